//! The numbers of the team or of one seat.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::ClauseId;
use crate::content::model::Model;
use crate::content::procedure::Severity;
use crate::score::card::credit::{RuleCredit, mean, rule_credit, weighted};
use crate::score::card::failure::{Failure, failures};
use crate::score::card::rating::Rating;
use crate::score::clause::{Of, Verdict, VerdictKind};
use crate::trace::{Names as _, Table};

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
    pub clause: Box<str>,
    /// Phase.
    pub phase: Box<str>,
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
    pub rule: Option<Box<str>>,
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
    pub phase: Box<str>,
    /// Quality and coverage.
    pub headline: Headline,
}

/// An objective.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ObjectiveLine {
    /// Objective.
    pub objective: Box<str>,
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
        let without: Vec<usize> = among.iter().copied().filter(|at| !justified.contains(at)).collect();
        let after = (without.len() < among.len())
            .then(|| headline(&clause_lines(model, verdicts, &without).1.iter().collect::<Vec<_>>()));
        let mut counts = Counts::default();
        for verdict in among.iter().filter_map(|at| verdicts.get(*at)) {
            counts.count(verdict);
        }
        let phases = phase_lines(model, &clauses);
        let clause_of = |name: &str| {
            clauses.iter().position(|line| *line.clause == *name).and_then(|at| ids.get(at)).copied()
        };
        let failed: Vec<Option<ClauseId>> =
            failures.iter().map(|failure| clause_of(&failure.clause)).collect();
        let objectives = model
            .scenario
            .objectives
            .iter()
            .zip(&model.script.objectives)
            .map(|(objective, named)| {
                let lines = ids.iter().zip(&clauses).filter(|(id, _)| named.contains(id));
                let headline = headline(&lines.map(|(_, line)| line).collect::<Vec<_>>());
                let failures: Vec<usize> = (0..)
                    .zip(&failed)
                    .filter(|(_, clause)| clause.is_some_and(|clause| named.contains(&clause)))
                    .map(|(at, _)| at)
                    .collect();
                let proposed = headline.quality.map(|quality| Rating::propose(quality, failures.len()));
                let free = headline.quality.map(|quality| Rating::propose(quality, 0));
                ObjectiveLine {
                    objective: objective.id.as_str().into(),
                    headline,
                    failures,
                    proposed,
                    limited: proposed != free,
                }
            })
            .collect();
        Self {
            failures,
            headline: headline(&clauses.iter().collect::<Vec<_>>()),
            after,
            counts,
            clauses,
            phases,
            objectives,
        }
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
    let mut by_clause: BTreeMap<ClauseId, BTreeMap<Of, Vec<usize>>> = BTreeMap::new();
    for at in among {
        if let Some(verdict) = verdicts.get(*at) {
            by_clause.entry(verdict.clause).or_default().entry(verdict.of).or_default().push(*at);
        }
    }
    by_clause
        .into_iter()
        .filter_map(|(clause, by_rule)| {
            let text = model.procedure.clauses.get(clause.index())?;
            let mut positions: Vec<usize> = by_rule.values().flatten().copied().collect();
            positions.sort_unstable();
            let rules: Vec<(RuleCredit, RuleLine)> = by_rule
                .iter()
                .map(|(of, list)| {
                    let credit = rule_credit(model, *of, list.iter().filter_map(|at| verdicts.get(*at)));
                    let not_observed = list
                        .iter()
                        .filter_map(|at| verdicts.get(*at))
                        .any(|verdict| verdict.kind == VerdictKind::NotObserved);
                    let line = RuleLine {
                        rule: match of {
                            Of::Rule(rule) => Some(model.name(Table::Rule, rule.0).into()),
                            Of::Expect(_) => None,
                        },
                        credit: credit.credit,
                        subjects: credit.subjects.len() as u32,
                        not_observed: not_observed && credit.credit.is_none(),
                    };
                    (credit, line)
                })
                .collect();
            let several = rules.iter().any(|(credit, _)| credit.subjects.len() > 1);
            let worst = rules.iter().flat_map(|(credit, _)| credit.subjects.values()).min().copied();
            let line = ClauseLine {
                clause: text.id.as_str().into(),
                phase: text.phase.as_str().into(),
                severity: text.severity as u8 + 1,
                weight: weight(model, text.severity),
                credit: mean(rules.iter().filter_map(|(credit, _)| credit.credit)),
                worst: worst.filter(|_| several && text.severity == Severity::S1),
                rules: rules.into_iter().map(|(_, line)| line).collect(),
                verdicts: positions,
            };
            Some((clause, line))
        })
        .unzip()
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
    any.map(|(phase, lines)| GroupLine { phase: phase.id.as_str().into(), headline: headline(lines) })
        .collect()
}

fn headline(clauses: &[&ClauseLine]) -> Headline {
    let rules = || clauses.iter().flat_map(|clause| &clause.rules);
    let judged = rules().filter(|rule| rule.credit.is_some()).count();
    let left = rules().filter(|rule| rule.not_observed).count();
    let credits = clauses.iter().filter_map(|clause| clause.credit.map(|credit| (clause.weight, credit)));
    Headline { quality: weighted(credits), judged: judged as u16, duties: (judged + left) as u16 }
}
