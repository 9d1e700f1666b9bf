//! Everything that changes during an exercise, as arrays and bit sets over the model's numbers.
//!
//! # Invariants
//! - Only [`apply`](super::apply::apply) writes here. What is foretold of chance is no fact.
//! - Cheap to clone: what is over is forgotten, except what conditions may still ask for.

use crate::base::{
    ActionId, Dur, EntityId, FactId, InjectId, PartId, Reliability, SeatId, SeatMask, SimTime,
};
use crate::content::kind::Kind;
use crate::content::model::cond::{Bound, Scene};
use crate::content::model::pattern::{Happening, Head, Test, ThingRanges};
use crate::content::model::{Cond, Model, When};
use crate::kernel::agenda::{Agenda, Entry};
use crate::kernel::chance::Fates;
use crate::kernel::message;
use crate::kernel::plan::Plan;
use crate::kernel::queue;
use crate::kernel::state::{Act, Done, PendingAnswer};
use crate::trace::{Args, Due, Holder, MessageNo, Record, RecordNo, TaskNo, Val};

pub use crate::kernel::state::{
    Call, InjectState, Journey, Message, OpenDecision, SeatState, Task, TaskState, Work,
};

/// What an exercise is started with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setup {
    /// Seed of all chance.
    pub seed: u64,
    /// The part it starts with, if the whole is not played.
    pub part: Option<PartId>,
    /// The part it ends with, if that is a later one.
    pub last: Option<PartId>,
    /// The start state is what a run had become by then.
    pub folded: bool,
    /// Holder of each seat; seats beyond the end are held by the trainer.
    pub holders: Vec<Holder>,
    /// Seats played on paper: a message waits as a slip until the trainer releases it.
    pub paper: SeatMask,
}

/// How far an exercise has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// History and start state are being laid out.
    Opening,
    /// The run before is being told again; conditions and outcomes listen.
    Past,
    /// It runs.
    Running,
    /// It is over; nothing happens any more.
    Over,
}

impl Phase {
    /// Whether what came before the first moment of play is still being laid out.
    #[must_use]
    pub const fn is_before_play(self) -> bool {
        matches!(self, Self::Opening | Self::Past)
    }

    /// Whether conditions and outcomes listen.
    pub(super) const fn listens(self) -> bool {
        matches!(self, Self::Past | Self::Running)
    }
}

impl Setup {
    /// Where play starts.
    #[must_use]
    pub fn start(&self, plan: &Plan) -> SimTime {
        let past = if self.folded { plan.past(self.part) } else { None };
        past.map_or_else(|| plan.start(self.part), |past| past.until)
    }

    /// Whether a record comes before play starts.
    #[must_use]
    pub fn is_past(&self, plan: &Plan, record: &Record) -> bool {
        let past = if self.folded { plan.past(self.part) } else { None };
        record.at < self.start(plan) || past.is_some_and(|past| (record.no.0 as usize) < past.records.len())
    }

    /// Whether a record of the opening is the first of what falls due at once: of a moment of the past, all; after it, play
    /// starts, be it at the same instant.
    pub(super) fn is_first_of_moment(&self, plan: &Plan, record: &Record) -> bool {
        let past = if self.folded { plan.past(self.part) } else { None };
        let at = |no: usize| past.and_then(|past| past.records.get(no)).map(|record| record.at);
        let no = record.no.0 as usize;
        at(no).is_none() || no.checked_sub(1).and_then(at).is_none_or(|before| before < record.at)
    }

    /// The part it ends with, if the whole is not played.
    #[must_use]
    pub fn last_part(&self) -> Option<PartId> {
        self.last.or(self.part)
    }
}

