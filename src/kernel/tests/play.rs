//! A small exercise played by hand in tests: commands by name, and the story it tells as lines.

use std::sync::Arc;

use crate::base::{EntityId, InjectId, SeatId, SimTime};
use crate::content::fixture;
use crate::content::model::pattern::Head;
use crate::content::model::{Model, SlotTy};
use crate::kernel::situation::Phase;
use crate::kernel::{Plan, Setup, Situation, due_by, step};
use crate::trace::wire::Named as _;
use crate::trace::{
    Args, Command, Envelope, Event, Holder, MessageNo, Names as _, Record, StepCause, Table, Val,
};

/// An exercise with everything that happened in it.
pub(crate) struct Play {
    pub(crate) plan: Plan,
    pub(crate) situation: Situation,
    pub(crate) records: Vec<Record>,
    /// Where each step begins, with its cause.
    pub(crate) steps: Vec<(usize, StepCause)>,
    pub(crate) clock: SimTime,
}

pub(crate) const MINUTE: i64 = 60_000;

impl Play {
    /// The small crisis, run to time 0.
    pub(crate) fn new() -> Self {
        Self::of(fixture::mini(), Setup { seed: 7, ..Setup::default() })
    }

    /// The small crisis with its texts changed: procedure, scenario.
    pub(crate) fn changed(change: impl FnOnce(&mut String, &mut String)) -> Self {
        Self::of(fixture::changed(change), Setup { seed: 7, ..Setup::default() })
    }

    pub(crate) fn of(model: Model, setup: Setup) -> Self {
        let plan = Plan::new(Arc::new(model));
        let situation = Situation::new(&plan, setup);
        let clock = plan.start(situation.setup().part);
        let mut play = Self { plan, situation, records: Vec::new(), steps: Vec::new(), clock };
        play.run(clock);
        play
    }

    /// Everything due up to the clock happens.
    pub(crate) fn run(&mut self, clock: SimTime) {
        let mut steps = 0;
        while let Some((at, due)) = due_by(&self.plan, &self.situation, clock.max(self.situation.now())) {
            let before = self.records.len();
            self.one(at, StepCause::Due(due));
            assert!(self.records.len() > before, "{due:?} at {at} left no record");
            steps += 1;
            assert!(steps < 10_000, "the clock does not get past {at}");
        }
        self.clock = self.clock.max(clock).max(self.situation.now());
    }

    /// Everything due up to so many minutes after the start happens.
    pub(crate) fn to(&mut self, minutes: i64) -> &mut Self {
        self.run(SimTime(minutes * MINUTE));
        self
    }

    pub(crate) fn one(&mut self, at: SimTime, cause: StepCause) {
        self.steps.push((self.records.len(), cause.clone()));
        step(&self.plan, &mut self.situation, at, &cause, &mut self.records);
    }

    /// Gives a command now; the records it left.
    pub(crate) fn command(&mut self, seat: &str, by: Holder, command: Command) -> Vec<Record> {
        let seat = if seat.is_empty() { None } else { Some(self.seat(seat)) };
        let envelope = Envelope { seat, by, decided_by: None, for_table: false, command };
        let before = self.records.len();
        self.one(self.clock, StepCause::Command(envelope));
        let made = self.records[before..].to_vec();
        if self.situation.phase() == Phase::Running {
            self.run(self.clock);
        }
        made
    }

    /// A seat gives a command; the code if it was refused.
    pub(crate) fn ask(&mut self, seat: &str, command: Command) -> Option<String> {
        refused(&self.command(seat, Holder::Person("p1".into()), command))
    }

    /// The trainer gives a command; the code if it was refused.
    pub(crate) fn trainer(&mut self, seat: &str, command: Command) -> Option<String> {
        refused(&self.command(seat, Holder::Trainer, command))
    }

    /// A seat begins an action; slots by name.
    pub(crate) fn begin(&mut self, seat: &str, action: &str, slots: &[(&str, &str)]) -> Option<String> {
        let command = self.begin_command(action, slots, false);
        self.ask(seat, command)
    }

    pub(crate) fn begin_command(&self, action: &str, slots: &[(&str, &str)], front: bool) -> Command {
        let model = &self.plan.model;
        let action = model.action(action).unwrap();
        let rows = model.slots(Head::Action(action));
        let mut vals = vec![Val::Nil; rows.len()];
        let mut texts: Vec<Box<str>> = Vec::new();
        for (name, value) in slots {
            let at = rows.iter().position(|row| row.name == **name).unwrap();
            let word = |words: &[crate::trace::WordId]| {
                words.iter().position(|word| &*model.words[usize::from(word.0)] == *value)
            };
            vals[at] = match &rows[at].ty {
                SlotTy::Thing(_) => Val::Entity(self.thing(value)),
                SlotTy::Word(words) => Val::Word(words[word(words).unwrap()]),
                SlotTy::Words(words) => Val::Options(1 << word(words).unwrap()),
                SlotTy::Number | SlotTy::Time => Val::Num(value.parse().unwrap()),
                SlotTy::Text => {
                    texts.push((*value).into());
                    Val::Text(texts.len() as u16 - 1)
                }
                other => panic!("no slots of {other:?} in tests"),
            };
        }
        Command::Begin { action, args: Args::new(vals, texts), front }
    }

    pub(crate) fn seat(&self, name: &str) -> SeatId {
        self.plan.model.seat(name).unwrap()
    }

    pub(crate) fn thing(&self, name: &str) -> EntityId {
        self.plan.model.thing(name).unwrap()
    }

    pub(crate) fn inject(&self, name: &str) -> InjectId {
        InjectId(self.plan.model.find(Table::Inject, name).unwrap())
    }

    /// The value of a fact by its name in journals, with its thing where it is kept per thing.
    pub(crate) fn fact(&self, name: &str, of: &str) -> i32 {
        let model = &self.plan.model;
        let fact = crate::base::FactId(model.find(Table::Fact, name).unwrap());
        let of = if of.is_empty() { None } else { Some(self.thing(of)) };
        self.situation.cells()[model.cell(fact, of).unwrap()]
    }

    /// The latest message of an inject.
    pub(crate) fn message(&self, inject: &str) -> MessageNo {
        self.situation.inject(self.inject(inject)).message.unwrap()
    }

    /// The events whose journal form contains the word, each with its minute.
    pub(crate) fn story(&self, word: &str) -> Vec<String> {
        self.records.iter().map(|record| self.line(record)).filter(|line| line.contains(word)).collect()
    }

    pub(crate) fn line(&self, record: &Record) -> String {
        let mut out = format!("{} ", record.at.0 / MINUTE);
        record.event.put_named(&*self.plan.model, &mut out);
        out.replace('"', "")
    }

    pub(crate) fn last(&self) -> String {
        self.line(self.records.last().unwrap())
    }
}

fn refused(made: &[Record]) -> Option<String> {
    made.iter().find_map(|record| match &record.event {
        Event::CommandRefused { code, .. } => Some(code.to_string()),
        _ => None,
    })
}
