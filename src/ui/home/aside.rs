//! What can be done here, whose text the procedure is, where files are.

use egui::Ui;

use crate::ui::act::Act;
use crate::ui::home::view::{HomeState, HomeView};
use crate::ui::page::Page;
use crate::ui::parts::{body, button, card, heading, muted, strong};
use crate::ui::theme::space;

/// What this version does, and what it does not do yet.
pub(super) fn verbs(ui: &mut Ui, page: &Page<'_>) {
    heading(ui, page.word("ui-what-to-do"));
    ui.add_space(space::XS);
    card(ui, page, |ui| {
        strong(ui, page.word("ui-practise"));
        body(ui, page.word("ui-practise-about"));
    });
    ui.add_space(space::M);
    muted(ui, page, page.word("ui-later-version"));
    for key in ["ui-run", "ui-debrief", "ui-adapt", "ui-train", "ui-people"] {
        muted(ui, page, format!("–  {}", page.word(key)));
    }
}

/// The line about the procedure; what it means in three sentences, on demand.
pub(super) fn notice(ui: &mut Ui, page: &Page<'_>, view: &HomeView, state: &mut HomeState) {
    ui.horizontal_wrapped(|ui| {
        muted(ui, page, page.text(&view.notice));
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
        muted(ui, page, format!("{}: {}", page.word("ui-kept-in"), view.kept_in));
        if button(ui, page.word("ui-open-folder")).clicked() {
            acts.push(Act::ShowFolder);
        }
        muted(ui, page, page.word("ui-nothing-leaves"));
        muted(ui, page, page.words.say_key("ui-version", &[("version", view.version.to_owned().into())]));
        if button(ui, page.word("ui-licences")).clicked() {
            acts.push(Act::Help);
        }
    });
}
