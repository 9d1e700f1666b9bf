//! Events with their number, time, author and cause; and the steps they come in.

use crate::base::{EndingId, EntityId, InjectId, OutcomeId, PartId, SeatId, SimTime};
use crate::trace::command::Envelope;
use crate::trace::event::Event;
use crate::trace::value::{MessageNo, RecordNo, StepNo, TaskNo};

/// Who wrote a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Author {
    /// A seat, by a command or a completed task.
    Seat(SeatId),
    /// The trainer.
    Trainer,
    /// The script: injects, outcomes, endings.
    Script,
    /// The kernel: clock, journeys, queues.
    Kernel,
    /// The history before 0, or a part's given start; no seat's act.
    History,
}

/// A fact with its place in the exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Number, from 0, without gaps.
    pub no: RecordNo,
    /// Exercise time.
    pub at: SimTime,
    /// Who wrote it.
    pub author: Author,
    /// The record that brought it about, always an earlier one.
    pub cause: Option<RecordNo>,
    /// The seat that in fact acted, along the chain of causes. Derived; not in the journal.
    pub actor: Option<SeatId>,
    /// What happened.
    pub event: Event,
}

/// Something that falls due by itself. The order of the variants is the order within one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Due {
    /// The exercise begins.
    Start,
    /// An interlude is passed.
    Interlude(u16),
    /// A task is complete.
    Completion(TaskNo),
    /// A journey ends.
    Arrival(EntityId),
    /// A phone stops ringing.
    RingOut(MessageNo, SeatId),
    /// A call or visit is over; the suspended task goes on.
    CallOver(MessageNo, SeatId),
    /// A decision lapses.
    Lapse(InjectId),
    /// An outcome happens; with the record it follows from.
    Outcome(OutcomeId, Option<RecordNo>),
    /// An inject fires.
    Inject(InjectId),
    /// An ending is reached.
    Ending(EndingId),
    /// A part begins or ends.
    Part(PartId),
    /// The end of the exercise.
    End,
}

/// What a step is made by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepCause {
    /// A command.
    Command(Envelope),
    /// Something that fell due.
    Due(Due),
}

/// One input or one due item with all its records: one line of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Number, from 0, without gaps.
    pub no: StepNo,
    /// Exercise time.
    pub at: SimTime,
    /// What made it.
    pub cause: StepCause,
    /// What happened; at least one record.
    pub records: Vec<Record>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_fills_one_line_of_the_processor_s_memory() {
        assert!(size_of::<Record>() <= 64);
    }
}
