//! How long a duty may take: the first limit whose condition and stage hold at the opening, and the credit of lateness.

use crate::base::{Dur, EntityId};
use crate::content::model::Limit;
use crate::content::procedure::Basis;
use crate::score::clause::clock::DutyTime;
use crate::score::clause::condition::Conditions;
use crate::score::clause::verdict::{FULL, VerdictKind};

/// A limit, fixed for one obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// How long.
    pub time: Dur,
    /// Length from the same beginning after which it is no longer late but missed: twice the limit unless stated.
    pub late_until: Dur,
    /// Where the number comes from.
    pub basis: Basis,
}

impl Fixed {
    /// A limit with lateness up to `late_until`, or twice the limit.
    #[must_use]
    pub fn new(time: Dur, basis: Basis, late_until: Option<Dur>) -> Self {
        let late_until = late_until.unwrap_or(Dur(time.0.saturating_mul(2)));
        Self { time, late_until, basis }
    }

    /// The last duty moment in time.
    #[must_use]
    pub const fn due(&self, start: DutyTime) -> DutyTime {
        start.saturating_add(self.time.0)
    }

    /// The first duty moment at which it is missed, if it is after the due time.
    #[must_use]
    pub fn missed(&self, start: DutyTime) -> DutyTime {
        start.saturating_add(self.late_until.0.max(self.time.0))
    }

    /// What an act so long after the beginning earns: Met, Late with floor(10 000 × (U − e) ÷ (U − L)), or Missed.
    #[must_use]
    pub fn judge(&self, elapsed: Dur) -> VerdictKind {
        if elapsed <= self.time {
            VerdictKind::Met
        } else if elapsed < self.late_until {
            let left = i128::from(self.late_until.0) - i128::from(elapsed.0);
            let all = i128::from(self.late_until.0) - i128::from(self.time.0);
            VerdictKind::Late((i128::from(FULL) * left / all.max(1)) as u16)
        } else {
            VerdictKind::Missed
        }
    }
}

/// The first limit that holds: its condition for these things now, its stage while less than its end has passed since
/// the scope opened. None: no limit, due at the horizon.
#[must_use]
pub fn fix(
    limits: &[Limit],
    conditions: &Conditions,
    things: &[EntityId],
    elapsed: Dur,
    late_until: Option<Dur>,
) -> Option<Fixed> {
    let holds = |limit: &&Limit| {
        limit.until.is_none_or(|until| elapsed < until)
            && limit.guard.as_ref().is_none_or(|guard| conditions.holds(guard, things))
    };
    limits.iter().find(holds).map(|limit| Fixed::new(limit.time, limit.basis, late_until))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credit_falls_evenly_from_the_limit_to_the_end_of_lateness() {
        let limit = Fixed::new(Dur::minutes(60), Basis::Indicative, None);
        let credits = [60, 61, 90, 119, 120].map(|minutes| limit.judge(Dur::minutes(minutes)));
        use VerdictKind::{Late, Met, Missed};
        assert_eq!(credits, [Met, Late(9833), Late(5000), Late(166), Missed]);
    }

    #[test]
    fn an_end_of_lateness_before_the_limit_leaves_no_lateness() {
        let limit = Fixed::new(Dur::minutes(60), Basis::Treaty, Some(Dur::minutes(30)));
        assert_eq!(limit.judge(Dur::minutes(60)), VerdictKind::Met);
        assert_eq!(limit.judge(Dur(Dur::minutes(60).0 + 1)), VerdictKind::Missed);
    }
}
