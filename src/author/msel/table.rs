//! A sheet as a list of events: which row is its head, which column holds what, where the events stand.

use crate::author::msel::column::{Column, Form, of_ours};
use crate::author::msel::moment::{self, Said};
use crate::author::msel::remark::{self, Remark, Sort};
use crate::author::sheet::ours::Place;
use crate::author::sheet::{Book, Cell, Sheet};
use crate::base::{Lang, Msg};
use crate::i18n::Catalogue;

/// The most events that are read from one book.
pub const EVENT_LIMIT: usize = 5_000;
/// So far down a head is looked for.
const HEAD_ROWS: usize = 12;
/// So many heads must be known for a row to be one.
const HEADS: usize = 2;

/// A sheet whose columns are known as far as they can be.
#[derive(Clone, Debug)]
pub struct Table {
    /// Name of the sheet.
    pub sheet: String,
    /// The form and language, if it is a sheet of ours.
    pub ours: Option<(Form, Lang)>,
    /// The columns.
    pub columns: Vec<Head>,
    /// The events.
    pub lines: Vec<Line>,
}

/// A column.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// What stands at its head.
    pub text: String,
    /// What it holds, if that is known.
    pub column: Option<Column>,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its number in the sheet.
    pub row: usize,
    /// Its cells.
    pub cells: Vec<Cell>,
}

impl Line {
    /// What is written in a column, without blanks around it.
    #[must_use]
    pub fn text(&self, column: usize) -> String {
        self.cells.get(column).map(|cell| cell.shown().trim().to_owned()).unwrap_or_default()
    }

    /// The cell of a column.
    #[must_use]
    pub fn cell(&self, column: usize) -> &Cell {
        const NOTHING: &Cell = &Cell::Empty;
        self.cells.get(column).unwrap_or(NOTHING)
    }
}

impl Table {
    /// The first column that holds this.
    #[must_use]
    pub fn find(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|head| head.column == Some(column))
    }

    /// What a line says in the first column that holds this; empty if there is none.
    #[must_use]
    pub fn said(&self, line: &Line, column: Column) -> String {
        self.find(column).map(|at| line.text(at)).unwrap_or_default()
    }

    /// The head of a column as people call it: what stands there, or its letter.
    #[must_use]
    pub fn head(&self, column: usize) -> String {
        let text = self.columns.get(column).map_or("", |head| head.text.as_str());
        if text.is_empty() { crate::author::sheet::book::letters(column) } else { text.to_owned() }
    }

    /// A place in it.
    #[must_use]
    pub fn place(&self, row: Option<usize>, column: Option<usize>) -> Place {
        let head = |at: usize| self.columns.get(at).map_or("", |head| head.text.as_str());
        remark::cell(&self.sheet, row, column.map(|at| (at, head(at))))
    }
}

/// The lists of events of a book. `named` are columns the caller knows; they count for every sheet that has no head.
///
/// # Errors
/// Nothing in the book is a list of events, or it is too long.
pub fn tables(
    book: &Book,
    named: &[(usize, Column)],
    words: &[Catalogue],
) -> Result<(Vec<Table>, Vec<Remark>), Msg> {
    let mut remarks = Vec::new();
    let mut found = Vec::new();
    let mut plain = Vec::new();
    for sheet in &book.sheets {
        let rows = all_rows(sheet);
        if rows.is_empty() {
            continue;
        }
        match head_row(&rows, words) {
            Some(at) => found.push(with_head(sheet, rows, at, named, words, &mut remarks)),
            None => plain.push((sheet, rows)),
        }
    }
    if found.is_empty() {
        let mut sheets = plain.drain(..);
        if let Some((sheet, rows)) = sheets.next() {
            found.push(without_head(sheet, rows, named, &mut remarks));
        }
        plain = sheets.collect();
    }
    for (sheet, _) in plain {
        let why = Msg::new("msel-sheet-not-read");
        remarks.push(Remark {
            sort: Sort::Open,
            place: remark::sheet(&sheet.name),
            text: String::new(),
            why,
        });
    }
    let count: usize = found.iter().map(|table| table.lines.len()).sum();
    if count == 0 {
        return Err(Msg::new("msel-nothing"));
    }
    if count > EVENT_LIMIT {
        return Err(Msg::new("msel-too-many").with("count", count).with("limit", EVENT_LIMIT));
    }
    Ok((found, remarks))
}

/// The rows in which something stands, the head among them.
fn all_rows(sheet: &Sheet) -> Vec<Line> {
    let head = sheet.columns.iter().map(|text| Cell::text(text.as_str())).collect();
    let rows = std::iter::once(head).chain(sheet.rows.iter().cloned());
    rows.enumerate()
        .map(|(at, cells)| Line { row: at + 1, cells })
        .filter(|line| !line.cells.iter().all(Cell::is_blank))
        .collect()
}

