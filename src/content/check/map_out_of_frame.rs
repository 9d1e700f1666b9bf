//! A map that shows other places than the scenario has, places outside the sheet, or outlines without enough corners.

use std::collections::BTreeSet;

use crate::base::{Msg, Name, Severity};
use crate::content::check::case::{Found, finding};
use crate::content::check::open_reference::one;
use crate::content::codes::MAP_OUT_OF_FRAME as CODE;
use crate::content::map::{Map, ShapeKind};
use crate::content::scenario::Scenario;

/// Width and height of a sheet.
const SHEET: u16 = 1000;

pub(super) fn look(map: &Map, scenario: &Scenario, found: &mut Found) {
    let places: Vec<&str> = scenario.places.iter().map(|place| place.id.as_str()).collect();
    let mut shown: BTreeSet<&Name> = BTreeSet::new();
    for (at, spot) in map.places.iter().enumerate() {
        one("content-table-place", &spot.place, &places, format!("places[{at}].place"), found);
        if spot.x > SHEET || spot.y > SHEET {
            let message = Msg::new("check-off-the-sheet").with("name", &spot.place);
            found.error(CODE, &spot.place, format!("places[{at}]"), message);
        }
        if !shown.insert(&spot.place) {
            found.error(
                CODE,
                &spot.place,
                format!("places[{at}]"),
                Msg::new("check-duplicate").with("name", &spot.place),
            );
        }
    }
    for (at, place) in scenario.places.iter().enumerate().filter(|(_, place)| !shown.contains(&place.id)) {
        let message = Msg::new("check-place-not-on-map").with("name", &place.id);
        found.push(finding(CODE, Severity::Warning, &place.id, format!("places[{at}]"), message));
    }
    let anchor = map.places.first().map_or(&scenario.id, |spot| &spot.place);
    for (at, shape) in map.shapes.iter().enumerate() {
        let least = if shape.kind == ShapeKind::River { 2 } else { 3 };
        let outside = shape.points.iter().any(|(x, y)| *x > SHEET || *y > SHEET);
        if shape.points.len() < least || outside {
            found.error(
                CODE,
                anchor,
                format!("shapes[{at}].points"),
                Msg::new("check-shape").with("count", least),
            );
        }
    }
}
