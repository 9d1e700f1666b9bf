//! Marks of rows: whether a message was changed since its list was exported, in the list or in the scenario.
//!
//! A mark is made of what the cells of a row say, times as exercise time: a spreadsheet may write a date anew.

use crate::author::msel::column::{Column, Form};
use crate::author::msel::fill::Filled;
use crate::author::sheet::ours::stamp;
use crate::base::SimTime;
use crate::i18n::Catalogue;

/// The key of the head of the column of marks.
const HEAD: &str = "sheet-ours-column-stamp";
/// The most ways the times of one row are read in.
const WAYS: usize = 64;

/// The head of the column of marks.
pub(super) fn head(words: &Catalogue) -> String {
    words.word(HEAD)
}

/// Whether a head is that of marks, in either language.
pub(super) fn is_head(head: &str, words: &[Catalogue]) -> bool {
    words.iter().any(|words| words.word(HEAD) == head.trim())
}

/// The mark of a row as the scenario says it.
pub(super) fn of(form: Form, filled: &[Filled], at: Option<SimTime>) -> String {
    let values: Vec<String> = form
        .columns()
        .iter()
        .zip(filled)
        .map(|(column, filled)| value(*column, &filled.text(), at))
        .collect();
    stamp(values.iter().map(String::as_str))
}

/// The marks a row of a list may have had when it was exported: `cells` are what it says in the columns of the form, with
/// the moments each time may be.
pub(super) fn may_be(form: Form, cells: &[(String, Vec<SimTime>)]) -> Vec<String> {
    let mut ways: Vec<Vec<String>> = vec![Vec::new()];
    for (column, (text, times)) in form.columns().iter().zip(cells) {
        let mut values: Vec<String> = times.iter().map(|at| value(*column, text, Some(*at))).collect();
        if values.is_empty() {
            values.push(value(*column, text, None));
        }
        values.dedup();
        ways = ways
            .iter()
            .flat_map(|way| {
                values.iter().map(move |value| [way.as_slice(), std::slice::from_ref(value)].concat())
            })
            .take(WAYS)
            .collect();
    }
    ways.iter().map(|way| stamp(way.iter().map(String::as_str))).collect()
}

/// Whether a column holds a time.
pub(super) const fn is_time(column: Column) -> bool {
    matches!(column, Column::Time | Column::Delivery)
}

/// A cell in the form in which it is compared: blanks at the ends of lines do not count.
fn value(column: Column, text: &str, at: Option<SimTime>) -> String {
    match at {
        Some(at) if is_time(column) => at.0.to_string(),
        _ => text.trim().lines().map(str::trim_end).collect::<Vec<_>>().join("\n"),
    }
}
