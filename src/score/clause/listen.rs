//! Which rules listen to which actions, signals and conditions: the cost of a record is the cost of those that listen.
//!
//! # Invariants
//! - Within one rule and one record a port hears at most once, in the order of [`Port`]: acts settle what is open before
//!   the same record opens something new, so that nothing answers itself.
//! - Patterns that open a duty hear a signal only if it is at least reported, unless their tests name a reliability.

use crate::base::{ActionId, Dur, EntityId, Reliability, SignalId};
use crate::content::model::rules::{By, From};
use crate::content::model::{Cond, Happening, Head, Leaf, Misfit, Model, Pattern, RuleKind, Test};
use crate::score::clause::clock::DutyTime;
use crate::score::clause::condition::Conditions;
use crate::score::clause::evidence::Evidence;
use crate::score::clause::subject::Links;
use crate::trace::{Args, RecordNo, Subject, Val};

/// What a pattern is to its rule; in the order in which one record is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Port {
    /// Fulfils; in a Precedence: is judged.
    Then,
    /// Must not happen.
    Never,
    /// Ends the duty.
    Lifted,
    /// Ends the rhythm or the scope.
    Until,
    /// The moment of a snapshot.
    At,
    /// Opens an obligation.
    When,
    /// Opens the scope of a prohibition.
    Scope,
    /// Makes an earlier `first` worthless.
    Spoiled,
    /// Must have come before.
    First,
    /// Would have been a `first`, but failed a test.
    NearlyFirst,
    /// Excuses.
    Unless,
    /// What a limit is counted from.
    From,
    /// Ends a wait.
    LapseUnless(u16),
    /// Begins a wait.
    LapseSince(u16),
    /// What meets an expectation another way.
    MetOtherwise,
    /// What makes an expectation due.
    Cause,
    /// The condition of a rhythm; heard both ways.
    Guard,
}

/// Who hears: a rule, then the expectations after the last rule.
pub type Hearer = u16;

/// One leaf somebody listens with.
#[derive(Clone, Debug)]
struct Ear {
    hearer: Hearer,
    port: Port,
    leaf: Leaf,
    least: Reliability,
    deferred: bool,
    lacks: [bool; 3],
}

/// One condition somebody listens to.
#[derive(Clone, Copy, Debug)]
pub struct CondEar {
    /// Who.
    pub hearer: Hearer,
    /// What it is to it.
    pub port: Port,
    /// Becoming true is what counts; otherwise holding is.
    pub became: bool,
    /// The thing is the subject.
    pub of_subject: bool,
}

/// A wait for time to lapse.
#[derive(Clone, Copy, Debug)]
pub struct Wait {
    /// Who.
    pub hearer: Hearer,
    /// What the lapse is to it.
    pub port: Port,
    /// How long.
    pub time: Dur,
}

/// The dispatch tables.
#[derive(Clone, Debug, Default)]
pub struct Listening {
    by_action: Vec<Vec<Ear>>,
    by_signal: Vec<Vec<Ear>>,
    by_cond: Vec<Vec<CondEar>>,
    /// The waits of all `Lapsed` patterns.
    pub waits: Vec<Wait>,
    holds: Vec<(Hearer, Port, u16)>,
    /// Places of `same`, by rule.
    same: Vec<u8>,
    /// Whether acts are compared with the trigger, by rule.
    comparing: Vec<bool>,
}

/// A match of a pattern.
#[derive(Clone, Copy)]
pub struct Hit<'a> {
    /// The record.
    pub evidence: Evidence,
    /// Duty time at which the act began; of anything else, when it happened.
    pub begun: DutyTime,
    /// The record that began the act.
    pub begun_by: Option<RecordNo>,
    /// The pattern is an act; otherwise a signal, a condition, or time that lapsed.
    pub by_act: bool,
    /// Key of the obligation it opens.
    pub per: Subject,
    /// What must agree.
    pub same: Subject,
    /// Places of `same` its action or signal has no slot for.
    pub lacks: [bool; 3],
    /// Links that may lie between.
    pub links: Links,
    /// Its slots.
    pub args: Option<(Head, &'a Args)>,
    /// Tests that compare with the trigger, to be done for each obligation.
    pub deferred: Option<Deferred<'a>>,
    /// For a match that failed a test: which.
    pub misfit: Option<Misfit>,
}

