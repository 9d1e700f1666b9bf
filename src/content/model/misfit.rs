//! What of an act was not as a pattern asked: the first of its tests that failed, for telling it in words.

use crate::base::{FactId, SlotId};
use crate::content::model::cond::{Num, Scene};
use crate::content::model::pattern::{Happening, Head, Leaf, Test, ThingRanges};
use crate::trace::Val;

/// Where a happening failed a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The action or signal.
    pub head: Head,
    /// What of it.
    pub what: What,
}

/// The part of a happening that was not as asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// What the slot held.
    Slot(SlotId, Val),
    /// The slot held one number, the fact was another at that moment.
    Number(SlotId, Val, FactId, i32),
    /// How the act ended.
    Result,
    /// Who did it.
    Actor,
    /// How reliable the message was.
    Reliability,
}

impl Leaf {
    /// The first test the happening fails; nothing if it passes, or is of another head.
    #[must_use]
    pub fn misfit(
        &self,
        happening: &Happening<'_>,
        things: &ThingRanges<'_>,
        scene: &Scene<'_>,
    ) -> Option<Misfit> {
        if self.head != happening.head {
            return None;
        }
        let failed = self.tests.iter().find(|test| !test.passes(happening, things, scene))?;
        Some(Misfit { head: self.head, what: what(failed, happening, things, scene)? })
    }
}

/// What a failed test is about.
fn what(test: &Test, happening: &Happening<'_>, things: &ThingRanges<'_>, scene: &Scene<'_>) -> Option<What> {
    let held = |slot: &SlotId| happening.args.get(slot.index());
    Some(match test {
        Test::Equals(slot, num) => match (num, num.value(scene)) {
            (Num::Cell(fact, _) | Num::Of(fact, ..) | Num::Sum(fact, ..), Some(now)) => {
                What::Number(*slot, held(slot), *fact, now)
            }
            _ => What::Slot(*slot, held(slot)),
        },
        Test::Is(slot, _)
        | Test::Filled(slot)
        | Test::Between(slot, ..)
        | Test::WordIn(slot, _)
        | Test::Contains(slot, _)
        | Test::HasAtLeast(slot, _)
        | Test::Covers(slot, ..)
        | Test::Where(slot, _)
        | Test::AtLeastTrigger(slot, ..) => What::Slot(*slot, held(slot)),
        Test::Result(_) => What::Result,
        Test::By(_) => What::Actor,
        Test::Reliability(_) => What::Reliability,
        Test::All(list) => {
            let failed = list.iter().find(|inner| !inner.passes(happening, things, scene))?;
            return what(failed, happening, things, scene);
        }
        Test::Any(list) => return what(list.first()?, happening, things, scene),
        Test::Not(inner) => return what(inner, happening, things, scene),
    })
}
