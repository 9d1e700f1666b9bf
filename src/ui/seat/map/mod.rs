//! The map: where things are, as far as this seat knows, with the age of what it knows.
//!
//! | file | what |
//! |---|---|
//! | [`lens`] | where it looks, moved and enlarged by hand |
//! | [`counters`] | who stands where, by condition, with words |
//! | [`picture`] | what is drawn below the panels, as plain outlines and lines |
//!
//! Words, figures and what can be picked are drawn here; the rectangle is left free for whoever draws the picture.
//!
//! # Invariants
//! - Nothing is shown that the seat has not heard of: places, ways and counters alike.
//! - Everything shown has words: under the pointer, for a screen reader, and below the map once it is picked.

pub mod counters;
pub mod lens;
pub mod picture;

use egui::{
    Align2, EventFilter, Key, Modifiers, Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo, WidgetType, vec2,
};

use crate::base::EntityId;
use crate::content::kind::Kind;
use crate::content::scenario::PlaceKind;
use crate::ui::act::Act;
use crate::ui::keys;
use crate::ui::page::Page;
use crate::ui::parts::{button, muted};
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::SeatState;
use crate::ui::theme::{self, size};
use counters::{Counter, Pick, age, counters};
pub use lens::Lens;
use picture::{Picture, way_points};

/// How much one key or one step of the wheel enlarges.
const STEP: f32 = 1.25;
/// How far one arrow key moves the sheet.
const PAN: f32 = 40.0;
/// How long a counter takes to its new place.
const GLIDE: f32 = 0.6;

/// Draws what stands over the map, and leaves its rectangle free for whoever draws the picture.
pub fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, _acts: &mut Vec<Act>) {
    let counters = counters(page, scene);
    let said = state.map.picked.and_then(|picked| told(page, scene, &counters, picked));
    buttons(ui, page, scene, &mut state.map);
    let below = if said.is_some() { 84.0 } else { 24.0 };
    let room = vec2(ui.available_width(), (ui.available_height() - below).max(80.0));
    let (area, response) = ui.allocate_exact_size(room, Sense::click_and_drag());
    state.map.area = Some(area);
    look(ui, page, scene, state, area, &response);
    overlay(ui, page, scene, state, area, &counters);
    if counters.iter().any(|counter| counter.old) {
        muted(ui, page, page.word("ui-map-grey"));
    }
    if let Some(said) = said {
        egui::ScrollArea::vertical().id_salt("map-said").max_height(60.0).show(ui, |ui| {
            crate::ui::parts::body(ui, said);
        });
    }
}

fn buttons(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, lens: &mut Lens) {
    ui.horizontal_wrapped(|ui| {
        for (sign, name, factor) in [("+", "ui-map-larger", STEP), ("–", "ui-map-smaller", 1.0 / STEP)] {
            let pressed = button(ui, sign);
            let name = page.word(name);
            pressed.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
            if pressed.on_hover_text(&name).clicked()
                && let Some(area) = lens.area
            {
                lens.enlarge(area, area.center(), factor);
            }
        }
        if button(ui, page.word("ui-map-fit")).clicked() {
            lens.moved = false;
        }
        if let Some(title) = &scene.chart.title {
            muted(ui, page, page.text(title));
        }
    });
}

/// Moves and enlarges by pointer and keys, and fits until somebody has done so.
fn look(ui: &Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, area: Rect, response: &Response) {
    let lens = &mut state.map;
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
        let stroke = ui.visuals().selection.stroke;
        ui.painter().rect_stroke(area, 0.0, stroke, egui::StrokeKind::Inside);
    }
    if !lens.moved {
        lens.fit(area, places(scene).map(|(_, at)| at));
    }
}

/// The places the seat knows, with their points of the sheet.
fn places<'a>(scene: &'a Scene<'_>) -> impl Iterator<Item = (EntityId, (i32, i32))> + 'a {
    let own = counters::own_post(scene);
    scene.chart.spots.iter().map(|(place, at)| (*place, *at)).filter(move |(place, _)| {
        own == Some(*place) || scene.view.things.iter().any(|known| known.thing == *place)
    })
}

fn place_kind(scene: &Scene<'_>, place: EntityId) -> PlaceKind {
    let model = scene.titles.model();
    let at = usize::from(place.0.saturating_sub(model.range(Kind::Place).0));
    model.scenario.places.get(at).map_or(PlaceKind::City, |row| row.kind)
}

