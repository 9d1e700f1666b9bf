//! Literate score cases: `tests/cases/clauses/*.md`; the notation is explained in the README there.

use std::fmt::Write as _;
use std::sync::Arc;

use hotwash::base::{SeatId, SimTime, SlotId};
use hotwash::content::load;
use hotwash::content::model::misfit::What;
use hotwash::content::model::{Misfit, Model};
use hotwash::score::card::{Card, Circumstances, Failure, Headline, Sheet, conflicts};
use hotwash::score::clause::{Monitors, Of, Reason, Verdict, VerdictKind};
use hotwash::trace::{Event, Names as _, Record, RecordNo, Table, Val};

use crate::support::literate::{Case, cases};
use crate::support::trace_text::{self, Written};

/// A text of fields, each beginning on a line of four spaces, with some of them replaced by those of a case.
pub(crate) fn replaced(base: &str, own: &str) -> String {
    let name = |line: &str| -> Option<String> {
        let (name, _) = line.split_once(':')?;
        name.chars().all(|c| c.is_ascii_lowercase() || c == '_').then(|| name.to_owned())
    };
    let given: Vec<String> = own.lines().filter_map(name).collect();
    let (mut out, mut skip) = (String::new(), false);
    for line in base.lines() {
        if let Some(field) = line.strip_prefix("    ").and_then(name) {
            skip = given.contains(&field);
        } else if line == ")" {
            skip = false;
            out += own;
        }
        if !skip {
            out += &format!("{line}\n");
        }
    }
    out
}

/// Whether a line of a `procedure` block begins a rule: `A.b S1 (…`. Answers clause, rule, severity, the rest.
fn rule(line: &str) -> Option<(&str, &str, &str, &str)> {
    let (name, rest) = line.split_once(' ')?;
    let (severity, rest) = rest.split_once(' ')?;
    let fits =
        ["S1", "S2", "S3", "S4"].contains(&severity) && name.starts_with(|c: char| c.is_ascii_uppercase());
    let (clause, rule) = name.split_once('.').unwrap_or((name, "a"));
    fits.then_some((clause, rule, severity, rest))
}

