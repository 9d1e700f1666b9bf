//! Records become facts: the only mutation of a situation.
//!
//! # Invariants
//! - Draws no chance and decides nothing: what it does follows from the record and the situation alone.
//! - Never panics, whatever the record says; what makes no sense changes nothing.
//! - Due items that follow from a record (completions, arrivals, outcomes, conditional injects) are noted here, so that
//!   folding the records of an exercise brings back its agenda.

mod journey;
mod listen;
mod message;
mod work;

use crate::base::{SeatId, SimTime};
use crate::content::kind::Kind;
use crate::content::model::When;
use crate::content::model::pattern::Head;
use crate::kernel::agenda::Entry;
use crate::kernel::plan::Plan;
use crate::kernel::situation::{Phase, Situation, next_tick};
use crate::kernel::state::{OpenDecision, PendingAnswer, TaskState, Work};
use crate::trace::{Due, Event, Record};

/// Makes a record part of the situation. `record.actor` must be filled in ([`actor_of`](super::step::actor_of)).
pub fn apply(plan: &Plan, situation: &mut Situation, record: &Record) {
    situation.next_record = record.no.0.saturating_add(1);
    if record.at > situation.now {
        situation.move_on(plan, record.at);
    }
    if situation.phase == Phase::Opening {
        situation.agenda.take(&Due::Start, record.at);
    }
    situation.make_so(plan, record);
}

impl Situation {
    /// The clock leaves an instant: what did not happen in it will not.
    fn move_on(&mut self, plan: &Plan, to: SimTime) {
        while let Some(entry) = self.agenda.pop_before(to) {
            if let (true, Due::Inject(inject)) = (entry.needs, &entry.due)
                && let Some(When::Every(first, period, _)) =
                    plan.model.script.injects.get(inject.index()).map(|row| &row.when)
            {
                let at = next_tick(*first, *period, to);
                self.agenda.push(Entry { at, ..entry });
            }
        }
        self.now = to;
        self.at_once = 0;
        if !self.acts.is_empty() {
            let agenda = &self.agenda;
            self.acts.retain(|act| agenda.refers_to(act.record));
        }
    }

