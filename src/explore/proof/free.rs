//! What acts can bring about that nobody needs to owe or be offered: a person in a seat does as it likes, the walk does not.
//!
//! What a thing of the script can lead to is followed from the acts on: facts they set, outcomes that follow from them,
//! injects these call, endings. Whether the circumstances are right for each step is not asked, so that what is not found
//! here is surely not brought about by such acts.

use crate::base::{ActionId, EndingId, FactId, InjectId};
use crate::content::kind::Kind;
use crate::content::model::cond::{Num, Scene};
use crate::content::model::pattern::{Head, Pattern};
use crate::content::model::script::{Effect, OutcomeWhen, Raise, When};
use crate::content::model::tables::DoesRow;
use crate::content::model::{Cond, Model};
use crate::score::clause::listen::heads;

/// Signals the kernel raises by itself about journeys.
const OF_JOURNEYS: [&str; 5] = ["assembly-closed", "departed", "arrived", "turned-back", "family-separated"];

/// What some acts can bring about.
#[derive(Clone, Debug)]
pub struct Reach<'m> {
    model: &'m Model,
    actions: Vec<bool>,
    signals: Vec<bool>,
    facts: Vec<bool>,
    injects: Vec<bool>,
    endings: Vec<bool>,
    grown: bool,
}

/// The actions some seat may do.
pub fn doable(model: &Model) -> impl Iterator<Item = ActionId> + '_ {
    let rows = model.actions.iter().enumerate().filter(|(_, row)| !row.by.is_empty());
    rows.map(|(at, _)| ActionId::from_index(at))
}

impl<'m> Reach<'m> {
    /// What these acts can bring about.
    #[must_use]
    pub fn of(model: &'m Model, acts: impl IntoIterator<Item = ActionId>) -> Self {
        let script = &model.script;
        let mut reach = Self {
            model,
            actions: vec![false; model.actions.len()],
            signals: vec![false; model.signals.len()],
            facts: vec![false; model.facts.len()],
            injects: vec![false; script.injects.len()],
            endings: vec![false; script.endings.len()],
            grown: false,
        };
        acts.into_iter().for_each(|action| reach.act(action));
        while std::mem::take(&mut reach.grown) {
            reach.round();
        }
        reach
    }

    /// Whether they can bring an inject about.
    #[must_use]
    pub fn inject(&self, inject: InjectId) -> bool {
        self.injects.get(inject.index()).is_some_and(|reached| *reached)
    }

    /// Whether they can bring an ending about.
    #[must_use]
    pub fn ending(&self, ending: EndingId) -> bool {
        self.endings.get(ending.index()).is_some_and(|reached| *reached)
    }

    /// Whether a pattern can match by them.
    #[must_use]
    pub fn matches(&self, pattern: &Pattern) -> bool {
        let mut listened = Vec::new();
        heads(pattern, &mut listened);
        let head = |head: &Head| match head {
            Head::Action(action) => self.actions.get(action.index()).is_some_and(|is| *is),
            Head::Signal(signal) => self.signals.get(signal.index()).is_some_and(|is| *is),
        };
        listened.iter().any(head) || conditions(pattern).iter().any(|cond| self.moves(cond))
    }

    /// Whether they can change the answer to a condition.
    #[must_use]
    pub fn moves(&self, cond: &Cond) -> bool {
        let mut facts = Vec::new();
        cond.watch(&mut facts);
        let mut acts = Vec::new();
        done(cond, &mut acts);
        facts.iter().any(|fact| self.fact(*fact))
            || acts.iter().any(|act| self.actions.get(act.index()) == Some(&true))
    }

    /// Whether a condition can come to have this answer by them, the cells being what they are and these actions having
    /// been completed.
    #[must_use]
    pub fn can(&self, cond: &Cond, wanted: bool, cells: &[i32], completed: &[ActionId]) -> bool {
        match (cond, wanted) {
            (Cond::All(list), true) | (Cond::Any(list), false) => {
                list.iter().all(|cond| self.can(cond, wanted, cells, completed))
            }
            (Cond::All(list), false) | (Cond::Any(list), true) => {
                list.iter().any(|cond| self.can(cond, wanted, cells, completed))
            }
            (Cond::Not(cond), _) => self.can(cond, !wanted, cells, completed),
            (Cond::Done(action, _), true) => completed.contains(action) || self.moves(cond),
            (Cond::Done(action, _), false) => !completed.contains(action),
            _ => {
                let held = |action: ActionId, _: &[_]| completed.contains(&action);
                self.moves(cond) || cond.holds(&Scene { done: Some(&held), ..Scene::of(cells) }) == wanted
            }
        }
    }

    fn fact(&self, fact: FactId) -> bool {
        self.facts.get(fact.index()).is_some_and(|reached| *reached)
    }

    fn mark(list: &mut [bool], index: usize, grown: &mut bool) -> bool {
        let Some(place) = list.get_mut(index).filter(|place| !**place) else { return false };
        *place = true;
        *grown = true;
        true
    }

    fn act(&mut self, action: ActionId) {
        let model = self.model;
        let Some(row) = model.actions.get(action.index()) else { return };
        if !Self::mark(&mut self.actions, action.index(), &mut self.grown) {
            return;
        }
        row.sets.iter().for_each(|set| self.set(set.fact));
        match row.does {
            Some(DoesRow::Travel(_)) => self.set_of(|kind| kind == Kind::Seat),
            Some(DoesRow::Plan(..) | DoesRow::Board(..) | DoesRow::Depart(_)) => {
                self.set_of(|kind| !matches!(kind, Kind::Seat | Kind::Resource));
                self.journeys();
            }
            None => {}
        }
        if !row.uses.is_empty() || !row.spends.is_empty() {
            self.set_of(|kind| kind == Kind::Resource);
        }
    }

