//! Tabs: of the right column, and of everything else where there is no room for three columns.

use egui::{Button, TextWrapMode, Ui, Vec2};

use crate::base::Msg;
use crate::ui::page::Page;
use crate::ui::parts::row;
use crate::ui::seat::messages::{rings, unread};
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::{Pane, SeatState, Tab};
use crate::ui::theme::size;

/// What the right column can show.
const SIDE: [(Tab, &str); 3] =
    [(Tab::Map, "ui-map"), (Tab::Procedure, "ui-procedure"), (Tab::Duties, "ui-duties")];

/// The tabs of the right column.
pub(super) fn side(ui: &mut Ui, page: &Page<'_>, state: &mut SeatState) {
    ui.horizontal_wrapped(|ui| {
        for (tab, key) in SIDE {
            if one(ui, page.word(key), state.tab == tab) {
                state.tab = tab;
            }
        }
    });
}

/// The tabs of everything that is not always there; messages and citizens are among them where there is one column.
/// What rings is said above whatever is shown.
pub(super) fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, alone: bool) {
    let messages = &scene.view.messages;
    let pane = match state.pane {
        Pane::Messages | Pane::Citizens | Pane::More if !alone => Pane::Act,
        pane => pane,
    };
    ui.horizontal_wrapped(|ui| {
        if alone {
            let new = messages.iter().filter(|view| unread(view)).count();
            let mut name = page.word("play-messages");
            if new > 0 {
                name.push_str(&format!(" · {new}"));
            }
            if one(ui, name, pane == Pane::Messages) {
                state.pane = Pane::Messages;
            }
            if one(ui, page.word("ui-citizens"), pane == Pane::Citizens) {
                state.pane = Pane::Citizens;
            }
        }
        if one(ui, page.word("ui-act"), pane == Pane::Act) {
            state.pane = Pane::Act;
        }
        for (tab, key) in SIDE {
            if one(ui, page.word(key), pane == Pane::Side && state.tab == tab) {
                (state.pane, state.tab) = (Pane::Side, tab);
            }
        }
        if one(ui, page.word("ui-work"), pane == Pane::Work) {
            state.pane = Pane::Work;
        }
        if alone && one(ui, page.word("ui-more"), pane == Pane::More) {
            state.pane = Pane::More;
        }
    });
    if alone && pane != Pane::Messages {
        ringing(ui, page, scene, state);
    }
}

/// What rings while the messages are not in sight.
pub(super) fn ringing(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState) {
    let Some(view) = scene.view.messages.iter().find(|view| rings(view)) else { return };
    let said = Msg::new("ui-rings").with("who", scene.titles.who(view.inject));
    if row(ui, page.say(&said), false).clicked() {
        state.pane = Pane::Messages;
    }
}

/// One tab; it goes whole to the next line where it does not fit.
fn one(ui: &mut Ui, name: String, chosen: bool) -> bool {
    let tab = Button::new(name)
        .selected(chosen)
        .wrap_mode(TextWrapMode::Extend)
        .min_size(Vec2::new(0.0, size::HIT));
    ui.add(tab).clicked()
}
