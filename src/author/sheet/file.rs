//! A book from the bytes of a file, and the bytes of a book.
//!
//! # Invariants
//! - Whatever the bytes, nothing panics, and no more than [`limits`] allow is read or unpacked.
//! - The same book gives the same bytes.

use crate::author::sheet::book::{Book, Sheet};
use crate::author::sheet::writer::Look;
use crate::author::sheet::{csv, limits, reader, writer};
use crate::base::Msg;

/// How a packed file begins.
const PACKED: &[u8] = b"PK";
/// How .xls and locked .xlsx files begin.
const OLD: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

/// Reads a .xlsx or .csv file, told apart by what stands in it. `name` names the one sheet of a .csv file.
///
/// # Errors
/// Why it cannot be read, and the way out.
pub fn read(name: &str, bytes: &[u8]) -> Result<Book, Msg> {
    if bytes.len() > limits::BYTES {
        return Err(limits::too_much("sheet-too-many-bytes", limits::BYTES >> 20));
    }
    if bytes.starts_with(PACKED) {
        return reader::read(bytes);
    }
    if bytes.starts_with(OLD) {
        return Err(Msg::new("sheet-old-or-locked"));
    }
    Ok(Book { sheets: vec![csv::read(name, bytes)?] })
}

/// A book as a .xlsx file.
///
/// # Errors
/// Why it cannot be one: too large, or two sheets of one name.
pub fn to_xlsx(book: &Book, look: &Look<'_>) -> Result<Vec<u8>, Msg> {
    writer::write(book, look)
}

/// A sheet as a .csv file, separated by commas.
///
/// # Errors
/// Why it cannot be one.
pub fn to_csv(sheet: &Sheet) -> Result<Vec<u8>, Msg> {
    csv::write(sheet)
}
