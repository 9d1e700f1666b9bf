//! Edits as data: what an author, an editor or a sheet changes in a file, one named thing at a time, with the author's
//! comments and layout kept.
//!
//! text → `content::syntax` tree → [`path`] finds the thing → [`group`] knows which comments, comma and line are its own →
//! [`layout`] writes a value as its neighbours are written → [`splice`] puts the pieces into the text and answers what
//! undoes them.
//!
//! ```text
//! Change { path: "injects[first-call].text.ka", value: Text("…") }
//! Add    { path: "injects", value: Ron("(id: …)"), place: After("first-call") }      an item of a list
//! Add    { path: "injects[first-call].expected", value: …, place: Last }             a field that is not written yet
//! Move   { path: "injects[first-call].decision.options[wait]", place: First }
//! Remove { path: "injects[first-call].names[harbour]" }
//! Write  { at: 120, was: "CONSLU", becomes: "CONSUL" }                               a repair of check; an undoing
//! ```
//!
//! # Invariants
//! - Several edits apply one after another, and all of them or none.
//! - Comments belong to what they stand above without a blank line between, or beside on its last line. They go and move
//!   with it; every other comment stays as it is.
//! - The new text has no more mistakes of syntax than the old one; applying the undoing edits gives the old text byte for
//!   byte.
//! - Nothing panics, whatever the file and the edits; what cannot be done is a [`Diagnostic`] that names the place.
//!
//! # Not here
//! - Whether the content makes sense afterwards (`content::check`); reading and writing of files (`cli`).

pub mod fix;
mod group;
mod kinds;
mod layout;
pub mod path;
mod refuse;
mod splice;

pub(crate) use layout::quoted;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::base::{Diagnostic, Diagnostics, Severity};
use crate::content::codes;
use crate::content::edit::refuse::Refuse;
use crate::content::edit::splice::{Splice, put};
use crate::content::syntax::{SIZE_LIMIT, parse};

/// How many edits are taken at once.
pub const EDIT_LIMIT: usize = 20_000;

/// One change of a file. A path names fields, items by their id or number, and keys: see [`path`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "snake_case", deny_unknown_fields)]
pub enum Edit {
    /// Adds an item to the list at a path, or the field or key a path names and that is not there yet.
    Add {
        /// The list, or the new field or key.
        path: String,
        /// What is added.
        value: Value,
        /// Where among its neighbours.
        #[serde(default)]
        place: Place,
    },
    /// Puts another value in the place of one.
    Change {
        /// The value.
        path: String,
        /// The new one.
        value: Value,
    },
    /// Takes an item or a field away, with its comments.
    Remove {
        /// The item or field.
        path: String,
    },
    /// Moves an item or a field among its neighbours, with its comments.
    Move {
        /// The item or field.
        path: String,
        /// Where to.
        place: Place,
    },
    /// Writes over a piece of the text as it stands: what `check` proposes, and what undoes an edit.
    Write {
        /// First byte.
        at: u32,
        /// What must stand there.
        was: String,
        /// What stands there afterwards.
        becomes: String,
    },
}

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// RON as an author would write it; comments may stand before it.
    Ron(String),
    /// A text, without quotes.
    Text(String),
    /// A number.
    Whole(i64),
    /// Yes or no.
    Flag(bool),
}

/// Where something stands among its neighbours, which are named by id, number or field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Before all others.
    First,
    /// After all others.
    #[default]
    Last,
    /// Before one.
    Before(String),
    /// After one.
    After(String),
}

/// A file after edits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The new text.
    pub text: String,
    /// The edits that give the old text back.
    pub undo: Vec<Edit>,
}

/// Applies edits to the bytes of a file, one after another.
///
/// # Errors
/// Why one of them cannot be done; nothing is done then.
pub fn apply(file: &str, source: &[u8], edits: &[Edit]) -> Result<Edited, Box<Diagnostic>> {
    let refuse = Refuse::about(file);
    if edits.len() > EDIT_LIMIT {
        return Err(refuse.too_much(edits.len(), EDIT_LIMIT));
    }
    let Ok(source) = std::str::from_utf8(source) else { return Err(refuse.unreadable(source)) };
    if source.len() > SIZE_LIMIT {
        return Err(refuse.unreadable(source.as_bytes()));
    }
    let mut text = source.to_owned();
    let mut undo = Vec::new();
    let mut left = edits;
    while let Some(first) = left.first() {
        let (splices, done) = match first {
            Edit::Write { at, was, becomes } => (vec![over(&text, *at, was, becomes, &refuse)?], 1),
            _ => run(&text, left, &refuse)?,
        };
        let (new, back) = put(&text, splices).ok_or_else(|| refuse.entangled(first))?;
        if new.len() > SIZE_LIMIT {
            return Err(refuse.too_much(new.len(), SIZE_LIMIT));
        }
        (text, left) = (new, left.get(done..).unwrap_or_default());
        undo.extend(back);
    }
    if edits.iter().any(|edit| !matches!(edit, Edit::Write { .. })) {
        no_new_mistakes(source, &text, &refuse)?;
    }
    undo.reverse();
    Ok(Edited { text, undo })
}

/// The splices of the first edit, and of those behind it that change nothing but values beside each other, so that a
/// sheet of two thousand texts is merged with one reading of the file.
fn run(text: &str, edits: &[Edit], refuse: &Refuse) -> Result<(Vec<Splice>, usize), Box<Diagnostic>> {
    let (tree, _) = parse(refuse.file(), text.as_bytes());
    let Some(root) = tree.as_ref().and_then(|tree| tree.root()) else {
        return Err(refuse.nothing_there());
    };
    let mut splices: Vec<Splice> = Vec::new();
    let mut places = BTreeSet::new();
    for (done, edit) in edits.iter().enumerate() {
        match kinds::plain_change(root, edit) {
            Some(splice) if places.insert(splice.start) => splices.push(splice),
            _ if done > 0 => return Ok((splices, done)),
            _ => return Ok((kinds::splices(root, text, edit, refuse)?, 1)),
        }
    }
    Ok((splices, edits.len()))
}

fn over(text: &str, at: u32, was: &str, becomes: &str, refuse: &Refuse) -> Result<Splice, Box<Diagnostic>> {
    let start = at as usize;
    let stands = text.get(start..).is_some_and(|rest| rest.starts_with(was));
    if !stands {
        return Err(refuse.changed_meanwhile(text, start, was));
    }
    Ok(Splice::new(start, start + was.len(), becomes))
}

fn no_new_mistakes(old: &str, new: &str, refuse: &Refuse) -> Result<(), Box<Diagnostic>> {
    let errors = |text: &str| {
        let (_, Diagnostics { list }) = parse(refuse.file(), text.as_bytes());
        list.into_iter().filter(|found| found.severity == Severity::Error).collect::<Vec<_>>()
    };
    let (before, after) = (errors(old), errors(new));
    let more = |found: &&Diagnostic| {
        let same = |list: &[Diagnostic]| list.iter().filter(|other| other.code == found.code).count();
        same(&after) > same(&before) || found.code == codes::TOO_LARGE
    };
    match after.iter().find(more) {
        Some(mistake) if after.len() >= before.len() => Err(refuse.would_break(mistake)),
        _ => Ok(()),
    }
}

/// Names a file for messages.
type File = Arc<str>;
