//! An inject that nothing fires: it waits for a call nobody makes, or for another inject that never fires.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::Msg;
use crate::content::check::case::{Case, Found};
use crate::content::check::walk;
use crate::content::codes;
use crate::content::scenario::{Effect, When};

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario else { return };
    let index: BTreeMap<&str, usize> =
        scenario.injects.iter().enumerate().map(|(at, inject)| (inject.id.as_str(), at)).collect();
    let mut called: BTreeSet<&str> = BTreeSet::new();
    walk::all_effects(scenario, &mut |effect| {
        if let Effect::Fire(name) | Effect::Schedule(name, _) = effect {
            called.insert(name.as_str());
        }
    });
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); scenario.injects.len()];
    let mut fires = vec![false; scenario.injects.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, inject) in scenario.injects.iter().enumerate() {
        let by_itself = match &inject.when {
            When::At(_) | When::If(_) | When::Repeat(_) | When::Every(..) | When::ByHand => true,
            When::Called => false,
            When::After(other, _) => match index.get(other.as_str()) {
                Some(other) => {
                    followers[*other].push(at);
                    false
                }
                None => true,
            },
        };
        if by_itself || called.contains(inject.id.as_str()) {
            fires[at] = true;
            open.push(at);
        }
    }
    while let Some(at) = open.pop() {
        for follower in followers[at].clone() {
            if !fires[follower] {
                fires[follower] = true;
                open.push(follower);
            }
        }
    }
    for (at, inject) in scenario.injects.iter().enumerate().filter(|(at, _)| !fires[*at]) {
        let message = Msg::new("check-inject-never-fires").with("name", &inject.id);
        found.warning(codes::INJECT_NEVER_FIRES, &inject.id, format!("injects[{at}].when"), message);
    }
}
