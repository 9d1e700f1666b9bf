//! Finds content: in a folder on disk, in one file to give away, or bundled inside the executable.
//!
//! # Invariants
//! - What is on disk is never written here.
//! - A file is read only up to the size the reader of content accepts.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_embed::Embed;

use crate::author::pack::{ENDING, PROCEDURES, Pack};
use crate::base::{Diagnostic, Diagnostics, Msg};
use crate::cli::failure::Failure;
use crate::cli::pack;
use crate::content::check::unknown_name;
use crate::content::load;
use crate::content::map::Map;
use crate::content::model::Model;
use crate::content::procedure::Procedure;
use crate::content::scenario::Scenario;
use crate::content::settle::settle;
use crate::content::syntax::SIZE_LIMIT;

#[derive(Embed)]
#[folder = "assets/procedures"]
#[include = "*.ron"]
struct Procedures;

#[derive(Embed)]
#[folder = "scenarios"]
#[include = "*.ron"]
#[include = "*.journal"]
#[allow_missing = true]
struct Scenarios;

/// The key of the sentence that there is no such procedure.
pub(super) const NO_PROCEDURE: &str = "cli-no-procedure";
/// The most files read from one folder.
const FILE_LIMIT: usize = 2_000;
/// How deep folders are followed.
const DEPTH_LIMIT: usize = 6;

/// A folder of content with the bytes of its files, by name as shown to people.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// Where it stands, as shown.
    pub root: String,
    /// Who stands for it, in a sentence; None of what nobody has stamped.
    pub stamp: Option<Msg>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Shelf {
    /// The bytes of a file, by its name below the root.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.files.get(&self.shown(name)).map(Vec::as_slice)
    }

    /// A folder that is not on disk yet, of files by their names below its root.
    #[must_use]
    pub fn of(root: &str, files: Vec<(String, Vec<u8>)>) -> Self {
        let files = files.into_iter().map(|(name, bytes)| (format!("{root}/{name}"), bytes)).collect();
        Self { root: root.to_owned(), stamp: None, files }
    }

    /// Puts other bytes in the place of a file's, by its name as shown; nothing on disk changes.
    pub fn put(&mut self, name: &str, bytes: Vec<u8>) {
        if let Some(file) = self.files.get_mut(name) {
            *file = bytes;
        }
    }

    /// A file's name as findings show it.
    #[must_use]
    pub fn shown(&self, name: &str) -> String {
        format!("{}/{name}", self.root)
    }

    /// The files, by shown name.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// A procedure that stands inside, by its id. One of the program's own cannot be replaced so.
    fn own_procedure(&self, id: &str) -> Option<Self> {
        if procedures().iter().any(|bundled| bundled == id) {
            return None;
        }
        let root = self.shown(&format!("{PROCEDURES}/{id}"));
        let start = format!("{root}/");
        let inside = self.files.iter().filter(|(name, _)| name.starts_with(&start));
        let files = inside.map(|(name, bytes)| (name.clone(), bytes.clone())).collect();
        let shelf = Self { root, stamp: None, files };
        shelf.get("procedure.ron").is_some().then_some(shelf)
    }

    /// The names below the root of the files in a folder of it.
    #[must_use]
    pub fn names_in(&self, folder: &str) -> Vec<String> {
        let start = self.shown(&format!("{folder}/"));
        self.files.keys().filter_map(|name| name.strip_prefix(&start)).map(str::to_owned).collect()
    }
}

/// Something read, with what was found and the sources it was read from.
#[derive(Clone, Debug)]
pub struct Loaded<T> {
    /// What could be read.
    pub value: Option<T>,
    /// Findings.
    pub diagnostics: Diagnostics,
    /// Sources by the names findings use.
    pub sources: Sources,
}

/// Sources by the names findings use.
#[derive(Clone, Debug, Default)]
pub struct Sources(BTreeMap<String, String>);

