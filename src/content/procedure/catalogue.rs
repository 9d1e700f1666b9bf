//! The vocabulary of a procedure: parameters, standing facts, actions with their slots, signals.

use crate::base::{Dur, Name, Text};
use crate::content::lower::{choice, record};
use crate::content::pattern::{Choice, Cond, Pattern, Value};
use crate::content::procedure::law::Mark;

record! {
    /// A number or length a scenario may set within a range.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Param {
        /// Id.
        pub id: Name,
        /// Title.
        pub title: Text,
        /// Default, smallest and largest value.
        pub value: ParamValue,
        /// Where the default comes from.
        pub mark: Mark = {Mark::indicative()},
    }
}

choice! {
    /// Range of a parameter.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum ParamValue {
        /// A length of time: default, least, greatest.
        Time(Dur, Dur, Dur),
        /// A whole number: default, least, greatest.
        Number(i64, i64, i64),
    }
}

record! {
    /// A standing fact: what the procedure itself keeps track of.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Fact {
        /// Id.
        pub id: Name,
        /// Title.
        pub title: Text,
        /// What it holds.
        pub ty as "type": FactType,
        /// Kept for each thing of this kind; without it, one for the exercise.
        pub of: Option<Name> = default,
        /// Whether a scenario may set it at the start and by effects.
        pub open: bool = default,
        /// Actions and signals that set it.
        pub set_by: Vec<SetBy> = default,
    }
}

choice! {
    /// What a fact holds. In content the field is called `type`.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum FactType {
        /// Yes or no, at first no.
        Flag,
        /// One of an ordered list, at first the first.
        Choice(Vec<Choice>),
        /// The alert levels with `level-0` before them.
        Level,
        /// A whole number, at first zero.
        Count,
    }
}

record! {
    /// One way a standing fact is set.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct SetBy {
        /// What sets it: `Did` or `Raised`.
        pub when: Pattern,
        /// The slot that names the thing, for a fact kept per kind; default the slot of that kind.
        pub slot: Option<Name> = default,
        /// What it becomes.
        pub to: SetTo,
    }
}

choice! {
    /// What a fact becomes.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum SetTo {
        /// This value.
        Value(Value),
        /// What the slot holds.
        Slot(Name),
        /// Raised or lowered by a number, never below zero.
        Add(i64),
    }
}

record! {
    /// Something an official can do.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Action {
        /// Id.
        pub id: Name,
        /// What it is called in lists: a verbal noun in Georgian, an imperative-free phrase in English.
        pub title: Text,
        /// What it does and when it is used.
        pub help: Text = default,
        /// Roles that may do it; empty: everyone.
        pub by: Vec<Name> = default,
        /// How long it takes.
        pub takes: Dur,
        /// Named typed slots and fields.
        pub slots: Vec<Slot> = default,
        /// Must be done at the place in this slot (the seat has to be there).
        pub at: Option<Name> = default,
        /// Resources in use while it runs: (kind word of resource, number).
        pub uses: Vec<(Name, u32)> = default,
        /// Resources spent at its completion.
        pub spends: Vec<(Name, u32)> = default,
        /// Roles that learn of it at completion, with the things it names.
        pub tells: Vec<Name> = default,
        /// Results it can have; without a scenario rule the first.
        pub results: Vec<Choice> = default,
        /// Something the kernel itself does at completion.
        pub does: Option<Does> = default,
        /// Out of reach of channels that need the post while it runs.
        pub away: bool = default,
        /// Condition on standing facts under which it is offered and accepted.
        pub needs: Option<Cond> = default,
        /// Further words that find it, in both languages.
        pub words: Option<Text> = default,
    }
}

choice! {
    /// What the kernel does by itself when an action completes. Slots by their names in the action.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Does {
        /// The acting seat travels to the place in this slot along the shortest open way.
        Travel(Name),
        /// Plans a journey: movement, route, transport (optional slot), who (group or person, optional slot).
        Plan {
            /// Slot of the movement.
            movement: Name,
            /// Slot of the route.
            route: Name,
            /// Slot of the transport.
            transport: Option<Name> = default,
        },
        /// Puts a group or person on a planned journey.
        Board {
            /// Slot of the movement.
            movement: Name,
            /// Slot of who boards.
            who: Name,
        },
        /// The journey leaves.
        Depart {
            /// Slot of the movement.
            movement: Name,
        },
    }
}

impl Does {
    /// Its name in content.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Travel(_) => "Travel",
            Self::Plan { .. } => "Plan",
            Self::Board { .. } => "Board",
            Self::Depart { .. } => "Depart",
        }
    }
}

record! {
    /// A named typed slot or field of an action or signal.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Slot {
        /// Id.
        pub id: Name,
        /// What it holds. In content the field is called `type`.
        pub ty as "type": SlotType,
        /// May be left empty.
        pub optional: bool = default,
        /// The sorts of parties a form offers, for a slot that takes a party; without them every party.
        pub parties: Vec<PartySort> = default,
        /// Label on the form.
        pub title: Option<Text> = default,
    }
}

choice! {
    /// What a party is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum PartySort {
        /// A state, its government or its foreign ministry.
        State,
        /// An embassy or consulate of ours.
        Mission,
        /// An authority or service: police, rescuers, an agency, a register.
        Authority,
        /// An employer, ship-owner, insurer or another firm.
        Firm,
        /// A carrier.
        Carrier,
        /// A medium.
        Medium,
        /// A community of citizens, its coordinators.
        Community,
        /// An organisation: humanitarian, of workers, of several states.
        Organisation,
    }
}

impl PartySort {
    /// The word for it in the keys of the catalogues.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Mission => "mission",
            Self::Authority => "authority",
            Self::Firm => "firm",
            Self::Carrier => "carrier",
            Self::Medium => "medium",
            Self::Community => "community",
            Self::Organisation => "organisation",
        }
    }
}

choice! {
    /// What a slot holds.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum SlotType {
        /// A thing of this kind (`person`, `group`, `place` …).
        Of(Name),
        /// A thing of any of these kinds.
        OneOf(Vec<Name>),
        /// Several things of this kind.
        Many(Name),
        /// One of a list, in ascending order where order matters.
        Choice(Vec<Choice>),
        /// Several of a list (a checklist).
        Choices(Vec<Choice>),
        /// One of the options of a standing choice fact, in its order.
        Fact(Name),
        /// A message that has reached the seat.
        Message,
        /// A seat.
        Seat,
        /// A whole number.
        Number,
        /// Yes or no.
        Flag,
        /// A length of time.
        Time,
        /// Free text.
        Text,
    }
}

record! {
    /// A named fact of the vocabulary that an inject or outcome raises.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Signal {
        /// Id.
        pub id: Name,
        /// Title.
        pub title: Text,
        /// Slots, every one bound where the signal is raised unless optional.
        pub slots: Vec<Slot> = default,
    }
}
