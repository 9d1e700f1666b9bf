//! How large a spreadsheet may be. Whoever writes a scenario by hand comes nowhere near.

use crate::base::Msg;

/// The most bytes of a file.
pub const BYTES: usize = 32 << 20;
/// The most bytes of what is packed in it.
pub const UNPACKED: u64 = 128 << 20;
/// The most pieces packed in it.
pub const PIECES: usize = 4_000;
/// The most sheets.
pub const SHEETS: usize = 64;
/// The most rows of a sheet, head included.
pub const ROWS: usize = 20_000;
/// The most columns of a sheet.
pub const COLUMNS: usize = 200;
/// The most cells of a book in which something stands.
pub const CELLS: usize = 400_000;
/// The most characters of a cell, counted as spreadsheets count them.
pub const LETTERS: usize = 32_767;
/// The longest name of a sheet, counted as spreadsheets count it.
pub const NAME: usize = 31;

/// Whether a text fits in a cell.
#[must_use]
pub fn fits(text: &str) -> bool {
    text.len() <= LETTERS || text.encode_utf16().count() <= LETTERS
}

/// Something of which there is too much.
pub(super) fn too_much(key: &'static str, limit: usize) -> Msg {
    Msg::new(key).with("limit", limit)
}

/// The same at a row of a sheet.
pub(super) fn too_much_at(key: &'static str, limit: usize, sheet: &str, row: usize, column: usize) -> Msg {
    too_much(key, limit).with("sheet", sheet).with("cell", format!("{}{row}", super::book::letters(column)))
}
