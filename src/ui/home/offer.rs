//! The card of a scenario: kind, minutes, parts, roles, what it trains, what it deals with, when it was last played.

use egui::Ui;

use crate::content::scenario::ScenarioKind;
use crate::tell::unfinished::ago;
use crate::ui::act::Act;
use crate::ui::home::view::Offer;
use crate::ui::note;
use crate::ui::page::Page;
use crate::ui::parts::{body, card, first_focus, follow_focus, muted, tall};
use crate::ui::theme::space;

/// Draws it; the first one is what Enter chooses.
pub(super) fn show(ui: &mut Ui, page: &Page<'_>, at: usize, offer: &Offer, first: bool, acts: &mut Vec<Act>) {
    ui.push_id(("offer", at), |ui| {
        card(ui, page, |ui| {
            let response = tall(ui, page, format!("{}   {}", at + 1, page.text(&offer.title)), first);
            if first {
                first_focus(ui, &response);
            }
            follow_focus(&response);
            if response.clicked() {
                acts.push(Act::Choose(offer.id.clone()));
            }
            muted(ui, page, facts(page, offer));
            body(ui, page.text(&offer.summary));
            ui.add_space(space::XS);
            note::show(ui, page, page.text(&offer.content_note));
        });
    });
}

/// Kind, minutes, parts, roles, clauses, last played.
fn facts(page: &Page<'_>, offer: &Offer) -> String {
    let kind = match offer.kind {
        ScenarioKind::Evacuation => "ui-kind-evacuation",
        ScenarioKind::Disaster => "ui-kind-disaster",
        ScenarioKind::Detention => "ui-kind-detention",
        ScenarioKind::Guided => "ui-kind-guided",
    };
    let count = |key: &str, count: usize| page.words.say_key(key, &[("count", count.into())]);
    let minutes = match offer.minutes() {
        (least, most) if least == most => count("ui-minutes", least as usize),
        (least, most) => page.words.say_key(
            "ui-minutes-range",
            &[("least", (least as usize).into()), ("most", (most as usize).into())],
        ),
    };
    let last = match offer.minutes_ago {
        Some(minutes) => page.words.say_key("ui-last-played", &[("ago", ago(page.words, minutes).into())]),
        None => page.word("ui-not-played"),
    };
    [
        page.word(kind),
        minutes,
        count("ui-parts", offer.parts.max(1)),
        count("ui-roles", offer.roles()),
        count("ui-trains", offer.clauses),
        last,
    ]
    .join(" · ")
}
