//! What a seat has learned: things it can name, and values of facts with their age and source.
//!
//! # Invariants
//! - A value is what it was when the seat learned of it, never what it has become since, except for the standing facts
//!   of the procedure, which all our seats know at once.

use std::collections::BTreeMap;

use crate::base::{EntityId, FactId, SeatId, SimTime};
use crate::content::model::Model;
use crate::trace::{Author, Event, MessageNo, Record, RecordNo};

/// How a seat came to know something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// It was known from the start.
    Start,
    /// A message.
    Message(MessageNo),
    /// Another seat.
    Seat(SeatId),
    /// Its own act, or an act that told it.
    Act,
}

/// A thing a seat can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The thing.
    pub thing: EntityId,
    /// Since when.
    pub since: SimTime,
    /// How.
    pub source: Source,
}

/// The value of a fact as a seat knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownFact {
    /// Fact.
    pub fact: FactId,
    /// The thing it is about.
    pub of: Option<EntityId>,
    /// Value when it was learned.
    pub value: i32,
    /// When it was learned.
    pub at: SimTime,
    /// How.
    pub source: Source,
}

/// Everything a seat knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Knowledge {
    /// Things, by number.
    pub things: Vec<Known>,
    /// Facts that are not standing facts, by cell.
    pub facts: Vec<KnownFact>,
}

/// Whether a thing is among these, which stand in the order of their numbers.
#[must_use]
pub fn knows(things: &[Known], thing: EntityId) -> bool {
    things.binary_search_by_key(&thing, |known| known.thing).is_ok()
}

/// Folds what a seat knows out of the records.
#[must_use]
pub fn knowledge(model: &Model, records: &[Record], seat: SeatId) -> Knowledge {
    let start = records.first().map_or(SimTime::ZERO, |record| record.at);
    let mut things: BTreeMap<EntityId, Known> = BTreeMap::new();
    for thing in model.seats.get(seat.index()).map_or(&[][..], |row| &row.knows) {
        things.insert(*thing, Known { thing: *thing, since: start, source: Source::Start });
    }
    let mut facts: BTreeMap<usize, KnownFact> = BTreeMap::new();
    let mut cells = model.cells.clone();
    let mut carried: Option<(RecordNo, MessageNo)> = None;
    let mut told_by: BTreeMap<MessageNo, Vec<(usize, KnownFact)>> = BTreeMap::new();
    // Where the last message, briefing or act came from, for things learned in the same breath.
    let mut breath = Source::Start;
    for record in records {
        match &record.event {
            Event::SignalRaised { message, .. } => carried = message.map(|message| (record.no, message)),
            Event::FactChanged { fact, of, to } => {
                let Some(cell) = model.cell(*fact, *of) else { continue };
                if let Some(value) = cells.get_mut(cell) {
                    *value = *to;
                }
                let known =
                    KnownFact { fact: *fact, of: *of, value: *to, at: record.at, source: Source::Act };
                if record.author == Author::Seat(seat) {
                    facts.insert(cell, known);
                }
                if let (Some((signal, message)), Some(cause)) = (carried, record.cause)
                    && signal == cause
                {
                    let source = Source::Message(message);
                    told_by.entry(message).or_default().push((cell, KnownFact { source, ..known }));
                }
            }
            Event::FactTold { from, to, fact, of } if *to == seat => {
                breath = from.map_or(Source::Act, Source::Seat);
                if let Some(cell) = model.cell(*fact, *of) {
                    let value = cells.get(cell).copied().unwrap_or_default();
                    let known = KnownFact { fact: *fact, of: *of, value, at: record.at, source: breath };
                    facts.insert(cell, known);
                }
            }
            Event::MessageReached { message, seat: to, .. } if *to == seat => {
                breath = Source::Message(*message);
                for (cell, known) in told_by.get(message).into_iter().flatten() {
                    facts.insert(*cell, KnownFact { at: record.at, ..*known });
                }
            }
            Event::ActionCompleted { seat: by, .. } => {
                breath = if *by == seat { Source::Act } else { Source::Seat(*by) };
            }
            Event::ThingLearned { seat: to, thing } if *to == seat => {
                things.entry(*thing).or_insert(Known { thing: *thing, since: record.at, source: breath });
            }
            _ => {}
        }
    }
    Knowledge { things: things.into_values().collect(), facts: facts.into_values().collect() }
}
