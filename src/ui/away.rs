//! A simulated colleague holds the seat: leave, take it again, or let the colleague go on to the end.

use egui::{CentralPanel, Frame, ScrollArea, Ui};

use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{body, first_focus, muted, tall, title};
use crate::ui::theme::space;

/// Width of the column.
const WIDTH: f32 = 620.0;

/// Draws it; `back`: the person comes back, and has not just stepped out.
pub fn show(ui: &mut Ui, page: &Page<'_>, back: bool, acts: &mut Vec<Act>) {
    let frame = Frame::new().fill(page.tokens().background).inner_margin(space::XL as i8);
    CentralPanel::default_margins().frame(frame).show(ui, |ui| {
        ScrollArea::vertical().show(ui, |ui| {
            ui.set_max_width(WIDTH.min(ui.available_width()));
            title(ui, page.word(if back { "ui-away-back" } else { "play-stepped-out" }));
            body(ui, page.word("ui-away-kept"));
            ui.add_space(space::M);
            let ways = [
                ("ui-away-leave", Act::Home),
                ("ui-away-take", Act::TakeSeat),
                ("ui-away-colleague", Act::ColleagueGoesOn),
            ];
            let first = usize::from(back);
            for (at, (key, act)) in ways.into_iter().enumerate() {
                let response = tall(ui, page, page.word(key), at == first);
                if at == first {
                    first_focus(ui, &response);
                }
                if response.clicked() {
                    acts.push(act);
                }
            }
            muted(ui, page, page.word("ui-away-assessed"));
        });
    });
}
