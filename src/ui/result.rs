//! The result at the end of a part: words before numbers.

use egui::{CentralPanel, Ui};

use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{button, heading};

/// What the result shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResultView {
    /// Title of the scenario.
    pub title: String,
}

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, view: &ResultView, acts: &mut Vec<Act>) {
    CentralPanel::default_margins().show(ui, |ui| {
        heading(ui, view.title.clone());
        if button(ui, page.word("ui-home")).clicked() {
            acts.push(Act::Home);
        }
    });
}
