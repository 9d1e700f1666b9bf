//! An objective that claims a clause which cannot be judged, or claims nothing.

use crate::base::Msg;
use crate::content::check::case::{Case, Found};
use crate::content::codes;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario else { return };
    for (n, objective) in scenario.objectives.iter().enumerate() {
        if objective.clauses.is_empty() {
            let message = Msg::new("check-objective-empty").with("name", &objective.id);
            found.warning(
                codes::CLAIM_WITHOUT_RULES,
                &objective.id,
                format!("objectives[{n}].clauses"),
                message,
            );
        }
        for (k, claim) in objective.clauses.iter().enumerate() {
            if case.clauses.get(claim.as_str()).is_some_and(|(_, clause)| clause.rules.is_empty()) {
                let message = Msg::new("check-claim-without-rules").with("name", claim);
                found.warning(
                    codes::CLAIM_WITHOUT_RULES,
                    claim,
                    format!("objectives[{n}].clauses[{k}]"),
                    message,
                );
            }
        }
    }
}
