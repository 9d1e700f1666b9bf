//! What a debrief speaks about: critical failures first, two things that went well, up to three to look at; each with
//! its records, the text of the clause and where the duty comes from.

use std::cmp::Reverse;

use crate::base::{ClauseId, Msg};
use crate::cli::basis;
use crate::cli::card::evidence::{Depth, evidence, rule_title};
use crate::cli::card::word::{sign, word};
use crate::cli::card::{Print, joined};
use crate::cli::output::{Output, indented};
use crate::cli::tell::Teller;
use crate::content::model::Model;
use crate::score::card::sheet::weight;
use crate::score::clause::{FULL, Verdict};

/// So many things that went well are named.
const WELL: usize = 2;
/// At most so many things to look at are named.
const LOOK: usize = 3;

/// The points of a debrief.
#[derive(Clone, Debug, Default)]
pub struct Points<'a> {
    /// Critical failures.
    pub critical: Vec<&'a Verdict>,
    /// What went well, the gravest duties first.
    pub well: Vec<&'a Verdict>,
    /// What to look at, what weighs most first; none that is critical.
    pub look: Vec<&'a Verdict>,
}

impl<'a> Points<'a> {
    /// The points among these verdicts; one for each clause.
    #[must_use]
    pub fn of(model: &Model, verdicts: &[&'a Verdict], critical: Vec<&'a Verdict>) -> Self {
        let counted = || verdicts.iter().copied().filter(|verdict| verdict.counts() && !verdict.relay);
        let full = |verdict: &&Verdict| verdict.kind.credit() == Some(FULL);
        let named: Vec<ClauseId> = critical.iter().map(|verdict| verdict.clause).collect();
        let look = weightiest(model, counted().filter(|verdict| !full(verdict)), &named, LOOK);
        // What did not go well everywhere is not praised.
        let poor: Vec<ClauseId> =
            verdicts.iter().filter(|v| v.counts() && !full(v)).map(|verdict| verdict.clause).collect();
        let well = weightiest(model, counted().filter(full), &poor, WELL);
        Self { critical, well, look }
    }
}

/// The verdicts that weigh most, one for each clause, without the clauses named: by what was lost, then by severity, then
/// by when they arose.
fn weightiest<'a>(
    model: &Model,
    verdicts: impl Iterator<Item = &'a Verdict>,
    without: &[ClauseId],
    most: usize,
) -> Vec<&'a Verdict> {
    let order = |verdict: &&Verdict| {
        let severity = model.procedure.clauses.get(verdict.clause.index()).map(|clause| clause.severity);
        let weight = severity.map_or(0, |severity| weight(model, severity));
        let lost = u32::from(FULL - verdict.kind.credit().unwrap_or(FULL));
        (Reverse(weight.saturating_mul(lost)), severity, verdict.opened_at)
    };
    let mut list: Vec<&Verdict> = verdicts.filter(|verdict| !without.contains(&verdict.clause)).collect();
    list.sort_by_key(order);
    let mut taken: Vec<ClauseId> = Vec::new();
    list.retain(|verdict| {
        let new = !taken.contains(&verdict.clause);
        taken.push(verdict.clause);
        new
    });
    list.truncate(most);
    list
}

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
        word(verdict, print.titles.model().procedure.status, out)
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
        .with("basis", basis::mark(&clause.basis, out))
        .with("number", out.word(basis::key(verdict.basis)));
    out.print(&indented("", 6, &out.say(&said), out.width));
}
