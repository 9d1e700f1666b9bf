//! Asks once whether an exercise is to end now. The clock above stays in sight.

use egui::{Align2, Ui, Vec2, Window};

use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{body, button};
use crate::ui::theme::space;

/// Draws it while it is asked; the safe answer has the focus.
pub fn show(ui: &Ui, page: &Page<'_>, asked: &mut bool, acts: &mut Vec<Act>) {
    if !*asked {
        return;
    }
    let width = 420.0_f32.min(ui.ctx().content_rect().width() - 2.0 * space::XL);
    let window = Window::new(page.word("ui-end-question"))
        .collapsible(false)
        .resizable(false)
        .anchor(Align2::CENTER_CENTER, Vec2::ZERO);
    let mut answered = false;
    window.show(ui.ctx(), |ui| {
        ui.set_width(width);
        body(ui, page.word("ui-end-means"));
        ui.horizontal_wrapped(|ui| {
            let stay = button(ui, page.word("ui-end-no"));
            let id = ui.id().with("asked");
            // The focus comes here once, when the question opens.
            if !ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or(id, false), true)) {
                stay.request_focus();
                ui.ctx().request_repaint();
            }
            if stay.clicked() {
                answered = true;
            }
            if button(ui, page.word("ui-end-yes")).clicked() {
                acts.push(Act::End);
                answered = true;
            }
            if answered {
                ui.data_mut(|data| data.remove::<bool>(id));
            }
        });
    });
    if answered {
        *asked = false;
    }
}
