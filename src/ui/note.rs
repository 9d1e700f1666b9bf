//! What a scenario deals with: a drawn sign, the word, the text.

use egui::{Sense, Shape, Stroke, Ui, Vec2, pos2};

use crate::ui::page::Page;
use crate::ui::parts::{body, strong};
use crate::ui::theme::space;

/// Side of the sign.
const SIDE: f32 = 18.0;

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, text: &str) {
    ui.horizontal_top(|ui| {
        sign(ui, page);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            strong(ui, page.word("ui-content-note"));
            body(ui, text);
        });
    });
}

/// A triangle with a stroke and a dot; its word stands beside it.
fn sign(ui: &mut Ui, page: &Page<'_>) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(SIDE), Sense::hover());
    let stroke = Stroke::new(1.5, page.tokens().late);
    let (left, right, middle) = (rect.left() + 1.0, rect.right() - 1.0, rect.center().x);
    let corners = vec![
        pos2(middle, rect.top() + 1.0),
        pos2(right, rect.bottom() - 1.0),
        pos2(left, rect.bottom() - 1.0),
    ];
    let painter = ui.painter();
    painter.add(Shape::closed_line(corners, stroke));
    painter.line_segment([pos2(middle, rect.top() + 7.0), pos2(middle, rect.top() + 11.5)], stroke);
    painter.circle_filled(pos2(middle, rect.bottom() - 4.0), 1.0, stroke.color);
}
