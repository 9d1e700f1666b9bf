//! Parts that start from a recorded run: the run is read from the scenario's folder, and becomes the past of the part.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{Msg, PartId};
use crate::cli::failure::Failure;
use crate::cli::library::{Playable, Shelf};
use crate::content::check::{Recorded, Run};
use crate::content::model::Model;
use crate::content::scenario::PartStart;
use crate::exercise::Exercise;
use crate::exercise::part::{self, NoPast};
use crate::exercise::replay::Replayed;
use crate::kernel::Plan;

/// The folder of a scenario's recorded runs, and how their files end.
const FOLDER: &str = "runs";
const ENDING: &str = ".journal";

/// The plan by which a part is played, or the whole without one.
///
/// # Errors
/// [`Failure`] if the recorded run of its start state is not there, was recorded with other content, or does not lead
/// to the part.
pub fn plan(playable: &Playable, part: Option<PartId>) -> Result<Arc<Plan>, Failure> {
    let model = &playable.model;
    let plan = Arc::new(Plan::new(Arc::clone(model)));
    let row = part.and_then(|part| model.scenario.parts.get(part.index()));
    let (Some(part), Some(PartStart::Folded(run))) = (part, row.map(|row| &row.start)) else {
        return Ok(plan);
    };
    let name = format!("{FOLDER}/{run}{ENDING}");
    let path = playable.shelf.shown(&name);
    let Some(bytes) = playable.shelf.get(&name) else {
        return Err(Failure::new(Msg::new("cli-no-run").with("path", path)));
    };
    let failure =
        |why: Msg| Failure::new(Msg::new("cli-journal").with("path", path.as_str()).with("why", why));
    let Replayed { exercise, .. } = Exercise::read(&plan, bytes).map_err(|error| failure(error.msg()))?;
    let model = part::folded(model, part, run.as_str(), &exercise).map_err(|why| failure(said(why)))?;
    Ok(Arc::new(Plan::new(Arc::new(model))))
}

fn said(why: NoPast) -> Msg {
    match why {
        NoPast::NotWhole => Msg::new("check-run-not-whole"),
        NoPast::EndsBefore { end } => Msg::new("check-run-ends").with("end", end),
    }
}

/// The recorded runs of a scenario that can be read, by name: of the whole, and of parts played alone.
#[must_use]
pub fn runs(playable: &Playable, plan: &Arc<Plan>) -> Vec<(String, Exercise)> {
    let names = playable.shelf.names_in(FOLDER);
    let read = |name: &String| {
        let run = name.strip_suffix(ENDING)?;
        let bytes = playable.shelf.get(&format!("{FOLDER}/{name}"))?;
        Some((run.to_owned(), Exercise::read(plan, bytes).ok()?.exercise))
    };
    names.iter().filter_map(read).collect()
}

/// What the recorded runs of a scenario are, for checking the parts that start from them. Only runs a part names are
/// read.
#[must_use]
pub fn recorded(shelf: &Shelf, model: Model) -> Recorded {
    let named: Vec<String> = (model.scenario.parts.iter())
        .filter_map(|part| match &part.start {
            PartStart::Folded(run) => Some(run.to_string()),
            PartStart::Given(_) => None,
        })
        .collect();
    let plan = Arc::new(Plan::new(Arc::new(model)));
    let mut runs = BTreeMap::new();
    for name in shelf.names_in(FOLDER) {
        let Some(run) = name.strip_suffix(ENDING) else { continue };
        if !named.iter().any(|asked| asked == run) {
            runs.insert(run.to_owned(), Run::Unread);
            continue;
        }
        let bytes = shelf.get(&format!("{FOLDER}/{name}")).unwrap_or_default();
        let found = match Exercise::read(&plan, bytes) {
            Err(error) => Run::Broken(error.msg()),
            Ok(Replayed { exercise, .. }) if !part::is_whole(&exercise) => {
                Run::Broken(said(NoPast::NotWhole))
            }
            Ok(Replayed { exercise, .. }) => Run::Until(exercise.clock()),
        };
        runs.insert(run.to_owned(), found);
    }
    runs
}
