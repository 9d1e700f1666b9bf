//! What a beginner is shown, and what the trainer is told.

use crate::base::{Name, Text};
use crate::content::lower::{choice, record};
use crate::content::pattern::{Cond, Pattern};

record! {
    /// A hint of a guided exercise.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Hint {
        /// Seat it is for.
        pub seat: Name,
        /// Shown while this holds.
        pub when: Cond,
        /// Gone once this has been done.
        pub until: Option<Pattern> = default,
        /// Shown only while the message of this inject rings at the seat.
        pub rings: Option<Name> = default,
        /// Shown only once the message of this inject has reached the seat.
        pub told: Option<Name> = default,
        /// What it says.
        pub text: Text,
    }
}

record! {
    /// Something a seat is not to learn before its time: `(what: Thing("nana"), from: ["press"], until: Flag("named"))`.
    /// Nothing in an exercise keeps it; the deep check finds the messages by which it comes out too early.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Secret {
        /// What.
        pub what: Hidden,
        /// Seats or roles it is kept from; empty: all seats.
        pub from: Vec<Name> = default,
        /// From when on it may be known; without it, never.
        pub until: Option<Cond> = default,
    }
}

choice! {
    /// What is kept from a seat.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Hidden {
        /// The message of an inject.
        Message(Name),
        /// A person, place or thing: by a message that makes it known or calls it by its name.
        Thing(Name),
        /// A fact, of a thing if it is kept for each: told by somebody.
        Fact(Name, Option<Name> = default),
    }
}

record! {
    /// Notes for the trainer. What is expected of an answer and what to know about a message stand with the message
    /// (`expected`, `notes`), the questions for the debrief with the part.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Facilitator {
        /// Before the room comes in: seats, paper, what to say at the start.
        pub prepare: Vec<Text> = default,
        /// What to say and do about distress.
        pub distress: Vec<Text> = default,
        /// Part by part.
        pub parts: Vec<PartNotes> = default,
        /// Model texts for what is written in play; shown in the debrief beside the texts written.
        pub models: Vec<ModelText> = default,
        /// Clauses that cannot all be met in this scenario, and why that is meant.
        pub accepts: Vec<Accepted> = default,
    }
}

record! {
    /// A clause that even the best run does not meet, and why that is meant. `check --deep` then says nothing of it, and
    /// says so when a run meets it after all.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Accepted {
        /// The clause.
        pub clause: Name,
        /// Why; the trainer reads it.
        pub why: Text,
    }
}

record! {
    /// How a text of an action can be written in this scenario: one good way, not the only one.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ModelText {
        /// The action.
        pub action: Name,
        /// Its field.
        pub slot: Name,
        /// The text.
        pub text: Text,
    }
}

record! {
    /// Notes for the trainer on one part.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct PartNotes {
        /// The part.
        pub part: Name,
        /// What to look at while it is played.
        pub watch: Vec<Text> = default,
        /// What typically goes wrong.
        pub mistakes: Vec<Mistake> = default,
    }
}

record! {
    /// A typical mistake.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Mistake {
        /// What is done or left undone, and what comes of it.
        pub text: Text,
        /// Clauses that catch it; none, if only a person can see it.
        pub clauses: Vec<Name> = default,
    }
}
