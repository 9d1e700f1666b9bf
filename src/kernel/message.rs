//! Messages: sent, ringing, reaching a seat, forwarded; and what a message makes known.
//!
//! A message reaches a seat on arrival or, on channels that ring, when it is answered or has stopped ringing. From then
//! on the seat knows the things its inject names. A channel that needs the post does not reach a seat that is away; what
//! came meanwhile reaches it when it is back.

use crate::base::{Dur, EntityId, SeatId};
use crate::content::model::Inject;
use crate::kernel::plan::Plan;
use crate::kernel::situation::Situation;
use crate::kernel::step::Turn;
use crate::trace::{Author, Event, MessageNo, Reach, RecordNo};

/// How long a call or a visit keeps a hand busy.
pub(super) const CALL: Dur = Dur::minutes(3);

/// Sends the message of an inject, if it has a channel and anybody listens.
pub(super) fn send(
    turn: &mut Turn<'_>,
    id: crate::base::InjectId,
    inject: &Inject,
    cause: RecordNo,
) -> Option<(MessageNo, RecordNo)> {
    let channel = inject.channel?;
    let mut to = turn.plan.receivers.get(id.index()).copied().unwrap_or_default();
    if inject.to_actor
        && let Some(actor) = turn.actor(Some(cause)).filter(|actor| turn.plan.listens(*actor, channel))
    {
        to.insert(actor);
    }
    if to.is_empty() {
        return None;
    }
    let message = MessageNo(u32::try_from(turn.situation.messages.len()).ok()?);
    let (inject, reliability) = (Some(id), inject.reliability);
    let sent = || Event::MessageSent { message, inject, channel, to, reliability };
    Some((message, turn.put_plain(Author::Script, Some(cause), sent)))
}

/// Delivers a message to its receivers: it rings or arrives.
pub(super) fn deliver(turn: &mut Turn<'_>, no: MessageNo, cause: RecordNo) {
    let Some(message) = turn.situation.message(no) else { return };
    let (to, channel) = (message.to, turn.plan.channel(message.channel));
    for seat in to.iter() {
        if channel.at_post && away(turn.plan, turn.situation, seat) {
            continue;
        }
        match channel.rings {
            Some(rings) => {
                let until = turn.at.plus(rings);
                turn.put_plain(Author::Kernel, Some(cause), || Event::MessageRang {
                    message: no,
                    seat,
                    until,
                });
            }
            None => reach(turn, no, seat, Reach::Arrived, Author::Kernel, cause),
        }
    }
}

/// A message reaches a seat, and the seat learns of the things it names.
pub(super) fn reach(
    turn: &mut Turn<'_>,
    no: MessageNo,
    seat: SeatId,
    how: Reach,
    author: Author,
    cause: RecordNo,
) {
    let reached = turn.put_plain(author, Some(cause), || Event::MessageReached { message: no, seat, how });
    let Some(message) = turn.situation.message(no) else { return };
    let model = &*turn.plan.model;
    let Some(inject) = message.inject else {
        for thing in message.names.clone() {
            learn(turn, seat, thing, author, reached);
        }
        return;
    };
    let row = model.script.injects.get(inject.index());
    for thing in row.map_or(&[][..], |row| &row.names) {
        learn(turn, seat, *thing, author, reached);
    }
    // What its signals took over from the act.
    if row.is_some_and(|row| !row.of_act.is_empty()) {
        for thing in turn.situation.message(no).map(|message| message.names.clone()).unwrap_or_default() {
            learn(turn, seat, thing, author, reached);
        }
    }
}

/// A seat learns of a thing, unless it knows of it.
pub(super) fn learn(turn: &mut Turn<'_>, seat: SeatId, thing: EntityId, author: Author, cause: RecordNo) {
    if !turn.situation.knows(&turn.plan.model, seat, thing) {
        turn.put_plain(author, Some(cause), || Event::ThingLearned { seat, thing });
    }
}

/// It has stopped ringing: a missed call.
pub(super) fn ring_out(turn: &mut Turn<'_>, no: MessageNo, seat: SeatId) {
    let cause = turn.root.0.unwrap_or_default();
    reach(turn, no, seat, Reach::Missed, Author::Kernel, cause);
}

/// Who leaves while the telephone of the post rings has let it ring.
pub(super) fn leave_post(turn: &mut Turn<'_>, seat: SeatId, cause: RecordNo) {
    for at in 0..turn.situation.messages.len() {
        let message = &turn.situation.messages[at];
        if message.ringing.has(seat) && turn.plan.channel(message.channel).at_post {
            let no = MessageNo(u32::try_from(at).unwrap_or(u32::MAX));
            reach(turn, no, seat, Reach::Missed, Author::Kernel, cause);
        }
    }
}

/// What came while the seat was away reaches it now; calls as missed calls.
pub(super) fn back_at_post(turn: &mut Turn<'_>, seat: SeatId, cause: RecordNo) {
    for at in 0..turn.situation.messages.len() {
        let message = &turn.situation.messages[at];
        let channel = turn.plan.channel(message.channel);
        let waits = channel.at_post
            && message.to.has(seat)
            && message.inject.is_some()
            && !message.reached.has(seat)
            && !message.ringing.has(seat);
        if waits {
            let how = if channel.rings.is_some() { Reach::Missed } else { Reach::Arrived };
            let no = MessageNo(u32::try_from(at).unwrap_or(u32::MAX));
            reach(turn, no, seat, how, Author::Kernel, cause);
        }
    }
}

/// Whether a seat is out of reach of channels that need the post.
pub(super) fn away(plan: &Plan, situation: &Situation, seat: SeatId) -> bool {
    let thing = plan.model.seats.get(seat.index()).map(|row| row.thing);
    situation.value(&plan.model, plan.built_in.away, thing) != 0
}
