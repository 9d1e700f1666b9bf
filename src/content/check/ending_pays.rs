//! An act can bring an ending before the horizon, and the scenario expects nothing to arise by then.
//!
//! Whoever ends such a scenario early escapes everything its later messages would have called for. Name in `expects` what
//! must not be escaped, each clause with its cause: it counts against the seat whose act ended the exercise.

use crate::base::Msg;
use crate::content::check::case::{Case, Found};
use crate::content::check::walk;
use crate::content::codes;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario else { return };
    if scenario.expects.iter().any(|expect| expect.by <= scenario.horizon) {
        return;
    }
    let by_act = walk::endings_by_act(scenario);
    for (at, ending) in scenario.endings.iter().enumerate() {
        if by_act.contains(ending.id.as_str()) {
            let message = Msg::new("check-ending-pays").with("name", &ending.id);
            found.warning(codes::ENDING_PAYS, &ending.id, format!("endings[{at}].id"), message);
        }
    }
}
