//! A scenario as a list of events.

use crate::author::msel::column::Form;
use crate::author::msel::fill::{Filler, in_order};
use crate::author::msel::mark;
use crate::author::sheet::{Book, Cell, Sheet};
use crate::author::words::Words;
use crate::content::procedure::Procedure;
use crate::content::scenario::Scenario;
use crate::i18n::Catalogue;

/// The list of events of a scenario in a set of columns, the mark of each row behind them, that of an exercise on its tab; `words` is the catalogue of
/// its language.
#[must_use]
pub fn export(scenario: &Scenario, procedure: &Procedure, form: Form, words: &Catalogue) -> Book {
    let told = Words::of(scenario, procedure, words);
    let filler = Filler::new(&told, form);
    let rows = in_order(&told)
        .into_iter()
        .map(|(inject, at)| {
            let cells = filler.row(inject, at);
            let mut row: Vec<Cell> = cells.iter().map(|cell| Cell::text(cell.text())).collect();
            row.push(Cell::text(mark::of(form, &cells, at)));
            row
        })
        .collect();
    let mut columns: Vec<String> =
        form.columns().iter().map(|column| words.say(&form.head(*column))).collect();
    columns.push(mark::head(words));
    Book { sheets: vec![Sheet { name: words.word("mark"), columns, rows }] }
}
