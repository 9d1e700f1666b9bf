//! The small state machines under every verdict: each watches one relation between *activations* and *targets*, both
//! already filtered by whoever feeds it, and says which activation was answered by which target.
//!
//! | file | machine | an activation is answered by |
//! |---|---|---|
//! | [`response`] | [`Response`] | a target after it, inside the window |
//! | [`precedence`] | [`Precedence`] | a target before it, inside the window |
//! | [`around`] | [`Around`] | a target before or after it, inside the window |
//! | [`alternate`] | [`AlternateResponse`], [`AlternatePrecedence`] | the same, with no other activation in between |
//! | [`chain`] | [`ChainResponse`], [`ChainPrecedence`] | the very next, the very last event |
//! | [`count`] | [`Count`] | nothing: counts occurrences against a bound |
//! | [`choice`] | [`Choice`] | nothing: which of two kinds has occurred |
//! | [`gap`] | [`Gap`] | nothing: whether occurrences come often enough |
//!
//! The machines know no clause, no constraint and no polarity: "answered" is a fulfilment for a duty and a violation
//! for its negation. They work event by event, so a live exercise and a finished log use the same ones.
//!
//! # Invariants
//! - Events are fed in their order; times never decrease.
//! - An event never answers itself. Each machine's file says in which order to call when one event is both an
//!   activation and a target.
//! - Every activation is reported exactly once, at the latest by `close`. `reset` keeps the memory and forgets the rest.
//! - Due times are the last moments that still count: a target exactly at the due time answers.
//!
//! # Not here
//! - Conditions, subjects, roles, credit: `clause` for exercises, `declare` for constraint files.
//!
//! # Adding one
//! 1. A file named for the relation; the machine, its `reset`, its `close` with both closings.
//! 2. Tests in the file, one per edge: exactly at the due time, equal times, open at the end, an event that is both.

pub mod alternate;
pub mod around;
pub mod chain;
pub mod choice;
pub mod count;
pub mod gap;
pub mod precedence;
pub mod response;

pub use alternate::{AlternatePrecedence, AlternateResponse};
pub use around::Around;
pub use chain::{ChainPrecedence, ChainResponse};
pub use choice::Choice;
pub use count::Count;
pub use gap::Gap;
pub use precedence::Precedence;
pub use response::Response;

/// An event as the machines see it: when it happened and which one it was. The index is the feeder's own number (a
/// position in a trace, a record, a slot of a table); machines only hand it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Time in milliseconds.
    pub at: i64,
    /// The feeder's number of the event.
    pub index: u32,
}

/// A window closed at both ends, measured as the distance in milliseconds between activation and target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The least distance that counts.
    pub least: i64,
    /// The greatest distance that counts; `i64::MAX` when there is no limit.
    pub most: i64,
}

impl Window {
    /// No limit on either side.
    pub const ANY: Self = Self { least: 0, most: i64::MAX };

    /// At most `most` milliseconds.
    #[must_use]
    pub const fn within(most: i64) -> Self {
        Self { least: 0, most }
    }

    /// Whether two moments, in any order, lie at a distance inside the window.
    #[must_use]
    pub const fn holds(self, one: i64, other: i64) -> bool {
        let distance = if one > other { one.saturating_sub(other) } else { other.saturating_sub(one) };
        distance >= self.least && distance <= self.most
    }

    /// The last moment at which a later target still counts for an activation at `at`; `None` without a limit.
    #[must_use]
    pub const fn due(self, at: i64) -> Option<i64> {
        if self.most == i64::MAX { None } else { Some(at.saturating_add(self.most)) }
    }

    /// Whether the due time of an activation at `at` lies before `now`.
    #[must_use]
    pub const fn is_over(self, at: i64, now: i64) -> bool {
        now.saturating_sub(at) > self.most
    }

    /// Whether nothing can be due any more when the trace closes like this: a finished trace leaves nothing open; at a
    /// stop, what is due at the stop or before is over.
    #[must_use]
    pub const fn is_closed_by(self, at: i64, closing: Closing) -> bool {
        match closing {
            Closing::Finished => true,
            Closing::Stopped { at: stop } => self.most != i64::MAX && at.saturating_add(self.most) <= stop,
        }
    }
}

/// How a trace ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// The trace is complete: what is open stays unanswered for ever.
    Finished,
    /// Watching stopped at this moment: what is due later stays open.
    Stopped {
        /// The moment of the stop, at or after the last event.
        at: i64,
    },
}

/// Whom a machine tells. Every activation is told exactly once.
pub trait Answers {
    /// A target answered the activation.
    fn answered(&mut self, activation: Mark, target: Mark);
    /// No target can answer the activation any more.
    fn unanswered(&mut self, activation: Mark);
    /// The trace stopped before the activation was due.
    fn open(&mut self, activation: Mark);
}

/// What is known of a bound over the whole trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It holds and the closing makes it final.
    Holds,
    /// It is broken, or can no longer come to hold.
    Broken,
    /// The trace stopped before it was decided.
    Open,
}

#[cfg(test)]
pub(crate) mod heard {
    use super::{Answers, Mark};

    /// Writes down what a machine says: `1<-2` answered, `1!` unanswered, `1?` open.
    #[derive(Default)]
    pub(crate) struct Heard(pub(crate) Vec<String>);

    impl Answers for Heard {
        fn answered(&mut self, activation: Mark, target: Mark) {
            self.0.push(format!("{}<-{}", activation.index, target.index));
        }
        fn unanswered(&mut self, activation: Mark) {
            self.0.push(format!("{}!", activation.index));
        }
        fn open(&mut self, activation: Mark) {
            self.0.push(format!("{}?", activation.index));
        }
    }

    impl Heard {
        pub(crate) fn text(&self) -> String {
            self.0.join(" ")
        }
    }

    pub(crate) fn mark(index: u32, at: i64) -> Mark {
        Mark { at, index }
    }
}
