//! Messages: sent, ringing, reached, opened, retracted.

use crate::base::{SeatId, SeatMask, SimTime};
use crate::kernel::agenda::Entry;
use crate::kernel::message::CALL;
use crate::kernel::place::push_with;
use crate::kernel::situation::{Phase, Situation};
use crate::kernel::state::{Call, Message};
use crate::trace::{Due, Event, MessageNo, Reach, Record};

impl Situation {
    #[inline(never)]
    pub(super) fn message_sent(&mut self, record: &Record) {
        let Event::MessageSent { message, inject, channel, to, reliability } = &record.event else { return };
        if message.0 as usize != self.messages.len() {
            return;
        }
        // What was sent before the first moment of play was no slip.
        let paper = if self.phase == Phase::Running { self.setup.paper } else { SeatMask::NONE };
        push_with(&mut self.messages, || Message {
            inject: *inject,
            channel: *channel,
            to: *to,
            reliability: *reliability,
            sent: record.at,
            record: record.no,
            actor: record.actor,
            reached: SeatMask::NONE,
            ringing: SeatMask::NONE,
            slips: SeatMask(to.0 & paper.0),
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

    #[inline(never)]
    pub(super) fn message_rang(&mut self, no: MessageNo, seat: SeatId, until: SimTime, record: &Record) {
        if let Some(state) = self.messages.get_mut(no.0 as usize) {
            state.ringing.insert(seat);
            let due = Due::RingOut(no, seat);
            self.agenda.push(Entry::after(until, due, record.no, record.actor));
        }
    }

    #[inline(never)]
    pub(super) fn message_opened(&mut self, no: MessageNo, seat: SeatId) {
        if let Some(state) = self.messages.get_mut(no.0 as usize) {
            state.opened.insert(seat);
        }
    }

    #[inline(never)]
    pub(super) fn message_retracted(&mut self, no: MessageNo, by: MessageNo) {
        if let Some(state) = self.messages.get_mut(no.0 as usize) {
            state.retracted = Some(by);
        }
    }

    #[inline(never)]
    pub(super) fn reach(&mut self, no: MessageNo, seat: SeatId, how: Reach, record: &Record) {
        let Some(message) = self.messages.get_mut(no.0 as usize) else { return };
        message.reached.insert(seat);
        message.slips = SeatMask(message.slips.0 & !SeatMask::one(seat).0);
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
            self.agenda.push(Entry::after(until, Due::CallOver(no, seat), record.no, record.actor));
        }
    }
}
