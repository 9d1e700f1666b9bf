//! The look of every screen: colours, sizes, spacing. The only place where a colour is written.
//!
//! # Invariants
//! - Every text colour stands on every surface it is used on with a contrast of at least 4.5 : 1 (a test computes it).
//! - A colour never carries a meaning alone: a sign or a word stands beside it.

use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, Style, TextStyle, Theme, Vec2};

use crate::ui::fonts::BOLD;

/// Which of the two looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Light on dark.
    #[default]
    Dark,
    /// Dark on light.
    Light,
}

/// The colours of a look, by what they are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// Behind panels.
    pub background: Color32,
    /// Columns.
    pub panel: Color32,
    /// Cards, buttons.
    pub raised: Color32,
    /// One-pixel rules.
    pub line: Color32,
    /// Text.
    pub text: Color32,
    /// Secondary text, never smaller than 12.
    pub muted: Color32,
    /// Selection, own progress, the primary button.
    pub accent: Color32,
    /// Behind what is chosen, whose text is the accent.
    pub chosen: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Met.
    pub met: Color32,
    /// Late, soon due.
    pub late: Color32,
    /// Missed, breached, danger.
    pub danger: Color32,
    /// Water of a map.
    pub sea: Color32,
    /// Land of a map.
    pub land: Color32,
    /// The other land of a map.
    pub second_land: Color32,
    /// Roads of a map.
    pub road: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// Light on dark.
pub const DARK: Tokens = Tokens {
    background: rgb(0x12_161C),
    panel: rgb(0x1A_2029),
    raised: rgb(0x23_2B36),
    line: rgb(0x33_404F),
    text: rgb(0xE8_EDF2),
    muted: rgb(0xA9_B4C0),
    accent: rgb(0x6F_B1FF),
    chosen: rgb(0x2E_4058),
    on_accent: rgb(0x12_161C),
    met: rgb(0x5C_CB8F),
    late: rgb(0xF2_B84B),
    danger: rgb(0xFF_7B72),
    sea: rgb(0x16_222E),
    land: rgb(0x26_303A),
    second_land: rgb(0x2C_3742),
    road: rgb(0x5B_6B7B),
};

/// Dark on light.
pub const LIGHT: Tokens = Tokens {
    background: rgb(0xF4_F5F7),
    panel: rgb(0xFF_FFFF),
    raised: rgb(0xEE_F1F4),
    line: rgb(0xD3_D9E0),
    text: rgb(0x1B_2430),
    muted: rgb(0x55_606E),
    accent: rgb(0x0B_5CAD),
    chosen: rgb(0xCE_DEEF),
    on_accent: rgb(0xFF_FFFF),
    met: rgb(0x1A_7C49),
    late: rgb(0x8A_5A00),
    danger: rgb(0xB3_261E),
    sea: rgb(0xDC_E8F2),
    land: rgb(0xF3_F0E8),
    second_land: rgb(0xEA_E6DB),
    road: rgb(0xA9_A294),
};

impl Look {
    /// The colours.
    #[must_use]
    pub const fn tokens(self) -> &'static Tokens {
        match self {
            Self::Dark => &DARK,
            Self::Light => &LIGHT,
        }
    }
}

/// Sizes of type in points at text scale 1.0.
pub mod size {
    /// Secondary text.
    pub const SMALL: f32 = 12.0;
    /// Text.
    pub const BODY: f32 = 14.0;
    /// Headings of panels.
    pub const HEADING: f32 = 18.0;
    /// Titles of screens.
    pub const TITLE: f32 = 24.0;
    /// The clock.
    pub const CLOCK: f32 = 30.0;
    /// Height of a line by size of its type; Georgian needs it.
    pub const LINE: f32 = 1.45;
    /// The least height of what can be pressed.
    pub const HIT: f32 = 32.0;
    /// The height of what is pressed first on a screen.
    pub const TALL: f32 = 48.0;
    /// The longest line of text: about ninety letters.
    pub const MEASURE: f32 = 680.0;
    /// The widest card: such a line with what stands around it.
    pub const CARD: f32 = 760.0;
}

/// Distances, smallest first.
pub mod space {
    /// Within a line.
    pub const XS: f32 = 4.0;
    /// Between lines.
    pub const S: f32 = 8.0;
    /// Within a card.
    pub const M: f32 = 12.0;
    /// Between cards.
    pub const L: f32 = 16.0;
    /// Between areas.
    pub const XL: f32 = 24.0;
}

/// Corners of cards and buttons.
pub const CORNER: CornerRadius = CornerRadius::same(6);

/// The style of titles of screens.
#[must_use]
pub fn title() -> TextStyle {
    TextStyle::Name("title".into())
}

/// The style of the clock.
#[must_use]
pub fn clock() -> TextStyle {
    TextStyle::Name("clock".into())
}

/// The style of what is to be read first in a card.
#[must_use]
pub fn strong() -> TextStyle {
    TextStyle::Name("strong".into())
}

/// Lays the look over a context: colours, type, spacing, motion. Cheap enough to call when a preference changes.
pub fn apply(ctx: &egui::Context, look: Look, motion: bool) {
    let theme = match look {
        Look::Dark => Theme::Dark,
        Look::Light => Theme::Light,
    };
    ctx.set_theme(theme);
    ctx.set_style_of(theme, style(look, motion));
}

