//! What an exercise is started with.

use std::sync::Arc;

use crate::base::{PartId, SimTime};
use crate::exercise::RULES;
use crate::exercise::run::Exercise;
use crate::journal::{FORMAT, Head, Header, Manifest, Origin};
use crate::kernel::{Plan, Setup};
use crate::score::card::SCORING;
use crate::trace::{Holder, Names as _, Table};

/// What an exercise is started with, beside its content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// Seed of all chance.
    pub seed: u64,
    /// The part, if one is played alone.
    pub part: Option<PartId>,
    /// Holder of each seat, in the scenario's order; seats beyond the end are held by the trainer.
    pub holders: Vec<Holder>,
    /// Variant played.
    pub variant: Option<Box<str>>,
    /// Bundled run the card compares with.
    pub reference: Option<Box<str>>,
    /// Recorded run that made the start state of the part, with the head of its journal.
    pub folded: Option<(Box<str>, Head)>,
}

impl Start {
    /// The first line of the journal.
    #[must_use]
    pub fn header(&self, plan: &Plan, manifest: &Manifest) -> Header {
        let model = &plan.model;
        let holder = |at: usize| self.holders.get(at).cloned().unwrap_or_default();
        Header {
            format: FORMAT,
            rules: RULES,
            scoring: u32::from(SCORING),
            scenario: Origin {
                id: model.scenario.id.as_str().into(),
                version: model.scenario.version.clone(),
            },
            procedure: Origin {
                id: model.procedure.id.as_str().into(),
                version: model.procedure.version.clone(),
            },
            seed: self.seed,
            seats: (model.seats.iter().enumerate())
                .map(|(at, seat)| (seat.name.as_str().into(), holder(at)))
                .collect(),
            variant: self.variant.clone(),
            part: self.part.map(|part| model.name(Table::Part, part.0).into()),
            folded: self.folded.clone(),
            reference: self.reference.clone(),
            parent: None,
            manifest: manifest.clone(),
        }
    }

    /// Starts an exercise and lays out its opening.
    #[must_use]
    pub fn begin(&self, plan: &Arc<Plan>, manifest: &Manifest) -> Exercise {
        let mut exercise = Exercise::new(Arc::clone(plan), self.header(plan, manifest));
        exercise.open();
        exercise
    }
}

/// What the kernel needs to know of a header. Seats the scenario does not have are passed over.
#[must_use]
pub fn setup(plan: &Plan, header: &Header) -> Setup {
    let model = &plan.model;
    let holder =
        |name: &str| header.seats.iter().find(|(seat, _)| **seat == *name).map(|(_, holder)| holder.clone());
    Setup {
        seed: header.seed,
        part: header.part.as_ref().and_then(|part| model.find(Table::Part, part)).map(PartId),
        holders: model
            .seats
            .iter()
            .map(|seat| holder(seat.name.as_str()).unwrap_or(Holder::Trainer))
            .collect(),
    }
}

/// Where the clock stands when an exercise of this header begins.
#[must_use]
pub fn opening(plan: &Plan, setup: &Setup) -> SimTime {
    plan.start(setup.part)
}
