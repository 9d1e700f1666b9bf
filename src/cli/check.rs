//! `check`: reads content and tells everything that is wrong with it. With `--deep`, scenarios without mistakes are then
//! gone through.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::author::pack::PROCEDURES;
use crate::base::{Diagnostic, Diagnostics, Label, Msg, Severity};
use crate::cli::args;
use crate::cli::deep::{self, Deep};
use crate::cli::failure::Failure;
use crate::cli::fix::{self, Mended};
use crate::cli::library::{self, Loaded, Shelf, Sources};
use crate::cli::output::{Exit, Output, indented};
use crate::cli::pasts;
use crate::content::codes;
use crate::content::load;
use crate::content::review::{self, Story};
use crate::content::settle::settle;

/// Checks every path and answers whether anything is wrong. A path that cannot be read does not keep the others from
/// being checked.
///
/// # Errors
/// [`Failure`] if nothing of what was named can be read.
pub fn run(args: &args::Check, out: &Output) -> Result<Exit, Failure> {
    if args.undo {
        return fix::undo(&args.paths, out);
    }
    if args.fix {
        args.paths.iter().try_for_each(|place| library::refuse_pack(place))?;
    }
    let mut mended = Mended::default();
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::default();
    let mut failures: Vec<(&str, Failure)> = Vec::new();
    let mut checked = false;
    let mut stamps: Vec<(String, Msg)> = Vec::new();
    let mut scenarios: Vec<Shelf> = Vec::new();
    for path in &args.paths {
        match targets(path) {
            Err(failure) => failures.push((path, failure)),
            Ok(targets) => {
                for mut target in targets {
                    let (mut found, mut read) = check(&target, args)?;
                    let rounds = if args.fix { fix::ROUNDS } else { 0 };
                    for _ in 0..rounds {
                        let new = mended.round(&target.files(), &found.list, &read);
                        if new.is_empty() {
                            break;
                        }
                        new.into_iter().for_each(|(name, bytes)| target.put(&name, bytes));
                        (found, read) = check(&target, args)?;
                    }
                    if let Target::Scenario(shelf) = &target {
                        stamps.extend(shelf.stamp.iter().map(|stamp| (shelf.root.clone(), stamp.clone())));
                        if args.deep && !found.has_errors() {
                            scenarios.push(shelf.clone());
                        }
                    }
                    diagnostics.extend(found);
                    sources.extend(read);
                    checked = true;
                }
            }
        }
    }
    if !checked && let Some((_, failure)) = failures.pop() {
        failures.iter().for_each(|(_, failure)| out.complain(&out.say(&failure.message)));
        return Err(failure);
    }
    for (path, failure) in failures {
        let place = Label { file: path.into(), span: None, path: String::new(), note: None };
        let mut finding = Diagnostic::new(codes::NOT_THERE, Severity::Error, failure.message, place);
        finding.help.push(failure.help.unwrap_or(Msg::new("mend-p041")));
        diagnostics.push(finding);
    }
    diagnostics.sort();
    let fixed = if args.fix { Some(mended.finish(!args.dry_run, out)?) } else { None };
    if !out.is_json() {
        for (path, stamp) in &stamps {
            let said =
                out.say(&Msg::new("pack-stamped").with("path", path.as_str()).with("stamp", stamp.clone()));
            out.print(&indented("", 0, &said, out.width));
        }
        out.print_ready(&out.findings(&diagnostics, &sources));
        out.line(&out.sum(&diagnostics));
    }
    let mut went = Vec::new();
    for shelf in scenarios {
        let deep = deep::run(shelf, args, out)?;
        if !out.is_json() {
            out.print_ready(&out.findings(&deep.found, &deep.sources));
            deep.tell(out);
        }
        went.push(deep);
    }
    if out.is_json() {
        let mut found = out.findings_json(&diagnostics, &sources);
        for deep in &went {
            if let (Some(list), Value::Array(more)) =
                (found.as_array_mut(), out.findings_json(&deep.found, &deep.sources))
            {
                list.extend(more);
            }
        }
        let mut answer = json!({ "findings": found });
        if let Some(fixed) = fixed {
            answer["fixed"] = fixed.into();
        }
        if !stamps.is_empty() {
            let told = |(path, stamp): &(String, Msg)| json!({ "path": path, "stamp": out.say(stamp) });
            answer["stamps"] = stamps.iter().map(told).collect();
        }
        if args.deep {
            answer["deep"] = went.iter().map(Deep::json).collect();
        }
        out.json(&answer);
    }
    went.into_iter().for_each(|deep| diagnostics.extend(deep.found));
    Ok(if diagnostics.has_errors() { Exit::Problems } else { Exit::Fine })
}

/// Something to check.
enum Target {
    Procedure(Shelf),
    Scenario(Shelf),
    /// A single file of a kind known by its name.
    Map(String, Vec<u8>),
}

impl Target {
    /// Its files by the names findings use.
    fn files(&self) -> Vec<(String, Vec<u8>)> {
        match self {
            Self::Procedure(shelf) | Self::Scenario(shelf) => {
                shelf.files().map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).collect()
            }
            Self::Map(name, bytes) => vec![(name.clone(), bytes.clone())],
        }
    }

    /// Puts other bytes in the place of a file's.
    fn put(&mut self, name: &str, bytes: Vec<u8>) {
        match self {
            Self::Procedure(shelf) | Self::Scenario(shelf) => shelf.put(name, bytes),
            Self::Map(_, old) => *old = bytes,
        }
    }
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
    if library::is_pack(path) {
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
            let Loaded { value, diagnostics, sources } = library::read_procedure(shelf);
            let found = review::procedure(value.map(Arc::new), diagnostics, &|file| sources.get(file));
            Ok((found, sources))
        }
        Target::Scenario(shelf) => scenario(shelf, args.procedure.as_deref()),
        Target::Map(name, bytes) => {
            let mut sources = Sources::default();
            sources.add_one(name, bytes);
            let mut found = load::map(name, bytes).1;
            settle(&mut found, &|file| sources.get(file));
            Ok((found, sources))
        }
    }
}

/// Everything that is found in the scenario of a shelf, with its procedure or the one at `procedure_place`.
///
/// # Errors
/// [`Failure`] if there is no procedure at `procedure_place`, or it cannot be read.
pub(super) fn scenario(
    shelf: &Shelf,
    procedure_place: Option<&str>,
) -> Result<(Diagnostics, Sources), Failure> {
    let Loaded { value, mut diagnostics, mut sources } = library::read_scenario(shelf);
    let mut procedure = None;
    if let Some(scenario) = &value {
        match library::procedure_of(shelf, scenario, procedure_place)? {
            Ok(read) => {
                diagnostics.extend(read.diagnostics);
                sources.extend(read.sources);
                procedure = read.value;
            }
            Err(unknown) => diagnostics.push(*unknown),
        }
    }
    let map = shelf.get("map.ron").and_then(|bytes| load::map(&shelf.shown("map.ron"), bytes).0);
    let story = Story {
        procedure: procedure.map(Arc::new),
        scenario: value.map(Arc::new),
        map: map.as_ref(),
        runs: &|model| pasts::recorded(shelf, model),
    };
    let mut found = review::scenario(story, diagnostics, &|file| sources.get(file));
    // Warnings about the procedure belong to its own check.
    let (own, inside) = (shelf.shown(""), shelf.shown(&format!("{PROCEDURES}/")));
    let is_own = |file: &str| file.starts_with(&own) && !file.starts_with(&inside);
    found.list.retain(|found| found.severity == Severity::Error || is_own(&found.primary.file));
    Ok((found, sources))
}
