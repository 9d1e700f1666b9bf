//! Records become facts: the only mutation of a situation.
//!
//! # Invariants
//! - Draws no chance and decides nothing: what it does follows from the record and the situation alone.
//! - Never panics, whatever the record says; what makes no sense changes nothing.
//! - Due items that follow from a record (completions, arrivals, outcomes, conditional injects) are noted here, so that
//!   folding the records of an exercise brings back its agenda.
//! - Every kind of record has a function of its own, kept apart by `inline(never)`: put together, they would share one
//!   large frame on the stack, and every record would pay for it.

mod journey;
mod listen;
mod message;
mod script;
mod work;

use crate::base::{Dur, EntityId, SeatId, SimTime};
use crate::content::model::When;
use crate::kernel::agenda::Entry;
use crate::kernel::plan::Plan;
use crate::kernel::situation::{Phase, Situation, next_tick};
use crate::kernel::state::TaskState;
use crate::trace::{Due, Event, Record, RecordNo};

/// Makes a record part of the situation. `record.actor` must be filled in ([`actor_of`](super::step::actor_of)).
pub fn apply(plan: &Plan, situation: &mut Situation, record: &Record) {
    apply_known(plan, situation, record, (record.no, record.at), &record.event);
}

/// The same where number, time and event of the record are at hand. Inlined where the kind of the event is known, only
/// the function of that kind remains.
#[inline(always)]
pub(super) fn apply_known(
    plan: &Plan,
    situation: &mut Situation,
    record: &Record,
    (no, at): (RecordNo, SimTime),
    event: &Event,
) {
    situation.next_record = no.0.saturating_add(1);
    if at > situation.now || situation.phase.is_before_play() {
        situation.come_to(plan, record);
    } else {
        situation.make_so(plan, record, event);
    }
}

/// First turn and period of what comes every so often.
fn periodic(plan: &Plan, entry: &Entry) -> Option<(SimTime, Dur)> {
    let Due::Inject(inject) = &entry.due else { return None };
    match plan.model.script.injects.get(inject.index()).map(|row| &row.when) {
        Some(When::Every(first, period, _)) if entry.needs => Some((*first, *period)),
        _ => None,
    }
}

impl Situation {
    /// The record is the first of an instant, or of the opening.
    #[inline(never)]
    fn come_to(&mut self, plan: &Plan, record: &Record) {
        if record.at > self.now {
            self.move_on(plan, record.at);
        }
        if self.phase.is_before_play() && self.setup.is_first_of_moment(plan, record) {
            self.agenda.take(&Due::Start, record.at);
        }
        self.make_so(plan, record, &record.event);
    }

    /// The clock leaves an instant: what did not happen in it will not.
    fn move_on(&mut self, plan: &Plan, to: SimTime) {
        while let Some(entry) = self.agenda.pop_before(to) {
            if let Some((first, period)) = periodic(plan, &entry) {
                let at = next_tick(first, period, to);
                self.agenda.push(Entry { at, ..entry });
            }
        }
        self.now = to;
        self.at_once = 0;
        if !self.acts.is_empty() {
            let agenda = &self.agenda;
            self.acts.retain(|act| agenda.refers_to(act.record));
        }
        if !self.carried_over.is_empty() {
            let agenda = &self.agenda;
            self.carried_over.retain(|(record, _)| agenda.carries(*record));
        }
    }

