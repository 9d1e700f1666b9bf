//! Bringing people home: what a leading colleague keeps in mind of ways out, of who is where, and of what it has done.
//!
//! It does this beside what it owes: it sends people to where a way out begins, plans as many movements as they need,
//! has a list drawn up, offers places, puts people aboard and lets the movement leave ([`errands`](super::errands) says
//! what next). What must come before each of these it finds like for any other act ([`mind`](super::mind)).
//!
//! # Invariants
//! - Knows what its seat knows: things it has learned of, what messages say, what it did, and what it would be refused.

use crate::base::{Dur, EntityId, SimTime};
use crate::content::kind::Kind;
use crate::content::model::tables::{ActionRow, Model, SlotTy};
use crate::explore::eyes::Eyes;
use crate::explore::means::Act;
use crate::explore::ways::{Doubt, Way, end, travel};
use crate::explore::whereabouts::{Places, Whereabouts};
use crate::trace::{MessageNo, Val, WordId};

/// What is kept in mind.
#[derive(Clone, Debug, Default)]
pub(super) struct Journeys {
    /// Movements that were spoken of.
    pub(super) spoken: Vec<EntityId>,
    /// Places from which something was reported, with when last.
    alarmed: Vec<(EntityId, SimTime)>,
    /// The ways out as last looked at; stale after news.
    pub(super) ways: Option<Vec<Way>>,
    pub(super) whereabouts: Whereabouts,
    pub(super) doubts: Vec<Doubt>,
    /// Movements planned, with when.
    pub(super) planned: Vec<(EntityId, SimTime)>,
    /// Places offered: who, movement.
    pub(super) offered: Vec<(EntityId, EntityId)>,
    pub(super) is_listed: bool,
    /// Boardings begun.
    boarding: Vec<(Act, EntityId)>,
    /// Something failed: who is not where it was thought shows in what is no longer in hand.
    has_failed: bool,
    /// Nothing was left to do when last looked at; until when that holds if nothing happens.
    quiet: Option<SimTime>,
    /// When it sets about a step; none: it never thinks of it.
    thoughts: Vec<(u16, Option<SimTime>)>,
}

impl Journeys {
    /// Whether there is any reason to think of ways out.
    pub(super) fn is_called_for(&self) -> bool {
        !self.spoken.is_empty() || !self.alarmed.is_empty()
    }

    /// What others planned before is gone on with.
    pub(super) fn takes_over(&mut self, eyes: &Eyes<'_>, belief: &[i32]) {
        let (model, world) = (eyes.model(), eyes.book().world());
        let known = model.things_of(Kind::Movement).filter(|movement| eyes.knows(*movement));
        let planned = known.filter(|movement| world.is_planned(belief, *movement));
        self.planned.extend(planned.map(|movement| (movement, eyes.now())));
        self.spoken.extend(self.planned.iter().map(|(movement, _)| *movement));
    }

    /// A message has reached the seat.
    pub(super) fn hears(&mut self, eyes: &Eyes<'_>, belief: &mut [i32], message: MessageNo) {
        let model = eyes.model();
        let is = |thing: EntityId, kind| model.things.get(thing.index()).is_some_and(|row| row.kind == kind);
        self.looks_again();
        for thing in eyes.names_of(message) {
            if is(*thing, Kind::Movement) && !self.spoken.contains(thing) {
                self.spoken.push(*thing);
            }
        }
        for raise in eyes.raises_of(message) {
            let things = raise.args.vals.iter().filter_map(|val| entity(*val));
            let event = things.clone().any(|thing| is(thing, Kind::Event));
            for place in things.filter(|thing| event && is(*thing, Kind::Place)) {
                self.alarmed.retain(|(other, _)| *other != place);
                self.alarmed.push((place, eyes.now()));
            }
        }
        let mut places = Places { model, world: eyes.book().world(), belief };
        for (who, place) in eyes.placed_by(message) {
            self.whereabouts.says(&mut places, who, place);
        }
    }

    /// An own act is complete.
    pub(super) fn has_done(
        &mut self,
        eyes: &Eyes<'_>,
        belief: &mut [i32],
        (at, act): (SimTime, &Act),
        result: Option<WordId>,
    ) {
        self.quiet = None;
        let (model, craft) = (eyes.model(), eyes.book().craft());
        let slot = |slot: crate::base::SlotId| entity(act.args.get(slot.index()));
        if let Some(send) = craft.send.filter(|send| send.action == act.action)
            && let (Some(who), Some(route)) = (slot(send.one), slot(send.other))
        {
            let places = Places { model, world: eyes.book().world(), belief };
            let from = places.of(who);
            if let Some(to) = from.and_then(|from| end(model, route, from)) {
                self.whereabouts.sends(&places, who, to, at, travel(model, route));
            }
        } else if let Some((plan, _)) = craft.plan.filter(|(plan, _)| plan.action == act.action) {
            self.ways = None;
            if let Some(movement) = slot(plan.one).filter(|one| !self.planned.iter().any(|(of, _)| of == one))
            {
                self.planned.push((movement, at));
            }
        } else if let Some(offer) = craft.offer.filter(|offer| offer.action == act.action) {
            if let (Some(movement), Some(who)) = (slot(offer.one), slot(offer.other)) {
                self.offers(who, movement);
            }
        } else if craft.list.is_some_and(|(list, _)| list == act.action) {
            self.is_listed = true;
        } else if craft.depart.is_some_and(|(depart, _)| depart == act.action) {
            self.ways = None;
        } else if let Some(row) = model.actions.get(act.action.index())
            && let Some(route) = asked_about(model, row, act)
        {
            self.hears_of_route(route, at, result == row.results.first().copied());
        }
        self.boarding.retain(|(begun, _)| begun != act);
    }

