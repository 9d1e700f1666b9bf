//! One rule at work: what its ports do, and when a match counts at all.

use crate::base::RuleId;
use crate::content::model::rules::By;
use crate::content::model::{Owner, Rule, RuleKind};
use crate::content::procedure::Judged;
use crate::score::clause::condition::Turn;
use crate::score::clause::evidence::Evidence;
use crate::score::clause::existence::Snapshots;
use crate::score::clause::ledger::Ledger;
use crate::score::clause::listen::{Hit, Listening, Port};
use crate::score::clause::owner::possible_seats;
use crate::score::clause::periodic::Rhythms;
use crate::score::clause::precedence::Before;
use crate::score::clause::prohibition::Scopes;
use crate::score::clause::response::Duties;
use crate::score::clause::subject::{Aliases, Keyed, NO_LINKS};
use crate::trace::{RecordNo, Subject};

/// The state of one rule.
#[derive(Clone, Debug)]
pub struct RuleState {
    /// Its number.
    pub id: RuleId,
    /// What its kind remembers.
    pub kind: KindState,
    /// Earliest excuse, by key.
    excuses: Keyed<RecordNo>,
    excusing_states: Vec<u16>,
}

/// What a kind of rule remembers.
#[derive(Clone, Debug)]
pub enum KindState {
    /// Response; Existence with a limit.
    Duties(Duties),
    /// Existence at a pattern or at the stop.
    Snapshots(Snapshots),
    /// Precedence.
    Before(Before),
    /// Prohibition.
    Scopes(Scopes),
    /// Periodic.
    Rhythms(Rhythms),
}

impl RuleState {
    /// A rule before the first record.
    #[must_use]
    pub fn new(id: RuleId, rule: &Rule, listening: &Listening) -> Self {
        let hearer = id.0;
        let states = |port| listening.holding(hearer, port);
        let keep_args =
            listening.compares(hearer) || matches!(rule.owner, crate::content::model::Owner::Named(..));
        let duties = || Duties::new(id, rule.same, states(Port::Then), keep_args);
        let kind = match &rule.kind {
            RuleKind::Response { .. } | RuleKind::Existence { by: By::Within(_), .. } => {
                KindState::Duties(duties())
            }
            RuleKind::Existence { .. } => {
                KindState::Snapshots(Snapshots::new(id, rule.same, states(Port::Then), keep_args))
            }
            RuleKind::Precedence { .. } => KindState::Before(Before::new(id, rule, states(Port::First))),
            RuleKind::Prohibition { .. } => KindState::Scopes(Scopes::new(id, rule.same)),
            RuleKind::Periodic { .. } => {
                KindState::Rhythms(Rhythms::new(id, rule.same, states(Port::Then), keep_args))
            }
        };
        Self { id, kind, excuses: Keyed::new(rule.same), excusing_states: states(Port::Unless) }
    }

    /// The exercise begins: what has no trigger opens.
    pub fn begin(&mut self, ledger: &mut Ledger, rule: &Rule) {
        let start = ledger.start;
        let hit = Hit::moment(start);
        let no_trigger = matches!(
            &rule.kind,
            RuleKind::Prohibition { from: None, .. } | RuleKind::Existence { when: None, .. }
        );
        if no_trigger && self.for_person(ledger, rule, &hit) {
            return;
        }
        match (&mut self.kind, &rule.kind) {
            (KindState::Scopes(scopes), RuleKind::Prohibition { from: None, .. }) => {
                scopes.open(Subject::NONE, Subject::NONE, start);
            }
            (KindState::Duties(_), RuleKind::Existence { when: None, .. }) => self.arise(ledger, rule, &hit),
            _ => {}
        }
    }

