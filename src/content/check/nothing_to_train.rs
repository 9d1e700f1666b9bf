//! A scenario without seats, objectives, a message or an ending, or a variant that plays nothing.

use crate::base::Msg;
use crate::content::check::case::{Case, Found};
use crate::content::codes::NOTHING_TO_TRAIN as CODE;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario else { return };
    for (list, key, empty) in [
        ("seats", "check-no-seats", scenario.seats.is_empty()),
        ("objectives", "check-no-objectives", scenario.objectives.is_empty()),
        ("injects", "check-no-injects", scenario.injects.is_empty()),
        ("endings", "check-no-endings", scenario.endings.is_empty()),
    ] {
        if empty {
            found.warning(CODE, &scenario.id, list, Msg::new(key));
        }
    }
    for (at, variant) in scenario.variants.iter().enumerate() {
        if variant.parts.is_empty() || variant.played.is_empty() || variant.minutes == 0 {
            let message = Msg::new("check-variant-empty").with("name", &variant.id);
            found.error(CODE, &variant.id, format!("variants[{at}]"), message);
        }
    }
}
