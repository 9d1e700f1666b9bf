//! A compiled model with the tables that tell who listens to what, built once.
//!
//! # Invariants
//! - Nothing here changes during an exercise; everything is in the order of the model's tables.

use std::sync::Arc;

use crate::base::{
    ActionId, ChannelId, Dur, EndingId, FactId, InjectId, OutcomeId, SeatId, SeatMask, SignalId, SimTime,
};
use crate::content::kind::Kind;
use crate::content::model::script::{Effect, OutcomeWhen, Past};
use crate::content::model::{Cond, Head, Inject, Leaf, Model, Pattern, When};
use crate::content::procedure::Reaches;
use crate::trace::Names as _;
use crate::trace::Table;

/// A model and what listens to what in it.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The model.
    pub model: Arc<Model>,
    /// Conditions whose becoming true starts something.
    pub(super) watches: Vec<Watch>,
    /// Watches to look at when a fact changes.
    pub(super) by_fact: Vec<Vec<u16>>,
    /// Watches to look at when an action has been done.
    pub(super) by_done: Vec<Vec<u16>>,
    /// Number of truth bits of all watches.
    pub(super) bits: usize,
    /// Outcomes that listen to an action.
    pub(super) by_action: Vec<Vec<Listener>>,
    /// Outcomes that listen to a signal.
    pub(super) by_signal: Vec<Vec<Listener>>,
    /// Injects counted from another's firing.
    pub(super) after: Vec<Vec<(InjectId, Dur)>>,
    /// Outcomes counted from an inject's firing.
    pub(super) not_after: Vec<Vec<(OutcomeId, Dur)>>,
    /// Actions whose completions some condition asks for.
    pub(super) logged: Vec<bool>,
    /// Result rules of each action, in the scenario's order.
    pub(super) results: Vec<Vec<u16>>,
    /// Ids of all draws, sorted.
    pub(super) draws: Vec<Box<str>>,
    /// Facts the kernel keeps.
    pub(super) built_in: BuiltIns,
    /// Signals the kernel raises.
    pub(super) raised: JourneySignals,
    /// Seats each inject is sent to that listen to its channel.
    pub(super) receivers: Vec<SeatMask>,
    /// Channels.
    pub(super) channels: Vec<ChannelRow>,
}

/// How a channel delivers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ChannelRow {
    /// How long it rings; none: reaches on arrival.
    pub(super) rings: Option<Dur>,
    /// Only at the post.
    pub(super) at_post: bool,
}

/// A condition somebody waits for.
#[derive(Clone, Debug)]
pub(super) struct Watch {
    pub(super) cond: Cond,
    /// Looked at for each thing of the range.
    pub(super) range: Option<(u16, u16)>,
    pub(super) goal: Goal,
    /// First truth bit.
    pub(super) bit: u32,
}

/// What a condition's becoming true starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// An inject; whether each time.
    Inject(InjectId, bool),
    /// An ending.
    Ending(EndingId),
    /// An outcome.
    Outcome(OutcomeId, Role),
}

/// What a match means for an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It follows.
    Follows,
    /// It is kept from following.
    Prevents,
    /// It follows after this time unless prevented.
    FollowsAfter(Dur),
}

/// An outcome that listens to an action or signal.
#[derive(Clone, Debug)]
pub(super) struct Listener {
    pub(super) outcome: OutcomeId,
    pub(super) role: Role,
    pub(super) leaf: Leaf,
}

/// Facts the kernel keeps; none if the model has no thing of the kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct BuiltIns {
    pub(super) at: [Option<FactId>; Kind::ALL.len()],
    pub(super) aboard: [Option<FactId>; Kind::ALL.len()],
    pub(super) condition: Option<FactId>,
    pub(super) size: Option<FactId>,
    pub(super) unlocated: Option<FactId>,
    pub(super) dead: Option<FactId>,
    pub(super) open: Option<FactId>,
    pub(super) available: Option<FactId>,
    pub(super) seats: Option<FactId>,
    pub(super) taken: Option<FactId>,
    pub(super) planned: Option<FactId>,
    pub(super) departed: Option<FactId>,
    pub(super) arrived: Option<FactId>,
    pub(super) turned_back: Option<FactId>,
    pub(super) left: Option<FactId>,
    pub(super) away: Option<FactId>,
}