    /// A match at one of its ports.
    pub fn hear(&mut self, ledger: &mut Ledger, rule: &Rule, port: Port, hit: &Hit<'_>) {
        let judged_here = hit.evidence.at >= ledger.knowledge.start() && !ledger.over;
        match port {
            Port::Then => match &mut self.kind {
                KindState::Duties(duties) => duties.fulfil(ledger, hit),
                KindState::Snapshots(snapshots) => snapshots.done(ledger, hit),
                KindState::Rhythms(rhythms) => rhythms.fulfil(ledger, hit),
                KindState::Before(_) => {
                    if judged_here {
                        self.arise(ledger, rule, hit);
                    }
                }
                KindState::Scopes(_) => {}
            },
            Port::Never => {
                if judged_here && self.bites(ledger, rule, hit) {
                    ledger.arose(rule.clause, &hit.evidence);
                    if let KindState::Scopes(scopes) = &mut self.kind {
                        scopes.breach(ledger, rule, hit);
                    }
                }
            }
            Port::Lifted => match &mut self.kind {
                KindState::Duties(duties) => duties.lift(ledger, hit),
                KindState::Snapshots(snapshots) => snapshots.lift(ledger, hit),
                KindState::Rhythms(rhythms) => rhythms.end(ledger, hit, true),
                KindState::Scopes(scopes) => scopes.end(ledger, rule, hit),
                KindState::Before(_) => {}
            },
            Port::Until => match &mut self.kind {
                KindState::Rhythms(rhythms) => rhythms.end(ledger, hit, false),
                KindState::Scopes(scopes) => scopes.end(ledger, rule, hit),
                KindState::Duties(_) | KindState::Snapshots(_) | KindState::Before(_) => {}
            },
            Port::At => {
                let has_trigger = matches!(&rule.kind, RuleKind::Existence { when: Some(_), .. });
                let counts = judged_here
                    && rule.judged == Judged::Engine
                    && (has_trigger
                        || (self.guarded(ledger, rule, hit) && !self.excused(ledger, rule, hit, false)));
                if counts && let KindState::Snapshots(snapshots) = &mut self.kind {
                    if !has_trigger {
                        ledger.arose(rule.clause, &hit.evidence);
                    }
                    snapshots.look(ledger, rule, hit, has_trigger);
                }
            }
            Port::When => self.arise(ledger, rule, hit),
            Port::Scope => {
                if !ledger.over && !self.for_person(ledger, rule, hit) {
                    ledger.arose(rule.clause, &hit.evidence);
                    if let KindState::Scopes(scopes) = &mut self.kind {
                        scopes.open(hit.per, hit.same, hit.evidence);
                    }
                }
            }
            Port::Spoiled => {
                if let KindState::Before(before) = &mut self.kind {
                    before.spoil(hit);
                }
            }
            Port::First => {
                if let KindState::Before(before) = &mut self.kind {
                    before.first(hit);
                }
            }
            Port::NearlyFirst => {
                if let KindState::Before(before) = &mut self.kind {
                    before.nearly(hit);
                }
            }
            Port::Unless => {
                if let Some(record) = hit.evidence.record {
                    self.excuses.at(hit.same, || record);
                }
            }
            Port::From => {
                if let KindState::Duties(duties) = &mut self.kind {
                    duties.anchor(hit);
                }
            }
            Port::LapseUnless(_) | Port::LapseSince(_) | Port::MetOtherwise | Port::Cause | Port::Guard => {}
        }
    }

    /// A condition turned that is asked to hold at one of its ports.
    pub fn turned(&mut self, ledger: &mut Ledger, rule: &Rule, port: Port, turn: Turn, by: &Evidence) {
        match (port, &mut self.kind) {
            (Port::Guard, KindState::Rhythms(rhythms)) => rhythms.guarded(ledger, rule, turn, by.duty),
            (Port::Then, KindState::Duties(duties)) if turn.holds => duties.turned(ledger, turn, by),
            (Port::Then, KindState::Rhythms(rhythms)) if turn.holds => rhythms.turned(ledger, turn, by),
            _ => {}
        }
    }

    /// Something called for the rule: opens an obligation or judges, unless it does not count or is excused.
    fn arise(&mut self, ledger: &mut Ledger, rule: &Rule, hit: &Hit<'_>) {
        let is_judgement = matches!(self.kind, KindState::Before(_));
        let is_rhythm = matches!(self.kind, KindState::Rhythms(_));
        if ledger.over || !(is_rhythm || self.guarded(ledger, rule, hit)) {
            return;
        }
        ledger.arose(rule.clause, &hit.evidence);
        if self.excused(ledger, rule, hit, is_judgement) || self.for_person(ledger, rule, hit) {
            return;
        }
        match &mut self.kind {
            KindState::Duties(duties) => duties.open(ledger, rule, hit),
            KindState::Snapshots(snapshots) => snapshots.open(ledger, rule, hit),
            KindState::Before(before) => before.judge(ledger, rule, hit),
            KindState::Rhythms(rhythms) => rhythms.open(ledger, rule, hit),
            KindState::Scopes(_) => {}
        }
    }

