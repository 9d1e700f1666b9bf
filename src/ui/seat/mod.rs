//! The seat: what do I do now? Messages and citizens at the left, the open message and what to do about it in the middle,
//! map, procedure and duties at the right, clock and pause above, whose text the procedure is below.
//!
//! | file | what |
//! |---|---|
//! | [`scene`] | what is drawn: the view of the seat, titles, records |
//! | [`state`] | what is chosen and half typed |
//! | [`areas`] | what F6 goes through, and the arrow keys within a list |
//! | `tabs` | what stands behind tabs where there is no room for three columns |
//! | [`said`] | what came of an act: taken on, refused, news |
//! | [`mod@pointer`] | three pointers of a first practice |
//! | [`head`] | clocks, pace, pause, seat, part |
//! | [`messages`] | the list, ringing calls first |
//! | [`message`] | the open message |
//! | [`citizens`] | the working list, and a case file |
//! | [`actions`] | eight fitting actions, search, all by phase, own words |
//! | [`form`], [`field`] | the slots of the chosen action |
//! | [`decision`] | an open question with its options |
//! | `correct` | to take back by a correction |
//! | [`work`] | what is under way, waits, and what is waited for |
//! | [`duties`] | own duties, hint; own notes in assessment mode |
//! | [`reader`] | the procedure, clause by clause |
//! | [`map`] | where things are, as far as this seat knows |

pub mod actions;
pub mod areas;
pub mod citizens;
mod correct;
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
pub mod pointer;
pub mod reader;
pub mod said;
pub mod scene;
mod standing;
pub mod state;
mod tabs;
mod tile;
pub mod work;

pub use scene::{Playing, Scene};
pub use state::{Draft, Filling, Opened, Pane, SeatState, Tab, Writing};

use egui::{
    CentralPanel, Color32, Frame, Key, Margin, Modifiers, Panel, Rect, Shape, Stroke, Ui, Vec2, pos2,
};

use crate::ui::act::Act;
use crate::ui::frame;
use crate::ui::keys::{Shortcut, pressed, take};
use crate::ui::page::Page;
use crate::ui::parts::{button, follow_focus, row, scroll};
use crate::ui::seat::areas::Area;
use crate::ui::theme::space;

/// From this width on the columns beside the middle are wider.
const ROOMY: f32 = 1_500.0;
/// From this width on there are three columns.
const THREE: f32 = 1_000.0;
/// From this width on there are two; below it, one thing at a time.
const TWO: f32 = 760.0;

/// Draws the seat.
pub fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    state.follow(scene);
    shortcuts(ui, scene, state, acts);
    state.areas.begin();
    state.map.area = None;
    head::show(ui, page, scene, state, acts);
    let (tokens, width) = (page.tokens(), ui.available_width());
    let leaving = |ui: &mut Ui| leave(ui, page, state, acts);
    frame::below(ui, page, &scene.playing.notice, (width >= TWO).then_some(leaving));
    if width < THREE {
        // Where there are tabs, the larger map stands in the place of all of them.
        state.map.large &= (state.pane, state.tab) == (Pane::Side, Tab::Map);
    }
    let alone = state.map.large && width < THREE;
    if alone && map::tells(state) {
        let told = column(Panel::right("seat-map-aside").exact_size(width * 0.4), page);
        told.show(ui, |ui| map::aside(ui, page, scene, state, acts));
    }
    if width >= TWO && !alone {
        let left = match width {
            ROOMY.. => 400.0,
            THREE.. => 320.0,
            _ => 260.0,
        };
        column(Panel::left("seat-left").exact_size(left), page).show(ui, |ui| {
            let open = state.message;
            left_column(ui, page, scene, state, acts);
            // Who opens a message wants to read it.
            state.map.large &= state.message == open;
        });
    }
    let clear = Frame::new().inner_margin(Margin::same(space::M as i8));
    if width >= THREE {
        let frame = clear.stroke(Stroke::new(1.0, tokens.line));
        let right = if width >= ROOMY { 480.0 } else { 340.0 };
        Panel::right("seat-right").exact_size(right).resizable(false).frame(frame).show(ui, |ui| {
            over_map(ui, tokens.panel, state, |ui, state| right_column(ui, page, scene, state, acts));
        });
    }
    CentralPanel::default_margins().frame(clear).show(ui, |ui| {
        over_map(ui, tokens.background, state, |ui, state| {
            if alone {
                tabs::ringing(ui, page, scene, state);
                areas::show(ui, page, state, Area::Side, |ui, state| map::show(ui, page, scene, state, acts));
                return;
            }
            if state.map.large {
                said::show(ui, page, scene);
                map::show(ui, page, scene, state, acts);
                return;
            }
            if width < THREE {
                tabs::show(ui, page, scene, state, width < TWO);
            }
            said::show(ui, page, scene);
            let pane = match state.pane {
                _ if width >= THREE => Pane::Act,
                Pane::Messages | Pane::Citizens | Pane::More if width >= TWO => Pane::Act,
                pane => pane,
            };
            panes(ui, page, scene, state, acts, pane);
        });
    });
}

/// To end, to have a break, to stop for something real.
fn leave(ui: &mut Ui, page: &Page<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    if button(ui, page.word("ui-end")).clicked() {
        state.ending = true;
    }
    if button(ui, page.word("ui-break")).clicked() {
        acts.push(Act::StepOut);
    }
    if button(ui, page.word("ui-real-emergency")).clicked() {
        acts.push(Act::RealEmergency);
    }
}

