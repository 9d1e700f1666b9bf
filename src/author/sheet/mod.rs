//! Scenarios as spreadsheets.
//!
//! - [`book`]: sheets of rows and cells as plain data, whatever file they came from.

pub mod book;

pub use book::{Book, Cell, Sheet};
