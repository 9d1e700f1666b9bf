//! The runs of one scenario, part or stretch of a variant, by their seeds.

use std::ops::Range;
use std::sync::Arc;

use crate::content::model::Model;
use crate::exercise::part::Stretch;
use crate::explore::batch::Batch;
use crate::explore::census::mix::Mix;
use crate::explore::census::tally::Census;
use crate::explore::census::watch::Watch;
use crate::kernel::Setup;
use crate::trace::Holder;

/// Runs that differ by their seed alone.
#[derive(Clone, Debug)]
pub struct Series {
    batch: Batch,
    stretch: Stretch,
    mix: Mix,
}

impl Series {
    /// Prepares the runs of a model. Where the start state of the part is folded from a recorded run, the model must
    /// hold that run's beginning ([`part::folded`](crate::exercise::part::folded)).
    #[must_use]
    pub fn new(model: Arc<Model>, stretch: Stretch, mix: Mix) -> Self {
        Self { batch: Batch::new(model), stretch, mix }
    }

    /// What is played.
    #[must_use]
    pub fn model(&self) -> &Arc<Model> {
        &self.batch.plan().model
    }

    /// Which parts are played.
    #[must_use]
    pub const fn stretch(&self) -> Stretch {
        self.stretch
    }

    /// Nothing counted yet.
    #[must_use]
    pub fn census(&self) -> Census {
        let plan = self.batch.plan();
        let (part, last) = (self.stretch.part, self.stretch.last);
        Census::new(&plan.model, plan.start(part), plan.end(last.or(part)))
    }

    /// Plays the runs of these seeds and counts them.
    pub fn count(&self, seeds: Range<u64>, census: &mut Census) {
        let plan = self.batch.plan();
        let mut watch = Watch::new(&plan.model, plan.start(self.stretch.part));
        for seed in seeds {
            watch.clear();
            let profiles = self.mix.profiles(&plan.model, seed);
            let setup = Setup {
                seed,
                part: self.stretch.part,
                last: self.stretch.last,
                folded: plan.past(self.stretch.part).is_some(),
                holders: profiles.iter().map(|profile| Holder::Bot(profile.name().into())).collect(),
                ..Setup::default()
            };
            let outcome = self.batch.play(setup, Vec::new(), &mut |record| watch.see(record));
            census.count(seed, &profiles, &watch, &outcome.monitors);
        }
    }
}
