//! How hard duties and decisions are for simulated colleagues, and what is unfair about them.
//!
//! # How it is computed
//! - Of a clause: for each [`Profile`], the share met (or kept) of the verdicts that stand on the card of a seat played
//!   that way and enter the numbers; late is not met. The difficulty is what is missing to 100 % in the plain mean of
//!   the shares of the profiles that work (expert, slow, novice), so that it does not depend on how often each was
//!   drawn. What another seat met for the owner enters no share.
//! - Of a decision: the same, of the times it was asked; *met* is the option experts take most often.
//!
//! # What it is not
//! - A measure of people. Bots do by rote what a clause asks, never misread a message, and know no fear; what they find
//!   hard people may find easy, and the other way round. It orders the duties of a script and shows what cannot be
//!   right; how hard an exercise is, a rehearsal tells.

use crate::explore::census::mix::Profile;

/// Verdicts, or answers, of one profile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shares {
    /// Met by an act.
    pub met: u64,
    /// Kept without one.
    pub kept: u64,
    /// Late.
    pub late: u64,
    /// Missed.
    pub missed: u64,
    /// Breached.
    pub breached: u64,
}

impl Shares {
    /// How many there are.
    #[must_use]
    pub const fn judged(&self) -> u64 {
        self.met + self.kept + self.late + self.missed + self.breached
    }

    /// The share met or kept, in basis points; none with nothing judged.
    #[must_use]
    pub fn share(&self) -> Option<u16> {
        share(self.met + self.kept, self.judged())
    }

    /// Adds others.
    pub fn merge(&mut self, other: &Self) {
        self.met += other.met;
        self.kept += other.kept;
        self.late += other.late;
        self.missed += other.missed;
        self.breached += other.breached;
    }
}

/// A share in basis points, rounded down; none of nothing.
#[must_use]
pub fn share(part: u64, of: u64) -> Option<u16> {
    let points = u128::from(part) * 10_000;
    points.checked_div(u128::from(of)).map(|points| points as u16)
}

/// What is missing to everything in the mean of the shares of those who work; none if none of them has one.
#[must_use]
pub fn difficulty(shares: &[Option<u16>; 4]) -> Option<u16> {
    let working = Profile::ALL.into_iter().zip(shares).filter(|(profile, _)| profile.works());
    let (sum, count) = working
        .filter_map(|(_, share)| *share)
        .fold((0u32, 0u32), |(sum, count), share| (sum + u32::from(share), count + 1));
    sum.checked_div(count).map(|mean| 10_000 - mean as u16)
}

/// How hard in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// At least nine of ten meet it.
    Easy,
    /// In between.
    Medium,
    /// Fewer than half meet it.
    Hard,
}

impl Level {
    /// The level of a difficulty in basis points.
    #[must_use]
    pub const fn of(difficulty: u16) -> Self {
        match difficulty {
            0..=1_000 => Self::Easy,
            1_001..=5_000 => Self::Medium,
            _ => Self::Hard,
        }
    }

    /// The word for it in data.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Medium => "medium",
            Self::Hard => "hard",
        }
    }
}

/// What is unfair about a duty or a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// An objective names the clause, and no run called for it.
    NeverArises,
    /// It was called for, and nobody who works ever met it.
    NeverMet,
    /// Everybody always met it, the empty chair too.
    AlwaysMet,
    /// Everybody who was asked, novices by chance too, took the same option.
    OneAnswer,
}

impl Flag {
    /// The word for it in data.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NeverArises => "never-arises",
            Self::NeverMet => "never-met",
            Self::AlwaysMet => "always-met",
            Self::OneAnswer => "one-answer",
        }
    }

    /// What is unfair about a clause that arose in so many runs, was met so often by anybody, and was judged so.
    #[must_use]
    pub fn of_clause(claimed: bool, arose: u64, met: u64, profiles: &[Shares; 4]) -> Option<Self> {
        if arose == 0 {
            return claimed.then_some(Self::NeverArises);
        }
        let mut working = Shares::default();
        let mut all = Shares::default();
        let mut absent = Shares::default();
        for (profile, shares) in Profile::ALL.into_iter().zip(profiles) {
            all.merge(shares);
            if profile.works() { working.merge(shares) } else { absent.merge(shares) }
        }
        if met == 0 && working.judged() > 0 && working.met + working.kept == 0 {
            return Some(Self::NeverMet);
        }
        (absent.met > 0 && all.late + all.missed + all.breached == 0).then_some(Self::AlwaysMet)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(met: u64, missed: u64) -> Shares {
        Shares { met, missed, ..Shares::default() }
    }

    #[test]
    fn difficulty_does_not_depend_on_how_often_each_was_drawn() {
        let of = |list: [Shares; 4]| difficulty(&list.map(|shares| shares.share()));
        let absent = shares(0, 9);
        let few = of([shares(1, 0), shares(1, 1), shares(0, 1), absent]);
        let many = of([shares(1_000, 0), shares(1, 1), shares(0, 7), absent]);
        assert_eq!((few, many), (Some(5_000), Some(5_000)));
        assert_eq!(of([Shares::default(), Shares::default(), Shares::default(), absent]), None);
        assert_eq!(
            [0, 1_000, 1_001, 5_000, 5_001, 10_000].map(|d| Level::of(d).word()).join(" "),
            "easy easy medium medium hard hard"
        );
    }

    #[test]
    fn what_nobody_meets_and_what_everybody_meets_is_unfair() {
        let none = Shares::default();
        let flag = Flag::of_clause;
        assert_eq!(flag(true, 0, 0, &[none; 4]), Some(Flag::NeverArises));
        assert_eq!(flag(false, 0, 0, &[none; 4]), None);
        assert_eq!(flag(true, 5, 0, &[shares(0, 3), none, shares(0, 2), none]), Some(Flag::NeverMet));
        // Whoever owes it does not, but a colleague does it for them.
        assert_eq!(flag(true, 5, 1, &[shares(0, 3), none, shares(0, 2), none]), None);
        assert_eq!(flag(true, 5, 1, &[shares(1, 3), none, shares(0, 2), none]), None);
        // An empty chair alone says nothing about those who work.
        assert_eq!(flag(true, 5, 0, &[none, none, none, shares(0, 5)]), None);
        assert_eq!(flag(true, 5, 3, &[shares(3, 0), none, none, shares(2, 0)]), Some(Flag::AlwaysMet));
        assert_eq!(flag(true, 5, 3, &[shares(3, 0), none, none, shares(2, 1)]), None);
        // Nothing stood on an empty chair's card: nobody knows what it would have met.
        assert_eq!(flag(true, 5, 3, &[shares(3, 0), none, none, none]), None);
    }
}
