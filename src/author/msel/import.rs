//! A foreign list of events as a new scenario: every text kept, nothing guessed, and a remark for everything that needs a
//! person.
//!
//! | in the sheet | in the scenario |
//! |---|---|
//! | number | id of the inject |
//! | time | `when: At(…)`; a time that is not understood, or a contingency: `when: ByHand` |
//! | inject mode | channel, where certain |
//! | from | sender, in words |
//! | to | a seat for each name, with its role where the procedure has one of that title |
//! | title, message, expected response, notes | subject, text, expected, notes |
//! | objective | an objective without clauses, and a line of the notes |
//! | anything else | a line of the notes |
//!
//! # Invariants
//! - The same book gives the same text, byte for byte.
//! - What stands in a cell stands in the scenario, in the language of the cell; only invisible characters are left out.

use std::collections::{BTreeMap, BTreeSet};

use crate::author::msel::column::{Column, bare};
use crate::author::msel::mark;
use crate::author::msel::moment::{Said, both};
use crate::author::msel::receiver;
use crate::author::msel::remark::{Remark, Sort};
use crate::author::msel::table::{Line, Table, read, tables};
use crate::author::msel::timeline::{Placed, Row, Start, place};
use crate::author::msel::write::{Draft, DraftInject, DraftSeat};
use crate::author::sheet::Book;
use crate::base::{Dur, Msg, Name, SimTime};
use crate::content::procedure::Procedure;
use crate::i18n::Catalogue;

/// What the caller says beside the book.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Id of the new scenario.
    pub id: String,
    /// Its title: the name of the file, say.
    pub title: String,
    /// Date and time of day of the start, if they are known.
    pub start: Option<Start>,
    /// Columns by their place, for sheets that do not name them.
    pub columns: Vec<(usize, Column)>,
    /// The channel of events that name none.
    pub channel: Option<Name>,
}

/// A new scenario and what is to know about it.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The text of its `scenario.ron`.
    pub scenario: String,
    /// How many events it has.
    pub events: usize,
    /// How many of them have a time.
    pub timed: usize,
    /// What could not be taken over as it stands, in the order of the sheet.
    pub remarks: Vec<Remark>,
}

/// Makes a scenario of a book. `words` are the catalogues of both languages.
///
/// # Errors
/// There is no list of events in it, or too long a one.
pub fn import(
    book: &Book,
    procedure: &Procedure,
    options: &Options,
    words: &[Catalogue],
) -> Result<Imported, Msg> {
    let (tables, remarks) = tables(book, &options.columns, words)?;
    let mut import =
        Import { procedure, options, words, remarks, seats: Seats::default(), ids: BTreeSet::new() };
    for table in &tables {
        import.missing_columns(table);
        import.unknown_columns(table);
    }
    import.collect_seats(&tables);
    let placed = import.times(&tables);
    let mut injects = Vec::new();
    let mut at = 0;
    for table in &tables {
        let numbers = Numbers::of(table);
        for line in &table.lines {
            injects.push(import.inject(table, line, &numbers, placed.times.get(at).copied().flatten()));
            at += 1;
        }
    }
    let timed = injects.iter().filter(|inject| inject.at.is_some()).count();
    let objectives = import.objectives(&tables);
    let (start, shift) = (placed.start, placed.shift);
    import.assumptions(&tables, start, shift);
    let Import { seats, mut remarks, .. } = import;
    remarks.sort_by_cached_key(|remark| {
        let letters = remark.place.column.as_ref().map(|(letters, _)| letters.clone());
        (remark.place.sheet.clone(), remark.place.row, letters.as_ref().map(String::len), letters)
    });
    let draft = Draft {
        id: &options.id,
        title: &options.title,
        procedure: &procedure.id,
        start,
        seats: seats.list,
        objectives,
        injects,
    };
    Ok(Imported { events: at, timed, scenario: draft.ron(words), remarks })
}