impl Sources {
    /// The source called so.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Adds the files of a shelf.
    pub fn add(&mut self, shelf: &Shelf) {
        for (name, bytes) in shelf.files() {
            self.0.insert(name.to_owned(), String::from_utf8_lossy(bytes).into_owned());
        }
    }

    /// Adds one file.
    pub fn add_one(&mut self, name: &str, bytes: &[u8]) {
        self.0.insert(name.to_owned(), String::from_utf8_lossy(bytes).into_owned());
    }

    /// Adds other sources.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}

/// Ids of the bundled scenarios.
#[must_use]
pub fn scenarios() -> Vec<String> {
    ids(Scenarios::iter(), "scenario.ron")
}

/// Ids of the bundled procedures.
#[must_use]
pub fn procedures() -> Vec<String> {
    ids(Procedures::iter(), "procedure.ron")
}

fn ids(paths: impl Iterator<Item = Cow<'static, str>>, main: &str) -> Vec<String> {
    let mut ids: Vec<String> = paths
        .filter_map(|path| Some(path.strip_suffix(main)?.strip_suffix('/')?.to_owned()))
        .filter(|id| !id.contains('/'))
        .collect();
    ids.sort();
    ids
}

/// Whether a path is called as a scenario in one file is.
#[must_use]
pub fn is_pack_name(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

/// Whether a scenario in one file stands at a path.
#[must_use]
pub fn is_pack(path: &Path) -> bool {
    is_pack_name(path) && path.is_file()
}

/// Refuses to change something inside a scenario in one file.
///
/// # Errors
/// [`Failure`] if one stands at the path.
pub fn refuse_pack(place: &str) -> Result<(), Failure> {
    if is_pack(Path::new(place)) {
        return Err(Failure::new(Msg::new("pack-unpack-first").with("path", place)));
    }
    Ok(())
}

/// The folder of a scenario: a path on disk, one file to give away, or the id of a bundled one.
///
/// # Errors
/// [`Failure`] if there is none of them, or the file is not sound.
pub fn scenario_shelf(place: &str) -> Result<Shelf, Failure> {
    let path = Path::new(place);
    if is_pack(path) {
        return Ok(shelf_of(&pack::open(path)?, shown(path)));
    }
    let mut shelf = folder_or_bundled(place)?;
    if path.exists() {
        shelf.stamp = pack::stamp_of_folder(Path::new(&shelf.root), &shelf);
    }
    Ok(shelf)
}

/// The content of a pack, as if it stood in a folder called `root`.
fn shelf_of(pack: &Pack, root: String) -> Shelf {
    let mut shelf = Shelf { root, stamp: Some(pack.standing().msg()), files: BTreeMap::new() };
    for (name, bytes) in pack.files.iter().filter(|(name, _)| is_content(Path::new(name))) {
        shelf.files.insert(shelf.shown(name), bytes.clone());
    }
    shelf
}

/// Whether a file is content or a recorded run, by its name.
fn is_content(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "ron" || extension == "journal")
}

fn folder_or_bundled(place: &str) -> Result<Shelf, Failure> {
    shelf(place, "scenario.ron", "scenarios", Scenarios::iter(), &|path| {
        Scenarios::get(path).map(|f| f.data)
    })?
    .ok_or_else(|| {
        let there = scenarios();
        let there: Vec<&str> = there.iter().map(String::as_str).collect();
        Failure::unknown("cli-no-scenario", place, &there)
    })
}

/// The folder of a procedure: a path on disk, or the id of a bundled one.
///
/// # Errors
/// [`Failure`] if there is neither.
pub fn procedure_shelf(place: &str) -> Result<Shelf, Failure> {
    shelf(place, "procedure.ron", "assets/procedures", Procedures::iter(), &|path| {
        Procedures::get(path).map(|f| f.data)
    })?
    .ok_or_else(|| {
        let there = procedures();
        let there: Vec<&str> = there.iter().map(String::as_str).collect();
        Failure::unknown(NO_PROCEDURE, place, &there)
    })
}

fn shelf(
    place: &str,
    main: &str,
    bundle: &str,
    paths: impl Iterator<Item = Cow<'static, str>>,
    get: &dyn Fn(&str) -> Option<Cow<'static, [u8]>>,
) -> Result<Option<Shelf>, Failure> {
    let path = Path::new(place);
    let folder = if path.is_dir() {
        Some(path.to_path_buf())
    } else if path.is_file() && path.file_name().is_some_and(|name| name == main) {
        path.parent().map(|parent| {
            if parent.as_os_str().is_empty() { PathBuf::from(".") } else { parent.to_path_buf() }
        })
    } else {
        None
    };
    if let Some(folder) = folder
        && folder.join(main).is_file()
    {
        return read_folder(&folder).map(Some);
    }
    let start = format!("{place}/");
    let mut shelf = Shelf { root: format!("{bundle}/{place}"), ..Shelf::default() };
    for path in paths.filter(|path| path.starts_with(&start)) {
        if let Some(data) = get(&path) {
            shelf.files.insert(format!("{bundle}/{path}"), data.into_owned());
        }
    }
    Ok((!shelf.files.is_empty()).then_some(shelf))
}

/// Reads the content files of a folder and the folders in it.
///
/// # Errors
/// [`Failure`] if something in it cannot be read, or there are too many files.
pub fn read_folder(folder: &Path) -> Result<Shelf, Failure> {
    let mut shelf = Shelf { root: shown(folder), ..Shelf::default() };
    let mut open = vec![(folder.to_path_buf(), 0)];
    while let Some((next, depth)) = open.pop() {
        let entries = std::fs::read_dir(&next).map_err(|error| Failure::io(&next, &error))?;
        for entry in entries {
            let path = entry.map_err(|error| Failure::io(&next, &error))?.path();
            if path.is_dir() && depth < DEPTH_LIMIT {
                open.push((path, depth + 1));
            } else if path.is_file() && is_content(&path) {
                if shelf.files.len() >= FILE_LIMIT {
                    let msg =
                        Msg::new("cli-too-many-files").with("path", shown(folder)).with("limit", FILE_LIMIT);
                    return Err(Failure::new(msg));
                }
                let bytes = read_file(&path)?;
                let name = path.strip_prefix(folder).map_or_else(|_| shown(&path), shown);
                shelf.files.insert(format!("{}/{name}", shelf.root), bytes);
            }
        }
    }
    Ok(shelf)
}

/// Reads a content file; one that is too large is cut one byte above the limit, so that its reader says so.
///
/// # Errors
/// [`Failure`] if it cannot be read.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(SIZE_LIMIT as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| Failure::io(path, &error))?;
    Ok(bytes)
}

