//! Which of two things has occurred: one at least, or one and not the other.
//!
//! # Use
//! `occurs` for each occurrence that counts, with which of the two it is; an event that is both is fed twice. `close` at
//! the end with the moment after which no occurrence counts, if there is one.

use crate::score::kind::{Closing, Mark, Standing};

/// The machine.
#[derive(Clone, Debug)]
pub struct Choice {
    exclusive: bool,
    first: Option<Mark>,
    seen: [bool; 2],
    both: Option<Mark>,
}

/// Which of the two occurred.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The first of the two.
    One,
    /// The second of the two.
    Other,
}

impl Choice {
    /// One of the two, or both.
    #[must_use]
    pub const fn any() -> Self {
        Self { exclusive: false, first: None, seen: [false; 2], both: None }
    }

    /// One of the two and never the other.
    #[must_use]
    pub const fn exclusive() -> Self {
        Self { exclusive: true, first: None, seen: [false; 2], both: None }
    }

    /// One of the two occurred.
    #[inline]
    pub const fn occurs(&mut self, event: Mark, side: Side) {
        match side {
            Side::One => self.seen[0] = true,
            Side::Other => self.seen[1] = true,
        }
        if self.first.is_none() {
            self.first = Some(event);
        }
        if self.both.is_none() && self.seen[0] && self.seen[1] {
            self.both = Some(event);
        }
    }

    /// The occurrence that decided: for an exclusive choice the first of the second kind, else the very first.
    #[must_use]
    pub const fn deciding(&self) -> Option<Mark> {
        if self.exclusive && self.both.is_some() { self.both } else { self.first }
    }

    /// How the choice stands when the trace ends; `until` is the last moment at which an occurrence counts.
    #[must_use]
    pub const fn close(&self, closing: Closing, until: Option<i64>) -> Standing {
        let over = match (closing, until) {
            (Closing::Finished, _) => true,
            (Closing::Stopped { at }, Some(until)) => until <= at,
            (Closing::Stopped { .. }, None) => false,
        };
        match (self.exclusive, self.first.is_some(), self.both.is_some()) {
            (true, _, true) => Standing::Broken,
            (false, true, _) => Standing::Holds,
            (true, true, false) => {
                if over {
                    Standing::Holds
                } else {
                    Standing::Open
                }
            }
            (_, false, _) => {
                if over {
                    Standing::Broken
                } else {
                    Standing::Open
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::kind::heard::mark;

    fn after(mut machine: Choice, sides: &[Side], closing: Closing) -> Standing {
        for (index, side) in (0..).zip(sides) {
            machine.occurs(mark(index, 0), *side);
        }
        machine.close(closing, None)
    }

    #[test]
    fn a_choice_wants_one_and_an_exclusive_one_only_one() {
        let finished = Closing::Finished;
        let cases: [&[Side]; 4] = [&[], &[Side::One], &[Side::Other, Side::Other], &[Side::One, Side::Other]];
        let any = cases.map(|sides| after(Choice::any(), sides, finished) == Standing::Holds);
        let exclusive = cases.map(|sides| after(Choice::exclusive(), sides, finished) == Standing::Holds);
        assert_eq!(any, [false, true, true, true]);
        assert_eq!(exclusive, [false, true, true, false]);
    }

    #[test]
    fn at_a_stop_only_what_cannot_change_is_said() {
        let stopped = Closing::Stopped { at: 5 };
        assert_eq!(after(Choice::any(), &[], stopped), Standing::Open);
        assert_eq!(after(Choice::any(), &[Side::One], stopped), Standing::Holds);
        assert_eq!(after(Choice::exclusive(), &[Side::One], stopped), Standing::Open);
        assert_eq!(after(Choice::exclusive(), &[Side::One, Side::Other], stopped), Standing::Broken);
    }
}
