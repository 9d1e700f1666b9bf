//! What reaches a seat, and what it can pass on.

use super::play::Play;
use crate::trace::Command;

fn knows(play: &Play, seat: &str, thing: &str) -> bool {
    play.situation.knows(&play.plan.model, play.seat(seat), play.thing(thing))
}

#[test]
fn a_message_reaches_on_arrival_and_makes_known_what_it_names() {
    let mut play = Play::new();
    play.to(69);
    assert!(!knows(&play, "duty", "nino"));
    play.to(70);
    assert!(knows(&play, "duty", "nino") && knows(&play, "consul", "nino"));
    assert_eq!(play.story("how:arrived").len(), 3, "the radio to one, the e-mail to two");
}

#[test]
fn a_phone_rings_and_reaches_when_answered() {
    let mut play = Play::new();
    play.to(30);
    assert_eq!(play.story("MessageRang"), ["30 {e:MessageRang,message:2,seat:consul,until:2100000}"]);
    assert!(!knows(&play, "consul", "nino"));
    play.to(33);
    let call = play.message("call");
    assert_eq!(play.ask("consul", Command::PickUp { message: call }), None);
    assert!(knows(&play, "consul", "nino"));
    play.to(60);
    assert_eq!(play.story("how:missed").len(), 0);
    assert_eq!(play.ask("consul", Command::PickUp { message: call }), Some("K014".to_owned()));
}

#[test]
fn unanswered_it_reaches_as_a_missed_call() {
    let mut play = Play::new();
    play.to(60);
    assert_eq!(play.story("how:missed"), ["35 {e:MessageReached,message:2,seat:consul,how:missed}"]);
    assert!(knows(&play, "consul", "nino"));
}

#[test]
fn declined_it_reaches_as_a_missed_call_at_once() {
    let mut play = Play::new();
    play.to(31);
    let call = play.message("call");
    assert_eq!(play.ask("consul", Command::Decline { message: call }), None);
    play.to(60);
    assert_eq!(play.story("how:missed"), ["31 {e:MessageReached,message:2,seat:consul,how:missed}"]);
}

#[test]
fn a_channel_at_the_post_waits_for_a_seat_that_is_away() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = scenario.replace("knows: [\"crew\"]", "knows: [\"crew\", \"border\"]");
    });
    play.begin("consul", "travel", &[("place", "border")]);
    play.to(119);
    assert!(play.story("MessageRang").is_empty() && play.story("how:missed").is_empty());
    assert_eq!(play.story("message:3,seat:consul,how:arrived").len(), 1, "e-mail reaches on the road");
    play.to(120);
    assert_eq!(play.story("how:missed"), ["120 {e:MessageReached,message:2,seat:consul,how:missed}"]);
}

#[test]
fn a_seat_hears_only_its_own_channels() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = scenario.replace("hands: 1, briefing", "hands: 1, channels: [\"phone\"], briefing");
    });
    play.to(100);
    assert!(play.story("seat:duty,how").is_empty());
    assert!(play.story("to:[consul],reliability:rumour").len() == 1);
    let fired = play.story("InjectFired");
    assert!(fired.iter().any(|line| line.contains("inject:tv")), "the event itself takes place");
}

#[test]
fn what_is_forwarded_is_known_with_its_reliability() {
    let mut play = Play::new();
    play.to(40);
    let call = play.message("call");
    let duty = play.seat("duty");
    assert_eq!(play.ask("consul", Command::Forward { message: call, to: duty, note: None }), None);
    assert_eq!(play.story("how:forwarded"), ["40 {e:MessageReached,message:2,seat:duty,how:forwarded}"]);
    assert!(knows(&play, "duty", "nino"));
    play.ask("consul", Command::Forward { message: call, to: duty, note: None });
    assert_eq!(play.story("MessageForwarded").len(), 2);
    assert_eq!(play.story("how:forwarded").len(), 1, "it reaches once");
}

