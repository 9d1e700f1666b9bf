//! To take back: nothing is deleted, what is right is recorded beside what was said or done.

use egui::Ui;

use crate::tell::records::concerns;
use crate::trace::{Command, Event, Record};
use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{card, choice, input, muted, primary, strong};
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::SeatState;
use crate::ui::seat::{areas, moment};

/// So many of one's own records are offered, the latest first.
const LATEST: usize = 5;

/// What the seat did or wrote itself, latest first.
fn own<'a>(scene: &Scene<'a>) -> impl Iterator<Item = &'a Record> {
    let seat = scene.view.seat;
    let mine = move |record: &&Record| {
        concerns(record, seat) && !matches!(record.event, Event::MessageReached { .. })
    };
    scene.records.iter().rev().filter(mine).take(LATEST)
}

/// Draws the form.
pub(super) fn show(
    ui: &mut Ui,
    page: &Page<'_>,
    scene: &Scene<'_>,
    state: &mut SeatState,
    acts: &mut Vec<Act>,
    by_key: bool,
) {
    let mut done = None;
    card(ui, page, |ui| {
        muted(ui, page, page.word("ui-correct-means"));
        let own: Vec<&Record> = own(scene).collect();
        if own.is_empty() {
            strong(ui, page.word("ui-correct-nothing"));
            return;
        }
        let (chosen, text) = &mut state.correction;
        *chosen = chosen.filter(|no| own.iter().any(|record| record.no == *no));
        let mut rows = Vec::new();
        for record in &own {
            let told = scene.teller().tell(record).unwrap_or_default();
            let said = format!("{} · {told}", moment::local(page, scene, record.at));
            let no = *chosen.get_or_insert(record.no);
            let response = choice(ui, page, no == record.no, said);
            rows.push(response.id);
            if response.clicked() {
                *chosen = Some(record.no);
            }
        }
        areas::walk_within(ui, &rows);
        let name = strong(ui, page.word("ui-correct-right"));
        ui.add(input(text)).labelled_by(name.id);
        let missing = text.trim().is_empty();
        if missing {
            muted(ui, page, page.word("ui-write-first"));
        }
        let asked = primary(ui, page, page.word("ui-correct-record")).clicked() || by_key;
        done = chosen.filter(|_| asked && !missing);
    });
    if let Some(record) = done {
        let (_, text) = std::mem::take(&mut state.correction);
        state.writing = None;
        acts.push(Act::Command(Command::Correct { record, text: text.trim().into() }));
    }
}
