//! How judging ends: by a stop, the horizon, the end of a part, an ending; or as a finished trace.
//!
//! | ended by | due by then and open | due later | expected, and could still have come |
//! |---|---|---|---|
//! | a trainer's stop, the horizon, the end of a part, an ending no seat brought about | Missed | `NotDue` | – |
//! | an ending a seat's act brought about | Missed if due by the horizon | `NotDue` | Missed, *cut short* |
//! | a finished trace | Missed | Missed | – |
//!
//! What an ending releases is Lifted unless it is past due. Nothing new triggers after an ending; periods and relays run
//! on to the horizon as if nothing more was done.
//!
//! So that ending early does not pay: what is open is judged to the horizon, and what the scenario expects to arise stands
//! on the card of the seat that ended it. What else the script still had to say is judged by nobody; a scenario that lets
//! an act end it names in `expects` what must not be escaped. Standing down is an act like any other: it ends the exercise
//! only where an ending of the scenario says so, and otherwise the crisis goes on.

use std::sync::Arc;

use crate::base::{ClauseId, Dur, EndingId, RuleId, SeatMask, SimTime};
use crate::content::model::rules::By;
use crate::content::model::{Model, Rule, RuleKind};
use crate::content::procedure::{Basis, Judged};
use crate::score::clause::clock::DutyTime;
use crate::score::clause::evidence::Evidence;
use crate::score::clause::existence::Moment;
use crate::score::clause::ledger::Ledger;
use crate::score::clause::monitor::Monitors;
use crate::score::clause::owner::possible_seats;
use crate::score::clause::pending::Body;
use crate::score::clause::rule::KindState;
use crate::score::clause::verdict::{Of, Reason, Verdict, VerdictKind};
use crate::score::clause::{periodic, relay, response};
use crate::trace::{RecordNo, StoppedBy, Subject};

/// How judging ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// Watching stopped.
    Stopped {
        /// When.
        at: SimTime,
        /// How.
        how: How,
    },
    /// A finite trace is complete: what is open is violated.
    Finished {
        /// The end of the trace.
        at: SimTime,
    },
}

/// How watching stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// By the trainer, the horizon, the end of a part played alone, or an ending no seat brought about: what is due
    /// later is not due.
    Stop,
    /// By an ending that a seat's act brought about: judged to the horizon as if nothing more was done.
    Act,
}

/// An ending that was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    ending: EndingId,
    by_seat: bool,
    by: Evidence,
}

impl Monitors {
    /// The ending that was reached.
    #[must_use]
    pub fn ending(&self) -> Option<EndingId> {
        self.ended.map(|ended| ended.ending)
    }

    pub(super) fn reached_ending(&mut self, ending: EndingId, by_seat: bool, by: Evidence) {
        self.ended.get_or_insert(Ended { ending, by_seat, by });
    }

    pub(super) fn stopped(&mut self, by: StoppedBy, at: SimTime) {
        let by_act = by == StoppedBy::Ending && self.ended.is_some_and(|ended| ended.by_seat);
        self.close(Closing::Stopped { at, how: if by_act { How::Act } else { How::Stop } });
    }

    /// Gives the last verdicts. Called by itself when the record of the stop is observed; called by hand for a journal
    /// without one, as if it had been stopped then.
    pub fn close(&mut self, closing: Closing) {
        if self.closed {
            return;
        }
        let (Closing::Stopped { at, .. } | Closing::Finished { at }) = closing;
        self.advance(at);
        let model = Arc::clone(&self.ledger.model);
        let now = self.ledger.clock.duty(at);
        let horizon = self.ledger.clock.duty(model.script.horizon);
        let (end, acted) = match closing {
            Closing::Stopped { how: How::Stop, .. } => (now, false),
            Closing::Stopped { how: How::Act, .. } => (horizon.max(now), true),
            Closing::Finished { .. } => (i64::MAX, false),
        };
        if !acted {
            self.ring_until(now, true);
        }
        self.ledger.over = true;
        let released = self
            .ended
            .and_then(|ended| model.script.endings.get(ended.ending.index()))
            .map_or(&[][..], |ending| &ending.releases);
        if let Some(ended) = self.ended.filter(|_| acted) {
            self.expectations.cut_short(&mut self.ledger, &ended.by, end, released);
        }
        self.release(released, now);
        if acted {
            self.ring_until(end, true);
        }
        self.close_all(&model, now, end, horizon, released);
        self.closed = true;
    }

