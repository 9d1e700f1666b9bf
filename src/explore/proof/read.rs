//! The facts of a scenario that something in it asks for: a condition, a pattern, a test. The others are marks that tell
//! afterwards what was chosen, and bring nothing about.

use crate::base::FactId;
use crate::content::model::pattern::{Pattern, Test};
use crate::content::model::script::{Effect, OutcomeWhen, When};
use crate::content::model::{Cond, Model};

/// For every fact, whether it can make a difference: something asks for it, or it is none of the scenario's own.
#[must_use]
pub fn read(model: &Model) -> Vec<bool> {
    let mut asked = Asked(Vec::new());
    let script = &model.script;
    for inject in &script.injects {
        match &inject.when {
            When::If(cond, _) | When::Every(_, _, cond) => asked.cond(cond),
            When::At(_) | When::After(..) | When::Called | When::ByHand => {}
        }
        inject.only_if.iter().for_each(|cond| asked.cond(cond));
        let options = inject.decision.iter().flat_map(|decision| &decision.options);
        options.filter_map(|option| option.only_if.as_ref()).for_each(|cond| asked.cond(cond));
    }
    for outcome in &script.outcomes {
        let (OutcomeWhen::On(pattern) | OutcomeWhen::NotBy(pattern, _) | OutcomeWhen::NotAfter(pattern, ..)) =
            &outcome.when;
        asked.pattern(pattern);
        outcome.only_if.iter().for_each(|cond| asked.cond(cond));
    }
    for rule in &script.results {
        rule.only_if.iter().for_each(|cond| asked.cond(cond));
        rule.tests.iter().for_each(|test| asked.test(test));
    }
    script.endings.iter().filter_map(|ending| ending.when.as_ref()).for_each(|cond| asked.cond(cond));
    script.effect_lists().for_each(|list| asked.effects(list));
    for expect in &script.expects {
        asked.pattern(&expect.cause);
        expect.unless.iter().for_each(|pattern| asked.pattern(pattern));
    }
    for hint in &script.hints {
        asked.cond(&hint.when);
        hint.until.iter().for_each(|pattern| asked.pattern(pattern));
    }
    script.secrets.iter().filter_map(|secret| secret.until.as_ref()).for_each(|cond| asked.cond(cond));
    let mut read: Vec<bool> = model.facts.iter().map(|row| row.standing || row.built_in).collect();
    for fact in asked.0 {
        if let Some(place) = read.get_mut(fact.index()) {
            *place = true;
        }
    }
    read
}

struct Asked(Vec<FactId>);

impl Asked {
    fn cond(&mut self, cond: &Cond) {
        cond.watch(&mut self.0);
        self.done(cond);
    }

    /// What the tests within `Done` ask for.
    fn done(&mut self, cond: &Cond) {
        match cond {
            Cond::All(list) | Cond::Any(list) => list.iter().for_each(|cond| self.done(cond)),
            Cond::Not(cond) | Cond::Every(_, _, cond) | Cond::Some(_, _, cond) => self.done(cond),
            Cond::Done(_, tests) => tests.iter().for_each(|test| self.test(test)),
            Cond::Const(_) | Cond::Set(_) | Cond::Is(..) | Cond::AtLeast(..) | Cond::Exceeds(..) => {}
        }
    }

    fn pattern(&mut self, pattern: &Pattern) {
        match pattern {
            Pattern::On(leaf) => leaf.tests.iter().for_each(|test| self.test(test)),
            Pattern::Became(cond, _) | Pattern::Holds(cond) => self.cond(cond),
            Pattern::Any(list) => list.iter().for_each(|inner| self.pattern(inner)),
            Pattern::Lapsed(since, _, unless) => {
                self.pattern(since);
                unless.iter().for_each(|unless| self.pattern(unless));
            }
        }
    }

    fn test(&mut self, test: &Test) {
        match test {
            Test::Covers(_, _, _, cond) | Test::Where(_, cond) => self.cond(cond),
            Test::Equals(_, num) => self.cond(&Cond::Set(num.clone())),
            Test::All(list) | Test::Any(list) => list.iter().for_each(|test| self.test(test)),
            Test::Not(test) => self.test(test),
            Test::Is(..)
            | Test::Filled(_)
            | Test::Between(..)
            | Test::WordIn(..)
            | Test::Contains(..)
            | Test::HasAtLeast(..)
            | Test::AtLeastTrigger(..)
            | Test::Result(_)
            | Test::By(_)
            | Test::Reliability(_) => {}
        }
    }

    fn effects(&mut self, list: &[Effect]) {
        for effect in list {
            match effect {
                Effect::When(cond, list) => {
                    self.cond(cond);
                    self.effects(list);
                }
                Effect::Chance(_, branches) => branches.iter().for_each(|(_, list)| self.effects(list)),
                _ => {}
            }
        }
    }
}
