//! How a simulated colleague behaves: what it does, when, and how carefully.
//!
//! | policy | behaviour |
//! |---|---|
//! | [`expert`] | at once, in the order of due times, asking first what an act would break |
//! | [`slow`] | the same, long after |
//! | [`novice`] | delays and slips by keyed chance: forgets, mixes up the order, picks options by chance, half-fills lists |
//! | [`absent`] | nothing at all |
//!
//! A policy answers questions about one thing at a time and remembers nothing; what it answers is a pure function of the
//! seed and of what is asked.
//!
//! # Adding one
//! 1. A file here with a type that implements [`Policy`].
//! 2. A line in [`named`] and in [`NAMES`].

pub mod absent;
pub mod expert;
pub mod novice;
pub mod slow;

use crate::base::SimTime;
use crate::kernel::chance;

pub use absent::Absent;
pub use expert::Expert;
pub use novice::Novice;
pub use slow::Slow;

/// The names policies have in seats and on the command line.
pub const NAMES: [&str; 4] = ["expert", "novice", "slow", "absent"];

/// The policy of a name.
#[must_use]
pub fn named(name: &str) -> Option<&'static dyn Policy> {
    match name {
        "expert" => Some(&Expert),
        "novice" => Some(&Novice),
        "slow" => Some(&Slow),
        "absent" => Some(&Absent),
        _ => None,
    }
}

/// How a colleague behaves. Every moment answered lies at or after the moment asked about; none means never.
pub trait Policy: Sync {
    /// Its name.
    fn name(&self) -> &'static str;

    /// When it answers a telephone that began to ring now and rings until then.
    fn picks_up(&self, dice: &Dice<'_>, rang: SimTime, until: SimTime) -> Option<SimTime>;

    /// When it opens a message that reached it now.
    fn opens(&self, dice: &Dice<'_>, reached: SimTime) -> Option<SimTime>;

    /// When it passes a message that reached it now on to a seat the message concerns. `addressed`: it was sent to this
    /// colleague, not passed on to it.
    fn forwards(&self, dice: &Dice<'_>, reached: SimTime, addressed: bool) -> Option<SimTime>;

    /// When it answers a decision asked now and open until then.
    fn answers(&self, dice: &Dice<'_>, asked: SimTime, until: SimTime) -> Option<SimTime>;

    /// When it sets about a duty it learned of now. `first`: it is the first of those who owe it.
    fn acts(&self, dice: &Dice<'_>, since: SimTime, due: Option<SimTime>, first: bool) -> Option<SimTime>;

    /// Whether it asks what an act or an option would break before choosing.
    fn is_careful(&self) -> bool;

    /// The option it takes by chance, of so many; none if it weighs them.
    fn picks(&self, dice: &Dice<'_>, options: u16) -> Option<u16>;

    /// How many of so many points of a checklist it fills in.
    fn fills(&self, dice: &Dice<'_>, points: u32) -> u32;
}

/// Keyed chance for one question about one thing: the same question has the same answer, whatever else is asked.
#[derive(Clone, Copy, Debug)]
pub struct Dice<'a> {
    /// Seed of the exercise.
    pub seed: u64,
    /// Name of the seat.
    pub seat: &'a str,
    /// Number of the thing the question is about: message, decision, duty.
    pub about: u16,
}

impl Dice<'_> {
    /// Whether something of so many in a thousand happens.
    #[must_use]
    pub fn happens(&self, question: &str, per_mille: u32) -> bool {
        let weights = [per_mille.min(1_000), 1_000 - per_mille.min(1_000)];
        chance::draw(self.seed, question, self.about, self.seat, weights.into_iter()) == 0
    }

    /// A number below `bound`, all equally likely; 0 if there is none.
    #[must_use]
    pub fn below(&self, question: &str, bound: u16) -> u16 {
        chance::draw(self.seed, question, self.about, self.seat, (0..bound).map(|_| 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Dur;

    #[test]
    fn every_name_has_its_policy() {
        for name in NAMES {
            assert_eq!(named(name).map(Policy::name), Some(name));
        }
        assert!(named("Expert").is_none());
    }

    #[test]
    fn no_policy_acts_before_it_knows() {
        let (now, until) = (SimTime(1_000), SimTime(1_000).plus(Dur::minutes(5)));
        for name in NAMES {
            let policy = named(name).unwrap();
            for about in 0..200 {
                let dice = Dice { seed: 3, seat: "duty", about };
                let moments = [
                    policy.picks_up(&dice, now, until),
                    policy.opens(&dice, now),
                    policy.forwards(&dice, now, true),
                    policy.answers(&dice, now, until),
                    policy.acts(&dice, now, Some(until), true),
                    policy.acts(&dice, now, None, false),
                ];
                assert!(moments.iter().flatten().all(|at| *at >= now), "{name} {about}: {moments:?}");
                assert!(policy.picks(&dice, 3).is_none_or(|option| option < 3), "{name}");
                assert!(policy.fills(&dice, 8) <= 8, "{name}");
            }
        }
    }

    #[test]
    fn the_same_question_has_the_same_answer() {
        let dice = |about| Dice { seed: 3, seat: "duty", about };
        let answers: Vec<bool> = (0..64).map(|about| dice(about).happens("x", 500)).collect();
        assert_eq!(answers, (0..64).map(|about| dice(about).happens("x", 500)).collect::<Vec<_>>());
        assert!(answers.contains(&true) && answers.contains(&false));
    }
}
