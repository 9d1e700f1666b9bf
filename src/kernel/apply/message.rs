//! Messages: sent, ringing, reached, opened, retracted.

use crate::base::{SeatId, SeatMask};
use crate::kernel::agenda::Entry;
use crate::kernel::message::CALL;
use crate::kernel::situation::Situation;
use crate::kernel::state::{Call, Message};
use crate::trace::{Due, Event, MessageNo, Reach, Record};

impl Situation {
    pub(super) fn message_event(&mut self, record: &Record) {
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

    pub(super) fn reach(&mut self, no: MessageNo, seat: SeatId, how: Reach, record: &Record) {
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
}
