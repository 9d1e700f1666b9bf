//! Who listens: outcomes to acts and signals, injects and endings to conditions.

use crate::base::{ActionId, Dur, EntityId, FactId, InjectId, OutcomeId, Reliability, SeatId};
use crate::content::model::cond::Scene;
use crate::content::model::pattern::{Happening, Head, ThingRanges};
use crate::content::model::tables::DoesRow;
use crate::content::model::{Test, When};
use crate::kernel::agenda::Entry;
use crate::kernel::plan::{Goal, Listener, Plan, Role};
use crate::kernel::situation::Situation;
use crate::kernel::state::{Act, Done};
use crate::trace::{Args, Author, Due, Event, Record, Val, WordId};

impl Situation {
    pub(super) fn note_act(
        &mut self,
        plan: &Plan,
        record: &Record,
        action: ActionId,
        args: &Args,
        result: Option<WordId>,
        seat: SeatId,
    ) {
        let row = plan.model.actions.get(action.index());
        match row.and_then(|row| row.does.as_ref()) {
            Some(DoesRow::Plan(movement, route, transport)) => {
                if let Val::Entity(movement) = args.get(movement.index()) {
                    let thing = |val| if let Val::Entity(thing) = val { Some(thing) } else { None };
                    let route = thing(args.get(route.index()));
                    let transport = transport.and_then(|slot| thing(args.get(slot.index())));
                    if let Some(journey) = self.journey_mut(plan, movement) {
                        journey.route = route;
                        journey.transport = transport;
                    }
                }
            }
            Some(DoesRow::Board(movement, who)) => {
                if let Val::Entity(movement) = args.get(movement.index()) {
                    let riders = plan.model.listed(args.get(who.index()));
                    if let Some(journey) = self.journey_mut(plan, movement) {
                        for rider in riders {
                            if !journey.riders.contains(&rider) {
                                journey.riders.push(rider);
                            }
                        }
                    }
                }
            }
            Some(DoesRow::Travel(_) | DoesRow::Depart(_)) | None => {}
        }
        if plan.logged.get(action.index()).copied().unwrap_or(false) {
            let done = Done { action, seat, args: args.clone(), result };
            if !self.done.contains(&done) {
                self.done.push(done);
            }
            if let (true, Some(list)) = (self.phase.listens(), plan.by_done.get(action.index())) {
                for watch in list {
                    self.look(plan, usize::from(*watch), record);
                }
            }
        }
        if let Some(list) = plan.by_action.get(action.index()) {
            self.hear(plan, record, list, Head::Action(action), args, result, Some(seat));
        }
    }

    #[inline(never)]
    pub(super) fn signal_raised(&mut self, plan: &Plan, record: &Record) {
        let Event::SignalRaised { signal, args, message, .. } = &record.event else { return };
        if let Some(no) = message {
            self.carried = Some((record.no, *no));
            if let Some(message) = self.messages.get_mut(no.0 as usize)
                && message.inject.is_none_or(|inject| {
                    plan.model.script.injects.get(inject.index()).is_some_and(|row| !row.of_act.is_empty())
                })
            {
                message.names.extend(args.vals.iter().flat_map(|val| plan.model.listed(*val)));
            }
        }
        if let Some(list) = plan.by_signal.get(signal.index()) {
            self.hear(plan, record, list, Head::Signal(*signal), args, None, record.actor);
        }
    }

    #[inline(never)]
    pub(super) fn fact_told(&mut self, plan: &Plan, seat: SeatId, fact: FactId, of: Option<EntityId>) {
        if let Some(cell) = plan.model.cell(fact, of) {
            self.learn_cell(seat, cell);
        }
    }

    /// Outcomes listen to an act or signal.
    fn hear(
        &mut self,
        plan: &Plan,
        record: &Record,
        list: &[Listener],
        head: Head,
        args: &Args,
        result: Option<WordId>,
        seat: Option<SeatId>,
    ) {
        if !self.phase.listens() {
            return;
        }
        for listener in list {
            let reliability = match &record.event {
                Event::SignalRaised { reliability, .. } => *reliability,
                _ => Reliability::Confirmed,
            };
            let happening = Happening { head, args, result, seat, reliability, trigger: None };
            let done = |action, tests: &[Test]| self.has_done(&plan.model, action, tests);
            let scene = Scene { done: Some(&done), ..Scene::of(&self.cells) };
            let matched = listener.leaf.matches(&happening, &ThingRanges(&plan.model.kinds), &scene);
            if matched {
                self.outcome_match(plan, record, listener.outcome, listener.role);
                if listener.role != Role::Prevents && !self.acts.iter().any(|act| act.record == record.no) {
                    self.acts.push(Act { record: record.no, head, args: args.clone() });
                }
            }
        }
    }

