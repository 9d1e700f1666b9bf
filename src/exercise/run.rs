//! The exercise itself: situation, records, journal lines and monitors, moved together.

use std::sync::Arc;

use crate::base::{Dur, SeatId, SeatMask, SimTime};
use crate::exercise::input::{Answer, Input, Pace};
use crate::exercise::start::{opening, setup};
use crate::journal::{Encoder, Head, Header};
use crate::kernel::situation::Phase;
use crate::kernel::{Plan, Situation, due_by, next_due, step};
use crate::score::card::Card;
use crate::score::clause::{Closing, How, Monitors, Open, OpenKind};
use crate::trace::{Envelope, Event, Record, Refusal, StepCause, StepNo};

/// A step without its records, which stand in [`Exercise::records`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepHead {
    /// Exercise time.
    pub at: SimTime,
    /// What made it.
    pub cause: StepCause,
    /// Position of its first record.
    pub first: usize,
    /// End of its line in the journal, in bytes.
    pub end: usize,
}

/// One exercise.
#[derive(Clone, Debug)]
pub struct Exercise {
    pub(super) plan: Arc<Plan>,
    pub(super) header: Header,
    pub(super) situation: Situation,
    pub(super) monitors: Monitors,
    pub(super) records: Vec<Record>,
    pub(super) steps: Vec<StepHead>,
    pub(super) encoder: Encoder,
    pub(super) journal: Vec<u8>,
    taken: usize,
    clock: SimTime,
    pace: Pace,
    paused: bool,
}

impl Exercise {
    /// An exercise in which nothing has happened yet, not even its opening; its journal holds the first line.
    #[must_use]
    pub(super) fn new(plan: Arc<Plan>, header: Header) -> Self {
        let setup = setup(&plan, &header);
        let clock = opening(&plan, &setup);
        let situation = Situation::new(&plan, setup);
        let monitors = Monitors::new(Arc::clone(&plan.model));
        let mut journal = Vec::new();
        let encoder = Encoder::begin(&header, &mut journal);
        Self {
            plan,
            header,
            situation,
            monitors,
            records: Vec::new(),
            steps: Vec::new(),
            encoder,
            journal,
            taken: 0,
            clock,
            pace: Pace::Waiting,
            paused: false,
        }
    }

    /// Lays out the history, the start state and the seats.
    pub(super) fn open(&mut self) {
        while self.situation.phase().is_before_play() {
            let Some((at, due)) = next_due(&self.plan, &self.situation) else { return };
            if !self.make(at, StepCause::Due(due)) {
                return;
            }
        }
    }

    /// Takes an input. A command is to be shown as accepted only after the new lines are on disk.
    pub fn take(&mut self, input: Input) -> Answer {
        let before = self.steps.len();
        let mut refused = None;
        match input {
            Input::Command(envelope) => return self.submit(envelope),
            Input::HostTime(host) => self.pass(host),
            Input::AdvanceTo(to) => {
                if !self.paused {
                    self.advance_to(to);
                }
            }
            Input::AdvanceToNext => {
                if !self.paused {
                    self.advance_to_next();
                }
            }
            Input::AdvanceToEndOfPart => {
                if !self.paused {
                    self.advance_to(self.end_of_part());
                }
            }
            Input::SetPace(pace) => self.pace = pace,
            Input::Pause => self.paused = true,
            Input::Resume => self.paused = false,
        }
        Answer { from: self.made_since(before), refused: refused.take() }
    }

    /// Hands a command in at the present time and answers whether it was accepted. Refusals are recorded too.
    pub fn submit(&mut self, envelope: Envelope) -> Answer {
        let before = self.steps.len();
        self.advance_to(self.clock);
        self.make(self.clock, StepCause::Command(envelope));
        let first = self.steps.last().map_or(0, |step| step.first);
        let refused = self.records.get(first..).unwrap_or_default().iter().find_map(refusal_of);
        Answer { from: self.made_since(before), refused }
    }

    /// Lets everything happen that falls due up to `to`, in order, and sets the clock there. Going back does nothing.
    pub fn advance_to(&mut self, to: SimTime) {
        // An interlude takes the clock past `to`; what is due at its end has happened too when the clock stands there.
        while let Some((at, due)) = due_by(&self.plan, &self.situation, to.max(self.situation.now())) {
            if !self.make(at, StepCause::Due(due)) {
                break;
            }
        }
        if self.is_over() {
            self.clock = self.clock.max(self.situation.now());
        } else {
            self.clock = self.clock.max(to).max(self.situation.now());
            self.monitors.advance(self.clock);
        }
    }

    /// Lets everything of the next instant at which something happens happen. What depends on something not having
    /// happened by now is decided as the clock leaves this instant, and counts as such a thing.
    fn advance_to_next(&mut self) {
        let before = self.steps.len();
        while self.steps.len() == before
            && let Some((at, _)) = next_due(&self.plan, &self.situation)
        {
            if at > self.clock {
                self.advance_to(at);
            } else if !self.advance_one(self.clock.plus(Dur(1))) {
                return;
            }
        }
    }

    /// Lets the next due item at or before `to` happen, if there is one, and sets the clock to its time. A host that
    /// asks simulated colleagues after every step goes this way.
    pub fn advance_one(&mut self, to: SimTime) -> bool {
        let Some((at, due)) = due_by(&self.plan, &self.situation, to) else { return false };
        let happened = self.make(at, StepCause::Due(due));
        self.clock = self.clock.max(at).max(self.situation.now());
        happened
    }