impl Hit<'_> {
    /// A key without the places this match has no slot for: what ends, spoils or marks a moment speaks of all of them.
    #[must_use]
    pub fn without_lacking(&self, key: Subject) -> Subject {
        let mut asked = key.0;
        for (val, lacks) in asked.iter_mut().zip(self.lacks) {
            if lacks {
                *val = Val::Nil;
            }
        }
        Subject(asked)
    }
}

/// Tests to be done for each obligation.
#[derive(Clone, Copy)]
pub struct Deferred<'a> {
    leaf: &'a Leaf,
    happening: &'a Happening<'a>,
    things: &'a [EntityId],
}

impl Deferred<'_> {
    /// Whether the act fits an obligation with this trigger.
    #[must_use]
    pub fn fits(&self, model: &Model, conditions: &Conditions, trigger: Option<&(Head, Args)>) -> bool {
        let happening = Happening { trigger: trigger.map(|(head, args)| (*head, args)), ..*self.happening };
        let scene = crate::content::model::cond::Scene {
            subject: self.things,
            ..crate::content::model::cond::Scene::of(conditions.cells())
        };
        let ranges = crate::content::model::pattern::ThingRanges(&model.kinds);
        self.leaf.matches(&happening, &ranges, &scene)
    }
}

/// An act or signal as it is heard.
#[derive(Clone, Copy)]
pub struct Heard<'a> {
    /// The happening.
    pub happening: &'a Happening<'a>,
    /// The things its slots name.
    pub things: &'a [EntityId],
    /// The record.
    pub evidence: Evidence,
    /// Duty time at which it began.
    pub begun: DutyTime,
    /// The record that began it.
    pub begun_by: Option<RecordNo>,
}

impl Listening {
    /// The tables of a model; watches the conditions its rules read.
    #[must_use]
    pub fn new(model: &Model, conditions: &mut Conditions) -> Self {
        let mut tables = Self {
            by_action: vec![Vec::new(); model.actions.len()],
            by_signal: vec![Vec::new(); model.signals.len()],
            comparing: vec![false; model.rules.len()],
            same: model.rules.iter().map(|rule| rule.same).collect(),
            ..Self::default()
        };
        for (at, rule) in model.rules.iter().enumerate() {
            let hearer = at as Hearer;
            let mut add =
                |port, pattern: &Pattern| tables.add(conditions, hearer, port, pattern, opens(port));
            if let Some(unless) = &rule.unless {
                add(Port::Unless, unless);
            }
            if let Some(lifted) = &rule.lifted_by {
                add(Port::Lifted, lifted);
            }
            match &rule.kind {
                RuleKind::Response { when, then, from, .. } => {
                    add(Port::When, when);
                    add(Port::Then, then);
                    if let Some(From::Pattern(from)) = from {
                        add(Port::From, from);
                    }
                }
                RuleKind::Precedence { first, then, spoiled_by, .. } => {
                    add(Port::First, first);
                    add(Port::Then, then);
                    if let Some(spoiled) = spoiled_by {
                        add(Port::Spoiled, spoiled);
                    }
                }
                RuleKind::Prohibition { never, from, until } => {
                    add(Port::Never, never);
                    if let Some(from) = from {
                        add(Port::Scope, from);
                    }
                    if let Some(until) = until {
                        add(Port::Until, until);
                    }
                }
                RuleKind::Existence { when, then, by } => {
                    if let Some(when) = when {
                        add(Port::When, when);
                    }
                    add(Port::Then, then);
                    if let By::At(at) = by {
                        add(Port::At, at);
                    }
                }
                RuleKind::Periodic { when, then, until, .. } => {
                    add(Port::When, when);
                    add(Port::Then, then);
                    if let Some(until) = until {
                        add(Port::Until, until);
                    }
                    if let Some(guard) = &rule.guard {
                        tables.condition(conditions, hearer, Port::Guard, guard, false, true);
                    }
                }
            }
        }
        for (at, expect) in model.script.expects.iter().enumerate() {
            let hearer = (model.rules.len() + at) as Hearer;
            tables.add(conditions, hearer, Port::Cause, &expect.cause, true);
            if let Some(unless) = &expect.unless {
                tables.add(conditions, hearer, Port::MetOtherwise, unless, false);
            }
        }
        for ears in tables.by_action.iter_mut().chain(&mut tables.by_signal) {
            ears.sort_by_key(|ear| (ear.hearer, ear.port));
        }
        tables
    }

