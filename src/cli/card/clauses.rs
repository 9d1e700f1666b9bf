//! The card clause by clause.

use crate::base::Msg;
use crate::cli::card::evidence::{Depth, evidence, rule_title};
use crate::cli::card::numbers::percent;
use crate::cli::card::word::{sign, word};
use crate::cli::card::{Print, joined};
use crate::cli::output::{Output, indented};
use crate::cli::tell::Teller;
use crate::score::card::Sheet;
use crate::score::clause::{Verdict, VerdictKind};
use crate::trace::RecordNo;

/// Prints every clause with its verdicts, then the silent ones and the departures.
pub(super) fn clauses(print: &Print<'_>, sheet: &Sheet, teller: &Teller<'_>, out: &Output) {
    out.line("");
    out.line(&out.word("card-clauses"));
    for line in &sheet.clauses {
        clause(print, line.clause.as_ref(), line.credit, &line.verdicts, teller, out);
    }
    silent(print, sheet, out);
    departures(print, teller, out);
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
    let row = print.titles.model().procedure.clauses.iter().find(|row| row.id == *id);
    let words = row.map_or("", |row| out.text(&row.title));
    let credit = if credit.is_some() { percent(credit) } else { String::new() };
    out.line("");
    out.print(&indented(id, 9, format!("{words} · {credit}").trim_end_matches([' ', '·']), out.width));
    for verdict in shown {
        let rule = rule_title(print, verdict, out).unwrap_or_default();
        let text = joined(&[word(verdict, out), rule, teller.subject(verdict.subject)]);
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
