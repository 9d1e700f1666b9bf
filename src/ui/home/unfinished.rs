//! The cards of interrupted exercises: the latest is shown, the others on demand.

use egui::Ui;

use crate::tell::unfinished::Unfinished;
use crate::ui::act::Act;
use crate::ui::home::view::{HomeState, HomeView};
use crate::ui::page::Page;
use crate::ui::parts::{body, button, card, first_focus, follow_focus, heading, muted, primary, strong};
use crate::ui::theme::space;

/// Draws them.
pub(super) fn show(
    ui: &mut Ui,
    page: &Page<'_>,
    view: &HomeView,
    state: &mut HomeState,
    acts: &mut Vec<Act>,
) {
    if view.unfinished.is_empty() {
        return;
    }
    heading(ui, page.word("ui-interrupted"));
    let shown = if state.all_unfinished { view.unfinished.len() } else { 1 };
    for (at, unfinished) in view.unfinished.iter().enumerate().take(shown) {
        ui.push_id(("unfinished", at), |ui| {
            card(ui, page, |ui| one(ui, page, at, unfinished, state, acts));
        });
        ui.add_space(space::XS);
    }
    let more = view.unfinished.len() - 1;
    if more > 0 {
        let key = if state.all_unfinished { "ui-fewer-interrupted" } else { "ui-more-interrupted" };
        if button(ui, page.words.say_key(key, &[("count", more.into())])).clicked() {
            state.all_unfinished = !state.all_unfinished;
        }
    }
    ui.add_space(space::M);
}

/// That exercises were taken off the list, and how they come back.
pub(super) fn taken_off(ui: &mut Ui, page: &Page<'_>, view: &HomeView, acts: &mut Vec<Act>) {
    if view.taken_off == 0 {
        return;
    }
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        muted(ui, page, page.words.say_key("ui-taken-off", &[("count", view.taken_off.into())]));
        if button(ui, page.word("ui-put-back")).clicked() {
            acts.push(Act::PutBack);
        }
    });
}

fn one(
    ui: &mut Ui,
    page: &Page<'_>,
    at: usize,
    unfinished: &Unfinished,
    state: &mut HomeState,
    acts: &mut Vec<Act>,
) {
    strong(ui, page.text(&unfinished.title));
    muted(ui, page, unfinished.facts(page.words));
    if state.discarding == Some(at) {
        body(ui, page.word("ui-discard-question"));
        ui.horizontal_wrapped(|ui| {
            if button(ui, page.word("ui-discard-yes")).clicked() {
                state.discarding = None;
                acts.push(Act::Discard(at));
            }
            if button(ui, page.word("ui-discard-no")).clicked() {
                state.discarding = None;
            }
        });
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let response = if at == 0 {
            primary(ui, page, page.word("ui-continue"))
        } else {
            button(ui, page.word("ui-continue"))
        };
        if at == 0 {
            first_focus(ui, &response);
        }
        follow_focus(&response);
        if response.clicked() {
            acts.push(Act::Continue(at));
        }
        if button(ui, page.word("ui-discard")).clicked() {
            state.discarding = Some(at);
        }
    });
}
