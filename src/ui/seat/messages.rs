//! The list of messages: what rings first, then the newest first. What rings or was put away shows who and how, not
//! what.

use egui::{Key, Modifiers, RichText, Ui};

use crate::base::Msg;
use crate::exercise::view::{MessageState, MessageView};
use crate::trace::Command;
use crate::ui::act::Act;
use crate::ui::keys::take;
use crate::ui::page::Page;
use crate::ui::parts::{button, heading, muted, primary};
use crate::ui::roll;
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::SeatState;
use crate::ui::seat::{areas, message, moment, pointer, tile};
use crate::ui::sign::{self, Sign};
use crate::ui::theme;

/// Draws what rings, above everything else; Enter answers the first where nothing has the focus.
pub fn calls(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    let focused = ui.memory(egui::Memory::focused);
    let nobody = focused.is_none_or(|id| state.areas.is_mark(id));
    let mut first = true;
    for view in scene.view.messages.iter().filter(|view| rings(view)) {
        ringing(ui, page, scene, view, state, acts);
        if std::mem::take(&mut first) && nobody && take(ui, Modifiers::NONE, Key::Enter) {
            answer(view, state, acts);
        }
    }
}

/// Draws the list.
pub fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    let messages = &scene.view.messages;
    let new = messages.iter().filter(|view| unread(view)).count();
    heading(ui, page.word("play-messages"));
    if messages.is_empty() {
        muted(ui, page, page.word("play-no-messages"));
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let count = Msg::new("ui-new-count").with("count", new);
        for (only_new, text) in [(false, page.word("ui-all")), (true, page.say(&count))] {
            let choice = egui::Button::new(text)
                .selected(state.only_new == only_new)
                .wrap_mode(egui::TextWrapMode::Extend)
                .min_size(egui::vec2(0.0, theme::size::HIT));
            if ui.add(choice).clicked() {
                state.only_new = only_new;
            }
        }
    });
    let only_new = state.only_new;
    let listed = messages.iter().rev().filter(|view| !rings(view) && (!only_new || unread(view)));
    roll::list(ui, "messages", page.context(), |ui, list| {
        for view in listed {
            let (open, away) = (state.message == Some(view.no), state.put_away.contains(&view.no));
            let key = (view.no.0, unread(view), view.retracted, away);
            let tile = list.row(ui, key, |ui| row(ui, page, scene, view, open, away));
            if tile.is_some_and(|tile| tile.clicked()) {
                state.message = Some(view.no);
                state.show_act();
                message::opened(scene, view, state, acts);
            }
        }
        areas::walk_roll(ui, state, list.rows());
    });
}

/// Whether it rings.
pub(super) const fn rings(view: &MessageView) -> bool {
    matches!(view.state, MessageState::Ringing(_))
}

/// Whether it has not been read.
pub(super) const fn unread(view: &MessageView) -> bool {
    matches!(view.state, MessageState::New | MessageState::Missed)
}

/// The sign of its channel.
fn channel(scene: &Scene<'_>, view: &MessageView) -> Sign {
    let row = scene.titles.model().procedure.channels.get(view.channel.index());
    row.map_or(Sign::Message, |row| Sign::channel(row.id.as_str()))
}

/// To answer or to let it ring.
pub(super) fn choice(
    ui: &mut Ui,
    page: &Page<'_>,
    view: &MessageView,
    state: &mut SeatState,
    acts: &mut Vec<Act>,
) {
    ui.horizontal_wrapped(|ui| {
        if primary(ui, page, page.word("ui-answer")).clicked() {
            answer(view, state, acts);
        }
        if button(ui, page.word("ui-later")).clicked() {
            acts.push(Act::Command(Command::Decline { message: view.no }));
        }
    });
}

fn answer(view: &MessageView, state: &mut SeatState, acts: &mut Vec<Act>) {
    state.message = Some(view.no);
    state.show_act();
    acts.push(Act::Command(Command::PickUp { message: view.no }));
}

