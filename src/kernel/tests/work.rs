//! Hands, queue, calls.

use super::play::Play;
use crate::base::SimTime;
use crate::trace::{Command, TaskNo};

#[test]
fn an_action_takes_its_time_and_sets_its_facts() {
    let mut play = Play::new();
    assert_eq!(play.begin("duty", "set-level", &[("level", "level-2"), ("reasons", "shelling")]), None);
    play.to(9);
    assert_eq!(play.fact("level", ""), 0);
    play.to(10);
    assert_eq!(play.fact("level", ""), 2);
    let done = play.story("ActionCompleted");
    assert_eq!(done.len(), 1);
    assert!(done[0].starts_with("10 ") && done[0].contains("seat:duty"), "{done:?}");
    let fact = play.records.iter().find(|record| play.line(record).contains("fact:level,")).unwrap();
    assert_eq!(fact.actor, Some(play.seat("duty")));
}

#[test]
fn one_hand_does_one_thing_after_the_other_and_two_hands_two_at_once() {
    let mut play = Play::new();
    for _ in 0..3 {
        play.begin("duty", "report", &[]);
        play.begin("consul", "report", &[]);
    }
    play.to(30);
    let at = |seat: &str| -> Vec<String> {
        let minute = |line: &String| line.split(' ').next().unwrap().to_owned();
        play.story("ActionCompleted").iter().filter(|line| line.contains(seat)).map(minute).collect()
    };
    assert_eq!(at("duty"), ["15", "30"]);
    assert_eq!(at("consul"), ["15", "15", "30"]);
}

#[test]
fn the_front_of_the_queue_comes_first_and_tasks_can_be_moved() {
    let mut play = Play::new();
    play.begin("duty", "report", &[]);
    play.begin("duty", "tell-kin", &[("person", "nino")]);
    play.begin("duty", "open-hotline", &[]);
    let front = play.begin_command("check-route", &[("route", "north-road")], true);
    assert_eq!(play.ask("duty", front), Some("K007".to_owned()), "the duty officer knows of no route");
    let front = play.begin_command("report", &[("figure", "3")], true);
    play.ask("duty", front);
    let queue = |play: &Play| -> Vec<u32> {
        play.situation.seat(play.seat("duty")).unwrap().waiting.iter().map(|task| task.0).collect()
    };
    assert_eq!(queue(&play), [2, 1]);
    assert_eq!(play.ask("duty", Command::Reorder { task: TaskNo(1), to: 0 }), None);
    assert_eq!(queue(&play), [1, 2]);
    assert_eq!(play.ask("duty", Command::Reorder { task: TaskNo(1), to: 99 }), None);
    assert_eq!(queue(&play), [2, 1]);
}

#[test]
fn a_called_off_action_is_no_act() {
    let mut play = Play::new();
    play.begin("duty", "open-hotline", &[]);
    assert_eq!(play.fact("resource.left", "officer"), 0);
    play.begin("duty", "report", &[]);
    play.to(5);
    assert_eq!(play.ask("duty", Command::CallOff { task: TaskNo(0) }), None);
    assert_eq!(play.fact("resource.left", "officer"), 1);
    assert_eq!(play.fact("hotline-live", ""), 0);
    play.to(60);
    assert_eq!(play.story("ActionCompleted").len(), 1, "the next one began at once");
    assert!(play.story("ActionCompleted")[0].starts_with("20 "));
    assert_eq!(play.fact("hotline-live", ""), 0);
}

#[test]
fn what_is_in_use_is_back_after_completion() {
    let mut play = Play::new();
    play.begin("duty", "open-hotline", &[]);
    play.to(20);
    assert_eq!(play.fact("resource.left", "officer"), 1);
    assert_eq!(play.fact("hotline-live", ""), 1);
}

#[test]
fn what_is_spent_is_gone_and_a_task_fails_when_nothing_is_left() {
    let mut play = Play::changed(|procedure, _| {
        *procedure = procedure.replace("uses: [(\"officer\", 1)]", "spends: [(\"officer\", 1)]");
    });
    play.begin("duty", "open-hotline", &[]);
    play.begin("duty", "open-hotline", &[]);
    play.to(60);
    assert_eq!(play.fact("resource.left", "officer"), 0);
    assert_eq!(play.story("ActionCompleted").len(), 1);
    assert_eq!(play.story("ActionFailed"), ["20 {e:ActionFailed,task:1,seat:duty,code:K010}"]);
}

