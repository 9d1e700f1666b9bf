//! What participants are expected to do about a message: the clauses its signals raise, with the acts that meet them.

use std::collections::BTreeSet;

use crate::author::words::Words;
use crate::base::{Msg, Name};
use crate::content::pattern::{Cond, Length, Pattern, Test, Value};
use crate::content::procedure::{By, Clause, Limit, Rule, RuleKind, SetTo};
use crate::content::scenario::{Inject, Objective, Raise};

/// The clauses a message raises, of those the scenario trains, in the order of the procedure.
pub(super) fn raised<'a>(inject: &Inject, words: &Words<'a>) -> Vec<&'a Clause> {
    let scenario = words.scenario;
    let claimed: BTreeSet<&Name> = scenario
        .objectives
        .iter()
        .flat_map(|objective| &objective.clauses)
        .chain(scenario.expects.iter().map(|expect| &expect.clause))
        .collect();
    let expected = |clause: &Clause| {
        let mut rows = scenario.expects.iter().filter(|row| row.clause == clause.id);
        rows.any(|row| inject.raises.iter().any(|raise| matches(&row.cause, raise, inject)))
    };
    let listens = |clause: &Clause| {
        clause.rules.iter().any(|rule| inject.raises.iter().any(|raise| triggers(rule, raise, inject)))
    };
    words
        .procedure
        .clauses
        .iter()
        .filter(|clause| claimed.contains(&clause.id) && (listens(clause) || expected(clause)))
        .collect()
}

/// The objectives that name one of these clauses.
pub(super) fn objectives<'a>(clauses: &[&Clause], words: &Words<'a>) -> Vec<&'a Objective> {
    let names = |objective: &&Objective| clauses.iter().any(|clause| objective.clauses.contains(&clause.id));
    words.scenario.objectives.iter().filter(names).collect()
}

/// A clause in one line: number, title, the acts that meet it after this message, the limit.
pub(super) fn line(clause: &Clause, inject: &Inject, words: &Words<'_>) -> String {
    let mut acts: Vec<String> = Vec::new();
    let mut limit = None;
    for rule in &clause.rules {
        if !inject.raises.iter().any(|raise| triggers(rule, raise, inject)) {
            continue;
        }
        let (then, within) = asked(rule);
        if let Some(then) = then {
            fulfilments(then, words, &mut |action| {
                let title = words.action(action);
                if !acts.contains(&title) {
                    acts.push(title);
                }
            });
        }
        limit = limit.or_else(|| {
            within.first().and_then(|limit| match limit.time {
                Length::Fixed(dur) => Some(dur),
                Length::Param(_) => None,
            })
        });
    }
    let msg = match (acts.is_empty(), limit) {
        (true, _) => Msg::new("msel-duty"),
        (false, None) => Msg::new("msel-duty-acts").with("acts", acts.join("; ")),
        (false, Some(limit)) => {
            Msg::new("msel-duty-acts-within").with("acts", acts.join("; ")).with("limit", limit)
        }
    };
    words.say(&msg.with("clause", &clause.id).with("title", words.text(&clause.title)))
}

/// What a rule asks for after its trigger, and within what limits.
fn asked(rule: &Rule) -> (Option<&Pattern>, &[Limit]) {
    match &rule.rule {
        RuleKind::Response { then, within, .. } => (Some(then), within),
        RuleKind::Existence { then, by: By::Within(within), .. } => (Some(then), within),
        RuleKind::Existence { then, .. } => (Some(then), &[]),
        RuleKind::Periodic { then, every, .. } => (Some(then), every),
        RuleKind::Precedence { .. } | RuleKind::Prohibition { .. } => (None, &[]),
    }
}

/// Whether a signal of a message opens a rule, as far as the message alone says.
fn triggers(rule: &Rule, raise: &Raise, inject: &Inject) -> bool {
    rule.rule.trigger().is_some_and(|pattern| matches(pattern, raise, inject))
}

fn matches(pattern: &Pattern, raise: &Raise, inject: &Inject) -> bool {
    match pattern {
        Pattern::Raised(signal, tests) => {
            *signal == raise.signal && tests.iter().all(|test| may_hold(test, raise, inject))
        }
        Pattern::Any(list) => list.iter().any(|one| matches(one, raise, inject)),
        Pattern::Lapsed { since, .. } => matches(since, raise, inject),
        Pattern::Did(..) | Pattern::Became(_) | Pattern::Holds(_) => false,
    }
}

/// False only if the slots of the signal say that a test fails.
fn may_hold(test: &Test, raise: &Raise, inject: &Inject) -> bool {
    let slot = |name: &Name| raise.slots.iter().find(|(slot, _)| slot == name).map(|(_, value)| value);
    match test {
        Test::Is(name, wanted) => slot(name).is_none_or(|value| value == wanted),
        Test::NotEmpty(name) => slot(name).is_some(),
        Test::Reliability(least) => inject.reliability >= *least,
        Test::All(list) => list.iter().all(|test| may_hold(test, raise, inject)),
        Test::Any(list) => list.iter().any(|test| may_hold(test, raise, inject)),
        Test::Not(inner) => match &**inner {
            Test::Is(name, other) => slot(name).is_none_or(|value| value != other),
            _ => true,
        },
        _ => true,
    }
}

/// The acts that meet a pattern: those it names, and those that set the facts it asks for.
fn fulfilments(pattern: &Pattern, words: &Words<'_>, see: &mut dyn FnMut(&Name)) {
    match pattern {
        Pattern::Did(action, _) => see(action),
        Pattern::Any(list) => list.iter().for_each(|one| fulfilments(one, words, see)),
        Pattern::Became(cond) | Pattern::Holds(cond) => setters(cond, words, see),
        Pattern::Raised(..) | Pattern::Lapsed { .. } => {}
    }
}

fn setters(cond: &Cond, words: &Words<'_>, see: &mut dyn FnMut(&Name)) {
    match cond {
        Cond::All(list) | Cond::Any(list) => list.iter().for_each(|one| setters(one, words, see)),
        Cond::Flag(fact, _) | Cond::Is(fact, ..) => {
            let rows = words.procedure.facts.iter().filter(|row| row.id == *fact).flat_map(|row| &row.set_by);
            rows.filter(|row| row.to != SetTo::Value(Value::Flag(false)))
                .for_each(|row| fulfilments(&row.when, words, see));
        }
        Cond::Done(action, _) => see(action),
        _ => {}
    }
}
