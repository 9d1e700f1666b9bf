//! What is drawn below the panels: filled outlines and lines in points of the screen. Whoever draws needs to know no more.

use egui::{Color32, Pos2, Rect, Vec2, pos2, vec2};

use crate::content::chart::Chart;
use crate::content::kind::Kind;
use crate::content::map::ShapeKind;
use crate::content::scenario::{Mode, PlaceKind};
use crate::ui::seat::map::counters::{Counter, Sign};
use crate::ui::seat::map::lens::{Lens, float};
use crate::ui::seat::scene::Scene;
use crate::ui::theme::Tokens;

/// A piece of the drawing, later ones above.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// A filled outline, concave or not.
    Fill(Vec<Pos2>, Color32),
    /// A line.
    Line {
        /// Through these points.
        points: Vec<Pos2>,
        /// How wide.
        width: f32,
        /// Colour.
        color: Color32,
        /// Broken.
        dashed: bool,
    },
}

/// Everything below the panels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// From the ground up.
    pub pieces: Vec<Piece>,
}

impl Picture {
    fn fill(&mut self, points: Vec<Pos2>, color: Color32) {
        self.pieces.push(Piece::Fill(points, color));
    }

    fn line(&mut self, points: Vec<Pos2>, width: f32, color: Color32, dashed: bool) {
        self.pieces.push(Piece::Line { points, width, color, dashed });
    }

    fn outline(&mut self, mut points: Vec<Pos2>, width: f32, color: Color32) {
        points.extend(points.first().copied());
        self.line(points, width, color, false);
    }

    /// Water, land, borders and rivers.
    pub(super) fn sheet(&mut self, chart: &Chart, lens: &Lens, area: Rect, tokens: &Tokens) {
        let water = chart.shapes.iter().any(|shape| shape.kind == ShapeKind::Sea);
        self.fill(corners(area), if water { tokens.background } else { tokens.land });
        let on_screen = |points: &[(u16, u16)]| -> Vec<Pos2> {
            points.iter().map(|(x, y)| lens.place(area, (f32::from(*x), f32::from(*y)))).collect()
        };
        let order = [ShapeKind::Sea, ShapeKind::SecondLand, ShapeKind::Land, ShapeKind::River];
        for kind in order {
            for shape in chart.shapes.iter().filter(|shape| shape.kind == kind) {
                let points = on_screen(&shape.points);
                match kind {
                    ShapeKind::Sea => self.fill(points, tokens.sea),
                    ShapeKind::Land | ShapeKind::SecondLand => {
                        let ground = if kind == ShapeKind::Land { tokens.land } else { tokens.second_land };
                        self.fill(points.clone(), ground);
                        let closed = points.iter().chain(points.first()).copied().collect();
                        self.line(closed, 1.5, tokens.road, true);
                    }
                    ShapeKind::River => self.line(points, 2.5, tokens.sea, false),
                }
            }
        }
    }

    /// Ways the seat knows, between places it knows.
    pub(super) fn ways(&mut self, scene: &Scene<'_>, lens: &Lens, area: Rect, tokens: &Tokens) {
        let model = scene.titles.model();
        let (first, _) = model.range(Kind::Route);
        for way in &scene.view.sights.ways {
            let Some(points) = way_points(scene, way.route, lens, area) else { continue };
            let at = usize::from(way.route.0.saturating_sub(first));
            let mode = model.scenario.routes.get(at).map(|row| row.mode);
            let width = if matches!(mode, Some(Mode::Road | Mode::Rail)) { 3.0 } else { 1.5 };
            let closed = way.open == Some(false);
            let color = if closed { tokens.danger } else { tokens.road };
            let middle = points.get(points.len() / 2).copied();
            self.line(points, width, color, closed);
            if let (true, Some(middle)) = (closed, middle) {
                for (from, to) in [((-5.0, -5.0), (5.0, 5.0)), ((-5.0, 5.0), (5.0, -5.0))] {
                    let ends = vec![middle + Vec2::from(from), middle + Vec2::from(to)];
                    self.line(ends, 2.5, tokens.danger, false);
                }
            }
        }
    }

    /// A place, by its kind.
    pub(super) fn spot(&mut self, at: Pos2, kind: PlaceKind, tokens: &Tokens) {
        let color = tokens.text;
        match kind {
            PlaceKind::City => self.fill(round(at, 5.0), color),
            PlaceKind::Mission | PlaceKind::Home => self.fill(square(at, 5.0), color),
            PlaceKind::Border => self.fill(diamond(at, 6.0), color),
            PlaceKind::Port => {
                self.fill(round(at, 5.0), tokens.sea);
                self.outline(round(at, 5.0), 2.0, color);
            }
            PlaceKind::Airport => self.fill(triangle(at, 6.0), color),
            PlaceKind::Hospital => {
                self.line(vec![at - vec2(5.0, 0.0), at + vec2(5.0, 0.0)], 3.0, color, false);
                self.line(vec![at - vec2(0.0, 5.0), at + vec2(0.0, 5.0)], 3.0, color, false);
            }
            PlaceKind::Site | PlaceKind::Prison => self.fill(round(at, 3.5), color),
        }
    }

