//! Places and ways as this seat knows them, in points of the sheet and in words.

use egui::{Pos2, Vec2};

use crate::base::{EntityId, Msg};
use crate::content::kind::Kind;
use crate::content::model::script::RouteRow;
use crate::content::scenario::PlaceKind;
use crate::exercise::knowledge::knows;
use crate::exercise::sight::{Way, Where};
use crate::ui::page::Page;
use crate::ui::seat::map::counters::{age, source};
use crate::ui::seat::map::lens::float;
use crate::ui::seat::scene::Scene;

/// The post of the seat, which it always knows.
#[must_use]
pub fn own_post(scene: &Scene<'_>) -> Option<EntityId> {
    let own = scene.titles.model().seats.get(scene.view.seat.index())?.thing;
    let places = &scene.view.sights.places;
    let sight = places.get(places.binary_search_by_key(&own, |sight| sight.thing).ok()?)?;
    match sight.place {
        Where::At(place) | Where::Near(place) => Some(place),
        Where::Between { .. } => None,
    }
}

/// The places the seat knows, with their points of the sheet.
pub fn places<'a>(scene: &'a Scene<'_>) -> impl Iterator<Item = (EntityId, (i32, i32))> + 'a {
    scene
        .chart
        .spots
        .iter()
        .map(|(place, at)| (*place, *at))
        .filter(move |(place, _)| heard_of(scene, *place))
}

/// The point of a place on the sheet, if the seat knows the place.
pub(super) fn point(scene: &Scene<'_>, place: EntityId) -> Option<Pos2> {
    scene.chart.spots.get(&place).filter(|_| heard_of(scene, place)).map(|at| float(*at))
}

fn heard_of(scene: &Scene<'_>, place: EntityId) -> bool {
    knows(&scene.view.things, place) || own_post(scene) == Some(place)
}

/// What a place is.
#[must_use]
pub fn place_kind(scene: &Scene<'_>, place: EntityId) -> PlaceKind {
    let model = scene.titles.model();
    let at = usize::from(place.0.saturating_sub(model.range(Kind::Place).0));
    model.scenario.places.get(at).map_or(PlaceKind::City, |row| row.kind)
}

/// The key of the word for what a place is.
#[must_use]
pub const fn kind_word(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::City => "ui-map-city",
        PlaceKind::Border => "ui-map-border",
        PlaceKind::Port => "ui-map-port",
        PlaceKind::Airport => "ui-map-airport",
        PlaceKind::Mission => "ui-map-mission",
        PlaceKind::Site => "ui-map-site",
        PlaceKind::Hospital => "ui-map-hospital",
        PlaceKind::Prison => "ui-map-prison",
        PlaceKind::Home => "ui-map-home",
    }
}

/// Whether people pass here from one land or one means to another: what counts is whether it can be reached.
#[must_use]
pub const fn is_gate(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::Border | PlaceKind::Port | PlaceKind::Airport)
}

/// A place in words: name, what it is, what is to know about it, and of a gate the ways that lead there.
#[must_use]
pub fn place_words(page: &Page<'_>, scene: &Scene<'_>, place: EntityId) -> String {
    let kind = place_kind(scene, place);
    let mut said = format!("{}, {}", scene.titles.thing(place), page.word(kind_word(kind)));
    if own_post(scene) == Some(place) {
        said = format!("{said}, {}", page.word("ui-map-here"));
    }
    if let Some(note) = scene.titles.note(place) {
        said = format!("{said}\n{note}");
    }
    if is_gate(kind) {
        let ways: Vec<String> = ways_of(scene, place).map(|way| way_words(page, scene, way)).collect();
        for way in if ways.is_empty() { vec![page.word("ui-map-gate-unknown")] } else { ways } {
            said = format!("{said}\n{way}");
        }
    }
    said
}

/// The ways the seat knows that lead to a place.
pub fn ways_of<'a>(scene: &'a Scene<'_>, place: EntityId) -> impl Iterator<Item = &'a Way> {
    scene
        .view
        .sights
        .ways
        .iter()
        .filter(move |way| row(scene, way.route).is_some_and(|row| row.from == place || row.to == place))
}

