//! Opens a journal with the content it was played with.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::Arc;

use crate::base::{Msg, PartId};
use crate::cli::failure::Failure;
use crate::cli::library::{self, Playable, shown};
use crate::cli::output::Output;
use crate::content::scenario::PartStart;
use crate::exercise::replay::{ReplayError, Replayed};
use crate::exercise::{Exercise, part};
use crate::journal::{Head, Reader};
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
    let Replayed { exercise, torn, corrected } =
        Exercise::read(plan, source).map_err(|error| failure(name, &error, out))?;
    if let Some(torn) = torn {
        out.complain(&out.say(&torn.msg()));
    }
    if !corrected.is_empty() {
        out.complain(&out.say(&Msg::new("journal-corrected").with("count", corrected.len())));
    }
    Ok(exercise)
}

/// The bytes of a journal, read line by line: it may be larger than memory allows.
///
/// # Errors
/// [`Failure`] if it cannot be opened.
pub fn source(path: &Path) -> Result<BufReader<File>, Failure> {
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
    match (part, &header.folded) {
        (Some(part), Some(_)) => Ok(started(&playable, Some(part))?.0),
        (_, _) => Ok(Arc::new(Plan::new(playable.model))),
    }
}

/// A recorded run that a start state was taken from: its name, and its head after the last step that counted.
pub type Folded = (Box<str>, Head);

/// The plan by which a part is played alone, or the whole without one. Where the part's start state is folded from a
/// recorded run, the run and its head are answered too.
///
/// # Errors
/// [`Failure`] if the run is not there or does not reach the part.
pub fn started(playable: &Playable, part: Option<PartId>) -> Result<(Arc<Plan>, Option<Folded>), Failure> {
    let plan = Arc::new(Plan::new(Arc::clone(&playable.model)));
    let row = part.and_then(|part| playable.model.scenario.parts.get(part.index()));
    let (Some(part), Some(PartStart::Folded(run))) = (part, row.map(|row| &row.start)) else {
        return Ok((plan, None));
    };
    let name = format!("runs/{run}.journal");
    let missing = || Failure::new(Msg::new("cli-no-run").with("path", playable.shelf.shown(&name)));
    let bytes = playable.shelf.get(&name).ok_or_else(missing)?;
    let told = Exercise::read(&plan, bytes).map_err(|error| {
        Failure::new(
            Msg::new("cli-journal").with("path", playable.shelf.shown(&name)).with("why", error.msg()),
        )
    })?;
    let (model, last) = part::folded(&playable.model, part, &told.exercise).ok_or_else(missing)?;
    let head = told.exercise.head_after(last);
    Ok((Arc::new(Plan::new(Arc::new(model))), Some((run.as_str().into(), head))))
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
