//! Opens a journal with the content it was played with.

use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use crate::base::{Lang, Msg, PartId, SeatId, Text};
use crate::cli::failure::Failure;
use crate::cli::library::{self, shown};
use crate::cli::output::Output;
use crate::cli::pasts;
use crate::content::model::Model;
use crate::exercise::replay::{ReplayError, Replayed};
use crate::exercise::{Exercise, beginning};
use crate::i18n::Catalogue;
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
        Exercise::read(plan, source).map_err(|error| failure(name, &error))?;
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
    let mut reader = Reader::open(source)
        .map_err(|error| Failure::new(Msg::new("cli-journal").with("path", name).with("why", error.msg())))?;
    let header = reader.header();
    let place = scenario.unwrap_or(&header.scenario.id);
    let playable = library::playable(place, procedure.or(Some(&*header.procedure.id)))?;
    if header.from.is_some() {
        // What came before stands in the journal itself.
        let model =
            beginning::of_journal(&playable.model, &mut reader).map_err(|error| failure(name, &error))?;
        return Ok(Arc::new(Plan::new(Arc::new(model))));
    }
    let part = header.part.as_ref().and_then(|part| playable.model.find(Table::Part, part)).map(PartId);
    // A journal holds its past: without the run it is told all the same, and says so.
    match &header.folded {
        Some(_) => Ok(pasts::plan(&playable, part).unwrap_or_else(|_| Arc::new(Plan::new(playable.model)))),
        None => Ok(Arc::new(Plan::new(playable.model))),
    }
}

/// Of what differs, so many are named.
const NAMED: usize = 3;

/// Why a journal could not be replayed, with the first of what differs by name.
#[must_use]
pub fn failure(name: &str, error: &ReplayError) -> Failure {
    let mut failure = Failure::new(Msg::new("cli-journal").with("path", name).with("why", error.msg()));
    if let ReplayError::Differs { differences } = error {
        let list = |lang| {
            let words = Catalogue::new(lang);
            let first = differences.iter().take(NAMED).map(|difference| words.say(&difference.msg()));
            first.collect::<Vec<_>>().join("; ").into()
        };
        let list = Text { ka: list(Lang::Ka), en: list(Lang::En) };
        let key = if differences.len() > NAMED { "replay-differs-first" } else { "replay-differs-in" };
        failure.help = Some(Msg::new(key).with("list", &list));
    }
    failure
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::manifest::{Difference, What};

    #[test]
    fn of_much_that_differs_the_number_and_the_first_three_are_told_in_each_language() {
        let differences = |count: usize| {
            let name = |at| format!("clause/ACT-{at}").into();
            (0..count).map(|at| Difference { what: What::Meaning, name: name(at) }).collect::<Vec<_>>()
        };
        for lang in Lang::ALL {
            let words = Catalogue::new(lang);
            for (count, key) in [(3, "replay-differs-in"), (385, "replay-differs-first")] {
                let failure = failure("a.journal", &ReplayError::Differs { differences: differences(count) });
                let help = failure.help.unwrap();
                assert_eq!(help.key, key);
                let (said, list) = (words.say(&failure.message), words.say(&help));
                assert!(said.contains(&count.to_string()) && !said.contains("clause/"), "{said}");
                assert_eq!(list.matches("clause/").count(), 3, "{list}");
                let georgian = |text: &str| text.chars().any(|c| ('ა'..='ჰ').contains(&c));
                assert_eq!((georgian(&said), georgian(&list)), (lang == Lang::Ka, lang == Lang::Ka));
            }
        }
    }
}
