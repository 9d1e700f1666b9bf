//! What one seat sees, and nothing more: the only door through which a colleague looks at an exercise.
//!
//! # Invariants
//! - Nothing here tells of a message that has not reached the seat, a thing it has not learned of, or what the script
//!   holds ready.

use crate::base::{ActionId, EntityId, InjectId, Reliability, SeatId, SeatMask, SimTime};
use crate::content::kind::Kind;
use crate::content::model::pattern::Happening;
use crate::content::model::script::{Effect, Inject, Raise, Thing};
use crate::content::model::tables::SlotTy;
use crate::content::model::{Decision, Head, Model};
use crate::explore::handbook::Handbook;
use crate::explore::means;
use crate::kernel::situation::Work;
use crate::kernel::{Plan, Situation, decide};
use crate::score::clause::{Act, Expected, Monitors, Owed, Risk};
use crate::trace::{Args, Command, Envelope, Holder, MessageNo, Refusal, Val};

/// An exercise seen from one seat at one moment.
#[derive(Clone, Copy)]
pub struct Eyes<'a> {
    plan: &'a Plan,
    situation: &'a Situation,
    monitors: &'a Monitors,
    book: &'a Handbook,
    seat: SeatId,
    now: SimTime,
}

impl<'a> Eyes<'a> {
    /// Looks from a seat.
    #[must_use]
    pub const fn new(
        plan: &'a Plan,
        situation: &'a Situation,
        monitors: &'a Monitors,
        book: &'a Handbook,
        seat: SeatId,
        now: SimTime,
    ) -> Self {
        Self { plan, situation, monitors, book, seat, now }
    }

