//! What a seat owes and knows of, told one by one without a list: for those who look after every step.

use crate::base::{ClauseId, RuleId, SeatId, SeatMask, SimTime};
use crate::content::model::Head;
use crate::score::clause::evidence::Audience;
use crate::score::clause::monitor::Monitors;
use crate::score::clause::pending::{Body, Handle, Pace};
use crate::score::clause::precedence::knows;
use crate::score::clause::verdict::Of;
use crate::trace::{Args, MessageNo, Subject};

/// Something a seat owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// The obligation.
    pub handle: Handle,
    /// Rule.
    pub rule: RuleId,
    /// What an act must agree with.
    pub same: Subject,
    /// The message that brought what opened it, if one did.
    pub message: Option<MessageNo>,
    /// Seats that owe it.
    pub owners: SeatMask,
    /// Beginning of its clock.
    pub since: SimTime,
    /// Due time; none if it has none.
    pub due: Option<SimTime>,
    /// A period of a rhythm.
    pub period: bool,
    /// Already Missed; what counts now is that it is done at all.
    pub missed: bool,
}

/// A clause that ought to come up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The clause.
    pub clause: ClauseId,
    /// The message that brought the cause, if one did.
    pub message: Option<MessageNo>,
    /// Since when.
    pub since: SimTime,
    /// When it is judged.
    pub by: SimTime,
}

const fn message_of(audience: &Audience) -> Option<MessageNo> {
    match audience {
        Audience::Message(message) => Some(*message),
        _ => None,
    }
}

impl Monitors {
    /// Tells every duty, period and snapshot a seat owes and knows of, in no particular order.
    pub fn each_owed(&self, seat: SeatId, tell: &mut dyn FnMut(Owed)) {
        let ledger = &self.ledger;
        let exercise = |duty| ledger.clock.exercise(duty);
        for (place, charge) in ledger.pending.of_seat(seat) {
            let (Of::Rule(rule), Some(clock)) = (charge.of, charge.clock) else { continue };
            if charge.owners != SeatMask::one(seat) && !knows(&ledger.knowledge, &charge.trigger, seat) {
                continue;
            }
            let (since, due, period, missed) = match &charge.body {
                Body::Duty(duty) => {
                    let due = duty.limit.map(|limit| limit.due(duty.from.unwrap_or(clock)));
                    (clock, due, false, duty.missed.is_some())
                }
                Body::Rhythm(rhythm) => match rhythm.pace {
                    Pace::Running(period) => (period.start, period.due(), true, false),
                    Pace::Waiting | Pace::Resting(_) | Pace::Closed => continue,
                },
                Body::Snapshot => (clock, None, false, false),
                Body::Joined | Body::Expectation => continue,
            };
            tell(Owed {
                handle: Handle { place, id: charge.id },
                rule,
                same: charge.same,
                message: message_of(&charge.trigger.audience),
                owners: charge.owners,
                since: exercise(since),
                due: due.map(exercise),
                period,
                missed,
            });
        }
    }

    /// Tells every clause the scenario expects to come up that has not, though a seat that would owe it knows of the
    /// cause: which, the message that brought the cause, since when, and when it is judged.
    pub fn each_expected(&self, seat: SeatId, tell: &mut dyn FnMut(Expected)) {
        let ledger = &self.ledger;
        for (_, charge) in ledger.pending.of_seat(seat) {
            let (Of::Expect(at), Some(clock)) = (charge.of, charge.clock) else { continue };
            let Some(row) = ledger.model.script.expects.get(usize::from(at)) else { continue };
            let arisen = ledger.arisen.get(row.clause.index()).is_some_and(Option::is_some);
            if arisen || !knows(&ledger.knowledge, &charge.trigger, seat) {
                continue;
            }
            tell(Expected {
                clause: row.clause,
                message: message_of(&charge.trigger.audience),
                since: ledger.clock.exercise(clock),
                by: ledger.clock.exercise(clock.saturating_add(row.by.0)),
            });
        }
    }

    /// The trigger of an obligation with its slots, where acts are compared with it.
    #[must_use]
    pub fn trigger_of(&self, handle: Handle) -> Option<(Head, &Args)> {
        let charge = self.ledger.pending.get(handle)?;
        charge.args.as_deref().map(|(head, args)| (*head, args))
    }

    /// When time alone next changes what is owed: something is decided as soon as the clock leaves this moment.
    pub fn next_alarm(&mut self) -> Option<SimTime> {
        let next = self.ledger.pending.next_alarm()?;
        Some(self.ledger.clock.exercise(next))
    }

    /// Seats for which a clock has begun since this was asked last.
    pub fn take_called(&mut self) -> SeatMask {
        std::mem::take(&mut self.ledger.called)
    }
}
