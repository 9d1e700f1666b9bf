//! What the screen of a seat is drawn from.

use crate::content::chart::Chart;
use crate::exercise::{Pace, SeatView};
use crate::tell::{Teller, Titles};
use crate::trace::Record;
use crate::ui::seat::said::Said;

/// The view of a seat with what puts it into words.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// What the seat sees.
    pub view: &'a SeatView,
    /// Names in the language of the screen.
    pub titles: &'a Titles,
    /// Records of the run; only what the view names may be looked up in them.
    pub records: &'a [Record],
    /// The sheet its map is drawn on.
    pub chart: &'a Chart,
    /// How it is played.
    pub playing: &'a Playing,
}

impl<'a> Scene<'a> {
    /// Tells values and records in words.
    #[must_use]
    pub const fn teller(&self) -> Teller<'a> {
        Teller::new(self.titles, self.records)
    }
}

/// How an exercise is played, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Playing {
    /// Title of the scenario.
    pub title: String,
    /// Whose text the procedure is.
    pub notice: String,
    /// Number of the part and how many there are, where several are played.
    pub part: Option<(usize, usize)>,
    /// Own duties are shown and hints can be asked for.
    pub learning: bool,
    /// No time passes.
    pub paused: bool,
    /// Play was stopped for a real emergency.
    pub emergency: bool,
    /// How time passes.
    pub pace: Pace,
    /// What is drawn is past: it is looked at, and nothing is done in it.
    pub past: bool,
    /// The person plays for the first time and is led by pointers.
    pub first_time: bool,
    /// What was said last: an answer to an act, a refusal. Shown until the next.
    pub said: Option<Said>,
}
