//! `Periodic`: again and again, one obligation for each period, from the trigger or the last fulfilment.
//!
//! The rhythm is armed by its trigger and runs while its `while` holds, until `until`. Met at or before the due time and
//! Late before twice the limit start the next period at the act; a missed period settles at twice the limit and the next
//! starts there. When the scope ends, a period past due is Missed; one not yet due rests: if the scope opens again
//! before it is due, it goes on, else it is `NotDue`. Periods of zero length are not opened.

use std::sync::Arc;

use crate::base::{Dur, RuleId};
use crate::content::model::{Cond, Pattern, Rule, RuleKind};
use crate::content::procedure::Basis;
use crate::score::clause::clock::DutyTime;
use crate::score::clause::condition::Turn;
use crate::score::clause::evidence::Evidence;
use crate::score::clause::ledger::{Finding, Ledger};
use crate::score::clause::limit::fix;
use crate::score::clause::listen::Hit;
use crate::score::clause::pending::{Alarm, Body, Handle, Opened, Pace, Period, Rhythm};
use crate::score::clause::response::never_known;
use crate::score::clause::subject::{Aliases, Keyed, agrees};
use crate::score::clause::verdict::{Of, Reason, VerdictKind};
use crate::trace::Subject;

/// The rhythms of one rule.
#[derive(Clone, Debug)]
pub struct Rhythms {
    rule: RuleId,
    by_key: Keyed<Vec<u32>>,
    states: Vec<u16>,
    keep_args: bool,
}

impl Rhythms {
    /// No rhythm.
    #[must_use]
    pub fn new(rule: RuleId, places: u8, states: Vec<u16>, keep_args: bool) -> Self {
        Self { rule, by_key: Keyed::new(places), states, keep_args }
    }

    /// A trigger: arms the rhythm of its subject, or lets a resting period go on.
    pub fn open(&mut self, ledger: &mut Ledger, rule: &Rule, hit: &Hit<'_>) {
        if let Some(places) = self.by_key.get(hit.same).cloned() {
            let at = hit.evidence.duty;
            let mut goes_on = false;
            for place in &places {
                goes_on |= waits(ledger, *place) || reopen(ledger, *place, at);
            }
            if goes_on {
                return;
            }
            self.by_key.remove(hit.same);
            for place in places {
                ledger.discharge(place);
            }
        }
        for bearer in ledger.bearers(rule, hit.args, &hit.evidence) {
            let body = Body::Rhythm(Rhythm {
                scope: hit.evidence.duty,
                pace: Pace::Waiting,
                armed: true,
                missed: Vec::new(),
            });
            let handle = ledger.charge(Of::Rule(self.rule), hit, bearer, self.keep_args, body);
            self.by_key.at(hit.same, Vec::new).push(handle.place);
            ledger.hear(handle, None);
        }
    }