/// What rings: who and how, and the two things to do about it.
fn ringing(
    ui: &mut Ui,
    page: &Page<'_>,
    scene: &Scene<'_>,
    view: &MessageView,
    state: &mut SeatState,
    acts: &mut Vec<Act>,
) {
    let tokens = page.tokens();
    egui::Frame::new()
        .fill(tokens.raised)
        .stroke(egui::Stroke::new(2.0, tokens.late))
        .corner_radius(theme::CORNER)
        .inner_margin(egui::Margin::same(theme::space::M as i8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            line(ui, page, scene, view, false);
            tile::text(ui, RichText::new(scene.titles.who(view.inject)).text_style(theme::strong()));
            let word = RichText::new(page.word("ui-waits-for-answer")).text_style(theme::strong());
            tile::text(ui, word.color(tokens.late));
            choice(ui, page, view, state, acts);
            pointer::show(ui, page, scene, state, pointer::Pointer::Answer);
        });
}

/// How it came and when; how long ago, where the message is read.
pub(super) fn line(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, view: &MessageView, read: bool) {
    let tokens = page.tokens();
    let name = scene.titles.channel(view.channel);
    ui.horizontal_wrapped(|ui| {
        sign::show(ui, channel(scene, view), tokens.muted, name);
        let at = moment::local(page, scene, view.at);
        tile::piece(ui, RichText::new(at).text_style(theme::strong()));
        tile::piece(ui, RichText::new(name).small().color(tokens.muted));
        if read {
            let ago = moment::ago(page, scene, view.at);
            tile::piece(ui, RichText::new(ago).small().color(tokens.muted));
        }
    });
}

/// A message of the list.
fn row(
    ui: &mut Ui,
    page: &Page<'_>,
    scene: &Scene<'_>,
    view: &MessageView,
    open: bool,
    away: bool,
) -> egui::Response {
    let tokens = page.tokens();
    let who = scene.titles.who(view.inject);
    let first = if away || message::heavy(scene, view) && unread(view) {
        Some(page.word("ui-heavy"))
    } else {
        first_line(page, scene, view)
    };
    let reliability = page.word(crate::tell::Titles::reliability(view.reliability));
    let state = match view.state {
        MessageState::Ringing(_) => Some("play-state-ringing"),
        MessageState::Missed => Some("play-state-missed"),
        MessageState::New => Some("play-state-new"),
        MessageState::Opened => None,
    };
    let states: Vec<String> = [state, view.retracted.then_some("play-retracted")]
        .into_iter()
        .flatten()
        .map(|key| page.word(key))
        .collect();
    let mut name = format!("{}, {who}", scene.titles.channel(view.channel));
    for part in first.iter().chain([&reliability]).chain(&states) {
        name.push_str(", ");
        name.push_str(part);
    }
    let color = if unread(view) { tokens.text } else { moment::color(page, scene, view.at) };
    tile::show(ui, page, ("message", view.no.0), &name, open, |ui| {
        line(ui, page, scene, view, false);
        let sender = RichText::new(who).color(color);
        tile::text(ui, if unread(view) { sender.text_style(theme::strong()) } else { sender });
        if let Some(first) = first {
            let first = RichText::new(first).color(color);
            tile::text(ui, if view.retracted { first.strikethrough() } else { first });
        }
        ui.horizontal_wrapped(|ui| {
            sign::show(ui, Sign::reliability(view.reliability), color, &reliability);
            tile::piece(ui, RichText::new(&reliability).small().color(color));
        });
        for state in &states {
            let state = RichText::new(state).small().text_style(theme::strong());
            tile::text(ui, state.color(if unread(view) { tokens.accent } else { tokens.late }));
        }
    })
}

/// The subject, or the beginning of the text.
fn first_line(page: &Page<'_>, scene: &Scene<'_>, view: &MessageView) -> Option<String> {
    const LONGEST: usize = 60;
    let inject = view.inject.and_then(|inject| scene.titles.model().scenario.injects.get(inject.index()))?;
    if let Some(subject) = &inject.subject {
        return Some(page.text(subject).to_owned());
    }
    let text = page.text(inject.text.as_ref()?);
    if text.chars().count() <= LONGEST {
        return Some(text.to_owned());
    }
    let mut line = String::new();
    for word in text.split_whitespace() {
        if line.chars().count() + word.chars().count() >= LONGEST {
            break;
        }
        line.push_str(word);
        line.push(' ');
    }
    Some(format!("{}…", line.trim_end().trim_end_matches(['.', ',', ';', ':', '–'])))
}
