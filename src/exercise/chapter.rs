//! A part that ended within an exercise that goes on: what is judged up to its end, where it can be begun again.

use std::sync::Arc;

use crate::base::{PartId, SimTime};
use crate::exercise::run::Exercise;
use crate::score::card::Card;
use crate::score::clause::{Closing, How, Monitors};
use crate::trace::{Event, StepNo};

/// A part that has ended while the exercise goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// The part.
    pub part: PartId,
    /// When the part before it ended, if one was played.
    pub since: Option<SimTime>,
    /// When it ended.
    pub at: SimTime,
    /// Position of the record that says so.
    pub record: usize,
}

impl Exercise {
    /// The part that ended last, if it did after so many records and the exercise goes on.
    #[must_use]
    pub fn chapter_since(&self, before: usize) -> Option<Chapter> {
        let ends: Vec<Chapter> = self.chapters();
        ends.last().filter(|last| !self.is_over() && last.record >= before).copied()
    }

    /// The parts that have ended in play, in order.
    #[must_use]
    pub fn chapters(&self) -> Vec<Chapter> {
        let mut since = None;
        let played = self.records().iter().enumerate().skip(self.play_from());
        played
            .filter_map(|(record, row)| {
                let Event::PartEnded { part } = row.event else { return None };
                let before = since.replace(row.at);
                Some(Chapter { part, since: before, at: row.at, record })
            })
            .collect()
    }

    /// What is judged up to the end of a part, as if play had been stopped there.
    #[must_use]
    pub fn judged_to(&self, chapter: &Chapter) -> Monitors {
        let mut monitors = Monitors::new(Arc::clone(&self.plan().model));
        self.records().iter().take(chapter.record + 1).for_each(|record| monitors.observe(record));
        monitors.close(Closing::Stopped { at: chapter.at, how: How::Stop });
        monitors
    }

    /// The card of what was judged up to the end of a part; no rating is proposed, for play goes on.
    #[must_use]
    pub fn card_to(&self, judged: &Monitors) -> Card {
        Card::of(judged, &self.circumstances())
    }

    /// The last step before a part began; none if play began with it.
    #[must_use]
    pub fn before(&self, chapter: &Chapter) -> Option<StepNo> {
        let begun =
            self.records().iter().take(chapter.record).rposition(
                |record| matches!(record.event, Event::PartBegun { part } if part == chapter.part),
            )?;
        chapter.since?;
        let after = self.steps().partition_point(|step| step.first <= begun);
        u32::try_from(after.checked_sub(2)?).ok().map(StepNo)
    }
}