    /// An act.
    pub fn fulfil(&mut self, ledger: &mut Ledger, hit: &Hit<'_>) {
        let mut keys = Vec::new();
        self.by_key.asking(&ledger.model, hit.same, hit.links, &mut keys);
        for key in keys {
            for place in self.by_key.get(key).cloned().unwrap_or_default() {
                let Some(charge) = ledger.pending.at(place) else { continue };
                let own =
                    !charge.own_act_only || hit.evidence.actor.is_some_and(|seat| charge.owners.has(seat));
                let fits = |tests: &crate::score::clause::listen::Deferred<'_>| {
                    tests.fits(&ledger.model, &ledger.conditions, charge.args.as_deref())
                };
                if own && hit.deferred.as_ref().is_none_or(fits) {
                    act(ledger, place, &hit.evidence);
                }
            }
        }
    }

    /// A state came about that fulfils.
    pub fn turned(&mut self, ledger: &mut Ledger, turn: Turn, by: &Evidence) {
        for place in self.places() {
            let Some(charge) = ledger.pending.at(place) else { continue };
            let things = Ledger::things_of(charge.per, charge.same);
            let own = !charge.own_act_only || by.actor.is_some_and(|seat| charge.owners.has(seat));
            let holds = ledger.conditions.truth(turn.cond, &things).is_some_and(|truth| truth.holds);
            if own && holds && turn.thing.is_none_or(|thing| things.contains(&thing)) {
                act(ledger, place, by);
            }
        }
    }

    /// The condition of the rhythm turned.
    pub fn guarded(&mut self, ledger: &mut Ledger, rule: &Rule, turn: Turn, at: DutyTime) {
        for place in self.places() {
            let Some(charge) = ledger.pending.at(place) else { continue };
            let things = Ledger::things_of(charge.per, charge.same);
            if turn.thing.is_some_and(|thing| !things.contains(&thing)) {
                continue;
            }
            let holds = rule.guard.as_ref().is_none_or(|guard| ledger.conditions.holds(guard, &things));
            let armed = matches!(&charge.body, Body::Rhythm(rhythm) if rhythm.armed);
            if !holds {
                rest(ledger, place, at);
            } else if armed
                && !reopen(ledger, place, at)
                && let Some(charge) = ledger.pending.at(place)
                && let (Some(clock), Body::Rhythm(rhythm)) = (charge.clock, &charge.body)
                && matches!(rhythm.pace, Pace::Waiting | Pace::Closed)
            {
                begin(ledger, place, clock.max(at));
            }
        }
    }

    fn places(&self) -> Vec<u32> {
        self.by_key.iter().flat_map(|(_, places)| places.iter().copied()).collect()
    }

    /// A match ends the rhythms it agrees with: with `lifted`, for good and without a verdict on what is not past due.
    pub fn end(&mut self, ledger: &mut Ledger, hit: &Hit<'_>, lifted: bool) {
        let model = Arc::clone(&ledger.model);
        let keys: Vec<Subject> = self
            .by_key
            .iter()
            .map(|(key, _)| key)
            .filter(|key| agrees(&model, hit.without_lacking(*key), hit.same, hit.links))
            .collect();
        for key in keys {
            for place in self.by_key.get(key).cloned().unwrap_or_default() {
                if lifted {
                    lift(ledger, place, Some(&hit.evidence), hit.evidence.duty, Reason::LiftedByRecord);
                } else {
                    rest(ledger, place, hit.evidence.duty);
                    disarm(ledger, place);
                }
            }
            if lifted {
                self.by_key.remove(key);
            }
        }
    }

    /// The conditions that fulfil.
    #[must_use]
    pub fn states(&self) -> &[u16] {
        &self.states
    }

    /// Aliases were merged.
    pub fn rekey(&mut self, aliases: &Aliases) {
        self.by_key.rekey(aliases, |there, moved| there.extend(moved));
    }
}

fn rhythm_of(ledger: &mut Ledger, place: u32) -> Option<&mut Rhythm> {
    match &mut ledger.pending.at_mut(place)?.body {
        Body::Rhythm(rhythm) => Some(rhythm),
        Body::Duty(_) | Body::Joined | Body::Snapshot | Body::Expectation => None,
    }
}

fn guard(rule: Option<&Rule>) -> Option<&Cond> {
    rule.and_then(|rule| rule.guard.as_ref())
}

/// The owner knows, or the condition holds at last: the first period of a scope begins, if nothing else is missing.
pub fn begin(ledger: &mut Ledger, place: u32, at: DutyTime) {
    let Some(charge) = ledger.pending.at(place) else { return };
    let Of::Rule(rule) = charge.of else { return };
    let things = Ledger::things_of(charge.per, charge.same);
    if ledger.over || guard(ledger.rule(rule)).is_some_and(|guard| !ledger.conditions.holds(guard, &things)) {
        return;
    }
    if let Some(rhythm) = rhythm_of(ledger, place) {
        rhythm.scope = at;
    }
    start(ledger, place, at, None);
}

