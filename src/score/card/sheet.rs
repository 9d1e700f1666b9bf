//! The numbers of the team or of one seat.

use std::sync::Arc;

use serde::Serialize;

use crate::base::ClauseId;
use crate::content::model::Model;
use crate::content::procedure::Severity;
use crate::score::card::credit::{mean, rule_credit, weighted};
use crate::score::card::failure::{Failure, failures};
use crate::score::card::rating::Rating;
use crate::score::clause::{Of, Verdict, VerdictKind};
use crate::trace::Table;

/// Quality and coverage; always shown together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Headline {
    /// Quality in basis points; absent with nothing judged.
    pub quality: Option<u16>,
    /// Rules judged.
    pub judged: u16,
    /// Rules judged or left to a person.
    pub duties: u16,
}

/// The numbers of the team or of one seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// Critical failures; printed first.
    pub failures: Vec<Failure>,
    /// Quality and coverage.
    pub headline: Headline,
    /// The same without what an assessor found justified; absent if there is none.
    pub after: Option<Headline>,
    /// How many verdicts of each kind.
    pub counts: Counts,
    /// Clauses with any verdict, in the procedure's order.
    pub clauses: Vec<ClauseLine>,
    /// Phases with any verdict, in the procedure's order.
    pub phases: Vec<GroupLine>,
    /// Objectives, in the scenario's order.
    pub objectives: Vec<ObjectiveLine>,
}

/// Verdicts by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Met by an act.
    pub met: u32,
    /// Met without an act.
    pub kept: u32,
    /// Late.
    pub late: u32,
    /// Missed.
    pub missed: u32,
    /// Breached.
    pub breached: u32,
    /// Not due.
    pub not_due: u32,
    /// Never arose.
    pub never_arose: u32,
    /// Not observed.
    pub not_observed: u32,
    /// Lifted.
    pub lifted: u32,
}

/// One clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClauseLine {
    /// Number.
    pub clause: Arc<str>,
    /// Phase.
    pub phase: Arc<str>,
    /// Severity, 1 to 4.
    pub severity: u8,
    /// Weight.
    pub weight: u32,
    /// Credit in basis points; absent with nothing judged.
    pub credit: Option<u16>,
    /// For an S1 clause judged for several subjects: the worst of them, beside the mean.
    pub worst: Option<u16>,
    /// Its rules with any verdict.
    pub rules: Vec<RuleLine>,
    /// Positions of its verdicts.
    pub verdicts: Vec<usize>,
}

/// One rule, or something expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleLine {
    /// Name; absent for something expected.
    pub rule: Option<Arc<str>>,
    /// Credit in basis points; absent with nothing judged.
    pub credit: Option<u16>,
    /// Subjects judged.
    pub subjects: u32,
    /// Only a person can judge it and nobody did.
    pub not_observed: bool,
}

/// A phase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupLine {
    /// Phase.
    pub phase: Arc<str>,
    /// Quality and coverage.
    pub headline: Headline,
}

/// An objective.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ObjectiveLine {
    /// Objective.
    pub objective: Arc<str>,
    /// Quality and coverage over the clauses it names.
    pub headline: Headline,
    /// Critical failures of the clauses it names, by position among the sheet's failures.
    pub failures: Vec<usize>,
    /// The engine's proposal; absent with nothing judged, and of a run that is not whole.
    pub proposed: Option<Rating>,
    /// Whether failures limit the proposal.
    pub limited: bool,
}

impl Sheet {
    /// The sheet of these verdicts, by position.
    #[must_use]
    pub fn of(model: &Model, verdicts: &[Verdict], among: &[usize], justified: &[usize]) -> Self {
        let (ids, clauses) = clause_lines(model, verdicts, among);
        let failures = failures(model, verdicts, among);
        let after = among.iter().any(|at| justified.contains(at)).then(|| {
            let without: Vec<usize> = among.iter().copied().filter(|at| !justified.contains(at)).collect();
            headline(clause_lines(model, verdicts, &without).1.iter())
        });
        let mut counts = Counts::default();
        for verdict in among.iter().filter_map(|at| verdicts.get(*at)) {
            counts.count(verdict);
        }
        let phases = phase_lines(model, &clauses);
        let failed: Vec<Option<ClauseId>> = failures
            .iter()
            .map(|failure| verdicts.get(failure.verdict).map(|verdict| verdict.clause))
            .collect();
        let objectives = model
            .scenario
            .objectives
            .iter()
            .zip(&model.script.objectives)
            .map(|(objective, named)| {
                let lines = ids.iter().zip(&clauses).filter(|(id, _)| named.contains(id));
                let headline = headline(lines.map(|(_, line)| line));
                let failures: Vec<usize> = (0..)
                    .zip(&failed)
                    .filter(|(_, clause)| clause.is_some_and(|clause| named.contains(&clause)))
                    .map(|(at, _)| at)
                    .collect();
                let proposed = headline.quality.map(|quality| Rating::propose(quality, failures.len()));
                let free = headline.quality.map(|quality| Rating::propose(quality, 0));
                ObjectiveLine {
                    objective: Arc::clone(objective.id.shared()),
                    headline,
                    failures,
                    proposed,
                    limited: proposed != free,
                }
            })
            .collect();
        Self { failures, headline: headline(clauses.iter()), after, counts, clauses, phases, objectives }
    }

