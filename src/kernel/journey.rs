//! Journeys: planned, boarded, departing, arriving, turning back; and where things and people are.
//!
//! A journey leaves from the end of its route where its assembly point, its transport or its first rider is. On a closed
//! route it comes to the block at half of the travel time; when the route closes on the way it turns at once. Either way
//! it is back after as long as it was out. The members of a group ride with it when they are where it is.

use crate::base::{Dur, EntityId, Reliability, SignalId};
use crate::content::kind::{CONDITIONS, Kind};
use crate::content::model::pattern::Head;
use crate::content::model::script::{MovementRow, RouteRow};
use crate::content::scenario::LinkKind;
use crate::kernel::effect::{self, Ctx};
use crate::kernel::plan::Plan;
use crate::kernel::refusal;
use crate::kernel::situation::Situation;
use crate::kernel::state::Journey;
use crate::kernel::step::Turn;
use crate::trace::{Args, Author, Event, Names as _, RecordNo, Refusal, Table, Val};

fn route_row(plan: &Plan, route: EntityId) -> Option<&RouteRow> {
    let (first, _) = plan.model.range(Kind::Route);
    plan.model.script.routes.get(usize::from(route.0.checked_sub(first)?))
}

fn movement_row(plan: &Plan, movement: EntityId) -> Option<&MovementRow> {
    let (first, _) = plan.model.range(Kind::Movement);
    plan.model.script.movements.get(usize::from(movement.0.checked_sub(first)?))
}

fn flag(plan: &Plan, situation: &Situation, fact: Option<crate::base::FactId>, of: EntityId) -> bool {
    situation.value(&plan.model, fact, Some(of)) != 0
}

fn refuse(code: &'static str, plan: &Plan, thing: EntityId) -> Refusal {
    Refusal::with(code, &[plan.model.name(Table::Entity, thing.0)])
}

/// The route of a journey: planned, or the movement's own.
fn route_of(plan: &Plan, situation: &Situation, movement: EntityId) -> Option<EntityId> {
    let planned = situation.journey(&plan.model, movement).and_then(|journey| journey.route);
    planned.or_else(|| movement_row(plan, movement).and_then(|row| row.route))
}

fn transport_of(plan: &Plan, situation: &Situation, movement: EntityId) -> Option<EntityId> {
    let planned = situation.journey(&plan.model, movement).and_then(|journey| journey.transport);
    planned.or_else(|| movement_row(plan, movement).and_then(|row| row.transport))
}

/// How many people a rider is.
fn heads(plan: &Plan, situation: &Situation, who: EntityId) -> i32 {
    if plan.model.things.get(who.index()).map(|row| row.kind) != Some(Kind::Group) {
        return 1;
    }
    let count = |fact| situation.value(&plan.model, fact, Some(who));
    let built_in = &plan.built_in;
    (count(built_in.size) - count(built_in.dead) - count(built_in.unlocated)).max(0)
}

/// Everybody on a journey: who boarded, and the members of boarded groups that are where the group is.
fn riders(plan: &Plan, situation: &Situation, journey: &Journey) -> Vec<EntityId> {
    let mut all = journey.riders.clone();
    for rider in &journey.riders {
        let place = situation.place_of(plan, *rider);
        let members = plan.model.links.iter().filter(|link| link.0 == LinkKind::MemberOf && link.2 == *rider);
        for (_, member, _) in members {
            let together = situation.place_of(plan, *member) == place;
            if together && !aboard(plan, situation, *member) && !all.contains(member) {
                all.push(*member);
            }
        }
    }
    all
}

fn aboard(plan: &Plan, situation: &Situation, who: EntityId) -> bool {
    let kind = plan.model.things.get(who.index()).map(|row| row.kind as usize);
    kind.is_some_and(|kind| flag(plan, situation, plan.built_in.aboard[kind], who))
}

/// Whether a transport is on the way with another journey.
fn in_use(plan: &Plan, situation: &Situation, transport: EntityId, movement: EntityId) -> bool {
    let (first, _) = plan.model.range(Kind::Movement);
    (first..).map(EntityId).zip(&situation.journeys).any(|(other, journey)| {
        journey.running && other != movement && transport_of(plan, situation, other) == Some(transport)
    })
}

