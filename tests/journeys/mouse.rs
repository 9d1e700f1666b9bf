//! By mouse alone: a message, an action, done.

use hotwash::ui::Look;
use serde_json::json;

use crate::person::Person;
use crate::screen::Spot;

/// The middle column of the seat.
const MIDDLE: std::ops::Range<usize> = 320..940;

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn message_action_done() {
    let colors = Look::Dark.tokens();
    let mut person = Person::sits_down("mouse", (1280, 800));
    person.disk().set(&json!({ "language": "ka" }));
    person.starts("ka_GE.UTF-8");
    // The button that stands out: the first hour, then its start.
    for _ in ["first hour", "start"] {
        let button = one(person.buttons(colors.accent).first());
        person.clicks(button.middle());
    }
    person.until("the exercise on disk", |person| person.disk().journal("first-hour").exists().then_some(()));
    // It rings at the left.
    let answer = one(person.buttons(colors.accent).iter().find(|button| button.x < MIDDLE.start));
    person.clicks(answer.middle());
    person.until("the call to be answered", |person| {
        (person.disk().deeds("first-hour") == ["0 PickUp 0"]).then_some(())
    });
    // Down to the actions that fit; the first of them.
    person.turns_the_wheel((600, 500), 30);
    person.photographs("actions");
    let rows = |person: &Person| {
        let mut rows = person.buttons(colors.raised);
        rows.retain(|row| MIDDLE.contains(&row.x) && row.width > 400 && row.height < 60);
        rows
    };
    let action = one(rows(&person).first());
    person.clicks(action.middle());
    person.photographs("form");
    let done = one(person
        .buttons(colors.accent)
        .iter()
        .find(|button| MIDDLE.contains(&button.x) && button.y > action.y));
    person.clicks(done.middle());
    person.until("the act on disk", |person| {
        person.disk().deeds("first-hour").get(1).filter(|deed| deed.starts_with("0 Begin ")).map(drop)
    });
    person.photographs("done");
    assert_eq!(person.presses, 0);
}

fn one(found: Option<&Spot>) -> Spot {
    *found.expect("a button of that colour is on the screen")
}
