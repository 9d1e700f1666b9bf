//! The rows of the sheets, before they have titles.

use crate::author::sheet::ours::value::Kind;
use crate::base::{Lang, Text};

/// One sheet.
pub(super) struct Table {
    pub(super) key: &'static str,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
}

/// A column behind that of the id.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) key: &'static str,
    /// The language it is in, if it is in one.
    pub(super) lang: Option<Lang>,
    /// Whether it is taken back.
    pub(super) open: bool,
}

/// A row: a cell for every column.
pub(super) struct Row {
    pub(super) id: String,
    /// Whether its id counts, so that it may name another row once the file was changed.
    pub(super) counted: bool,
    pub(super) slots: Vec<Slot>,
}

/// A cell.
pub(super) enum Slot {
    /// There can be nothing here.
    Nothing,
    /// To be read.
    Shown(Text),
    /// To be changed.
    Own(Own),
}

/// A value that can be changed.
#[derive(Clone)]
pub(super) struct Own {
    /// What it stands in, and whether that is there; if not, it is added with the value.
    pub(super) holder: String,
    pub(super) holder_is_there: bool,
    /// Whether the holder may go when nothing is left in it.
    pub(super) holder_may_go: bool,
    /// Its name in the holder, if it has one.
    pub(super) field: &'static str,
    /// Where it stands, or would.
    pub(super) path: String,
    pub(super) kind: Kind,
    /// What is written there.
    pub(super) value: Option<String>,
    /// What holds if nothing is written.
    pub(super) default: &'static str,
    /// Whether something must stand there.
    pub(super) needed: bool,
    /// Written whole at the holder, between these, where it is not there yet.
    pub(super) whole: Option<(String, &'static str)>,
}

impl Own {
    /// What stands in its cell.
    pub(super) fn shown(&self) -> &str {
        self.value.as_deref().unwrap_or(self.default)
    }
}

impl Row {
    /// The values that can be changed, with the numbers of their columns.
    pub(super) fn own(&self) -> impl Iterator<Item = (usize, &Own)> {
        self.slots.iter().enumerate().filter_map(|(column, slot)| match slot {
            Slot::Own(own) => Some((column, own)),
            Slot::Nothing | Slot::Shown(_) => None,
        })
    }
}
