//! The seat: what do I do now? Messages and citizens at the left, the open message and what to do about it in the middle,
//! map, procedure and duties at the right, clock and pause above, whose text the procedure is below.
//!
//! | file | what |
//! |---|---|
//! | [`scene`] | what is drawn: the view of the seat, titles, records |
//! | [`state`] | what is chosen and half typed |
//! | [`head`] | clocks, pace, pause, seat, part |
//! | [`messages`] | the list, ringing calls first |
//! | [`message`] | the open message |
//! | [`citizens`] | the working list, and a case file |
//! | [`actions`] | eight fitting actions, search, all by phase, own words |
//! | [`form`], [`field`] | the slots of the chosen action |
//! | [`decision`] | an open question with its options |
//! | [`work`] | what is under way, waits, and what is waited for |
//! | [`duties`] | own duties, hint; own notes in assessment mode |
//! | [`reader`] | the procedure, clause by clause |
//! | [`map`] | where things are, as far as this seat knows |

pub mod actions;
pub mod citizens;
pub mod decision;
pub mod duties;
pub mod field;
pub mod form;
pub mod head;
mod kept;
pub mod map;
pub mod message;
pub mod messages;
mod moment;
pub mod reader;
pub mod scene;
mod standing;
pub mod state;
mod tile;
pub mod work;

pub use scene::{Playing, Scene};
pub use state::{Draft, Filling, SeatState, Tab, Writing};

use egui::{CentralPanel, Color32, Frame, Margin, Panel, Rect, ScrollArea, Shape, Stroke, Ui, Vec2, pos2};

use crate::ui::act::Act;
use crate::ui::frame;
use crate::ui::keys::{Shortcut, pressed};
use crate::ui::page::Page;
use crate::ui::parts::{button, row};
use crate::ui::theme::space;

/// Draws the seat.
pub fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    state.follow(scene);
    shortcuts(ui, scene, state, acts);
    head::show(ui, page, scene, acts);
    frame::below(ui, page, &scene.playing.notice, |ui| {
        if button(ui, page.word("ui-end")).clicked() {
            state.ending = true;
        }
        if button(ui, page.word("ui-break")).clicked() {
            acts.push(Act::StepOut);
        }
        if button(ui, page.word("ui-real-emergency")).clicked() {
            acts.push(Act::RealEmergency);
        }
    });
    let narrow = ui.available_width() < 1_000.0;
    let left = if narrow { 260.0 } else { 320.0 };
    let right = if narrow { 280.0 } else { 340.0 };
    column(Panel::left("seat-left").exact_size(left), page).show(ui, |ui| {
        let open = state.message;
        left_column(ui, page, scene, state, acts);
        // Who opens a message wants to read it.
        state.map.large &= state.message == open;
    });
    // The map is drawn below the panels: its rectangle is left out of the ground of its column.
    let clear =
        Frame::new().stroke(Stroke::new(1.0, page.tokens().line)).inner_margin(Margin::same(space::M as i8));
    Panel::right("seat-right").exact_size(right).resizable(false).frame(clear).show(ui, |ui| {
        around_map(ui, page.tokens().panel, state, |ui, state| right_column(ui, page, scene, state, acts));
    });
    if state.map.large {
        let clear = Frame::new().inner_margin(Margin::same(space::M as i8));
        CentralPanel::default_margins().frame(clear).show(ui, |ui| {
            around_map(ui, page.tokens().background, state, |ui, state| {
                map::show(ui, page, scene, state, acts)
            });
        });
        return;
    }
    let middle = Frame::new().fill(page.tokens().background).inner_margin(Margin::same(space::M as i8));
    CentralPanel::default_margins().frame(middle).show(ui, |ui| {
        ScrollArea::vertical().id_salt("middle").show(ui, |ui| {
            message::show(ui, page, scene, state, acts);
            ui.add_space(space::M);
            if decision::show(ui, page, scene, state, acts) {
                ui.add_space(space::M);
            }
            actions::show(ui, page, scene, state, acts);
        });
    });
}

