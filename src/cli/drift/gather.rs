//! Finds scenarios that are written against the old procedure, and exercises that were played by it.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::author::drift::Comparison;
use crate::author::drift::anew::{self, Played};
use crate::author::drift::report::ExerciseDrift;
use crate::cli::failure::Failure;
use crate::cli::journals;
use crate::cli::library::{self, Shelf, shown};
use crate::cli::store;
use crate::cli::unfinished::journals_in;
use crate::content::model::Model;
use crate::content::procedure::Procedure;
use crate::exercise::Exercise;
use crate::exercise::replay::ReplayError;
use crate::journal::Reader;
use crate::kernel::Plan;

/// A scenario that can be played by the old procedure.
pub(super) struct Written {
    /// Where it is, as the reader of a command would write it.
    pub place: String,
    /// It with the old procedure.
    pub model: Arc<Model>,
    shelf: Shelf,
}

/// What was found, and what of it has nothing to do with the old procedure.
#[derive(Default)]
pub(super) struct Found {
    /// Scenarios.
    pub scenarios: Vec<Written>,
    /// Places of scenarios that cannot be played by the old procedure.
    pub other_scenarios: Vec<String>,
    /// How many exercises were looked at.
    pub exercises: usize,
    /// Files of exercises that were not played by the old procedure as it stands, or of another scenario.
    pub other_exercises: Vec<String>,
    /// Files that cannot be read, with the reason.
    pub unread: Vec<(String, Failure)>,
}

/// How many scenarios deep a folder is looked into.
const DEPTH: usize = 2;

impl Found {
    /// Reads the scenarios of these places; the bundled ones without any.
    pub(super) fn scenarios(&mut self, places: &[String], old: &Arc<Procedure>) -> Result<(), Failure> {
        let places = if places.is_empty() { library::scenarios() } else { places.to_vec() };
        for place in places {
            for place in below(&place, DEPTH) {
                let shelf = library::scenario_shelf(&place)?;
                let read = library::read_scenario(&shelf);
                let Some(scenario) = read.value.filter(|_| !read.diagnostics.has_errors()) else {
                    self.other_scenarios.push(place);
                    continue;
                };
                match Model::compile(Arc::clone(old), Arc::new(scenario)).0 {
                    Some(model) => self.scenarios.push(Written { place, model: Arc::new(model), shelf }),
                    None => self.other_scenarios.push(place),
                }
            }
        }
        Ok(())
    }

    /// Reads the exercises of these places, and the recorded runs of the scenarios; without any places, where exercises
    /// are kept.
    pub(super) fn exercises(
        &mut self,
        places: &[PathBuf],
        new: &Arc<Procedure>,
        comparison: &Comparison,
    ) -> Result<Vec<ExerciseDrift>, Failure> {
        let plans: Vec<_> = self
            .scenarios
            .iter()
            .map(|row| (Arc::new(Plan::new(Arc::clone(&row.model))), anew::plan(&row.model, new, comparison)))
            .collect();
        let mut made = Vec::new();
        let mut taken = 0;
        for (at, row) in self.scenarios.iter().enumerate() {
            for file in row.shelf.names_in("runs").iter().filter(|name| name.ends_with(".journal")) {
                let path = format!("runs/{file}");
                let Some(bytes) = row.shelf.get(&path) else { continue };
                taken += 1;
                let name = row.shelf.shown(&path);
                match Exercise::read(&plans[at].0, bytes) {
                    Ok(read) => {
                        let played = anew::played(&read.exercise, plans[at].1.as_ref(), comparison, bytes);
                        made.push(drift(name, &read.exercise, played));
                    }
                    Err(error) => other_or_unread(name, &error, &mut self.other_exercises, &mut self.unread),
                }
            }
        }
        for path in files(places)? {
            taken += 1;
            let name = shown(&path);
            let source = || File::open(&path).map(BufReader::new).map_err(|error| Failure::io(&path, &error));
            let id = match source().and_then(|source| {
                Reader::open(source)
                    .map(|reader| reader.header().scenario.id.clone())
                    .map_err(|error| journals::failure(&name, &ReplayError::from(error)))
            }) {
                Ok(id) => id,
                Err(failure) => {
                    self.unread.push((name, failure));
                    continue;
                }
            };
            let at = self.scenarios.iter().position(|row| *row.model.scenario.id.as_str() == *id);
            let Some((plan, plan_anew)) = at.and_then(|at| plans.get(at)) else {
                self.other_exercises.push(name);
                continue;
            };
            match Exercise::read(plan, source()?) {
                Ok(read) => {
                    let played = anew::played(&read.exercise, plan_anew.as_ref(), comparison, source()?);
                    made.push(drift(name, &read.exercise, played));
                }
                Err(error) => other_or_unread(name, &error, &mut self.other_exercises, &mut self.unread),
            }
        }
        self.exercises = taken;
        Ok(made)
    }
}

fn drift(file: String, exercise: &Exercise, played: Played) -> ExerciseDrift {
    ExerciseDrift { file, scenario: exercise.plan().model.scenario.id.clone(), played }
}

/// Played by something else, or not to be read at all.
fn other_or_unread(
    name: String,
    error: &ReplayError,
    others: &mut Vec<String>,
    unread: &mut Vec<(String, Failure)>,
) {
    match error {
        ReplayError::OtherContent { .. } | ReplayError::Differs { .. } => others.push(name),
        _ => {
            let failure = journals::failure(&name, error);
            unread.push((name, failure));
        }
    }
}

/// A scenario, or the scenarios in a folder and the folders below it.
fn below(place: &str, depth: usize) -> Vec<String> {
    let path = Path::new(place);
    if !path.is_dir() || path.join("scenario.ron").is_file() {
        return vec![place.to_owned()];
    }
    let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    let mut found = Vec::new();
    for folder in folders {
        if folder.join("scenario.ron").is_file() {
            found.push(shown(&folder));
        } else if depth > 1 {
            found.extend(below(&shown(&folder), depth - 1));
        }
    }
    // A folder without any is told to be none.
    if found.is_empty() && depth == DEPTH { vec![place.to_owned()] } else { found }
}

/// The journals at these places; where exercises are kept without any.
fn files(places: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    if places.is_empty() {
        let mut found = Vec::new();
        for folder in store::kept_in() {
            found.extend(journals_in(&folder)?);
        }
        return Ok(found);
    }
    let mut found = Vec::new();
    for place in places {
        if place.is_dir() {
            let mut inside = journals_in(place)?;
            inside.sort();
            found.extend(inside);
        } else {
            journals::source(place)?;
            found.push(place.clone());
        }
    }
    Ok(found)
}
