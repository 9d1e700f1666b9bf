//! The map: what stands on it has words, and nothing stands on it that the seat has not heard of.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Key, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use hotwash::base::{Dur, Lang, Name, Text};
use hotwash::cli::library;
use hotwash::content::chart::{Chart, SHEET};
use hotwash::content::kind::Kind;
use hotwash::content::model::Model;
use hotwash::exercise::sight::Where;
use hotwash::ui::seat::map::counters::Pick;
use hotwash::ui::seat::{self, Pane, Playing, SeatState, map};

use crate::support::{Drawn, LANGS, Played, SCALES, prefs};

#[test]
fn every_place_of_every_scenario_stands_alone_on_the_sheet_with_and_without_a_map() {
    for scenario in library::scenarios() {
        let model = library::playable(&scenario, None).unwrap().model;
        let map = library::map(&scenario);
        for chart in [Chart::of(&model, map.as_ref()), Chart::of(&model, None)] {
            assert_eq!(chart.spots.len(), model.things_of(Kind::Place).count(), "{scenario}");
            let inside = |n: i32| (0..=SHEET).contains(&n);
            assert!(chart.spots.values().all(|(x, y)| inside(*x) && inside(*y)), "{scenario}");
            let points: BTreeSet<_> = chart.spots.values().collect();
            assert_eq!(points.len(), chart.spots.len(), "{scenario}: two places at one point");
        }
    }
}

#[test]
fn without_a_map_places_stand_the_farther_from_the_middle_the_longer_one_travels() {
    let model = library::playable("first-hour", None).unwrap().model;
    let chart = Chart::of(&model, None);
    let spot = |name: &str| chart.spots[&model.thing(name).unwrap()];
    let away = |name: &str| {
        let (x, y) = spot(name);
        (x - SHEET / 2).pow(2) + (y - SHEET / 2).pow(2)
    };
    assert_ne!(spot("talenda"), spot("merisol"));
    let hub = chart.spots.values().filter(|at| **at == (SHEET / 2, SHEET / 2)).count();
    assert_eq!(hub, 1, "{:?}", chart.spots);
    assert!(away("talenda").max(away("merisol")) > 100_000, "three hours are far: {:?}", chart.spots);
}

#[test]
fn places_ways_and_counters_are_found_by_their_words_in_both_languages() {
    let played = Played::begin("evacuation", "embassy").at(10);
    for lang in LANGS {
        for scale in SCALES {
            let panel = played.draw(prefs(lang, scale), Playing::default(), map::show);
            let (place, way, you) = match lang {
                Lang::Ka => ("კალმედა, ქალაქი", "სამხრეთის გზა", "თქვენი ადგილსამყოფელი"),
                Lang::En => ("Kalmeda, town", "Southern road", "your own place"),
            };
            for words in [place, way, you] {
                assert!(panel.query_all_by_label_contains(words).count() >= 1, "{words}");
            }
        }
    }
}

#[test]
fn nothing_is_on_the_map_that_the_seat_has_not_heard_of() {
    let played = Played::begin("evacuation", "duty").at(1);
    let panel = played.draw(prefs(Lang::En, 100), Playing::default(), map::show);
    panel.get_by_label_contains("Kalmeda, town");
    // The duty officer has not heard of these yet, though they are there.
    for hidden in ["Sandrel", "Otrena", "Southern road", "Luka", "guest house"] {
        assert!(panel.query_by_label_contains(hidden).is_none(), "{hidden}");
    }
}

#[test]
fn everything_a_seat_sights_stands_at_places_it_knows_or_its_own() {
    for scenario in library::scenarios() {
        let model = library::playable(&scenario, None).unwrap().model;
        for row in &model.seats {
            let view = Played::begin(&scenario, row.name.as_str()).at(900).view();
            let knows = |thing| view.things.iter().any(|known| known.thing == thing);
            for sight in view.sights.places.iter().filter(|sight| sight.thing != row.thing) {
                assert!(knows(sight.thing), "{scenario} {}: {sight:?}", row.name);
                if let Where::At(place) | Where::Near(place) = sight.place {
                    assert!(knows(place), "{scenario} {}: {sight:?}", row.name);
                }
            }
            assert!(view.sights.ways.iter().all(|way| knows(way.route)));
            assert!(view.sights.tallies.iter().all(|tally| knows(tally.thing)));
        }
    }
}

