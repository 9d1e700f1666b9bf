//! An exercise at its barest: kernel and monitors, no journal, no past kept.

use std::sync::Arc;

use crate::base::{SeatMask, SimTime};
use crate::explore::colleagues::Stage;
use crate::kernel::chance::Fates;
use crate::kernel::situation::Phase;
use crate::kernel::{Plan, Setup, Situation, due_by, next_due, step};
use crate::score::clause::Monitors;
use crate::trace::{Envelope, Record, StepCause};

/// Kernel and monitors.
#[derive(Clone, Debug)]
pub struct Bare {
    plan: Arc<Plan>,
    situation: Situation,
    monitors: Monitors,
    records: Vec<Record>,
    clock: SimTime,
    made: Made,
    kept: Option<Vec<Kept>>,
}

/// A command that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Position of its step.
    pub step: u32,
    /// When.
    pub at: SimTime,
    /// The command.
    pub envelope: Envelope,
}

/// How much has been made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// Steps.
    pub steps: u32,
    /// Records.
    pub records: u32,
    /// Commands, refused ones included.
    pub commands: u32,
}

impl Bare {
    /// An exercise whose opening has happened.
    #[must_use]
    pub fn new(plan: &Arc<Plan>, monitors: Monitors, setup: Setup) -> Self {
        let clock = setup.start(plan);
        let situation = Situation::new(plan, setup);
        let mut bare = Self {
            plan: Arc::clone(plan),
            situation,
            monitors,
            records: Vec::new(),
            clock,
            made: Made::default(),
            kept: None,
        };
        while bare.situation.phase().is_before_play() {
            let Some((at, due)) = next_due(&bare.plan, &bare.situation) else { break };
            let before = bare.situation.next_record();
            bare.make(at, &StepCause::Due(due));
            // A past that does not lead on ends here.
            if bare.situation.next_record() == before {
                break;
            }
        }
        bare
    }

    fn make(&mut self, at: SimTime, cause: &StepCause) {
        let first = self.records.len();
        step(&self.plan, &mut self.situation, at, cause, &mut self.records);
        for record in self.records.get(first..).unwrap_or_default() {
            self.monitors.observe(record);
        }
        self.made.steps += 1;
        self.made.records += (self.records.len() - first) as u32;
    }

    /// Foretells a draw still to come.
    pub const fn fates_mut(&mut self) -> &mut Fates {
        self.situation.fates_mut()
    }

    /// What has happened since it was told last.
    #[must_use]
    pub fn untold(&self) -> &[Record] {
        &self.records
    }

    /// Keeps the commands handed in from now on.
    #[must_use]
    pub fn keeping_commands(mut self) -> Self {
        self.kept = Some(Vec::new());
        self
    }

    /// The commands kept.
    #[must_use]
    pub fn kept(&self) -> &[Kept] {
        self.kept.as_deref().unwrap_or_default()
    }

    /// What was judged.
    #[must_use]
    pub fn into_monitors(self) -> Monitors {
        self.monitors
    }

    /// How much has been made.
    #[must_use]
    pub const fn made(&self) -> Made {
        self.made
    }
}

impl Stage for Bare {
    fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    fn situation(&self) -> &Situation {
        &self.situation
    }

    fn monitors(&self) -> &Monitors {
        &self.monitors
    }

    fn clock(&self) -> SimTime {
        self.clock
    }

    fn next_due(&self) -> Option<SimTime> {
        next_due(&self.plan, &self.situation).map(|(at, _)| at)
    }

    fn advance_to(&mut self, to: SimTime) {
        while let Some((at, due)) = due_by(&self.plan, &self.situation, to) {
            self.make(at, &StepCause::Due(due));
        }
        self.clock = self.clock.max(self.situation.now());
        if self.situation.phase() == Phase::Running && to > self.clock {
            self.clock = to;
            self.monitors.advance(to);
        }
    }

    fn submit(&mut self, envelope: Envelope) {
        self.advance_to(self.clock);
        self.made.commands += 1;
        if let Some(kept) = &mut self.kept {
            kept.push(Kept { step: self.made.steps, at: self.clock, envelope: envelope.clone() });
        }
        self.make(self.clock, &StepCause::Command(envelope));
    }

    fn each_new(&mut self, tell: &mut dyn FnMut(&Plan, &Situation, &Monitors, &Record)) {
        for record in &self.records {
            tell(&self.plan, &self.situation, &self.monitors, record);
        }
        self.records.clear();
    }

    fn next_alarm(&mut self) -> Option<SimTime> {
        self.monitors.next_alarm()
    }

    fn take_called(&mut self) -> SeatMask {
        self.monitors.take_called()
    }
}
