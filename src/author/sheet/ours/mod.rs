//! A scenario as our own set of sheets, and the sheets merged back into the scenario.
//!
//! text of the scenario → syntax tree → [`tables`] and [`rest`] lay everything people read and every number out in rows
//! keyed by id → [`render`] writes the book. On the way back the same rows are laid out from the scenario as it is now,
//! [`found`] finds the sheets, columns and rows in the book whatever its language, and [`merge`] compares cell by cell:
//! what differs becomes a [`Change`] and an edit of the file.
//!
//! # Invariants
//! - What is laid out is what is merged: one list of rows serves both ways.
//! - Logic is shown, never taken back. Where it was changed in the sheet, that is said.
//! - A sheet in which nothing was changed gives no edit, so the file stays byte for byte the same.
//! - A row that was changed in the sheet and, since it was exported, in the file too, is refused, not guessed.

mod found;
mod ground;
mod merge;
mod render;
mod rest;
mod slot;
mod stamp;
mod tables;
pub(in crate::author) mod tree;
mod value;
mod words;

pub use found::is_ours;
pub(in crate::author) use merge::finish;
pub use merge::{Change, Merged, Place, Remark};
pub(in crate::author) use stamp::stamp;
pub use words::Words;

use std::sync::Arc;

use crate::author::sheet::book::Book;
use crate::author::sheet::{Look, file};
use crate::base::{Diagnostics, Lang, Msg};
use crate::content::load;
use crate::content::procedure::Procedure;
use crate::content::scenario::Scenario;
use crate::content::syntax::{Tree, parse};

use ground::Ground;
use slot::Table;

/// A scenario that can be carried to sheets and back.
pub struct Script<'t> {
    file: Arc<str>,
    text: &'t str,
    scenario: Scenario,
    procedure: Option<&'t Procedure>,
}

impl<'t> Script<'t> {
    /// Reads the text of a `scenario.ron`. With its procedure, what is only shown is called by its title.
    ///
    /// # Errors
    /// What is wrong with it: a broken file is mended first.
    pub fn of(file: &str, text: &'t str, procedure: Option<&'t Procedure>) -> Result<Self, Diagnostics> {
        match load::scenario(file, text.as_bytes()) {
            (Some(scenario), found) if !found.has_errors() => {
                Ok(Self { file: file.into(), text, scenario, procedure })
            }
            (_, found) => Err(found),
        }
    }

    /// The sheets, with titles and what is only shown in a language.
    #[must_use]
    pub fn book(&self, words: &Words, lang: Lang) -> Book {
        let sheets = self.with_tables(words, |tables| render::sheets(tables, &self.scenario, words, lang));
        Book { sheets: sheets.into_iter().map(|(_, sheet)| sheet).collect() }
    }

    /// The sheets as a .xlsx file.
    ///
    /// # Errors
    /// Why they cannot be one.
    pub fn xlsx(&self, words: &Words, lang: Lang) -> Result<Vec<u8>, Msg> {
        self.with_tables(words, |tables| {
            let sheets = render::sheets(tables, &self.scenario, words, lang);
            let book = Book { sheets: sheets.into_iter().map(|(_, sheet)| sheet).collect() };
            let mark = words.word("mark", lang);
            let shade = |sheet: usize, column: usize| render::shade(tables, sheet, column);
            file::to_xlsx(&book, &Look { mark: &mark, shade: &shade, frozen: 1 })
        })
    }

    /// The sheets as .csv files, by name.
    ///
    /// # Errors
    /// Why one of them cannot be one.
    pub fn csv(&self, words: &Words, lang: Lang) -> Result<Vec<(String, Vec<u8>)>, Msg> {
        let sheets = self.with_tables(words, |tables| render::sheets(tables, &self.scenario, words, lang));
        sheets.iter().map(|(name, sheet)| Ok((format!("{name}.csv"), file::to_csv(sheet)?))).collect()
    }

    /// Merges a book into the scenario: what would change, what cannot be done and why, what else to know, and the new
    /// text if nothing is refused.
    #[must_use]
    pub fn merge(&self, book: &Book, words: &Words) -> Merged {
        self.with_tables(words, |tables| merge::merge(&self.file, self.text, tables, book, words))
    }

    fn with_tables<T>(&self, words: &Words, then: impl FnOnce(&[Table]) -> T) -> T {
        let (tree, _) = parse(&self.file, self.text.as_bytes());
        let Some(root) = tree.as_ref().and_then(Tree::root) else { return then(&[]) };
        let ground = Ground::of(&self.scenario, self.procedure, words);
        let mut tables = tables::tables(root, &ground);
        let rest = rest::tables(root, &tables, &ground);
        tables.extend(rest);
        tables.retain(|table| !table.rows.is_empty());
        then(&tables)
    }
}
