//! An exercise with its colleagues and its file, as a session of the host.

use std::path::Path;

use crate::base::{Msg, SeatId, SeatMask, SimTime};
use crate::cli::kept::Kept;
use crate::cli::store::Store;
use crate::exercise::{Answer, Exercise, Input};
use crate::explore::live::Live;
use crate::explore::moving::Watch;
use crate::sim::Session;
use crate::trace::{Holder, StepNo};

/// What a person plays.
pub(super) struct Play {
    live: Live,
    store: Store,
    /// The seat held.
    pub(super) seat: SeatId,
    /// Own duties are shown, and stop time.
    pub(super) learning: bool,
    /// Lines made that are not on disk yet.
    unsaved: Vec<u8>,
}

impl Play {
    /// Takes an exercise on.
    pub(super) fn new(kept: Kept, seat: SeatId, learning: bool) -> Self {
        let mut live = Live::new(kept.exercise);
        live.run(kept.clock);
        Self { live, store: kept.store, seat, learning, unsaved: Vec::new() }
    }

    /// Where it is kept.
    pub(super) fn path(&self) -> &Path {
        self.store.path()
    }

    /// A simulated colleague holds the seat.
    pub(super) fn is_away(&self) -> bool {
        let holder = self.exercise().monitors().holders().get(self.seat.index());
        !self.exercise().is_over() && matches!(holder, Some(Holder::Bot(_)))
    }

    /// What stands at the present moment happens, so that the first look is not empty.
    pub(super) fn settle(&mut self) -> Result<(), Msg> {
        let clock = self.exercise().clock();
        if clock <= self.exercise().situation().now() {
            self.live.run(clock);
        }
        self.save()
    }

    /// Notes beside the journal that it was left or has ended.
    pub(super) fn note(&self, what: &str) {
        let exercise = self.live.exercise();
        self.store.note(what, exercise.head(), exercise.clock());
    }

    /// Notes beside the journal that it has ended, and how many duties there are to look at.
    pub(super) fn ended(&self, to_look_at: usize) {
        let exercise = self.live.exercise();
        self.store.note_with("ended", exercise.head(), exercise.clock(), Some(to_look_at));
    }

    fn watch(&self) -> Watch {
        Watch { seats: SeatMask::one(self.seat), tables: SeatMask::NONE, duties: self.learning }
    }

    /// Lets time pass until something reaches the seat, or `limit`.
    fn move_on(&mut self, limit: SimTime) -> Answer {
        let before = self.live.exercise().steps().len();
        if !self.live.exercise().is_paused() {
            let watch = self.watch();
            self.live.move_on(&watch, limit);
        }
        made_since(&self.live, before)
    }

    /// Lets the colleagues play on to the end.
    fn run_out(&mut self) -> Answer {
        let before = self.live.exercise().steps().len();
        self.live.run(SimTime::FAR);
        made_since(&self.live, before)
    }

    /// Puts new lines on disk.
    pub(super) fn save(&mut self) -> Result<(), Msg> {
        self.unsaved.extend_from_slice(self.live.exercise_mut().new_lines());
        self.store.append(&self.unsaved).map_err(|failure| failure.message)?;
        self.unsaved.clear();
        Ok(())
    }
}

/// The steps made since there were so many.
fn made_since(live: &Live, before: usize) -> Answer {
    let made = live.exercise().steps().len() > before;
    Answer { from: made.then(|| StepNo(u32::try_from(before).unwrap_or(u32::MAX))), refused: None }
}

impl Session for Play {
    fn exercise(&self) -> &Exercise {
        self.live.exercise()
    }

    /// *To the next* is, for a seat, to what reaches it next; to a time, unless something reaches it before; to the end
    /// of the part, where a colleague holds the seat, to the end of the exercise.
    fn take(&mut self, input: Input) -> Result<Answer, Msg> {
        let answer = match input {
            Input::AdvanceToNext => self.move_on(SimTime::FAR),
            Input::AdvanceTo(to) => self.move_on(to),
            Input::AdvanceToEndOfPart if self.is_away() => self.run_out(),
            other => self.live.take(other),
        };
        self.save()?;
        Ok(answer)
    }
}
