//! An exercise and its file together: begun, gone on with, followed by the next stretch of its variant. No questions are
//! asked here.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::{Msg, PartId, SeatId, SimTime};
use crate::cli::failure::Failure;
use crate::cli::journals;
use crate::cli::library::{Playable, shown};
use crate::cli::pasts;
use crate::cli::store::{self, Store};
use crate::content::model::Model;
use crate::exercise::manifest::manifest;
use crate::exercise::part::Stretch;
use crate::exercise::replay::Replayed;
use crate::exercise::start::paper;
use crate::exercise::{Exercise, Start};
use crate::journal::Header;
use crate::kernel::Plan;
use crate::trace::{Holder, Names as _, StepNo, Table};

/// The code of the person who plays. Names never reach a journal.
pub const CODE: &str = "P1";

/// An exercise with its file.
#[derive(Debug)]
pub struct Kept {
    /// The exercise.
    pub exercise: Exercise,
    /// Its file.
    pub store: Store,
    /// Exercise time it had reached; after the last thing that happened where time passed without events.
    pub clock: SimTime,
    /// What is to be told about the file: a torn end, an end that is missing, other content.
    pub notices: Vec<Msg>,
}

/// Begins an exercise and puts its opening on disk.
///
/// # Errors
/// [`Failure`] if the past of the part cannot be used or the file cannot be made.
pub fn begin(start: &Start, playable: &Playable, path: &Path) -> Result<Kept, Failure> {
    begin_on(&pasts::plan(playable, start.part)?, start, path)
}

/// As [`begin`], by a plan that is already there.
///
/// # Errors
/// [`Failure`] if the file cannot be made.
pub fn begin_on(plan: &Arc<Plan>, start: &Start, path: &Path) -> Result<Kept, Failure> {
    let mut exercise = start.begin(plan, &manifest(&plan.model));
    let store = Store::create_with(path, exercise.new_lines())?;
    let clock = exercise.clock();
    store.note("begun", exercise.head(), clock);
    Ok(Kept { exercise, store, clock, notices: Vec::new() })
}

/// Goes on with an exercise; a torn end is cut off.
///
/// # Errors
/// [`Failure`] if content or file cannot be used.
pub fn resume(path: &Path, scenario: Option<&str>, procedure: Option<&str>) -> Result<Kept, Failure> {
    let plan = journals::plan_for(&shown(path), journals::source(path)?, scenario, procedure)?;
    let Replayed { exercise, torn, other_past, .. } = Exercise::read(&plan, journals::source(path)?)
        .map_err(|error| journals::failure(&shown(path), &error))?;
    let mut notices: Vec<Msg> = torn.iter().map(crate::journal::Torn::msg).collect();
    notices.extend(other_past.iter().map(|difference| difference.msg()));
    if let Some((head, length)) = store::noted(path)
        && length >= exercise.journal().len() as u64
        && head != exercise.head()
    {
        notices.push(Msg::new("journal-end-missing"));
    }
    let clock = store::noted_clock(path, exercise.head()).unwrap_or_default().max(exercise.clock());
    let store = Store::resume(path, exercise.journal().len() as u64)?;
    store.note("opened", exercise.head(), clock);
    Ok(Kept { exercise, store, clock, notices })
}

/// Begins again after a step of an exercise, as an exercise of its own; the first stays as it is.
///
/// # Errors
/// [`Failure`] if there is no such step or the file cannot be made.
pub fn fork(exercise: &Exercise, step: StepNo, path: &Path) -> Result<Kept, Failure> {
    let Some(fork) = exercise.fork(step) else {
        let last = i64::try_from(exercise.steps().len()).unwrap_or(i64::MAX) - 1;
        let msg = Msg::new("fork-no-step").with("step", step.0.to_string()).with("last", last);
        return Err(Failure::new(msg));
    };
    let store = Store::create_with(path, fork.journal())?;
    let clock = fork.clock();
    store.note("begun", fork.head(), clock);
    Ok(Kept { exercise: fork, store, clock, notices: Vec::new() })
}

/// The start of a stretch played by the same people, with the same seed and variant, as another exercise.
#[must_use]
pub fn start_as(other: &Exercise, stretch: Stretch) -> Start {
    let header = other.header();
    Start {
        seed: header.seed,
        part: stretch.part,
        last: stretch.last,
        holders: header.seats.iter().map(|(_, holder)| holder.clone()).collect(),
        paper: paper(other.plan(), header),
        variant: header.variant.clone(),
        reference: header.reference.clone(),
    }
}

/// The stretch an exercise plays.
#[must_use]
pub fn stretch_of(exercise: &Exercise) -> Stretch {
    let find = |part: &Option<Box<str>>| {
        part.as_ref().and_then(|part| exercise.plan().model.find(Table::Part, part)).map(PartId)
    };
    let header = exercise.header();
    Stretch { part: find(&header.part), last: find(&header.last) }
}

/// The seat a person holds, or the first of those played on paper.
#[must_use]
pub fn seat_of(header: &Header, model: &Model) -> Option<SeatId> {
    let held = header.seats.iter().find(|(_, holder)| matches!(holder, Holder::Person(_)));
    model.seat(held.map(|(name, _)| name).or(header.paper.first())?)
}

/// The file of the next stretch of a variant, beside that of the one before: `a.journal`, `a.road.journal`.
#[must_use]
pub fn next_path(path: &Path, stretch: Stretch, model: &Model) -> PathBuf {
    let part = stretch.part.map_or("whole", |part| model.name(Table::Part, part.0));
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!(".{part}.journal"));
    path.with_file_name(name)
}