/// Signals of journeys; none if the procedure does not declare them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct JourneySignals {
    pub(super) assembly_closed: Option<SignalId>,
    pub(super) departed: Option<SignalId>,
    pub(super) rider_departed: Option<SignalId>,
    pub(super) arrived: Option<SignalId>,
    pub(super) rider_arrived: Option<SignalId>,
    pub(super) turned_back: Option<SignalId>,
    pub(super) family_separated: Option<SignalId>,
}

impl Plan {
    /// Builds the tables.
    #[must_use]
    pub fn new(model: Arc<Model>) -> Self {
        let mut plan = Self {
            watches: Vec::new(),
            by_fact: vec![Vec::new(); model.facts.len()],
            by_done: vec![Vec::new(); model.actions.len()],
            bits: 0,
            by_action: vec![Vec::new(); model.actions.len()],
            by_signal: vec![Vec::new(); model.signals.len()],
            after: vec![Vec::new(); model.script.injects.len()],
            not_after: vec![Vec::new(); model.script.injects.len()],
            logged: vec![false; model.actions.len()],
            results: vec![Vec::new(); model.actions.len()],
            draws: Vec::new(),
            built_in: built_ins(&model),
            raised: journey_signals(&model),
            receivers: model.script.injects.iter().map(|inject| receivers(&model, inject)).collect(),
            channels: channels(&model),
            model: Arc::clone(&model),
        };
        for (at, inject) in model.script.injects.iter().enumerate() {
            let id = InjectId::from_index(at);
            match &inject.when {
                When::If(cond, repeat) => plan.watch(cond, None, Goal::Inject(id, *repeat)),
                When::After(other, dur) => {
                    if let Some(list) = plan.after.get_mut(other.index()) {
                        list.push((id, *dur));
                    }
                }
                When::Every(_, _, cond) => plan.log(cond),
                When::At(_) | When::Called | When::ByHand => {}
            }
            inject.only_if.iter().for_each(|cond| plan.log(cond));
            plan.effects(&inject.effects);
            for option in inject.decision.iter().flat_map(|decision| &decision.options) {
                option.only_if.iter().for_each(|cond| plan.log(cond));
                plan.effects(&option.effects);
            }
        }
        plan.outcomes(&model);
        for (at, ending) in model.script.endings.iter().enumerate() {
            if let Some(cond) = &ending.when {
                plan.watch(cond, None, Goal::Ending(EndingId::from_index(at)));
            }
        }
        for (at, rule) in model.script.results.iter().enumerate() {
            rule.only_if.iter().for_each(|cond| plan.log(cond));
            plan.name_draw(&rule.draw);
            if let (Some(list), Ok(at)) = (plan.results.get_mut(rule.action.index()), u16::try_from(at)) {
                list.push(at);
            }
        }
        for action in &model.actions {
            action.needs.iter().for_each(|cond| plan.log(cond));
        }
        model.script.hints.iter().for_each(|hint| plan.log(&hint.when));
        model
            .script
            .secrets
            .iter()
            .filter_map(|secret| secret.until.as_ref())
            .for_each(|cond| plan.log(cond));
        plan.effects(&model.script.given);
        for item in &model.script.history {
            plan.effects(&item.effects);
        }
        plan.draws.sort_unstable();
        plan.draws.dedup();
        plan
    }

