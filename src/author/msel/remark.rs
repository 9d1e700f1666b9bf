//! What of a sheet could not be taken over as it stands, with its place.

use crate::author::sheet::book::letters;
use crate::author::sheet::ours::Place;
use crate::base::Msg;

/// A remark about a place in a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What became of it.
    pub sort: Sort,
    /// Where.
    pub place: Place,
    /// What stands there.
    pub text: String,
    /// Why, and the way out.
    pub why: Msg,
}

/// What became of what a remark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// It needs a person.
    Open,
    /// It was filled with something to begin with.
    Assumed,
    /// It has no place of its own and stands in the trainer's notes.
    Kept,
}

impl Sort {
    /// All, the most urgent first.
    pub const ALL: [Self; 3] = [Self::Open, Self::Assumed, Self::Kept];

    /// Its name for programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Assumed => "assumed",
            Self::Kept => "kept",
        }
    }
}

/// A whole sheet.
#[must_use]
pub fn sheet(name: &str) -> Place {
    Place { sheet: name.to_owned(), ..Place::default() }
}

/// A row and a column of a sheet, as far as they are meant; the column with what stands at its head.
#[must_use]
pub fn cell(name: &str, row: Option<usize>, column: Option<(usize, &str)>) -> Place {
    let column = column.map(|(column, head)| (letters(column), head.to_owned()));
    Place { sheet: name.to_owned(), row, column }
}

/// A place as a spreadsheet writes it: `Sheet1!C3`, `Sheet1!C`, `Sheet1!3`.
#[must_use]
pub fn shown(place: &Place) -> String {
    let column = place.column.as_ref().map_or("", |(letters, _)| letters);
    let row = place.row.map(|row| row.to_string()).unwrap_or_default();
    if column.is_empty() && row.is_empty() {
        place.sheet.clone()
    } else {
        format!("{}!{column}{row}", place.sheet)
    }
}
