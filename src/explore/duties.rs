//! What a colleague asks the monitors: what it owes, and what an act would break.

use crate::base::{ActionId, Dur, RuleId, SeatId, SimTime};
use crate::content::model::Head;
use crate::trace::{Args, Subject};

/// A duty its owner knows of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Told apart from every other duty of the exercise by this; a new period of a rhythm is a new duty.
    pub key: (u32, SimTime),
    /// Rule.
    pub rule: RuleId,
    /// What an act must agree with.
    pub agree: Subject,
    /// Since when the owner's clock runs.
    pub since: SimTime,
    /// Due time; none if it has none.
    pub due: Option<SimTime>,
    /// The seat that is expected to do it: the first of its owners.
    pub first_owner: SeatId,
}

/// What an act would break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breach {
    /// Rule.
    pub rule: RuleId,
    /// A prohibition; else something must come before the act.
    pub prohibited: bool,
    /// What the `first` must agree with.
    pub agree: Subject,
    /// How long before the act.
    pub lead: Option<Dur>,
}

/// What is owed, and what an act would break, as far as a seat knows.
pub trait Duties {
    /// Adds the duties a seat owes and knows of.
    fn owed(&self, seat: SeatId, into: &mut Vec<Duty>);
    /// The trigger of a duty with its slots, where an act is compared with it.
    fn trigger(&self, duty: &Duty) -> Option<(Head, &Args)>;
    /// Adds what an act of the seat that begins now would break.
    fn breaks(&self, seat: SeatId, now: SimTime, action: ActionId, args: &Args, into: &mut Vec<Breach>);
}
