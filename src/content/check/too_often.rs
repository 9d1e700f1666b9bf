//! What comes again and again too soon: a period, or a circle of injects each step of which takes less than a minute, or
//! a repeat that would come thousands of times before the horizon.
//!
//! Nobody can answer every few seconds, and a run would drown in records. Let a minute or more pass, or give the repeat
//! an end by its condition.

use crate::base::{Dur, Msg};
use crate::content::check::case::{Case, Found};
use crate::content::check::zero_delay_cycle::Graph;
use crate::content::codes::TOO_OFTEN as CODE;
use crate::content::procedure::RuleKind;
use crate::content::scenario::{Scenario, When};

/// The shortest sensible time between one turn and the next.
const LEAST: Dur = Dur::MINUTE;
/// The most turns of one inject up to the horizon.
const TURNS: i64 = 2_000;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    for (_, rule, path) in case.rules() {
        let RuleKind::Periodic { every, .. } = &rule.rule else { continue };
        let times = every.iter().filter_map(|limit| case.length(&limit.time));
        // No time at all is reported as a limit of no time.
        if let Some(period) = times.filter(|time| Dur::ZERO < *time && *time < LEAST).min() {
            let message = too_soon(&rule.id, period);
            found.error(CODE, &rule.id, format!("{path}.rule.every"), message);
        }
    }
    if let Some(scenario) = case.scenario {
        injects(scenario, found);
    }
}

fn too_soon(name: &crate::base::Name, period: Dur) -> Msg {
    Msg::new("check-too-soon-again").with("name", name).with("period", period).with("least", LEAST)
}

fn injects(scenario: &Scenario, found: &mut Found) {
    for (at, inject) in scenario.injects.iter().enumerate() {
        let When::Every(from, period, _) = &inject.when else { continue };
        let path = format!("injects[{at}].when");
        // A period of no time is reported when it is compiled.
        if Dur::ZERO < *period && *period < LEAST {
            found.error(CODE, &inject.id, path, too_soon(&inject.id, *period));
        } else if *period >= LEAST && scenario.horizon.0.saturating_sub(from.0) / period.0 > TURNS {
            let message = Msg::new("check-too-many-turns").with("name", &inject.id).with("count", TURNS);
            found.error(CODE, &inject.id, path, message);
        }
    }
    let at_once = Graph::of(scenario, Dur::ZERO).circles();
    for circle in Graph::of(scenario, Dur(LEAST.0 - 1)).circles() {
        if at_once.contains(&circle) {
            continue;
        }
        let members: Vec<_> = circle.iter().filter_map(|node| scenario.injects.get(*node)).collect();
        let Some(first) = members.first() else { continue };
        let list: Vec<&str> = members.iter().map(|inject| inject.id.as_str()).collect();
        let list = format!("{} → {}", list.join(" → "), first.id);
        let at = scenario.injects.iter().position(|inject| inject.id == first.id).unwrap_or_default();
        let message = Msg::new("check-circle-too-fast").with("list", list).with("least", LEAST);
        found.error(CODE, &first.id, format!("injects[{at}]"), message);
    }
}
