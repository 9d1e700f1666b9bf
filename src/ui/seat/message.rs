//! The open message, whole; what is heavy is shown when asked for, and can be put away. Passing on is an act.

use egui::{RichText, Ui};

use crate::base::SeatId;
use crate::content::scenario::Inject;
use crate::exercise::view::MessageView;
use crate::trace::Command;
use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{body, button, card, muted, primary, row, strong};
use crate::ui::seat::messages::{choice, line, rings, unread};
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::SeatState;
use crate::ui::seat::tile;
use crate::ui::sign::{self, Sign};
use crate::ui::theme::space;

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    let open = state.message.and_then(|no| scene.view.messages.iter().find(|view| view.no == no));
    let Some(view) = open else {
        let key = if scene.view.messages.is_empty() { "play-no-messages" } else { "ui-choose-message" };
        muted(ui, page, page.word(key));
        return;
    };
    card(ui, page, |ui| {
        top(ui, page, scene, view);
        ui.add_space(space::S);
        if rings(view) {
            body(ui, page.word("ui-waits-for-answer"));
            choice(ui, page, view, state, acts);
        } else if state.put_away.contains(&view.no) || heavy(scene, view) && unread(view) {
            guard(ui, page, view, state, acts);
        } else {
            text(ui, page, scene, view);
            if heavy(scene, view) && button(ui, page.word("ui-put-away")).clicked() {
                state.put_away.insert(view.no);
            }
            pass_on(ui, page, scene, view, state, acts);
        }
    });
}

/// Whether its content is marked as heavy.
pub(super) fn heavy(scene: &Scene<'_>, view: &MessageView) -> bool {
    inject(scene, view).is_some_and(|row| row.sensitive)
}

/// It was chosen: it counts as opened, unless it is heavy and has to be asked for.
pub(super) fn opened(scene: &Scene<'_>, view: &MessageView, state: &mut SeatState, acts: &mut Vec<Act>) {
    state.passing = None;
    if unread(view) && !heavy(scene, view) {
        acts.push(Act::Command(Command::Open { message: view.no }));
    }
}

fn inject<'a>(scene: &Scene<'a>, view: &MessageView) -> Option<&'a Inject> {
    view.inject.and_then(|inject| scene.titles.model().scenario.injects.get(inject.index()))
}

/// From whom, how, when, how sure.
fn top(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, view: &MessageView) {
    let tokens = page.tokens();
    let who = scene.titles.who(view.inject);
    ui.add(egui::Label::new(RichText::new(who).heading()).wrap().selectable(false));
    line(ui, page, scene, view, true);
    if rings(view) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let word = page.word(crate::tell::Titles::reliability(view.reliability));
        sign::show(ui, Sign::reliability(view.reliability), tokens.text, &word);
        tile::piece(ui, RichText::new(word));
        if let Some(from) = view.from {
            let msg = crate::base::Msg::new("ui-passed-on-by").with("seat", scene.titles.seat(from));
            tile::piece(ui, RichText::new(page.say(&msg)).color(tokens.muted));
        }
    });
    if view.retracted {
        ui.horizontal_wrapped(|ui| {
            let word = page.word("play-retracted");
            sign::show(ui, Sign::Missed, tokens.late, &word);
            ui.add(egui::Label::new(RichText::new(word).color(tokens.late)).wrap());
        });
    }
}

fn text(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, view: &MessageView) {
    let Some(row) = inject(scene, view) else { return };
    if let Some(subject) = &row.subject {
        strong(ui, page.text(subject));
    }
    if let Some(text) = &row.text {
        body(ui, page.text(text));
    }
    if !row.attachments.is_empty() {
        muted(ui, page, page.word("ui-attachments"));
        for attachment in &row.attachments {
            ui.horizontal_top(|ui| {
                sign::show(ui, Sign::Paper, page.tokens().muted, &page.word("ui-attachment"));
                body(ui, page.text(attachment));
            });
        }
    }
}

/// What is said instead of a heavy text.
fn guard(ui: &mut Ui, page: &Page<'_>, view: &MessageView, state: &mut SeatState, acts: &mut Vec<Act>) {
    body(ui, page.word("ui-heavy-long"));
    if primary(ui, page, page.word("ui-read")).clicked() {
        state.put_away.remove(&view.no);
        acts.push(Act::Command(Command::Open { message: view.no }));
    }
    if !state.put_away.contains(&view.no) && button(ui, page.word("ui-leave-out-this")).clicked() {
        state.put_away.insert(view.no);
    }
    if button(ui, page.word("ui-leave-out-all")).clicked() {
        state.put_away.insert(view.no);
        acts.push(Act::LeaveOutSensitive);
    }
    muted(ui, page, page.word("ui-leave-out-why"));
}

/// To pass the message on, alone or with everything known.
fn pass_on(
    ui: &mut Ui,
    page: &Page<'_>,
    scene: &Scene<'_>,
    view: &MessageView,
    state: &mut SeatState,
    acts: &mut Vec<Act>,
) {
    let seats = scene.titles.model().seats.len();
    let colleagues: Vec<SeatId> =
        (0..seats).map(SeatId::from_index).filter(|seat| *seat != scene.view.seat).collect();
    if colleagues.is_empty() {
        return;
    }
    let Some(to) = state.passing else {
        if button(ui, page.word("ui-pass-on")).clicked() {
            state.passing = Some(None);
        }
        return;
    };
    strong(ui, page.word("ui-pass-on-to"));
    for seat in colleagues {
        if row(ui, scene.titles.seat(seat), to == Some(seat)).clicked() {
            state.passing = Some(Some(seat));
        }
    }
    if let Some(to) = to {
        let message = Command::Forward { message: view.no, to, note: None };
        let all = scene.view.brief(to, Box::new([view.no]));
        for (key, command) in [("ui-pass-on-message", message), ("ui-pass-on-all", all)] {
            if primary(ui, page, page.word(key)).clicked() {
                acts.push(Act::Command(command));
                state.passing = None;
            }
        }
    }
    if button(ui, page.word("ui-back")).clicked() {
        state.passing = None;
    }
}
