//! The slots of the chosen action.

use egui::Ui;

use crate::trace::{Args, Command, Val};
use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::primary;
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::SeatState;

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    let Some(action) = state.action else { return };
    let slots = scene.titles.model().slots(crate::content::model::Head::Action(action)).len();
    if primary(ui, page, page.word("ui-do-now")).clicked() {
        let args = Args::new(vec![Val::Nil; slots], Vec::new());
        acts.push(Act::Command(Command::Begin { action, args, front: false }));
        state.action = None;
    }
}
