//! Passing on what a seat knows: forward, brief, told orally.

use crate::base::{EntityId, FactId, SeatId};
use crate::kernel::decide::{no_such, reached, slots};
use crate::kernel::message;
use crate::kernel::plan::Plan;
use crate::kernel::refusal;
use crate::kernel::situation::Situation;
use crate::kernel::step::Turn;
use crate::trace::{Author, Event, MessageNo, Names as _, Reach, Refusal, Table};

/// Whether the seat knows all it wants to pass on, and there is somebody to tell.
pub(super) fn check(
    plan: &Plan,
    situation: &Situation,
    from: SeatId,
    to: SeatId,
    things: &[EntityId],
    facts: &[(FactId, Option<EntityId>)],
    messages: &[MessageNo],
) -> Result<(), Refusal> {
    let seats = plan.model.seats.len();
    if from.index() >= seats || to.index() >= seats {
        return Err(no_such());
    }
    if from == to {
        return Err(Refusal::new(refusal::TO_ONESELF));
    }
    if things.is_empty() && facts.is_empty() && messages.is_empty() {
        return Err(Refusal::new(refusal::NOTHING_CHOSEN));
    }
    for thing in things {
        slots::known(plan, situation, from, *thing)?;
    }
    for (fact, of) in facts {
        if let Some(of) = of {
            slots::known(plan, situation, from, *of)?;
        }
        let exists = plan.model.cell(*fact, *of).is_some();
        if !exists || !situation.knows_fact(&plan.model, from, *fact, *of) {
            return Err(Refusal::with(refusal::UNKNOWN_FACT, &[plan.model.name(Table::Fact, fact.0)]));
        }
    }
    messages.iter().try_for_each(|message| reached(situation, from, *message))
}

/// Passes everything on.
pub(super) fn pass_on(
    turn: &mut Turn<'_>,
    from: SeatId,
    to: SeatId,
    things: &[EntityId],
    facts: &[(FactId, Option<EntityId>)],
    messages: &[MessageNo],
    how: Reach,
    author: Author,
) {
    for message in messages {
        let cause = turn.put(author, None, Event::MessageForwarded { message: *message, from, to });
        if turn.situation.message(*message).is_some_and(|message| !message.reached.has(to)) {
            message::reach(turn, *message, to, how, author, cause);
        }
    }
    for thing in things {
        turn.put(author, None, Event::ThingLearned { seat: to, thing: *thing });
    }
    for (fact, of) in facts {
        turn.put(author, None, Event::FactTold { from: Some(from), to, fact: *fact, of: *of });
    }
}
