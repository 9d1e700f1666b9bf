//! Finds our sheets, columns and rows in a book, whatever language they were exported in and whoever sorted them.

use std::collections::BTreeMap;

use crate::author::sheet::book::{Book, Sheet};
use crate::author::sheet::limits;
use crate::author::sheet::ours::render::{self, SHEETS};
use crate::author::sheet::ours::slot::Table;
use crate::author::sheet::ours::words::Words;
use crate::base::{Lang, Text};

/// In how many rows at the top the head is looked for.
const TOP: usize = 6;

/// A sheet that is one of ours.
pub(super) struct Found<'b> {
    pub(super) sheet: &'b Sheet,
    /// The first of its rows below the head.
    pub(super) first: usize,
    /// Where the ids stand.
    pub(super) id: Option<usize>,
    /// Where the marks stand.
    pub(super) stamp: Option<usize>,
    /// Where each column of the table stands.
    pub(super) columns: Vec<Option<usize>>,
    /// The titles.
    pub(super) heads: Vec<String>,
    /// Columns that are none of ours, with their titles.
    pub(super) other: Vec<(usize, String)>,
}

/// Whether there is a sheet of ours in a book.
#[must_use]
pub fn is_ours(book: &Book, words: &Words) -> bool {
    let ids = [render::id_title(words)];
    book.sheets.iter().any(|sheet| key(sheet, words).is_some() && head(sheet, &ids).is_some())
}

/// Which of our sheets a sheet is, by its name.
pub(super) fn key(sheet: &Sheet, words: &Words) -> Option<&'static str> {
    let name = plain(&sheet.name);
    let cut = |title: &str| plain(&title.chars().take(limits::NAME).collect::<String>());
    SHEETS.into_iter().chain([render::ABOUT]).find(|key| {
        let title = render::name(key, words);
        name == *key || Lang::ALL.iter().any(|lang| name == cut(title.get(*lang)))
    })
}

/// The columns of a sheet that is a table.
pub(super) fn columns<'b>(sheet: &'b Sheet, table: &Table, words: &Words) -> Found<'b> {
    let ids = [render::id_title(words)];
    let (heads, first) = head(sheet, &ids).unwrap_or_else(|| (sheet.columns.clone(), 0));
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (column, head) in heads.iter().enumerate() {
        places.entry(plain(head)).or_insert(column);
    }
    let mut left = places.clone();
    let mut place = |title: &Text| {
        Lang::ALL.iter().find_map(|lang| {
            let title = plain(title.get(*lang));
            left.remove(&title);
            places.get(&title).copied()
        })
    };
    let id = place(&render::id_title(words));
    let stamp = place(&render::stamp_title(words));
    let columns = table.columns.iter().map(|column| place(&render::title(column, words))).collect();
    let other = left
        .into_iter()
        .filter(|(title, _)| !title.is_empty())
        .map(|(_, column)| (column, heads.get(column).cloned().unwrap_or_default()))
        .collect();
    Found { sheet, first, id, stamp, columns, heads, other }
}

impl Found<'_> {
    /// The title of a column.
    pub(super) fn title(&self, column: usize) -> String {
        self.heads.get(column).cloned().unwrap_or_default()
    }
}

/// The row near the top in which one of these titles stands, and the number of the first row below it.
fn head(sheet: &Sheet, titles: &[Text]) -> Option<(Vec<String>, usize)> {
    let has = |heads: &[String]| {
        let is = |head: &String| {
            titles.iter().any(|title| Lang::ALL.iter().any(|lang| plain(head) == plain(title.get(*lang))))
        };
        heads.iter().any(is)
    };
    if has(&sheet.columns) {
        return Some((sheet.columns.clone(), 0));
    }
    sheet.rows.iter().take(TOP).enumerate().find_map(|(number, row)| {
        let heads: Vec<String> = row.iter().map(|cell| cell.shown().into_owned()).collect();
        has(&heads).then_some((heads, number + 1))
    })
}

/// A title without what an editor may have changed about it.
fn plain(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
