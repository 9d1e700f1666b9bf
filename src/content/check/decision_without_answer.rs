//! A decision that cannot be answered, or whose answer for silence may be missing.
//!
//! It stays open for some time (`until`), offers two options or more, and the option taken when nobody answers
//! (`otherwise`) is always offered, without a condition.

use std::collections::BTreeSet;

use crate::base::{Dur, Msg};
use crate::content::check::case::{Case, Found};
use crate::content::codes::DECISION_WITHOUT_ANSWER as CODE;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario else { return };
    for (at, inject) in scenario.injects.iter().enumerate() {
        let Some(decision) = &inject.decision else { continue };
        let path = format!("injects[{at}].decision");
        if decision.until < Dur::MINUTE {
            found.error(
                CODE,
                &inject.id,
                format!("{path}.until"),
                Msg::new("check-decision-until").with("name", &inject.id),
            );
        }
        if decision.options.len() < 2 {
            let message = Msg::new("check-decision-one-option").with("name", &inject.id);
            found.error(CODE, &inject.id, format!("{path}.options"), message);
        }
        let mut seen = BTreeSet::new();
        for (n, option) in decision.options.iter().enumerate() {
            if !seen.insert(&option.id) {
                let message = Msg::new("check-duplicate").with("name", &option.id);
                found.error(CODE, &option.id, format!("{path}.options[{n}].id"), message);
            }
            if option.id == decision.otherwise && option.only_if.is_some() {
                let message = Msg::new("check-otherwise-conditional").with("name", &option.id);
                found.error(CODE, &option.id, format!("{path}.options[{n}].only_if"), message);
            }
        }
        if let Some(seat) = &decision.seat
            && !inject.to.is_empty()
            && !inject.to.iter().any(|to| case.receivers(to).iter().any(|reached| reached.id == *seat))
        {
            let message = Msg::new("check-decision-other-seat").with("name", seat);
            found.error(CODE, seat, format!("{path}.seat"), message);
        }
    }
}