/// The clauses of a `procedure` block and the fields in front of them.
fn clauses(block: &str) -> (String, String) {
    let (mut fields, mut rules): (String, Vec<(&str, &str, &str, String)>) = (String::new(), Vec::new());
    for line in block.lines() {
        match (rule(line), rules.last_mut()) {
            (Some((clause, id, severity, rest)), _) => {
                rules.push((clause, id, severity, format!("{rest}\n")));
            }
            (None, Some(last)) => last.3 += &format!("{line}\n"),
            (None, None) => fields += &format!("{line}\n"),
        }
    }
    let mut out = String::from("clauses: [\n");
    for (at, (clause, id, severity, text)) in rules.iter().enumerate() {
        if at == 0 || rules[at - 1].0 != *clause {
            let title =
                r#"phase: "CASE", title: (ka: "ა", en: "Case"), tier: Core, basis: (basis: Indicative)"#;
            write!(out, r#"(id: "{clause}", severity: {severity}, {title}, rules: ["#).unwrap();
        }
        let Some(inner) = text.trim_start().strip_prefix('(') else {
            panic!("a rule begins with ( in {text}")
        };
        write!(out, r#"(id: "{id}", {},"#, inner.trim_end()).unwrap();
        if rules.get(at + 1).is_none_or(|next| next.0 != *clause) {
            out += "]),\n";
        }
    }
    (fields, out + "],\n")
}

/// The base procedure and scene with what a case changes.
pub(crate) fn model(case: &Case) -> Arc<Model> {
    let (fields, clauses) = clauses(case.block("procedure"));
    let procedure =
        replaced(include_str!("../cases/clauses/base_procedure.ron"), &format!("{fields}{clauses}"));
    let own = case.blocks.get("scenario").map_or("", |block| block);
    let scenario = replaced(include_str!("../cases/clauses/base_scenario.ron"), own);
    let (procedure, found) = load::procedure("procedure", procedure.as_bytes());
    assert_eq!(found.list, Vec::new(), "{}", case.place);
    let (scenario, found) = load::scenario("scenario", scenario.as_bytes());
    assert_eq!(found.list, Vec::new(), "{}", case.place);
    let (model, found) = Model::compile(Arc::new(procedure.unwrap()), Arc::new(scenario.unwrap()));
    assert_eq!(found.list, Vec::new(), "{}", case.place);
    Arc::new(model.unwrap())
}

fn cells(line: &str) -> Vec<&str> {
    line.trim().trim_matches('|').split('|').map(str::trim).collect()
}

/// Columns of a table of verdicts.
const COLUMNS: [&str; 8] = ["rule", "subject", "verdict", "due", "opened", "settled", "seats", "notes"];

/// The rows of a table by the names of its columns; empty cells are left out.
fn rows(table: &str) -> Vec<Vec<(&str, &str)>> {
    let mut lines = table.lines().filter(|line| !line.trim().is_empty());
    let head: Vec<&str> = lines.next().map(cells).unwrap_or_default();
    lines
        .filter(|line| !line.starts_with("|-"))
        .map(|line| head.iter().copied().zip(cells(line)).filter(|(_, cell)| !cell.is_empty()).collect())
        .collect()
}

/// What a verdict says in one column, or nothing if the column does not speak of it.
struct Told<'a> {
    model: &'a Model,
    trace: &'a Written,
    verdict: &'a Verdict,
    all: &'a [Verdict],
}

impl Told<'_> {
    fn at(&self, record: Option<RecordNo>) -> String {
        record.map_or("–".to_owned(), |record| self.trace.records[record.0 as usize].at.to_string())
    }

    fn val(&self, val: Val) -> Option<String> {
        Some(match val {
            Val::Nil => return None,
            Val::Entity(thing) => self.model.name(Table::Entity, thing.0).to_owned(),
            Val::Message(message) => self.trace.messages[message.0 as usize].clone(),
            Val::Word(word) => self.model.name(Table::Word, word.0).to_owned(),
            Val::Seat(seat) => self.model.name(Table::Seat, seat.0).to_owned(),
            Val::Num(n) => n.to_string(),
            Val::Flag(flag) => flag.to_string(),
            Val::Many(..) | Val::Options(_) | Val::Text(_) => "?".to_owned(),
        })
    }

    fn cell(&self, column: &str) -> String {
        let (model, verdict) = (self.model, self.verdict);
        let time = |at: Option<SimTime>| at.map_or("–".to_owned(), |at| at.to_string());
        match column {
            "rule" => match verdict.of {
                Of::Rule(rule) => model.name(Table::Rule, rule.0).to_owned(),
                Of::Expect(_) => format!("{} (expected)", model.name(Table::Clause, verdict.clause.0)),
            },
            "subject" => {
                let vals: Vec<String> = verdict.subject.0.iter().filter_map(|val| self.val(*val)).collect();
                if vals.is_empty() { "–".to_owned() } else { vals.join(" ") }
            }
            "verdict" => match verdict.kind {
                VerdictKind::Late(credit) => format!("Late {credit}"),
                other => format!("{other:?}"),
            },
            "due" => time(verdict.due),
            "opened" => verdict.opened_at.to_string(),
            "settled" => verdict.settled_at.to_string(),
            "seats" => {
                let names: Vec<&str> =
                    verdict.seats.iter().map(|seat| model.name(Table::Seat, seat.0)).collect();
                if names.is_empty() { "–".to_owned() } else { names.join(" ") }
            }
            "notes" => self.notes().join("; "),
            unknown => panic!("a column {unknown}"),
        }
    }

    /// Notes that are compared both ways.
    fn marks(&self) -> Vec<String> {
        let verdict = self.verdict;
        let marks = [(verdict.kept, "kept"), (verdict.by_other, "by other"), (verdict.relay, "relay")];
        let mut marks: Vec<String> =
            marks.into_iter().filter(|(holds, _)| *holds).map(|(_, mark)| mark.to_owned()).collect();
        let reason = match verdict.reason {
            Reason::Plain
            | Reason::NothingBefore
            | Reason::DidNotFit
            | Reason::TooShortlyBefore
            | Reason::TooLongBefore
            | Reason::Spoiled => return self.with_peers(marks),
            Reason::NeverTriggered => "never triggered",
            Reason::CutShort => "cut short",
            Reason::OwnerNeverKnew => "owner never knew",
            Reason::NobodyNoticed => "nobody noticed",
            Reason::SameOccasion => "same occasion",
            Reason::NotSeated => "not seated",
            Reason::NotNamed => "not named",
            Reason::LiftedByRecord => "lifted",
            Reason::Released => "released",
            Reason::ScopeEnded => "scope ended",
            Reason::PassedOver => "passed over",
            Reason::Merged => "merged",
            Reason::ByPerson => "judged by a person",
        };
        marks.push(format!("reason {reason}"));
        self.with_peers(marks)
    }

    /// The marks with the clauses the verdict yields to.
    fn with_peers(&self, mut marks: Vec<String>) -> Vec<String> {
        let peers = conflicts::holding(self.model, self.all, self.verdict);
        marks.extend(peers.map(|peer| format!("yields to {peer}")));
        marks
    }

    /// What of an act was not as it had to be.
    fn misfit(&self, misfit: &Misfit) -> String {
        let slot = |slot: SlotId| {
            let name = self.model.slots(misfit.head)[slot.index()].name.to_string();
            move |held| format!("{name} {held}")
        };
        let said = |val| self.val(val).unwrap_or_else(|| "–".to_owned());
        match misfit.what {
            What::Slot(at, held) => slot(at)(said(held)),
            What::Number(at, held, fact, now) => {
                format!("{}, {} {now}", slot(at)(said(held)), self.model.facts[fact.index()].name)
            }
            What::Result => "result".to_owned(),
            What::Actor => "actor".to_owned(),
            What::Reliability => "reliability".to_owned(),
        }
    }

    fn notes(&self) -> Vec<String> {
        let verdict = self.verdict;
        let mut notes = self.marks();
        let seat = |seat: SeatId| self.model.name(Table::Seat, seat.0);
        notes.push(format!("acted {}", verdict.acted.map_or("–", seat)));
        let why = match verdict.reason {
            Reason::NothingBefore => Some("nothing before"),
            Reason::DidNotFit => Some("did not fit"),
            Reason::TooShortlyBefore => Some("too shortly before"),
            Reason::TooLongBefore => Some("too long before"),
            Reason::Spoiled => Some("spoiled"),
            _ => None,
        };
        notes.extend(why.map(|why| format!("because {why}")));
        notes.extend(verdict.near.map(|near| format!("near {}", self.at(Some(near)))));
        notes.extend(verdict.misfit.as_ref().map(|misfit| format!("misfit {}", self.misfit(misfit))));
        notes.extend(verdict.told_by.map(|told| format!("told {}", self.at(Some(told)))));
        if verdict.later_act.is_some() {
            notes.push(format!("later act {}", self.at(verdict.later_act)));
        }
        notes.push(format!("breaches {}", verdict.breaches.len()));
        notes.push(format!("length {}", verdict.length));
        notes.extend(verdict.clock_from.map(|at| format!("clock {at}")));
        notes.push(format!("basis {:?}", verdict.basis));
        notes
    }

    /// How many cells of a row are otherwise.
    fn wrong(&self, row: &[(&str, &str)]) -> usize {
        let cells = row.iter().filter(|(column, cell)| *column != "notes" && self.cell(column) != *cell);
        let noted: Vec<&str> = row
            .iter()
            .filter(|(column, _)| *column == "notes")
            .flat_map(|(_, cell)| cell.split(';').map(str::trim))
            .collect();
        let (marks, notes) = (self.marks(), self.notes());
        let missing = noted.iter().filter(|note| !notes.iter().any(|told| told == *note));
        let extra = marks.iter().filter(|mark| !noted.contains(&mark.as_str()));
        cells.count() + missing.count() + extra.count()
    }
}

