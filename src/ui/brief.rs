//! Before the start: content note, variant, role, how time behaves.

use egui::{CentralPanel, Frame, Key, Modifiers, ScrollArea, Ui};

use crate::base::SeatId;
use crate::exercise::Pace;
use crate::ui::act::{Act, Setup};
use crate::ui::home::Offer;
use crate::ui::keys::take;
use crate::ui::page::Page;
use crate::ui::parts::{body, button, heading, primary, row, strong};
use crate::ui::theme::space;

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
        let seat =
            offer.variants.first().and_then(|variant| variant.seats.first()).copied().unwrap_or_default();
        Self { variant: 0, seat, learning: true, pace: Pace::Waiting, spare: false }
    }
}

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, offer: &Offer, state: &mut BriefState, acts: &mut Vec<Act>) {
    let frame = Frame::new().fill(page.tokens().background).inner_margin(space::XL as i8);
    CentralPanel::default_margins().frame(frame).show(ui, |ui| {
        ScrollArea::vertical().show(ui, |ui| {
            heading(ui, page.text(&offer.title));
            body(ui, page.text(&offer.content_note));
            for (at, variant) in offer.variants.iter().enumerate() {
                if row(ui, page.text(&variant.title), state.variant == at).clicked() {
                    state.variant = at;
                }
            }
            let seats = offer.variants.get(state.variant).map(|variant| variant.seats.as_slice());
            for seat in seats.unwrap_or_default() {
                let Some(row_of) = offer.seats.get(seat.index()) else { continue };
                if row(ui, page.text(&row_of.title), state.seat == *seat).clicked() {
                    state.seat = *seat;
                }
            }
            if let Some(seat) = offer.seats.get(state.seat.index()) {
                strong(ui, page.text(&seat.title));
                body(ui, page.text(&seat.briefing));
            }
            if primary(ui, page, page.word("ui-start")).clicked() || take(ui, Modifiers::NONE, Key::Enter) {
                acts.push(Act::Start(setup(offer, state)));
            }
            if button(ui, page.word("ui-back")).clicked() {
                acts.push(Act::Home);
            }
        });
    });
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
