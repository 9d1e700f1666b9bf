//! Runs the literate cases.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use hotwash::base::{SeatMask, SimTime};
use hotwash::content::model::Model;
use hotwash::journal::{About, Findings, Head};
use hotwash::score::assess::{Voice, assess, target};
use hotwash::score::card::{Card, Circumstances, Headline, Rating, Sheet, subject_names};
use hotwash::score::clause::{Act, Monitors, Of, Open, OpenKind, RiskKind, Verdict, VerdictKind};
use hotwash::trace::{Event, Found, Judgement, Names as _, RecordNo, Table};

use super::{batch, live, model};
use crate::support::files::files_under;
use crate::support::trace::{Trace, parse};

#[test]
fn the_literate_cases_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/score");
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let only = std::env::var("CASE").unwrap_or_default();
    let mut wrong = String::new();
    let mut number = 0;
    for file in files_under(&folder, "md") {
        let text = std::fs::read_to_string(&file).unwrap();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let mut rewritten = String::new();
        for case in cases(&text) {
            if case.contains("```trace") && case.contains(&only) {
                number += 1;
                rewritten.push_str(&run(&case, &name));
            } else {
                rewritten.push_str(&case);
            }
        }
        if rewritten != text {
            if update {
                std::fs::write(&file, &rewritten).unwrap();
            } else {
                writeln!(wrong, "\n==== {name}\n{}", difference(&text, &rewritten)).unwrap();
            }
        }
    }
    assert!(number > 0, "no case");
    assert!(wrong.is_empty(), "cases differ from what is found:{wrong}");
}

#[test]
fn every_line_of_the_fine_print_names_cases_that_exist() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/score");
    let text = std::fs::read_to_string(folder.join("fine_print.md")).unwrap();
    let mut named = 0;
    for row in text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| sentence ")) {
        let places = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        for place in places.split("; ") {
            let (file, headings) = place.split_once(": ").unwrap_or((place, ""));
            let headings: Vec<&str> = headings.split('*').skip(1).step_by(2).collect();
            assert!(!headings.is_empty(), "no case named in: {row}");
            for heading in headings {
                let heading = heading.trim_end_matches('…').trim_end();
                let there = if file == "check" {
                    folder.join(format!("../check/{heading}.ron")).exists()
                } else {
                    let cases = std::fs::read_to_string(folder.join(format!("{file}.md"))).unwrap();
                    cases.lines().any(|line| line.starts_with(&format!("## {heading}")))
                };
                assert!(there, "{file} has no “{heading}”");
                named += 1;
            }
        }
    }
    assert!(named >= 60, "the table was not read: {named}");
}

/// The lines that differ, with the heading they stand under.
fn difference(expected: &str, found: &str) -> String {
    let mut out = String::new();
    let headed = |text: &str| -> Vec<(String, String)> {
        cases(text).into_iter().map(|case| (case.lines().next().unwrap_or("").to_owned(), case)).collect()
    };
    for ((heading, expected), (_, found)) in headed(expected).into_iter().zip(headed(found)) {
        if expected != found {
            writeln!(out, "---- {heading}, found:\n{found}").unwrap();
        }
    }
    out
}

/// The text in pieces, each beginning with a heading.
fn cases(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut fenced = false;
    for line in text.split_inclusive('\n') {
        if line.starts_with("```") {
            fenced = !fenced;
        }
        if !fenced && line.starts_with("## ") {
            pieces.push(String::new());
        }
        pieces.last_mut().unwrap().push_str(line);
    }
    pieces
}