/// Whether a journey can be planned like this.
pub(super) fn may_plan(
    plan: &Plan,
    situation: &Situation,
    movement: Val,
    route: Val,
    transport: Val,
) -> Result<(), Refusal> {
    let Val::Entity(movement) = movement else { return Ok(()) };
    if flag(plan, situation, plan.built_in.departed, movement) {
        return Err(refuse(refusal::HAS_LEFT, plan, movement));
    }
    let own = movement_row(plan, movement);
    if !matches!(route, Val::Entity(_)) && own.is_none_or(|row| row.route.is_none()) {
        return Err(refuse(refusal::NO_ROUTE, plan, movement));
    }
    let transport = match transport {
        Val::Entity(transport) => Some(transport),
        _ => own.and_then(|row| row.transport),
    };
    match transport {
        Some(transport) if !flag(plan, situation, plan.built_in.available, transport) => {
            Err(refuse(refusal::NO_TRANSPORT, plan, transport))
        }
        _ => Ok(()),
    }
}

/// Whether somebody can board. Whether they are at the assembly point shows only on the spot.
pub(super) fn may_board(
    plan: &Plan,
    situation: &Situation,
    movement: Val,
    who: Val,
    on_the_spot: bool,
) -> Result<(), Refusal> {
    let Val::Entity(movement) = movement else { return Ok(()) };
    if flag(plan, situation, plan.built_in.departed, movement) {
        return Err(refuse(refusal::HAS_LEFT, plan, movement));
    }
    if !flag(plan, situation, plan.built_in.planned, movement) {
        return Err(refuse(refusal::NOT_PLANNED, plan, movement));
    }
    let who = plan.model.listed(who);
    let mut needed = 0i32;
    for rider in &who {
        if aboard(plan, situation, *rider) {
            return Err(refuse(refusal::ABOARD, plan, *rider));
        }
        let assembly = movement_row(plan, movement).and_then(|row| row.assembly);
        if on_the_spot && assembly.is_some() && situation.place_of(plan, *rider) != assembly {
            return Err(refuse(refusal::NOT_ASSEMBLED, plan, *rider));
        }
        needed = needed.saturating_add(heads(plan, situation, *rider));
    }
    if let Some(transport) = transport_of(plan, situation, movement) {
        if !flag(plan, situation, plan.built_in.available, transport) {
            return Err(refuse(refusal::NO_TRANSPORT, plan, transport));
        }
        if on_the_spot && in_use(plan, situation, transport, movement) {
            return Err(refuse(refusal::TRANSPORT_AWAY, plan, transport));
        }
        let count = |fact| situation.value(&plan.model, fact, Some(transport));
        if count(plan.built_in.seats) - count(plan.built_in.taken) < needed {
            return Err(refuse(refusal::NO_ROOM, plan, movement));
        }
    }
    Ok(())
}

/// Whether a journey can leave. `planned`: it has to be planned before.
pub(super) fn may_depart(
    plan: &Plan,
    situation: &Situation,
    movement: EntityId,
    planned: bool,
) -> Result<(), Refusal> {
    let running = situation.journey(&plan.model, movement).is_some_and(|journey| journey.running);
    if running || flag(plan, situation, plan.built_in.departed, movement) {
        return Err(refuse(refusal::HAS_LEFT, plan, movement));
    }
    if planned && !flag(plan, situation, plan.built_in.planned, movement) {
        return Err(refuse(refusal::NOT_PLANNED, plan, movement));
    }
    let Some(route) = route_of(plan, situation, movement) else {
        return Err(refuse(refusal::NO_ROUTE, plan, movement));
    };
    let transport = transport_of(plan, situation, movement);
    if let Some(lost) = transport.filter(|one| !flag(plan, situation, plan.built_in.available, *one)) {
        return Err(refuse(refusal::NO_TRANSPORT, plan, lost));
    }
    if let Some(transport) = transport.filter(|one| in_use(plan, situation, *one, movement)) {
        return Err(refuse(refusal::TRANSPORT_AWAY, plan, transport));
    }
    let Some(row) = route_row(plan, route) else { return Err(refuse(refusal::NO_ROUTE, plan, movement)) };
    let Some(capacity) = row.capacity else { return Ok(()) };
    let on = |journey: &Journey| -> i64 {
        journey.riders.iter().map(|rider| i64::from(heads(plan, situation, *rider))).sum()
    };
    let mine = situation.journey(&plan.model, movement).map_or(0, on);
    let others: i64 = situation
        .journeys
        .iter()
        .filter(|journey| journey.running && journey.route == Some(route))
        .map(on)
        .sum();
    if mine + others > i64::from(capacity) { Err(refuse(refusal::ROUTE_FULL, plan, route)) } else { Ok(()) }
}

