//! The few pieces every panel is built of: cards, headings, buttons, badges, the mark.
//!
//! # Invariants
//! - What can be pressed is a widget with its words in it, so that a screen reader and a test find it by name.
//! - Text wraps; nothing is cut. In a line of several things, what no longer fits goes whole to the next line: a word is
//!   never broken to fill a line.

use egui::{
    Button, CornerRadius, Frame, Label, Margin, Response, RichText, ScrollArea, Stroke, TextEdit, TextStyle,
    TextWrapMode, Ui, Vec2, WidgetText,
};

use crate::ui::page::Page;
use crate::ui::theme::{self, CORNER, size, space};

/// A card on a column.
pub fn card<R>(ui: &mut Ui, page: &Page<'_>, add: impl FnOnce(&mut Ui) -> R) -> egui::InnerResponse<R> {
    let tokens = page.tokens();
    Frame::new()
        .fill(tokens.raised)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(CORNER)
        .inner_margin(Margin::same(space::M as i8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
}

/// So many cards beside each other are no wider than what stands in them needs.
pub fn cards(ui: &mut Ui, beside: u8) {
    let widest = f32::from(beside) * (size::CARD + space::S) - space::S;
    ui.set_max_width(widest.min(ui.available_width()));
}

/// The heading of a panel.
pub fn heading(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.add(Label::new(RichText::new(text).heading()).wrap().selectable(false))
}

/// The title of a screen.
pub fn title(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.add(Label::new(RichText::new(text).text_style(theme::title())).wrap().selectable(false))
}

/// Text that may be as long as it likes. It alone can be selected and copied: what can be costs anew in every frame.
pub fn body(ui: &mut Ui, text: impl Into<String>) -> Response {
    let text = RichText::new(text).line_height(Some(size::BODY * size::LINE));
    lines(ui, Label::new(text))
}

/// What is to be read first.
pub fn strong(ui: &mut Ui, text: impl Into<String>) -> Response {
    lines(ui, Label::new(RichText::new(text).text_style(theme::strong())).selectable(false))
}

/// Lines no longer than the eye follows, however wide the column is.
fn lines(ui: &mut Ui, label: Label) -> Response {
    let label = label.wrap();
    if ui.layout().is_horizontal() || ui.available_width() <= size::MEASURE {
        return ui.add(label);
    }
    let column = ui.vertical(|ui| {
        ui.set_max_width(size::MEASURE);
        ui.add(label)
    });
    column.inner
}

/// Secondary text.
pub fn muted(ui: &mut Ui, page: &Page<'_>, text: impl Into<String>) -> Response {
    let text = RichText::new(text).small().color(page.tokens().muted);
    lines(ui, Label::new(text.line_height(Some(size::SMALL * size::LINE))).selectable(false))
}

/// The one button of a screen that Enter presses; as wide as its column.
pub fn primary(ui: &mut Ui, page: &Page<'_>, text: impl Into<String>) -> Response {
    let tokens = page.tokens();
    let text = RichText::new(text).text_style(theme::strong()).color(tokens.on_accent);
    let mode = fits_whole(ui, &text.clone().into(), 2.0 * ui.spacing().button_padding.x);
    ui.add(Button::new(text).fill(tokens.accent).wrap_mode(mode).min_size(Vec2::new(0.0, size::HIT)))
}

/// A button as wide as its column and easily hit; one of them may be what Enter presses.
pub fn tall(ui: &mut Ui, page: &Page<'_>, text: impl Into<String>, is_primary: bool) -> Response {
    let tokens = page.tokens();
    let (fill, color) =
        if is_primary { (tokens.accent, tokens.on_accent) } else { (tokens.raised, tokens.text) };
    let text = RichText::new(text).text_style(theme::strong()).color(color);
    let size = Vec2::new(ui.available_width(), size::TALL);
    let button = if ui.layout().horizontal_placement() == egui::Align::Center {
        Button::new((egui::Atom::grow(), text, egui::Atom::grow()))
    } else {
        Button::new((text, egui::Atom::grow()))
    };
    ui.add(button.fill(fill).wrap().min_size(size))
}

/// Gives the focus to what Enter presses, if nothing has it.
pub fn first_focus(ui: &Ui, response: &Response) {
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
        ui.ctx().request_repaint();
    }
}

/// What got the focus is brought into sight.
pub fn follow_focus(response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// A button.
pub fn button(ui: &mut Ui, text: impl Into<String>) -> Response {
    let text = text.into();
    let mode = fits_whole(ui, &text.clone().into(), 2.0 * ui.spacing().button_padding.x);
    ui.add(Button::new(text).wrap_mode(mode).min_size(Vec2::new(0.0, size::HIT)))
}

/// How a text with so much beside it is laid out: whole in one line within a line of several things; wrapped in a
/// column, and where it is longer than the whole line.
pub fn fits_whole(ui: &mut Ui, text: &WidgetText, beside: f32) -> TextWrapMode {
    if !ui.layout().main_wrap() {
        return TextWrapMode::Wrap;
    }
    let needed = text.clone().into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Button);
    if needed.size().x + beside <= ui.max_rect().width() {
        return TextWrapMode::Extend;
    }
    // Longer than a whole line: it begins one of its own.
    if ui.cursor().min.x > ui.max_rect().min.x {
        ui.end_row();
    }
    TextWrapMode::Wrap
}

/// A button over the whole width of its column, its text at the left.
pub fn row(ui: &mut Ui, text: impl Into<egui::WidgetText>, selected: bool) -> Response {
    let size = Vec2::new(ui.available_width(), size::HIT);
    let atoms = (text.into(), egui::Atom::grow());
    ui.add(Button::new(atoms).selected(selected).wrap().min_size(size))
}

/// What scrolls within a screen; however little room there is, nothing is drawn over what stands below.
pub fn scroll(salt: impl std::hash::Hash + std::fmt::Debug) -> ScrollArea {
    ScrollArea::vertical().id_salt(salt).min_scrolled_height(0.0)
}

/// Secondary text in a line of several things: whole beside them, or in lines of its own.
pub fn aside(ui: &mut Ui, page: &Page<'_>, text: impl Into<String>) -> Response {
    let text = RichText::new(text).small().color(page.tokens().muted);
    let text = text.line_height(Some(size::SMALL * size::LINE));
    let mode = fits_whole(ui, &text.clone().into(), 0.0);
    let label = Label::new(text).wrap_mode(mode).selectable(false);
    if mode == TextWrapMode::Extend {
        return ui.add(label);
    }
    let response = ui.vertical(|ui| ui.add(label)).inner;
    ui.end_row();
    response
}

/// A line to write in, as wide as its column and as easily hit as a button.
pub fn input(text: &mut String) -> TextEdit<'_> {
    let margin = Margin::symmetric(space::S as i8, space::XS as i8 + 2);
    TextEdit::singleline(text).desired_width(f32::INFINITY).margin(margin)
}

