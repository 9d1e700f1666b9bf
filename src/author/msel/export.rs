//! A scenario as a list of events.

use crate::author::msel::column::Form;
use crate::author::msel::fill::{Filler, in_order};
use crate::author::sheet::{Book, Cell, Sheet};
use crate::author::words::Words;
use crate::content::procedure::Procedure;
use crate::content::scenario::Scenario;
use crate::i18n::Catalogue;

/// The list of events of a scenario in a set of columns, the mark of an exercise on its tab; `words` is the catalogue of
/// its language.
#[must_use]
pub fn export(scenario: &Scenario, procedure: &Procedure, form: Form, words: &Catalogue) -> Book {
    let told = Words::of(scenario, procedure, words);
    let filler = Filler::new(&told, form);
    let rows = in_order(&told)
        .into_iter()
        .map(|(inject, at)| {
            let cells = filler.row(inject, at);
            cells
                .iter()
                .map(|cell| Some(cell.text()).filter(|text| !text.is_empty()).map_or(Cell::Empty, Cell::Text))
                .collect()
        })
        .collect();
    let columns = form.columns().iter().map(|column| words.say(&form.head(*column))).collect();
    Book { sheets: vec![Sheet { name: words.word("mark"), columns, rows }] }
}
