//! Who sits where in a run.

use crate::base::{SeatId, SeatMask};
use crate::content::model::Model;
use crate::kernel::chance;

/// A way a seat is played: the policy of this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Profile {
    /// Does what it owes at once.
    Expert,
    /// The same, long after.
    Slow,
    /// Slips by keyed chance.
    Novice,
    /// An empty chair.
    Absent,
}

impl Profile {
    /// All of them, from the surest to the empty chair.
    pub const ALL: [Self; 4] = [Self::Expert, Self::Slow, Self::Novice, Self::Absent];

    /// The name of its policy.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Expert => "expert",
            Self::Slow => "slow",
            Self::Novice => "novice",
            Self::Absent => "absent",
        }
    }

    /// The profile of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.name() == name)
    }

    /// Whether it does anything at all.
    #[must_use]
    pub const fn works(self) -> bool {
        !matches!(self, Self::Absent)
    }

    /// How often, of ten, it is drawn in a mixed run: an empty chair is rare, or it would decide everything.
    const fn weight(self) -> u32 {
        if self.works() { 3 } else { 1 }
    }
}

/// How the profiles of the seats are chosen, before those that are fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// Every seat this one.
    All(Profile),
    /// One seat, another one by keyed chance in each run, is a novice; the others are experts.
    Trainee,
    /// Each seat draws its own by keyed chance: expert, slow and novice three times of ten each, absent once.
    Mixed,
}

impl Base {
    /// The names on the command line.
    pub const NAMES: [&'static str; 6] = ["mixed", "trainee", "expert", "slow", "novice", "absent"];

    /// The one of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "mixed" => Some(Self::Mixed),
            "trainee" => Some(Self::Trainee),
            _ => Profile::named(name).map(Self::All),
        }
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::All(profile) => profile.name(),
            Self::Trainee => "trainee",
            Self::Mixed => "mixed",
        }
    }
}

/// Who sits where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mix {
    /// How seats are chosen.
    pub base: Base,
    /// Seats that are always played one way.
    pub fixed: Vec<(SeatId, Profile)>,
    /// Seats among which the trainee's is drawn; none: all.
    pub played: SeatMask,
}

impl Mix {
    /// Every seat by this base.
    #[must_use]
    pub const fn of(base: Base) -> Self {
        Self { base, fixed: Vec::new(), played: SeatMask::NONE }
    }

    /// The profile of each seat, in the scenario's order, in the run of this seed.
    #[must_use]
    pub fn profiles(&self, model: &Model, seed: u64) -> Vec<Profile> {
        let trainee = (self.base == Base::Trainee).then(|| self.trainee(model, seed)).flatten();
        let by_base = |at: usize, name: &str| match self.base {
            Base::All(profile) => profile,
            Base::Trainee if trainee == Some(SeatId::from_index(at)) => Profile::Novice,
            Base::Trainee => Profile::Expert,
            Base::Mixed => {
                let weights = Profile::ALL.into_iter().map(Profile::weight);
                let drawn = chance::draw(seed, "census-mixed", 0, name, weights);
                Profile::ALL.get(usize::from(drawn)).copied().unwrap_or(Profile::Expert)
            }
        };
        let seats = model.seats.iter().enumerate();
        seats
            .map(|(at, row)| {
                let fixed = self.fixed.iter().find(|(seat, _)| seat.index() == at);
                fixed.map_or_else(|| by_base(at, row.name.as_str()), |(_, profile)| *profile)
            })
            .collect()
    }

    fn trainee(&self, model: &Model, seed: u64) -> Option<SeatId> {
        let all = (0..model.seats.len()).map(SeatId::from_index);
        let seats: Vec<SeatId> =
            all.filter(|seat| self.played.is_empty() || self.played.has(*seat)).collect();
        let drawn = chance::draw(seed, "census-trainee", 0, "", seats.iter().map(|_| 1));
        seats.get(usize::from(drawn)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::fixture;
    use crate::explore::policy;

    #[test]
    fn every_profile_is_a_policy_and_every_base_has_its_name() {
        assert_eq!(Profile::ALL.len(), policy::NAMES.len());
        for profile in Profile::ALL {
            assert!(policy::named(profile.name()).is_some());
        }
        for name in Base::NAMES {
            assert_eq!(Base::named(name).map(Base::name), Some(name));
        }
        assert_eq!(Base::named("Expert"), None);
    }

    #[test]
    fn a_mixed_run_draws_each_seat_and_a_fixed_one_stays() {
        let model = fixture::mini();
        let mut seen = std::collections::BTreeMap::new();
        let mut mix = Mix::of(Base::Mixed);
        for seed in 0..1_000 {
            for profile in mix.profiles(&model, seed) {
                *seen.entry(profile).or_insert(0u32) += 1;
            }
        }
        let drawn = 1_000 * model.seats.len() as u32;
        assert!(
            seen[&Profile::Absent] * 10 > drawn / 2 && seen[&Profile::Absent] * 10 < drawn * 2,
            "{seen:?}"
        );
        assert!(seen[&Profile::Novice] * 10 > drawn * 2, "{seen:?}");
        mix.fixed.push((SeatId(0), Profile::Slow));
        assert!((0..100).all(|seed| mix.profiles(&model, seed)[0] == Profile::Slow));
    }

    #[test]
    fn the_trainee_is_one_of_those_who_play() {
        let model = fixture::mini();
        let mut mix = Mix::of(Base::Trainee);
        let novices = |mix: &Mix, seed| {
            let profiles = mix.profiles(&model, seed);
            let all: Vec<usize> = (0..profiles.len()).filter(|at| profiles[*at] == Profile::Novice).collect();
            assert!(profiles.iter().all(|profile| matches!(profile, Profile::Novice | Profile::Expert)));
            all
        };
        let met: std::collections::BTreeSet<usize> = (0..50).flat_map(|seed| novices(&mix, seed)).collect();
        assert_eq!(met.len(), model.seats.len());
        assert!((0..50).all(|seed| novices(&mix, seed).len() == 1));
        mix.played = SeatMask::one(SeatId(1));
        assert!((0..50).all(|seed| novices(&mix, seed) == [1]));
    }
}