/// A path as shown to people: `/` between folders on every system.
#[must_use]
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Reads a procedure: a path on disk, or the id of a bundled one.
///
/// # Errors
/// [`Failure`] if there is none of this name.
pub fn procedure(place: &str) -> Result<Loaded<Procedure>, Failure> {
    let shelf = procedure_shelf(place)?;
    Ok(read_procedure(&shelf))
}

/// Reads the procedure a scenario is written against, or the one at `place` instead; one that stands in the scenario's own
/// folder before others. One the scenario names and that is not there is a finding at its name.
///
/// # Errors
/// [`Failure`] if there is none at `place`, or it cannot be read.
pub fn procedure_of(
    shelf: &Shelf,
    scenario: &Scenario,
    place: Option<&str>,
) -> Result<Result<Loaded<Procedure>, Box<Diagnostic>>, Failure> {
    let name = &scenario.procedure;
    if let Some(own) = shelf.own_procedure(place.unwrap_or(name.as_str())) {
        return Ok(Ok(read_procedure(&own)));
    }
    match (procedure(place.unwrap_or(name.as_str())), place) {
        (Ok(read), _) => Ok(Ok(read)),
        (Err(failure), None) if failure.message.key == NO_PROCEDURE => {
            Ok(Err(Box::new(unknown_name("check-table-procedure", name, &procedures()))))
        }
        (Err(failure), _) => Err(failure),
    }
}

