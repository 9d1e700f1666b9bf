//! Signs drawn with lines, so that no face has to have them. A sign never stands without its word.

use std::f32::consts::{FRAC_PI_2, PI, TAU};

use egui::{
    Color32, CornerRadius, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, WidgetType, pos2, vec2,
};

use crate::base::Reliability;
use crate::score::clause::VerdictKind;

/// A drawn sign, by what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A call.
    Telephone,
    /// A cable.
    Cable,
    /// A letter, by wire or by post.
    Letter,
    /// Social media.
    Social,
    /// Television.
    Television,
    /// Radio.
    Radio,
    /// Somebody at the door.
    Visitor,
    /// A sheet of paper.
    Paper,
    /// Any other message.
    Message,
    /// A rumour: an empty circle.
    Rumour,
    /// Reported: half a circle.
    Reported,
    /// Confirmed: a full circle.
    Confirmed,
    /// A tick.
    Met,
    /// Half a circle, the other half.
    Late,
    /// A cross.
    Missed,
    /// A cross in a circle.
    Breached,
    /// A quarter of a circle.
    NotDue,
    /// A dash.
    NeverArose,
    /// A question mark.
    NotObserved,
    /// An arrow round what is lifted.
    Lifted,
    /// Whereabouts not established: a circle with a question mark.
    Unlocated,
    /// Safe: a square.
    Safe,
    /// Injured: a triangle.
    Injured,
    /// Death reported: an empty bar.
    DeathReported,
    /// Deceased: a full bar.
    Dead,
    /// Detained: a barred square.
    Detained,
    /// Another condition: a diamond.
    Other,
    /// Two bars.
    Pause,
    /// A clock.
    Clock,
}

impl Sign {
    /// The sign of a channel of the procedure, by its name.
    #[must_use]
    pub fn channel(name: &str) -> Self {
        match name {
            "phone" => Self::Telephone,
            "cable" => Self::Cable,
            "e-mail" | "post" => Self::Letter,
            "social-media" => Self::Social,
            "television" => Self::Television,
            "radio" => Self::Radio,
            "visitor" => Self::Visitor,
            "note-verbale" => Self::Paper,
            _ => Self::Message,
        }
    }

    /// The sign of a reliability.
    #[must_use]
    pub const fn reliability(reliability: Reliability) -> Self {
        match reliability {
            Reliability::Rumour => Self::Rumour,
            Reliability::Reported => Self::Reported,
            Reliability::Confirmed => Self::Confirmed,
        }
    }

    /// The sign of a verdict.
    #[must_use]
    pub const fn verdict(kind: VerdictKind) -> Self {
        match kind {
            VerdictKind::Met => Self::Met,
            VerdictKind::Late(_) => Self::Late,
            VerdictKind::Missed => Self::Missed,
            VerdictKind::Breached => Self::Breached,
            VerdictKind::NotDue => Self::NotDue,
            VerdictKind::NeverArose => Self::NeverArose,
            VerdictKind::NotObserved => Self::NotObserved,
            VerdictKind::Lifted => Self::Lifted,
        }
    }

