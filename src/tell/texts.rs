//! The texts a seat wrote, each beside the model text of its field and the duties by which it is looked at.

use crate::base::{ActionId, SeatId};
use crate::content::model::pattern::Head;
use crate::exercise::fitting::fulfilling;
use crate::tell::Teller;
use crate::trace::{Event, Record};

/// A text a seat wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What it was: the action and its field, own words, a note.
    pub what: String,
    /// Number and moment of its record.
    pub record: String,
    /// The text, as it was written.
    pub text: String,
    /// The model text, if the scenario has one.
    pub model: Option<String>,
    /// What is looked for in it: the duties the action can meet.
    pub looked_for: Vec<String>,
}

/// At most so many duties are named beside a text.
const NAMED: usize = 3;

/// The texts of a seat among records, in the order they were written; `from` is the number of the first record.
#[must_use]
pub fn written(teller: &Teller<'_>, seat: SeatId, from: usize, to: usize) -> Vec<Written> {
    let among = teller.records.iter().take(to).skip(from);
    among.flat_map(|record| of(teller, seat, record)).collect()
}

fn of(teller: &Teller<'_>, seat: SeatId, record: &Record) -> Vec<Written> {
    let titles = teller.titles;
    let plain = |key: &str, text: &str| Written {
        what: titles.phrase(key),
        record: teller.stamp(record),
        text: text.to_owned(),
        model: None,
        looked_for: Vec::new(),
    };
    match &record.event {
        Event::ActionCompleted { seat: by, action, args, .. } if *by == seat => {
            let head = Head::Action(*action);
            let slots = titles.model().slots(head).len();
            let texts = (0..slots).filter_map(|at| Some((at, args.text(at)?)));
            let texts = texts.filter(|(_, text)| !text.trim().is_empty());
            texts
                .map(|(at, text)| Written {
                    what: titles.slot_title(head, at).map_or_else(
                        || titles.action(*action).to_owned(),
                        |slot| format!("{} · {slot}", titles.action(*action)),
                    ),
                    model: model_text(teller, *action, at),
                    looked_for: looked_for(teller, *action),
                    ..plain("text-own-words", text)
                })
                .collect()
        }
        Event::OwnWordsDone { seat: by, text, .. } if *by == seat => vec![plain("text-own-words", text)],
        Event::Noted { seat: Some(by), text } if *by == seat => vec![plain("text-note", text)],
        _ => Vec::new(),
    }
}

/// The model text of the scenario.
fn model_text(teller: &Teller<'_>, action: ActionId, slot: usize) -> Option<String> {
    let model = teller.titles.model();
    let row = model.procedure.actions.get(action.index())?;
    let field = row.slots.get(slot)?;
    let own = model.scenario.facilitator.models.iter();
    let mut own = own.filter(|text| text.action == row.id && text.slot == field.id);
    Some(own.next()?.text.get(teller.titles.lang()).to_owned())
}

fn looked_for(teller: &Teller<'_>, action: ActionId) -> Vec<String> {
    let model = teller.titles.model();
    let met = model.rules.iter().filter(|rule| fulfilling(model, rule).contains(&action));
    let mut clauses: Vec<_> = met.map(|rule| rule.clause).collect();
    clauses.dedup();
    let rows = clauses.into_iter().filter_map(|id| model.procedure.clauses.get(id.index()));
    let lang = teller.titles.lang();
    let told = rows.map(|clause| {
        let duty = if clause.duty.is_empty() { &clause.title } else { &clause.duty };
        format!("{}: {}", clause.id, duty.get(lang))
    });
    told.take(NAMED).collect()
}
