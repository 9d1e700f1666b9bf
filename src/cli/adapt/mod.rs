//! `adapt`: a scenario that exists, made to happen somewhere else. Asks at a terminal, or reads the answers from a file;
//! makes a new folder and leaves the old one as it is.
//!
//! # Invariants
//! - Nothing is written before everything was shown and agreed to; interrupted, nothing is written.
//! - The folder is made whole under another name and renamed; nothing that exists is overwritten.

mod ask;
mod tell;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use serde_json::json;

use crate::author::adapt::{self, Adapted, Answers, Original, Source};
use crate::author::pack::PROCEDURES;
use crate::base::{Diagnostic, Diagnostics, Msg, Severity};
use crate::cli::failure::Failure;
use crate::cli::library::{self, Shelf, Sources, shown};
use crate::cli::output::{Exit, Output};
use crate::cli::play::console::Console;
use crate::cli::{check, new};
use crate::content::procedure::Procedure;
use crate::content::scenario::PartStart;
use crate::i18n::Catalogue;
use crate::kernel::Plan;

/// `adapt`.
#[derive(Clone, Debug, Args)]
pub struct Adapt {
    /// Scenario: id or folder.
    pub scenario: String,
    /// Folder to make; its name is the id.
    #[arg(required_unless_present = "questions")]
    pub folder: Option<PathBuf>,
    /// Answers in a file, instead of questions.
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    /// Write the questions into a file to be filled in.
    #[arg(long, value_name = "FILE")]
    pub questions: Option<PathBuf>,
    /// Only show what would change.
    #[arg(long)]
    pub dry_run: bool,
    /// Write without asking, also where seats go.
    #[arg(long)]
    pub yes: bool,
    /// Procedure to use instead of the scenario's.
    #[arg(long)]
    pub procedure: Option<String>,
}

/// What is about to be written, and what it was made of.
struct Made {
    adapted: Adapted,
    shelf: Shelf,
    /// Recorded runs: their names, and how many commands were refused that were not, or why they are not there.
    runs: Vec<(String, Result<usize, Msg>)>,
    /// What check finds that it does not find in the original.
    found: Diagnostics,
    sources: Sources,
}

/// Asks or reads, shows, and makes the folder.
///
/// # Errors
/// [`Failure`] if the scenario or the answers cannot be read, an answer is about nothing there is, or the folder cannot be
/// made.
pub fn run(args: &Adapt, out: &Output) -> Result<Exit, Failure> {
    let shelf = library::scenario_shelf(&args.scenario)?;
    let procedure = procedure(&shelf, args.procedure.as_deref())?;
    let texts = Texts::of(&shelf);
    let original = texts.original(procedure.as_deref())?;
    let answers = match &args.answers {
        Some(path) => read_answers(path)?,
        None => Answers::default(),
    };
    if let Some(path) = &args.questions {
        return questions(&original, &answers, path, out);
    }
    let folder = args.folder.as_deref().unwrap_or(Path::new(""));
    let id = new::id_of(folder)?;
    if folder.exists() {
        return Err(there_already(folder));
    }
    let make = |answers: &Answers| made(args, &shelf, &original, answers, folder, id, out);
    if args.answers.is_none() {
        if out.is_json() {
            return Err(Failure::new(Msg::new("adapt-json-needs-answers")));
        }
        let console = Console::new(Output::new(out.lang(), out.format), false);
        let Some(made) = ask::dialogue(console, &original, answers, &make, args.dry_run)? else {
            out.line(&out.word("adapt-nothing-written"));
            return Ok(Exit::Fine);
        };
        return finish(args, &shelf, &made, folder, out);
    }
    let made = make(&answers)?;
    if !out.is_json() {
        tell::all(&made, args.dry_run, out);
    }
    let agreed = args.yes || made.adapted.consequences.is_empty();
    if args.dry_run || !agreed {
        if out.is_json() {
            out.json(&tell::json(&made, None, out));
        } else {
            let key = if args.dry_run { "adapt-dry" } else { "adapt-needs-yes" };
            out.line(&out.word(key));
        }
        return Ok(if args.dry_run { exit(&made) } else { Exit::Problems });
    }
    finish(args, &shelf, &made, folder, out)
}

