//! A message that calls itself confirmed, is not so, and is never taken back.
//!
//! Who acts on what is confirmed acts rightly, and would be led astray for nothing. Let it be a rumour or a report, or
//! let a later message retract it.

use crate::base::{Msg, Reliability};
use crate::content::check::case::{Case, Found};
use crate::content::codes;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario else { return };
    for (at, inject) in scenario.injects.iter().enumerate() {
        let retracted = || scenario.injects.iter().any(|later| later.retracts.as_ref() == Some(&inject.id));
        if inject.reliability == Reliability::Confirmed && !inject.is_true && !retracted() {
            let message = Msg::new("check-confirmed-but-untrue").with("name", &inject.id);
            let path = format!("injects[{at}].is_true");
            found.warning(codes::CONFIRMED_BUT_UNTRUE, &inject.id, path, message);
        }
    }
}
