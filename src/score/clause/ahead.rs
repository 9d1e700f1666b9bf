//! Looking ahead: what is open with its owner and due time, what watches over acts to come, and what an act would break.
//!
//! What a seat is told here it could know: an obligation it has not learned of is not among its own, and a spoiling event
//! or a scope it has not heard of warns of nothing.

use crate::base::{ClauseId, Reliability, RuleId, SeatId, SeatMask, SimTime};
use crate::content::model::{Happening, Head, Rule, RuleKind};
use crate::content::procedure::{Basis, Judged};
use crate::score::clause::evidence::{Audience, Evidence};
use crate::score::clause::ledger::Ledger;
use crate::score::clause::listen::{Heard, Hearer, Hit, Port};
use crate::score::clause::monitor::Monitors;
use crate::score::clause::owner::possible_seats;
use crate::score::clause::pending::{Body, Pace, Relay};
use crate::score::clause::precedence::{Then, knows};
use crate::score::clause::relay::{holders, limit};
use crate::score::clause::rule::{KindState, RuleState};
use crate::score::clause::verdict::Of;
use crate::trace::{Args, RecordNo, Subject, Val, WordId};

/// Something open, or something that watches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// What it belongs to.
    pub of: Of,
    /// Clause.
    pub clause: ClauseId,
    /// Whom or what it is about.
    pub subject: Subject,
    /// What it is.
    pub kind: OpenKind,
    /// Seats that owe it.
    pub owners: SeatMask,
    /// The record that opened it.
    pub opened: Option<RecordNo>,
    /// Beginning of its clock; none while the owner does not know.
    pub clock_from: Option<SimTime>,
    /// When it is due; none if it has no due time.
    pub due: Option<SimTime>,
    /// After this it is missed; none if it has no such moment.
    pub missed_from: Option<SimTime>,
    /// Where the number comes from.
    pub basis: Basis,
    /// Already Missed; what counts now is that it is done at all.
    pub missed: bool,
}

/// What something open is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OpenKind {
    /// A duty.
    Duty,
    /// The current period of a rhythm.
    Period,
    /// A state that will be looked at.
    Snapshot,
    /// The owner has to be told.
    Relay,
    /// A prohibition in force.
    Prohibition,
    /// Something that must come before an act.
    Precedence,
}

/// An act thought of.
#[derive(Clone, Copy, Debug)]
pub struct Act<'a> {
    /// Who.
    pub seat: SeatId,
    /// What.
    pub action: crate::base::ActionId,
    /// Slots.
    pub args: &'a Args,
    /// Its result, if it can be foreseen.
    pub result: Option<WordId>,
}

/// A clause an act would break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Risk {
    /// Rule.
    pub rule: RuleId,
    /// Clause.
    pub clause: ClauseId,
    /// How.
    pub kind: RiskKind,
    /// What must agree with it: for a precedence, what the earlier act is to be about.
    pub same: Subject,
}

/// How an act would break a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RiskKind {
    /// It is prohibited.
    Prohibited,
    /// Something must come before it and has not, or no longer counts.
    NotBefore,
}

impl RiskKind {
    /// Key of the warning in the catalogues.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Prohibited => "risk-prohibited",
            Self::NotBefore => "risk-not-before",
        }
    }
}

