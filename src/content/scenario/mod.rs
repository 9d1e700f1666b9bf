//! The scenario: a scripted crisis, written against one procedure. Read from `scenarios/<id>/scenario.ron`.
//!
//! Here: the whole, its seats, objectives, parts and variants. `world`: places, people and things, with the scenario's own
//! facts. `script`: what happens. `guide`: what a beginner is shown and the trainer is told. `setting`: the country, for
//! who takes the scenario elsewhere.

mod guide;
mod script;
mod setting;
mod world;

use crate::base::{Dur, Name, Text};
use crate::content::lower::{choice, record};
use crate::content::pattern::Pattern;
use crate::content::procedure::ParamValue;

pub use guide::{Accepted, Facilitator, Hidden, Hint, Mistake, ModelText, PartNotes, Secret};
pub use script::{
    Decision, DecisionOption, Effect, Ending, History, Inject, Outcome, OutcomeWhen, Prepared, Raise,
    ResultOf, ResultRule, Tone, When,
};
pub use setting::{Invented, InventedKind, Setting};
pub use world::{
    Forms, Group, Land, Link, LinkKind, Mode, Movement, Person, Place, PlaceKind, Resource, Route,
    ScenarioFact, ScenarioFactType, Thing, Transport,
};

record! {
    /// A whole scenario.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Scenario {
        /// Id, also the folder name.
        pub id: Name,
        /// Version as the author counts it.
        pub version: Box<str>,
        /// The procedure it is written against.
        pub procedure: Name,
        /// Kind of crisis.
        pub kind: ScenarioKind,
        /// Title.
        pub title: Text,
        /// What it is about, without giving the story away.
        pub summary: Text,
        /// What is distressing in it, in words; shown before the start.
        pub content_note: Text,
        /// Documented cases it takes figures from; for authors, never shown in play.
        pub based_on: Vec<Box<str>> = default,
        /// The country, in words. Stands outside the manifest: it changes no exercise.
        pub setting: Setting = default; aside,
        /// Date and clock.
        pub start: Start,
        /// Duties are judged up to here.
        pub horizon: Dur,
        /// Values of the procedure's parameters.
        pub params: Vec<(Name, ParamSetting)> = default,
        /// Who plays.
        pub seats: Vec<Seat> = default,
        /// What it trains.
        pub objectives: Vec<Objective> = default,
        /// Clauses that must have arisen.
        pub expects: Vec<Expect> = default,
        /// Chapters.
        pub parts: Vec<Part> = default,
        /// Ways to play it.
        pub variants: Vec<Variant> = default,
        /// Time skipped with nothing firing and duty clocks standing still.
        pub interludes: Vec<Interlude> = default,
        /// Places.
        pub places: Vec<Place> = default,
        /// Ways between places.
        pub routes: Vec<Route> = default,
        /// Groups of citizens.
        pub groups: Vec<Group> = default,
        /// People with a case file.
        pub people: Vec<Person> = default,
        /// Things of other kinds: families, lists, figures, parties, documents, events.
        pub things: Vec<Thing> = default,
        /// Vehicles, ships, aircraft.
        pub transports: Vec<Transport> = default,
        /// Journeys that can be planned.
        pub movements: Vec<Movement> = default,
        /// Staff, vehicles, money, blank travel documents.
        pub resources: Vec<Resource> = default,
        /// Relations between people and groups.
        pub links: Vec<Link> = default,
        /// The scenario's own facts.
        pub facts: Vec<ScenarioFact> = default,
        /// Values of facts at the start: standing facts marked open, own facts, built-in facts.
        pub given: Vec<Effect> = default,
        /// What happened before time 0.
        pub history: Vec<History> = default,
        /// The script.
        pub injects: Vec<Inject> = default,
        /// What follows from acts and omissions.
        pub outcomes: Vec<Outcome> = default,
        /// Results of actions where they are not the first declared.
        pub results: Vec<ResultRule> = default,
        /// Ways it can end.
        pub endings: Vec<Ending> = default,
        /// Hints for a guided exercise, in the order of the script.
        pub hints: Vec<Hint> = default,
        /// What is not to come out before its time; `check --deep` finds where it does. Stands outside the manifest: it
        /// changes no exercise.
        pub secrets: Vec<Secret> = default,
        /// What the trainer reads before and beside the exercise. Stands outside the manifest: it changes no exercise.
        pub facilitator: Facilitator = default,
    }
}

choice! {
    /// Kind of crisis.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ScenarioKind {
        /// Evacuation.
        Evacuation,
        /// Natural disaster.
        Disaster,
        /// Detained citizens.
        Detention,
        /// A guided first exercise.
        Guided,
    }
}

record! {
    /// Date and clock of exercise time 0.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Start {
        /// `2031-04-15`.
        pub date: Box<str>,
        /// Local time of day, `06:40`.
        pub time: Box<str>,
        /// Offset of the country from UTC in minutes.
        pub offset: i16,
        /// Working days in the country, Monday 1 … Sunday 7.
        pub week: Vec<u8> = {vec![1, 2, 3, 4, 5]},
    }
}

/// Value of a parameter set by the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParamSetting {
    /// A length of time.
    Time(Dur),
    /// A whole number.
    Number(i64),
}

