//! `assess`: what a person adds to the score of an exercise.
//!
//! | file | what |
//! |---|---|
//! | [`mod@file`] | the findings beside a journal: read, appended, synced |
//! | [`duty`] | how a verdict is called on the command line |
//! | [`needs`] | what needs a person |
//! | [`guided`] | everything that needs a person, step by step |
//! | [`told`] | findings in words |
//!
//! # Invariants
//! - The journal is never touched; findings are only added.
//! - Guided, ratings are asked for before the engine's proposal is shown.

pub mod duty;
pub mod file;
mod guided;
mod needs;
pub mod told;

use serde_json::json;

use crate::base::{Dur, Msg, SimTime};
use crate::cli::args::Assess;
use crate::cli::card::headline;
use crate::cli::failure::Failure;
use crate::cli::journals;
use crate::cli::library::shown;
use crate::cli::output::{Exit, Output, indented};
use crate::exercise::Exercise;
use crate::explore::script::Script;
use crate::score::assess::target;
use crate::score::card::Card;
use crate::trace::{Command, Event, Finding, Found, Judgement, Names as _, Rating, RecordNo, Table};

use file::Book;
use needs::Needs;

/// Runs `assess`.
///
/// # Errors
/// [`Failure`] if journal or findings cannot be used, or a finding cannot stand.
pub fn run(args: &Assess, out: &Output) -> Result<Exit, Failure> {
    let exercise = journals::open(&args.journal, args.scenario.as_deref(), args.procedure.as_deref(), out)?;
    let path = args.findings.clone().unwrap_or_else(|| file::beside(&args.journal));
    let mut book = Book::open(path, &exercise, out)?;
    if let Some(found) = asked_for(args, &exercise, &book)? {
        let by = args.by.as_deref().ok_or_else(|| Failure::new(Msg::new("assess-no-code")))?;
        let before = exercise.assess(std::slice::from_ref(&book.findings)).card;
        let added = book.add(by, found, &exercise)?.map_err(Failure::new)?;
        let after = exercise.assess(std::slice::from_ref(&book.findings)).card;
        report(&added, (&before, &after), &book, out);
        return Ok(Exit::Fine);
    }
    let is_typed = std::io::IsTerminal::is_terminal(&std::io::stdin());
    if args.guided || (is_typed && !out.is_json()) {
        return guided::run(&mut book, args.by.as_deref(), &exercise, out).map(|()| Exit::Fine);
    }
    Needs::of(&exercise, &book.findings).print(&exercise, &book, out);
    Ok(Exit::Fine)
}

/// The finding the arguments ask for.
fn asked_for(args: &Assess, exercise: &Exercise, book: &Book) -> Result<Option<Found>, Failure> {
    let model = &exercise.plan().model;
    let assessment = exercise.assess(std::slice::from_ref(&book.findings));
    let reason = || {
        let given = args.reason.as_deref().filter(|reason| !reason.trim().is_empty());
        given.map(Box::<str>::from).ok_or_else(|| Failure::new(Msg::new("findings-no-reason")))
    };
    let costly =
        || assessment.verdicts.iter().filter(|verdict| crate::score::assess::cost(verdict)).collect();
    let costly = |word: &str| {
        let list: Vec<_> = costly();
        duty::find(model, &list, word).map(target)
    };
    if let [word, how] = args.judge.as_slice() {
        let judged = exercise.judged();
        let open: Vec<_> = needs::unjudged(judged.verdicts()).collect();
        let mapped: Vec<_> = needs::unjudged(&assessment.verdicts).collect();
        let verdict = duty::find(model, &mapped, word).or_else(|_| duty::find(model, &open, word))?;
        let how = judgement(how).ok_or_else(|| unknown("assess-how", how))?;
        let records = args.records.iter().map(|no| RecordNo(*no)).collect();
        return Ok(Some(Found::Judged { verdict: target(verdict), how, reason: reason()?, records }));
    }
    if let Some(word) = &args.justify {
        return Ok(Some(Found::Justified { verdict: costly(word)?, reason: reason()? }));
    }
    if let Some(word) = &args.uphold {
        return Ok(Some(Found::Upheld { verdict: costly(word)?, reason: reason()? }));
    }
    if let [record, action] = args.map.as_slice() {
        let no = record.trim_start_matches('#').parse().map(RecordNo);
        let no = no.ok().ok_or_else(|| unknown("assess-no-own-words", record))?;
        return mapping(no, action, reason()?, exercise).map(Some).map_err(Failure::new);
    }
    if let [objective, rating] = args.rate.as_slice() {
        let rating = letter(rating).ok_or_else(|| unknown("assess-rating", rating))?;
        let reason = args.reason.as_deref().map(Box::from);
        return Ok(Some(Found::Rated { objective: objective.as_str().into(), rating, reason }));
    }
    if let Some(text) = &args.note {
        let at = match &args.at {
            Some(word) => moment(word).ok_or_else(|| unknown("assess-time", word))?,
            None => exercise.clock(),
        };
        let seat = match &args.seat {
            Some(name) => Some(model.seat(name).ok_or_else(|| {
                let seats: Vec<&str> = model.seats.iter().map(|row| row.name.as_str()).collect();
                let msg = Msg::new("cli-no-seat").with("name", name.as_str());
                Failure::new(msg.with("list", seats.join(", ")))
            })?),
            None => None,
        };
        return Ok(Some(Found::Observed { at, seat, text: text.as_str().into() }));
    }
    if let Some(finding) = args.withdraw {
        return Ok(Some(Found::Withdrawn { finding, reason: reason()? }));
    }
    Ok(None)
}

