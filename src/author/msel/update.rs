//! An exported list of events that came back: what was changed in it, as edits of the scenario.
//!
//! The preview is the one of our own sheets ([`Merged`]). Rows are known by the number of the event, which is the id of the inject. A cell is compared with what an export would
//! write there now; of a cell that differs, the author's own words are carried back. What the program added to a cell, and
//! what no inject has a place for, is remarked on and never carried.
//!
//! # Invariants
//! - A list that comes back unchanged gives no edit.
//! - Nothing is removed: an emptied cell and a row that is gone are notes.

use std::collections::{BTreeMap, BTreeSet};

use crate::author::msel::column::{Column, Form};
use crate::author::msel::fill::{Field, Filled, Filler, in_order};
use crate::author::msel::mark;
use crate::author::msel::moment::{self, Doubt, Moment, Said};
use crate::author::msel::receiver;
use crate::author::msel::remark;
use crate::author::msel::table::{Line, Table, read, tables};
use crate::author::msel::timeline::{Row, Start, place};
use crate::author::sheet::Book;
use crate::author::sheet::ours::{Change, Merged, Place, finish};
use crate::author::words::Words;
use crate::base::{Dur, Lang, Msg, SimTime, Text};
use crate::content::codes;
use crate::content::edit::path::{Step, show};
use crate::content::edit::{Edit, Value, apply, quoted};
use crate::content::procedure::Procedure;
use crate::content::scenario::{Inject, Scenario, When};
use crate::i18n::Catalogue;
use crate::i18n::Clock;
use crate::i18n::clock::days_from_civil;

/// The form of the list in a book that an export made.
#[must_use]
pub fn form_of(book: &Book, words: &[Catalogue]) -> Option<Form> {
    let (tables, _) = tables(book, &[], words).ok()?;
    tables.iter().find_map(|table| table.ours.map(|(form, _)| form))
}

/// Compares a book with the text of a scenario. `words` are the catalogues of both languages.
///
/// # Errors
/// No sheet of the book is a list that an export made.
pub fn update(
    book: &Book,
    (file, text): (&str, &str),
    scenario: &Scenario,
    procedure: &Procedure,
    words: &[Catalogue],
) -> Result<Merged, Msg> {
    let (tables, _) = tables(book, &[], words)?;
    let mut merged = Merged::default();
    let mut groups = Vec::new();
    let mut found = false;
    for table in &tables {
        let ours = table
            .ours
            .and_then(|(form, lang)| Some((form, words.iter().find(|words| words.lang() == lang)?)));
        let Some((form, catalogue)) = ours else {
            merged.note(remark::sheet(&table.sheet), Msg::new("msel-sheet-not-read"));
            continue;
        };
        found = true;
        let told = Words::of(scenario, procedure, catalogue);
        let mut comparison =
            Comparison { table, form, text, words, told: &told, merged: &mut merged, groups: &mut groups };
        comparison.run();
    }
    if !found {
        return Err(Msg::new("msel-not-ours"));
    }
    if merged.refused.is_empty() {
        finish(file, text, &groups, &mut merged);
    }
    Ok(merged)
}

struct Comparison<'c, 'a> {
    table: &'c Table,
    form: Form,
    text: &'c str,
    words: &'c [Catalogue],
    told: &'c Words<'a>,
    merged: &'c mut Merged,
    groups: &'c mut Vec<(Place, Vec<Edit>)>,
}

/// A row that belongs to an inject.
struct Match<'c, 'a> {
    line: &'c Line,
    inject: &'a Inject,
    at: Option<SimTime>,
    filled: Vec<Filled>,
    /// The scenario has other words by now: the row is left alone.
    stays: bool,
}

impl<'c, 'a> Comparison<'c, 'a> {
    fn run(&mut self) {
        let mut matches = self.matches();
        self.since_export(&mut matches);
        self.times(&matches);
        for row in matches.iter().filter(|row| !row.stays) {
            for (column, filled) in self.form.columns().iter().zip(&row.filled) {
                if !matches!(column, Column::Number | Column::Time | Column::Delivery) {
                    self.cell(*column, filled, row);
                }
            }
        }
        self.extra_columns(&matches);
    }

    /// What cannot be taken back and must be mended in the sheet first.
    fn refuse(&mut self, row: Option<usize>, column: Option<usize>, why: Msg) {
        self.merged.refuse(self.table.place(row, column), why, None);
    }

    /// What is not taken back and hinders nothing.
    fn note(&mut self, row: Option<usize>, column: Option<usize>, why: Msg) {
        self.merged.note(self.table.place(row, column), why);
    }

