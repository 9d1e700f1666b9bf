//! An ending that is reached at the very start, or by nothing.
//!
//! The first stops the exercise before anybody has acted; of the second the author believes that it can come. Write what
//! has to have happened as its condition, or an effect `End(…)` that brings it.

use std::collections::BTreeSet;

use crate::base::Msg;
use crate::content::check::at_start::Start;
use crate::content::check::case::{Case, Found};
use crate::content::check::walk;
use crate::content::codes::ENDING_OUT_OF_REACH as CODE;
use crate::content::scenario::Effect;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario else { return };
    let start = Start::of(case, scenario);
    let mut called: BTreeSet<&str> = BTreeSet::new();
    walk::all_effects(scenario, &mut |effect| {
        if let Effect::End(name) = effect {
            called.insert(name.as_str());
        }
    });
    for (at, ending) in scenario.endings.iter().enumerate() {
        match &ending.when {
            Some(cond) if start.holds(cond) == Some(true) => {
                let message = Msg::new("check-ending-at-start").with("name", &ending.id);
                found.error(CODE, &ending.id, format!("endings[{at}].when"), message);
            }
            None if !called.contains(ending.id.as_str()) => {
                let message = Msg::new("check-ending-never").with("name", &ending.id);
                found.warning(CODE, &ending.id, format!("endings[{at}]"), message);
            }
            Some(_) | None => {}
        }
    }
}
