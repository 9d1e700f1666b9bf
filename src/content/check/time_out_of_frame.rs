//! Times outside the frame of the scenario: after the horizon, before the start, inside skipped time, or ends that lie
//! before their beginnings.

use crate::base::{Dur, Msg, Name};
use crate::content::check::case::{Case, Found};
use crate::content::codes::TIME_OUT_OF_FRAME as CODE;
use crate::content::scenario::{Scenario, When};

/// The longest time a scenario may judge.
const LONGEST: Dur = Dur(365 * Dur::DAY.0);

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario else { return };
    if scenario.horizon <= Dur::ZERO {
        found.error(CODE, &scenario.id, "horizon", Msg::new("check-horizon-zero"));
        return;
    }
    if scenario.horizon > LONGEST {
        let message = Msg::new("check-horizon-too-far").with("longest", LONGEST);
        found.error(CODE, &scenario.id, "horizon", message);
    }
    injects(scenario, found);
    for (at, part) in scenario.parts.iter().enumerate().filter(|(_, part)| part.minutes == 0) {
        let message = Msg::new("check-part-no-minutes").with("name", &part.id);
        found.error(CODE, &part.id, format!("parts[{at}].minutes"), message);
    }
    let mut frame = |from: Dur, to: Dur, name: &Name, path: String| {
        if from >= to {
            found.error(CODE, name, path, Msg::new("check-ends-before-start").with("name", name));
        } else if from < Dur::ZERO || to > scenario.horizon {
            found.error(
                CODE,
                name,
                path,
                Msg::new("check-outside-horizon").with("name", name).with("horizon", scenario.horizon),
            );
        }
    };
    for (at, part) in scenario.parts.iter().enumerate() {
        frame(part.from, part.to, &part.id, format!("parts[{at}]"));
    }
    for (at, interlude) in scenario.interludes.iter().enumerate() {
        frame(interlude.from, interlude.to, &interlude.id, format!("interludes[{at}]"));
    }
    parts(scenario, found);
    let mut interludes: Vec<(Dur, Dur, &Name, usize)> =
        scenario.interludes.iter().enumerate().map(|(at, i)| (i.from, i.to, &i.id, at)).collect();
    interludes.sort();
    for pair in interludes.windows(2) {
        if pair[1].0 < pair[0].1 {
            let message =
                Msg::new("check-interludes-overlap").with("name", pair[1].2).with("other", pair[0].2);
            found.error(CODE, pair[1].2, format!("interludes[{}]", pair[1].3), message);
        }
    }
    for (at, history) in scenario.history.iter().enumerate() {
        if history.at >= Dur::ZERO {
            let place = history.known_to.first().unwrap_or(&scenario.id);
            found.error(CODE, place, format!("history[{at}].at"), Msg::new("check-history-after-start"));
        }
    }
}

/// Parts follow each other in time, and a variant chooses them in that order.
fn parts(scenario: &Scenario, found: &mut Found) {
    for (at, pair) in scenario.parts.windows(2).enumerate() {
        if pair[1].from < pair[0].to {
            let message =
                Msg::new("check-parts-overlap").with("name", &pair[1].id).with("other", &pair[0].id);
            found.error(CODE, &pair[1].id, format!("parts[{}]", at + 1), message);
        }
    }
    for (at, variant) in scenario.variants.iter().enumerate() {
        let place = |name: &Name| scenario.parts.iter().position(|part| part.id == *name.as_str());
        let places: Vec<usize> = variant.parts.iter().filter_map(place).collect();
        if places.windows(2).any(|pair| pair[1] <= pair[0]) {
            let message = Msg::new("check-variant-order").with("name", &variant.id);
            found.error(CODE, &variant.id, format!("variants[{at}].parts"), message);
        }
    }
}

fn injects(scenario: &Scenario, found: &mut Found) {
    for (at, inject) in scenario.injects.iter().enumerate() {
        let path = format!("injects[{at}].when");
        let (When::At(time) | When::Every(time, ..)) = &inject.when else {
            if let When::After(_, delay) = &inject.when
                && *delay < Dur::ZERO
            {
                found.error(
                    CODE,
                    &inject.id,
                    path,
                    Msg::new("check-negative-delay").with("name", &inject.id),
                );
            }
            continue;
        };
        if *time > scenario.horizon {
            let message =
                Msg::new("check-after-horizon").with("name", &inject.id).with("horizon", scenario.horizon);
            found.warning(CODE, &inject.id, path, message);
        } else if *time < Dur::ZERO {
            found.error(
                CODE,
                &inject.id,
                path,
                Msg::new("check-inject-before-start").with("name", &inject.id),
            );
        } else if let Some(interlude) = scenario.interludes.iter().find(|i| i.from < *time && *time < i.to) {
            let message =
                Msg::new("check-inside-interlude").with("name", &inject.id).with("other", &interlude.id);
            found.error(CODE, &inject.id, path, message);
        }
    }
}