impl Monitors {
    /// Obligations open now, by due time; those without one last.
    #[must_use]
    pub fn open(&self) -> Vec<Open> {
        let ledger = &self.ledger;
        let exercise = |duty| ledger.clock.exercise(duty);
        let mut list = Vec::new();
        for (_, charge) in ledger.pending.iter() {
            let base = Open {
                of: charge.of,
                clause: ledger.clause(charge.of),
                subject: charge.per,
                kind: OpenKind::Duty,
                owners: charge.owners,
                opened: charge.trigger.record,
                clock_from: charge.clock.map(exercise),
                due: None,
                missed_from: None,
                basis: Basis::Untimed,
                missed: false,
            };
            match &charge.body {
                Body::Duty(duty) => {
                    let start = charge.clock.map(|clock| duty.from.unwrap_or(clock));
                    let limits = start.zip(duty.limit);
                    let horizon = Some(ledger.model.script.horizon).filter(|_| start.is_some());
                    list.push(Open {
                        clock_from: start.map(exercise),
                        due: limits.map(|(start, limit)| exercise(limit.due(start))).or(horizon),
                        missed_from: limits.map(|(start, limit)| exercise(limit.missed(start))),
                        basis: duty.limit.map_or(Basis::Untimed, |limit| limit.basis),
                        missed: duty.missed.is_some(),
                        ..base.clone()
                    });
                }
                Body::Rhythm(rhythm) => {
                    if let Pace::Running(period) = rhythm.pace {
                        list.push(Open {
                            kind: OpenKind::Period,
                            clock_from: Some(exercise(period.start)),
                            due: period.due().map(exercise),
                            missed_from: period.limit.map(|limit| exercise(limit.missed(period.start))),
                            basis: period.limit.map_or(Basis::Untimed, |limit| limit.basis),
                            ..base.clone()
                        });
                    }
                }
                Body::Snapshot => list.push(Open { kind: OpenKind::Snapshot, ..base.clone() }),
                Body::Joined | Body::Expectation => continue,
            }
            if let Some(noticed) = charge.noticed.filter(|_| {
                charge.clock.is_none() && !charge.owners.is_empty() && charge.relay != Relay::Done
            }) {
                let within = limit(ledger);
                list.push(Open {
                    kind: OpenKind::Relay,
                    owners: holders(ledger, charge, noticed),
                    clock_from: Some(exercise(noticed)),
                    due: Some(exercise(within.due(noticed))),
                    missed_from: Some(exercise(within.missed(noticed))),
                    basis: Basis::Indicative,
                    missed: matches!(charge.relay, Relay::Missed(_)),
                    ..base
                });
            }
        }
        list.sort_by_key(|open| (open.due.unwrap_or(SimTime::FAR), open.of, open.subject, open.kind));
        list
    }

    /// Own duties of a seat: what it owes and knows of, what it has to pass on, and what watches over its acts.
    #[must_use]
    pub fn upcoming(&self, seat: SeatId) -> Vec<Open> {
        let mut list: Vec<Open> = self
            .open()
            .into_iter()
            .filter(|open| open.owners.has(seat) && open.clock_from.is_some())
            .filter(|open| open.kind == OpenKind::Relay || self.seat_knows(open, seat))
            .collect();
        list.extend(self.watching(seat));
        list
    }

    fn seat_knows(&self, open: &Open, seat: SeatId) -> bool {
        let opener = self.ledger.pending.iter().map(|(_, charge)| charge);
        opener
            .into_iter()
            .filter(|charge| {
                charge.of == open.of && charge.per == open.subject && charge.trigger.record == open.opened
            })
            .any(|charge| knows(&self.ledger.knowledge, &charge.trigger, seat))
    }

    /// Prohibitions in force and precedences that bind a seat, in the order of the rules. A precedence is listed if the
    /// seat may do what it judges.
    #[must_use]
    pub fn watching(&self, seat: SeatId) -> Vec<Open> {
        let ledger = &self.ledger;
        let model = &ledger.model;
        let mut list = Vec::new();
        for (state, rule) in self.rules.iter().zip(&model.rules) {
            let owners = possible_seats(model, &rule.owner, ledger.knowledge.ours());
            let base = Open {
                of: Of::Rule(state.id),
                clause: rule.clause,
                subject: Subject::NONE,
                kind: OpenKind::Prohibition,
                owners,
                opened: None,
                clock_from: None,
                due: None,
                missed_from: None,
                basis: Basis::Untimed,
                missed: false,
            };
            match (&state.kind, &rule.kind) {
                (KindState::Scopes(scopes), _) if owners.has(seat) => {
                    let known = |since: &Evidence| knows(&ledger.knowledge, since, seat);
                    list.extend(scopes.iter().filter(|(_, scope)| known(&scope.since)).map(
                        |(key, scope)| Open { subject: key, opened: scope.since.record, ..base.clone() },
                    ));
                }
                (KindState::Before(_), RuleKind::Precedence { then, .. }) => {
                    let mut heads = Vec::new();
                    crate::score::clause::listen::heads(then, &mut heads);
                    let may = heads.iter().any(|head| match head {
                        Head::Action(action) => {
                            model.actions.get(action.index()).is_some_and(|row| row.by.has(seat))
                        }
                        Head::Signal(_) => owners.has(seat),
                    });
                    if may {
                        list.push(Open { kind: OpenKind::Precedence, ..base });
                    }
                }
                _ => {}
            }
        }
        list
    }

