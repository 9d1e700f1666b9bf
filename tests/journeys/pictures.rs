//! Every screen in both languages, both looks and three sizes of text, at the two usual sizes of screen, for people to look
//! at. Language and size are changed while the screen stands there, so what keeps its old language shows.

use serde_json::json;

use crate::person::Person;

const LAPTOP: (usize, usize) = (1280, 800);
const DESK: (usize, usize) = (1920, 1080);

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn laptop_dark() {
    every_screen("laptop-dark", LAPTOP, false);
}

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn laptop_light() {
    every_screen("laptop-light", LAPTOP, true);
}

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn desk_dark() {
    every_screen("desk-dark", DESK, false);
}

#[test]
#[ignore = "needs Xvfb and xdotool"]
fn desk_light() {
    every_screen("desk-light", DESK, true);
}

fn every_screen(journey: &str, size: (usize, usize), light: bool) {
    let mut person = Person::sits_down(journey, size);
    person.disk().set(&json!({ "language": "ka", "light": light }));
    person.starts("ka_GE.UTF-8");
    in_all_sizes(&mut person, "home");
    person.presses("F1");
    in_all_sizes(&mut person, "help");
    person.presses("Escape");
    // The evacuation.
    person.presses("3");
    in_all_sizes(&mut person, "brief");
    person.presses("Return");
    person.presses("ctrl+Right");
    in_all_sizes(&mut person, "seat");
    person.presses("4");
    in_all_sizes(&mut person, "form");
    person.presses("ctrl+Return");
    person.presses("ctrl+p");
    in_all_sizes(&mut person, "procedure");
    person.presses("ctrl+space");
    in_all_sizes(&mut person, "paused");
    person.presses("ctrl+space");
    while !person.disk().is_over("evacuation") {
        person.presses("ctrl+Right");
    }
    person.settles();
    in_all_sizes(&mut person, "result");
}

/// Photographs the screen in Georgian and English at 100, 150 and 200 percent, and leaves it as it was.
fn in_all_sizes(person: &mut Person, screen: &str) {
    let photographs = |person: &mut Person, lang: &str, percent: usize| {
        person.photographs(&format!("{screen}-{lang}-{percent}"));
    };
    photographs(person, "ka", 100);
    person.presses("F2");
    photographs(person, "en", 100);
    for _ in [115, 130, 150] {
        person.presses("ctrl+equal");
    }
    photographs(person, "en", 150);
    person.presses("F2");
    photographs(person, "ka", 150);
    person.presses("ctrl+equal");
    photographs(person, "ka", 200);
    person.presses("F2");
    photographs(person, "en", 200);
    person.presses("F2");
    for _ in [150, 130, 115, 100] {
        person.presses("ctrl+minus");
    }
    person.until("the settings on disk as they were", |person| {
        let disk = person.disk();
        (disk.setting("language") == "ka" && disk.setting("text_percent") == 100).then_some(())
    });
}