#[test]
fn two_tasks_may_begin_with_the_last_of_a_resource_but_only_one_completes() {
    let mut play = Play::changed(|procedure, scenario| {
        *procedure = procedure.replace(
            "by: [\"DUTY\"], takes: \"20m\", uses: [(\"officer\", 1)]",
            "takes: \"20m\", spends: [(\"officer\", 1)]",
        );
        *scenario = scenario.replace("hands: 1", "hands: 2");
    });
    assert_eq!(play.begin("duty", "open-hotline", &[]), None);
    assert_eq!(play.begin("consul", "open-hotline", &[]), None);
    play.to(20);
    assert_eq!(play.story("ActionCompleted").len(), 1);
    assert_eq!(play.story("ActionFailed").len(), 1);
    assert_eq!(play.fact("resource.left", "officer"), 0);
}

#[test]
fn a_call_suspends_the_running_action_and_it_goes_on_afterwards() {
    let mut play = Play::changed(|_, scenario| *scenario = scenario.replace("hands: 2", "hands: 1"));
    play.to(20);
    play.begin("consul", "report", &[]);
    play.to(31);
    let call = play.message("call");
    assert_eq!(play.ask("consul", Command::PickUp { message: call }), None);
    assert_eq!(play.story("ActionSuspended").len(), 1);
    play.to(60);
    assert_eq!(play.story("ActionResumed"), ["34 {e:ActionResumed,task:0,seat:consul,until:2280000}"]);
    assert!(play.story("ActionCompleted")[0].starts_with("38 "), "4 minutes were left");
}

#[test]
fn a_free_hand_takes_the_call() {
    let mut play = Play::new();
    play.to(20);
    play.begin("consul", "report", &[]);
    play.to(31);
    let call = play.message("call");
    play.ask("consul", Command::PickUp { message: call });
    play.to(60);
    assert!(play.story("ActionSuspended").is_empty());
    assert!(play.story("ActionCompleted")[0].starts_with("35 "));
}

#[test]
fn a_hand_on_the_telephone_begins_nothing() {
    let mut play = Play::changed(|_, scenario| *scenario = scenario.replace("hands: 2", "hands: 1"));
    play.to(30);
    let call = play.message("call");
    play.ask("consul", Command::PickUp { message: call });
    play.begin("consul", "report", &[]);
    assert!(play.story("ActionBegun").is_empty());
    play.to(60);
    assert!(play.story("ActionBegun")[0].starts_with("33 "));
}

#[test]
fn a_suspended_task_can_be_called_off() {
    let mut play = Play::changed(|_, scenario| *scenario = scenario.replace("hands: 2", "hands: 1"));
    play.to(29);
    play.begin("consul", "report", &[]);
    play.to(30);
    let call = play.message("call");
    play.ask("consul", Command::PickUp { message: call });
    assert_eq!(play.ask("consul", Command::CallOff { task: TaskNo(0) }), None);
    play.to(100);
    assert!(play.story("ActionResumed").is_empty() && play.story("ActionCompleted").is_empty());
}

#[test]
fn own_words_take_their_time() {
    let mut play = Play::new();
    assert_eq!(play.ask("duty", Command::OwnWords { text: "count the buses".into(), minutes: 12 }), None);
    play.to(60);
    assert_eq!(play.story("OwnWordsDone"), ["12 {e:OwnWordsDone,task:0,seat:duty,text:count the buses}"]);
}

