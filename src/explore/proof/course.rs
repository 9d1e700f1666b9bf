//! What has happened in one exercise of the walk so far: the little of it that is told of afterwards.

use std::hash::Hash as _;

use crate::base::{ActionId, EndingId, EntityId, FactId, InjectId, SeatId, SeatMask, SimTime};
use crate::explore::proof::cause::Causes;
use crate::explore::proof::choice::{Choice, Point, Turn};
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
    /// Actions completed.
    pub acts: Vec<Act>,
    /// When something happened last, the end and the change of parts apart.
    pub last: SimTime,
    /// What each record goes back to.
    pub causes: Causes,
    /// The fingerprint of all that was seen and judged.
    pub print: Print,
    /// Answers that have not taken effect: what they are will matter.
    pending: Vec<(InjectId, u8)>,
    /// Points come up since they were asked for last.
    points: Vec<(Point, Option<Turn>)>,
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
    pub fn new(plan: &Plan) -> Self {
        let script = &plan.model.script;
        Self {
            injects: vec![None; script.injects.len()],
            skipped: vec![None; script.injects.len()],
            outcomes: vec![None; script.outcomes.len()],
            signals: vec![None; plan.model.signals.len()],
            actions: vec![None; plan.model.actions.len()],
            last: SimTime(i64::MIN),
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
        self.print.take(record);
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
}
