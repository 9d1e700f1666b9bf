//! What differs between two procedures, and what rests on it: scenarios, objectives, exercises that were played.
//!
//! | file | what |
//! |---|---|
//! | [`change`] | a difference as plain data: of what, how heavy, from what to what |
//! | [`compare`](mod@compare) | two procedures side by side, everything by its id; clauses that only have another number |
//! | [`clause`], [`part`] | two versions of a clause with its rules; of anything else |
//! | [`told`] | what changed in the words of both languages |
//! | [`stand`] | which clauses stand on a changed action, signal, fact, parameter, role or source |
//! | [`scenario`] | the places of a scenario that rest on changed clauses |
//! | [`adapted`] | a scenario with the numbers of the new clauses, without those that are gone |
//! | [`report`] | everything that rests on the changes, together |
//! | [`anew`] | a played exercise judged by the new procedure, and which verdicts differ |
//!
//! # Invariants
//! - Two procedures that are the same give an empty comparison; whatever changes a print of content is told.
//! - A text that was corrected makes no verdict doubtful, and never counts as more than a text.
//! - An exercise is judged anew only as far as what happened in it would have been written down the same way; for the rest
//!   it is said why not.

pub mod adapted;
pub mod anew;
pub mod change;
pub mod clause;
pub mod compare;
pub mod part;
pub mod report;
pub mod scenario;
pub mod stand;
pub mod told;

pub use change::{Change, Detail, Of, Weight};
pub use compare::{Comparison, compare};
pub use report::Report;