fn unknown(key: &'static str, word: &str) -> Failure {
    Failure::new(Msg::new(key).with("name", word))
}

fn judgement(word: &str) -> Option<Judgement> {
    [Judgement::Met, Judgement::Late, Judgement::Missed].into_iter().find(|how| how.word() == word)
}

fn letter(word: &str) -> Option<Rating> {
    let letters = [("P", Rating::P), ("S", Rating::S), ("M", Rating::M), ("U", Rating::U)];
    letters.into_iter().find(|(letter, _)| letter.eq_ignore_ascii_case(word)).map(|(_, rating)| rating)
}

/// An exercise time as people write it: `1:30`, `T+01:30`, `T+1d 01:30`, `1h 30m`.
pub(in crate::cli) fn moment(word: &str) -> Option<SimTime> {
    let word = word.trim();
    let (negative, body) = match word.trim_start_matches(['T', 't']).strip_prefix('-') {
        Some(body) => (true, body),
        None => (false, word.trim_start_matches(['T', 't']).trim_start_matches('+')),
    };
    let (days, clock) = match body.split_once("d ") {
        Some((days, clock)) if clock.contains(':') => (days.trim().parse::<i64>().ok()?, clock),
        _ => (0, body),
    };
    let dur = if clock.contains(':') {
        let mut parts =
            clock.trim().split(':').map(|part| part.parse::<i64>().ok().filter(|n| (0..100_000).contains(n)));
        let (hours, minutes) = (parts.next()??, parts.next()??);
        let seconds = parts.next().map_or(Some(0), |seconds| seconds)?;
        if parts.next().is_some() || minutes > 59 || seconds > 59 || !(0..100_000).contains(&days) {
            return None;
        }
        Dur(((days * 24 + hours) * 3_600 + minutes * 60 + seconds) * 1_000)
    } else {
        Dur::parse(clock).ok()?
    };
    Some(SimTime(if negative { -dur.0 } else { dur.0 }))
}

/// The finding that own words are an action, written as in a recorded run: `ACTION slot=value …`.
fn mapping(record: RecordNo, action: &str, reason: Box<str>, exercise: &Exercise) -> Result<Found, Msg> {
    let model = &exercise.plan().model;
    let words = exercise.records().get(record.0 as usize).map(|record| &record.event);
    let Some(Event::OwnWordsDone { seat, .. }) = words else {
        return Err(Msg::new("findings-no-own-words").with("record", i64::from(record.0)));
    };
    let line = format!("0:00 {} do {}", model.name(Table::Seat, seat.0), action.replace(['\n', '\r'], " "));
    let read = Script::read(&line).and_then(|script| match script.lines.first() {
        Some(line) => line.command(model, exercise.situation()).map(|envelope| envelope.command),
        None => Ok(Command::TakeHint),
    });
    match read {
        Ok(Command::Begin { action, args, .. }) => Ok(Found::Mapped { record, action, args, reason }),
        Ok(_) => Err(Msg::new("assess-no-action").with("why", action)),
        Err(error) => Err(Msg::new("assess-no-action").with("why", error.reason)),
    }
}

/// Says what was added and what it changed.
fn report(added: &Finding, (before, after): (&Card, &Card), book: &Book, out: &Output) {
    let assessed = after.assessed.as_ref();
    if out.is_json() {
        let line =
            assessed.and_then(|assessed| assessed.findings.iter().find(|line| line.number == added.no));
        out.json(&json!({
            "added": line,
            "before": { "headline": before.team.headline, "after_justified": before.team.after },
            "after": { "headline": after.team.headline, "after_justified": after.team.after },
            "changes": assessed.map(|assessed| &assessed.changes),
            "file": shown(book.path()),
        }));
        return;
    }
    let kept = Msg::new("assess-kept").with("number", i64::from(added.no)).with("path", shown(book.path()));
    out.print(&indented("", 0, &out.say(&kept), out.width));
    numbers(before, after, out);
}

/// The numbers of the team before and after, where they differ.
fn numbers(before: &Card, after: &Card, out: &Output) {
    let pairs = [
        (Some(before.team.headline), Some(after.team.headline), "assess-quality"),
        (before.team.after, after.team.after, "assess-justified"),
    ];
    for (one, other, key) in pairs {
        if one != other {
            let said =
                |numbers: Option<_>| numbers.map_or_else(|| "–".to_owned(), |numbers| headline(numbers, out));
            let msg = Msg::new(key).with("before", said(one)).with("after", said(other));
            out.print(&indented("", 0, &out.say(&msg), out.width));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exercise_time_is_read_as_people_write_it() {
        let minutes = |n: i64| Some(SimTime(n * 60_000));
        for (word, n) in
            [("1:30", 90), ("T+01:30", 90), ("1h 30m", 90), ("T-00:10", -10), ("T+1d 00:05", 1_445)]
        {
            assert_eq!(moment(word), minutes(n), "{word}");
        }
        for wrong in ["", "soon", "1:75", "1:2:3:4", "999999999999999999d 0:00", "T+", "1:"] {
            assert_eq!(moment(wrong), None, "{wrong}");
        }
    }
}
