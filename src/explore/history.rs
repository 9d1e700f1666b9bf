//! A made-up history: the whole scenario played by simulated colleagues in every seat, and why a message does not come in it.

use std::sync::Arc;

use crate::base::{InjectId, OutcomeId, SimTime};
use crate::content::model::When;
use crate::content::model::script::Effect;
use crate::exercise::manifest::manifest;
use crate::exercise::{Exercise, Start};
use crate::explore::live::Live;
use crate::kernel::Plan;
use crate::trace::{Event, Holder};

/// What a history is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Makings {
    /// Seed of all chance.
    pub seed: u64,
    /// The policy of all colleagues.
    pub policy: Box<str>,
    /// What they answer, whatever they think.
    pub answers: Vec<(InjectId, u8)>,
}

/// The history, up to a time or to the end. The same makings give the same history.
#[must_use]
pub fn made(plan: &Arc<Plan>, makings: &Makings, to: SimTime) -> Exercise {
    let holders = vec![Holder::Bot(makings.policy.clone()); plan.model.seats.len()];
    let start = Start { seed: makings.seed, holders, ..Start::default() };
    let mut live = Live::told(start.begin(plan, &manifest(&plan.model)), &makings.answers);
    live.run(to);
    live.exercise().clone()
}

/// Whether a decision was answered so in a run.
#[must_use]
pub fn is_answered(run: &Exercise, inject: InjectId, option: u8) -> bool {
    run.records().iter().any(|record| {
        matches!(record.event, Event::DecisionAnswered { inject: which, option: taken, .. }
            if which == inject && taken == option)
    })
}

/// What brings an inject about that did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// Its time, which lies after the end of the run.
    Time(SimTime),
    /// Another inject, which did not come either.
    For(InjectId),
    /// A condition that never held.
    Condition,
    /// An answer nobody gave: to the decision of an inject, by the position of the option.
    Answer(InjectId, u8),
    /// An outcome that did not follow.
    Outcome(OutcomeId),
    /// The trainer's hand.
    Hand,
    /// Something that did not happen.
    Other,
}

/// What an inject waited for that did not come in a run: of the things that would bring it about, the first a person can do
/// something about.
#[must_use]
pub fn waits_for(plan: &Plan, inject: InjectId) -> Waits {
    let script = &plan.model.script;
    match script.injects.get(inject.index()).map(|row| &row.when) {
        Some(When::At(at)) => return Waits::Time(*at),
        Some(When::After(first, _)) => return Waits::For(*first),
        Some(When::If(..) | When::Every(..)) => return Waits::Condition,
        Some(When::Called | When::ByHand) | None => {}
    }
    for (at, row) in script.injects.iter().enumerate() {
        let options = row.decision.iter().flat_map(|decision| decision.options.iter().zip(0_u8..));
        for (option, position) in options {
            if brings(&option.effects, inject) {
                return Waits::Answer(InjectId::from_index(at), position);
            }
        }
    }
    if let Some(at) = script.outcomes.iter().position(|row| brings(&row.effects, inject)) {
        return Waits::Outcome(OutcomeId::from_index(at));
    }
    if let Some(at) = script.injects.iter().position(|row| brings(&row.effects, inject)) {
        return Waits::For(InjectId::from_index(at));
    }
    match script.injects.get(inject.index()).map(|row| &row.when) {
        Some(When::ByHand) => Waits::Hand,
        _ => Waits::Other,
    }
}

fn brings(effects: &[Effect], inject: InjectId) -> bool {
    effects.iter().any(|effect| match effect {
        Effect::Fire(which) | Effect::Schedule(which, _) => *which == inject,
        Effect::Chance(_, branches) => branches.iter().any(|(_, effects)| brings(effects, inject)),
        Effect::When(_, effects) => brings(effects, inject),
        _ => false,
    })
}
