//! The fingerprint by which equal situations are known: 128 bits over everything that was seen and judged.
//!
//! What an option or a branch is called stands outside, and so does why an outcome happened: two that bring about the same
//! are one. What makes no difference is left out by who takes records in ([`Course`](super::course::Course)).

use std::hash::{Hash as _, Hasher};

use crate::trace::{Event, Record};

/// A fingerprint that grows with what happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Print {
    one: u64,
    other: u64,
}

impl Default for Print {
    fn default() -> Self {
        Self { one: 0x243F_6A88_85A3_08D3, other: 0x1319_8A2E_0370_7344 }
    }
}

impl Print {
    /// The number.
    #[must_use]
    pub fn number(self) -> u128 {
        u128::from(self.one) << 64 | u128::from(self.other)
    }

    /// Takes in something that happened.
    pub fn take(&mut self, record: &Record) {
        match &record.event {
            Event::DecisionAnswered { inject, seat, .. } => (0u8, record.at, inject, seat).hash(self),
            Event::DecisionLapsed { inject, .. } => (1u8, record.at, inject).hash(self),
            Event::DecisionTookEffect { inject, .. } => (2u8, record.at, inject).hash(self),
            Event::ChanceDrawn { draw, occurrence, subject, .. } => {
                (3u8, record.at, draw, occurrence, subject).hash(self);
            }
            Event::OutcomeFired { outcome, .. } => (5u8, record.at, outcome).hash(self),
            event => (4u8, record.at, event).hash(self),
        }
    }
}

/// The product of two numbers, folded.
const fn folded(one: u64, other: u64) -> u64 {
    let wide = one as u128 * other as u128;
    wide as u64 ^ (wide >> 64) as u64
}

impl Hasher for Print {
    fn finish(&self) -> u64 {
        self.one ^ self.other
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
            self.write_u64(u64::from_le_bytes(word) ^ (chunk.len() as u64) << 56);
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.write_u64(u64::from(number));
    }

    fn write_u16(&mut self, number: u16) {
        self.write_u64(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.one = folded(self.one ^ number, 0x9E37_79B9_7F4A_7C15).rotate_left(23) ^ self.other;
        self.other =
            folded(self.other.wrapping_add(number), 0xD6E8_FEB8_6659_FD93) ^ self.one.rotate_left(41);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_i64(&mut self, number: i64) {
        self.write_u64(number as u64);
    }

    fn write_isize(&mut self, number: isize) {
        self.write_u64(number as u64);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::base::{InjectId, SeatId, SimTime};
    use crate::trace::{Author, RecordNo};

    fn record(at: i64, event: Event) -> Record {
        Record { no: RecordNo(0), at: SimTime(at), author: Author::Script, cause: None, actor: None, event }
    }

    fn answered(option: u8) -> Event {
        let (inject, seat) = (InjectId(3), SeatId(1));
        Event::DecisionAnswered { inject, option, seat, clause: None, confidence: None, reason: None }
    }

    #[test]
    fn what_an_option_is_called_is_no_difference() {
        let print = |event| {
            let mut print = Print::default();
            print.take(&record(5, event));
            print.number()
        };
        assert_eq!(print(answered(0)), print(answered(1)));
        assert_ne!(print(answered(0)), print(Event::DecisionLapsed { inject: InjectId(3), option: 0 }));
        let fired = |inject| Event::InjectFired { inject: InjectId(inject), occurrence: 0 };
        assert_ne!(print(fired(0)), print(fired(1)));
    }

    #[test]
    fn prints_of_small_numbers_are_all_different() {
        let mut seen = BTreeSet::new();
        for one in 0..300u64 {
            for other in 0..300u64 {
                let mut print = Print::default();
                (one, other).hash(&mut print);
                assert!(seen.insert(print.number()));
                assert_ne!(print.number() >> 64, print.number() & u128::from(u64::MAX));
            }
        }
    }
}
