//! A book of sheets as plain data: what spreadsheet files are read into and written from.

use std::borrow::Cow;

/// Sheets in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// The sheets.
    pub sheets: Vec<Sheet>,
}

/// One sheet: a head of column names, then rows. A row shorter than the head ends in empty cells. Read from a file, the
/// head is its first row, whatever stands there, and `rows[n]` is the row a spreadsheet numbers `n + 2`.
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
    /// A number. A spreadsheet knows no other kind; in a .csv file everything is text.
    Number(f64),
}

impl Cell {
    /// A text; an empty one is [`Cell::Empty`].
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// What a reader sees in it.
    #[must_use]
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
        }
    }

    /// Whether nothing can be seen in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Number(_) => false,
        }
    }
}

impl Sheet {
    /// The cell of a row of [`Sheet::rows`] and a column, empty where there is none.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        const NOTHING: &Cell = &Cell::Empty;
        self.rows.get(row).and_then(|row| row.get(column)).unwrap_or(NOTHING)
    }
}

/// The letters a spreadsheet calls a column by: 0 is `A`, 26 is `AA`.
#[must_use]
pub fn letters(column: usize) -> String {
    let mut left = column;
    let mut out = Vec::new();
    loop {
        out.push(b'A' + u8::try_from(left % 26).unwrap_or_default());
        left /= 26;
        if left == 0 {
            break;
        }
        left -= 1;
    }
    out.iter().rev().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_as_a_spreadsheet_does() {
        let names: Vec<String> = [0, 25, 26, 51, 52, 701, 702].map(letters).to_vec();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
