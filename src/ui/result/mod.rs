//! The result at the end of a part, or of the exercise: words before numbers.
//!
//! | file | what |
//! |---|---|
//! | [`view`] | what is shown, as plain data |
//! | [`points`] | what went well, what is to be looked at |
//! | [`moment`] | the map of a moment: what the seat knew then |
//! | [`aside`] | questions, texts beside their models, numbers, the reference run |
//! | [`ways`] | go on, again, home, a file to hand over |

mod aside;
mod moment;
mod points;
mod view;
mod ways;

pub use view::{Numbers, ResultState, ResultView};

use egui::{CentralPanel, Frame, ScrollArea, Ui};

use crate::content::procedure::Procedure;
use crate::i18n::Catalogue;
use crate::ui::act::Act;
use crate::ui::keys::{Shortcut, pressed};
use crate::ui::page::Page;
use crate::ui::parts::{body, button, cards, first_focus, muted, title};
use crate::ui::seat::{Scene, reader};
use crate::ui::theme::space;

/// From this width on, what belongs together stands side by side.
const WIDE: f32 = 1_000.0;

/// What was played, at a moment: the program's words with its clock, and what the seat knew.
pub type Past<'a> = (&'a Catalogue, &'a Scene<'a>);

/// Draws it; the procedure is read where a clause is asked for, the past is shown where a moment is.
pub fn show(
    ui: &mut Ui,
    page: &Page<'_>,
    view: &ResultView,
    (procedure, past): (Option<&Procedure>, Option<Past<'_>>),
    state: &mut ResultState,
    acts: &mut Vec<Act>,
) {
    let frame = Frame::new().inner_margin(space::XL as i8);
    if let Some((words, scene)) = past.filter(|_| state.moment) {
        // Not filled: the map lies below the panels.
        CentralPanel::default_margins().frame(frame).show(ui, |ui| {
            moment::show(ui, &Page { words, ..*page }, scene, state);
        });
        return;
    }
    let frame = frame.fill(page.tokens().background);
    CentralPanel::default_margins().frame(frame).show(ui, |ui| {
        let clause = state.clause.and_then(|id| Some((id, procedure?.clauses.get(id.index())?)));
        if let (Some((id, clause)), Some(procedure)) = (clause, procedure) {
            let back = button(ui, page.word("ui-back-to-result"));
            first_focus(ui, &back);
            if back.clicked() || pressed(ui, Shortcut::Back) {
                state.clause = None;
            }
            ScrollArea::vertical().id_salt(("clause", id)).auto_shrink([false, true]).show(ui, |ui| {
                reader::read(ui, page, procedure, clause);
            });
            return;
        }
        ScrollArea::vertical().id_salt("result").auto_shrink([false, true]).show(ui, |ui| {
            cards(ui, 2);
            head(ui, page, view);
            ways::show(ui, page, view, state, acts);
            ui.add_space(space::M);
            if view.critical.is_empty() && view.well.is_empty() && view.look.is_empty() {
                body(ui, page.word("ui-nothing-judged"));
            } else if ui.available_width() >= WIDE && !view.well.is_empty() {
                ui.columns(2, |columns| {
                    if let [left, right] = columns {
                        // A column of its own stretches its lines; words stand better as they are.
                        left.vertical(|ui| points::well(ui, page, view, state, acts));
                        right.vertical(|ui| points::look(ui, page, view, state, acts));
                    }
                });
            } else {
                points::well(ui, page, view, state, acts);
                points::look(ui, page, view, state, acts);
            }
            ui.add_space(space::M);
            aside::show(ui, page, view);
            muted(ui, page, page.word("card-not-an-appraisal"));
        });
    });
}

/// What has ended, how, and whose text the procedure is.
fn head(ui: &mut Ui, page: &Page<'_>, view: &ResultView) {
    title(ui, view.title.as_str());
    if let Some(part) = &view.part {
        title(ui, page.words.say_key("play-part-over", &[("title", part.as_str().into())]));
    }
    body(ui, format!("{} · {}", view.seat, view.ending));
    muted(ui, page, view.notice.as_str());
    for line in &view.story {
        body(ui, line.as_str());
    }
    ui.add_space(space::M);
}
