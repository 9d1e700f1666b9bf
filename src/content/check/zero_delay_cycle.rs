//! Injects that call each other without any time passing: the same instant would never end.
//!
//! Let time pass on one step of the circle (`After(x, "5m")`, `Schedule(x, "5m")`), or take the step out.

use std::collections::BTreeMap;

use crate::base::{Dur, Msg, Name, Severity};
use crate::content::check::case::{Case, Found, finding, label};
use crate::content::check::walk::{self, Leaf};
use crate::content::codes;
use crate::content::scenario::{Effect, OutcomeWhen, Raise, Scenario, When};

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario else { return };
    let graph = Graph::of(scenario, Dur::ZERO);
    let injects = scenario.injects.len();
    for circle in graph.circles() {
        let members: Vec<&Name> =
            circle.iter().filter(|node| **node < injects).map(|node| &scenario.injects[*node].id).collect();
        let Some((first, rest)) = members.split_first() else { continue };
        let list: Vec<&str> = members.iter().map(|name| name.as_str()).collect();
        let message =
            Msg::new("check-zero-delay-cycle").with("list", format!("{} → {first}", list.join(" → ")));
        let at = scenario.injects.iter().position(|inject| inject.id == **first).unwrap_or_default();
        let mut diagnostic =
            finding(codes::ZERO_DELAY_CYCLE, Severity::Error, first, format!("injects[{at}]"), message);
        for member in rest.iter().take(5) {
            diagnostic = diagnostic.related(label(member, String::new()), Msg::new("check-in-the-circle"));
        }
        found.push(diagnostic);
    }
}

/// Injects, then outcomes; an edge is a step that takes no time, or hardly any.
pub(super) struct Graph {
    edges: Vec<Vec<usize>>,
}

impl Graph {
    /// The steps that take no longer than `most`.
    pub(super) fn of(scenario: &Scenario, most: Dur) -> Self {
        let injects: BTreeMap<&str, usize> =
            scenario.injects.iter().enumerate().map(|(at, inject)| (inject.id.as_str(), at)).collect();
        let base = scenario.injects.len();
        let mut listeners: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, outcome) in scenario.outcomes.iter().enumerate() {
            if let OutcomeWhen::On(pattern) = &outcome.when {
                walk::leaves(pattern, &mut |leaf| {
                    if let Leaf::Raised(name) = leaf {
                        listeners.entry(name.as_str()).or_default().push(base + at);
                    }
                });
            }
        }
        let mut edges = vec![Vec::new(); base + scenario.outcomes.len()];
        let mut add = |from: usize, list: &[Effect], raises: &[Raise]| {
            let mut called = Vec::new();
            let mut raised: Vec<&str> = raises.iter().map(|raise| raise.signal.as_str()).collect();
            walk::effects(list, &mut |effect| match effect {
                Effect::Fire(name) => called.push(name.as_str()),
                Effect::Schedule(name, delay) if *delay <= most => called.push(name.as_str()),
                Effect::Raise(name, _) => raised.push(name.as_str()),
                _ => {}
            });
            edges[from].extend(called.into_iter().filter_map(|name| injects.get(name)));
            edges[from].extend(raised.into_iter().filter_map(|name| listeners.get(name)).flatten());
        };
        for (at, inject) in scenario.injects.iter().enumerate() {
            add(at, &inject.effects, &inject.raises);
        }
        for (at, outcome) in scenario.outcomes.iter().enumerate() {
            add(base + at, &outcome.effects, &outcome.raises);
        }
        for (at, inject) in scenario.injects.iter().enumerate() {
            if let When::After(other, delay) = &inject.when
                && *delay <= most
                && let Some(from) = injects.get(other.as_str())
            {
                edges[*from].push(at);
            }
        }
        Self { edges }
    }

    /// One circle for each knot of nodes that reach each other, its lowest node first.
    pub(super) fn circles(&self) -> Vec<Vec<usize>> {
        let mut circles = Vec::new();
        let mut state = vec![Mark::New; self.edges.len()];
        for start in 0..self.edges.len() {
            if state[start] != Mark::New {
                continue;
            }
            // A walk in depth with its own stack: (node, next edge to take).
            let mut path: Vec<(usize, usize)> = vec![(start, 0)];
            state[start] = Mark::OnPath;
            while let Some((node, next)) = path.last_mut() {
                let Some(target) = self.edges[*node].get(*next).copied() else {
                    state[*node] = Mark::Done;
                    path.pop();
                    continue;
                };
                *next += 1;
                match state[target] {
                    Mark::New => {
                        state[target] = Mark::OnPath;
                        path.push((target, 0));
                    }
                    Mark::OnPath => {
                        let begin = path.iter().position(|(node, _)| *node == target).unwrap_or_default();
                        let mut circle: Vec<usize> = path.iter().skip(begin).map(|(node, _)| *node).collect();
                        let lowest =
                            circle.iter().enumerate().min_by_key(|(_, node)| **node).map_or(0, |(at, _)| at);
                        circle.rotate_left(lowest);
                        circles.push(circle);
                    }
                    Mark::Done => {}
                }
            }
        }
        circles.sort();
        circles.dedup();
        circles
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    OnPath,
    Done,
}