/// The state of an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    pub(super) setup: Setup,
    pub(super) phase: Phase,
    pub(super) now: SimTime,
    pub(super) next_record: u32,
    pub(super) next_task: u32,
    pub(super) cells: Vec<i32>,
    pub(super) seats: Vec<SeatState>,
    /// Things each seat knows of: one bit set after the other.
    pub(super) things_known: Vec<u64>,
    /// Cells each seat knows of: one bit set after the other.
    pub(super) cells_known: Vec<u64>,
    pub(super) messages: Vec<Message>,
    /// Tasks not over, by number.
    pub(super) tasks: Vec<Task>,
    pub(super) decisions: Vec<OpenDecision>,
    pub(super) answers: Vec<PendingAnswer>,
    pub(super) agenda: Agenda,
    pub(super) journeys: Vec<Journey>,
    pub(super) injects: Vec<InjectState>,
    /// How often each outcome has happened.
    pub(super) outcomes: Vec<u16>,
    /// Which watched conditions hold.
    pub(super) truth: Vec<u64>,
    /// Number of draws by (draw, subject), sorted.
    pub(super) drawn: Vec<(u16, Val, u16)>,
    /// Completions conditions may ask for, each once.
    pub(super) done: Vec<Done>,
    /// Acts and signals that outcomes still to come follow from.
    pub(super) acts: Vec<Act>,
    /// What injects to come take over from acts, by the record that scheduled them.
    pub(in crate::kernel) carried_over: Vec<(RecordNo, Args)>,
    /// Aliases: alias, the one that stays.
    pub(super) aliases: Vec<(EntityId, EntityId)>,
    /// The part that runs.
    pub(super) part: Option<PartId>,
    /// Injects and outcomes that happened in this instant.
    pub(super) at_once: u16,
    /// The last signal carried by a message, to know which facts the message tells.
    pub(super) carried: Option<(RecordNo, MessageNo)>,
    /// What is foretold of chance: no fact, and nothing where an exercise is played.
    pub(super) fates: Fates,
}

impl Situation {
    /// The situation before anything has happened. The first thing to fall due is the opening.
    #[must_use]
    pub fn new(plan: &Plan, setup: Setup) -> Self {
        let model = &plan.model;
        // What has a past begins where that began.
        let start = if setup.folded { SimTime::ZERO } else { setup.start(plan) };
        let seats = model.seats.len();
        let mut situation = Self {
            phase: Phase::Opening,
            now: model.script.history.first().map_or(start, |item| item.at.min(start)),
            next_record: 0,
            next_task: 0,
            cells: model.cells.clone(),
            seats: vec![SeatState::default(); seats],
            things_known: vec![0; seats * words(model.things.len())],
            cells_known: vec![0; seats * words(model.cells.len())],
            messages: Vec::new(),
            tasks: Vec::new(),
            decisions: Vec::new(),
            answers: Vec::new(),
            agenda: Agenda::default(),
            journeys: vec![Journey::default(); usize::from(model.range(Kind::Movement).1)],
            injects: vec![InjectState::default(); model.script.injects.len()],
            outcomes: vec![0; model.script.outcomes.len()],
            truth: vec![0; words(plan.bits)],
            drawn: Vec::new(),
            done: Vec::new(),
            acts: Vec::new(),
            carried_over: Vec::new(),
            aliases: Vec::new(),
            part: None,
            at_once: 0,
            carried: None,
            fates: Fates::default(),
            setup,
        };
        situation.lay_out(plan, start);
        situation
    }