/// A period starts: by the trigger, or by what `opened` it.
fn start(ledger: &mut Ledger, place: u32, at: DutyTime, opened: Option<Opened>) {
    let Some(charge) = ledger.pending.at(place) else { return };
    let (Of::Rule(rule), Body::Rhythm(rhythm)) = (charge.of, &charge.body) else { return };
    let things = Ledger::things_of(charge.per, charge.same);
    let limit = match ledger.rule(rule).map(|rule| &rule.kind) {
        Some(RuleKind::Periodic { every, .. }) => {
            let elapsed = Dur(at.saturating_sub(rhythm.scope));
            fix(every, &ledger.conditions, &things, elapsed, None)
        }
        _ => None,
    };
    if let Some(rhythm) = rhythm_of(ledger, place) {
        rhythm.pace = Pace::Running(Period { start: at, limit, opened });
    }
    if let Some(charge) = ledger.pending.at(place) {
        ledger.called = ledger.called.union(charge.owners);
    }
    if let (Some(limit), Some(handle)) = (limit, ledger.pending.handle(place)) {
        if ledger.rule(rule).is_some_and(asks_for_state) {
            ledger.pending.set(limit.due(at), Alarm::Period(handle));
        }
        ledger.pending.set(limit.missed(at), Alarm::Period(handle));
    }
}

/// The period before had passed at this moment.
fn passed(ledger: &Ledger, at: DutyTime) -> Option<Opened> {
    Some(Opened { record: None, at: ledger.clock.exercise(at) })
}

/// Whether a state fulfils: then it is looked at when a period is due.
fn asks_for_state(rule: &Rule) -> bool {
    fn holds(pattern: &Pattern) -> bool {
        match pattern {
            Pattern::Holds(_) => true,
            Pattern::Any(list) => list.iter().any(holds),
            Pattern::On(_) | Pattern::Became(..) | Pattern::Lapsed(..) => false,
        }
    }
    matches!(&rule.kind, RuleKind::Periodic { then, .. } if holds(then))
}

/// An act of the rhythm.
fn act(ledger: &mut Ledger, place: u32, by: &Evidence) {
    let at = by.duty;
    while let Some((period, missed)) = running(ledger, place).and_then(|period| {
        period
            .limit
            .map(|limit| limit.missed(period.start))
            .filter(|missed| *missed <= at)
            .map(|missed| (period, missed))
    }) {
        settle(ledger, place, period, VerdictKind::Missed, None, missed);
        start(ledger, place, missed, passed(ledger, missed));
    }
    if let Some(period) = running(ledger, place)
        && period.start < at
    {
        let judged =
            period.limit.map_or(VerdictKind::Met, |limit| limit.judge(Dur(at.saturating_sub(period.start))));
        settle(ledger, place, period, judged, Some(by), at);
        start(ledger, place, at, Some(Opened { record: by.record, at: by.at }));
    }
    let missed =
        rhythm_of(ledger, place).map(|rhythm| std::mem::take(&mut rhythm.missed)).unwrap_or_default();
    for verdict in missed {
        ledger.later(verdict, by.record);
    }
}

fn running(ledger: &Ledger, place: u32) -> Option<Period> {
    match &ledger.pending.at(place)?.body {
        Body::Rhythm(Rhythm { pace: Pace::Running(period), .. }) => Some(*period),
        Body::Rhythm(_) | Body::Duty(_) | Body::Joined | Body::Snapshot | Body::Expectation => None,
    }
}

fn settle(
    ledger: &mut Ledger,
    place: u32,
    period: Period,
    kind: VerdictKind,
    by: Option<&Evidence>,
    at: DutyTime,
) {
    give(ledger, place, period, kind, Reason::Plain, by, at);
}

