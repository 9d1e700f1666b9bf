//! A book against the rows of a scenario: what would change, what cannot, what else there is to know.

use std::collections::{BTreeMap, BTreeSet};

use crate::author::sheet::book::{Book, letters};
use crate::author::sheet::ours::found::{self, Found};
use crate::author::sheet::ours::render;
use crate::author::sheet::ours::slot::{Own, Row, Slot, Table};
use crate::author::sheet::ours::stamp::{stamp, stamp_of};
use crate::author::sheet::ours::value::{self, short};
use crate::author::sheet::ours::words::Words;
use crate::base::{Diagnostic, Lang, Msg, Severity};
use crate::content::edit::{self, Edit, Place as Among, Value};
use crate::content::{load, suggest};

/// What came of a book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// What would change, in the order of the sheets.
    pub changes: Vec<Change>,
    /// What cannot be done; then nothing is.
    pub refused: Vec<Remark>,
    /// What else there is to know.
    pub notes: Vec<Remark>,
    /// The edits of the file.
    pub edits: Vec<Edit>,
    /// The new text of the file, if nothing was refused.
    pub text: Option<String>,
}

/// One cell that changes the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where it stands.
    pub place: Place,
    /// What it is about: the id of its row.
    pub id: String,
    /// What stood there.
    pub was: String,
    /// What stands there now.
    pub becomes: String,
}

/// A place in a book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The name of the sheet.
    pub sheet: String,
    /// The number of the row, as a spreadsheet shows it.
    pub row: Option<usize>,
    /// The letters of the column, and its title.
    pub column: Option<(String, String)>,
}

/// Something to be said about a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where.
    pub place: Place,
    /// What.
    pub message: Msg,
    /// The way out.
    pub help: Option<Msg>,
}

/// How many changes are looked at one by one for the one the scenario cannot be read with.
const TRIED: usize = 200;

/// A change with its value, before it is an edit.
struct Pending<'t> {
    own: &'t Own,
    row: &'t Row,
    change: Change,
}

/// Merges a book.
pub(super) fn merge(file: &str, text: &str, tables: &[Table], book: &Book, words: &Words) -> Merged {
    // What a sheet is merged into that the scenario has no rows for.
    let nothing = Table { key: "", columns: Vec::new(), rows: Vec::new() };
    let mut merged = Merged::default();
    let mut pending = Vec::new();
    let mut seen = BTreeSet::new();
    for sheet in &book.sheets {
        let place = Place { sheet: sheet.name.clone(), ..Place::default() };
        let Some(key) = found::key(sheet, words) else {
            if !sheet.columns.is_empty() || !sheet.rows.is_empty() {
                merged.note(place, Msg::new("sheet-ours-other-sheet"));
            }
            continue;
        };
        if key == render::ABOUT {
            continue;
        }
        if !seen.insert(key) {
            merged.refuse(place, Msg::new("sheet-ours-twice"), Some(Msg::new("sheet-ours-twice-help")));
            continue;
        }
        let table = tables.iter().find(|table| table.key == key).unwrap_or(&nothing);
        let found = found::columns(sheet, table, words);
        if found.id.is_none() {
            let help = Msg::new("sheet-ours-no-ids-help").with("title", &render::id_title(words));
            merged.refuse(place, Msg::new("sheet-ours-no-ids"), Some(help));
            continue;
        }
        rows(table, &found, &mut merged, &mut pending);
    }
    if seen.is_empty() {
        merged.refuse(Place::default(), Msg::new("sheet-ours-none"), Some(Msg::new("sheet-ours-none-help")));
    }
    let groups = edits(&pending, &mut merged);
    let refused: Vec<&Place> = merged.refused.iter().map(|remark| &remark.place).collect();
    let changes = pending.into_iter().map(|pending| pending.change);
    merged.changes = changes.filter(|change| !refused.contains(&&change.place)).collect();
    if merged.refused.is_empty() {
        finish(file, text, &groups, &mut merged);
    }
    merged
}

impl Merged {
    pub(in crate::author) fn refuse(&mut self, place: Place, message: Msg, help: Option<Msg>) {
        self.refused.push(Remark { place, message, help });
    }

    pub(in crate::author) fn note(&mut self, place: Place, message: Msg) {
        self.notes.push(Remark { place, message, help: None });
    }
}