/// What rings, then messages and citizens, each scrolling for itself where there is room.
fn left_column(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    const ROOM: f32 = 420.0;
    messages::calls(ui, page, scene, state, acts);
    let height = ui.available_height();
    if height < ROOM {
        ScrollArea::vertical().id_salt("left").show(ui, |ui| {
            let file = state.thing.is_some();
            if file {
                citizens::show(ui, page, scene, state, acts);
                ui.add_space(space::M);
            }
            messages::show(ui, page, scene, state, acts);
            if !file {
                ui.add_space(space::M);
                citizens::show(ui, page, scene, state, acts);
            }
        });
        return;
    }
    let above = ScrollArea::vertical().id_salt("messages").max_height(height * 0.55);
    above.show(ui, |ui| messages::show(ui, page, scene, state, acts));
    ui.separator();
    let below = ScrollArea::vertical().id_salt("citizens");
    below.show(ui, |ui| citizens::show(ui, page, scene, state, acts));
}

fn right_column(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    ui.horizontal_wrapped(|ui| {
        for (tab, key) in [(Tab::Map, "ui-map"), (Tab::Procedure, "ui-procedure"), (Tab::Duties, "ui-duties")]
        {
            if ui.add(egui::Button::new(page.word(key)).selected(state.tab == tab)).clicked() {
                state.tab = tab;
            }
        }
    });
    state.map.area = None;
    let below = ui.available_height() * 0.38;
    let height = ui.available_height() - below;
    ui.allocate_ui(egui::Vec2::new(ui.available_width(), height), |ui| match state.tab {
        Tab::Map if state.map.large => map::aside(ui, page, scene, state, acts),
        Tab::Map => map::show(ui, page, scene, state, acts),
        Tab::Procedure => reader::show(ui, page, scene, state),
        Tab::Duties => duties::show(ui, page, scene, state, acts),
    });
    ui.separator();
    ScrollArea::vertical().id_salt("work").show(ui, |ui| work::show(ui, page, scene, state, acts));
}

/// Draws on a ground that leaves the rectangle of the map out.
fn around_map(ui: &mut Ui, color: Color32, state: &mut SeatState, add: impl FnOnce(&mut Ui, &mut SeatState)) {
    let ground = ui.painter().add(Shape::Noop);
    let whole = ui.max_rect().expand(space::M);
    add(ui, state);
    let around = around(whole, state.map.area).map(|rect| Shape::rect_filled(rect, 0.0, color));
    ui.painter().with_clip_rect(whole).set(ground, Shape::Vec(around.into()));
}

/// The rectangle without the hole in it.
fn around(whole: Rect, hole: Option<Rect>) -> [Rect; 4] {
    let hole = hole.map_or(Rect::from_min_size(whole.min, Vec2::ZERO), |hole| hole.intersect(whole));
    [
        Rect::from_min_max(whole.min, pos2(whole.max.x, hole.min.y)),
        Rect::from_min_max(pos2(whole.min.x, hole.max.y), whole.max),
        Rect::from_min_max(pos2(whole.min.x, hole.min.y), pos2(hole.min.x, hole.max.y)),
        Rect::from_min_max(pos2(hole.max.x, hole.min.y), pos2(whole.max.x, hole.max.y)),
    ]
}

fn shortcuts(ui: &Ui, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    if pressed(ui, Shortcut::Pause) {
        acts.push(if scene.playing.paused { Act::Resume } else { Act::Pause });
    }
    if pressed(ui, Shortcut::MoveOn) {
        acts.push(Act::MoveOn);
    }
    if pressed(ui, Shortcut::Procedure) {
        state.tab = Tab::Procedure;
    }
    if pressed(ui, Shortcut::Find) {
        state.find = true;
    }
    if pressed(ui, Shortcut::Back) {
        state.back();
    }
}

fn column(panel: Panel, page: &Page<'_>) -> Panel {
    let tokens = page.tokens();
    let frame = Frame::new()
        .fill(tokens.panel)
        .stroke(Stroke::new(1.0, tokens.line))
        .inner_margin(Margin::same(space::M as i8));
    panel.resizable(false).frame(frame)
}

/// A row that can be pressed, for the lists of this screen.
fn item(ui: &mut Ui, text: impl Into<egui::WidgetText>, selected: bool) -> egui::Response {
    row(ui, text, selected)
}
