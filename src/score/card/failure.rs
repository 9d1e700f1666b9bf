//! Failures of S1 clauses: what limits a proposed rating, whatever the quality.
//!
//! A failure is each breaching record, each Missed without a later act, and each Missed with one where the number is
//! national law or a treaty. A periodic rule and subject counts once. Late never limits.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;

use crate::content::model::{Model, RuleKind};
use crate::content::procedure::{Basis, Severity};
use crate::score::clause::{Of, Verdict, VerdictKind};

/// A failure of an S1 clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// Clause.
    pub clause: Arc<str>,
    /// Position of the verdict.
    pub verdict: usize,
    /// The breaching record; absent for what was missed, and where a person named none.
    pub record: Option<u32>,
}

/// The failures among these verdicts, in order.
#[must_use]
pub fn failures(model: &Model, verdicts: &[Verdict], among: &[usize]) -> Vec<Failure> {
    let mut list = Vec::new();
    let mut periods = BTreeSet::new();
    for at in among {
        let Some(verdict) = verdicts.get(*at) else { continue };
        let clause = model.procedure.clauses.get(verdict.clause.index());
        let Some(clause) = clause.filter(|clause| clause.severity == Severity::S1) else { continue };
        let failure = |record| Failure { clause: Arc::clone(clause.id.shared()), verdict: *at, record };
        match verdict.kind {
            VerdictKind::Breached if verdict.breaches.is_empty() => list.push(failure(None)),
            VerdictKind::Breached => {
                list.extend(verdict.breaches.iter().map(|record| failure(Some(record.0))));
            }
            VerdictKind::Missed => {
                let is_law = matches!(verdict.basis, Basis::National | Basis::Treaty);
                let once = !is_period(model, verdict) || periods.insert((verdict.of, verdict.subject));
                if (verdict.later_act.is_none() || is_law) && once {
                    list.push(failure(None));
                }
            }
            VerdictKind::Met
            | VerdictKind::Late(_)
            | VerdictKind::NotDue
            | VerdictKind::NeverArose
            | VerdictKind::NotObserved
            | VerdictKind::Lifted => {}
        }
    }
    list
}

fn is_period(model: &Model, verdict: &Verdict) -> bool {
    let Of::Rule(rule) = verdict.of else { return false };
    let periodic =
        model.rules.get(rule.index()).is_some_and(|rule| matches!(rule.kind, RuleKind::Periodic { .. }));
    periodic && !verdict.relay
}
