//! What all rules share while an exercise is judged: facts, knowledge, the duty clock, what waits, and the verdicts given.
//!
//! # Invariants
//! - A verdict is pushed once and its kind never changes; `later` and further breaches only add to its witness.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::{ActionId, ClauseId, Dur, RuleId, SeatMask, SimTime};
use crate::content::model::{Head, Model, Owner, Rule};
use crate::content::procedure::Basis;
use crate::score::clause::clock::{DutyClock, DutyTime};
use crate::score::clause::condition::Conditions;
use crate::score::clause::evidence::{Audience, Evidence};
use crate::score::clause::knowledge::{Knowledge, Learned};
use crate::score::clause::listen::Hit;
use crate::score::clause::owner::{Bearer, Namings, bearers, stands_on};
use crate::score::clause::pending::{Alarm, Body, Charge, Handle, Pending, Relay};
use crate::score::clause::subject::{Aliases, Keyed, Things};
use crate::score::clause::verdict::{Of, Reason, Verdict, VerdictKind};
use crate::score::clause::{periodic, relay, response};
use crate::trace::{Args, MessageNo, RecordNo, Subject};

/// Shared state of all monitors.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// What is played.
    pub model: Arc<Model>,
    /// The duty clock.
    pub clock: DutyClock,
    /// Exercise time of the last record or advance.
    pub now: SimTime,
    /// The beginning: record 0.
    pub start: Evidence,
    /// Merged things.
    pub aliases: Aliases,
    /// Facts and conditions.
    pub conditions: Conditions,
    /// Who knows what.
    pub knowledge: Knowledge,
    /// Who was named for what.
    pub namings: Namings,
    /// What waits.
    pub pending: Pending,
    /// Verdicts given, in the order they were given.
    pub verdicts: Vec<Verdict>,
    /// By clause: whether anything has called for it, and by which record.
    pub arisen: Vec<Option<Evidence>>,
    /// By rule: whether it has a verdict.
    pub judged: Vec<bool>,
    /// For rules other rules count from: when they were settled, by subject.
    pub settled: BTreeMap<RuleId, Keyed<DutyTime>>,
    /// For rules a person judges: what called for them.
    pub for_person: BTreeMap<RuleId, Vec<(Subject, Evidence, SeatMask)>>,
    /// Actions that some rule takes its owner from.
    naming: BTreeSet<ActionId>,
    /// Seats for which a clock has begun, until somebody asks.
    pub called: SeatMask,
    /// Nothing new triggers any more.
    pub over: bool,
    /// The record the exercise starts with, and the verdicts given before it: with a past, what was settled and done in
    /// it is nobody's merit or fault here.
    pub counts_from: (RecordNo, usize),
}

/// How a charge ended, without what the charge itself says.
#[derive(Clone, Copy, Debug)]
pub struct Finding {
    /// Kind of verdict.
    pub kind: VerdictKind,
    /// Why.
    pub reason: Reason,
    /// What settled it.
    pub settled: Option<Evidence>,
    /// When it ended.
    pub at: DutyTime,
    /// Beginning of the clock.
    pub clock_from: Option<DutyTime>,
    /// Due time.
    pub due: Option<DutyTime>,
    /// Basis of the number.
    pub basis: Basis,
    /// Length of a period.
    pub length: Dur,
}

impl Finding {
    /// A finding without a clock.
    #[must_use]
    pub const fn new(kind: VerdictKind, reason: Reason, at: DutyTime) -> Self {
        Self {
            kind,
            reason,
            settled: None,
            at,
            clock_from: None,
            due: None,
            basis: Basis::Untimed,
            length: Dur::ZERO,
        }
    }
}

