//! Judging what happened: verdicts over records and traces.
//!
//! # Invariants
//! - Reads facts, never changes them; no clock, no IO, no hash order.
//!
//! # Not here
//! - What may happen and what follows from it (`kernel`), printing (`report`).
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod assess;
pub mod card;
pub mod clause;
pub mod declare;
pub mod kind;
