//! Walks through patterns, conditions and effects.

use std::collections::BTreeSet;

use crate::base::Name;
use crate::content::pattern::{Cond, Count, Pattern, Test};
use crate::content::scenario::{Effect, OutcomeWhen, Scenario};

/// What a pattern listens to.
pub(super) enum Leaf<'a> {
    /// An action completes.
    Did(&'a Name),
    /// A signal is raised.
    Raised(&'a Name),
    /// A condition becomes true or holds.
    State(&'a Cond),
}

/// Every leaf of a pattern that can make it match; of `Lapsed`, what starts the waiting.
pub(super) fn leaves<'a>(pattern: &'a Pattern, see: &mut dyn FnMut(Leaf<'a>)) {
    match pattern {
        Pattern::Did(name, _) => see(Leaf::Did(name)),
        Pattern::Raised(name, _) => see(Leaf::Raised(name)),
        Pattern::Became(cond) | Pattern::Holds(cond) => see(Leaf::State(cond)),
        Pattern::Any(list) => list.iter().for_each(|inner| leaves(inner, see)),
        Pattern::Lapsed { since, .. } => leaves(since, see),
    }
}

/// Every fact a condition reads.
pub(super) fn facts<'a>(cond: &'a Cond, see: &mut dyn FnMut(&'a Name)) {
    match cond {
        Cond::True => {}
        Cond::All(list) | Cond::Any(list) => list.iter().for_each(|inner| facts(inner, see)),
        Cond::Not(inner) | Cond::Every(_, inner) | Cond::Some(_, inner) => facts(inner, see),
        Cond::Flag(name, _) | Cond::Is(name, ..) => see(name),
        Cond::AtLeast(count, _) | Cond::AtMost(count, _) => count_facts(count, see),
        Cond::Exceeds(a, b) => {
            count_facts(a, see);
            count_facts(b, see);
        }
        Cond::Done(_, tests) => tests.iter().for_each(|test| test_facts(test, see)),
    }
}

fn count_facts<'a>(count: &'a Count, see: &mut dyn FnMut(&'a Name)) {
    match count {
        Count::Fact(name) | Count::Of(name, _) | Count::Sum(name) => see(name),
        Count::Number(_, cond) => facts(cond, see),
        Count::Param(_) | Count::Num(_) => {}
    }
}

fn test_facts<'a>(test: &'a Test, see: &mut dyn FnMut(&'a Name)) {
    match test {
        Test::Where(_, cond) | Test::CoversAll(_, _, cond) => facts(cond, see),
        Test::Equals(_, count) => count_facts(count, see),
        Test::All(list) | Test::Any(list) => list.iter().for_each(|inner| test_facts(inner, see)),
        Test::Not(inner) => test_facts(inner, see),
        _ => {}
    }
}

/// Every effect of a list, also those below `Chance` and `When`.
pub(super) fn effects<'a>(list: &'a [Effect], see: &mut dyn FnMut(&'a Effect)) {
    for effect in list {
        see(effect);
        match effect {
            Effect::Chance(_, branches) => branches.iter().for_each(|(_, inner)| effects(inner, see)),
            Effect::When(_, inner) => effects(inner, see),
            _ => {}
        }
    }
}

/// Every list of effects of a scenario.
pub(super) fn all_effects<'a>(scenario: &'a Scenario, see: &mut dyn FnMut(&'a Effect)) {
    effects(&scenario.given, see);
    for history in &scenario.history {
        effects(&history.effects, see);
    }
    for part in &scenario.parts {
        if let crate::content::scenario::PartStart::Given(list) = &part.start {
            effects(list, see);
        }
    }
    for inject in &scenario.injects {
        effects(&inject.effects, see);
        for option in inject.decision.iter().flat_map(|decision| &decision.options) {
            effects(&option.effects, see);
        }
    }
    for outcome in &scenario.outcomes {
        effects(&outcome.effects, see);
    }
}

/// Endings that an act can bring: by a condition, an option of a decision, or an outcome that listens to acts.
pub(super) fn endings_by_act(scenario: &Scenario) -> BTreeSet<&str> {
    let with_condition = scenario.endings.iter().filter(|ending| ending.when.is_some());
    let mut endings: BTreeSet<&str> = with_condition.map(|ending| ending.id.as_str()).collect();
    let mut collect = |list: &[Effect]| {
        let mut names: Vec<String> = Vec::new();
        effects(list, &mut |effect| {
            if let Effect::End(name) = effect {
                names.push(name.as_str().to_owned());
            }
        });
        for name in names {
            if let Some(ending) = scenario.endings.iter().find(|ending| ending.id == *name.as_str()) {
                endings.insert(ending.id.as_str());
            }
        }
    };
    for option in
        scenario.injects.iter().filter_map(|inject| inject.decision.as_ref()).flat_map(|d| &d.options)
    {
        collect(&option.effects);
    }
    for outcome in &scenario.outcomes {
        let mut acts = true;
        if let OutcomeWhen::On(pattern) = &outcome.when {
            acts = false;
            leaves(pattern, &mut |leaf| acts |= !matches!(leaf, Leaf::Raised(_)));
        }
        if acts {
            collect(&outcome.effects);
        }
    }
    endings
}
