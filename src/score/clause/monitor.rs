//! The monitors of a whole exercise: fed record by record, they give verdicts as soon as they are certain.
//!
//! Live scoring and scoring a finished journal are the same calls. Between records the host may say how far the clock
//! has gone, so that what falls due is known at once; it changes no verdict.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{ClauseId, Dur, EntityId, InjectId, RuleId, SeatId, SeatMask, SimTime};
use crate::content::kind::Kind;
use crate::content::model::{Happening, Head, Model};
use crate::score::clause::after::after;
use crate::score::clause::clock::DutyTime;
use crate::score::clause::closing::Ended;
use crate::score::clause::condition::Turn;
use crate::score::clause::evidence::Evidence;
use crate::score::clause::expects::Expectations;
use crate::score::clause::knowledge::Learned;
use crate::score::clause::lapse::Lapse;
use crate::score::clause::ledger::Ledger;
use crate::score::clause::listen::{CondEar, Heard, Hearer, Hit, Listening, Port};
use crate::score::clause::pending::Alarm;
use crate::score::clause::rule::{KindState, RuleState};
use crate::score::clause::verdict::Verdict;
use crate::score::clause::{periodic, relay, response};
use crate::trace::{Author, Event, Holder, Reach, Record, RecordNo, Subject, TaskNo, Val};

/// Somebody departed from a clause, with a reason at the time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    /// Seat.
    pub seat: SeatId,
    /// Clause.
    pub clause: ClauseId,
    /// The record with the reason.
    pub record: RecordNo,
}

/// A decision answered with the clause relied on, a confidence or a reason; kept apart from the score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Seat.
    pub seat: SeatId,
    /// The inject that asked.
    pub inject: InjectId,
    /// Position of the option.
    pub option: u8,
    /// Clause relied on.
    pub clause: Option<ClauseId>,
    /// Confidence, 1 to 5.
    pub confidence: Option<u8>,
    /// The record, with the reason.
    pub record: RecordNo,
}

/// The monitors of one exercise.
#[derive(Clone, Debug)]
pub struct Monitors {
    pub(super) listening: Arc<Listening>,
    pub(super) ledger: Ledger,
    pub(super) rules: Vec<RuleState>,
    pub(super) lapses: Vec<Lapse>,
    pub(super) expectations: Expectations,
    /// The record that began a task still running.
    begun: BTreeMap<TaskNo, RecordNo>,
    pub(super) ended: Option<Ended>,
    pub(super) closed: bool,
    /// The start is still ahead: what has no trigger has not opened.
    unopened: bool,
    /// The first record.
    begun_with: Option<RecordNo>,
    holders: Vec<Holder>,
    departures: Vec<Departure>,
    answers: Vec<Answer>,
    own_words: Vec<(SeatId, RecordNo)>,
    hints: SeatMask,
}

impl Monitors {
    /// Monitors of a model, before the first record.
    #[must_use]
    pub fn new(model: Arc<Model>) -> Self {
        let mut ledger = Ledger::new(Arc::clone(&model));
        let listening = Listening::new(&model, &mut ledger.conditions);
        let rules = model
            .rules
            .iter()
            .enumerate()
            .map(|(at, rule)| RuleState::new(RuleId::from_index(at), rule, &listening))
            .collect();
        let lapses = (0u16..).zip(&listening.waits).map(|(at, wait)| Lapse::new(at, wait.time)).collect();
        Self {
            listening: Arc::new(listening),
            ledger,
            rules,
            lapses,
            expectations: Expectations::new(&model),
            begun: BTreeMap::new(),
            ended: None,
            closed: false,
            unopened: false,
            begun_with: None,
            holders: vec![Holder::default(); model.seats.len()],
            departures: Vec::new(),
            answers: Vec::new(),
            own_words: Vec::new(),
            hints: SeatMask::NONE,
        }
    }