    /// The model: the procedure is known to everybody; of the scenario a colleague uses names and briefings only.
    #[must_use]
    pub fn model(&self) -> &'a Model {
        &self.plan.model
    }

    /// What a good colleague knows by heart.
    #[must_use]
    pub const fn book(&self) -> &'a Handbook {
        self.book
    }

    /// The seat.
    #[must_use]
    pub const fn seat(&self) -> SeatId {
        self.seat
    }

    /// The time.
    #[must_use]
    pub const fn now(&self) -> SimTime {
        self.now
    }

    /// Seed of the exercise.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.situation.setup().seed
    }

    /// Whether a part is played alone whose start state is given, without a past.
    #[must_use]
    pub fn begins_in_the_middle(&self) -> bool {
        let setup = self.situation.setup();
        setup.part.is_some() && !setup.folded
    }

    /// Whether the seat has learned of a thing.
    #[must_use]
    pub fn knows(&self, thing: EntityId) -> bool {
        self.situation.knows(self.model(), self.seat, thing)
    }

    /// The value of a cell if the seat knows it.
    #[must_use]
    pub fn cell(&self, cell: usize) -> Option<i32> {
        let known = self.situation.knows_cell(self.model(), self.seat, cell);
        known.then(|| self.situation.cells().get(cell).copied()).flatten()
    }

    /// The inject a message came from, if it has reached the seat or rings there.
    #[must_use]
    pub fn source(&self, message: MessageNo) -> Option<InjectId> {
        let message = self.situation.message(message)?;
        if message.reached.has(self.seat) || message.ringing.has(self.seat) { message.inject } else { None }
    }

    /// To whom a message went, as the message itself shows to those it reached. Who is away from the post and has not had it
    /// is not among them: in a mission one knows who is on the road.
    #[must_use]
    pub fn shared_with(&self, message: MessageNo) -> SeatMask {
        match self.situation.message(message) {
            Some(message) if message.reached.has(self.seat) => {
                let waits =
                    |seat: SeatId| self.situation.is_away(self.plan, seat) && !message.ringing.has(seat);
                let here = message.to.iter().filter(|seat| !waits(*seat));
                here.map(SeatMask::one).fold(message.reached, SeatMask::union)
            }
            _ => SeatMask::NONE,
        }
    }

    /// Whether a message was sent to this seat.
    #[must_use]
    pub fn is_addressed(&self, message: MessageNo) -> bool {
        self.situation.message(message).is_some_and(|message| message.to.has(self.seat))
    }

    /// Whether a telephone rings here.
    #[must_use]
    pub fn rings(&self, message: MessageNo) -> bool {
        self.situation.message(message).is_some_and(|message| message.ringing.has(self.seat))
    }

    /// Whether the seat has opened a message.
    #[must_use]
    pub fn has_opened(&self, message: MessageNo) -> bool {
        self.situation.message(message).is_some_and(|message| message.opened.has(self.seat))
    }

    /// Messages that have reached the seat, oldest first.
    pub fn inbox(&self) -> impl Iterator<Item = MessageNo> + 'a {
        let seat = self.seat;
        (0u32..)
            .zip(self.situation.messages())
            .filter(move |(_, message)| message.reached.has(seat))
            .map(|(no, _)| MessageNo(no))
    }

    /// Telephones that ring here, with the time until which they will.
    pub fn ringing(&self) -> impl Iterator<Item = (MessageNo, SimTime)> + 'a {
        let (seat, model) = (self.seat, &self.plan.model);
        (0u32..).zip(self.situation.messages()).filter(move |(_, message)| message.ringing.has(seat)).map(
            |(no, message)| {
                let rings = model.procedure.channels.get(message.channel.index()).and_then(|row| row.rings);
                (MessageNo(no), message.sent.plus(rings.unwrap_or(crate::base::Dur::minutes(2))))
            },
        )
    }

    /// Decisions the seat may answer, with the time until they are open.
    pub fn decisions(&self) -> impl Iterator<Item = (InjectId, SimTime)> + 'a {
        self.situation.decisions_of(self.seat).map(|open| (open.inject, open.until))
    }

    /// A decision the seat may answer.
    #[must_use]
    pub fn decision(&self, inject: InjectId) -> Option<&'a Decision> {
        self.decisions().find(|(open, _)| *open == inject)?;
        self.plan.model.script.injects.get(inject.index())?.decision.as_ref()
    }

    /// Hands of the seat.
    #[must_use]
    pub fn all_hands(&self) -> usize {
        self.model().seats.get(self.seat.index()).map_or(0, |row| usize::from(row.hands.max(1)))
    }

    /// Hands free now.
    #[must_use]
    pub fn hands(&self) -> usize {
        self.all_hands().saturating_sub(self.situation.hands_used(self.seat, self.now))
    }

    /// When the next call or visit is over, if one keeps a hand busy.
    #[must_use]
    pub fn call_over(&self) -> Option<SimTime> {
        let calls = self.situation.seat(self.seat)?.calls.iter();
        calls.map(|call| call.until).filter(|until| *until > self.now).min()
    }

    /// Actions in the seat's own queue or hands.
    pub fn tasks(&self) -> impl Iterator<Item = (ActionId, &'a Args)> {
        let state = self.situation.seat(self.seat);
        let own = state.into_iter().flat_map(|state| state.running.iter().chain(&state.waiting));
        let situation = self.situation;
        own.filter_map(move |task| match &situation.task(*task)?.work {
            Work::Action { action, args } => Some((*action, args)),
            Work::OwnWords { .. } => None,
        })
    }

    /// Whether something in the seat's queue comes next. What waits for an earlier step of the same decision, such as a
    /// journey, keeps nobody from other work.
    #[must_use]
    pub fn has_queue(&self) -> bool {
        self.situation.has_next(self.seat)
    }

    /// Whether a command would be accepted now.
    ///
    /// # Errors
    /// The refusal the seat would read.
    pub fn try_out(&self, command: Command) -> Result<Command, Refusal> {
        let envelope = Envelope {
            seat: Some(self.seat),
            by: Holder::default(),
            decided_by: None,
            for_table: false,
            command,
        };
        decide::check(self.plan, self.situation, self.now, &envelope)?;
        Ok(envelope.command)
    }

    /// An act, if it could begin now.
    #[must_use]
    pub fn may_begin(&self, act: means::Act) -> Option<means::Act> {
        let command = Command::Begin { action: act.action, args: act.args, front: false };
        match self.try_out(command) {
            Ok(Command::Begin { action, args, .. }) => Some(means::Act { action, args }),
            _ => None,
        }
    }

    /// Cells whose value a message told.
    #[must_use]
    pub fn told_by(&self, message: MessageNo) -> &'a [u32] {
        if self.source(message).is_some() || self.shared_with(message).has(self.seat) {
            self.situation.told_by(message)
        } else {
            &[]
        }
    }

    /// Adds what the seat owes and knows of.
    pub fn owed(&self, into: &mut Vec<Owed>) {
        self.monitors.each_owed(self.seat, &mut |owed| into.push(owed));
    }

    /// Clauses that ought to come up, as far as the seat knows of the cause and would owe them.
    #[must_use]
    pub fn expected(&self) -> Vec<Expected> {
        let mut expected = Vec::new();
        self.monitors.each_expected(self.seat, &mut |one| expected.push(one));
        expected
    }

    /// What opened a duty, where acts are compared with it.
    #[must_use]
    pub fn trigger(&self, duty: &Owed) -> Option<(Head, &'a Args)> {
        self.monitors.trigger_of(duty.handle)
    }

    /// What an act begun now would break, as far as the seat knows, if it ends as one hopes; for one that lets a journey
    /// leave, what the leaving would break as well.
    #[must_use]
    pub fn breaks(&self, action: ActionId, args: &Args) -> Vec<Risk> {
        if !self.book.is_weighty(action) {
            return Vec::new();
        }
        let result = self.model().actions.get(action.index()).and_then(|row| row.results.first().copied());
        let mut risks = self.monitors.what_if(&Act { seat: self.seat, action, args, result }, self.now);
        if let Some((depart, slot)) = self.book.craft().depart
            && depart == action
            && let Val::Entity(movement) = args.get(slot.index())
        {
            self.leaving(movement, &mut risks);
        }
        risks
    }

    /// What the leaving of a journey now would break.
    fn leaving(&self, movement: EntityId, risks: &mut Vec<Risk>) {
        let model = self.model();
        for signal in &self.book.craft().leaving {
            let Some(row) = model.signals.get(signal.index()) else { continue };
            let vals = row.slots.iter().map(|slot| match &slot.ty {
                SlotTy::Thing(kinds) if kinds.contains(&Kind::Movement) => Val::Entity(movement),
                SlotTy::Thing(kinds) if kinds.contains(&Kind::Route) => {
                    self.route_of(movement).map_or(Val::Nil, Val::Entity)
                }
                _ => Val::Nil,
            });
            let args = Args::new(vals.collect(), Vec::new());
            let happening = Happening {
                head: Head::Signal(*signal),
                args: &args,
                result: None,
                seat: Some(self.seat),
                reliability: Reliability::Confirmed,
                trigger: None,
            };
            for risk in self.monitors.would_break(&happening, self.seat, self.now) {
                if !risks.contains(&risk) {
                    risks.push(risk);
                }
            }
        }
    }

    /// The route of a movement: planned, or its own.
    #[must_use]
    pub fn route_of(&self, movement: EntityId) -> Option<EntityId> {
        let model = self.model();
        let planned = self.situation.journey(model, movement).and_then(|journey| journey.route);
        let position = movement.0.checked_sub(model.range(Kind::Movement).0).map(usize::from)?;
        planned.or_else(|| model.script.movements.get(position).and_then(|row| row.route))
    }

    /// What a message that has reached the seat speaks of.
    #[must_use]
    pub fn names_of(&self, message: MessageNo) -> &'a [EntityId] {
        self.inject_of(message).map_or(&[], |inject| &inject.names)
    }

    /// The signals a message that has reached the seat carries.
    #[must_use]
    pub fn raises_of(&self, message: MessageNo) -> &'a [Raise] {
        self.inject_of(message).map_or(&[], |inject| &inject.raises)
    }

    /// Where a message that has reached the seat says that somebody is: it names both, and is sent when they come there.
    pub fn placed_by(&self, message: MessageNo) -> impl Iterator<Item = (EntityId, EntityId)> + 'a {
        let inject = self.inject_of(message);
        let names = inject.map_or(&[][..], |inject| &inject.names);
        inject.map_or(&[][..], |inject| &inject.effects).iter().filter_map(move |effect| match effect {
            Effect::Move(Thing::Fixed(who), Thing::Fixed(place))
                if names.contains(who) && names.contains(place) =>
            {
                Some((*who, *place))
            }
            _ => None,
        })
    }

    fn inject_of(&self, message: MessageNo) -> Option<&'a Inject> {
        self.source(message).and_then(|inject| self.plan.model.script.injects.get(inject.index()))
    }
}
