//! What is drawn below the panels: filled outlines and lines in points of the screen. Whoever draws needs to know no more.

use std::sync::LazyLock;

use egui::{Color32, Pos2, Rect, Vec2, pos2, vec2};

use crate::base::Reliability;
use crate::content::chart::Chart;
use crate::content::kind::Kind;
use crate::content::map::ShapeKind;
use crate::content::scenario::{Mode, PlaceKind};
use crate::ui::seat::map::counters::{Counter, Sign};
use crate::ui::seat::map::lens::Lens;
use crate::ui::seat::map::places::Curve;
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
            let Some(curve) = Curve::of(scene, way.route) else { continue };
            let points: Vec<Pos2> = curve.points().map(|at| lens.place(area, (at.x, at.y))).collect();
            let at = usize::from(way.route.0.saturating_sub(first));
            let mode = model.scenario.routes.get(at).map(|row| row.mode);
            let width = if matches!(mode, Some(Mode::Road | Mode::Rail)) { 3.0 } else { 1.5 };
            self.way(points, width, way.open, tokens);
        }
    }

    /// A way: whole where it is open, broken and crossed where it is closed, broken where nothing was heard of it.
    pub(super) fn way(&mut self, points: Vec<Pos2>, width: f32, open: Option<bool>, tokens: &Tokens) {
        let middle = points.get(points.len() / 2).copied().unwrap_or_default();
        let color = if open == Some(false) { tokens.danger } else { tokens.road };
        self.line(points, width, color, open != Some(true));
        if open == Some(false) {
            self.cross(middle, tokens.danger);
        }
    }

    /// A cross: closed.
    fn cross(&mut self, at: Pos2, color: Color32) {
        for (from, to) in [((-5.0, -5.0), (5.0, 5.0)), ((-5.0, 5.0), (5.0, -5.0))] {
            self.line(vec![at + Vec2::from(from), at + Vec2::from(to)], 2.5, color, false);
        }
    }

    /// A thin line from counters to the place they had no room at.
    pub(super) fn leader(&mut self, from: Pos2, to: Pos2, tokens: &Tokens) {
        self.line(vec![from, to], 1.0, tokens.muted, false);
    }

    /// The mark of the own post: a ring around its sign.
    pub(super) fn own(&mut self, at: Pos2, tokens: &Tokens) {
        self.outline(round(at, 10.0), 2.0, tokens.accent);
    }

    /// A gate that is closed, as far as the seat has heard.
    pub(super) fn closed(&mut self, at: Pos2, tokens: &Tokens) {
        self.cross(at, tokens.danger);
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

    /// How sure what a counter says is: an empty, half or full circle at its corner.
    fn sure(&mut self, at: Pos2, sure: Reliability, color: Color32, tokens: &Tokens) {
        self.fill(round(at, 5.5), tokens.background);
        match sure {
            Reliability::Rumour => {}
            Reliability::Reported => {
                self.fill(half(at, QUARTER, 4.0).collect(), color);
            }
            Reliability::Confirmed => self.fill(round(at, 4.0), color),
        }
        self.outline(round(at, 4.0), 1.2, color);
    }

    /// A counter.
    pub(super) fn counter(&mut self, counter: &Counter, at: Pos2, tokens: &Tokens) {
        let (color, half) = (counter.color(tokens), counter.half_width());
        let block = corners(Rect::from_center_size(at, vec2(22.0 + 2.0 * half, 22.0)));
        match counter.sign {
            Sign::Safe => self.framed(block, color, tokens),
            Sign::Unknown | Sign::Heard => self.framed(pill(at, half, 12.0), color, tokens),
            Sign::Injured => self.framed(triangle(at, 15.0 + half), color, tokens),
            Sign::Detained => {
                self.framed(block, color, tokens);
                for x in [-half - 7.0, half + 7.0] {
                    self.line(vec![at + vec2(x, -11.0), at + vec2(x, 11.0)], 1.5, color, false);
                }
            }
            Sign::Dead => {
                self.framed(block, color, tokens);
                let ends = vec![at + vec2(-half - 11.0, -9.0), at + vec2(half + 11.0, -9.0)];
                self.line(ends, 5.0, color, false);
            }
            Sign::Official => self.fill(pill(at, half, 11.0), color),
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
        if let Some(sure) = counter.sure {
            self.sure(at + vec2(11.0 + half, 10.0), sure, color, tokens);
        }
    }

    fn framed(&mut self, points: Vec<Pos2>, color: Color32, tokens: &Tokens) {
        self.fill(points.clone(), tokens.background);
        self.outline(points, 2.0, color);
    }
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

/// Points of a circle around the origin, one after the other; the first lies to the right.
static CIRCLE: LazyLock<[Vec2; 24]> = LazyLock::new(|| {
    let step = std::f32::consts::TAU / 24.0;
    std::array::from_fn(|at| Vec2::angled(step * f32::from(u8::try_from(at).unwrap_or_default())))
});

/// A quarter of the circle, in points.
const QUARTER: usize = 6;

/// Half a circle, from so many points on.
fn half(at: Pos2, from: usize, radius: f32) -> impl Iterator<Item = Pos2> {
    let half = CIRCLE.iter().cycle().skip(from).take(2 * QUARTER + 1).step_by(every(radius));
    half.map(move |towards| at + *towards * radius)
}

/// Of a small circle every second point will do.
const fn every(radius: f32) -> usize {
    if radius < 8.0 { 2 } else { 1 }
}

fn round(at: Pos2, radius: f32) -> Vec<Pos2> {
    CIRCLE.iter().step_by(every(radius)).map(|towards| at + *towards * radius).collect()
}

fn pill(at: Pos2, straight: f32, radius: f32) -> Vec<Pos2> {
    let (left, right) = (pos2(at.x - straight, at.y), pos2(at.x + straight, at.y));
    half(right, 3 * QUARTER, radius).chain(half(left, QUARTER, radius)).collect()
}
