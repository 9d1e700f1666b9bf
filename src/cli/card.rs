//! Prints a scorecard: critical failures first, quality with coverage, objectives, seats, then clause by clause with
//! the records that prove each verdict. A training record, not an appraisal.

use crate::base::{Msg, SimTime};
use crate::cli::basis;
use crate::cli::output::{Output, indented};
use crate::cli::tell::Teller;
use crate::content::model::Model;
use crate::score::card::{Card, Headline, Sheet};
use crate::score::clause::{Of, Verdict, VerdictKind};
use crate::trace::{Record, RecordNo};

/// What a card is printed from.
pub struct Print<'a> {
    /// Content.
    pub model: &'a Model,
    /// Records of the run.
    pub records: &'a [Record],
    /// The card.
    pub card: &'a Card,
    /// The verdicts behind it, in the same order.
    pub verdicts: &'a [Verdict],
    /// Only this seat.
    pub seat: Option<&'a str>,
    /// Kept and never arisen ones too.
    pub all: bool,
}

/// Prints the card.
pub fn print(print: &Print<'_>, out: &Output) {
    let teller = Teller::new(print.model, print.records, out);
    let sheet = sheet(print);
    head(print, out);
    failures(print, sheet, &teller, out);
    numbers(print, sheet, out);
    out.line("");
    out.line(&out.word("card-clauses"));
    for line in &sheet.clauses {
        clause(print, line.clause.as_ref(), line.credit, &line.verdicts, &teller, out);
    }
    silent(print, sheet, out);
    departures(print, &teller, out);
    out.line("");
    out.print(&indented("", 0, &out.word("card-not-an-appraisal"), out.width));
}

fn sheet<'a>(print: &Print<'a>) -> &'a Sheet {
    let seat = print.seat.and_then(|seat| print.card.seats.iter().find(|row| &*row.seat == seat));
    seat.map_or(&print.card.team, |row| &row.sheet)
}

fn head(print: &Print<'_>, out: &Output) {
    out.line(&out.word("mark"));
    out.print(&indented("", 0, &basis::notice(&print.model.procedure, out), out.width));
    out.line("");
    let title = Msg::new("card-title").with("scenario", &print.model.scenario.title);
    out.line(&out.say(&title));
    if let Some(seat) = print.seat {
        let row = print.model.scenario.seats.iter().find(|row| row.id == *seat);
        out.line(&row.map_or_else(|| seat.to_owned(), |row| out.text(&row.title).to_owned()));
    }
    if print.card.assisted {
        out.line(&out.word("card-assisted"));
    }
    let bots = print.card.seats.iter().filter(|seat| seat.bot).count();
    if bots > 0 {
        out.line(&out.say(&Msg::new("card-bots").with("count", bots)));
    }
}

/// `83.4 %`, rounded down so that it never says more than was earned; a dash with nothing judged.
#[must_use]
pub fn percent(quality: Option<u16>) -> String {
    quality.map_or_else(|| "–".to_owned(), |points| format!("{}.{} %", points / 100, points % 100 / 10))
}

fn headline(headline: Headline, out: &Output) -> String {
    let judged = Msg::new("card-judged")
        .with("judged", i64::from(headline.judged))
        .with("duties", i64::from(headline.duties));
    format!("{} · {}", percent(headline.quality), out.say(&judged))
}

fn failures(print: &Print<'_>, sheet: &Sheet, teller: &Teller<'_>, out: &Output) {
    if sheet.failures.is_empty() {
        return;
    }
    out.line("");
    out.line(&out.word("card-failures"));
    for failure in &sheet.failures {
        let Some(verdict) = print.verdicts.get(failure.verdict) else { continue };
        let text = format!("{} {}", title(print, verdict, out), about(verdict, teller));
        out.print(&indented(&format!("  {}", sign(verdict)), 4, text.trim_end(), out.width));
        evidence(print, verdict, 6, teller, out);
    }
}

