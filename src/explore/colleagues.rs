//! All the simulated colleagues of one exercise, asked in the order of their seats.
//!
//! A colleague is asked after every instant in which its seat saw something, when a duty's clock began for it, and at
//! the times it named itself. Its commands are handed in one by one as ordinary commands of its seat; everything that
//! falls due at the same instant happens before the next one is asked.
//!
//! # Invariants
//! - The same exercise with the same colleagues leaves the same steps, however the clock is moved: [`Colleagues::run`]
//!   to one time and then to another is the same as to the second at once.
//! - An instant ends: a seat gives at most [`AT_ONCE`] commands in it.
//!
//! # Not here
//! - Files and pace (`cli`); replaying, which never asks anybody.

use std::sync::Arc;

use crate::base::{InjectId, SeatId, SeatMask, SimTime};
use crate::explore::colleague::{Bot, Colleague};
use crate::explore::eyes::Eyes;
use crate::explore::handbook::Handbook;
use crate::explore::policy;
use crate::kernel::{Plan, Situation};
use crate::score::clause::Monitors;
use crate::trace::{Author, Command, Envelope, Event, Holder, Record, RecordNo};

/// So many commands a seat may give in one instant.
pub const AT_ONCE: u16 = 200;

/// An exercise that colleagues can take part in.
pub trait Stage {
    /// The plan.
    fn plan(&self) -> &Arc<Plan>;
    /// The situation.
    fn situation(&self) -> &Situation;
    /// What is judged.
    fn monitors(&self) -> &Monitors;
    /// Exercise time now.
    fn clock(&self) -> SimTime;
    /// When the next thing falls due; none when it is over.
    fn next_due(&self) -> Option<SimTime>;
    /// Everything due up to `to` happens, and the clock stands there.
    fn advance_to(&mut self, to: SimTime);
    /// A command is handed in now; refusals are recorded.
    fn submit(&mut self, envelope: Envelope);
    /// Tells every record since this was called last, in order.
    fn each_new(&mut self, tell: &mut dyn FnMut(&Plan, &Situation, &Monitors, &Record));
    /// When time alone next changes what is owed, once the clock leaves that moment.
    fn next_alarm(&mut self) -> Option<SimTime>;
    /// Seats for which a duty's clock has begun since this was called last.
    fn take_called(&mut self) -> SeatMask;
}

/// Whether a record lays out the start state: given by the script, or come to in the past of a part played alone.
fn is_start_state(plan: &Plan, situation: &Situation, record: &Record) -> bool {
    let given = record.author == Author::History && record.cause == Some(RecordNo(0));
    let setup = situation.setup();
    given || ((setup.part.is_some() || setup.folded) && setup.is_past(plan, record))
}

/// The colleagues of one exercise.
pub struct Colleagues {
    book: Arc<Handbook>,
    bots: Vec<Option<Box<dyn Bot>>>,
    wakes: Vec<SimTime>,
    stirred: SeatMask,
    /// What stood at the start, or at the start of the part played alone: the opening picture.
    opening: Vec<i32>,
    given: Vec<u16>,
    instant: SimTime,
    commands: Vec<Command>,
    /// What everybody was told to answer, for those who sit down later.
    told: Vec<(InjectId, Option<u8>)>,
}

impl Colleagues {
    /// Nobody yet. The seats a journal or a setup gives to bots are taken when their giving is seen.
    #[must_use]
    pub fn new(plan: &Plan, book: Arc<Handbook>) -> Self {
        let seats = plan.model.seats.len();
        Self {
            book,
            bots: std::iter::repeat_with(|| None).take(seats).collect(),
            wakes: vec![SimTime::FAR; seats],
            stirred: SeatMask::NONE,
            opening: plan.model.cells.clone(),
            given: vec![0; seats],
            instant: SimTime(i64::MIN),
            commands: Vec::new(),
            told: Vec::new(),
        }
    }

    /// Somebody who is not one of the named policies sits down before the exercise begins.
    pub fn seat(&mut self, seat: SeatId, bot: Box<dyn Bot>) {
        if let Some(place) = self.bots.get_mut(seat.index()) {
            *place = Some(bot);
            self.stirred.insert(seat);
        }
    }

    /// When somebody wants to be asked next.
    #[must_use]
    pub fn next_wake(&self) -> SimTime {
        self.wakes.iter().copied().min().unwrap_or(SimTime::FAR)
    }

    /// The same colleagues once more, to go another way from here; none if one of them cannot be had twice.
    #[must_use]
    pub fn twin(&self) -> Option<Self> {
        let twin = |bot: &Option<Box<dyn Bot>>| match bot {
            None => Some(None),
            Some(bot) => bot.twin().map(Some),
        };
        Some(Self {
            book: Arc::clone(&self.book),
            bots: self.bots.iter().map(twin).collect::<Option<_>>()?,
            wakes: self.wakes.clone(),
            stirred: self.stirred,
            opening: self.opening.clone(),
            given: self.given.clone(),
            instant: self.instant,
            commands: Vec::new(),
            told: self.told.clone(),
        })
    }

    /// Tells everybody what to answer whenever this decision is asked.
    pub fn are_told(&mut self, inject: InjectId, option: Option<u8>) {
        self.told.push((inject, option));
        self.bots.iter_mut().flatten().for_each(|bot| bot.is_told(inject, option));
    }

