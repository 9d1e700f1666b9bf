//! The map: what stands on it has words, and nothing stands on it that the seat has not heard of.

use std::collections::BTreeSet;

use egui_kittest::kittest::Queryable as _;
use hotwash::base::Lang;
use hotwash::cli::library;
use hotwash::content::chart::{Chart, SHEET};
use hotwash::content::kind::Kind;
use hotwash::exercise::sight::Where;
use hotwash::ui::seat::{Playing, map};

use crate::support::{LANGS, Played, SCALES, prefs};

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
                panel.get_by_label_contains(words);
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
