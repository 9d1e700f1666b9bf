//! The places of a scenario that rest on clauses.

use std::collections::BTreeSet;

use crate::base::{Name, Text};
use crate::content::pattern::Value;
use crate::content::pattern::{Cond, Pattern};
use crate::content::procedure::{Clause, Procedure, SetTo};
use crate::content::scenario::{Effect, Inject, OutcomeWhen, Scenario, When};

/// A place of a scenario that rests on a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// An objective names it.
    Objective {
        /// Id.
        id: Name,
        /// Title.
        title: Text,
    },
    /// The scenario expects it to arise; the number of the expectation, from 1.
    Expected(usize),
    /// It is accepted that even the best run does not meet it.
    Accepted,
    /// A typical mistake of a part is caught by it.
    Mistake {
        /// The part.
        part: Name,
    },
    /// An ending releases it.
    Released {
        /// The ending.
        ending: Name,
    },
    /// A message raises what calls for it.
    Inject {
        /// The message.
        id: Name,
        /// The part in which it comes, if the script fixes that.
        part: Option<Name>,
    },
    /// An answer to a question does what it asks for or forbids.
    Answer {
        /// The message that asks.
        inject: Name,
        /// The answer.
        option: Name,
        /// The part in which it is asked, if the script fixes that.
        part: Option<Name>,
    },
    /// What follows from an act raises what calls for it, or listens to what it asks for.
    Outcome {
        /// Id.
        id: Name,
    },
    /// A seat holds or stands in for a role that owes it.
    Seat {
        /// The seat.
        id: Name,
    },
}

impl Place {
    /// The word for it in data, and in the key of its sentence.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Objective { .. } => "objective",
            Self::Expected(_) => "expected",
            Self::Accepted => "accepted",
            Self::Mistake { .. } => "mistake",
            Self::Released { .. } => "released",
            Self::Inject { .. } => "inject",
            Self::Answer { .. } => "answer",
            Self::Outcome { .. } => "outcome",
            Self::Seat { .. } => "seat",
        }
    }

    /// Whether the scenario names the clause here itself, so that it breaks or must be written anew when the clause is
    /// gone.
    #[must_use]
    pub const fn names(&self) -> bool {
        matches!(
            self,
            Self::Objective { .. }
                | Self::Expected(_)
                | Self::Accepted
                | Self::Mistake { .. }
                | Self::Released { .. }
        )
    }
}

/// The places of a scenario that rest on a clause of the procedure it is written against.
#[must_use]
pub fn places(clause: &Clause, procedure: &Procedure, scenario: &Scenario) -> Vec<Place> {
    let mut found = Vec::new();
    let id = &clause.id;
    for row in scenario.objectives.iter().filter(|row| row.clauses.contains(id)) {
        found.push(Place::Objective { id: row.id.clone(), title: row.title.clone() });
    }
    let expects = (1..).zip(&scenario.expects).filter(|(_, row)| row.clause == *id);
    found.extend(expects.map(|(at, _)| Place::Expected(at)));
    if scenario.facilitator.accepts.iter().any(|row| row.clause == *id) {
        found.push(Place::Accepted);
    }
    for row in &scenario.facilitator.parts {
        if row.mistakes.iter().any(|mistake| mistake.clauses.contains(id)) {
            found.push(Place::Mistake { part: row.part.clone() });
        }
    }
    for row in scenario.endings.iter().filter(|row| row.releases.contains(id)) {
        found.push(Place::Released { ending: row.id.clone() });
    }
    let hears = Hears::of(clause, procedure);
    for inject in &scenario.injects {
        let part = part_of(inject, scenario);
        if inject.raises.iter().any(|raise| hears.calls.contains(&raise.signal))
            || raised(&inject.effects).iter().any(|signal| hears.calls.contains(*signal))
        {
            found.push(Place::Inject { id: inject.id.clone(), part: part.clone() });
        }
        for option in inject.decision.iter().flat_map(|decision| &decision.options) {
            let acts = option.actions.iter().any(|prepared| hears.acts.contains(&prepared.action));
            let calls = option.raises.iter().any(|raise| hears.calls.contains(&raise.signal))
                || raised(&option.effects).iter().any(|signal| hears.calls.contains(*signal));
            if acts || calls {
                let (inject, option) = (inject.id.clone(), option.id.clone());
                found.push(Place::Answer { inject, option, part: part.clone() });
            }
        }
    }
    for outcome in &scenario.outcomes {
        let calls = outcome.raises.iter().any(|raise| hears.calls.contains(&raise.signal))
            || raised(&outcome.effects).iter().any(|signal| hears.calls.contains(*signal));
        if calls || listens(&outcome.when, &hears.acts) {
            found.push(Place::Outcome { id: outcome.id.clone() });
        }
    }
    let roles = clause.named().roles;
    let holds = |role: &Name| {
        let id = role.as_str();
        roles.contains(id.split_once('@').map_or(id, |(id, _)| id))
    };
    for seat in &scenario.seats {
        if seat.roles.iter().chain(&seat.stands_in).any(holds) {
            found.push(Place::Seat { id: seat.id.clone() });
        }
    }
    found
}

