//! Home: go on with what was interrupted, choose a scenario, see where files are.

use egui::{CentralPanel, Frame, ScrollArea, Ui};

use crate::base::{SeatId, Text};
use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{body, button, card, heading, muted, primary, strong};
use crate::ui::theme::space;

/// What home shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HomeView {
    /// Interrupted exercises, latest first.
    pub unfinished: Vec<Unfinished>,
    /// Scenarios, the guided one first.
    pub offers: Vec<Offer>,
    /// The folder where exercises are kept, as shown.
    pub kept_in: String,
    /// What could not be read, each said in the language of the screen.
    pub faults: Vec<String>,
}

/// An interrupted exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// Title of the scenario.
    pub title: Text,
    /// Number of the part and how many there are, where it has several.
    pub part: Option<(usize, usize)>,
    /// Title of the seat.
    pub seat: Text,
    /// File name.
    pub file: String,
    /// Exercise time reached, on the scenario's clock, in both languages.
    pub reached: Text,
}

/// A scenario that can be played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Id.
    pub id: Box<str>,
    /// Title.
    pub title: Text,
    /// One paragraph.
    pub summary: Text,
    /// What it deals with.
    pub content_note: Text,
    /// It leads a beginner by the hand.
    pub guided: bool,
    /// Number of parts.
    pub parts: usize,
    /// Variants.
    pub variants: Vec<VariantOffer>,
    /// Seats with their briefings.
    pub seats: Vec<SeatOffer>,
    /// How many clauses it trains.
    pub clauses: usize,
    /// Whether it has messages marked sensitive.
    pub sensitive: bool,
}

/// A variant of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariantOffer {
    /// Id.
    pub id: Box<str>,
    /// Title.
    pub title: Text,
    /// Room minutes.
    pub minutes: u32,
    /// Seats a person may take.
    pub seats: Vec<SeatId>,
}

/// A seat of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatOffer {
    /// Title.
    pub title: Text,
    /// Briefing.
    pub briefing: Text,
}

/// What is chosen on home.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HomeState {
    /// Discarding the exercise of this position was asked for once.
    pub discarding: Option<usize>,
}

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, view: &HomeView, _state: &mut HomeState, acts: &mut Vec<Act>) {
    let frame = Frame::new().fill(page.tokens().background).inner_margin(space::XL as i8);
    CentralPanel::default_margins().frame(frame).show(ui, |ui| {
        ScrollArea::vertical().show(ui, |ui| {
            heading(ui, page.word("ui-what-to-do"));
            for fault in &view.faults {
                body(ui, fault);
            }
            for (at, unfinished) in view.unfinished.iter().enumerate() {
                card(ui, page, |ui| {
                    strong(ui, page.text(&unfinished.title));
                    muted(ui, page, page.text(&unfinished.seat));
                    if primary(ui, page, page.word("ui-continue")).clicked() {
                        acts.push(Act::Continue(at));
                    }
                });
            }
            for offer in &view.offers {
                card(ui, page, |ui| {
                    strong(ui, page.text(&offer.title));
                    body(ui, page.text(&offer.summary));
                    if button(ui, page.word("ui-choose")).clicked() {
                        acts.push(Act::Choose(offer.id.clone()));
                    }
                });
            }
            muted(ui, page, format!("{} {}", page.word("ui-kept-in"), view.kept_in));
        });
    });
}
