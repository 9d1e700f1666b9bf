//! The evidence of a verdict: who, when, which record; when it was due and where that number comes from.

use crate::base::Msg;
use crate::cli::assess::told;
use crate::cli::basis;
use crate::cli::card::Print;
use crate::cli::card::found::found;
use crate::cli::output::{Output, indented};
use crate::cli::tell::Teller;
use crate::score::clause::{Of, Verdict, VerdictKind};
use crate::trace::{Event, RecordNo};

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
        && !settling.iter().any(|(_, no)| *no == opened)
    {
        told("card-opened", opened);
    }
    if let Some(due) = verdict.due
        && (depth == Depth::Whole || settling.is_empty())
    {
        let basis = out.word(basis::key(verdict.basis));
        line(&titles.say(&Msg::new("card-due").with("time", due).with("basis", basis)));
    }
    for (key, no) in &settling {
        told(key, *no);
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
        line(&told::finding(finding, out));
    }
    if depth == Depth::Whole && print.seat.is_none() && !verdict.seats.is_empty() && !verdict.kept {
        let seats: Vec<&str> = verdict.seats.iter().map(|seat| titles.seat(seat)).collect();
        line(&titles.say(&Msg::new("card-owed-by").with("seats", seats.join("; "))));
    }
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

/// The title of the rule, if the clause has several.
pub(super) fn rule_title(print: &Print<'_>, verdict: &Verdict, out: &Output) -> Option<String> {
    let Of::Rule(rule) = verdict.of else { return None };
    let model = print.titles.model();
    let clause = model.procedure.clauses.get(verdict.clause.index())?;
    let position = usize::from(model.rules.get(rule.index())?.position);
    clause.rules.get(position)?.title.as_ref().map(|title| out.text(title).to_owned())
}