    /// Draws the sign into a square.
    pub fn paint(self, painter: &Painter, square: Rect, color: Color32) {
        let pen = Pen { painter, square, color };
        match self {
            Self::Telephone => pen.telephone(),
            Self::Cable => {
                pen.frame(0.1, 0.2, 0.9, 0.8);
                pen.lines(&[&[(0.25, 0.4), (0.75, 0.4)], &[(0.25, 0.6), (0.55, 0.6)]]);
            }
            Self::Letter => {
                pen.frame(0.08, 0.22, 0.92, 0.78);
                pen.lines(&[&[(0.08, 0.22), (0.5, 0.55), (0.92, 0.22)]]);
            }
            Self::Social => {
                pen.lines(&[&[(0.3, 0.5), (0.72, 0.25)], &[(0.3, 0.5), (0.72, 0.75)]]);
                for at in [(0.25, 0.5), (0.76, 0.22), (0.76, 0.78)] {
                    pen.dot(at, 0.13);
                }
            }
            Self::Television => {
                pen.frame(0.08, 0.18, 0.92, 0.7);
                pen.lines(&[&[(0.35, 0.88), (0.65, 0.88)]]);
            }
            Self::Radio => {
                pen.frame(0.1, 0.4, 0.9, 0.85);
                pen.lines(&[&[(0.2, 0.4), (0.75, 0.1)]]);
                pen.dot((0.33, 0.62), 0.11);
            }
            Self::Visitor => {
                pen.ring((0.5, 0.3), 0.17);
                pen.arc((0.5, 0.9), 0.33, PI, TAU);
            }
            Self::Paper => {
                pen.frame(0.2, 0.08, 0.8, 0.92);
                pen.lines(&[
                    &[(0.33, 0.35), (0.67, 0.35)],
                    &[(0.33, 0.53), (0.67, 0.53)],
                    &[(0.33, 0.71), (0.55, 0.71)],
                ]);
            }
            Self::Message => {
                pen.frame(0.1, 0.15, 0.9, 0.7);
                pen.lines(&[&[(0.3, 0.7), (0.3, 0.9), (0.5, 0.7)]]);
            }
            Self::Rumour => pen.ring((0.5, 0.5), 0.34),
            Self::Reported => {
                pen.ring((0.5, 0.5), 0.34);
                pen.slice(FRAC_PI_2, PI + FRAC_PI_2);
            }
            Self::Confirmed => pen.dot((0.5, 0.5), 0.38),
            Self::Met => pen.lines(&[&[(0.15, 0.55), (0.4, 0.8), (0.88, 0.22)]]),
            Self::Late => {
                pen.ring((0.5, 0.5), 0.34);
                pen.slice(-FRAC_PI_2, FRAC_PI_2);
            }
            Self::Missed => pen.lines(&[&[(0.2, 0.2), (0.8, 0.8)], &[(0.8, 0.2), (0.2, 0.8)]]),
            Self::Breached => {
                pen.ring((0.5, 0.5), 0.42);
                pen.lines(&[&[(0.32, 0.32), (0.68, 0.68)], &[(0.68, 0.32), (0.32, 0.68)]]);
            }
            Self::NotDue => {
                pen.ring((0.5, 0.5), 0.34);
                pen.slice(-FRAC_PI_2, 0.0);
            }
            Self::NeverArose => pen.lines(&[&[(0.2, 0.5), (0.8, 0.5)]]),
            Self::NotObserved => pen.question(0.44),
            Self::Lifted => {
                pen.arc((0.5, 0.6), 0.34, PI, TAU);
                pen.lines(&[&[(0.66, 0.5), (0.84, 0.6), (0.92, 0.4)]]);
            }
            Self::Unlocated => {
                pen.ring((0.5, 0.5), 0.44);
                pen.question(0.27);
            }
            Self::Safe => pen.frame(0.15, 0.15, 0.85, 0.85),
            Self::Injured => pen.lines(&[&[(0.5, 0.12), (0.9, 0.86), (0.1, 0.86), (0.5, 0.12)]]),
            Self::DeathReported => pen.frame(0.1, 0.36, 0.9, 0.64),
            Self::Dead => pen.bar(0.1, 0.36, 0.9, 0.64),
            Self::Detained => {
                pen.frame(0.15, 0.15, 0.85, 0.85);
                pen.lines(&[&[(0.38, 0.15), (0.38, 0.85)], &[(0.62, 0.15), (0.62, 0.85)]]);
            }
            Self::Other => {
                pen.lines(&[&[(0.5, 0.1), (0.9, 0.5), (0.5, 0.9), (0.1, 0.5), (0.5, 0.1)]]);
            }
            Self::Pause => {
                pen.bar(0.25, 0.15, 0.42, 0.85);
                pen.bar(0.58, 0.15, 0.75, 0.85);
            }
            Self::Clock => {
                pen.ring((0.5, 0.5), 0.42);
                pen.lines(&[&[(0.5, 0.25), (0.5, 0.5), (0.7, 0.6)]]);
            }
        }
    }
}

