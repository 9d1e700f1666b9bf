//! The pure simulation: a situation, the commands that may change it, and what falls due by itself.
//!
//! In reading order:
//! - [`plan`]: a compiled model with the tables that tell who listens to what.
//! - [`situation`]: everything that changes during an exercise.
//! - [`due`]: what falls due next.
//! - [`mod@step`]: one command or one due item, with all the records it brings about.
//! - [`decide`]: whether a command is accepted, or the refusal with what to do instead.
//! - [`mod@apply`]: the only mutation.
//! - [`mod@as_if`]: what an action would have brought about in place of own words.
//!
//! A host alternates [`due::due_by`] and [`step::step`]: it runs every due item up to its clock, then hands in commands
//! in the order they arrive. The opening is a due item too ([`Due::Start`](crate::trace::Due::Start)), so a new
//! situation is started by the same loop.
//!
//! # Invariants
//! - [`apply::apply`] alone changes a situation; it draws no chance and decides nothing, so folding the records of an
//!   exercise over [`Situation::new`] gives the situation the exercise was in.
//! - The same situation and the same input give the same records, on any machine. Nothing is ordered by a hash.
//! - A cause always has a smaller number than what it brings about.
//!
//! # Not here
//! Pace, journal, replay and fork (`exercise`, `journal`); verdicts (`score`).
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod agenda;
pub mod apply;
pub mod as_if;
pub mod chance;
pub mod decide;
mod decision;
pub mod due;
mod effect;
mod journey;
mod message;
mod opening;
mod place;
pub mod plan;
mod queue;
mod react;
pub mod refusal;
pub mod situation;
mod state;
pub mod step;
#[cfg(test)]
mod tests;
mod travel;

pub use apply::apply;
pub use as_if::as_if;
pub use due::{due_by, next_due};
pub use message::slip_ready;
pub use plan::Plan;
pub use situation::{Setup, Situation};
pub use step::{actor_of, step};