    #[inline(always)]
    fn make_so(&mut self, plan: &Plan, record: &Record, event: &Event) {
        match event {
            Event::SeatGiven { seat, holder } => self.give_seat(plan, *seat, holder, record),
            Event::ActionQueued { .. } | Event::OwnWordsQueued { .. } => self.queued(record),
            Event::ActionBegun { task, seat, until } => self.begin(plan, *task, *seat, *until, record),
            Event::ActionSuspended { task, seat } => self.suspend(*task, *seat, record.at),
            Event::ActionResumed { task, seat, until } => self.resume(*task, *seat, *until, record),
            Event::TravelDiverted { .. } => self.travel_diverted(plan, record),
            Event::ActionCompleted { .. } => self.completed(plan, record),
            Event::ActionCalledOff { task, seat } | Event::ActionFailed { task, seat, .. } => {
                self.end_task(*task, *seat, true);
            }
            Event::OwnWordsDone { task, seat, .. } => self.end_task(*task, *seat, false),
            Event::QueueReordered { seat, task, to } => self.reordered(*seat, *task, *to),
            Event::InjectFired { inject, occurrence } => {
                self.inject_fired(plan, *inject, *occurrence, record);
            }
            Event::InjectSkipped { inject, never } => self.inject_skipped(plan, *inject, *never, record),
            Event::InjectScheduled { inject, at, slots } => {
                self.inject_scheduled(plan, *inject, *at, slots, record);
            }
            Event::MessageSent { .. } => self.message_sent(record),
            Event::MessageRang { message, seat, until } => self.message_rang(*message, *seat, *until, record),
            Event::MessageReached { message, seat, how } => self.reach(*message, *seat, *how, record),
            Event::MessageOpened { message, seat } => self.message_opened(*message, *seat),
            Event::MessageRetracted { message, by } => self.message_retracted(*message, *by),
            Event::FactTold { to, fact, of, .. } => self.fact_told(plan, *to, *fact, *of),
            Event::ThingLearned { seat, thing } => self.learn(*seat, *thing),
            Event::SignalRaised { .. } => self.signal_raised(plan, record),
            Event::FactChanged { fact, of, to } => self.change(plan, record, *fact, *of, *to),
            Event::DecisionOpened { inject, seats, until } => {
                self.decision_opened(*inject, *seats, *until, record);
            }
            Event::DecisionAnswered { inject, option, .. } | Event::DecisionLapsed { inject, option } => {
                self.decision_closed(*inject, *option, record);
            }
            Event::DecisionTookEffect { inject, option } => self.decision_took_effect(*inject, *option),
            Event::OutcomeFired { outcome, because } => self.outcome_fired(*outcome, *because, record),
            Event::ChanceDrawn { .. } => self.chance_drawn(plan, &record.event),
            Event::JourneyBegun { movement, route, arrives } => {
                self.journey_begun(plan, *movement, *route, *arrives, record);
            }
            Event::JourneyEnded { movement, .. } => self.journey_ended(plan, *movement),
            Event::AliasesMerged { keep, alias } => self.merged(*keep, *alias),
            Event::PartBegun { part } => self.part_changed(*part, true, record.at),
            Event::PartEnded { part } => self.part_changed(*part, false, record.at),
            Event::InterludePassed { from, to } => self.interlude_passed(plan, *from, *to),
            Event::EndingReached { ending, .. } => self.ending_reached(*ending, record.at),
            Event::Stopped { .. } => self.stopped(),
            Event::Started { .. }
            | Event::CommandRefused { .. }
            | Event::MessageForwarded { .. }
            | Event::ClauseDeparted { .. }
            | Event::HintTaken { .. }
            | Event::Noted { .. }
            | Event::Corrected { .. } => {}
        }
    }

    #[inline(never)]
    fn merged(&mut self, keep: EntityId, alias: EntityId) {
        for (_, kept) in &mut self.aliases {
            if *kept == alias {
                *kept = keep;
            }
        }
        self.aliases.push((alias, keep));
    }

    /// The last seat given in the opening starts the exercise: conditions true by now have become true. After a past,
    /// they have become true in it.
    #[inline(never)]
    fn give_seat(&mut self, plan: &Plan, seat: SeatId, holder: &crate::trace::Holder, record: &Record) {
        if let Some(state) = self.seats.get_mut(seat.index()) {
            state.holder = holder.clone();
        }
        if seat.index() + 1 < self.seats.len() {
            return;
        }
        if self.phase == Phase::Opening {
            self.phase = if self.setup.folded { Phase::Past } else { Phase::Running };
            for watch in 0..plan.watches.len() {
                self.look(plan, watch, record);
            }
        } else if self.phase == Phase::Past && !self.setup.is_past(plan, record) {
            self.phase = Phase::Running;
        }
    }

    /// Work, rings and journeys go on after a stretch of time that is skipped.
    fn skip(&mut self, from: SimTime, to: SimTime) {
        let skipped = to.since(from);
        for task in &mut self.tasks {
            if let TaskState::Running { until, .. } = &mut task.state {
                *until = until.plus(skipped);
            }
        }
        for call in self.seats.iter_mut().flat_map(|seat| &mut seat.calls) {
            call.until = call.until.plus(skipped);
        }
        for open in &mut self.decisions {
            open.until = open.until.plus(skipped);
        }
        for journey in &mut self.journeys {
            if journey.running {
                journey.started = journey.started.plus(skipped);
                journey.arrives = journey.arrives.plus(skipped);
            }
        }
    }
}
