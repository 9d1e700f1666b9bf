//! A real emergency: nothing of the exercise is to be seen any more. Nothing here answers to Enter by itself.

use egui::{CentralPanel, Frame, Label, RichText, ScrollArea, Ui};

use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{body, button, muted};
use crate::ui::theme::{self, space};

/// Draws it over everything; `file` is where the exercise is kept.
pub fn show(ui: &mut Ui, page: &Page<'_>, file: &str, acts: &mut Vec<Act>) {
    let frame = Frame::new().fill(page.tokens().background).inner_margin(space::XL as i8);
    CentralPanel::default_margins().frame(frame).show(ui, |ui| {
        ScrollArea::vertical().show(ui, |ui| {
            ui.add_space((ui.ctx().content_rect().height() * 0.2).min(160.0));
            let stopped = RichText::new(page.word("ui-real-stopped")).text_style(theme::clock());
            ui.add(Label::new(stopped.color(page.tokens().danger)).wrap());
            ui.add_space(space::M);
            let act = RichText::new(page.word("play-real-do")).text_style(theme::title());
            ui.add(Label::new(act).wrap());
            ui.add_space(space::XL);
            body(ui, page.word("ui-real-kept"));
            muted(ui, page, file);
            ui.add_space(space::M);
            ui.horizontal_wrapped(|ui| {
                if button(ui, page.word("ui-real-over")).clicked() {
                    acts.push(Act::Resume);
                }
                if button(ui, page.word("ui-real-close")).clicked() {
                    acts.push(Act::Quit);
                }
            });
        });
    });
}
