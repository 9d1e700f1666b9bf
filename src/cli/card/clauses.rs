//! The card clause by clause.

use crate::base::Msg;
use crate::cli::card::evidence::{Depth, evidence, rule_title};
use crate::cli::card::numbers::percent;
use crate::cli::card::{Print, joined};
use crate::cli::output::{Output, indented};
use crate::score::card::{ClauseLine, Sheet};
use crate::score::clause::{Verdict, VerdictKind};
use crate::tell::Teller;
use crate::tell::verdict::{sign, word};
use crate::trace::{Event, RecordNo};

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
    out.line("");
    out.print(&indented(id, 9, format!("{words} · {credit}").trim_end_matches([' ', '·']), out.width));
    for verdict in shown {
        let rule = rule_title(print, verdict, out).unwrap_or_default();
        let text = joined(&[
            word(verdict, print.titles.model().procedure.status, &out.words),
            rule,
            teller.subject(verdict.subject),
        ]);
        out.print(&indented(&format!("  {}", sign(verdict)), 4, &text, out.width));
        let full = verdict.kind == VerdictKind::Met && !print.all;
        evidence(print, verdict, if full { Depth::Short } else { Depth::Whole }, teller, out);
    }
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
