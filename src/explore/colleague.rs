//! A simulated colleague at one seat: telephone, inbox, decisions, and what it owes.
//!
//! What it keeps in mind follows from what its seat saw and when it was asked, so that it can be rebuilt from a journal.
//!
//! # Invariants
//! - Looks through [`Eyes`] only. Hands in nothing that would be refused.
//! - Every act is tried a bounded number of times for one duty, so that an instant ends.

use crate::base::{Dur, InjectId, SeatId, SimTime};
use crate::content::model::Model;
use crate::explore::eyes::Eyes;
use crate::explore::means::Act;
use crate::explore::policy::{Dice, Policy};
use crate::explore::work::Work;
use crate::trace::{Command, Event, MessageNo, Record};

/// Somebody who can be asked what to do at a seat.
pub trait Bot: Send + Sync {
    /// Name of the policy, as the seat's holder says it.
    fn name(&self) -> &str;

    /// A record the seat can see. Answers whether it wants to be asked.
    fn see(&mut self, eyes: &Eyes<'_>, record: &Record) -> bool;

    /// What to do now: adds commands, and answers when it wants to be asked again, whatever happens. A command that is
    /// refused is not tried again at once.
    fn ask(&mut self, eyes: &Eyes<'_>, commands: &mut Vec<Command>) -> Option<SimTime>;

    /// Whenever this decision is asked of it, it is to take this option, or leave it unanswered. Whoever cannot be told
    /// does as it would.
    fn is_told(&mut self, _inject: InjectId, _option: Option<u8>) {}

    /// Another of the same mind, to go another way from here; none if there can be none.
    fn twin(&self) -> Option<Box<dyn Bot>> {
        None
    }
}

/// A colleague that works by a policy.
#[derive(Clone)]
pub struct Colleague {
    policy: &'static dyn Policy,
    chores: Vec<Chore>,
    messages: Vec<MessageNo>,
    /// Facts as the seat last heard of them; before, as they stood at the start.
    belief: Vec<i32>,
    work: Work,
    /// What it was told to answer.
    told: Vec<(InjectId, Option<u8>)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Chore {
    at: SimTime,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    PickUp(MessageNo),
    Open(MessageNo),
    Forward(MessageNo, SeatId),
    Answer(InjectId),
}

impl Colleague {
    /// Sits down at a seat before the exercise begins.
    #[must_use]
    pub fn new(policy: &'static dyn Policy, model: &Model) -> Self {
        Self {
            policy,
            chores: Vec::new(),
            messages: Vec::new(),
            belief: model.cells.clone(),
            work: Work::default(),
            told: Vec::new(),
        }
    }

    /// Takes a seat over, at the start or in the middle: looks through what lies there. `opening`: what stood at the start.
    #[must_use]
    pub fn taking_over(policy: &'static dyn Policy, eyes: &Eyes<'_>, opening: &[i32]) -> Self {
        let mut colleague = Self::new(policy, eyes.model());
        colleague.belief = opening.to_vec();
        for (cell, value) in colleague.belief.iter_mut().enumerate() {
            *value = eyes.cell(cell).unwrap_or(*value);
        }
        colleague.work.takes_over(eyes, &colleague.belief);
        for message in eyes.inbox() {
            colleague.messages.push(message);
            colleague.letter(eyes, message);
            colleague.work.hears(eyes, &mut colleague.belief, message);
        }
        for (message, until) in eyes.ringing() {
            colleague.ring(eyes, message, until);
        }
        for (inject, until) in eyes.decisions() {
            colleague.question(eyes, inject, until);
        }
        colleague
    }

    fn ring(&mut self, eyes: &Eyes<'_>, message: MessageNo, until: SimTime) {
        let name = eyes.model().seats.get(eyes.seat().index()).map_or("", |row| row.name.as_str());
        let dice = Dice { seed: eyes.seed(), seat: name, about: message.0 as u16 };
        if let Some(at) = self.policy.picks_up(&dice, eyes.now(), until) {
            self.chores.push(Chore { at, what: What::PickUp(message) });
        }
    }

    fn letter(&mut self, eyes: &Eyes<'_>, message: MessageNo) {
        let name = eyes.model().seats.get(eyes.seat().index()).map_or("", |row| row.name.as_str());
        let dice = |about: u32| Dice { seed: eyes.seed(), seat: name, about: about as u16 };
        if !eyes.has_opened(message)
            && let Some(at) = self.policy.opens(&dice(message.0), eyes.now())
        {
            self.chores.push(Chore { at, what: What::Open(message) });
        }
        let Some(inject) = eyes.source(message) else { return };
        let addressed = eyes.is_addressed(message);
        let shared = eyes.shared_with(message);
        for seat in eyes.book().concerned(inject).iter().filter(|seat| !shared.has(*seat)) {
            let about = message.0.wrapping_mul(32).wrapping_add(u32::from(seat.0));
            if let Some(at) = self.policy.forwards(&dice(about), eyes.now(), addressed) {
                self.chores.push(Chore { at, what: What::Forward(message, seat) });
            }
        }
    }

    fn question(&mut self, eyes: &Eyes<'_>, inject: InjectId, until: SimTime) {
        let name = eyes.model().seats.get(eyes.seat().index()).map_or("", |row| row.name.as_str());
        let dice = Dice { seed: eyes.seed(), seat: name, about: inject.0 };
        if let Some(at) = self.policy.answers(&dice, eyes.now(), until) {
            self.chores.push(Chore { at, what: What::Answer(inject) });
        }
    }

    /// Does the chores whose time has come. Answers when the next is due, and whether a hand may be busy now.
    fn do_chores(&mut self, eyes: &Eyes<'_>, commands: &mut Vec<Command>) -> (Option<SimTime>, bool) {
        let (mut next, mut busy): (Option<SimTime>, bool) = (None, false);
        let mut chores = std::mem::take(&mut self.chores);
        chores.retain_mut(|chore| {
            if chore.at <= eyes.now() && !busy {
                match self.attempt(eyes, chore.what) {
                    Attempt::Do(command) => {
                        busy = matches!(command, Command::PickUp { .. } | Command::Answer { .. });
                        commands.push(command);
                        return false;
                    }
                    Attempt::Drop => return false,
                    Attempt::At(later) => chore.at = later.max(SimTime(eyes.now().0.saturating_add(1))),
                }
            }
            next = Some(next.map_or(chore.at, |other| other.min(chore.at)));
            true
        });
        self.chores = chores;
        (next, busy)
    }

    fn attempt(&self, eyes: &Eyes<'_>, what: What) -> Attempt {
        let command = match what {
            What::PickUp(message) if !eyes.rings(message) => return Attempt::Drop,
            What::PickUp(message) => {
                return match eyes.try_out(Command::PickUp { message }) {
                    Ok(command) => Attempt::Do(command),
                    Err(_) => eyes.call_over().map_or(Attempt::Drop, Attempt::At),
                };
            }
            What::Open(message) if eyes.has_opened(message) => return Attempt::Drop,
            What::Open(message) => Command::Open { message },
            What::Forward(message, to) if eyes.shared_with(message).has(to) => return Attempt::Drop,
            What::Forward(message, to) => Command::Forward { message, to, note: None },
            What::Answer(inject) => return self.answer(eyes, inject),
        };
        eyes.try_out(command).map_or(Attempt::Drop, Attempt::Do)
    }

    fn answer(&self, eyes: &Eyes<'_>, inject: InjectId) -> Attempt {
        let Some(decision) = eyes.decision(inject) else { return Attempt::Drop };
        let options = u16::try_from(decision.options.len()).unwrap_or(u16::MAX);
        let name = eyes.model().seats.get(eyes.seat().index()).map_or("", |row| row.name.as_str());
        let dice = Dice { seed: eyes.seed(), seat: name, about: inject.0 };
        let offered = (0..decision.options.len()).filter_map(|option| {
            let option = u8::try_from(option).ok()?;
            let command = Command::Answer { inject, option, clause: None, confidence: None, reason: None };
            eyes.try_out(command).ok().map(|command| (option, command))
        });
        let told = self.told.iter().find(|(other, _)| *other == inject).map(|(_, option)| *option);
        if let Some(option) = told {
            let Some(option) = option else { return Attempt::Drop };
            let mut offered = offered;
            let found = offered.find(|(other, _)| *other == option);
            return found.map_or(Attempt::At(eyes.now().plus(Dur::minutes(10))), |(_, it)| Attempt::Do(it));
        }
        let chosen = match self.policy.picks(&dice, options) {
            Some(first) => {
                offered.min_by_key(|(option, _)| (u16::from(*option) + options - first) % options.max(1))
            }
            None => offered.min_by_key(|(option, _)| {
                let by_default = *option == decision.otherwise;
                let (breaks, serves) = self.work.weigh(eyes, &decision.options[usize::from(*option)]);
                (breaks, std::cmp::Reverse(serves), by_default, *option)
            }),
        };
        // Not told yet, or no option can begin now: a little later.
        let Some((_, command)) = chosen else { return Attempt::At(eyes.now().plus(Dur::minutes(10))) };
        Attempt::Do(command)
    }
}

enum Attempt {
    Do(Command),
    Drop,
    At(SimTime),
}

impl Bot for Colleague {
    fn name(&self) -> &str {
        self.policy.name()
    }

    fn see(&mut self, eyes: &Eyes<'_>, record: &Record) -> bool {
        let here = eyes.seat();
        match &record.event {
            Event::MessageRang { message, seat, until } if *seat == here => {
                self.ring(eyes, *message, *until);
            }
            Event::MessageReached { message, seat, .. } if *seat == here => {
                if let Err(place) = self.messages.binary_search(message) {
                    self.messages.insert(place, *message);
                }
                for cell in eyes.told_by(*message) {
                    let cell = *cell as usize;
                    if let (Some(belief), Some(value)) = (self.belief.get_mut(cell), eyes.cell(cell)) {
                        *belief = value;
                    }
                }
                self.letter(eyes, *message);
                self.work.hears(eyes, &mut self.belief, *message);
            }
            Event::DecisionOpened { inject, seats, until } if seats.has(here) => {
                self.question(eyes, *inject, *until);
            }
            Event::FactChanged { fact, of, .. } | Event::FactTold { fact, of, .. } => {
                if let Some(cell) = eyes.model().cell(*fact, *of)
                    && let (Some(value), Some(belief)) = (eyes.cell(cell), self.belief.get_mut(cell))
                    && *belief != value
                {
                    *belief = value;
                    return self.work.hears_news();
                }
                return false;
            }
            Event::ThingLearned { seat, .. } if *seat == here => return self.work.learns(),
            Event::ActionCompleted { seat, action, args, result, .. } if *seat == here => {
                let act = Act { action: *action, args: args.clone() };
                self.work.has_done(eyes, &mut self.belief, record.at, act, *result);
            }
            Event::ActionFailed { seat, .. } if *seat == here => self.work.has_failed(),
            _ => {}
        }
        true
    }

    fn is_told(&mut self, inject: InjectId, option: Option<u8>) {
        self.told.retain(|(other, _)| *other != inject);
        self.told.push((inject, option));
    }

    fn twin(&self) -> Option<Box<dyn Bot>> {
        Some(Box::new(self.clone()))
    }

    fn ask(&mut self, eyes: &Eyes<'_>, commands: &mut Vec<Command>) -> Option<SimTime> {
        let (next, busy) = self.do_chores(eyes, commands);
        if busy {
            return next;
        }
        let later = self.work.go_on(eyes, self.policy, &mut self.belief, &self.messages, commands);
        match (next, later) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        }
    }
}
