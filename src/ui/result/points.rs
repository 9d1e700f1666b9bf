//! What went well and what is to be looked at, each with its records, its clause and the map of its moment on demand.

use egui::{Color32, Label, RichText, Sense, Ui, Vec2};

use crate::score::clause::VerdictKind;
use crate::tell::point::Point;
use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{body, button, card, follow_focus, heading, muted, strong};
use crate::ui::result::view::{ResultState, ResultView};
use crate::ui::sign::Sign;
use crate::ui::theme::{self, size, space};

/// What went well.
pub(super) fn well(
    ui: &mut Ui,
    page: &Page<'_>,
    view: &ResultView,
    state: &mut ResultState,
    acts: &mut Vec<Act>,
) {
    points(ui, page, (0, "card-went-well"), &view.well, state, acts);
    if view.well.is_empty() {
        body(ui, page.word("ui-nothing-well"));
    }
}

/// Critical failures, then what is to be looked at.
pub(super) fn look(
    ui: &mut Ui,
    page: &Page<'_>,
    view: &ResultView,
    state: &mut ResultState,
    acts: &mut Vec<Act>,
) {
    points(ui, page, (1, "card-failures"), &view.critical, state, acts);
    points(ui, page, (2, "card-to-look-at"), &view.look, state, acts);
    if view.critical.is_empty() && view.look.is_empty() {
        body(ui, page.word("ui-nothing-to-look-at"));
    }
}

/// The points of a list under their heading.
fn points(
    ui: &mut Ui,
    page: &Page<'_>,
    (list, key): (u8, &str),
    points: &[Point],
    state: &mut ResultState,
    acts: &mut Vec<Act>,
) {
    if points.is_empty() {
        return;
    }
    heading(ui, page.word(key));
    for (at, point) in points.iter().enumerate() {
        ui.push_id((list, at), |ui| {
            card(ui, page, |ui| one(ui, page, (list, at), point, state, acts));
        });
        ui.add_space(space::XS);
    }
}

fn one(
    ui: &mut Ui,
    page: &Page<'_>,
    place: (u8, usize),
    point: &Point,
    state: &mut ResultState,
    acts: &mut Vec<Act>,
) {
    strong(ui, point.title.as_str());
    verdict(ui, Sign::verdict(point.kind), color(page, point.kind), &point.word);
    if !point.about.is_empty() {
        body(ui, point.about.as_str());
    }
    let open = state.open.contains(&place);
    let response = button(ui, page.word(if open { "ui-show-less" } else { "ui-show-me" }));
    follow_focus(&response);
    if response.clicked() {
        if open {
            state.open.retain(|other| *other != place);
        } else {
            state.open.push(place);
        }
    }
    if open {
        for line in &point.evidence {
            body(ui, line.as_str());
        }
        if let Some((from, said)) = &point.message {
            muted(ui, page, page.words.say_key("ui-message-was", &[("who", from.as_str().into())]));
            body(ui, said.as_str());
        }
        muted(ui, page, point.duty.as_str());
        ui.horizontal_wrapped(|ui| {
            let read = button(ui, page.word("ui-read-clause"));
            follow_focus(&read);
            if read.clicked() {
                state.clause = Some(point.clause);
            }
            let map = button(ui, page.word("ui-show-map"));
            follow_focus(&map);
            if map.clicked() {
                acts.push(Act::ShowMoment(point.at));
            }
        });
    }
}

/// A painted sign with its word.
pub(super) fn verdict(ui: &mut Ui, sign: Sign, color: Color32, word: &str) {
    ui.horizontal_top(|ui| {
        let (square, _) = ui.allocate_exact_size(Vec2::splat(size::BODY), Sense::hover());
        sign.paint(ui.painter(), square, color);
        ui.add(Label::new(RichText::new(word).text_style(theme::strong()).color(color)).wrap());
    });
}

/// The colour of a verdict; its sign and word stand in it.
const fn color(page: &Page<'_>, kind: VerdictKind) -> Color32 {
    let tokens = page.tokens();
    match kind {
        VerdictKind::Met => tokens.met,
        VerdictKind::Late(_) => tokens.late,
        VerdictKind::Missed | VerdictKind::Breached => tokens.danger,
        VerdictKind::NotDue | VerdictKind::NeverArose | VerdictKind::NotObserved | VerdictKind::Lifted => {
            tokens.muted
        }
    }
}