fn overlay(
    ui: &Ui,
    page: &Page<'_>,
    scene: &Scene<'_>,
    state: &mut SeatState,
    area: Rect,
    counters: &[Counter],
) {
    let tokens = page.tokens();
    let painter = ui.painter().with_clip_rect(area);
    let mut picture = Picture::default();
    picture.sheet(scene.chart, &state.map, area, tokens);
    picture.ways(scene, &state.map, area, tokens);
    let mut taken: Vec<Rect> = Vec::new();
    let mut picked = None;
    let mut press = |name: &str, rect: Rect, pick: Pick, now: Option<Pick>| {
        let rect = rect.intersect(area);
        if !rect.is_positive() {
            return;
        }
        let response = ui.interact(rect, ui.id().with(("map", format!("{pick:?}"))), Sense::click());
        response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, now == Some(pick), name));
        if response.clicked() {
            picked = Some(pick);
        }
        if response.has_focus() || now == Some(pick) {
            painter.rect_stroke(rect, 4.0, ui.visuals().selection.stroke, egui::StrokeKind::Inside);
        }
        response.on_hover_text(name);
    };
    for way in &scene.view.sights.ways {
        if let Some(points) = way_points(scene, way.route, &state.map, area)
            && let Some(middle) = points.get(points.len() / 2)
        {
            let words = way_words(page, scene, way);
            press(
                &words,
                Rect::from_center_size(*middle, Vec2::splat(24.0)),
                Pick::Way(way.route),
                state.map.picked,
            );
        }
    }
    let spots: Vec<(EntityId, Pos2)> = places(scene)
        .map(|(place, at)| {
            let at = lens::float(at);
            (place, state.map.place(area, (at.x, at.y)))
        })
        .collect();
    let mut shown = Vec::new();
    for (at, counter) in counters.iter().enumerate() {
        let middle = stand(ui, page, &state.map, area, counters, at);
        picture.counter(counter, middle, tokens);
        taken.push(Rect::from_center_size(middle, vec2(26.0 + 2.0 * counter.half_width(), 26.0)));
        shown.push((counter, middle));
    }
    taken.extend(spots.iter().map(|(_, at)| Rect::from_center_size(*at, Vec2::splat(10.0))));
    for (place, at) in &spots {
        let kind = place_kind(scene, *place);
        picture.spot(*at, kind, tokens);
        let words = place_words(page, scene, *place);
        press(
            &words,
            Rect::from_center_size(*at, Vec2::splat(size::HIT)),
            Pick::Place(*place),
            state.map.picked,
        );
    }
    // Towns and missions first: where there is no room, the others are named under the pointer and when picked.
    let mut labels = spots;
    labels.sort_by_key(|(place, _)| {
        !matches!(
            place_kind(scene, *place),
            PlaceKind::City | PlaceKind::Mission | PlaceKind::Border | PlaceKind::Port
        )
    });
    for (place, at) in labels {
        label(ui, &painter, scene.titles.thing(place), at, area, &mut taken, tokens.text);
    }
    for (counter, middle) in shown {
        let (font, color) = (theme::strong().resolve(ui.style()), counter.color(tokens));
        let color = if counter.sign == counters::Sign::Official { tokens.on_accent } else { color };
        let down = if counter.sign == counters::Sign::Injured { 2.0 } else { 0.0 };
        painter.text(middle + vec2(0.0, down), Align2::CENTER_CENTER, &counter.figure, font, color);
        let rect = Rect::from_center_size(middle, vec2(28.0 + 2.0 * counter.half_width(), 28.0));
        let thing = counter.things.first().copied().unwrap_or_default();
        press(&counter.words, rect, Pick::Counter(counter.sign, thing), state.map.picked);
    }
    if let Some(pick) = picked {
        state.map.picked = Some(pick);
        if let Pick::Counter(sign, thing) = pick
            && counters.iter().any(|counter| counter.sign == sign && counter.things == [thing])
            && matches!(
                scene.titles.model().things.get(thing.index()).map(|row| row.kind),
                Some(Kind::Person | Kind::Group)
            )
        {
            state.thing = Some(thing);
        }
    }
    if state.map.picture != picture {
        state.map.picture = picture;
        ui.ctx().request_repaint();
    }
}

