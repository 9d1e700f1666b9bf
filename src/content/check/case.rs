//! What a rule looks at, and where its findings go.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Code, Diagnostic, Diagnostics, Dur, Label, Msg, Name, Severity};
use crate::content::check::at_start::Start;
use crate::content::check::walk::{self, Leaf};
use crate::content::pattern::{Cond, Count, Length, Pattern, Value};
use crate::content::procedure::{Action, Clause, Fact, Owner, ParamValue, Procedure, Rule, SetTo};
use crate::content::scenario::{Effect, ParamSetting, Scenario, Seat};

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
    /// Signals the scenario or the kernel raises.
    pub(super) raised: BTreeSet<&'a str>,
    /// Facts the scenario sets, at the start or by effects.
    set_by_scenario: BTreeSet<&'a str>,
}

impl<'a> Case<'a> {
    pub(super) fn new(procedure: &'a Procedure, scenario: Option<&'a Scenario>) -> Self {
        let mut facts: BTreeMap<&str, Vec<&Fact>> = BTreeMap::new();
        for fact in &procedure.facts {
            facts.entry(fact.id.as_str()).or_default().push(fact);
        }
        let mut set_by_scenario = BTreeSet::new();
        if let Some(scenario) = scenario {
            walk::all_effects(scenario, &mut |effect| {
                if let Effect::Set(name, ..) | Effect::Add(name, ..) = effect {
                    set_by_scenario.insert(name.as_str());
                }
            });
        }
        Self {
            procedure,
            scenario,
            raised: scenario.map(raised).unwrap_or_default(),
            set_by_scenario,
            actions: procedure.actions.iter().map(|action| (action.id.as_str(), action)).collect(),
            facts,
            clauses: procedure
                .clauses
                .iter()
                .enumerate()
                .map(|(at, clause)| (clause.id.as_str(), (at, clause)))
                .collect(),
            seats: scenario.into_iter().flat_map(|s| &s.seats).map(|seat| (seat.id.as_str(), seat)).collect(),
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
            Cond::Flag(name, _) => self.time_to_set(name, &|to| *to == SetTo::Value(Value::Flag(true))),
            Cond::Is(name, wanted, _) => self.time_to_set(name, &|to| match to {
                SetTo::Value(value) => value == wanted,
                SetTo::Slot(_) | SetTo::Add(_) => true,
            }),
            Cond::AtLeast(Count::Fact(name), _) => {
                self.time_to_set(name, &|to| !matches!(to, SetTo::Add(..=0)))
            }
            _ => Dur::ZERO,
        }
    }

    /// The least time in which an act sets a standing fact to what is wanted; nothing if something else may set it, or
    /// nothing does.
    fn time_to_set(&self, name: &Name, wanted: &dyn Fn(&SetTo) -> bool) -> Dur {
        let Some(facts) = self.facts.get(name.as_str()) else { return Dur::ZERO };
        if self.set_by_scenario.contains(name.as_str()) {
            return Dur::ZERO;
        }
        let mut least: Option<Dur> = None;
        for set_by in facts.iter().flat_map(|fact| &fact.set_by).filter(|set_by| wanted(&set_by.to)) {
            // Only acts are followed, so that facts that claim to set each other cannot loop.
            walk::leaves(&set_by.when, &mut |leaf| {
                let time = match leaf {
                    Leaf::Did(name) => {
                        self.actions.get(name.as_str()).map_or(Dur::ZERO, |action| action.takes)
                    }
                    Leaf::Raised(name) if !self.may_be_raised(name) => return,
                    Leaf::Raised(_) | Leaf::State(_) => Dur::ZERO,
                };
                least = Some(least.map_or(time, |so_far| so_far.min(time)));
            });
        }
        least.unwrap_or(Dur::ZERO)
    }

    /// Whether the scenario raises the signal; without a scenario, any may be raised.
    pub(super) fn may_be_raised(&self, name: &Name) -> bool {
        self.scenario.is_none() || self.raised.contains(name.as_str())
    }

