//! Prints the points of a debrief, each with its records, the text of the clause and where the duty comes from.

use crate::cli::card::Print;
use crate::cli::card::evidence::{INDENT, findings};
use crate::cli::output::{Output, indented};
use crate::score::card::Points;
use crate::score::clause::Verdict;
use crate::tell::point::point;

/// Prints the points.
pub(super) fn points(print: &Print<'_>, points: &Points<'_>, out: &Output) {
    for (key, list) in [
        ("card-failures", &points.critical),
        ("card-went-well", &points.well),
        ("card-to-look-at", &points.look),
    ] {
        if list.is_empty() {
            continue;
        }
        out.line("");
        out.line(&out.word(key));
        for verdict in list {
            one(print, verdict, out);
        }
    }
}

/// One point: verdict, clause, records, then the text of the clause and its basis.
fn one(print: &Print<'_>, verdict: &Verdict, out: &Output) {
    let Some(point) = point(&print.proof(out), verdict, findings(print, verdict, out)) else { return };
    let title = format!("{} · {}", point.title, point.word);
    out.print(&indented(&format!("  {}", point.sign), 4, &title, out.width));
    let about = (!point.about.is_empty()).then_some(point.about);
    for line in about.into_iter().chain(point.evidence).chain([point.duty]) {
        out.print(&indented("", INDENT, &line, out.width));
    }
}
