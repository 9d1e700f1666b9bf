//! What an instructor does with content besides writing it: carry its texts and numbers to a spreadsheet and back, give and
//! take lists of events, give a scenario away in one file, find out what another procedure changes.
//!
//! - [`adapt`]: a scenario that exists, made to happen somewhere else.
//! - [`drift`]: what differs between two procedures, and what rests on it.
//! - [`msel`]: scenarios as lists of events, as other exercise programmes write them, and back.
//! - [`pack`]: a scenario with everything it needs as one file, stamped, and back.
//! - [`sheet`]: scenarios as sheets of rows and cells, and back.
//!
//! # Invariants
//! - Pure: texts and bytes in, texts, bytes and previews out. Files are read and written by whoever calls (`cli`, later
//!   the authoring view), so an undo is the caller's old text.
//! - Nothing is guessed: what cannot be understood is said, with its place.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod adapt;
mod archive;
pub mod drift;
pub mod msel;
pub mod pack;
pub mod sheet;
mod words;
