//! Moments and ages as the screen of a seat says them.

use egui::Color32;

use crate::base::{Dur, Msg, SimTime};
use crate::exercise::view::age;
use crate::i18n::Clock;
use crate::ui::page::Page;
use crate::ui::seat::scene::Scene;

/// What is known longer than this looks old.
const OLD: Dur = Dur::HOUR;

/// The clock of the scenario.
pub(super) fn clock(scene: &Scene<'_>) -> Clock {
    Clock::of(&scene.titles.model().scenario.start)
}

/// Local time; the day too, if it is another than today.
pub(super) fn local(page: &Page<'_>, scene: &Scene<'_>, at: SimTime) -> String {
    let clock = clock(scene);
    let (moment, now) = (clock.at(at), clock.at(scene.view.now));
    let today = (moment.year, moment.month, moment.day) == (now.year, now.month, now.day);
    if today { moment.time() } else { clock.day_and_time(at, page.prefs.lang) }
}

/// How long ago that was.
pub(super) fn ago(page: &Page<'_>, scene: &Scene<'_>, at: SimTime) -> String {
    let age = age(scene.view.now, at);
    let minutes = Dur(age.0 - age.0.rem_euclid(Dur::MINUTE.0));
    if minutes.0 <= 0 {
        return page.word("ui-just-now");
    }
    page.say(&Msg::new("ui-ago").with("age", minutes))
}

/// Whether what is known since then looks old.
pub(super) fn old(scene: &Scene<'_>, at: SimTime) -> bool {
    age(scene.view.now, at) > OLD
}

/// The colour of what is known since then: muted once it is old.
pub(super) fn color(page: &Page<'_>, scene: &Scene<'_>, at: SimTime) -> Color32 {
    let tokens = page.tokens();
    if old(scene, at) { tokens.muted } else { tokens.text }
}