    fn matches(&mut self) -> Vec<Match<'c, 'a>> {
        let filler = Filler::new(self.told, self.form);
        let mut known: BTreeMap<String, (&Inject, Option<SimTime>)> = in_order(self.told)
            .into_iter()
            .map(|(inject, at)| (inject.id.to_string(), (inject, at)))
            .collect();
        let ids: BTreeSet<String> = known.keys().cloned().collect();
        let (table, number) = (self.table, self.table.find(Column::Number));
        let mut found = Vec::new();
        for line in &table.lines {
            let text = table.said(line, Column::Number);
            match known.remove(&text) {
                Some((inject, at)) => {
                    found.push(Match { line, inject, at, filled: filler.row(inject, at), stays: false });
                }
                None => {
                    if ids.contains(&text) {
                        self.refuse(Some(line.row), number, Msg::new("msel-row-twice"));
                    } else {
                        self.note(Some(line.row), number, Msg::new("msel-no-such-event"));
                    }
                }
            }
        }
        if !known.is_empty() {
            let gone: Vec<String> = known.into_keys().collect();
            let why = Msg::new("msel-rows-gone").with("list", gone.join(", "));
            self.note(None, number, why);
        }
        found
    }

    /// Leaves rows alone that were changed in the scenario since the list was exported: if the list was not, the scenario
    /// is kept; if both were, the list is refused.
    fn since_export(&mut self, matches: &mut [Match<'c, 'a>]) {
        let marks = self.table.columns.iter().position(|head| mark::is_head(&head.text, self.words));
        let Some(marks) = marks else {
            let differs = matches.iter().any(|row| self.differs(row));
            if differs {
                self.note(None, None, Msg::new("msel-no-marks"));
            }
            return;
        };
        for row in matches {
            let text = row.line.text(marks);
            if text.is_empty() || text == mark::of(self.form, &row.filled, row.at) || !self.differs(row) {
                continue;
            }
            row.stays = true;
            if mark::may_be(self.form, &self.cells(row)).contains(&text) {
                self.note(Some(row.line.row), None, Msg::new("sheet-ours-changed-in-file"));
            } else {
                let help = Some(Msg::new("sheet-ours-changed-twice-help"));
                let place = self.table.place(Some(row.line.row), None);
                self.merged.refuse(place, Msg::new("sheet-ours-changed-twice"), help);
            }
        }
    }

    /// Whether a row says anything else than the scenario does now.
    fn differs(&self, row: &Match<'c, 'a>) -> bool {
        let columns = self.form.columns().iter().zip(&row.filled).zip(self.cells(row));
        columns.into_iter().any(|((column, filled), (text, times))| {
            let time = mark::is_time(*column) && row.at.is_some_and(|at| times.contains(&at));
            !time && !same(&text, &filled.text())
        })
    }

    /// What a row says in each column of the form, with the moments its times may be. Of a column that is not there, what
    /// the scenario says.
    fn cells(&self, row: &Match<'c, 'a>) -> Vec<(String, Vec<SimTime>)> {
        let start = start_of(self.told.scenario);
        let cell = |(column, filled): (&Column, &Filled)| {
            let whole = filled.text();
            let Some(at) = self.table.find(*column) else {
                let times = if mark::is_time(*column) { row.at.into_iter().collect() } else { Vec::new() };
                return (whole, times);
            };
            let text = row.line.text(at);
            if !mark::is_time(*column) {
                return (text, Vec::new());
            }
            if same(&text, &whole) {
                return (text, row.at.into_iter().collect());
            }
            let mut times: Vec<SimTime> =
                moment::either_way(&text).into_iter().filter_map(|moment| alone(moment, start)).collect();
            if let Some(Ok(Said::Moment(moment))) = read(row.line.cell(at)) {
                let clock = Moment { since_start: None, ..moment };
                let since = Moment { since_start: moment.since_start, ..Moment::default() };
                times.extend([moment, clock, since].into_iter().filter_map(|moment| alone(moment, start)));
            }
            times.sort_unstable();
            times.dedup();
            (text, times)
        };
        self.form.columns().iter().zip(&row.filled).map(cell).collect()
    }

