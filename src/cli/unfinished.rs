//! The exercises kept in a folder: interrupted ones, which can be gone on with, and those that are over.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::base::{Lang, Text};
use crate::cli::failure::Failure;
use crate::cli::journals;
use crate::cli::kept::seat_of;
use crate::cli::library::shown;
use crate::cli::store;
use crate::exercise::Exercise;
use crate::i18n::Clock;
use crate::journal::{Header, Reader};
use crate::tell::unfinished::Unfinished;

/// Journals of a folder, the latest first; none where it is not there yet.
///
/// # Errors
/// [`Failure`] if it cannot be read.
pub fn journals_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(|error| Failure::io(folder, &error))?,
    };
    let mut found: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "journal"))
        .map(|path| (changed(&path), path))
        .collect();
    found.sort();
    Ok(found.into_iter().rev().map(|(_, path)| path).collect())
}

fn changed(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|about| about.modified()).ok()
}

/// Minutes since a journal was written, if that is known.
#[must_use]
pub fn minutes_ago(path: &Path) -> Option<u64> {
    Some(changed(path)?.elapsed().map_or(0, |passed| passed.as_secs() / 60))
}

/// What a journal is.
#[derive(Debug)]
pub enum Found {
    /// It can be gone on with.
    Interrupted(Box<Unfinished>),
    /// It is over.
    Over {
        /// Its scenario.
        scenario: Box<str>,
        /// The part of it, if one was played alone.
        part: Option<Box<str>>,
    },
    /// No person holds a seat in it.
    Nobodys,
}

/// What the journal at `path` is.
///
/// # Errors
/// [`Failure`] if it cannot be read.
pub fn look(path: &Path) -> Result<Found, Failure> {
    // What has ended is not read whole, however many there are.
    if let Some((what, bytes)) = store::last_note(path)
        && what == "ended"
        && std::fs::metadata(path).is_ok_and(|about| about.len() == bytes)
        && let Ok(reader) = Reader::open(journals::source(path)?)
    {
        return Ok(over(reader.header()));
    }
    let plan = journals::plan_for(&shown(path), journals::source(path)?, None, None)?;
    let exercise = Exercise::read(&plan, journals::source(path)?)
        .map_err(|error| journals::failure(&shown(path), &error))?
        .exercise;
    let scenario = &plan.model.scenario;
    if exercise.is_over() {
        return Ok(over(exercise.header()));
    }
    let Some(seat) = seat_of(exercise.header(), &plan.model) else { return Ok(Found::Nobodys) };
    let clock = Clock::of(&scenario.start);
    let reached = |lang| clock.stamp(exercise.clock(), lang).into();
    let parts = scenario.parts.len();
    Ok(Found::Interrupted(Box::new(Unfinished {
        title: scenario.title.clone(),
        part: exercise.situation().part().filter(|_| parts > 1).map(|part| (part.index() + 1, parts)),
        seat: scenario.seats.get(seat.index()).map(|row| row.title.clone()).unwrap_or_default(),
        file: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        reached: Text { ka: reached(Lang::Ka), en: reached(Lang::En) },
        minutes_ago: minutes_ago(path),
    })))
}

fn over(header: &Header) -> Found {
    let alone = header.part.clone().filter(|_| header.last.is_none());
    Found::Over { scenario: header.scenario.id.clone(), part: alone }
}
