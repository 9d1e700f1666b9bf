//! What of a sheet could not be taken over as it stands, with its place.

use crate::author::sheet::book::letters;
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

/// A place in a sheet; as much of it as there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Name of the sheet.
    pub sheet: String,
    /// Row as a spreadsheet counts: the head is 1.
    pub row: Option<usize>,
    /// Column, counted from 0.
    pub column: Option<usize>,
    /// The head of the column.
    pub head: String,
}

impl Place {
    /// A whole sheet.
    #[must_use]
    pub fn sheet(name: &str) -> Self {
        Self { sheet: name.to_owned(), ..Self::default() }
    }

    /// As a spreadsheet writes it: `Sheet1!C3`, `Sheet1!C`, `Sheet1!3`.
    #[must_use]
    pub fn shown(&self) -> String {
        let column = self.column.map(letters).unwrap_or_default();
        let row = self.row.map(|row| row.to_string()).unwrap_or_default();
        if column.is_empty() && row.is_empty() {
            self.sheet.clone()
        } else {
            format!("{}!{column}{row}", self.sheet)
        }
    }
}