    /// A counter.
    pub(super) fn counter(&mut self, counter: &Counter, at: Pos2, tokens: &Tokens) {
        let color = counter.color(tokens);
        match counter.sign {
            Sign::Safe => self.framed(square(at, 11.0), color, tokens),
            Sign::Unknown | Sign::Heard => self.framed(round(at, 12.0), color, tokens),
            Sign::Injured => self.framed(triangle(at, 15.0), color, tokens),
            Sign::Detained => {
                self.framed(square(at, 11.0), color, tokens);
                for x in [-7.0, 7.0] {
                    self.line(vec![at + vec2(x, -11.0), at + vec2(x, 11.0)], 1.5, color, false);
                }
            }
            Sign::Dead => {
                self.framed(square(at, 11.0), color, tokens);
                self.line(vec![at + vec2(-11.0, -9.0), at + vec2(11.0, -9.0)], 5.0, color, false);
            }
            Sign::Official => self.fill(pill(at, counter.half_width()), color),
            Sign::Moving => {
                let towards = counter.towards;
                let side = towards.rot90();
                let head = vec![
                    at + towards * 12.0,
                    at - towards * 8.0 + side * 9.0,
                    at - towards * 8.0 - side * 9.0,
                ];
                self.framed(head, color, tokens);
            }
        }
    }

    fn framed(&mut self, points: Vec<Pos2>, color: Color32, tokens: &Tokens) {
        self.fill(points.clone(), tokens.background);
        self.outline(points, 2.0, color);
    }
}

/// The line of a way on the screen; a second way between the same places is bent aside.
pub(super) fn way_points(
    scene: &Scene<'_>,
    route: crate::base::EntityId,
    lens: &Lens,
    area: Rect,
) -> Option<Vec<Pos2>> {
    let model = scene.titles.model();
    let (first, _) = model.range(Kind::Route);
    let no = usize::from(route.0.checked_sub(first)?);
    let row = model.script.routes.get(no)?;
    let knows = |place| scene.view.things.iter().any(|known| known.thing == place);
    if !knows(row.from) || !knows(row.to) {
        return None;
    }
    let from = float(*scene.chart.spots.get(&row.from)?);
    let to = float(*scene.chart.spots.get(&row.to)?);
    let ends = |row: &crate::content::model::script::RouteRow| (row.from.min(row.to), row.from.max(row.to));
    let before = model.script.routes.iter().take(no).filter(|other| ends(other) == ends(row)).count();
    let bend = f32::from(u8::try_from(before).unwrap_or(u8::MAX)) * 0.18 + 0.06;
    let side = (to - from).rot90() * bend;
    let middle = from + (to - from) / 2.0 + side;
    let points = (0..=8u8).map(|step| {
        let t = f32::from(step) / 8.0;
        let (one, other) = (from + (middle - from) * t, middle + (to - middle) * t);
        let at = one + (other - one) * t;
        lens.place(area, (at.x, at.y))
    });
    Some(points.collect())
}

fn corners(area: Rect) -> Vec<Pos2> {
    vec![area.left_top(), area.right_top(), area.right_bottom(), area.left_bottom()]
}

fn square(at: Pos2, half: f32) -> Vec<Pos2> {
    corners(Rect::from_center_size(at, Vec2::splat(2.0 * half)))
}

fn diamond(at: Pos2, half: f32) -> Vec<Pos2> {
    vec![at - vec2(0.0, half), at + vec2(half, 0.0), at + vec2(0.0, half), at - vec2(half, 0.0)]
}

fn triangle(at: Pos2, half: f32) -> Vec<Pos2> {
    vec![at + vec2(0.0, -half), at + vec2(half, half * 0.75), at + vec2(-half, half * 0.75)]
}

fn round(at: Pos2, radius: f32) -> Vec<Pos2> {
    (0..24u8).map(|step| at + Vec2::angled(f32::from(step) / 24.0 * std::f32::consts::TAU) * radius).collect()
}

fn pill(at: Pos2, half: f32) -> Vec<Pos2> {
    let end = |center: Pos2, from: f32| {
        (0..=8u8).map(move |step| {
            center + Vec2::angled(from + f32::from(step) / 8.0 * std::f32::consts::PI) * 11.0
        })
    };
    let quarter = std::f32::consts::FRAC_PI_2;
    let (left, right) = (pos2(at.x - half, at.y), pos2(at.x + half, at.y));
    end(right, -quarter).chain(end(left, quarter)).collect()
}
