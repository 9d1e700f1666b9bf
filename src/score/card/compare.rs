//! A card beside the card of another run: the reference run, or the run it was forked from.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::score::card::Card;
use crate::score::card::sheet::Headline;

/// Two runs side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// This run.
    pub this: Headline,
    /// The other run.
    pub other: Headline,
    /// Quality of this run minus that of the other, in basis points; absent if either has nothing judged.
    pub difference: Option<i32>,
    /// Better than the other.
    pub better: bool,
    /// Clauses whose credit differs, by number.
    pub clauses: Vec<ClauseBeside>,
}

/// A clause in both runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClauseBeside {
    /// Number.
    pub clause: Box<str>,
    /// Credit in this run in basis points; absent with nothing judged.
    pub this: Option<u16>,
    /// Credit in the other.
    pub other: Option<u16>,
}

impl Card {
    /// This card beside another.
    #[must_use]
    pub fn beside(&self, other: &Self) -> Comparison {
        let mut credits: BTreeMap<&str, (Option<u16>, Option<u16>)> = BTreeMap::new();
        for line in &self.team.clauses {
            credits.entry(&line.clause).or_default().0 = line.credit;
        }
        for line in &other.team.clauses {
            credits.entry(&line.clause).or_default().1 = line.credit;
        }
        let differ = credits.into_iter().filter(|(_, (this, other))| this != other);
        let clauses = differ
            .map(|(clause, (this, other))| ClauseBeside { clause: clause.into(), this, other })
            .collect();
        let (this, other) = (self.team.headline, other.team.headline);
        let difference = match (this.quality, other.quality) {
            (Some(one), Some(two)) => Some(i32::from(one) - i32::from(two)),
            _ => None,
        };
        let better = difference.is_some_and(|difference| difference > 0);
        Comparison { this, other, difference, better, clauses }
    }
}
