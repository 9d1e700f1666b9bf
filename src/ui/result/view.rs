//! What the result shows, as plain data in the language of the screen.

use crate::base::{ClauseId, Msg};
use crate::tell::point::Point;
use crate::tell::texts::Written;
use crate::ui::seat::SeatState;
use crate::ui::sign::Sign;

/// What the result shows, in the language of the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResultView {
    /// Title of the scenario.
    pub title: String,
    /// The part that has just ended, where the exercise goes on.
    pub part: Option<String>,
    /// The seat held.
    pub seat: String,
    /// How it ended.
    pub ending: String,
    /// What the script tells at this point: how it ended, what passes until the next part, how that begins.
    pub story: Vec<String>,
    /// Whose text the procedure is.
    pub notice: String,
    /// Critical failures; read first.
    pub critical: Vec<Point>,
    /// What went well.
    pub well: Vec<Point>,
    /// What to look at.
    pub look: Vec<Point>,
    /// What else is to be said in words: hints were taken, nothing is proposed.
    pub remarks: Vec<String>,
    /// What to think about.
    pub questions: Vec<String>,
    /// The texts written, beside their models.
    pub texts: Vec<Written>,
    /// Numbers; none on a first practice.
    pub numbers: Option<Numbers>,
    /// What the reference run did about the duties to look at.
    pub others: Vec<(String, Vec<String>)>,
    /// Title of the part that follows, if one does.
    pub next: Option<String>,
}

/// Numbers, in the order they are spoken about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// How many duties were judged.
    pub coverage: String,
    /// How well; nothing where nothing was judged.
    pub quality: Option<String>,
    /// How many of each kind, with the sign of the kind.
    pub counts: Vec<(Sign, String)>,
    /// Objectives with the proposal, and what limits it.
    pub objectives: Vec<String>,
}

/// What is open and typed on the result.
#[derive(Clone, Debug, Default)]
pub struct ResultState {
    /// The points whose records are shown, by list and position.
    pub open: Vec<(u8, usize)>,
    /// The clause that is read.
    pub clause: Option<ClauseId>,
    /// The map of a moment is shown.
    pub moment: bool,
    /// Where that map looks.
    pub seat: SeatState,
    /// The file to hand over is asked for.
    pub saving: bool,
    /// Where it is to be saved.
    pub path: String,
    /// A file is there: whether it is to be replaced is asked.
    pub replace: bool,
    /// What came of saving.
    pub said: Option<Msg>,
}
