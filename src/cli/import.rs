//! `import`: changed spreadsheets taken back into a scenario, after everything that would change was shown.
//!
//! # Invariants
//! - If anything is refused, nothing is written.
//! - The file as it was is kept beside it; `--undo` changes the two for each other, as that of `check` does.

use std::fs::{self, File};
use std::io::{self, BufRead as _, IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::author::sheet::ours::{self, Change, Merged, Place, Remark, Words};
use crate::author::sheet::{Book, limits, read};
use crate::base::Msg;
use crate::cli::export::with_script;
use crate::cli::failure::Failure;
use crate::cli::fix;
use crate::cli::library::{self, Shelf, shown};
use crate::cli::msel;
use crate::cli::output::{Exit, Output, indented};

/// `import`.
#[derive(Clone, Debug, Args)]
pub struct Import {
    /// The sheets; with `--undo`, the scenario.
    pub file: PathBuf,
    /// Folder of the scenario.
    #[arg(required_unless_present_any = ["undo", "new"])]
    pub scenario: Option<String>,
    /// Folder of a new scenario, made of a foreign list of events.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["scenario", "undo", "yes"])]
    pub new: Option<PathBuf>,
    /// What the columns of a foreign list hold.
    #[arg(long, value_name = "LETTER=WORD", value_delimiter = ',', requires = "new")]
    pub columns: Vec<String>,
    /// Date and time of the start, for a foreign list that does not say it.
    #[arg(long, value_name = "TIME", requires = "new")]
    pub start: Option<String>,
    /// The channel of messages for which a foreign list names none.
    #[arg(long, requires = "new")]
    pub channel: Option<String>,
    /// Procedure the new scenario is written against.
    #[arg(long, requires = "new")]
    pub procedure: Option<String>,
    /// The form of the sheets; recognised by their heads without it.
    #[arg(
        long,
        value_enum,
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true,
        conflicts_with = "new"
    )]
    pub form: Form,
    /// Only show what would change.
    #[arg(long, conflicts_with = "yes")]
    pub dry_run: bool,
    /// Write without asking.
    #[arg(long)]
    pub yes: bool,
    /// Put back what was there before.
    #[arg(long, conflicts_with_all = ["dry_run", "yes"])]
    pub undo: bool,
}

/// The form of sheets that come back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// Whichever their heads say.
    #[default]
    Auto,
    /// Our own set of sheets.
    Ours,
    /// A list of events in the columns of HSEEP.
    Hseep,
    /// A list of events in the columns most exercise tools share.
    Common,
}

/// The word of the form a book is of by its heads; none if it was not exported.
fn recognised(book: &Book, words: &Words, out: &Output) -> Option<&'static str> {
    if ours::is_ours(book, words) { Some("ours") } else { msel::form_of(book, out).map(msel::Form::name) }
}

/// The word of the form that was asked for, if one was.
const fn asked(form: Form) -> Option<&'static str> {
    match form {
        Form::Auto => None,
        Form::Ours => Some("ours"),
        Form::Hseep => Some("hseep"),
        Form::Common => Some("common"),
    }
}

/// Shows what the sheets would change and writes it, if that is wanted.
///
/// # Errors
/// [`Failure`] if the sheets or the scenario cannot be read, or the scenario cannot be written.
pub fn run(args: &Import, out: &Output) -> Result<Exit, Failure> {
    if args.undo {
        let place = args.scenario.as_deref().map_or_else(|| args.file.clone(), PathBuf::from);
        let file = if place.is_dir() { place.join("scenario.ron") } else { place };
        return fix::undo(&[shown(&file)], out);
    }
    let book = book(&args.file)?;
    if let Some(folder) = &args.new {
        return msel::import_new(args, folder, &book, out);
    }
    let place = args.scenario.as_deref().unwrap_or_default();
    if !args.dry_run {
        library::refuse_pack(place)?;
    }
    let shelf = library::scenario_shelf(place)?;
    let words = Words::default();
    let Some(form) = recognised(&book, &words, out) else {
        return Err(Failure::new(Msg::new("import-no-sheets").with("path", shown(&args.file))));
    };
    let named = |form: &str| out.word(&format!("import-form-{form}"));
    if let Some(asked) = asked(args.form).filter(|asked| *asked != form) {
        let other = Msg::new("import-other-form").with("path", shown(&args.file));
        return Err(Failure::new(other.with("asked", named(asked)).with("found", named(form))));
    }
    let merged = match form {
        "ours" => with_script(&shelf, None, |script| Ok(script.merge(&book, &words)))?,
        _ => msel::merge(&shelf, &book, out)?,
    };
    let file = shelf.shown("scenario.ron");
    if !out.is_json() {
        out.line(&out.say(&Msg::new("import-form").with("form", named(form))));
        tell(&merged, out);
    }
    let copy = match &merged.text {
        Some(text) if !merged.edits.is_empty() && agreed(args, &file, out)? => {
            Some(keep(&shelf, &file, text)?)
        }
        _ => None,
    };
    if out.is_json() {
        out.json(&json!({
            "file": file,
            "form": form,
            "changes": merged.changes.iter().map(change_json).collect::<Vec<_>>(),
            "refused": merged.refused.iter().map(|remark| remark_json(remark, out)).collect::<Vec<_>>(),
            "notes": merged.notes.iter().map(|remark| remark_json(remark, out)).collect::<Vec<_>>(),
            "written": copy.is_some(),
            "copy": copy,
        }));
    } else if let Some(copy) = &copy {
        let said = Msg::new("import-written").with("path", file.as_str()).with("copy", copy.as_str());
        out.line(&out.say(&said));
        out.line(&out.say(&Msg::new("import-check").with("path", shelf.root.as_str())));
    }
    Ok(if merged.refused.is_empty() { Exit::Fine } else { Exit::Problems })
}

