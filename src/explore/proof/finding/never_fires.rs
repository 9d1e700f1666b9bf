//! An inject that never fires, whatever is chosen. What `check` finds by itself (nothing calls for it, or it lies after the
//! horizon) and what only the trainer's hand fires is left out.

use std::collections::BTreeSet;

use crate::base::{InjectId, Msg, Severity};
use crate::content::codes::TIME_OUT_OF_FRAME;
use crate::content::model::Model;
use crate::content::model::script::{Effect, When};
use crate::explore::proof::explored::Explored;
use crate::explore::proof::finding::{Finding, NEVER_FIRES, never_raised, runs, unseen, words};

pub(super) fn look(explored: &Explored, model: &Model, found: &mut Vec<Finding>) {
    let called = called(model);
    let outside: BTreeSet<String> = never_raised::already_said(model, &[TIME_OUT_OF_FRAME]).collect();
    for (at, (row, written)) in model.script.injects.iter().zip(&model.scenario.injects).enumerate() {
        let inject = InjectId::from_index(at);
        if explored.injects.get(at).is_none_or(|seen| seen.is()) {
            continue;
        }
        let (path, skipped) = match &row.when {
            When::ByHand => continue,
            When::Called if !called.contains(&inject) => continue,
            When::At(_) | When::Every(..) if outside.contains(&format!("injects[{at}].when")) => continue,
            // The other one is found.
            When::After(other, _) if explored.injects.get(other.index()).is_some_and(|seen| !seen.is()) => {
                continue;
            }
            _ => ("when", explored.skipped.get(at).and_then(|seen| seen.first.as_ref())),
        };
        let path = if skipped.is_some() { "only_if" } else { path };
        let acts = never_raised::free(model, explored, |reach| reach.inject(inject));
        let (message, mend) = if acts.is_empty() || !explored.certain() {
            let message = match skipped {
                Some(_) => unseen(explored, "proof-inject-always-skipped", "proof-inject-skipped-so-far"),
                None => unseen(explored, "proof-inject-never-fires", "proof-inject-not-fired-so-far"),
            };
            (message, "mend-d001")
        } else {
            let message = runs(explored, "proof-inject-hangs-on-acts");
            (message.with("acts", &words::actions(model, &acts)), "mend-d001-acts")
        };
        let message = message.with("name", &written.id);
        let place = format!("injects[{at}].{path}");
        found.push(
            Finding::at(NEVER_FIRES, Severity::Warning, &written.id, place, message)
                .help(Msg::new(mend))
                .maybe_by(explored, model, &acts)
                .witness(skipped.map(Explored::witness)),
        );
    }
}

/// Injects some effect fires or schedules.
fn called(model: &Model) -> BTreeSet<InjectId> {
    let mut called = BTreeSet::new();
    model.script.effect_lists().for_each(|list| calls(list, &mut called));
    called
}

fn calls(list: &[Effect], called: &mut BTreeSet<InjectId>) {
    for effect in list {
        match effect {
            Effect::Fire(inject) | Effect::Schedule(inject, _) => {
                called.insert(*inject);
            }
            Effect::Chance(_, branches) => branches.iter().for_each(|(_, list)| calls(list, called)),
            Effect::When(_, list) => calls(list, called),
            _ => {}
        }
    }
}