    /// Times are compared together: a time of day alone takes its day from the row above.
    fn times(&mut self, matches: &[Match<'c, 'a>]) {
        let start = start_of(self.told.scenario);
        let rows: Vec<(Row, Option<usize>)> = matches.iter().map(|row| self.time(row, start)).collect();
        let said: Vec<Row> = rows.iter().map(|(row, _)| *row).collect();
        let placed = place(&said, Some(start));
        for ((row, (_, column)), time) in matches.iter().zip(&rows).zip(placed.times) {
            let (Some(column), Some(time)) = (*column, time) else { continue };
            let text = row.line.text(column);
            match (time, &row.inject.when) {
                (Err(why), _) => self.refuse(Some(row.line.row), Some(column), why.message()),
                (Ok(time), When::At(_)) if Some(time) != row.at => {
                    let value = Value::Ron(format!("At(\"{}\")", Dur(time.0)));
                    let edit = Edit::Change { path: path(row.inject, &["when"]), value };
                    self.change(row, column, edit, &text);
                }
                (Ok(time), _) if Some(time) != row.at => {
                    self.refuse(Some(row.line.row), Some(column), Msg::new("msel-time-depends"));
                }
                _ => {}
            }
        }
    }

    /// What a row says of its time, and the column in which that was changed.
    fn time(&self, row: &Match<'c, 'a>, start: Start) -> (Row, Option<usize>) {
        let kept =
            row.at.map(|at| Ok(Said::Moment(Moment { since_start: Some(Dur(at.0)), ..Moment::default() })));
        let changed = |column: Column| {
            let at = self.table.find(column).filter(|_| !row.stays)?;
            let filled = &row.filled[self.form.columns().iter().position(|known| *known == column)?];
            let text = row.line.text(at);
            // A spreadsheet may have written the date anew as it is written in its country.
            let anew = moment::either_way(&text).into_iter().any(|moment| alone(moment, start) == row.at);
            (!same(&text, &filled.text()) && !anew).then_some(at)
        };
        let columns: Vec<usize> = [Column::Time, Column::Delivery].into_iter().filter_map(changed).collect();
        let Some(first) = columns.first().copied() else { return (kept, None) };
        let mut said: Row = None;
        for column in &columns {
            said = match (said, read(row.line.cell(*column))) {
                (Some(Ok(Said::Moment(one))), Some(Ok(Said::Moment(other)))) => {
                    Some(moment::both(one, other).map(Said::Moment))
                }
                (one, other) => one.or(other),
            };
        }
        // Of two statements in one cell, the one that still says what the scenario says was not changed.
        if let Some(Ok(Said::Moment(moment @ Moment { since_start: Some(_), clock: Some(_), .. }))) = said {
            let clock = Moment { since_start: None, ..moment };
            let since = Moment { since_start: moment.since_start, ..Moment::default() };
            said = Some(match (alone(clock, start), alone(since, start)) {
                (clock_at, since_at) if clock_at == since_at => Ok(Said::Moment(since)),
                (clock_at, _) if clock_at == row.at => Ok(Said::Moment(since)),
                (_, since_at) if since_at == row.at => Ok(Said::Moment(clock)),
                _ => Err(Doubt::Disagree),
            });
        }
        (said.or(Some(Err(Doubt::Unknown))), Some(first))
    }

    fn cell(&mut self, column: Column, filled: &Filled, row: &Match<'c, 'a>) {
        let Some(at) = self.table.find(column) else { return };
        let text = row.line.text(at);
        let whole = filled.text();
        if same(&text, &whole) {
            return;
        }
        let line = Some(row.line.row);
        let Some((field, was)) = &filled.own else {
            return self.note(line, Some(at), Msg::new("msel-not-carried"));
        };
        let Some(becomes) = between(&text, filled) else {
            return self.refuse(line, Some(at), Msg::new("msel-added-changed"));
        };
        if same(&becomes, was) {
            return;
        }
        if becomes.is_empty() {
            return self.note(line, Some(at), Msg::new("msel-emptied"));
        }
        match self.edit(*field, row.inject, &becomes) {
            Ok(edit) => self.change(row, at, edit, &becomes),
            Err(why) => self.refuse(line, Some(at), why),
        }
    }

    fn change(&mut self, row: &Match<'c, 'a>, column: usize, edit: Edit, becomes: &str) {
        let known = self.table.columns.get(column).and_then(|head| head.column);
        let at = self.form.columns().iter().position(|column| Some(*column) == known);
        let filled = at.and_then(|at| row.filled.get(at));
        let was =
            filled.map(|filled| filled.own.as_ref().map_or_else(|| filled.text(), |(_, text)| text.clone()));
        let place = self.table.place(Some(row.line.row), Some(column));
        self.groups.push((place.clone(), vec![edit]));
        self.merged.changes.push(Change {
            place,
            id: row.inject.id.to_string(),
            was: was.unwrap_or_default(),
            becomes: becomes.to_owned(),
        });
    }

