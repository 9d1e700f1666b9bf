//! The sheet a map is drawn on: where every place of a scenario stands, and the outlines around them.
//!
//! Places stand where `map.ron` puts them. Where a scenario has none, they stand around the place most ways lead to, the
//! farther the longer one travels. Only a drawing: nothing of an exercise is decided by it.

use std::collections::BTreeMap;

use crate::base::{EntityId, Text};
use crate::content::kind::Kind;
use crate::content::map::{Map, Shape};
use crate::content::model::Model;

/// Width and height of a sheet.
pub const SHEET: i32 = 1_000;
/// Nothing that is placed by itself stands nearer to the edge.
const EDGE: i32 = 60;
/// Nothing that is placed by itself stands nearer to another place.
const APART: i32 = 70;
/// Directions around a point.
const TURN: i32 = 32;
/// Thousandths of the sine of the directions of the first quarter.
const SINE: [i32; 9] = [0, 195, 383, 556, 707, 831, 924, 981, 1_000];

/// A point of a sheet, to the right and down.
pub type Point = (i32, i32);

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    /// Title, if the scenario gives one.
    pub title: Option<Text>,
    /// Where the places stand.
    pub spots: BTreeMap<EntityId, Point>,
    /// Outlines.
    pub shapes: Vec<Shape>,
}

impl Chart {
    /// The sheet of a scenario.
    #[must_use]
    pub fn of(model: &Model, map: Option<&Map>) -> Self {
        let Some(map) = map else { return Self { spots: schematic(model), ..Self::default() } };
        let mut spots: BTreeMap<EntityId, Point> = BTreeMap::new();
        for spot in &map.places {
            if let Some(place) = model.thing(spot.place.as_str()) {
                spots.insert(place, (i32::from(spot.x), i32::from(spot.y)));
            }
        }
        for place in model.things_of(Kind::Place) {
            if !spots.contains_key(&place) {
                let beside = ways(model, place).find_map(|(other, _)| spots.get(&other).copied());
                let at = free_near(&spots, beside.unwrap_or((SHEET / 2, SHEET - EDGE)));
                spots.insert(place, at);
            }
        }
        Self { title: Some(map.title.clone()), spots, shapes: map.shapes.clone() }
    }
}

/// The places a place has a way to, with the minutes it takes.
fn ways(model: &Model, place: EntityId) -> impl Iterator<Item = (EntityId, i64)> + '_ {
    model.script.routes.iter().filter_map(move |row| {
        let minutes = (row.travel.0 / 60_000).max(1);
        match (row.from == place, row.to == place) {
            (true, _) => Some((row.to, minutes)),
            (_, true) => Some((row.from, minutes)),
            _ => None,
        }
    })
}

/// Around the place most ways lead to; beyond each place those reached through it, the farther the longer it takes.
fn schematic(model: &Model) -> BTreeMap<EntityId, Point> {
    let places: Vec<EntityId> = model.things_of(Kind::Place).collect();
    let mut spots = BTreeMap::new();
    let degree = |place: &EntityId| ways(model, *place).count();
    let Some(hub) = places.iter().rev().max_by_key(|place| degree(place)).copied() else { return spots };
    let reached = reached(model, hub);
    let farthest = reached.values().map(|(minutes, _)| *minutes).max().unwrap_or(1).max(1);
    spots.insert(hub, (SHEET / 2, SHEET / 2));
    spread(&reached, farthest, hub, (0, TURN), &mut spots);
    for place in places {
        if !spots.contains_key(&place) {
            let at = free_near(&spots, (SHEET / 2, SHEET - EDGE));
            spots.insert(place, at);
        }
    }
    spots
}

/// Minutes from the hub, and the place before, of every place that can be reached.
fn reached(model: &Model, hub: EntityId) -> BTreeMap<EntityId, (i64, EntityId)> {
    let mut best = BTreeMap::from([(hub, (0i64, hub))]);
    // No way is longer than through every place once.
    for _ in model.things_of(Kind::Place) {
        for (place, (minutes, _)) in best.clone() {
            for (other, takes) in ways(model, place) {
                let there = minutes.saturating_add(takes);
                if best.get(&other).is_none_or(|(known, _)| there < *known) {
                    best.insert(other, (there, place));
                }
            }
        }
    }
    best
}

/// Spreads those reached through `from` over a sector of directions, each with as much of it as lies beyond it.
fn spread(
    reached: &BTreeMap<EntityId, (i64, EntityId)>,
    farthest: i64,
    from: EntityId,
    (first, width): (i32, i32),
    spots: &mut BTreeMap<EntityId, Point>,
) {
    let through = |from: EntityId| {
        reached
            .iter()
            .filter(move |(place, (_, before))| **place != from && *before == from)
            .map(|(place, _)| *place)
    };
    let weight = |place: EntityId| -> i32 {
        // Directly beyond is enough: sheets are small.
        1 + i32::try_from(through(place).count()).unwrap_or(0)
    };
    let all: i32 = through(from).map(weight).sum();
    let mut at = first;
    let mut rest = all;
    for place in through(from) {
        let share = (first + width - at) * weight(place) / rest.max(1);
        rest -= weight(place);
        let minutes = reached.get(&place).map_or(0, |(minutes, _)| *minutes);
        let radius = 130 + i32::try_from(300 * minutes.isqrt() / farthest.isqrt().max(1)).unwrap_or(300);
        let towards = at + share / 2;
        let wanted = (
            SHEET / 2 + radius * sine(towards + TURN / 4) / 1_000,
            SHEET / 2 + radius * sine(towards) / 1_000,
        );
        let spot = free_near(spots, wanted);
        spots.insert(place, spot);
        spread(reached, farthest, place, (at, share), spots);
        at += share;
    }
}

fn sine(direction: i32) -> i32 {
    let quarter = TURN / 4;
    let at = direction.rem_euclid(TURN);
    let of = |at: i32| usize::try_from(at).ok().and_then(|at| SINE.get(at)).copied().unwrap_or(0);
    match at / quarter {
        0 => of(at),
        1 => of(2 * quarter - at),
        2 => -of(at - 2 * quarter),
        _ => -of(4 * quarter - at),
    }
}

/// The free point nearest to the wanted one, looked for in growing squares; within the edge.
fn free_near(spots: &BTreeMap<EntityId, Point>, wanted: Point) -> Point {
    let inside = |n: i32| n.clamp(EDGE, SHEET - EDGE);
    let free = |at: Point| {
        spots.values().all(|spot| (spot.0 - at.0).abs() >= APART || (spot.1 - at.1).abs() >= APART / 2)
    };
    let wanted = (inside(wanted.0), inside(wanted.1));
    for ring in 0..SHEET / APART {
        for down in -ring..=ring {
            for right in -ring..=ring {
                let at = (inside(wanted.0 + right * APART / 2), inside(wanted.1 + down * APART / 2));
                if down.abs().max(right.abs()) == ring && free(at) {
                    return at;
                }
            }
        }
    }
    wanted
}
