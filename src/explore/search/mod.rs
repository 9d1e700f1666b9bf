//! Bounded search over small packed states: every state reached once, every transition counted, memory and number of
//! states limited. Knows nothing of scenarios.
//!
//! - [`space`]: what is searched: a start, the states after a state, their rank and score.
//! - [`table`]: the set of states seen, open addressing.
//! - [`tally`]: what is carried along the ways to a state: nothing, or their number.
//! - [`go`]: the search itself, rank by rank.
//!
//! # Invariants
//! - The same space and limits give the same answer, in the same order, on any machine.
//! - A search that stopped at a limit says so; nothing it counted is then taken for the whole.
//! - Numbers are wide or checked; none wraps.

pub mod go;
pub mod space;
pub mod table;
pub mod tally;

pub use go::{Found, Limits, Stop, search, search_counting_ways};
pub use space::Space;
pub use tally::{Tally, Ways};
