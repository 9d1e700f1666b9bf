//! Reads RON into a lossless tree, finding all mistakes of a file at once.
//!
//! Bytes → [`token`] → [`parse`](mod@parse) → [`tree`]: nodes are places in the source, which is kept, so comments and blanks stay
//! recoverable and [`Tree::print`] gives the source back byte for byte.
//!
//! # Invariants
//! - Nothing panics, whatever the bytes. Time and memory are linear in the size, which is limited, as are the depth of
//!   brackets and the number of findings.
//! - The nodes of a tree lie within their parent, in order and without overlap.
//!
//! # Not here
//! - What the values mean (`content::lower`), reading of files, pictures of findings (`cli::render`).

pub mod hidden;
pub mod number;
pub mod parse;
mod recover;
pub mod text;
pub mod token;
pub mod tree;

pub use parse::{DEPTH_LIMIT, SIZE_LIMIT, parse};
pub use tree::{Children, Node, NodeKind, Tree};
