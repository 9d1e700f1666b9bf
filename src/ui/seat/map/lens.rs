//! Where the map looks: from units of the sheet to points of the screen, moved and enlarged by hand.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::content::chart::Point;
use crate::ui::seat::map::counters::Pick;
use crate::ui::seat::map::drawing::Drawing;

/// The least and the greatest number of points of the screen to a unit of the sheet.
const ZOOM: (f32, f32) = (0.1, 6.0);
/// Room left around what is fitted, for labels.
const AROUND: Vec2 = vec2(60.0, 46.0);

/// Where the map looks, what was picked, and what is drawn below the panels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lens {
    /// Middle of what is seen, in units of the sheet.
    pub middle: (f32, f32),
    /// Points of the screen per unit of the sheet.
    pub zoom: f32,
    /// Somebody has moved it: it is not fitted by itself any more.
    pub moved: bool,
    /// The rectangle of the screen that shows the map, in points; none while it is hidden.
    pub area: Option<Rect>,
    /// What was picked.
    pub picked: Option<Pick>,
    /// The map fills the middle of the screen.
    pub large: bool,
    /// What the signs mean is shown.
    pub legend: bool,
    /// What is drawn there.
    pub drawing: Drawing,
}

impl Lens {
    /// Where a point of the sheet is on the screen.
    #[must_use]
    pub fn place(&self, area: Rect, at: (f32, f32)) -> Pos2 {
        let off = vec2(at.0 - self.middle.0, at.1 - self.middle.1) * self.zoom;
        area.center() + off
    }

    /// Looks at all of these points.
    pub fn fit(&mut self, area: Rect, points: impl Iterator<Item = Point>) {
        let whole = points.fold(Rect::NOTHING, |rect, at| rect.union(Rect::from_pos(float(at))));
        if !whole.is_finite() {
            return;
        }
        self.middle = (whole.center().x, whole.center().y);
        let room = (area.size() - 2.0 * AROUND.min(area.size() / 5.0)).max(Vec2::splat(40.0));
        let zoom = (room.x / whole.width().max(80.0)).min(room.y / whole.height().max(80.0));
        self.zoom = zoom.clamp(ZOOM.0, ZOOM.1);
        self.moved = false;
    }

    /// Moves the sheet so that a point of the screen comes into sight.
    pub fn show(&mut self, area: Rect, at: Pos2) {
        let room = area.shrink2(AROUND.min(area.size() / 3.0));
        self.pan(at.clamp(room.min, room.max) - at);
    }

    /// Moves the sheet by so many points of the screen.
    pub fn pan(&mut self, by: Vec2) {
        if self.zoom > 0.0 && by != Vec2::ZERO {
            let middle = pos2(self.middle.0, self.middle.1) - by / self.zoom;
            let middle = middle.clamp(pos2(-200.0, -200.0), pos2(1_200.0, 1_200.0));
            self.middle = (middle.x, middle.y);
            self.moved = true;
        }
    }

    /// Enlarges around a point of the screen, which stays where it is.
    pub fn enlarge(&mut self, area: Rect, around: Pos2, factor: f32) {
        let zoom = (self.zoom * factor).clamp(ZOOM.0, ZOOM.1);
        if self.zoom > 0.0 && (zoom - self.zoom).abs() > f32::EPSILON {
            let off = around - area.center();
            self.middle.0 += off.x / self.zoom - off.x / zoom;
            self.middle.1 += off.y / self.zoom - off.y / zoom;
            self.zoom = zoom;
            self.moved = true;
        }
    }
}

/// A point of the sheet as floats, for drawing.
#[must_use]
pub fn float(at: Point) -> Pos2 {
    let part = |n: i32| f32::from(i16::try_from(n).unwrap_or(i16::MAX));
    pos2(part(at.0), part(at.1))
}
