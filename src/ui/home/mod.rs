//! Home: go on with what was interrupted, choose a scenario, see where files are.
//!
//! | file | what |
//! |---|---|
//! | [`view`] | what is shown, as plain data |
//! | [`unfinished`] | the cards of interrupted exercises |
//! | [`offer`] | the cards of scenarios |
//! | [`aside`] | what can be done here, whose text the procedure is, where files are |

mod aside;
mod offer;
mod unfinished;
mod view;

pub use view::{Fault, HomeState, HomeView, LastTime, Offer, SeatOffer, VariantOffer};

pub use crate::tell::unfinished::Unfinished;

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

use crate::ui::act::Act;
use crate::ui::keys::digit;
use crate::ui::page::Page;
use crate::ui::parts::{body, button, card, cards, heading, muted};
use crate::ui::theme::space;

/// From this width on, what can be done stands beside the scenarios.
const WIDE: f32 = 1_000.0;

/// Draws it. Arrow keys move, a digit chooses a scenario, Enter goes on with the interrupted exercise or chooses the
/// first scenario.
pub fn show(ui: &mut Ui, page: &Page<'_>, view: &HomeView, state: &mut HomeState, acts: &mut Vec<Act>) {
    if let Some(offer) = digit(ui).and_then(|digit| view.shown(state).get(digit - 1).copied()) {
        acts.push(Act::Choose(offer.id.clone()));
    }
    let wide = ui.available_width() >= WIDE;
    let area = Frame::new().fill(page.tokens().background).inner_margin(Margin::same(space::XL as i8));
    let bar = Frame::new()
        .fill(page.tokens().panel)
        .inner_margin(Margin::symmetric(space::L as i8, space::S as i8));
    if wide {
        Panel::top("home-notice").resizable(false).frame(bar).show(ui, |ui| {
            aside::notice(ui, page, view, state);
        });
        Panel::bottom("home-foot").resizable(false).frame(bar).show(ui, |ui| {
            aside::foot(ui, page, view, acts);
        });
        let left = Panel::left("home-left").resizable(false).exact_size(400.0).frame(area);
        left.show(ui, |ui| {
            ScrollArea::vertical().id_salt("verbs").show(ui, |ui| aside::verbs(ui, page, acts));
        });
    }
    CentralPanel::default_margins().frame(area).show(ui, |ui| {
        ScrollArea::vertical().id_salt("home").auto_shrink([false, true]).show(ui, |ui| {
            cards(ui, 1);
            if !wide {
                aside::notice(ui, page, view, state);
                ui.add_space(space::M);
            }
            faults(ui, page, view, acts);
            unfinished::show(ui, page, view, state, acts);
            heading(ui, page.word("ui-choose-scenario"));
            if view.offers.is_empty() {
                body(ui, page.word("ui-no-scenarios"));
            }
            offer::kinds(ui, page, view, state);
            for (at, one) in view.shown(state).into_iter().enumerate() {
                offer::show(ui, page, at, one, view.unfinished.is_empty() && at == 0, acts);
                ui.add_space(space::XS);
            }
            unfinished::taken_off(ui, page, view, acts);
            if !wide {
                ui.add_space(space::L);
                aside::verbs(ui, page, acts);
                ui.add_space(space::L);
                aside::foot(ui, page, view, acts);
            }
        });
    });
}

/// What cannot be read; the rest goes on.
fn faults(ui: &mut Ui, page: &Page<'_>, view: &HomeView, acts: &mut Vec<Act>) {
    for (at, fault) in view.faults.iter().enumerate() {
        card(ui, page, |ui| {
            body(ui, page.text(&fault.said));
            ui.push_id(("fault", at), |ui| {
                let detail = page.text(&fault.detail);
                if !detail.is_empty() {
                    ui.collapsing(page.word("ui-fault-detail"), |ui| muted(ui, page, detail));
                }
                if fault.kept && button(ui, page.word("ui-show-file")).clicked() {
                    acts.push(Act::ShowFolder);
                }
            });
        });
        ui.add_space(space::XS);
    }
}