    fn lay_out(&mut self, plan: &Plan, start: SimTime) {
        let model = &plan.model;
        for (at, seat) in model.seats.iter().enumerate() {
            for thing in &seat.knows {
                self.learn(SeatId::from_index(at), *thing);
            }
            if let Some(place) = seat.at {
                self.write(
                    model,
                    plan.built_in.at[Kind::Seat as usize],
                    Some(seat.thing),
                    i32::from(place.0),
                );
            }
        }
        if self.setup.folded {
            for record in plan.past(self.setup.part).map_or(&[][..], |past| &past.records) {
                self.agenda.push(Entry::fixed(record.at, Due::Start));
            }
        } else {
            for item in model.script.history.iter().filter(|item| item.at < start) {
                self.agenda.push(Entry::fixed(item.at, Due::Start));
            }
        }
        // After the past of the same instant, if there is any.
        let priority = i16::from(self.setup.folded);
        self.agenda.push(Entry { priority, ..Entry::fixed(self.setup.start(plan), Due::Start) });
        let end = plan.end(self.setup.last_part()).max(self.setup.start(plan));
        for (at, inject) in model.script.injects.iter().enumerate() {
            let due = Due::Inject(InjectId::from_index(at));
            match &inject.when {
                When::At(time) if *time >= start => {
                    self.agenda.push(Entry { priority: inject.priority, ..Entry::fixed(*time, due) });
                }
                When::Every(first, period, _) => {
                    let time = next_tick(*first, *period, start);
                    self.agenda.push(Entry {
                        priority: inject.priority,
                        needs: true,
                        ..Entry::fixed(time, due)
                    });
                }
                When::At(_) | When::After(..) | When::If(..) | When::Called | When::ByHand => {}
            }
        }
        for (at, outcome) in model.script.outcomes.iter().enumerate() {
            if let crate::content::model::script::OutcomeWhen::NotBy(_, time) = &outcome.when
                && *time >= start
            {
                let due = Due::Outcome(crate::base::OutcomeId::from_index(at), None);
                self.agenda.push(Entry { leaving: true, ..Entry::fixed(*time, due) });
            }
        }
        for (at, (from, _)) in model.script.interludes.iter().enumerate() {
            // One that begins at the end of the last part lies outside.
            if let (true, Ok(at)) = (*from >= start && *from < end, u16::try_from(at)) {
                self.agenda.push(Entry::fixed(*from, Due::Interlude(at)));
            }
        }
        let alone = self.setup.part.is_some();
        let first = self.setup.start(plan);
        for (at, part) in model.script.parts.iter().enumerate() {
            let due = Due::Part(PartId::from_index(at));
            if part.from > first && (!alone || part.from < end) {
                self.agenda.push(Entry::fixed(part.from, due));
            }
            if !alone || part.from >= first && part.to < end {
                self.agenda.push(Entry::fixed(part.to, due));
            }
        }
        self.agenda.push(Entry::fixed(end, Due::End));
    }

    /// What is foretold of chance; what is foretold of draws still to come.
    pub const fn fates_mut(&mut self) -> &mut Fates {
        &mut self.fates
    }

    /// Time of the last record; before the first, of the first thing to happen.
    #[must_use]
    pub const fn now(&self) -> SimTime {
        self.now
    }

    /// How far the exercise has come.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// What the exercise was started with.
    #[must_use]
    pub const fn setup(&self) -> &Setup {
        &self.setup
    }

    /// Number the next record gets.
    #[must_use]
    pub const fn next_record(&self) -> RecordNo {
        RecordNo(self.next_record)
    }

    /// Value of every cell, as conditions read them.
    #[must_use]
    pub fn cells(&self) -> &[i32] {
        &self.cells
    }

    /// A seat.
    #[must_use]
    pub fn seat(&self, seat: SeatId) -> Option<&SeatState> {
        self.seats.get(seat.index())
    }

    /// A message.
    #[must_use]
    pub fn message(&self, message: MessageNo) -> Option<&Message> {
        self.messages.get(message.0 as usize)
    }

    /// Cells the signals of a message changed: what it tells, beside its words, to whom it reaches.
    #[must_use]
    pub fn told_by(&self, message: MessageNo) -> &[u32] {
        self.message(message).map_or(&[], |message| &message.cells)
    }

    /// Whether a task in a seat's queue comes next as soon as a hand is free.
    #[must_use]
    pub fn has_next(&self, seat: SeatId) -> bool {
        queue::next_task(self, seat).is_some()
    }

