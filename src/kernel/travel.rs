//! Officials on the way: the shortest open way, and what becomes of it when a route on it closes.
//!
//! Who travels goes leg by leg. When the route of a later leg closes, the traveller looks for another way from the next
//! place on; when the route under the wheels closes, the traveller turns and is back after as long as the leg was out,
//! and looks for another way from there. With none, the travel ends at that place. Either way the traveller is told.
//!
//! # Invariants
//! - The legs of a travel sum up to the rest of its time, so that calls and interludes on the way shift nothing.

use crate::base::{Dur, EntityId, SimTime};
use crate::content::kind::Kind;
use crate::content::model::tables::DoesRow;
use crate::kernel::message;
use crate::kernel::plan::Plan;
use crate::kernel::situation::Situation;
use crate::kernel::state::{Leg, Task, TaskState, Work};
use crate::kernel::step::Turn;
use crate::trace::{Author, Event, RecordNo, TaskNo, Val};

/// The place a task travels to; none if it does not travel.
pub(super) fn goal(plan: &Plan, task: &Task) -> Option<EntityId> {
    let Work::Action { action, args } = &task.work else { return None };
    match plan.model.actions.get(action.index())?.does {
        Some(DoesRow::Travel(slot)) => match args.get(slot.index()) {
            Val::Entity(place) => Some(place),
            _ => None,
        },
        _ => None,
    }
}

/// The shortest time along open routes between two places; none if there is no way.
pub(super) fn time(plan: &Plan, situation: &Situation, from: EntityId, to: EntityId) -> Option<Dur> {
    way(plan, situation, from, to).map(|legs| sum(&legs))
}

/// The shortest way along open routes between two places, leg by leg.
pub(super) fn way(plan: &Plan, situation: &Situation, from: EntityId, to: EntityId) -> Option<Vec<Leg>> {
    let (first, len) = plan.model.range(Kind::Place);
    let place = |thing: EntityId| thing.0.checked_sub(first).filter(|at| *at < len).map(usize::from);
    let (start, goal) = (place(from)?, place(to)?);
    let (first_route, _) = plan.model.range(Kind::Route);
    // Time to each place, and the last leg there with the place it begins at.
    let mut best: Vec<Option<(i64, Option<(Leg, usize)>)>> = vec![None; usize::from(len)];
    let mut settled = vec![false; usize::from(len)];
    best[start] = Some((0, None));
    loop {
        let next = (0..usize::from(len))
            .filter(|at| !settled[*at])
            .filter_map(|at| best[at].map(|(time, _)| (time, at)))
            .min()?;
        let (time, at) = next;
        if at == goal {
            break;
        }
        settled[at] = true;
        for (number, route) in (first_route..).zip(&plan.model.script.routes) {
            let id = EntityId(number);
            if situation.value(&plan.model, plan.built_in.open, Some(id)) == 0 {
                continue;
            }
            let (to, other) = match (place(route.from), place(route.to)) {
                (Some(one), Some(other)) if one == at => (route.to, other),
                (Some(other), Some(one)) if one == at => (route.from, other),
                _ => continue,
            };
            let takes = Dur(route.travel.0.max(0));
            let there = time.saturating_add(takes.0);
            if best[other].is_none_or(|(known, _)| there < known) {
                best[other] = Some((there, Some((Leg { route: Some(id), to, takes }, at))));
            }
        }
    }
    let mut legs = Vec::new();
    let mut at = goal;
    while let Some((_, Some((leg, before)))) = best[at] {
        legs.push(leg);
        at = before;
    }
    legs.reverse();
    Some(legs)
}

fn sum(legs: &[Leg]) -> Dur {
    Dur(legs.iter().fold(0i64, |sum, leg| sum.saturating_add(leg.takes.0)))
}

/// What becomes of a travel when a route closes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Diversion {
    /// The legs from here on; the one being travelled first.
    pub(super) legs: Vec<Leg>,
    /// Where it ends.
    pub(super) place: EntityId,
    /// Time left.
    pub(super) left: Dur,
}

/// How a travel goes on when a route has closed; none if it does not matter to it.
pub(super) fn diverted(
    plan: &Plan,
    situation: &Situation,
    task: &Task,
    closed: EntityId,
    at: SimTime,
) -> Option<Diversion> {
    let goal = goal(plan, task)?;
    let left = match task.state {
        TaskState::Running { until, .. } => until.since(at),
        TaskState::Suspended { left, .. } => left,
        TaskState::Waiting => return None,
    };
    // The first leg not yet behind the traveller, and the time from its end on.
    let mut after = sum(&task.legs);
    let mut ahead = task.legs.len();
    for (no, leg) in task.legs.iter().enumerate() {
        after = Dur(after.0 - leg.takes.0);
        if left > after {
            ahead = no;
            break;
        }
    }
    if !task.legs.get(ahead..)?.iter().any(|leg| leg.route == Some(closed)) {
        return None;
    }
    let current = task.legs.get(ahead)?;
    let begins = |no: usize| match no.checked_sub(1).and_then(|before| task.legs.get(before)) {
        Some(leg) => Some(leg.to),
        None => u16::try_from(task.origin).ok().map(EntityId),
    };
    let rest = Dur(left.0 - after.0);
    let (junction, there, mut legs) = if rest >= current.takes {
        // Not begun yet: still packing, or just at the place where it begins.
        (begins(ahead)?, Dur(rest.0 - current.takes.0), Vec::new())
    } else if current.route == Some(closed) {
        let out = Dur(current.takes.0 - rest.0);
        let to = begins(ahead)?;
        (to, out, vec![Leg { route: None, to, takes: out }])
    } else {
        (current.to, rest, vec![*current])
    };
    match way(plan, situation, junction, goal) {
        Some(other) => {
            let left = Dur(there.0.saturating_add(sum(&other).0));
            legs.extend(other);
            Some(Diversion { legs, place: goal, left })
        }
        None => {
            // Who has not left yet stays at once.
            let left = if legs.is_empty() { Dur::ZERO } else { there };
            Some(Diversion { legs, place: junction, left })
        }
    }
}

/// A route has closed: who would come along it goes another way, turns or stops short, and is told.
pub(super) fn route_closed(turn: &mut Turn<'_>, route: EntityId, cause: RecordNo) {
    let on_the_way: Vec<TaskNo> =
        turn.situation.tasks.iter().filter(|task| !task.legs.is_empty()).map(|task| task.no).collect();
    for no in on_the_way {
        let Some(task) = turn.situation.task(no) else { continue };
        let seat = task.seat;
        let Some(other) = diverted(turn.plan, turn.situation, task, route, turn.at) else { continue };
        let until = turn.at.plus(other.left);
        let event = Event::TravelDiverted { task: no, seat, route, place: other.place, until };
        let diverted = turn.put(Author::Kernel, Some(cause), event);
        message::learn(turn, seat, route, Author::Kernel, diverted);
    }
}

/// A travel ends: the place it came to, and whether that is where it was going.
pub(super) fn arrival(plan: &Plan, task: &Task) -> Option<(EntityId, bool)> {
    let goal = goal(plan, task)?;
    let place = task.stops_at.unwrap_or(goal);
    Some((place, place == goal))
}
