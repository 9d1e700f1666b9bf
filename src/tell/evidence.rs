//! The evidence of a verdict, line by line: who, when, which record; when it was due and where that number comes from.

use crate::base::{Dur, Msg, SimTime};
use crate::content::model::RuleKind;
use crate::content::model::rules::By;
use crate::content::procedure::{self, Basis};
use crate::i18n::Catalogue;
use crate::score::assess::cost;
use crate::score::card::{Card, conflicts};
use crate::score::clause::{Of, Reason, Verdict, VerdictKind};
use crate::tell::{Teller, basis};
use crate::trace::{Event, Names as _, RecordNo, Table};

/// How much of the evidence is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// What opened it, when it was due, what settled or broke it, whose it was.
    Whole,
    /// What settled it.
    Short,
}

/// What evidence is told from.
#[derive(Clone, Copy, Debug)]
pub struct Proof<'a> {
    /// Names, and the records of the run.
    pub teller: Teller<'a>,
    /// The program's words.
    pub words: &'a Catalogue,
    /// The card.
    pub card: &'a Card,
    /// The verdicts behind it, in the same order.
    pub verdicts: &'a [Verdict],
    /// Only this seat is spoken about.
    pub seat: Option<&'a str>,
}

/// The evidence of a verdict, line by line; `found` is what assessors wrote about it, already told.
#[must_use]
pub fn lines(proof: &Proof<'_>, verdict: &Verdict, depth: Depth, found: Vec<String>) -> Vec<String> {
    let (teller, titles) = (&proof.teller, proof.teller.titles);
    let mut lines: Vec<String> = Vec::new();
    let told =
        |key: &'static str, no: RecordNo| titles.say(&Msg::new(key).with("record", teller.stamped(no)));
    let settling = settling(verdict);
    if let Some(opened) = verdict.opened
        && depth == Depth::Whole
        && opened != RecordNo(0)
        && !settling.iter().any(|(_, no)| *no == opened)
    {
        lines.push(told("card-opened", opened));
    }
    if let (Some(no), Depth::Whole) = (verdict.told_by, depth)
        && verdict.opened != Some(no)
    {
        lines.push(told("card-told", no));
    }
    if depth == Depth::Whole && verdict.kind == VerdictKind::Breached {
        for number in asked(proof, verdict) {
            let number = basis::number(number, &titles.model().procedure, proof.words);
            lines.push(titles.say(&Msg::new("card-asked").with("number", number)));
        }
        if let Some((key, no)) = nearest(verdict) {
            lines.push(told(key, no));
        }
        if let Some(misfit) = &verdict.misfit {
            lines.push(teller.misfit(misfit));
        }
    }
    for peer in conflicts::holding(titles.model(), proof.verdicts, verdict).filter(|_| depth == Depth::Whole)
    {
        lines.push(titles.say(&Msg::new("card-yields-to").with("clause", peer)));
    }
    if let Some(due) = verdict.due
        && (depth == Depth::Whole || settling.is_empty())
    {
        lines.push(titles.say(&due_line(proof, verdict, due)));
        if let Some(stood) = stood_still(proof, verdict, due) {
            lines.push(titles.say(&Msg::new("card-stood-still").with("time", stood)));
        }
    }
    lines.extend(settling.iter().map(|(key, no)| told(key, *no)));
    if cost(verdict) {
        lines.extend(departures(proof, verdict).map(|no| told("card-departed", no)));
    }
    let act = |no: &RecordNo| {
        let event = teller.records.get(no.0 as usize).map(|record| &record.event);
        matches!(event, Some(Event::ActionCompleted { .. }))
    };
    if let Some(acted) = verdict.acted
        && settling.first().is_some_and(|(_, no)| !act(no))
    {
        lines.push(titles.say(&Msg::new("card-acted").with("seat", titles.seat(acted))));
    }
    lines.extend(found);
    if depth == Depth::Whole && proof.seat.is_none() && !verdict.seats.is_empty() && !verdict.kept {
        let seats: Vec<&str> = verdict.seats.iter().map(|seat| titles.seat(seat)).collect();
        lines.push(titles.say(&Msg::new("card-owed-by").with("seats", seats.join("; "))));
    }
    lines
}

