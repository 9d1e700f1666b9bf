//! The procedure, clause by clause, with comparison and marked numbers.

use egui::Ui;

use crate::ui::page::Page;
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::SeatState;

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState) {
    let _todo = (ui, page, scene, state);
}
