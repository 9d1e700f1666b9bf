//! Where a run of the experts came to a standstill: everybody did what was owed, and no ending was reached.

use std::sync::Arc;

use crate::base::{ActionId, SimTime};
use crate::explore::proof::choice::Choice;
use crate::explore::proof::course::Course;
use crate::explore::proof::seen::Sighting;
use crate::explore::proof::witness::Trail;
use crate::score::clause::Monitors;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stall {
    /// The run, and from when on nothing happened any more.
    pub run: Sighting,
    /// The value of every cell then.
    pub cells: Arc<[i32]>,
    /// The actions that had been completed, each once.
    pub done: Arc<[ActionId]>,
}

impl Stall {
    pub(super) fn of(run: Sighting, course: &Course, monitors: &Monitors) -> Self {
        let done =
            (0..course.actions.len()).filter(|at| course.actions.get(*at).is_some_and(Option::is_some));
        Self { run, cells: monitors.cells().into(), done: done.map(ActionId::from_index).collect() }
    }

    /// From when on nothing happened any more.
    #[must_use]
    pub const fn at(&self) -> SimTime {
        self.run.at
    }

    /// The run.
    #[must_use]
    pub const fn trail(&self) -> &Arc<Trail> {
        &self.run.trail
    }

    /// What was chosen otherwise last.
    #[must_use]
    pub fn last_choice(&self) -> Option<Choice> {
        self.run.trail.choices.last().copied()
    }
}
