//! An exercise judged by another procedure than the one it was played by: `score JOURNAL --procedure OTHER`.

use std::path::Path;
use std::sync::Arc;

use crate::author::drift::told::Tongues;
use crate::author::drift::{anew, compare};
use crate::base::Msg;
use crate::cli::failure::Failure;
use crate::cli::journals;
use crate::cli::library::shown;
use crate::cli::output::Output;
use crate::cli::procedure::readable;
use crate::exercise::Exercise;
use crate::tell::basis;

/// Of what differs, so much is named.
const NAMED: usize = 5;

/// Opens a journal; with a procedure by which it was not played, as far as what happened can be judged by it. Answers the
/// sentence that says so too.
///
/// # Errors
/// [`Failure`] if it cannot be read, or the procedure has otherwise what decided how the exercise went.
pub fn open(
    path: &Path,
    scenario: Option<&str>,
    procedure: Option<&str>,
    out: &Output,
) -> Result<(Exercise, Option<Msg>), Failure> {
    let failure = match journals::open(path, scenario, procedure, out) {
        Ok(exercise) => return Ok((exercise, None)),
        Err(failure) => failure,
    };
    let Some(place) = procedure else { return Err(failure) };
    let Some(played) = played(path, scenario) else { return Err(failure) };
    let old = &played.plan().model;
    let new = Arc::new(readable(place)?);
    let comparison = compare(&old.procedure, &new, &Tongues::default());
    let refused = |list: String| {
        let mut failure =
            Failure::new(Msg::new("score-not-by-another").with("path", shown(path)).with("list", list));
        let help = Msg::new("score-see-drift").with("old", &old.procedure.id).with("new", place);
        failure.help = Some(help.with("path", shown(path)));
        failure
    };
    let mut barred: Vec<String> =
        anew::left_out(&comparison).values().flatten().map(|(_, id)| id.to_string()).collect();
    barred.sort();
    barred.dedup();
    if !barred.is_empty() {
        barred.truncate(NAMED);
        return Err(refused(barred.join(", ")));
    }
    let Some(plan) = anew::plan(old, &new, &comparison) else {
        return Err(refused(out.word("drift-barred-scenario")));
    };
    let judged = Exercise::read_for_judging(&plan, journals::source(path)?)
        .map_err(|error| journals::failure(&shown(path), &error))?;
    let [was, is] = [&*old.procedure, &*new].map(|procedure| basis::notice(procedure, &out.words));
    Ok((judged, Some(Msg::new("score-by-another").with("old", was).with("new", is))))
}

/// The exercise by the procedure its journal names, if that is here and still the one it was played by.
fn played(path: &Path, scenario: Option<&str>) -> Option<Exercise> {
    let plan = journals::plan_for(&shown(path), journals::source(path).ok()?, scenario, None).ok()?;
    Some(Exercise::read(&plan, journals::source(path).ok()?).ok()?.exercise)
}
