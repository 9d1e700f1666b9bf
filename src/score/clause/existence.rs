//! `Existence` at a pattern or at the stop: a snapshot. What was done since the opening, or holds, is Met; else Missed.
//!
//! Without a trigger it opens at the start, and each moment of the pattern is a snapshot of its own subject; with one,
//! each trigger waits for the first moment that agrees. Past due is nothing here: only the snapshot counts.

use crate::base::{Dur, RuleId, SeatMask};
use crate::content::model::Rule;
use crate::content::procedure::Basis;
use crate::score::clause::clock::DutyTime;
use crate::score::clause::evidence::Evidence;
use crate::score::clause::ledger::{Finding, Ledger};
use crate::score::clause::listen::Hit;
use crate::score::clause::owner::Bearer;
use crate::score::clause::pending::{Body, Charge, Relay};
use crate::score::clause::response::{end, never_known};
use crate::score::clause::subject::{Aliases, Keyed, NO_LINKS, agrees};
use crate::score::clause::verdict::{Of, Reason, VerdictKind};
use crate::trace::{RecordNo, Subject};

/// What the end of judging is to the snapshots of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Their moment would have been another, and never came.
    Never,
    /// Their moment.
    Stop,
    /// Their moment, but the ending releases what is not there.
    Released,
}

/// The snapshots of one rule.
#[derive(Clone, Debug)]
pub struct Snapshots {
    rule: RuleId,
    /// Acts by key, the latest of each seat.
    acts: Keyed<Vec<Evidence>>,
    /// Triggers that wait for their moment, by key.
    waiting: Keyed<Vec<u32>>,
    /// Missed verdicts without a later act, by key.
    missed: Keyed<Vec<usize>>,
    states: Vec<u16>,
    keep_args: bool,
}

impl Snapshots {
    /// Nothing done, nothing waits.
    #[must_use]
    pub fn new(rule: RuleId, places: u8, states: Vec<u16>, keep_args: bool) -> Self {
        Self {
            rule,
            acts: Keyed::new(places),
            waiting: Keyed::new(places),
            missed: Keyed::new(places),
            states,
            keep_args,
        }
    }

    /// A trigger: waits for its moment.
    pub fn open(&mut self, ledger: &mut Ledger, rule: &Rule, hit: &Hit<'_>) {
        for bearer in ledger.bearers(rule, hit.args, &hit.evidence) {
            let handle = ledger.charge(Of::Rule(self.rule), hit, bearer, self.keep_args, Body::Snapshot);
            self.waiting.at(hit.same, Vec::new).push(handle.place);
            ledger.hear(handle, None);
        }
    }

    /// An act.
    pub fn done(&mut self, ledger: &mut Ledger, hit: &Hit<'_>) {
        let acts = self.acts.at(hit.same, Vec::new);
        acts.retain(|old| old.actor != hit.evidence.actor);
        acts.push(hit.evidence);
        let mut keys = Vec::new();
        self.missed.asking(&ledger.model, hit.same, hit.links, &mut keys);
        for key in keys {
            for verdict in self.missed.remove(key).unwrap_or_default() {
                ledger.later(verdict, hit.evidence.record);
            }
        }
    }

    /// The moment: judges what waits for it, or, without a trigger, its own subject.
    pub fn look(&mut self, ledger: &mut Ledger, rule: &Rule, hit: &Hit<'_>, has_trigger: bool) {
        let at = hit.evidence.duty;
        if !has_trigger {
            for bearer in ledger.bearers(rule, hit.args, &hit.evidence) {
                let charge = self.since_the_start(ledger, hit.per, hit.same, bearer);
                self.judge(ledger, &charge, at, false);
            }
            return;
        }
        let all: Vec<Subject> = self.waiting.iter().map(|(key, _)| key).collect();
        let model = std::sync::Arc::clone(&ledger.model);
        for key in
            all.into_iter().filter(|key| agrees(&model, hit.without_lacking(*key), hit.same, hit.links))
        {
            for place in self.waiting.remove(key).unwrap_or_default() {
                if let Some(charge) = ledger.discharge(place) {
                    self.judge(ledger, &charge, at, false);
                }
            }
        }
    }

    fn since_the_start(&self, ledger: &Ledger, per: Subject, same: Subject, bearer: Bearer) -> Charge {
        Charge {
            id: 0,
            of: Of::Rule(self.rule),
            per,
            same,
            trigger: ledger.start,
            by_act: false,
            args: None,
            owners: bearer.seats,
            own_act_only: bearer.own_act_only,
            noticed: Some(ledger.start.duty),
            clock: Some(ledger.start.duty),
            told_by: None,
            relay: Relay::No,
            listens: false,
            body: Body::Snapshot,
        }
    }

