//! The vocabulary every other layer speaks: names, exercise time, localised text, messages, diagnostics.
//!
//! # Invariants
//! - Imports nothing of this crate. No clock, no IO, no floats, no hash order.
//! - Time is a whole number of milliseconds, signed, with checked arithmetic.
//!
//! # Not here
//! - Catalogues of the program's own words (`i18n`), reading of files (`content`).
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod diagnostic;
pub mod id;
pub mod msg;
pub mod name;
pub mod reliability;
pub mod text;
pub mod time;
pub mod unseen;

pub use diagnostic::{Code, Diagnostic, Diagnostics, Label, Severity};
pub use id::{
    ActionId, ChannelId, ClauseId, DocId, EndingId, EntityId, FactId, InjectId, KindId, OutcomeId, PartId,
    RoleId, RuleId, SeatId, SeatMask, SignalId, SlotId,
};
pub use msg::{Arg, Msg};
pub use name::{Name, Span};
pub use reliability::Reliability;
pub use text::{Lang, Text};
pub use time::{Dur, SimTime};
