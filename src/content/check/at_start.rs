//! What a condition is at the very start, as far as content alone can tell.

use std::collections::BTreeSet;

use crate::base::Name;
use crate::content::check::case::Case;
use crate::content::check::walk::{self, Leaf};
use crate::content::pattern::{Cond, Count, Value};
use crate::content::procedure::FactType;
use crate::content::scenario::{Effect, Scenario, ScenarioFactType};

/// The start of a scenario: which facts are not what they are by default.
pub(super) struct Start<'a> {
    case: &'a Case<'a>,
    scenario: &'a Scenario,
    changed: BTreeSet<&'a str>,
}

impl<'a> Start<'a> {
    pub(super) fn of(case: &'a Case<'a>, scenario: &'a Scenario) -> Self {
        let mut changed: BTreeSet<&str> = BTreeSet::new();
        let mut raised: BTreeSet<&str> = BTreeSet::new();
        let lists = std::iter::once(&scenario.given).chain(scenario.history.iter().map(|past| &past.effects));
        for list in lists {
            walk::effects(list, &mut |effect| match effect {
                Effect::Set(name, ..) | Effect::Add(name, ..) => drop(changed.insert(name.as_str())),
                Effect::Raise(name, _) => drop(raised.insert(name.as_str())),
                _ => {}
            });
        }
        for fact in &case.procedure.facts {
            for set_by in &fact.set_by {
                walk::leaves(&set_by.when, &mut |leaf| {
                    if matches!(leaf, Leaf::Raised(name) if raised.contains(name.as_str())) {
                        changed.insert(fact.id.as_str());
                    }
                });
            }
        }
        Self { case, scenario, changed }
    }

    /// Whether the condition holds at the start; nothing if content alone cannot tell.
    pub(super) fn holds(&self, cond: &Cond) -> Option<bool> {
        match cond {
            Cond::True => Some(true),
            Cond::All(list) => self.fold(list, false),
            Cond::Any(list) => self.fold(list, true),
            Cond::Not(inner) => self.holds(inner).map(|holds| !holds),
            Cond::Flag(name, _) => self.fresh(name).filter(|fresh| *fresh == Fresh::Flag).map(|_| false),
            Cond::Is(name, Value::Word(word), _) => match self.fresh(name)? {
                Fresh::Choice(first) => Some(*word == *first),
                Fresh::Flag | Fresh::Count => None,
            },
            Cond::AtLeast(count, least) => match (self.count(count)?, least) {
                (Fresh::Count, Value::Num(n)) => Some(*n <= 0),
                (Fresh::Choice(first), Value::Word(word)) => Some(*word == *first),
                _ => None,
            },
            Cond::AtMost(count, most) => match (self.count(count)?, most) {
                (Fresh::Count, Value::Num(n)) => Some(*n >= 0),
                (Fresh::Choice(_), Value::Word(_)) => Some(true),
                _ => None,
            },
            // Of no thing of the kind, or of things that are all alike.
            Cond::Every(_, inner) => self.holds(inner).filter(|holds| *holds),
            Cond::Some(_, inner) => self.holds(inner).filter(|holds| !*holds),
            Cond::Done(..) => Some(false),
            Cond::Is(..) | Cond::Exceeds(..) => None,
        }
    }

    /// The first of `decides` among the parts decides; otherwise all must be known.
    fn fold(&self, list: &[Cond], decides: bool) -> Option<bool> {
        let parts: Vec<Option<bool>> = list.iter().map(|cond| self.holds(cond)).collect();
        if parts.contains(&Some(decides)) {
            return Some(decides);
        }
        parts.iter().all(Option::is_some).then_some(!decides)
    }

    fn count(&self, count: &Count) -> Option<Fresh<'a>> {
        match count {
            Count::Fact(name) | Count::Of(name, _) | Count::Sum(name) => self.fresh(name),
            Count::Number(..) | Count::Param(_) | Count::Num(_) => None,
        }
    }

    /// What a declared fact is before anything has set it.
    fn fresh(&self, name: &Name) -> Option<Fresh<'a>> {
        if self.changed.contains(name.as_str()) {
            return None;
        }
        if let Some(fact) = self.scenario.facts.iter().find(|fact| fact.id == *name) {
            return match &fact.ty {
                ScenarioFactType::Flag => Some(Fresh::Flag),
                ScenarioFactType::Count => Some(Fresh::Count),
                ScenarioFactType::Choice(words) => words.first().map(|word| Fresh::Choice(word.as_str())),
            };
        }
        match &self.case.facts.get(name.as_str())?.first()?.ty {
            FactType::Flag => Some(Fresh::Flag),
            FactType::Count => Some(Fresh::Count),
            FactType::Choice(options) => options.first().map(|option| Fresh::Choice(option.id.as_str())),
            FactType::Level => Some(Fresh::Choice("level-0")),
        }
    }
}

/// A fact at its first value: no, zero, the first option.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fresh<'a> {
    Flag,
    Count,
    Choice(&'a str),
}
