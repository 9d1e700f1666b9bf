//! Where things are and how they are, as far as one seat has heard: what a map of this seat may show.
//!
//! A seat has heard what stood at the start of things and places it knew from the start, what a message that reached it
//! says of things it names, what it was told of facts, and what it does itself.
//!
//! # Invariants
//! - Everything here has the time it was heard and where from; nothing is read from the world as it is.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{EntityId, SeatId, SimTime};
use crate::content::kind::{CONDITIONS, Kind};
use crate::content::model::Model;
use crate::content::model::script::{Effect, Inject, Thing};
use crate::content::model::tables::{DoesRow, FactTy};
use crate::exercise::knowledge::{Knowledge, KnownFact, Source, knows};
use crate::kernel::situation::{Situation, TaskState, Work};
use crate::trace::{Author, Event, MessageNo, Record, Val};

/// Where something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// At a place, so it was said.
    At(EntityId),
    /// A message speaks of it and of this place, no more.
    Near(EntityId),
    /// On the way.
    Between {
        /// From a place.
        from: EntityId,
        /// To a place.
        to: EntityId,
        /// By a way, where it is known.
        by: Option<EntityId>,
        /// When it left.
        left: SimTime,
        /// When it will be there if nothing happens.
        due: SimTime,
    },
}

/// Where something was when a seat last heard of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// Person, group, transport, movement or seat.
    pub thing: EntityId,
    /// Where.
    pub place: Where,
    /// When that was heard.
    pub at: SimTime,
    /// From where.
    pub source: Source,
}

/// How many of a thing are in a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Person or group.
    pub thing: EntityId,
    /// Position in [`CONDITIONS`].
    pub condition: usize,
    /// How many; at least so many, if messages only spoke of some.
    pub count: i32,
    /// When that was heard.
    pub at: SimTime,
    /// From where.
    pub source: Source,
}

/// A way, and whether it was open when a seat last heard of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// Route.
    pub route: EntityId,
    /// Open, closed, or never heard of.
    pub open: Option<bool>,
    /// When that was heard.
    pub at: SimTime,
    /// From where.
    pub source: Source,
}

/// Everything a map of a seat may show of what moves and changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sights {
    /// By thing.
    pub places: Vec<Sight>,
    /// By thing and condition.
    pub tallies: Vec<Tally>,
    /// By route.
    pub ways: Vec<Way>,
}

/// Folds what a seat has heard out of the records and of what it knows.
#[must_use]
pub fn sights(
    model: &Model,
    situation: &Situation,
    records: &[Record],
    known: &Knowledge,
    seat: SeatId,
) -> Sights {
    let mut fold =
        Fold { model, known, places: BTreeMap::new(), tallies: BTreeMap::new(), ways: BTreeMap::new() };
    fold.start(records);
    fold.heard(situation, records, seat);
    fold.own(situation, records, seat);
    fold.finish(seat)
}

/// Something heard.
enum News<'a> {
    /// What a message says of the things it names.
    Says(&'a Inject, SimTime, MessageNo),
    /// The value of a fact.
    Told(&'a KnownFact),
}

impl News<'_> {
    const fn at(&self) -> SimTime {
        match self {
            Self::Says(_, at, _) => *at,
            Self::Told(fact) => fact.at,
        }
    }
}

struct Fold<'a> {
    model: &'a Model,
    known: &'a Knowledge,
    places: BTreeMap<EntityId, Sight>,
    tallies: BTreeMap<(EntityId, usize), Tally>,
    ways: BTreeMap<EntityId, Way>,
}

impl<'a> Fold<'a> {
    fn kind(&self, thing: EntityId) -> Option<Kind> {
        self.model.things.get(thing.index()).map(|row| row.kind)
    }

    fn moves(&self, thing: EntityId) -> bool {
        matches!(self.kind(thing), Some(Kind::Person | Kind::Group | Kind::Transport))
    }

    fn knows(&self, thing: EntityId) -> bool {
        knows(&self.known.things, thing)
    }

    fn put(&mut self, sight: Sight) {
        match self.places.get(&sight.thing) {
            Some(before) if before.at > sight.at => {}
            _ => drop(self.places.insert(sight.thing, sight)),
        }
    }

    fn way(&mut self, way: Way) {
        match self.ways.get(&way.route) {
            Some(before) if before.at > way.at => {}
            _ => drop(self.ways.insert(way.route, way)),
        }
    }