/// The reasons with which those who answer for a verdict departed from its clause up to when it was settled.
fn departures<'a>(proof: &'a Proof<'_>, verdict: &'a Verdict) -> impl Iterator<Item = RecordNo> + 'a {
    let model = proof.teller.titles.model();
    let clause = model.name(Table::Clause, verdict.clause.0);
    let owns = |name: &str| verdict.seats.iter().any(|seat| model.name(Table::Seat, seat.0) == name);
    let departed =
        proof.card.departures.iter().filter(move |line| *line.clause == *clause && owns(&line.seat));
    departed.map(|line| RecordNo(line.record)).filter(|no| {
        proof.teller.records.get(no.0 as usize).is_some_and(|record| record.at <= verdict.settled_at)
    })
}

/// The numbers of an order of steps: how long before, how long ago.
fn asked<'a>(proof: &'a Proof<'_>, verdict: &Verdict) -> Vec<basis::Number<'a>> {
    let rule = law(proof, verdict).map(|rule| &rule.rule);
    let order = rule.filter(|rule| matches!(rule, procedure::RuleKind::Precedence { .. }));
    order.map(basis::numbers).unwrap_or_default()
}

/// What came nearest before a step out of order, with the key of its line.
fn nearest(verdict: &Verdict) -> Option<(&'static str, RecordNo)> {
    let key = match verdict.reason {
        Reason::Spoiled => "card-spoiled-by",
        Reason::DidNotFit => "card-did-not-fit",
        _ => "card-came-before",
    };
    Some((key, verdict.near?))
}

/// When it was due; without a limit, when it was looked at.
fn due_line(proof: &Proof<'_>, verdict: &Verdict, due: SimTime) -> Msg {
    let kind = verdict.rule().and_then(|rule| proof.teller.titles.model().rules.get(rule.index()));
    let key = match kind.map(|rule| &rule.kind) {
        Some(RuleKind::Existence { by: By::At(_), .. }) => "card-looked-at",
        Some(_) if verdict.basis == Basis::Untimed => "card-no-limit",
        _ => "card-due",
    };
    Msg::new(key).with("time", due).with("basis", proof.words.word(basis::key(verdict.basis)))
}

/// How long the duty clock stood still between its beginning and the due time, or its settlement if that came before.
fn stood_still(proof: &Proof<'_>, verdict: &Verdict, due: SimTime) -> Option<Dur> {
    let from = verdict.clock_from.unwrap_or(verdict.opened_at);
    let until = due.min(verdict.settled_at);
    let passed = proof.teller.records.iter().filter_map(|record| match record.event {
        Event::InterludePassed { from: begun, to } if from <= begun && begun < until => {
            Some(to.since(begun).0)
        }
        _ => None,
    });
    let stood = passed.sum::<i64>();
    (stood > 0).then_some(Dur(stood))
}

/// What settled or broke it and what came later, each record once.
fn settling(verdict: &Verdict) -> Vec<(&'static str, RecordNo)> {
    let first = if verdict.kind == VerdictKind::Breached { "card-broken" } else { "card-settled" };
    let mut told: Vec<(&'static str, RecordNo)> = Vec::new();
    let all = verdict
        .settled
        .map(|no| (first, no))
        .into_iter()
        .chain(verdict.breaches.iter().map(|no| ("card-broken", *no)))
        .chain(verdict.later_act.map(|no| ("card-later", no)));
    for (key, no) in all {
        if !told.iter().any(|(_, before)| *before == no) {
            told.push((key, no));
        }
    }
    told
}

/// The title of the rule, if the clause has several; what the scenario expected, in its words.
#[must_use]
pub fn rule_title(proof: &Proof<'_>, verdict: &Verdict) -> Option<String> {
    if let Of::Expect(at) = verdict.of {
        let model = proof.teller.titles.model();
        let position = model.script.expects.get(usize::from(at))?.position;
        let expect = model.scenario.expects.get(usize::from(position))?;
        let title = expect.title.as_ref().map(|title| proof.words.text(title).to_owned())?;
        return Some(proof.words.say(&Msg::new("card-expected").with("what", title)));
    }
    law(proof, verdict)?.title.as_ref().map(|title| proof.words.text(title).to_owned())
}

/// The rule as the procedure words it.
fn law<'a>(proof: &'a Proof<'_>, verdict: &Verdict) -> Option<&'a procedure::Rule> {
    let Of::Rule(rule) = verdict.of else { return None };
    let model = proof.teller.titles.model();
    let clause = model.procedure.clauses.get(verdict.clause.index())?;
    clause.rules.get(usize::from(model.rules.get(rule.index())?.position))
}
