//! An exercise with its journal, its monitors, and simulated colleagues in its empty seats.

use std::sync::Arc;

use crate::base::{SeatMask, SimTime};
use crate::exercise::Exercise;
use crate::explore::bare::Bare;
use crate::explore::colleagues::{Colleagues, Stage};
use crate::explore::handbook::Handbook;
use crate::kernel::{Plan, Situation};
use crate::score::clause::Monitors;
use crate::trace::{Envelope, Holder, Record, StepCause};

/// An exercise that is judged while it runs.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The exercise. Whoever moves it from outside lets [`Live`] catch up afterwards.
    pub exercise: Exercise,
    monitors: Monitors,
    observed: usize,
    told: usize,
}

impl Judged {
    /// Judges an exercise from its first record on.
    #[must_use]
    pub fn new(exercise: Exercise) -> Self {
        let monitors = Monitors::new(Arc::clone(&exercise.plan().model));
        let mut judged = Self { exercise, monitors, observed: 0, told: 0 };
        judged.observe();
        judged
    }

    /// What has been judged so far.
    #[must_use]
    pub const fn monitors(&self) -> &Monitors {
        &self.monitors
    }

    /// Judges what has happened since.
    fn observe(&mut self) {
        for record in self.exercise.records().get(self.observed..).unwrap_or_default() {
            self.monitors.observe(record);
        }
        self.observed = self.exercise.records().len();
        if !self.exercise.is_over() {
            self.monitors.advance(self.exercise.clock());
        }
    }
}

impl Stage for Judged {
    fn plan(&self) -> &Arc<Plan> {
        self.exercise.plan()
    }

    fn situation(&self) -> &Situation {
        self.exercise.situation()
    }

    fn monitors(&self) -> &Monitors {
        &self.monitors
    }

    fn clock(&self) -> SimTime {
        self.exercise.clock()
    }

    fn next_due(&self) -> Option<SimTime> {
        self.exercise.next_due()
    }

    fn advance_to(&mut self, to: SimTime) {
        self.exercise.advance_to(to);
        self.observe();
    }

    fn submit(&mut self, envelope: Envelope) {
        self.exercise.submit(envelope);
        self.observe();
    }

    fn each_new(&mut self, tell: &mut dyn FnMut(&Plan, &Situation, &Monitors, &Record)) {
        let records = self.exercise.records();
        for record in records.get(self.told..).unwrap_or_default() {
            tell(self.exercise.plan(), self.exercise.situation(), &self.monitors, record);
        }
        self.told = records.len();
    }

    fn next_alarm(&mut self) -> Option<SimTime> {
        self.monitors.next_alarm()
    }

    fn take_called(&mut self) -> SeatMask {
        self.monitors.take_called()
    }
}

/// An exercise with its colleagues.
pub struct Live {
    judged: Judged,
    colleagues: Colleagues,
}

impl Live {
    /// Takes an exercise on, be it just begun or read back from a journal: its colleagues find themselves where they
    /// were, and do what they had been about to do.
    #[must_use]
    pub fn new(exercise: Exercise) -> Self {
        let plan = Arc::clone(exercise.plan());
        let book = Arc::new(Handbook::new(&plan.model));
        let mut colleagues = Colleagues::new(&plan, book);
        let shadow = Monitors::new(Arc::clone(&plan.model));
        let setup = exercise.situation().setup().clone();
        let mut past = Bare::new(&plan, shadow, setup).keeping_commands();
        let mut judged = Judged::new(exercise);
        let steps = judged.exercise.steps().to_vec();
        for step in &steps {
            if let StepCause::Command(envelope) = &step.cause
                && !matches!(envelope.by, Holder::Bot(_))
            {
                colleagues.run(&mut past, step.at);
                past.submit(envelope.clone());
                colleagues.settle(&mut past);
            }
        }
        if let Some(last) = steps.last() {
            colleagues.run(&mut past, last.at);
            if (past.made().steps as usize) < steps.len() {
                // The last step was decided when the clock left its instant.
                colleagues.run(&mut past, SimTime(last.at.0.saturating_add(1)));
            }
        }
        // What is missing because the journal broke off within an instant.
        for kept in past.kept().iter().filter(|kept| kept.step as usize >= steps.len()) {
            judged.advance_to(kept.at);
            judged.submit(kept.envelope.clone());
        }
        if (past.made().steps as usize) > judged.exercise.steps().len() {
            judged.advance_to(past.clock());
        }
        judged.told = judged.exercise.records().len();
        Self { judged, colleagues }
    }

    /// The exercise and what is judged.
    #[must_use]
    pub const fn judged(&self) -> &Judged {
        &self.judged
    }

    /// The exercise, for inputs that are no commands and do not move the clock: pace, pause, lines handed out.
    pub const fn exercise_mut(&mut self) -> &mut Exercise {
        &mut self.judged.exercise
    }

    /// Lets the exercise and its colleagues run up to `to`.
    pub fn run(&mut self, to: SimTime) {
        self.colleagues.run(&mut self.judged, to);
    }

    /// Hands in a command of a person, and lets the colleagues answer. Answers the refusal, if it was refused.
    pub fn submit(&mut self, envelope: Envelope) -> Option<crate::trace::Refusal> {
        self.colleagues.settle(&mut self.judged);
        let refused = self.judged.exercise.submit(envelope).refused;
        self.colleagues.settle(&mut self.judged);
        refused
    }

    /// When the next thing happens by itself: something due, or a colleague who wants to be asked.
    #[must_use]
    pub fn next_moment(&mut self) -> Option<SimTime> {
        let due = self.judged.exercise.next_due()?;
        let alarm = self.judged.next_alarm().map_or(SimTime::FAR, |at| SimTime(at.0.saturating_add(1)));
        Some(due.min(self.colleagues.next_wake()).min(alarm).max(self.judged.exercise.clock()))
    }
}
