//! Scenarios as spreadsheets.
//!
//! - [`book`]: sheets of rows and cells as plain data, whatever file they came from.
//! - [`mod@file`]: a book from the bytes of a file, and the bytes of a book.
//! - [`ours`]: a scenario as our own set of sheets, and back.
//!
//! ```text
//! bytes of .xlsx ─▶ archive (limits) ─▶ calamine ─▶ shown ─▶ Book ─▶ xlsx ─▶ bytes of .xlsx
//! bytes of .csv  ─▶ csv, guard ───────────────────────────▶ Book ─▶ csv  ─▶ bytes of .csv
//! ```

mod archive;
pub mod book;
mod csv;
pub mod file;
pub mod guard;
pub mod limits;
pub mod ours;
mod reader;
mod shown;
mod writer;

pub use book::{Book, Cell, Sheet};
pub use file::{read, to_csv, to_xlsx};
pub use writer::{Look, Shade};