struct Import<'a> {
    procedure: &'a Procedure,
    options: &'a Options,
    words: &'a [Catalogue],
    remarks: Vec<Remark>,
    seats: Seats,
    ids: BTreeSet<String>,
}

/// The seats of the new scenario, by the names they have in the sheet.
#[derive(Default)]
struct Seats {
    list: Vec<DraftSeat>,
    known: BTreeMap<String, usize>,
}

impl Seats {
    /// The seat of a name; a new one if there is none yet.
    fn of(&mut self, name: &str, procedure: &Procedure) -> usize {
        if let Some(at) = self.known.get(&bare(name)) {
            return *at;
        }
        let taken = |id: &str| self.list.iter().any(|seat| seat.id == id);
        let id = free(&slug(name, "seat"), taken);
        self.list.push(DraftSeat { id, title: name.to_owned(), role: receiver::role(name, procedure) });
        self.known.insert(bare(name), self.list.len() - 1);
        self.list.len() - 1
    }

    fn is_known(&self, name: &str, procedure: &Procedure) -> bool {
        self.known.contains_key(&bare(name)) || receiver::role(name, procedure).is_some()
    }
}

/// Whether the numbers of a table tell its events apart, alone or with the phase.
struct Numbers {
    with_move: bool,
}

impl Numbers {
    fn of(table: &Table) -> Self {
        let apart = |key: &dyn Fn(&Line) -> String| {
            let mut seen = BTreeSet::new();
            table.lines.iter().all(|line| seen.insert(key(line)))
        };
        let number = |line: &Line| table.said(line, Column::Number);
        let both = |line: &Line| format!("{}\n{}", table.said(line, Column::Move), number(line));
        let there = table.find(Column::Number).is_some() && table.find(Column::Move).is_some();
        Self { with_move: there && !apart(&number) && apart(&both) }
    }
}

