//! What happened.

use crate::base::{
    ActionId, ChannelId, ClauseId, Dur, EndingId, EntityId, FactId, InjectId, OutcomeId, PartId, Reliability,
    SeatId, SeatMask, SignalId, SimTime,
};
use crate::trace::command::Holder;
use crate::trace::value::{Args, MessageNo, RecordNo, TaskNo, Val, WordId};

/// How a message came to a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// It arrived.
    Arrived,
    /// It was answered.
    Answered,
    /// It rang out: a missed call.
    Missed,
    /// It was forwarded.
    Forwarded,
    /// It was told.
    Told,
}

/// A fact of the exercise. Past participles; never refused, never undone.
///
/// Those of numbers alone come first, those that own a text or slots last: so one comparison tells whether there is
/// anything to give back when an event is forgotten. None is larger than 32 bytes, so that a record is not larger than
/// 64: a text that would make a rare one larger lies behind a pointer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// The exercise, or a part played alone, begins. Always record 0.
    Started {
        /// The part, if one is played alone.
        part: Option<PartId>,
    },
    /// Work on a task began.
    ActionBegun {
        /// Task.
        task: TaskNo,
        /// Seat.
        seat: SeatId,
        /// When it will be complete if nothing interrupts it.
        until: SimTime,
    },
    /// A phone call or visitor suspended a task.
    ActionSuspended {
        /// Task.
        task: TaskNo,
        /// Seat.
        seat: SeatId,
    },
    /// Work on a suspended task goes on.
    ActionResumed {
        /// Task.
        task: TaskNo,
        /// Seat.
        seat: SeatId,
        /// When it will be complete.
        until: SimTime,
    },
    /// A route on the way of a traveller closed: another way, a turn back, or an end short of where it was going.
    TravelDiverted {
        /// Task.
        task: TaskNo,
        /// Seat that travels.
        seat: SeatId,
        /// The route that closed.
        route: EntityId,
        /// Where the travel ends now.
        place: EntityId,
        /// When.
        until: SimTime,
    },
    /// A task was taken out of the queue or stopped; no act.
    ActionCalledOff {
        /// Task.
        task: TaskNo,
        /// Seat.
        seat: SeatId,
    },
    /// A waiting task changed its place in the queue.
    QueueReordered {
        /// Seat.
        seat: SeatId,
        /// Task.
        task: TaskNo,
        /// New position.
        to: u16,
    },
    /// An inject fired.
    InjectFired {
        /// Inject.
        inject: InjectId,
        /// How often it had fired before.
        occurrence: u16,
    },
    /// An inject's time came but its condition did not hold, or it was left out or cancelled.
    InjectSkipped {
        /// Inject.
        inject: InjectId,
        /// Cancelled or left out: it never fires.
        never: bool,
    },
    /// A message set out.
    MessageSent {
        /// Message.
        message: MessageNo,
        /// Inject it comes from.
        inject: Option<InjectId>,
        /// Channel.
        channel: ChannelId,
        /// Receivers.
        to: SeatMask,
        /// How sure it is.
        reliability: Reliability,
    },
    /// A phone rings, a visitor waits.
    MessageRang {
        /// Message.
        message: MessageNo,
        /// Seat.
        seat: SeatId,
        /// Until when.
        until: SimTime,
    },
    /// A message reached a seat: from here on the seat knows what it says.
    MessageReached {
        /// Message.
        message: MessageNo,
        /// Seat.
        seat: SeatId,
        /// How.
        how: Reach,
    },
    /// A message was opened (only clauses about handling messages ask for it).
    MessageOpened {
        /// Message.
        message: MessageNo,
        /// Seat.
        seat: SeatId,
    },
    /// A message was forwarded.
    MessageForwarded {
        /// Message.
        message: MessageNo,
        /// From.
        from: SeatId,
        /// To.
        to: SeatId,
    },
    /// An earlier message was retracted.
    MessageRetracted {
        /// The message that no longer holds.
        message: MessageNo,
        /// The message that says so.
        by: MessageNo,
    },
    /// One seat told another of a fact.
    FactTold {
        /// Who told; none: the action itself tells.
        from: Option<SeatId>,
        /// Who was told.
        to: SeatId,
        /// Fact.
        fact: FactId,
        /// The thing it is about.
        of: Option<EntityId>,
    },
    /// A seat learned of a thing and can name it from here on.
    ThingLearned {
        /// Seat.
        seat: SeatId,
        /// Thing.
        thing: EntityId,
    },
    /// A fact changed: a standing fact, a fact of the scenario, or one the kernel keeps.
    FactChanged {
        /// Fact.
        fact: FactId,
        /// The thing it is about, for facts kept per kind.
        of: Option<EntityId>,
        /// New value: flag 0 or 1, number, position of an option, entity number of a place or -1.
        to: i32,
    },
    /// A decision is asked of a seat.
    DecisionOpened {
        /// Inject that asks.
        inject: InjectId,
        /// Seats that may answer.
        seats: SeatMask,
        /// Until when.
        until: SimTime,
    },
    /// Nobody answered in time; the prepared default was taken.
    DecisionLapsed {
        /// Inject that asks.
        inject: InjectId,
        /// Position of the option taken.
        option: u8,
    },
    /// What an option brings about happens now.
    DecisionTookEffect {
        /// Inject that asked.
        inject: InjectId,
        /// Position of the option.
        option: u8,
    },
    /// An outcome happened.
    OutcomeFired {
        /// Outcome.
        outcome: OutcomeId,
        /// The record it follows from.
        because: Option<RecordNo>,
    },
    /// A journey began.
    JourneyBegun {
        /// Movement.
        movement: EntityId,
        /// Route.
        route: EntityId,
        /// When it arrives if nothing happens.
        arrives: SimTime,
    },
    /// A journey ended where it was going, or turned back.
    JourneyEnded {
        /// Movement.
        movement: EntityId,
        /// Where it ended.
        place: EntityId,
        /// Whether it arrived.
        arrived: bool,
    },
    /// Two reports are about one person.
    AliasesMerged {
        /// The one that stays.
        keep: EntityId,
        /// The alias.
        alias: EntityId,
    },
    /// A hint was taken.
    HintTaken {
        /// Seat.
        seat: SeatId,
    },
    /// A part begins.
    PartBegun {
        /// Part.
        part: PartId,
    },
    /// A part has ended.
    PartEnded {
        /// Part.
        part: PartId,
    },
    /// Time was skipped; duty clocks stood still.
    InterludePassed {
        /// Where time was.
        from: SimTime,
        /// Where it is now.
        to: SimTime,
    },
    /// An ending was reached.
    EndingReached {
        /// Ending.
        ending: EndingId,
        /// Whether a seat's act brought it.
        by_seat: bool,
    },
    /// A seat is held by somebody.
    SeatGiven {
        /// Seat.
        seat: SeatId,
        /// Holder.
        holder: Holder,
    },
    /// An action was put into a seat's queue.
    ActionQueued {
        /// Task.
        task: TaskNo,
        /// Seat.
        seat: SeatId,
        /// Action.
        action: ActionId,
        /// Slots.
        args: Args,
        /// In front of the others.
        front: bool,
        /// The decision it comes from.
        decision: Option<InjectId>,
    },
    /// An action was completed: the act.
    ActionCompleted {
        /// Task.
        task: TaskNo,
        /// Seat that acted.
        seat: SeatId,
        /// Action.
        action: ActionId,
        /// Slots.
        args: Args,
        /// Result.
        result: Option<WordId>,
        /// When it was begun.
        begun: SimTime,
    },
    /// A task could not begin or complete when its turn came (no longer there, nothing left).
    ActionFailed {
        /// Task.
        task: TaskNo,
        /// Seat.
        seat: SeatId,
        /// Code of the refusal.
        code: Box<str>,
    },
    /// A command was refused.
    CommandRefused {
        /// Seat it was for.
        seat: Option<SeatId>,
        /// Code of the refusal.
        code: Box<Box<str>>,
        /// Words of the refusal.
        args: Box<[Box<str>]>,
    },
    /// An inject was scheduled for later.
    InjectScheduled {
        /// Inject.
        inject: InjectId,
        /// When.
        at: SimTime,
        /// What it takes over from the act it follows from, in the order of the inject's own list.
        slots: Args,
    },
    /// A signal was raised. With a message, seats know of it when the message reaches them; without one nobody does.
    SignalRaised {
        /// Signal.
        signal: SignalId,
        /// Slots.
        args: Args,
        /// Message that carries it.
        message: Option<MessageNo>,
        /// How sure it is.
        reliability: Reliability,
    },
    /// A decision was answered; it is closed for all.
    DecisionAnswered {
        /// Inject that asks.
        inject: InjectId,
        /// Position of the option.
        option: u8,
        /// Seat that answered.
        seat: SeatId,
        /// Clause relied on.
        clause: Option<ClauseId>,
        /// Confidence, 1 to 5.
        confidence: Option<u8>,
        /// Reason.
        reason: Option<Box<str>>,
    },
    /// Chance decided.
    ChanceDrawn {
        /// Id of the draw in the scenario.
        draw: Box<Box<str>>,
        /// How often it was drawn before for this subject.
        occurrence: u16,
        /// Whom or what it is about.
        subject: Val,
        /// Position of the branch taken.
        branch: u16,
    },
    /// Something else was done, in own words.
    OwnWordsDone {
        /// Task.
        task: TaskNo,
        /// Seat.
        seat: SeatId,
        /// What was done.
        text: Box<str>,
    },
    /// Own words were queued as a task.
    OwnWordsQueued {
        /// Task.
        task: TaskNo,
        /// Seat.
        seat: SeatId,
        /// What is done.
        text: Box<str>,
        /// How long it takes.
        takes: Dur,
    },
    /// A trainee departed from a clause, with a reason.
    ClauseDeparted {
        /// Seat.
        seat: SeatId,
        /// Clause.
        clause: ClauseId,
        /// Reason.
        reason: Box<str>,
    },
    /// A note for the debrief.
    Noted {
        /// Seat, if of a seat.
        seat: Option<SeatId>,
        /// Text.
        text: Box<str>,
    },
    /// A record was corrected in words.
    Corrected {
        /// Record.
        record: RecordNo,
        /// What is right.
        text: Box<str>,
    },
    /// The exercise is over: the trainer stopped it, the horizon, or the end of a part played alone was reached.
    Stopped {
        /// Who or what stopped it.
        by: StoppedBy,
        /// Why, in words.
        reason: Option<Box<str>>,
    },
}

/// Who or what stopped an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StoppedBy {
    /// The trainer.
    Trainer,
    /// The horizon.
    Horizon,
    /// The end of a part played alone.
    PartEnd,
    /// An ending.
    Ending,
}
