//! An act can bring an ending before the horizon, and the scenario expects nothing to arise by then.
//!
//! Whoever ends such a scenario early escapes everything its later messages would have called for. Name in `expects` what
//! must not be escaped, each clause with its cause: it counts against the seat whose act ended the exercise.
//!
//! It is said once for a scenario, and only where a later message does call for a claimed clause.

use std::collections::BTreeSet;

use crate::base::{Dur, Msg};
use crate::content::check::case::{Case, Found};
use crate::content::check::walk::{self, Leaf};
use crate::content::codes;
use crate::content::scenario::{Scenario, When};

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario else { return };
    if scenario.expects.iter().any(|expect| expect.by <= scenario.horizon) || !calls_later(case, scenario) {
        return;
    }
    let by_act = walk::endings_by_act(scenario);
    let ending = scenario.endings.iter().enumerate().find(|(_, ending)| by_act.contains(ending.id.as_str()));
    if let Some((at, ending)) = ending {
        let message = Msg::new("check-ending-pays").with("name", &ending.id);
        found.warning(codes::ENDING_PAYS, &ending.id, format!("endings[{at}].id"), message);
    }
}

/// Whether a message after the start raises what a claimed clause is opened by.
fn calls_later(case: &Case<'_>, scenario: &Scenario) -> bool {
    let later =
        scenario.injects.iter().filter(|inject| !matches!(inject.when, When::At(time) if time <= Dur::ZERO));
    let raised: BTreeSet<&str> =
        later.flat_map(|inject| &inject.raises).map(|raise| raise.signal.as_str()).collect();
    let claimed = scenario.objectives.iter().flat_map(|objective| &objective.clauses);
    let clauses = claimed.filter_map(|claim| case.clauses.get(claim.as_str()));
    let mut calls = false;
    for pattern in clauses.flat_map(|(_, clause)| &clause.rules).filter_map(|rule| rule.rule.trigger()) {
        walk::leaves(pattern, &mut |leaf| {
            calls |= matches!(leaf, Leaf::Raised(signal) if raised.contains(signal.as_str()));
        });
    }
    calls
}
