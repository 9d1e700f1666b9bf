//! What will you do? Eight fitting actions, then search, then all by phase, then own words.

use egui::Ui;

use crate::exercise::fitting::OFFERED;
use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::heading;
use crate::ui::seat::form;
use crate::ui::seat::item;
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::SeatState;

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    heading(ui, page.word("ui-what-will-you-do"));
    for action in scene.view.actions.iter().take(OFFERED) {
        if item(ui, scene.titles.action(*action), state.action == Some(*action)).clicked() {
            state.action = Some(*action);
        }
        if state.action == Some(*action) {
            form::show(ui, page, scene, state, acts);
        }
    }
}
