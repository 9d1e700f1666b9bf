//! How citizens stand, as far as the seat knows: the states of a working list.

use crate::base::EntityId;
use crate::content::kind::{CONDITIONS, Kind};
use crate::exercise::knowledge::KnownFact;
use crate::ui::seat::scene::Scene;
use crate::ui::sign::Sign;

/// A state of the working list, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    /// Whereabouts not established.
    Unlocated,
    /// Death reported, not confirmed.
    DeathReported,
    /// Injured.
    Injured,
    /// Nothing reported yet.
    Unknown,
    /// Another condition.
    Other,
    /// Located, safe.
    Safe,
    /// Deceased, confirmed.
    Dead,
}

impl State {
    /// What asks for most comes first.
    pub(super) const ALL: [Self; 7] = [
        Self::Unlocated,
        Self::DeathReported,
        Self::Injured,
        Self::Unknown,
        Self::Other,
        Self::Safe,
        Self::Dead,
    ];

    /// Key of its words.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Unlocated => "ui-state-unlocated",
            Self::DeathReported => "ui-state-death-reported",
            Self::Injured => "ui-state-injured",
            Self::Unknown => "ui-state-unknown",
            Self::Other => "ui-state-other",
            Self::Safe => "ui-state-safe",
            Self::Dead => "ui-state-dead",
        }
    }

    /// Its sign.
    pub(super) const fn sign(self) -> Sign {
        match self {
            Self::Unlocated => Sign::Unlocated,
            Self::DeathReported => Sign::DeathReported,
            Self::Injured => Sign::Injured,
            Self::Unknown => Sign::NotObserved,
            Self::Other => Sign::Other,
            Self::Safe => Sign::Safe,
            Self::Dead => Sign::Dead,
        }
    }
}

/// How many of a person (one) or group are in which state, as far as the seat knows; states without anybody are left
/// out.
pub(super) fn states(scene: &Scene<'_>, thing: EntityId) -> Vec<(State, i32)> {
    match scene.titles.model().things.get(thing.index()).map(|row| row.kind) {
        Some(Kind::Person) => vec![(person(scene, thing), 1)],
        Some(Kind::Group) => group(scene, thing),
        _ => Vec::new(),
    }
}

fn person(scene: &Scene<'_>, thing: EntityId) -> State {
    let condition = usize::try_from(value(scene, thing, Kind::Person, "condition").unwrap_or(-1)).ok();
    match condition.and_then(|at| CONDITIONS.get(at)).copied() {
        None => State::Unknown,
        Some("unlocated") => State::Unlocated,
        Some("safe") => State::Safe,
        Some("injured") => State::Injured,
        Some("dead") if confirmed(scene, thing) => State::Dead,
        Some("dead") => State::DeathReported,
        Some(_) => State::Other,
    }
}

/// A death is confirmed once an authority has said so and the seat knows that.
fn confirmed(scene: &Scene<'_>, thing: EntityId) -> bool {
    let model = scene.titles.model();
    facts(scene, thing).any(|known| {
        let name = model.facts.get(known.fact.index()).map(|row| &row.name);
        name.is_some_and(|name| *name == *"death-official") && known.value == 1
    })
}

fn group(scene: &Scene<'_>, thing: EntityId) -> Vec<(State, i32)> {
    let count = |name| value(scene, thing, Kind::Group, name).unwrap_or(0).max(0);
    let mut states = vec![
        (State::Unlocated, count("unlocated")),
        (State::DeathReported, count("dead")),
        (State::Injured, count("injured")),
        (State::Safe, count("safe")),
    ];
    let told: i32 = states.iter().map(|(_, count)| count).sum();
    let rest = count("size").saturating_sub(told);
    if rest > 0 || told == 0 {
        states.push((State::Unknown, rest));
    }
    states.retain(|(state, count)| *count > 0 || *state == State::Unknown);
    states.sort_unstable();
    states
}

/// What the seat knows of a thing.
pub(super) fn facts<'a>(scene: &Scene<'a>, thing: EntityId) -> impl Iterator<Item = &'a KnownFact> {
    scene.view.facts.iter().filter(move |known| known.of == Some(thing))
}

fn value(scene: &Scene<'_>, thing: EntityId, kind: Kind, name: &str) -> Option<i32> {
    let fact = scene.titles.model().built_in(kind, name)?;
    facts(scene, thing).find(|known| known.fact == fact).map(|known| known.value)
}
