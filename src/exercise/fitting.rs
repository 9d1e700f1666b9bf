//! The actions that fit what a seat has heard: what the procedure answers to the signals of its messages.
//!
//! The order is by the procedure, never by what the seat still owes: it must not give duties away in assessment mode.

use std::collections::BTreeMap;

use crate::base::{ActionId, FactId, InjectId, SeatId, SeatMask, SignalId};
use crate::content::model::{Cond, Head, Model, Owner, Pattern, Rule, RuleKind, SlotTy};
use crate::exercise::knowledge::Known;
use crate::kernel::decide::offered;
use crate::kernel::{Plan, Situation};
use crate::trace::{Event, Record};

/// How many actions are offered before one has to search.
pub const OFFERED: usize = 8;

/// Which actions answer which signals, built once for a model.
#[derive(Clone, Debug, Default)]
pub struct Fitting {
    /// Actions by signal, each with the seats whose roles owe them.
    answers: BTreeMap<SignalId, Vec<(ActionId, SeatMask)>>,
    /// Earliest phase of the procedure in which an action is asked for, by action.
    phases: Vec<usize>,
}

impl Fitting {
    /// The table of a model.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let mut fitting = Self { phases: phases(model), ..Self::default() };
        for rule in &model.rules {
            let owners = owners(model, &rule.owner);
            let (signals, acts) = match &rule.kind {
                RuleKind::Response { when, then, .. } | RuleKind::Periodic { when, then, .. } => {
                    (signals(model, when), actions(model, then))
                }
                // When the moment has come at which it is looked at, it is too late to begin.
                RuleKind::Existence { when, then, .. } => {
                    let found = when.as_ref().map(|when| signals(model, when)).unwrap_or_default();
                    (found, actions(model, then))
                }
                RuleKind::Precedence { first, then, .. } => (signals(model, then), actions(model, first)),
                RuleKind::Prohibition { .. } => continue,
            };
            for signal in signals {
                let list = fitting.answers.entry(signal).or_default();
                for action in &acts {
                    match list.iter_mut().find(|(known, _)| known == action) {
                        Some((_, seats)) => *seats = seats.union(owners),
                        None => list.push((*action, owners)),
                    }
                }
            }
        }
        fitting
    }

    /// The actions a seat may do now, best fitting first, those it knows nothing to fill with last; the first [`OFFERED`]
    /// are shown.
    #[must_use]
    pub fn rank(
        &self,
        plan: &Plan,
        situation: &Situation,
        records: &[Record],
        seat: SeatId,
        things: &[Known],
    ) -> Vec<ActionId> {
        let model = &plan.model;
        let mut points: BTreeMap<ActionId, i32> = BTreeMap::new();
        for (age, inject) in heard(situation, records, seat).into_iter().enumerate() {
            let Some(row) = model.script.injects.get(inject.index()) else { continue };
            let fresh = 16 >> age.min(4);
            for raise in &row.raises {
                for (action, owners) in self.answers.get(&raise.signal).into_iter().flatten() {
                    *points.entry(*action).or_default() += if owners.has(seat) { 3 * fresh } else { fresh };
                }
            }
        }
        for record in records {
            if let Event::ActionQueued { seat: by, action, .. } = &record.event
                && *by == seat
            {
                // What has been done fits less, but stays in reach.
                points.entry(*action).and_modify(|points| *points /= 2);
            }
        }
        let known = |kind| {
            things
                .iter()
                .any(|known| model.things.get(known.thing.index()).is_some_and(|row| row.kind == kind))
        };
        let fillable = |action: ActionId| {
            model.actions.get(action.index()).is_some_and(|row| {
                row.slots.iter().all(|slot| {
                    slot.optional
                        || match &slot.ty {
                            SlotTy::Thing(kinds) => kinds.iter().any(|kind| known(*kind)),
                            SlotTy::Many(kind) => known(*kind),
                            SlotTy::Message => !records.is_empty(),
                            SlotTy::Word(_)
                            | SlotTy::Words(_)
                            | SlotTy::Seat
                            | SlotTy::Number
                            | SlotTy::Flag
                            | SlotTy::Time
                            | SlotTy::Text => true,
                        }
                })
            })
        };
        let mut ranked: Vec<ActionId> = (0..model.actions.len())
            .map(ActionId::from_index)
            .filter(|action| offered(plan, situation, seat, *action).is_ok())
            .collect();
        ranked.sort_by_key(|action| {
            let points = points.get(action).copied().unwrap_or_default();
            (!fillable(*action), -points, self.phases.get(action.index()).copied(), *action)
        });
        ranked
    }
}