    /// Things known from the start stand at places known from the start, as the history left them.
    fn start(&mut self, records: &[Record]) {
        let mut cells = self.model.cells.clone();
        for record in records.iter().filter(|record| record.author == Author::History) {
            if let Event::FactChanged { fact, of, to } = &record.event
                && let Some(cell) = self.model.cell(*fact, *of).and_then(|cell| cells.get_mut(cell))
            {
                *cell = *to;
            }
        }
        let model: &'a Model = self.model;
        let value = |kind: Kind, name: &str, thing: EntityId| {
            let cell = model.built_in(kind, name).and_then(|fact| model.cell(fact, Some(thing)))?;
            cells.get(cell).copied()
        };
        let from_start = self.known.things.iter().filter(|known| known.source == Source::Start);
        let rows: Vec<_> = from_start.copied().collect();
        for known in &rows {
            let Some(kind) = self.kind(known.thing) else { continue };
            if kind == Kind::Route {
                let open = value(kind, "open", known.thing).map(|open| open != 0);
                self.way(Way { route: known.thing, open, at: known.since, source: known.source });
            }
            if !self.moves(known.thing) {
                continue;
            }
            let lost = value(kind, "condition", known.thing).is_some_and(|at| {
                usize::try_from(at).is_ok_and(|at| CONDITIONS.get(at) == Some(&"unlocated"))
            });
            let place = value(kind, "at", known.thing).and_then(|at| u16::try_from(at).ok()).map(EntityId);
            if let Some(place) = place.filter(|place| !lost && rows.iter().any(|row| row.thing == *place)) {
                let place = Where::Near(place);
                self.put(Sight { thing: known.thing, place, at: known.since, source: known.source });
            }
        }
        let others: Vec<_> = self
            .known
            .things
            .iter()
            .filter(|known| self.kind(known.thing) == Some(Kind::Route))
            .copied()
            .collect();
        for known in others {
            self.ways.entry(known.thing).or_insert(Way {
                route: known.thing,
                open: None,
                at: known.since,
                source: known.source,
            });
        }
    }

    /// Messages and facts in the order they were heard; a message that comes twice says nothing new.
    fn heard(&mut self, situation: &Situation, records: &[Record], seat: SeatId) {
        let model: &'a Model = self.model;
        let known: &'a Knowledge = self.known;
        let mut news: Vec<News<'a>> = Vec::new();
        let mut read: BTreeSet<MessageNo> = BTreeSet::new();
        for record in records {
            let no = match &record.event {
                Event::MessageReached { message, seat: to, .. } if *to == seat => *message,
                Event::MessageForwarded { message, to, .. } if *to == seat => *message,
                _ => continue,
            };
            let Some(message) = situation.message(no).filter(|_| read.insert(no)) else { continue };
            let taken_back = message.retracted.and_then(|by| situation.message(by));
            if taken_back.is_some_and(|by| by.reached.has(seat)) {
                continue;
            }
            if let Some(inject) = message.inject.and_then(|inject| model.script.injects.get(inject.index())) {
                news.push(News::Says(inject, record.at, no));
            }
        }
        news.extend(known.facts.iter().map(News::Told));
        // What is told with a message is newer than the message: it comes after it in the list.
        news.sort_by_key(News::at);
        for news in news {
            match news {
                News::Says(inject, at, no) => self.says(inject, at, no),
                News::Told(fact) => self.told(fact),
            }
        }
    }

    fn says(&mut self, inject: &Inject, at: SimTime, no: MessageNo) {
        let source = Source::Message(no);
        let places: Vec<EntityId> =
            inject.names.iter().copied().filter(|name| self.kind(*name) == Some(Kind::Place)).collect();
        if let [place] = places[..] {
            let who: Vec<EntityId> = inject.names.iter().copied().filter(|name| self.moves(*name)).collect();
            for thing in who {
                self.put(Sight { thing, place: Where::Near(place), at, source });
            }
        }
        let names = |thing: EntityId| inject.names.contains(&thing);
        for effect in &inject.effects {
            match effect {
                Effect::Move(Thing::Fixed(thing), Thing::Fixed(place)) if names(*thing) && names(*place) => {
                    self.put(Sight { thing: *thing, place: Where::At(*place), at, source });
                }
                Effect::Route(Thing::Fixed(route), open) if names(*route) => {
                    self.way(Way { route: *route, open: Some(*open), at, source });
                }
                Effect::Harm(Thing::Fixed(thing), from, to, count) if names(*thing) => {
                    self.harm(*thing, (from.index(), to.index()), *count, (at, source));
                }
                _ => {}
            }
        }
    }

    /// So many went from one condition to another: they are no longer counted where they were known to be.
    fn harm(&mut self, thing: EntityId, facts: (usize, usize), by: i32, (at, source): (SimTime, Source)) {
        if let Some(tally) = self.condition(facts.0).and_then(|from| self.tallies.get_mut(&(thing, from))) {
            *tally = Tally { count: tally.count.saturating_sub(by).max(0), at, source, ..*tally };
        }
        if let Some(condition) = self.condition(facts.1) {
            let before = self.tallies.get(&(thing, condition)).map_or(0, |tally| tally.count);
            let tally = Tally { thing, condition, count: before.saturating_add(by), at, source };
            self.tallies.insert((thing, condition), tally);
        }
    }

    /// The condition a built-in count of a group counts.
    fn condition(&self, fact: usize) -> Option<usize> {
        let row = self.model.facts.get(fact).filter(|row| row.built_in)?;
        CONDITIONS.iter().position(|word| row.name == **word)
    }

