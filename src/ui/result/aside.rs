//! After the points: questions, texts beside their models, numbers, the reference run.

use egui::Ui;

use crate::tell::texts::Written;
use crate::ui::page::Page;
use crate::ui::parts::{body, card, heading, muted, strong};
use crate::ui::result::points::verdict;
use crate::ui::result::view::{Numbers, ResultView};
use crate::ui::theme::space;

/// Draws them.
pub(super) fn show(ui: &mut Ui, page: &Page<'_>, view: &ResultView) {
    for remark in &view.remarks {
        body(ui, remark.as_str());
    }
    if !view.questions.is_empty() {
        heading(ui, page.word("ui-think-about"));
        for question in &view.questions {
            body(ui, format!("–  {question}"));
        }
        ui.add_space(space::M);
    }
    if !view.texts.is_empty() {
        heading(ui, page.word("ui-your-texts"));
        for (at, text) in view.texts.iter().enumerate() {
            ui.push_id(("text", at), |ui| written(ui, page, text));
            ui.add_space(space::XS);
        }
        ui.add_space(space::M);
    }
    if !view.others.is_empty() {
        heading(ui, page.word("ui-reference-run"));
        muted(ui, page, page.word("ui-reference-run-means"));
        for (clause, lines) in &view.others {
            strong(ui, clause.as_str());
            for line in lines {
                body(ui, line.as_str());
            }
            ui.add_space(space::XS);
        }
        ui.add_space(space::M);
    }
    if let Some(told) = &view.numbers {
        heading(ui, page.word("ui-in-numbers"));
        numbers(ui, page, told);
    }
}

/// A text beside its model; below each other where there is little room.
fn written(ui: &mut Ui, page: &Page<'_>, text: &Written) {
    card(ui, page, |ui| {
        strong(ui, text.what.as_str());
        muted(ui, page, text.record.as_str());
        let model = text.model.as_deref();
        match model {
            Some(model) if ui.available_width() >= super::WIDE => ui.columns(2, |columns| {
                if let [left, right] = columns {
                    left.vertical(|ui| said(ui, page, "ui-your-text", &text.text));
                    right.vertical(|ui| said(ui, page, "ui-model-text", model));
                }
            }),
            _ => {
                said(ui, page, "ui-your-text", &text.text);
                if let Some(model) = model {
                    said(ui, page, "ui-model-text", model);
                }
            }
        }
        if !text.looked_for.is_empty() {
            muted(ui, page, page.word("ui-looked-for"));
            for point in &text.looked_for {
                body(ui, format!("–  {point}"));
            }
        }
    });
}

fn said(ui: &mut Ui, page: &Page<'_>, key: &str, text: &str) {
    muted(ui, page, page.word(key));
    body(ui, text);
}

/// How many were judged, how well, how many of each kind, what is proposed and what limits it.
fn numbers(ui: &mut Ui, page: &Page<'_>, numbers: &Numbers) {
    body(ui, numbers.coverage.as_str());
    if let Some(quality) = &numbers.quality {
        strong(ui, quality.as_str());
    }
    for (sign, count) in &numbers.counts {
        verdict(ui, *sign, page.tokens().text, count);
    }
    for objective in &numbers.objectives {
        body(ui, objective.as_str());
    }
}
