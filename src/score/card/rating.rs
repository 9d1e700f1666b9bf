//! The proposal for an objective: P, S, M or U.
//!
//! The thresholds are ours, not a published standard: from 90 % performed without challenges, from 70 % with some, from
//! 40 % with major challenges, below unable to be performed. A critical failure limits the proposal to M, two or more to U.
//! The rating itself is the assessor's.

pub use crate::trace::Rating;

/// Quality in basis points from which P, S and M are proposed.
pub const THRESHOLDS: [(u16, Rating); 3] = [(9_000, Rating::P), (7_000, Rating::S), (4_000, Rating::M)];

impl Rating {
    /// The proposal from a quality and the number of critical failures.
    #[must_use]
    pub fn propose(quality: u16, failures: usize) -> Self {
        let by_quality =
            THRESHOLDS.into_iter().find(|(least, _)| quality >= *least).map_or(Self::U, |(_, rating)| rating);
        let limit = match failures {
            0 => Self::P,
            1 => Self::M,
            _ => Self::U,
        };
        by_quality.max(limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_limits_and_never_lifts() {
        let proposals = [
            (10_000, 0),
            (9_000, 0),
            (8_999, 0),
            (7_000, 1),
            (10_000, 1),
            (10_000, 2),
            (3_999, 0),
            (3_999, 1),
        ]
        .map(|(quality, failures)| Rating::propose(quality, failures));
        use Rating::{M, P, S, U};
        assert_eq!(proposals, [P, P, S, M, M, U, U, U]);
    }
}
