//! What can move an exercise from outside, and how host time becomes exercise time.

use crate::base::{Dur, SimTime};
use crate::trace::{Envelope, Refusal, StepNo};

/// Everything that can move an exercise. Only commands are recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Somebody asks for something, now.
    Command(Envelope),
    /// So much host time has passed; what it means depends on the pace.
    HostTime(Dur),
    /// Go to this exercise time; everything that falls due on the way happens in order.
    AdvanceTo(SimTime),
    /// Go to the next thing that falls due, and let it happen.
    AdvanceToNext,
    /// Go to the end of the running part, or of the exercise if none runs.
    AdvanceToEndOfPart,
    /// Change the pace.
    SetPace(Pace),
    /// No exercise time passes until resumed.
    Pause,
    /// Time may pass again.
    Resume,
}

/// How host time becomes exercise time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// Time stands still until the seats have chosen; host time means nothing.
    #[default]
    Waiting,
    /// Exercise time runs so many times as fast as host time.
    Running(u32),
    /// Run to the end of the part as soon as any host time passes.
    Part,
}

/// What came of an input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// First step made, if any was; the steps made are this one and all after it.
    pub from: Option<StepNo>,
    /// Why the command was refused, if it was.
    pub refused: Option<Refusal>,
}
