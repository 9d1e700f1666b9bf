//! A row of several lines that can be pressed as a whole: a message, a citizen.

use egui::{Frame, Label, Margin, Response, RichText, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType};

use crate::ui::page::Page;
use crate::ui::parts::follow_focus;
use crate::ui::theme::{CORNER, size, space};

/// Draws it; `name` is what a screen reader says of the whole.
pub(super) fn show(
    ui: &mut Ui,
    page: &Page<'_>,
    salt: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    selected: bool,
    add: impl FnOnce(&mut Ui),
) -> Response {
    let tokens = page.tokens();
    let builder = UiBuilder::new().id_salt(salt).sense(Sense::click());
    let response = ui
        .scope_builder(builder, |ui| {
            let response = ui.response();
            let line = if selected || response.has_focus() {
                Stroke::new(2.0, tokens.accent)
            } else if response.hovered() {
                Stroke::new(1.0, tokens.accent)
            } else {
                Stroke::new(1.0, tokens.line)
            };
            Frame::new()
                .fill(tokens.raised)
                .stroke(line)
                .corner_radius(CORNER)
                .inner_margin(Margin::symmetric(space::M as i8, space::S as i8))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.set_min_height(size::HIT - 2.0 * space::S);
                    ui.spacing_mut().item_spacing.y = space::XS;
                    ui.style_mut().interaction.selectable_labels = false;
                    add(ui);
                });
        })
        .response;
    follow_focus(&response);
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, selected, name));
    response
}

/// Text within a tile; it wraps.
pub(super) fn text(ui: &mut Ui, text: RichText) {
    ui.add(Label::new(text).wrap().selectable(false));
}

/// A short text within a line of a tile: it goes whole to the next line where it does not fit.
pub(super) fn piece(ui: &mut Ui, text: RichText) {
    ui.add(Label::new(text).extend().selectable(false));
}
