//! What authors write about happenings and states: patterns, tests of slots, typed conditions.

use crate::base::{Dur, Name, Reliability, Text};
use crate::content::lower::{choice, record};
use crate::content::short;

/// A value in content: `true`, `3`, `"nino"`, `["food", "water"]`. A string is an entity, an option of a choice, or a
/// duration, as the place asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Num(i64),
    /// A name (entity, option) or a duration text.
    Word(Name),
    /// Several names.
    List(Vec<Name>),
}

choice! {
    /// Something that happens and that a rule, fact or outcome listens to. Written `Did("check-route")`,
    /// `Raised("event-reported", [Is("risk-to-life", true)])`.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Pattern {
        /// An action completes.
        Did(Name, Vec<Test> = default),
        /// A signal is raised.
        Raised(Name, Vec<Test> = default),
        /// A condition becomes true; true at the start counts as record 0.
        Became(Cond),
        /// A condition holds; only where a state is asked for (`then`, `first`).
        Holds(Cond),
        /// Any of several.
        Any(Vec<Self>),
        /// `time` has passed since a match of `since` without a match of `unless`.
        Lapsed {
            /// What starts the waiting.
            since: Box<Self>,
            /// How long; in content the field is called `for`.
            time as "for": Length,
            /// What ends the waiting.
            unless: Option<Box<Self>> = default,
        },
    }
}

choice! {
    /// A test on one match of a pattern. Slots and fields are named as the action or signal declares them.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Test {
        /// The slot holds this value.
        Is(Name, Value),
        /// The slot is filled.
        NotEmpty(Name),
        /// The slot is at least: a number, or an option not below this one in its ordered choice.
        AtLeast(Name, Value),
        /// The slot is at most.
        AtMost(Name, Value),
        /// The slot, a list, names at least so many things.
        HasAtLeast(Name, i64),
        /// The slot, a list, names every thing of the kind for which the condition holds.
        CoversAll(Name, Name, Cond),
        /// The number in the slot equals this count now.
        Equals(Name, Count),
        /// The thing in the slot (or the subject of the match) satisfies the condition now: `Where("person", Flag("vulnerable"))`.
        Where(Name, Cond),
        /// Compared with the trigger of the obligation: the slot here is at least the slot there.
        AtLeastTrigger(Name, Name),
        /// The action ended with this result.
        Result(Name),
        /// The act is by this role.
        By(Name),
        /// The message behind the signal is at least so reliable.
        Reliability(Reliability),
        /// All of several tests.
        All(Vec<Self>),
        /// Any of several tests.
        Any(Vec<Self>),
        /// Not so.
        Not(Box<Self>),
    }
}

choice! {
    /// A typed condition over facts. Clause conditions read standing facts only. The optional last name is the thing a
    /// per-kind fact is asked of; without it, it is the rule's subject or the thing bound by `Every` or `Some`.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Cond {
        /// Always true.
        True,
        /// All of several.
        All(Vec<Self>),
        /// Any of several.
        Any(Vec<Self>),
        /// Not so.
        Not(Box<Self>),
        /// A flag is set: `Flag("hotline-live")`, `Flag("notified", "nino")`.
        Flag(Name, Option<Name> = default),
        /// A choice or a place is this value: `Is("condition", "safe", "nino")`.
        Is(Name, Value, Option<Name> = default),
        /// A count, or an ordered choice, is at least: `AtLeast("level", "level-2")`, `AtLeast("open-requests", 10)`.
        AtLeast(Count, Value),
        /// … at most.
        AtMost(Count, Value),
        /// The first count is greater than the second.
        Exceeds(Count, Count),
        /// Holds for every thing of the kind (true if there is none).
        Every(Name, Box<Self>),
        /// Holds for some thing of the kind.
        Some(Name, Box<Self>),
        /// An action has been completed in this exercise; only in scenarios.
        Done(Name, Vec<Test> = default),
    }
}

choice! {
    /// Something countable. Written `"open-requests"`, `Of("unlocated", "hostel")`, `Number("person", Is("condition", "dead"))`, `Param("n")`, `3`.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Count {
        /// A count fact or an ordered choice fact; per-kind facts are asked of the subject or the bound thing.
        Fact(Name),
        /// A per-kind fact of a named thing.
        Of(Name, Name),
        /// How many things of a kind satisfy a condition.
        Number(Name, Box<Cond>),
        /// The sum of a per-kind count fact over all things of the kind.
        Sum(Name),
        /// A parameter of the procedure.
        Param(Name),
        /// A number.
        Num(i64),
    }
    bare short::count
}

choice! {
    /// A length of time: `"30m"` or `Param("host-notice")`.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Length {
        /// Fixed.
        Fixed(Dur),
        /// A parameter of the procedure, set by the scenario within the procedure's range.
        Param(Name),
    }
    bare short::length
}

record! {
    /// One word of an ordered list.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Choice {
        /// Id in content.
        pub id: Name,
        /// What people read.
        pub title: Text,
    }
}
