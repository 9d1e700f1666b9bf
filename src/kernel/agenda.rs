//! What is going to fall due, in the order it will.

use std::cmp::Ordering;

use crate::base::{Dur, SeatId, SimTime};
use crate::kernel::place::push_with;
use crate::trace::{Due, RecordNo};

/// One thing to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// When.
    pub(super) at: SimTime,
    /// Decided only when the clock leaves the instant, because it depends on something not happening.
    pub(super) leaving: bool,
    /// Order among injects of one instant.
    pub(super) priority: i16,
    /// Bound to a point of exercise time; an interlude does not shift it.
    pub(super) fixed: bool,
    /// Happens only if the condition it waits for still holds at its turn.
    pub(super) needs: bool,
    /// Takes something over from the record it follows from: what follows from another record is another thing.
    pub(super) carries: bool,
    /// What.
    pub(super) due: Due,
    /// The record it follows from.
    pub(super) cause: Option<RecordNo>,
    /// The seat that acted at the end of the chain of causes.
    pub(super) actor: Option<SeatId>,
}

impl Entry {
    /// An entry of the script, bound to its time.
    pub(super) const fn fixed(at: SimTime, due: Due) -> Self {
        Self {
            at,
            leaving: false,
            priority: 0,
            fixed: true,
            needs: false,
            carries: false,
            due,
            cause: None,
            actor: None,
        }
    }

    /// An entry that follows from a record.
    pub(super) const fn after(at: SimTime, due: Due, cause: RecordNo, actor: Option<SeatId>) -> Self {
        Self {
            at,
            leaving: false,
            priority: 0,
            fixed: false,
            needs: false,
            carries: false,
            due,
            cause: Some(cause),
            actor,
        }
    }

    /// Place of the variant in the order of one instant.
    const fn rank(&self) -> u8 {
        match self.due {
            Due::Start => 0,
            Due::Completion(_) => 1,
            Due::Arrival(_) => 2,
            Due::RingOut(..) => 3,
            Due::CallOver(..) => 4,
            Due::Lapse(_) => 5,
            Due::Outcome(..) => 6,
            Due::Inject(_) => 7,
            Due::Ending(_) => 8,
            Due::Part(_) => 9,
            Due::End => 10,
            // What is due where an interlude begins happens before it.
            Due::Interlude(_) => 11,
        }
    }

    /// Leaving, rank and priority as one number.
    const fn place(&self) -> u32 {
        (self.leaving as u32) << 24 | (self.rank() as u32) << 16 | (self.priority as u16 ^ 0x8000) as u32
    }

    #[inline]
    fn order(&self, other: &Self) -> Ordering {
        let order = self.at.cmp(&other.at).then(self.place().cmp(&other.place()));
        if order != Ordering::Equal {
            return order;
        }
        let order = self.due.cmp(&other.due).then(self.carries.cmp(&other.carries));
        if order == Ordering::Equal && self.carries { self.cause.cmp(&other.cause) } else { order }
    }
}

/// The entries, latest first, so that the next one is at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Agenda {
    entries: Vec<Entry>,
}

impl Agenda {
    /// Adds an entry; the same thing at the same time is not added twice.
    #[inline]
    pub(super) fn push(&mut self, entry: Entry) {
        if self.entries.last().is_none_or(|last| last.order(&entry) == Ordering::Greater) {
            push_with(&mut self.entries, || entry);
        } else {
            self.insert(entry);
        }
    }

    fn insert(&mut self, entry: Entry) {
        let at = self.entries.partition_point(|other| other.order(&entry) == Ordering::Greater);
        if self.entries.get(at).is_none_or(|other| other.order(&entry) != Ordering::Equal) {
            self.entries.insert(at, entry);
        }
    }

    /// The entries in the order they fall due.
    pub(super) fn coming(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().rev()
    }

    /// Removes the first entry of this thing that is due by `at`.
    pub(super) fn take(&mut self, due: &Due, at: SimTime) -> Option<Entry> {
        if self.entries.last().is_some_and(|entry| entry.at <= at && entry.due == *due) {
            return self.entries.pop();
        }
        let from_end =
            self.coming().take_while(|entry| entry.at <= at).position(|entry| entry.due == *due)?;
        Some(self.entries.remove(self.entries.len() - 1 - from_end))
    }

    /// Removes every entry that is this kind of thing.
    pub(super) fn remove(&mut self, is: impl Fn(&Due) -> bool) {
        self.entries.retain(|entry| !is(&entry.due));
    }

    /// Removes and returns the next entry if it lies before `at`.
    pub(super) fn pop_before(&mut self, at: SimTime) -> Option<Entry> {
        if self.entries.last().is_some_and(|entry| entry.at < at) { self.entries.pop() } else { None }
    }

    /// Whether any entry takes something over from this record.
    pub(super) fn carries(&self, record: RecordNo) -> bool {
        self.entries.iter().any(|entry| entry.carries && entry.cause == Some(record))
    }

    /// Whether any entry follows from this record.
    pub(super) fn refers_to(&self, record: RecordNo) -> bool {
        self.entries
            .iter()
            .any(|entry| matches!(entry.due, Due::Outcome(_, Some(because)) if because == record))
    }

    /// Time from `from` to `to` is skipped: what is bound to a point of time in between happens at the end, what comes
    /// every so often at its first turn (`tick`) from the end on, what is measured from an earlier record later by as
    /// much.
    pub(super) fn skip(&mut self, from: SimTime, to: SimTime, tick: impl Fn(&Entry) -> Option<SimTime>) {
        let skipped: Dur = to.since(from);
        for entry in &mut self.entries {
            if entry.fixed && entry.at >= from && entry.at < to {
                entry.at = tick(entry).unwrap_or(to);
            } else if !entry.fixed && entry.at >= from {
                entry.at = entry.at.plus(skipped);
            }
        }
        self.entries.sort_by(|a, b| b.order(a));
    }

    /// Removes the interlude that begins at `from`.
    pub(super) fn pop_interlude(&mut self, from: SimTime) {
        self.entries.retain(|entry| entry.at > from || !matches!(entry.due, Due::Interlude(_)));
    }

    /// Nothing is to come any more.
    pub(super) fn clear(&mut self) {
        self.entries.clear();
    }
}