    /// A fact the seat was told of or brought about.
    fn told(&mut self, fact: &KnownFact) {
        let (Some(row), Some(thing)) = (self.model.facts.get(fact.fact.index()), fact.of) else { return };
        if !row.built_in {
            return;
        }
        let (at, source) = (fact.at, fact.source);
        let place = u16::try_from(fact.value).ok().map(EntityId);
        match (row.name.as_str(), &row.ty, place) {
            ("at", FactTy::Place, Some(place)) => {
                self.put(Sight { thing, place: Where::At(place), at, source });
            }
            ("open", ..) => self.way(Way { route: thing, open: Some(fact.value != 0), at, source }),
            ("condition", ..) => {
                let condition = usize::try_from(fact.value).unwrap_or_default();
                self.tallies.retain(|(of, _), _| *of != thing);
                self.tallies.insert((thing, condition), Tally { thing, condition, count: 1, at, source });
            }
            (_, FactTy::Count, _) if row.of == Some(Kind::Group) => {
                if let Some(condition) = self.condition(fact.fact.index()) {
                    let tally = Tally { thing, condition, count: fact.value, at, source };
                    self.tallies.insert((thing, condition), tally);
                }
            }
            _ => {}
        }
    }

    /// Where the seat itself is, where it is going, and the journeys it let leave or knows to have left.
    fn own(&mut self, situation: &Situation, records: &[Record], seat: SeatId) {
        let Some(row) = self.model.seats.get(seat.index()) else { return };
        let start = records.first().map_or(SimTime::ZERO, |record| record.at);
        let mut at = row.at.map(|place| (place, start));
        let mut last = at;
        for record in records {
            if let Event::FactChanged { fact, of: Some(of), to } = &record.event
                && *of == row.thing
                && self.model.facts.get(fact.index()).is_some_and(|row| row.built_in && row.name == *"at")
            {
                at = u16::try_from(*to).ok().map(|place| (EntityId(place), record.at));
                last = at.or(last);
            }
        }
        if let Some((place, since)) = at.or(last) {
            let place = Where::At(place);
            self.put(Sight { thing: row.thing, place, at: since, source: Source::Act });
        }
        if let (Some((from, _)), Some((to, left, due))) = (last, self.travel(situation, seat)) {
            let place = Where::Between { from, to, by: None, left, due };
            self.places.insert(row.thing, Sight { thing: row.thing, place, at: left, source: Source::Act });
        }
        for record in records {
            self.journey(record, seat);
        }
    }

    fn travel(&self, situation: &Situation, seat: SeatId) -> Option<(EntityId, SimTime, SimTime)> {
        situation.seat(seat)?.running.iter().filter_map(|no| situation.task(*no)).find_map(|task| {
            let (Work::Action { action, args }, TaskState::Running { begun, until }) =
                (&task.work, task.state)
            else {
                return None;
            };
            let Some(DoesRow::Travel(slot)) = self.model.actions.get(action.index())?.does else {
                return None;
            };
            let Val::Entity(to) = args.get(slot.index()) else { return None };
            Some((to, begun, until))
        })
    }

    /// A journey this seat let leave, as it was planned, until the seat hears what became of it.
    fn journey(&mut self, record: &Record, seat: SeatId) {
        let Event::JourneyBegun { movement, route, .. } = &record.event else { return };
        if record.author != Author::Seat(seat) || !self.knows(*movement) {
            return;
        }
        let routes = self.model.range(Kind::Route).0;
        let at = |id: &EntityId| usize::from(id.0.saturating_sub(routes));
        let Some(way) = self.model.script.routes.get(at(route)) else { return };
        let movements = self.model.range(Kind::Movement).0;
        let row = self.model.script.movements.get(usize::from(movement.0.saturating_sub(movements)));
        let back = row.and_then(|row| row.assembly) == Some(way.to);
        let (from, to) = if back { (way.to, way.from) } else { (way.from, way.to) };
        let due = record.at.plus(way.travel);
        let place = Where::Between { from, to, by: Some(*route), left: record.at, due };
        self.put(Sight { thing: *movement, place, at: record.at, source: Source::Act });
    }

    fn finish(mut self, seat: SeatId) -> Sights {
        // What became of a journey is known when it is told.
        for fact in &self.known.facts {
            let name = self
                .model
                .facts
                .get(fact.fact.index())
                .filter(|row| row.built_in)
                .map(|row| row.name.as_str());
            if let (Some("arrived" | "turned-back"), Some(movement), 1) = (name, fact.of, fact.value)
                && let Some(sight) = self.places.get_mut(&movement)
                && let Where::Between { from, to, .. } = sight.place
                && fact.at >= sight.at
            {
                let end = if name == Some("arrived") { to } else { from };
                *sight = Sight { place: Where::At(end), at: fact.at, source: fact.source, ..*sight };
            }
        }
        let known = self.known;
        let own = self.model.seats.get(seat.index()).map(|row| row.thing);
        let may = |thing: EntityId| own == Some(thing) || knows(&known.things, thing);
        Sights {
            tallies: self.tallies.into_values().filter(|tally| may(tally.thing)).collect(),
            ways: self.ways.into_values().filter(|way| may(way.route)).collect(),
            places: self.places.into_values().filter(|sight| may(sight.thing)).collect(),
        }
    }
}