/// Runs a case and answers its text with what was found.
fn run(case: &str, file: &str) -> String {
    let blocks = blocks(case);
    let block =
        |kind: &str| blocks.iter().find(|(head, _)| head == kind).map_or("", |(_, body)| body.as_str());
    let heading = case.lines().next().unwrap_or("");
    let (clauses, scenario) = SHARED.with(|shared| {
        let mut shared = shared.borrow_mut();
        let last = shared.entry(file.to_owned()).or_default();
        if !block("clauses").is_empty() {
            *last = (block("clauses").to_owned(), String::new());
        }
        if !block("scenario").is_empty() {
            last.1 = block("scenario").to_owned();
        }
        last.clone()
    });
    let model = model(&clauses, &scenario);
    let trace = parse(&model, block("trace"));
    let monitors = batch(&model, &trace.records);
    let slowly = live(&model, &trace.records);
    assert_eq!(sorted(monitors.verdicts()), sorted(slowly.verdicts()), "{heading}: live and batch differ");
    assert!(monitors.is_closed(), "{heading}: the trace has no end");
    let card = match block("findings") {
        "" => Card::of(&monitors, &Circumstances::default()),
        said => found(&model, &monitors, said),
    };
    within_bounds(&card);
    let mut out = String::new();
    let mut lines = case.split_inclusive('\n');
    while let Some(line) = lines.next() {
        out.push_str(line);
        let Some(head) = line.strip_prefix("```").map(str::trim).filter(|head| !head.is_empty()) else {
            continue;
        };
        let mut body = String::new();
        let mut end = String::new();
        for line in lines.by_ref() {
            if line.starts_with("```") {
                end = line.to_owned();
                break;
            }
            body.push_str(line);
        }
        let told = if head == "verdicts" {
            verdict_table(&model, &trace, monitors.verdicts(), &body)
        } else if head == "card" {
            card_text(&model, &card)
        } else if let Some(at) = head.strip_prefix("open at ") {
            open_text(&model, &up_to(&model, &trace, at).open())
        } else if let Some(rest) = head.strip_prefix("own duties of ") {
            let (seat, at) = rest.split_once(" at ").unwrap();
            let seat = model.seat(seat).unwrap();
            open_text(&model, &up_to(&model, &trace, at).upcoming(seat))
        } else if let Some(rest) = head.strip_prefix("what if ") {
            let (act, at) = rest.rsplit_once(" at ").unwrap();
            what_if_text(&model, &up_to(&model, &trace, at), act, at)
        } else {
            body
        };
        out.push_str(&told);
        out.push_str(&end);
    }
    out
}

thread_local! {
    /// Clauses and scenario of the file's last case that had any: a case without clauses goes on with them.
    static SHARED: std::cell::RefCell<std::collections::BTreeMap<String, (String, String)>> =
        const { std::cell::RefCell::new(std::collections::BTreeMap::new()) };
}

fn blocks(case: &str) -> Vec<(String, String)> {
    let mut list: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    for line in case.split_inclusive('\n') {
        if let Some(head) = line.strip_prefix("```") {
            inside = !inside;
            if inside {
                list.push((head.trim().to_owned(), String::new()));
            }
        } else if inside {
            list.last_mut().unwrap().1.push_str(line);
        }
    }
    list
}

fn sorted(verdicts: &[Verdict]) -> Vec<String> {
    let mut list: Vec<String> = verdicts.iter().map(|verdict| format!("{verdict:?}")).collect();
    list.sort();
    list
}

fn within_bounds(card: &Card) {
    for sheet in std::iter::once(&card.team).chain(card.seats.iter().map(|seat| &seat.sheet)) {
        let headline = sheet.headline;
        assert!(headline.quality.is_none_or(|quality| quality <= 10_000));
        assert!(headline.judged <= headline.duties);
        assert!(sheet.clauses.iter().all(|line| line.credit.is_none_or(|credit| credit <= 10_000)));
    }
}

