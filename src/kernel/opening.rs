//! The opening: what happened before, the start state, who holds the seats.
//!
//! Each moment of the history is a step of its own, at its negative time; the last step of the opening stands at the
//! start of the exercise, or of the part played alone. It ends with the seats being given; from then on conditions and
//! outcomes listen. A moment of the history is a message of no inject, numbered by its place in the history: it is sent
//! then and reaches those who know of it at the start.
//!
//! A part whose start state is folded from a recorded run has the beginning of that run as its past: the opening tells
//! its records again, moment by moment, and then starts anew with the part and its own seats. So everything the run had
//! come to goes on: what is known, planned, under way, owed.

use crate::base::{ChannelId, PartId, Reliability, SeatId};
use crate::kernel::effect::{self, Ctx};
use crate::kernel::message;
use crate::kernel::step::Turn;
use crate::trace::{Author, Event, MessageNo, Reach, RecordNo};

pub(super) fn open(turn: &mut Turn<'_>) {
    if turn.situation.setup.folded {
        after_past(turn);
        return;
    }
    if turn.situation.next_record == 0 {
        let part = turn.situation.setup.part;
        turn.put(Author::Kernel, None, Event::Started { part });
    }
    let start = turn.plan.start(turn.situation.setup.part);
    let model = &*turn.plan.model;
    let now = turn.at;
    for item in model.script.history.iter().filter(|item| item.at == now && item.at < start) {
        let message = MessageNo(u32::try_from(turn.situation.messages.len()).unwrap_or(u32::MAX));
        let sent = Event::MessageSent {
            message,
            inject: None,
            channel: ChannelId(0),
            to: item.known_to,
            reliability: Reliability::Confirmed,
        };
        let cause = turn.put(Author::History, Some(RecordNo(0)), sent);
        effect::run(
            turn,
            &item.effects,
            &Ctx { author: Author::History, cause, act: None, taken: None, message: Some(message) },
        );
    }
    if turn.at == start {
        begin(turn);
    }
}

/// The start state, what is known, the part, the seats.
fn begin(turn: &mut Turn<'_>) {
    let model = &*turn.plan.model;
    let started = RecordNo(0);
    let ctx = Ctx { author: Author::History, cause: started, act: None, taken: None, message: None };
    effect::run(turn, &model.script.given, &ctx);
    let alone = turn.situation.setup.part;
    if let Some(part) = alone.and_then(|part| model.script.parts.get(part.index())) {
        effect::run(turn, &part.given, &ctx);
    }
    for at in 0..turn.situation.messages.len() {
        let no = MessageNo(u32::try_from(at).unwrap_or(u32::MAX));
        let to = turn.situation.messages[at].to;
        for seat in to.iter() {
            message::reach(turn, no, seat, Reach::Told, Author::History, started);
        }
    }
    let first = model.script.parts.iter().position(|part| part.from == turn.at).map(PartId::from_index);
    if let Some(part) = alone.or(first) {
        turn.put(Author::Script, Some(started), Event::PartBegun { part });
    }
    give_seats(turn, started);
}

/// A moment of the past, or, after all of them, the start of the part.
fn after_past(turn: &mut Turn<'_>) {
    let part = turn.situation.setup.part;
    let plan = turn.plan;
    if turn.at < plan.start(part) {
        let records = plan.past(part).map_or(&[][..], |past| &past.records);
        let first = records.partition_point(|record| record.at < turn.at);
        let now = turn.at;
        for record in records.iter().skip(first).take_while(|record| record.at == now) {
            turn.tell_again(record);
        }
        return;
    }
    let started = turn.put(Author::Kernel, None, Event::Started { part });
    if let Some(part) = turn.situation.part.filter(|running| Some(*running) != part) {
        turn.put(Author::Script, Some(started), Event::PartEnded { part });
    }
    if let Some(part) = part {
        turn.put(Author::Script, Some(started), Event::PartBegun { part });
    }
    give_seats(turn, started);
}

fn give_seats(turn: &mut Turn<'_>, started: RecordNo) {
    for at in 0..turn.plan.model.seats.len() {
        let holder = turn.situation.setup.holders.get(at).cloned().unwrap_or_default();
        turn.put(Author::Kernel, Some(started), Event::SeatGiven { seat: SeatId::from_index(at), holder });
    }
}
