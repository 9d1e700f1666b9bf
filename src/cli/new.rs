//! `new scenario` and `new procedure`: a folder with content that can be checked and played at once.

use std::fs::OpenOptions;
use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde_json::json;

use crate::base::{Diagnostics, Msg};
use crate::cli::args::{self, NewCommand};
use crate::cli::failure::Failure;
use crate::cli::library::{self, Shelf, Sources, shown};
use crate::cli::output::{Exit, Output, indented};
use crate::cli::play::console::Console;
use crate::content::edit::{self, Edit, Value as Written};

/// The main file of a procedure.
const MAIN: &str = "procedure.ron";
/// The longest id content may have, in bytes.
const NAME_LIMIT: usize = 64;

/// What a new scenario begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// One call, one decision: the bones.
    #[default]
    Small,
    /// A whole small evacuation.
    Evacuation,
    /// A whole small disaster.
    Disaster,
    /// A whole small detention.
    Detention,
}

/// The files of a folder to begin with, by name; `__ID__` stands for the id.
type Files = &'static [(&'static str, &'static str)];

macro_rules! scenario {
    ($kind:literal) => {
        &[
            ("scenario.ron", include_str!(concat!("../../assets/templates/", $kind, "/scenario.ron"))),
            ("map.ron", include_str!(concat!("../../assets/templates/", $kind, "/map.ron"))),
        ]
    };
}

const SMALL: Files = &[("scenario.ron", include_str!("../../assets/templates/small/scenario.ron"))];
const PROCEDURE: Files = &[("procedure.ron", include_str!("../../assets/templates/procedure.ron"))];

const fn files(kind: Kind) -> Files {
    match kind {
        Kind::Small => SMALL,
        Kind::Evacuation => scenario!("evacuation"),
        Kind::Disaster => scenario!("disaster"),
        Kind::Detention => scenario!("detention"),
    }
}

/// Makes the folder and its files; nothing that exists is overwritten.
///
/// # Errors
/// [`Failure`] if the name cannot be an id, a file is there already, or one cannot be written.
pub fn run(args: &args::New, out: &Output) -> Result<Exit, Failure> {
    let folder = match &args.command {
        NewCommand::Procedure { folder, from: Some(from) } => return copy_procedure(folder, from, out),
        NewCommand::Scenario { folder, from: Some(from), .. } => return copy_scenario(folder, from, out),
        NewCommand::Scenario { folder, .. } | NewCommand::Procedure { folder, .. } => folder,
    };
    let id = id_of(folder)?;
    let (files, key) = match &args.command {
        NewCommand::Scenario { kind, .. } => (files(kind.unwrap_or_else(|| asked(out))), "new-scenario-made"),
        NewCommand::Procedure { .. } => (PROCEDURE, "new-procedure-made"),
    };
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
    if let Some(there) = paths.iter().find(|path| path.exists()) {
        return Err(cannot_make(there, &ErrorKind::AlreadyExists.into()));
    }
    for (path, (_, template)) in paths.iter().zip(files) {
        write(folder, path, &template.replace("__ID__", id))?;
    }
    let made: Vec<String> = paths.iter().map(|path| shown(path)).collect();
    if out.is_json() {
        out.json(&json!({ "made": made.first(), "files": made }));
    } else {
        let path = made.first().map_or("", String::as_str);
        out.line(&out.say(&Msg::new(key).with("path", path).with("folder", shown(folder))));
        match &args.command {
            NewCommand::Scenario { kind: None, .. } => out.line(&out.word("new-scenario-kinds")),
            NewCommand::Scenario { .. } => out.line(&out.word("new-scenario-guide")),
            NewCommand::Procedure { .. } => {}
        }
    }
    Ok(Exit::Fine)
}

/// Makes a folder with a copy of a procedure: everything as it stands, but for the id.
///
/// # Errors
/// [`Failure`] if there is no such procedure, the name cannot be an id, or a file is there already or cannot be written.
fn copy_procedure(folder: &Path, from: &str, out: &Output) -> Result<Exit, Failure> {
    let id = id_of(folder)?;
    let shelf = library::procedure_shelf(from)?;
    let renamed = Edit::Change { path: "id".to_owned(), value: Written::Text(id.to_owned()) };
    copy(folder, (from, &shelf), (MAIN, &[renamed]), "new-procedure-copied", out)
}

