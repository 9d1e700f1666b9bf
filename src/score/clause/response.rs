//! `Response`, and `Existence` with a limit: after each trigger an act, or a state, within a limit of the owner's knowing.
//!
//! | act | verdict |
//! |---|---|
//! | at or before the due time, or before the owner knows | Met |
//! | strictly before twice the limit, or `late_until` | Late |
//! | later, or never | Missed; the later act is added when it comes |
//!
//! A trigger of several patterns may have an act and, lest inaction avoid the duty, something beside it: a signal, a
//! condition, or time that lapsed without the act. These are one occasion: while a duty opened by the one kind waits for
//! its act, and its owner knows of it, the other kind opens none beside it, so that one omission fails once. A duty its
//! owner did not know of, and learns of while that of the other kind runs, begins no clock of its own: it joins it.
//!
//! What waits for one subject waits in one [`Waiting`](crate::score::kind::Response) machine, the same that checks
//! constraint files: one act settles all of it. A condition that is true already settles at once, unless the trigger itself
//! ends it.

use crate::base::{Dur, RuleId};
use crate::content::model::rules::{By, From};
use crate::content::model::{Head, Owner, Pattern, Rule, RuleKind};
use crate::content::procedure::Basis;
use crate::score::clause::clock::DutyTime;
use crate::score::clause::condition::Turn;
use crate::score::clause::evidence::Evidence;
use crate::score::clause::ledger::{Finding, Ledger};
use crate::score::clause::limit::fix;
use crate::score::clause::listen::Hit;
use crate::score::clause::pending::{Body, Duty, Handle};
use crate::score::clause::subject::{Keyed, agrees};
use crate::score::clause::verdict::{Of, Reason, VerdictKind};
use crate::score::kind::{Answers, Mark, Response as Waiting, Window};
use crate::trace::Subject;

/// The duties of one rule.
#[derive(Clone, Debug)]
pub struct Duties {
    rule: RuleId,
    waiting: Keyed<Waiting>,
    from: Keyed<DutyTime>,
    states: Vec<u16>,
    keep_args: bool,
}

/// Collects what a machine says was answered.
#[derive(Default)]
struct Settled(Vec<u32>);

impl Answers for Settled {
    fn answered(&mut self, activation: Mark, _target: Mark) {
        self.0.push(activation.index);
    }
    fn unanswered(&mut self, _activation: Mark) {}
    fn open(&mut self, _activation: Mark) {}
}

impl Duties {
    /// Nothing waits; `states` are the conditions that fulfil.
    #[must_use]
    pub fn new(rule: RuleId, places: u8, states: Vec<u16>, keep_args: bool) -> Self {
        Self { rule, waiting: Keyed::new(places), from: Keyed::new(places), states, keep_args }
    }

    /// A trigger: an obligation for each bearer.
    pub fn open(&mut self, ledger: &mut Ledger, rule: &Rule, hit: &Hit<'_>) {
        if self.waits_by_other_kind(ledger, hit) {
            return;
        }
        let things = Ledger::things_of(hit.per, hit.same);
        let from = self.counted_from(ledger, rule, hit);
        let (limits, late_until) = match &rule.kind {
            RuleKind::Response { within, late_until, .. } => (&**within, *late_until),
            RuleKind::Existence { by: By::Within(within), .. } => (&**within, None),
            RuleKind::Existence { .. }
            | RuleKind::Precedence { .. }
            | RuleKind::Prohibition { .. }
            | RuleKind::Periodic { .. } => (&[][..], None),
        };
        let scope = from.unwrap_or(ledger.start.duty);
        let elapsed = Dur(hit.evidence.duty.saturating_sub(scope));
        let limit = fix(limits, &ledger.conditions, &things, elapsed, late_until);
        for bearer in ledger.bearers(rule, hit.args, &hit.evidence) {
            let body = Body::Duty(Duty { limit, from, missed: None });
            let handle = ledger.charge(Of::Rule(self.rule), hit, bearer, self.keep_args, body);
            let mark = Mark { at: hit.evidence.duty, index: handle.place };
            self.waiting.at(hit.same, || Waiting::new(Window::ANY)).activate(mark);
            ledger.hear(handle, None);
            let held = self.states.iter().find_map(|state| {
                let truth = ledger.conditions.truth(*state, &things).filter(|truth| truth.holds);
                truth.filter(|_| ledger.conditions.stays(*state, &things)).map(|truth| truth.since)
            });
            if let Some(since) = held
                && (!bearer.own_act_only || since.actor.is_some_and(|seat| bearer.seats.has(seat)))
            {
                self.forget(hit.same, handle.place);
                settle(ledger, handle.place, &since, hit.evidence.duty);
            }
        }
    }