    /// Whether a seat is away from its post, on the road or elsewhere.
    #[must_use]
    pub fn is_away(&self, plan: &Plan, seat: SeatId) -> bool {
        message::away(plan, self, seat)
    }

    /// All messages, in the order they were sent.
    #[must_use]
    pub fn messages(&self) -> &[Message] {
        &self.messages
    }

    /// A task that is not over.
    #[must_use]
    pub fn task(&self, task: TaskNo) -> Option<&Task> {
        self.tasks.binary_search_by_key(&task, |task| task.no).ok().map(|at| &self.tasks[at])
    }

    pub(super) fn task_mut(&mut self, task: TaskNo) -> Option<&mut Task> {
        self.tasks.binary_search_by_key(&task, |task| task.no).ok().map(|at| &mut self.tasks[at])
    }

    /// All tasks that are not over, by number.
    #[must_use]
    pub fn tasks(&self) -> &[Task] {
        &self.tasks
    }

    /// The open decisions a seat may answer.
    pub fn decisions_of(&self, seat: SeatId) -> impl Iterator<Item = &OpenDecision> {
        self.decisions.iter().filter(move |open| open.seats.has(seat))
    }

    /// All open decisions.
    #[must_use]
    pub fn decisions(&self) -> &[OpenDecision] {
        &self.decisions
    }

    /// The journey of a movement.
    #[must_use]
    pub fn journey(&self, model: &Model, movement: EntityId) -> Option<&Journey> {
        let (first, _) = model.range(Kind::Movement);
        self.journeys.get(usize::from(movement.0.checked_sub(first)?))
    }

    /// State of an inject.
    #[must_use]
    pub fn inject(&self, inject: InjectId) -> InjectState {
        self.injects.get(inject.index()).copied().unwrap_or_default()
    }

    /// When an inject is scheduled to fire next, if that is known.
    #[must_use]
    pub fn inject_due(&self, inject: InjectId) -> Option<SimTime> {
        self.agenda.coming().find(|entry| entry.due == Due::Inject(inject)).map(|entry| entry.at)
    }

    /// The part that runs.
    #[must_use]
    pub const fn part(&self) -> Option<PartId> {
        self.part
    }

    /// Whether a seat has learned of a thing. Seats as things are known to all.
    #[must_use]
    pub fn knows(&self, model: &Model, seat: SeatId, thing: EntityId) -> bool {
        let width = words(model.things.len());
        let known = self.things_known.get(seat.index() * width + thing.index() / 64).copied().unwrap_or(0);
        known >> (thing.index() % 64) & 1 == 1
            || model.things.get(thing.index()).is_some_and(|row| row.kind == Kind::Seat)
    }

    /// Whether a seat has been told the value of a fact, has set it, or all our seats know it (standing facts).
    #[must_use]
    pub fn knows_fact(&self, model: &Model, seat: SeatId, fact: FactId, of: Option<EntityId>) -> bool {
        let standing = model.facts.get(fact.index()).is_some_and(|row| row.standing);
        standing || model.cell(fact, of).is_some_and(|cell| self.knows_cell(model, seat, cell))
    }

    /// Whether a seat knows the value of a cell.
    #[must_use]
    pub fn knows_cell(&self, model: &Model, seat: SeatId, cell: usize) -> bool {
        let fact = model.cell_fact.get(cell).and_then(|fact| model.facts.get(fact.index()));
        if fact.is_some_and(|row| row.standing) {
            return true;
        }
        let width = words(self.cells.len());
        let known = self.cells_known.get(seat.index() * width + cell / 64).copied().unwrap_or(0);
        known >> (cell % 64) & 1 == 1
    }

    /// The thing that stands for this one after merging.
    #[must_use]
    pub fn canonical(&self, thing: EntityId) -> EntityId {
        self.aliases.iter().rev().find(|(alias, _)| *alias == thing).map_or(thing, |(_, keep)| *keep)
    }