/// Rounding of the box of what can be ticked: never a circle, which stands for one of several.
const BOX: CornerRadius = CornerRadius::same(2);

/// One of several choices; its circle is well seen, and it comes into sight with the focus.
pub fn choice(ui: &mut Ui, page: &Page<'_>, chosen: bool, text: impl Into<String>) -> Response {
    let text = text.into();
    mark_of(ui, page, &text, |ui| ui.add(egui::RadioButton::new(chosen, &text)))
}

/// A choice that can be made beside others; its box is well seen, and it comes into sight with the focus.
pub fn tick(ui: &mut Ui, page: &Page<'_>, on: &mut bool, text: impl Into<String>) -> Response {
    let text = text.into();
    mark_of(ui, page, &text, |ui| ui.add(egui::Checkbox::new(on, &text)))
}

fn mark_of(ui: &mut Ui, page: &Page<'_>, text: &str, add: impl FnOnce(&mut Ui) -> Response) -> Response {
    let mode = fits_whole(ui, &text.into(), size::HIT);
    // No scope of its own: that would take what is left of the line instead of going to the next.
    let before = ui.style().clone();
    let widgets = &mut ui.visuals_mut().widgets;
    widgets.inactive.bg_stroke = Stroke::new(1.5, page.tokens().muted);
    for look in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
        look.corner_radius = BOX;
    }
    ui.spacing_mut().icon_spacing = space::S;
    ui.style_mut().wrap_mode = Some(mode);
    let response = add(ui);
    ui.set_style(before);
    follow_focus(&response);
    response
}

/// A short word in a frame: a severity, a reliability, a state.
pub fn badge(ui: &mut Ui, page: &Page<'_>, text: impl Into<String>, color: egui::Color32) -> Response {
    Frame::new()
        .stroke(Stroke::new(1.0, page.tokens().line))
        .corner_radius(CORNER)
        .inner_margin(Margin::symmetric(6, 2))
        .show(ui, |ui| ui.add(Label::new(RichText::new(text).small().color(color))))
        .response
}

/// The mark every screen carries.
pub fn mark(ui: &mut Ui, page: &Page<'_>) -> Response {
    ui.add(Label::new(RichText::new(page.word("mark")).text_style(theme::strong()).color(page.tokens().late)))
}
