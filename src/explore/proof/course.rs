//! What has happened in one exercise of the walk so far: the little of it that is told of afterwards.

use std::hash::Hash as _;
use std::sync::Arc;

use crate::base::{ActionId, EndingId, EntityId, FactId, InjectId, SeatId, SeatMask, SimTime};
use crate::content::model::script::{Hidden, Secret};
use crate::explore::proof::cause::Causes;
use crate::explore::proof::choice::{Choice, Point, Turn};
use crate::explore::proof::ground::Ground;
use crate::explore::proof::print::Print;
use crate::kernel::{Plan, Situation};
use crate::trace::{Author, Event, Record, RecordNo, WordId};

/// See the module.
#[derive(Clone, Debug, Default)]
pub struct Course {
    /// First firing of each inject.
    pub injects: Vec<Option<SimTime>>,
    /// When the condition of an inject was first looked at and did not hold.
    pub skipped: Vec<Option<SimTime>>,
    /// First happening of each outcome.
    pub outcomes: Vec<Option<SimTime>>,
    /// First raising of each signal.
    pub signals: Vec<Option<SimTime>>,
    /// First completion of each action by a seat.
    pub actions: Vec<Option<SimTime>>,
    /// Decisions asked.
    pub asked: Vec<Asked>,
    /// Decisions answered, or lapsed.
    pub answered: Vec<Answered>,
    /// What chance brought.
    pub drawn: Vec<(Point, SimTime, u16)>,
    /// The ending reached, when, and whether by a seat's act.
    pub ending: Option<(EndingId, SimTime, bool)>,
    /// Which message reached which seat, by the inject that sent it.
    pub reached: Vec<(InjectId, SeatId, SimTime)>,
    /// Which seat learned of which thing.
    pub learned: Vec<(SeatId, EntityId, SimTime)>,
    /// Which seat was told which fact.
    pub told: Vec<(SeatId, FactId, Option<EntityId>, SimTime)>,
    /// What a seat learned that was to be kept from it.
    pub leaks: Vec<Leak>,
    /// Messages that took something back that had not come, with the seats they reached.
    pub unsaid: Vec<(InjectId, SeatId, SimTime)>,
    /// Actions completed.
    pub acts: Vec<Act>,
    /// When something happened last, the end and the change of parts apart.
    pub last: SimTime,
    /// What each record goes back to.
    pub causes: Causes,
    /// The fingerprint of all that was seen and judged; changes of facts nothing asks for stand outside.
    pub print: Print,
    /// Answers that have not taken effect: what they are will matter.
    pending: Vec<(InjectId, u8)>,
    /// Points come up since they were asked for last.
    points: Vec<(Point, Option<Turn>)>,
    /// By fact: whether it can make a difference.
    read: Arc<[bool]>,
    /// The message that reached a seat last.
    heard: Option<(RecordNo, InjectId)>,
}

/// A decision was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Inject.
    pub inject: InjectId,
    /// When.
    pub at: SimTime,
    /// Of whom.
    pub seats: SeatMask,
    /// Options offered then, one bit each.
    pub offered: u64,
}

/// A decision was answered, or time was up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    /// Inject.
    pub inject: InjectId,
    /// When.
    pub at: SimTime,
    /// The option taken.
    pub option: u8,
    /// Who answered; none: nobody did.
    pub by: Option<SeatId>,
}

/// A seat learned something that was to be kept from it until later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leak {
    /// Position among the secrets of the scenario.
    pub secret: u16,
    /// Seat.
    pub seat: SeatId,
    /// The message by which; none: it knew from the start, or was told by somebody.
    pub by: Option<InjectId>,
    /// When.
    pub at: SimTime,
}

/// An action was completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Act {
    /// Its record.
    pub record: RecordNo,
    /// Seat.
    pub seat: SeatId,
    /// Action.
    pub action: ActionId,
    /// Result.
    pub result: Option<WordId>,
    /// Begun.
    pub begun: SimTime,
    /// Completed.
    pub at: SimTime,
}