impl Situation {
    /// Where a journey leaves and where it goes.
    pub(super) fn ends_of(
        &self,
        plan: &Plan,
        movement: EntityId,
        route: EntityId,
    ) -> Option<(EntityId, EntityId)> {
        let row = route_row(plan, route)?;
        let assembly = movement_row(plan, movement).and_then(|row| row.assembly);
        let transport =
            transport_of(plan, self, movement).and_then(|transport| self.place_of(plan, transport));
        let riders = self.journey(&plan.model, movement).map_or(&[][..], |journey| &journey.riders);
        let first = riders.first().and_then(|rider| self.place_of(plan, *rider));
        for place in [assembly, transport, first].into_iter().flatten() {
            if place == row.from {
                return Some((row.from, row.to));
            }
            if place == row.to {
                return Some((row.to, row.from));
            }
        }
        Some((row.from, row.to))
    }
}

/// A thing is somewhere else, or on the way.
pub(super) fn place(
    turn: &mut Turn<'_>,
    who: EntityId,
    place: Option<EntityId>,
    author: Author,
    cause: RecordNo,
) {
    let kind = turn.plan.model.things.get(who.index()).map(|row| row.kind as usize);
    if let Some(fact) = kind.and_then(|kind| turn.plan.built_in.at[kind]) {
        effect::set(turn, fact, Some(who), place.map_or(-1, |place| i32::from(place.0)), author, cause);
    }
}

/// A journey has been planned.
pub(super) fn planned(turn: &mut Turn<'_>, movement: Val, author: Author, cause: RecordNo) {
    if let (Val::Entity(movement), Some(fact)) = (movement, turn.plan.built_in.planned) {
        effect::set(turn, fact, Some(movement), 1, author, cause);
    }
}

/// Somebody has boarded.
pub(super) fn board(turn: &mut Turn<'_>, movement: Val, who: Val, author: Author, cause: RecordNo) {
    let Val::Entity(movement) = movement else { return };
    let built_in = &turn.plan.built_in;
    for rider in turn.plan.model.listed(who) {
        let heads = heads(turn.plan, turn.situation, rider);
        set_aboard(turn, rider, 1, author, cause);
        if let (Some(transport), Some(taken)) =
            (transport_of(turn.plan, turn.situation, movement), built_in.taken)
        {
            effect::add(turn, taken, Some(transport), heads, author, cause);
        }
        if let Some(fact) = built_in.aboard[Kind::Movement as usize] {
            effect::add(turn, fact, Some(movement), heads, author, cause);
        }
    }
}

fn set_aboard(turn: &mut Turn<'_>, who: EntityId, to: i32, author: Author, cause: RecordNo) {
    let kind = turn.plan.model.things.get(who.index()).map(|row| row.kind as usize);
    if let Some(fact) = kind.and_then(|kind| turn.plan.built_in.aboard[kind]) {
        effect::set(turn, fact, Some(who), to, author, cause);
    }
}