/// The texts of a folder.
struct Texts {
    scenario: (String, String),
    map: Option<(String, String)>,
}

impl Texts {
    fn of(shelf: &Shelf) -> Self {
        let text = |name: &str| shelf.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        Self {
            scenario: (shelf.shown("scenario.ron"), text("scenario.ron").unwrap_or_default()),
            map: text("map.ron").map(|text| (shelf.shown("map.ron"), text)),
        }
    }

    fn original<'t>(&'t self, procedure: Option<&'t Procedure>) -> Result<Original<'t>, Failure> {
        let source = |(file, text): &'t (String, String)| Source { file, text };
        Original::read(source(&self.scenario), self.map.as_ref().map(source), procedure).map_err(|found| {
            let mut sources = Sources::default();
            let all = std::iter::once(&self.scenario).chain(&self.map);
            all.for_each(|(file, text)| sources.add_one(file, text.as_bytes()));
            Failure::content(found, sources)
        })
    }
}

/// The procedure of a scenario, if it can be read: with it more is known of what depends on seats.
fn procedure(shelf: &Shelf, place: Option<&str>) -> Result<Option<Arc<Procedure>>, Failure> {
    let Some(scenario) = library::read_scenario(shelf).value else { return Ok(None) };
    let read = library::procedure_of(shelf, &scenario, place)?;
    Ok(read.ok().and_then(|read| read.value).map(Arc::new))
}

fn read_answers(path: &Path) -> Result<Answers, Failure> {
    let bytes = library::read_file(path)?;
    let file = shown(path);
    match Answers::read(&file, &bytes) {
        (Some(answers), found) if !found.has_errors() => Ok(answers),
        (_, found) => {
            let mut sources = Sources::default();
            sources.add_one(&file, &bytes);
            Err(Failure::content(found, sources))
        }
    }
}

fn questions(original: &Original<'_>, answers: &Answers, path: &Path, out: &Output) -> Result<Exit, Failure> {
    let sheet = original.sheet(answers, &Catalogue::new(out.lang()));
    new::write_new(path, &sheet)?;
    if out.is_json() {
        out.json(&json!({ "questions": shown(path) }));
    } else {
        out.line(&out.say(&Msg::new("adapt-questions-written").with("path", shown(path))));
    }
    Ok(Exit::Fine)
}

fn there_already(path: &Path) -> Failure {
    Failure::new(Msg::new("new-exists").with("path", shown(path)).with("reason", ""))
}

/// Carries answers out in memory and checks the result.
fn made(
    args: &Adapt,
    shelf: &Shelf,
    original: &Original<'_>,
    answers: &Answers,
    folder: &Path,
    id: &str,
    out: &Output,
) -> Result<Made, Failure> {
    let old = original.scenario();
    let head = Msg::new("adapt-file-head").with("id", &old.id).with("version", &*old.version);
    let adapted = original.adapt(answers, id, &out.say(&head)).map_err(|mut why| {
        let help = (why.len() > 1).then(|| why.split_off(1)).and_then(|rest| rest.into_iter().next());
        let mut failure = Failure::new(why.pop().unwrap_or(Msg::new("adapt-nothing-written")));
        failure.help = help;
        failure
    })?;
    let mut files = vec![("scenario.ron".to_owned(), adapted.scenario.clone().into_bytes())];
    files.extend(adapted.map.clone().map(|text| ("map.ron".to_owned(), text.into_bytes())));
    // A procedure that stands inside goes along.
    for name in shelf.names_in(PROCEDURES) {
        let name = format!("{PROCEDURES}/{name}");
        let bytes = shelf.get(&name).unwrap_or_default().to_vec();
        files.push((name, bytes));
    }
    let root = shown(folder);
    let mut made = Shelf::of(&root, files.clone());
    let runs = runs(args, shelf, &made, old.parts.iter().map(|part| &part.start), &mut files);
    made = Shelf::of(&root, files);
    let (before, _) = check::scenario(shelf, args.procedure.as_deref())?;
    let (after, sources) = check::scenario(&made, args.procedure.as_deref())?;
    let found = more(&before, after);
    Ok(Made { adapted, shelf: made, runs, found, sources })
}