    /// Lifts the duties of released clauses that are not past due. What is looked at at the stop is looked at first.
    fn release(&mut self, clauses: &[ClauseId], now: DutyTime) {
        for handle in self.ledger.pending.handles() {
            let Some(charge) = self.ledger.pending.get(handle) else { continue };
            if !clauses.contains(&self.ledger.clause(charge.of)) || charge.is_judged() {
                continue;
            }
            let at_stop = match charge.of {
                Of::Rule(rule) => self.ledger.rule(rule).is_some_and(is_at_stop),
                Of::Expect(_) => false,
            };
            match charge.body {
                Body::Snapshot if at_stop => {}
                Body::Duty(_) | Body::Snapshot => {
                    response::end(&mut self.ledger, handle.place, None, now, Reason::Released);
                }
                Body::Rhythm(_) => {
                    periodic::lift(&mut self.ledger, handle.place, None, now, Reason::Released);
                }
                Body::Joined | Body::Expectation => {}
            }
        }
    }

    fn close_all(
        &mut self,
        model: &Model,
        now: DutyTime,
        end: DutyTime,
        horizon: DutyTime,
        released: &[ClauseId],
    ) {
        let shown = if end == i64::MAX { now } else { end };
        for handle in self.ledger.pending.handles() {
            relay::close(&mut self.ledger, handle, shown);
            let Some(charge) = self.ledger.pending.get(handle) else { continue };
            match (&charge.body, charge.of) {
                (Body::Duty(_), _) => response::close(&mut self.ledger, handle, end, horizon, shown),
                (Body::Rhythm(_), Of::Rule(rule)) => {
                    let states = match self.rules.get(rule.index()).map(|state| &state.kind) {
                        Some(KindState::Rhythms(rhythms)) => rhythms.states(),
                        _ => &[],
                    };
                    periodic::close(&mut self.ledger, handle, (end, shown), horizon, states);
                }
                (Body::Joined | Body::Rhythm(_) | Body::Snapshot | Body::Expectation, _) => {}
            }
        }
        for (state, rule) in self.rules.iter_mut().zip(&model.rules) {
            match (&mut state.kind, &rule.kind) {
                (KindState::Snapshots(snapshots), RuleKind::Existence { when, .. })
                    if rule.judged == Judged::Engine =>
                {
                    let moment = match (is_at_stop(rule), released.contains(&rule.clause)) {
                        (false, _) => Moment::Never,
                        (true, false) => Moment::Stop,
                        (true, true) => Moment::Released,
                    };
                    snapshots.close(&mut self.ledger, rule, now, moment, when.is_some());
                }
                (KindState::Scopes(scopes), _) => scopes.close(&mut self.ledger, rule, now),
                _ => {}
            }
        }
        for (at, rule) in model.rules.iter().enumerate() {
            let id = RuleId::from_index(at);
            not_observed(&mut self.ledger, id, rule, now);
            if !self.ledger.judged[at] {
                never_arose(&mut self.ledger, id, rule, now);
            }
        }
    }
}

/// Whether a rule looks at the stop.
const fn is_at_stop(rule: &Rule) -> bool {
    matches!(rule.kind, RuleKind::Existence { by: By::Stop, .. })
}

/// What only a person could judge.
fn not_observed(ledger: &mut Ledger, id: RuleId, rule: &Rule, now: DutyTime) {
    for (subject, evidence, owners) in ledger.for_person.remove(&id).unwrap_or_default() {
        let verdict = Verdict {
            opened: evidence.record,
            opened_at: evidence.at,
            ..bare(ledger, id, rule, VerdictKind::NotObserved, Reason::Plain, now)
        };
        ledger.push(Verdict { subject, owners, seats: owners, ..verdict });
    }
}

/// Nothing called for it.
fn never_arose(ledger: &mut Ledger, id: RuleId, rule: &Rule, now: DutyTime) {
    let seats = possible_seats(&ledger.model, &rule.owner, ledger.knowledge.ours());
    let reason = if seats.is_empty() { Reason::NotSeated } else { Reason::Plain };
    let verdict = bare(ledger, id, rule, VerdictKind::NeverArose, reason, now);
    ledger.push(Verdict { owners: seats, seats, ..verdict });
}

fn bare(
    ledger: &Ledger,
    id: RuleId,
    rule: &Rule,
    kind: VerdictKind,
    reason: Reason,
    now: DutyTime,
) -> Verdict {
    Verdict {
        of: Of::Rule(id),
        clause: rule.clause,
        subject: Subject::NONE,
        kind,
        reason,
        relay: false,
        owners: SeatMask::NONE,
        seats: SeatMask::NONE,
        acted: None,
        by_other: false,
        kept: false,
        opened: None::<RecordNo>,
        opened_at: ledger.clock.exercise(now),
        told_by: None,
        clock_from: None,
        due: None,
        basis: Basis::Untimed,
        settled: None,
        settled_at: ledger.clock.exercise(now),
        breaches: Vec::new(),
        near: None,
        misfit: None,
        later_act: None,
        length: Dur::ZERO,
    }
}