    /// Whether a duty of the same subject waits that the other kind of trigger opened.
    fn waits_by_other_kind(&self, ledger: &Ledger, hit: &Hit<'_>) -> bool {
        let waiting = self.waiting.get(hit.same).map_or(&[][..], |machine| machine.waiting());
        waiting
            .iter()
            .filter_map(|mark| ledger.pending.at(mark.index))
            .any(|charge| charge.by_act != hit.by_act && charge.per == hit.per && charge.clock.is_some())
    }

    /// An act that agrees with what waits settles all of it.
    pub fn fulfil(&mut self, ledger: &mut Ledger, hit: &Hit<'_>) {
        let model = std::sync::Arc::clone(&ledger.model);
        let mut keys = Vec::new();
        self.waiting.asking(&model, hit.same, hit.links, &mut keys);
        let target = Mark { at: hit.evidence.duty, index: 0 };
        for key in keys {
            let fits = |place: u32| {
                ledger.pending.at(place).is_some_and(|charge| {
                    let own = !charge.own_act_only
                        || hit.evidence.actor.is_some_and(|seat| charge.owners.has(seat));
                    own && hit
                        .deferred
                        .is_none_or(|tests| tests.fits(&model, &ledger.conditions, charge.args.as_deref()))
                })
            };
            let settled = self.answer(key, target, fits);
            for place in settled {
                settle(ledger, place, &hit.evidence, hit.evidence.duty);
            }
        }
    }

    /// A state came about: it settles the duties of the subjects it holds for.
    pub fn turned(&mut self, ledger: &mut Ledger, turn: Turn, by: &Evidence) {
        let keys: Vec<Subject> = self.waiting.iter().map(|(key, _)| key).collect();
        let target = Mark { at: by.duty, index: 0 };
        for key in keys {
            let fits = |place: u32| {
                ledger.pending.at(place).is_some_and(|charge| {
                    let things = Ledger::things_of(charge.per, charge.same);
                    let own = !charge.own_act_only || by.actor.is_some_and(|seat| charge.owners.has(seat));
                    own && turn.thing.is_none_or(|thing| things.contains(&thing))
                        && ledger.conditions.truth(turn.cond, &things).is_some_and(|truth| truth.holds)
                })
            };
            let settled = self.answer(key, target, fits);
            for place in settled {
                settle(ledger, place, by, by.duty);
            }
        }
    }

    fn answer(&mut self, key: Subject, target: Mark, fits: impl Fn(u32) -> bool) -> Vec<u32> {
        let mut settled = Settled::default();
        let Some(machine) = self.waiting.get_mut(key) else { return settled.0 };
        machine.target_where(target, |activation, _| fits(activation), &mut settled);
        if machine.waiting().is_empty() {
            self.waiting.remove(key);
        }
        settled.0
    }

    fn forget(&mut self, key: Subject, place: u32) {
        if let Some(machine) = self.waiting.get_mut(key) {
            machine.forget(place);
            if machine.waiting().is_empty() {
                self.waiting.remove(key);
            }
        }
    }

    /// A later match ends the duties it agrees with: lifted if not past due, else missed.
    pub fn lift(&mut self, ledger: &mut Ledger, hit: &Hit<'_>) {
        let mut keys = Vec::new();
        self.keys_ended_by(ledger, hit, &mut keys);
        for key in keys {
            let Some(machine) = self.waiting.get(key) else { continue };
            let places: Vec<u32> = machine.waiting().iter().map(|mark| mark.index).collect();
            for place in places {
                let open = ledger.pending.at(place).is_some_and(|charge| !charge.is_judged());
                if open && end(ledger, place, Some(&hit.evidence), hit.evidence.duty, Reason::LiftedByRecord)
                {
                    self.forget(key, place);
                }
            }
        }
    }

