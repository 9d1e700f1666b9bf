//! What can be done after a result: go on, again, home, save a file to hand over.

use egui::Ui;

use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{body, button, card, first_focus, input, muted, primary, strong};
use crate::ui::result::view::{ResultState, ResultView};

/// Draws it; the first of them is what Enter presses.
pub(super) fn show(
    ui: &mut Ui,
    page: &Page<'_>,
    view: &ResultView,
    state: &mut ResultState,
    acts: &mut Vec<Act>,
) {
    if let Some(next) = &view.next {
        muted(ui, page, page.words.say_key("ui-next-is", &[("title", next.as_str().into())]));
    }
    let (key, act) = match (&view.part, &view.next) {
        (Some(_), _) => ("ui-go-on", Act::GoOn),
        (None, Some(_)) => ("ui-next-part", Act::NextPart),
        (None, None) => ("ui-home", Act::Home),
    };
    ui.horizontal_wrapped(|ui| {
        let first = primary(ui, page, page.word(key));
        first_focus(ui, &first);
        if first.clicked() {
            acts.push(act.clone());
        }
        let again = if view.part.is_some() { "ui-part-again" } else { "ui-again" };
        if button(ui, page.word(again)).clicked() {
            acts.push(Act::Again);
        }
        if act != Act::Home && button(ui, page.word("ui-home")).clicked() {
            acts.push(Act::Home);
        }
        if button(ui, page.word("ui-hand-over")).clicked() {
            (state.saving, state.replace, state.said) = (!state.saving, false, None);
        }
    });
    if view.part.is_some() {
        muted(ui, page, page.word("ui-part-kept"));
    }
    if state.saving {
        card(ui, page, |ui| hand_over(ui, page, state, acts));
    }
    if let Some(said) = &state.said {
        body(ui, page.say(said));
    }
}

/// Where the file is saved, what it holds; whether one that is there is replaced is asked once.
fn hand_over(ui: &mut Ui, page: &Page<'_>, state: &mut ResultState, acts: &mut Vec<Act>) {
    let label = strong(ui, page.word("ui-hand-over-where"));
    let field = input(&mut state.path);
    if ui.add(field).labelled_by(label.id).changed() {
        (state.replace, state.said) = (false, None);
    }
    muted(ui, page, page.word("ui-hand-over-holds"));
    let path = state.path.trim();
    if state.replace {
        body(ui, page.word("ui-replace-question"));
        ui.horizontal_wrapped(|ui| {
            if button(ui, page.word("ui-replace-no")).clicked() {
                state.replace = false;
            }
            if button(ui, page.word("ui-replace-yes")).clicked() {
                acts.push(Act::HandOver(path.into(), true));
            }
        });
    } else {
        ui.horizontal_wrapped(|ui| {
            if button(ui, page.word("ui-save")).clicked() && !path.is_empty() {
                acts.push(Act::HandOver(path.into(), false));
            }
            if button(ui, page.word("ui-open-folder")).clicked() {
                acts.push(Act::ShowFolder);
            }
        });
    }
}
