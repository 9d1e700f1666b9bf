//! Lists of events (MSEL, the master scenario events list of exercises elsewhere): a scenario as one, and one as a scenario.
//!
//! | file | what |
//! |---|---|
//! | [`mod@column`] | the two sets of columns, how heads are recognised |
//! | [`moment`] | a time as people write it |
//! | [`timeline`] | the times of one sheet together: exercise times |
//! | [`table`] | a sheet as events |
//! | [`receiver`] | seats, roles and channels by their words |
//! | [`remark`] | what could not be taken over, with its place |
//! | [`mod@import`] | a foreign list as a new scenario; `write` lays it out |
//! | [`mod@export`] | a scenario as a list; `fill`, `when`, `duty` say what stands in the cells |
//! | `mark` | whether a row was changed since the export |
//! | [`mod@update`] | an exported list that came back: edits |
//!
//! ```text
//! Book ─▶ table ─▶ timeline, receiver ─▶ import ─▶ text of a new scenario, remarks
//! Scenario ─▶ fill ─▶ export ─▶ Book ─▶ (somebody edits) ─▶ table ─▶ update ─▶ edits, remarks
//! ```
//!
//! # Invariants
//! - Nothing is guessed and nothing is lost: what is not certain is remarked on, and stands in the trainer's notes.
//! - Export, then update, gives no edit.

pub mod column;
mod duty;
pub mod export;
mod fill;
pub mod import;
mod mark;
pub mod moment;
pub mod receiver;
pub mod remark;
pub mod table;
pub mod timeline;
pub mod update;
mod when;
mod write;

pub use column::{Column, Form};
pub use export::export;
pub use import::{Imported, Options, import};
pub use remark::{Remark, Sort};
pub use timeline::Start;
pub use update::{form_of, update};
