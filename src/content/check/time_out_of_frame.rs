//! Times outside the frame of the scenario: after the horizon, before the start, inside skipped time, or ends that lie
//! before their beginnings.

use crate::base::{Dur, Msg, Name};
use crate::content::check::case::{Case, Found};
use crate::content::check::walk::{self, Leaf};
use crate::content::codes::TIME_OUT_OF_FRAME as CODE;
use crate::content::pattern::Pattern;
use crate::content::scenario::{Effect, Inject, Scenario, When};

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
    for (at, expect) in scenario.expects.iter().enumerate() {
        if expect.by <= Dur::ZERO {
            let message = Msg::new("check-expect-no-time").with("name", &expect.clause);
            found.error(CODE, &expect.clause, format!("expects[{at}].by"), message);
        } else if earliest(&expect.cause, scenario).0 + expect.by.0 > scenario.horizon.0 {
            let message = Msg::new("check-expect-after-horizon")
                .with("name", &expect.clause)
                .with("horizon", scenario.horizon);
            found.error(CODE, &expect.clause, format!("expects[{at}].by"), message);
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

/// The earliest moment at which a cause can happen, as far as the times of messages tell.
fn earliest(cause: &Pattern, scenario: &Scenario) -> Dur {
    let mut first: Option<Dur> = None;
    walk::leaves(cause, &mut |leaf| {
        let Leaf::Raised(signal) = leaf else {
            first = Some(Dur::ZERO);
            return;
        };
        let raising = |inject: &&Inject| inject.raises.iter().any(|raise| raise.signal == *signal);
        let at = |inject: &Inject| match &inject.when {
            When::At(time) | When::Every(time, ..) => *time,
            _ => Dur::ZERO,
        };
        // What else raises the signal, an outcome, an answer or an effect, may do so at any time.
        let messages: Vec<Dur> = scenario.injects.iter().filter(raising).map(at).collect();
        let only_messages = !messages.is_empty() && !raised_otherwise(signal, scenario);
        let soonest = messages.into_iter().min().filter(|_| only_messages).unwrap_or(Dur::ZERO);
        first = Some(first.map_or(soonest, |known| known.min(soonest)));
    });
    first.unwrap_or(Dur::ZERO).max(Dur::ZERO)
}

fn raised_otherwise(signal: &Name, scenario: &Scenario) -> bool {
    let options =
        scenario.injects.iter().filter_map(|inject| inject.decision.as_ref()).flat_map(|d| &d.options);
    let lists = options.map(|option| &option.raises).chain(scenario.outcomes.iter().map(|o| &o.raises));
    let mut raised = lists.flatten().any(|raise| raise.signal == *signal);
    walk::all_effects(scenario, &mut |effect| {
        raised |= matches!(effect, Effect::Raise(name, _) if name == signal);
    });
    raised
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
