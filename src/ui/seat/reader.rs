//! The procedure, clause by clause, with comparison and marked numbers.

use egui::{Response, Ui};

use crate::base::ClauseId;
use crate::content::procedure::{Clause, Procedure, State};
use crate::i18n::Finder;
use crate::tell::{basis, peers, search};
use crate::ui::page::Page;
use crate::ui::parts::{badge, body, button, follow_focus, heading, input, muted, row, scroll, strong};
use crate::ui::roll::{self, Roll};
use crate::ui::seat::actions::clause_title;
use crate::ui::seat::areas;
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::{Opened, SeatState, Writing};
use crate::ui::theme::space;

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState) {
    let clauses = &scene.titles.model().procedure.clauses;
    let open = state.clause.and_then(|id| Some((id, clauses.get(id.index())?)));
    if let Some((id, clause)) = open {
        if areas::way_back(ui, state, Opened::Clause(id), page.word("ui-clauses-all")) {
            state.close_clause();
        }
        scroll(("clause", id)).auto_shrink([false, false]).show(ui, |ui| {
            read(ui, page, &scene.titles.model().procedure, clause);
            ui.add_space(space::M);
            if button(ui, page.word("ui-departure")).clicked() {
                state.departure.0 = Some(id);
                state.writing = Some(Writing::Departure);
                state.action = None;
                state.show_act();
            }
        });
        return;
    }
    let low = ui.available_height() < LOW;
    if !low {
        find(ui, page, state);
    }
    scroll("clauses").auto_shrink([false, false]).show(ui, |ui| {
        if low {
            find(ui, page, state);
        }
        list(ui, page, scene, state);
    });
}

/// Below this height the search field scrolls with what it finds.
const LOW: f32 = 160.0;

/// The search field.
fn find(ui: &mut Ui, page: &Page<'_>, state: &mut SeatState) {
    let name = muted(ui, page, page.word("ui-find-clause"));
    let edit = input(&mut state.clause_search);
    let field = ui.add(edit).labelled_by(name.id);
    follow_focus(&field);
}

/// Every clause by phase, or those that were found.
fn list(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState) {
    let model = scene.titles.model();
    let finder = Finder::new(&state.clause_search);
    if !finder.is_empty() {
        let found = search::clauses(&finder, model);
        if found.is_empty() {
            muted(ui, page, page.say(&search::nothing(&state.clause_search)));
        }
        roll::list(ui, "found", page.context(), |ui, roll| {
            found.into_iter().for_each(|id| entry(ui, scene, state, roll, id));
            areas::walk_roll(ui, state, roll.rows());
        });
        return;
    }
    roll::list(ui, "phases", page.context(), |ui, roll| {
        phases(ui, page, scene, state, roll);
        areas::walk_roll(ui, state, roll.rows());
    });
}

/// Every clause, by phase.
fn phases(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, roll: &mut Roll) {
    let model = scene.titles.model();
    for phase in &model.procedure.phases {
        let rows = model.procedure.clauses.iter().enumerate().filter(|(_, clause)| clause.phase == phase.id);
        let ids: Vec<ClauseId> = rows.map(|(at, _)| ClauseId::from_index(at)).collect();
        if !ids.is_empty() {
            heading(ui, page.text(&phase.title));
        }
        for id in ids {
            entry(ui, scene, state, roll, id);
        }
    }
}

fn entry(ui: &mut Ui, scene: &Scene<'_>, state: &mut SeatState, roll: &mut Roll, id: ClauseId) {
    let entry = roll.row(ui, id.0, |ui| {
        let entry = row(ui, clause_title(scene, id), false);
        follow_focus(&entry);
        entry
    });
    let opened = Opened::Clause(id);
    areas::give_back(ui, state, roll, opened);
    if let Some(entry) = entry.filter(Response::clicked) {
        state.clause = Some(id);
        state.entered = entry.has_focus().then_some(opened);
    }
}

/// A label and what it says.
fn said(ui: &mut Ui, page: &Page<'_>, key: &str, text: &str) {
    if !text.is_empty() {
        ui.add_space(space::S);
        muted(ui, page, page.word(key));
        body(ui, text);
    }
}

/// One clause, whole.
pub fn read(ui: &mut Ui, page: &Page<'_>, procedure: &Procedure, clause: &Clause) {
    let words = page.words;
    strong(ui, format!("{} {}", clause.id, page.text(&clause.title)));
    ui.horizontal_wrapped(|ui| {
        let severity = format!("{:?}, {}", clause.severity, page.word(basis::severity(clause.severity)));
        badge(ui, page, severity, page.tokens().text);
        let key = match clause.state {
            State::Executable => "procedure-executable",
            State::Listed => "procedure-listed",
        };
        muted(ui, page, page.word(key));
    });
    said(ui, page, "procedure-obliged", page.text(&clause.obliged));
    if clause.duty.is_empty() {
        said(ui, page, "procedure-duty", &page.word("procedure-no-duty-text"));
    } else {
        said(ui, page, "procedure-duty-draft", page.text(&clause.duty));
    }
    said(ui, page, "procedure-why", page.text(&clause.why));
    said(ui, page, "procedure-basis", &basis::mark(&clause.basis, procedure, words));
    if let Some(target) = &clause.target {
        said(ui, page, "procedure-target", page.text(target));
    }
    rules(ui, page, procedure, clause);
    let numbers: Vec<String> = (clause.numbers.iter())
        .map(|limit| basis::number_with_sources((basis::WITHIN, limit), procedure, words))
        .collect();
    said(ui, page, "procedure-numbers", &numbers.join("\n"));
    said(ui, page, "procedure-conflicts", &peers::conflicts(clause, procedure, words).join("\n"));
    said(ui, page, "procedure-sees", page.text(&clause.sees));
    compared(ui, page, procedure, clause);
    said(ui, page, "procedure-sources", &peers::sources(clause, procedure, words).join("\n"));
}

/// The rules of a clause: what kind, who owes them, their numbers with their basis.
fn rules(ui: &mut Ui, page: &Page<'_>, procedure: &Procedure, clause: &Clause) {
    if clause.rules.is_empty() {
        return;
    }
    let words = page.words;
    ui.add_space(space::S);
    muted(ui, page, page.word("procedure-rules"));
    for rule in &clause.rules {
        let owner = basis::owner(&rule.owner, procedure, words);
        let mut text =
            format!("{}; {}: {owner}", page.word(basis::kind(&rule.rule)), page.word("procedure-owner"));
        if let Some(title) = &rule.title {
            text = format!("{}. {text}", page.text(title));
        }
        body(ui, format!("{}  {text}", rule.id));
        for number in basis::numbers(&rule.rule) {
            let star =
                if procedure.shown_basis(&number.1.mark) == crate::content::procedure::Basis::Indicative {
                    "* "
                } else {
                    ""
                };
            muted(ui, page, format!("{star}{}", basis::number_with_sources(number, procedure, words)));
        }
    }
}

/// What others have published about the same.
fn compared(ui: &mut Ui, page: &Page<'_>, procedure: &Procedure, clause: &Clause) {
    if clause.compare.is_empty() && clause.no_rule_found.is_empty() {
        return;
    }
    ui.add_space(space::S);
    muted(ui, page, page.word("procedure-compare"));
    for row in peers::rows(clause, procedure, page.words) {
        strong(ui, row.who);
        body(ui, row.says);
        muted(ui, page, row.cited);
    }
    if !clause.no_rule_found.is_empty() {
        strong(ui, peers::silent(clause, page.words));
        body(ui, page.word("procedure-no-rule-found"));
    }
}
