//! The card of a scenario: kind, minutes, parts, roles, what it trains, what it deals with, when it was last played.

use egui::{Button, Ui, Vec2};

use crate::content::scenario::ScenarioKind;
use crate::tell::unfinished::ago;
use crate::ui::act::Act;
use crate::ui::home::view::{HomeState, HomeView, Offer};
use crate::ui::note;
use crate::ui::page::Page;
use crate::ui::parts::{body, card, first_focus, follow_focus, muted, tall};
use crate::ui::theme::{size, space};

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

/// Which kinds are shown, where there are many scenarios.
pub(super) fn kinds(ui: &mut Ui, page: &Page<'_>, view: &HomeView, state: &mut HomeState) {
    if !view.can_filter() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let all =
            [ScenarioKind::Guided, ScenarioKind::Evacuation, ScenarioKind::Disaster, ScenarioKind::Detention];
        let there = all.into_iter().filter(|kind| view.offers.iter().any(|offer| offer.kind == *kind));
        for kind in std::iter::once(None).chain(there.map(Some)) {
            let name = page.word(kind.map_or("ui-kind-all", key));
            let chosen = Button::new(name).selected(state.kind == kind).min_size(Vec2::new(0.0, size::HIT));
            if ui.add(chosen).clicked() {
                state.kind = kind;
            }
        }
    });
    ui.add_space(space::XS);
}

const fn key(kind: ScenarioKind) -> &'static str {
    match kind {
        ScenarioKind::Evacuation => "ui-kind-evacuation",
        ScenarioKind::Disaster => "ui-kind-disaster",
        ScenarioKind::Detention => "ui-kind-detention",
        ScenarioKind::Guided => "ui-kind-guided",
    }
}

/// Kind, minutes, parts, roles, clauses, last played.
fn facts(page: &Page<'_>, offer: &Offer) -> String {
    let count = |key: &str, count: usize| page.words.say_key(key, &[("count", count.into())]);
    let minutes = match offer.minutes() {
        (least, most) if least == most => count("ui-minutes", least as usize),
        (least, most) => page.words.say_key(
            "ui-minutes-range",
            &[("least", (least as usize).into()), ("most", (most as usize).into())],
        ),
    };
    let mut last = vec![page.word("ui-not-played")];
    if let Some(time) = &offer.last {
        last =
            vec![page.words.say_key("ui-last-played", &[("ago", ago(page.words, time.minutes_ago).into())])];
        last.extend(time.part.map(|at| {
            page.words.say_key("ui-part-of", &[("no", (at + 1).into()), ("of", offer.parts.len().into())])
        }));
        last.extend(time.to_look_at.map(|duties| count("ui-to-look-at", duties)));
    }
    [
        page.word(key(offer.kind)),
        minutes,
        count("ui-parts", offer.parts.len().max(1)),
        count("ui-roles", offer.roles()),
        count("ui-trains", offer.clauses),
        last.join(", "),
    ]
    .join(" · ")
}