    pub(super) fn outcome_match(&mut self, plan: &Plan, record: &Record, outcome: OutcomeId, role: Role) {
        let Some(row) = plan.model.script.outcomes.get(outcome.index()) else { return };
        let open = row.each || self.outcomes.get(outcome.index()) == Some(&0);
        let due = Due::Outcome(outcome, Some(record.no));
        match role {
            Role::Follows if open => self.agenda.push(Entry::after(record.at, due, record.no, record.actor)),
            Role::FollowsAfter(dur) if open => {
                let entry = Entry::after(record.at.plus(dur), due, record.no, record.actor);
                self.agenda.push(Entry { leaving: true, ..entry });
            }
            Role::Prevents => {
                self.agenda.remove(|due| matches!(due, Due::Outcome(other, _) if *other == outcome));
            }
            Role::Follows | Role::FollowsAfter(_) => {}
        }
    }

    #[inline(never)]
    pub(super) fn change(
        &mut self,
        plan: &Plan,
        record: &Record,
        fact: FactId,
        of: Option<EntityId>,
        to: i32,
    ) {
        let Some(cell) = plan.model.cell(fact, of) else { return };
        if let Some(value) = self.cells.get_mut(cell) {
            *value = to;
        }
        if let Author::Seat(seat) = record.author {
            self.learn_cell(seat, cell);
        }
        if let (Some((signal, no)), Some(cause), Ok(cell)) = (self.carried, record.cause, u32::try_from(cell))
            && signal == cause
            && let Some(message) = self.messages.get_mut(no.0 as usize)
            && !message.cells.contains(&cell)
        {
            message.cells.push(cell);
        }
        if let (true, Some(list)) = (self.phase.listens(), plan.by_fact.get(fact.index())) {
            for watch in list {
                self.look(plan, usize::from(*watch), record);
            }
        }
    }

    /// Looks whether a watched condition has become true.
    pub(super) fn look(&mut self, plan: &Plan, watch: usize, record: &Record) {
        let Some(watch) = plan.watches.get(watch) else { return };
        let (first, len) = watch.range.unwrap_or((0, 1));
        for position in 0..len {
            let thing = watch.range.map(|_| EntityId(first + position));
            let holds = self.holds(&plan.model, &watch.cond, thing);
            let bit = watch.bit as usize + usize::from(position);
            let Some(word) = self.truth.get_mut(bit / 64) else { return };
            let held = *word >> (bit % 64) & 1 == 1;
            if holds {
                *word |= 1 << (bit % 64);
            } else {
                *word &= !(1 << (bit % 64));
            }
            if holds && !held {
                self.became(plan, watch.goal, record);
            }
        }
    }

    fn became(&mut self, plan: &Plan, goal: Goal, record: &Record) {
        match goal {
            Goal::Inject(inject, repeat) => {
                let state = self.inject(inject);
                if !state.gone && (repeat || state.fired == 0) {
                    let priority =
                        plan.model.script.injects.get(inject.index()).map_or(0, |row| row.priority);
                    let entry = Entry::after(record.at, Due::Inject(inject), record.no, record.actor);
                    self.agenda.push(Entry { priority, needs: true, ..entry });
                }
            }
            Goal::Ending(ending) => {
                let entry = Entry::after(record.at, Due::Ending(ending), record.no, record.actor);
                self.agenda.push(Entry { needs: true, ..entry });
            }
            Goal::Outcome(outcome, role) => self.outcome_match(plan, record, outcome, role),
        }
    }

    pub(super) fn next_occurrence(&mut self, plan: &Plan, inject: InjectId, record: &Record) {
        if let Some(entry) = self.agenda.take(&Due::Inject(inject), record.at)
            && entry.needs
            && let Some(When::Every(_, period, _)) =
                plan.model.script.injects.get(inject.index()).map(|row| &row.when)
        {
            let at = entry.at.plus((*period).max(Dur::SECOND));
            self.agenda.push(Entry { at, ..entry });
        }
    }

    pub(super) fn schedule_followers(&mut self, plan: &Plan, inject: InjectId, record: &Record) {
        for (follower, dur) in plan.after.get(inject.index()).into_iter().flatten() {
            if !self.inject(*follower).gone {
                let priority = plan.model.script.injects.get(follower.index()).map_or(0, |row| row.priority);
                let due = Due::Inject(*follower);
                let entry = Entry::after(record.at.plus(*dur), due, record.no, record.actor);
                self.agenda.push(Entry { priority, ..entry });
            }
        }
        for (outcome, dur) in plan.not_after.get(inject.index()).into_iter().flatten() {
            let due = Due::Outcome(*outcome, Some(record.no));
            let entry = Entry::after(record.at.plus(*dur), due, record.no, record.actor);
            self.agenda.push(Entry { leaving: true, ..entry });
        }
    }
}