fn rows<'t>(table: &'t Table, found: &Found<'_>, merged: &mut Merged, pending: &mut Vec<Pending<'t>>) {
    let sheet = found.sheet;
    let whole = Place { sheet: sheet.name.clone(), ..Place::default() };
    for (column, title) in &found.other {
        let place = Place { column: Some((letters(*column), title.clone())), ..whole.clone() };
        merged.note(place, Msg::new("sheet-ours-other-column"));
    }
    let by_id: BTreeMap<&str, &Row> = table.rows.iter().map(|row| (row.id.as_str(), row)).collect();
    let id_of = |number: usize| {
        found.id.map(|column| sheet.cell(number, column).shown().trim().to_owned()).unwrap_or_default()
    };
    let written: BTreeSet<String> = (found.first..sheet.rows.len()).map(id_of).collect();
    // A row whose id is none of ours is new only where no row of ours is missing that it could be.
    let all_there = by_id.keys().all(|id| written.contains(*id));
    // Of a sheet in which no row is ours nothing is known.
    let any_there = by_id.keys().any(|id| written.contains(*id));
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for number in found.first..sheet.rows.len() {
        let place = Place { row: Some(number + 2), ..whole.clone() };
        let id = id_of(number);
        if id.is_empty() {
            let own = found.columns.iter().flatten();
            if own.into_iter().any(|column| !sheet.cell(number, *column).is_blank()) {
                if all_there && any_there {
                    merged.note(place, Msg::new("sheet-ours-new-row-no-id"));
                    continue;
                }
                merged.refuse(place, Msg::new("sheet-ours-no-id"), Some(Msg::new("sheet-ours-no-id-help")));
            }
            continue;
        }
        let Some(row) = by_id.get(id.as_str()) else {
            let missing = by_id.keys().copied().filter(|known| !written.contains(*known));
            let near = suggest::nearest(&id, missing);
            if near.is_none() && any_there {
                merged.note(place, Msg::new("sheet-ours-new-row").with("id", short(&id)));
                continue;
            }
            let help = near.map_or_else(|| Msg::new("sheet-ours-no-id-help"), suggest::did_you_mean);
            merged.refuse(place, Msg::new("sheet-ours-unknown-id").with("id", short(&id)), Some(help));
            continue;
        };
        if !met.insert(row.id.as_str()) {
            let message = Msg::new("sheet-ours-id-twice").with("id", id);
            merged.refuse(place, message, Some(Msg::new("sheet-ours-id-twice-help")));
            continue;
        }
        self::row(row, number, found, &place, merged, pending);
    }
    let missing: Vec<&str> =
        table.rows.iter().map(|row| row.id.as_str()).filter(|id| !met.contains(id)).collect();
    if let Some(first) = missing.first() {
        let message = Msg::new("sheet-ours-missing-rows").with("count", missing.len()).with("id", *first);
        merged.note(whole, message);
    }
}

/// One row: what of it differs from the file.
fn row<'t>(
    row: &'t Row,
    number: usize,
    found: &Found<'_>,
    place: &Place,
    merged: &mut Merged,
    pending: &mut Vec<Pending<'t>>,
) {
    let cell_of = |column: usize| found.columns.get(column).copied().flatten();
    let here = |at: usize| Place { column: Some((letters(at), found.title(at))), ..place.clone() };
    let mut changes = Vec::new();
    let mut refused = Vec::new();
    let mut seen = Vec::new();
    for (column, slot) in row.slots.iter().enumerate() {
        let Some(at) = cell_of(column) else {
            if let Slot::Own(own) = slot {
                seen.push(value::same(own.kind, own.shown()));
            }
            continue;
        };
        let cell = found.sheet.cell(number, at);
        let text = cell.shown();
        match slot {
            Slot::Nothing if cell.is_blank() => {}
            Slot::Nothing => refused.push((here(at), Msg::new("sheet-ours-nothing-here"))),
            Slot::Shown(shown) => {
                let same = |lang: &Lang| {
                    value::same(value::TEXT, shown.get(*lang)) == value::same(value::TEXT, &text)
                };
                if !cell.is_blank() && !Lang::ALL.iter().any(same) {
                    merged.note(here(at), Msg::new("sheet-ours-only-shown"));
                }
            }
            Slot::Own(own) => {
                let new = value::same(own.kind, &text);
                let differs = new != value::same(own.kind, own.shown());
                seen.push(new);
                if !differs {
                    continue;
                }
                match value::read(own.kind, cell, own.shown()) {
                    // What is not written cannot be taken out.
                    Ok(becomes) if becomes.is_empty() && own.value.is_none() => {}
                    Ok(becomes) => {
                        let change = Change {
                            place: here(at),
                            id: row.id.clone(),
                            was: own.shown().to_owned(),
                            becomes,
                        };
                        changes.push(Pending { own, row, change });
                    }
                    Err(message) => refused.push((here(at), message)),
                }
            }
        }
    }
    if changes.is_empty() && refused.is_empty() {
        return;
    }
    let mark = found.stamp.map(|column| found.sheet.cell(number, column).shown().trim().to_owned());
    match mark.filter(|mark| !mark.is_empty()) {
        Some(mark) if mark == stamp(seen.iter().map(String::as_str)) => {
            merged.note(place.clone(), Msg::new("sheet-ours-changed-in-file"));
            return;
        }
        Some(mark) if mark != stamp_of(row) => {
            let help = Some(Msg::new("sheet-ours-changed-twice-help"));
            merged.refuse(place.clone(), Msg::new("sheet-ours-changed-twice"), help);
            return;
        }
        None if row.counted => {
            let help = Some(Msg::new("sheet-ours-changed-twice-help"));
            merged.refuse(place.clone(), Msg::new("sheet-ours-no-mark"), help);
            return;
        }
        Some(_) | None => {}
    }
    for (place, message) in refused {
        let help = value::help(&message);
        merged.refuse(place, message, help);
    }
    pending.extend(changes);
}