/// Plays the recorded runs that parts start from again, in the new content.
fn runs<'s>(
    args: &Adapt,
    old: &Shelf,
    new: &Shelf,
    starts: impl Iterator<Item = &'s PartStart>,
    files: &mut Vec<(String, Vec<u8>)>,
) -> Vec<(String, Result<usize, Msg>)> {
    let mut found: Vec<(String, Result<usize, Msg>)> = Vec::new();
    for start in starts {
        let PartStart::Folded(run) = start else { continue };
        if found.iter().any(|(name, _)| run == name.as_str()) {
            continue;
        }
        let name = format!("runs/{run}.journal");
        let journal = old.get(&name).ok_or_else(|| Msg::new("cli-no-run").with("path", old.shown(&name)));
        let again = journal.and_then(|journal| {
            let playable = library::playable_of(new.clone(), args.procedure.as_deref());
            let playable = playable.map_err(|failure| failure.message)?;
            adapt::again(journal, &Arc::new(Plan::new(playable.model)))
        });
        let refused = again.map(|again| {
            files.push((name, again.journal));
            again.refused
        });
        found.push((run.to_string(), refused));
    }
    found
}

/// What is found after and was not before: by rule and place.
fn more(before: &Diagnostics, after: Diagnostics) -> Diagnostics {
    let of = |found: &Diagnostic| (found.code, found.primary.path.clone(), found.message.key);
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    before.list.iter().for_each(|found| *known.entry(of(found)).or_default() += 1);
    let mut list = after.list;
    list.retain(|found| match known.get_mut(&of(found)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    Diagnostics { list }
}

fn exit(made: &Made) -> Exit {
    let wrong = made.found.list.iter().any(|found| found.severity == Severity::Error);
    if wrong || !made.adapted.left.is_empty() { Exit::Problems } else { Exit::Fine }
}

/// Makes the folder and says so.
fn finish(args: &Adapt, old: &Shelf, made: &Made, folder: &Path, out: &Output) -> Result<Exit, Failure> {
    if args.dry_run {
        out.line(&out.word("adapt-dry"));
        return Ok(exit(made));
    }
    write(old, made, folder)?;
    if out.is_json() {
        out.json(&tell::json(made, Some(&shown(folder)), out));
    } else {
        out.line(&out.say(&Msg::new("adapt-made").with("folder", shown(folder))));
    }
    Ok(exit(made))
}

fn write(old: &Shelf, made: &Made, folder: &Path) -> Result<(), Failure> {
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = folder.with_file_name(name);
    if part.exists() {
        return Err(there_already(&part));
    }
    if let Some(above) = folder.parent().filter(|above| !above.as_os_str().is_empty()) {
        fs::create_dir_all(above).map_err(|error| Failure::io_write(above, &error))?;
    }
    let written = fill(old, made, &part)
        .and_then(|()| fs::rename(&part, folder).map_err(|error| Failure::io_write(folder, &error)));
    if written.is_err() {
        let _gone = fs::remove_dir_all(&part);
    }
    written
}

fn fill(old: &Shelf, made: &Made, part: &Path) -> Result<(), Failure> {
    let start = format!("{}/", made.shelf.root);
    for (name, bytes) in made.shelf.files() {
        let path = part.join(name.strip_prefix(&start).unwrap_or(name));
        if let Some(above) = path.parent() {
            fs::create_dir_all(above).map_err(|error| Failure::io_write(above, &error))?;
        }
        fs::write(&path, bytes).map_err(|error| Failure::io_write(&path, &error))?;
    }
    let scenario = library::read_scenario(&made.shelf).value;
    for picture in
        scenario.iter().flat_map(|scenario| &scenario.parts).filter_map(|part| part.picture.as_deref())
    {
        let name = Path::new(picture);
        let from = Path::new(&old.root).join(name);
        // Only pictures of the folder itself, and only where there is a folder.
        if name.components().all(|part| matches!(part, Component::Normal(_))) && from.is_file() {
            let to = part.join(name);
            if let Some(above) = to.parent() {
                fs::create_dir_all(above).map_err(|error| Failure::io_write(above, &error))?;
            }
            fs::copy(&from, &to).map_err(|error| Failure::io_write(&to, &error))?;
        }
    }
    Ok(())
}