impl Ledger {
    /// A ledger before the first record.
    #[must_use]
    pub fn new(model: Arc<Model>) -> Self {
        let mut settled = BTreeMap::new();
        for rule in &model.rules {
            if let crate::content::model::RuleKind::Response {
                from: Some(crate::content::model::rules::From::Rule(position)),
                ..
            } = &rule.kind
            {
                let named = model
                    .rules
                    .iter()
                    .position(|other| other.clause == rule.clause && other.position == *position);
                if let Some(named) = named {
                    settled.insert(RuleId::from_index(named), Keyed::new(rule.same));
                }
            }
        }
        Self {
            clock: DutyClock::default(),
            now: SimTime(i64::MIN),
            start: Evidence {
                record: Some(RecordNo(0)),
                at: SimTime::ZERO,
                duty: 0,
                actor: None,
                audience: Audience::Everyone,
                cell: None,
            },
            aliases: Aliases::new(model.things.len()),
            conditions: Conditions::new(&model),
            knowledge: Knowledge::new(&model),
            namings: Namings::default(),
            pending: Pending::default(),
            verdicts: Vec::new(),
            arisen: vec![None; model.procedure.clauses.len()],
            judged: vec![false; model.rules.len()],
            settled,
            for_person: BTreeMap::new(),
            naming: model
                .rules
                .iter()
                .filter_map(|rule| if let Owner::Named(action, _) = rule.owner { Some(action) } else { None })
                .collect(),
            called: SeatMask::NONE,
            over: false,
            counts_from: (RecordNo(0), 0),
            model,
        }
    }

    /// Duty time now.
    #[must_use]
    pub fn duty_now(&self) -> DutyTime {
        self.clock.duty(self.now)
    }

    /// Duty time of the horizon, as far as the interludes are known.
    #[must_use]
    pub fn horizon(&self) -> DutyTime {
        self.clock.duty(self.model.script.horizon)
    }

    /// The rule of a number.
    #[must_use]
    pub fn rule(&self, rule: RuleId) -> Option<&Rule> {
        self.model.rules.get(rule.index())
    }

    /// The clause something belongs to.
    #[must_use]
    pub fn clause(&self, of: Of) -> ClauseId {
        match of {
            Of::Rule(rule) => self.rule(rule).map_or(ClauseId(0), |rule| rule.clause),
            Of::Expect(at) => {
                self.model.script.expects.get(usize::from(at)).map_or(ClauseId(0), |expect| expect.clause)
            }
        }
    }

    /// Within how long an owner is to be told.
    #[must_use]
    pub fn relay_within(&self) -> Dur {
        self.model.procedure.relay_within
    }

    /// The things of a charge, for conditions about its subject.
    #[must_use]
    pub fn things_of(per: Subject, same: Subject) -> Things {
        Things::of(per, same)
    }

    /// Notes that something called for a clause.
    pub fn arose(&mut self, clause: ClauseId, by: &Evidence) {
        if let Some(arisen) = self.arisen.get_mut(clause.index())
            && arisen.is_none()
        {
            *arisen = Some(*by);
            self.expected_arose(clause, by);
        }
    }

    /// A clause that was expected and judged Missed has arisen after all: that is its later act.
    fn expected_arose(&mut self, clause: ClauseId, by: &Evidence) {
        for verdict in &mut self.verdicts {
            if matches!(verdict.of, Of::Expect(_)) && verdict.clause == clause && verdict.later_act.is_none()
            {
                verdict.later_act = by.record;
            }
        }
    }

    /// The bearers of an obligation this hit opens.
    #[must_use]
    pub fn bearers(&self, rule: &Rule, args: Option<(Head, &Args)>, by: &Evidence) -> Vec<Bearer> {
        bearers(&self.model, &rule.owner, &self.namings, args, by.actor, self.knowledge.ours())
    }

    /// Puts a charge into the store and starts its clock if its owner knows of it.
    pub fn charge(&mut self, of: Of, hit: &Hit<'_>, bearer: Bearer, keep_args: bool, body: Body) -> Handle {
        let charge = Charge {
            id: 0,
            of,
            per: hit.per,
            same: hit.same,
            trigger: hit.evidence,
            by_act: hit.by_act,
            args: hit.args.filter(|_| keep_args).map(|(head, args)| Box::new((head, args.clone()))),
            owners: bearer.seats,
            own_act_only: bearer.own_act_only,
            noticed: None,
            clock: None,
            told_by: None,
            relay: Relay::No,
            listens: false,
            body,
        };
        self.pending.add(charge)
    }

