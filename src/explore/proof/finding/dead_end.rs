//! A dead end: everybody does what is owed, nothing more happens, and no ending is reached, nor can an act of anybody still
//! bring one about.
//!
//! Asked of the whole and of a part that ends with it; another part ends when its time is up. Only runs of the experts
//! count: where somebody does nothing, something can still happen.

use crate::base::{EndingId, Msg, Name, Severity, SimTime};
use crate::content::model::Model;
use crate::explore::proof::choice::{Choice, Point, Turn};
use crate::explore::proof::explored::{Explored, Stall};
use crate::explore::proof::finding::{DEAD_END, Finding};
use crate::explore::proof::free::{Reach, doable};
use crate::explore::proof::witness::Trail;

pub(super) fn look(explored: &[Explored], model: &Model, found: &mut Vec<Finding>) {
    // Where no ending is ever reached, that is told of the endings.
    let none = |one: &Explored| !one.endings.iter().any(|seen| seen.is());
    if explored.iter().all(none) {
        return;
    }
    let endings = &model.script.endings;
    let reach = Reach::of(model, doable(model));
    let can_end = |stall: &Stall| {
        endings.iter().enumerate().any(|(at, ending)| match &ending.when {
            Some(cond) => reach.can(cond, true, &stall.cells, &stall.done),
            None => reach.ending(EndingId::from_index(at)),
        })
    };
    let mut told: Vec<Option<Choice>> = Vec::new();
    for one in explored.iter().filter(|one| !endings.is_empty() && one.span.1 >= model.script.horizon) {
        for stall in one.dead_ends.stalls.iter().filter(|stall| !can_end(stall)) {
            let choices = &stall.trail().choices;
            // Of what leads there anyway, and of what follows from it, one is enough.
            let known = |choice: &Choice| told.contains(&Some(spoken(model, *choice)));
            if told.contains(&None) || choices.iter().any(known) {
                continue;
            }
            told.push(stall.last_choice().map(|choice| spoken(model, choice)));
            let last = match choices.last() {
                Some(choice) => answer(model, *choice),
                None => turning(one).and_then(|choice| answer(model, choice)),
            };
            let (name, path, message) = match last {
                Some((name, path, option)) => {
                    let message = match option {
                        Some(option) => Msg::new("proof-dead-end-after").with("option", option),
                        None => Msg::new("proof-dead-end-unanswered").with("name", name),
                    };
                    (name, path, message)
                }
                None => {
                    let key = if stall.trail().drawn.is_empty() {
                        "proof-dead-end"
                    } else {
                        "proof-dead-end-by-chance"
                    };
                    let first =
                        model.scenario.endings.first().map_or(&model.scenario.id, |ending| &ending.id);
                    (first, "endings[0]".to_owned(), Msg::new(key))
                }
            };
            let until: SimTime = one.span.1;
            let message = message.with("at", stall.at()).with("until", until);
            found.push(
                Finding::at(DEAD_END, Severity::Warning, name, path, message)
                    .help(Msg::new("mend-d005"))
                    .witness(Some(Explored::witness(&stall.run)))
                    .of_part(one, model),
            );
        }
    }
}

/// A choice with silence as the answer that stands for it.
fn spoken(model: &Model, choice: Choice) -> Choice {
    let (Point::Decision(inject), Turn::Nobody) = (choice.point, choice.turn) else { return choice };
    let decision = model.script.injects.get(inject.index()).and_then(|row| row.decision.as_ref());
    decision.map_or(choice, |decision| Choice { turn: Turn::Option(decision.otherwise), ..choice })
}

/// The answer the experts gave by themselves where another would have led to an ending.
fn turning(explored: &Explored) -> Option<Choice> {
    explored.decisions.iter().find_map(|(inject, row)| {
        let by_experts = |trail: &Trail| trail.way.is_expert() && trail.choices.is_empty();
        let row = row.compared.iter().find(|row| by_experts(&row.context.trail))?;
        let ((went, came), others) = row.results.split_first()?;
        let leads_on = others.iter().any(|(_, other)| other.ending.is_some());
        (came.ending.is_none() && leads_on).then_some(Choice { point: Point::Decision(*inject), turn: *went })
    })
}

/// The decision of a choice, where it stands, and the option taken.
fn answer(model: &Model, choice: Choice) -> Option<(&Name, String, Option<&Name>)> {
    let Point::Decision(inject) = choice.point else { return None };
    let row = model.scenario.injects.get(inject.index())?;
    let decision = format!("injects[{}].decision", inject.index());
    match choice.turn {
        Turn::Option(option) => {
            let written = row.decision.as_ref()?.options.get(usize::from(option))?;
            Some((&row.id, format!("{decision}.options[{option}]"), Some(&written.id)))
        }
        _ => Some((&row.id, format!("{decision}.otherwise"), None)),
    }
}
