//! What a verdict can rest on: a record with its time, who acted, and who could know of it.

use crate::base::{SeatId, SeatMask, SimTime};
use crate::score::clause::clock::DutyTime;
use crate::trace::{MessageNo, RecordNo};

/// Who learns of a record by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// All our seats, at once.
    Everyone,
    /// Nobody: a fact of the world without a channel.
    Nobody,
    /// Whoever the message reaches, when it reaches them.
    Message(MessageNo),
    /// These seats, at once: who acted and who is told of the act.
    Seats(SeatMask),
}

/// A record as the monitors remember it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The record; none for a moment that only passed.
    pub record: Option<RecordNo>,
    /// Exercise time.
    pub at: SimTime,
    /// Duty time.
    pub duty: DutyTime,
    /// The seat that in fact acted; none in the history.
    pub actor: Option<SeatId>,
    /// Who learns of it.
    pub audience: Audience,
    /// The cell it changed, so that being told of the fact is knowing of it.
    pub cell: Option<u32>,
}