fn numbers(print: &Print<'_>, sheet: &Sheet, out: &Output) {
    out.line("");
    out.line(&out.say(&Msg::new("card-quality").with("quality", headline(sheet.headline, out))));
    if let Some(after) = sheet.after {
        out.line(&out.say(&Msg::new("card-after-justified").with("quality", headline(after, out))));
    }
    let counts = sheet.counts;
    let rows = [
        ("✓", "verdict-met", counts.met),
        ("◑", "verdict-late", counts.late),
        ("✕", "verdict-missed-all", counts.missed),
        ("⊗", "verdict-breached", counts.breached),
        ("?", "verdict-not-observed", counts.not_observed),
        ("◔", "verdict-not-due", counts.not_due),
        ("↷", "verdict-lifted", counts.lifted),
        ("=", "verdict-kept", counts.kept),
        ("–", "verdict-never-arose", counts.never_arose),
    ];
    let said: Vec<String> = rows
        .into_iter()
        .filter(|(_, _, n)| *n > 0)
        .map(|(sign, key, n)| format!("{sign} {}: {n}", out.word(key)))
        .collect();
    out.print(&indented("", 0, &said.join(" · "), out.width));
    out.line("");
    out.line(&out.word("card-objectives"));
    for (line, objective) in sheet.objectives.iter().zip(&print.model.scenario.objectives) {
        let rating = line.proposed.map_or_else(|| "–".to_owned(), |rating| out.word(rating.key()));
        let limited = if line.limited { format!(" ({})", out.word("card-limited")) } else { String::new() };
        let text =
            format!("{}\n{} · {rating}{limited}", out.text(&objective.title), headline(line.headline, out));
        out.print(&indented("  •", 4, &text, out.width));
    }
    if print.seat.is_some() {
        return;
    }
    out.line("");
    out.line(&out.word("card-seats"));
    for (row, seat) in print.card.seats.iter().zip(&print.model.scenario.seats) {
        let bot = if row.bot { format!(" ({})", out.word("card-simulated")) } else { String::new() };
        let mut text = format!("{}{bot}\n{}", out.text(&seat.title), headline(row.sheet.headline, out));
        if !row.met_by_other.is_empty() {
            let other = Msg::new("card-met-by-other").with("count", row.met_by_other.len());
            text.push_str(&format!(" · {}", out.say(&other)));
        }
        out.print(&indented("  •", 4, &text, out.width));
    }
}

fn clause(
    print: &Print<'_>,
    id: &str,
    credit: Option<u16>,
    verdicts: &[usize],
    teller: &Teller<'_>,
    out: &Output,
) {
    let shown: Vec<&Verdict> = verdicts
        .iter()
        .filter_map(|at| print.verdicts.get(*at))
        .filter(|verdict| print.all || !verdict.kept && verdict.kind != VerdictKind::NeverArose)
        .collect();
    if shown.is_empty() {
        return;
    }
    let row = print.model.procedure.clauses.iter().find(|row| row.id == *id);
    let words = row.map_or("", |row| out.text(&row.title));
    let credit = if credit.is_some() { percent(credit) } else { String::new() };
    out.line("");
    out.print(&indented(id, 9, format!("{words} · {credit}").trim_end_matches([' ', '·']), out.width));
    for verdict in shown {
        let text = format!("{}{}", word(verdict, out), prefixed(&about(verdict, teller)));
        out.print(&indented(&format!("  {}", sign(verdict)), 4, &text, out.width));
        evidence(print, verdict, 6, teller, out);
    }
}

fn prefixed(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(": {text}") }
}

/// The sign of a verdict; never without its word.
#[must_use]
pub const fn sign(verdict: &Verdict) -> &'static str {
    match verdict.kind {
        VerdictKind::Met if verdict.kept => "=",
        VerdictKind::Met => "✓",
        VerdictKind::Late(_) => "◑",
        VerdictKind::Missed => "✕",
        VerdictKind::Breached => "⊗",
        VerdictKind::NotDue => "◔",
        VerdictKind::NeverArose => "–",
        VerdictKind::NotObserved => "?",
        VerdictKind::Lifted => "↷",
    }
}

fn word(verdict: &Verdict, out: &Output) -> String {
    let mut words = match verdict.kind {
        VerdictKind::Met if verdict.kept => out.word("verdict-kept"),
        VerdictKind::Missed if verdict.later_act.is_some() => out.word("verdict-missed-later"),
        VerdictKind::Late(credit) => format!("{} ({})", out.word("verdict-late"), percent(Some(credit))),
        kind => out.word(kind.key()),
    };
    if verdict.by_other {
        words.push_str(&format!(", {}", out.word("verdict-met-by-other")));
    }
    if verdict.relay {
        words.push_str(&format!(" – {}", out.word("verdict-relay")));
    }
    if let Some(reason) = verdict.reason.msg() {
        words.push_str(&format!(" – {}", out.say(&reason)));
    }
    words
}

/// Clause number, its title, and the title of the rule if the clause has several.
fn title(print: &Print<'_>, verdict: &Verdict, out: &Output) -> String {
    let Some(clause) = print.model.procedure.clauses.get(verdict.clause.index()) else {
        return String::new();
    };
    format!("{} {} – {}", clause.id, out.text(&clause.title), word(verdict, out))
}

