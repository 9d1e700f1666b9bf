//! Kinds of things a scenario's world is made of, and what the kernel itself knows about each kind.

/// A kind of entity. Slots of actions and signals name a kind; facts may be kept per thing of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person with a case file.
    Person,
    /// A family (next of kin of persons).
    Family,
    /// A group of citizens with a count.
    Group,
    /// A place.
    Place,
    /// A way between two places.
    Route,
    /// A vehicle, ship or aircraft.
    Transport,
    /// A planned or running journey.
    Movement,
    /// A list of names.
    List,
    /// A figure that may be published.
    Figure,
    /// A partner state, employer, carrier, authority, medium.
    Party,
    /// A document of the mission (plan, roster, risk picture).
    Document,
    /// An event of the crisis (earthquake, attack).
    Event,
    /// Staff, vehicles, money, blank travel documents.
    Resource,
    /// A seat: officials are somewhere too.
    Seat,
}

impl Kind {
    /// All kinds in the order of the entity table.
    pub const ALL: [Self; 14] = [
        Self::Person,
        Self::Family,
        Self::Group,
        Self::Place,
        Self::Route,
        Self::Transport,
        Self::Movement,
        Self::List,
        Self::Figure,
        Self::Party,
        Self::Document,
        Self::Event,
        Self::Resource,
        Self::Seat,
    ];

    /// The kind's name in content.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Family => "family",
            Self::Group => "group",
            Self::Place => "place",
            Self::Route => "route",
            Self::Transport => "transport",
            Self::Movement => "movement",
            Self::List => "list",
            Self::Figure => "figure",
            Self::Party => "party",
            Self::Document => "document",
            Self::Event => "event",
            Self::Resource => "resource",
            Self::Seat => "seat",
        }
    }

    /// The kind called `name`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The facts the kernel keeps for every thing of this kind, changed by journeys and effects. Content reads them
    /// like standing facts and never declares them.
    #[must_use]
    pub const fn built_in(self) -> &'static [BuiltIn] {
        use BuiltInType::{Choice, Count, Flag, Place};
        macro_rules! facts {
            ($($name:literal: $ty:expr),* $(,)?) => { &[$(BuiltIn { name: $name, ty: $ty }),*] };
        }
        match self {
            Self::Person => facts!["at": Place, "condition": Choice(CONDITIONS), "aboard": Flag],
            Self::Group => {
                facts!["at": Place, "size": Count, "safe": Count, "unlocated": Count, "injured": Count, "dead": Count, "aboard": Flag]
            }
            Self::Route => facts!["open": Flag],
            Self::Transport => facts!["at": Place, "available": Flag, "seats": Count, "taken": Count],
            Self::Movement => {
                facts!["planned": Flag, "departed": Flag, "arrived": Flag, "turned-back": Flag, "aboard": Count]
            }
            Self::Resource => facts!["left": Count],
            Self::Seat => facts!["at": Place, "away": Flag],
            Self::Figure => facts!["value": Count],
            Self::Family | Self::Place | Self::List | Self::Party | Self::Document | Self::Event => &[],
        }
    }
}

/// Conditions of a person, worst last.
pub const CONDITIONS: &[&str] = &["safe", "unlocated", "ill", "injured", "detained", "dead"];

/// A fact the kernel keeps by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltIn {
    /// Name in conditions.
    pub name: &'static str,
    /// What it holds.
    pub ty: BuiltInType,
}

/// Type of a built-in fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuiltInType {
    /// Yes or no.
    Flag,
    /// A whole number, never below zero.
    Count,
    /// A place entity, or none while on the way.
    Place,
    /// One of a list of words in ascending order.
    Choice(&'static [&'static str]),
}
