//! What is called how: the names behind the ids that are only shown.

use std::collections::BTreeMap;

use crate::author::sheet::ours::tree::At;
use crate::author::sheet::ours::words::Words;
use crate::base::{Dur, Lang, Msg, SimTime, Text};
use crate::content::procedure::Procedure;
use crate::content::scenario::{ACTOR, Scenario};
use crate::i18n::clock::Clock;

/// Names, and the clock of the scenario.
pub(super) struct Ground<'w> {
    pub(super) words: &'w Words,
    clock: Clock,
    names: BTreeMap<String, Text>,
    actions: BTreeMap<String, Text>,
}

impl<'w> Ground<'w> {
    pub(super) fn of(scenario: &Scenario, procedure: Option<&Procedure>, words: &'w Words) -> Self {
        let mut names = BTreeMap::new();
        let mut actions = BTreeMap::new();
        if let Some(procedure) = procedure {
            names.extend(procedure.roles.iter().map(|role| (role.id.to_string(), role.title.clone())));
            names.extend(procedure.channels.iter().map(|found| (found.id.to_string(), found.title.clone())));
            actions.extend(procedure.actions.iter().map(|found| (found.id.to_string(), found.title.clone())));
        }
        names.extend(scenario.seats.iter().map(|seat| (seat.id.to_string(), seat.title.clone())));
        names.extend(scenario.places.iter().map(|place| (place.id.to_string(), place.name.clone())));
        names.extend(scenario.groups.iter().map(|group| (group.id.to_string(), group.name.clone())));
        names.insert(ACTOR.to_owned(), words.pair("sheet-ours-actor"));
        Self { words, clock: Clock::of(&scenario.start), names, actions }
    }

    /// What something is called; its id, if nothing else is known.
    pub(super) fn name(&self, id: &str) -> Text {
        let (bare, post) = id.split_once('@').unwrap_or((id, ""));
        match (self.names.get(id), self.names.get(bare)) {
            (Some(name), _) => name.clone(),
            (None, Some(role)) => Text::new(
                &format!("{} ({post})", role.get(Lang::Ka)),
                &format!("{} ({post})", role.get(Lang::En)),
            ),
            (None, None) => Text::new(id, id),
        }
    }

    /// What an action is called.
    pub(super) fn action(&self, id: &str) -> Text {
        self.actions.get(id).cloned().unwrap_or_else(|| Text::new(id, id))
    }

    /// The names of a list of ids.
    pub(super) fn list(&self, at: Option<At<'_>>) -> Text {
        let names: Vec<Text> = at
            .map(|at| at.below())
            .unwrap_or_default()
            .iter()
            .filter_map(At::text)
            .map(|id| self.name(&id))
            .collect();
        joined(&names)
    }

    /// A moment on the clock of the scenario.
    pub(super) fn moment(&self, dur: Dur) -> Text {
        let at = SimTime(dur.0);
        Text::new(&self.clock.stamp(at, Lang::Ka), &self.clock.stamp(at, Lang::En))
    }

    /// A sentence in both languages.
    pub(super) fn say(&self, msg: &Msg) -> Text {
        self.words.both(msg)
    }
}

/// Texts in one line.
pub(super) fn joined(texts: &[Text]) -> Text {
    let join = |lang| texts.iter().map(|text| text.get(lang)).collect::<Vec<_>>().join("; ");
    Text::new(&join(Lang::Ka), &join(Lang::En))
}
