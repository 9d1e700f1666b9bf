//! The form of commands, events and steps in a journal: JSON with names instead of numbers.
//!
//! A command, an event, a due item is a list: its kind in capitals, then its fields in the order of the lists
//! in `kinds`. A field that is absent (no value, an empty list) is `null`, and left out at the end:
//! `["MessageSent",2,"call","phone",["consul"],"reported"]`.
//!
//! A step is `{"n":…,"t":…,"r":…,"why":…,"rec":[…]`: its number, its time, the number of its first record, the due item
//! or the command with its author, its records. A record is an event led by its author, if that is not the author of the
//! record before (at first: the script), and by the number of its cause, if it has one:
//! `["kernel",41,"MessageReached",5,"embassy","arrived"]`.
//!
//! Values in slots: `null`, `true`, `3`, `"@nino"` a thing, `"#4"` a message, `"%consul"` a seat, `"clear"` an option,
//! `{"many":[…]}` several things of a kind, `{"options":[0,2]}` several options by position, `{"text":"…"}` free text.
//!
//! Here: what can be written and read, and why reading fails. `json`: the two ends of JSON, strings and whole numbers.
//! `plain`: names, numbers, lists. `slots`: values in slots. `fields`: a list that begins with its kind. `kinds`: the lists
//! of commands, events, due items, findings. `steps`: records and steps, one journal line.
//!
//! # Invariants
//! - Reading what was written gives the same value; writing that again gives the same bytes.
//! - Reading anything else gives a [`WireError`], never a panic.

mod fields;
mod json;
mod kinds;
mod plain;
mod slots;
mod steps;

use serde_json::Value;

use crate::base::{EntityId, KindId};

pub(super) use fields::field;
pub use json::{put_int, put_str};
pub use steps::{get_step, put_step_open, put_step_parts};

/// A table of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Roles.
    Role,
    /// Seats.
    Seat,
    /// Actions.
    Action,
    /// Signals.
    Signal,
    /// Facts.
    Fact,
    /// Things.
    Entity,
    /// Injects.
    Inject,
    /// Outcomes.
    Outcome,
    /// Endings.
    Ending,
    /// Parts.
    Part,
    /// Clauses.
    Clause,
    /// Rules, as `ACT-04.a`.
    Rule,
    /// Channels.
    Channel,
    /// Kinds of things.
    Kind,
    /// Words: options of choices, results.
    Word,
}

/// The names behind the numbers. Implemented by the compiled content.
pub trait Names {
    /// The name of a row, `"?"` if there is none.
    fn name(&self, table: Table, index: u16) -> &str;
    /// The row of a name.
    fn find(&self, table: Table, name: &str) -> Option<u16>;
    /// The thing of a kind at a position within the kind.
    fn member(&self, kind: KindId, position: u32) -> Option<EntityId>;
    /// The kind of a thing and its position within the kind.
    fn kind_of(&self, thing: EntityId) -> (KindId, u32);
}

/// Why a piece of a journal cannot be read. Not fatal for the program; the journal is refused from here on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// A name the content does not have.
    #[error("the content has no {table:?} called \"{name}\"")]
    UnknownName {
        /// Where it was looked for.
        table: Table,
        /// The name.
        name: String,
    },
    /// A variant nobody knows.
    #[error("unknown {what} \"{name}\"")]
    UnknownVariant {
        /// Command, event, due item …
        what: &'static str,
        /// The word found.
        name: String,
    },
    /// A field is missing.
    #[error("the field \"{field}\" is missing")]
    Missing {
        /// The field.
        field: &'static str,
    },
    /// A field nobody knows.
    #[error("unknown field in {variant}")]
    ExtraField {
        /// Where.
        variant: String,
    },
    /// A value of the wrong shape.
    #[error("expected {expected}")]
    Shape {
        /// What was expected.
        expected: &'static str,
    },
}

/// A value that can be written to and read from a journal.
pub trait Wire: Sized {
    /// Appends the JSON form.
    fn put(&self, names: &dyn Names, out: &mut String);
    /// Reads the JSON form.
    ///
    /// # Errors
    /// [`WireError`] if the JSON is not a value of this type.
    fn get(value: &Value, names: &dyn Names) -> Result<Self, WireError>;
    /// Whether the field is left out.
    fn absent(&self) -> bool {
        false
    }
    /// What a field left out means, if it may be.
    fn missing() -> Option<Self> {
        None
    }
}

/// The form for other programs and for tests: an object whose fields have names. Nothing reads it back.
pub trait Named {
    /// Appends the JSON object; absent fields are left out.
    fn put_named(&self, names: &dyn Names, out: &mut String);
}
