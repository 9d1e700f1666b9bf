//! The head of the seat: exercise, seat, both clocks, pace, pause. The clock is the loudest thing.

use egui::{Align, Frame, Layout, Margin, Panel, RichText, Ui};

use crate::ui::act::Act;
use crate::ui::frame;
use crate::ui::page::Page;
use crate::ui::parts::{button, mark, muted, primary, strong};
use crate::ui::seat::scene::Scene;
use crate::ui::theme::{self, space};

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, acts: &mut Vec<Act>) {
    let margin = Margin::symmetric(space::L as i8, space::S as i8);
    let bar = Frame::new().fill(page.tokens().panel).inner_margin(margin);
    Panel::top("seat-head").resizable(false).frame(bar).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            mark(ui, page);
            strong(ui, &*scene.playing.title);
            muted(ui, page, scene.titles.seat(scene.view.seat));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| frame::settings(ui, page, acts));
        });
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(scene.titles.when(scene.view.now)).text_style(theme::clock()));
            let (key, act) =
                if scene.playing.paused { ("ui-resume", Act::Resume) } else { ("ui-pause", Act::Pause) };
            if button(ui, page.word(key)).clicked() {
                acts.push(act);
            }
            if primary(ui, page, page.word("ui-move-on")).clicked() {
                acts.push(Act::MoveOn);
            }
        });
        if let Some(said) = &scene.playing.said {
            muted(ui, page, said.as_str());
        }
    });
}