#[test]
fn a_briefing_passes_on_things_facts_and_messages() {
    let mut play = Play::new();
    play.to(40);
    let (call, duty) = (play.message("call"), play.seat("duty"));
    let level = crate::base::FactId(
        crate::trace::Names::find(&*play.plan.model, crate::trace::Table::Fact, "level").unwrap(),
    );
    let command = Command::Brief {
        to: duty,
        things: [play.thing("crew")].into(),
        facts: [(level, None)].into(),
        messages: [call].into(),
    };
    assert_eq!(play.ask("consul", command), None);
    assert!(knows(&play, "duty", "crew") && knows(&play, "duty", "nino"));
    assert_eq!(play.story("FactTold"), ["40 {e:FactTold,from:consul,to:duty,fact:level}"]);
    assert_eq!(play.story("how:told").len(), 2, "the history, and the call");
}

#[test]
fn the_trainer_notes_who_told_whom() {
    let mut play = Play::new();
    play.to(20);
    let (duty, consul, tv) = (play.seat("duty"), play.seat("consul"), play.message("tv"));
    let told = Command::ToldOrally { from: duty, to: consul, messages: [tv].into(), things: [].into() };
    assert_eq!(play.trainer("", told), None);
    assert!(knows(&play, "consul", "quake"));
    let record =
        play.records.iter().find(|record| play.line(record).contains("message:1,seat:consul,how:told"));
    assert_eq!(record.map(|record| record.author), Some(crate::trace::Author::Trainer));
}

#[test]
fn opening_is_recorded_and_starts_nothing() {
    let mut play = Play::new();
    play.to(10);
    let tv = play.message("tv");
    let before = play.records.len();
    assert_eq!(play.ask("duty", Command::Open { message: tv }), None);
    assert_eq!(play.records.len(), before + 1);
    assert!(play.last().contains("MessageOpened"));
}

#[test]
fn merged_reports_are_one_person_from_then_on() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = scenario.replace("knows: [\"crew\"]", "knows: [\"crew\", \"nino\", \"tako\"]");
    });
    let (nino, tako) = (play.thing("nino"), play.thing("tako"));
    assert_eq!(play.ask("consul", Command::Merge { keep: nino, alias: tako }), None);
    play.begin("consul", "tell-kin", &[("person", "tako")]);
    play.to(30);
    assert!(play.story("ActionCompleted")[0].contains("@nino"));
    assert_eq!(play.fact("notified", "nino"), 1);
    assert_eq!(play.ask("consul", Command::Merge { keep: nino, alias: tako }), Some("K026".to_owned()));
}

#[test]
fn a_denial_retracts_the_rumour() {
    let mut play = Play::new();
    play.to(190);
    assert_eq!(play.story("MessageRetracted").len(), 1);
    let rumour = play.situation.message(play.message("rumour")).unwrap();
    assert_eq!(rumour.retracted, Some(play.message("denial")));
}

#[test]
fn a_signal_names_the_message_that_carries_it() {
    let mut play = Play::new();
    play.to(30);
    let raised = play.story("SignalRaised,signal:message-arrived");
    assert_eq!(
        raised,
        ["30 {e:SignalRaised,signal:message-arrived,args:[#2],message:2,reliability:reported}"]
    );
}

#[test]
fn who_leaves_while_the_telephone_of_the_post_rings_has_missed_the_call() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = scenario.replace("knows: [\"crew\"]", "knows: [\"crew\", \"border\"]");
    });
    play.to(31);
    let call = play.message("call");
    play.begin("consul", "travel", &[("place", "border")]);
    assert_eq!(play.ask("consul", Command::PickUp { message: call }), Some("K014".to_owned()));
    play.to(300);
    assert_eq!(play.story("how:missed"), ["31 {e:MessageReached,message:2,seat:consul,how:missed}"]);
}

#[test]
fn with_all_hands_on_the_telephone_a_second_call_is_missed() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = scenario.replace("hands: 2", "hands: 1").replacen("injects: [", "injects: [(id: \"second-call\", when: At(\"31m\"), to: [\"consul\"], channel: \"phone\", sender: (ka: \"ა\", en: \"a\"), text: (ka: \"ა\", en: \"a\")), ", 1);
    });
    play.to(31);
    let (first, second) = (play.message("call"), play.message("second-call"));
    assert_eq!(play.ask("consul", Command::PickUp { message: first }), None);
    assert_eq!(play.ask("consul", Command::PickUp { message: second }), Some("K015".to_owned()));
    play.to(35);
    assert_eq!(
        play.ask("consul", Command::PickUp { message: second }),
        None,
        "after the first it still rings"
    );
    assert!(play.story("how:missed").is_empty());
}
