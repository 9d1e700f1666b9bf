//! From verdicts to the credit of a subject, a rule, a clause.
//!
//! - A subject's credit is the lowest among its obligations, the relay among them; a periodic rule and subject enters
//!   once: Σ length × credit ÷ Σ length over its closed periods.
//! - A rule's credit is the mean over its subjects, but the lowest over them for a Precedence and for a rule whose
//!   trigger is a seat's own act, or splitting acts would dilute a breach.
//! - A clause's credit is the mean over its judged rules; something expected that never triggered is one more rule.
//!
//! Every mean and quotient is rounded down.

use crate::content::model::{Head, Model, Pattern, Rule, RuleKind};
use crate::score::clause::{Of, Verdict};
use crate::trace::Subject;

/// Credit of one rule, or of one expectation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RuleCredit {
    /// How many subjects have anything judged.
    pub subjects: u32,
    /// The lowest credit of a subject, in basis points; none with nothing judged.
    pub lowest: Option<u16>,
    /// The credit; none with nothing judged.
    pub credit: Option<u16>,
}

/// Sums of one subject.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    lowest: Option<u16>,
    weighted: i128,
    length: i128,
}

impl Sums {
    /// Enters a credit; that of a period with its length.
    fn enter(&mut self, credit: u16, length: i64) {
        if length > 0 {
            self.weighted += i128::from(length) * i128::from(credit);
            self.length += i128::from(length);
        } else {
            self.lowest = Some(self.lowest.map_or(credit, |lowest| lowest.min(credit)));
        }
    }

    fn credit(&self) -> Option<u16> {
        let periods = (self.length > 0).then(|| (self.weighted / self.length) as u16);
        match (self.lowest, periods) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        }
    }
}

/// The credit of a rule from its verdicts.
#[must_use]
pub fn rule_credit<'a>(model: &Model, of: Of, verdicts: impl Iterator<Item = &'a Verdict>) -> RuleCredit {
    let rule = match of {
        Of::Rule(rule) => model.rules.get(rule.index()),
        Of::Expect(_) => None,
    };
    let periodic = rule.is_some_and(|rule| matches!(rule.kind, RuleKind::Periodic { .. }));
    let counted = verdicts.filter(|verdict| verdict.counts());
    let mut entered: Vec<(Subject, u16, i64)> = counted
        .filter_map(|verdict| {
            let length = if periodic && !verdict.relay { verdict.length.0.max(0) } else { 0 };
            Some((verdict.subject, verdict.kind.credit()?, length))
        })
        .collect();
    entered.sort_unstable();
    let by_subject = entered.chunk_by(|one, other| one.0 == other.0);
    let credits = by_subject.filter_map(|list| {
        let mut sums = Sums::default();
        list.iter().for_each(|(_, credit, length)| sums.enter(*credit, *length));
        sums.credit()
    });
    let lowest = credits.clone().min();
    let credit = if rule.is_some_and(is_lowest) { lowest } else { mean(credits.clone()) };
    RuleCredit { subjects: credits.count() as u32, lowest, credit }
}

/// The floor of the mean; none of nothing.
#[must_use]
pub fn mean(credits: impl Iterator<Item = u16>) -> Option<u16> {
    let (sum, number) =
        credits.fold((0u64, 0u64), |(sum, number), credit| (sum + u64::from(credit), number + 1));
    sum.checked_div(number).map(|mean| mean as u16)
}

/// The floor of Σ weight × credit ÷ Σ weight; none of nothing.
#[must_use]
pub fn weighted(credits: impl Iterator<Item = (u32, u16)>) -> Option<u16> {
    let (sum, weight) = credits.fold((0u64, 0u64), |(sum, all), (weight, credit)| {
        (sum + u64::from(weight) * u64::from(credit), all + u64::from(weight))
    });
    sum.checked_div(weight).map(|quality| quality as u16)
}

/// Whether the lowest subject decides.
#[must_use]
pub fn is_lowest(rule: &Rule) -> bool {
    match &rule.kind {
        RuleKind::Precedence { .. } => true,
        RuleKind::Response { when, .. } | RuleKind::Periodic { when, .. } => is_own_act(when),
        RuleKind::Existence { when, .. } => when.as_ref().is_some_and(is_own_act),
        RuleKind::Prohibition { from, .. } => from.as_ref().is_some_and(is_own_act),
    }
}

fn is_own_act(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::On(leaf) => matches!(leaf.head, Head::Action(_)),
        Pattern::Any(list) => list.iter().any(is_own_act),
        Pattern::Lapsed(since, ..) => is_own_act(since),
        Pattern::Became(..) | Pattern::Holds(_) => false,
    }
}