    /// Number of places of a hearer's `same`.
    #[must_use]
    pub fn places(&self, hearer: Hearer) -> usize {
        self.same.get(usize::from(hearer)).map_or(0, |places| usize::from(*places))
    }

    fn add(
        &mut self,
        conditions: &mut Conditions,
        hearer: Hearer,
        port: Port,
        pattern: &Pattern,
        opens: bool,
    ) {
        match pattern {
            Pattern::On(leaf) => {
                let least = if opens && !leaf.tests.iter().any(names_reliability) {
                    Reliability::Reported
                } else {
                    Reliability::Rumour
                };
                let deferred = leaf.tests.iter().any(compares_with_trigger);
                let lacks =
                    std::array::from_fn(|place| place < self.places(hearer) && leaf.same[place].is_none());
                if deferred && let Some(comparing) = self.comparing.get_mut(usize::from(hearer)) {
                    *comparing = true;
                }
                let ear = Ear { hearer, port, leaf: leaf.clone(), least, deferred, lacks };
                match leaf.head {
                    Head::Action(action) => self.by_action[action.index()].push(ear),
                    Head::Signal(signal) => self.by_signal[signal.index()].push(ear),
                }
            }
            Pattern::Became(cond, over) => {
                self.condition(conditions, hearer, port, cond, true, over.is_some());
            }
            Pattern::Holds(cond) => self.condition(conditions, hearer, port, cond, false, true),
            Pattern::Any(list) => {
                for inner in list {
                    self.add(conditions, hearer, port, inner, opens);
                }
            }
            Pattern::Lapsed(since, time, unless) => {
                let wait = self.waits.len() as u16;
                self.waits.push(Wait { hearer, port, time: *time });
                self.add(conditions, hearer, Port::LapseSince(wait), since, opens);
                if let Some(unless) = unless {
                    self.add(conditions, hearer, Port::LapseUnless(wait), unless, false);
                }
            }
        }
    }

    fn condition(
        &mut self,
        conditions: &mut Conditions,
        hearer: Hearer,
        port: Port,
        cond: &Cond,
        became: bool,
        of_subject: bool,
    ) {
        let number = conditions.watch(cond);
        let at = usize::from(number);
        if self.by_cond.len() <= at {
            self.by_cond.resize_with(at + 1, Vec::new);
        }
        self.by_cond[at].push(CondEar { hearer, port, became, of_subject });
        if !became {
            self.holds.push((hearer, port, number));
        }
    }

    /// The conditions a hearer asks to hold at a port.
    #[must_use]
    pub fn holding(&self, hearer: Hearer, port: Port) -> Vec<u16> {
        let mine = self.holds.iter().filter(|(of, at, _)| *of == hearer && *at == port);
        mine.map(|(_, _, cond)| *cond).collect()
    }

    /// Whether acts of this hearer are compared with what opened the obligation.
    #[must_use]
    pub fn compares(&self, hearer: Hearer) -> bool {
        self.comparing.get(usize::from(hearer)) == Some(&true)
    }

    /// Who listens to a condition.
    #[must_use]
    pub fn to_condition(&self, cond: u16) -> &[CondEar] {
        self.by_cond.get(usize::from(cond)).map_or(&[], Vec::as_slice)
    }