/// What is wrong with the verdicts of a case, as a table of both.
pub(crate) fn fault(model: &Model, trace: &Written, verdicts: &[Verdict], table: &str) -> Option<String> {
    let mut left: Vec<Told<'_>> =
        verdicts.iter().map(|verdict| Told { model, trace, verdict, all: verdicts }).collect();
    let rows = rows(table);
    let mut unmatched = Vec::new();
    for row in &rows {
        match left.iter().position(|told| told.wrong(row) == 0) {
            Some(at) => drop(left.remove(at)),
            None => unmatched.push(row),
        }
    }
    if unmatched.is_empty() && left.is_empty() {
        return None;
    }
    let mut out = String::new();
    for row in unmatched {
        writeln!(
            out,
            "  expected  {}",
            row.iter().map(|(c, v)| format!("{c}={v}")).collect::<Vec<_>>().join(" | ")
        )
        .unwrap();
    }
    for told in left {
        let cells: Vec<String> =
            COLUMNS.iter().map(|column| format!("{column}={}", told.cell(column))).collect();
        writeln!(out, "  found     {}", cells.join(" | ")).unwrap();
    }
    Some(out)
}

fn percent(quality: Option<u16>) -> String {
    quality.map_or("–".to_owned(), |quality| quality.to_string())
}

/// The clauses of failures, in order of the clauses.
fn failed<'a>(failures: impl Iterator<Item = &'a Failure>) -> String {
    let mut names: Vec<&str> = failures.map(|failure| &*failure.clause).collect();
    names.sort_unstable();
    if names.is_empty() { "–".to_owned() } else { names.join(" ") }
}