/// The style of a look.
#[must_use]
pub fn style(look: Look, motion: bool) -> Style {
    let tokens = look.tokens();
    let mut style = Style::default();
    let regular = |size| FontId::new(size, FontFamily::Proportional);
    let bold = |size| FontId::new(size, FontFamily::Name(BOLD.into()));
    style.text_styles = [
        (TextStyle::Small, regular(size::SMALL)),
        (TextStyle::Body, regular(size::BODY)),
        (TextStyle::Monospace, regular(size::BODY)),
        (TextStyle::Button, regular(size::BODY)),
        (TextStyle::Heading, bold(size::HEADING)),
        (title(), bold(size::TITLE)),
        (clock(), bold(size::CLOCK)),
        (strong(), bold(size::BODY)),
    ]
    .into();
    style.spacing.item_spacing = Vec2::new(space::S, space::S);
    style.spacing.button_padding = Vec2::new(space::M, space::XS + 2.0);
    style.spacing.icon_spacing = space::S;
    style.spacing.interact_size = Vec2::new(size::HIT, size::HIT);
    style.spacing.menu_margin = Margin::same(8);
    style.spacing.window_margin = Margin::same(14);
    // A scroll bar stands beside what it scrolls, not over its edge.
    style.spacing.scroll.floating_allocated_width = space::XS;
    if look == Look::Light {
        // On white, fading out is a grey smear.
        style.spacing.scroll.fade.strength = 0.0;
    }
    style.animation_time = if motion { 0.15 } else { 0.0 };
    style.visuals = match look {
        Look::Dark => egui::Visuals::dark(),
        Look::Light => egui::Visuals::light(),
    };
    let visuals = &mut style.visuals;
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(tokens.muted);
    visuals.hyperlink_color = tokens.accent;
    visuals.panel_fill = tokens.panel;
    visuals.window_fill = tokens.panel;
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.extreme_bg_color = tokens.background;
    visuals.faint_bg_color = tokens.raised;
    visuals.code_bg_color = tokens.raised;
    visuals.warn_fg_color = tokens.late;
    visuals.error_fg_color = tokens.danger;
    visuals.selection.bg_fill = tokens.chosen;
    visuals.selection.stroke = Stroke::new(2.0, tokens.accent);
    // A blinking cursor would have the window drawn again and again.
    visuals.text_cursor.blink = false;
    visuals.window_corner_radius = CORNER;
    visuals.menu_corner_radius = CORNER;
    let widgets = &mut visuals.widgets;
    for (widget, fill, line, text) in [
        (&mut widgets.noninteractive, tokens.panel, tokens.line, tokens.text),
        (&mut widgets.inactive, tokens.raised, tokens.line, tokens.text),
        (&mut widgets.hovered, tokens.raised, tokens.accent, tokens.text),
        (&mut widgets.active, tokens.raised, tokens.accent, tokens.text),
        (&mut widgets.open, tokens.raised, tokens.accent, tokens.text),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, line);
        widget.fg_stroke = Stroke::new(1.0, text);
        widget.corner_radius = CORNER;
        widget.expansion = 0.0;
    }
    style
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Color32) -> f64 {
        let part = |value: u8| {
            let part = f64::from(value) / 255.0;
            if part <= 0.039_28 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(color.r()) + 0.7152 * part(color.g()) + 0.0722 * part(color.b())
    }

    fn contrast(one: Color32, other: Color32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_text_colour_can_be_read_on_every_surface() {
        for (look, tokens) in [("dark", &DARK), ("light", &LIGHT)] {
            let surfaces =
                [("background", tokens.background), ("panel", tokens.panel), ("raised", tokens.raised)];
            let colours = [
                ("text", tokens.text),
                ("muted", tokens.muted),
                ("accent", tokens.accent),
                ("met", tokens.met),
                ("late", tokens.late),
                ("danger", tokens.danger),
            ];
            for (surface, below) in surfaces {
                for (name, colour) in colours {
                    let ratio = contrast(colour, below);
                    assert!(ratio >= 4.5, "{look}: {name} on {surface} has {ratio:.2} : 1");
                }
            }
            for (name, colour, below) in [
                ("text on the accent", tokens.on_accent, tokens.accent),
                ("what is chosen", tokens.accent, tokens.chosen),
                ("selected text", tokens.text, tokens.chosen),
            ] {
                let ratio = contrast(colour, below);
                assert!(ratio >= 4.5, "{look}: {name} has {ratio:.2} : 1");
            }
            for (name, ground) in
                [("sea", tokens.sea), ("land", tokens.land), ("second land", tokens.second_land)]
            {
                let ratio = contrast(tokens.text, ground);
                assert!(ratio >= 4.5, "{look}: text on {name} has {ratio:.2} : 1");
            }
        }
    }

    #[test]
    fn nothing_moves_where_motion_is_off() {
        assert!(style(Look::Dark, false).animation_time.abs() < f32::EPSILON);
        let calm = style(Look::Light, true).animation_time;
        assert!((0.12..=0.18).contains(&calm));
    }
}