/// Reads the procedure of a shelf.
#[must_use]
pub fn read_procedure(shelf: &Shelf) -> Loaded<Procedure> {
    let main = shelf.shown("procedure.ron");
    let parts: Vec<(&str, &[u8])> = shelf
        .files()
        .filter(|(name, _)| *name != main && Path::new(name).extension().is_some_and(|found| found == "ron"))
        .collect();
    let (value, diagnostics) =
        load::procedure_with_parts((&main, shelf.get("procedure.ron").unwrap_or_default()), &parts);
    let mut sources = Sources::default();
    sources.add(shelf);
    Loaded { value, diagnostics, sources }
}

/// Reads the scenario of a shelf.
#[must_use]
pub fn read_scenario(shelf: &Shelf) -> Loaded<Scenario> {
    let main = shelf.shown("scenario.ron");
    let (value, mut diagnostics) = load::scenario(&main, shelf.get("scenario.ron").unwrap_or_default());
    if let Some(bytes) = shelf.get("map.ron") {
        diagnostics.extend(load::map(&shelf.shown("map.ron"), bytes).1);
    }
    let mut sources = Sources::default();
    sources.add(shelf);
    Loaded { value, diagnostics, sources }
}

/// The map of a scenario, if it has one that can be read.
#[must_use]
pub fn map(place: &str) -> Option<Map> {
    let shelf = scenario_shelf(place).ok()?;
    load::map("map.ron", shelf.get("map.ron")?).0
}

/// A scenario ready to be played.
#[derive(Clone, Debug)]
pub struct Playable {
    /// Scenario and procedure, compiled.
    pub model: Arc<Model>,
    /// The scenario's folder, for its recorded runs.
    pub shelf: Shelf,
}

/// Reads and compiles a scenario with its procedure. `procedure` overrides the one the scenario names.
///
/// # Errors
/// [`Failure`] with the findings if anything in the content makes it unplayable.
pub fn playable(place: &str, procedure_place: Option<&str>) -> Result<Playable, Failure> {
    playable_of(scenario_shelf(place)?, procedure_place)
}

/// The same of a folder that was read already.
///
/// # Errors
/// As [`playable`].
pub fn playable_of(shelf: Shelf, procedure_place: Option<&str>) -> Result<Playable, Failure> {
    let Loaded { value, mut diagnostics, mut sources } = read_scenario(&shelf);
    let scenario = match value {
        Some(scenario) if !diagnostics.has_errors() => Arc::new(scenario),
        Some(_) | None => return Err(unplayable(diagnostics, sources)),
    };
    let read = match procedure_of(&shelf, &scenario, procedure_place)? {
        Ok(read) => read,
        Err(unknown) => {
            diagnostics.push(*unknown);
            return Err(unplayable(diagnostics, sources));
        }
    };
    diagnostics.extend(read.diagnostics);
    sources.extend(read.sources);
    let procedure = match read.value {
        Some(procedure) if !diagnostics.has_errors() => Arc::new(procedure),
        Some(_) | None => return Err(unplayable(diagnostics, sources)),
    };
    let (model, found) = Model::compile(procedure, scenario);
    diagnostics.extend(found);
    match model {
        Some(model) => Ok(Playable { model: Arc::new(model), shelf }),
        None => Err(unplayable(diagnostics, sources)),
    }
}

/// Content with errors: its findings, each with its place.
fn unplayable(mut diagnostics: Diagnostics, sources: Sources) -> Failure {
    settle(&mut diagnostics, &|file| sources.get(file));
    Failure::content(diagnostics, sources)
}
