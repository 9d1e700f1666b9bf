//! Room on the map: what is placed first keeps its place, and nothing is placed over it.

use std::sync::LazyLock;

use egui::{Pos2, Rect, Vec2, vec2};

/// How wide and high a field of the map is, in points.
const FIELD: f32 = 48.0;

/// The rectangle of the map with what is taken of it, by fields: whoever asks whether something is free there looks at what
/// lies near only.
#[derive(Clone, Debug)]
pub struct Room {
    area: Rect,
    across: usize,
    fields: Vec<Vec<Rect>>,
}

impl Room {
    /// All of it is free.
    #[must_use]
    pub fn new(area: Rect) -> Self {
        let fields = |length: f32| (length.max(0.0) / FIELD) as usize + 1;
        let (across, down) = (fields(area.width()), fields(area.height()));
        Self { area, across, fields: vec![Vec::new(); across * down] }
    }

    /// The numbers of the fields a rectangle touches; what lies outside is taken to the nearest.
    fn touched(&self, rect: Rect) -> impl Iterator<Item = usize> + use<> {
        let (across, down) = (self.across, self.fields.len() / self.across);
        let field = |at: f32, most: usize| ((at.max(0.0) / FIELD) as usize).min(most - 1);
        let (from, to) = (rect.min - self.area.min, rect.max - self.area.min);
        let (left, right) = (field(from.x, across), field(to.x, across));
        let (top, bottom) = (field(from.y, down), field(to.y, down));
        (top..=bottom).flat_map(move |row| (left..=right).map(move |column| row * across + column))
    }

    /// Nothing else is to be placed here.
    pub fn take(&mut self, rect: Rect) {
        for field in self.touched(rect) {
            self.fields[field].push(rect);
        }
    }

    /// Whether a rectangle lies within the map and over nothing.
    #[must_use]
    pub fn is_free(&self, rect: Rect) -> bool {
        let crossed = |field: usize| self.fields[field].iter().any(|other| other.intersects(rect));
        self.area.contains_rect(rect) && !self.touched(rect).any(crossed)
    }

    /// The first free of these rectangles; it is taken.
    pub fn first(&mut self, rects: impl IntoIterator<Item = Rect>) -> Option<Rect> {
        let found = rects.into_iter().find(|rect| self.is_free(*rect))?;
        self.take(found);
        Some(found)
    }
}

/// Where a name may stand beside a point: at the right first, then left, below, above, and askew.
pub fn beside(at: Pos2, size: Vec2) -> impl Iterator<Item = Rect> {
    let (w, h) = (size.x, size.y);
    [
        vec2(9.0, -h / 2.0),
        vec2(-9.0 - w, -h / 2.0),
        vec2(-w / 2.0, 8.0),
        vec2(-w / 2.0, -8.0 - h),
        vec2(7.0, 4.0),
        vec2(7.0, -4.0 - h),
        vec2(-7.0 - w, 4.0),
        vec2(-7.0 - w, -4.0 - h),
        vec2(9.0, 14.0),
        vec2(9.0, -14.0 - h),
        vec2(-9.0 - w, 14.0),
        vec2(-9.0 - w, -14.0 - h),
        vec2(-w / 2.0, 24.0),
        vec2(-w / 2.0, -24.0 - h),
    ]
    .into_iter()
    .map(move |by| Rect::from_min_size(at + by, size))
}

/// Ways to go from a place: upwards first, then by turns to the right and to the left of it.
static TURNS: LazyLock<[Vec2; 16]> = LazyLock::new(|| {
    std::array::from_fn(|turn| {
        let step = f32::from(u8::try_from(turn.div_ceil(2)).unwrap_or_default());
        let angle = if turn % 2 == 0 { -step } else { step } / 16.0 * std::f32::consts::TAU;
        Vec2::angled(angle - std::f32::consts::FRAC_PI_2)
    })
});

/// Where counters of a place may stand: above it first, then around it, then farther away, ring by ring.
pub fn around(at: Pos2, size: Vec2) -> impl Iterator<Item = Rect> {
    const RINGS: u8 = 7;
    (0..RINGS).flat_map(move |ring| {
        let away = vec2(size.x / 2.0 + 8.0, size.y / 2.0 + 8.0) + Vec2::splat(24.0 * f32::from(ring));
        TURNS.iter().map(move |off| {
            // Out to the edge of a box of that size around the point.
            let stretch = (away.x / off.x.abs().max(0.001)).min(away.y / off.y.abs().max(0.001));
            Rect::from_center_size(at + *off * stretch, size)
        })
    })
}

