//! What is asked for and what happened: commands, events, records, steps, and their form in a journal.
//!
//! - [`Command`]: an imperative somebody asked for; may be refused.
//! - [`Event`]: a past participle, a fact.
//! - [`Record`]: an event with its number, exercise time, author, cause and the seat that in fact acted.
//! - [`Step`]: one input or one due item with all its records; one journal line.
//! - [`Finding`]: what a person found about an exercise, beside its journal.
//!
//! In memory everything is a dense number; in a journal everything is a name ([`wire`]), so that a journal can be read
//! without the content it was made with.
//!
//! # Invariants
//! - Plain data, no behaviour but reading and writing itself.
//! - Every change of a fact and of what a seat knows stands in an event: folding the records is enough for scoring.
//!
//! # Adding one
//! 1. Add the variant with documented fields to [`event`] or [`command`].
//! 2. Add the same fields to the list in [`wire`].
//! 3. Every `match` that must know it stops compiling; there are no wildcards.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod command;
pub mod event;
pub mod finding;
pub mod record;
pub mod value;
pub mod wire;

pub use command::{Command, Envelope, Holder, Refusal};
pub use event::{Event, Reach, StoppedBy};
pub use finding::{Finding, Found, Judgement, Rating, Target};
pub use record::{Author, Due, Record, Step, StepCause};
pub use value::{Args, MessageNo, RecordNo, Slots, StepNo, Subject, TaskNo, Val, WordId};
pub use wire::{Names, Table, WireError};