    /// Runs the exercise and its colleagues up to `to`, and sets the clock there.
    pub fn run(&mut self, stage: &mut impl Stage, to: SimTime) {
        while self.run_on(stage, to) {}
    }

    /// Runs on to the next instant at which something may happen, at most up to `to`. Answers whether there was one.
    pub fn run_on(&mut self, stage: &mut impl Stage, to: SimTime) -> bool {
        self.settle(stage);
        let now = stage.clock();
        let Some(due) = stage.next_due() else { return false };
        // What depends on something not happening is decided when the clock leaves the instant.
        let soon = SimTime(now.0.saturating_add(1));
        let alarm = stage.next_alarm().map_or(SimTime::FAR, |at| SimTime(at.0.saturating_add(1)));
        let next = due.min(alarm).min(self.next_wake()).max(soon);
        stage.advance_to(next.min(to));
        next <= to
    }

    /// Lets everything due at the present instant happen and asks everybody who has something to say about it, until
    /// nobody has. To be called after every command somebody else gave.
    pub fn settle(&mut self, stage: &mut impl Stage) {
        loop {
            stage.advance_to(stage.clock());
            self.catch_up(stage);
            if stage.next_due().is_none() || !self.ask_one(stage) {
                return;
            }
        }
    }

    /// Takes in what has happened since.
    fn catch_up(&mut self, stage: &mut impl Stage) {
        let (bots, book, stirred) = (&mut self.bots, &self.book, &mut self.stirred);
        let (opening, told) = (&mut self.opening, &self.told);
        stage.each_new(&mut |plan, situation, monitors, record| {
            let eyes = |seat| Eyes::new(plan, situation, monitors, book, seat, record.at);
            let mut show = |bots: &mut [Option<Box<dyn Bot>>], seat: SeatId| {
                if let Some(Some(bot)) = bots.get_mut(seat.index())
                    && bot.see(&eyes(seat), record)
                {
                    stirred.insert(seat);
                }
            };
            match &record.event {
                Event::SeatGiven { seat, holder } => {
                    let policy = if let Holder::Bot(name) = holder { policy::named(name) } else { None };
                    if let Some(place) = bots.get_mut(seat.index())
                        && (policy.is_some() || !matches!(holder, Holder::Bot(_)))
                    {
                        *place = policy.map(|policy| {
                            let mut bot = Colleague::taking_over(policy, &eyes(*seat), opening);
                            told.iter().for_each(|(inject, option)| bot.is_told(*inject, *option));
                            Box::new(bot) as Box<dyn Bot>
                        });
                        stirred.insert(*seat);
                    }
                }
                Event::MessageRang { seat, .. }
                | Event::MessageReached { seat, .. }
                | Event::ThingLearned { seat, .. }
                | Event::ActionCompleted { seat, .. }
                | Event::ActionFailed { seat, .. }
                | Event::TravelDiverted { seat, .. }
                | Event::ActionCalledOff { seat, .. }
                | Event::FactTold { to: seat, .. } => show(bots, *seat),
                Event::DecisionOpened { seats, .. } => seats.iter().for_each(|seat| show(bots, seat)),
                Event::FactChanged { fact, of, to } => {
                    let row = plan.model.facts.get(fact.index());
                    if is_start_state(plan, situation, record)
                        && row.is_some_and(|row| row.standing || row.built_in)
                        && let Some(cell) = plan.model.cell(*fact, *of)
                        && let Some(value) = opening.get_mut(cell)
                    {
                        *value = *to;
                    }
                    (0..bots.len()).map(SeatId::from_index).for_each(|seat| show(bots, seat));
                }
                _ => {}
            }
        });
        self.stirred = self.stirred.union(stage.take_called());
    }

    /// Asks the first seat that has something to say. Answers whether anything was handed in or anybody was asked.
    fn ask_one(&mut self, stage: &mut impl Stage) -> bool {
        let now = stage.clock();
        if now > self.instant {
            self.instant = now;
            self.given.fill(0);
        }
        let woken = |at: usize| self.wakes.get(at).is_some_and(|wake| *wake <= now);
        let seats = 0..self.bots.len();
        let Some(at) = seats.into_iter().find(|at| self.stirred.has(SeatId::from_index(*at)) || woken(*at))
        else {
            return false;
        };
        let seat = SeatId::from_index(at);
        self.stirred = SeatMask(self.stirred.0 & !SeatMask::one(seat).0);
        self.wakes[at] = SimTime::FAR;
        let Some(bot) = self.bots[at].as_mut() else { return true };
        self.commands.clear();
        let wake = {
            let eyes = Eyes::new(stage.plan(), stage.situation(), stage.monitors(), &self.book, seat, now);
            bot.ask(&eyes, &mut self.commands)
        };
        self.wakes[at] = wake.map_or(SimTime::FAR, |wake| wake.max(SimTime(now.0.saturating_add(1))));
        for command in self.commands.drain(..) {
            if self.given[at] >= AT_ONCE {
                break;
            }
            self.given[at] += 1;
            let by = Holder::Bot(bot.name().into());
            stage.submit(Envelope { seat: Some(seat), by, decided_by: None, for_table: false, command });
            self.stirred.insert(seat);
        }
        true
    }
}
