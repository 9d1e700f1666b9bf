//! A book of sheets as plain data: what spreadsheet files are read into and written from.

/// Sheets in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// The sheets.
    pub sheets: Vec<Sheet>,
}

/// One sheet: a head of column names, then rows. A row shorter than the head ends in empty cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name, as on its tab.
    pub name: String,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Its rows, without the head.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A text, as written; line breaks are `\n`.
    Text(String),
    /// A number. A spreadsheet knows no other kind.
    Number(f64),
}
