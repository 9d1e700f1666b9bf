//! A point of a debrief in words: verdict, clause, records, where the duty comes from.

use crate::base::{ClauseId, Msg, SimTime};
use crate::score::clause::{Verdict, VerdictKind};
use crate::tell::evidence::{Depth, Proof, lines, rule_title};
use crate::tell::{basis, verdict};
use crate::trace::{Event, Record, RecordNo};

/// A point of a debrief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The clause.
    pub clause: ClauseId,
    /// The verdict.
    pub kind: VerdictKind,
    /// When it was settled.
    pub at: SimTime,
    /// Its sign; never without the word.
    pub sign: &'static str,
    /// Number and title of the clause.
    pub title: String,
    /// The verdict in words.
    pub word: String,
    /// Which rule, about whom; may be empty.
    pub about: String,
    /// The records that prove it, line by line.
    pub evidence: Vec<String>,
    /// The message by which the duty became known, from whom and what it said; none where there was none, or it was heavy.
    pub message: Option<(String, String)>,
    /// What the clause asks for, and where that comes from.
    pub duty: String,
}

/// A verdict as a point; `found` is what assessors wrote about it, already told. None if the procedure has no such clause.
#[must_use]
pub fn point(proof: &Proof<'_>, of: &Verdict, found: Vec<String>) -> Option<Point> {
    let (titles, words) = (proof.teller.titles, proof.words);
    let procedure = &titles.model().procedure;
    let clause = procedure.clauses.get(of.clause.index())?;
    let duty = words.text(&clause.duty);
    let key = match (duty.is_empty(), of.due.is_some()) {
        (true, _) => "card-basis",
        (false, false) => "card-duty",
        (false, true) => "card-duty-timed",
    };
    let said = Msg::new(key)
        .with("duty", duty)
        .with("basis", basis::mark(&clause.basis, procedure, words))
        .with("number", words.word(basis::key(of.basis)));
    Some(Point {
        clause: of.clause,
        kind: of.kind,
        at: of.settled_at,
        sign: verdict::sign(of),
        title: format!("{} {}", clause.id, words.text(&clause.title)),
        word: verdict::word(of, procedure.status, words),
        about: joined(&[rule_title(proof, of).unwrap_or_default(), proof.teller.subject(of.subject)]),
        evidence: lines(proof, of, Depth::Whole, found),
        message: message(proof, of),
        duty: words.say(&said),
    })
}

/// The message by which whoever answers for a duty learned of it, or which opened it.
fn message(proof: &Proof<'_>, of: &Verdict) -> Option<(String, String)> {
    let records = proof.teller.records;
    let event = |no: RecordNo| records.get(no.0 as usize);
    let told = [of.told_by, of.opened].into_iter().flatten().find_map(|no| {
        let mut chain = std::iter::successors(event(no), |record| event(record.cause?));
        chain.find_map(|record| match record.event {
            Event::MessageSent { message, .. }
            | Event::MessageRang { message, .. }
            | Event::MessageReached { message, .. }
            | Event::MessageOpened { message, .. }
            | Event::MessageForwarded { message, .. } => Some(message),
            _ => None,
        })
    })?;
    let read = |record: &Record| match record.event {
        Event::MessageReached { message, seat, .. } | Event::MessageForwarded { message, to: seat, .. } => {
            message == told && of.seats.has(seat)
        }
        _ => false,
    };
    records.iter().find(|record| read(record))?;
    let inject = records.iter().find_map(|record| match record.event {
        Event::MessageSent { message, inject, .. } if message == told => inject,
        _ => None,
    })?;
    let titles = proof.teller.titles;
    let row = titles.model().scenario.injects.get(inject.index()).filter(|row| !row.sensitive)?;
    let said = [&row.subject, &row.text].into_iter().flatten().map(|text| proof.words.text(text));
    Some((titles.who(Some(inject)).to_owned(), said.collect::<Vec<_>>().join("\n")))
}

/// Several texts in one line, the empty ones left out.
#[must_use]
pub fn joined(texts: &[String]) -> String {
    let said: Vec<&str> = texts.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    said.join(" · ")
}
