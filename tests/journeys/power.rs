//! The power fails in the middle; afterwards the exercise goes on where it was.

use serde_json::json;

use crate::person::Person;

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn what_was_played_goes_on_as_if_nothing_had_happened() {
    let through = plays("power-stays", false);
    let interrupted = plays("power-fails", true);
    assert_eq!(through.0, interrupted.0, "the same deeds");
    assert!(through.1 == interrupted.1, "the same journal, byte for byte");
}

/// Plays the first hour to its end; answers the deeds and the journal.
fn plays(journey: &str, fails: bool) -> (Vec<String>, Vec<u8>) {
    let mut person = Person::sits_down(journey, (1280, 800));
    person.disk().set(&json!({ "language": "ka" }));
    person.starts("ka_GE.UTF-8");
    person.presses("Return");
    person.presses("Return");
    // The telephone rings: answer. Then the second of the actions that fit.
    person.presses("Return");
    person.presses("2");
    person.presses("ctrl+Return");
    let before = person.until("two deeds on disk", |person| {
        Some(person.disk().deeds("first-hour")).filter(|deeds| deeds.len() == 2)
    });
    if fails {
        person.pulls_the_plug();
        assert_eq!(person.disk().deeds("first-hour"), before, "nothing that was shown as done is lost");
        person.starts("ka_GE.UTF-8");
        person.photographs("goes-on");
        // To go on is what Enter does at home.
        person.presses("Return");
    }
    person.photographs("seat");
    person.presses("ctrl+Right");
    // One that asks for nothing more than what is known.
    person.presses("4");
    person.presses("ctrl+Return");
    person.until("the third deed on disk", |person| {
        (person.disk().deeds("first-hour").len() > 2).then_some(())
    });
    while !person.disk().is_over("first-hour") {
        person.presses("ctrl+Right");
    }
    person.photographs("result");
    assert!(person.closes_the_window().success());
    assert!(person.disk().is_verified("first-hour"), "the journal is the one the exercise decides");
    (person.disk().deeds("first-hour"), std::fs::read(person.disk().journal("first-hour")).unwrap())
}
