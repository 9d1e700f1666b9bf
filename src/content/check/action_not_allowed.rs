//! An option prepared with an action that the asked seats may not do: it would always be refused.
//!
//! Choose another action, ask another seat, or let the seat hold a role that may do it.

use crate::base::Msg;
use crate::content::check::case::{Case, Found};
use crate::content::codes;
use crate::content::scenario::Seat;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario else { return };
    for (at, inject) in scenario.injects.iter().enumerate() {
        let Some(decision) = &inject.decision else { continue };
        let asked: Vec<&Seat> = match &decision.seat {
            Some(seat) => case.seats.get(seat.as_str()).copied().into_iter().collect(),
            None => inject.to.iter().flat_map(|to| case.receivers(to)).collect(),
        };
        for (n, option) in decision.options.iter().enumerate() {
            for (k, prepared) in option.actions.iter().enumerate() {
                let Some(action) = case.actions.get(prepared.action.as_str()) else { continue };
                if !asked.is_empty() && !asked.iter().any(|seat| case.may(seat, action)) {
                    let message = Msg::new("check-action-not-allowed").with("name", &prepared.action);
                    let path = format!("injects[{at}].decision.options[{n}].actions[{k}]");
                    found.error(codes::ACTION_NOT_ALLOWED, &prepared.action, path, message);
                }
            }
        }
    }
}
