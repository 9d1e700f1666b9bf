//! An inject that nothing fires: it waits for a call nobody makes, or in a circle for itself.
//!
//! What only waits for one of these follows from it and is not told of. Of a circle one is told, and none where no time
//! passes in it: that is said already.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Dur, Msg};
use crate::content::check::case::{Case, Found};
use crate::content::check::walk;
use crate::content::check::zero_delay_cycle::Graph;
use crate::content::codes;
use crate::content::scenario::{Effect, Inject, When};

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
    let before = |inject: &Inject| match &inject.when {
        When::After(other, _) => index.get(other.as_str()).copied(),
        _ => None,
    };
    let before: Vec<Option<usize>> = scenario.injects.iter().map(before).collect();
    let first = first_of_circles(&before);
    let at_once: BTreeSet<usize> = Graph::of(scenario, Dur::ZERO).circles().into_iter().flatten().collect();
    for (at, inject) in scenario.injects.iter().enumerate().filter(|(at, _)| !fires[*at]) {
        if before[at].is_some() && (!first.contains(&at) || at_once.contains(&at)) {
            continue;
        }
        let message = Msg::new("check-inject-never-fires").with("name", &inject.id);
        found.warning(codes::INJECT_NEVER_FIRES, &inject.id, format!("injects[{at}].when"), message);
    }
}

/// Of each circle of injects that wait for each other the first one. `before`: what each waits for.
fn first_of_circles(before: &[Option<usize>]) -> BTreeSet<usize> {
    let mut first = BTreeSet::new();
    // From which inject on each was walked over first.
    let mut walked: Vec<Option<usize>> = vec![None; before.len()];
    for start in 0..before.len() {
        let mut now = Some(start);
        while let Some(at) = now.filter(|at| walked[*at].is_none()) {
            walked[at] = Some(start);
            now = before[at];
        }
        let Some(end) = now.filter(|at| walked[*at] == Some(start)) else { continue };
        let (mut lowest, mut at) = (end, end);
        while let Some(next) = before[at].filter(|next| *next != end) {
            lowest = lowest.min(next);
            at = next;
        }
        first.insert(lowest);
    }
    first
}
