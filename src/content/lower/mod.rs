//! Turns nodes of the syntax tree into typed content, collecting every mistake.
//!
//! A content type is declared with [`record!`] (named fields) or [`choice!`] (variants); both write the type as given and
//! its [`Lower`]. What cannot be lowered is reported and left out: a bad item of a list drops that item only, a bad
//! optional field takes its default, a bad required field drops its record.
//!
//! # Invariants
//! - Lowering never stops at the first mistake of a record, list or variant.
//! - Every finding has the place, the path in the document (`injects[3].at`) and what would be possible there.
//!
//! # Not here
//! - Whether names exist (`content::check`).
//!
//! # Adding a content type
//! 1. Declare it with [`record!`] or [`choice!`]; every field whose type implements [`Lower`] is read by itself.
//! 2. A type with a writing of its own (a duration in quotes, a number or a name) implements [`Lower`] by hand; see
//!    `plain.rs`.

mod args;
mod cx;
mod fields;
pub(crate) mod macros;
mod plain;

pub use args::{Args, Build};
pub use cx::{Cx, describe};
pub use fields::Fields;
pub(crate) use macros::{choice, record};

use std::sync::Arc;

use crate::base::{Diagnostics, Msg};
use crate::content::syntax::{Node, parse};

/// A type that can be read from a node.
pub trait Lower: Sized {
    /// What is expected, for a sentence: "a duration in quotes".
    fn expected() -> Msg;

    /// Reads the node. `None` if it cannot be read, after the reasons went to `cx`.
    fn lower(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Self>;
}

/// Parses and lowers a file. The value may be there even with errors (without what could not be read), so that later
/// checks find more at once; it must not be played then.
#[must_use]
pub fn read<T: Lower>(file: &str, bytes: &[u8]) -> (Option<T>, Diagnostics) {
    let file: Arc<str> = file.into();
    let (tree, mut diagnostics) = parse(&file, bytes);
    let Some(root) = tree.as_ref().and_then(|tree| tree.root()) else { return (None, diagnostics) };
    let mut cx = Cx::new(&file);
    let value = T::lower(root, &mut cx);
    diagnostics.extend(cx.finish());
    diagnostics.sort();
    (value, diagnostics)
}

#[cfg(test)]
mod tests;
