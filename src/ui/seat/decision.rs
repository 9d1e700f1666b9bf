//! An open question with its options; at a key decision, the clause relied on and how sure one is.

use egui::Ui;

use crate::base::{ClauseId, Msg};
use crate::content::procedure::State;
use crate::exercise::fitting::{OFFERED, fulfilling};
use crate::exercise::view::DecisionView;
use crate::trace::Command;
use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{body, card, choice, heading, input, muted, primary, strong};
use crate::ui::seat::actions::{CLAUSES, clause_field, clause_title};
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::{AnswerDraft, SeatState};
use crate::ui::seat::{areas, moment};
use crate::ui::theme::space;

/// Draws it; answers whether there was a question.
pub fn show(
    ui: &mut Ui,
    page: &Page<'_>,
    scene: &Scene<'_>,
    state: &mut SeatState,
    acts: &mut Vec<Act>,
) -> bool {
    for open in &scene.view.decisions {
        let draft = state.answers.entry(open.inject).or_default();
        ui.push_id(("decision", open.inject), |ui| {
            card(ui, page, |ui| question(ui, page, scene, open, draft, acts));
        });
        ui.add_space(space::S);
    }
    !scene.view.decisions.is_empty()
}

fn question(
    ui: &mut Ui,
    page: &Page<'_>,
    scene: &Scene<'_>,
    open: &DecisionView,
    draft: &mut AnswerDraft,
    acts: &mut Vec<Act>,
) {
    let scenario = &scene.titles.model().scenario;
    let row = scenario.injects.get(open.inject.index()).and_then(|row| row.decision.as_ref());
    let Some(row) = row else { return };
    heading(ui, page.word("play-question"));
    strong(ui, page.text(&row.question));
    let until = Msg::new("ui-answer-until").with("time", moment::local(page, scene, open.until));
    muted(ui, page, page.say(&until));
    let mut rows = Vec::new();
    for option in &open.options {
        let text = scene.titles.option(open.inject, *option);
        let response = choice(ui, page, draft.option == Some(*option), text);
        rows.push(response.id);
        if response.clicked() {
            draft.option = Some(*option);
        }
    }
    areas::walk_within(ui, &rows);
    if open.key {
        certainty(ui, page, draft);
        clause(ui, page, scene, draft);
        let name = strong(ui, page.word("ui-answer-reason"));
        let edit = input(&mut draft.reason);
        ui.add(edit).labelled_by(name.id);
    }
    let asked = primary(ui, page, page.word("ui-answer-give")).clicked();
    // Below the button, so that the button stays where it is when an answer is chosen.
    if draft.option.is_none() {
        muted(ui, page, page.word("ui-answer-choose"));
    }
    if let Some(option) = draft.option.filter(|_| asked) {
        let reason = Some(draft.reason.trim()).filter(|reason| !reason.is_empty()).map(Into::into);
        acts.push(Act::Command(Command::Answer {
            inject: open.inject,
            option,
            clause: draft.clause,
            confidence: draft.confidence,
            reason,
        }));
    }
}

/// How sure one is, 1 to 5; left open unless said.
fn certainty(ui: &mut Ui, page: &Page<'_>, draft: &mut AnswerDraft) {
    ui.add_space(space::XS);
    strong(ui, page.word("ui-answer-certainty"));
    ui.horizontal_wrapped(|ui| {
        for sure in 1..=5u8 {
            let text = match sure {
                1 => format!("1 – {}", page.word("ui-certainty-least")),
                5 => format!("5 – {}", page.word("ui-certainty-most")),
                _ => sure.to_string(),
            };
            if choice(ui, page, draft.confidence == Some(sure), text).clicked() {
                draft.confidence = if draft.confidence == Some(sure) { None } else { Some(sure) };
            }
        }
    });
}

/// The clause relied on: likely ones, none, or any other by search.
fn clause(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, draft: &mut AnswerDraft) {
    ui.add_space(space::XS);
    strong(ui, page.word("ui-answer-clause"));
    let likely = likely(scene);
    for clause in &likely {
        if choice(ui, page, draft.clause == Some(*clause), clause_title(scene, *clause)).clicked() {
            draft.clause = Some(*clause);
        }
    }
    if choice(ui, page, draft.clause.is_none(), page.word("ui-answer-no-clause")).clicked() {
        draft.clause = None;
    }
    body(ui, page.word("ui-answer-other-clause"));
    let mut other = draft.clause.filter(|clause| !likely.contains(clause));
    clause_field(ui, page, scene, &mut draft.search, &mut other);
    draft.clause = other.or(draft.clause.filter(|clause| likely.contains(clause)));
}

/// The clauses that ask for what fits now, in that order. They tell nothing of what is still owed.
fn likely(scene: &Scene<'_>) -> Vec<ClauseId> {
    let model = scene.titles.model();
    let mut likely = Vec::new();
    for action in scene.view.actions.iter().take(OFFERED) {
        let asks = model.rules.iter().find(|rule| {
            let row = model.procedure.clauses.get(rule.clause.index());
            row.is_some_and(|row| row.state == State::Executable)
                && !likely.contains(&rule.clause)
                && fulfilling(model, rule).contains(action)
        });
        likely.extend(asks.map(|rule| rule.clause));
    }
    likely.truncate(CLAUSES);
    likely
}