fn give(
    ledger: &mut Ledger,
    place: u32,
    period: Period,
    kind: VerdictKind,
    reason: Reason,
    by: Option<&Evidence>,
    at: DutyTime,
) {
    let Some(charge) = ledger.pending.at(place).cloned() else { return };
    let finding = Finding {
        settled: by.copied(),
        clock_from: Some(period.start),
        due: period.due(),
        basis: period.limit.map_or(Basis::Untimed, |limit| limit.basis),
        length: Dur(at.saturating_sub(period.start)),
        ..Finding::new(kind, reason, at)
    };
    let verdict = ledger.give(&charge, finding);
    let clock_from = ledger.clock.exercise_after(period.start);
    if let Some(verdict) = ledger.verdicts.get_mut(verdict)
        && clock_from <= verdict.settled_at
    {
        verdict.clock_from = Some(clock_from);
    }
    if let (Some(opened), Some(verdict)) = (period.opened, ledger.verdicts.get_mut(verdict)) {
        (verdict.opened, verdict.opened_at) = (opened.record, opened.at);
        verdict.clock_from = Some(opened.at);
    }
    if kind == VerdictKind::Missed
        && let Some(rhythm) = rhythm_of(ledger, place)
    {
        rhythm.missed.push(verdict);
    }
}

/// A period is due, or past the time of lateness: a state that holds when it is due fulfils it.
pub fn missed(ledger: &mut Ledger, handle: Handle, at: DutyTime, states: &[u16]) {
    if ledger.pending.get(handle).is_none() {
        return;
    }
    let Some(period) = running(ledger, handle.place) else { return };
    let Some(limit) = period.limit else { return };
    if limit.due(period.start) == at
        && let Some(since) = held(ledger, handle.place, states, at)
    {
        settle(ledger, handle.place, period, VerdictKind::Met, Some(&since), at);
        start(ledger, handle.place, at, passed(ledger, at));
    } else if limit.missed(period.start) == at {
        settle(ledger, handle.place, period, VerdictKind::Missed, None, at);
        start(ledger, handle.place, at, passed(ledger, at));
    }
}

fn held(ledger: &Ledger, place: u32, states: &[u16], by: DutyTime) -> Option<Evidence> {
    let charge = ledger.pending.at(place)?;
    let things = Ledger::things_of(charge.per, charge.same);
    let truths = states.iter().filter_map(|state| ledger.conditions.truth(*state, &things));
    truths.filter(|truth| truth.holds && truth.since.duty <= by).map(|truth| truth.since).next()
}

/// The scope ends: past due is missed; what is not yet due rests.
fn rest(ledger: &mut Ledger, place: u32, at: DutyTime) {
    let Some(period) = running(ledger, place) else { return };
    let due = period.due();
    let pace = if due.is_some_and(|due| due < at) {
        let end = period.limit.map_or(at, |limit| limit.missed(period.start)).min(at);
        settle(ledger, place, period, VerdictKind::Missed, None, end);
        Pace::Closed
    } else if period.start == at {
        Pace::Closed
    } else {
        if let (Some(due), Some(handle)) = (due, ledger.pending.handle(place)) {
            ledger.pending.set(due, Alarm::Rest(handle));
        }
        Pace::Resting(period)
    };
    if let Some(rhythm) = rhythm_of(ledger, place) {
        rhythm.pace = pace;
    }
}

/// A rhythm ended by a match starts again only by a trigger.
fn disarm(ledger: &mut Ledger, place: u32) {
    if let Some(rhythm) = rhythm_of(ledger, place) {
        rhythm.armed = false;
        if rhythm.pace == Pace::Waiting {
            rhythm.pace = Pace::Closed;
        }
    }
}

/// Whether a rhythm is armed and waits for its owner to know, or for its condition.
fn waits(ledger: &Ledger, place: u32) -> bool {
    matches!(
        ledger.pending.at(place).map(|charge| &charge.body),
        Some(Body::Rhythm(Rhythm { pace: Pace::Waiting, armed: true, .. }))
    )
}

