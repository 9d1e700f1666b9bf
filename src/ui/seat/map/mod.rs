//! The map: where things are, as far as this seat knows, with the age of what it knows.
//!
//! | file | what |
//! |---|---|
//! | [`lens`] | where it looks, moved and enlarged by hand |
//! | [`mod@places`] | places and ways, with words |
//! | [`counters`] | who stands where, by condition, with words |
//! | [`room`] | what is placed first keeps its place |
//! | [`drawing`] | the drawing of a moment, made anew only when something has changed |
//! | [`picture`] | what is drawn below the panels, as plain outlines and lines |
//! | [`legend`] | what every sign means |
//! | [`told`] | what is said about what was picked, and by which messages |
//!
//! Words, figures and what can be picked are drawn here; the rectangle is left free for whoever draws the picture.
//!
//! # Invariants
//! - Nothing is shown that the seat has not heard of: places, ways and counters alike.
//! - Everything shown has words: under the pointer, for a screen reader, and below the map once it is picked.
//! - No name lies over another, or over a counter.

pub mod counters;
pub mod drawing;
mod legend;
pub mod lens;
pub mod picture;
pub mod places;
pub mod room;
pub mod told;

use egui::{
    EventFilter, Key, Modifiers, Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo, WidgetType, vec2,
};

use crate::ui::act::Act;
use crate::ui::keys;
use crate::ui::page::Page;
use crate::ui::parts::{aside as beside, button, muted, scroll};
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::SeatState;
use crate::ui::theme::{size, space};
use drawing::{Frame, Item};
pub use lens::Lens;
use places::places;
use told::Told;

/// How much one key or one step of the wheel enlarges.
const STEP: f32 = 1.25;
/// The least height of a map on which something can be made out.
const LEAST: f32 = 110.0;
/// How far one arrow key moves the sheet.
const PAN: f32 = 40.0;

/// Draws what stands over the map, and leaves its rectangle free for whoever draws the picture. What was picked and what
/// the signs mean is told below it; of the larger map beside it, by [`aside`]. Where there is no room for a map, the button
/// that shows the larger one is all there is.
pub fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    let said = said(page, scene, state).filter(|_| !state.map.large);
    let foot = if state.map.large { 0.0 } else { size::HIT + space::S };
    if !state.map.large && ui.available_height() - size::HIT - space::S - foot < LEAST {
        enlarge(ui, page, &mut state.map);
        return;
    }
    let factor = buttons(ui, page, scene, &mut state.map);
    let told = !state.map.large && (said.is_some() || state.map.legend);
    let below = if told { ui.available_height() * 0.45 } else { 0.0 };
    let rest = ui.available_height() - foot;
    let room = vec2(ui.available_width(), (rest - below).max(LEAST.min(rest)));
    let (area, response) = ui.allocate_exact_size(room, Sense::click_and_drag());
    state.map.area = Some(area);
    state.map.enlarge(area, area.center(), factor);
    look(ui, page, scene, &mut state.map, area, &response);
    let mut drawing = std::mem::take(&mut state.map.drawing);
    if drawing.follow(ui, page, scene, Frame { lens: &state.map, area }) {
        ui.ctx().request_repaint();
    }
    drawing.write(&ui.painter().with_clip_rect(area));
    let picked = pick(ui, &mut state.map, area, &drawing.items);
    if let Some(pick) = picked {
        state.map.picked = Some(pick);
        // What is said about it stands there from the next frame on.
        ui.ctx().request_repaint();
        told::open(page, scene, &drawing.counters, pick, state, acts);
    }
    state.map.drawing = drawing;
    if state.map.large {
        return;
    }
    let grey = state.map.drawing.counters.iter().any(|counter| counter.old);
    ui.horizontal_wrapped(|ui| {
        legend_button(ui, page, &mut state.map);
        if grey && !told {
            beside(ui, page, page.word("ui-map-grey"));
        }
    });
    if told {
        let height = ui.available_height();
        scroll("map-said").max_height(height).show(ui, |ui| {
            details(ui, page, scene, said.as_ref(), state, acts);
        });
    }
}

/// What is told beside the larger map: what was picked, and what the signs mean.
pub fn aside(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    let said = said(page, scene, state);
    scroll("map-aside").show(ui, |ui| {
        if said.is_none() {
            muted(ui, page, page.word("ui-map-pick"));
        }
        details(ui, page, scene, said.as_ref(), state, acts);
    });
}

/// Whether something is told beside the larger map.
#[must_use]
pub const fn tells(state: &SeatState) -> bool {
    state.map.picked.is_some() || state.map.legend
}

fn said(page: &Page<'_>, scene: &Scene<'_>, state: &SeatState) -> Option<Told> {
    told::told(page, scene, &state.map.drawing.counters, state.map.picked?)
}

fn details(
    ui: &mut Ui,
    page: &Page<'_>,
    scene: &Scene<'_>,
    said: Option<&Told>,
    state: &mut SeatState,
    acts: &mut Vec<Act>,
) {
    if let Some(said) = said {
        told::show(ui, page, scene, said, state, acts);
    }
    if state.map.legend {
        legend::show(ui, page);
    }
    if state.map.drawing.counters.iter().any(|counter| counter.old) {
        muted(ui, page, page.word("ui-map-grey"));
    }
}