/// The book in a file, or that of the .csv files of a folder.
fn book(path: &Path) -> Result<Book, Failure> {
    let mut files = vec![path.to_path_buf()];
    if path.is_dir() {
        let entries = fs::read_dir(path).map_err(|error| Failure::io(path, &error))?;
        let is_csv =
            |path: &PathBuf| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        files = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_csv).collect();
        files.sort();
        files.truncate(limits::SHEETS);
    }
    let mut book = Book::default();
    for file in files {
        let mut bytes = Vec::new();
        File::open(&file)
            .and_then(|open| open.take(limits::BYTES as u64 + 1).read_to_end(&mut bytes))
            .map_err(|error| Failure::io(&file, &error))?;
        let name = file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        book.sheets.extend(read(&name, &bytes).map_err(Failure::new)?.sheets);
    }
    Ok(book)
}

/// Whether the changes are to be written.
fn agreed(args: &Import, file: &str, out: &Output) -> Result<bool, Failure> {
    if args.dry_run {
        if !out.is_json() {
            out.line(&out.word("import-dry"));
        }
        return Ok(false);
    }
    let named = args.scenario.as_deref().unwrap_or_default();
    if !Path::new(named).exists() || !Path::new(file).is_file() {
        return Err(Failure::new(Msg::new("import-bundled").with("path", file)));
    }
    if args.yes {
        return Ok(true);
    }
    if !out.is_json() && io::stdin().is_terminal() {
        out.line(&out.say(&Msg::new("import-ask").with("path", file)));
        let mut line = String::new();
        let read = io::stdin().lock().take(100).read_line(&mut line);
        let yes = ["y", "yes", "კი", "დიახ", "ჰო"];
        if read.is_ok() && yes.contains(&line.trim().to_lowercase().as_str()) {
            return Ok(true);
        }
    }
    if !out.is_json() {
        out.line(&out.word("import-not-written"));
    }
    Ok(false)
}

fn keep(shelf: &Shelf, file: &str, text: &str) -> Result<String, Failure> {
    let before = shelf.get("scenario.ron").unwrap_or_default();
    fix::keep_and_write(Path::new(file), before, text.as_bytes()).map(|copy| shown(&copy))
}

fn tell(merged: &Merged, out: &Output) {
    out.line(&out.word("mark"));
    for Change { place, id, was, becomes } in &merged.changes {
        out.line("");
        out.print(&indented("", 0, &format!("{}: {id}", told(place, out)), out.width));
        out.print(&indented("  -", 4, was, out.width));
        out.print(&indented("  +", 4, becomes, out.width));
    }
    for (list, key) in [(&merged.refused, "import-refused"), (&merged.notes, "import-notes")] {
        if list.is_empty() {
            continue;
        }
        out.line("");
        out.line(&out.say(&Msg::new(key).with("count", list.len())));
        for Remark { place, message, help } in list {
            let place = told(place, out);
            let said = out.say(message);
            let line = if place.is_empty() { said } else { format!("{place}: {said}") };
            out.print(&indented("  ·", 4, &line, out.width));
            if let Some(help) = help {
                out.print(&indented("", 4, &out.say(help), out.width));
            }
        }
    }
    out.line("");
    if merged.refused.is_empty() {
        let said = match merged.changes.len() {
            0 => Msg::new("import-nothing"),
            count => Msg::new("import-changes").with("count", count),
        };
        out.line(&out.say(&said));
    }
}

/// A place in words.
fn told(place: &Place, out: &Output) -> String {
    let sheet = place.sheet.as_str();
    let msg = match (place.row, &place.column) {
        (Some(row), Some((letters, title))) => Msg::new("import-place-cell")
            .with("sheet", sheet)
            .with("cell", format!("{letters}{row}"))
            .with("title", title.as_str()),
        (Some(row), None) => Msg::new("import-place-row").with("sheet", sheet).with("row", row.to_string()),
        (None, Some((letters, title))) => Msg::new("import-place-column")
            .with("sheet", sheet)
            .with("cell", letters.as_str())
            .with("title", title.as_str()),
        (None, None) => return sheet.to_owned(),
    };
    out.say(&msg)
}

fn place_json(place: &Place) -> Value {
    let column = place.column.as_ref();
    json!({
        "sheet": place.sheet,
        "row": place.row,
        "column": column.map(|(letters, _)| letters),
        "title": column.map(|(_, title)| title),
    })
}

fn change_json(change: &Change) -> Value {
    json!({ "place": place_json(&change.place), "id": change.id, "was": change.was, "becomes": change.becomes })
}

fn remark_json(remark: &Remark, out: &Output) -> Value {
    json!({
        "place": place_json(&remark.place),
        "message": out.say(&remark.message),
        "help": remark.help.as_ref().map(|help| out.say(help)),
    })
}
