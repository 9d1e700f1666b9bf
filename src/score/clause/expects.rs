//! What the scenario expects to have arisen: a clause, a cause, and how long after the cause was noticed it is judged.
//!
//! A clause nothing has called for by then although its cause was noticed is Missed, reason *never triggered*; it stands
//! on the card of an owner who had noticed, else of the seats that had, and enters as one more rule of its clause.
//!
//! Where a seat's act ends the exercise, what could still have been judged by the horizon is Missed too, reason *cut
//! short*, on the card of that seat: its cause was noticed and its time lay ahead, or there was time enough for both.

use std::sync::Arc;

use crate::base::{ClauseId, SeatMask};
use crate::content::model::Model;
use crate::content::procedure::Basis;
use crate::score::clause::clock::DutyTime;
use crate::score::clause::evidence::Evidence;
use crate::score::clause::ledger::{Finding, Ledger};
use crate::score::clause::listen::Hit;
use crate::score::clause::owner::{Bearer, possible_seats};
use crate::score::clause::pending::{Body, Charge, Handle};
use crate::score::clause::verdict::{Of, Reason, VerdictKind};

/// Which expectations have been judged.
#[derive(Clone, Debug)]
pub struct Expectations {
    judged: Vec<bool>,
}

impl Expectations {
    /// None has been judged.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        Self { judged: vec![false; model.script.expects.len()] }
    }

    /// A cause.
    pub fn cause(&self, ledger: &mut Ledger, expect: u16, hit: &Hit<'_>) {
        if ledger.over || self.judged.get(usize::from(expect)) != Some(&false) {
            return;
        }
        let of = Of::Expect(expect);
        let clause = ledger.clause(of);
        let ours = ledger.knowledge.ours();
        let rules = ledger.model.rules.iter().filter(|rule| rule.clause == clause);
        let seats = rules
            .map(|rule| possible_seats(&ledger.model, &rule.owner, ours))
            .fold(SeatMask::NONE, SeatMask::union);
        let handle = ledger.charge(of, hit, Bearer { seats, own_act_only: false }, false, Body::Expectation);
        ledger.hear(handle, None);
    }

    /// It was met another way; once its cause has come that settles it.
    pub fn met_otherwise(&mut self, ledger: &mut Ledger, expect: u16) {
        let of = Of::Expect(expect);
        let waiting = ledger.pending.iter().filter(|(_, charge)| charge.of == of);
        let waiting: Vec<_> = waiting.map(|(place, _)| place).collect();
        for place in waiting {
            ledger.discharge(place);
            if let Some(judged) = self.judged.get_mut(usize::from(expect)) {
                *judged = true;
            }
        }
    }

    /// A seat's act ended it, and the script goes no further: judges what could still have been judged by `horizon`.
    pub fn cut_short(
        &mut self,
        ledger: &mut Ledger,
        ended: &Evidence,
        horizon: DutyTime,
        released: &[ClauseId],
    ) {
        let Some(seat) = ended.actor else { return };
        let model = Arc::clone(&ledger.model);
        for (at, expect) in (0u16..).zip(&model.script.expects) {
            let of = Of::Expect(at);
            let has_arisen = ledger.arisen.get(expect.clause.index()).is_some_and(Option::is_some);
            if has_arisen || self.judged.get(usize::from(at)) != Some(&false) {
                continue;
            }
            let noticed = ledger.pending.iter().filter(|(_, charge)| charge.of == of);
            let noticed = noticed.filter_map(|(place, charge)| Some((charge.clock?, place))).min();
            let by = noticed.map_or(ended.duty, |(clock, _)| clock).saturating_add(expect.by.0);
            let is_past = noticed.is_some() && by <= ended.duty;
            if is_past || by > horizon {
                continue;
            }
            let bearer = Bearer { seats: SeatMask::one(seat), own_act_only: false };
            let place = match noticed {
                Some((_, place)) => place,
                None => ledger.charge(of, &Hit::moment(*ended), bearer, false, Body::Expectation).place,
            };
            let Some(charge) = ledger.discharge(place) else { continue };
            let charge = Charge { owners: bearer.seats, ..charge };
            let (kind, reason) = if released.contains(&expect.clause) {
                (VerdictKind::Lifted, Reason::Released)
            } else {
                (VerdictKind::Missed, Reason::CutShort)
            };
            let finding = Finding {
                settled: Some(*ended),
                clock_from: charge.clock,
                due: Some(by),
                basis: Basis::Indicative,
                ..Finding::new(kind, reason, ended.duty)
            };
            ledger.give(&charge, finding);
            self.judged[usize::from(at)] = true;
        }
    }

    /// The clause ought to have arisen by now.
    pub fn due(&mut self, ledger: &mut Ledger, handle: Handle, at: DutyTime) {
        if ledger.pending.get(handle).is_none() {
            return;
        }
        let Some(charge) = ledger.discharge(handle.place) else { return };
        let Of::Expect(expect) = charge.of else { return };
        let Some(judged) = self.judged.get_mut(usize::from(expect)) else { return };
        if std::mem::replace(judged, true) {
            return;
        }
        let clause = ledger.clause(charge.of);
        if ledger.arisen.get(clause.index()).is_some_and(Option::is_some) {
            return;
        }
        let by = ledger.clock.exercise(at);
        let owners = ledger.knowledge.knowing(&charge.trigger, charge.owners, by);
        let others = ledger.knowledge.knowing(&charge.trigger, ledger.knowledge.ours(), by);
        let finding = Finding {
            clock_from: charge.clock,
            due: Some(at),
            basis: Basis::Indicative,
            ..Finding::new(VerdictKind::Missed, Reason::NeverTriggered, at)
        };
        let verdict = ledger.give(&charge, finding);
        if let Some(verdict) = ledger.verdicts.get_mut(verdict) {
            verdict.seats = if owners.is_empty() { others } else { owners };
        }
    }
}
