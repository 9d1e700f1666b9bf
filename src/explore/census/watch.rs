//! What is noted of one run while it is played.

use crate::base::{EndingId, InjectId, SeatId, SeatMask, SimTime};
use crate::content::model::Model;
use crate::trace::{Event, Record, StoppedBy};

/// A decision that was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The inject that asked.
    pub inject: InjectId,
    /// The option taken.
    pub option: u8,
    /// Who answered; nobody: the prepared default was taken.
    pub by: Option<SeatId>,
}

/// What is noted of one run.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    /// What lies before is the past of a part.
    pub from: SimTime,
    /// When each inject fired first.
    pub fired: Vec<Option<SimTime>>,
    /// Which outcomes happened.
    pub outcomes: Vec<bool>,
    /// How often each inject asked its decision, and whom.
    pub asked: Vec<(u32, SeatMask)>,
    /// Decisions closed, in order.
    pub closed: Vec<Closed>,
    /// The ending reached.
    pub ending: Option<EndingId>,
    /// Who or what stopped it, and when.
    pub stopped: Option<(StoppedBy, SimTime)>,
}

impl Watch {
    /// Nothing noted yet of a run that begins at `from`.
    #[must_use]
    pub fn new(model: &Model, from: SimTime) -> Self {
        Self {
            from,
            fired: vec![None; model.script.injects.len()],
            outcomes: vec![false; model.script.outcomes.len()],
            asked: vec![(0, SeatMask::NONE); model.script.injects.len()],
            ..Self::default()
        }
    }

    /// Forgets the last run.
    pub fn clear(&mut self) {
        self.fired.fill(None);
        self.outcomes.fill(false);
        self.asked.fill((0, SeatMask::NONE));
        self.closed.clear();
        (self.ending, self.stopped) = (None, None);
    }

    /// Notes a record.
    pub fn see(&mut self, record: &Record) {
        if record.at < self.from {
            return;
        }
        match record.event {
            Event::InjectFired { inject, .. } => {
                if let Some(first) = self.fired.get_mut(inject.index()) {
                    first.get_or_insert(record.at);
                }
            }
            Event::OutcomeFired { outcome, .. } => {
                if let Some(happened) = self.outcomes.get_mut(outcome.index()) {
                    *happened = true;
                }
            }
            Event::DecisionOpened { inject, seats, .. } => {
                if let Some(asked) = self.asked.get_mut(inject.index()) {
                    *asked = (asked.0 + 1, asked.1.union(seats));
                }
            }
            Event::DecisionAnswered { inject, option, seat, .. } => {
                self.closed.push(Closed { inject, option, by: Some(seat) });
            }
            Event::DecisionLapsed { inject, option } => {
                self.closed.push(Closed { inject, option, by: None });
            }
            Event::EndingReached { ending, .. } => self.ending = Some(ending),
            Event::Stopped { by, .. } => self.stopped = Some((by, record.at)),
            _ => {}
        }
    }
}