impl Import<'_> {
    fn remark(
        &mut self,
        sort: Sort,
        table: &Table,
        row: Option<usize>,
        column: Option<usize>,
        text: &str,
        why: Msg,
    ) {
        self.remarks.push(Remark { sort, place: table.place(row, column), text: text.to_owned(), why });
    }

    /// Columns without which an event cannot be played.
    fn missing_columns(&mut self, table: &Table) {
        let there = |columns: &[Column]| columns.iter().any(|column| table.find(*column).is_some());
        let channel = self.options.channel.is_some();
        for (is_there, key) in [
            (there(&[Column::Time, Column::Delivery]), "msel-no-times"),
            (there(&[Column::Mode]) || channel, "msel-no-modes"),
            (there(&[Column::To]), "msel-no-receivers"),
            (there(&[Column::Message, Column::Description]), "msel-no-messages"),
        ] {
            if !is_there {
                self.remark(Sort::Open, table, None, None, "", Msg::new(key));
            }
        }
    }

    /// Columns that have no place of their own.
    fn unknown_columns(&mut self, table: &Table) {
        for at in
            0..table.columns.len().max(table.lines.iter().map(|line| line.cells.len()).max().unwrap_or(0))
        {
            let filled = table.lines.iter().filter(|line| !line.text(at).is_empty()).count();
            if filled == 0 || mark::is_head(&table.head(at), self.words) {
                continue;
            }
            let key = match role_of(table, at) {
                None => "msel-column-unknown",
                Some(Column::Move | Column::Group | Column::Assigned | Column::Status) => "msel-column-noted",
                _ => continue,
            };
            self.remark(Sort::Kept, table, None, Some(at), "", Msg::new(key).with("count", filled));
        }
    }

    fn collect_seats(&mut self, tables: &[Table]) {
        let mut compound = Vec::new();
        for table in tables {
            for line in &table.lines {
                for name in receiver::listed(&table.said(line, Column::To)) {
                    if receiver::is_everybody(name) {
                        continue;
                    }
                    if receiver::joined(name).len() > 1 {
                        compound.push(name.to_owned());
                    } else {
                        self.seats.of(name, self.procedure);
                    }
                }
            }
        }
        for name in compound {
            let parts = receiver::joined(&name);
            if parts.iter().all(|part| self.seats.is_known(part, self.procedure)) {
                for part in parts {
                    self.seats.of(part, self.procedure);
                }
            } else {
                self.seats.of(&name, self.procedure);
            }
        }
        if self.seats.list.is_empty() {
            self.seats.list.push(DraftSeat {
                id: "participants".to_owned(),
                title: String::new(),
                role: None,
            });
        }
    }

    fn times(&mut self, tables: &[Table]) -> Placed {
        let mut rows: Vec<Row> = Vec::new();
        let mut places = Vec::new();
        for table in tables {
            let (time, delivery) = (table.find(Column::Time), table.find(Column::Delivery));
            for line in &table.lines {
                let said = |at: Option<usize>| at.and_then(|at| read(line.cell(at)));
                let row = match (said(time), said(delivery)) {
                    // When it is delivered may say how long after the start that is.
                    (Some(Ok(Said::Moment(one))), Some(Ok(Said::Moment(other)))) => {
                        Some(Ok(Said::Moment(both(one, other).unwrap_or(one))))
                    }
                    (one, other) => one.or(other),
                };
                rows.push(row);
                let at = time.filter(|at| !line.text(*at).is_empty()).or(delivery);
                places.push((table, line, at));
            }
        }
        let placed = place(&rows, self.options.start);
        for ((table, line, at), time) in places.into_iter().zip(&placed.times) {
            if let (Some(Err(why)), Some(at)) = (time, at) {
                self.remark(Sort::Open, table, Some(line.row), Some(at), &line.text(at), why.message());
            }
        }
        placed
    }

    fn inject(
        &mut self,
        table: &Table,
        line: &Line,
        numbers: &Numbers,
        time: Option<Result<SimTime, crate::author::msel::timeline::Unplaced>>,
    ) -> DraftInject {
        let said = |column| table.said(line, column);
        let mut notes = Notes { words: self.words, table, line, own: String::new(), lines: Vec::new() };
        let mut inject = DraftInject { id: self.id(table, line, numbers), ..DraftInject::default() };
        let sort = self.sort(table, line, &mut notes);
        inject.at = time.and_then(Result::ok).filter(|_| sort != Event::Contingency);
        if inject.at.is_none() {
            notes.take(Column::Time);
            notes.take(Column::Delivery);
        }
        inject.sender = said(Column::From);
        inject.subject = said(Column::Title);
        inject.expected = said(Column::Expected);
        (inject.text, notes.own) =
            match (said(Column::Message), said(Column::Description), said(Column::Notes)) {
                (message, description, notes) if message.is_empty() => (description, notes),
                (message, description, notes) if description.is_empty() => (message, notes),
                (message, description, notes) if notes.is_empty() => (message, description),
                (message, description, notes) => (message, format!("{description}\n{notes}")),
            };
        if sort == Event::Expected {
            // What participants are expected to do is told to nobody.
            notes.take(Column::Mode);
            notes.take(Column::To);
        } else {
            self.delivery(table, line, &mut inject, &mut notes);
        }
        for column in [Column::Move, Column::Group, Column::Assigned, Column::Status, Column::Objective] {
            notes.take(column);
        }
        notes.unknown();
        inject.notes = notes.text();
        inject
    }

    /// Channel and receivers.
    fn delivery(&mut self, table: &Table, line: &Line, inject: &mut DraftInject, notes: &mut Notes<'_>) {
        let mode = table.said(line, Column::Mode);
        inject.channel = match (receiver::channel(&mode, self.procedure), mode.is_empty()) {
            (Some(channel), _) => {
                // Other words for a channel may say more than the channel does.
                if !receiver::is_channel(&mode, &channel, self.procedure) {
                    notes.take(Column::Mode);
                }
                Some(channel)
            }
            (None, true) => self.options.channel.clone(),
            (None, false) => {
                notes.take(Column::Mode);
                let why = Msg::new("msel-mode-unknown");
                self.remark(Sort::Open, table, Some(line.row), table.find(Column::Mode), &mode, why);
                None
            }
        };
        if mode.is_empty() && inject.channel.is_none() && table.find(Column::Mode).is_some() {
            let why = Msg::new("msel-mode-empty");
            self.remark(Sort::Open, table, Some(line.row), table.find(Column::Mode), "", why);
        }
        let Some(at) = table.find(Column::To) else {
            inject.to = self.seats.list.iter().map(|seat| seat.id.clone()).collect();
            return;
        };
        let text = line.text(at);
        let mut to: Vec<usize> = Vec::new();
        for name in receiver::listed(&text) {
            let parts = receiver::joined(name);
            if receiver::is_everybody(name) {
                to.extend(0..self.seats.list.len());
            } else if parts.len() > 1 && !self.seats.known.contains_key(&bare(name)) {
                to.extend(parts.iter().map(|part| self.seats.of(part, self.procedure)));
            } else {
                to.push(self.seats.of(name, self.procedure));
                if parts.len() > 1 {
                    let why = Msg::new("msel-to-several");
                    self.remark(Sort::Assumed, table, Some(line.row), Some(at), &text, why);
                }
            }
        }
        if to.is_empty() {
            self.remark(Sort::Open, table, Some(line.row), Some(at), "", Msg::new("msel-to-empty"));
        }
        let mut seen = BTreeSet::new();
        to.retain(|seat| seen.insert(*seat));
        inject.to = to.iter().filter_map(|at| self.seats.list.get(*at)).map(|seat| seat.id.clone()).collect();
    }

    /// What sort of event it is, as far as the sheet says so.
    fn sort(&mut self, table: &Table, line: &Line, notes: &mut Notes<'_>) -> Event {
        let text = table.said(line, Column::Event);
        let ours = |key: &str| self.words.iter().any(|words| bare(&words.word(key)) == bare(&text));
        let low = text.to_lowercase();
        if ours("msel-event-contingency") || low.contains("contingen") || low.contains("სათადარიგო")
        {
            return Event::Contingency;
        }
        if text.is_empty() || ours("msel-event-inject") || bare(&text) == "inject" {
            return Event::Inject;
        }
        notes.take(Column::Event);
        if low.contains("expected") || low.contains("მოსალოდნელი") {
            let why = Msg::new("msel-event-expected");
            self.remark(Sort::Assumed, table, Some(line.row), table.find(Column::Event), &text, why);
            return Event::Expected;
        }
        Event::Inject
    }

    fn id(&mut self, table: &Table, line: &Line, numbers: &Numbers) -> String {
        let number = table.said(line, Column::Number);
        let wanted = if number.is_empty() {
            slug("", &format!("row-{}", line.row))
        } else if numbers.with_move {
            slug(&format!("{}-{number}", table.said(line, Column::Move)), "event")
        } else {
            slug(&number, "event")
        };
        let id = free(&wanted, |id| self.ids.contains(id));
        if id != wanted {
            let why = Msg::new("msel-number-twice").with("id", id.as_str());
            self.remark(Sort::Assumed, table, Some(line.row), table.find(Column::Number), &number, why);
        }
        self.ids.insert(id.clone());
        id
    }

    fn objectives(&mut self, tables: &[Table]) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        for table in tables {
            let before = found.len();
            for line in &table.lines {
                let text = table.said(line, Column::Objective);
                for text in text.lines().map(str::trim).filter(|text| !text.is_empty()) {
                    if !found.iter().any(|(_, known)| known == text) {
                        let id =
                            free(&slug(text, "objective"), |id| found.iter().any(|(known, _)| known == id));
                        found.push((id, text.to_owned()));
                    }
                }
            }
            if found.len() > before {
                let why = Msg::new("msel-objectives").with("count", found.len() - before);
                self.remark(Sort::Open, table, None, table.find(Column::Objective), "", why);
            }
        }
        found
    }

    /// What had to be filled in because no sheet says it.
    fn assumptions(&mut self, tables: &[Table], start: Start, shift: Dur) {
        let Some(first) = tables.first() else { return };
        if shift != Dur::ZERO {
            let why = Msg::new("msel-shifted").with("shift", shift);
            self.remark(
                Sort::Assumed,
                first,
                None,
                first.find(Column::Time).or(first.find(Column::Delivery)),
                "",
                why,
            );
        }
        let key = match (start.day, start.clock) {
            (Some(_), Some(_)) if self.options.start.is_some() => None,
            (Some(_), Some(_)) => Some("msel-start-from-sheet"),
            (None, Some(_)) => Some("msel-start-no-date"),
            _ => Some("msel-start-unknown"),
        };
        if let Some(key) = key {
            self.remark(Sort::Assumed, first, None, None, "", Msg::new(key));
        }
        self.remark(Sort::Open, first, None, None, "", Msg::new("msel-to-be-set"));
        let named = self.seats.list.iter().filter(|seat| seat.role.is_none() && !seat.title.is_empty());
        let without: Vec<&str> = named.map(|seat| seat.title.as_str()).collect();
        if !without.is_empty() {
            let why = Msg::new("msel-seats-without-roles").with("list", without.join("; "));
            self.remark(Sort::Open, first, None, first.find(Column::To), "", why);
        }
    }
}

