//! What a debrief speaks about: critical failures first, two things that went well, up to three to look at.

use std::cmp::Reverse;

use crate::base::ClauseId;
use crate::content::model::Model;
use crate::score::card::sheet::{Sheet, weight};
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
    /// The points of a sheet of a card, whose verdicts these are.
    #[must_use]
    pub fn of_sheet(model: &Model, sheet: &Sheet, verdicts: &'a [Verdict]) -> Self {
        let among: Vec<&Verdict> =
            sheet.clauses.iter().flat_map(|line| &line.verdicts).filter_map(|at| verdicts.get(*at)).collect();
        let critical = sheet.failures.iter().filter_map(|failure| verdicts.get(failure.verdict)).collect();
        Self::of(model, &among, critical)
    }

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
