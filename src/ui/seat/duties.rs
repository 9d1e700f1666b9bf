//! Own duties, soonest first, with the basis of each number; own notes in assessment mode.

use egui::Ui;

use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::SeatState;

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    let _todo = (ui, page, scene, state, acts);
}