/// Sorts of events an import tells apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Event {
    Inject,
    Contingency,
    Expected,
}

/// What a column holds, if it is the first that holds it: a second one is kept in the notes.
fn role_of(table: &Table, at: usize) -> Option<Column> {
    let column = table.columns.get(at).and_then(|head| head.column)?;
    (table.find(column) == Some(at)).then_some(column)
}

/// The notes of an event while they are gathered.
struct Notes<'t> {
    words: &'t [Catalogue],
    table: &'t Table,
    line: &'t Line,
    own: String,
    lines: Vec<String>,
}

impl Notes<'_> {
    /// Keeps what stands in a column that has no place of its own.
    fn take(&mut self, column: Column) {
        if let Some(at) = self.table.find(column) {
            self.keep(at);
        }
    }

    fn unknown(&mut self) {
        for at in 0..self.line.cells.len() {
            if role_of(self.table, at).is_none() && !mark::is_head(&self.table.head(at), self.words) {
                self.keep(at);
            }
        }
    }

    fn keep(&mut self, at: usize) {
        let text = self.line.text(at);
        if !text.is_empty() {
            self.lines.push(format!("{}: {text}", self.table.head(at)));
        }
    }

    fn text(&self) -> String {
        let own = Some(&self.own).filter(|own| !own.is_empty());
        own.into_iter().chain(&self.lines).cloned().collect::<Vec<_>>().join("\n")
    }
}

/// An id made of a text: Latin letters, digits and hyphens. One that begins with a digit gets a letter in front.
fn slug(text: &str, otherwise: &str) -> String {
    const LONGEST: usize = 40;
    let mut out = String::new();
    for c in crate::i18n::finder::latin(text).to_lowercase().chars() {
        if out.len() >= LONGEST {
            break;
        }
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '_') {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let out = out.trim_matches(['-', '.', '_']);
    match out.chars().next() {
        None => otherwise.to_owned(),
        Some(c) if c.is_ascii_digit() => format!("e{out}"),
        Some(_) => out.to_owned(),
    }
}

/// The id, or the first free one with a number behind it.
fn free(id: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(id) {
        return id.to_owned();
    }
    (2..).map(|number| format!("{id}-{number}")).find(|id| !taken(id)).unwrap_or_default()
}
