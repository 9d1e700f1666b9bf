//! Whether occurrences come often enough: every gap, counted from a start, is at most a period.
//!
//! # Use
//! `occurs` for each occurrence in order; `close` at the end. The gap from the last occurrence to the end counts: for a
//! finished trace the end is its last event, for a stopped one the stop.

use crate::score::kind::Mark;

/// The machine.
#[derive(Clone, Debug)]
pub struct Gap {
    every: i64,
    last: i64,
    broken: Option<Mark>,
    due: i64,
}

impl Gap {
    /// A machine that counts from `start`, both in milliseconds.
    #[must_use]
    pub const fn new(every: i64, start: i64) -> Self {
        Self { every, last: start, broken: None, due: start.saturating_add(every) }
    }

    /// It occurred.
    #[inline]
    pub const fn occurs(&mut self, event: Mark) {
        if self.broken.is_none() {
            if event.at.saturating_sub(self.last) > self.every {
                self.broken = Some(event);
                return;
            }
            self.last = event.at;
            self.due = event.at.saturating_add(self.every);
        }
    }

    /// The end comes at this event; it closes the last gap.
    #[inline]
    pub const fn close(&mut self, end: Mark) {
        if self.broken.is_none() && end.at.saturating_sub(self.last) > self.every {
            self.broken = Some(end);
        }
    }

    /// The event that closed the first gap that was too long.
    #[must_use]
    pub const fn broken(&self) -> Option<Mark> {
        self.broken
    }

    /// When the next occurrence is due; once broken, when the missing one was.
    #[must_use]
    pub const fn due(&self) -> i64 {
        self.due
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::kind::heard::mark;

    #[test]
    fn a_gap_of_exactly_the_period_is_no_breach() {
        let mut machine = Gap::new(10, 0);
        machine.occurs(mark(0, 10));
        machine.close(mark(1, 20));
        assert_eq!(machine.broken(), None);
    }

    #[test]
    fn the_first_the_inner_and_the_last_gap_count() {
        for (times, end, breaker) in [([11, 12], 13, 0), ([5, 16], 17, 1), ([5, 9], 20, 9)] {
            let mut machine = Gap::new(10, 0);
            (0..).zip(times).for_each(|(index, at)| machine.occurs(mark(index, at)));
            machine.close(mark(9, end));
            assert_eq!(machine.broken().map(|mark| mark.index), Some(breaker));
        }
    }
}
