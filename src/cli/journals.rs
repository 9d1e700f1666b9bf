//! Opens a journal with the content it was played with.

use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use crate::base::{Msg, PartId, SeatId};
use crate::cli::failure::Failure;
use crate::cli::library::{self, shown};
use crate::cli::output::Output;
use crate::cli::pasts;
use crate::content::model::Model;
use crate::exercise::Exercise;
use crate::exercise::replay::{ReplayError, Replayed};
use crate::journal::Reader;
use crate::kernel::Plan;
use crate::trace::{Names as _, Table};

/// Reads the journal at `path` and folds its records. Says on the error output what was dropped or corrected.
///
/// # Errors
/// [`Failure`] if the file cannot be read, a line does not check, or the content means something else now.
pub fn open(
    path: &Path,
    scenario: Option<&str>,
    procedure: Option<&str>,
    out: &Output,
) -> Result<Exercise, Failure> {
    let plan = plan_for(&shown(path), source(path)?, scenario, procedure)?;
    fold(&shown(path), &plan, source(path)?, out)
}

/// As [`open`], from the bytes of a file called `name`.
///
/// # Errors
/// As there.
pub fn open_bytes(
    name: &str,
    bytes: &[u8],
    scenario: Option<&str>,
    procedure: Option<&str>,
    out: &Output,
) -> Result<Exercise, Failure> {
    let plan = plan_for(name, bytes, scenario, procedure)?;
    fold(name, &plan, bytes, out)
}

fn fold(name: &str, plan: &Arc<Plan>, source: impl BufRead, out: &Output) -> Result<Exercise, Failure> {
    let Replayed { exercise, torn, corrected, other_past } =
        Exercise::read(plan, source).map_err(|error| failure(name, &error, out))?;
    if let Some(torn) = torn {
        out.complain(&out.say(&torn.msg()));
    }
    if !corrected.is_empty() {
        out.complain(&out.say(&Msg::new("journal-corrected").with("count", corrected.len())));
    }
    if let Some(difference) = other_past {
        out.complain(&out.say(&difference.msg()));
    }
    Ok(exercise)
}

/// The bytes of a journal, read line by line: it may be larger than memory allows.
///
/// # Errors
/// [`Failure`] if it cannot be opened.
pub fn source(path: &Path) -> Result<BufReader<File>, Failure> {
    if path.is_dir() {
        return Err(Failure::io(path, &ErrorKind::IsADirectory.into()));
    }
    File::open(path).map(BufReader::new).map_err(|error| Failure::io(path, &error))
}

/// The compiled content a journal names, or the one asked for instead.
///
/// # Errors
/// [`Failure`] if the first line is no header or the content is not there.
pub fn plan_for(
    name: &str,
    source: impl BufRead,
    scenario: Option<&str>,
    procedure: Option<&str>,
) -> Result<Arc<Plan>, Failure> {
    let reader = Reader::open(source)
        .map_err(|error| Failure::new(Msg::new("cli-journal").with("path", name).with("why", error.msg())))?;
    let header = reader.header();
    let place = scenario.unwrap_or(&header.scenario.id);
    let playable = library::playable(place, procedure.or(Some(&*header.procedure.id)))?;
    let part = header.part.as_ref().and_then(|part| playable.model.find(Table::Part, part)).map(PartId);
    // A journal holds its past: without the run it is told all the same, and says so.
    match &header.folded {
        Some(_) => Ok(pasts::plan(&playable, part).unwrap_or_else(|_| Arc::new(Plan::new(playable.model)))),
        None => Ok(Arc::new(Plan::new(playable.model))),
    }
}

/// Why a journal could not be replayed, with what differs by name.
#[must_use]
pub fn failure(name: &str, error: &ReplayError, out: &Output) -> Failure {
    let mut why = out.say(&error.msg());
    if let ReplayError::Differs { differences } = error {
        for difference in differences.iter().take(12) {
            why.push_str(&format!("\n  {}", out.say(&difference.msg())));
        }
    }
    Failure::new(Msg::new("cli-journal").with("path", name).with("why", why))
}

/// The seat of a name.
///
/// # Errors
/// [`Failure`] with the names there are.
pub fn seat(model: &Model, name: &str) -> Result<SeatId, Failure> {
    model.seat(name).ok_or_else(|| {
        let there: Vec<&str> = model.seats.iter().map(|row| row.name.as_str()).collect();
        Failure::unknown("cli-no-seat", name, &there)
    })
}
