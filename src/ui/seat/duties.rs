//! Own duties, soonest first, with the basis of each number; own notes in assessment mode.

use egui::{Response, RichText, Ui};

use crate::base::Msg;
use crate::content::procedure::Basis;
use crate::score::clause::Open;
use crate::tell::{basis, duty};
use crate::trace::{Names as _, Table};
use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{body, button, follow_focus, heading, muted, row, scroll, strong};
use crate::ui::roll::{self, Roll};
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::{Opened, SeatState, Tab};
use crate::ui::seat::{actions, areas};
use crate::ui::theme::space;

/// So many duties stand first.
const SOONEST: usize = 3;

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    scroll("duties").auto_shrink([false, false]).show(ui, |ui| {
        if scene.playing.learning {
            hint(ui, page, scene, state, acts);
            duties(ui, page, scene, state);
        } else {
            heading(ui, page.word("ui-own-notes"));
            muted(ui, page, page.word("ui-assessment-mode"));
            actions::note(ui, page, state, acts);
        }
    });
}

/// What a guided exercise says, and a hint on request.
fn hint(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    let hints = &scene.titles.model().scenario.hints;
    let given: Vec<&str> = (scene.view.hints.iter())
        .filter_map(|hint| hints.get(usize::from(*hint)))
        .map(|hint| page.text(&hint.text))
        .collect();
    for said in &given {
        strong(ui, *said);
    }
    if button(ui, page.word("ui-hint")).clicked() {
        state.hinted = Some(scene.view.now);
        acts.push(Act::Hint);
    }
    if state.hinted == Some(scene.view.now) {
        if given.is_empty() {
            for line in scene.teller().next_duty(scene.view) {
                strong(ui, line);
            }
        }
        muted(ui, page, page.word("ui-hint-assisted"));
    }
    ui.add_space(space::S);
}

fn duties(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState) {
    let now = scene.view.now;
    let all = scene.teller().different(&scene.view.duties);
    if all.is_empty() {
        muted(ui, page, page.word("play-no-duties"));
        return;
    }
    let first = duty::soonest(&all, now, SOONEST);
    let mut rows = Vec::new();
    heading(ui, page.word("ui-duties-soonest"));
    roll::list(ui, "soonest", page.context(), |ui, roll| {
        first.iter().enumerate().for_each(|(at, open)| one(ui, page, scene, state, roll, at, open));
        rows.extend(roll.rows());
    });
    let rest: Vec<&Open> =
        all.into_iter().filter(|open| !first.iter().any(|shown| std::ptr::eq(*shown, *open))).collect();
    if !rest.is_empty() {
        ui.add_space(space::S);
        heading(ui, page.say(&Msg::new("ui-duties-more").with("count", rest.len())));
        roll::list(ui, "rest", page.context(), |ui, roll| {
            rest.into_iter().enumerate().for_each(|(at, open)| one(ui, page, scene, state, roll, at, open));
            rows.extend(roll.rows());
        });
    }
    areas::walk_roll(ui, state, &rows);
}

/// One duty: the clause, which can be read; what it is about; when it is due and where that number comes from.
fn one(
    ui: &mut Ui,
    page: &Page<'_>,
    scene: &Scene<'_>,
    state: &mut SeatState,
    roll: &mut Roll,
    at: usize,
    open: &Open,
) {
    let entry = roll.row(ui, (at, open.clause.0, open.missed), |ui| duty(ui, page, scene, open));
    if let Some(entry) = entry.filter(Response::clicked) {
        state.clause = Some(open.clause);
        state.tab = Tab::Procedure;
        state.entered = entry.has_focus().then_some(Opened::Clause(open.clause));
    }
}

fn duty(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, open: &Open) -> Response {
    let id = scene.titles.model().name(Table::Clause, open.clause.0);
    let due = scene.teller().due(open, scene.view.now);
    let entry = row(ui, format!("{id}  {}", scene.teller().duty(open)), false);
    follow_focus(&entry);
    if due.late {
        ui.add(egui::Label::new(RichText::new(&due.words).color(page.tokens().late)).wrap());
    } else {
        body(ui, due.words.as_str());
    }
    if let Some(from) = due.basis {
        muted(ui, page, marked(page, basis::key(from), from));
    }
    ui.add_space(space::XS);
    entry
}

/// Where a number comes from; a star before what no law has set.
pub(super) fn marked(page: &Page<'_>, key: &str, from: Basis) -> String {
    let word = page.word(key);
    if from == Basis::Indicative { format!("* {word}") } else { word }
}
