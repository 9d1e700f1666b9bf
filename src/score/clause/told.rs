//! Who was told of which record by a fact: asked at every look of every seat, so kept without a search.

use crate::base::SeatId;
use crate::score::clause::knowledge::Learned;
use crate::trace::RecordNo;

/// No further entry.
const END: u32 = u32::MAX;

/// By record, a chain of those who were told of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    /// By record: the last entry of its chain.
    heads: Vec<u32>,
    /// Who was told, and the entry before.
    entries: Vec<(Learned, u32)>,
}

impl Told {
    /// A seat was told of a record; only the first time counts.
    pub(super) fn add(&mut self, record: RecordNo, learned: Learned) {
        if self.of(record, learned.seat).is_some() {
            return;
        }
        let at = record.0 as usize;
        if self.heads.len() <= at {
            self.heads.resize(at + 1, END);
        }
        let entry = self.entries.len() as u32;
        self.entries.push((learned, std::mem::replace(&mut self.heads[at], entry)));
    }

    /// How a seat was told of a record.
    pub(super) fn of(&self, record: RecordNo, seat: SeatId) -> Option<&Learned> {
        let mut next = *self.heads.get(record.0 as usize)?;
        while let Some((learned, before)) = self.entries.get(next as usize) {
            if learned.seat == seat {
                return Some(learned);
            }
            next = *before;
        }
        None
    }
}