    /// The sheet of a run that says too little to propose a rating by.
    #[must_use]
    pub fn without_proposals(mut self) -> Self {
        for objective in &mut self.objectives {
            (objective.proposed, objective.limited) = (None, false);
        }
        self
    }
}

impl Counts {
    const fn count(&mut self, verdict: &Verdict) {
        let counter = match verdict.kind {
            VerdictKind::Met if verdict.kept => &mut self.kept,
            VerdictKind::Met => &mut self.met,
            VerdictKind::Late(_) => &mut self.late,
            VerdictKind::Missed => &mut self.missed,
            VerdictKind::Breached => &mut self.breached,
            VerdictKind::NotDue => &mut self.not_due,
            VerdictKind::NeverArose => &mut self.never_arose,
            VerdictKind::NotObserved => &mut self.not_observed,
            VerdictKind::Lifted => &mut self.lifted,
        };
        *counter += 1;
    }
}

/// The weight of a severity.
#[must_use]
pub fn weight(model: &Model, severity: Severity) -> u32 {
    let (s1, s2, s3, s4) = model.procedure.weights.unwrap_or((8, 4, 2, 1));
    match severity {
        Severity::S1 => s1,
        Severity::S2 => s2,
        Severity::S3 => s3,
        Severity::S4 => s4,
    }
}

/// The lines of the clauses with any verdict, beside the clauses.
fn clause_lines(model: &Model, verdicts: &[Verdict], among: &[usize]) -> (Vec<ClauseId>, Vec<ClauseLine>) {
    let placed = among.iter().filter_map(|at| verdicts.get(*at).map(|verdict| (verdict, *at)));
    let mut order: Vec<(ClauseId, Of, usize)> =
        placed.map(|(verdict, at)| (verdict.clause, verdict.of, at)).collect();
    order.sort_unstable();
    let by_clause = order.chunk_by(|one, other| one.0 == other.0);
    by_clause
        .filter_map(|list| {
            let clause = list.first()?.0;
            Some((clause, clause_line(model, verdicts, clause, list)?))
        })
        .unzip()
}

/// The line of a clause from its verdicts, given by rule and position.
fn clause_line(
    model: &Model,
    verdicts: &[Verdict],
    clause: ClauseId,
    list: &[(ClauseId, Of, usize)],
) -> Option<ClauseLine> {
    let text = model.procedure.clauses.get(clause.index())?;
    let mut positions: Vec<usize> = list.iter().map(|(_, _, at)| *at).collect();
    positions.sort_unstable();
    let (mut several, mut worst) = (false, None);
    let rules: Vec<RuleLine> = list
        .chunk_by(|one, other| one.1 == other.1)
        .filter_map(|list| {
            let of = list.first()?.1;
            let these = || list.iter().filter_map(|(_, _, at)| verdicts.get(*at));
            let credit = rule_credit(model, of, these());
            several |= credit.subjects > 1;
            worst = worst.into_iter().chain(credit.lowest).min();
            Some(RuleLine {
                rule: match of {
                    Of::Rule(rule) => model.shared_name(Table::Rule, rule.0).cloned(),
                    Of::Expect(_) => None,
                },
                credit: credit.credit,
                subjects: credit.subjects,
                not_observed: credit.credit.is_none()
                    && these().any(|verdict| verdict.kind == VerdictKind::NotObserved),
            })
        })
        .collect();
    Some(ClauseLine {
        clause: Arc::clone(text.id.shared()),
        phase: Arc::clone(text.phase.shared()),
        severity: text.severity as u8 + 1,
        weight: weight(model, text.severity),
        credit: mean(rules.iter().filter_map(|rule| rule.credit)),
        worst: worst.filter(|_| several && text.severity == Severity::S1),
        rules,
        verdicts: positions,
    })
}

/// The lines of the phases with any verdict, in the procedure's order.
fn phase_lines(model: &Model, clauses: &[ClauseLine]) -> Vec<GroupLine> {
    let phases = &model.procedure.phases;
    let mut grouped: Vec<Vec<&ClauseLine>> = vec![Vec::new(); phases.len()];
    for line in clauses {
        let at = phases.iter().position(|phase| *phase.id.as_str() == *line.phase);
        if let Some(lines) = at.and_then(|at| grouped.get_mut(at)) {
            lines.push(line);
        }
    }
    let any = phases.iter().zip(&grouped).filter(|(_, lines)| !lines.is_empty());
    any.map(|(phase, lines)| GroupLine {
        phase: Arc::clone(phase.id.shared()),
        headline: headline(lines.iter().copied()),
    })
    .collect()
}

fn headline<'a>(clauses: impl Iterator<Item = &'a ClauseLine>) -> Headline {
    let (mut judged, mut left) = (0, 0);
    let credits = clauses.filter_map(|clause| {
        judged += clause.rules.iter().filter(|rule| rule.credit.is_some()).count();
        left += clause.rules.iter().filter(|rule| rule.not_observed).count();
        clause.credit.map(|credit| (clause.weight, credit))
    });
    let quality = weighted(credits);
    Headline { quality, judged: judged as u16, duties: (judged + left) as u16 }
}