/// A sign as high as a line of text, with the name a screen reader says.
pub fn show(ui: &mut Ui, sign: Sign, color: Color32, name: &str) -> Response {
    let side = ui.text_style_height(&egui::TextStyle::Body) * 0.8;
    let (square, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    sign.paint(ui.painter(), square, color);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, name));
    response
}

/// Draws in a square whose corners are (0, 0) and (1, 1).
struct Pen<'a> {
    painter: &'a Painter,
    square: Rect,
    color: Color32,
}

impl Pen<'_> {
    fn at(&self, (x, y): (f32, f32)) -> Pos2 {
        pos2(self.square.left() + x * self.square.width(), self.square.top() + y * self.square.height())
    }

    fn stroke(&self) -> Stroke {
        Stroke::new((self.square.width() / 9.0).max(1.2), self.color)
    }

    fn rect(&self, left: f32, top: f32, right: f32, bottom: f32) -> Rect {
        Rect::from_min_max(self.at((left, top)), self.at((right, bottom)))
    }

    fn frame(&self, left: f32, top: f32, right: f32, bottom: f32) {
        let rect = self.rect(left, top, right, bottom);
        self.painter.rect_stroke(rect, CornerRadius::same(1), self.stroke(), StrokeKind::Middle);
    }

    fn bar(&self, left: f32, top: f32, right: f32, bottom: f32) {
        self.painter.rect_filled(self.rect(left, top, right, bottom), CornerRadius::same(1), self.color);
    }

    fn ring(&self, middle: (f32, f32), radius: f32) {
        self.painter.circle_stroke(self.at(middle), radius * self.square.width(), self.stroke());
    }

    fn dot(&self, middle: (f32, f32), radius: f32) {
        self.painter.circle_filled(self.at(middle), radius * self.square.width(), self.color);
    }

    fn lines(&self, lines: &[&[(f32, f32)]]) {
        for line in lines {
            let points = line.iter().map(|point| self.at(*point)).collect();
            self.painter.add(Shape::line(points, self.stroke()));
        }
    }

    fn round(&self, middle: (f32, f32), radius: f32, from: f32, to: f32) -> Vec<Pos2> {
        let (middle, radius) = (self.at(middle), radius * self.square.width());
        (0..=16u8)
            .map(|step| {
                let angle = from + (to - from) * f32::from(step) / 16.0;
                middle + vec2(angle.cos(), angle.sin()) * radius
            })
            .collect()
    }

    fn arc(&self, middle: (f32, f32), radius: f32, from: f32, to: f32) {
        self.painter.add(Shape::line(self.round(middle, radius, from, to), self.stroke()));
    }

    /// A filled part of the circle in the middle.
    fn slice(&self, from: f32, to: f32) {
        let mut points = vec![self.at((0.5, 0.5))];
        points.extend(self.round((0.5, 0.5), 0.34, from, to));
        self.painter.add(Shape::convex_polygon(points, self.color, Stroke::NONE));
    }

    fn question(&self, half: f32) {
        let top = 0.5 - half;
        let radius = half * 0.5;
        self.arc((0.5, top + radius), radius, PI, TAU + FRAC_PI_2 * 0.8);
        self.lines(&[&[(0.5, top + radius * 2.0), (0.5, 0.5 + half * 0.35)]]);
        self.dot((0.5, 0.5 + half * 0.85), half * 0.17);
    }

    fn telephone(&self) {
        self.arc((0.5, 0.62), 0.4, PI * 1.08, PI * 1.92);
        self.lines(&[&[(0.1, 0.42), (0.1, 0.62), (0.28, 0.62), (0.3, 0.45)]]);
        self.lines(&[&[(0.9, 0.42), (0.9, 0.62), (0.72, 0.62), (0.7, 0.45)]]);
    }
}