#[test]
fn what_is_picked_is_told_below_the_map_and_a_person_opens_the_case_file() {
    let played = Played::begin("first-hour", "embassy").at(30);
    let mut panel = played.draw(prefs(Lang::En, 100), Playing::default(), map::show);
    panel.get_by_label_contains("whereabouts not established").click();
    panel.run();
    let thing = played.exercise.plan().model.thing("tourists");
    assert_eq!(panel.state().state.thing, thing);
    assert!(panel.query_all_by_label_contains("Tour group").count() >= 2, "on the map and below it");
}

#[test]
fn the_map_is_fitted_until_it_is_moved_and_again_when_asked() {
    let played = Played::begin("evacuation", "embassy").at(10);
    let mut panel = played.draw(prefs(Lang::En, 100), Playing::default(), map::show);
    let fitted = panel.state().state.map.clone();
    assert!(!fitted.moved && fitted.zoom > 0.0);
    panel.get_by_label("Larger").click();
    panel.run();
    assert!(panel.state().state.map.zoom > fitted.zoom && panel.state().state.map.moved);
    panel.get_by_label_contains("drag or arrow keys").focus();
    panel.run();
    let before = panel.state().state.map.middle;
    panel.key_press(egui::Key::ArrowRight);
    panel.run();
    assert!(panel.state().state.map.middle.0 > before.0);
    panel.get_by_label("Show all").click();
    panel.run();
    assert!((panel.state().state.map.zoom - fitted.zoom).abs() < 0.001);
}

/// A country of so many places, each reached from an earlier one, and a seat that knows them all.
fn country(places: u16) -> Arc<Model> {
    let first = library::playable("first-hour", None).unwrap().model;
    let mut scenario = (*first.scenario).clone();
    scenario.id = Name::new("made-up");
    let (place, route) = (scenario.places[0].clone(), scenario.routes[0].clone());
    let mut ids: Vec<Name> = scenario.places.iter().map(|place| place.id.clone()).collect();
    while ids.len() < usize::from(places) {
        let no = ids.len();
        let mut place = place.clone();
        place.id = Name::new(&format!("place-{no}"));
        place.name = Text::new(&format!("დასახლება მთაში {no}"), &format!("Village in the hills {no}"));
        let mut route = route.clone();
        route.id = Name::new(&format!("way-{no}"));
        route.from = ids[no * 7 % no.min(9)].clone();
        route.to = place.id.clone();
        route.travel = Dur::hours(1 + i64::try_from(no * 5 % 11).unwrap());
        ids.push(place.id.clone());
        scenario.seats[0].knows.push(place.id.clone());
        scenario.seats[0].knows.push(route.id.clone());
        scenario.places.push(place);
        scenario.routes.push(route);
    }
    let (model, found) = Model::compile(Arc::clone(&first.procedure), Arc::new(scenario));
    Arc::new(model.unwrap_or_else(|| unreachable!("{:?}", found.list.first())))
}

type Panel<'a> = Harness<'a, Drawn<SeatState>>;

/// No name stands over another or over a counter.
fn stand_apart(panel: &Panel<'_>, what: &str) {
    let drawing = &panel.state().state.map.drawing;
    let area = panel.state().state.map.area.unwrap();
    let names: Vec<Rect> = drawing.names.iter().map(|name| name.rect).collect();
    let is_counter = |pick: Pick| matches!(pick, Pick::Counter(..));
    let counters: Vec<Rect> = drawing
        .items
        .iter()
        .filter(|item| is_counter(item.pick) && area.contains_rect(item.rect))
        .map(|item| item.rect.shrink(4.0))
        .collect();
    for (at, one) in names.iter().enumerate() {
        assert!(area.expand(0.5).contains_rect(*one), "{what}: {one:?} is outside of {area:?}");
        for other in names[at + 1..].iter().chain(&counters) {
            assert!(!one.intersects(*other), "{what}: {one:?} and {other:?} overlap");
        }
    }
    // A column too small for them all has the larger map beside it.
    if area.height() > 260.0 {
        for (at, one) in counters.iter().enumerate() {
            assert!(
                counters[at + 1..].iter().all(|other| !one.intersects(*other)),
                "{what}: counters overlap"
            );
        }
    }
    assert!(area.height() < 120.0 || !names.is_empty(), "{what}: nothing has a name");
}

