//! One step: a command or a due item, with all the records it brings about.
//!
//! # Invariants
//! - A step of a command has at least one record, be it the refusal. A step of an item that
//!   [`due_by`](super::due::due_by) named has at least one record.
//! - Every record is applied before what follows from it is looked for.

use std::mem::ManuallyDrop;

use crate::base::{SeatId, SimTime};
use crate::kernel::apply::{apply, apply_known};
use crate::kernel::place::push_with;
use crate::kernel::plan::Plan;
use crate::kernel::situation::{Phase, Situation};
use crate::kernel::{decide, decision, effect, journey, message, opening, queue, react};
use crate::trace::{Author, Due, Event, Record, RecordNo, StepCause, StoppedBy};

/// Makes one step and appends its records. `at` is the exercise time: for a due item its time, for a command the clock.
///
/// Before a command is handed in, everything [`due_by`](super::due::due_by) the clock must have happened.
pub fn step(
    plan: &Plan,
    situation: &mut Situation,
    at: SimTime,
    cause: &StepCause,
    records: &mut Vec<Record>,
) {
    let first = records.len();
    let first_no = situation.next_record();
    let mut turn = Turn { plan, situation, at, records, first, first_no, root: (None, None) };
    match cause {
        StepCause::Command(envelope) => decide::decide(&mut turn, envelope),
        StepCause::Due(due) => {
            if let Some(entry) = turn.situation.agenda.coming().find(|entry| entry.due == *due) {
                turn.root = (entry.cause, entry.actor);
            }
            turn.fall_due(due);
        }
    }
}

/// The seat that in fact acted: the author, or the actor of the cause. `earlier` holds all records before `record`.
#[must_use]
pub fn actor_of(earlier: &[Record], record: &Record) -> Option<SeatId> {
    if let Author::Seat(seat) = record.author {
        return Some(seat);
    }
    let cause = record.cause?;
    let first = earlier.first()?.no;
    earlier.get(cause.0.checked_sub(first.0)? as usize)?.actor
}

/// A step being made.
pub(super) struct Turn<'a> {
    pub(super) plan: &'a Plan,
    pub(super) situation: &'a mut Situation,
    pub(super) at: SimTime,
    records: &'a mut Vec<Record>,
    /// Position and number of the first record of this step.
    first: usize,
    first_no: RecordNo,
    /// The record of an earlier step that this one follows from, and who acted there.
    pub(super) root: (Option<RecordNo>, Option<SeatId>),
}

impl Turn<'_> {
    /// Adds a record, makes it a fact and lets follow what follows from it at once.
    pub(super) fn put(&mut self, author: Author, cause: Option<RecordNo>, event: Event) -> RecordNo {
        self.put_with(author, cause, || event)
    }

    /// Adds a record of a recorded run as it stands: all that followed from it is among the records after it.
    pub(super) fn tell_again(&mut self, record: &Record) {
        apply(self.plan, self.situation, record);
        self.records.push(record.clone());
    }

    /// The same for frequent events: the event is built in its place among the records.
    #[inline(always)]
    pub(super) fn put_with(
        &mut self,
        author: Author,
        cause: Option<RecordNo>,
        event: impl FnOnce() -> Event,
    ) -> RecordNo {
        let (no, at) = (self.situation.next_record(), self.at);
        let actor = self.author_or_actor(author, cause);
        let made = push_with(self.records, || Record { no, at, author, cause, actor, event: event() });
        if let Some(record) = made {
            apply(self.plan, self.situation, record);
            if let Event::FactChanged { fact, of: Some(thing), to } = record.event {
                react::react(self, fact, thing, to, no);
            }
        }
        no
    }

    /// The same for frequent events of numbers alone: `event` is asked twice, once to build it in its place and once to
    /// know, while compiling, what it makes so. Events of numbers alone own nothing, so nothing is lost undropped.
    #[inline(always)]
    pub(super) fn put_plain(
        &mut self,
        author: Author,
        cause: Option<RecordNo>,
        event: impl Fn() -> Event,
    ) -> RecordNo {
        let (no, at) = (self.situation.next_record(), self.at);
        let actor = self.author_or_actor(author, cause);
        let made = push_with(self.records, || Record { no, at, author, cause, actor, event: event() });
        if let Some(record) = made {
            let known = ManuallyDrop::new(event());
            apply_known(self.plan, self.situation, record, (no, at), &known);
            if let Event::FactChanged { fact, of: Some(thing), to } = *known {
                react::react(self, fact, thing, to, no);
            }
        }
        no
    }

    fn author_or_actor(&self, author: Author, cause: Option<RecordNo>) -> Option<SeatId> {
        if let Author::Seat(seat) = author { Some(seat) } else { self.actor(cause) }
    }

    /// Who acted at the end of the chain of causes from this record on.
    pub(super) fn actor(&self, cause: Option<RecordNo>) -> Option<SeatId> {
        let cause = cause?;
        match self.record(cause) {
            Some(record) => record.actor,
            None => self.root.1,
        }
    }

    /// A record of this step.
    pub(super) fn record(&self, no: RecordNo) -> Option<&Record> {
        self.records.get(self.first + no.0.checked_sub(self.first_no.0)? as usize)
    }

    /// Whether the exercise has ended within this step.
    pub(super) fn over(&self) -> bool {
        self.situation.phase == Phase::Over
    }

    fn fall_due(&mut self, due: &Due) {
        let cause = self.root.0;
        match due {
            Due::Start => opening::open(self),
            Due::Interlude(no) => {
                if let Some((from, to)) = self.plan.model.script.interludes.get(usize::from(*no)).copied() {
                    self.put(Author::Script, None, Event::InterludePassed { from, to: to.max(from) });
                }
            }
            Due::Completion(task) => queue::complete(self, *task),
            Due::Arrival(movement) => journey::arrive(self, *movement),
            Due::RingOut(no, seat) => message::ring_out(self, *no, *seat),
            Due::CallOver(no, seat) => queue::call_over(self, *no, *seat),
            Due::Lapse(inject) => decision::lapse(self, *inject),
            Due::Outcome(outcome, because) => effect::outcome(self, *outcome, *because),
            Due::Inject(inject) => effect::inject_due(self, *inject, cause),
            Due::Ending(ending) => effect::end(self, *ending, cause),
            Due::Part(part) => {
                let event = if self.situation.part == Some(*part) {
                    Event::PartEnded { part: *part }
                } else {
                    Event::PartBegun { part: *part }
                };
                self.put(Author::Script, None, event);
            }
            Due::End => self.end(),
        }
    }

    fn end(&mut self) {
        let last = self.situation.setup.last_part();
        let part_end =
            last.and_then(|part| self.plan.model.script.parts.get(part.index())).map(|part| part.to);
        let by = if part_end.is_some_and(|to| to <= self.at) && self.at < self.plan.model.script.horizon {
            StoppedBy::PartEnd
        } else {
            StoppedBy::Horizon
        };
        let ended = self.situation.part.map(|part| self.put(Author::Script, None, Event::PartEnded { part }));
        self.put(Author::Kernel, ended, Event::Stopped { by, reason: None });
    }
}
