//! A card beside the card of a reference run.

use serde::Serialize;

use crate::score::card::Card;
use crate::score::card::sheet::Headline;

/// Two runs side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// This run.
    pub this: Headline,
    /// The reference run.
    pub reference: Headline,
    /// Quality of this run minus that of the reference, in basis points; absent if either has nothing judged.
    pub difference: Option<i32>,
    /// Better than the reference.
    pub better: bool,
}

impl Card {
    /// This card beside a reference card.
    #[must_use]
    pub fn beside(&self, reference: &Self) -> Comparison {
        let (this, reference) = (self.team.headline, reference.team.headline);
        let difference = match (this.quality, reference.quality) {
            (Some(one), Some(other)) => Some(i32::from(one) - i32::from(other)),
            _ => None,
        };
        Comparison {
            this,
            reference,
            difference,
            better: difference.is_some_and(|difference| difference > 0),
        }
    }
}
