//! A point of a debrief in words: verdict, clause, records, where the duty comes from.

use crate::base::{ClauseId, Msg};
use crate::score::clause::{Verdict, VerdictKind};
use crate::tell::evidence::{Depth, Proof, lines, rule_title};
use crate::tell::{basis, verdict};

/// A point of a debrief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The clause.
    pub clause: ClauseId,
    /// The verdict.
    pub kind: VerdictKind,
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
        sign: verdict::sign(of),
        title: format!("{} {}", clause.id, words.text(&clause.title)),
        word: verdict::word(of, procedure.status, words),
        about: joined(&[rule_title(proof, of).unwrap_or_default(), proof.teller.subject(of.subject)]),
        evidence: lines(proof, of, Depth::Whole, found),
        duty: words.say(&said),
    })
}

/// Several texts in one line, the empty ones left out.
#[must_use]
pub fn joined(texts: &[String]) -> String {
    let said: Vec<&str> = texts.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    said.join(" · ")
}
