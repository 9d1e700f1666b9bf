//! What an exercise is started with.

use std::sync::Arc;

use crate::base::{PartId, SeatId, SeatMask, SimTime};
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
    /// The part it starts with, if the whole is not played.
    pub part: Option<PartId>,
    /// The part it ends with, if that is a later one.
    pub last: Option<PartId>,
    /// Holder of each seat, in the scenario's order; seats beyond the end are held by the trainer.
    pub holders: Vec<Holder>,
    /// Seats played on paper.
    pub paper: SeatMask,
    /// Variant played.
    pub variant: Option<Box<str>>,
    /// Bundled run the card compares with.
    pub reference: Option<Box<str>>,
}

impl Start {
    /// The first line of the journal.
    ///
    /// Where the start state of the part is folded from a recorded run, the plan must hold that run's beginning
    /// ([`part::folded`](crate::exercise::part::folded)); the line then names the run. So must it where the whole is played
    /// from some moment on ([`beginning`](crate::exercise::beginning)); the line then names the moment too.
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
            paper: (model.seats.iter().enumerate())
                .filter(|(at, _)| self.paper.has(SeatId::from_index(*at)))
                .map(|(_, seat)| seat.name.as_str().into())
                .collect(),
            variant: self.variant.clone(),
            part: self.part.map(|part| model.name(Table::Part, part.0).into()),
            last: self.last.map(|part| model.name(Table::Part, part.0).into()),
            from: plan.past(self.part).filter(|_| self.part.is_none()).map(|past| past.until),
            folded: plan.past(self.part).map(|past| (past.run.clone(), Head(past.head))),
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
    let part = |name: &Option<Box<str>>| model.find(Table::Part, name.as_ref()?).map(PartId);
    Setup {
        seed: header.seed,
        part: part(&header.part),
        last: part(&header.last),
        folded: header.folded.is_some(),
        holders: model
            .seats
            .iter()
            .map(|seat| holder(seat.name.as_str()).unwrap_or(Holder::Trainer))
            .collect(),
        paper: paper(plan, header),
    }
}

/// The seats played on paper.
#[must_use]
pub fn paper(plan: &Plan, header: &Header) -> SeatMask {
    let mut seats = SeatMask::NONE;
    header.paper.iter().filter_map(|name| plan.model.seat(name)).for_each(|seat| seats.insert(seat));
    seats
}

/// Where the clock stands when an exercise of this header begins.
#[must_use]
pub fn opening(plan: &Plan, setup: &Setup) -> SimTime {
    setup.start(plan)
}