/// What is wrong with the numbers of a case: `card`, `credits` and `objectives`.
fn card_faults(card: &Card, case: &Case) -> Vec<String> {
    let sheet = |who: &str| -> &Sheet {
        let seat = card.seats.iter().find(|seat| &*seat.seat == who).map(|seat| &seat.sheet);
        if who == "team" { &card.team } else { seat.unwrap_or_else(|| panic!("no seat {who}")) }
    };
    let mut faults = Vec::new();
    for block in ["card", "credits", "objectives"] {
        let table = case.blocks.get(block).map_or("", |table| table);
        for row in rows(table) {
            let get = |column: &str| row.iter().find(|(name, _)| *name == column).map(|(_, cell)| *cell);
            let headline = |line: &Headline| {
                vec![
                    ("quality", percent(line.quality)),
                    ("judged", format!("{} of {}", line.judged, line.duties)),
                ]
            };
            let told: Vec<(&str, String)> = match (get("clause"), get("objective"), get("who")) {
                (Some(clause), _, Some(who)) => {
                    let line = sheet(who).clauses.iter().find(|line| &*line.clause == clause);
                    vec![("credit", percent(line.and_then(|line| line.credit)))]
                }
                (_, Some(objective), _) => {
                    let line =
                        card.team.objectives.iter().find(|line| &*line.objective == objective).unwrap();
                    let mut told = headline(&line.headline);
                    told.push(("failures", failed(line.failures.iter().map(|at| &card.team.failures[*at]))));
                    told.push((
                        "proposed",
                        line.proposed.map_or("–".to_owned(), |rating| format!("{rating:?}")),
                    ));
                    told.push(("limited", if line.limited { "yes" } else { "no" }.to_owned()));
                    told
                }
                (_, _, who) => {
                    let sheet = sheet(who.unwrap());
                    let mut told = headline(&sheet.headline);
                    told.push(("failures", failed(sheet.failures.iter())));
                    told
                }
            };
            let same = |(column, cell): &&(&str, String)| get(column) == Some(cell.as_str());
            if told.iter().filter(same).count() != told.len() {
                faults.push(format!("  {block}: expected {row:?}\n  found {told:?}"));
            }
        }
    }
    faults
}

/// The monitors after a whole trace, told nothing but the records.
pub(crate) fn in_batch(model: &Arc<Model>, records: &[Record]) -> Monitors {
    let mut monitors = Monitors::new(Arc::clone(model));
    records.iter().for_each(|record| monitors.observe(record));
    monitors
}

/// The same, told of the clock many times in between.
pub(crate) fn live(model: &Arc<Model>, records: &[Record]) -> Monitors {
    let mut monitors = Monitors::new(Arc::clone(model));
    let mut clock = SimTime(i64::MIN);
    for record in records {
        // What an interlude skips is no time that passes.
        for part in 1..8 {
            let step = record.at.since(clock).0 / 8 * part;
            if clock > SimTime(i64::MIN) && step > 0 {
                monitors.advance(clock.plus(hotwash::base::Dur(step)));
            }
        }
        monitors.advance(record.at);
        let before = monitors.verdicts().to_vec();
        monitors.observe(record);
        assert_given_stay(&before, monitors.verdicts());
        clock = match record.event {
            Event::InterludePassed { to, .. } => to,
            _ => record.at.max(clock),
        };
    }
    monitors
}

/// A verdict once given never changes; its witness may grow by what comes after.
pub(crate) fn assert_given_stay(before: &[Verdict], after: &[Verdict]) {
    for (old, new) in before.iter().zip(after) {
        let mut same = new.clone();
        same.later_act = old.later_act;
        same.breaches.truncate(old.breaches.len());
        assert_eq!(*old, same, "a verdict changed");
    }
    assert!(before.len() <= after.len(), "a verdict was taken back");
}

#[test]
fn the_literate_score_cases_hold() {
    let mut faults = Vec::new();
    let cases = cases("cases/clauses");
    for case in cases.iter().filter(|case| case.blocks.contains_key("verdicts")) {
        let model = model(case);
        let trace = trace_text::written(&model, case.block("trace"));
        let batch = in_batch(&model, &trace.records);
        assert!(batch.is_closed(), "{}: the trace has no end", case.place);
        let live = live(&model, &trace.records);
        let (one, other) = (batch.verdicts(), live.verdicts());
        if one != other {
            faults
                .push(format!("{}: {}\n  live is not batch:\n{one:#?}\n{other:#?}", case.place, case.title));
        }
        let fault = fault(&model, &trace, batch.verdicts(), case.block("verdicts"));
        faults.extend(fault.map(|fault| format!("{}: {}\n{fault}", case.place, case.title)));
        let card = Card::of(&batch, &Circumstances::default());
        assert_eq!(card, Card::of(&live, &Circumstances::default()), "{}", case.place);
        let wrong = card_faults(&card, case);
        faults.extend(wrong.into_iter().map(|fault| format!("{}: {}\n{fault}", case.place, case.title)));
    }
    assert!(cases.len() >= 200, "only {} cases found", cases.len());
    assert!(faults.is_empty(), "{} of {} cases:\n\n{}", faults.len(), cases.len(), faults.join("\n"));
}
