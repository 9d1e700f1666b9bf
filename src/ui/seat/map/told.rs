//! What is said about what was picked, and the messages that said it.

use egui::{RichText, Ui};

use crate::base::{EntityId, Msg};
use crate::content::kind::Kind;
use crate::exercise::knowledge::Source;
use crate::exercise::view::MessageState;
use crate::trace::MessageNo;
use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{body, button, muted};
use crate::ui::seat::map::counters::{Counter, Pick};
use crate::ui::seat::map::places::{place_words, way_words};
use crate::ui::seat::message;
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::SeatState;

/// What is said about something picked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// In words.
    pub words: String,
    /// The messages, latest first.
    pub messages: Vec<MessageNo>,
}

/// What the seat was told of what was picked; none if it is there no longer.
#[must_use]
pub fn told(page: &Page<'_>, scene: &Scene<'_>, counters: &[Counter], picked: Pick) -> Option<Told> {
    let (words, sources) = match picked {
        Pick::Place(place) => {
            let latest = about(scene, place).map(Source::Message);
            (place_words(page, scene, place), latest.into_iter().collect())
        }
        Pick::Way(route) => {
            let way = scene.view.sights.ways.iter().find(|way| way.route == route)?;
            (way_words(page, scene, way), vec![way.source])
        }
        Pick::Counter(sign, thing) => {
            let same = |counter: &&Counter| counter.sign == sign && counter.things.contains(&thing);
            let counter = counters.iter().find(same)?;
            (counter.words.clone(), counter.told.clone())
        }
    };
    let messages = sources.into_iter().filter_map(|source| match source {
        Source::Message(no) => scene.view.messages.iter().any(|view| view.no == no).then_some(no),
        _ => None,
    });
    Some(Told { words, messages: messages.collect() })
}

/// The latest message heard that names a place.
fn about(scene: &Scene<'_>, place: EntityId) -> Option<MessageNo> {
    let injects = &scene.titles.model().script.injects;
    let heard = scene
        .view
        .messages
        .iter()
        .filter(|view| matches!(view.state, MessageState::New | MessageState::Opened));
    heard
        .filter(|view| {
            let inject = view.inject.and_then(|inject| injects.get(inject.index()));
            inject.is_some_and(|inject| inject.names.contains(&place))
        })
        .max_by_key(|view| view.at)
        .map(|view| view.no)
}

/// Opens the case file of what was picked, if it is one person or group, and the latest message about it.
pub(super) fn open(
    page: &Page<'_>,
    scene: &Scene<'_>,
    counters: &[Counter],
    pick: Pick,
    state: &mut SeatState,
    acts: &mut Vec<Act>,
) {
    if let Pick::Counter(sign, thing) = pick
        && counters.iter().any(|counter| counter.sign == sign && counter.things == [thing])
        && matches!(
            scene.titles.model().things.get(thing.index()).map(|row| row.kind),
            Some(Kind::Person | Kind::Group)
        )
    {
        state.thing = Some(thing);
    }
    let latest = told(page, scene, counters, pick).and_then(|told| told.messages.first().copied());
    // The larger map stays where it is: its messages are opened by their buttons.
    if let Some(no) = latest.filter(|_| !state.map.large) {
        open_message(scene, no, state, acts);
    }
}

fn open_message(scene: &Scene<'_>, no: MessageNo, state: &mut SeatState, acts: &mut Vec<Act>) {
    if let Some(view) = scene.view.messages.iter().find(|view| view.no == no) {
        state.message = Some(no);
        state.map.large = false;
        message::opened(scene, view, state, acts);
    }
}

/// Draws it, with a button for each message.
pub(super) fn show(
    ui: &mut Ui,
    page: &Page<'_>,
    scene: &Scene<'_>,
    told: &Told,
    state: &mut SeatState,
    acts: &mut Vec<Act>,
) {
    let mut lines = told.words.lines();
    if let Some(first) = lines.next() {
        ui.add(egui::Label::new(RichText::new(first).text_style(crate::ui::theme::strong())).wrap());
    }
    for line in lines {
        body(ui, line);
    }
    for no in &told.messages {
        if scene.playing.past {
            muted(ui, page, scene.teller().message(*no));
            continue;
        }
        let msg = Msg::new("ui-map-open-message").with("message", scene.teller().message(*no));
        if button(ui, page.say(&msg)).clicked() {
            open_message(scene, *no, state, acts);
        }
    }
}
