//! What the rules of a clause name: patterns, conditions, actions, signals, facts, parameters, roles, sources.

use std::collections::BTreeSet;

use crate::base::Name;
use crate::content::pattern::{Cond, Count, Length, Pattern, Test};
use crate::content::procedure::law::{By, Clause, From, Limit, Mark, Owner, Rule, RuleKind};

/// Everything a clause names, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named<'a> {
    /// Actions.
    pub actions: BTreeSet<&'a Name>,
    /// Signals.
    pub signals: BTreeSet<&'a Name>,
    /// Facts, those the kernel keeps among them.
    pub facts: BTreeSet<&'a Name>,
    /// Parameters.
    pub params: BTreeSet<&'a Name>,
    /// Roles, without the post they are at.
    pub roles: BTreeSet<&'a str>,
    /// Sources of the duty, of its numbers and of the comparison.
    pub sources: BTreeSet<&'a Name>,
}

impl Clause {
    /// Everything it names.
    #[must_use]
    pub fn named(&self) -> Named<'_> {
        let mut named = Named::default();
        named.mark(&self.basis);
        self.numbers.iter().for_each(|limit| named.limit(limit));
        named.sources.extend(self.compare.iter().map(|peer| &peer.source));
        self.rules.iter().for_each(|rule| named.rule(rule));
        named
    }
}

impl Rule {
    /// Every pattern it listens to or asks for.
    #[must_use]
    pub fn patterns(&self) -> Vec<&Pattern> {
        let mut all: Vec<&Pattern> = self.unless.iter().chain(&self.lifted_by).collect();
        match &self.rule {
            RuleKind::Response { when, then, from, .. } => {
                all.extend([when, then]);
                if let Some(From::Pattern(pattern)) = from {
                    all.push(pattern);
                }
            }
            RuleKind::Precedence { first, then, spoiled_by, .. } => {
                all.extend([first, then]);
                all.extend(spoiled_by);
            }
            RuleKind::Prohibition { never, from, until } => {
                all.push(never);
                all.extend(from.iter().chain(until));
            }
            RuleKind::Existence { when, then, by } => {
                all.extend(when);
                all.push(then);
                if let By::At(pattern) = by {
                    all.push(pattern);
                }
            }
            RuleKind::Periodic { when, then, until, .. } => {
                all.extend([when, then]);
                all.extend(until);
            }
        }
        all
    }
}

impl<'a> Named<'a> {
    /// Adds what a rule names.
    pub fn rule(&mut self, rule: &'a Rule) {
        match &rule.owner {
            Owner::One(role) => self.role(role),
            Owner::Either(roles) | Owner::Joint(roles) | Owner::Each(roles) => {
                roles.iter().for_each(|role| self.role(role));
            }
            Owner::Named(action, _) => {
                self.actions.insert(action);
            }
            Owner::Actor => {}
        }
        rule.basis.iter().for_each(|mark| self.mark(mark));
        rule.guard.iter().for_each(|cond| self.cond(cond));
        rule.patterns().into_iter().for_each(|pattern| self.pattern(pattern));
        match &rule.rule {
            RuleKind::Response { within, late_until, .. } => {
                within.iter().for_each(|limit| self.limit(limit));
                late_until.iter().for_each(|length| self.length(length));
            }
            RuleKind::Precedence { lead, fresh, .. } => {
                lead.iter().chain(fresh).for_each(|limit| self.limit(limit));
            }
            RuleKind::Existence { by: By::Within(limits), .. } | RuleKind::Periodic { every: limits, .. } => {
                limits.iter().for_each(|limit| self.limit(limit));
            }
            RuleKind::Existence { .. } | RuleKind::Prohibition { .. } => {}
        }
    }

    /// Adds what a pattern names.
    pub fn pattern(&mut self, pattern: &'a Pattern) {
        match pattern {
            Pattern::Did(action, tests) => {
                self.actions.insert(action);
                tests.iter().for_each(|test| self.test(test));
            }
            Pattern::Raised(signal, tests) => {
                self.signals.insert(signal);
                tests.iter().for_each(|test| self.test(test));
            }
            Pattern::Became(cond) | Pattern::Holds(cond) => self.cond(cond),
            Pattern::Any(list) => list.iter().for_each(|one| self.pattern(one)),
            Pattern::Lapsed { since, time, unless } => {
                self.pattern(since);
                self.length(time);
                unless.iter().for_each(|one| self.pattern(one));
            }
        }
    }

    /// Adds what a condition names.
    pub fn cond(&mut self, cond: &'a Cond) {
        match cond {
            Cond::True => {}
            Cond::All(list) | Cond::Any(list) => list.iter().for_each(|one| self.cond(one)),
            Cond::Not(inner) | Cond::Every(_, inner) | Cond::Some(_, inner) => self.cond(inner),
            Cond::Flag(fact, _) | Cond::Is(fact, ..) => {
                self.facts.insert(fact);
            }
            Cond::AtLeast(count, _) | Cond::AtMost(count, _) => self.count(count),
            Cond::Exceeds(one, other) => {
                self.count(one);
                self.count(other);
            }
            Cond::Done(action, tests) => {
                self.actions.insert(action);
                tests.iter().for_each(|test| self.test(test));
            }
        }
    }

    fn test(&mut self, test: &'a Test) {
        match test {
            Test::Where(_, cond) | Test::CoversAll(_, _, cond) => self.cond(cond),
            Test::Equals(_, count) => self.count(count),
            Test::By(role) => self.role(role),
            Test::All(list) | Test::Any(list) => list.iter().for_each(|one| self.test(one)),
            Test::Not(inner) => self.test(inner),
            Test::Is(..)
            | Test::NotEmpty(_)
            | Test::AtLeast(..)
            | Test::AtMost(..)
            | Test::HasAtLeast(..)
            | Test::AtLeastTrigger(..)
            | Test::Result(_)
            | Test::Reliability(_) => {}
        }
    }

    fn count(&mut self, count: &'a Count) {
        match count {
            Count::Fact(fact) | Count::Of(fact, _) | Count::Sum(fact) => {
                self.facts.insert(fact);
            }
            Count::Number(_, cond) => self.cond(cond),
            Count::Param(param) => {
                self.params.insert(param);
            }
            Count::Num(_) => {}
        }
    }

    fn limit(&mut self, limit: &'a Limit) {
        self.length(&limit.time);
        self.mark(&limit.mark);
        limit.guard.iter().for_each(|cond| self.cond(cond));
    }

    fn length(&mut self, length: &'a Length) {
        if let Length::Param(param) = length {
            self.params.insert(param);
        }
    }

    fn mark(&mut self, mark: &'a Mark) {
        self.sources.extend(&mark.sources);
    }

    fn role(&mut self, role: &'a Name) {
        let id = role.as_str();
        self.roles.insert(id.split_once('@').map_or(id, |(id, _)| id));
    }
}
