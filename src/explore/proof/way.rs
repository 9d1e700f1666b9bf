//! How the seats are played before anything is chosen otherwise.

use std::sync::Arc;

use crate::base::{SeatId, SimTime};
use crate::content::model::Model;
use crate::exercise::Exercise;
use crate::trace::{Envelope, StepCause};

/// A way of playing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Seed of all chance and of slips.
    pub seed: u64,
    /// Who plays.
    pub play: Play,
}

/// Who plays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Play {
    /// Simulated colleagues: the policy of each seat, in order.
    Colleagues(Vec<Box<str>>),
    /// A recorded run: its name, and every command of it with its time.
    Recorded(Box<str>, Arc<[(SimTime, Envelope)]>),
}

impl Way {
    /// A simulated colleague of this policy in every seat.
    #[must_use]
    pub fn all(model: &Model, policy: &str, seed: u64) -> Self {
        Self { seed, play: Play::Colleagues(vec![policy.into(); model.seats.len()]) }
    }

    /// The same, but one seat by another policy.
    #[must_use]
    pub fn with(mut self, seat: SeatId, policy: &str) -> Self {
        if let Play::Colleagues(list) = &mut self.play
            && let Some(place) = list.get_mut(seat.index())
        {
            *place = policy.into();
        }
        self
    }

    /// The ways that are gone, in order: experts first; then everybody slow, by slips, absent; then one seat after the
    /// other empty, slow, by slips.
    #[must_use]
    pub fn usual(model: &Model) -> Vec<Self> {
        let mut ways = vec![Self::all(model, "expert", 1), Self::all(model, "slow", 1)];
        ways.extend((1..=4).map(|seed| Self::all(model, "novice", seed)));
        ways.push(Self::all(model, "absent", 1));
        if model.seats.len() > 1 {
            for policy in ["absent", "slow", "novice"] {
                let seats = (0..model.seats.len()).map(SeatId::from_index);
                ways.extend(seats.map(|seat| Self::all(model, "expert", 1).with(seat, policy)));
            }
        }
        ways
    }

    /// A recorded run gone again.
    #[must_use]
    pub fn recorded(name: &str, run: &Exercise) -> Self {
        let commands = run.steps().iter().filter_map(|step| match &step.cause {
            StepCause::Command(envelope) => Some((step.at, envelope.clone())),
            StepCause::Due(_) => None,
        });
        let play = Play::Recorded(name.into(), commands.collect());
        Self { seed: run.situation().setup().seed, play }
    }

    /// The policy of a seat; none in a recorded run.
    #[must_use]
    pub fn policy(&self, seat: SeatId) -> Option<&str> {
        match &self.play {
            Play::Colleagues(list) => list.get(seat.index()).map(|name| &**name),
            Play::Recorded(..) => None,
        }
    }

    /// Whether every seat is played by experts.
    #[must_use]
    pub fn is_expert(&self) -> bool {
        matches!(&self.play, Play::Colleagues(list) if list.iter().all(|name| &**name == "expert"))
    }
}
