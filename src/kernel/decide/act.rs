//! Commands about work: begin, call off, reorder, answer, own words.

use crate::base::{ActionId, Dur, SeatId, SimTime};
use crate::kernel::decide::{no_such, short, slots, written};
use crate::kernel::decision;
use crate::kernel::plan::Plan;
use crate::kernel::queue;
use crate::kernel::refusal;
use crate::kernel::situation::Situation;
use crate::kernel::state::TaskState;
use crate::kernel::step::Turn;
use crate::trace::{Args, Author, Command, Event, Names as _, Refusal, Table, TaskNo};

/// Whether the action is open to the seat and its circumstances hold now, whatever its slots.
///
/// # Errors
/// Why not.
pub fn offered(plan: &Plan, situation: &Situation, seat: SeatId, action: ActionId) -> Result<(), Refusal> {
    let model = &plan.model;
    let Some(row) = model.actions.get(action.index()) else { return Err(no_such()) };
    let name = row.name.as_str();
    if !row.by.has(seat) {
        return Err(Refusal::with(refusal::NOT_YOURS, &[name]));
    }
    match &row.needs {
        Some(cond) if !situation.holds(model, cond, None) => Err(Refusal::with(refusal::NOT_NOW, &[name])),
        _ => Ok(()),
    }
}

pub(super) fn check(
    plan: &Plan,
    situation: &Situation,
    at: SimTime,
    seat: SeatId,
    command: &Command,
) -> Result<(), Refusal> {
    match command {
        Command::Begin { action, args, front } => {
            let Some(row) = plan.model.actions.get(action.index()) else { return Err(no_such()) };
            if !row.by.has(seat) {
                return Err(Refusal::with(refusal::NOT_YOURS, &[row.name.as_str()]));
            }
            slots::check(plan, situation, seat, row, args)?;
            let next = *front || queue::next_task(situation, seat).is_none();
            if next && queue::hand_free(plan, situation, seat, at) {
                queue::ready(plan, situation, seat, *action, args)?;
            }
            Ok(())
        }
        Command::CallOff { task } => mine(situation, seat, *task).map(|_| ()),
        Command::Reorder { task, .. } => match mine(situation, seat, *task)? {
            TaskState::Waiting => Ok(()),
            TaskState::Running { .. } | TaskState::Suspended { .. } => {
                Err(Refusal::new(refusal::NOT_WAITING))
            }
        },
        Command::Answer { inject, option, clause, confidence, reason } => {
            let open = situation.decisions.iter().any(|open| open.inject == *inject && open.seats.has(seat));
            let Some(row) = plan.model.script.injects.get(inject.index()) else { return Err(no_such()) };
            let message = situation.inject(*inject).message.and_then(|message| situation.message(message));
            let told = message.is_none_or(|message| message.reached.has(seat) || !message.to.has(seat));
            let (true, true, Some(decision)) = (open, told, &row.decision) else {
                return Err(Refusal::new(refusal::DECISION_CLOSED));
            };
            let Some(choice) = decision.options.get(usize::from(*option)) else {
                return Err(Refusal::new(refusal::NO_OPTION));
            };
            if choice.only_if.as_ref().is_some_and(|cond| !situation.holds(&plan.model, cond, None)) {
                return Err(Refusal::new(refusal::NO_OPTION));
            }
            if clause.is_some_and(|clause| clause.index() >= plan.model.procedure.clauses.len()) {
                return Err(no_such());
            }
            if confidence.is_some_and(|confidence| !(1..=5).contains(&confidence)) {
                return Err(Refusal::new(refusal::CONFIDENCE));
            }
            if let Some(reason) = reason {
                short(reason)?;
            }
            for (action, args) in &choice.actions {
                let Some(row) = plan.model.actions.get(action.index()) else { return Err(no_such()) };
                if !row.by.has(seat) {
                    let name = plan.model.name(Table::Action, action.0);
                    return Err(Refusal::with(refusal::NOT_YOURS, &[name]));
                }
                if args.vals.len() > row.slots.len() {
                    return Err(Refusal::with(refusal::SLOT_WRONG, &[row.name.as_str()]));
                }
            }
            match choice.actions.first() {
                Some((action, args)) if queue::hand_free(plan, situation, seat, at) => {
                    queue::ready(plan, situation, seat, *action, args)
                }
                _ => Ok(()),
            }
        }
        Command::OwnWords { text, minutes } => {
            written(text)?;
            if (1..=480).contains(minutes) { Ok(()) } else { Err(Refusal::new(refusal::MINUTES)) }
        }
        _ => Ok(()),
    }
}

fn mine(situation: &Situation, seat: SeatId, task: TaskNo) -> Result<TaskState, Refusal> {
    match situation.task(task) {
        Some(task) if task.seat == seat => Ok(task.state),
        _ => Err(Refusal::new(refusal::NO_TASK)),
    }
}

pub(super) fn carry_out(turn: &mut Turn<'_>, seat: SeatId, command: &Command) {
    let author = Author::Seat(seat);
    let task = TaskNo(turn.situation.next_task);
    match command {
        Command::Begin { action, args, front } => {
            let args: Args = slots::canonical(turn.plan, turn.situation, args);
            let event =
                Event::ActionQueued { task, seat, action: *action, args, front: *front, decision: None };
            let cause = turn.put(author, None, event);
            queue::begin_next(turn, seat, cause);
        }
        Command::OwnWords { text, minutes } => {
            let takes = Dur::minutes(i64::from(*minutes));
            let cause =
                turn.put(author, None, Event::OwnWordsQueued { task, seat, text: text.clone(), takes });
            queue::begin_next(turn, seat, cause);
        }
        Command::CallOff { task } => queue::call_off(turn, *task),
        Command::Reorder { task, to } => {
            turn.put(author, None, Event::QueueReordered { seat, task: *task, to: *to });
        }
        Command::Answer { inject, option, clause, confidence, reason } => {
            let (inject, option, clause, confidence) = (*inject, *option, *clause, *confidence);
            let reason = reason.clone();
            let answered = || Event::DecisionAnswered { inject, option, seat, clause, confidence, reason };
            let cause = turn.put_with(author, None, answered);
            decision::carry_out(turn, inject, option, Some(seat), author, cause);
        }
        _ => {}
    }
}