    /// Somebody has a place on a movement.
    pub(super) fn offers(&mut self, who: EntityId, movement: EntityId) {
        self.offered.retain(|(other, _)| *other != who);
        self.offered.push((who, movement));
    }

    /// The movement on which somebody has a place.
    pub(super) fn place_of(&self, who: EntityId) -> Option<EntityId> {
        self.offered.iter().find(|(other, _)| *other == who).map(|(_, movement)| *movement)
    }

    /// When a movement was planned.
    pub(super) fn planned_at(&self, movement: EntityId) -> Option<SimTime> {
        self.planned.iter().find(|(other, _)| *other == movement).map(|(_, at)| *at)
    }

    fn hears_of_route(&mut self, route: EntityId, at: SimTime, good: bool) {
        let before = self.doubts.iter().find(|doubt| doubt.route == route && doubt.counts(at));
        let times = before.map_or(0, |doubt| doubt.times);
        self.doubts.retain(|doubt| doubt.route != route);
        if !good {
            self.doubts.push(Doubt { route, times: times.saturating_add(1), last: at });
        }
    }

    /// When something was last reported from a place.
    pub(super) fn alarm_at(&self, place: EntityId) -> Option<SimTime> {
        self.alarmed.iter().find(|(other, _)| *other == place).map(|(_, at)| *at)
    }

    /// When a route was last asked about in vain.
    pub(super) fn doubted_at(&self, route: EntityId) -> Option<SimTime> {
        self.doubts.iter().find(|doubt| doubt.route == route).map(|doubt| doubt.last)
    }

    /// Whether nothing is left to do at this time.
    pub(super) fn is_quiet(&self, now: SimTime) -> bool {
        self.quiet.is_some_and(|until| now < until)
    }

    /// Something new is known.
    pub(super) fn looks_again(&mut self) {
        self.ways = None;
        self.quiet = None;
    }

    /// When to look again if nothing happens.
    pub(super) fn next_look(&self) -> Option<SimTime> {
        self.quiet.filter(|until| *until < SimTime::FAR)
    }

    /// Nothing is left to do until then, unless something happens.
    pub(super) const fn rests_until(&mut self, until: SimTime) {
        self.quiet = Some(until);
    }

    /// Until when one leaves a doubtful route alone: half an hour, then an hour each time.
    pub(super) fn rests(&self, route: EntityId) -> Option<SimTime> {
        let doubt = self.doubts.iter().find(|doubt| doubt.route == route)?;
        Some(doubt.last.plus(Dur::minutes(if doubt.times > 1 { 60 } else { 30 })))
    }

    /// A boarding has begun.
    pub(super) fn begins_boarding(&mut self, act: Act, who: EntityId) {
        self.boarding.push((act, who));
    }

    /// An act of the seat has failed.
    pub(super) const fn has_failed(&mut self) {
        self.has_failed = true;
        self.quiet = None;
    }

    /// Takes in what time and failures tell. Answers when somebody will have arrived next.
    pub(super) fn settle(&mut self, eyes: &Eyes<'_>, belief: &mut [i32]) -> Option<SimTime> {
        let mut places = Places { model: eyes.model(), world: eyes.book().world(), belief };
        if std::mem::take(&mut self.has_failed) {
            let in_hand =
                |act: &Act| eyes.tasks().any(|(action, args)| action == act.action && *args == act.args);
            for (act, who) in std::mem::take(&mut self.boarding) {
                if in_hand(&act) {
                    self.boarding.push((act, who));
                } else {
                    self.whereabouts.is_missing(&mut places, who);
                }
            }
        }
        self.whereabouts.settle(&mut places, eyes.now())
    }

    /// When a colleague sets about a step it has just become time for; none: it never thinks of it.
    pub(super) fn thinks_of(&mut self, key: u16, when: impl FnOnce() -> Option<SimTime>) -> Option<SimTime> {
        if let Some((_, at)) = self.thoughts.iter().find(|(other, _)| *other == key) {
            return *at;
        }
        let at = when();
        self.thoughts.push((key, at));
        at
    }
}

const fn entity(val: Val) -> Option<EntityId> {
    if let Val::Entity(thing) = val { Some(thing) } else { None }
}

/// The route an act with an uncertain result was about.
fn asked_about(model: &Model, row: &ActionRow, act: &Act) -> Option<EntityId> {
    if row.results.is_empty() {
        return None;
    }
    let of_route = |ty: &SlotTy| matches!(ty, SlotTy::Thing(kinds) if kinds.contains(&Kind::Route));
    let at = row.slots.iter().position(|slot| of_route(&slot.ty))?;
    entity(act.args.get(at))
        .filter(|thing| model.things.get(thing.index()).is_some_and(|row| row.kind == Kind::Route))
}
