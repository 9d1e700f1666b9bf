//! The deep check: a scenario gone through, over its decisions, its chance and the ways its seats are played.
//!
//! - [`cause`]: what a record goes back to, by names that are the same in every run.
//! - [`choice`]: what can be chosen: the option of a decision, or that nobody answers; what chance brings.
//! - [`free`]: what acts can bring about that nobody needs to owe.
//! - [`way`]: how the seats are played before anything is chosen otherwise.
//! - [`ground`]: what all runs of one part, or of the whole, share.
//! - [`stage`]: one exercise that can go on in more than one way; [`course`]: what has happened in it.
//! - [`mod@print`]: the fingerprint by which equal situations are known; [`read`](mod@read): the facts that can make a
//!   difference.
//! - [`visited`]: the situations gone through.
//! - [`walk`]: the walk: single deviations first, then pairs, then all, up to a limit of states.
//! - [`explored`]: what was seen, by inject, decision, clause, ending, seat; [`seen`]: where first.
//! - [`witness`]: the choices that lead somewhere, and the run they make.
//! - [`mod@finding`]: what is said of it, one file for each finding.
//!
//! # Data flow
//!
//! ```text
//! Ground ──▶ Walk::round ──▶ Shard ─run_shard─▶ Haul ─┐
//!                ▲                                     │ in the order of the shards
//!                └────────────── Walk::take ◀──────────┘
//! Walk::explored ──▶ Explored ──▶ finding::all ──▶ Vec<Finding>
//! ```
//!
//! # Invariants
//! - A shard's haul depends on the ground and the shard alone, and hauls are taken in the order of their shards: whoever
//!   shares them out among threads changes nothing.
//! - What was not gone through is counted as such; nothing is called unreachable where the walk stopped early.
//! - Two situations are taken for one only if all that was seen and judged up to then is the same.
//!
//! # Not here
//! - Threads, time, files (`cli`); packed states ([`search`](super::search)).

pub mod cause;
pub mod choice;
pub mod course;
pub mod explored;
pub mod finding;
pub mod free;
pub mod ground;
pub mod print;
pub mod read;
pub mod seen;
pub mod stage;
pub mod visited;
pub mod walk;
pub mod way;
pub mod witness;

pub use cause::Cause;
pub use choice::{Choice, Point, Turn};
pub use explored::Explored;
pub use finding::Finding;
pub use ground::Ground;
pub use seen::{Seen, Sighting};
pub use walk::{Haul, Limits, Shard, Walk, run_shard};
pub use way::Way;
pub use witness::Witness;
