//! Names and titles as findings say them, in both languages.

use std::collections::BTreeSet;

use crate::base::{ActionId, ClauseId, Lang, RuleId, SeatMask, Text};
use crate::content::model::{Model, Rule};
use crate::explore::proof::explored::Duty;
use crate::score::clause::Of;
use crate::trace::{Names as _, Subject, Table, Val};

/// Several texts, each as `each` makes it.
fn joined<'a>(texts: impl Iterator<Item = &'a Text> + Clone, each: impl Fn(&str, Lang) -> String) -> Text {
    let list = |lang| texts.clone().map(|text| each(text.get(lang), lang)).collect::<Vec<_>>().join(", ");
    Text::new(&list(Lang::Ka), &list(Lang::En))
}

fn quoted(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Ka => format!("„{text}“"),
        Lang::En => format!("“{text}”"),
    }
}

/// The titles of actions.
pub(super) fn actions(model: &Model, list: &[ActionId]) -> Text {
    joined(list.iter().filter_map(|at| model.procedure.actions.get(at.index())).map(|row| &row.title), quoted)
}

/// The titles of seats.
pub(super) fn seats(model: &Model, seats: SeatMask) -> Text {
    let list: Vec<&Text> = seats
        .iter()
        .filter_map(|seat| model.scenario.seats.get(seat.index()))
        .map(|row| &row.title)
        .collect();
    joined(list.into_iter(), |text, _| text.to_owned())
}

/// Clauses with number and title, each once.
pub(super) fn clauses(model: &Model, list: impl IntoIterator<Item = ClauseId>) -> Text {
    let list: BTreeSet<ClauseId> = list.into_iter().collect();
    let said = |lang| {
        let rows = list.iter().filter_map(|at| model.procedure.clauses.get(at.index()));
        let each = rows.map(|row| format!("{} {}", row.id.as_str(), quoted(row.title.get(lang), lang)));
        each.collect::<Vec<_>>().join(", ")
    };
    Text::new(&said(Lang::Ka), &said(Lang::En))
}

/// A duty: its clause with number and title, and the names of what it is about.
pub(super) fn duty(model: &Model, duty: &Duty) -> Text {
    let about = about(model, duty.subject);
    let text = clauses(model, clause_of(model, duty.of));
    if about.is_empty() {
        return text;
    }
    Text::new(&format!("{} ({about})", text.ka), &format!("{} ({about})", text.en))
}

/// The clause something belongs to.
pub(super) fn clause_of(model: &Model, of: Of) -> Option<ClauseId> {
    match of {
        Of::Rule(_) => rule(model, of).map(|rule| rule.clause),
        Of::Expect(at) => model.script.expects.get(usize::from(at)).map(|expect| expect.clause),
    }
}

/// The rule something is.
pub(super) fn rule(model: &Model, of: Of) -> Option<&Rule> {
    match of {
        Of::Rule(RuleId(rule)) => model.rules.get(usize::from(rule)),
        Of::Expect(_) => None,
    }
}

/// The names of what a duty is about.
fn about(model: &Model, subject: Subject) -> String {
    let name = |val: &Val| match val {
        Val::Entity(thing) => Some(model.name(Table::Entity, thing.0)),
        Val::Seat(seat) => Some(model.name(Table::Seat, seat.0)),
        Val::Word(word) => Some(model.name(Table::Word, word.0)),
        _ => None,
    };
    subject.0.iter().filter_map(name).collect::<Vec<_>>().join(", ")
}