#[test]
fn travel_takes_the_way_and_keeps_the_seat_away() {
    let mut play = Play::changed(|_, scenario| {
        *scenario =
            scenario.replace("knows: [\"crew\"]", "knows: [\"crew\", \"border\", \"town\", \"home\"]");
    });
    assert_eq!(play.begin("consul", "travel", &[("place", "home")]), Some("K028".to_owned()));
    assert_eq!(play.begin("consul", "travel", &[("place", "town")]), None);
    assert_eq!(play.fact("seat.away", "consul"), 1);
    assert_eq!(play.fact("seat.at", "consul"), -1);
    play.to(299);
    assert_eq!(play.fact("seat.at", "consul"), -1);
    play.to(300);
    assert_eq!(
        play.fact("seat.at", "consul"),
        i32::from(play.thing("town").0),
        "2 h to the border, 3 h to the town"
    );
    assert_eq!(play.fact("seat.away", "consul"), 0);
}

#[test]
fn travel_called_off_leaves_the_seat_where_it_was() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = scenario.replace("knows: [\"crew\"]", "knows: [\"crew\", \"border\"]");
    });
    play.begin("consul", "travel", &[("place", "border")]);
    play.to(60);
    play.ask("consul", Command::CallOff { task: TaskNo(0) });
    assert_eq!(play.fact("seat.at", "consul"), i32::from(play.thing("capital").0));
    assert_eq!(play.fact("seat.away", "consul"), 0);
}

#[test]
fn an_action_on_the_spot_needs_the_seat_there() {
    let mut play = Play::changed(|procedure, scenario| {
        *procedure = procedure.replace(
            "takes: \"10m\",\n            slots: [(id: \"group\", type: Of(\"group\"))",
            "takes: \"10m\", at: \"group\",\n            slots: [(id: \"group\", type: Of(\"group\"))",
        );
        *scenario = scenario.replace("knows: [\"crew\"]", "knows: [\"crew\", \"town\", \"north-road\"]");
    });
    let slots = [("group", "crew"), ("route", "north-road")];
    assert_eq!(play.begin("consul", "advise-move", &slots), Some("K009".to_owned()));
    play.begin("consul", "travel", &[("place", "town")]);
    play.to(600);
    assert_eq!(play.begin("consul", "advise-move", &slots), None);
}

#[test]
fn the_result_is_drawn_once_and_stands_in_the_records() {
    let mut play = Play::changed(|_, scenario| {
        *scenario =
            scenario.replace("knows: [\"crew\"]", "knows: [\"crew\", \"north-road\", \"south-road\"]");
    });
    play.begin("consul", "check-route", &[("route", "south-road")]);
    play.begin("consul", "check-route", &[("route", "north-road")]);
    play.to(15);
    let done = play.story("ActionCompleted");
    assert!(done[0].contains("args:[@south-road],begun:0,result:unsafe"), "{done:?}");
    assert_eq!(play.story("ChanceDrawn").len(), 1);
    assert!(
        play.story("ChanceDrawn")[0].contains("draw:route-check")
            && play.story("ChanceDrawn")[0].contains("@north-road")
    );
    assert!(
        play.situation.knows(&play.plan.model, play.seat("consul"), play.thing("nino")),
        "the result named her"
    );
}

#[test]
fn without_a_rule_the_first_result_counts() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = scenario
            .replace("knows: [\"crew\"]", "knows: [\"crew\", \"north-road\"]")
            .replace("given: [Set(\"airport-open\", true)]", "given: []");
    });
    play.begin("consul", "check-route", &[("route", "north-road")]);
    play.to(15);
    assert!(play.story("ActionCompleted")[0].contains("result:clear"));
    assert!(play.story("ChanceDrawn").is_empty());
}

#[test]
fn whoever_the_action_tells_learns_of_what_it_names() {
    let mut play = Play::new();
    play.begin("duty", "acknowledge", &[("event", "quake")]);
    play.to(5);
    assert_eq!(play.story("ThingLearned"), ["5 {e:ThingLearned,seat:consul,thing:quake}"]);
}

#[test]
fn actions_without_length_complete_at_the_same_instant_in_a_step_of_their_own() {
    let mut play = Play::changed(|procedure, _| {
        *procedure = procedure.replace(
            "takes: \"15m\",\n            slots: [(id: \"text\"",
            "takes: \"0\",\n            slots: [(id: \"text\"",
        );
    });
    play.begin("duty", "report", &[]);
    assert_eq!(play.clock, SimTime::ZERO);
    assert_eq!(play.story("ActionCompleted").len(), 1);
}
