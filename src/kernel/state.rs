//! Pieces of a situation: seats, tasks, messages, decisions, journeys.

use crate::base::{ActionId, ChannelId, Dur, EntityId, InjectId, Reliability, SeatId, SeatMask, SimTime};
use crate::content::model::pattern::Head;
use crate::trace::{Args, Holder, MessageNo, RecordNo, TaskNo, WordId};

/// State of a seat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeatState {
    /// Who holds it.
    pub holder: Holder,
    /// Waiting tasks, next first.
    pub waiting: Vec<TaskNo>,
    /// Tasks being worked on.
    pub running: Vec<TaskNo>,
    /// Calls and visits.
    pub calls: Vec<Call>,
}

/// A call or visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call {
    /// Message.
    pub message: MessageNo,
    /// When it is over.
    pub until: SimTime,
    /// The task it suspended.
    pub suspended: Option<TaskNo>,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Inject it comes from; none: the history.
    pub inject: Option<InjectId>,
    /// Channel.
    pub channel: ChannelId,
    /// Receivers.
    pub to: SeatMask,
    /// How sure it is.
    pub reliability: Reliability,
    /// When it was sent.
    pub sent: SimTime,
    /// Record that sent it.
    pub record: RecordNo,
    /// The seat whose act brought it about, if one did.
    pub actor: Option<SeatId>,
    /// Seats it has reached.
    pub reached: SeatMask,
    /// Seats at which it rings.
    pub ringing: SeatMask,
    /// Seats on paper for which it waits as a slip the trainer has not released.
    pub slips: SeatMask,
    /// Seats that missed the call.
    pub missed: SeatMask,
    /// Seats that opened it.
    pub opened: SeatMask,
    /// Message that retracted it.
    pub retracted: Option<MessageNo>,
    /// Things named by its signals, for messages of no inject and of injects that take them over from an act.
    pub(super) names: Vec<EntityId>,
    /// Cells its signals changed.
    pub(super) cells: Vec<u32>,
}

/// An action or own words in a seat's queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Number.
    pub no: TaskNo,
    /// Seat.
    pub seat: SeatId,
    /// What is done.
    pub work: Work,
    /// How far it is.
    pub state: TaskState,
    /// The decision it comes from.
    pub decision: Option<InjectId>,
    /// The record that queued or began it last.
    pub(super) cause: RecordNo,
    /// Where the seat was when it began.
    pub(super) origin: i32,
    /// The way of a travel, leg by leg.
    pub(super) legs: Vec<Leg>,
    /// Where a travel ends if it cannot get to where it was going.
    pub(super) stops_at: Option<EntityId>,
}

/// A leg of a travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Leg {
    /// Route; none: back to where the leg before ended.
    pub(super) route: Option<EntityId>,
    /// Where it ends.
    pub(super) to: EntityId,
    /// How long it takes.
    pub(super) takes: Dur,
}

/// What a task is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// An action of the catalogue.
    Action {
        /// Action.
        action: ActionId,
        /// Slots.
        args: Args,
    },
    /// Something else, in own words.
    OwnWords {
        /// What.
        text: Box<str>,
        /// How long it takes.
        takes: Dur,
    },
}

/// How far a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    /// In the queue.
    Waiting,
    /// Being worked on.
    Running {
        /// Since.
        begun: SimTime,
        /// Until.
        until: SimTime,
    },
    /// Interrupted by a call or visit.
    Suspended {
        /// Begun.
        begun: SimTime,
        /// Work left.
        left: Dur,
    },
}

/// A decision that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenDecision {
    /// Inject that asks.
    pub inject: InjectId,
    /// Seats that may answer.
    pub seats: SeatMask,
    /// Until.
    pub until: SimTime,
    /// Record that opened it.
    pub record: RecordNo,
}

/// An answered decision whose effects wait for its tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PendingAnswer {
    pub(super) inject: InjectId,
    pub(super) option: u8,
    pub(super) record: RecordNo,
    pub(super) tasks: Vec<TaskNo>,
}

/// A planned or running journey, by position of the movement in its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Journey {
    /// Route.
    pub route: Option<EntityId>,
    /// Transport.
    pub transport: Option<EntityId>,
    /// Who is on it.
    pub riders: Vec<EntityId>,
    /// On the way.
    pub running: bool,
    /// On the way back.
    pub back: bool,
    /// Where it left.
    pub origin: Option<EntityId>,
    /// Where it goes.
    pub destination: Option<EntityId>,
    /// When it left.
    pub started: SimTime,
    /// Next point of it to happen.
    pub arrives: SimTime,
    pub(super) record: RecordNo,
    pub(super) actor: Option<SeatId>,
}

/// State of an inject.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InjectState {
    /// How often it has fired.
    pub fired: u16,
    /// It never fires (again).
    pub gone: bool,
    /// Its latest message.
    pub message: Option<MessageNo>,
}

/// A completion conditions may ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Done {
    pub(super) action: ActionId,
    pub(super) seat: SeatId,
    pub(super) args: Args,
    pub(super) result: Option<WordId>,
}

/// An act or signal an outcome follows from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Act {
    pub(super) record: RecordNo,
    pub(super) head: Head,
    pub(super) args: Args,
}
