//! Records become facts: the only mutation of a situation.
//!
//! # Invariants
//! - Draws no chance and decides nothing: what it does follows from the record and the situation alone.
//! - Never panics, whatever the record says; what makes no sense changes nothing.
//! - Due items that follow from a record (completions, arrivals, outcomes, conditional injects) are noted here, so that
//!   folding the records of an exercise brings back its agenda.

use crate::base::{EntityId, FactId, OutcomeId, SeatId, SeatMask, SimTime};
use crate::content::kind::Kind;
use crate::content::model::When;
use crate::content::model::cond::Scene;
use crate::content::model::pattern::{Happening, Head, ThingRanges};
use crate::content::model::tables::DoesRow;
use crate::kernel::agenda::Entry;
use crate::kernel::message::CALL;
use crate::kernel::plan::{Goal, Listener, Plan, Role};
use crate::kernel::situation::{
    Act, Call, Done, Message, OpenDecision, PendingAnswer, Phase, Situation, Task, TaskState, Work, next_tick,
};
use crate::trace::{Args, Author, Due, Event, MessageNo, Reach, Record, RecordNo, TaskNo, Val, WordId};

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
                    let listed = plan_names(plan, args);
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
                self.answers.retain(|answer| answer.inject != *inject)
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

    fn queue(&mut self, no: TaskNo, seat: SeatId, work: Work, front: bool, cause: RecordNo) {
        self.next_task = self.next_task.max(no.0.saturating_add(1));
        let Some(state) = self.seats.get_mut(seat.index()) else { return };
        let task = Task { no, seat, work, state: TaskState::Waiting, decision: None, cause, origin: -1 };
        match self.tasks.binary_search_by_key(&no, |task| task.no) {
            Ok(_) => return,
            Err(at) => self.tasks.insert(at, task),
        }
        if front {
            state.waiting.insert(0, no);
        } else {
            state.waiting.push(no);
        }
    }

    fn begin(&mut self, plan: &Plan, no: TaskNo, seat: SeatId, until: SimTime, record: &Record) {
        let here = plan.model.seats.get(seat.index()).map(|row| row.thing);
        let origin = here.and_then(|thing| self.place_of(plan, thing)).map_or(-1, |place| i32::from(place.0));
        let Some(task) = self.task_mut(no) else { return };
        task.state = TaskState::Running { begun: record.at, until };
        task.cause = record.no;
        task.origin = origin;
        let Some(state) = self.seats.get_mut(seat.index()) else { return };
        state.waiting.retain(|waiting| *waiting != no);
        state.running.push(no);
        self.agenda.push(Entry::after(until, Due::Completion(no), record.no, Some(seat)));
    }

    fn suspend(&mut self, no: TaskNo, seat: SeatId, at: SimTime) {
        let Some(task) = self.task_mut(no) else { return };
        if let TaskState::Running { begun, until } = task.state {
            task.state = TaskState::Suspended { begun, left: until.since(at) };
            self.agenda.remove(|due| *due == Due::Completion(no));
        }
        if let Some(state) = self.seats.get_mut(seat.index()) {
            state.running.retain(|running| *running != no);
            if let Some(call) = state.calls.last_mut() {
                call.suspended = Some(no);
            }
        }
    }

    fn resume(&mut self, no: TaskNo, seat: SeatId, until: SimTime, record: &Record) {
        let Some(task) = self.task_mut(no) else { return };
        if let TaskState::Suspended { begun, .. } = task.state {
            task.state = TaskState::Running { begun, until };
        }
        if let Some(state) = self.seats.get_mut(seat.index()) {
            if let Some(call) = state.calls.iter().position(|call| call.suspended == Some(no)) {
                let call = state.calls.remove(call);
                self.agenda.take(&Due::CallOver(call.message, seat), record.at);
            }
            state.running.push(no);
        }
        self.agenda.push(Entry::after(until, Due::Completion(no), record.no, Some(seat)));
    }

    fn end_task(&mut self, no: TaskNo, seat: SeatId, broken: bool) {
        if let Ok(at) = self.tasks.binary_search_by_key(&no, |task| task.no) {
            self.tasks.remove(at);
        }
        self.agenda.remove(|due| *due == Due::Completion(no));
        if let Some(state) = self.seats.get_mut(seat.index()) {
            state.waiting.retain(|waiting| *waiting != no);
            state.running.retain(|running| *running != no);
            for call in &mut state.calls {
                if call.suspended == Some(no) {
                    call.suspended = None;
                }
            }
        }
        if broken {
            // An option whose actions were not all done brings about nothing.
            self.answers.retain(|answer| !answer.tasks.contains(&no));
        } else {
            for answer in &mut self.answers {
                answer.tasks.retain(|task| *task != no);
            }
        }
    }

    fn note_act(
        &mut self,
        plan: &Plan,
        record: &Record,
        action: crate::base::ActionId,
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
            Some(DoesRow::StandDown) => {
                self.stood_down = true;
                self.agenda.push(Entry::after(record.at, Due::End, record.no, record.actor));
            }
            Some(DoesRow::Travel(_) | DoesRow::Depart(_)) | None => {}
        }
        if plan.logged.get(action.index()).copied().unwrap_or(false) {
            let done = Done { action, seat, args: args.clone(), result };
            if !self.done.contains(&done) {
                self.done.push(done);
            }
            if let (Phase::Running, Some(list)) = (self.phase, plan.by_done.get(action.index())) {
                for watch in list {
                    self.look(plan, usize::from(*watch), record);
                }
            }
        }
        if let Some(list) = plan.by_action.get(action.index()) {
            self.hear(plan, record, list, Head::Action(action), args, result, Some(seat));
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
        if self.phase != Phase::Running {
            return;
        }
        for listener in list {
            let reliability = match &record.event {
                Event::SignalRaised { reliability, .. } => *reliability,
                _ => crate::base::Reliability::Confirmed,
            };
            let happening = Happening { head, args, result, seat, reliability, trigger: None };
            let done =
                |action, tests: &[crate::content::model::Test]| self.has_done(&plan.model, action, tests);
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

    fn outcome_match(&mut self, plan: &Plan, record: &Record, outcome: OutcomeId, role: Role) {
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
                self.agenda.remove(|due| matches!(due, Due::Outcome(other, _) if *other == outcome))
            }
            Role::Follows | Role::FollowsAfter(_) => {}
        }
    }

    fn change(&mut self, plan: &Plan, record: &Record, fact: FactId, of: Option<EntityId>, to: i32) {
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
        if let (Phase::Running, Some(list)) = (self.phase, plan.by_fact.get(fact.index())) {
            for watch in list {
                self.look(plan, usize::from(*watch), record);
            }
        }
    }

    /// Looks whether a watched condition has become true.
    fn look(&mut self, plan: &Plan, watch: usize, record: &Record) {
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

    fn next_occurrence(&mut self, plan: &Plan, inject: crate::base::InjectId, record: &Record) {
        if let Some(entry) = self.agenda.take(&Due::Inject(inject), record.at)
            && entry.needs
            && let Some(When::Every(_, period, _)) =
                plan.model.script.injects.get(inject.index()).map(|row| &row.when)
        {
            let at = entry.at.plus((*period).max(crate::base::Dur::SECOND));
            self.agenda.push(Entry { at, ..entry });
        }
    }

    fn schedule_followers(&mut self, plan: &Plan, inject: crate::base::InjectId, record: &Record) {
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

    fn message_event(&mut self, record: &Record) {
        match &record.event {
            Event::MessageSent { message, inject, channel, to, reliability } => {
                if message.0 as usize != self.messages.len() {
                    return;
                }
                self.messages.push(Message {
                    inject: *inject,
                    channel: *channel,
                    to: *to,
                    reliability: *reliability,
                    sent: record.at,
                    record: record.no,
                    reached: SeatMask::NONE,
                    ringing: SeatMask::NONE,
                    missed: SeatMask::NONE,
                    opened: SeatMask::NONE,
                    retracted: None,
                    names: Vec::new(),
                    cells: Vec::new(),
                });
                if let Some(state) = inject.and_then(|inject| self.injects.get_mut(inject.index())) {
                    state.message = Some(*message);
                }
            }
            Event::MessageRang { message, seat, until } => {
                if let Some(state) = self.messages.get_mut(message.0 as usize) {
                    state.ringing.insert(*seat);
                    let due = Due::RingOut(*message, *seat);
                    self.agenda.push(Entry::after(*until, due, record.no, record.actor));
                }
            }
            Event::MessageReached { message, seat, how } => self.reach(*message, *seat, *how, record),
            Event::MessageOpened { message, seat } => {
                if let Some(state) = self.messages.get_mut(message.0 as usize) {
                    state.opened.insert(*seat);
                }
            }
            Event::MessageRetracted { message, by } => {
                if let Some(state) = self.messages.get_mut(message.0 as usize) {
                    state.retracted = Some(*by);
                }
            }
            _ => {}
        }
    }

    fn reach(&mut self, no: MessageNo, seat: SeatId, how: Reach, record: &Record) {
        let Some(message) = self.messages.get_mut(no.0 as usize) else { return };
        message.reached.insert(seat);
        if message.ringing.has(seat) && matches!(how, Reach::Answered | Reach::Missed) {
            message.ringing = SeatMask(message.ringing.0 & !SeatMask::one(seat).0);
            self.agenda.remove(|due| *due == Due::RingOut(no, seat));
        }
        if how == Reach::Missed {
            message.missed.insert(seat);
        }
        let cells = std::mem::take(&mut message.cells);
        for cell in &cells {
            self.learn_cell(seat, *cell as usize);
        }
        if let Some(message) = self.messages.get_mut(no.0 as usize) {
            message.cells = cells;
        }
        if how == Reach::Answered
            && let Some(state) = self.seats.get_mut(seat.index())
        {
            let until = record.at.plus(CALL);
            state.calls.retain(|call| call.until > record.at || call.suspended.is_some());
            state.calls.push(Call { message: no, until, suspended: None });
            self.agenda.push(Entry::after(until, Due::CallOver(no, seat), record.no, Some(seat)));
        }
    }

    fn journey_begun(
        &mut self,
        plan: &Plan,
        movement: EntityId,
        route: EntityId,
        arrives: SimTime,
        record: &Record,
    ) {
        let turned_back = self.value(&plan.model, plan.built_in.turned_back, Some(movement)) == 1;
        let ends = self.ends_of(plan, movement, route);
        let Some(journey) = self.journey_mut(plan, movement) else { return };
        if journey.running {
            journey.back = turned_back;
        } else {
            journey.running = true;
            journey.back = false;
            journey.started = record.at;
            journey.origin = ends.map(|ends| ends.0);
            journey.destination = ends.map(|ends| ends.1);
        }
        journey.route = Some(route);
        journey.arrives = arrives;
        journey.record = record.no;
        journey.actor = record.actor;
        self.agenda.remove(|due| *due == Due::Arrival(movement));
        self.agenda.push(Entry::after(arrives, Due::Arrival(movement), record.no, record.actor));
    }

    fn journey_mut(
        &mut self,
        plan: &Plan,
        movement: EntityId,
    ) -> Option<&mut crate::kernel::situation::Journey> {
        let (first, _) = plan.model.range(Kind::Movement);
        self.journeys.get_mut(usize::from(movement.0.checked_sub(first)?))
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

fn plan_names(plan: &Plan, args: &Args) -> Vec<EntityId> {
    args.vals.iter().flat_map(|val| plan.model.listed(*val)).collect()
}