/// A journey leaves.
pub(super) fn depart(turn: &mut Turn<'_>, movement: EntityId, author: Author, cause: RecordNo) {
    let plan = turn.plan;
    let Some(route) = route_of(plan, turn.situation, movement) else { return };
    let Some(row) = route_row(plan, route) else { return };
    let journey = turn.situation.journey(&plan.model, movement).cloned().unwrap_or_default();
    let riders = riders(plan, turn.situation, &journey);
    let left_behind = separated(plan, turn.situation, &riders);
    raise(turn, plan.raised.assembly_closed, &[("movement", movement), ("route", route)], author, cause);
    let travel = row.travel.0.max(0);
    let blocked = !flag(plan, turn.situation, plan.built_in.open, route);
    let arrives = turn.at.plus(Dur(if blocked { travel / 2 } else { travel }));
    if let Some(fact) = plan.built_in.turned_back {
        effect::set(turn, fact, Some(movement), 0, author, cause);
    }
    let begun = turn.put(author, Some(cause), Event::JourneyBegun { movement, route, arrives });
    for (fact, to) in [(plan.built_in.planned, 1), (plan.built_in.departed, 1), (plan.built_in.arrived, 0)] {
        if let Some(fact) = fact {
            effect::set(turn, fact, Some(movement), to, author, begun);
        }
    }
    for who in riders.iter().copied().chain(transport_of(plan, turn.situation, movement)) {
        place(turn, who, None, author, begun);
    }
    let slots = [("movement", movement), ("route", route)];
    for_each_rider(turn, plan.raised.departed, &riders, &slots, author, begun);
    if !riders.is_empty() {
        for_each_rider(turn, plan.raised.rider_departed, &riders, &slots, author, begun);
    }
    for (person, carer) in left_behind {
        let slots = [("movement", movement), ("route", route), ("person", person), ("carer", carer)];
        raise(turn, plan.raised.family_separated, &slots, author, begun);
    }
}

/// Dependants and carers of whom one leaves and the other, who is at the same place, does not.
fn separated(plan: &Plan, situation: &Situation, riders: &[EntityId]) -> Vec<(EntityId, EntityId)> {
    let dead = CONDITIONS.iter().position(|word| *word == "dead").and_then(|at| i32::try_from(at).ok());
    let lives = |who| Some(situation.value(&plan.model, plan.built_in.condition, Some(who))) != dead;
    let links = plan.model.links.iter().filter(|link| link.0 == LinkKind::CarerOf);
    links
        .filter(|(_, carer, person)| {
            let place = situation.place_of(plan, *carer);
            place.is_some()
                && place == situation.place_of(plan, *person)
                && riders.contains(carer) != riders.contains(person)
                && lives(*carer)
                && lives(*person)
        })
        .map(|(_, carer, person)| (*person, *carer))
        .collect()
}

/// A journey comes to the end of a stretch: it arrives, meets the block, goes on, or is back.
pub(super) fn arrive(turn: &mut Turn<'_>, movement: EntityId) {
    let plan = turn.plan;
    let Some(journey) = turn.situation.journey(&plan.model, movement).cloned() else { return };
    turn.root = (Some(journey.record), journey.actor);
    let Some(route) = journey.route else { return };
    if journey.back {
        finish(turn, movement, &journey, journey.origin, false);
        return;
    }
    if !flag(plan, turn.situation, plan.built_in.open, route) {
        turn_back(turn, movement, &journey, journey.record);
        return;
    }
    let whole = route_row(plan, route).map_or(turn.at, |row| journey.started.plus(Dur(row.travel.0.max(0))));
    if whole > turn.at {
        let event = Event::JourneyBegun { movement, route, arrives: whole };
        turn.put(Author::Kernel, Some(journey.record), event);
        return;
    }
    finish(turn, movement, &journey, journey.destination, true);
}

fn finish(
    turn: &mut Turn<'_>,
    movement: EntityId,
    journey: &Journey,
    place_: Option<EntityId>,
    arrived: bool,
) {
    let plan = turn.plan;
    let author = Author::Kernel;
    let mut riders = journey.riders.clone();
    for rider in &journey.riders {
        let members = plan.model.links.iter().filter(|link| link.0 == LinkKind::MemberOf && link.2 == *rider);
        for (_, member, _) in members {
            if turn.situation.place_of(plan, *member).is_none() && !aboard(plan, turn.situation, *member) {
                riders.push(*member);
            }
        }
    }
    let place_ = place_.unwrap_or_default();
    let event = Event::JourneyEnded { movement, place: place_, arrived };
    let ended = turn.put(author, Some(journey.record), event);
    for rider in &riders {
        place(turn, *rider, Some(place_), author, ended);
        set_aboard(turn, *rider, 0, author, ended);
    }
    if let Some(transport) = transport_of(plan, turn.situation, movement) {
        place(turn, transport, Some(place_), author, ended);
        // Who has boarded for a later journey with the same transport keeps the seats.
        let aboard = plan.built_in.aboard[Kind::Movement as usize];
        let heads = turn.situation.value(&plan.model, aboard, Some(movement));
        if let Some(fact) = plan.built_in.taken {
            effect::add(turn, fact, Some(transport), -heads, author, ended);
        }
    }
    let built_in = &plan.built_in;
    let facts = if arrived {
        [(built_in.arrived, 1), (built_in.aboard[Kind::Movement as usize], 0), (None, 0)]
    } else {
        [(built_in.departed, 0), (built_in.planned, 0), (built_in.aboard[Kind::Movement as usize], 0)]
    };
    for (fact, to) in facts {
        if let Some(fact) = fact {
            effect::set(turn, fact, Some(movement), to, author, ended);
        }
    }
    if arrived {
        let mut slots = vec![("movement", movement), ("place", place_)];
        slots.extend(journey.route.map(|route| ("route", route)));
        for_each_rider(turn, plan.raised.arrived, &riders, &slots, author, ended);
        if !riders.is_empty() {
            for_each_rider(turn, plan.raised.rider_arrived, &riders, &slots, author, ended);
        }
    }
}

