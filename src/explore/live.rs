//! An exercise with its journal and with simulated colleagues in its empty seats.

use std::sync::Arc;

use crate::base::{Dur, InjectId, SeatMask, SimTime};
use crate::exercise::{Answer, Exercise, Input, Pace};
use crate::explore::bare::Bare;
use crate::explore::colleagues::{Colleagues, Stage};
use crate::explore::handbook::Handbook;
use crate::kernel::{Plan, Situation};
use crate::score::clause::Monitors;
use crate::trace::{Envelope, Holder, Record, StepCause, StepNo};

/// An exercise, and how far its colleagues have followed it.
struct Followed {
    exercise: Exercise,
    told: usize,
}

impl Stage for Followed {
    fn plan(&self) -> &Arc<Plan> {
        self.exercise.plan()
    }

    fn situation(&self) -> &Situation {
        self.exercise.situation()
    }

    fn monitors(&self) -> &Monitors {
        self.exercise.monitors()
    }

    fn clock(&self) -> SimTime {
        self.exercise.clock()
    }

    fn next_due(&self) -> Option<SimTime> {
        self.exercise.next_due()
    }

    fn advance_to(&mut self, to: SimTime) {
        self.exercise.advance_to(to);
    }

    fn submit(&mut self, envelope: Envelope) {
        let _answer = self.exercise.submit(envelope);
    }

    fn each_new(&mut self, tell: &mut dyn FnMut(&Plan, &Situation, &Monitors, &Record)) {
        let records = self.exercise.records();
        for record in records.get(self.told..).unwrap_or_default() {
            tell(self.exercise.plan(), self.exercise.situation(), self.exercise.monitors(), record);
        }
        self.told = records.len();
    }

    fn next_alarm(&mut self) -> Option<SimTime> {
        self.exercise.next_alarm()
    }

    fn take_called(&mut self) -> SeatMask {
        self.exercise.take_called()
    }
}

/// An exercise with its colleagues.
pub struct Live {
    followed: Followed,
    colleagues: Colleagues,
}

impl Live {
    /// Takes an exercise on, be it just begun or read back from a journal: its colleagues find themselves where they
    /// were, and do what they had been about to do.
    #[must_use]
    pub fn new(exercise: Exercise) -> Self {
        Self::told(exercise, &[])
    }