impl Course {
    /// Nothing yet.
    #[must_use]
    pub fn new(ground: &Ground) -> Self {
        let script = &ground.model().script;
        Self {
            injects: vec![None; script.injects.len()],
            skipped: vec![None; script.injects.len()],
            outcomes: vec![None; script.outcomes.len()],
            signals: vec![None; ground.model().signals.len()],
            actions: vec![None; ground.model().actions.len()],
            last: SimTime(i64::MIN),
            read: Arc::clone(ground.read()),
            ..Self::default()
        }
    }

    /// The opening is over: nothing of it can go otherwise. `retold`: what came before is the past of a part, told again.
    pub fn begins(&mut self, retold: bool) {
        self.points.clear();
        if retold {
            let none = |list: &[Option<SimTime>]| vec![None; list.len()];
            *self = Self {
                injects: none(&self.injects),
                skipped: none(&self.skipped),
                outcomes: none(&self.outcomes),
                signals: none(&self.signals),
                actions: none(&self.actions),
                causes: std::mem::take(&mut self.causes),
                print: self.print,
                last: self.last,
                read: Arc::clone(&self.read),
                ..Self::default()
            };
        }
    }

    /// The points come up since this was asked last, each with the way it went if that is known already.
    pub fn take_points(&mut self) -> Vec<(Point, Option<Turn>)> {
        std::mem::take(&mut self.points)
    }

    /// The fingerprint of the situation: all that was seen and judged, and what is still to take effect. None while
    /// one of these choices is made and has not shown.
    #[must_use]
    pub fn fingerprint(&self, choices: &[Choice]) -> Option<u128> {
        let open = |choice: &Choice| match choice.point {
            Point::Decision(inject) => !self.answered.iter().any(|answered| answered.inject == inject),
            Point::Draw { .. } => !self.drawn.iter().any(|(point, ..)| *point == choice.point),
        };
        if choices.iter().any(open) {
            return None;
        }
        let mut print = self.print;
        self.pending.hash(&mut print);
        Some(print.number())
    }

    /// Whether a point has come up since it was asked last.
    #[must_use]
    pub fn has_points(&self) -> bool {
        !self.points.is_empty()
    }

    fn goes(&mut self, point: Point, turn: Turn) {
        if let Some((_, went)) = self.points.iter_mut().find(|(other, _)| *other == point) {
            *went = Some(turn);
        }
    }

