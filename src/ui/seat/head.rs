//! The head of the seat: exercise, part, seat, both clocks, pace, pause. The clock is the loudest thing. While nothing
//! moves, the whole frame says so.

use egui::{
    CornerRadius, Frame, Id, Label, LayerId, Margin, Order, Panel, RichText, Stroke, StrokeKind, TextStyle,
    Ui,
};

use crate::base::Msg;
use crate::exercise::Pace;
use crate::ui::act::Act;
use crate::ui::frame;
use crate::ui::page::Page;
use crate::ui::parts::{button, fits_whole, mark};
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::SeatState;
use crate::ui::seat::{TWO, moment, pointer};
use crate::ui::sign::{self, Sign};
use crate::ui::theme::{self, size, space};

/// From this width on two lines hold everything; below it clocks are smaller, and who one is stands in a third.
const WIDE: f32 = 1_200.0;

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    let before = acts.len();
    let margin = Margin::symmetric(space::L as i8, space::S as i8);
    let bar = Frame::new().fill(page.tokens().panel).inner_margin(margin);
    let (small, wide) = (ui.available_width() < TWO, ui.available_width() >= WIDE);
    Panel::top("seat-head").resizable(false).frame(bar).show(ui, |ui| {
        if small {
            ui.horizontal_wrapped(|ui| clocks(ui, page, scene, wide));
            ui.horizontal_wrapped(|ui| {
                mark(ui, page);
                drive(ui, page, scene, acts);
            });
        } else {
            frame::beside_settings(ui, page, acts, |ui, _| {
                mark(ui, page);
                title(ui, page, scene);
                if wide {
                    you(ui, page, scene);
                }
            });
            ui.horizontal_wrapped(|ui| {
                clocks(ui, page, scene, wide);
                if wide {
                    offices(ui, page, scene);
                    ui.separator();
                }
                drive(ui, page, scene, acts);
                // While nothing moves, the band below says so.
                if wide && !scene.playing.paused {
                    pace(ui, page, scene);
                }
            });
            if !wide {
                about(ui, page, scene);
            }
        }
        pointer::show(ui, page, scene, state, pointer::Pointer::MoveOn);
    });
    if acts.get(before..).is_some_and(|new| new.contains(&Act::MoveOn)) {
        pointer::moved_on(state);
    }
    if scene.playing.emergency {
        band(ui, page, page.tokens().danger, Sign::Injured, "play-real", "play-real-do");
    } else if scene.playing.paused {
        band(ui, page, page.tokens().late, Sign::Pause, "ui-paused", "ui-paused-long");
    }
}

/// What stands in the head where there is room, and otherwise on a pane of its own.
pub(super) fn more(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, acts: &mut Vec<Act>) {
    ui.horizontal_wrapped(|ui| title(ui, page, scene));
    about(ui, page, scene);
    ui.horizontal_wrapped(|ui| frame::settings(ui, page, acts));
}

/// What is played, and which part of it.
fn title(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>) {
    piece(ui, RichText::new(&*scene.playing.title).text_style(theme::strong()));
    if let Some((no, of)) = scene.playing.part {
        piece(ui, quiet(page, page.say(&Msg::new("play-part").with("no", no).with("of", of))));
    }
}

/// Who one is.
fn you(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>) {
    let you = Msg::new("play-you").with("seat", scene.titles.seat(scene.view.seat));
    piece(ui, RichText::new(page.say(&you)));
}

/// Who one is, whether offices work, how time passes: what there is no room for beside clocks and settings.
fn about(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.set_row_height(size::BODY * size::LINE);
        you(ui, page, scene);
        ui.add_space(space::S);
        offices(ui, page, scene);
        ui.add_space(space::S);
        pace(ui, page, scene);
    });
}

