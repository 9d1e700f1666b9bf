//! The evidence of a verdict: who, when, which record; when it was due and where that number comes from.

use crate::base::{Dur, Msg, SimTime};
use crate::cli::assess::told;
use crate::cli::card::Print;
use crate::cli::card::found::found;
use crate::cli::output::{Output, indented};
use crate::content::model::RuleKind;
use crate::content::model::rules::By;
use crate::content::procedure::{self, Basis};
use crate::score::assess::cost;
use crate::score::card::conflicts;
use crate::score::clause::{Of, Reason, Verdict, VerdictKind};
use crate::tell::Teller;
use crate::tell::basis;
use crate::trace::{Event, Names as _, RecordNo, Table};

/// Columns before a line of evidence.
const INDENT: usize = 6;

/// How much of the evidence is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// What opened it, when it was due, what settled or broke it, whose it was.
    Whole,
    /// What settled it.
    Short,
}

/// Prints the evidence of a verdict.
pub(super) fn evidence(
    print: &Print<'_>,
    verdict: &Verdict,
    depth: Depth,
    teller: &Teller<'_>,
    out: &Output,
) {
    let titles = teller.titles;
    let line = |text: &str| out.print(&indented("", INDENT, text, out.width));
    let told = |key: &'static str, no: RecordNo| {
        line(&titles.say(&Msg::new(key).with("record", teller.stamped(no))));
    };
    let settling = settling(verdict);
    if let Some(opened) = verdict.opened
        && depth == Depth::Whole
        && opened != RecordNo(0)
        && !settling.iter().any(|(_, no)| *no == opened)
    {
        told("card-opened", opened);
    }
    if let (Some(no), Depth::Whole) = (verdict.told_by, depth)
        && verdict.opened != Some(no)
    {
        told("card-told", no);
    }
    if depth == Depth::Whole && verdict.kind == VerdictKind::Breached {
        for number in asked(print, verdict) {
            let number = basis::number(number, &titles.model().procedure, &out.words);
            line(&titles.say(&Msg::new("card-asked").with("number", number)));
        }
        if let Some((key, no)) = nearest(verdict) {
            told(key, no);
        }
        if let Some(misfit) = &verdict.misfit {
            line(&teller.misfit(misfit));
        }
    }
    for peer in conflicts::holding(titles.model(), print.verdicts, verdict).filter(|_| depth == Depth::Whole)
    {
        line(&titles.say(&Msg::new("card-yields-to").with("clause", peer)));
    }
    if let Some(due) = verdict.due
        && (depth == Depth::Whole || settling.is_empty())
    {
        line(&titles.say(&due_line(print, verdict, due, out)));
        if let Some(stood) = stood_still(print, verdict, due) {
            line(&titles.say(&Msg::new("card-stood-still").with("time", stood)));
        }
    }
    for (key, no) in &settling {
        told(key, *no);
    }
    if cost(verdict) {
        departures(print, verdict).for_each(|no| told("card-departed", no));
    }
    let act = |no: &RecordNo| {
        let event = teller.records.get(no.0 as usize).map(|record| &record.event);
        matches!(event, Some(Event::ActionCompleted { .. }))
    };
    if let Some(acted) = verdict.acted
        && settling.first().is_some_and(|(_, no)| !act(no))
    {
        line(&titles.say(&Msg::new("card-acted").with("seat", titles.seat(acted))));
    }
    let at = print.verdicts.iter().position(|other| std::ptr::eq(other, verdict));
    for finding in found(print).filter(|finding| at.is_some_and(|at| finding.verdicts.contains(&at))) {
        line(&told::finding(finding, print.titles, out));
    }
    if depth == Depth::Whole && print.seat.is_none() && !verdict.seats.is_empty() && !verdict.kept {
        let seats: Vec<&str> = verdict.seats.iter().map(|seat| titles.seat(seat)).collect();
        line(&titles.say(&Msg::new("card-owed-by").with("seats", seats.join("; "))));
    }
}

/// The reasons with which those who answer for a verdict departed from its clause up to when it was settled.
fn departures<'a>(print: &'a Print<'_>, verdict: &'a Verdict) -> impl Iterator<Item = RecordNo> + 'a {
    let model = print.titles.model();
    let clause = model.name(Table::Clause, verdict.clause.0);
    let owns = |name: &str| verdict.seats.iter().any(|seat| model.name(Table::Seat, seat.0) == name);
    let departed =
        print.card.departures.iter().filter(move |line| *line.clause == *clause && owns(&line.seat));
    departed
        .map(|line| RecordNo(line.record))
        .filter(|no| print.records.get(no.0 as usize).is_some_and(|record| record.at <= verdict.settled_at))
}

/// The numbers of an order of steps: how long before, how long ago.
fn asked<'a>(print: &'a Print<'_>, verdict: &Verdict) -> Vec<basis::Number<'a>> {
    let rule = law(print, verdict).map(|rule| &rule.rule);
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
fn due_line(print: &Print<'_>, verdict: &Verdict, due: SimTime, out: &Output) -> Msg {
    let kind = verdict.rule().and_then(|rule| print.titles.model().rules.get(rule.index()));
    let key = match kind.map(|rule| &rule.kind) {
        Some(RuleKind::Existence { by: By::At(_), .. }) => "card-looked-at",
        Some(_) if verdict.basis == Basis::Untimed => "card-no-limit",
        _ => "card-due",
    };
    Msg::new(key).with("time", due).with("basis", out.word(basis::key(verdict.basis)))
}

/// How long the duty clock stood still between its beginning and the due time, or its settlement if that came before.
fn stood_still(print: &Print<'_>, verdict: &Verdict, due: SimTime) -> Option<Dur> {
    let from = verdict.clock_from.unwrap_or(verdict.opened_at);
    let until = due.min(verdict.settled_at);
    let passed = print.records.iter().filter_map(|record| match record.event {
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
pub(super) fn rule_title(print: &Print<'_>, verdict: &Verdict, out: &Output) -> Option<String> {
    if let Of::Expect(at) = verdict.of {
        let model = print.titles.model();
        let position = model.script.expects.get(usize::from(at))?.position;
        let expect = model.scenario.expects.get(usize::from(position))?;
        let title = expect.title.as_ref().map(|title| out.text(title).to_owned())?;
        return Some(out.say(&Msg::new("card-expected").with("what", title)));
    }
    law(print, verdict)?.title.as_ref().map(|title| out.text(title).to_owned())
}

/// The rule as the procedure words it.
fn law<'a>(print: &'a Print<'_>, verdict: &Verdict) -> Option<&'a procedure::Rule> {
    let Of::Rule(rule) = verdict.of else { return None };
    let model = print.titles.model();
    let clause = model.procedure.clauses.get(verdict.clause.index())?;
    clause.rules.get(usize::from(model.rules.get(rule.index())?.position))
}