#[test]
fn no_name_stands_over_another_or_over_a_counter() {
    for (scenario, name, minutes) in [
        ("evacuation", "embassy", 600),
        ("earthquake", "embassy", 900),
        ("seafarers", "embassy", 900),
        ("first-hour", "embassy", 30),
    ] {
        let model = library::playable(scenario, None).unwrap().model;
        let name = model.seat(name).map_or(model.seats[0].name.as_str(), |_| name);
        let played = Played::begin(scenario, name).at(minutes);
        for lang in LANGS {
            for scale in SCALES {
                let mut panel = played.draw(prefs(lang, scale), Playing::default(), seat::show);
                panel.state_mut().state.pane = Pane::Side;
                panel.run();
                stand_apart(&panel, &format!("{scenario} {lang:?} {scale}"));
                panel.state_mut().state.map.large = true;
                panel.run();
                stand_apart(&panel, &format!("{scenario} {lang:?} {scale} large"));
            }
        }
    }
}

#[test]
fn without_a_map_three_to_forty_places_can_be_read() {
    for places in [3, 8, 20, 40] {
        let model = country(places);
        let chart = Chart::of(&model, None);
        assert_eq!(chart, Chart::of(&country(places), None), "the same each time");
        assert_eq!(chart.spots.len(), usize::from(places));
        let played = Played::of(model, "embassy").at(1);
        for lang in LANGS {
            for scale in SCALES {
                let panel = played.draw(prefs(lang, scale), Playing::default(), map::show);
                stand_apart(&panel, &format!("{places} places {lang:?} {scale}"));
                let named =
                    |thing| panel.state().state.map.drawing.names.iter().any(|name| name.of == Some(thing));
                let names = chart.spots.keys().filter(|place| named(**place)).count();
                let least = usize::from(places) / if scale == 100 { 2 } else { 3 };
                assert!(names >= least, "{places} places, {names} names {lang:?} {scale}");
            }
        }
    }
}

#[test]
fn the_larger_map_fills_the_middle_and_escape_leaves_it() {
    let played = Played::begin("evacuation", "embassy").at(10);
    let mut panel = played.draw(prefs(Lang::En, 100), Playing::default(), seat::show);
    let small = panel.state().state.map.area.unwrap();
    panel.get_by_label("Larger map").click();
    panel.run();
    let large = panel.state().state.map.area.unwrap();
    assert!(large.width() > 1.7 * small.width() && large.height() > 1.5 * small.height(), "{large:?}");
    let fitted = panel.state().state.map.zoom;
    panel.get_by_label("Larger").click();
    panel.run();
    assert!(panel.state().state.map.zoom > fitted, "the buttons work on the screen of the seat");
    panel.key_press(Key::Escape);
    panel.run();
    assert_eq!(panel.state().state.map.area, Some(small));
}

#[test]
fn by_keyboard_a_counter_is_reached_and_opens_the_message_that_told_of_it() {
    let played = Played::begin("first-hour", "embassy").at(30);
    let mut panel = played.draw(prefs(Lang::En, 100), Playing::default(), seat::show);
    panel.get_by_label_contains("mentioned here; whereabouts").focus();
    panel.run();
    panel.key_press(Key::Enter);
    panel.run();
    let state = &panel.state().state;
    let Some(Pick::Counter(_, thing)) = state.map.picked else { unreachable!("nothing was picked") };
    let sight = *played.view().sights.places.iter().find(|sight| sight.thing == thing).unwrap();
    let hotwash::exercise::knowledge::Source::Message(no) = sight.source else {
        unreachable!("{sight:?} was told by a message")
    };
    assert_eq!(state.message, Some(no));
    let words =
        &state.map.drawing.counters.iter().find(|counter| counter.things.contains(&thing)).unwrap().words;
    assert!(words.contains("as of") && words.contains("message:"), "{words}");
}

#[test]
fn every_sign_is_told_in_words_and_nothing_is_drawn_anew_without_a_change() {
    let played = Played::begin("evacuation", "embassy").at(600);
    let mut panel = played.draw(prefs(Lang::Ka, 100), Playing::default(), map::show);
    let first = Arc::clone(&panel.state().state.map.drawing.picture);
    panel.run();
    assert!(Arc::ptr_eq(&first, &panel.state().state.map.drawing.picture), "it was drawn anew");
    panel.get_by_label("ნიშნები").click();
    panel.run();
    for words in
        ["დაშავებული ან ავად არის", "გარდაცვლილია", "სასაზღვრო გამტარი პუნქტი", "ჭორი", "თქვენ აქ ხართ"]
    {
        assert!(panel.query_all_by_label_contains(words).count() >= 1, "{words}");
    }
    assert!(!Arc::ptr_eq(&first, &panel.state().state.map.drawing.picture), "it has less room now");
}
