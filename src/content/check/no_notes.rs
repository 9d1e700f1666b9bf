//! A scenario of parts that leaves its trainer alone: nothing to watch for in a part, nothing to say about distress.
//!
//! Whoever runs the exercise has not written it. What stands with the messages tells a good answer; what goes wrong in a
//! room, and what to say when a message hits somebody, stands in the notes.

use crate::base::Msg;
use crate::content::check::case::{Case, Found};
use crate::content::check::open_reference::one;
use crate::content::codes::NO_NOTES as CODE;
use crate::content::procedure::SlotType;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario else { return };
    let notes = &scenario.facilitator;
    let parts: Vec<&str> = scenario.parts.iter().map(|part| part.id.as_str()).collect();
    let clauses: Vec<&str> = case.procedure.clauses.iter().map(|clause| clause.id.as_str()).collect();
    for (at, row) in notes.parts.iter().enumerate() {
        let path = format!("facilitator.parts[{at}]");
        one("content-table-part", &row.part, &parts, format!("{path}.part"), found);
        for (n, mistake) in row.mistakes.iter().enumerate() {
            for clause in &mistake.clauses {
                one("content-table-clause", clause, &clauses, format!("{path}.mistakes[{n}].clauses"), found);
            }
        }
    }
    for (at, row) in notes.accepts.iter().enumerate() {
        one(
            "content-table-clause",
            &row.clause,
            &clauses,
            format!("facilitator.accepts[{at}].clause"),
            found,
        );
    }
    if scenario.parts.is_empty() {
        return;
    }
    let actions: Vec<&str> = case.procedure.actions.iter().map(|action| action.id.as_str()).collect();
    for (at, row) in notes.models.iter().enumerate() {
        let path = format!("facilitator.models[{at}]");
        one("content-table-action", &row.action, &actions, format!("{path}.action"), found);
        if let Some(action) = case.procedure.actions.iter().find(|action| action.id == row.action) {
            let texts = action.slots.iter().filter(|slot| slot.ty == SlotType::Text);
            let texts: Vec<&str> = texts.map(|slot| slot.id.as_str()).collect();
            one("content-table-slot", &row.slot, &texts, format!("{path}.slot"), found);
        }
    }
    if notes.prepare.is_empty() {
        found.warning(CODE, &scenario.id, "facilitator", Msg::new("check-no-notes-prepare"));
    }
    if notes.distress.is_empty() {
        found.warning(CODE, &scenario.id, "facilitator", Msg::new("check-no-notes-distress"));
    }
    for (at, part) in scenario.parts.iter().enumerate() {
        let told = notes.parts.iter().find(|row| row.part == part.id);
        if told.is_none_or(|row| row.watch.is_empty() || row.mistakes.is_empty()) {
            let message = Msg::new("check-no-notes-part").with("name", &part.id);
            found.warning(CODE, &part.id, format!("parts[{at}]"), message);
        }
    }
}
