//! A scenario as one file to give away: everything that belongs to it, packed, with a stamp that says who stands for it.
//!
//! | file | what |
//! |---|---|
//! | [`choose`] | which files of a folder go in |
//! | [`kind`] | the kinds of files that are known, and how large each may be |
//! | [`name`] | names of files that may be made on any system |
//! | [`digest`] | the print of everything inside |
//! | [`stamp`] | draft, reviewed or approved, by whom and when, and of which content |
//! | [`manifest`] | the list in front: what is inside, made with which version |
//! | [`write`](mod@write) | a pack as bytes |
//! | [`read`](mod@read) | bytes, by whoever sent them, as a pack |
//!
//! # Invariants
//! - The same pack gives the same bytes.
//! - Bytes are a pack whole or not at all: every file is listed, of a known kind, under a name that stays in its folder, and
//!   is what was packed.
//! - A stamp is not a signature: it shows that content was changed since, not who wrote the stamp.

pub mod choose;
pub mod digest;
pub mod kind;
pub mod limits;
mod manifest;
pub mod name;
mod read;
pub mod stamp;
mod write;

use std::collections::BTreeMap;

use crate::base::Text;

pub use digest::Digest;
pub use read::read;
pub use stamp::{Stamp, Standing, Status};
pub use write::write;

/// How the file's name ends.
pub const ENDING: &str = "hotwash";
/// The list in front of what is packed.
pub const MANIFEST: &str = "hotwash.json";
/// The stamp in a folder that was unpacked.
pub const STAMP: &str = "stamp.json";
/// The folder of a scenario that holds its own procedures, each in a folder called by its id.
pub const PROCEDURES: &str = "procedures";
/// The folder of a scenario's recorded runs.
pub const RUNS: &str = "runs";
/// The version of the form.
pub const FORMAT: u32 = 1;

/// Files by their name below the folder, `/` between folders.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A scenario with everything that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// The scenario's id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The version of the program it was packed with.
    pub program: String,
    /// Who stands for it.
    pub stamp: Stamp,
    /// The files.
    pub files: Files,
}

impl Pack {
    /// The print of everything inside.
    #[must_use]
    pub fn content(&self) -> Digest {
        digest::of(&self.files)
    }

    /// The stamp, and whether it was given for what is inside.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.stamp.standing(self.content())
    }
}