    fn keys_ended_by(&self, ledger: &Ledger, hit: &Hit<'_>, keys: &mut Vec<Subject>) {
        if hit.lacks == [false; 3] {
            self.waiting.asking(&ledger.model, hit.same, hit.links, keys);
        } else {
            let all = self.waiting.iter().map(|(key, _)| key);
            keys.extend(
                all.filter(|key| agrees(&ledger.model, hit.without_lacking(*key), hit.same, hit.links)),
            );
        }
    }

    /// Something limits are counted from.
    pub fn anchor(&mut self, hit: &Hit<'_>) {
        self.from.at(hit.same, || hit.evidence.duty);
    }

    /// The earliest match of `from` for the subject, or the settlement of the named rule; none: the opening.
    fn counted_from(&self, ledger: &Ledger, rule: &Rule, hit: &Hit<'_>) -> Option<DutyTime> {
        let RuleKind::Response { from: Some(from), .. } = &rule.kind else { return None };
        let mut keys = Vec::new();
        let earliest = |store: &Keyed<DutyTime>, keys: &mut Vec<Subject>| {
            store.giving(&ledger.model, hit.same, hit.links, keys);
            keys.iter().filter_map(|key| store.get(*key).copied()).min()
        };
        match from {
            From::Pattern(_) => earliest(&self.from, &mut keys),
            From::Rule(position) => {
                let named = ledger
                    .model
                    .rules
                    .iter()
                    .position(|other| other.clause == rule.clause && other.position == *position)?;
                let store = ledger.settled.get(&RuleId::from_index(named))?;
                earliest(store, &mut keys)
            }
        }
    }

    /// Aliases were merged.
    pub fn rekey(&mut self, aliases: &crate::score::clause::subject::Aliases) {
        self.waiting.rekey(aliases, |there, moved| {
            for mark in moved.waiting() {
                there.activate(*mark);
            }
        });
        self.from.rekey(aliases, |there, moved| *there = (*there).min(moved));
    }
}

/// Whether a duty whose owner has just learned of it is of one occasion with another of the same owner that the other
/// kind of trigger opened and whose clock runs already: that one is judged, this one waits for nothing any more.
pub fn joined(ledger: &mut Ledger, handle: Handle, at: DutyTime) -> bool {
    let Some(charge) = ledger.pending.get(handle) else { return false };
    let of_two_kinds = matches!(charge.of, Of::Rule(rule) if ledger.rule(rule).is_some_and(has_two_kinds));
    if !of_two_kinds || !matches!(charge.body, Body::Duty(_)) {
        return false;
    }
    let runs = ledger.pending.iter().any(|(_, other)| {
        other.of == charge.of
            && other.by_act != charge.by_act
            && other.per == charge.per
            && other.same == charge.same
            && other.owners == charge.owners
            && other.clock.is_some()
            && matches!(other.body, Body::Duty(_))
    });
    if !runs {
        return false;
    }
    let charge = charge.clone();
    ledger.give(&charge, Finding::new(VerdictKind::NeverArose, Reason::SameOccasion, at));
    if let Some(charge) = ledger.pending.at_mut(handle.place) {
        (charge.clock, charge.body) = (None, Body::Joined);
    }
    true
}

/// Whether a rule may be triggered by an act and by something beside it.
fn has_two_kinds(rule: &Rule) -> bool {
    let RuleKind::Response { when: Pattern::Any(list), .. } = &rule.kind else { return false };
    let by_act =
        |pattern: &Pattern| matches!(pattern, Pattern::On(leaf) if matches!(leaf.head, Head::Action(_)));
    list.iter().any(by_act) && !list.iter().all(by_act)
}

/// An act or state settles a duty, or is the later act of a missed one.
fn settle(ledger: &mut Ledger, place: u32, by: &Evidence, at: DutyTime) {
    let Some(charge) = ledger.discharge(place) else { return };
    let Body::Duty(duty) = charge.body else { return };
    if let Some(verdict) = duty.missed {
        ledger.later(verdict, by.record);
        return;
    }
    let start = charge.clock.map(|clock| duty.from.unwrap_or(clock));
    let judged = match (start, duty.limit) {
        (Some(start), Some(limit)) => limit.judge(Dur(at.saturating_sub(start))),
        _ => VerdictKind::Met,
    };
    let finding = Finding {
        settled: (judged != VerdictKind::Missed).then_some(*by),
        clock_from: start,
        due: start.map(|start| duty.limit.map_or_else(|| ledger.horizon(), |limit| limit.due(start))),
        basis: duty.limit.map_or(Basis::Untimed, |limit| limit.basis),
        ..Finding::new(judged, Reason::Plain, at)
    };
    let verdict = ledger.give(&charge, finding);
    if judged == VerdictKind::Missed {
        ledger.later(verdict, by.record);
    }
}

