//! A clause that counts in the scenario and that no objective names: a message calls for its duty, or the scenario expects it
//! or warns the trainer of it.
//!
//! Its verdicts stand on the scorecard but belong to nothing the exercise trains, and nobody rates them. Most often a link was
//! forgotten: name the clause with an objective, or leave the message, the expectation or the mistake out.

use std::collections::BTreeSet;

use crate::base::{Msg, Name, Severity};
use crate::content::check::case::{Case, Found, finding, roles_of};
use crate::content::check::walk;
use crate::content::codes::UNCLAIMED as CODE;
use crate::content::pattern::{Pattern, Test, Value};
use crate::content::procedure::{Clause, Owner, State};
use crate::content::scenario::{Effect, Scenario, When};

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario else { return };
    let Some(first) = scenario.objectives.first() else { return };
    let claimed: BTreeSet<&str> = scenario
        .objectives
        .iter()
        .flat_map(|objective| &objective.clauses)
        .map(|name| name.as_str())
        .collect();
    let open = |name: &str| !claimed.contains(name) && case.clauses.contains_key(name);
    // Of a clause that is named in one of these ways it is said there.
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for (at, expect) in scenario.expects.iter().enumerate().filter(|(_, expect)| open(expect.clause.as_str()))
    {
        told.insert(expect.clause.as_str());
        let message = Msg::new("check-expected-unclaimed").with("name", &expect.clause);
        found.warning(CODE, &expect.clause, format!("expects[{at}].clause"), message);
    }
    for (at, row) in scenario.facilitator.parts.iter().enumerate() {
        for (n, mistake) in row.mistakes.iter().enumerate() {
            for clause in mistake.clauses.iter().filter(|clause| open(clause.as_str())) {
                told.insert(clause.as_str());
                let message = Msg::new("check-mistake-unclaimed").with("name", clause);
                let path = format!("facilitator.parts[{at}].mistakes[{n}].clauses");
                found.warning(CODE, clause, path, message);
            }
        }
    }
    let raises = raises(scenario);
    let called = |clause: &&Clause| {
        let id = clause.id.as_str();
        open(id) && !told.contains(id) && clause.state != State::Listed && is_called(case, clause, &raises)
    };
    let list: Vec<&str> =
        case.procedure.clauses.iter().filter(called).map(|clause| clause.id.as_str()).collect();
    if !list.is_empty() {
        let message = Msg::new("check-called-unclaimed").with("list", list.join(", "));
        found.push(finding(CODE, Severity::Note, &first.id, "objectives".to_owned(), message));
    }
}

/// Whether a signal the scenario raises opens a duty of the clause that somebody here owes, whatever else is so.
fn is_called(case: &Case<'_>, clause: &Clause, raises: &[(&Name, &[(Name, Value)])]) -> bool {
    clause.rules.iter().any(|rule| {
        let whoever = matches!(rule.owner, Owner::Actor | Owner::Named(..));
        let owed = whoever || roles_of(&rule.owner).iter().any(|role| case.seated(role));
        let always = rule.guard.is_none() && rule.unless.is_none() && rule.lifted_by.is_none();
        always && owed && rule.rule.trigger().is_some_and(|trigger| listens(trigger, raises))
    })
}

/// Signals with their slots, as messages, answers, outcomes and effects of the scenario raise them. Those of journeys come
/// only if the seats let one leave, and those of messages in the trainer's hand only if the trainer sends them.
fn raises(scenario: &Scenario) -> Vec<(&Name, &[(Name, Value)])> {
    let options =
        scenario.injects.iter().filter_map(|inject| inject.decision.as_ref()).flat_map(|one| &one.options);
    let injects = scenario.injects.iter().filter(|inject| inject.when != When::ByHand);
    let lists = injects.map(|inject| &inject.raises).chain(options.map(|option| &option.raises));
    let lists = lists.chain(scenario.outcomes.iter().map(|outcome| &outcome.raises));
    let mut raises: Vec<_> = lists.flatten().map(|raise| (&raise.signal, &raise.slots[..])).collect();
    walk::all_effects(scenario, &mut |effect| {
        if let Effect::Raise(signal, slots) = effect {
            raises.push((signal, slots));
        }
    });
    raises
}

/// Whether a pattern can match one of the signals.
fn listens(pattern: &Pattern, raises: &[(&Name, &[(Name, Value)])]) -> bool {
    match pattern {
        Pattern::Raised(signal, tests) => raises
            .iter()
            .any(|(name, slots)| *name == signal && tests.iter().all(|test| may_pass(test, slots))),
        Pattern::Any(list) => list.iter().any(|inner| listens(inner, raises)),
        Pattern::Lapsed { .. } | Pattern::Did(..) | Pattern::Became(_) | Pattern::Holds(_) => false,
    }
}

/// Whether a test may pass, as far as the slots are written in the scenario.
fn may_pass(test: &Test, slots: &[(Name, Value)]) -> bool {
    match test {
        Test::Is(slot, wanted) => {
            let value = slots.iter().find(|(name, _)| name == slot).map(|(_, value)| value);
            value.is_some_and(|value| value == wanted || of_act(value))
        }
        Test::NotEmpty(slot) => slots.iter().any(|(name, _)| name == slot),
        Test::All(list) => list.iter().all(|test| may_pass(test, slots)),
        Test::Any(list) => list.iter().any(|test| may_pass(test, slots)),
        _ => true,
    }
}

/// Whether a value is taken over from an act.
fn of_act(value: &Value) -> bool {
    matches!(value, Value::Word(word) if word.as_str().starts_with('$'))
}