/// The first row that names at least two columns, and no time.
fn head_row(rows: &[Line], words: &[Catalogue]) -> Option<usize> {
    rows.iter().take(HEAD_ROWS).position(|line| {
        let mut known: Vec<Column> =
            (0..line.cells.len()).filter_map(|at| Column::of_head(&line.text(at), words)).collect();
        known.sort_unstable();
        known.dedup();
        known.len() >= HEADS && !line.cells.iter().any(|cell| matches!(read(cell), Some(Ok(Said::Moment(_)))))
    })
}

fn with_head(
    sheet: &Sheet,
    mut rows: Vec<Line>,
    at: usize,
    named: &[(usize, Column)],
    words: &[Catalogue],
    remarks: &mut Vec<Remark>,
) -> Table {
    let lines = rows.split_off(at + 1);
    let head = rows.pop();
    let texts: Vec<String> =
        head.iter().flat_map(|line| (0..line.cells.len()).map(|column| line.text(column))).collect();
    let ours = of_ours(&texts, words);
    let mut columns: Vec<Head> =
        texts.iter().map(|text| Head { text: text.clone(), column: Column::of_head(text, words) }).collect();
    if let Some((form, lang)) = ours {
        // Heads of ours that mean something else in another form.
        let words = words.iter().find(|words| words.lang() == lang);
        for head in &mut columns {
            let is =
                |column: &&Column| words.is_some_and(|words| words.say(&form.head(**column)) == head.text);
            head.column = form.columns().iter().find(is).copied().or(head.column);
        }
    }
    name(&mut columns, named);
    for line in &rows {
        for column in 0..line.cells.len() {
            let text = line.text(column);
            if !text.is_empty() {
                let place = remark::cell(&sheet.name, Some(line.row), Some((column, "")));
                remarks.push(Remark { sort: Sort::Open, place, text, why: Msg::new("msel-above-head") });
            }
        }
    }
    Table { sheet: sheet.name.clone(), ours, columns, lines }
}

/// A sheet that names no columns: the only column that holds nothing but times is the time; the others are told by the
/// caller or not at all.
fn without_head(
    sheet: &Sheet,
    lines: Vec<Line>,
    named: &[(usize, Column)],
    remarks: &mut Vec<Remark>,
) -> Table {
    let width = lines.iter().map(|line| line.cells.len()).max().unwrap_or_default();
    let mut columns = vec![Head::default(); width];
    name(&mut columns, named);
    if named.is_empty() {
        let why = Msg::new("msel-no-head");
        remarks.push(Remark {
            sort: Sort::Open,
            place: remark::sheet(&sheet.name),
            text: String::new(),
            why,
        });
    }
    if !columns.iter().any(|head| matches!(head.column, Some(Column::Time | Column::Delivery))) {
        let is_time = |column: &usize| {
            let mut cells =
                lines.iter().map(|line| line.cell(*column)).filter(|cell| !cell.is_blank()).peekable();
            let time = |cell: &Cell| matches!(read(cell), Some(Ok(Said::Moment(_))));
            cells.peek().is_some() && cells.all(time)
        };
        let times: Vec<usize> = (0..width).filter(|at| is_time(at)).collect();
        if let ([only], Some(head)) = (times.as_slice(), times.first().and_then(|at| columns.get_mut(*at)))
            && head.column.is_none()
        {
            head.column = Some(Column::Time);
            let place = remark::cell(&sheet.name, None, Some((*only, "")));
            let why = Msg::new("msel-column-of-times");
            remarks.push(Remark { sort: Sort::Assumed, place, text: String::new(), why });
        }
    }
    Table { sheet: sheet.name.clone(), ours: None, columns, lines }
}

fn name(columns: &mut Vec<Head>, named: &[(usize, Column)]) {
    for (at, column) in named {
        if columns.len() <= *at {
            columns.resize(*at + 1, Head::default());
        }
        columns.iter_mut().filter(|head| head.column == Some(*column)).for_each(|head| head.column = None);
        if let Some(head) = columns.get_mut(*at) {
            head.column = Some(*column);
        }
    }
}

/// What a cell says of a time.
#[must_use]
pub fn read(cell: &Cell) -> crate::author::msel::timeline::Row {
    match cell {
        Cell::Number(number) => Some(moment::number_of_sheet(*number)),
        Cell::Text(text) if !text.trim().is_empty() => Some(moment::read(text)),
        Cell::Text(_) | Cell::Empty => None,
    }
}
