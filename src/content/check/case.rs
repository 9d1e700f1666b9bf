//! What a rule looks at, and where its findings go.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Code, Diagnostic, Diagnostics, Dur, Label, Msg, Name, Severity};
use crate::content::check::walk::{self, Leaf};
use crate::content::pattern::{Cond, Count, Length, Pattern};
use crate::content::procedure::{Action, Clause, Fact, Owner, ParamValue, Procedure, Rule};
use crate::content::scenario::{ParamSetting, Scenario, Seat};

/// A procedure with a scenario, if there is one, and its names looked up.
pub(super) struct Case<'a> {
    pub(super) procedure: &'a Procedure,
    pub(super) scenario: Option<&'a Scenario>,
    /// Actions by name.
    pub(super) actions: BTreeMap<&'a str, &'a Action>,
    /// Standing facts by name; facts of the same name kept for several kinds stand together.
    pub(super) facts: BTreeMap<&'a str, Vec<&'a Fact>>,
    /// Clauses by name, with their position.
    pub(super) clauses: BTreeMap<&'a str, (usize, &'a Clause)>,
    /// Seats by name.
    pub(super) seats: BTreeMap<&'a str, &'a Seat>,
    /// Clauses that an objective names.
    pub(super) claimed: BTreeSet<&'a str>,
}

impl<'a> Case<'a> {
    pub(super) fn new(procedure: &'a Procedure, scenario: Option<&'a Scenario>) -> Self {
        let mut facts: BTreeMap<&str, Vec<&Fact>> = BTreeMap::new();
        for fact in &procedure.facts {
            facts.entry(fact.id.as_str()).or_default().push(fact);
        }
        let objectives = scenario.into_iter().flat_map(|scenario| &scenario.objectives);
        Self {
            procedure,
            scenario,
            actions: procedure.actions.iter().map(|action| (action.id.as_str(), action)).collect(),
            facts,
            clauses: procedure
                .clauses
                .iter()
                .enumerate()
                .map(|(at, clause)| (clause.id.as_str(), (at, clause)))
                .collect(),
            seats: scenario.into_iter().flat_map(|s| &s.seats).map(|seat| (seat.id.as_str(), seat)).collect(),
            claimed: objectives.flat_map(|objective| &objective.clauses).map(Name::as_str).collect(),
        }
    }

    /// Every rule of every clause, with its path in the document.
    pub(super) fn rules(&self) -> impl Iterator<Item = (&'a Clause, &'a Rule, String)> {
        self.procedure.clauses.iter().enumerate().flat_map(|(at, clause)| {
            clause
                .rules
                .iter()
                .enumerate()
                .map(move |(n, rule)| (clause, rule, format!("clauses[{at}].rules[{n}]")))
        })
    }

    /// Whether the procedure declares the role, at whatever post.
    pub(super) fn is_role(&self, name: &Name) -> bool {
        let base = name.as_str().split('@').next().unwrap_or_default();
        self.procedure.roles.iter().any(|role| role.id == *base)
    }

    /// Whether some seat holds the role, at any post if none is named, or stands in for it.
    pub(super) fn seated(&self, role: &Name) -> bool {
        self.seats.values().any(|seat| Self::sits(seat, role))
    }

    /// Whether this seat holds the role or stands in for it.
    pub(super) fn sits(seat: &Seat, role: &Name) -> bool {
        let wanted = role.as_str();
        let fits = |held: &Name| {
            let held = held.as_str();
            held == wanted || held.split_once('@').is_some_and(|(base, _)| base == wanted)
        };
        seat.roles.iter().chain(&seat.stands_in).any(fits)
    }