/// Where the name of an area may stand: in the middle of its outline first, then on a grid within it, nearest first.
#[must_use]
pub fn within(outline: &[Pos2], size: Vec2) -> Vec<Rect> {
    const STEPS: u8 = 14;
    let whole = Rect::from_points(outline);
    let middle = whole.center();
    let mut found: Vec<Rect> = Vec::new();
    for down in 0..=STEPS {
        for right in 0..=STEPS {
            let part = vec2(f32::from(right), f32::from(down)) / f32::from(STEPS);
            let rect = Rect::from_center_size(whole.min + whole.size() * part, size);
            let corners = [rect.left_top(), rect.right_top(), rect.left_bottom(), rect.right_bottom()];
            let points = corners.into_iter().chain([rect.center_top(), rect.center_bottom()]);
            if points.into_iter().all(|at| is_within(outline, at)) {
                found.push(rect);
            }
        }
    }
    found.sort_by(|one, other| {
        let away = |rect: &Rect| (rect.center() - middle).length_sq();
        away(one).total_cmp(&away(other))
    });
    found
}

/// Whether a point lies within an outline.
fn is_within(outline: &[Pos2], at: Pos2) -> bool {
    let next = outline.iter().cycle().skip(1);
    outline
        .iter()
        .zip(next)
        .filter(|(one, other)| {
            (one.y > at.y) != (other.y > at.y)
                && at.x < (other.x - one.x) * (at.y - one.y) / (other.y - one.y) + one.x
        })
        .count()
        % 2
        == 1
}

#[cfg(test)]
mod tests {
    use egui::pos2;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_placed_lies_within_and_over_nothing() {
        let mut room = Room::new(Rect::from_min_size(Pos2::ZERO, vec2(400.0, 300.0)));
        let mut placed: Vec<Rect> = Vec::new();
        for _ in 0..60 {
            placed.extend(room.first(around(pos2(200.0, 150.0), vec2(40.0, 28.0))));
        }
        assert!(placed.len() > 20, "{}", placed.len());
        for (at, one) in placed.iter().enumerate() {
            assert!(Rect::from_min_size(Pos2::ZERO, vec2(400.0, 300.0)).contains_rect(*one));
            assert!(placed.iter().skip(at + 1).all(|other| !one.intersects(*other)));
        }
        assert!(placed.first().is_some_and(|rect| rect.center().y < 150.0), "above the place first");
    }

    proptest! {
        #[test]
        fn what_is_free_touches_nothing_that_is_taken(
            taken in proptest::collection::vec((-50f32..500.0, -50f32..400.0, 1f32..120.0, 1f32..90.0), 0..40),
            asked in (-50f32..500.0, -50f32..400.0, 1f32..120.0, 1f32..90.0),
        ) {
            let rect = |(x, y, w, h): (f32, f32, f32, f32)| Rect::from_min_size(pos2(x, y), vec2(w, h));
            let area = Rect::from_min_size(pos2(10.0, 20.0), vec2(400.0, 300.0));
            let mut room = Room::new(area);
            taken.iter().for_each(|one| room.take(rect(*one)));
            let asked = rect(asked);
            let free = area.contains_rect(asked) && !taken.iter().any(|one| rect(*one).intersects(asked));
            prop_assert_eq!(room.is_free(asked), free);
        }
    }

    #[test]
    fn the_name_of_an_area_stands_within_its_outline() {
        // An L: the middle of its rectangle lies outside.
        let corners =
            [(0.0, 0.0), (100.0, 0.0), (100.0, 300.0), (400.0, 300.0), (400.0, 400.0), (0.0, 400.0)];
        let outline: Vec<Pos2> = corners.into_iter().map(Pos2::from).collect();
        let found = within(&outline, vec2(60.0, 20.0));
        assert!(!found.is_empty());
        for rect in found {
            assert!(rect.left() >= 0.0 && rect.bottom() <= 400.0);
            assert!(rect.right() <= 100.0 || rect.top() >= 300.0, "{rect:?}");
        }
        assert!(within(&outline, vec2(500.0, 20.0)).is_empty(), "there is no room for it");
    }
}
