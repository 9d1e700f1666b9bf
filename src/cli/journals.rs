//! Opens a journal with the content it was played with.

use std::path::Path;
use std::sync::Arc;

use crate::base::Msg;
use crate::cli::failure::Failure;
use crate::cli::library::{self, Playable, shown};
use crate::cli::output::Output;
use crate::exercise::Exercise;
use crate::exercise::replay::{ReplayError, Replayed};
use crate::journal::Reader;
use crate::kernel::Plan;

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
    let bytes = library::read_file(path)?;
    open_bytes(&shown(path), &bytes, scenario, procedure, out)
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
    let Replayed { exercise, torn, corrected } =
        Exercise::read(&plan, bytes).map_err(|error| failure(name, &error, out))?;
    if let Some(torn) = torn {
        out.complain(&out.say(&torn.msg()));
    }
    if !corrected.is_empty() {
        out.complain(&out.say(&Msg::new("journal-corrected").with("count", corrected.len())));
    }
    Ok(exercise)
}

/// The compiled content a journal names, or the one asked for instead.
///
/// # Errors
/// [`Failure`] if the first line is no header or the content is not there.
pub fn plan_for(
    name: &str,
    bytes: &[u8],
    scenario: Option<&str>,
    procedure: Option<&str>,
) -> Result<Arc<Plan>, Failure> {
    let reader = Reader::open(bytes)
        .map_err(|error| Failure::new(Msg::new("cli-journal").with("path", name).with("why", error.msg())))?;
    let header = reader.header();
    let place = scenario.unwrap_or(&header.scenario.id);
    let Playable { model, .. } = library::playable(place, procedure.or(Some(&*header.procedure.id)))?;
    Ok(Arc::new(Plan::new(model)))
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