    /// The seats a message to this seat or role reaches.
    pub(super) fn receivers(&self, name: &Name) -> Vec<&'a Seat> {
        if let Some(seat) = self.seats.get(name.as_str()) {
            return vec![seat];
        }
        self.seats.values().copied().filter(|seat| Self::sits(seat, name)).collect()
    }

    /// Whether a seat that holds a role of the action's may do it.
    pub(super) fn may(&self, seat: &Seat, action: &Action) -> bool {
        action.by.is_empty() || action.by.iter().any(|role| Self::sits(seat, role))
    }

    /// A length with the scenario's parameters, or the procedure's defaults, put in.
    pub(super) fn length(&self, length: &Length) -> Option<Dur> {
        let name = match length {
            Length::Fixed(dur) => return Some(*dur),
            Length::Param(name) => name,
        };
        let set = self.scenario.and_then(|scenario| scenario.params.iter().find(|(id, _)| id == name));
        if let Some((_, ParamSetting::Time(dur))) = set {
            return Some(*dur);
        }
        match self.procedure.params.iter().find(|param| param.id == *name)?.value {
            ParamValue::Time(default, ..) => Some(default),
            ParamValue::Number(..) => None,
        }
    }

    /// The least time an act needs to fulfil the pattern; nothing if it may be fulfilled without one.
    pub(super) fn least_time(&self, pattern: &Pattern) -> Dur {
        match pattern {
            Pattern::Did(name, _) => self.actions.get(name.as_str()).map_or(Dur::ZERO, |action| action.takes),
            Pattern::Any(list) => list.iter().map(|inner| self.least_time(inner)).min().unwrap_or(Dur::ZERO),
            Pattern::Holds(cond) | Pattern::Became(cond) => self.least_time_of(cond),
            Pattern::Raised(..) | Pattern::Lapsed { .. } => Dur::ZERO,
        }
    }

    fn least_time_of(&self, cond: &Cond) -> Dur {
        match cond {
            Cond::All(list) => list.iter().map(|inner| self.least_time_of(inner)).max().unwrap_or(Dur::ZERO),
            Cond::Any(list) => list.iter().map(|inner| self.least_time_of(inner)).min().unwrap_or(Dur::ZERO),
            Cond::Flag(name, _) | Cond::Is(name, ..) | Cond::AtLeast(Count::Fact(name), _) => {
                self.time_to_set(name)
            }
            _ => Dur::ZERO,
        }
    }

    /// The least time in which an act sets a standing fact; nothing if something else may set it.
    fn time_to_set(&self, name: &Name) -> Dur {
        let Some(facts) = self.facts.get(name.as_str()) else { return Dur::ZERO };
        let mut least: Option<Dur> = None;
        for set_by in facts.iter().flat_map(|fact| &fact.set_by) {
            // Only acts are followed, so that facts that claim to set each other cannot loop.
            walk::leaves(&set_by.when, &mut |leaf| {
                let time = match leaf {
                    Leaf::Did(name) => {
                        self.actions.get(name.as_str()).map_or(Dur::ZERO, |action| action.takes)
                    }
                    Leaf::Raised(_) | Leaf::State(_) => Dur::ZERO,
                };
                least = Some(least.map_or(time, |so_far| so_far.min(time)));
            });
        }
        if facts.iter().any(|fact| fact.open) { Dur::ZERO } else { least.unwrap_or(Dur::ZERO) }
    }

    /// Whether nothing but a seat's own act can bring the pattern about.
    pub(super) fn only_by_act(&self, pattern: &Pattern) -> bool {
        let mut only = true;
        walk::leaves(pattern, &mut |leaf| match leaf {
            Leaf::Did(_) => {}
            Leaf::Raised(_) => only = false,
            Leaf::State(cond) => only &= self.only_acts_make_true(cond),
        });
        only
    }

    fn only_acts_make_true(&self, cond: &Cond) -> bool {
        let mut some = false;
        let mut only = true;
        walk::facts(cond, &mut |name| {
            some = true;
            only &= self.facts.get(name.as_str()).is_some_and(|facts| {
                facts
                    .iter()
                    .all(|fact| !fact.open && fact.set_by.iter().all(|set_by| self.is_own_act(&set_by.when)))
            });
        });
        some && only
    }

    /// Whether every leaf is an act; facts are not followed further, so that facts setting each other cannot loop.
    fn is_own_act(&self, pattern: &Pattern) -> bool {
        let mut own = true;
        walk::leaves(pattern, &mut |leaf| own &= matches!(leaf, Leaf::Did(_)));
        own
    }
}

/// The roles an owner names; a role found by an act is not known before.
pub(super) fn roles_of(owner: &Owner) -> &[Name] {
    match owner {
        Owner::One(role) => std::slice::from_ref(role),
        Owner::Either(roles) | Owner::Joint(roles) | Owner::Each(roles) => roles,
        Owner::Actor | Owner::Named(..) => &[],
    }
}

/// The findings of all rules, up to a limit.
#[derive(Debug, Default)]
pub(super) struct Found {
    list: Diagnostics,
}

/// How many findings of sense are kept.
const LIMIT: usize = 1_000;

impl Found {
    /// Adds an error at a name; `path` is its place in the document.
    pub(super) fn error(&mut self, code: Code, at: &Name, path: impl Into<String>, message: Msg) {
        self.push(finding(code, Severity::Error, at, path.into(), message));
    }

    /// Adds a warning at a name.
    pub(super) fn warning(&mut self, code: Code, at: &Name, path: impl Into<String>, message: Msg) {
        self.push(finding(code, Severity::Warning, at, path.into(), message));
    }

    /// Adds a finding made with [`finding`].
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        if self.list.list.len() < LIMIT {
            self.list.push(diagnostic);
        }
    }

    pub(super) fn finish(mut self) -> Diagnostics {
        self.list.sort();
        self.list
    }
}

/// A finding at a name.
pub(super) fn finding(code: Code, severity: Severity, at: &Name, path: String, message: Msg) -> Diagnostic {
    Diagnostic::new(code, severity, message, label(at, path))
}

/// The place of a name.
pub(super) fn label(at: &Name, path: String) -> Label {
    let file = at.file.clone().unwrap_or_else(|| "?".into());
    Label { file, span: at.file.is_some().then_some(at.span), path, note: None }
}
