//! From the very first start to the first act: six presses.

use crate::person::Person;

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn in_georgian() {
    first_act("first-start-ka", "ka_GE.UTF-8", "ka");
}

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn in_english() {
    first_act("first-start-en", "en_GB.UTF-8", "en");
}

fn first_act(journey: &str, system: &str, lang: &str) {
    let mut person = Person::sits_down(journey, (1280, 800));
    person.starts(system);
    person.photographs("language");
    // The language of the system stands first.
    person.presses("Return");
    person.photographs("size");
    person.presses("Return");
    person.photographs("home");
    // The first hour is what Enter chooses.
    person.presses("Return");
    person.photographs("brief");
    person.presses("Return");
    person.photographs("call");
    // The telephone rings.
    person.presses("Return");
    person.photographs("answered");
    // The second of the actions that fit.
    let before = person.presses;
    person.presses("2");
    person.photographs("chosen");
    person.presses("ctrl+Return");
    assert_eq!((before, person.presses), (5, 7), "five times Enter, then a number and Ctrl+Enter together");
    let deeds = person.until("the first act in the journal", |person| {
        Some(person.disk().deeds("first-hour")).filter(|deeds| deeds.len() > 1)
    });
    person.photographs("done");
    assert_eq!(deeds, ["0 PickUp 0", "0 Begin inform-consular-leadership"]);
    assert_eq!(person.disk().setting("language"), lang);
    assert_eq!(person.disk().setting("text_percent"), 100);
    assert!(person.closes_the_window().success());
}