    /// The precedence and prohibition rules an act would break if it began at `begins`, as far as its seat knows.
    #[must_use]
    pub fn what_if(&self, act: &Act<'_>, begins: SimTime) -> Vec<Risk> {
        let happening = Happening {
            head: Head::Action(act.action),
            args: act.args,
            result: act.result,
            seat: Some(act.seat),
            reliability: Reliability::Confirmed,
            trigger: None,
        };
        self.would_break(&happening, act.seat, begins)
    }

    /// The same for anything a seat's act would bring about: an act, or a signal that follows from it at once.
    #[must_use]
    pub fn would_break(&self, happening: &Happening<'_>, seat: SeatId, begins: SimTime) -> Vec<Risk> {
        let ledger = &self.ledger;
        let things: Vec<_> = happening
            .args
            .vals
            .iter()
            .filter_map(|val| if let Val::Entity(thing) = val { Some(*thing) } else { None })
            .collect();
        let duty = ledger.clock.duty(begins);
        let evidence = Evidence {
            record: None,
            at: begins,
            duty,
            actor: Some(seat),
            audience: Audience::Seats(SeatMask::one(seat)),
            cell: None,
        };
        let heard = Heard { happening, things: &things, evidence, begun: duty, begun_by: None };
        let mut risks = Vec::new();
        let mut tell = |hearer: Hearer, port: Port, hit: &Hit<'_>| {
            if let (Some(state), Some(rule)) =
                (self.rules.get(usize::from(hearer)), ledger.model.rules.get(usize::from(hearer)))
                && let Some(kind) = self.risk(state, rule, port, *hit, seat)
            {
                let same = ledger.aliases.subject(hit.same);
                risks.push(Risk { rule: state.id, clause: rule.clause, kind, same });
            }
        };
        let asked_for = |port| matches!(port, Port::Then | Port::Never);
        self.listening.hear(&ledger.model, ledger.conditions.cells(), &heard, asked_for, &mut tell);
        risks
    }

    /// What a match thought of would break of one rule, as far as the seat knows.
    fn risk(
        &self,
        state: &RuleState,
        rule: &Rule,
        port: Port,
        mut hit: Hit<'_>,
        seat: SeatId,
    ) -> Option<RiskKind> {
        let ledger = &self.ledger;
        hit.per = ledger.aliases.subject(hit.per);
        hit.same = ledger.aliases.subject(hit.same);
        match (&state.kind, port) {
            (KindState::Scopes(scopes), Port::Never) => {
                let known = |key: &Subject| {
                    scopes.scope(*key).is_some_and(|scope| knows(&ledger.knowledge, &scope.since, seat))
                };
                let breaks =
                    state.bites(ledger, rule, &hit) && scopes.falls_under(ledger, &hit).iter().any(known);
                breaks.then_some(RiskKind::Prohibited)
            }
            (KindState::Before(before), Port::Then) => {
                let then = Then { same: hit.same, begun: hit.begun, begun_by: None, record: None };
                let judged = rule.judged == Judged::Engine
                    && state.guarded(ledger, rule, &hit)
                    && !state.excused(ledger, rule, &hit, true);
                let things = Ledger::things_of(hit.per, hit.same);
                let lacks = judged && before.found(ledger, &hit, &then, &things, Some(seat)).is_none();
                lacks.then_some(RiskKind::NotBefore)
            }
            _ => None,
        }
    }
}
