//! What happens at one instant, in which order.

use super::play::Play;
use crate::base::SimTime;
use crate::trace::{Due, StepCause};

/// What the steps of a minute were.
fn steps_at(play: &Play, minute: i64) -> Vec<String> {
    let at = |first: usize| play.records.get(first).map(|record| record.at);
    let cause = |cause: &StepCause| match cause {
        StepCause::Command(_) => "command".to_owned(),
        StepCause::Due(due) => {
            let due = format!("{due:?}");
            due.split(['(', ' ']).next().unwrap().to_lowercase()
        }
    };
    play.steps
        .iter()
        .filter(|(first, _)| at(*first) == Some(SimTime(minute * 60_000)))
        .map(|(_, by)| cause(by))
        .collect()
}

#[test]
fn commands_of_one_instant_come_in_the_order_they_arrive_each_with_what_follows_from_it_at_once() {
    let mut play = Play::changed(|procedure, scenario| {
        *procedure = procedure.replace(
            "takes: \"15m\",\n            slots: [(id: \"text\"",
            "takes: \"0\",\n            slots: [(id: \"text\"",
        );
        *scenario = scenario
            .replacen("outcomes: [", "outcomes: [(id: \"noted\", when: On(Did(\"report\")), each: true, effects: [Add(\"calls\", 1), Fire(\"echo\")]), ", 1)
            .replacen("injects: [", "injects: [(id: \"echo\", when: Called, effects: [Add(\"calls\", 10)]), ", 1);
    });
    play.to(3);
    for seat in ["consul", "duty", "consul"] {
        assert_eq!(play.begin(seat, "report", &[]), None);
    }
    let once = ["command", "completion", "outcome", "inject"];
    assert_eq!(steps_at(&play, 3), [once, once, once].concat());
    let by: Vec<_> = play.story("ActionCompleted");
    assert!(by[0].contains("seat:consul") && by[1].contains("seat:duty") && by[2].contains("seat:consul"));
    assert_eq!(play.fact("calls", ""), 33);
}

#[test]
fn within_an_instant_the_kinds_of_things_have_their_order() {
    // At 30: the call rings as before; a report completes, an outcome follows, injects come, the scenario ends.
    let mut play = Play::changed(|_, scenario| {
        *scenario = scenario
            .replacen("outcomes: [", "outcomes: [(id: \"noted\", when: On(Did(\"report\")), effects: [Add(\"calls\", 1)]), ", 1)
            .replacen("endings: [", "endings: [(id: \"rung\", title: (ka: \"ა\", en: \"a\"), text: (ka: \"ა\", en: \"a\"), when: AtLeast(\"calls\", 11)), ", 1)
            .replacen("injects: [", "injects: [(id: \"half-past\", when: At(\"30m\"), effects: [Add(\"calls\", 10)]), ", 1);
    });
    play.to(15);
    play.begin("duty", "report", &[]);
    play.to(31);
    assert_eq!(steps_at(&play, 30), ["completion", "outcome", "inject", "inject", "ending"]);
    assert_eq!(play.last(), "30 {e:Stopped,by:ending}");
}

#[test]
fn a_chain_without_delay_is_one_instant_however_the_clock_is_moved() {
    let chain = |scenario: &mut String| {
        let mut injects = String::from("(id: \"c0\", when: At(\"5m\"), effects: [Fire(\"c1\")]), ");
        for link in 1..6 {
            let next = if link < 5 { format!("Fire(\"c{}\")", link + 1) } else { "Add(\"calls\", 9)".into() };
            injects += &format!("(id: \"c{link}\", when: Called, effects: [{next}]), ");
        }
        injects += "(id: \"c-after\", when: After(\"c5\"), effects: [Add(\"calls\", 1)]), (id: \"c-if\", when: If(AtLeast(\"calls\", 10)), effects: [Add(\"calls\", 100)]), ";
        *scenario = scenario.replacen("injects: [", &format!("injects: [{injects}"), 1);
    };
    let mut whole = Play::changed(|_, scenario| chain(scenario));
    whole.to(10);
    assert_eq!(whole.fact("calls", ""), 110);
    let fired = whole.story("InjectFired,inject:c");
    assert_eq!(fired.len(), 8);
    assert!(fired.iter().all(|line| line.starts_with("5 ")), "{fired:?}");
    let mut slow = Play::changed(|_, scenario| chain(scenario));
    for ms in 0..=600 {
        slow.run(SimTime(ms * 1_000));
    }
    assert_eq!(slow.records, whole.records);
}

#[test]
fn what_depends_on_not_happening_waits_for_the_clock_to_leave() {
    let mut play = Play::new();
    play.to(450);
    play.begin("duty", "tell-kin", &[("person", "nino")]);
    play.to(480);
    let due = crate::kernel::next_due(&play.plan, &play.situation);
    assert!(!matches!(due, Some((_, Due::Outcome(..)))), "done at the very time: the omission is prevented");
}
