//! The head of the seat: exercise, part, seat, both clocks, pace, pause. The clock is the loudest thing. While nothing
//! moves, the whole frame says so.

use egui::{
    Align, CornerRadius, Frame, Id, Label, LayerId, Layout, Margin, Order, Panel, RichText, Stroke,
    StrokeKind, TextStyle, Ui,
};

use crate::base::Msg;
use crate::exercise::Pace;
use crate::ui::act::Act;
use crate::ui::frame;
use crate::ui::page::Page;
use crate::ui::parts::{button, mark};
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::SeatState;
use crate::ui::seat::{TWO, moment, pointer};
use crate::ui::sign::{self, Sign};
use crate::ui::theme::{self, size, space};

/// From this width on the settings stand at the right of the first line.
const WIDE: f32 = 1_000.0;

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    let before = acts.len();
    let margin = Margin::symmetric(space::L as i8, space::S as i8);
    let bar = Frame::new().fill(page.tokens().panel).inner_margin(margin);
    let small = ui.available_width() < TWO;
    Panel::top("seat-head").resizable(false).frame(bar).show(ui, |ui| {
        if !small {
            ui.horizontal_wrapped(|ui| {
                mark(ui, page);
                names(ui, page, scene, acts);
            });
        }
        if small {
            ui.horizontal_wrapped(|ui| clocks(ui, page, scene, small));
            ui.horizontal_wrapped(|ui| {
                mark(ui, page);
                drive(ui, page, scene, acts);
            });
        } else {
            ui.horizontal_wrapped(|ui| {
                clocks(ui, page, scene, small);
                offices(ui, page, scene);
                ui.separator();
                drive(ui, page, scene, acts);
                pace(ui, page, scene);
            });
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
    ui.horizontal_wrapped(|ui| names(ui, page, scene, acts));
    ui.horizontal_wrapped(|ui| {
        offices(ui, page, scene);
        pace(ui, page, scene);
    });
}

/// What is played, which part of it, who one is; settings.
fn names(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, acts: &mut Vec<Act>) {
    let muted = page.tokens().muted;
    piece(ui, RichText::new(&*scene.playing.title).text_style(theme::strong()));
    if let Some((no, of)) = scene.playing.part {
        let part = Msg::new("play-part").with("no", no).with("of", of);
        piece(ui, RichText::new(page.say(&part)).color(muted));
    }
    let you = Msg::new("play-you").with("seat", scene.titles.seat(scene.view.seat));
    piece(ui, RichText::new(page.say(&you)));
    if ui.available_width() + size::HIT >= WIDE / 3.0 && ui.max_rect().width() >= WIDE {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| frame::settings(ui, page, acts));
    } else {
        frame::settings(ui, page, acts);
    }
}

/// Both clocks; smaller where there is little room, and still the loudest thing.
fn clocks(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, small: bool) {
    let (clock, now) = (moment::clock(scene), scene.view.now);
    let style = if small { TextStyle::Heading } else { theme::clock() };
    for (moment, whose) in [(clock.at(now), "ui-local-time"), (clock.tbilisi(now), "ui-tbilisi-time")] {
        piece(ui, RichText::new(moment.short(page.prefs.lang)).text_style(style.clone()));
        piece(ui, RichText::new(page.word(whose)).color(page.tokens().muted));
        ui.add_space(if small { space::XS } else { space::L });
    }
}

/// Whether offices work.
fn offices(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>) {
    let open = moment::clock(scene).offices_open(scene.view.now);
    let key = if open { "play-offices-open" } else { "play-offices-closed" };
    piece(ui, RichText::new(page.word(key)).color(page.tokens().muted));
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
    let text =
        RichText::new(page.word("ui-move-on")).text_style(theme::strong()).color(page.tokens().on_accent);
    let on = egui::Button::new(text)
        .fill(page.tokens().accent)
        .wrap_mode(egui::TextWrapMode::Extend)
        .min_size(egui::vec2(0.0, size::HIT));
    if ui.add_enabled(!paused, on).clicked() {
        acts.push(Act::MoveOn);
    }
}

/// How time passes.
fn pace(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>) {
    let said = match scene.playing.pace {
        Pace::Waiting => Msg::new("play-time-waits"),
        Pace::Running(speed) => Msg::new("play-time-runs").with("speed", i64::from(speed)),
        Pace::Part => Msg::new("ui-to-end-of-part"),
    };
    piece(ui, RichText::new(page.say(&said)).color(page.tokens().muted));
}

/// A band below the head and a line round the whole window.
fn band(ui: &mut Ui, page: &Page<'_>, color: egui::Color32, what: Sign, short: &str, long: &str) {
    let margin = Margin::symmetric(space::L as i8, space::S as i8);
    let frame = Frame::new().fill(page.tokens().raised).stroke(Stroke::new(1.0, color)).inner_margin(margin);
    Panel::top("seat-band").resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let short = page.word(short);
            sign::show(ui, what, color, &short);
            piece(ui, RichText::new(short).text_style(theme::strong()).color(color));
            ui.add(Label::new(page.word(long)).wrap());
        });
    });
    let over = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::new("seat-band-line")));
    let line = Stroke::new(3.0, color);
    over.rect_stroke(ui.ctx().content_rect(), CornerRadius::ZERO, line, StrokeKind::Inside);
}

/// A short text that goes whole to the next line where it does not fit.
fn piece(ui: &mut Ui, text: RichText) {
    ui.add(Label::new(text).extend());
}
