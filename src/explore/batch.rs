//! Whole exercises with a bot in every seat, by the thousand. One run is a pure function of model, seed and policies.
//!
//! # Not here
//! - Threads: runs do not know of each other, so whoever asks for many may share them out (`cli`).

use std::sync::Arc;

use crate::base::{EndingId, PartId, SeatId, SeatMask, SimTime};
use crate::content::model::Model;
use crate::explore::bare::{Bare, Made};
use crate::explore::colleague::Bot;
use crate::explore::colleagues::{Colleagues, Stage};
use crate::explore::handbook::Handbook;
use crate::kernel::{Plan, Setup, Situation};
use crate::score::card::{Card, Circumstances};
use crate::score::clause::Monitors;
use crate::trace::{Envelope, Holder, Record};

/// What all runs of one model share.
#[derive(Clone, Debug)]
pub struct Batch {
    plan: Arc<Plan>,
    book: Arc<Handbook>,
    monitors: Monitors,
}

/// One run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Seed.
    pub seed: u64,
    /// The part, if one was played alone.
    pub part: Option<PartId>,
    /// Policy of each seat, in order; the last one also for all seats beyond.
    pub policies: Vec<Box<str>>,
}

/// What came of a run.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What was judged.
    pub monitors: Monitors,
    /// How much was made.
    pub made: Made,
    /// When it ended.
    pub end: SimTime,
}

impl Outcome {
    /// The card.
    #[must_use]
    pub fn card(&self) -> Card {
        Card::of(&self.monitors, &Circumstances::default())
    }

    /// The ending reached, if one was.
    #[must_use]
    pub fn ending(&self) -> Option<EndingId> {
        self.monitors.ending()
    }
}

impl Batch {
    /// Prepares a model for many runs.
    #[must_use]
    pub fn new(model: Arc<Model>) -> Self {
        let book = Arc::new(Handbook::new(&model));
        let monitors = Monitors::new(Arc::clone(&model));
        Self { plan: Arc::new(Plan::new(model)), book, monitors }
    }

    /// The plan.
    #[must_use]
    pub const fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// What colleagues know by heart.
    #[must_use]
    pub const fn book(&self) -> &Arc<Handbook> {
        &self.book
    }

    /// The setup of a run.
    #[must_use]
    pub fn setup(&self, run: &Run) -> Setup {
        let name = |seat: usize| run.policies.get(seat).or(run.policies.last());
        let holder = |seat| name(seat).map_or(Holder::Trainer, |name| Holder::Bot(name.clone()));
        let holders = (0..self.plan.model.seats.len()).map(holder).collect();
        let folded = self.plan.past(run.part).is_some();
        Setup { seed: run.seed, part: run.part, folded, holders, ..Setup::default() }
    }

    /// One run from the opening to its end.
    #[must_use]
    pub fn run(&self, run: &Run) -> Outcome {
        self.run_with(run, Vec::new())
    }

    /// One run in which some seats are held by others than the named policies.
    #[must_use]
    pub fn run_with(&self, run: &Run, others: Vec<(SeatId, Box<dyn Bot>)>) -> Outcome {
        self.play(self.setup(run), others, &mut |_| {})
    }

    /// An exercise of this setup from the opening to its end, some seats held by others than the setup's policies.
    /// Every record is shown to `watch`, in order.
    pub fn play(
        &self,
        setup: Setup,
        others: Vec<(SeatId, Box<dyn Bot>)>,
        watch: &mut dyn FnMut(&Record),
    ) -> Outcome {
        let mut colleagues = Colleagues::new(&self.plan, Arc::clone(&self.book));
        for (seat, bot) in others {
            colleagues.seat(seat, bot);
        }
        let bare = Bare::new(&self.plan, self.monitors.clone(), setup);
        let mut watched = Watched { bare, watch };
        colleagues.run(&mut watched, SimTime::FAR);
        let bare = watched.bare;
        Outcome { made: bare.made(), end: bare.clock(), monitors: bare.into_monitors() }
    }
}

/// A bare exercise somebody looks at.
struct Watched<'a> {
    bare: Bare,
    watch: &'a mut dyn FnMut(&Record),
}

impl Stage for Watched<'_> {
    fn plan(&self) -> &Arc<Plan> {
        self.bare.plan()
    }

    fn situation(&self) -> &Situation {
        self.bare.situation()
    }

    fn monitors(&self) -> &Monitors {
        self.bare.monitors()
    }

    fn clock(&self) -> SimTime {
        self.bare.clock()
    }

    fn next_due(&self) -> Option<SimTime> {
        self.bare.next_due()
    }

    fn advance_to(&mut self, to: SimTime) {
        self.bare.advance_to(to);
    }

    fn submit(&mut self, envelope: Envelope) {
        self.bare.submit(envelope);
    }

    fn each_new(&mut self, tell: &mut dyn FnMut(&Plan, &Situation, &Monitors, &Record)) {
        let watch = &mut *self.watch;
        self.bare.each_new(&mut |plan, situation, monitors, record| {
            watch(record);
            tell(plan, situation, monitors, record);
        });
    }

    fn next_alarm(&mut self) -> Option<SimTime> {
        self.bare.next_alarm()
    }

    fn take_called(&mut self) -> SeatMask {
        self.bare.take_called()
    }
}
