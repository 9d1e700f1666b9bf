//! `Precedence`: each `then` is judged when it completes. Met if a `first` of the same subject completed at or before the
//! `then` began minus `lead`, no longer ago than `fresh`, and was not spoiled since; otherwise Breached.
//!
//! The firsts of one subject are kept in the same [`machine`](crate::score::kind::Precedence) that checks constraint
//! files. A place of the key that the `then` leaves empty agrees with no `first`: leaving a field out is no way around.
//! The verdict stands on the card of the seat that did `then`; nobody's `then` on the owner's.

use std::collections::BTreeMap;

use crate::base::{Dur, RuleId, SeatId, SeatMask};
use crate::content::model::{Misfit, Rule, RuleKind};
use crate::content::procedure::Basis;
use crate::score::clause::clock::DutyTime;
use crate::score::clause::evidence::Evidence;
use crate::score::clause::knowledge::Knowledge;
use crate::score::clause::ledger::Ledger;
use crate::score::clause::listen::Hit;
use crate::score::clause::subject::{Aliases, Keyed, NO_LINKS, agrees};
use crate::score::clause::verdict::{Of, Reason, Verdict, VerdictKind};
use crate::score::kind::{Mark, Precedence as Machine, Window};
use crate::trace::{RecordNo, Subject, Val};

/// What came before, for one rule.
#[derive(Clone, Debug)]
pub struct Before {
    rule: RuleId,
    window: Window,
    places: u8,
    firsts: Keyed<Machine>,
    /// What came last and was not as it had to be.
    nearly: Keyed<Nearly>,
    /// Every first, by the number the machine knows it by.
    acts: Vec<Evidence>,
    /// What spoiled, by key and the places it has no slot for, oldest first.
    spoils: BTreeMap<(Subject, [bool; 3]), Vec<Evidence>>,
    states: Vec<u16>,
}

/// What came and failed a test.
#[derive(Clone, Copy, Debug)]
struct Nearly {
    act: Evidence,
    misfit: Option<Misfit>,
}

/// A `then` done, or thought of.
#[derive(Clone, Copy, Debug)]
pub struct Then {
    /// Its key.
    pub same: Subject,
    /// When it began.
    pub begun: DutyTime,
    /// The record that began it.
    pub begun_by: Option<RecordNo>,
    /// The record that completed it; none for one only thought of.
    pub record: Option<RecordNo>,
}

impl Before {
    /// Nothing has come before.
    #[must_use]
    pub fn new(rule_id: RuleId, rule: &Rule, states: Vec<u16>) -> Self {
        let window = match &rule.kind {
            RuleKind::Precedence { lead, fresh, .. } => {
                Window { least: lead.map_or(0, |lead| lead.0), most: fresh.map_or(i64::MAX, |fresh| fresh.0) }
            }
            RuleKind::Response { .. }
            | RuleKind::Prohibition { .. }
            | RuleKind::Existence { .. }
            | RuleKind::Periodic { .. } => Window::ANY,
        };
        Self {
            rule: rule_id,
            window,
            places: rule.same,
            firsts: Keyed::new(rule.same),
            nearly: Keyed::new(rule.same),
            acts: Vec::new(),
            spoils: BTreeMap::new(),
            states,
        }
    }

    /// A `first`.
    pub fn first(&mut self, hit: &Hit<'_>) {
        let index = self.acts.len() as u32;
        self.acts.push(hit.evidence);
        let window = self.window;
        let machine = self.firsts.at(hit.same, || Machine::looking_back(window));
        machine.target(Mark { at: hit.evidence.duty, index });
    }

    /// Something makes earlier firsts worthless.
    pub fn spoil(&mut self, hit: &Hit<'_>) {
        self.spoils.entry((hit.same, hit.lacks)).or_default().push(hit.evidence);
    }

    /// What would have been a `first` failed a test; the last one for a subject is kept, to be told.
    pub fn nearly(&mut self, hit: &Hit<'_>) {
        let nearly = Nearly { act: hit.evidence, misfit: hit.misfit };
        *self.nearly.at(hit.same, || nearly) = nearly;
    }

    /// A `then` is judged.
    pub fn judge(&self, ledger: &mut Ledger, rule: &Rule, hit: &Hit<'_>) {
        let then =
            Then { same: hit.same, begun: hit.begun, begun_by: hit.begun_by, record: hit.evidence.record };
        let things = Ledger::things_of(hit.per, hit.same);
        let found = self.found(ledger, hit, &then, &things, None);
        let owners = ledger
            .bearers(rule, hit.args, &hit.evidence)
            .iter()
            .fold(SeatMask::NONE, |all, one| all.union(one.seats));
        let seats = hit.evidence.actor.map_or(owners, SeatMask::one);
        let record = hit.evidence.record;
        let (kind, why) = match found {
            Some(_) => (VerdictKind::Met, Why::of(Reason::Plain, None)),
            None => (VerdictKind::Breached, self.why(ledger, hit, &then)),
        };
        ledger.push(Verdict {
            of: Of::Rule(self.rule),
            clause: rule.clause,
            subject: hit.per,
            kind,
            reason: why.reason,
            relay: false,
            owners,
            seats,
            acted: found.map_or(hit.evidence.actor, |found| found.actor),
            by_other: false,
            kept: found.is_some_and(|found| found.actor.is_none()),
            opened: record,
            opened_at: hit.evidence.at,
            told_by: None,
            clock_from: None,
            due: None,
            basis: Basis::Untimed,
            settled: found.map_or(record, |found| found.record),
            settled_at: hit.evidence.at,
            breaches: if found.is_none() { record.into_iter().collect() } else { Vec::new() },
            near: why.near,
            misfit: why.misfit,
            later_act: None,
            length: Dur::ZERO,
        });
    }

