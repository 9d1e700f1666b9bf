//! Numbers of the world that contradict each other: more vulnerable, missing, injured or dead people than the group has, a route of no
//! time or from a place to itself, a seat that can do nothing.

use crate::base::{Dur, Msg};
use crate::content::check::case::{Case, Found};
use crate::content::codes::NUMBERS_OF_PEOPLE as CODE;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario else { return };
    for (at, group) in scenario.groups.iter().enumerate() {
        // Not located, injured and dead are counted apart: together they are not more than the group.
        let counted = u64::from(group.unlocated) + u64::from(group.injured) + u64::from(group.dead);
        for (field, part) in [("vulnerable", u64::from(group.vulnerable)), ("unlocated", counted)] {
            if part > u64::from(group.count) {
                let message = Msg::new("check-group-numbers")
                    .with("name", &group.id)
                    .with("part", i64::try_from(part).unwrap_or(i64::MAX))
                    .with("count", i64::from(group.count));
                found.error(CODE, &group.id, format!("groups[{at}].{field}"), message);
            }
        }
    }
    for (at, route) in scenario.routes.iter().enumerate() {
        if route.travel <= Dur::ZERO || route.from == route.to {
            found.error(
                CODE,
                &route.id,
                format!("routes[{at}]"),
                Msg::new("check-route-nowhere").with("name", &route.id),
            );
        }
    }
    for (at, transport) in scenario.transports.iter().enumerate() {
        if transport.seats == 0 {
            let message = Msg::new("check-transport-empty").with("name", &transport.id);
            found.error(CODE, &transport.id, format!("transports[{at}].seats"), message);
        }
    }
    for (at, seat) in scenario.seats.iter().enumerate() {
        if seat.hands == 0 || seat.roles.is_empty() {
            found.error(
                CODE,
                &seat.id,
                format!("seats[{at}]"),
                Msg::new("check-seat-idle").with("name", &seat.id),
            );
        }
    }
}