    /// Sets the facts the kernel keeps of some kinds.
    fn set_of(&mut self, kinds: impl Fn(Kind) -> bool) {
        let facts = self.model.facts.iter().enumerate();
        let kept = facts.filter(|(_, fact)| fact.built_in && fact.of.is_some_and(&kinds));
        kept.for_each(|(fact, _)| self.set(FactId::from_index(fact)));
    }

    fn journeys(&mut self) {
        for name in OF_JOURNEYS {
            if let Some(signal) = self.model.signal(name) {
                self.signal(signal.index());
            }
        }
    }

    fn signal(&mut self, signal: usize) {
        let model = self.model;
        if Self::mark(&mut self.signals, signal, &mut self.grown)
            && let Some(row) = model.signals.get(signal)
        {
            row.sets.iter().for_each(|set| self.set(set.fact));
        }
    }

    fn set(&mut self, fact: FactId) {
        Self::mark(&mut self.facts, fact.index(), &mut self.grown);
    }

    fn raise(&mut self, raises: &[Raise]) {
        raises.iter().for_each(|raise| self.signal(raise.signal.index()));
    }

    fn fire(&mut self, inject: usize) {
        let model = self.model;
        let Some(row) = model.script.injects.get(inject) else { return };
        if !Self::mark(&mut self.injects, inject, &mut self.grown) {
            return;
        }
        self.raise(&row.raises);
        self.effects(&row.effects);
        for option in row.decision.iter().flat_map(|decision| &decision.options) {
            self.raise(&option.raises);
            self.effects(&option.effects);
            option.actions.iter().for_each(|(action, _)| self.act(*action));
        }
    }

    fn effects(&mut self, effects: &[Effect]) {
        for effect in effects {
            match effect {
                Effect::Set(fact, ..) | Effect::SetOfAct(fact, ..) | Effect::Add(fact, ..) => self.set(*fact),
                Effect::Harm(_, from, to, _) => {
                    self.set(*from);
                    self.set(*to);
                }
                Effect::Move(..) | Effect::Route(..) => {
                    let named = |name: &str| name == "at" || name == "open";
                    let model = self.model;
                    let facts = model.facts.iter().enumerate();
                    let built_in = facts.filter(|(_, fact)| fact.built_in && named(fact.name.as_str()));
                    built_in.for_each(|(fact, _)| self.set(FactId::from_index(fact)));
                    self.journeys();
                }
                Effect::Depart(_) => self.journeys(),
                Effect::Fire(inject) | Effect::Schedule(inject, _) => self.fire(inject.index()),
                Effect::Raise(raise) => self.signal(raise.signal.index()),
                Effect::Chance(_, branches) => branches.iter().for_each(|(_, list)| self.effects(list)),
                Effect::When(_, list) => self.effects(list),
                Effect::End(ending) => {
                    Self::mark(&mut self.endings, ending.index(), &mut self.grown);
                }
                Effect::Cancel(_) | Effect::Learn(..) => {}
            }
        }
    }

    fn round(&mut self) {
        let script = &self.model.script;
        for outcome in &script.outcomes {
            let follows = matches!(&outcome.when, OutcomeWhen::On(pattern) if self.matches(pattern));
            if follows || outcome.only_if.as_ref().is_some_and(|cond| self.moves(cond)) {
                self.raise(&outcome.raises);
                self.effects(&outcome.effects);
            }
        }
        for (at, inject) in script.injects.iter().enumerate() {
            let comes = match &inject.when {
                When::If(cond, _) | When::Every(_, _, cond) => self.moves(cond),
                When::After(other, _) => self.inject(*other),
                When::At(_) | When::Called | When::ByHand => false,
            };
            if comes || inject.only_if.as_ref().is_some_and(|cond| self.moves(cond)) {
                self.fire(at);
            }
        }
        for (at, ending) in script.endings.iter().enumerate() {
            if ending.when.as_ref().is_some_and(|cond| self.moves(cond)) {
                Self::mark(&mut self.endings, at, &mut self.grown);
            }
        }
    }
}

/// The conditions a pattern looks at.
fn conditions(pattern: &Pattern) -> Vec<&Cond> {
    match pattern {
        Pattern::On(_) => Vec::new(),
        Pattern::Became(cond, _) | Pattern::Holds(cond) => vec![cond],
        Pattern::Any(list) => list.iter().flat_map(|inner| conditions(inner)).collect(),
        Pattern::Lapsed(since, ..) => conditions(since),
    }
}

/// The actions a condition asks for.
fn done(cond: &Cond, into: &mut Vec<ActionId>) {
    let num = |num: &Num, into: &mut Vec<ActionId>| {
        if let Num::Number(_, _, cond) = num {
            done(cond, into);
        }
    };
    match cond {
        Cond::Const(_) => {}
        Cond::All(list) | Cond::Any(list) => list.iter().for_each(|cond| done(cond, into)),
        Cond::Not(cond) | Cond::Every(_, _, cond) | Cond::Some(_, _, cond) => done(cond, into),
        Cond::Set(n) | Cond::Is(n, _) => num(n, into),
        Cond::AtLeast(a, b) | Cond::Exceeds(a, b) => {
            num(a, into);
            num(b, into);
        }
        Cond::Done(action, _) => into.push(*action),
    }
}