    /// The verdicts given so far, in the order they were given; those of a past are left out.
    #[must_use]
    pub fn verdicts(&self) -> &[Verdict] {
        self.ledger.verdicts.get(self.ledger.counts_from.1..).unwrap_or_default()
    }

    /// What is played.
    #[must_use]
    pub fn model(&self) -> &Arc<Model> {
        &self.ledger.model
    }

    /// Whether the last verdicts have been given.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        self.closed
    }

    /// The value of every cell now.
    #[must_use]
    pub fn cells(&self) -> &[i32] {
        self.ledger.conditions.cells()
    }

    /// Who holds a seat now.
    #[must_use]
    pub fn holders(&self) -> &[Holder] {
        &self.holders
    }

    /// Departures from clauses, in order.
    #[must_use]
    pub fn departures(&self) -> &[Departure] {
        &self.departures
    }

    /// Answers to decisions with what was said about them, in order.
    #[must_use]
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// What was done in own words, in order: unscored until an assessor says which action it was.
    #[must_use]
    pub fn own_words(&self) -> &[(SeatId, RecordNo)] {
        &self.own_words
    }

    /// Seats that took a hint.
    #[must_use]
    pub const fn hints(&self) -> SeatMask {
        self.hints
    }

    /// Takes in the next record.
    pub fn observe(&mut self, record: &Record) {
        if self.closed {
            return;
        }
        if let Event::InterludePassed { from, to } = record.event {
            self.advance(from);
            self.ledger.clock.pass(from, to);
            self.ledger.now = self.ledger.now.max(to);
            let now = self.ledger.clock.duty(to);
            periodic::passed_over(&mut self.ledger, now);
            return;
        }
        self.advance(record.at);
        if self.unopened && record.at >= self.ledger.start.at {
            self.open_all();
        }
        let model = Arc::clone(&self.ledger.model);
        let audience = self.ledger.knowledge.audience(&model, record);
        let is_history = record.author == Author::History;
        let evidence = Evidence {
            record: Some(record.no),
            at: record.at,
            duty: self.ledger.clock.duty(record.at),
            actor: record.actor.filter(|_| !is_history),
            audience,
            cell: None,
        };
        match &record.event {
            Event::Started { .. } if self.begun_with.is_some() => self.past_is_over(record.no),
            Event::Started { part } => {
                self.begun_with = Some(record.no);
                let start = part
                    .and_then(|part| model.script.parts.get(part.index()))
                    .map_or(SimTime::ZERO, |part| part.from);
                self.begin(record.no, record.at, start);
            }
            Event::SeatGiven { seat, holder } => {
                if let Some(kept) = self.holders.get_mut(seat.index()) {
                    *kept = holder.clone();
                }
            }
            Event::ActionBegun { task, .. } => {
                self.begun.entry(*task).or_insert(record.no);
            }
            Event::ActionCalledOff { task, .. } | Event::ActionFailed { task, .. } => {
                self.begun.remove(task);
            }
            Event::ActionCompleted { task, seat, action, args, result, begun } => {
                let begun_by = self.begun.remove(task);
                self.ledger.named(*action, args);
                let happening = Happening {
                    head: Head::Action(*action),
                    args,
                    result: *result,
                    seat: Some(*seat),
                    reliability: crate::base::Reliability::Confirmed,
                    trigger: None,
                };
                let actor = (!is_history).then_some(*seat);
                self.happen(&happening, Evidence { actor, ..evidence }, *begun, begun_by);
            }
            Event::SignalRaised { signal, args, reliability, .. } => {
                let happening = Happening {
                    head: Head::Signal(*signal),
                    args,
                    result: None,
                    seat: record.actor,
                    reliability: *reliability,
                    trigger: None,
                };
                self.happen(&happening, evidence, record.at, None);
            }
            Event::MessageReached { message, seat, how } => {
                let teller = match how {
                    Reach::Forwarded | Reach::Told => evidence.actor,
                    Reach::Arrived | Reach::Answered | Reach::Missed => None,
                };
                let learned = Learned { seat: *seat, at: record.at, record: record.no, teller };
                self.ledger.reached(*message, learned);
            }
            // The traveller sees that the route is closed.
            Event::TravelDiverted { seat, route, .. } => {
                let open = model.built_in(Kind::Route, "open");
                if let Some(cell) = open.and_then(|open| model.cell(open, Some(*route))) {
                    let learned = Learned { seat: *seat, at: record.at, record: record.no, teller: None };
                    self.ledger.told(cell, learned);
                }
            }
            Event::FactTold { from, to, fact, of } => {
                if let Some(cell) = model.cell(*fact, *of) {
                    let teller = from.or(evidence.actor);
                    let learned = Learned { seat: *to, at: record.at, record: record.no, teller };
                    self.ledger.told(cell, learned);
                }
            }
            Event::FactChanged { fact, of, to } => {
                if let Some(cell) = model.cell(*fact, *of) {
                    let by = Evidence { cell: Some(cell as u32), ..evidence };
                    let mut turns = Vec::new();
                    self.ledger.conditions.change(*fact, cell, *of, *to, by, &mut turns);
                    self.turn(&turns, by);
                }
            }
            Event::AliasesMerged { keep, alias } => self.merge(*keep, *alias),
            Event::ClauseDeparted { seat, clause, .. } => {
                self.departures.push(Departure { seat: *seat, clause: *clause, record: record.no });
            }
            Event::DecisionAnswered { inject, option, seat, clause, confidence, reason } => {
                if clause.is_some() || confidence.is_some() || reason.is_some() {
                    self.answers.push(Answer {
                        seat: *seat,
                        inject: *inject,
                        option: *option,
                        clause: *clause,
                        confidence: *confidence,
                        record: record.no,
                    });
                }
            }
            Event::OwnWordsDone { seat, .. } => self.own_words.push((*seat, record.no)),
            Event::HintTaken { seat } => self.hints.insert(*seat),
            Event::EndingReached { ending, by_seat } => self.reached_ending(*ending, *by_seat, evidence),
            Event::Stopped { by, .. } => self.stopped(*by, record.at),
            Event::InterludePassed { .. }
            | Event::ActionQueued { .. }
            | Event::ActionSuspended { .. }
            | Event::ActionResumed { .. }
            | Event::QueueReordered { .. }
            | Event::CommandRefused { .. }
            | Event::InjectFired { .. }
            | Event::InjectSkipped { .. }
            | Event::InjectScheduled { .. }
            | Event::MessageSent { .. }
            | Event::MessageRang { .. }
            | Event::MessageOpened { .. }
            | Event::MessageForwarded { .. }
            | Event::MessageRetracted { .. }
            | Event::ThingLearned { .. }
            | Event::DecisionOpened { .. }
            | Event::DecisionLapsed { .. }
            | Event::DecisionTookEffect { .. }
            | Event::OutcomeFired { .. }
            | Event::ChanceDrawn { .. }
            | Event::JourneyBegun { .. }
            | Event::JourneyEnded { .. }
            | Event::OwnWordsQueued { .. }
            | Event::Noted { .. }
            | Event::Corrected { .. }
            | Event::PartBegun { .. }
            | Event::PartEnded { .. } => {}
        }
    }

    /// The clock has gone to `now`: decides what was due before.
    pub fn advance(&mut self, now: SimTime) {
        if self.closed || now <= self.ledger.now {
            return;
        }
        let duty = self.ledger.clock.duty(now);
        self.ring_until(duty, false);
        self.ledger.now = now;
    }

    /// Rings every alarm whose moment the clock has left, or reached.
    pub(super) fn ring_until(&mut self, duty: DutyTime, reached: bool) {
        while let Some((at, alarm)) = self.ledger.pending.ring(duty, reached) {
            self.ring(at, alarm);
        }
    }

    fn ring(&mut self, at: DutyTime, alarm: Alarm) {
        let ledger = &mut self.ledger;
        match alarm {
            Alarm::Lapse(number, id) => {
                let Some(wait) = self.lapses.get_mut(usize::from(number)).and_then(|lapse| lapse.take(id))
                else {
                    return;
                };
                if let Some(to) = self.listening.waits.get(usize::from(number)).copied() {
                    let hit = wait.hit(&self.ledger, at);
                    self.route(to.hearer, to.port, &hit);
                }
            }
            Alarm::Missed(handle) => response::missed(ledger, handle, at),
            Alarm::Relay(handle) => relay::due(ledger, handle),
            Alarm::RelayMissed(handle) => relay::missed(ledger, handle),
            Alarm::Period(handle) => {
                let states = match ledger.pending.get(handle).map(|charge| charge.of) {
                    Some(crate::score::clause::verdict::Of::Rule(rule)) => {
                        match self.rules.get(rule.index()).map(|rule| &rule.kind) {
                            Some(KindState::Rhythms(rhythms)) => rhythms.states(),
                            _ => &[],
                        }
                    }
                    _ => &[],
                };
                periodic::missed(ledger, handle, at, states);
            }
            Alarm::Rest(handle) => periodic::rested(ledger, handle, at),
            Alarm::Expectation(handle) => self.expectations.due(ledger, handle, at),
        }
    }

    /// The first record: at the start, or before the history.
    fn begin(&mut self, record: RecordNo, at: SimTime, start: SimTime) {
        let duty = self.ledger.clock.duty(start);
        let by = Evidence { record: Some(record), at: start, duty, ..self.ledger.start };
        self.ledger.start = by;
        self.ledger.knowledge.begin(start);
        let mut turns = Vec::new();
        self.ledger.conditions.start(by, &mut turns);
        self.unopened = true;
        if at >= start {
            self.open_all();
        }
        self.turn(&turns, by);
    }

    /// The exercise starts anew after a recorded past: what the past left open goes on, what it settled is left out.
    fn past_is_over(&mut self, started: RecordNo) {
        self.ledger.past_is_over(started);
        for state in &mut self.rules {
            if let KindState::Scopes(scopes) = &mut state.kind {
                scopes.forgive();
            }
        }
        self.departures.clear();
        self.answers.clear();
        self.own_words.clear();
        self.hints = SeatMask::NONE;
    }

    /// What has no trigger opens at the start, after the history.
    fn open_all(&mut self) {
        self.unopened = false;
        let model = Arc::clone(&self.ledger.model);
        for (state, rule) in self.rules.iter_mut().zip(&model.rules) {
            state.begin(&mut self.ledger, rule);
        }
    }

    /// An act or a signal.
    fn happen(
        &mut self,
        happening: &Happening<'_>,
        evidence: Evidence,
        begun: SimTime,
        begun_by: Option<RecordNo>,
    ) {
        let mut things: Vec<EntityId> = Vec::new();
        for val in &happening.args.vals {
            if let Val::Entity(thing) = val {
                things.push(*thing);
            }
        }
        let listening = Arc::clone(&self.listening);
        let model = Arc::clone(&self.ledger.model);
        let heard =
            Heard { happening, things: &things, evidence, begun: self.ledger.clock.duty(begun), begun_by };
        let mut hits: Vec<(Hearer, Port, Hit<'_>)> = Vec::new();
        let cells = self.ledger.conditions.cells();
        listening.hear(&model, cells, &heard, |_| true, &mut |hearer, port, hit| {
            hits.push((hearer, port, *hit));
        });
        if hits.iter().any(|(_, port, _)| *port == Port::When) {
            let after = after(&model, self.ledger.conditions.cells(), happening);
            self.ledger.conditions.foresee(after);
        }
        for (hearer, port, mut hit) in hits {
            hit.per = self.ledger.aliases.subject(hit.per);
            hit.same = self.ledger.aliases.subject(hit.same);
            self.route(hearer, port, &hit);
        }
        self.ledger.conditions.foresee(None);
    }

    /// Conditions turned: what they fulfil is settled before what they open, rule by rule.
    fn turn(&mut self, turns: &[Turn], by: Evidence) {
        let listening = Arc::clone(&self.listening);
        let model = Arc::clone(&self.ledger.model);
        let mut heard: Vec<(CondEar, Turn)> = Vec::new();
        for turn in turns {
            heard.extend(listening.to_condition(turn.cond).iter().map(|ear| (*ear, *turn)));
        }
        heard.sort_by_key(|(ear, turn)| (ear.hearer, ear.port, turn.thing));
        for (ear, turn) in heard {
            if !ear.became {
                if let Some(state) = self.rules.get_mut(usize::from(ear.hearer)) {
                    state.turned(
                        &mut self.ledger,
                        &model.rules[usize::from(ear.hearer)],
                        ear.port,
                        turn,
                        &by,
                    );
                }
            } else if turn.holds
                && self.ledger.conditions.truth(turn.cond, &[]).is_none_or(|truth| truth.holds)
            {
                let mut hit = Hit::moment(by);
                if let Some(thing) = turn.thing.filter(|_| ear.of_subject) {
                    let key = self.ledger.aliases.subject(Subject([Val::Entity(thing), Val::Nil, Val::Nil]));
                    (hit.per, hit.same, hit.lacks) = (key, key, [false, true, true]);
                }
                let places = listening.places(ear.hearer);
                hit.lacks.iter_mut().skip(places).for_each(|lacks| *lacks = false);
                self.route(ear.hearer, ear.port, &hit);
            }
        }
    }

    fn route(&mut self, hearer: Hearer, port: Port, hit: &Hit<'_>) {
        match port {
            Port::LapseSince(number) => {
                if let Some(lapse) = self.lapses.get_mut(usize::from(number)) {
                    lapse.since(&mut self.ledger, hit);
                }
            }
            Port::LapseUnless(number) => {
                if let Some(lapse) = self.lapses.get_mut(usize::from(number)) {
                    lapse.unless(&self.ledger, hit);
                }
            }
            Port::Cause => {
                let expect = usize::from(hearer).saturating_sub(self.rules.len());
                self.expectations.cause(&mut self.ledger, expect as u16, hit);
            }
            Port::MetOtherwise => {
                let expect = usize::from(hearer).saturating_sub(self.rules.len());
                self.expectations.met_otherwise(&mut self.ledger, expect as u16);
            }
            Port::Then
            | Port::Never
            | Port::Lifted
            | Port::Until
            | Port::At
            | Port::When
            | Port::Scope
            | Port::Spoiled
            | Port::First
            | Port::NearlyFirst
            | Port::Unless
            | Port::From
            | Port::Guard => {
                let model = Arc::clone(&self.ledger.model);
                if let (Some(state), Some(rule)) =
                    (self.rules.get_mut(usize::from(hearer)), model.rules.get(usize::from(hearer)))
                {
                    state.hear(&mut self.ledger, rule, port, hit);
                }
            }
        }
    }

    fn merge(&mut self, keep: EntityId, alias: EntityId) {
        self.ledger.aliases.merge(keep, alias);
        let aliases = self.ledger.aliases.clone();
        for charge in self.ledger.pending.iter_mut() {
            charge.per = aliases.subject(charge.per);
            charge.same = aliases.subject(charge.same);
        }
        for settled in self.ledger.settled.values_mut() {
            settled.rekey(&aliases, |there, moved| *there = (*there).min(moved));
        }
        for lapse in &mut self.lapses {
            lapse.rekey(&aliases);
        }
        for rule in &mut self.rules {
            rule.rekey(&aliases);
        }
    }

    /// Within how long an owner is to be told of what opened a duty.
    #[must_use]
    pub fn relay_within(&self) -> Dur {
        self.ledger.relay_within()
    }
}