/// Whether all ways to a gate are known to be closed, or one to be open; none while nothing was heard.
#[must_use]
pub fn gate(scene: &Scene<'_>, place: EntityId) -> Option<bool> {
    let heard: Vec<Option<bool>> = ways_of(scene, place).map(|way| way.open).collect();
    if heard.contains(&Some(true)) {
        Some(true)
    } else if !heard.is_empty() && heard.iter().all(|open| *open == Some(false)) {
        Some(false)
    } else {
        None
    }
}

/// The key of the word for the state of a way.
#[must_use]
pub const fn state_word(open: Option<bool>) -> &'static str {
    match open {
        Some(true) => "ui-map-open",
        Some(false) => "ui-map-closed",
        None => "ui-map-not-heard",
    }
}

/// A way in words: its name, how long it takes, whether it is open, since when that is known and from whom.
#[must_use]
pub fn way_words(page: &Page<'_>, scene: &Scene<'_>, way: &Way) -> String {
    let mut name = scene.titles.thing(way.route).to_owned();
    if let Some(row) = row(scene, way.route) {
        let takes = page.say(&Msg::new("ui-map-takes").with("travel", row.travel));
        name = format!("{name} ({takes})");
    }
    let state = page.word(state_word(way.open));
    match way.open {
        None => format!("{name}: {state}"),
        Some(_) => {
            format!("{name}: {state}, {}, {}", age(page, scene, way.at), source(page, scene, way.source))
        }
    }
}

/// The row of a way, if the seat knows both of its ends.
fn row<'a>(scene: &'a Scene<'_>, route: EntityId) -> Option<&'a RouteRow> {
    let model = scene.titles.model();
    let no = usize::from(route.0.checked_sub(model.range(Kind::Route).0)?);
    let row = model.script.routes.get(no)?;
    (heard_of(scene, row.from) && heard_of(scene, row.to)).then_some(row)
}

/// The curve of a way on the sheet: its ends, and the point it is bent towards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    from: Pos2,
    towards: Pos2,
    to: Pos2,
}

impl Curve {
    /// The curve of a way whose ends the seat knows; a second way between the same places is bent more.
    #[must_use]
    pub fn of(scene: &Scene<'_>, route: EntityId) -> Option<Self> {
        let row = row(scene, route)?;
        let model = scene.titles.model();
        let no = usize::from(route.0.checked_sub(model.range(Kind::Route).0)?);
        let from = float(*scene.chart.spots.get(&row.from)?);
        let to = float(*scene.chart.spots.get(&row.to)?);
        let ends = |row: &RouteRow| (row.from.min(row.to), row.from.max(row.to));
        let before = model.script.routes.iter().take(no).filter(|other| ends(other) == ends(row)).count();
        // The same side for both directions, so that two ways never lie over each other.
        let side = if row.from < row.to { 1.0 } else { -1.0 };
        let bend = (f32::from(u8::try_from(before).unwrap_or(u8::MAX)) * 0.3 + 0.06) * side;
        Some(Self { from, towards: from + (to - from) / 2.0 + (to - from).rot90() * bend, to })
    }

    /// The straight line between two points.
    #[must_use]
    pub fn straight(from: Pos2, to: Pos2) -> Self {
        Self { from, towards: from + (to - from) / 2.0, to }
    }

    /// The other way round, if it does not begin there.
    #[must_use]
    pub fn begun_at(self, from: Pos2) -> Self {
        let turned = (self.from - from).length_sq() > (self.to - from).length_sq();
        if turned { Self { from: self.to, to: self.from, ..self } } else { self }
    }

    /// The point so far along it, 0 to 1, and its direction there.
    #[must_use]
    pub fn at(self, part: f32) -> (Pos2, Vec2) {
        let one = self.from + (self.towards - self.from) * part;
        let other = self.towards + (self.to - self.towards) * part;
        (one + (other - one) * part, (other - one).normalized())
    }

    /// Points along it.
    pub fn points(self) -> impl Iterator<Item = Pos2> {
        (0..=12u8).map(move |step| self.at(f32::from(step) / 12.0).0)
    }
}
