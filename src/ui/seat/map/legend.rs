//! What every sign of the map means.

use egui::{Align2, Painter, Pos2, Sense, Shape, Stroke, Ui, vec2};

use crate::base::{EntityId, Reliability, SimTime};
use crate::content::scenario::PlaceKind;
use crate::tell::Titles;
use crate::ui::page::Page;
use crate::ui::parts::strong;
use crate::ui::seat::map::counters::{Counter, Sign};
use crate::ui::seat::map::picture::{Picture, Piece};
use crate::ui::seat::map::places::kind_word;
use crate::ui::theme::{self, space};

const COUNTERS: [Sign; 8] = [
    Sign::Safe,
    Sign::Unknown,
    Sign::Heard,
    Sign::Injured,
    Sign::Detained,
    Sign::Dead,
    Sign::Official,
    Sign::Moving,
];
const PLACES: [PlaceKind; 9] = [
    PlaceKind::City,
    PlaceKind::Mission,
    PlaceKind::Border,
    PlaceKind::Port,
    PlaceKind::Airport,
    PlaceKind::Hospital,
    PlaceKind::Prison,
    PlaceKind::Site,
    PlaceKind::Home,
];

/// Draws every sign with its words.
pub(super) fn show(ui: &mut Ui, page: &Page<'_>) {
    strong(ui, page.word("ui-map-legend-people"));
    for sign in COUNTERS {
        let square = row(ui, &page.word(sign.word()), |picture, at| {
            picture.counter(&sample(sign, None), at, page.tokens());
        });
        if sign == Sign::Unknown {
            let font = theme::strong().resolve(ui.style());
            ui.painter().text(square, Align2::CENTER_CENTER, "?", font, page.tokens().late);
        }
    }
    for sure in [Reliability::Rumour, Reliability::Reported, Reliability::Confirmed] {
        let words = page.word(Titles::reliability(sure));
        row(ui, &words, |picture, at| {
            picture.counter(&sample(Sign::Heard, Some(sure)), at, page.tokens());
        });
    }
    strong(ui, page.word("ui-map-legend-places"));
    for kind in PLACES {
        row(ui, &page.word(kind_word(kind)), |picture, at| picture.spot(at, kind, page.tokens()));
    }
    row(ui, &page.word("ui-map-here"), |picture, at| {
        picture.spot(at, PlaceKind::Mission, page.tokens());
        picture.own(at, page.tokens());
    });
    strong(ui, page.word("ui-map-legend-ways"));
    for (open, word) in
        [(Some(true), "ui-map-open"), (Some(false), "ui-map-closed"), (None, "ui-map-not-heard")]
    {
        row(ui, &page.word(word), |picture, at| {
            picture.way(vec![at - vec2(15.0, 0.0), at, at + vec2(15.0, 0.0)], 3.0, open, page.tokens());
        });
    }
}

fn sample(sign: Sign, sure: Option<Reliability>) -> Counter {
    Counter {
        sign,
        things: vec![EntityId(0)],
        place: None,
        at: (0.0, 0.0),
        towards: vec2(1.0, 0.0),
        figure: String::new(),
        words: String::new(),
        latest: SimTime::ZERO,
        told: Vec::new(),
        sure,
        old: false,
    }
}

/// A sign with its words, which say it all for a screen reader; returns the middle of the sign.
fn row(ui: &mut Ui, words: &str, draw: impl FnOnce(&mut Picture, Pos2)) -> Pos2 {
    ui.horizontal_top(|ui| {
        let (square, _) = ui.allocate_exact_size(vec2(38.0, 34.0), Sense::hover());
        let mut picture = Picture::default();
        draw(&mut picture, square.center());
        paint(ui.painter(), &picture);
        ui.vertical(|ui| {
            ui.add_space(space::S);
            ui.add(egui::Label::new(words).wrap());
        });
        square.center()
    })
    .inner
}

/// Draws a small picture with the panels instead of below them; its outlines are convex.
fn paint(painter: &Painter, picture: &Picture) {
    for piece in &picture.pieces {
        match piece {
            Piece::Fill(points, color) => {
                painter.add(Shape::convex_polygon(points.clone(), *color, Stroke::NONE));
            }
            Piece::Line { points, width, color, dashed } => {
                let stroke = Stroke::new(*width, *color);
                if *dashed {
                    painter.extend(Shape::dashed_line(points, stroke, 6.0, 6.0));
                } else {
                    painter.add(Shape::line(points.clone(), stroke));
                }
            }
        }
    }
}
