//! What can be done here, whose text the procedure is, where files are.

use egui::{Button, Ui, Vec2};

use crate::ui::act::Act;
use crate::ui::home::view::{HomeState, HomeView};
use crate::ui::page::Page;
use crate::ui::parts::{aside, body, button, card, heading, strong, tick};
use crate::ui::theme::{Look, size, space};

/// What can be done here, and how it looks.
pub(super) fn verbs(ui: &mut Ui, page: &Page<'_>, acts: &mut Vec<Act>) {
    heading(ui, page.word("ui-what-to-do"));
    ui.add_space(space::XS);
    card(ui, page, |ui| {
        strong(ui, page.word("ui-practise"));
        body(ui, page.word("ui-practise-about"));
    });
    ui.add_space(space::M);
    heading(ui, page.word("ui-settings"));
    ui.add_space(space::XS);
    card(ui, page, |ui| {
        let light = page.prefs.look == Look::Light;
        strong(ui, page.word("ui-look"));
        ui.horizontal_wrapped(|ui| {
            for (look, key) in [(Look::Dark, "ui-look-dark"), (Look::Light, "ui-look-light")] {
                if choice(ui, page.word(key), light == (look == Look::Light)) {
                    acts.push(Act::Look(look));
                }
            }
        });
        let mut motion = page.prefs.motion;
        if tick(ui, page, &mut motion, page.word("ui-motion")).changed() {
            acts.push(Act::Motion(motion));
        }
    });
}

fn choice(ui: &mut Ui, text: String, chosen: bool) -> bool {
    ui.add(Button::new(text).selected(chosen).min_size(Vec2::new(0.0, size::HIT))).clicked()
}

/// The line about the procedure; what it means in three sentences, on demand.
pub(super) fn notice(ui: &mut Ui, page: &Page<'_>, view: &HomeView, state: &mut HomeState) {
    ui.horizontal_wrapped(|ui| {
        aside(ui, page, page.text(&view.notice));
        let key = if state.explained { "ui-notice-close" } else { "ui-notice-question" };
        if button(ui, page.word(key)).clicked() {
            state.explained = !state.explained;
        }
    });
    if state.explained {
        body(ui, page.word("ui-notice-means"));
    }
}

/// Where exercises are kept, that nothing leaves, version.
pub(super) fn foot(ui: &mut Ui, page: &Page<'_>, view: &HomeView, acts: &mut Vec<Act>) {
    ui.horizontal_wrapped(|ui| {
        aside(ui, page, format!("{}: {}", page.word("ui-kept-in"), view.kept_in));
        if button(ui, page.word("ui-open-folder")).clicked() {
            acts.push(Act::ShowFolder);
        }
        aside(ui, page, page.word("ui-nothing-leaves"));
        aside(ui, page, page.words.say_key("ui-version", &[("version", view.version.to_owned().into())]));
        if button(ui, page.word("ui-licences")).clicked() {
            acts.push(Act::Help);
        }
    });
}
