//! What goes wrong around the program is said in words, with a way on, and nothing that was kept is lost.

use std::process::Command;

use hotwash::base::Lang;
use hotwash::i18n::Catalogue;
use serde_json::json;

use crate::person::Person;
use crate::screen::Screen;

#[test]
#[ignore = "needs Xvfb, xdotool and at-spi2-core"]
fn a_full_disk_is_said_and_the_exercise_goes_on_where_it_was() {
    let words = Catalogue::new(Lang::En);
    let mut person = Person::sits_down("disk-full", (1280, 800));
    person.disk().set(&json!({ "language": "en" }));
    person.listens();
    person.starts("en_GB.UTF-8");
    let seat = words.word("ui-area-messages");
    let led_to = |person: &mut Person, key: &str| {
        let name = words.word(key);
        person.is_led_to(&name, |thing| thing.name == name);
    };
    let begins = |person: &mut Person| {
        person.hears(&words.word("ui-what-to-do"));
        person.strikes("Return");
        led_to(person, "ui-start");
        person.strikes("Return");
    };

    // Nothing can be begun.
    person.fills_the_disk(Some(0));
    begins(&mut person);
    person.hears(&words.word("ui-trouble"));
    person.hears(&words.word("ui-keep-elsewhere"));
    led_to(&mut person, "ui-home");
    person.photographs("not-begun");
    assert!(!person.disk().journal("first-hour").exists(), "nothing half begun is left");
    person.fills_the_disk(None);
    person.strikes("Return");
    begins(&mut person);
    person.hears(&seat);
    // The telephone rings.
    person.hears(&words.word("ui-waits-for-answer"));
    person.strikes("Return");
    let deeds = |person: &mut Person, count: usize| {
        person.until("the deed on disk", |person| {
            Some(person.disk().deeds("first-hour")).filter(|deeds| deeds.len() == count)
        })
    };
    let answered = deeds(&mut person, 1);

    // The next line does not fit whole.
    let length = std::fs::metadata(person.disk().journal("first-hour")).unwrap().len();
    person.fills_the_disk(Some(length + 40));
    person.settles();
    person.strikes("2");
    person.settles();
    person.strikes("ctrl+Return");
    person.hears(&words.word("ui-trouble"));
    person.hears(&words.word("ui-not-kept"));
    led_to(&mut person, "ui-retry");
    person.photographs("not-kept");
    assert_eq!(person.disk().deeds("first-hour"), answered, "nothing that was kept is lost");
    // To try again in vain changes nothing.
    person.strikes("Return");
    person.settles();
    led_to(&mut person, "ui-retry");
    person.fills_the_disk(None);
    person.strikes("Return");
    person.hears(&seat);
    let done = deeds(&mut person, 2);
    assert_eq!(
        done,
        ["0 PickUp 0", "0 Begin inform-consular-leadership"],
        "nor what could not be kept at first"
    );
    assert!(person.closes_the_window().success());
    assert!(person.disk().is_verified("first-hour"), "the journal is the one the exercise decides");
}

#[test]
#[ignore = "needs Xvfb"]
fn where_nothing_can_draw_the_terminal_is_the_way_on() {
    let screen = Screen::new((640, 480));
    let nowhere = "/nonexistent";
    let unable = [
        ("DISPLAY", &*screen.name),
        ("VK_DRIVER_FILES", nowhere),
        ("VK_ICD_FILENAMES", nowhere),
        ("__EGL_VENDOR_LIBRARY_FILENAMES", nowhere),
        ("LIBGL_DRIVERS_PATH", nowhere),
    ];
    is_said("cli-nothing-draws", &unable);
}

#[test]
#[ignore = "needs a driver that draws by software"]
fn where_the_screen_is_gone_the_terminal_is_the_way_on() {
    is_said("cli-window-not-opened", &[("DISPLAY", ":9999")]);
}

/// In both languages: why there is no window, and what is done in the terminal instead.
fn is_said(key: &str, surroundings: &[(&str, &str)]) {
    for (lang, code) in [(Lang::Ka, "ka"), (Lang::En, "en")] {
        let home = tempfile::TempDir::new().unwrap();
        let done = Command::new(env!("CARGO_BIN_EXE_hotwash"))
            .env_remove("WAYLAND_DISPLAY")
            .env("HOTWASH_LANG", code)
            .env("HOTWASH_HOME", home.path())
            .envs(surroundings.iter().copied())
            .output()
            .unwrap();
        let said = String::from_utf8(done.stderr).unwrap();
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.ends_with(&Catalogue::new(lang).word(key)), "{said}");
        assert!(done.status.success(), "{:?}", done.status);
        assert!(String::from_utf8(done.stdout).unwrap().contains("EXERCISE"));
    }
}