/// Which rule and whom or what the verdict is about.
fn about(verdict: &Verdict, teller: &Teller<'_>) -> String {
    let things: Vec<String> = verdict
        .subject
        .0
        .iter()
        .filter_map(|val| match val {
            crate::trace::Val::Entity(thing) => Some(teller.thing(*thing)),
            crate::trace::Val::Message(message) => Some(teller.message(*message)),
            crate::trace::Val::Seat(seat) => Some(teller.seat(*seat)),
            _ => None,
        })
        .collect();
    things.join(", ")
}

fn rule_title(print: &Print<'_>, verdict: &Verdict, out: &Output) -> Option<String> {
    let Of::Rule(rule) = verdict.of else { return None };
    let clause = print.model.procedure.clauses.get(verdict.clause.index())?;
    let position = usize::from(print.model.rules.get(rule.index())?.position);
    clause.rules.get(position)?.title.as_ref().map(|title| out.text(title).to_owned())
}

fn evidence(print: &Print<'_>, verdict: &Verdict, indent: usize, teller: &Teller<'_>, out: &Output) {
    let line = |text: &str| out.print(&indented("", indent, text, out.width));
    if let Some(title) = rule_title(print, verdict, out) {
        line(&title);
    }
    if let Some(opened) = verdict.opened {
        line(&out.say(&Msg::new("card-opened").with("record", record(print, opened, teller))));
    }
    if let Some(due) = verdict.due {
        let basis = out.word(basis::key(verdict.basis));
        line(&out.say(&Msg::new("card-due").with("time", whole_seconds(due)).with("basis", basis)));
    }
    let mut told = Vec::new();
    for (key, no) in verdict
        .settled
        .map(|no| (if verdict.kind == VerdictKind::Breached { "card-broken" } else { "card-settled" }, no))
        .into_iter()
        .chain(verdict.breaches.iter().map(|no| ("card-broken", *no)))
        .chain(verdict.later_act.map(|no| ("card-later", no)))
    {
        if told.contains(&no) {
            continue;
        }
        told.push(no);
        let said = record(print, no, teller);
        line(&match key {
            "card-broken" => out.say(&Msg::new("card-broken").with("record", said)),
            "card-later" => out.say(&Msg::new("card-later").with("record", said)),
            _ => out.say(&Msg::new("card-settled").with("record", said)),
        });
    }
    if print.seat.is_none() && !verdict.seats.is_empty() && !verdict.kept {
        let seats: Vec<String> = verdict.seats.iter().map(|seat| teller.seat(seat)).collect();
        line(&out.say(&Msg::new("card-owed-by").with("seats", seats.join(", "))));
    }
}

/// A moment as people read it: the thousandths that order things within an instant are left out.
const fn whole_seconds(at: SimTime) -> SimTime {
    SimTime(at.0 - at.0.rem_euclid(1_000))
}

/// `#22 T+00:15` and the record in words.
fn record(print: &Print<'_>, no: RecordNo, teller: &Teller<'_>) -> String {
    let Some(record) = print.records.get(no.0 as usize) else { return format!("#{}", no.0) };
    let at = whole_seconds(record.at);
    let told = teller.tell(record).unwrap_or_default();
    format!("#{} {at} {told}", no.0).trim_end().to_owned()
}

/// Clauses that nothing called for, by number.
fn silent(print: &Print<'_>, sheet: &Sheet, out: &Output) {
    let mut numbers: Vec<&str> = Vec::new();
    for line in &sheet.clauses {
        let never = line
            .verdicts
            .iter()
            .filter_map(|at| print.verdicts.get(*at))
            .all(|verdict| verdict.kept || verdict.kind == VerdictKind::NeverArose);
        let claimed = print
            .model
            .scenario
            .objectives
            .iter()
            .any(|objective| objective.clauses.iter().any(|clause| *clause == *line.clause));
        if never && claimed {
            numbers.push(&line.clause);
        }
    }
    if !numbers.is_empty() && !print.all {
        out.line("");
        out.print(&indented(
            "",
            0,
            &out.say(&Msg::new("card-silent").with("clauses", numbers.join(", "))),
            out.width,
        ));
    }
}

fn departures(print: &Print<'_>, teller: &Teller<'_>, out: &Output) {
    if print.card.departures.is_empty() {
        return;
    }
    out.line("");
    out.line(&out.word("card-departures"));
    for departure in &print.card.departures {
        out.print(&indented("  •", 4, &record(print, RecordNo(departure.record), teller), out.width));
    }
}
