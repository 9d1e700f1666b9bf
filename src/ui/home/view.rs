//! What home shows, as plain data.

use std::collections::BTreeSet;

use crate::base::{Name, SeatId, Text};
use crate::content::scenario::{Scenario, ScenarioKind};
use crate::tell::unfinished::Unfinished;

/// What home shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HomeView {
    /// Interrupted exercises, latest first.
    pub unfinished: Vec<Unfinished>,
    /// Scenarios, the guided one first.
    pub offers: Vec<Offer>,
    /// Whose text the procedure is.
    pub notice: Text,
    /// The folder where exercises are kept, as shown.
    pub kept_in: String,
    /// Version of the program.
    pub version: &'static str,
    /// What could not be read.
    pub faults: Vec<Fault>,
    /// How many interrupted exercises were taken off the list.
    pub taken_off: usize,
}

/// A scenario or an exercise that could not be read; the rest goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What, and whom to ask.
    pub said: Text,
    /// What whoever mends it needs to know; may be empty.
    pub detail: Text,
    /// It is a file in the folder of exercises.
    pub kept: bool,
}

/// A scenario that can be played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Id.
    pub id: Box<str>,
    /// Title.
    pub title: Text,
    /// One paragraph.
    pub summary: Text,
    /// What it deals with.
    pub content_note: Text,
    /// Kind of crisis.
    pub kind: ScenarioKind,
    /// It leads a beginner by the hand.
    pub guided: bool,
    /// Ids of its parts.
    pub parts: Vec<Box<str>>,
    /// Variants.
    pub variants: Vec<VariantOffer>,
    /// Seats with their briefings.
    pub seats: Vec<SeatOffer>,
    /// How many clauses it trains.
    pub clauses: usize,
    /// Whether it has messages marked sensitive.
    pub sensitive: bool,
    /// When it was last played to an end; none if it never was.
    pub last: Option<LastTime>,
}

/// The last time a scenario was played to an end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LastTime {
    /// Minutes since.
    pub minutes_ago: u64,
    /// Position of the part, if one was played alone.
    pub part: Option<usize>,
    /// How many duties there were to look at, if that is known.
    pub to_look_at: Option<usize>,
}

/// A variant of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariantOffer {
    /// Id.
    pub id: Box<str>,
    /// Title.
    pub title: Text,
    /// Room minutes.
    pub minutes: u32,
    /// Seats a person may take.
    pub seats: Vec<SeatId>,
}

/// A seat of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatOffer {
    /// Title.
    pub title: Text,
    /// Briefing.
    pub briefing: Text,
}

/// What is chosen on home.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HomeState {
    /// To take the exercise of this position off the list was asked for once.
    pub discarding: Option<usize>,
    /// All interrupted exercises are shown, not only the latest.
    pub all_unfinished: bool,
    /// What the line about the procedure means is shown.
    pub explained: bool,
    /// Only scenarios of this kind are shown.
    pub kind: Option<ScenarioKind>,
}

/// From so many scenarios on, one kind of them can be chosen.
const MANY: usize = 6;

impl HomeView {
    /// The scenarios shown: all of them unless a kind is chosen.
    #[must_use]
    pub fn shown(&self, state: &HomeState) -> Vec<&Offer> {
        let kind = state.kind.filter(|_| self.can_filter());
        self.offers.iter().filter(|offer| kind.is_none_or(|kind| offer.kind == kind)).collect()
    }

    /// There are so many scenarios that one kind of them can be chosen.
    #[must_use]
    pub fn can_filter(&self) -> bool {
        self.offers.len() >= MANY
    }

    /// What has not been done and leads a beginner stands first; once done, it stands last.
    pub fn sort(&mut self) {
        self.offers.sort_by_key(|offer| match (offer.guided, &offer.last) {
            (true, None) => 0,
            (false, _) => 1,
            (true, Some(_)) => 2,
        });
    }
}

impl Offer {
    /// What a scenario offers; when it was last played is not known to it.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let clauses: BTreeSet<&str> =
            scenario.objectives.iter().flat_map(|row| &row.clauses).map(Name::as_str).collect();
        let seat =
            |name: &Name| scenario.seats.iter().position(|row| row.id == *name).map(SeatId::from_index);
        let variants = scenario.variants.iter().map(|row| VariantOffer {
            id: row.id.as_str().into(),
            title: row.title.clone(),
            minutes: u32::from(row.minutes),
            seats: match row.played.as_slice() {
                [] => (0..scenario.seats.len()).map(SeatId::from_index).collect(),
                played => played.iter().filter_map(seat).collect(),
            },
        });
        Self {
            id: scenario.id.as_str().into(),
            title: scenario.title.clone(),
            summary: scenario.summary.clone(),
            content_note: scenario.content_note.clone(),
            kind: scenario.kind,
            guided: !scenario.hints.is_empty(),
            parts: scenario.parts.iter().map(|part| part.id.as_str().into()).collect(),
            variants: variants.collect(),
            seats: (scenario.seats.iter())
                .map(|row| SeatOffer { title: row.title.clone(), briefing: row.briefing.clone() })
                .collect(),
            clauses: clauses.len(),
            sensitive: scenario.injects.iter().any(|inject| inject.sensitive),
            last: None,
        }
    }

    /// The shortest and the longest time in a room, in minutes.
    #[must_use]
    pub fn minutes(&self) -> (u32, u32) {
        let all = || self.variants.iter().map(|variant| variant.minutes);
        (all().min().unwrap_or_default(), all().max().unwrap_or_default())
    }

    /// How many seats a person may take in one variant or another.
    #[must_use]
    pub fn roles(&self) -> usize {
        let offered = |seat: usize| {
            self.variants.iter().any(|variant| variant.seats.contains(&SeatId::from_index(seat)))
        };
        (0..self.seats.len()).filter(|seat| offered(*seat)).count()
    }
}
