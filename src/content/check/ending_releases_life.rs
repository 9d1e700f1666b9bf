//! An ending that a seat's act can bring and that releases duties about life, liberty or other major matters (S1, S2).
//!
//! Whoever ends the exercise early would be rid of them. Release only what the ending makes pointless.

use std::collections::BTreeSet;

use crate::base::Msg;
use crate::content::check::case::{Case, Found};
use crate::content::check::walk::{self, Leaf};
use crate::content::codes;
use crate::content::procedure::Severity;
use crate::content::scenario::{Effect, OutcomeWhen, Scenario};

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario else { return };
    let by_act = endings_by_act(scenario);
    for (at, ending) in scenario.endings.iter().enumerate() {
        if ending.when.is_none() && !by_act.contains(ending.id.as_str()) {
            continue;
        }
        for (n, name) in ending.releases.iter().enumerate() {
            let Some((_, clause)) = case.clauses.get(name.as_str()) else { continue };
            if clause.severity <= Severity::S2 {
                let message = Msg::new("check-ending-releases").with("name", &ending.id).with("clause", name);
                found.warning(
                    codes::ENDING_RELEASES_LIFE,
                    name,
                    format!("endings[{at}].releases[{n}]"),
                    message,
                );
            }
        }
    }
}

/// Endings that follow from an act: by an option of a decision, or by an outcome that listens to acts.
fn endings_by_act(scenario: &Scenario) -> BTreeSet<&str> {
    let mut endings = BTreeSet::new();
    let mut collect = |list: &'_ [Effect]| {
        let mut names: Vec<String> = Vec::new();
        walk::effects(list, &mut |effect| {
            if let Effect::End(name) = effect {
                names.push(name.as_str().to_owned());
            }
        });
        for name in names {
            if let Some(ending) = scenario.endings.iter().find(|ending| ending.id == *name.as_str()) {
                endings.insert(ending.id.as_str());
            }
        }
    };
    for option in
        scenario.injects.iter().filter_map(|inject| inject.decision.as_ref()).flat_map(|d| &d.options)
    {
        collect(&option.effects);
    }
    for outcome in &scenario.outcomes {
        let mut acts = true;
        if let OutcomeWhen::On(pattern) = &outcome.when {
            acts = false;
            walk::leaves(pattern, &mut |leaf| acts |= !matches!(leaf, Leaf::Raised(_)));
        }
        if acts {
            collect(&outcome.effects);
        }
    }
    endings
}
