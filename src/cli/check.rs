//! `check`: reads content and tells everything that is wrong with it.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;

use crate::base::{Diagnostics, Msg, Severity};
use crate::cli::args;
use crate::cli::failure::Failure;
use crate::cli::library::{self, Loaded, Shelf, Sources};
use crate::cli::output::{Exit, Output};
use crate::cli::pasts;
use crate::content;
use crate::content::load;
use crate::content::model::Model;

/// Checks every path and answers whether anything is wrong.
///
/// # Errors
/// [`Failure`] if a path is not there or cannot be read.
pub fn run(args: &args::Check, out: &Output) -> Result<Exit, Failure> {
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::default();
    for path in &args.paths {
        for target in targets(path)? {
            let (found, read) = check(&target, args)?;
            diagnostics.extend(found);
            sources.extend(read);
        }
    }
    diagnostics.sort();
    if out.is_json() {
        out.json(&json!({ "findings": out.findings_json(&diagnostics, &sources) }));
    } else {
        out.print(&out.findings(&diagnostics, &sources));
        out.line(&out.sum(&diagnostics));
    }
    Ok(if diagnostics.has_errors() { Exit::Problems } else { Exit::Fine })
}

/// Something to check.
enum Target {
    Procedure(Shelf),
    Scenario(Shelf),
    /// A single file of a kind known by its name.
    Map(String, Vec<u8>),
}

/// What stands at a path: one piece of content, or a folder of several.
fn targets(place: &str) -> Result<Vec<Target>, Failure> {
    let path = Path::new(place);
    let named = |name: &str| {
        path.join(name).is_file() || path.is_file() && path.file_name().is_some_and(|n| n == name)
    };
    if named("procedure.ron") {
        return Ok(vec![Target::Procedure(library::procedure_shelf(place)?)]);
    }
    if named("scenario.ron") {
        return Ok(vec![Target::Scenario(library::scenario_shelf(place)?)]);
    }
    if path.is_file() {
        if path.file_name().is_some_and(|name| name == "map.ron") {
            return Ok(vec![Target::Map(library::shown(path), library::read_file(path)?)]);
        }
        return Err(Failure::new(Msg::new("cli-check-unknown-file").with("path", place)));
    }
    if path.is_dir() {
        let mut found = Vec::new();
        let entries = std::fs::read_dir(path).map_err(|error| Failure::io(path, &error))?;
        let mut folders: Vec<_> =
            entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect();
        folders.sort();
        for folder in folders {
            if folder.join("procedure.ron").is_file() || folder.join("scenario.ron").is_file() {
                found.extend(targets(&library::shown(&folder))?);
            }
        }
        if found.is_empty() {
            return Err(Failure::new(Msg::new("cli-check-nothing").with("path", place)));
        }
        return Ok(found);
    }
    if library::scenarios().iter().any(|id| id == place) {
        return Ok(vec![Target::Scenario(library::scenario_shelf(place)?)]);
    }
    if library::procedures().iter().any(|id| id == place) {
        return Ok(vec![Target::Procedure(library::procedure_shelf(place)?)]);
    }
    Err(Failure::new(Msg::new("cli-check-nothing").with("path", place)))
}

fn check(target: &Target, args: &args::Check) -> Result<(Diagnostics, Sources), Failure> {
    match target {
        Target::Procedure(shelf) => {
            let Loaded { value, mut diagnostics, sources } = library::read_procedure(shelf);
            if let Some(procedure) = value {
                diagnostics.extend(content::check::check(&procedure, None));
                diagnostics.extend(Model::compile_procedure(Arc::new(procedure)));
            }
            Ok((diagnostics, sources))
        }
        Target::Scenario(shelf) => {
            let Loaded { value, mut diagnostics, mut sources } = library::read_scenario(shelf);
            let Some(scenario) = value else { return Ok((diagnostics, sources)) };
            let named = args.procedure.as_deref().unwrap_or(scenario.procedure.as_str());
            let read = library::procedure(named)?;
            diagnostics.extend(read.diagnostics);
            sources.extend(read.sources);
            if let Some(map) =
                shelf.get("map.ron").and_then(|bytes| load::map(&shelf.shown("map.ron"), bytes).0)
            {
                diagnostics.extend(content::check::check_map(&map, &scenario));
            }
            if let Some(procedure) = read.value {
                diagnostics.extend(content::check::check(&procedure, Some(&scenario)));
                let scenario = Arc::new(scenario);
                let (model, found) = Model::compile(Arc::new(procedure), Arc::clone(&scenario));
                diagnostics.extend(found);
                if let Some(model) = model {
                    let runs = pasts::recorded(shelf, model);
                    diagnostics.extend(content::check::check_runs(&scenario, &runs));
                }
            }
            // Warnings about the procedure belong to its own check.
            let own = format!("{}/", shelf.root);
            diagnostics
                .list
                .retain(|found| found.severity == Severity::Error || found.primary.file.starts_with(&own));
            Ok((diagnostics, sources))
        }
        Target::Map(name, bytes) => {
            let mut sources = Sources::default();
            sources.add_one(name, bytes);
            Ok((load::map(name, bytes).1, sources))
        }
    }
}