    fn make_so(&mut self, plan: &Plan, record: &Record) {
        match &record.event {
            Event::Started { .. } => {}
            Event::SeatGiven { seat, holder } => self.give_seat(plan, *seat, holder, record),
            Event::ActionQueued { task, seat, action, args, front, decision } => {
                let work = Work::Action { action: *action, args: args.clone() };
                self.queue(*task, *seat, work, *front, record.no);
                if let Some(inject) = decision {
                    if let Some(made) = self.task_mut(*task) {
                        made.decision = Some(*inject);
                    }
                    if let Some(answer) = self.answers.iter_mut().find(|answer| answer.inject == *inject) {
                        answer.tasks.push(*task);
                    }
                }
            }
            Event::OwnWordsQueued { task, seat, text, takes } => {
                let work = Work::OwnWords { text: text.clone(), takes: *takes };
                self.queue(*task, *seat, work, false, record.no);
            }
            Event::ActionBegun { task, seat, until } => self.begin(plan, *task, *seat, *until, record),
            Event::ActionSuspended { task, seat } => self.suspend(*task, *seat, record.at),
            Event::ActionResumed { task, seat, until } => self.resume(*task, *seat, *until, record),
            Event::ActionCompleted { task, seat, action, args, result, .. } => {
                self.end_task(*task, *seat, false);
                self.note_act(plan, record, *action, args, *result, *seat);
            }
            Event::ActionCalledOff { task, seat } | Event::ActionFailed { task, seat, .. } => {
                self.end_task(*task, *seat, true);
            }
            Event::OwnWordsDone { task, seat, .. } => self.end_task(*task, *seat, false),
            Event::QueueReordered { seat, task, to } => {
                if let Some(state) = self.seats.get_mut(seat.index())
                    && let Some(from) = state.waiting.iter().position(|waiting| waiting == task)
                {
                    state.waiting.remove(from);
                    let to = usize::from(*to).min(state.waiting.len());
                    state.waiting.insert(to, *task);
                }
            }
            Event::InjectFired { inject, occurrence } => {
                self.at_once = self.at_once.saturating_add(1);
                if let Some(state) = self.injects.get_mut(inject.index()) {
                    state.fired = occurrence.saturating_add(1);
                    state.message = None;
                }
                self.next_occurrence(plan, *inject, record);
                self.schedule_followers(plan, *inject, record);
            }
            Event::InjectSkipped { inject, never } => {
                if *never {
                    if let Some(state) = self.injects.get_mut(inject.index()) {
                        state.gone = true;
                    }
                    self.agenda.remove(|due| *due == Due::Inject(*inject));
                } else {
                    self.next_occurrence(plan, *inject, record);
                }
            }
            Event::InjectScheduled { inject, at } => {
                let priority = plan.model.script.injects.get(inject.index()).map_or(0, |row| row.priority);
                let entry = Entry::after(*at, Due::Inject(*inject), record.no, record.actor);
                self.agenda.push(Entry { priority, ..entry });
            }
            Event::MessageSent { .. }
            | Event::MessageRang { .. }
            | Event::MessageReached { .. }
            | Event::MessageOpened { .. }
            | Event::MessageRetracted { .. } => self.message_event(record),
            Event::FactTold { to, fact, of, .. } => {
                if let Some(cell) = plan.model.cell(*fact, *of) {
                    self.learn_cell(*to, cell);
                }
            }
            Event::ThingLearned { seat, thing } => self.learn(*seat, *thing),
            Event::SignalRaised { signal, args, message, .. } => {
                if let Some(no) = message {
                    self.carried = Some((record.no, *no));
                    let listed = listen::named(plan, args);
                    if let Some(message) = self.messages.get_mut(no.0 as usize)
                        && message.inject.is_none()
                    {
                        message.names.extend(listed);
                    }
                }
                if let Some(list) = plan.by_signal.get(signal.index()) {
                    self.hear(plan, record, list, Head::Signal(*signal), args, None, record.actor);
                }
            }
            Event::FactChanged { fact, of, to } => self.change(plan, record, *fact, *of, *to),
            Event::DecisionOpened { inject, seats, until } => {
                self.decisions.retain(|open| open.inject != *inject);
                let open = OpenDecision { inject: *inject, seats: *seats, until: *until, record: record.no };
                self.decisions.push(open);
                self.agenda.push(Entry::after(*until, Due::Lapse(*inject), record.no, record.actor));
            }
            Event::DecisionAnswered { inject, option, .. } | Event::DecisionLapsed { inject, option } => {
                self.decisions.retain(|open| open.inject != *inject);
                self.agenda.remove(|due| *due == Due::Lapse(*inject));
                self.answers.retain(|answer| answer.inject != *inject);
                let answer =
                    PendingAnswer { inject: *inject, option: *option, record: record.no, tasks: Vec::new() };
                self.answers.push(answer);
            }
            Event::DecisionTookEffect { inject, .. } => {
                self.answers.retain(|answer| answer.inject != *inject);
            }
            Event::OutcomeFired { outcome, because } => {
                self.at_once = self.at_once.saturating_add(1);
                self.agenda.take(&Due::Outcome(*outcome, *because), record.at);
                if let Some(times) = self.outcomes.get_mut(outcome.index()) {
                    *times = times.saturating_add(1);
                }
            }
            Event::ChanceDrawn { draw, occurrence, subject, .. } => {
                if let Some(key) = plan.draws.binary_search(draw).ok().and_then(|at| u16::try_from(at).ok()) {
                    let times = occurrence.saturating_add(1);
                    match self
                        .drawn
                        .binary_search_by_key(&(key, *subject), |(draw, subject, _)| (*draw, *subject))
                    {
                        Ok(at) => self.drawn[at].2 = times,
                        Err(at) => self.drawn.insert(at, (key, *subject, times)),
                    }
                }
            }
            Event::JourneyBegun { movement, route, arrives } => {
                self.journey_begun(plan, *movement, *route, *arrives, record);
            }
            Event::JourneyEnded { movement, .. } => {
                self.agenda.remove(|due| *due == Due::Arrival(*movement));
                let (first, _) = plan.model.range(Kind::Movement);
                if let Some(journey) =
                    movement.0.checked_sub(first).and_then(|at| self.journeys.get_mut(usize::from(at)))
                {
                    journey.running = false;
                    journey.back = false;
                    journey.riders.clear();
                }
            }
            Event::AliasesMerged { keep, alias } => {
                for (_, kept) in &mut self.aliases {
                    if kept == alias {
                        *kept = *keep;
                    }
                }
                self.aliases.push((*alias, *keep));
            }
            Event::PartBegun { part } => {
                self.part = Some(*part);
                self.agenda.take(&Due::Part(*part), record.at);
            }
            Event::PartEnded { part } => {
                self.part = None;
                self.agenda.take(&Due::Part(*part), record.at);
            }
            Event::InterludePassed { from, to } => {
                self.agenda.pop_interlude(*from);
                self.agenda.skip(*from, *to);
                self.skip(*from, *to);
                self.move_on(plan, (*to).max(self.now));
            }
            Event::EndingReached { ending, .. } => {
                self.agenda.take(&Due::Ending(*ending), record.at);
            }
            Event::Stopped { .. } => {
                self.phase = Phase::Over;
                self.agenda.clear();
            }
            Event::CommandRefused { .. }
            | Event::MessageForwarded { .. }
            | Event::ClauseDeparted { .. }
            | Event::HintTaken { .. }
            | Event::Noted { .. }
            | Event::Corrected { .. } => {}
        }
    }

    /// The last seat given in the opening starts the exercise: conditions true by now have become true.
    fn give_seat(&mut self, plan: &Plan, seat: SeatId, holder: &crate::trace::Holder, record: &Record) {
        if let Some(state) = self.seats.get_mut(seat.index()) {
            state.holder = holder.clone();
        }
        if self.phase == Phase::Opening && seat.index() + 1 >= self.seats.len() {
            self.phase = Phase::Running;
            for watch in 0..plan.watches.len() {
                self.look(plan, watch, record);
            }
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
