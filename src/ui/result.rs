//! The result at the end of a part: words before numbers.

use egui::{CentralPanel, Frame, RichText, ScrollArea, TextEdit, Ui};

use crate::score::clause::VerdictKind;
use crate::tell::point::Point;
use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{
    body, button, card, first_focus, follow_focus, heading, muted, primary, strong, title,
};
use crate::ui::theme::{self, space};

/// From this width on, what went well stands beside what is to be looked at.
const WIDE: f32 = 1_000.0;

/// What the result shows, in the language of the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResultView {
    /// Title of the scenario.
    pub title: String,
    /// The seat held.
    pub seat: String,
    /// How it ended.
    pub ending: String,
    /// Whose text the procedure is.
    pub notice: String,
    /// Critical failures; read first.
    pub critical: Vec<Point>,
    /// What went well.
    pub well: Vec<Point>,
    /// What to look at.
    pub look: Vec<Point>,
    /// What else is to be said in words: hints were taken, nothing is proposed.
    pub remarks: Vec<String>,
    /// Quality with coverage; nothing on a first practice.
    pub numbers: Option<String>,
    /// Title of the part that follows, if one does.
    pub next: Option<String>,
}

/// What is open and typed on the result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResultState {
    /// The points whose records are shown, by list and position.
    pub open: Vec<(u8, usize)>,
    /// The file to hand over is asked for.
    pub saving: bool,
    /// Where it is to be saved.
    pub path: String,
    /// What came of saving.
    pub said: Option<String>,
}

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, view: &ResultView, state: &mut ResultState, acts: &mut Vec<Act>) {
    let frame = Frame::new().fill(page.tokens().background).inner_margin(space::XL as i8);
    CentralPanel::default_margins().frame(frame).show(ui, |ui| {
        ScrollArea::vertical().show(ui, |ui| {
            title(ui, view.title.as_str());
            body(ui, format!("{} · {}", view.seat, view.ending));
            muted(ui, page, view.notice.as_str());
            ui.add_space(space::M);
            ways(ui, page, view, state, acts);
            ui.add_space(space::M);
            if ui.available_width() >= WIDE {
                ui.columns(2, |columns| {
                    if let [left, right] = columns {
                        well(left, page, view, state);
                        look(right, page, view, state);
                    }
                });
            } else {
                well(ui, page, view, state);
                look(ui, page, view, state);
            }
            ui.add_space(space::M);
            for remark in &view.remarks {
                body(ui, remark.as_str());
            }
            if let Some(numbers) = &view.numbers {
                strong(ui, numbers.as_str());
            }
            muted(ui, page, page.word("card-not-an-appraisal"));
        });
    });
}

fn well(ui: &mut Ui, page: &Page<'_>, view: &ResultView, state: &mut ResultState) {
    points(ui, page, 0, "card-went-well", &view.well, state);
    if view.well.is_empty() {
        body(ui, page.word("ui-nothing-well"));
    }
}

fn look(ui: &mut Ui, page: &Page<'_>, view: &ResultView, state: &mut ResultState) {
    points(ui, page, 1, "card-failures", &view.critical, state);
    points(ui, page, 2, "card-to-look-at", &view.look, state);
    if view.critical.is_empty() && view.look.is_empty() {
        body(ui, page.word("ui-nothing-to-look-at"));
    }
}

/// The points of a list under their heading.
fn points(ui: &mut Ui, page: &Page<'_>, list: u8, key: &str, points: &[Point], state: &mut ResultState) {
    if points.is_empty() {
        return;
    }
    heading(ui, page.word(key));
    for (at, point) in points.iter().enumerate() {
        ui.push_id((list, at), |ui| {
            card(ui, page, |ui| one(ui, page, (list, at), point, state));
        });
        ui.add_space(space::XS);
    }
}

fn one(ui: &mut Ui, page: &Page<'_>, place: (u8, usize), point: &Point, state: &mut ResultState) {
    strong(ui, point.title.as_str());
    let color = color(page, point.kind);
    ui.add(egui::Label::new(RichText::new(&point.word).text_style(theme::strong()).color(color)).wrap());
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
        muted(ui, page, point.duty.as_str());
    }
}

/// The colour of a verdict; its word stands in it.
const fn color(page: &Page<'_>, kind: VerdictKind) -> egui::Color32 {
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

/// Next part, again, home, save a file to hand over.
fn ways(ui: &mut Ui, page: &Page<'_>, view: &ResultView, state: &mut ResultState, acts: &mut Vec<Act>) {
    if let Some(next) = &view.next {
        muted(ui, page, page.words.say_key("ui-next-is", &[("title", next.as_str().into())]));
    }
    ui.horizontal_wrapped(|ui| {
        let first = if view.next.is_some() {
            let next = primary(ui, page, page.word("ui-next-part"));
            if next.clicked() {
                acts.push(Act::NextPart);
            }
            next
        } else {
            let home = primary(ui, page, page.word("ui-home"));
            if home.clicked() {
                acts.push(Act::Home);
            }
            home
        };
        first_focus(ui, &first);
        if button(ui, page.word("ui-again")).clicked() {
            acts.push(Act::Again);
        }
        if view.next.is_some() && button(ui, page.word("ui-home")).clicked() {
            acts.push(Act::Home);
        }
        if button(ui, page.word("ui-hand-over")).clicked() {
            state.saving = !state.saving;
            state.said = None;
        }
    });
    if state.saving {
        card(ui, page, |ui| {
            let label = strong(ui, page.word("ui-hand-over-where"));
            let field = TextEdit::singleline(&mut state.path).desired_width(f32::INFINITY);
            ui.add(field).labelled_by(label.id);
            muted(ui, page, page.word("ui-hand-over-holds"));
            if button(ui, page.word("ui-save")).clicked() && !state.path.trim().is_empty() {
                acts.push(Act::HandOver(state.path.trim().into()));
            }
        });
    }
    if let Some(said) = &state.said {
        body(ui, said.as_str());
    }
}