    /// The same, with colleagues who are told what to answer whenever a decision is asked.
    #[must_use]
    pub fn told(exercise: Exercise, answers: &[(InjectId, u8)]) -> Self {
        let plan = Arc::clone(exercise.plan());
        let book = Arc::new(Handbook::new(&plan.model));
        let mut colleagues = Colleagues::new(&plan, book);
        answers.iter().for_each(|(inject, option)| colleagues.are_told(*inject, Some(*option)));
        let shadow = Monitors::new(Arc::clone(&plan.model));
        let setup = exercise.situation().setup().clone();
        let mut past = Bare::new(&plan, shadow, setup).keeping_commands();
        let mut followed = Followed { exercise, told: 0 };
        let steps = followed.exercise.steps().to_vec();
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
            followed.advance_to(kept.at);
            followed.submit(kept.envelope.clone());
        }
        if (past.made().steps as usize) > followed.exercise.steps().len() {
            followed.advance_to(past.clock());
        }
        followed.told = followed.exercise.records().len();
        Self { followed, colleagues }
    }

    /// The exercise.
    #[must_use]
    pub const fn exercise(&self) -> &Exercise {
        &self.followed.exercise
    }

    /// The exercise, for inputs that are no commands and do not move the clock: pace, pause, lines handed out.
    pub const fn exercise_mut(&mut self) -> &mut Exercise {
        &mut self.followed.exercise
    }

    /// Lets the exercise and its colleagues run up to `to`.
    pub fn run(&mut self, to: SimTime) {
        self.colleagues.run(&mut self.followed, to);
    }

    /// Hands in a command of a person, and lets the colleagues answer. Answers the refusal, if it was refused.
    pub fn submit(&mut self, envelope: Envelope) -> Option<crate::trace::Refusal> {
        self.colleagues.settle(&mut self.followed);
        let refused = self.followed.exercise.submit(envelope).refused;
        self.colleagues.settle(&mut self.followed);
        refused
    }

    /// Takes an input as an exercise alone does; time passes for the colleagues too.
    pub fn take(&mut self, input: Input) -> Answer {
        let before = self.exercise().steps().len();
        let clock = self.exercise().clock();
        let mut refused = None;
        let to = match input {
            Input::Command(envelope) => {
                refused = self.submit(envelope);
                None
            }
            Input::SetPace(_) | Input::Pause | Input::Resume => {
                self.exercise_mut().take(input);
                None
            }
            _ if self.exercise().is_paused() => None,
            Input::HostTime(passed) => match self.exercise().pace() {
                Pace::Running(speed) if passed.0 > 0 => {
                    Some(clock.plus(Dur(passed.0.saturating_mul(i64::from(speed)))))
                }
                Pace::Part if passed.0 > 0 => Some(self.exercise().end_of_part()),
                Pace::Waiting | Pace::Running(_) | Pace::Part => None,
            },
            Input::AdvanceTo(to) => Some(to),
            Input::AdvanceToNext => self.next_moment(),
            Input::AdvanceToEndOfPart => Some(self.exercise().end_of_part()),
        };
        if let Some(to) = to {
            self.run(to);
        }
        let made = self.exercise().steps().len() > before;
        Answer { from: made.then(|| StepNo(u32::try_from(before).unwrap_or(u32::MAX))), refused }
    }

    /// When the next thing happens by itself: something due, or a colleague who wants to be asked.
    #[must_use]
    pub fn next_moment(&mut self) -> Option<SimTime> {
        let due = self.followed.exercise.next_due()?;
        let alarm = self.followed.next_alarm().map_or(SimTime::FAR, |at| SimTime(at.0.saturating_add(1)));
        Some(due.min(self.colleagues.next_wake()).min(alarm).max(self.followed.exercise.clock()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::fixture;
    use crate::exercise::Start;
    use crate::exercise::manifest::manifest;

    /// The small crisis with colleagues in both seats. `hidden`: now and then something happens that nobody can see.
    fn played(policy: &str, hidden: bool) -> Exercise {
        let model = fixture::changed(|_, scenario| {
            let unseen = "(id: \"unseen\", when: Every(\"1m\", \"7m\", Flag(\"airport-open\")), effects: [Add(\"secret\", 1), Raise(\"route-threat\", {\"route\": \"south-road\"})]),\n    ],\n    outcomes: [";
            *scenario = scenario.replace("facts: [", "facts: [(id: \"secret\", type: Count), ");
            if hidden {
                *scenario = scenario.replace("],\n    outcomes: [", unseen);
            }
        });
        let plan = Arc::new(Plan::new(Arc::new(model)));
        let holders = vec![Holder::Bot(policy.into()); plan.model.seats.len()];
        let start = Start { seed: 4, holders, ..Start::default() };
        let mut live = Live::new(start.begin(&plan, &manifest(&plan.model)));
        live.run(SimTime::FAR);
        live.exercise().clone()
    }

    fn commands(exercise: &Exercise) -> Vec<(SimTime, Envelope)> {
        let command = |step: &crate::exercise::run::StepHead| match &step.cause {
            StepCause::Command(envelope) => Some((step.at, envelope.clone())),
            StepCause::Due(_) => None,
        };
        exercise.steps().iter().filter_map(command).collect()
    }

    #[test]
    fn what_a_seat_cannot_see_moves_no_colleague() {
        for policy in ["expert", "novice", "slow"] {
            let (plain, more) = (played(policy, false), played(policy, true));
            assert!(more.steps().len() > plain.steps().len() + 100, "{policy}: much happens unseen");
            assert!(commands(&plain).len() > 3, "{policy}");
            assert_eq!(commands(&more), commands(&plain), "{policy}");
        }
    }

    #[test]
    fn what_a_colleague_does_is_an_ordinary_input() {
        let whole = played("expert", false);
        let given = commands(&whole);
        assert!(given.iter().all(|(_, envelope)| matches!(envelope.by, Holder::Bot(_))));
        // Handed in by anybody at the same times, they leave the same journal.
        let setup = whole.situation().setup().clone();
        let start = Start { seed: setup.seed, holders: setup.holders, ..Start::default() };
        let mut again = start.begin(whole.plan(), &manifest(&whole.plan().model));
        for (at, envelope) in given {
            again.advance_to(at);
            again.submit(envelope);
        }
        again.advance_to(SimTime::FAR);
        assert_eq!(again.journal(), whole.journal());
        assert_eq!(Exercise::verify(whole.plan(), whole.journal()).unwrap().head(), whole.head());
    }
}
