//! Prints the points of a debrief, each with its records, the text of the clause and where the duty comes from.

use crate::base::Msg;
use crate::cli::card::evidence::{Depth, evidence, rule_title};
use crate::cli::card::{Print, joined};
use crate::cli::output::{Output, indented};
use crate::score::card::Points;
use crate::score::clause::Verdict;
use crate::tell::verdict::{sign, word};
use crate::tell::{Teller, basis};

/// Prints the points.
pub(super) fn points(print: &Print<'_>, points: &Points<'_>, teller: &Teller<'_>, out: &Output) {
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
            point(print, verdict, teller, out);
        }
    }
}

/// One point: verdict, clause, records, then the text of the clause and its basis.
fn point(print: &Print<'_>, verdict: &Verdict, teller: &Teller<'_>, out: &Output) {
    let Some(clause) = print.titles.model().procedure.clauses.get(verdict.clause.index()) else { return };
    let title = format!(
        "{} {} · {}",
        clause.id,
        out.text(&clause.title),
        word(verdict, print.titles.model().procedure.status, &out.words)
    );
    out.print(&indented(&format!("  {}", sign(verdict)), 4, &title, out.width));
    let about =
        joined(&[rule_title(print, verdict, out).unwrap_or_default(), teller.subject(verdict.subject)]);
    if !about.is_empty() {
        out.print(&indented("", 6, &about, out.width));
    }
    evidence(print, verdict, Depth::Whole, teller, out);
    let duty = out.text(&clause.duty);
    let key = match (duty.is_empty(), verdict.due.is_some()) {
        (true, _) => "card-basis",
        (false, false) => "card-duty",
        (false, true) => "card-duty-timed",
    };
    let said = Msg::new(key)
        .with("duty", duty)
        .with("basis", basis::mark(&clause.basis, &print.titles.model().procedure, &out.words))
        .with("number", out.word(basis::key(verdict.basis)));
    out.print(&indented("", 6, &out.say(&said), out.width));
}
