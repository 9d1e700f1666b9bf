//! What went wrong, said plainly, with the way on.

use egui::{CentralPanel, Frame, ScrollArea, Ui};

use crate::base::Msg;
use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{body, button, card, cards, first_focus, primary, title};
use crate::ui::theme::space;

/// What went wrong, to be said in the language of the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TroubleView {
    /// What, and what to do.
    pub said: Vec<Msg>,
    /// It can be tried again: an exercise stands still until then.
    pub retry: bool,
}

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, view: &TroubleView, acts: &mut Vec<Act>) {
    let frame = Frame::new().fill(page.tokens().background).inner_margin(space::XL as i8);
    CentralPanel::default_margins().frame(frame).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
            cards(ui, 1);
            title(ui, page.word("ui-trouble"));
            card(ui, page, |ui| {
                for line in &view.said {
                    body(ui, page.say(line));
                }
                if view.retry {
                    body(ui, page.word("ui-not-kept"));
                }
            });
            ui.add_space(space::M);
            ui.horizontal_wrapped(|ui| {
                if view.retry {
                    let retry = primary(ui, page, page.word("ui-retry"));
                    first_focus(ui, &retry);
                    if retry.clicked() {
                        acts.push(Act::Retry);
                    }
                    if button(ui, page.word("ui-home")).clicked() {
                        acts.push(Act::Home);
                    }
                } else {
                    let home = primary(ui, page, page.word("ui-home"));
                    first_focus(ui, &home);
                    if home.clicked() {
                        acts.push(Act::Home);
                    }
                }
                if button(ui, page.word("ui-open-folder")).clicked() {
                    acts.push(Act::ShowFolder);
                }
            });
        });
    });
}
