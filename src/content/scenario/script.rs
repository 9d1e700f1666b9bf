//! What happens in a scenario: history, messages, decisions, outcomes, results, endings, and their effects.

use crate::base::{Dur, Name, Reliability, SimTime, Text};
use crate::content::lower::{choice, record};
use crate::content::pattern::{Cond, Pattern, Test, Value};

record! {
    /// Something that happened before time 0.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct History {
        /// When; before 0.
        pub at: Dur,
        /// What happened.
        pub effects: Vec<Effect> = default,
        /// Seats that know it at 0.
        pub known_to: Vec<Name> = default,
        /// In words.
        pub text: Option<Text> = default,
    }
}

choice! {
    /// A change of the world.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Effect {
        /// A fact becomes a value: `Set("airport-open", false)`, `Set("condition", "injured", "levan")`.
        Set(Name, Value, Option<Name> = default),
        /// A count rises or falls, never below zero: `Add("calls", 60)`, `Add("injured", 2, "hostel")`.
        Add(Name, i64, Option<Name> = default),
        /// A group, person, transport or seat is elsewhere: `Move("crew", "safe-house")`.
        Move(Name, Name),
        /// So many of a group go from one built-in count to another, never more than there are:
        /// `Harm("hostel", "safe", "injured", 3)`, found: `Harm("hostel", "unlocated", "safe", 14)`.
        Harm(Name, Name, Name, u32),
        /// A route opens.
        Open(Name),
        /// A route closes; journeys on it turn back, officials on their way along it turn back or go another way and are
        /// told so.
        Close(Name),
        /// An inject fires now. This is how an outcome tells somebody: the inject, `when: Called`, has the channel, the
        /// receivers, the words and the signals; `$slot` in its signals and effects is the slot of the act.
        Fire(Name),
        /// An inject fires after a delay; `$slot` as for `Fire`.
        Schedule(Name, Dur),
        /// An inject not yet fired never fires.
        Cancel(Name),
        /// A signal is raised without a channel: a world fact nobody knows. To tell somebody of it, `Fire` an inject.
        Raise(Name, Vec<(Name, Value)> = default),
        /// A seat learns of a thing: `Learn("consul", "levan")`.
        Learn(Name, Name),
        /// A planned journey leaves (by hands other than ours).
        Depart(Name),
        /// Drawn by chance: id of the draw, then weighted branches.
        Chance(Name, Vec<(u32, Vec<Self>)>),
        /// Only if the condition holds.
        When(Cond, Vec<Self>),
        /// The scenario ends this way.
        End(Name),
    }
}

record! {
    /// One message or event of the script.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Inject {
        /// Id.
        pub id: Name,
        /// When it fires.
        pub when: When,
        /// Only if this holds when its time comes; otherwise it is skipped.
        pub only_if: Option<Cond> = default,
        /// Seats or roles it is sent to, or `$actor`, the seat at the end of the chain of causes that led to it; empty
        /// with a channel: a mistake.
        pub to: Vec<Name> = default,
        /// Channel; without one it is a change of the world nobody is told of.
        pub channel: Option<Name> = default,
        /// Sender, in words.
        pub sender: Option<Text> = default,
        /// What it says.
        pub text: Option<Text> = default,
        /// Subject line, for messages that have one.
        pub subject: Option<Text> = default,
        /// Files or texts attached.
        pub attachments: Vec<Text> = default,
        /// How sure it is.
        pub reliability: Reliability = default,
        /// Whether what it says is so; never shown in play.
        pub is_true: bool = true,
        /// Things the message makes known, beside those in its signals.
        pub names: Vec<Name> = default,
        /// Signals with every slot bound; slot values are things or options.
        pub raises: Vec<Raise> = default,
        /// Changes of the world.
        pub effects: Vec<Effect> = default,
        /// An inject this one retracts: obligations opened by its signals are lifted where rules say so.
        pub retracts: Option<Name> = default,
        /// A decision it asks for.
        pub decision: Option<Decision> = default,
        /// Order among injects of the same instant, lower first.
        pub priority: i16 = 0,
        /// May be left out without a question.
        pub sensitive: bool = default,
        /// What a good answer looks like; for trainers.
        pub expected: Option<Text> = default,
        /// Notes for the trainer.
        pub notes: Option<Text> = default,
    }
}

impl Inject {
    /// The moment it comes, if the script fixes it. Followed at most as far as there are `injects`, so that a circle ends.
    #[must_use]
    pub fn moment(&self, injects: &[Self]) -> Option<SimTime> {
        let (mut delay, mut now) = (0i64, self);
        for _ in 0..=injects.len() {
            match &now.when {
                When::At(at) => return Some(SimTime(at.0.checked_add(delay)?)),
                When::After(before, by) => {
                    delay = delay.checked_add(by.0)?;
                    now = injects.iter().find(|row| row.id == *before)?;
                }
                _ => return None,
            }
        }
        None
    }
}