    /// What can bring a pattern about.
    pub(super) fn cause(&self, pattern: &Pattern) -> Cause<'a> {
        let mut cause = Cause::default();
        walk::leaves(pattern, &mut |leaf| match leaf {
            Leaf::Did(name) => self.add_act(name, &mut cause),
            // Signals that are not declared are reported when content is compiled.
            Leaf::Raised(name) => cause.outside |= self.may_be_raised(name) || !self.is_signal(name),
            Leaf::State(cond) if self.never_holds(cond) => {}
            Leaf::State(cond) => self.cause_of_state(cond, &mut cause),
        });
        cause
    }

    /// Whether a condition can never hold in the scenario: it does not at the start, and nothing ever changes what it reads.
    pub(super) fn never_holds(&self, cond: &Cond) -> bool {
        match cond {
            Cond::All(list) => list.iter().any(|part| self.never_holds(part)),
            Cond::Any(list) => list.iter().all(|part| self.never_holds(part)),
            _ => {
                let mut changes = Cause::default();
                self.cause_of_state(cond, &mut changes);
                !changes.outside
                    && changes.acts.is_empty()
                    && self
                        .scenario
                        .is_some_and(|scenario| Start::of(self, scenario).holds(cond) == Some(false))
            }
        }
    }

    fn cause_of_state(&self, cond: &Cond, cause: &mut Cause<'a>) {
        let mut some = false;
        walk::facts(cond, &mut |name| {
            some = true;
            let Some(facts) = self.facts.get(name.as_str()) else {
                // The scenario's own facts and the built-in ones change by the world.
                cause.outside = true;
                return;
            };
            let open = facts.iter().any(|fact| fact.open);
            let by_scenario = self.set_by_scenario.contains(name.as_str());
            cause.outside |= by_scenario || (self.scenario.is_none() && open);
            for set_by in facts.iter().flat_map(|fact| &fact.set_by) {
                // Facts are not followed further, so that facts setting each other cannot loop.
                walk::leaves(&set_by.when, &mut |leaf| match leaf {
                    Leaf::Did(name) => self.add_act(name, cause),
                    Leaf::Raised(name) => cause.outside |= self.may_be_raised(name),
                    Leaf::State(_) => cause.outside = true,
                });
            }
        });
        cause.outside |= !some || self.scenario.is_some_and(|s| Start::of(self, s).holds(cond) == Some(true));
    }

    fn add_act(&self, name: &Name, cause: &mut Cause<'a>) {
        cause.acts.extend(self.actions.get_key_value(name.as_str()).map(|(name, _)| *name));
    }

    fn is_signal(&self, name: &Name) -> bool {
        self.procedure.signals.iter().any(|signal| signal.id == *name)
    }
}

/// What can bring a pattern about.
#[derive(Debug, Default)]
pub(super) struct Cause<'a> {
    /// Something that is no act of ours: a message, the world, the start.
    pub(super) outside: bool,
    /// Acts of ours.
    pub(super) acts: BTreeSet<&'a str>,
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

/// Signals the kernel raises by itself from journeys.
const BUILT_IN: [&str; 7] = [
    "assembly-closed",
    "departed",
    "rider-departed",
    "arrived",
    "rider-arrived",
    "turned-back",
    "family-separated",
];

fn raised(scenario: &Scenario) -> BTreeSet<&str> {
    let mut raised: BTreeSet<&str> = BUILT_IN.into_iter().collect();
    let options =
        scenario.injects.iter().filter_map(|inject| inject.decision.as_ref()).flat_map(|d| &d.options);
    let lists = scenario.injects.iter().map(|inject| &inject.raises);
    let lists =
        lists.chain(options.map(|option| &option.raises)).chain(scenario.outcomes.iter().map(|o| &o.raises));
    raised.extend(lists.flatten().map(|raise| raise.signal.as_str()));
    walk::all_effects(scenario, &mut |effect| {
        if let Effect::Raise(name, _) = effect {
            raised.insert(name.as_str());
        }
    });
    raised
}