impl ParamSetting {
    /// Whether the setting lies within the range of the parameter.
    #[must_use]
    pub const fn fits(&self, range: &ParamValue) -> bool {
        match (self, range) {
            (Self::Time(t), ParamValue::Time(_, least, most)) => t.0 >= least.0 && t.0 <= most.0,
            (Self::Number(n), ParamValue::Number(_, least, most)) => *n >= *least && *n <= *most,
            _ => false,
        }
    }
}

record! {
    /// A seat: one or more roles in one exercise.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Seat {
        /// Id.
        pub id: Name,
        /// Title.
        pub title: Text,
        /// Roles held here; a role may be at a post (`"HOM@transit"`).
        pub roles: Vec<Name> = default,
        /// Roles of claimed clauses this seat stands in for.
        pub stands_in: Vec<Name> = default,
        /// Where the seat is at the start.
        pub at: Option<Name> = default,
        /// How many actions it can do at once.
        pub hands: u8 = 1,
        /// What the person in the seat is told before the start.
        pub briefing: Text,
        /// Channels it listens to; empty: all.
        pub channels: Vec<Name> = default,
        /// Things it knows of from the start; everything else must be learned.
        pub knows: Vec<Name> = default,
    }
}

record! {
    /// What the scenario trains.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Objective {
        /// Id.
        pub id: Name,
        /// Title.
        pub title: Text,
        /// Clauses that show it.
        pub clauses: Vec<Name> = default,
    }
}

record! {
    /// A clause that must have arisen by a time once its cause was noticed. `by` is a length of time, counted from the
    /// moment the cause is noticed, never a time of the exercise: of a cause at 3 hours with `by: "2h"` it is judged at 5
    /// hours, and later if the message waited unanswered. What arose before the cause counts.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Expect {
        /// Clause.
        pub clause: Name,
        /// What makes it due.
        pub cause: Pattern,
        /// How long after the cause was noticed it is judged.
        pub by: Dur,
        /// What was expected, in words; needed where the clause itself only restrains.
        pub title: Option<Text> = default,
        /// What meets the expectation another way, once its cause has come.
        pub unless: Option<Pattern> = default,
    }
}

record! {
    /// A chapter with its own length in room minutes.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Part {
        /// Id.
        pub id: Name,
        /// Title.
        pub title: Text,
        /// Room minutes.
        pub minutes: u16,
        /// Exercise time at which it starts.
        pub from: Dur,
        /// Exercise time at which it ends.
        pub to: Dur,
        /// Opening picture in words.
        pub opening: Text,
        /// Picture file beside the scenario.
        pub picture: Option<Box<str>> = default,
        /// Questions for the debrief of this part.
        pub questions: Vec<Text> = default,
        /// How the state at its start comes about when it is played alone.
        pub start: PartStart = {PartStart::Given(Vec::new())},
    }
}

choice! {
    /// Start state of a part.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum PartStart {
        /// The beginning of the scenario, or effects applied to it.
        Given(Vec<Effect>),
        /// Folded from a recorded run of the whole scenario, by its name under `runs/`: the part begins where the run was
        /// then, with everything known, done, planned, under way and owed.
        Folded(Name),
    }
}

record! {
    /// A way to play the scenario.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Variant {
        /// Id (`solo-25`, `table-75`).
        pub id: Name,
        /// Title.
        pub title: Text,
        /// Parts in order.
        pub parts: Vec<Name> = default,
        /// Seats held by people; the others are simulated colleagues.
        pub played: Vec<Name> = default,
        /// Room minutes.
        pub minutes: u16,
    }
}

record! {
    /// A stretch of time skipped.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Interlude {
        /// Id.
        pub id: Name,
        /// From this exercise time …
        pub from: Dur,
        /// … to this one.
        pub to: Dur,
        /// What people are told.
        pub text: Text,
    }
}

/// Receiver of an inject called after an act: whoever acted.
pub const ACTOR: &str = "$actor";

impl Scenario {
    /// A scenario with nothing in it, for checking a procedure alone.
    #[must_use]
    pub fn blank(procedure: &Name) -> Self {
        Self {
            id: Name::new("blank"),
            version: "0".into(),
            procedure: procedure.clone(),
            kind: ScenarioKind::Guided,
            title: Text::default(),
            summary: Text::default(),
            content_note: Text::default(),
            based_on: Vec::new(),
            setting: Setting::default(),
            start: Start { date: "2030-01-01".into(), time: "00:00".into(), offset: 0, week: Vec::new() },
            horizon: Dur::DAY,
            params: Vec::new(),
            seats: Vec::new(),
            objectives: Vec::new(),
            expects: Vec::new(),
            parts: Vec::new(),
            variants: Vec::new(),
            interludes: Vec::new(),
            places: Vec::new(),
            routes: Vec::new(),
            groups: Vec::new(),
            people: Vec::new(),
            things: Vec::new(),
            transports: Vec::new(),
            movements: Vec::new(),
            resources: Vec::new(),
            links: Vec::new(),
            facts: Vec::new(),
            given: Vec::new(),
            history: Vec::new(),
            injects: Vec::new(),
            outcomes: Vec::new(),
            results: Vec::new(),
            endings: Vec::new(),
            hints: Vec::new(),
            secrets: Vec::new(),
            facilitator: Facilitator::default(),
        }
    }
}
