//! What assessors added to a card: who found what, and what it changed.

use crate::cli::assess::told;
use crate::cli::card::Print;
use crate::cli::output::{Output, indented};
use crate::score::card::{FindingLine, Headline};
use crate::tell::Teller;
use crate::trace::RecordNo;

/// The findings of assessors, in the order written.
pub(super) fn found<'a>(print: &Print<'a>) -> impl Iterator<Item = &'a FindingLine> + use<'a> {
    print.card.assessed.iter().flat_map(|assessed| &assessed.findings)
}

/// The numbers of the engine alone, of the team or the seat shown.
pub(super) fn engine_alone(print: &Print<'_>) -> Option<Headline> {
    let engine = &print.card.assessed.as_ref()?.engine;
    match print.seat {
        None => Some(engine.team),
        Some(seat) => {
            let at = print.card.seats.iter().position(|row| *row.seat == *seat)?;
            engine.seats.get(at).copied()
        }
    }
}

/// What was done in own words and is no action yet.
pub(super) fn own_words(print: &Print<'_>, teller: &Teller<'_>, out: &Output) {
    if print.card.own_words.is_empty() {
        return;
    }
    out.line("");
    out.line(&out.word("card-own-words"));
    for line in &print.card.own_words {
        out.print(&indented("  •", 4, &teller.stamped(RecordNo(line.record)), out.width));
    }
}

/// Who found what, and which verdicts are other ones for it.
pub(super) fn findings(print: &Print<'_>, out: &Output) {
    let Some(assessed) = &print.card.assessed else { return };
    if assessed.findings.is_empty() {
        return;
    }
    out.line("");
    out.line(&out.word("card-findings"));
    for line in &assessed.findings {
        let about = told::about(line);
        let about = if about.is_empty() { about } else { format!("{about} · ") };
        let text = format!("{about}{} · {}", told::finding(line, print.titles, out), told::written(line));
        out.print(&indented(&format!("{:>3}", line.number), 5, &text, out.width));
    }
    if !assessed.changes.is_empty() {
        out.line("");
        out.line(&out.word("card-changes"));
        for change in &assessed.changes {
            out.print(&indented(
                "  •",
                4,
                &told::change(change, print.titles.model().procedure.status, out),
                out.width,
            ));
        }
    }
}