/// The part in which a message comes, if the script fixes when.
fn part_of(inject: &Inject, scenario: &Scenario) -> Option<Name> {
    let at = match inject.when {
        When::Every(from, ..) => from.0,
        _ => inject.moment(&scenario.injects)?.0,
    };
    let part = scenario.parts.iter().find(|part| part.from.0 <= at && at < part.to.0);
    Some(part?.id.clone())
}

/// The signals effects raise.
fn raised(effects: &[Effect]) -> Vec<&Name> {
    let mut found = Vec::new();
    for effect in effects {
        match effect {
            Effect::Raise(signal, _) => found.push(signal),
            Effect::Chance(_, branches) => branches.iter().for_each(|(_, list)| found.extend(raised(list))),
            Effect::When(_, list) => found.extend(raised(list)),
            _ => {}
        }
    }
    found
}

fn listens(when: &OutcomeWhen, acts: &BTreeSet<&Name>) -> bool {
    let (OutcomeWhen::On(pattern) | OutcomeWhen::NotBy(pattern, _) | OutcomeWhen::NotAfter(pattern, ..)) =
        when;
    does(pattern).iter().any(|action| acts.contains(*action))
}

/// The actions a pattern listens to.
fn does(pattern: &Pattern) -> Vec<&Name> {
    match pattern {
        Pattern::Did(action, _) => vec![action],
        Pattern::Any(list) => list.iter().flat_map(does).collect(),
        Pattern::Lapsed { since, unless, .. } => {
            does(since).into_iter().chain(unless.iter().flat_map(|one| does(one))).collect()
        }
        Pattern::Raised(..) | Pattern::Became(_) | Pattern::Holds(_) => Vec::new(),
    }
}

/// What calls for a clause, and what it asks for or forbids.
#[derive(Default)]
struct Hears<'a> {
    /// Signals that open its duties, by themselves or by the facts they set.
    calls: BTreeSet<&'a Name>,
    /// Actions it listens to, asks for or forbids, by themselves or by the facts they set.
    acts: BTreeSet<&'a Name>,
}

impl<'a> Hears<'a> {
    fn of(clause: &'a Clause, procedure: &'a Procedure) -> Self {
        let mut found = Self::default();
        for rule in &clause.rules {
            if let Some(trigger) = rule.rule.trigger() {
                found.pattern(trigger, procedure, true);
            }
            rule.patterns().into_iter().for_each(|pattern| found.pattern(pattern, procedure, false));
        }
        found
    }

    fn pattern(&mut self, pattern: &'a Pattern, procedure: &'a Procedure, trigger: bool) {
        match pattern {
            Pattern::Did(action, _) => {
                self.acts.insert(action);
            }
            Pattern::Raised(signal, _) => {
                if trigger {
                    self.calls.insert(signal);
                }
            }
            Pattern::Became(cond) | Pattern::Holds(cond) => self.cond(cond, procedure, trigger),
            Pattern::Any(list) => list.iter().for_each(|one| self.pattern(one, procedure, trigger)),
            Pattern::Lapsed { since, .. } => self.pattern(since, procedure, trigger),
        }
    }

    /// What can make a condition so: the setters of its facts.
    fn cond(&mut self, cond: &'a Cond, procedure: &'a Procedure, trigger: bool) {
        match cond {
            Cond::All(list) | Cond::Any(list) => {
                list.iter().for_each(|one| self.cond(one, procedure, trigger));
            }
            Cond::Every(_, inner) | Cond::Some(_, inner) => self.cond(inner, procedure, trigger),
            Cond::Flag(fact, _) | Cond::Is(fact, ..) => {
                let rows = procedure.facts.iter().filter(|row| row.id == *fact).flat_map(|row| &row.set_by);
                for row in rows.filter(|row| row.to != SetTo::Value(Value::Flag(false))) {
                    match &row.when {
                        Pattern::Did(action, _) => {
                            self.acts.insert(action);
                        }
                        Pattern::Raised(signal, _) if trigger => {
                            self.calls.insert(signal);
                        }
                        _ => {}
                    }
                }
            }
            Cond::True
            | Cond::Not(_)
            | Cond::AtLeast(..)
            | Cond::AtMost(..)
            | Cond::Exceeds(..)
            | Cond::Done(..) => {}
        }
    }
}