/// The edits of the changes, each with the places it comes from.
fn edits(pending: &[Pending<'_>], merged: &mut Merged) -> Vec<(Place, Vec<Edit>)> {
    let mut groups: Vec<(Place, Vec<Edit>)> = Vec::new();
    let mut born: BTreeMap<&str, (Place, Vec<(&str, &str)>)> = BTreeMap::new();
    let mut gone: BTreeSet<&str> = BTreeSet::new();
    for Pending { own, row, change } in pending {
        let new = change.becomes.as_str();
        let place = change.place.clone();
        let is_language = matches!(own.field, "ka" | "en");
        if !own.holder_is_there {
            let (_, fields) = born.entry(&own.holder).or_insert_with(|| (place, Vec::new()));
            fields.push((own.field, new));
            continue;
        }
        let edit = if new.is_empty() {
            let nothing_left = || {
                let others = row.own().filter(|(_, other)| other.holder == own.holder);
                let mut others = others.map(|(_, other)| {
                    let new = pending.iter().find(|pending| std::ptr::eq(pending.own, other));
                    new.map_or_else(|| other.shown(), |pending| pending.change.becomes.as_str())
                });
                others.all(str::is_empty)
            };
            if own.needed || own.whole.is_some() || (is_language && !own.holder_may_go && nothing_left()) {
                merged.refuse(place, Msg::new("sheet-ours-needed"), Some(Msg::new("sheet-ours-needed-help")));
                continue;
            }
            if is_language && own.holder_may_go && nothing_left() {
                if !gone.insert(&own.holder) {
                    continue;
                }
                Edit::Remove { path: own.holder.clone() }
            } else if is_language {
                Edit::Change { path: own.path.clone(), value: Value::Text(String::new()) }
            } else {
                Edit::Remove { path: own.path.clone() }
            }
        } else {
            let value = value::edit(own.kind, new);
            match (&own.whole, &own.value) {
                (Some((before, after)), _) => {
                    let Value::Text(text) = value else { continue };
                    Edit::Change {
                        path: own.path.clone(),
                        value: Value::Ron(format!("{before}{text:?}{after}")),
                    }
                }
                (None, Some(_)) => Edit::Change { path: own.path.clone(), value },
                (None, None) => Edit::Add { path: own.path.clone(), value, place: Among::Last },
            }
        };
        groups.push((place, vec![edit]));
    }
    for (holder, (place, fields)) in born {
        // The first makes what the others are added to.
        let mut list = Vec::new();
        for (number, (field, text)) in fields.into_iter().filter(|(_, text)| !text.is_empty()).enumerate() {
            let path = format!("{holder}.{field}");
            let value = Value::Text(text.to_owned());
            if number == 0 {
                let value = Value::Ron(format!("({field}: \"\")"));
                list.push(Edit::Add { path: holder.to_owned(), value, place: Among::Last });
                list.push(Edit::Change { path, value: Value::Text(text.to_owned()) });
            } else {
                list.push(Edit::Add { path, value, place: Among::Last });
            }
        }
        groups.push((place, list));
    }
    groups
}

/// Does the edits, and looks whether the scenario can still be read.
pub(in crate::author) fn finish(file: &str, text: &str, groups: &[(Place, Vec<Edit>)], merged: &mut Merged) {
    let all: Vec<Edit> = groups.iter().flat_map(|(_, edits)| edits.clone()).collect();
    if all.is_empty() {
        merged.text = Some(text.to_owned());
        return;
    }
    match tried(file, text, &all) {
        Ok(new) => (merged.text, merged.edits) = (Some(new), all),
        Err(whole) => {
            // Which of them it is.
            for (place, edits) in groups.iter().take(TRIED) {
                if let Err(mistake) = tried(file, text, edits) {
                    merged.refuse(place.clone(), mistake.message.clone(), mistake.help.first().cloned());
                }
            }
            if merged.refused.is_empty() {
                merged.refuse(Place::default(), whole.message.clone(), whole.help.first().cloned());
            }
        }
    }
}

/// The text with the edits, if it can still be read as a scenario.
fn tried(file: &str, text: &str, edits: &[Edit]) -> Result<String, Box<Diagnostic>> {
    let edited = edit::apply(file, text.as_bytes(), edits)?;
    let (_, found) = load::scenario(file, edited.text.as_bytes());
    match found.list.into_iter().find(|found| found.severity == Severity::Error) {
        Some(mistake) => Err(Box::new(mistake)),
        None => Ok(edited.text),
    }
}
