//! The card clause by clause.

use crate::base::Msg;
use crate::cli::card::Print;
use crate::cli::card::evidence::evidence;
use crate::cli::card::found::found;
use crate::cli::card::numbers::percent;
use crate::cli::output::{Output, indented};
use crate::score::card::credit::is_lowest;
use crate::score::card::{ClauseLine, Sheet};
use crate::score::clause::{FULL, Verdict, VerdictKind};
use crate::tell::Teller;
use crate::tell::evidence::{Depth, rule_title};
use crate::tell::point::joined;
use crate::tell::verdict::{sign, word};
use crate::trace::{Event, Names as _, RecordNo, Table};

/// Prints every clause with its verdicts, then the silent ones and the departures.
pub(super) fn clauses(print: &Print<'_>, sheet: &Sheet, teller: &Teller<'_>, out: &Output) {
    out.line("");
    out.line(&out.word("card-clauses"));
    for line in &sheet.clauses {
        clause(print, line, teller, out);
    }
    silent(print, sheet, out);
    departures(print, teller, out);
    answers(print, teller, out);
}

fn clause(print: &Print<'_>, line: &ClauseLine, teller: &Teller<'_>, out: &Output) {
    let id = line.clause.as_ref();
    let shown: Vec<&Verdict> = line
        .verdicts
        .iter()
        .filter_map(|at| print.verdicts.get(*at))
        .filter(|verdict| print.all || !verdict.kept && verdict.kind != VerdictKind::NeverArose)
        .collect();
    if shown.is_empty() {
        return;
    }
    let row = print.titles.model().procedure.clauses.iter().find(|row| row.id == *id);
    let words = row.map_or("", |row| out.text(&row.title));
    let mut credit = line.credit.map_or_else(String::new, |credit| percent(Some(credit), out.lang()));
    if let Some(worst) = line.worst.filter(|worst| Some(*worst) != line.credit) {
        let worst = Msg::new("card-worst").with("quality", percent(Some(worst), out.lang()));
        credit.push_str(&format!(" ({})", out.say(&worst)));
    }
    if lowest_counts(print, line) {
        credit.push_str(&format!(" ({})", out.word("card-lowest")));
    }
    out.line("");
    out.print(&indented(id, 9, format!("{words} · {credit}").trim_end_matches([' ', '·']), out.width));
    for (verdict, count) in folded(print, &shown) {
        let rule = rule_title(&print.proof(out), verdict).unwrap_or_default();
        let about = if count > 1 { format!("×{count}") } else { teller.subject(verdict.subject) };
        let kind = word(verdict, print.titles.model().procedure.status, &out.words);
        let text = joined(&[kind, rule, about]);
        out.print(&indented(&format!("  {}", sign(verdict)), 4, &text, out.width));
        let full = verdict.kind == VerdictKind::Met && !print.all;
        evidence(print, verdict, if full { Depth::Short } else { Depth::Whole }, out);
    }
}

/// Whether a rule of a clause has several subjects of which the one served worst decided.
fn lowest_counts(print: &Print<'_>, line: &ClauseLine) -> bool {
    let model = print.titles.model();
    line.rules.iter().filter(|row| row.subjects > 1 && row.credit.is_some_and(|credit| credit < FULL)).any(
        |row| {
            let rule = row.rule.as_ref().and_then(|name| model.find(Table::Rule, name));
            rule.and_then(|rule| model.rules.get(usize::from(rule))).is_some_and(is_lowest)
        },
    )
}

/// Verdicts of one rule fulfilled by one record are told once: the first of them, and how many they are. With all the
/// records, and where an assessor has found something, each stands alone.
fn folded<'a>(print: &Print<'_>, shown: &[&'a Verdict]) -> Vec<(&'a Verdict, usize)> {
    let plain = |verdict: &Verdict| {
        let at = print.verdicts.iter().position(|other| std::ptr::eq(other, verdict));
        let found = found(print).any(|finding| at.is_some_and(|at| finding.verdicts.contains(&at)));
        !print.all && verdict.kind == VerdictKind::Met && !verdict.kept && verdict.settled.is_some() && !found
    };
    let same = |one: &Verdict, other: &Verdict| {
        let of = |verdict: &Verdict| {
            (verdict.of, verdict.settled, verdict.relay, verdict.by_other, verdict.acted, verdict.reason)
        };
        of(one) == of(other)
    };
    let mut folded: Vec<(&Verdict, usize)> = Vec::new();
    for verdict in shown {
        let before =
            folded.iter_mut().find(|(first, _)| plain(first) && plain(verdict) && same(first, verdict));
        match before {
            Some((_, count)) => *count += 1,
            None => folded.push((verdict, 1)),
        }
    }
    folded
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
            .titles
            .model()
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
        out.print(&indented("  •", 4, &teller.stamped(RecordNo(departure.record)), out.width));
    }
}

/// Answers to decisions with what they rested on and how sure they were; in no number.
fn answers(print: &Print<'_>, teller: &Teller<'_>, out: &Output) {
    if print.card.answers.is_empty() {
        return;
    }
    out.line("");
    out.line(&out.word("card-answers"));
    for answer in &print.card.answers {
        let record = RecordNo(answer.record);
        let clause =
            answer.clause.as_ref().map(|clause| Msg::new("card-answer-clause").with("clause", &**clause));
        let sure = answer.confidence.map(|sure| Msg::new("card-answer-sure").with("sure", i64::from(sure)));
        let mut told = vec![teller.stamped(record)];
        told.extend(clause.into_iter().chain(sure).map(|msg| out.say(&msg)));
        if let Some(Event::DecisionAnswered { reason: Some(reason), .. }) =
            print.records.get(record.0 as usize).map(|record| &record.event)
        {
            told.push(out.say(&Msg::new("card-answer-reason").with("reason", &**reason)));
        }
        out.print(&indented("  •", 4, &joined(&told), out.width));
    }
}
