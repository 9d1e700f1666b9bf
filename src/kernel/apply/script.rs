//! The script: injects, decisions, outcomes, chance, endings, parts.

use crate::base::{EndingId, InjectId, OutcomeId, PartId, SeatMask, SimTime};
use crate::kernel::agenda::Entry;
use crate::kernel::apply::periodic;
use crate::kernel::plan::Plan;
use crate::kernel::situation::{Phase, Situation, next_tick};
use crate::kernel::state::{OpenDecision, PendingAnswer};
use crate::trace::{Args, Due, Event, Record, RecordNo};

impl Situation {
    #[inline(never)]
    pub(super) fn inject_fired(&mut self, plan: &Plan, inject: InjectId, occurrence: u16, record: &Record) {
        self.at_once = self.at_once.saturating_add(1);
        if let Some(state) = self.injects.get_mut(inject.index()) {
            state.fired = occurrence.saturating_add(1);
            state.message = None;
        }
        self.next_occurrence(plan, inject, record);
        self.schedule_followers(plan, inject, record);
    }

    #[inline(never)]
    pub(super) fn inject_skipped(&mut self, plan: &Plan, inject: InjectId, never: bool, record: &Record) {
        if !never {
            self.next_occurrence(plan, inject, record);
            return;
        }
        if let Some(state) = self.injects.get_mut(inject.index()) {
            state.gone = true;
        }
        self.agenda.remove(|due| *due == Due::Inject(inject));
    }

    #[inline(never)]
    pub(super) fn inject_scheduled(
        &mut self,
        plan: &Plan,
        inject: InjectId,
        at: SimTime,
        slots: &Args,
        record: &Record,
    ) {
        let priority = plan.model.script.injects.get(inject.index()).map_or(0, |row| row.priority);
        let entry = Entry::after(at, Due::Inject(inject), record.no, record.actor);
        let carries = !slots.vals.is_empty();
        if carries {
            self.carried_over.push((record.no, slots.clone()));
        }
        self.agenda.push(Entry { priority, carries, ..entry });
    }

    #[inline(never)]
    pub(super) fn decision_opened(
        &mut self,
        inject: InjectId,
        seats: SeatMask,
        until: SimTime,
        record: &Record,
    ) {
        // Asked again while it is open, the question is renewed: the old time limit is void.
        self.decisions.retain(|open| open.inject != inject);
        self.agenda.remove(|due| *due == Due::Lapse(inject));
        self.decisions.push(OpenDecision { inject, seats, until, record: record.no });
        self.agenda.push(Entry::after(until, Due::Lapse(inject), record.no, record.actor));
    }

    #[inline(never)]
    pub(super) fn decision_closed(&mut self, inject: InjectId, option: u8, record: &Record) {
        self.decisions.retain(|open| open.inject != inject);
        self.agenda.remove(|due| *due == Due::Lapse(inject));
        self.answers.push(PendingAnswer { inject, option, record: record.no, tasks: Vec::new() });
    }

    #[inline(never)]
    pub(super) fn decision_took_effect(&mut self, inject: InjectId, option: u8) {
        let ripe = |answer: &PendingAnswer| {
            answer.inject == inject && answer.option == option && answer.tasks.is_empty()
        };
        if let Some(at) = self.answers.iter().position(ripe) {
            self.answers.remove(at);
        }
    }

    #[inline(never)]
    pub(super) fn outcome_fired(&mut self, outcome: OutcomeId, because: Option<RecordNo>, record: &Record) {
        self.at_once = self.at_once.saturating_add(1);
        self.agenda.take(&Due::Outcome(outcome, because), record.at);
        if let Some(times) = self.outcomes.get_mut(outcome.index()) {
            *times = times.saturating_add(1);
        }
    }

    #[inline(never)]
    pub(super) fn chance_drawn(&mut self, plan: &Plan, event: &Event) {
        let Event::ChanceDrawn { draw, occurrence, subject, .. } = event else { return };
        let Some(key) = plan.draws.binary_search(draw).ok().and_then(|at| u16::try_from(at).ok()) else {
            return;
        };
        let times = occurrence.saturating_add(1);
        match self.drawn.binary_search_by_key(&(key, *subject), |(draw, subject, _)| (*draw, *subject)) {
            Ok(at) => self.drawn[at].2 = times,
            Err(at) => self.drawn.insert(at, (key, *subject, times)),
        }
    }

    /// A part has begun, or none runs any more.
    #[inline(never)]
    pub(super) fn part_changed(&mut self, part: PartId, begun: bool, at: SimTime) {
        self.part = begun.then_some(part);
        self.agenda.take(&Due::Part(part), at);
    }

    #[inline(never)]
    pub(super) fn interlude_passed(&mut self, plan: &Plan, from: SimTime, to: SimTime) {
        self.agenda.pop_interlude(from);
        self.agenda.skip(from, to, |entry| {
            periodic(plan, entry).map(|(first, period)| next_tick(first, period, to))
        });
        self.skip(from, to);
        self.move_on(plan, to.max(self.now));
    }

    #[inline(never)]
    pub(super) fn ending_reached(&mut self, ending: EndingId, at: SimTime) {
        self.agenda.take(&Due::Ending(ending), at);
    }

    #[inline(never)]
    pub(super) fn stopped(&mut self) {
        self.phase = Phase::Over;
        self.agenda.clear();
    }
}
