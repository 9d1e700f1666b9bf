//! Before the start: content note, variant, role, how time behaves, what is shown.

use egui::{CentralPanel, Frame, ScrollArea, Ui};

use crate::base::SeatId;
use crate::exercise::Pace;
use crate::ui::act::{Act, Setup};
use crate::ui::home::Offer;
use crate::ui::keys::{Shortcut, pressed};
use crate::ui::note;
use crate::ui::page::Page;
use crate::ui::parts::{body, button, card, cards, choice, first_focus, muted, strong, tall, tick, title};
use crate::ui::theme::space;

/// How many times as fast as the clock on the wall time runs, where it runs by itself; the seat can change it.
pub const SPEED: u32 = 20;
/// From this width on, the role stands beside the rest.
const WIDE: f32 = 1_000.0;

/// What has been chosen so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BriefState {
    /// Position of the variant.
    pub variant: usize,
    /// Seat.
    pub seat: SeatId,
    /// Own duties are shown.
    pub learning: bool,
    /// How time passes.
    pub pace: Pace,
    /// Sensitive messages are left out.
    pub spare: bool,
}

impl BriefState {
    /// What is preselected: the first variant, the first seat it offers, time that waits, own duties shown.
    #[must_use]
    pub fn new(offer: &Offer) -> Self {
        let mut state =
            Self { variant: 0, seat: SeatId::default(), learning: true, pace: Pace::Waiting, spare: false };
        state.take_variant(offer, 0);
        state
    }

    /// Another variant; the seat stays if it is offered there.
    fn take_variant(&mut self, offer: &Offer, at: usize) {
        self.variant = at;
        let seats = offer.variants.get(at).map_or(&[][..], |variant| &variant.seats);
        if let Some(first) = seats.first().filter(|_| !seats.contains(&self.seat)) {
            self.seat = *first;
        }
    }
}

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, offer: &Offer, state: &mut BriefState, acts: &mut Vec<Act>) {
    if pressed(ui, Shortcut::Back) {
        acts.push(Act::Home);
    }
    let frame = Frame::new().fill(page.tokens().background).inner_margin(space::XL as i8);
    CentralPanel::default_margins().frame(frame).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
            cards(ui, 2);
            title(ui, page.text(&offer.title));
            body(ui, page.text(&offer.summary));
            ui.add_space(space::S);
            if ui.available_width() >= WIDE {
                ui.columns(2, |columns| {
                    if let [left, right] = columns {
                        // A column of its own stretches its lines; words stand better as they are.
                        left.vertical(|ui| before(ui, page, offer, state));
                        right.vertical(|ui| {
                            role(ui, page, offer, state);
                            ui.add_space(space::M);
                            go(ui, page, offer, state, acts);
                        });
                    }
                });
            } else {
                before(ui, page, offer, state);
                role(ui, page, offer, state);
                ui.add_space(space::M);
                go(ui, page, offer, state, acts);
            }
        });
    });
}

/// Content note, variant, time, what is shown.
fn before(ui: &mut Ui, page: &Page<'_>, offer: &Offer, state: &mut BriefState) {
    card(ui, page, |ui| {
        note::show(ui, page, page.text(&offer.content_note));
        body(ui, page.word("ui-can-stop"));
        if offer.sensitive {
            tick(ui, page, &mut state.spare, page.word("ui-spare"));
            muted(ui, page, page.word("ui-spare-means"));
        }
    });
    ui.add_space(space::S);
    if offer.variants.len() > 1 {
        strong(ui, page.word("ui-variant"));
        for (at, variant) in offer.variants.iter().enumerate() {
            if choice(ui, page, state.variant == at, page.text(&variant.title)).clicked() {
                state.take_variant(offer, at);
            }
        }
    }
    if let Some(variant) = offer.variants.get(state.variant) {
        muted(
            ui,
            page,
            page.words.say_key("ui-room-minutes", &[("count", (variant.minutes as usize).into())]),
        );
    }
    ui.add_space(space::S);
    strong(ui, page.word("ui-time"));
    if choice(ui, page, state.pace == Pace::Waiting, page.word("ui-time-waits")).clicked() {
        state.pace = Pace::Waiting;
    }
    if choice(ui, page, state.pace != Pace::Waiting, page.word("ui-time-runs")).clicked() {
        state.pace = Pace::Running(SPEED);
    }
    let waits = state.pace == Pace::Waiting;
    muted(ui, page, page.word(if waits { "ui-time-waits-means" } else { "ui-time-runs-means" }));
    ui.add_space(space::S);
    strong(ui, page.word("ui-mode"));
    if choice(ui, page, state.learning, page.word("ui-mode-learning")).clicked() {
        state.learning = true;
    }
    if choice(ui, page, !state.learning, page.word("ui-mode-assessment")).clicked() {
        state.learning = false;
    }
    let learning = state.learning;
    muted(ui, page, page.word(if learning { "ui-mode-learning-means" } else { "ui-mode-assessment-means" }));
    ui.add_space(space::S);
}

/// The role with its briefing; which one, where there are several.
fn role(ui: &mut Ui, page: &Page<'_>, offer: &Offer, state: &mut BriefState) {
    let seats = offer.variants.get(state.variant).map_or(&[][..], |variant| &variant.seats);
    if seats.len() > 1 {
        strong(ui, page.word("ui-role"));
        for seat in seats {
            let Some(row_of) = offer.seats.get(seat.index()) else { continue };
            if choice(ui, page, state.seat == *seat, page.text(&row_of.title)).clicked() {
                state.seat = *seat;
            }
        }
    }
    if let Some(seat) = offer.seats.get(state.seat.index()) {
        card(ui, page, |ui| {
            strong(ui, page.words.say_key("play-you-are", &[("seat", page.text(&seat.title).into())]));
            body(ui, page.text(&seat.briefing));
        });
    }
}

fn go(ui: &mut Ui, page: &Page<'_>, offer: &Offer, state: &BriefState, acts: &mut Vec<Act>) {
    let start = tall(ui, page, page.word("ui-start"), true);
    first_focus(ui, &start);
    if start.clicked() {
        acts.push(Act::Start(setup(offer, state)));
    }
    if button(ui, page.word("ui-back")).clicked() {
        acts.push(Act::Home);
    }
}

/// The exercise these choices begin.
#[must_use]
pub fn setup(offer: &Offer, state: &BriefState) -> Setup {
    Setup {
        scenario: offer.id.clone(),
        variant: offer.variants.get(state.variant).map(|variant| variant.id.clone()),
        part: None,
        seat: state.seat,
        learning: state.learning,
        pace: state.pace,
        spare: state.spare,
    }
}
