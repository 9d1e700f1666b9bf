//! A seat learns what it must not, or not yet.
//!
//! What may be known when, only the author can say: `secrets` of the scenario, each a message, a thing or a fact, the seats
//! it is kept from, and until when. A thing is also given away by a message that calls it by its name without making it
//! known. Whether a secret may be known is looked at when the instant is over, so that what opens it may come with it.
//!
//! Two slips need no word of the author: a message takes back what has not come (in the whole scenario; a part played alone
//! takes what came before for granted), and a message holds the note or the expected answer written for the trainer.

use std::collections::BTreeMap;

use crate::base::{InjectId, Lang, Msg, SeatId, Severity, Text};
use crate::content::model::Model;
use crate::content::scenario::{Hidden, Inject};
use crate::explore::proof::explored::Explored;
use crate::explore::proof::finding::{Finding, SPOILER, titles};
use crate::explore::proof::seen::Sighting;

pub(super) fn look(explored: &Explored, model: &Model, found: &mut Vec<Finding>) {
    secrets(explored, model, found);
    taken_back_too_early(explored, model, found);
    for_the_trainer(explored, model, found);
}

/// Secrets that come out: one finding for each secret and each message by which it does.
fn secrets(explored: &Explored, model: &Model, found: &mut Vec<Finding>) {
    let mut leaks: BTreeMap<(u16, Option<InjectId>), (Vec<SeatId>, Option<&Sighting>)> = BTreeMap::new();
    for ((secret, seat, by), seen) in &explored.leaks {
        let (seats, first) = leaks.entry((*secret, *by)).or_default();
        seats.push(*seat);
        if let Some(one) = &seen.first
            && first.is_none_or(|other| one.at < other.at)
        {
            *first = Some(one);
        }
    }
    for ((position, by), (seats, first)) in leaks {
        let Some(secret) = model.scenario.secrets.get(usize::from(position)) else { continue };
        let (Hidden::Message(what) | Hidden::Thing(what) | Hidden::Fact(what, _)) = &secret.what;
        let own = by.filter(|_| !matches!(secret.what, Hidden::Message(_)));
        let message = match (own, secret.until.is_some()) {
            (Some(_), true) => "proof-secret-out-by-message",
            (Some(_), false) => "proof-secret-told-by-message",
            (None, true) => "proof-secret-out",
            (None, false) => "proof-secret-told",
        };
        let message = Msg::new(message).with("what", what).with("seats", &titles(model, &seats));
        let (name, path, message) =
            match own.and_then(|by| model.scenario.injects.get(by.index()).map(|row| (by, row))) {
                Some((by, inject)) => {
                    (&inject.id, format!("injects[{}]", by.index()), message.with("name", &inject.id))
                }
                None => (what, format!("secrets[{position}]"), message),
            };
        let message =
            if let Some(at) = first.map(|first| first.at) { message.with("time", at) } else { message };
        found.push(
            Finding::at(SPOILER, Severity::Warning, name, path, message)
                .help(Msg::new(if own.is_some() { "mend-d009-message" } else { "mend-d009" }))
                .witness(first.map(Explored::witness)),
        );
    }
}

/// Messages that take back what has not come.
fn taken_back_too_early(explored: &Explored, model: &Model, found: &mut Vec<Finding>) {
    let mut told: Vec<InjectId> = Vec::new();
    for ((inject, _), seen) in &explored.unsaid {
        let Some(row) = model.scenario.injects.get(inject.index()) else { continue };
        let Some(other) = row.retracts.as_ref().filter(|_| !told.contains(inject)) else { continue };
        told.push(*inject);
        let message = Msg::new("proof-taken-back-too-early").with("name", &row.id).with("other", other);
        let path = format!("injects[{}].retracts", inject.index());
        found.push(
            Finding::at(SPOILER, Severity::Warning, other, path, message)
                .help(Msg::new("mend-d009-retracts").with("other", other))
                .witness(seen.first.as_ref().map(Explored::witness)),
        );
    }
}

/// Messages that hold what was written for the trainer.
fn for_the_trainer(explored: &Explored, model: &Model, found: &mut Vec<Finding>) {
    for (at, row) in model.scenario.injects.iter().enumerate() {
        let inject = InjectId::from_index(at);
        let mut reached = explored.reached.range((inject, SeatId(0))..=(inject, SeatId(u16::MAX)));
        let Some((_, seen)) = reached.next() else { continue };
        for (field, note) in [("notes", &row.notes), ("expected", &row.expected)] {
            if !note.as_ref().is_some_and(|note| holds(row, note)) {
                continue;
            }
            let message = Msg::new("proof-note-in-message").with("name", &row.id).with("field", field);
            found.push(
                Finding::at(SPOILER, Severity::Warning, &row.id, format!("injects[{at}].text"), message)
                    .help(Msg::new("mend-d009-note"))
                    .witness(seen.first.as_ref().map(Explored::witness)),
            );
        }
    }
}

/// So many letters are no accident.
const LETTERS: usize = 12;

/// Whether what reaches the seats holds a text, whole, in either language.
fn holds(row: &Inject, note: &Text) -> bool {
    let decision = row.decision.iter();
    let asked = decision.clone().map(|decision| &decision.question);
    let options = decision.flat_map(|decision| &decision.options).map(|option| &option.text);
    let own = [&row.subject, &row.text].into_iter().flatten();
    let said: Vec<&Text> = own.chain(&row.attachments).chain(asked).chain(options).collect();
    Lang::ALL.iter().any(|lang| {
        let of = |text: &Text| if *lang == Lang::Ka { text.ka.clone() } else { text.en.clone() };
        let note = of(note);
        let note = note.trim().trim_end_matches(['.', '!', '?']);
        note.chars().count() >= LETTERS && said.iter().any(|text| of(text).contains(note))
    })
}
