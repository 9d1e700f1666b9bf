//! How often something occurs, against a bound: at least, fewer than, exactly.
//!
//! # Use
//! `occurs` for each occurrence that counts (the feeder filters and looks at the window); `close` at the end with the
//! moment after which no occurrence counts, if there is one.

use crate::score::kind::{Closing, Mark, Standing};

/// What is demanded of the count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// `n` times or more.
    AtLeast(u32),
    /// Fewer than `n` times.
    FewerThan(u32),
    /// `n` times, no more, no less.
    Exactly(u32),
}

/// The machine.
#[derive(Clone, Debug)]
pub struct Count {
    bound: Bound,
    seen: u32,
    deciding: Option<Mark>,
}

impl Count {
    /// A machine that has seen nothing.
    #[must_use]
    pub const fn new(bound: Bound) -> Self {
        Self { bound, seen: 0, deciding: None }
    }

    /// It occurred.
    #[inline]
    pub const fn occurs(&mut self, event: Mark) {
        self.seen = self.seen.saturating_add(1);
        let deciding = match self.bound {
            Bound::AtLeast(n) | Bound::FewerThan(n) => self.seen == n,
            Bound::Exactly(n) => self.seen == n || self.seen == n.saturating_add(1),
        };
        if deciding {
            self.deciding = Some(event);
        }
    }

    /// The occurrence that reached the bound, or for `Exactly` the first one beyond it.
    #[must_use]
    pub const fn deciding(&self) -> Option<Mark> {
        self.deciding
    }

    /// Whether no further occurrence changes anything.
    #[must_use]
    pub const fn is_decided(&self) -> bool {
        match self.bound {
            Bound::AtLeast(n) | Bound::FewerThan(n) => self.seen >= n,
            Bound::Exactly(n) => self.seen > n,
        }
    }

    /// How the bound stands when the trace ends; `until` is the last moment at which an occurrence counts.
    #[must_use]
    pub const fn close(&self, closing: Closing, until: Option<i64>) -> Standing {
        let over = match (closing, until) {
            (Closing::Finished, _) => true,
            (Closing::Stopped { at }, Some(until)) => until <= at,
            (Closing::Stopped { .. }, None) => false,
        };
        let holds = match self.bound {
            Bound::AtLeast(n) => self.seen >= n,
            Bound::FewerThan(n) => self.seen < n,
            Bound::Exactly(n) => self.seen == n,
        };
        if !over && !self.is_decided() {
            Standing::Open
        } else if holds {
            Standing::Holds
        } else {
            Standing::Broken
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::kind::heard::mark;

    fn after(bound: Bound, times: u32, closing: Closing) -> Standing {
        let mut machine = Count::new(bound);
        (0..times).for_each(|index| machine.occurs(mark(index, 0)));
        machine.close(closing, Some(10))
    }

    #[test]
    fn each_bound_turns_at_its_number() {
        let standings =
            |bound| [1, 2, 3].map(|times| after(bound, times, Closing::Finished) == Standing::Holds);
        assert_eq!(standings(Bound::AtLeast(2)), [false, true, true]);
        assert_eq!(standings(Bound::FewerThan(2)), [true, false, false]);
        assert_eq!(standings(Bound::Exactly(2)), [false, true, false]);
    }

    #[test]
    fn before_the_window_is_over_only_the_final_is_said() {
        let standings = |bound| [0, 1, 2].map(|times| after(bound, times, Closing::Stopped { at: 9 }));
        assert_eq!(standings(Bound::AtLeast(1)), [Standing::Open, Standing::Holds, Standing::Holds]);
        assert_eq!(standings(Bound::FewerThan(1)), [Standing::Open, Standing::Broken, Standing::Broken]);
        assert_eq!(standings(Bound::Exactly(1)), [Standing::Open, Standing::Open, Standing::Broken]);
        assert_eq!(after(Bound::AtLeast(1), 0, Closing::Stopped { at: 10 }), Standing::Broken);
    }

    #[test]
    fn the_deciding_occurrence_is_the_one_that_reached_the_bound() {
        let mut machine = Count::new(Bound::Exactly(2));
        (0..4).for_each(|index| machine.occurs(mark(index, 0)));
        assert_eq!(machine.deciding(), Some(mark(2, 0)));
    }
}