/// Where a counter is on the screen: in a row above its place, or on its way; it glides there where things may move.
fn stand(ui: &Ui, page: &Page<'_>, lens: &Lens, area: Rect, all: &[Counter], at: usize) -> Pos2 {
    let Some(counter) = all.get(at) else { return area.center() };
    let glide = if page.prefs.motion { GLIDE } else { 0.0 };
    let id = ui.id().with(("glide", counter.things.first().copied(), counter.sign));
    let x = ui.ctx().animate_value_with_time(id.with("x"), counter.at.0, glide);
    let y = ui.ctx().animate_value_with_time(id.with("y"), counter.at.1, glide);
    let point = lens.place(area, (x, y));
    let Some(place) = counter.place else { return point };
    let width = |counter: &Counter| {
        if counter.sign == counters::Sign::Official { 30.0 + 2.0 * counter.half_width() } else { 30.0 }
    };
    let row = || all.iter().filter(|other| other.place == Some(place));
    let whole: f32 = row().map(width).sum();
    let before: f32 = all.iter().take(at).filter(|other| other.place == Some(place)).map(width).sum();
    point + vec2(before + width(counter) / 2.0 - whole / 2.0, -24.0)
}

/// Writes a name beside its place, where there is room for it.
fn label(
    ui: &Ui,
    painter: &egui::Painter,
    name: &str,
    at: Pos2,
    area: Rect,
    taken: &mut Vec<Rect>,
    color: egui::Color32,
) {
    let font = egui::TextStyle::Small.resolve(ui.style());
    let galley = painter.layout(name.to_owned(), font, color, 130.0);
    let room = galley.size();
    let sides = [
        vec2(9.0, -room.y / 2.0),
        vec2(-9.0 - room.x, -room.y / 2.0),
        vec2(-room.x / 2.0, 8.0),
        vec2(-room.x / 2.0, -8.0 - room.y),
        vec2(7.0, 4.0),
        vec2(7.0, -4.0 - room.y),
        vec2(-7.0 - room.x, 4.0),
        vec2(-7.0 - room.x, -4.0 - room.y),
    ];
    let free = |rect: &Rect| area.contains_rect(*rect) && !taken.iter().any(|other| other.intersects(*rect));
    let found = sides.into_iter().map(|side| Rect::from_min_size(at + side, room)).find(free);
    if let Some(rect) = found {
        painter.galley(rect.min, galley, color);
        taken.push(rect);
    }
}

/// A place in words: name, what it is, what is to know about it, who is there.
fn place_words(page: &Page<'_>, scene: &Scene<'_>, place: EntityId) -> String {
    let kind = page.word(match place_kind(scene, place) {
        PlaceKind::City => "ui-map-city",
        PlaceKind::Border => "ui-map-border",
        PlaceKind::Port => "ui-map-port",
        PlaceKind::Airport => "ui-map-airport",
        PlaceKind::Mission => "ui-map-mission",
        PlaceKind::Site => "ui-map-site",
        PlaceKind::Hospital => "ui-map-hospital",
        PlaceKind::Prison => "ui-map-prison",
        PlaceKind::Home => "ui-map-home",
    });
    let mut said = format!("{}, {kind}", scene.titles.thing(place));
    if counters::own_post(scene) == Some(place) {
        said = format!("{said}, {}", page.word("ui-map-here"));
    }
    match scene.titles.note(place) {
        Some(note) => format!("{said}\n{note}"),
        None => said,
    }
}

fn way_words(page: &Page<'_>, scene: &Scene<'_>, way: &crate::exercise::sight::Way) -> String {
    let state = match way.open {
        Some(true) => "ui-map-open",
        Some(false) => "ui-map-closed",
        None => "ui-map-not-heard",
    };
    let name = scene.titles.thing(way.route);
    let state = page.word(state);
    match way.open {
        None => format!("{name}: {state}"),
        Some(_) => format!("{name}: {state}\n{}", age(page, scene.view.now, way.at)),
    }
}

fn told(page: &Page<'_>, scene: &Scene<'_>, counters: &[Counter], picked: Pick) -> Option<String> {
    match picked {
        Pick::Place(place) => Some(place_words(page, scene, place)),
        Pick::Way(route) => {
            let way = scene.view.sights.ways.iter().find(|way| way.route == route)?;
            Some(way_words(page, scene, way))
        }
        Pick::Counter(sign, thing) => {
            let same = |counter: &&Counter| counter.sign == sign && counter.things.contains(&thing);
            counters.iter().find(same).map(|counter| counter.words.clone())
        }
    }
}
