//! Decisions: asked, answered, lapsed, taking effect.
//!
//! An option's actions are ordinary tasks at the front of the seat's queue, done one after the other; its effects happen when the last of them is
//! complete, at once if it has none. If one of them is called off or fails, the effects never happen.

use crate::base::{InjectId, Reliability, SeatId, SeatMask};
use crate::content::model::{Decision, Head};
use crate::kernel::effect::{self, Ctx};
use crate::kernel::plan::Plan;
use crate::kernel::queue;
use crate::kernel::state::{Act, Message};
use crate::kernel::step::Turn;
use crate::trace::{Author, Event, RecordNo, TaskNo};

/// The question of a message that waits for a seat on paper to know of it: those to whom the message goes, and the
/// decision. None if it is asked already, or not of this seat.
pub(super) fn held_back<'p>(
    plan: &'p Plan,
    message: &Message,
    seat: SeatId,
) -> Option<(InjectId, SeatMask, &'p Decision)> {
    let inject = message.inject?;
    let asked = plan.model.script.injects.get(inject.index())?.decision.as_ref()?;
    let seats = seats(message.to, asked);
    (seats.has(seat) && only_slips(message, seats)).then_some((inject, message.to, asked))
}

/// Whether everybody asked waits for a slip.
pub(super) fn only_slips(message: &Message, seats: SeatMask) -> bool {
    !seats.is_empty() && seats.0 & !message.slips.0 == 0
}

/// Who is asked.
pub(super) fn seats(to: SeatMask, decision: &Decision) -> SeatMask {
    decision.seat.map_or(to, SeatMask::one)
}

/// Asks.
pub(super) fn open(
    turn: &mut Turn<'_>,
    inject: InjectId,
    to: SeatMask,
    decision: &Decision,
    cause: RecordNo,
) {
    let seats = seats(to, decision);
    if seats.is_empty() {
        return;
    }
    let until = turn.at.plus(decision.until);
    turn.put_plain(Author::Script, Some(cause), || Event::DecisionOpened { inject, seats, until });
}

/// Nobody answered: the prepared default is taken.
pub(super) fn lapse(turn: &mut Turn<'_>, inject: InjectId) {
    let model = &*turn.plan.model;
    let Some(decision) = model.script.injects.get(inject.index()).and_then(|row| row.decision.as_ref())
    else {
        return;
    };
    let seats = turn.situation.decisions.iter().find(|open| open.inject == inject).map(|open| open.seats);
    let event = Event::DecisionLapsed { inject, option: decision.otherwise };
    let cause = turn.put(Author::Script, turn.root.0, event);
    let seat = seats.and_then(|seats| seats.iter().next());
    carry_out(turn, inject, decision.otherwise, seat, Author::Script, cause);
}

/// Queues the actions of an option at the front, in order; without any, its effects happen at once.
pub(super) fn carry_out(
    turn: &mut Turn<'_>,
    inject: InjectId,
    option: u8,
    seat: Option<SeatId>,
    author: Author,
    cause: RecordNo,
) {
    let model = &*turn.plan.model;
    let decision = model.script.injects.get(inject.index()).and_then(|row| row.decision.as_ref());
    let Some(row) = decision.and_then(|decision| decision.options.get(usize::from(option))) else { return };
    let Some(seat) = seat.filter(|_| !row.actions.is_empty()) else {
        take_effect(turn, inject, option, cause);
        return;
    };
    for (action, args) in row.actions.iter().rev() {
        let task = TaskNo(turn.situation.next_task);
        turn.put_with(author, Some(cause), || Event::ActionQueued {
            task,
            seat,
            action: *action,
            args: args.clone(),
            front: true,
            decision: Some(inject),
        });
    }
    queue::begin_next(turn, seat, cause);
}

/// A task of a decision is over: its effects happen if it was the last.
pub(super) fn task_over(turn: &mut Turn<'_>, decision: Option<InjectId>, cause: RecordNo) {
    let Some(inject) = decision else { return };
    let done =
        turn.situation.answers.iter().find(|answer| answer.inject == inject && answer.tasks.is_empty());
    if let Some(option) = done.map(|answer| answer.option) {
        take_effect(turn, inject, option, cause);
    }
}

fn take_effect(turn: &mut Turn<'_>, inject: InjectId, option: u8, cause: RecordNo) {
    let model = &*turn.plan.model;
    let decision = model.script.injects.get(inject.index()).and_then(|row| row.decision.as_ref());
    let Some(row) = decision.and_then(|decision| decision.options.get(usize::from(option))) else { return };
    // What the effects follow from: the last of the actions, now complete.
    let act = turn.record(cause).and_then(|record| match &record.event {
        Event::ActionCompleted { action, args, .. } => {
            Some(Act { record: cause, head: Head::Action(*action), args: args.clone() })
        }
        _ => None,
    });
    let cause = turn.put_plain(Author::Script, Some(cause), || Event::DecisionTookEffect { inject, option });
    let ctx = Ctx { author: Author::Script, cause, act: act.as_ref(), taken: None, message: None };
    effect::run(turn, &row.effects, &ctx);
    for item in &row.raises {
        if turn.over() {
            return;
        }
        effect::raise(turn, item, &ctx, Reliability::Confirmed);
    }
}