    /// Calls `tell` for every rule whose pattern matches at one of the ports asked for, in order.
    pub fn hear<'a>(
        &'a self,
        model: &Model,
        cells: &[i32],
        heard: &Heard<'a>,
        asked_for: impl Fn(Port) -> bool,
        tell: &mut dyn FnMut(Hearer, Port, &Hit<'a>),
    ) {
        let ears = match heard.happening.head {
            Head::Action(ActionId(at)) => self.by_action.get(usize::from(at)),
            Head::Signal(SignalId(at)) => self.by_signal.get(usize::from(at)),
        };
        let scene = crate::content::model::cond::Scene {
            subject: heard.things,
            ..crate::content::model::cond::Scene::of(cells)
        };
        let ranges = crate::content::model::pattern::ThingRanges(&model.kinds);
        let mut last = None;
        for ear in ears.map_or(&[][..], Vec::as_slice) {
            if !asked_for(ear.port) || last == Some((ear.hearer, ear.port)) {
                continue;
            }
            let fits = heard.happening.reliability >= ear.least
                && (ear.deferred || ear.leaf.matches(heard.happening, &ranges, &scene));
            let port = match (fits, ear.port) {
                (true, port) => port,
                (false, Port::First) => Port::NearlyFirst,
                (false, _) => continue,
            };
            if fits && !ear.deferred {
                last = Some((ear.hearer, ear.port));
            }
            let args = heard.happening.args;
            let nearly = port == Port::NearlyFirst;
            let hit = Hit {
                misfit: nearly.then(|| ear.leaf.misfit(heard.happening, &ranges, &scene)).flatten(),
                evidence: heard.evidence,
                begun: heard.begun,
                begun_by: heard.begun_by,
                by_act: matches!(ear.leaf.head, Head::Action(_)),
                per: ear.leaf.key(args),
                same: ear.leaf.same_key(args),
                lacks: ear.lacks,
                links: ear.leaf.links,
                args: Some((heard.happening.head, args)),
                deferred: ear.deferred.then_some(Deferred {
                    leaf: &ear.leaf,
                    happening: heard.happening,
                    things: heard.things,
                }),
            };
            tell(ear.hearer, port, &hit);
        }
    }
}

/// Ports whose pattern opens a duty.
const fn opens(port: Port) -> bool {
    matches!(port, Port::When | Port::Scope | Port::Cause)
}

fn names_reliability(test: &Test) -> bool {
    match test {
        Test::Reliability(_) => true,
        Test::All(list) | Test::Any(list) => list.iter().any(names_reliability),
        Test::Not(inner) => names_reliability(inner),
        Test::Is(..)
        | Test::Filled(_)
        | Test::Between(..)
        | Test::WordIn(..)
        | Test::Contains(..)
        | Test::HasAtLeast(..)
        | Test::Covers(..)
        | Test::Equals(..)
        | Test::Where(..)
        | Test::AtLeastTrigger(..)
        | Test::Result(_)
        | Test::By(_) => false,
    }
}

fn compares_with_trigger(test: &Test) -> bool {
    match test {
        Test::AtLeastTrigger(..) => true,
        Test::All(list) | Test::Any(list) => list.iter().any(compares_with_trigger),
        Test::Not(inner) => compares_with_trigger(inner),
        Test::Is(..)
        | Test::Filled(_)
        | Test::Between(..)
        | Test::WordIn(..)
        | Test::Contains(..)
        | Test::HasAtLeast(..)
        | Test::Covers(..)
        | Test::Equals(..)
        | Test::Where(..)
        | Test::Reliability(_)
        | Test::Result(_)
        | Test::By(_) => false,
    }
}

/// The actions and signals a pattern listens to.
pub fn heads(pattern: &Pattern, into: &mut Vec<Head>) {
    match pattern {
        Pattern::On(leaf) => into.push(leaf.head),
        Pattern::Any(list) => list.iter().for_each(|inner| heads(inner, into)),
        Pattern::Lapsed(since, ..) => heads(since, into),
        Pattern::Became(..) | Pattern::Holds(_) => {}
    }
}
