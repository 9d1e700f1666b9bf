//! Rows as sheets with titles.

use crate::author::sheet::Shade;
use crate::author::sheet::book::{Cell, Sheet};
use crate::author::sheet::ours::slot::{Column, Own, Row, Slot, Table};
use crate::author::sheet::ours::stamp::stamp_of;
use crate::author::sheet::ours::value::Kind;
use crate::author::sheet::ours::words::Words;
use crate::base::{Lang, Msg, Text};
use crate::content::scenario::Scenario;

/// The key of the sheet that says what the others are.
pub(super) const ABOUT: &str = "about";
/// The keys of the sheets in the order they are told of.
pub(super) const SHEETS: [&str; 18] = [
    "scenario",
    "messages",
    "decisions",
    "answers",
    "consequences",
    "endings",
    "background",
    "parts",
    "objectives",
    "seats",
    "places",
    "people",
    "groups",
    "things",
    "hints",
    "trainer",
    "texts",
    "numbers",
];

/// The sheets by key, the one that says what they are first.
pub(super) fn sheets(
    tables: &[Table],
    scenario: &Scenario,
    words: &Words,
    lang: Lang,
) -> Vec<(&'static str, Sheet)> {
    let mut sheets = vec![(ABOUT, about(tables, scenario, words, lang))];
    sheets.extend(tables.iter().map(|table| (table.key, sheet(table, words, lang))));
    sheets
}

/// What a column of the sheets is for.
pub(super) fn shade(tables: &[Table], sheet: usize, column: usize) -> Shade {
    let Some(table) = sheet.checked_sub(1).and_then(|sheet| tables.get(sheet)) else { return Shade::Open };
    let Some(column) = column.checked_sub(1) else { return Shade::Read };
    match table.columns.get(column) {
        Some(column) if column.open => Shade::Open,
        Some(_) => Shade::Read,
        None => Shade::Hidden,
    }
}

/// The name of a sheet.
pub(super) fn name(key: &str, words: &Words) -> Text {
    words.pair(&format!("sheet-ours-sheet-{key}"))
}

/// The title of a column.
pub(super) fn title(column: &Column, words: &Words) -> Text {
    let title = words.pair(&format!("sheet-ours-column-{}", column.key));
    match column.lang {
        None => title,
        Some(Lang::Ka) => words.both(&Msg::new("sheet-ours-in-ka").with("name", &title)),
        Some(Lang::En) => words.both(&Msg::new("sheet-ours-in-en").with("name", &title)),
    }
}

/// The title of the column of ids.
pub(super) fn id_title(words: &Words) -> Text {
    words.pair("sheet-ours-column-id")
}

/// The title of the column of marks.
pub(super) fn stamp_title(words: &Words) -> Text {
    words.pair("sheet-ours-column-stamp")
}

fn sheet(table: &Table, words: &Words, lang: Lang) -> Sheet {
    let mut columns = vec![id_title(words).get(lang).to_owned()];
    columns.extend(table.columns.iter().map(|column| title(column, words).get(lang).to_owned()));
    columns.push(stamp_title(words).get(lang).to_owned());
    let rows = table.rows.iter().map(|row| cells(row, lang)).collect();
    Sheet { name: name(table.key, words).get(lang).to_owned(), columns, rows }
}

fn cells(row: &Row, lang: Lang) -> Vec<Cell> {
    let mut cells = vec![Cell::text(row.id.as_str())];
    cells.extend(row.slots.iter().map(|slot| match slot {
        Slot::Nothing => Cell::Empty,
        Slot::Shown(text) => Cell::text(text.get(lang)),
        Slot::Own(own) => cell(own),
    }));
    cells.push(Cell::text(stamp_of(row)));
    cells
}

/// A value as its cell holds it.
fn cell(own: &Own) -> Cell {
    let shown = own.shown();
    match (own.kind, shown.parse::<i32>()) {
        (Kind::Whole(..), Ok(number)) => Cell::Number(f64::from(number)),
        _ => Cell::text(crate::author::sheet::csv::broken(shown)),
    }
}

fn about(tables: &[Table], scenario: &Scenario, words: &Words, lang: Lang) -> Sheet {
    let line = |left: &str, right: &str| vec![Cell::text(left), Cell::text(right)];
    let say = |key: &str| words.word(key, lang);
    let mut rows = vec![
        line(&say("sheet-ours-scenario"), scenario.title.get(lang)),
        line(&say("sheet-ours-column-id"), scenario.id.as_str()),
        Vec::new(),
    ];
    for (number, key) in
        (1..).zip(["sheet-ours-how-1", "sheet-ours-how-2", "sheet-ours-how-3", "sheet-ours-how-4"])
    {
        rows.push(line(&number.to_string(), &say(key)));
    }
    rows.push(Vec::new());
    for key in SHEETS.iter().filter(|key| tables.iter().any(|table| table.key == **key)) {
        rows.push(line(name(key, words).get(lang), &say(&format!("sheet-ours-about-{key}"))));
    }
    let columns = vec![words.word("mark", lang), say("sheet-ours-how")];
    Sheet { name: name(ABOUT, words).get(lang).to_owned(), columns, rows }
}