    fn outcomes(&mut self, model: &Model) {
        for (at, outcome) in model.script.outcomes.iter().enumerate() {
            let id = OutcomeId::from_index(at);
            match &outcome.when {
                OutcomeWhen::On(pattern) => self.listen(id, pattern, Role::Follows),
                OutcomeWhen::NotBy(pattern, _) => self.listen(id, pattern, Role::Prevents),
                OutcomeWhen::NotAfter(pattern, inject, dur) => {
                    self.listen(id, pattern, Role::Prevents);
                    if let Some(list) = self.not_after.get_mut(inject.index()) {
                        list.push((id, *dur));
                    }
                }
            }
            outcome.only_if.iter().for_each(|cond| self.log(cond));
            self.effects(&outcome.effects);
        }
    }

    fn listen(&mut self, outcome: OutcomeId, pattern: &Pattern, role: Role) {
        match pattern {
            Pattern::On(leaf) => {
                let list = match leaf.head {
                    Head::Action(action) => self.by_action.get_mut(action.index()),
                    Head::Signal(signal) => self.by_signal.get_mut(signal.index()),
                };
                if let Some(list) = list {
                    list.push(Listener { outcome, role, leaf: leaf.clone() });
                }
            }
            Pattern::Became(cond, range) => self.watch(cond, *range, Goal::Outcome(outcome, role)),
            Pattern::Holds(cond) => self.watch(cond, None, Goal::Outcome(outcome, role)),
            Pattern::Any(list) => list.iter().for_each(|inner| self.listen(outcome, inner, role)),
            Pattern::Lapsed(since, dur, unless) => {
                self.listen(outcome, since, Role::FollowsAfter(*dur));
                if let Some(unless) = unless {
                    self.listen(outcome, unless, Role::Prevents);
                }
            }
        }
    }

    fn watch(&mut self, cond: &Cond, range: Option<(u16, u16)>, goal: Goal) {
        self.log(cond);
        let Ok(at) = u16::try_from(self.watches.len()) else { return };
        let mut facts = Vec::new();
        cond.watch(&mut facts);
        facts.sort_unstable();
        facts.dedup();
        for fact in facts {
            if let Some(list) = self.by_fact.get_mut(fact.index()) {
                list.push(at);
            }
        }
        let mut actions = Vec::new();
        cond.watch_done(&mut actions);
        actions.sort_unstable();
        actions.dedup();
        for action in actions {
            if let Some(list) = self.by_done.get_mut(action.index()) {
                list.push(at);
            }
        }
        let bit = u32::try_from(self.bits).unwrap_or(u32::MAX);
        self.bits += range.map_or(1, |(_, len)| usize::from(len));
        self.watches.push(Watch { cond: cond.clone(), range, goal, bit });
    }

    /// Notes the actions whose completions a condition asks for.
    fn log(&mut self, cond: &Cond) {
        let mut actions: Vec<ActionId> = Vec::new();
        cond.watch_done(&mut actions);
        for action in actions {
            if let Some(logged) = self.logged.get_mut(action.index()) {
                *logged = true;
            }
        }
    }

    fn effects(&mut self, list: &[Effect]) {
        for effect in list {
            match effect {
                Effect::Chance(draw, branches) => {
                    self.name_draw(draw);
                    branches.iter().for_each(|(_, list)| self.effects(list));
                }
                Effect::When(cond, list) => {
                    self.log(cond);
                    self.effects(list);
                }
                Effect::Set(..)
                | Effect::SetOfAct(..)
                | Effect::Add(..)
                | Effect::Move(..)
                | Effect::Harm(..)
                | Effect::Route(..)
                | Effect::Fire(_)
                | Effect::Schedule(..)
                | Effect::Cancel(_)
                | Effect::Raise(_)
                | Effect::Learn(..)
                | Effect::Depart(_)
                | Effect::End(_) => {}
            }
        }
    }

    fn name_draw(&mut self, id: &str) {
        if !id.is_empty() {
            self.draws.push(id.into());
        }
    }

    /// The number of a draw, by its id.
    #[must_use]
    pub fn draw(&self, id: &str) -> Option<u16> {
        let at = self.draws.binary_search_by(|known| (**known).cmp(id)).ok()?;
        u16::try_from(at).ok()
    }

    /// The ids of all draws, by number.
    #[must_use]
    pub fn draws(&self) -> &[Box<str>] {
        &self.draws
    }

