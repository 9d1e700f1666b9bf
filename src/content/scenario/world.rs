//! The world of a scenario: places, routes, people, things, resources, links, and facts of its own.

use crate::base::{Dur, Name, Text};
use crate::content::lower::{choice, record};
use crate::content::procedure::PartySort;

record! {
    /// A place.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Place {
        /// Id.
        pub id: Name,
        /// Name.
        pub name: Text,
        /// Kind of place.
        pub kind: PlaceKind,
        /// In the country of the crisis, in a third state, or at home.
        pub land: Land = default,
        /// Georgian case forms where the generated ones are wrong.
        pub forms: Option<Forms> = default,
        /// What is to know about it.
        pub note: Option<Text> = default,
    }
}

choice! {
    /// Kind of place.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum PlaceKind {
        /// A city or town.
        City,
        /// A border crossing.
        Border,
        /// A sea port.
        Port,
        /// An airport or airfield.
        Airport,
        /// A mission or consular office.
        Mission,
        /// A house, hotel, camp or compound.
        Site,
        /// A hospital.
        Hospital,
        /// A prison or police station.
        Prison,
        /// A ministry or office at home.
        Home,
    }
}

choice! {
    /// Whose land a place is in.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Land {
        /// The country of the crisis.
        #[default]
        Host,
        /// A third state.
        Third,
        /// Georgia.
        Home,
    }
}

record! {
    /// Georgian case forms of a name.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Forms {
        /// Ergative (-მა).
        pub ergative: Option<Box<str>> = default,
        /// Dative (-ს).
        pub dative: Option<Box<str>> = default,
        /// Genitive (-ის).
        pub genitive: Option<Box<str>> = default,
        /// Instrumental (-ით).
        pub instrumental: Option<Box<str>> = default,
        /// Adverbial (-ად).
        pub adverbial: Option<Box<str>> = default,
        /// „in“ (-ში).
        pub inside: Option<Box<str>> = default,
        /// „on“ (-ზე).
        pub on: Option<Box<str>> = default,
        /// „with, at“ (-თან).
        pub with: Option<Box<str>> = default,
        /// „from“ (-დან).
        pub from: Option<Box<str>> = default,
        /// „to, until“ (-მდე).
        pub until: Option<Box<str>> = default,
        /// „from somebody“ (-გან).
        pub source: Option<Box<str>> = default,
    }
}

record! {
    /// A way between two places.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Route {
        /// Id.
        pub id: Name,
        /// Name.
        pub name: Text,
        /// One end.
        pub from: Name,
        /// The other end.
        pub to: Name,
        /// Mode.
        pub mode: Mode,
        /// Travel time.
        pub travel: Dur,
        /// People at once; without it, no limit.
        pub capacity: Option<u32> = default,
        /// Open at the start.
        pub open: bool = true,
        /// Third state it crosses or enters, a party or place.
        pub transit: Option<Name> = default,
    }
}

choice! {
    /// How one travels.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Mode {
        /// By road.
        Road,
        /// By air.
        Air,
        /// By sea.
        Sea,
        /// By rail.
        Rail,
        /// On foot.
        Foot,
    }
}

record! {
    /// A group of citizens.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Group {
        /// Id.
        pub id: Name,
        /// Name.
        pub name: Text,
        /// Where.
        pub at: Name,
        /// How many.
        pub count: u32,
        /// How many of them are vulnerable.
        pub vulnerable: u32 = 0,
        /// How many of them are not located at the start. Every member is counted once: `safe`, `unlocated`, `injured`
        /// or `dead`, safe being the rest. `Harm` moves so many from one count to another, also from `unlocated` to
        /// `safe`; whoever has a case file is a person beside it, linked by `MemberOf` and counted here all the same.
        pub unlocated: u32 = 0,
        /// How many of them are injured at the start.
        pub injured: u32 = 0,
        /// How many of them are dead at the start.
        pub dead: u32 = 0,
        /// What is known.
        pub note: Option<Text> = default,
    }
}

record! {
    /// A person with a case file.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Person {
        /// Id.
        pub id: Name,
        /// Name.
        pub name: Text,
        /// Georgian case forms where the generated ones are wrong.
        pub forms: Option<Forms> = default,
        /// Where in truth; without it, unknown to everyone.
        pub at: Option<Name> = default,
        /// Condition in truth: one of the built-in words.
        pub condition: Name = {Name::new("safe")},
        /// What stands in the case file.
        pub note: Option<Text> = default,
    }
}

record! {
    /// A thing of a kind without properties of its own.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Thing {
        /// Id.
        pub id: Name,
        /// Kind: `family`, `list`, `figure`, `party`, `document`, `event`.
        pub kind: Name,
        /// What it is, for a party: forms offer it where that makes sense; without it, wherever a party can stand.
        pub sort: Option<PartySort> = default,
        /// Name.
        pub name: Text,
        /// What is to know about it (the text of a document, section by section).
        pub note: Option<Text> = default,
    }
}

record! {
    /// A vehicle, ship or aircraft.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Transport {
        /// Id.
        pub id: Name,
        /// Name.
        pub name: Text,
        /// Mode.
        pub mode: Mode,
        /// Places.
        pub seats: u32,
        /// Where at the start.
        pub at: Option<Name> = default,
        /// Whether it can be used at the start.
        pub available: bool = true,
        /// Whose it is.
        pub of: Option<Name> = default,
    }
}

record! {
    /// A journey that can be planned.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Movement {
        /// Id.
        pub id: Name,
        /// Name.
        pub name: Text,
        /// Transport, if fixed.
        pub transport: Option<Name> = default,
        /// Route, if fixed.
        pub route: Option<Name> = default,
        /// Assembly point.
        pub assembly: Option<Name> = default,
    }
}

record! {
    /// Staff, vehicles, money, blank travel documents.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Resource {
        /// Id.
        pub id: Name,
        /// Name.
        pub name: Text,
        /// How many at the start.
        pub count: u32,
    }
}

record! {
    /// A relation.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Link {
        /// Kind of relation.
        pub kind: LinkKind,
        /// Who (the carer, the relative, the member).
        pub from: Name,
        /// Of whom (the dependent, the person, the group).
        pub to: Name,
    }
}

choice! {
    /// Kind of relation.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum LinkKind {
        /// Next of kin of.
        KinOf,
        /// Carer of a minor or dependent.
        CarerOf,
        /// Member of a group.
        MemberOf,
    }
}

impl LinkKind {
    /// The name used in rules.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::KinOf => "kin-of",
            Self::CarerOf => "carer-of",
            Self::MemberOf => "member-of",
        }
    }
}

record! {
    /// A fact of the scenario's own.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ScenarioFact {
        /// Id.
        pub id: Name,
        /// What it holds.
        pub ty as "type": ScenarioFactType,
        /// Kept for each thing of this kind.
        pub of: Option<Name> = default,
        /// What it means, for trainers.
        pub title: Option<Text> = default,
    }
}

choice! {
    /// What a scenario fact holds. In content the field is called `type`.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum ScenarioFactType {
        /// Yes or no, at first no.
        Flag,
        /// One of an ordered list of words, at first the first.
        Choice(Vec<Name>),
        /// A whole number, at first zero.
        Count,
    }
}
