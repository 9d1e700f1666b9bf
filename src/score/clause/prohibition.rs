//! `Prohibition`: what must not happen, within a scope. Breached at the first match that is not excused, later matches
//! in its witness; kept when the scope or the exercise ends. Never asks who knew.
//!
//! A breach stands on the card of the seat that acted, and a named owner is bound by its own acts only; what no seat
//! brought about breaks nothing.

use crate::base::{Dur, RuleId, SeatId, SeatMask};
use crate::content::model::Rule;
use crate::content::procedure::Basis;
use crate::score::clause::clock::DutyTime;
use crate::score::clause::evidence::Evidence;
use crate::score::clause::ledger::Ledger;
use crate::score::clause::listen::Hit;
use crate::score::clause::owner::possible_seats;
use crate::score::clause::subject::{Aliases, Keyed, agrees};
use crate::score::clause::verdict::{Of, Reason, Verdict, VerdictKind};
use crate::trace::Subject;

/// The scopes of one rule.
#[derive(Clone, Debug)]
pub struct Scopes {
    rule: RuleId,
    open: Keyed<Scope>,
}

/// A scope that is open.
#[derive(Clone, Debug)]
pub struct Scope {
    /// What opened it.
    pub since: Evidence,
    per: Subject,
    /// Breaches so far: subject, seat, verdict position.
    breaches: Vec<(Subject, SeatId, usize)>,
}

impl Scopes {
    /// No scope is open.
    #[must_use]
    pub fn new(rule: RuleId, places: u8) -> Self {
        Self { rule, open: Keyed::new(places) }
    }

    /// Opens a scope, unless one is open for this very subject.
    pub fn open(&mut self, per: Subject, same: Subject, since: Evidence) {
        self.open.at(same, || Scope { since, per, breaches: Vec::new() });
    }

    /// The open scopes an act falls under.
    #[must_use]
    pub fn falls_under(&self, ledger: &Ledger, hit: &Hit<'_>) -> Vec<Subject> {
        let mut keys = Vec::new();
        self.open.asking(&ledger.model, hit.same, hit.links, &mut keys);
        keys.retain(|key| self.open.get(*key).is_some_and(|scope| scope.since.record != hit.evidence.record));
        keys
    }

    /// The open scopes, by key.
    pub fn iter(&self) -> impl Iterator<Item = (Subject, &Scope)> {
        self.open.iter()
    }

    /// What was broken in a past is not held against those who play on.
    pub fn forgive(&mut self) {
        let open: Vec<Subject> = self.open.iter().map(|(key, _)| key).collect();
        for key in open {
            if let Some(scope) = self.open.get_mut(key) {
                scope.breaches.clear();
            }
        }
    }

    /// What opened a scope.
    #[must_use]
    pub fn scope(&self, key: Subject) -> Option<&Scope> {
        self.open.get(key)
    }

    /// Something that must not happen has happened, and nothing excuses it.
    pub fn breach(&mut self, ledger: &mut Ledger, rule: &Rule, hit: &Hit<'_>) {
        let Some(actor) = hit.evidence.actor else { return };
        let owners = possible_seats(&ledger.model, &rule.owner, ledger.knowledge.ours());
        for key in self.falls_under(ledger, hit) {
            let Some(scope) = self.open.get_mut(key) else { continue };
            let subject = if scope.per == Subject::NONE { hit.per } else { scope.per };
            let known = scope.breaches.iter().find(|(of, seat, _)| *of == subject && *seat == actor);
            if let Some((_, _, verdict)) = known {
                if let (Some(verdict), Some(record)) =
                    (ledger.verdicts.get_mut(*verdict), hit.evidence.record)
                {
                    verdict.breaches.push(record);
                }
                continue;
            }
            let record = hit.evidence.record;
            ledger.push(Verdict {
                of: Of::Rule(self.rule),
                clause: rule.clause,
                subject,
                kind: VerdictKind::Breached,
                reason: Reason::Plain,
                relay: false,
                owners,
                seats: SeatMask::one(actor),
                acted: Some(actor),
                by_other: false,
                kept: false,
                opened: scope.since.record,
                opened_at: scope.since.at,
                told_by: None,
                clock_from: None,
                due: None,
                basis: Basis::Untimed,
                settled: record,
                settled_at: hit.evidence.at,
                breaches: record.into_iter().collect(),
                near: None,
                misfit: None,
                later_act: None,
                length: Dur::ZERO,
            });
            scope.breaches.push((subject, actor, ledger.verdicts.len() - 1));
        }
    }

    /// A match ends the scopes it agrees with.
    pub fn end(&mut self, ledger: &mut Ledger, rule: &Rule, hit: &Hit<'_>) {
        let model = std::sync::Arc::clone(&ledger.model);
        let ended: Vec<Subject> = self
            .open
            .iter()
            .map(|(key, _)| key)
            .filter(|key| agrees(&model, hit.without_lacking(*key), hit.same, hit.links))
            .collect();
        for key in ended {
            if let Some(scope) = self.open.remove(key) {
                self.kept(ledger, rule, &scope, hit.evidence.record, hit.evidence.duty);
            }
        }
    }

    /// The end has come: what was not broken was kept.
    pub fn close(&mut self, ledger: &mut Ledger, rule: &Rule, end: DutyTime) {
        let open: Vec<(Subject, Scope)> = self.open.drain().collect();
        for (_, scope) in open {
            self.kept(ledger, rule, &scope, None, end);
        }
    }

    fn kept(
        &self,
        ledger: &mut Ledger,
        rule: &Rule,
        scope: &Scope,
        by: Option<crate::trace::RecordNo>,
        at: DutyTime,
    ) {
        if !scope.breaches.is_empty() {
            return;
        }
        let owners = possible_seats(&ledger.model, &rule.owner, ledger.knowledge.ours());
        ledger.push(Verdict {
            of: Of::Rule(self.rule),
            clause: rule.clause,
            subject: scope.per,
            kind: VerdictKind::Met,
            reason: Reason::Plain,
            relay: false,
            owners,
            seats: owners,
            acted: None,
            by_other: false,
            kept: true,
            opened: scope.since.record,
            opened_at: scope.since.at,
            told_by: None,
            clock_from: None,
            due: None,
            basis: Basis::Untimed,
            settled: by,
            settled_at: ledger.clock.exercise(at),
            breaches: Vec::new(),
            near: None,
            misfit: None,
            later_act: None,
            length: Dur::ZERO,
        });
    }

    /// Aliases were merged.
    pub fn rekey(&mut self, aliases: &Aliases) {
        self.open.rekey(aliases, |there, moved| {
            there.breaches.extend(moved.breaches);
            if moved.since.record < there.since.record {
                there.since = moved.since;
            }
        });
    }
}
