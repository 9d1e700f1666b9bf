//! An id that stands twice in a list whose items nothing is compiled from by name: phases, levels, objectives, variants …
//!
//! The other lists are looked after when content is compiled.

use std::collections::BTreeMap;

use crate::base::{Msg, Name, Severity};
use crate::content::check::case::{Case, Found, finding, label};
use crate::content::codes;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let law = case.procedure;
    twice("levels", law.levels.iter().map(|item| &item.id), found);
    twice("phases", law.phases.iter().map(|item| &item.id), found);
    twice("params", law.params.iter().map(|item| &item.id), found);
    twice("glossary", law.glossary.iter().map(|item| &item.id), found);
    twice("sources", law.sources.iter().map(|item| &item.id), found);
    for (at, level) in law.levels.iter().enumerate() {
        twice(&format!("levels[{at}].indicators"), level.indicators.iter().map(|item| &item.id), found);
    }
    for (at, action) in law.actions.iter().enumerate() {
        twice(&format!("actions[{at}].results"), action.results.iter().map(|item| &item.id), found);
    }
    let Some(scenario) = case.scenario else { return };
    twice("objectives", scenario.objectives.iter().map(|item| &item.id), found);
    twice("variants", scenario.variants.iter().map(|item| &item.id), found);
    twice("interludes", scenario.interludes.iter().map(|item| &item.id), found);
    twice("params", scenario.params.iter().map(|item| &item.0), found);
    for (at, objective) in scenario.objectives.iter().enumerate() {
        twice(&format!("objectives[{at}].clauses"), objective.clauses.iter(), found);
    }
}

fn twice<'a>(list: &str, ids: impl Iterator<Item = &'a Name>, found: &mut Found) {
    let mut seen: BTreeMap<&Name, &Name> = BTreeMap::new();
    for (at, id) in ids.enumerate() {
        if let Some(first) = seen.insert(id, id) {
            let message = Msg::new("check-duplicate").with("name", id);
            let finding = finding(codes::DUPLICATE_ID, Severity::Error, id, format!("{list}[{at}]"), message);
            found.push(finding.related(label(first, String::new()), Msg::new("check-first-here")));
        }
    }
}