    /// Whether a seat listens to a channel.
    pub(super) fn listens(&self, seat: SeatId, channel: ChannelId) -> bool {
        listens(&self.model, seat, channel)
    }

    /// How a channel delivers; unknown channels deliver on arrival.
    pub(super) fn channel(&self, channel: ChannelId) -> ChannelRow {
        self.channels.get(channel.index()).copied().unwrap_or(ChannelRow { rings: None, at_post: false })
    }

    /// Where duties of an exercise, or of a part played alone, end.
    #[must_use]
    pub fn end(&self, part: Option<crate::base::PartId>) -> SimTime {
        let script = &self.model.script;
        part.and_then(|part| script.parts.get(part.index()))
            .map_or(script.horizon, |part| part.to.min(script.horizon))
    }

    /// The run a part's start state is folded from; without a part, the run the whole goes on from.
    #[must_use]
    pub fn past(&self, part: Option<crate::base::PartId>) -> Option<&Past> {
        match part {
            None => self.model.script.past.as_deref(),
            Some(part) => self.model.script.parts.get(part.index())?.past.as_deref(),
        }
    }

    /// Where the whole, or a part played alone, starts.
    #[must_use]
    pub fn start(&self, part: Option<crate::base::PartId>) -> SimTime {
        part.and_then(|part| self.model.script.parts.get(part.index()))
            .map_or(SimTime::ZERO, |part| part.from)
    }
}

fn built_ins(model: &Model) -> BuiltIns {
    BuiltIns {
        at: Kind::ALL.map(|kind| model.built_in(kind, "at")),
        aboard: Kind::ALL.map(|kind| model.built_in(kind, "aboard")),
        condition: model.built_in(Kind::Person, "condition"),
        size: model.built_in(Kind::Group, "size"),
        unlocated: model.built_in(Kind::Group, "unlocated"),
        dead: model.built_in(Kind::Group, "dead"),
        open: model.built_in(Kind::Route, "open"),
        available: model.built_in(Kind::Transport, "available"),
        seats: model.built_in(Kind::Transport, "seats"),
        taken: model.built_in(Kind::Transport, "taken"),
        planned: model.built_in(Kind::Movement, "planned"),
        departed: model.built_in(Kind::Movement, "departed"),
        arrived: model.built_in(Kind::Movement, "arrived"),
        turned_back: model.built_in(Kind::Movement, "turned-back"),
        left: model.built_in(Kind::Resource, "left"),
        away: model.built_in(Kind::Seat, "away"),
    }
}

fn journey_signals(model: &Model) -> JourneySignals {
    let signal = |name: &str| model.find(Table::Signal, name).map(SignalId);
    JourneySignals {
        assembly_closed: signal("assembly-closed"),
        departed: signal("departed"),
        rider_departed: signal("rider-departed"),
        arrived: signal("arrived"),
        rider_arrived: signal("rider-arrived"),
        turned_back: signal("turned-back"),
        family_separated: signal("family-separated"),
    }
}

fn listens(model: &Model, seat: SeatId, channel: ChannelId) -> bool {
    model.seats.get(seat.index()).is_some_and(|row| row.channels >> (channel.0 & 63) & 1 == 1)
}

fn receivers(model: &Model, inject: &Inject) -> SeatMask {
    let mut seats = SeatMask::NONE;
    let hears = |seat: &SeatId| inject.channel.is_some_and(|channel| listens(model, *seat, channel));
    for seat in inject.to.iter().filter(hears) {
        seats.insert(seat);
    }
    seats
}

fn channels(model: &Model) -> Vec<ChannelRow> {
    let row = |channel: &crate::content::procedure::Channel| ChannelRow {
        rings: match channel.reaches {
            Reaches::OnArrival => None,
            Reaches::WhenAnswered => Some(channel.rings.unwrap_or(Dur::minutes(2)).max(Dur::ZERO)),
        },
        at_post: channel.at_post,
    };
    model.procedure.channels.iter().map(row).collect()
}