choice! {
    /// When an inject fires.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum When {
        /// At an exercise time.
        At(Dur),
        /// A delay after another inject's firing.
        After(Name, Dur = default),
        /// When a condition becomes true, once.
        If(Cond),
        /// Whenever a condition becomes true again.
        Repeat(Cond),
        /// Every so often from a time while a condition holds: start, period, condition.
        Every(Dur, Dur, Cond),
        /// Only by an effect (`Fire`, `Schedule`). Called by an outcome, or by an answer with actions, it may use the
        /// slots of the act (`$person`) in its signals and effects.
        Called,
        /// By the trainer's hand: a contingency.
        ByHand,
    }
}

record! {
    /// A signal an inject or outcome raises, with its slots.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Raise {
        /// Signal.
        pub signal: Name,
        /// Slots bound.
        pub slots: Vec<(Name, Value)> = default,
    }
}

record! {
    /// A question with prepared answers.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Decision {
        /// The question.
        pub question: Text,
        /// Seat asked; default: every seat the inject reaches.
        pub seat: Option<Name> = default,
        /// Prepared answers.
        pub options: Vec<DecisionOption> = default,
        /// How long it stays open.
        pub until: Dur,
        /// The option taken when nobody answers.
        pub otherwise: Name,
        /// Asks for the clause relied on and a confidence.
        pub key: bool = default,
        /// No answer is to be the best whatever happens; `check --deep` finds out whether one is.
        pub dilemma: bool = default; aside,
    }
}

record! {
    /// A prepared answer: shorthand for commands.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct DecisionOption {
        /// Id.
        pub id: Name,
        /// What it says.
        pub text: Text,
        /// Actions put to the front of the seat's queue.
        pub actions: Vec<Prepared> = default,
        /// What happens when the last of them completes, at once if there is none.
        pub effects: Vec<Effect> = default,
        /// Signals raised with the effects.
        pub raises: Vec<Raise> = default,
        /// Offered only if this holds.
        pub only_if: Option<Cond> = default,
    }
}

record! {
    /// An action with its slots filled.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Prepared {
        /// Action.
        pub action: Name,
        /// Slots.
        pub slots: Vec<(Name, Value)> = default,
    }
}

record! {
    /// What follows when something is done, or not done by a time, and a condition holds.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Outcome {
        /// Id.
        pub id: Name,
        /// What it follows from.
        pub when: OutcomeWhen,
        /// Only if this holds then.
        pub only_if: Option<Cond> = default,
        /// Each time, not once.
        pub each: bool = default,
        /// Changes of the world. Names of slots of the act may stand where a thing is asked for: `$person`.
        pub effects: Vec<Effect> = default,
        /// Signals raised as world facts nobody is told of; slot values may be `$slot` of the act. A signal somebody is to
        /// know of is raised by an inject this outcome fires: see `Fire`.
        pub raises: Vec<Raise> = default,
        /// What it means, for trainers and the debrief.
        pub text: Option<Text> = default,
    }
}

choice! {
    /// What an outcome follows from.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum OutcomeWhen {
        /// An action done (with slots, fields, results) or a signal raised.
        On(Pattern),
        /// An action not done by an exercise time.
        NotBy(Pattern, Dur),
        /// An action not done within a time after an inject fired.
        NotAfter(Pattern, Name, Dur),
    }
}

record! {
    /// Result of an action in given circumstances; the first that matches counts.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ResultRule {
        /// Action.
        pub action: Name,
        /// Tests of its slots.
        pub slots: Vec<Test> = default,
        /// Circumstances.
        pub only_if: Option<Cond> = default,
        /// Result; several are drawn by weight under the draw's id.
        pub result: ResultOf,
        /// What the acting seat is told, beside the result's title.
        pub text: Option<Text> = default,
        /// Things the acting seat learns of.
        pub names: Vec<Name> = default,
    }
}

choice! {
    /// A result, fixed or by chance.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum ResultOf {
        /// Always this one.
        Always(Name),
        /// Drawn: id of the draw, weighted results.
        Chance(Name, Vec<(u32, Name)>),
    }
}

record! {
    /// A way the scenario can end.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Ending {
        /// Id.
        pub id: Name,
        /// Title.
        pub title: Text,
        /// What is told at the end.
        pub text: Text,
        /// Reached when this holds; without it only by effect.
        pub when: Option<Cond> = default,
        /// Clauses whose open duties are lifted.
        pub releases: Vec<Name> = default,
        /// Good, mixed or bad, for the order in reports; never a grade.
        pub tone: Tone = {Tone::Mixed},
    }
}

choice! {
    /// How an ending feels.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Tone {
        /// What one hopes for.
        Good,
        /// Neither.
        Mixed,
        /// What one fears.
        Bad,
    }
}
