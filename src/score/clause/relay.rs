//! The duty to tell the owner: when a trigger has reached a seat of ours and its owner has not been told in time.
//!
//! Counted from notice, with the procedure's `relay_within` (Indicative). Told in time it does not arise; then it is Late
//! before twice that, else Missed. An act that settles the duty itself needs no relay. It stands on the card of every
//! seat that held the trigger when it arose.

use crate::base::{Dur, SeatId, SeatMask, SimTime};
use crate::content::procedure::Basis;
use crate::score::clause::clock::DutyTime;
use crate::score::clause::knowledge::Learned;
use crate::score::clause::ledger::Ledger;
use crate::score::clause::limit::Fixed;
use crate::score::clause::pending::{Alarm, Body, Charge, Handle, Relay};
use crate::score::clause::verdict::{Reason, Verdict, VerdictKind};
use crate::trace::RecordNo;

/// The owner ought to have been told by now.
pub fn due(ledger: &mut Ledger, handle: Handle) {
    let limit = limit(ledger);
    let Some(charge) = ledger.pending.get(handle) else { return };
    let Some(noticed) = charge.noticed else { return };
    if charge.clock.is_some() || charge.relay != Relay::No {
        return;
    }
    if let Some(charge) = ledger.pending.at_mut(handle.place) {
        charge.relay = Relay::Arisen;
    }
    ledger.pending.set(limit.missed(noticed), Alarm::RelayMissed(handle));
}

/// The owner has not been told at all.
pub fn missed(ledger: &mut Ledger, handle: Handle) {
    let limit = limit(ledger);
    let Some(charge) = ledger.pending.get(handle) else { return };
    let Some(noticed) = charge.noticed.filter(|_| charge.relay == Relay::Arisen) else { return };
    let charge = charge.clone();
    let at = limit.missed(noticed);
    let position = give(ledger, &charge, VerdictKind::Missed, noticed, at, (None, None));
    if let Some(charge) = ledger.pending.at_mut(handle.place) {
        charge.relay = Relay::Missed(position);
    }
}

/// The owner knows now.
pub fn told(ledger: &mut Ledger, place: u32, at: DutyTime, learned: Option<Learned>) {
    let limit = limit(ledger);
    let Some(charge) = ledger.pending.at(place) else { return };
    match (charge.relay, charge.noticed) {
        (Relay::Arisen, Some(noticed)) => {
            let charge = charge.clone();
            let teller = learned.and_then(|learned| learned.teller);
            let kind = match limit.judge(Dur(at.saturating_sub(noticed))) {
                VerdictKind::Late(_) if teller.is_none() => VerdictKind::Late(0),
                kind => kind,
            };
            let record = learned.map(|learned| learned.record);
            let settled = if kind == VerdictKind::Missed { (None, None) } else { (record, teller) };
            let position = give(ledger, &charge, kind, noticed, at, settled);
            if kind == VerdictKind::Missed {
                ledger.later(position, record);
            }
        }
        (Relay::Missed(position), _) => ledger.later(position, learned.map(|learned| learned.record)),
        _ => {}
    }
    if let Some(charge) = ledger.pending.at_mut(place) {
        charge.relay = Relay::Done;
    }
}

/// The end has come: an overdue relay is missed, whatever the charge itself comes to.
pub fn close(ledger: &mut Ledger, handle: Handle, end: DutyTime) {
    let limit = limit(ledger);
    let Some(charge) = ledger.pending.get(handle) else { return };
    if charge.relay == Relay::Arisen
        && let Some(noticed) = charge.noticed
    {
        let charge = charge.clone();
        let at = end.min(limit.missed(noticed));
        give(ledger, &charge, VerdictKind::Missed, noticed, at, (None, None));
    }
}

/// The limit of a relay.
#[must_use]
pub fn limit(ledger: &Ledger) -> Fixed {
    Fixed::new(ledger.relay_within(), Basis::Indicative, None)
}

/// The seats of ours that held a trigger when its relay arose.
#[must_use]
pub fn holders(ledger: &Ledger, charge: &Charge, noticed: DutyTime) -> SeatMask {
    let by = ledger.clock.exercise(limit(ledger).due(noticed));
    ledger.knowledge.knowing(&charge.trigger, ledger.knowledge.ours(), by)
}

fn give(
    ledger: &mut Ledger,
    charge: &Charge,
    kind: VerdictKind,
    noticed: DutyTime,
    at: DutyTime,
    (settled, teller): (Option<RecordNo>, Option<SeatId>),
) -> usize {
    debug_assert!(!matches!(charge.body, Body::Expectation), "an expectation has no relay");
    let holders = holders(ledger, charge, noticed);
    let exercise = |duty| -> SimTime { ledger.clock.exercise(duty) };
    let verdict = Verdict {
        of: charge.of,
        clause: ledger.clause(charge.of),
        subject: charge.per,
        kind,
        reason: Reason::Plain,
        relay: true,
        owners: holders,
        seats: holders,
        acted: teller,
        by_other: false,
        kept: false,
        opened: charge.trigger.record,
        opened_at: charge.trigger.at,
        told_by: None,
        clock_from: Some(exercise(noticed)),
        due: Some(exercise(limit(ledger).due(noticed))),
        basis: Basis::Indicative,
        settled,
        settled_at: exercise(at),
        breaches: Vec::new(),
        near: None,
        misfit: None,
        later_act: None,
        length: Dur::ZERO,
    };
    ledger.push(verdict);
    ledger.verdicts.len() - 1
}
