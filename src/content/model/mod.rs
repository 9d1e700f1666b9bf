//! A procedure and a scenario compiled to dense numbers: what the kernel runs and the monitors score.
//!
//! Every name is resolved once, at load, with a diagnostic and a did-you-mean where it is unknown ([`compile`]). The
//! tables here are immutable and shared; the situation of an exercise is arrays indexed by their numbers.
//!
//! - [`tables`]: roles, seats, actions, signals, things, facts, words and their names.
//! - [`cond`]: conditions and counts over the array of fact values.
//! - [`pattern`]: patterns and tests over completed actions and raised signals; [`misfit`]: which test failed.
//! - [`rules`]: the executable rules of the clauses.
//! - [`script`]: injects, decisions, outcomes, effects, endings.
//! - [`compile`]: author content → the above.
//!
//! # Invariants
//! - Facts are one array of `i32`: a flag 0 or 1, a count, the position of an option, the number of a place or -1.
//!   A fact kept per kind has one cell for each thing of the kind, in the order of the things.
//! - Things are numbered kind by kind in the order of [`Kind::ALL`](crate::content::kind::Kind::ALL), so that the
//!   things of a kind are one range.

mod compile;
pub mod cond;
pub mod misfit;
pub mod pattern;
pub mod rules;
pub mod script;
pub mod tables;

pub use cond::{Bound, Cond, Num};
pub use misfit::Misfit;
pub use pattern::{Happening, Head, Leaf, Pattern, Test};
pub use rules::{Limit, Owner, Rule, RuleKind};
pub use script::{Decision, Effect, Inject, Outcome, Raise, When};
pub use tables::{ActionRow, EntityRow, FactRow, FactTy, Model, SeatRow, SignalRow, SlotRow, SlotTy};