/// The buttons above the map; says how much it is to be enlarged.
fn buttons(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, lens: &mut Lens) -> f32 {
    let mut asked = 1.0;
    ui.horizontal_wrapped(|ui| {
        for (sign, name, factor) in [("+", "ui-map-larger", STEP), ("–", "ui-map-smaller", 1.0 / STEP)] {
            let pressed = button(ui, sign);
            let name = page.word(name);
            pressed.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
            if pressed.on_hover_text(&name).clicked() {
                asked = factor;
            }
        }
        if button(ui, page.word("ui-map-fit")).clicked() {
            lens.moved = false;
        }
        // The past has the whole screen for itself.
        if !scene.playing.past {
            enlarge(ui, page, lens);
        }
        if lens.large {
            legend_button(ui, page, lens);
        }
    });
    asked
}

/// The button that shows the larger map, and the smaller one again.
fn enlarge(ui: &mut Ui, page: &Page<'_>, lens: &mut Lens) {
    let name = page.word(if lens.large { "ui-map-small" } else { "ui-map-large" });
    if button(ui, name).clicked() {
        lens.large = !lens.large;
        lens.moved = false;
        ui.ctx().request_repaint();
    }
}

fn legend_button(ui: &mut Ui, page: &Page<'_>, lens: &mut Lens) {
    let button = egui::Button::new(page.word("ui-map-legend")).selected(lens.legend).wrap();
    if ui.add(button.min_size(vec2(0.0, size::HIT))).clicked() {
        lens.legend = !lens.legend;
    }
}

/// Moves and enlarges by pointer and keys, and fits until somebody has done so.
fn look(ui: &Ui, page: &Page<'_>, scene: &Scene<'_>, lens: &mut Lens, area: Rect, response: &Response) {
    let name = page.word("ui-map-area");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, &name));
    if response.clicked() {
        response.request_focus();
        lens.picked = None;
    }
    lens.pan(response.drag_delta());
    if let Some(pointer) =
        response.hover_pos().or_else(|| ui.ctx().pointer_hover_pos().filter(|at| area.contains(*at)))
    {
        let turned = ui.input(|input| input.smooth_scroll_delta().y);
        let pinched = ui.input(egui::InputState::zoom_delta);
        let factor = pinched * (turned / 200.0).exp();
        if (factor - 1.0).abs() > 0.001 {
            lens.enlarge(area, pointer, factor);
        }
    }
    if response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let moves = [
            (Key::ArrowLeft, vec2(PAN, 0.0)),
            (Key::ArrowRight, vec2(-PAN, 0.0)),
            (Key::ArrowUp, vec2(0.0, PAN)),
            (Key::ArrowDown, vec2(0.0, -PAN)),
        ];
        for (key, by) in moves {
            if keys::take(ui, Modifiers::NONE, key) {
                lens.pan(by);
            }
        }
        for (modifiers, key, factor) in [
            (Modifiers::NONE, Key::Equals, STEP),
            (Modifiers::SHIFT, Key::Equals, STEP),
            (Modifiers::NONE, Key::Plus, STEP),
            (Modifiers::NONE, Key::Minus, 1.0 / STEP),
        ] {
            if keys::take(ui, modifiers, key) {
                lens.enlarge(area, area.center(), factor);
            }
        }
        if keys::take(ui, Modifiers::NONE, Key::Num0) {
            lens.moved = false;
        }
        let stroke = ui.visuals().selection.stroke;
        ui.painter().rect_stroke(area, 0.0, stroke, egui::StrokeKind::Inside);
    }
    if !lens.moved {
        lens.fit(area, places(scene).map(|(_, at)| at));
    }
}

/// What can be picked, in the order of the drawing: what got the focus out of sight is brought into it.
fn pick(ui: &Ui, lens: &mut Lens, area: Rect, items: &[Item]) -> Option<counters::Pick> {
    let mut picked = None;
    let painter = ui.painter().with_clip_rect(area);
    for item in items {
        let seen = item.rect.intersect(area);
        let is_seen = seen.is_positive();
        let edge = item.rect.center().clamp(area.min, area.max);
        let rect = if is_seen { seen } else { Rect::from_center_size(edge, Vec2::ZERO) };
        let response = ui.interact(rect, ui.id().with(("map", item.pick)), Sense::click());
        let selected = lens.picked == Some(item.pick);
        response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, selected, &item.words));
        if response.clicked() {
            picked = Some(item.pick);
        }
        if response.gained_focus() && !is_seen {
            let center: Pos2 = item.rect.center();
            lens.show(area, center);
        }
        if is_seen && (response.has_focus() || selected) {
            painter.rect_stroke(rect, 4.0, ui.visuals().selection.stroke, egui::StrokeKind::Inside);
        }
        if is_seen {
            response.on_hover_text(&item.words);
        }
    }
    picked
}