/// The card with findings, one a line: `A1 judged A-6.a met: why`, `A1 justified R-7.a levan: why`, `A1 upheld …`,
/// `A1 rated people M: why`, `A1 withdraws 1: why`.
fn found(model: &Model, monitors: &Monitors, said: &str) -> Card {
    let about = About { journal: Head::EMPTY, step: 0, head: Head::EMPTY };
    let mut file = Findings::begin(about, &mut Vec::new());
    for line in said.lines() {
        let (words, reason) = line.split_once(": ").unwrap_or((line, ""));
        let mut words = words.split_whitespace();
        let (by, verb, what) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap());
        let rest: Vec<&str> = words.collect();
        let verdict = |subject: &[&str]| {
            let is = |verdict: &&Verdict| {
                let names: Vec<String> =
                    subject_names(model, verdict.subject).iter().map(ToString::to_string).collect();
                rule_name(model, verdict.of, verdict.relay) == what && names == subject
            };
            target(monitors.verdicts().iter().find(is).unwrap_or_else(|| panic!("no verdict: {line}")))
        };
        let given = Box::<str>::from(reason);
        let found = match verb {
            "justified" => Found::Justified { verdict: verdict(&rest), reason: given },
            "upheld" => Found::Upheld { verdict: verdict(&rest), reason: given },
            "judged" => {
                let (how, subject) = rest.split_last().unwrap();
                let all = [Judgement::Met, Judgement::Late, Judgement::Missed];
                let how = all.into_iter().find(|one| one.word() == *how).unwrap();
                Found::Judged { verdict: verdict(subject), how, reason: given, records: Box::default() }
            }
            "rated" => {
                let all = [("P", Rating::P), ("S", Rating::S), ("M", Rating::M), ("U", Rating::U)];
                let rating = all.into_iter().find(|(letter, _)| *letter == rest[0]).unwrap().1;
                let reason = Some(given).filter(|given| !given.is_empty());
                Found::Rated { objective: what.into(), rating, reason }
            }
            "withdraws" => Found::Withdrawn { finding: what.parse().unwrap(), reason: given },
            _ => panic!("{line}"),
        };
        file.add(by, 0, found, model, &mut Vec::new()).unwrap_or_else(|fault| panic!("{line}: {fault}"));
    }
    let voices: Vec<Voice<'_>> = file
        .list
        .iter()
        .map(|finding| Voice {
            file: 0,
            finding,
            left_out: file.is_withdrawn(finding.no),
            acted: SeatMask::NONE,
        })
        .collect();
    assess(monitors, monitors, &voices, &std::collections::BTreeMap::new(), &Circumstances::default()).card
}

/// What assessors added to a card, and the numbers of the engine alone.
fn assessed_text(out: &mut String, card: &Card) {
    let Some(assessed) = &card.assessed else { return };
    writeln!(out, "engine alone: {}", headline(assessed.engine.team)).unwrap();
    if let Some(after) = card.team.after {
        writeln!(out, "without what was found justified: {}", headline(after)).unwrap();
    }
    for change in &assessed.changes {
        let (before, after) = (change.before.unwrap_or("–"), change.after.unwrap_or("–"));
        writeln!(out, "changed {}: {before}, now {after}", change.rule).unwrap();
    }
    for line in &assessed.findings {
        let what = line.rule.as_deref().or(line.objective.as_deref()).unwrap_or_default();
        let how = line.judgement.map(str::to_owned).or(line.rating.map(|rating| format!("{rating:?}")));
        let words = [line.by.as_ref(), line.found, what, how.as_deref().unwrap_or_default()];
        let said: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        writeln!(out, "{} {}: {:?}", line.number, said.join(" "), line.standing).unwrap();
    }
}

/// The monitors when the clock has come to a moment.
fn up_to(model: &Arc<Model>, trace: &Trace, at: &str) -> Monitors {
    let at = moment(at);
    let mut monitors = Monitors::new(Arc::clone(model));
    for record in trace.records.iter().take_while(|record| record.at <= at) {
        if !matches!(record.event, Event::Stopped { .. }) {
            monitors.observe(record);
        }
    }
    monitors.advance(at);
    monitors
}

fn moment(text: &str) -> SimTime {
    crate::support::trace::moment(text)
}

/// `T+0:30`, `T+1d 2:00`.
fn clock(at: SimTime) -> String {
    let sign = if at.0 < 0 { '-' } else { '+' };
    let ms = at.0.unsigned_abs();
    let (days, hours, minutes, seconds) =
        (ms / 86_400_000, ms / 3_600_000 % 24, ms / 60_000 % 60, ms / 1_000 % 60);
    let days = if days > 0 { format!("{days}d ") } else { String::new() };
    let seconds = if seconds > 0 { format!(":{seconds:02}") } else { String::new() };
    format!("T{sign}{days}{hours}:{minutes:02}{seconds}")
}

fn seats(model: &Model, mask: SeatMask) -> String {
    let names: Vec<&str> = mask.iter().map(|seat| model.name(Table::Seat, seat.0)).collect();
    if names.is_empty() { "–".to_owned() } else { names.join(", ") }
}

