//! Thousands of runs with simulated colleagues in every seat, counted.
//!
//! - [`mix`]: who sits where: one way for all, a trainee among experts, or drawn for each seat.
//! - [`series`]: the runs of one scenario, part or stretch of a variant, by their seeds.
//! - [`tally`]: what is counted; [`watch`]: what is noted of one run; [`spread`]: how values lie.
//! - [`difficulty`]: how hard duties and decisions are for these colleagues, and what is unfair about them.
//!
//! # Invariants
//! - A run is a pure function of model, mix and seed. Counting is a sum: in whatever order runs are counted, and however
//!   they are shared out and put together, the [`Census`] is the same.
//! - Whole numbers only, and as much memory for ten runs as for ten million.
//!
//! # Not here
//! - Threads and progress (`cli`); colleagues are not people: what they find hard, people may find easy.

pub mod difficulty;
pub mod mix;
pub mod series;
pub mod spread;
pub mod tally;
pub mod watch;

pub use difficulty::{Flag, Shares};
pub use mix::{Mix, Profile};
pub use series::Series;
pub use spread::Spread;
pub use tally::Census;