    /// Whether the `while` of the rule holds for the subject of a match.
    #[must_use]
    pub fn guarded(&self, ledger: &Ledger, rule: &Rule, hit: &Hit<'_>) -> bool {
        let holds = |guard| ledger.conditions.holds(guard, &Ledger::things_of(hit.per, hit.same));
        rule.guard.as_ref().is_none_or(holds)
    }

    /// Whether something that came before excuses a match. `whole`: an act that leaves out a place is not excused.
    #[must_use]
    pub fn excused(&self, ledger: &Ledger, rule: &Rule, hit: &Hit<'_>, whole: bool) -> bool {
        if rule.unless.is_none()
            || (whole && hit.same.0.iter().take(usize::from(rule.same)).any(|val| val.is_nil()))
        {
            return false;
        }
        let before = |record: RecordNo| hit.evidence.record.is_none_or(|own| record < own);
        let mut excuses = self.excuses.kept_giving(&ledger.model, hit.same, hit.links);
        let by_act = excuses.any(|record| before(*record));
        by_act || {
            let things = Ledger::things_of(hit.per, hit.same);
            let truths =
                self.excusing_states.iter().filter_map(|state| ledger.conditions.truth(*state, &things));
            truths.into_iter().any(|truth| truth.holds && truth.since.record.is_some_and(before))
        }
    }

    /// Whether an act would break the prohibition, scopes aside: the guard holds, nothing excuses it, and the seat is
    /// bound by it. With the owner `Actor` it binds everyone, a partner's seat too: whoever did it, at the end of the
    /// chain of causes.
    #[must_use]
    pub fn bites(&self, ledger: &Ledger, rule: &Rule, hit: &Hit<'_>) -> bool {
        let Some(actor) = hit.evidence.actor else { return false };
        let bound = possible_seats(&ledger.model, &rule.owner, ledger.knowledge.ours());
        rule.judged == Judged::Engine
            && (rule.owner == Owner::Actor || bound.has(actor))
            && self.guarded(ledger, rule, hit)
            && !self.excused(ledger, rule, hit, true)
    }

    /// Notes what called for a rule that a person judges. Answers whether it is such a rule.
    fn for_person(&self, ledger: &mut Ledger, rule: &Rule, hit: &Hit<'_>) -> bool {
        if rule.judged == Judged::Engine {
            return false;
        }
        let owners = possible_seats(&ledger.model, &rule.owner, ledger.knowledge.ours());
        let list = ledger.for_person.entry(self.id).or_default();
        if !list.iter().any(|(subject, ..)| *subject == hit.per) {
            list.push((hit.per, hit.evidence, owners));
        }
        true
    }

    /// Aliases were merged.
    pub fn rekey(&mut self, aliases: &Aliases) {
        self.excuses.rekey(aliases, |there, moved| *there = (*there).min(moved));
        match &mut self.kind {
            KindState::Duties(duties) => duties.rekey(aliases),
            KindState::Snapshots(snapshots) => snapshots.rekey(aliases),
            KindState::Before(before) => before.rekey(aliases),
            KindState::Scopes(scopes) => scopes.rekey(aliases),
            KindState::Rhythms(rhythms) => rhythms.rekey(aliases),
        }
    }
}

impl Hit<'_> {
    /// A moment about nothing in particular.
    #[must_use]
    pub const fn moment(evidence: Evidence) -> Self {
        Self {
            evidence,
            begun: evidence.duty,
            begun_by: None,
            by_act: false,
            per: Subject::NONE,
            same: Subject::NONE,
            lacks: [true; 3],
            links: NO_LINKS,
            args: None,
            deferred: None,
            misfit: None,
        }
    }
}