    /// Why no `first` makes this `then` right, and what came nearest to it.
    fn why(&self, ledger: &Ledger, hit: &Hit<'_>, then: &Then) -> Why {
        let seen = self.firsts.kept_giving(&ledger.model, then.same, hit.links).flat_map(Machine::seen);
        let acts = seen.filter_map(|mark| self.acts.get(mark.index as usize));
        let Some(last) = acts.filter(|act| act.record < then.record).max_by_key(|act| act.record) else {
            let nearly = self.nearly.kept_giving(&ledger.model, then.same, hit.links);
            let before = nearly.filter(|nearly| nearly.act.record < then.record);
            return match before.max_by_key(|nearly| nearly.act.record) {
                Some(nearest) => {
                    Why { misfit: nearest.misfit, ..Why::of(Reason::DidNotFit, nearest.act.record) }
                }
                None => Why::of(Reason::NothingBefore, None),
            };
        };
        let before = then.begun.saturating_sub(last.duty);
        if before < self.window.least {
            return Why::of(Reason::TooShortlyBefore, last.record);
        }
        match self.spoiled_by(ledger, then, None) {
            Some(by) if last.record < Some(by) => Why::of(Reason::Spoiled, Some(by)),
            _ if before > self.window.most => Why::of(Reason::TooLongBefore, last.record),
            _ => Why::of(Reason::NothingBefore, None),
        }
    }

    /// The `first` that makes a `then` right, if there is one; for a seat, as far as it knows of what spoiled it.
    #[must_use]
    pub fn found(
        &self,
        ledger: &Ledger,
        hit: &Hit<'_>,
        then: &Then,
        things: &[crate::base::EntityId],
        seen_by: Option<SeatId>,
    ) -> Option<Evidence> {
        let is_whole = then.same.0.iter().take(usize::from(self.places)).all(|val| !val.is_nil());
        let spoiled = self.spoiled_by(ledger, then, seen_by);
        let good = |first: &Evidence| {
            first.duty <= then.begun
                && first.record < then.record.or(Some(RecordNo(u32::MAX)))
                && spoiled.is_none_or(|spoiled| first.record >= Some(spoiled))
        };
        let mut best: Option<Evidence> = None;
        if is_whole {
            for machine in self.firsts.kept_giving(&ledger.model, then.same, hit.links) {
                let fits = |_, first: u32| self.acts.get(first as usize).is_some_and(good);
                let nearest = machine.nearest_where(Mark { at: then.begun, index: 0 }, fits);
                let act = nearest.and_then(|mark| self.acts.get(mark.index as usize)).copied();
                best = match (best, act) {
                    (Some(one), Some(other)) if one.record >= other.record => Some(one),
                    (one, other) => other.or(one),
                };
            }
        }
        best.or_else(|| {
            self.states.iter().find_map(|state| {
                let truth = ledger.conditions.truth(*state, things)?;
                let held = truth.holds || truth.until.is_some_and(|until| until.duty > then.begun);
                let since = truth.since;
                (held
                    && since.duty <= then.begun
                    && self.window.holds(then.begun, since.duty)
                    && good(&since))
                .then_some(since)
            })
        })
    }

    /// The last record before a `then` began that makes every earlier `first` worthless.
    fn spoiled_by(&self, ledger: &Ledger, then: &Then, seen_by: Option<SeatId>) -> Option<RecordNo> {
        let last = then.begun_by.or(then.record).unwrap_or(RecordNo(u32::MAX));
        let speaks_of = |(key, lacks): &(Subject, [bool; 3])| {
            let mut asked = then.same.0;
            asked.iter_mut().zip(lacks).filter(|(_, lacks)| **lacks).for_each(|(val, _)| *val = Val::Nil);
            agrees(&ledger.model, Subject(asked), *key, NO_LINKS)
        };
        let counts = |by: &&Evidence| {
            (by.duty < then.begun || (by.duty == then.begun && by.record < Some(last)))
                && seen_by.is_none_or(|seat| knows(&ledger.knowledge, by, seat))
        };
        let speaking = self.spoils.iter().filter(|(key, _)| speaks_of(key));
        speaking.filter_map(|(_, list)| list.iter().rev().find(counts)).filter_map(|by| by.record).max()
    }

    /// Aliases were merged.
    pub fn rekey(&mut self, aliases: &Aliases) {
        for ((key, lacks), list) in std::mem::take(&mut self.spoils) {
            let joined = self.spoils.entry((aliases.subject(key), lacks)).or_default();
            joined.extend(list);
            joined.sort_by_key(|by| by.record);
        }
        self.nearly.rekey(aliases, |there, moved| {
            if moved.act.record > there.act.record {
                *there = moved;
            }
        });
        let (window, acts) = (self.window, &self.acts);
        let mut firsts = Keyed::new(self.places);
        let mut marks: Vec<(Subject, Mark)> = Vec::new();
        for (key, machine) in self.firsts.drain() {
            marks.extend(machine.seen().iter().map(|mark| (aliases.subject(key), *mark)));
        }
        marks.sort_by_key(|(_, mark)| acts.get(mark.index as usize).map(|act| act.record));
        for (key, mark) in marks {
            firsts.at(key, || Machine::looking_back(window)).target(mark);
        }
        self.firsts = firsts;
    }
}

/// Why a `then` was out of order.
struct Why {
    reason: Reason,
    near: Option<RecordNo>,
    misfit: Option<Misfit>,
}

impl Why {
    const fn of(reason: Reason, near: Option<RecordNo>) -> Self {
        Self { reason, near, misfit: None }
    }
}

/// Whether a seat knows of something by now.
#[must_use]
pub fn knows(knowledge: &Knowledge, evidence: &Evidence, seat: SeatId) -> bool {
    knowledge.knows(evidence, seat)
}