fn rule_name(model: &Model, of: Of, relay: bool) -> String {
    let name = match of {
        Of::Rule(rule) => model.name(Table::Rule, rule.0).to_owned(),
        Of::Expect(at) => {
            let clause = model.script.expects[usize::from(at)].clause;
            format!("{} expected", model.name(Table::Clause, clause.0))
        }
    };
    if relay { format!("{name} relay") } else { name }
}

fn verdict_words(verdict: &Verdict) -> String {
    let mut words = match verdict.kind {
        VerdictKind::Met => "Met".to_owned(),
        VerdictKind::Late(credit) => format!("Late {credit}"),
        VerdictKind::Missed => "Missed".to_owned(),
        VerdictKind::Breached => "Breached".to_owned(),
        VerdictKind::NotDue => "NotDue".to_owned(),
        VerdictKind::NeverArose => "NeverArose".to_owned(),
        VerdictKind::NotObserved => "NotObserved".to_owned(),
        VerdictKind::Lifted => "Lifted".to_owned(),
    };
    if verdict.kept {
        words.push_str(", kept");
    }
    if verdict.by_other {
        words.push_str(", by other");
    }
    words
}

fn cell(model: &Model, trace: &Trace, verdict: &Verdict, column: &str) -> String {
    let line = |record: Option<RecordNo>| match record {
        Some(record) => format!("#{}", trace.lines[record.0 as usize]),
        None => "–".to_owned(),
    };
    let at = |at: Option<SimTime>| at.map_or("–".to_owned(), clock);
    match column {
        "rule" => rule_name(model, verdict.of, verdict.relay),
        "about" => {
            let names = subject_names(model, verdict.subject);
            if names.is_empty() { "–".to_owned() } else { names.join(", ") }
        }
        "verdict" => verdict_words(verdict),
        "card" => seats(model, verdict.seats),
        "acted" => verdict.acted.map_or("–".to_owned(), |seat| model.name(Table::Seat, seat.0).to_owned()),
        "opened" => line(verdict.opened),
        "from" => at(verdict.clock_from),
        "due" => at(verdict.due),
        "settled" => {
            if verdict.breaches.len() > 1 {
                let all: Vec<String> = verdict.breaches.iter().map(|record| line(Some(*record))).collect();
                all.join(" ")
            } else {
                line(verdict.settled)
            }
        }
        "at" => clock(verdict.settled_at),
        "later" => line(verdict.later_act),
        "length" => verdict.length.to_string(),
        "basis" => format!("{:?}", verdict.basis),
        "why" => verdict
            .reason
            .key()
            .map_or("–".to_owned(), |key| crate::support::words::english(&hotwash::base::Msg::new(key))),
        _ => panic!("no column {column}"),
    }
}

fn verdict_table(model: &Model, trace: &Trace, verdicts: &[Verdict], body: &str) -> String {
    let head = body
        .lines()
        .next()
        .filter(|line| !line.is_empty())
        .unwrap_or("rule | verdict | card | due | settled");
    let columns: Vec<&str> = head.split('|').map(str::trim).collect();
    let mut rows: Vec<Vec<String>> = vec![columns.iter().map(|column| (*column).to_owned()).collect()];
    for verdict in verdicts {
        rows.push(columns.iter().map(|column| cell(model, trace, verdict, column)).collect());
    }
    aligned(&rows)
}

fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let mut out = String::new();
    for row in rows {
        let cells: Vec<String> =
            row.iter().enumerate().map(|(at, cell)| format!("{cell:<width$}", width = width(at))).collect();
        writeln!(out, "{}", cells.join(" | ").trim_end()).unwrap();
    }
    debug_assert!(columns > 0);
    out
}

fn headline(headline: Headline) -> String {
    let quality = headline.quality.map_or("–".to_owned(), |quality| quality.to_string());
    format!("quality {quality}, {} of {} judged", headline.judged, headline.duties)
}

