//! Constraint files and traces (design part 9): a model of DECLARE constraints is scored over a log of traces with the
//! machines of [`kind`](crate::score::kind), so that anyone can compare our verdicts with independent tools.
//!
//! Data flow: text → [`reading`] → [`model`] (typed constraints) → [`compile`] (dense activities, attribute slots, parts);
//! then for each line of the log: [`log`] (columns of one trace) → [`run`] (who listens), `walk` and `judge` (counts and
//! evidence) → [`answer`] (JSON).
//!
//! # Invariants
//! - Bounded memory: one trace at a time; nothing grows with the log but the set of trace names.
//! - Only the constraints that listen to an activity of the trace are looked at.
//! - Numbers are compared exactly: whole numbers as such, others as IEEE doubles that are only ever compared.
//!
//! # Not here
//! - Files (`cli::score_trace`), clauses of a procedure (`clause`).
//!
//! # Adding one (a template)
//! 1. Its word and shape in `model`, its parts in `compile`, its walk in `walk` or `judge`.
//! 2. Its sentence in the reference evaluator of `tests/suite/cross_check/reference.rs` and a case in `tests/cases/declare/`.

pub mod answer;
pub mod cell;
pub mod compile;
pub mod json;
mod judge;
pub mod log;
pub mod model;
pub mod names;
pub mod reading;
pub mod run;
mod tree;
pub mod verdicts;
mod walk;

pub use answer::Answer;
pub use compile::Compiled;
pub use log::{LogFault, LogReader, Trace};
pub use model::Model;
pub use reading::SIZE_LIMIT;
pub use run::Scorer;
pub use verdicts::{Evidence, State, Verdicts};
