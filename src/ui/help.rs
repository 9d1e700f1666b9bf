//! Help: the list of keys and where to begin.

use egui::{Ui, Window};

use crate::ui::keys::TABLE;
use crate::ui::page::Page;
use crate::ui::parts::body;

/// Draws it while it is open.
pub fn show(ui: &Ui, page: &Page<'_>, open: &mut bool) {
    Window::new(page.word("ui-help")).open(open).show(ui.ctx(), |ui| {
        for (_, modifiers, key, said) in TABLE {
            body(ui, format!("{modifiers:?} {key:?} {}", page.word(said)));
        }
    });
}