fn sheet_text(out: &mut String, model: &Model, name: &str, sheet: &Sheet, detail: bool) {
    write!(out, "{name}: {}", headline(sheet.headline)).unwrap();
    if !sheet.failures.is_empty() {
        let clauses: Vec<&str> = sheet.failures.iter().map(|failure| &*failure.clause).collect();
        write!(out, "; failures: {}", clauses.join(" ")).unwrap();
    }
    out.push('\n');
    if detail {
        for line in &sheet.clauses {
            let credit = line.credit.map_or("–".to_owned(), |credit| credit.to_string());
            let worst = line.worst.map_or(String::new(), |worst| format!(", worst {worst}"));
            writeln!(out, "  {} weight {}: {credit}{worst}", line.clause, line.weight).unwrap();
            for rule in line.rules.iter().filter(|_| line.rules.len() > 1) {
                let name = rule.rule.as_deref().unwrap_or("expected");
                let credit = rule.credit.map_or("–".to_owned(), |credit| credit.to_string());
                writeln!(out, "    {name}: {credit}").unwrap();
            }
        }
        for objective in &sheet.objectives {
            let proposed = objective.proposed.map_or("–", |rating| match rating {
                Rating::P => "P",
                Rating::S => "S",
                Rating::M => "M",
                Rating::U => "U",
            });
            let limited = if objective.limited { ", limited by failures" } else { "" };
            writeln!(
                out,
                "  objective {}: {}; {proposed}{limited}",
                objective.objective,
                headline(objective.headline)
            )
            .unwrap();
        }
    }
    let _ = model;
}

fn card_text(model: &Model, card: &Card) -> String {
    let mut out = String::new();
    sheet_text(&mut out, model, "team", &card.team, true);
    for seat in &card.seats {
        let sheet = &seat.sheet;
        if sheet.headline.duties > 0 || !seat.met_by_other.is_empty() {
            let colleague = if seat.bot { ", simulated colleague" } else { "" };
            sheet_text(&mut out, model, &format!("{}{colleague}", seat.seat), sheet, false);
            if !seat.met_by_other.is_empty() {
                let rules: Vec<String> = seat
                    .met_by_other
                    .iter()
                    .map(|at| card.verdicts[*at].rule.as_deref().unwrap_or("?").to_owned())
                    .collect();
                writeln!(out, "  met by other: {}", rules.join(" ")).unwrap();
            }
        }
    }
    assessed_text(&mut out, card);
    if card.assisted {
        out.push_str("assisted\n");
    }
    for departed in &card.departures {
        writeln!(out, "departed from {}: {}", departed.clause, departed.seat).unwrap();
    }
    out
}

fn open_text(model: &Model, list: &[Open]) -> String {
    let mut rows =
        vec![["rule", "about", "kind", "owners", "due", "missed from", "basis"].map(str::to_owned).to_vec()];
    for open in list {
        let kind = match open.kind {
            OpenKind::Duty => "duty",
            OpenKind::Period => "period",
            OpenKind::Snapshot => "snapshot",
            OpenKind::Relay => "relay",
            OpenKind::Prohibition => "prohibition",
            OpenKind::Precedence => "precedence",
        };
        let names = subject_names(model, open.subject);
        let missed = if open.missed { "missed" } else { "" };
        rows.push(vec![
            rule_name(model, open.of, false),
            if names.is_empty() { "–".to_owned() } else { names.join(", ") },
            format!("{kind} {missed}").trim().to_owned(),
            seats(model, open.owners),
            open.due.map_or("–".to_owned(), clock),
            open.missed_from.map_or("–".to_owned(), clock),
            format!("{:?}", open.basis),
        ]);
    }
    aligned(&rows)
}

fn what_if_text(model: &Model, monitors: &Monitors, act: &str, at: &str) -> String {
    let thought = parse(model, &format!("{at} {act}"));
    let Some(Event::ActionCompleted { seat, action, args, result, .. }) =
        thought.records.last().map(|record| &record.event)
    else {
        panic!("what if … did …")
    };
    let act = Act { seat: *seat, action: *action, args, result: *result };
    let risks = monitors.what_if(&act, moment(at));
    if risks.is_empty() {
        return "nothing\n".to_owned();
    }
    let mut out = String::new();
    for risk in risks {
        let how = match risk.kind {
            RiskKind::Prohibited => "prohibited",
            RiskKind::NotBefore => "something must come before it",
        };
        writeln!(out, "{}: {how}", model.name(Table::Rule, risk.rule.0)).unwrap();
    }
    out
}