    /// Takes in a record.
    pub fn take(&mut self, plan: &Plan, situation: &Situation, record: &Record) {
        let silent = matches!(&record.event,
            Event::FactChanged { fact, .. } if self.read.get(fact.index()) == Some(&false));
        if !silent {
            self.print.take(record);
        }
        if !plan.model.script.secrets.is_empty() {
            self.overhear(plan, situation, record);
        }
        self.causes.take(record);
        let at = record.at;
        let first = |list: &mut Vec<Option<SimTime>>, index: usize| {
            if let Some(place) = list.get_mut(index) {
                place.get_or_insert(at);
            }
        };
        match &record.event {
            Event::PartBegun { .. } | Event::PartEnded { .. } | Event::Stopped { .. } => return,
            Event::InjectFired { inject, .. } => first(&mut self.injects, inject.index()),
            Event::InjectSkipped { inject, never: false } => first(&mut self.skipped, inject.index()),
            Event::OutcomeFired { outcome, .. } => first(&mut self.outcomes, outcome.index()),
            Event::SignalRaised { signal, .. } => first(&mut self.signals, signal.index()),
            Event::DecisionOpened { inject, seats, .. } => {
                let row = plan.model.script.injects.get(inject.index()).and_then(|row| row.decision.as_ref());
                let mut offered = 0u64;
                for (at, option) in row.iter().flat_map(|row| &row.options).enumerate().take(64) {
                    let open =
                        option.only_if.as_ref().is_none_or(|cond| situation.holds(&plan.model, cond, None));
                    offered |= u64::from(open) << at;
                }
                self.asked.push(Asked { inject: *inject, at, seats: *seats, offered });
                self.points.push((Point::Decision(*inject), None));
            }
            Event::DecisionAnswered { inject, option, seat, .. } => {
                self.answered.push(Answered { inject: *inject, at, option: *option, by: Some(*seat) });
                self.pending.push((*inject, *option));
                self.goes(Point::Decision(*inject), Turn::Option(*option));
            }
            Event::DecisionLapsed { inject, option } => {
                self.answered.push(Answered { inject: *inject, at, option: *option, by: None });
                self.pending.push((*inject, *option));
                self.goes(Point::Decision(*inject), Turn::Nobody);
            }
            Event::DecisionTookEffect { inject, .. } => self.pending.retain(|(other, _)| other != inject),
            Event::ChanceDrawn { draw, occurrence, subject, branch } => {
                if let Some(draw) = plan.draw(draw) {
                    let point = Point::Draw { draw, subject: *subject, occurrence: *occurrence };
                    self.drawn.push((point, at, *branch));
                    self.points.push((point, Some(Turn::Branch(*branch))));
                }
            }
            Event::EndingReached { ending, by_seat } => self.ending = Some((*ending, at, *by_seat)),
            Event::MessageReached { message, seat, .. } => {
                if let Some(inject) = situation.message(*message).and_then(|message| message.inject) {
                    self.reached.push((inject, *seat, at));
                    let row = plan.model.script.injects.get(inject.index());
                    if let Some(other) = row.and_then(|row| row.retracts)
                        && self.injects.get(other.index()).is_some_and(Option::is_none)
                    {
                        self.unsaid.push((inject, *seat, at));
                    }
                }
            }
            Event::ThingLearned { seat, thing } => self.learned.push((*seat, *thing, at)),
            Event::FactTold { to, fact, of, .. } => self.told.push((*to, *fact, *of, at)),
            Event::ActionCompleted { seat, action, result, begun, .. }
                if record.author != Author::History =>
            {
                first(&mut self.actions, action.index());
                let (record, begun) = (record.no, *begun);
                self.acts.push(Act { record, seat: *seat, action: *action, result: *result, begun, at });
            }
            _ => {}
        }
        self.last = at;
    }
    /// Notes whoever learns something that is to be kept from them. Whether it may be known is looked at when the instant
    /// is over.
    fn overhear(&mut self, plan: &Plan, situation: &Situation, record: &Record) {
        let mut learns = |seat: SeatId, by: Option<InjectId>, is: &dyn Fn(&Secret) -> bool| {
            for (position, secret) in (0u16..).zip(&plan.model.script.secrets) {
                let may = || {
                    let until = secret.until.as_ref();
                    until.is_some_and(|until| situation.holds(&plan.model, until, None))
                };
                let told = |leak: &Leak| leak.secret == position && leak.seat == seat && leak.by == by;
                if secret.from.has(seat) && is(secret) && !self.leaks.iter().any(told) && !may() {
                    self.leaks.push(Leak { secret: position, seat, by, at: record.at });
                }
            }
        };
        match &record.event {
            Event::Started { .. } => {
                for (at, row) in plan.model.seats.iter().enumerate() {
                    let knows = |what: &Hidden| matches!(what, Hidden::Thing(it) if row.knows.contains(it));
                    learns(SeatId::from_index(at), None, &|secret| knows(&secret.what));
                }
            }
            Event::MessageReached { message, seat, .. } => {
                let Some(inject) = situation.message(*message).and_then(|message| message.inject) else {
                    return;
                };
                learns(*seat, Some(inject), &|secret| {
                    secret.what == Hidden::Message(inject) || secret.named.contains(&inject)
                });
                self.heard = Some((record.no, inject));
            }
            Event::ThingLearned { seat, thing } => {
                let heard = self.heard.filter(|(no, _)| record.cause == Some(*no));
                let by = heard.map(|(_, inject)| inject);
                learns(*seat, by, &|secret| secret.what == Hidden::Thing(*thing));
            }
            Event::FactTold { to, fact, of, .. } => {
                learns(*to, None, &|secret| secret.what == Hidden::Fact(*fact, *of));
            }
            _ => {}
        }
    }
}