/// The earliest phase of the procedure in which an action is asked for, by action, by position; beyond the last if none
/// does.
#[must_use]
pub fn phases(model: &Model) -> Vec<usize> {
    let phases = &model.procedure.phases;
    let mut earliest = vec![phases.len(); model.actions.len()];
    for rule in &model.rules {
        let clause = model.procedure.clauses.get(rule.clause.index());
        let phase = clause.and_then(|clause| phases.iter().position(|phase| phase.id == clause.phase));
        for action in fulfilling(model, rule) {
            if let Some(known) = earliest.get_mut(action.index()) {
                *known = (*known).min(phase.unwrap_or(phases.len()));
            }
        }
    }
    earliest
}

/// The actions that can meet a rule; for a prohibition none.
#[must_use]
pub fn fulfilling(model: &Model, rule: &Rule) -> Vec<ActionId> {
    match &rule.kind {
        RuleKind::Response { then, .. }
        | RuleKind::Periodic { then, .. }
        | RuleKind::Existence { then, .. } => actions(model, then),
        RuleKind::Precedence { first, .. } => actions(model, first),
        RuleKind::Prohibition { .. } => Vec::new(),
    }
}

/// Injects behind the messages that reached a seat, latest first.
fn heard(situation: &Situation, records: &[Record], seat: SeatId) -> Vec<InjectId> {
    records
        .iter()
        .rev()
        .filter_map(|record| match &record.event {
            Event::MessageReached { message, seat: to, .. } if *to == seat => {
                situation.message(*message).and_then(|message| message.inject)
            }
            _ => None,
        })
        .collect()
}

/// Signals a trigger listens to; for a condition, those that set its facts.
fn signals(model: &Model, pattern: &Pattern) -> Vec<SignalId> {
    let mut found = Vec::new();
    match pattern {
        Pattern::On(leaf) => {
            if let Head::Signal(signal) = leaf.head {
                found.push(signal);
            }
        }
        Pattern::Became(cond, _) | Pattern::Holds(cond) => {
            let facts = facts(cond);
            for (at, signal) in model.signals.iter().enumerate() {
                if signal.sets.iter().any(|set| facts.contains(&set.fact)) {
                    found.push(SignalId::from_index(at));
                }
            }
        }
        Pattern::Any(list) => list.iter().for_each(|inner| found.extend(signals(model, inner))),
        Pattern::Lapsed(since, _, _) => found.extend(signals(model, since)),
    }
    found
}

/// Actions that can make a pattern so.
fn actions(model: &Model, pattern: &Pattern) -> Vec<ActionId> {
    let mut found = Vec::new();
    match pattern {
        Pattern::On(leaf) => {
            if let Head::Action(action) = leaf.head {
                found.push(action);
            }
        }
        Pattern::Became(cond, _) | Pattern::Holds(cond) => {
            let facts = facts(cond);
            for (at, action) in model.actions.iter().enumerate() {
                if action.sets.iter().any(|set| facts.contains(&set.fact)) {
                    found.push(ActionId::from_index(at));
                }
            }
        }
        Pattern::Any(list) => list.iter().for_each(|inner| found.extend(actions(model, inner))),
        Pattern::Lapsed(..) => {}
    }
    found
}

fn facts(cond: &Cond) -> Vec<FactId> {
    let mut facts = Vec::new();
    cond.watch(&mut facts);
    facts
}

/// Seats whose roles owe a rule.
fn owners(model: &Model, owner: &Owner) -> SeatMask {
    let held = |roles: &[crate::base::RoleId]| {
        roles
            .iter()
            .filter_map(|role| model.roles.get(role.index()))
            .fold(SeatMask::NONE, |seats, role| seats.union(role.covered))
    };
    match owner {
        Owner::One(role) => held(&[*role]),
        Owner::Either(roles) | Owner::Joint(roles) | Owner::Each(roles) => held(roles),
        Owner::Actor | Owner::Named(..) => SeatMask::NONE,
    }
}
