//! How much was gone through, and how much of what there is was seen.

use crate::base::{ClauseId, InjectId};
use crate::content::model::{Model, When};
use crate::explore::proof::explored::Explored;
use crate::explore::proof::ground::Ground;
use crate::explore::proof::seen::Seen;

/// How much was gone through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Situations in which something could go otherwise, equal ones counted once for each shard.
    pub states: u64,
    /// Runs that went to their end.
    pub paths: u64,
    /// Runs that came into a situation already gone through, and ended there.
    pub merged: u64,
    /// Steps made.
    pub steps: u64,
    /// So many deviations from the ways of playing were gone through together, in all combinations.
    pub deviations: u8,
    /// Nothing was left.
    pub complete: bool,
    /// The most memory the fingerprints of one shard took, in bytes, and how many they were.
    pub prints: (u64, u64),
}

impl Coverage {
    /// Adds what one more shard went through.
    pub fn add(&mut self, later: &Self) {
        self.states = self.states.saturating_add(later.states);
        self.paths = self.paths.saturating_add(later.paths);
        self.merged = self.merged.saturating_add(later.merged);
        self.steps = self.steps.saturating_add(later.steps);
        if later.prints.1 > self.prints.1 {
            self.prints = later.prints;
        }
    }
}

/// A share of something: so many of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// So many.
    pub of: usize,
    /// Of so many.
    pub all: usize,
}

fn share<'a>(list: impl Iterator<Item = &'a Seen>) -> Share {
    list.fold(Share { of: 0, all: 0 }, |sum, seen| Share {
        of: sum.of + usize::from(seen.is()),
        all: sum.all + 1,
    })
}

impl Explored {
    /// Injects fired of all.
    #[must_use]
    pub fn fired(&self) -> Share {
        share(self.injects.iter())
    }

    /// Options taken of all.
    #[must_use]
    pub fn options_taken(&self) -> Share {
        share(self.decisions.values().flat_map(|row| &row.taken))
    }

    /// Branches of chance that came, of all that can.
    #[must_use]
    pub fn branches_seen(&self, ground: &Ground) -> Share {
        let pairs = self.draws.iter().zip(ground.weights());
        let rows = pairs.flat_map(|(seen, weights)| seen.iter().zip(weights));
        share(rows.filter(|(_, weight)| **weight > 0).map(|(seen, _)| seen))
    }

    /// Outcomes that happened, of all.
    #[must_use]
    pub fn outcomes_seen(&self) -> Share {
        share(self.outcomes.iter())
    }

    /// Endings reached of all.
    #[must_use]
    pub fn endings_reached(&self) -> Share {
        share(self.endings.iter())
    }

    /// Clauses raised, of those the scenario claims to train.
    #[must_use]
    pub fn clauses_raised(&self, model: &Model) -> Share {
        let mut claimed: Vec<_> =
            model.script.objectives.iter().flat_map(|list| list.iter().copied()).collect();
        claimed.sort_unstable();
        claimed.dedup();
        let raised = |clause: &&ClauseId| {
            let mut rules = model.rules.iter().zip(&self.rules).filter(|(rule, _)| rule.clause == **clause);
            rules.any(|(_, seen)| seen.raised.is())
        };
        Share { of: claimed.iter().filter(raised).count(), all: claimed.len() }
    }

    /// Conditions that were seen both to hold and not to hold, of all conditions of injects, options, outcomes and
    /// endings.
    #[must_use]
    pub fn conditions_both(&self, model: &Model) -> Share {
        let paths = self.coverage.paths;
        let both = |seen: &Seen| seen.is() && seen.runs < paths;
        let mut sum = Share { of: 0, all: 0 };
        let mut count = |both: bool| sum = Share { of: sum.of + usize::from(both), all: sum.all + 1 };
        for (at, inject) in model.script.injects.iter().enumerate() {
            let fired = self.injects.get(at).is_some_and(both);
            if inject.only_if.is_some() || matches!(inject.when, When::If(..)) {
                count(fired);
            }
            let row = self.decisions.get(&InjectId::from_index(at));
            for (option, seen) in inject
                .decision
                .iter()
                .flat_map(|one| &one.options)
                .zip(row.iter().flat_map(|row| &row.offered))
            {
                if option.only_if.is_some() {
                    count(seen.is() && row.is_some_and(|row| seen.runs < row.asked.runs));
                }
            }
        }
        let outcomes = model.script.outcomes.iter().zip(&self.outcomes);
        outcomes.filter(|(row, _)| row.only_if.is_some()).for_each(|(_, seen)| count(both(seen)));
        let endings = model.script.endings.iter().zip(&self.endings);
        endings.filter(|(row, _)| row.when.is_some()).for_each(|(_, seen)| count(both(seen)));
        sum
    }
}
