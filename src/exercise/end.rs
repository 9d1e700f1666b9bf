//! How an exercise ended, or that it is not over.

use crate::base::{EndingId, SeatMask, SimTime};
use crate::exercise::run::Exercise;
use crate::score::card::Circumstances;
use crate::trace::{Author, Event, Holder, StoppedBy};

/// How an exercise ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// Who or what stopped it; nobody yet, if it is not over.
    pub by: Option<StoppedBy>,
    /// The ending reached.
    pub ending: Option<EndingId>,
    /// When; if it is not over, as far as it has come.
    pub at: SimTime,
    /// Until when it, or the part played alone, was planned.
    pub planned: SimTime,
    /// One person plays, without a trainer: who breaks it off is that person.
    pub alone: bool,
}

impl End {
    /// Whether it was played to an end of the script: not left lying, and not broken off by the trainer.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !matches!(self.by, None | Some(StoppedBy::Trainer))
    }

    /// How, in one word for programs.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self.by {
            None => "not-over",
            Some(StoppedBy::Trainer) => "trainer",
            Some(StoppedBy::Horizon) => "horizon",
            Some(StoppedBy::PartEnd) => "part-end",
            Some(StoppedBy::Ending) => "ending",
        }
    }
}

impl Exercise {
    /// How it ended, or how far it has come.
    #[must_use]
    pub fn end(&self) -> End {
        let setup = self.situation().setup();
        let held: Vec<&Holder> =
            setup.holders.iter().filter(|holder| !matches!(holder, Holder::Bot(_))).collect();
        let alone = setup.paper.is_empty() && matches!(*held, [Holder::Person(_)]);
        let planned = self.plan().end(setup.last_part());
        let mut end = End { by: None, ending: None, at: self.clock(), planned, alone };
        for record in self.records() {
            match record.event {
                Event::EndingReached { ending, .. } => end.ending = Some(ending),
                Event::Stopped { by, .. } => (end.by, end.at) = (Some(by), record.at),
                _ => {}
            }
        }
        end
    }

    /// Seats that left before the end; a simulated colleague went on in their place.
    fn left(&self) -> SeatMask {
        let mut left = SeatMask::NONE;
        for record in self.records() {
            if let (Author::Seat(by), Event::SeatGiven { seat, holder: Holder::Bot(_) }) =
                (&record.author, &record.event)
                && by == seat
            {
                left.insert(*seat);
            }
        }
        left
    }

    /// What a card needs to know of this exercise beside its records.
    #[must_use]
    pub fn circumstances(&self) -> Circumstances {
        Circumstances {
            assisted: self.header().parent.is_some(),
            unfinished: !self.end().is_whole(),
            left: self.left(),
            ..Circumstances::default()
        }
    }
}