    fn pass(&mut self, host: Dur) {
        if self.paused || host.0 <= 0 {
            return;
        }
        match self.pace {
            Pace::Waiting => {}
            Pace::Running(speed) => {
                self.advance_to(self.clock.plus(Dur(host.0.saturating_mul(i64::from(speed)))));
            }
            Pace::Part => self.advance_to(self.end_of_part()),
        }
    }

    /// Where the running part ends; the end of the exercise if none runs.
    #[must_use]
    pub fn end_of_part(&self) -> SimTime {
        let part = self.situation.part().and_then(|part| self.plan.model.script.parts.get(part.index()));
        part.map_or_else(|| self.plan.end(self.situation.setup().last_part()), |part| part.to)
    }

    fn made_since(&self, before: usize) -> Option<StepNo> {
        (self.steps.len() > before).then_some(StepNo(before as u32))
    }

    /// Makes a step and writes its line. A step in which nothing happened is no step; the answer is false then.
    fn make(&mut self, at: SimTime, cause: StepCause) -> bool {
        let first = self.records.len();
        step(&self.plan, &mut self.situation, at, &cause, &mut self.records);
        let happened = self.records.len() > first;
        if happened {
            self.write(at, cause, first);
        }
        happened
    }

    /// Writes the line of the step whose records begin at `first`.
    pub(super) fn write(&mut self, at: SimTime, cause: StepCause, first: usize) {
        let no = StepNo(self.steps.len() as u32);
        let records = self.records.get(first..).unwrap_or_default();
        records.iter().for_each(|record| self.monitors.observe(record));
        self.encoder.parts(no, at, &cause, records, &*self.plan.model, &mut self.journal);
        self.steps.push(StepHead { at, cause, first, end: self.journal.len() });
    }

    /// Sets the clock of an exercise that was read back: no time has passed since its last step.
    pub(super) fn wind(&mut self) {
        self.clock = self.clock.max(self.situation.now());
        self.taken = self.journal.len();
    }

    /// The compiled content.
    #[must_use]
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// The first line.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The situation.
    #[must_use]
    pub fn situation(&self) -> &Situation {
        &self.situation
    }

    /// The verdicts given so far and what is open.
    #[must_use]
    pub fn monitors(&self) -> &Monitors {
        &self.monitors
    }

    /// When time alone next changes what is owed, once the clock leaves that moment.
    pub fn next_alarm(&mut self) -> Option<SimTime> {
        self.monitors.next_alarm()
    }

    /// Seats for which a duty's clock has begun since this was asked last.
    pub fn take_called(&mut self) -> SeatMask {
        self.monitors.take_called()
    }

    /// The monitors as they stand if the exercise is stopped now: what is judged up to here.
    #[must_use]
    pub fn judged(&self) -> Monitors {
        let mut monitors = self.monitors.clone();
        monitors.close(Closing::Stopped { at: self.clock, how: How::Stop });
        monitors
    }

    /// The scorecard, as if the exercise were stopped now. A fork is printed as assisted.
    #[must_use]
    pub fn card(&self) -> Card {
        Card::of(&self.judged(), &self.circumstances())
    }

    /// The open duties of a seat that it knows of, soonest first; those without a due time last.
    #[must_use]
    pub fn duties(&self, seat: SeatId) -> Vec<Open> {
        let mut duties = self.monitors.open();
        duties.retain(|open| {
            open.owners.has(seat)
                && open.clock_from.is_some()
                && !matches!(open.kind, OpenKind::Prohibition | OpenKind::Precedence)
        });
        duties
    }

    /// Position of the record play starts with: 0, or the first after a past.
    #[must_use]
    pub fn play_from(&self) -> usize {
        let started = |record: &Record| matches!(record.event, Event::Started { .. });
        self.records.iter().rposition(started).unwrap_or(0)
    }

    /// Everything that has happened.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The steps, without their records.
    #[must_use]
    pub fn steps(&self) -> &[StepHead] {
        &self.steps
    }

    /// The records of a step.
    #[must_use]
    pub fn records_of(&self, step: StepNo) -> &[Record] {
        let at = step.0 as usize;
        let Some(head) = self.steps.get(at) else { return &[] };
        let end = self.steps.get(at + 1).map_or(self.records.len(), |next| next.first);
        self.records.get(head.first..end).unwrap_or_default()
    }

    /// The journal, whole.
    #[must_use]
    pub fn journal(&self) -> &[u8] {
        &self.journal
    }

    /// The lines not yet handed out, for the host to put on disk.
    pub fn new_lines(&mut self) -> &[u8] {
        let from = std::mem::replace(&mut self.taken, self.journal.len());
        self.journal.get(from..).unwrap_or_default()
    }

    /// The head after the last line, to be kept outside the file.
    #[must_use]
    pub fn head(&self) -> Head {
        self.encoder.head()
    }

    /// Exercise time now.
    #[must_use]
    pub fn clock(&self) -> SimTime {
        self.clock
    }

    /// The pace.
    #[must_use]
    pub fn pace(&self) -> Pace {
        self.pace
    }

    /// Whether no time passes.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.paused
    }

    /// Whether the exercise is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.situation.phase() == Phase::Over
    }

    /// When the next thing falls due; none when the exercise is over.
    #[must_use]
    pub fn next_due(&self) -> Option<SimTime> {
        next_due(&self.plan, &self.situation).map(|(at, _)| at)
    }
}

/// The refusal a record tells of.
fn refusal_of(record: &Record) -> Option<Refusal> {
    let Event::CommandRefused { code, args, .. } = &record.event else { return None };
    let code = crate::kernel::refusal::ALL.iter().find(|(known, _)| **known == ***code)?.0;
    Some(Refusal { code, args: args.clone() })
}