/// What is shown in the middle.
fn panes(
    ui: &mut Ui,
    page: &Page<'_>,
    scene: &Scene<'_>,
    state: &mut SeatState,
    acts: &mut Vec<Act>,
    pane: Pane,
) {
    let within = scroll(("pane", pane as u8)).auto_shrink([false, false]);
    if pane == Pane::Side {
        side(ui, page, scene, state, acts);
        return;
    }
    within.show(ui, |ui| match pane {
        Pane::Messages => message_list(ui, page, scene, state, acts),
        Pane::Citizens => citizen_list(ui, page, scene, state, acts),
        Pane::Work => work_list(ui, page, scene, state, acts),
        Pane::More => {
            head::more(ui, page, scene, acts);
            ui.horizontal_wrapped(|ui| leave(ui, page, state, acts));
        }
        Pane::Act | Pane::Side => act(ui, page, scene, state, acts),
    });
}

/// The open message and what to do about it.
fn act(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    leaf(ui);
    areas::show(ui, page, state, Area::Message, |ui, state| message::show(ui, page, scene, state, acts));
    ui.add_space(space::M);
    areas::show(ui, page, state, Area::Actions, |ui, state| {
        if decision::show(ui, page, scene, state, acts) {
            ui.add_space(space::M);
        }
        actions::show(ui, page, scene, state, acts);
    });
}

/// Page Up and Page Down turn the pages of what is read.
fn leaf(ui: &Ui) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let page = ui.clip_rect().height() * 0.8;
    for (key, by) in [(Key::PageDown, -page), (Key::PageUp, page)] {
        if take(ui, Modifiers::NONE, key) {
            ui.scroll_with_delta(Vec2::new(0.0, by));
        }
    }
}

/// Draws over the map, which lies below the panels: the ground is left out where the map is.
fn over_map(ui: &mut Ui, fill: Color32, state: &mut SeatState, add: impl FnOnce(&mut Ui, &mut SeatState)) {
    let ground = ui.painter().add(Shape::Noop);
    let whole = ui.max_rect().expand(space::M);
    add(ui, state);
    let around = around(whole, state.map.area).map(|rect| Shape::rect_filled(rect, 0.0, fill));
    ui.painter().with_clip_rect(whole).set(ground, Shape::Vec(around.into()));
}

fn message_list(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    areas::show(ui, page, state, Area::Messages, |ui, state| {
        messages::calls(ui, page, scene, state, acts);
        messages::show(ui, page, scene, state, acts);
    });
}

fn citizen_list(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    areas::show(ui, page, state, Area::Citizens, |ui, state| citizens::show(ui, page, scene, state, acts));
}

fn work_list(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    areas::show(ui, page, state, Area::Work, |ui, state| work::show(ui, page, scene, state, acts));
}

/// What rings, then messages and citizens, each scrolling for itself where there is room.
fn left_column(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    const ROOM: f32 = 420.0;
    let height = ui.available_height();
    if height < ROOM {
        scroll("left").show(ui, |ui| {
            let file = state.thing.is_some();
            if file {
                citizen_list(ui, page, scene, state, acts);
                ui.add_space(space::M);
            }
            message_list(ui, page, scene, state, acts);
            if !file {
                ui.add_space(space::M);
                citizen_list(ui, page, scene, state, acts);
            }
        });
        return;
    }
    let above = scroll("messages").max_height(height * 0.55);
    above.show(ui, |ui| message_list(ui, page, scene, state, acts));
    ui.separator();
    let below = scroll("citizens");
    below.show(ui, |ui| citizen_list(ui, page, scene, state, acts));
}

/// Map, procedure and duties behind tabs, and what is under way below.
fn right_column(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    tabs::side(ui, page, state);
    let height = ui.available_height() * 0.62;
    ui.allocate_ui(Vec2::new(ui.available_width(), height), |ui| side(ui, page, scene, state, acts));
    ui.separator();
    scroll("work").show(ui, |ui| work_list(ui, page, scene, state, acts));
}

fn side(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    areas::show(ui, page, state, Area::Side, |ui, state| match state.tab {
        Tab::Map if state.map.large => map::aside(ui, page, scene, state, acts),
        Tab::Map => map::show(ui, page, scene, state, acts),
        Tab::Procedure => reader::show(ui, page, scene, state),
        Tab::Duties => duties::show(ui, page, scene, state, acts),
    });
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
        pointer::moved_on(state);
        acts.push(Act::MoveOn);
    }
    if pressed(ui, Shortcut::Procedure) {
        state.tab = Tab::Procedure;
        areas::go(state, Area::Side);
    }
    if pressed(ui, Shortcut::Find) {
        state.show_act();
        state.find = true;
    }
    if !ui.ctx().text_edit_focused() && pressed(ui, Shortcut::TakeBack) {
        state.show_act();
        state.action = None;
        state.writing = Some(Writing::Correction);
    }
    if pressed(ui, Shortcut::NextArea) {
        areas::step(ui, state, false);
    }
    if pressed(ui, Shortcut::AreaBefore) {
        areas::step(ui, state, true);
    }
    if let Some(no) = (1..=5).find(|no| pressed(ui, Shortcut::View(*no))) {
        areas::view(state, no);
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
    let response = row(ui, text, selected);
    follow_focus(&response);
    response
}
