//! The opening: what happened before, the start state, who holds the seats.
//!
//! Each moment of the history is a step of its own, at its negative time; the last step of the opening stands at the
//! start of the exercise, or of the part played alone. It ends with the seats being given; from then on conditions and
//! outcomes listen. A moment of the history is a message of no inject, numbered by its place in the history: it is sent
//! then and reaches those who know of it at the start.
//!
//! A part whose start state is folded from a recorded run has the beginning of that run as its past, and so has the whole
//! that is played from some moment on: the opening tells the run's records again, moment by moment, and then starts anew
//! with the part and its own seats. So everything the run had come to goes on: what is known, planned, under way, owed.

use crate::base::{ChannelId, PartId, Reliability, SeatId};
use crate::content::model::script::Part;
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
    let start = turn.situation.setup.start(turn.plan);
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

/// A moment of the past, or, after all of them, the start of play. The first moments of play may belong to the same instant
/// as the last of the past.
fn after_past(turn: &mut Turn<'_>) {
    let part = turn.situation.setup.part;
    let plan = turn.plan;
    let told = turn.situation.next_record as usize;
    let now = turn.at;
    let records = plan.past(part).and_then(|past| past.records.get(told..)).unwrap_or_default();
    if !records.is_empty() {
        for record in records.iter().take_while(|record| record.at == now) {
            turn.tell_again(record);
        }
        return;
    }
    let started = turn.put(Author::Kernel, None, Event::Started { part });
    let running = turn.situation.part;
    // Of the whole, the part that runs goes on, unless another begins just now.
    let begins = |row: &Part| row.from == now;
    let next = part.or_else(|| plan.model.script.parts.iter().position(begins).map(PartId::from_index));
    if let Some(next) = next.filter(|next| part.is_some() || running != Some(*next)) {
        if let Some(part) = running.filter(|running| *running != next) {
            turn.put(Author::Script, Some(started), Event::PartEnded { part });
        }
        turn.put(Author::Script, Some(started), Event::PartBegun { part: next });
    }
    give_seats(turn, started);
}

fn give_seats(turn: &mut Turn<'_>, started: RecordNo) {
    for at in 0..turn.plan.model.seats.len() {
        let holder = turn.situation.setup.holders.get(at).cloned().unwrap_or_default();
        turn.put(Author::Kernel, Some(started), Event::SeatGiven { seat: SeatId::from_index(at), holder });
    }
}
