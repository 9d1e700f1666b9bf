//! The frame of every screen: the mark above, whose text the procedure is below. No panel can cover it.

use egui::{Align, Button, Frame, Label, Layout, Margin, Panel, Response, RichText, TextWrapMode, Ui, Vec2};

use crate::base::Lang;
use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{mark, muted, strong};
use crate::ui::theme::{size, space};

/// Below this width the notice and what stands beside it take a line each.
const NARROW: f32 = 900.0;

/// Names the window as a whole, as a screen reader says it.
pub fn name(ui: &Ui, page: &Page<'_>) {
    ui.ctx().accesskit_node_builder(egui::accesskit_root_id(), |node| {
        node.set_label(page.word("ui-window-title"));
    });
}

/// Draws the bar above: mark, name, language, text size, help.
pub fn above(ui: &mut Ui, page: &Page<'_>, acts: &mut Vec<Act>) {
    bar(Panel::top("frame-above"), page).show(ui, |ui| {
        beside_settings(ui, page, acts, |ui, _| {
            mark(ui, page);
            strong(ui, page.word("ui-name"));
            // Large text leaves no room for it beside the settings.
            if ui.max_rect().width() >= 600.0 {
                muted(ui, page, page.word("ui-subtitle"));
            }
        });
    });
}

/// A line with the settings at its right end; what stands before them goes to further lines rather than over them.
pub fn beside_settings(
    ui: &mut Ui,
    page: &Page<'_>,
    acts: &mut Vec<Act>,
    add: impl FnOnce(&mut Ui, &mut Vec<Act>),
) {
    let whole = Vec2::new(ui.available_width(), size::HIT);
    ui.allocate_ui_with_layout(whole, Layout::right_to_left(Align::Min), |ui| {
        settings(ui, page, acts);
        let rest = Vec2::new(ui.available_width(), size::HIT);
        let line = Layout::left_to_right(Align::Center).with_main_wrap(true);
        ui.allocate_ui_with_layout(rest, line, |ui| {
            ui.set_row_height(size::HIT);
            add(ui, acts);
        });
    });
}

/// Language, size of text, look, help; the same on every screen.
pub fn settings(ui: &mut Ui, page: &Page<'_>, acts: &mut Vec<Act>) {
    if short(ui, page.word("ui-help")).clicked() {
        acts.push(Act::Help);
    }
    let (larger, smaller) = (page.prefs.scale.larger(), page.prefs.scale.smaller());
    if short(ui, page.word("ui-larger")).on_hover_text(page.word("ui-key-larger")).clicked() {
        acts.push(Act::Scale(larger));
    }
    if short(ui, page.word("ui-smaller")).on_hover_text(page.word("ui-key-smaller")).clicked() {
        acts.push(Act::Scale(smaller));
    }
    let (other, name) = match page.prefs.lang {
        Lang::Ka => (Lang::En, "ui-to-english"),
        Lang::En => (Lang::Ka, "ui-to-georgian"),
    };
    if short(ui, page.word(name)).clicked() {
        acts.push(Act::Language(other));
    }
}

/// A button of one short word; it goes whole to the next line where it does not fit.
fn short(ui: &mut Ui, text: String) -> Response {
    ui.add(Button::new(text).wrap_mode(TextWrapMode::Extend).min_size(Vec2::new(0.0, size::HIT)))
}

/// Draws the line below: whose text the procedure is, what its numbers are, and what else there is room for.
pub fn below(ui: &mut Ui, page: &Page<'_>, notice: &str, add: Option<impl FnOnce(&mut Ui)>) {
    bar(Panel::bottom("frame-below"), page).show(ui, |ui| {
        let width = ui.available_width();
        let Some(add) = add else {
            notice_line(ui, page, notice);
            return;
        };
        if width < NARROW {
            notice_line(ui, page, notice);
            ui.horizontal_wrapped(add);
            return;
        }
        // The buttons keep their width; the notice wraps beside them.
        let line = Layout::right_to_left(Align::Center);
        ui.allocate_ui_with_layout(Vec2::new(width, size::HIT), line, |ui| {
            add(ui);
            let rest = Vec2::new(ui.available_width(), size::HIT);
            let from_left = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(rest, from_left, |ui| notice_line(ui, page, notice));
        });
    });
}

/// The notice takes all the width there is: below, height is what there is least of.
fn notice_line(ui: &mut Ui, page: &Page<'_>, notice: &str) {
    let text = RichText::new(notice).small().color(page.tokens().muted);
    ui.add(Label::new(text.line_height(Some(size::SMALL * size::LINE))).wrap());
}

fn bar(panel: Panel, page: &Page<'_>) -> Panel {
    let margin = Margin::symmetric(space::L as i8, space::S as i8);
    panel.resizable(false).frame(Frame::new().fill(page.tokens().panel).inner_margin(margin))
}
