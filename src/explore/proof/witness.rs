//! The choices that lead somewhere, and the run they make: a journal like any other.
//!
//! In the journal persons of invented codes hold the seats and give the commands, so that it can be replayed, verified,
//! scored, forked and played on. Its seed is one by which chance brings what it brought.

use std::sync::Arc;

use crate::base::{PartId, SimTime};
use crate::exercise::manifest::manifest;
use crate::exercise::{Exercise, Start};
use crate::explore::proof::choice::{Choice, Point};
use crate::explore::proof::ground::Ground;
use crate::explore::proof::stage::Staged;
use crate::explore::proof::way::Way;
use crate::trace::{Event, Holder};

/// How a run of the walk went where it could have gone otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    /// The part played alone; none: the whole.
    pub part: Option<PartId>,
    /// How the seats were played.
    pub way: Arc<Way>,
    /// What was chosen otherwise, in the order it came up.
    pub choices: Vec<Choice>,
    /// What chance brought: where, when, which branch.
    pub drawn: Vec<(Point, SimTime, u16)>,
}

/// A run that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// The run.
    pub trail: Arc<Trail>,
    /// Up to when it is of interest.
    pub until: SimTime,
}

/// So many seeds are tried for one by which chance brings what it is to bring.
const SEEDS: u64 = 1 << 20;

impl Witness {
    /// The run as an exercise with its journal, up to its time; none if no seed was found by which chance brings what it
    /// brought, or if the run cannot be made again.
    #[must_use]
    pub fn exercise(&self, ground: &Ground) -> Option<Exercise> {
        let drawn: Vec<(Point, u16)> = (self.trail.drawn.iter())
            .filter(|(_, at, _)| *at <= self.until)
            .map(|(point, _, to)| (*point, *to))
            .collect();
        let seed = seed_for(ground, self.trail.way.seed, &drawn)?;
        let mut staged = Staged::begin(ground, &self.trail.way).keeping_commands();
        self.trail.choices.iter().for_each(|choice| staged.choose(*choice));
        while !staged.is_over() && staged.clock() <= self.until {
            staged.step();
        }
        let holders = (1..=ground.plan().model.seats.len()).map(|n| Holder::Person(format!("P{n}").into()));
        let start = Start { seed, part: self.trail.part, holders: holders.collect(), ..Start::default() };
        let mut exercise = start.begin(ground.plan(), &manifest(&ground.plan().model));
        for kept in staged.kept().iter().filter(|kept| kept.at <= self.until) {
            exercise.advance_to(kept.at);
            let mut envelope = kept.envelope.clone();
            let holder = envelope.seat.and_then(|seat| exercise.situation().seat(seat));
            envelope.by = holder.map_or(Holder::Trainer, |state| state.holder.clone());
            let _answer = exercise.submit(envelope);
        }
        exercise.advance_to(self.until);
        // What is told again of a past before the part was not drawn here.
        let retold = if ground.plan().past(ground.part()).is_some() { exercise.play_from() } else { 0 };
        let brought = exercise.records().iter().skip(retold).filter_map(|record| match &record.event {
            Event::ChanceDrawn { draw, occurrence, subject, branch } => {
                let draw = ground.plan().draw(draw)?;
                Some((Point::Draw { draw, subject: *subject, occurrence: *occurrence }, *branch))
            }
            _ => None,
        });
        brought.eq(drawn).then_some(exercise)
    }
}

/// A seed by which chance brings all of this; the first is tried first.
fn seed_for(ground: &Ground, first: u64, drawn: &[(Point, u16)]) -> Option<u64> {
    std::iter::once(first)
        .chain(1..SEEDS)
        .find(|seed| drawn.iter().all(|(point, branch)| ground.brings(*seed, *point) == Some(*branch)))
}