    /// Looks whether the owner, or anybody of ours, knows by now of what opened a charge.
    pub fn hear(&mut self, handle: Handle, not_before: Option<DutyTime>) {
        let Some(charge) = self.pending.get(handle) else { return };
        if charge.clock.is_some() || charge.is_judged() {
            return;
        }
        let (trigger, owners, was_noticed) = (charge.trigger, charge.owners, charge.noticed);
        let listened = charge.listens;
        let floor = not_before.unwrap_or(i64::MIN).max(trigger.duty);
        let duty = |at: SimTime, clock: &DutyClock| clock.duty(at).max(floor);
        let noticed = self.knowledge.first(&trigger, self.knowledge.ours());
        let known = match charge.of {
            Of::Rule(_) => self.knowledge.first(&trigger, owners),
            Of::Expect(_) => noticed,
        };
        let noticed_at =
            was_noticed.or_else(|| noticed.or(known).map(|(at, _)| self.clock.duty(at).max(trigger.duty)));
        let known = known.map(|(at, learned)| (duty(at, &self.clock), learned));
        let Some(charge) = self.pending.at_mut(handle.place) else { return };
        charge.noticed = noticed_at;
        charge.clock = known.map(|(at, _)| at);
        charge.told_by = known.and_then(|(_, learned)| learned).map(|learned| learned.record);
        charge.listens = known.is_none();
        match known {
            Some((at, learned)) => {
                relay::told(self, handle.place, at, learned);
                if !response::joined(self, handle, at) {
                    self.clock_started(handle);
                }
            }
            None => {
                if !listened {
                    self.pending.listen(handle, &trigger);
                }
                if was_noticed.is_none()
                    && let Some(noticed) = noticed_at
                    && !owners.is_empty()
                {
                    let due = noticed.saturating_add(self.relay_within().0);
                    self.pending.set(due, Alarm::Relay(handle));
                }
            }
        }
    }

    /// The owner's clock begins.
    fn clock_started(&mut self, handle: Handle) {
        let Some(charge) = self.pending.get(handle) else { return };
        let Some(clock) = charge.clock else { return };
        self.called = self.called.union(charge.owners);
        match &charge.body {
            Body::Duty(duty) => {
                if let Some(limit) = duty.limit {
                    let missed = limit.missed(duty.from.unwrap_or(clock));
                    self.pending.set(missed, Alarm::Missed(handle));
                }
            }
            Body::Rhythm(_) => periodic::begin(self, handle.place, clock),
            Body::Expectation => {
                if let Of::Expect(at) = charge.of
                    && let Some(expect) = self.model.script.expects.get(usize::from(at))
                {
                    let by = clock.saturating_add(expect.by.0);
                    self.pending.set(by, Alarm::Expectation(handle));
                }
            }
            Body::Joined | Body::Snapshot => {}
        }
    }

    /// A message reached a seat.
    pub fn reached(&mut self, message: MessageNo, learned: Learned) {
        self.knowledge.reach(message, learned);
        for handle in self.pending.of_message(message) {
            self.hear(handle, None);
        }
    }

    /// A seat was told of the present value of a cell.
    pub fn told(&mut self, cell: usize, learned: Learned) {
        let records = self.knowledge.tell(cell, learned);
        let mut handles: Vec<Handle> = Vec::new();
        for record in records.into_iter().flatten() {
            handles.extend(self.pending.of_record(record));
        }
        for handle in self.pending.of_cell(cell as u32) {
            if let Some(record) = self.pending.get(handle).and_then(|charge| charge.trigger.record) {
                self.knowledge.tell_record(record, learned);
            }
            handles.push(handle);
        }
        for handle in handles {
            self.hear(handle, None);
        }
    }

