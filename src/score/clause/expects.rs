//! What the scenario expects to have arisen: a clause, a cause, and how long after the cause was noticed it is judged.
//!
//! A clause nothing has called for by then although its cause was noticed is Missed, reason *never triggered*; it stands
//! on the card of an owner who had noticed, else of the seats that had, and enters as one more rule of its clause.

use crate::base::SeatMask;
use crate::content::model::Model;
use crate::content::procedure::Basis;
use crate::score::clause::clock::DutyTime;
use crate::score::clause::ledger::{Finding, Ledger};
use crate::score::clause::listen::Hit;
use crate::score::clause::owner::{Bearer, possible_seats};
use crate::score::clause::pending::{Body, Handle};
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