/// Both clocks, well apart; smaller where there is little room, and still the loudest thing.
fn clocks(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, wide: bool) {
    let (clock, now) = (moment::clock(scene), scene.view.now);
    let style = match ui.max_rect().width() {
        width if width >= WIDE - 2.0 * space::L => theme::clock(),
        width if width >= 900.0 => theme::title(),
        _ => TextStyle::Heading,
    };
    for (moment, whose) in [(clock.at(now), "ui-local-time"), (clock.tbilisi(now), "ui-tbilisi-time")] {
        piece(ui, RichText::new(moment.short(page.prefs.lang)).text_style(style.clone()));
        piece(ui, quiet(page, page.word(whose)));
        if wide || whose == "ui-local-time" {
            ui.add_space(if wide { space::XL } else { space::M });
        }
    }
}

/// Whether offices work.
fn offices(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>) {
    let open = moment::clock(scene).offices_open(scene.view.now);
    let key = if open { "play-offices-open" } else { "play-offices-closed" };
    piece(ui, quiet(page, page.word(key)));
}

/// What makes time stand still or pass.
fn drive(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, acts: &mut Vec<Act>) {
    let paused = scene.playing.paused;
    let (key, act) = if paused { ("ui-resume", Act::Resume) } else { ("ui-pause", Act::Pause) };
    if button(ui, page.word(key)).on_hover_text(page.word("ui-key-pause")).clicked() {
        acts.push(act);
    }
    if scene.playing.pace != Pace::Waiting {
        return;
    }
    let tokens = page.tokens();
    let (fill, color) = if paused { (tokens.panel, tokens.muted) } else { (tokens.accent, tokens.on_accent) };
    let on =
        egui::Button::new(RichText::new(page.word("ui-move-on")).text_style(theme::strong()).color(color))
            .fill(fill)
            .stroke(Stroke::new(1.0, if paused { tokens.line } else { tokens.accent }))
            .wrap_mode(egui::TextWrapMode::Extend)
            .min_size(egui::vec2(0.0, size::HIT));
    // Its colours say that it cannot be pressed now; faded ones could not be read.
    let fade = std::mem::replace(&mut ui.visuals_mut().disabled_alpha, 1.0);
    if ui.add_enabled(!paused, on).clicked() {
        acts.push(Act::MoveOn);
    }
    ui.visuals_mut().disabled_alpha = fade;
}

/// How time passes.
fn pace(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>) {
    let said = match scene.playing.pace {
        Pace::Waiting => Msg::new("play-time-waits"),
        Pace::Running(speed) => Msg::new("play-time-runs").with("speed", i64::from(speed)),
        Pace::Part => Msg::new("ui-to-end-of-part"),
    };
    piece(ui, quiet(page, page.say(&said)));
}

fn quiet(page: &Page<'_>, text: String) -> RichText {
    RichText::new(text).small().color(page.tokens().muted)
}

/// A band below the head and a line round the whole window.
fn band(ui: &mut Ui, page: &Page<'_>, color: egui::Color32, what: Sign, short: &str, long: &str) {
    let margin = Margin::symmetric(space::L as i8, space::XS as i8);
    let frame = Frame::new().fill(page.tokens().raised).stroke(Stroke::new(1.0, color)).inner_margin(margin);
    Panel::top("seat-band").resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let short = page.word(short);
            sign::show(ui, what, color, &short);
            piece(ui, RichText::new(short).text_style(theme::strong()).color(color));
            ui.add(Label::new(page.word(long)).wrap().selectable(false));
        });
    });
    let over = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::new("seat-band-line")));
    let line = Stroke::new(3.0, color);
    over.rect_stroke(ui.ctx().content_rect(), CornerRadius::ZERO, line, StrokeKind::Inside);
}

/// A short text that goes whole to the next line where it does not fit.
fn piece(ui: &mut Ui, text: RichText) {
    let mode = fits_whole(ui, &text.clone().into(), 0.0);
    ui.add(Label::new(text).wrap_mode(mode).selectable(false));
}
