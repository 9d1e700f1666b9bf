//! What somebody asks for.

use crate::base::{ActionId, ClauseId, EntityId, FactId, InjectId, Msg, SeatId};
use crate::trace::value::{Args, MessageNo, TaskNo};

/// A command with who gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// The seat it is for; none for commands of the trainer alone.
    pub seat: Option<SeatId>,
    /// Who entered it.
    pub by: Holder,
    /// Who of a team decided it: a code, never a name.
    pub decided_by: Option<Box<str>>,
    /// Entered by the trainer for a table.
    pub for_table: bool,
    /// The command.
    pub command: Command,
}

/// Who holds a seat or enters a command.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// A person, by code.
    Person(Box<str>),
    /// A team with named members, by code.
    Team(Box<str>),
    /// The trainer.
    #[default]
    Trainer,
    /// A simulated colleague, by policy (`expert`, `novice`, `slow`, `absent`).
    Bot(Box<str>),
}

/// What can be asked for. Imperative; may be refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Begin an action, or queue it when no hand is free.
    Begin {
        /// Action.
        action: ActionId,
        /// Slots.
        args: Args,
        /// To the front of the queue.
        front: bool,
    },
    /// Take a task out of the queue or stop it; a called-off action is no act.
    CallOff {
        /// Task.
        task: TaskNo,
    },
    /// Put a waiting task at this position of the queue (0 is next).
    Reorder {
        /// Task.
        task: TaskNo,
        /// New position.
        to: u16,
    },
    /// Open a message.
    Open {
        /// Message.
        message: MessageNo,
    },
    /// Answer a ringing phone or receive a visitor.
    PickUp {
        /// Message.
        message: MessageNo,
    },
    /// Let it ring.
    Decline {
        /// Message.
        message: MessageNo,
    },
    /// Answer a decision.
    Answer {
        /// The inject that asks.
        inject: InjectId,
        /// Position of the option.
        option: u8,
        /// Clause relied on.
        clause: Option<ClauseId>,
        /// Confidence, 1 to 5.
        confidence: Option<u8>,
        /// Reason in own words.
        reason: Option<Box<str>>,
    },
    /// Pass a message on to another seat, with its reliability.
    Forward {
        /// Message.
        message: MessageNo,
        /// Receiver.
        to: SeatId,
        /// Remark.
        note: Option<Box<str>>,
    },
    /// Pass on what this seat knows of things and facts, without a message.
    Brief {
        /// Receiver.
        to: SeatId,
        /// Things.
        things: Box<[EntityId]>,
        /// Facts, each with the thing it is about.
        facts: Box<[(FactId, Option<EntityId>)]>,
        /// Messages.
        messages: Box<[MessageNo]>,
    },
    /// The trainer notes that one seat told another something at the table.
    ToldOrally {
        /// Who told.
        from: SeatId,
        /// Who was told.
        to: SeatId,
        /// Messages.
        messages: Box<[MessageNo]>,
        /// Things.
        things: Box<[EntityId]>,
    },
    /// Something else, in own words: recorded, takes time, unscored until an assessor maps it.
    OwnWords {
        /// What is done.
        text: Box<str>,
        /// Minutes it takes, 1 to 480.
        minutes: u16,
    },
    /// Depart from a clause, with a reason at the time.
    DepartFrom {
        /// Clause.
        clause: ClauseId,
        /// Reason.
        reason: Box<str>,
    },
    /// Two reports are about one person.
    Merge {
        /// The one that stays.
        keep: EntityId,
        /// The alias.
        alias: EntityId,
    },
    /// Ask for a hint.
    TakeHint,
    /// The participant steps out; a simulated colleague takes over.
    StepOut,
    /// The trainer releases the slips of an inject that wait for seats on paper, of the envelope's seat alone if it
    /// names one; where none waits, fires a contingency inject.
    Release {
        /// Inject.
        inject: InjectId,
    },
    /// The trainer leaves out a sensitive inject.
    LeaveOut {
        /// Inject.
        inject: InjectId,
    },
    /// The trainer gives a seat to somebody.
    GiveSeat {
        /// New holder.
        holder: Holder,
    },
    /// A note for the debrief.
    Note {
        /// Text.
        text: Box<str>,
    },
    /// Take back the last decision or note of this kind by a correction record.
    Correct {
        /// Record corrected.
        record: crate::trace::value::RecordNo,
        /// What is right.
        text: Box<str>,
    },
    /// The trainer stops the exercise.
    Stop {
        /// Why, in words.
        reason: Option<Box<str>>,
    },
}

/// Why a command was refused. Each has a catalogue key that tells the trainee what to do instead.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Refusal {
    /// Stable code `K…`.
    pub code: &'static str,
    /// Names and words put into the sentence, by position.
    pub args: Box<[Box<str>]>,
}

impl Refusal {
    /// A refusal without words to fill in.
    #[must_use]
    pub fn new(code: &'static str) -> Self {
        Self { code, args: Box::default() }
    }

    /// A refusal that names things.
    #[must_use]
    pub fn with(code: &'static str, args: &[&str]) -> Self {
        Self { code, args: args.iter().map(|arg| Box::from(*arg)).collect() }
    }

    /// The sentence for the trainee: key `refusal-<code>`, arguments `a`, `b`, `c`.
    #[must_use]
    pub fn msg(&self, key: &'static str) -> Msg {
        let mut msg = Msg::new(key);
        for (name, arg) in ["a", "b", "c"].into_iter().zip(&self.args) {
            msg = msg.with(name, &**arg);
        }
        msg
    }
}
