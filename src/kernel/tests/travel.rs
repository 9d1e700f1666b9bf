//! Officials on the way when routes close.

use super::play::Play;
use crate::trace::Command;

/// The consul, in the capital, knows the places; the main road and the north road close when told to, and there may be
/// another way.
fn ready(closes: &[(&str, u32)], more: &'static str) -> Play {
    let mut injects = String::new();
    for (route, minute) in closes {
        injects +=
            &format!("(id: \"close-{route}\", when: At(\"{minute}m\"), effects: [Close(\"{route}\")]), ");
    }
    Play::changed(move |_, scenario| {
        *scenario = scenario
            .replace("knows: [\"crew\"]", "knows: [\"crew\", \"border\", \"town\", \"capital\"]")
            .replace("routes: [", &format!("routes: [{more}"))
            .replacen("injects: [", &format!("injects: [{injects}"), 1);
    })
}

const BYPASS: &str = "(id: \"bypass\", name: (ka: \"შემოვლითი გზა\", en: \"Bypass\"), from: \"capital\", to: \"town\", mode: Road, travel: \"9h\", open: true), ";

fn place(play: &Play) -> i32 {
    play.fact("seat.at", "consul")
}

#[test]
fn a_road_that_closes_under_the_wheels_turns_the_traveller_back() {
    let mut play = ready(&[("main-road", 50)], "");
    play.begin("consul", "travel", &[("place", "town")]);
    play.to(50);
    assert_eq!(
        play.story("TravelDiverted"),
        ["50 {e:TravelDiverted,task:0,seat:consul,route:main-road,place:capital,until:6000000}"]
    );
    let (consul, road) = (play.seat("consul"), play.thing("main-road"));
    assert!(play.situation.knows(&play.plan.model, consul, road), "and is told so");
    assert!(play.situation.knows_fact(
        &play.plan.model,
        consul,
        play.plan.built_in.open.unwrap(),
        Some(road)
    ));
    play.to(99);
    assert_eq!((place(&play), play.fact("seat.away", "consul")), (-1, 1));
    play.to(100);
    assert_eq!(place(&play), i32::from(play.thing("capital").0), "50 minutes out, 50 back");
    assert!(play.story("ActionFailed")[0].ends_with("code:K028}"));
    assert_eq!(play.fact("seat.away", "consul"), 0);
}

#[test]
fn with_another_way_the_traveller_is_late() {
    let mut play = ready(&[("main-road", 50)], BYPASS);
    play.begin("consul", "travel", &[("place", "town")]);
    play.to(50);
    assert!(play.story("TravelDiverted")[0].contains("place:town,until:38400000"), "100 min and 9 h");
    play.to(640);
    assert_eq!(place(&play), i32::from(play.thing("town").0));
    assert!(play.story("ActionFailed").is_empty());
}

#[test]
fn a_road_that_closes_further_on_stops_the_traveller_before_it() {
    let mut play = ready(&[("north-road", 50)], "");
    play.begin("consul", "travel", &[("place", "town")]);
    play.to(119);
    assert!(play.story("TravelDiverted")[0].contains("route:north-road,place:border,until:7200000"));
    play.to(120);
    assert_eq!(place(&play), i32::from(play.thing("border").0));
    assert!(play.story("ActionFailed")[0].ends_with("code:K028}"));
}

#[test]
fn a_road_behind_the_traveller_may_close() {
    let mut play = ready(&[("main-road", 130)], "");
    play.begin("consul", "travel", &[("place", "town")]);
    play.to(300);
    assert!(play.story("TravelDiverted").is_empty());
    assert_eq!(place(&play), i32::from(play.thing("town").0));
}

#[test]
fn a_second_closing_on_the_way_back_changes_nothing_and_one_ahead_does() {
    let mut play = ready(&[("main-road", 50), ("bypass", 300)], BYPASS);
    play.begin("consul", "travel", &[("place", "town")]);
    play.to(300);
    assert_eq!(play.story("TravelDiverted").len(), 2);
    // Back in the capital at 100, 200 minutes on the bypass, and as long back.
    assert!(play.story("TravelDiverted")[1].contains("route:bypass,place:capital,until:30000000"));
    play.to(500);
    assert_eq!(place(&play), i32::from(play.thing("capital").0));
}

#[test]
fn a_call_on_the_way_shifts_the_travel_and_a_closing_during_it_counts() {
    let mut play = Play::changed(|procedure, scenario| {
        *procedure = procedure.replace("at_post: true", "at_post: false");
        *scenario = scenario
            .replace("hands: 2", "hands: 1")
            .replace("knows: [\"crew\"]", "knows: [\"crew\", \"border\"]")
            .replacen(
                "injects: [",
                "injects: [(id: \"closes\", when: At(\"32m\"), effects: [Close(\"main-road\")]), ",
                1,
            );
    });
    play.begin("consul", "travel", &[("place", "border")]);
    play.to(31);
    let call = play.message("call");
    assert_eq!(play.ask("consul", Command::PickUp { message: call }), None);
    play.to(64);
    assert_eq!(place(&play), -1);
    play.to(65);
    assert_eq!(place(&play), i32::from(play.thing("capital").0), "31 minutes out, the call to 34, 31 back");
}

#[test]
fn who_has_not_left_yet_stays() {
    let mut play = Play::changed(|procedure, scenario| {
        *procedure = procedure.replace("en: \"Travel\"), takes: \"0\"", "en: \"Travel\"), takes: \"1h\"");
        *scenario = scenario.replace("knows: [\"crew\"]", "knows: [\"crew\", \"border\"]").replacen(
            "injects: [",
            "injects: [(id: \"closes\", when: At(\"32m\"), effects: [Close(\"main-road\")]), ",
            1,
        );
    });
    play.begin("consul", "travel", &[("place", "border")]);
    play.to(32);
    assert_eq!(place(&play), i32::from(play.thing("capital").0));
    assert_eq!(play.story("ActionFailed").len(), 1);
}