    /// Somebody was named for something: charges that had no owner get one.
    pub fn named(&mut self, action: ActionId, args: &Args) {
        let asked = |rule: &Rule| matches!(&rule.owner, Owner::Named(of, _) if *of == action);
        if !self.naming.contains(&action) {
            return;
        }
        self.namings.note(action, args);
        let model = Arc::clone(&self.model);
        for handle in self.pending.handles() {
            let Some(charge) = self.pending.get(handle).filter(|charge| charge.owners.is_empty()) else {
                continue;
            };
            let Of::Rule(id) = charge.of else { continue };
            let Some(rule) = model.rules.get(id.index()).filter(|rule| asked(rule)) else { continue };
            let trigger = charge.args.as_deref().map(|(head, args)| (*head, args));
            let seats =
                self.bearers(rule, trigger, &charge.trigger).first().map_or(SeatMask::NONE, |one| one.seats);
            let now = self.duty_now();
            self.pending.give(handle.place, seats);
            self.hear(handle, Some(now));
        }
    }

    /// Gives the verdict of a charge. Answers its position.
    pub fn give(&mut self, charge: &Charge, finding: Finding) -> usize {
        let actor = finding.settled.and_then(|settled| settled.actor);
        let kind = match finding.kind {
            VerdictKind::Late(_) if actor.is_none() => VerdictKind::Late(0),
            kind => kind,
        };
        let due = finding.due.map(|due| self.clock.exercise(due));
        let (seats, by_other) = match charge.of {
            Of::Rule(rule) => match self.rule(rule) {
                Some(rule) => stands_on(
                    &rule.owner,
                    charge.owners,
                    kind,
                    actor,
                    &self.knowledge,
                    &charge.trigger,
                    due.unwrap_or_else(|| self.clock.exercise(finding.at)),
                ),
                None => (charge.owners, false),
            },
            Of::Expect(_) => (charge.owners, false),
        };
        self.push(Verdict {
            of: charge.of,
            clause: self.clause(charge.of),
            subject: charge.per,
            kind,
            reason: finding.reason,
            relay: false,
            owners: charge.owners,
            seats,
            acted: actor,
            by_other,
            kept: kind == VerdictKind::Met && actor.is_none(),
            opened: charge.trigger.record,
            opened_at: charge.trigger.at,
            told_by: finding.clock_from.and(charge.told_by),
            clock_from: finding.clock_from.map(|from| self.clock.exercise(from)),
            due,
            basis: finding.basis,
            settled: finding.settled.and_then(|settled| settled.record),
            settled_at: self.settled_at(charge, &finding),
            breaches: Vec::new(),
            near: None,
            misfit: None,
            later_act: None,
            length: finding.length,
        });
        if let (Of::Rule(rule), VerdictKind::Met | VerdictKind::Late(_), Some(settled)) =
            (charge.of, kind, finding.settled)
            && let Some(settlements) = self.settled.get_mut(&rule)
        {
            settlements.at(charge.same, || settled.duty);
        }
        self.verdicts.len() - 1
    }

    /// When a charge was settled: at the record that did it, or, if that stood before it was asked for, when it was asked.
    fn settled_at(&self, charge: &Charge, finding: &Finding) -> SimTime {
        match finding.settled {
            Some(settled) if settled.duty >= finding.at => settled.at,
            _ => self.clock.exercise(finding.at).max(charge.trigger.at),
        }
    }

    /// Adds a verdict.
    pub fn push(&mut self, mut verdict: Verdict) {
        if verdict.kind == VerdictKind::Met && verdict.settled.is_some_and(|by| by < self.counts_from.0) {
            (verdict.kept, verdict.acted, verdict.by_other) = (true, None, false);
        }
        if let Of::Rule(rule) = verdict.of
            && let Some(judged) = self.judged.get_mut(rule.index())
        {
            *judged = true;
        }
        self.verdicts.push(verdict);
    }

    /// The past is over: the exercise starts with this record, and judges what is owed from here on.
    pub fn past_is_over(&mut self, started: RecordNo) {
        self.counts_from = (started, self.verdicts.len());
        self.judged.fill(false);
        self.for_person.clear();
    }

    /// The act of a duty that was missed has come after all.
    pub fn later(&mut self, verdict: usize, record: Option<RecordNo>) {
        if let Some(verdict) = self.verdicts.get_mut(verdict)
            && verdict.later_act.is_none()
        {
            verdict.later_act = record;
        }
    }

    /// Takes a charge out of the store.
    pub fn discharge(&mut self, place: u32) -> Option<Charge> {
        self.pending.remove(place)
    }
}
