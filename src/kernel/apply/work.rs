//! Tasks: queued, begun, suspended, resumed, over.

use crate::base::{EntityId, SeatId, SimTime};
use crate::kernel::agenda::Entry;
use crate::kernel::plan::Plan;
use crate::kernel::situation::Situation;
use crate::kernel::state::{Leg, Task, TaskState, Work};
use crate::kernel::travel;
use crate::trace::{Due, Event, Record, RecordNo, TaskNo};

impl Situation {
    #[inline(never)]
    pub(super) fn queued(&mut self, record: &Record) {
        match &record.event {
            Event::ActionQueued { task, seat, action, args, front, decision } => {
                let work = Work::Action { action: *action, args: args.clone() };
                self.queue(*task, *seat, work, *front, record.no);
                if let Some(inject) = decision {
                    if let Some(made) = self.task_mut(*task) {
                        made.decision = Some(*inject);
                    }
                    if let Some(answer) = self.answers.iter_mut().rfind(|answer| answer.inject == *inject) {
                        answer.tasks.push(*task);
                    }
                }
            }
            Event::OwnWordsQueued { task, seat, text, takes } => {
                let work = Work::OwnWords { text: text.clone(), takes: *takes };
                self.queue(*task, *seat, work, false, record.no);
            }
            _ => {}
        }
    }

    fn queue(&mut self, no: TaskNo, seat: SeatId, work: Work, front: bool, cause: RecordNo) {
        self.next_task = self.next_task.max(no.0.saturating_add(1));
        let Some(state) = self.seats.get_mut(seat.index()) else { return };
        let task = Task {
            no,
            seat,
            work,
            state: TaskState::Waiting,
            decision: None,
            cause,
            origin: -1,
            legs: Vec::new(),
            stops_at: None,
        };
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

    #[inline(never)]
    pub(super) fn reordered(&mut self, seat: SeatId, task: TaskNo, to: u16) {
        if let Some(state) = self.seats.get_mut(seat.index())
            && let Some(from) = state.waiting.iter().position(|waiting| *waiting == task)
        {
            state.waiting.remove(from);
            let to = usize::from(to).min(state.waiting.len());
            state.waiting.insert(to, task);
        }
    }

    #[inline(never)]
    pub(super) fn begin(&mut self, plan: &Plan, no: TaskNo, seat: SeatId, until: SimTime, record: &Record) {
        let here = plan.model.seats.get(seat.index()).map(|row| row.thing);
        let origin = here.and_then(|thing| self.place_of(plan, thing)).map_or(-1, |place| i32::from(place.0));
        let legs = self.legs(plan, no, origin);
        let Some(task) = self.task_mut(no) else { return };
        task.state = TaskState::Running { begun: record.at, until };
        task.cause = record.no;
        task.origin = origin;
        task.legs = legs;
        let Some(state) = self.seats.get_mut(seat.index()) else { return };
        state.waiting.retain(|waiting| *waiting != no);
        state.running.push(no);
        self.agenda.push(Entry::after(until, Due::Completion(no), record.no, Some(seat)));
    }

    /// The way of a task that travels.
    fn legs(&self, plan: &Plan, no: TaskNo, origin: i32) -> Vec<Leg> {
        let goal = self.task(no).and_then(|task| travel::goal(plan, task));
        let from = u16::try_from(origin).ok().map(EntityId);
        let way = from.zip(goal).and_then(|(from, goal)| travel::way(plan, self, from, goal));
        way.unwrap_or_default()
    }

    #[inline(never)]
    pub(super) fn travel_diverted(&mut self, plan: &Plan, record: &Record) {
        let Event::TravelDiverted { task: no, seat, route, place, until } = record.event else { return };
        if let Some(cell) = plan.built_in.open.and_then(|fact| plan.model.cell(fact, Some(route))) {
            self.learn_cell(seat, cell);
        }
        let Some(task) = self.task(no) else { return };
        let goal = travel::goal(plan, task);
        let other = travel::diverted(plan, self, task, route, record.at);
        let Some(task) = self.task_mut(no) else { return };
        task.legs = other.map(|other| other.legs).unwrap_or_default();
        task.stops_at = Some(place).filter(|place| Some(*place) != goal);
        match &mut task.state {
            TaskState::Running { until: end, .. } => {
                *end = until;
                let cause = task.cause;
                self.agenda.take(&Due::Completion(no), SimTime::FAR);
                self.agenda.push(Entry::after(until, Due::Completion(no), cause, Some(seat)));
            }
            TaskState::Suspended { left, .. } => *left = until.since(record.at),
            TaskState::Waiting => {}
        }
    }

    #[inline(never)]
    pub(super) fn suspend(&mut self, no: TaskNo, seat: SeatId, at: SimTime) {
        let Some(task) = self.task_mut(no) else { return };
        if let TaskState::Running { begun, until } = task.state {
            task.state = TaskState::Suspended { begun, left: until.since(at) };
            self.agenda.take(&Due::Completion(no), SimTime::FAR);
        }
        if let Some(state) = self.seats.get_mut(seat.index()) {
            state.running.retain(|running| *running != no);
            if let Some(call) = state.calls.last_mut() {
                call.suspended = Some(no);
            }
        }
    }

    #[inline(never)]
    pub(super) fn resume(&mut self, no: TaskNo, seat: SeatId, until: SimTime, record: &Record) {
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

    #[inline(never)]
    pub(super) fn completed(&mut self, plan: &Plan, record: &Record) {
        let Event::ActionCompleted { task, seat, action, args, result, .. } = &record.event else { return };
        self.end_task(*task, *seat, false);
        self.note_act(plan, record, *action, args, *result, *seat);
    }

    #[inline(never)]
    pub(super) fn end_task(&mut self, no: TaskNo, seat: SeatId, broken: bool) {
        if let Ok(at) = self.tasks.binary_search_by_key(&no, |task| task.no) {
            self.tasks.remove(at);
        }
        self.agenda.take(&Due::Completion(no), SimTime::FAR);
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
}