/// The scope opens again. Answers whether a running or resting rhythm goes on.
fn reopen(ledger: &mut Ledger, place: u32, at: DutyTime) -> bool {
    let Some(handle) = ledger.pending.handle(place) else { return false };
    let Some(rhythm) = rhythm_of(ledger, place) else { return false };
    match rhythm.pace {
        Pace::Running(_) => true,
        Pace::Waiting | Pace::Closed => false,
        Pace::Resting(period) => {
            let in_time = period.due().is_none_or(|due| at < due);
            if in_time {
                rhythm.pace = Pace::Running(period);
                rhythm.armed = true;
                if let Some(limit) = period.limit {
                    ledger.pending.set(limit.missed(period.start), Alarm::Period(handle));
                }
            } else {
                give(ledger, place, period, VerdictKind::NotDue, Reason::ScopeEnded, None, at);
                if let Some(rhythm) = rhythm_of(ledger, place) {
                    rhythm.pace = Pace::Closed;
                }
            }
            in_time
        }
    }
}

/// A resting period would have been due by now.
pub fn rested(ledger: &mut Ledger, handle: Handle, at: DutyTime) {
    if ledger.pending.get(handle).is_none() {
        return;
    }
    if let Some(rhythm) = rhythm_of(ledger, handle.place)
        && let Pace::Resting(period) = rhythm.pace
        && period.due() == Some(at)
    {
        rhythm.pace = Pace::Closed;
        give(ledger, handle.place, period, VerdictKind::NotDue, Reason::ScopeEnded, None, at);
    }
}

/// An interlude passed over a running period of a day or more: it is `NotDue`, and the next starts after it.
pub fn passed_over(ledger: &mut Ledger, at: DutyTime) {
    for handle in ledger.pending.handles() {
        if let Some(period) = running(ledger, handle.place).filter(Period::is_long) {
            if period.start < at {
                give(ledger, handle.place, period, VerdictKind::NotDue, Reason::PassedOver, None, at);
            }
            start(
                ledger,
                handle.place,
                at,
                Some(Opened { record: None, at: ledger.clock.exercise_after(at) }),
            );
        }
    }
}

/// Ends a rhythm for good: what is not past due is lifted.
pub fn lift(ledger: &mut Ledger, place: u32, by: Option<&Evidence>, at: DutyTime, reason: Reason) {
    if let Some(period) = running(ledger, place) {
        if period.due().is_some_and(|due| due < at) {
            settle(ledger, place, period, VerdictKind::Missed, None, at);
        } else {
            give(ledger, place, period, VerdictKind::Lifted, reason, by, at);
        }
    } else if let Some(Body::Rhythm(Rhythm { pace: Pace::Resting(period), .. })) =
        ledger.pending.at(place).map(|charge| charge.body.clone())
    {
        give(ledger, place, period, VerdictKind::Lifted, reason, by, at);
    }
    ledger.discharge(place);
}

/// The end has come for a rhythm: judged up to the first of the two moments, dated the second.
pub fn close(
    ledger: &mut Ledger,
    handle: Handle,
    (judged_to, end): (DutyTime, DutyTime),
    horizon: DutyTime,
    states: &[u16],
) {
    let Some(charge) = ledger.pending.get(handle).cloned() else { return };
    let Body::Rhythm(rhythm) = &charge.body else { return };
    match rhythm.pace {
        Pace::Waiting if charge.clock.is_none() => never_known(ledger, &charge, end),
        Pace::Waiting | Pace::Closed => {}
        Pace::Resting(period) => {
            give(ledger, handle.place, period, VerdictKind::NotDue, Reason::ScopeEnded, None, end);
        }
        Pace::Running(period) => {
            let due = period.due().unwrap_or(horizon);
            if due <= judged_to {
                match held(ledger, handle.place, states, due) {
                    Some(since) => settle(ledger, handle.place, period, VerdictKind::Met, Some(&since), due),
                    None => settle(ledger, handle.place, period, VerdictKind::Missed, None, end),
                }
            } else if period.start < end {
                give(ledger, handle.place, period, VerdictKind::NotDue, Reason::Plain, None, end);
            }
        }
    }
}
