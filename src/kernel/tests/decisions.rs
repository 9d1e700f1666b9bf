//! Decisions.

use super::play::Play;
use crate::trace::{Command, TaskNo};

fn answer(play: &Play, option: u8) -> Command {
    let inject = play.inject("rumour");
    Command::Answer { inject, option, clause: None, confidence: Some(4), reason: Some("kin first".into()) }
}

#[test]
fn an_option_without_actions_takes_effect_at_once() {
    let mut play = Play::new();
    play.to(75);
    assert_eq!(play.situation.decisions_of(play.seat("duty")).count(), 1);
    let command = answer(&play, 2);
    assert_eq!(play.ask("duty", command), None);
    assert_eq!(play.fact("calls", ""), 20);
    assert_eq!(play.situation.decisions().len(), 0);
    let command = answer(&play, 0);
    assert_eq!(play.ask("duty", command), Some("K016".to_owned()), "the first answer closes it");
}

#[test]
fn effects_wait_for_the_last_action_and_name_who_acted() {
    let mut play = Play::new();
    play.to(75);
    let command = answer(&play, 1);
    assert_eq!(play.ask("duty", command), None);
    assert_eq!(play.fact("mood", ""), 1);
    play.to(80);
    assert_eq!(play.fact("mood", ""), 2);
    let panic = play.records.iter().find(|record| play.line(record).contains("fact:mood,to:2")).unwrap();
    assert_eq!(panic.actor, Some(play.seat("duty")));
    assert!(
        play.story("InjectFired,inject:panic-calls").len() == 1,
        "the condition fires in the same instant"
    );
}

#[test]
fn the_actions_go_to_the_front_of_the_queue() {
    let mut play = Play::new();
    play.to(70);
    play.begin("duty", "report", &[]);
    play.begin("duty", "open-hotline", &[]);
    let command = answer(&play, 1);
    play.ask("duty", command);
    play.to(90);
    assert!(play.story("ActionCompleted")[1].contains("publish-name"), "while busy one can decide");
}

#[test]
fn two_hands_do_the_actions_of_an_option_one_after_the_other() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = scenario.replace("hands: 1", "hands: 2").replace(
            "actions: [(action: \"publish-name\"",
            "actions: [(action: \"open-hotline\"), (action: \"publish-name\"",
        );
    });
    play.to(75);
    let command = answer(&play, 1);
    assert_eq!(play.ask("duty", command), None);
    play.begin("duty", "report", &[]);
    assert_eq!(play.story("ActionBegun").len(), 2, "the other hand goes on with what comes after");
    play.to(200);
    let done = play.story("ActionCompleted");
    let at = |what: &str| done.iter().position(|line| line.contains(what)).unwrap();
    assert!(at("open-hotline") < at("publish-name"));
    assert!(play.story("ActionBegun")[2].starts_with("95 "), "the second begins when the first is done");
}

#[test]
fn a_called_off_option_brings_about_nothing() {
    let mut play = Play::new();
    play.to(75);
    let command = answer(&play, 1);
    play.ask("duty", command);
    assert_eq!(play.ask("duty", Command::CallOff { task: TaskNo(0) }), None);
    play.to(200);
    assert!(play.story("DecisionTookEffect").is_empty());
    assert_eq!(play.fact("mood", ""), 1);
}

#[test]
fn unanswered_the_prepared_default_is_taken() {
    let mut play = Play::new();
    play.to(99);
    assert!(play.story("DecisionLapsed").is_empty());
    play.to(100);
    assert_eq!(play.story("DecisionLapsed"), ["100 {e:DecisionLapsed,inject:rumour,option:0}"]);
    let command = answer(&play, 0);
    assert_eq!(play.ask("duty", command), Some("K016".to_owned()));
}

#[test]
fn the_default_may_have_actions_of_its_own() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = scenario.replace("otherwise: \"nothing\"", "otherwise: \"publish\"");
    });
    play.to(120);
    assert!(play.story("ActionCompleted")[0].starts_with("105 "));
    assert_eq!(play.fact("mood", ""), 2);
}

