//! `export`: a scenario as spreadsheets.
//!
//! # Invariants
//! - Nothing that is there is overwritten.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;

use crate::author::sheet::ours::{Script, Words};
use crate::base::{Diagnostics, Msg};
use crate::cli::failure::Failure;
use crate::cli::library::{self, Shelf, Sources, shown};
use crate::cli::msel;
use crate::cli::output::{Exit, Output};
use crate::content::procedure::Procedure;
use crate::content::settle::settle;

/// `export`.
#[derive(Clone, Debug, Args)]
pub struct Export {
    /// Scenario: id or folder.
    pub scenario: String,
    /// File or folder to make.
    #[arg(long, value_name = "FILE|FOLDER")]
    pub to: Option<PathBuf>,
    /// The form of the sheets.
    #[arg(long, value_enum, default_value = "ours", hide_default_value = true, hide_possible_values = true)]
    pub form: Form,
    /// Procedure to use instead of the scenario's.
    #[arg(long)]
    pub procedure: Option<String>,
}

/// The forms a scenario can be exported in. Each is an arm of [`run`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// Our own set of sheets.
    #[default]
    Ours,
    /// A list of events in the columns of HSEEP.
    Hseep,
    /// A list of events in the columns most exercise tools share.
    Common,
}

/// Files that were made, by name.
pub(super) type Files = Vec<(String, Vec<u8>)>;

/// Writes the sheets.
///
/// # Errors
/// [`Failure`] if the scenario cannot be read, or the sheets cannot be written.
pub fn run(args: &Export, out: &Output) -> Result<Exit, Failure> {
    let shelf = library::scenario_shelf(&args.scenario)?;
    let (path, kind) = place(args, &shelf)?;
    let procedure = args.procedure.as_deref();
    let files = match args.form {
        Form::Ours => ours(&shelf, procedure, kind == Kind::Xlsx, out)?,
        Form::Hseep => msel::export(&shelf, procedure, msel::Form::Hseep, kind, out)?,
        Form::Common => msel::export(&shelf, procedure, msel::Form::Common, kind, out)?,
    };
    let count = files.len();
    if kind != Kind::Folder {
        let bytes = files.into_iter().next().map(|(_, bytes)| bytes).unwrap_or_default();
        write(&path, &bytes)?;
    } else {
        fs::create_dir_all(&path).map_err(|error| Failure::io_write(&path, &error))?;
        if let Some((taken, _)) = files.iter().find(|(name, _)| path.join(name).exists()) {
            return Err(Failure::new(Msg::new("export-exists").with("path", shown(&path.join(taken)))));
        }
        for (name, bytes) in &files {
            write(&path.join(name), bytes)?;
        }
    }
    if out.is_json() {
        out.json(&json!({ "made": shown(&path), "files": count }));
    } else {
        // What is part of the program is changed in a copy.
        let bundled = !Path::new(&args.scenario).exists();
        let key = if bundled { "export-made-bundled" } else { "export-made" };
        let made = Msg::new(key).with("path", shown(&path)).with("scenario", args.scenario.as_str());
        out.line(&out.say(&made));
    }
    Ok(Exit::Fine)
}

/// What the sheets go into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One .xlsx file.
    Xlsx,
    /// One .csv file.
    Csv,
    /// A folder of .csv files.
    Folder,
}

/// Where the sheets go.
fn place(args: &Export, shelf: &Shelf) -> Result<(PathBuf, Kind), Failure> {
    let id = Path::new(&shelf.root).file_name().and_then(|name| name.to_str()).unwrap_or("scenario");
    let path = args.to.clone().unwrap_or_else(|| PathBuf::from(format!("{id}.xlsx")));
    match path.extension().map(|ending| ending.to_ascii_lowercase()) {
        Some(ending) if ending == "xlsx" => Ok((path, Kind::Xlsx)),
        Some(ending) if ending == "csv" && args.form != Form::Ours => Ok((path, Kind::Csv)),
        Some(_) if !path.is_dir() => {
            Err(Failure::new(Msg::new("export-no-ending").with("path", shown(&path))))
        }
        _ => Ok((path, Kind::Folder)),
    }
}

/// Our own set: one .xlsx file, or a .csv file for each sheet.
fn ours(shelf: &Shelf, procedure: Option<&str>, is_book: bool, out: &Output) -> Result<Files, Failure> {
    let words = Words::default();
    with_script(shelf, procedure, |script| {
        let files = if is_book {
            script.xlsx(&words, out.lang()).map(|bytes| vec![(String::new(), bytes)])
        } else {
            script.csv(&words, out.lang())
        };
        files.map_err(Failure::new)
    })
}

/// Does something with the scenario of a shelf, its procedure beside it if it can be read.
///
/// # Errors
/// [`Failure`] with the findings if the scenario cannot be read, or that of `then`.
pub(super) fn with_script<T>(
    shelf: &Shelf,
    procedure: Option<&str>,
    then: impl FnOnce(&Script<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let name = shelf.shown("scenario.ron");
    let bytes = shelf.get("scenario.ron").unwrap_or_default();
    let read = library::read_scenario(shelf);
    let procedure: Option<Procedure> = match &read.value {
        Some(scenario) => library::procedure_of(shelf, scenario, procedure)?.ok().and_then(|read| read.value),
        None => None,
    };
    let broken = |mut found: Diagnostics| {
        let mut sources = Sources::default();
        sources.add_one(&name, bytes);
        settle(&mut found, &|file| sources.get(file));
        Failure::content(found, sources)
    };
    let Ok(text) = std::str::from_utf8(bytes) else { return Err(broken(read.diagnostics)) };
    then(&Script::of(&name, text, procedure.as_ref()).map_err(broken)?)
}

/// Writes a file that is not there yet.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: &std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Failure::new(Msg::new("export-exists").with("path", shown(path)))
        }
        _ => Failure::io_write(path, error),
    };
    let mut file =
        OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| failed(&error))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|error| failed(&error))
}
