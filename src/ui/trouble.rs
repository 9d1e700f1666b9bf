//! What went wrong, said plainly, with the way on.

use egui::{CentralPanel, Ui};

use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{body, button, heading};

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, said: &[String], acts: &mut Vec<Act>) {
    CentralPanel::default_margins().show(ui, |ui| {
        heading(ui, page.word("ui-trouble"));
        for line in said {
            body(ui, line.as_str());
        }
        if button(ui, page.word("ui-home")).clicked() {
            acts.push(Act::Home);
        }
    });
}
