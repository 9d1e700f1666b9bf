//! What a record goes back to: the message, the outcome or the act at the end of its chain of causes.
//!
//! Records are numbered anew in every run; what they go back to has the same name in all of them.

use crate::base::{ActionId, InjectId, OutcomeId, SimTime};
use crate::trace::{Author, Event, Record, RecordNo};

/// See the module.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// The beginning, or nothing but time.
    #[default]
    Time,
    /// What happened before the beginning.
    History,
    /// An inject, or the answer to its decision.
    Inject(InjectId),
    /// An outcome.
    Outcome(OutcomeId),
    /// A seat's act.
    Act(ActionId),
}

/// What every record so far goes back to, and when it was made.
#[derive(Clone, Debug, Default)]
pub struct Causes(Vec<(Cause, SimTime)>);

impl Causes {
    /// Takes in the next record.
    pub fn take(&mut self, record: &Record) {
        let cause = match &record.event {
            Event::InjectFired { inject, .. }
            | Event::DecisionAnswered { inject, .. }
            | Event::DecisionLapsed { inject, .. }
            | Event::DecisionTookEffect { inject, .. } => Cause::Inject(*inject),
            Event::OutcomeFired { outcome, .. } => Cause::Outcome(*outcome),
            _ if record.author == Author::History => Cause::History,
            Event::ActionCompleted { action, .. } => Cause::Act(*action),
            _ => self.of(record.cause),
        };
        let at = record.no.0 as usize;
        if self.0.len() <= at {
            self.0.resize(at + 1, (Cause::Time, record.at));
        }
        if let Some(place) = self.0.get_mut(at) {
            *place = (cause, record.at);
        }
    }

    /// What a record goes back to.
    #[must_use]
    pub fn of(&self, record: Option<RecordNo>) -> Cause {
        self.row(record).map_or(Cause::Time, |(cause, _)| cause)
    }

    /// When a record was made.
    #[must_use]
    pub fn at(&self, record: Option<RecordNo>) -> Option<SimTime> {
        self.row(record).map(|(_, at)| at)
    }

    fn row(&self, record: Option<RecordNo>) -> Option<(Cause, SimTime)> {
        record.and_then(|record| self.0.get(record.0 as usize)).copied()
    }
}