/// A route has closed: journeys on it turn back.
pub(super) fn route_closed(turn: &mut Turn<'_>, route: EntityId, cause: RecordNo) {
    let (first, _) = turn.plan.model.range(Kind::Movement);
    for at in 0..turn.situation.journeys.len() {
        let journey = &turn.situation.journeys[at];
        if journey.running && !journey.back && journey.route == Some(route) {
            let journey = journey.clone();
            turn_back(turn, EntityId(first.saturating_add(at as u16)), &journey, cause);
        }
    }
}

fn turn_back(turn: &mut Turn<'_>, movement: EntityId, journey: &Journey, cause: RecordNo) {
    let plan = turn.plan;
    let Some(route) = journey.route else { return };
    if let Some(fact) = plan.built_in.turned_back {
        effect::set(turn, fact, Some(movement), 1, Author::Kernel, cause);
    }
    let arrives = turn.at.plus(turn.at.since(journey.started));
    let event = Event::JourneyBegun { movement, route, arrives };
    let turned = turn.put(Author::Kernel, Some(cause), event);
    let slots = [("movement", movement), ("route", route)];
    raise(turn, plan.raised.turned_back, &slots, Author::Kernel, turned);
}

/// Raises a signal for each group and person on a journey, or once if the signal names neither or nobody rides.
fn for_each_rider(
    turn: &mut Turn<'_>,
    signal: Option<SignalId>,
    riders: &[EntityId],
    slots: &[(&str, EntityId)],
    author: Author,
    cause: RecordNo,
) {
    let Some(id) = signal else { return };
    let mut raised = false;
    for rider in riders {
        let Some(kind) = turn.plan.model.things.get(rider.index()).map(|row| row.kind.name()) else {
            continue;
        };
        let head = Head::Signal(id);
        let slot = [kind, "who"].into_iter().find(|slot| turn.plan.model.slot(head, slot).is_some());
        if let Some(slot) = slot {
            let mut slots = slots.to_vec();
            slots.push((slot, *rider));
            raise(turn, signal, &slots, author, cause);
            raised = true;
        }
    }
    if !raised {
        raise(turn, signal, slots, author, cause);
    }
}

/// Raises a signal of journeys, filling the slots it has. Nobody is told of it.
fn raise(
    turn: &mut Turn<'_>,
    signal: Option<SignalId>,
    slots: &[(&str, EntityId)],
    author: Author,
    cause: RecordNo,
) {
    let Some(signal) = signal else { return };
    let Some(row) = turn.plan.model.signals.get(signal.index()) else { return };
    let val = |name: &str| {
        slots.iter().find(|(slot, _)| *slot == name).map_or(Val::Nil, |slot| Val::Entity(slot.1))
    };
    let vals: Vec<Val> = row.slots.iter().map(|slot| val(slot.name.as_str())).collect();
    // The world raises it: the author is the kernel even where a seat acted; the cause names the act.
    let author = if author == Author::History { author } else { Author::Kernel };
    let ctx = Ctx { author, cause, act: None, taken: None, message: None };
    effect::signal(turn, signal, Args::of(&vals), &ctx, Reliability::Confirmed);
}