/// Makes a folder with a copy of a bundled scenario, which keeps its id: so its recorded runs fit.
///
/// # Errors
/// [`Failure`] if it is not a bundled one, or a file is there already or cannot be written.
fn copy_scenario(folder: &Path, from: &str, out: &Output) -> Result<Exit, Failure> {
    id_of(folder)?;
    if Path::new(from).exists() {
        return Err(Failure::new(Msg::new("new-from-folder").with("path", from)));
    }
    let shelf = library::scenario_shelf(from)?;
    copy(folder, (from, &shelf), ("scenario.ron", &[]), "new-scenario-copied", out)
}

/// Writes a copy of a shelf, its main file with edits.
fn copy(
    folder: &Path,
    (from, shelf): (&str, &Shelf),
    (main_file, edits): (&str, &[Edit]),
    key: &'static str,
    out: &Output,
) -> Result<Exit, Failure> {
    let main = shelf.shown(main_file);
    let start = shelf.shown("");
    let mut made: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for (name, bytes) in shelf.files() {
        let path = folder.join(name.strip_prefix(&start).unwrap_or(name));
        if path.exists() {
            return Err(cannot_make(&path, &ErrorKind::AlreadyExists.into()));
        }
        let bytes = if name == main {
            let edited = edit::apply(name, bytes, edits)
                .map_err(|found| Failure::content(Diagnostics { list: vec![*found] }, Sources::default()))?;
            edited.text.into_bytes()
        } else {
            bytes.to_vec()
        };
        made.push((path, bytes));
    }
    for (path, bytes) in &made {
        let inside = path.parent().unwrap_or(folder);
        std::fs::create_dir_all(inside).map_err(|error| cannot_make(path, &error))?;
        write_bytes(path, bytes)?;
    }
    let (path, inside) = (shown(&folder.join(main_file)), shown(folder));
    if out.is_json() {
        let files: Vec<String> = made.iter().map(|(path, _)| shown(path)).collect();
        out.json(&json!({ "made": path, "files": files, "from": from }));
    } else {
        let msg = Msg::new(key).with("path", path).with("from", from).with("folder", inside);
        out.print(&indented("", 0, &out.say(&msg), out.width));
    }
    Ok(Exit::Fine)
}

/// The kind chosen at a terminal; the smallest where nobody can be asked or nothing is answered.
fn asked(out: &Output) -> Kind {
    let kinds = Kind::value_variants();
    if out.is_json() || !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Kind::default();
    }
    let mut console = Console::new(Output::new(out.lang(), out.format), false);
    out.line(&out.word("new-which"));
    for (at, kind) in kinds.iter().enumerate() {
        let name = kind.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned());
        console.item(&format!("  {}", at + 1), 5, &out.word(&format!("new-kind-{name}")));
    }
    loop {
        let Some(line) = console.ask(&out.word("new-which-number")) else { return Kind::default() };
        let chosen = line.parse::<usize>().ok().and_then(|number| kinds.get(number.checked_sub(1)?));
        match chosen {
            Some(kind) => return *kind,
            None if line.is_empty() => return Kind::default(),
            None => console.say(&out.word("play-form-not-there")),
        }
    }
}

fn cannot_make(path: &Path, error: &std::io::Error) -> Failure {
    let key = if error.kind() == ErrorKind::AlreadyExists { "new-exists" } else { "cli-cannot-write" };
    Failure::new(Msg::new(key).with("path", shown(path)).with("reason", error.to_string()))
}

/// The id of the content in a folder: its name.
///
/// # Errors
/// [`Failure`] if the name cannot be an id.
pub(super) fn id_of(folder: &Path) -> Result<&str, Failure> {
    let id = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let sound = !id.is_empty()
        && id.len() <= NAME_LIMIT
        && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    if sound { Ok(id) } else { Err(Failure::new(Msg::new("new-not-an-id").with("name", shown(folder)))) }
}

fn write(folder: &Path, path: &Path, text: &str) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| cannot_make(path, &error))?;
    write_new(path, text)
}

/// Writes a file that is not there yet.
///
/// # Errors
/// [`Failure`] if it is there or cannot be written.
pub(super) fn write_new(path: &Path, text: &str) -> Result<(), Failure> {
    write_bytes(path, text.as_bytes())
}

fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: &std::io::Error| cannot_make(path, error);
    let mut file =
        OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| failed(&error))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|error| failed(&error))
}