    fn judge(&mut self, ledger: &mut Ledger, charge: &Charge, at: DutyTime, released: bool) {
        let found = self.found(ledger, charge);
        if found.is_none() && charge.clock.is_none() {
            never_known(ledger, charge, at);
            return;
        }
        let (kind, reason) = match found {
            Some(_) => (VerdictKind::Met, Reason::Plain),
            None if released => (VerdictKind::Lifted, Reason::Released),
            None => (VerdictKind::Missed, Reason::Plain),
        };
        let finding = Finding {
            settled: found,
            clock_from: charge.clock,
            due: Some(at),
            basis: Basis::Untimed,
            length: Dur::ZERO,
            ..Finding::new(kind, reason, at)
        };
        let verdict = ledger.give(charge, finding);
        if kind == VerdictKind::Missed {
            self.missed.at(charge.same, Vec::new).push(verdict);
        }
    }

    /// The act after the opening, or the record that last made the state true.
    fn found(&self, ledger: &Ledger, charge: &Charge) -> Option<Evidence> {
        let own = |act: &&Evidence| {
            let by_owner = !charge.own_act_only || act.actor.is_some_and(|seat| charge.owners.has(seat));
            by_owner && (act.record > charge.trigger.record || charge.trigger.record == Some(RecordNo(0)))
        };
        let acts = self.acts.kept_giving(&ledger.model, charge.same, NO_LINKS).flatten();
        let act = acts.filter(own).min_by_key(|act| act.record);
        let things = Ledger::things_of(charge.per, charge.same);
        act.copied().or_else(|| {
            let truths = self.states.iter().filter_map(|state| ledger.conditions.truth(*state, &things));
            truths
                .filter(|truth| truth.holds)
                .map(|truth| truth.since)
                .find(|since| own(&since) || !charge.own_act_only)
        })
    }

    /// A later match ends what waits.
    pub fn lift(&mut self, ledger: &mut Ledger, hit: &Hit<'_>) {
        let all: Vec<Subject> = self.waiting.iter().map(|(key, _)| key).collect();
        let model = std::sync::Arc::clone(&ledger.model);
        for key in
            all.into_iter().filter(|key| agrees(&model, hit.without_lacking(*key), hit.same, hit.links))
        {
            for place in self.waiting.remove(key).unwrap_or_default() {
                end(ledger, place, Some(&hit.evidence), hit.evidence.duty, Reason::LiftedByRecord);
            }
        }
    }

    /// The end has come.
    pub fn close(
        &mut self,
        ledger: &mut Ledger,
        rule: &Rule,
        end: DutyTime,
        moment: Moment,
        has_trigger: bool,
    ) {
        let (at_stop, released) = (moment != Moment::Never, moment == Moment::Released);
        let waiting: Vec<(Subject, Vec<u32>)> = self.waiting.drain().collect();
        for place in waiting.into_iter().flat_map(|(_, places)| places) {
            let Some(charge) = ledger.discharge(place) else { continue };
            if at_stop {
                self.judge(ledger, &charge, end, released);
            } else if charge.clock.is_none() {
                never_known(ledger, &charge, end);
            } else {
                let clock_from = charge.clock;
                ledger.give(
                    &charge,
                    Finding { clock_from, ..Finding::new(VerdictKind::NotDue, Reason::Plain, end) },
                );
            }
        }
        if has_trigger || (!at_stop && rule.per > 0) {
            return;
        }
        let start = ledger.start;
        for bearer in ledger.bearers(rule, None, &start) {
            if bearer.seats == SeatMask::NONE {
                continue;
            }
            let charge = self.since_the_start(ledger, Subject::NONE, Subject::NONE, bearer);
            if at_stop {
                self.judge(ledger, &charge, end, released);
            } else if !ledger.judged[self.rule.index()] {
                let clock_from = charge.clock;
                ledger.give(
                    &charge,
                    Finding { clock_from, ..Finding::new(VerdictKind::NotDue, Reason::Plain, end) },
                );
            }
        }
    }

    /// Aliases were merged.
    pub fn rekey(&mut self, aliases: &Aliases) {
        self.acts.rekey(aliases, |there, moved| there.extend(moved));
        self.waiting.rekey(aliases, |there, moved| there.extend(moved));
        self.missed.rekey(aliases, |there, moved| there.extend(moved));
    }
}
