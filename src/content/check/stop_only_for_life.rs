//! A duty about life, liberty or another major matter (S1, S2) that is only looked at when the exercise stops.
//!
//! Done a minute before the end it would count in full. Give it a limit of its own.

use crate::base::Msg;
use crate::content::check::case::{Case, Found};
use crate::content::codes;
use crate::content::procedure::{By, RuleKind, Severity};

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    for (clause, rule, path) in case.rules() {
        if clause.severity <= Severity::S2 && matches!(rule.rule, RuleKind::Existence { by: By::Stop, .. }) {
            let message = Msg::new("check-stop-only").with("name", &clause.id);
            found.warning(codes::STOP_ONLY_FOR_LIFE, &rule.id, format!("{path}.rule.by"), message);
        }
    }
}
