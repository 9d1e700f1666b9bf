//! The map as the seat knew it at the moment of a point. It is looked at; nothing is done in it.

use egui::Ui;

use crate::base::Msg;
use crate::ui::keys::{Shortcut, pressed};
use crate::ui::page::Page;
use crate::ui::parts::{button, first_focus, heading};
use crate::ui::result::view::ResultState;
use crate::ui::seat::{Scene, SeatState, map};

/// Draws it.
pub(super) fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut ResultState) {
    let back = button(ui, page.word("ui-back-to-result"));
    first_focus(ui, &back);
    if back.clicked() || pressed(ui, Shortcut::Back) {
        (state.moment, state.seat) = (false, SeatState::default());
        return;
    }
    heading(ui, page.say(&Msg::new("ui-map-then").with("time", scene.view.now)));
    map::show(ui, page, scene, &mut state.seat, &mut Vec::new());
}