/// A duty is past the time of lateness: it is missed and waits for its later act.
pub fn missed(ledger: &mut Ledger, handle: Handle, at: DutyTime) {
    let Some(charge) = ledger.pending.get(handle).filter(|charge| !charge.is_judged()) else { return };
    miss(ledger, &charge.clone(), handle.place, at);
}

fn miss(ledger: &mut Ledger, charge: &crate::score::clause::pending::Charge, place: u32, at: DutyTime) {
    let Body::Duty(duty) = charge.body else { return };
    let start = charge.clock.map(|clock| duty.from.unwrap_or(clock));
    let finding = Finding {
        clock_from: start,
        due: start.zip(duty.limit).map(|(start, limit)| limit.due(start)),
        basis: duty.limit.map_or(Basis::Untimed, |limit| limit.basis),
        ..Finding::new(VerdictKind::Missed, Reason::Plain, at.max(charge.clock.unwrap_or(at)))
    };
    let verdict = ledger.give(charge, finding);
    if let Some(charge) = ledger.pending.at_mut(place)
        && let Body::Duty(duty) = &mut charge.body
    {
        duty.missed = Some(verdict);
    }
}

/// Ends a duty: lifted unless it is past due, then missed. Answers whether it is gone; a missed one waits for its act.
pub fn end(ledger: &mut Ledger, place: u32, by: Option<&Evidence>, at: DutyTime, reason: Reason) -> bool {
    let Some(charge) = ledger.pending.at(place).cloned() else { return false };
    let limits = match &charge.body {
        Body::Duty(duty) => charge.clock.map(|clock| duty.from.unwrap_or(clock)).zip(duty.limit),
        Body::Joined | Body::Snapshot | Body::Rhythm(_) | Body::Expectation => None,
    };
    if limits.is_some_and(|(start, limit)| limit.due(start) < at) {
        miss(ledger, &charge, place, at);
        return false;
    }
    let Some(charge) = ledger.discharge(place) else { return false };
    let finding = Finding {
        clock_from: limits.map(|(start, _)| start),
        due: limits.map(|(start, limit)| limit.due(start)),
        basis: limits.map_or(Basis::Untimed, |(_, limit)| limit.basis),
        settled: by.copied(),
        ..Finding::new(VerdictKind::Lifted, reason, at)
    };
    ledger.give(&charge, finding);
    true
}

/// The end has come for a duty: judged up to `end`, dated `shown`.
pub fn close(ledger: &mut Ledger, handle: Handle, end: DutyTime, horizon: DutyTime, shown: DutyTime) {
    let Some(charge) = ledger.pending.get(handle).filter(|charge| !charge.is_judged()).cloned() else {
        return;
    };
    let Body::Duty(duty) = charge.body else { return };
    let Some(clock) = charge.clock else {
        never_known(ledger, &charge, shown);
        return;
    };
    let start = duty.from.unwrap_or(clock);
    let due = duty.limit.map_or(horizon, |limit| limit.due(start));
    let kind = if due <= end { VerdictKind::Missed } else { VerdictKind::NotDue };
    let finding = Finding {
        clock_from: Some(start),
        due: Some(due),
        basis: duty.limit.map_or(Basis::Untimed, |limit| limit.basis),
        ..Finding::new(kind, Reason::Plain, shown)
    };
    ledger.give(&charge, finding);
}

/// It arose, but whoever owed it never learned of it: nothing to judge but the relay.
pub fn never_known(ledger: &mut Ledger, charge: &crate::score::clause::pending::Charge, end: DutyTime) {
    let named = match charge.of {
        Of::Rule(rule) => ledger.rule(rule).is_some_and(|rule| matches!(rule.owner, Owner::Named(..))),
        Of::Expect(_) => false,
    };
    let reason = if charge.owners.is_empty() {
        if named { Reason::NotNamed } else { Reason::NotSeated }
    } else if charge.noticed.is_some() {
        Reason::OwnerNeverKnew
    } else {
        Reason::NobodyNoticed
    };
    ledger.give(charge, Finding::new(VerdictKind::NeverArose, reason, end));
}
