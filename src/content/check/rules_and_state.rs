//! A clause marked executable without a rule, or marked listed although it has rules.
//!
//! The mark is what screens show; a clause that says it is judged must be.

use crate::base::Msg;
use crate::content::check::case::{Case, Found};
use crate::content::codes;
use crate::content::procedure::State;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    for (at, clause) in case.procedure.clauses.iter().enumerate() {
        let path = format!("clauses[{at}].state");
        match (clause.state, clause.rules.is_empty()) {
            (State::Executable, true) => {
                let message = Msg::new("check-executable-without-rules").with("name", &clause.id);
                found.error(codes::RULES_AND_STATE, &clause.id, path, message);
            }
            (State::Listed, false) => {
                let message = Msg::new("check-listed-with-rules").with("name", &clause.id);
                found.warning(codes::RULES_AND_STATE, &clause.id, path, message);
            }
            (State::Executable, false) | (State::Listed, true) => {}
        }
    }
}