    fn edit(&self, field: Field, inject: &Inject, becomes: &str) -> Result<Edit, Msg> {
        let (name, text) = match field {
            Field::Subject => ("subject", &inject.subject),
            Field::Text => ("text", &inject.text),
            Field::Sender => ("sender", &inject.sender),
            Field::Expected => ("expected", &inject.expected),
            Field::Notes => ("notes", &inject.notes),
            Field::Channel => {
                let channel = receiver::channel(becomes, self.told.procedure);
                let channel = channel.ok_or_else(|| Msg::new("msel-mode-unknown"))?;
                return Ok(Edit::Change {
                    path: path(inject, &["channel"]),
                    value: Value::Text(channel.to_string()),
                });
            }
            Field::To => {
                let (seats, procedure) = (&self.told.scenario.seats, self.told.procedure);
                let to = receiver::receivers(becomes, seats, procedure, self.words);
                let to = to.filter(|to| !to.is_empty()).ok_or_else(|| Msg::new("msel-to-unknown"))?;
                let list: Vec<String> = to.iter().map(|name| quoted(name.as_str())).collect();
                let value = Value::Ron(format!("[{}]", list.join(", ")));
                return Ok(Edit::Change { path: path(inject, &["to"]), value });
            }
            // Times are compared together.
            Field::When => return Err(Msg::new("msel-not-carried")),
        };
        Ok(self.words_edit(inject, name, text.as_ref(), becomes))
    }

    /// The edit of one language of a text.
    fn words_edit(&self, inject: &Inject, name: &str, text: Option<&Text>, becomes: &str) -> Edit {
        let lang = self.told.lang().code();
        let Some(text) = text else {
            let value = Value::Ron(format!("({lang}: {})", quoted(becomes)));
            return Edit::Add {
                path: path(inject, &[name]),
                value,
                place: crate::content::edit::Place::Last,
            };
        };
        let path = path(inject, &[name, lang]);
        let value = Value::Text(becomes.to_owned());
        let written = match self.told.lang() {
            Lang::Ka => &text.ka,
            Lang::En => &text.en,
        };
        let change = Edit::Change { path: path.clone(), value: value.clone() };
        if !written.is_empty() {
            return change;
        }
        // A language that is not written yet, or written empty.
        match apply("", self.text.as_bytes(), std::slice::from_ref(&change)) {
            Err(missing) if missing.code == codes::EDIT_NOT_THERE => {
                Edit::Add { path, value, place: crate::content::edit::Place::Last }
            }
            _ => change,
        }
    }

    /// Columns somebody added.
    fn extra_columns(&mut self, matches: &[Match<'c, 'a>]) {
        for at in 0..self.table.columns.len() {
            let head = self.table.columns.get(at);
            let is_mark = head.is_some_and(|head| mark::is_head(&head.text, self.words));
            let known = head.and_then(|head| head.column);
            let ours = is_mark
                || known.is_some_and(|column| {
                    self.form.columns().contains(&column) && self.table.find(column) == Some(at)
                });
            if !ours && matches.iter().any(|row| !row.line.text(at).is_empty()) {
                self.note(None, Some(at), Msg::new("msel-extra-column"));
            }
        }
    }
}

/// The exercise time of a moment by itself.
fn alone(moment: Moment, start: Start) -> Option<SimTime> {
    let placed = place(&[Some(Ok(Said::Moment(moment)))], Some(start));
    placed.times.first().copied().flatten().and_then(Result::ok)
}

/// The start of a scenario.
fn start_of(scenario: &Scenario) -> Start {
    let here = Clock::of(&scenario.start).at(SimTime::ZERO);
    let day = days_from_civil((here.year, i64::from(here.month), i64::from(here.day)));
    let clock = Dur::minutes(i64::from(here.hour) * 60 + i64::from(here.minute));
    Start { day: Some(day), clock: Some(clock) }
}

fn path(inject: &Inject, fields: &[&str]) -> String {
    let mut steps = vec![Step::Field("injects".to_owned()), Step::Id(inject.id.to_string())];
    steps.extend(fields.iter().map(|field| Step::Field((*field).to_owned())));
    show(&steps)
}

/// Whether two texts differ in nothing but blanks at the ends of their lines.
fn same(one: &str, other: &str) -> bool {
    let lines = |text: &str| text.trim().lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
    lines(one) == lines(other)
}

/// The author's words of a cell, without what the program added to them.
fn between(text: &str, filled: &Filled) -> Option<String> {
    let text = text.trim();
    let rest = text.strip_prefix(filled.before.trim())?;
    let rest = rest.strip_suffix(filled.after.trim())?;
    Some(rest.trim().to_owned())
}