#[test]
fn only_the_seat_asked_may_answer_and_only_what_is_offered() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = scenario.replace(
            "(id: \"soon\", text: (ka: \"მალე\", en: \"Soon\"),",
            "(id: \"soon\", text: (ka: \"მალე\", en: \"Soon\"), only_if: Flag(\"hotline-live\"),",
        );
    });
    play.to(75);
    let command = answer(&play, 0);
    assert_eq!(play.ask("consul", command), Some("K016".to_owned()));
    let command = answer(&play, 2);
    assert_eq!(play.ask("duty", command), Some("K017".to_owned()));
    let command = answer(&play, 9);
    assert_eq!(play.ask("duty", command), Some("K017".to_owned()));
    let mut command = answer(&play, 0);
    if let Command::Answer { confidence, .. } = &mut command {
        *confidence = Some(6);
    }
    assert_eq!(play.ask("duty", command), Some("K018".to_owned()));
}

#[test]
fn an_option_whose_action_is_not_the_seats_own_is_refused() {
    let mut play = Play::changed(|procedure, _| {
        *procedure = procedure.replace(
            "en: \"Publish the name\"), takes",
            "en: \"Publish the name\"), by: [\"CONSUL\"], takes",
        );
    });
    play.to(75);
    let command = answer(&play, 1);
    assert_eq!(play.ask("duty", command), Some("K004".to_owned()));
    assert_eq!(play.situation.decisions().len(), 1, "it stays open");
}

#[test]
fn a_decision_that_came_by_phone_waits_for_the_call() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = scenario.replace(
            "to: [\"duty\", \"consul\"], channel: \"e-mail\"",
            "to: [\"duty\", \"consul\"], channel: \"phone\"",
        );
    });
    play.to(70);
    let command = answer(&play, 0);
    assert_eq!(play.ask("duty", command.clone()), Some("K016".to_owned()));
    let rumour = play.message("rumour");
    play.ask("duty", Command::PickUp { message: rumour });
    assert_eq!(play.ask("duty", command), None);
}

/// The rumour comes a second time, 20 minutes after the first.
fn asked_twice() -> Play {
    Play::changed(|_, scenario| {
        *scenario = scenario.replacen(
            "injects: [",
            "injects: [(id: \"again\", when: At(\"90m\"), effects: [Fire(\"rumour\")]), ",
            1,
        );
    })
}

#[test]
fn asked_again_while_it_is_open_the_question_is_renewed() {
    let mut play = asked_twice();
    play.to(119);
    assert_eq!(play.story("DecisionOpened").len(), 2);
    assert!(play.story("DecisionLapsed").is_empty(), "the first time limit, 100, is void");
    assert_eq!(play.situation.decisions().len(), 1, "one question, not two");
    play.to(200);
    assert_eq!(play.story("DecisionLapsed"), ["120 {e:DecisionLapsed,inject:rumour,option:0}"]);
}

#[test]
fn a_second_answer_does_not_undo_the_first_that_is_still_being_carried_out() {
    let mut play = Play::changed(|procedure, scenario| {
        *procedure = procedure
            .replace("en: \"Publish the name\"), takes: \"5m\"", "en: \"Publish the name\"), takes: \"40m\"");
        *scenario = scenario.replacen(
            "injects: [",
            "injects: [(id: \"again\", when: At(\"90m\"), effects: [Fire(\"rumour\")]), ",
            1,
        );
    });
    play.to(75);
    let publish = answer(&play, 1);
    assert_eq!(play.ask("duty", publish), None);
    play.to(91);
    let soon = answer(&play, 2);
    assert_eq!(play.ask("duty", soon), None);
    assert_eq!(play.fact("calls", ""), 20, "the second has no actions and takes effect at once");
    assert_eq!(play.fact("mood", ""), 1);
    play.to(115);
    assert_eq!(play.fact("mood", ""), 2, "the first takes effect when its action completes");
    assert_eq!(play.story("DecisionTookEffect").len(), 2);
}

#[test]
fn the_effects_of_an_answer_may_name_what_its_last_action_was_about() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = scenario.replacen(
            "effects: [Set(\"mood\", \"panic\")]),",
            "effects: [Set(\"mood\", \"panic\"), Set(\"asked\", true, \"$person\")]),",
            1,
        );
    });
    play.to(75);
    let command = answer(&play, 1);
    assert_eq!(play.ask("duty", command), None);
    assert_eq!(play.fact("asked", "nino"), 0);
    play.to(80);
    assert_eq!((play.fact("asked", "nino"), play.fact("asked", "tako")), (1, 0));
}
