//! Messages: sent, ringing, reaching a seat, forwarded; and what a message makes known.
//!
//! A message reaches a seat on arrival or, on channels that ring, when it is answered or has stopped ringing. From then
//! on the seat knows the things its inject names. A channel that needs the post does not reach a seat that is away; what
//! came meanwhile reaches it when it is back.
//!
//! For a seat on paper a message of any channel waits as a slip instead: it neither rings nor arrives until the trainer
//! releases the slip, which for a call or a visitor is answering it. What a colleague passes on is told by mouth and
//! needs no slip. A question asked of seats on paper alone opens when the first of them knows of it, and its time counts
//! from then.

use crate::base::{Dur, EntityId, InjectId, SeatId, SeatMask, SimTime};
use crate::content::model::Inject;
use crate::kernel::decision;
use crate::kernel::plan::Plan;
use crate::kernel::queue;
use crate::kernel::situation::Situation;
use crate::kernel::step::Turn;
use crate::trace::{Author, Event, MessageNo, Reach, RecordNo};

/// How long a call or a visit keeps a hand busy.
pub(super) const CALL: Dur = Dur::minutes(3);

/// Sends the message of an inject, if it has a channel and anybody listens.
pub(super) fn send(
    turn: &mut Turn<'_>,
    id: InjectId,
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
    let (to, channel) = (SeatMask(message.to.0 & !message.slips.0), turn.plan.channel(message.channel));
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
    let asks = turn.situation.message(no).and_then(|message| decision::held_back(turn.plan, message, seat));
    let reached = turn.put_plain(author, Some(cause), || Event::MessageReached { message: no, seat, how });
    name(turn, no, seat, author, reached);
    if let Some((inject, to, asked)) = asks {
        decision::open(turn, inject, to, asked, reached);
    }
}

/// A seat learns of the things a message names.
fn name(turn: &mut Turn<'_>, no: MessageNo, seat: SeatId, author: Author, reached: RecordNo) {
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

/// Whether a message waits as a slip that can be released for a seat: one that is away has to be back for channels that
/// need the post.
#[must_use]
pub fn slip_ready(plan: &Plan, situation: &Situation, no: MessageNo, seat: SeatId) -> bool {
    situation.message(no).is_some_and(|message| {
        message.slips.has(seat) && !(plan.channel(message.channel).at_post && away(plan, situation, seat))
    })
}

/// The oldest message of an inject that can be released, and the seats it is released for: all that wait for it, or the
/// one named.
pub(super) fn slips(
    plan: &Plan,
    situation: &Situation,
    inject: InjectId,
    named: Option<SeatId>,
) -> Option<(MessageNo, SeatMask)> {
    (0u32..).map(MessageNo).zip(&situation.messages).find_map(|(no, message)| {
        let mut seats = SeatMask::NONE;
        let wanted = |seat: &SeatId| named.is_none_or(|named| named == *seat);
        for seat in message.slips.iter().filter(wanted) {
            if message.inject == Some(inject) && slip_ready(plan, situation, no, seat) {
                seats.insert(seat);
            }
        }
        (!seats.is_empty()).then_some((no, seats))
    })
}

/// Whether a seat can take a call or a visitor now: with a free hand, or by interrupting what it does.
pub(super) fn can_answer(plan: &Plan, situation: &Situation, seat: SeatId, at: SimTime) -> bool {
    let running = situation.seat(seat).is_some_and(|state| !state.running.is_empty());
    running || queue::hand_free(plan, situation, seat, at)
}

/// A seat takes a call or a visitor.
pub(super) fn answer(turn: &mut Turn<'_>, no: MessageNo, seat: SeatId, author: Author) {
    let first = turn.situation.next_record();
    let sent = turn.situation.message(no).map(|message| message.record).unwrap_or_default();
    reach(turn, no, seat, Reach::Answered, author, sent);
    queue::interrupt(turn, seat, first);
}

/// The trainer hands a slip to a seat: it arrives, or is answered.
pub(super) fn release(turn: &mut Turn<'_>, no: MessageNo, seat: SeatId) {
    let Some(message) = turn.situation.message(no) else { return };
    let (sent, channel) = (message.record, message.channel);
    turn.root = (Some(sent), message.actor);
    match turn.plan.channel(channel).rings {
        Some(_) => answer(turn, no, seat, Author::Trainer),
        None => reach(turn, no, seat, Reach::Arrived, Author::Trainer, sent),
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
            && !message.ringing.has(seat)
            && !message.slips.has(seat);
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
