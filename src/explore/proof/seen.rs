//! Where something was seen first, and how often.

use std::sync::Arc;

use crate::base::SimTime;
use crate::explore::proof::witness::Trail;

/// Something seen in a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// Exercise time.
    pub at: SimTime,
    /// The run.
    pub trail: Arc<Trail>,
}

/// Whether and where something was seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The first time: in the run with the fewest choices.
    pub first: Option<Sighting>,
    /// In how many of the runs that went to their end.
    pub runs: u64,
}

impl Seen {
    /// Whether it was seen at all.
    #[must_use]
    pub const fn is(&self) -> bool {
        self.first.is_some()
    }

    /// It was seen in a run, at this time first.
    pub fn see(&mut self, at: SimTime, trail: &Arc<Trail>) {
        if self.first.is_none() {
            self.first = Some(Sighting { at, trail: Arc::clone(trail) });
        }
        self.runs = self.runs.saturating_add(1);
    }

    /// Takes over what was seen later in the walk.
    pub fn merge(&mut self, later: &Self) {
        if self.first.is_none() {
            self.first.clone_from(&later.first);
        }
        self.runs = self.runs.saturating_add(later.runs);
    }
}