    /// Value of a fact; 0 if the model has none such.
    pub(super) fn value(&self, model: &Model, fact: Option<FactId>, of: Option<EntityId>) -> i32 {
        fact.and_then(|fact| model.cell(fact, of)).and_then(|cell| self.cells.get(cell)).copied().unwrap_or(0)
    }

    /// Where a thing is; none while on the way, unknown, or if its kind is nowhere. A place is where it is.
    #[must_use]
    pub fn place_of(&self, plan: &Plan, thing: EntityId) -> Option<EntityId> {
        let kind = plan.model.things.get(thing.index())?.kind;
        if kind == Kind::Place {
            return Some(thing);
        }
        let cell = plan.model.cell(plan.built_in.at[kind as usize]?, Some(thing))?;
        u16::try_from(*self.cells.get(cell)?).ok().map(EntityId)
    }

    /// Hands of a seat in use at this time.
    #[must_use]
    pub fn hands_used(&self, seat: SeatId, at: SimTime) -> usize {
        self.seats.get(seat.index()).map_or(0, |state| {
            let calls = state.calls.iter().filter(|call| call.until > at || call.suspended.is_some()).count();
            state.running.len() + calls
        })
    }

    /// Whether a condition holds now, with a thing bound.
    #[must_use]
    #[inline]
    pub fn holds(&self, model: &Model, cond: &Cond, thing: Option<EntityId>) -> bool {
        cond.plain(&self.cells).unwrap_or_else(|| self.holds_whole(model, cond, thing))
    }

    fn holds_whole(&self, model: &Model, cond: &Cond, thing: Option<EntityId>) -> bool {
        let done = |action: ActionId, tests: &[Test]| self.has_done(model, action, tests);
        let bound = thing.map(|thing| Bound { thing, outer: None });
        cond.holds(&Scene { cells: &self.cells, bound: bound.as_ref(), subject: &[], done: Some(&done) })
    }

    pub(super) fn has_done(&self, model: &Model, action: ActionId, tests: &[Test]) -> bool {
        let scene = Scene::of(&self.cells);
        self.done.iter().filter(|done| done.action == action).any(|done| {
            let happening = Happening {
                head: Head::Action(action),
                args: &done.args,
                result: done.result,
                seat: Some(done.seat),
                reliability: Reliability::Confirmed,
                trigger: None,
            };
            tests.iter().all(|test| test.passes(&happening, &ThingRanges(&model.kinds), &scene))
        })
    }

    pub(super) fn learn(&mut self, seat: SeatId, thing: EntityId) {
        let width = self.things_known.len().checked_div(self.seats.len()).unwrap_or(0);
        if let Some(word) = self.things_known.get_mut(seat.index() * width + thing.index() / 64) {
            *word |= 1 << (thing.index() % 64);
        }
    }

    pub(super) fn learn_cell(&mut self, seat: SeatId, cell: usize) {
        let width = words(self.cells.len());
        if let Some(word) = self.cells_known.get_mut(seat.index() * width + cell / 64) {
            *word |= 1 << (cell % 64);
        }
    }

    pub(super) fn write(&mut self, model: &Model, fact: Option<FactId>, of: Option<EntityId>, to: i32) {
        if let Some(cell) =
            fact.and_then(|fact| model.cell(fact, of)).and_then(|cell| self.cells.get_mut(cell))
        {
            *cell = to;
        }
    }
}

/// Number of 64-bit words for so many bits.
pub(super) const fn words(bits: usize) -> usize {
    bits.div_ceil(64)
}

/// The first tick at or after `from`.
pub(super) fn next_tick(first: SimTime, period: Dur, from: SimTime) -> SimTime {
    if first >= from {
        return first;
    }
    let period = period.0.max(1_000);
    let behind = from.0.saturating_sub(first.0);
    let ticks = behind / period + i64::from(behind % period != 0);
    SimTime(first.0.saturating_add(ticks.saturating_mul(period)))
}
