//! The append-only file of one exercise: a header line, then one line for each step, chained by hashes.
//!
//! - [`Header`]: what was played by whom with what content ([`Manifest`]).
//! - [`Encoder`]: steps to lines.
//! - [`Reader`]: lines to steps; drops a torn end, refuses everything else that does not check.
//! - [`upgrade`]: older versions of the format.
//! - [`findings`]: the file of what people found, beside a journal.
//!
//! A line is a JSON object whose last field `h` holds the first half of a blake3 hash of the bytes of the line up to
//! `,"h"`, keyed with the whole hash before it. The hash after the last line is the journal's head; kept outside the file it
//! shows a missing end.
//!
//! # Invariants
//! - Same header and steps, same bytes. Nothing of the machine, the wall clock or the pace is in the file.
//! - A line without its newline is torn: dropped, with a notice. A whole line that does not check is refused with its
//!   number. Nothing panics, and memory stays within the length limit of one line.
//! - Journals keep names, never dense numbers; people stand by code.
//!
//! # Not here
//! - Files and syncing (`cli`), what a step means (`kernel`), how a manifest is made of content (`exercise`).
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod chain;
pub mod encoder;
pub mod error;
pub mod findings;
pub mod header;
pub mod manifest;
pub mod reader;
pub mod upgrade;

pub use chain::Head;
pub use encoder::Encoder;
pub use error::JournalError;
pub use findings::{About, Fault, Findings, FindingsError};
pub use header::{Header, Origin, Parent};
pub use manifest::{Difference, Manifest, Print, What};
pub use reader::{Reader, Torn};

/// Version of the format written here. From the first release on it changes with the shape of
/// lines, never with content.
pub const FORMAT: u32 = 1;
