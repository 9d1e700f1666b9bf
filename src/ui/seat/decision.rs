//! An open question with its options; at a key decision, the clause relied on and how sure one is.

use egui::Ui;

use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::SeatState;

/// Draws it; answers whether there was a question.
pub fn show(
    ui: &mut Ui,
    page: &Page<'_>,
    scene: &Scene<'_>,
    state: &mut SeatState,
    acts: &mut Vec<Act>,
) -> bool {
    let _todo = (ui, page, state, acts);
    !scene.view.decisions.is_empty()
}
