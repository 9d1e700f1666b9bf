//! What the map of a seat may show stems from something the seat was told, in every recorded run.

use hotwash::base::{EntityId, SeatId, SimTime};
use hotwash::content::model::Model;
use hotwash::exercise::Exercise;
use hotwash::exercise::knowledge::{Knowledge, Source, knowledge};
use hotwash::exercise::sight::{Sights, Where, sights};
use hotwash::trace::{Author, Event, Record};

use crate::runs::{played, scripts};

/// What is checked: who looks, and what was recorded until then.
struct Look<'a> {
    model: &'a Model,
    exercise: &'a Exercise,
    records: &'a [Record],
    known: &'a Knowledge,
    seat: SeatId,
}

impl Look<'_> {
    fn knows(&self, thing: EntityId) -> bool {
        self.known.things.iter().any(|known| known.thing == thing)
    }

    /// Whether a record says that the seat heard this of the thing at that time.
    fn heard(&self, thing: EntityId, at: SimTime, source: Source) -> bool {
        let seat = self.seat;
        let then = || self.records.iter().filter(|record| record.at == at);
        match source {
            Source::Start => self.model.seats[seat.index()].knows.contains(&thing),
            Source::Message(no) => {
                let reached = then().any(|record| match &record.event {
                    Event::MessageReached { message, seat: to, .. } => *message == no && *to == seat,
                    Event::MessageForwarded { message, to, .. } => *message == no && *to == seat,
                    _ => false,
                });
                let inject = self.exercise.situation().message(no).and_then(|message| message.inject);
                let named = inject
                    .is_some_and(|inject| self.model.script.injects[inject.index()].names.contains(&thing));
                let carried =
                    self.known.facts.iter().any(|fact| fact.of == Some(thing) && fact.source == source);
                reached && (named || carried)
            }
            Source::Seat(by) => then().any(|record| match &record.event {
                Event::FactTold { from, to, of, .. } => {
                    *from == Some(by) && *to == seat && *of == Some(thing)
                }
                _ => false,
            }),
            Source::Act => then().any(|record| match &record.event {
                Event::FactTold { from: None, to, of, .. } => *to == seat && *of == Some(thing),
                Event::FactChanged { of, .. } => record.author == Author::Seat(seat) && *of == Some(thing),
                Event::JourneyBegun { movement, .. } => {
                    record.author == Author::Seat(seat) && *movement == thing
                }
                _ => false,
            }),
        }
    }

    fn check(&self, shown: &Sights, what: &str) {
        let own = self.model.seats[self.seat.index()].thing;
        for sight in shown.places.iter().filter(|sight| sight.thing != own) {
            assert!(self.knows(sight.thing), "{what}: it cannot name {sight:?}");
            assert!(self.heard(sight.thing, sight.at, sight.source), "{what}: never heard of {sight:?}");
            if let Where::At(place) | Where::Near(place) = sight.place {
                assert!(self.knows(place), "{what}: it cannot name the place of {sight:?}");
            }
        }
        for tally in &shown.tallies {
            assert!(self.knows(tally.thing), "{what}: it cannot name {tally:?}");
            assert!(self.heard(tally.thing, tally.at, tally.source), "{what}: never heard of {tally:?}");
        }
        for way in &shown.ways {
            assert!(self.knows(way.route), "{what}: it cannot name {way:?}");
            if way.open.is_some() {
                assert!(self.heard(way.route, way.at, way.source), "{what}: never heard of {way:?}");
            }
        }
    }
}

#[test]
fn a_seat_sees_on_its_map_only_what_it_was_told_in_every_recorded_run() {
    let mut seen = [0; 3];
    for (scenario, name, _) in scripts() {
        let exercise = played(&scenario, &name);
        let (model, all) = (&*exercise.plan().model, exercise.records());
        for seat in (0..).take(model.seats.len()).map(SeatId) {
            for tenths in [1, 3, 6, 10] {
                // What happens at one time is known whole.
                let mut until = all.len() * tenths / 10;
                while until > 0 && until < all.len() && all[until].at == all[until - 1].at {
                    until += 1;
                }
                let records = &all[..until];
                let known = knowledge(model, records, seat);
                let shown = sights(model, exercise.situation(), records, &known, seat);
                let look = Look { model, exercise: &exercise, records, known: &known, seat };
                let who = model.seats[seat.index()].name.as_str();
                look.check(&shown, &format!("{scenario} {name} {who} {tenths}/10"));
                let more = [shown.places.len(), shown.tallies.len(), shown.ways.len()];
                seen.iter_mut().zip(more).for_each(|(all, more)| *all += more);
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 50), "too little was looked at: {seen:?}");
}

#[test]
fn nobody_is_counted_twice() {
    for (scenario, name, _) in scripts() {
        let exercise = played(&scenario, &name);
        let model = &*exercise.plan().model;
        let (first, _) = model.range(hotwash::content::kind::Kind::Group);
        for seat in (0..).take(model.seats.len()).map(SeatId) {
            let known = knowledge(model, exercise.records(), seat);
            let shown = sights(model, exercise.situation(), exercise.records(), &known, seat);
            for (at, group) in (first..).zip(&model.scenario.groups) {
                let of = |row: &&hotwash::exercise::sight::Tally| row.thing == EntityId(at);
                let many: i32 = shown.tallies.iter().filter(of).map(|row| row.count).sum();
                let most = i32::try_from(group.count).unwrap();
                let who = model.seats[seat.index()].name.as_str();
                assert!(many <= most, "{scenario} {name} {who}: {many} of {most} {}", group.id);
            }
        }
    }
}
