//! `pack` and `unpack`: a scenario as one file to give away, and a folder of it again.
//!
//! # Invariants
//! - Nothing that is there is overwritten; what cannot be unpacked whole leaves nothing.
//! - Only what is read as a pack ([`pack::read`]) is written, each file in its own folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;
use serde_json::json;

use crate::author::pack::choose::{self, Left};
use crate::author::pack::{self, ENDING, Files, PROCEDURES, Pack, STAMP, Stamp, Standing, Status, limits};
use crate::base::Msg;
use crate::cli::check;
use crate::cli::export::write;
use crate::cli::failure::Failure;
use crate::cli::library::{self, Shelf, shown};
use crate::cli::output::{Exit, Output, indented};
use crate::content::scenario::Scenario;
use crate::i18n::clock::civil_from_days;

/// The most files looked at in a folder.
const FILES: usize = 20_000;
/// Of what stays behind, so many are named for each reason.
const NAMED: usize = 5;
/// Where a day begins: in Tbilisi.
const TBILISI_SECONDS: u64 = 4 * 3_600;

/// `pack`.
#[derive(Clone, Debug, Args)]
pub struct PackArgs {
    /// Scenario: id, folder or file.
    #[arg(required_unless_present = "show")]
    pub scenario: Option<String>,
    /// File to make.
    #[arg(long, value_name = "FILE", conflicts_with = "show")]
    pub to: Option<PathBuf>,
    /// What it is.
    #[arg(long, value_name = "draft|reviewed|approved", value_parser = status, conflicts_with = "show")]
    pub status: Option<Status>,
    /// Who says so.
    #[arg(long, value_name = "NAME", conflicts_with = "show")]
    pub by: Option<String>,
    /// On which day.
    #[arg(long, value_name = "YYYY-MM-DD", requires = "by")]
    pub date: Option<String>,
    /// Only show what a file is.
    #[arg(long, value_name = "FILE", conflicts_with = "scenario")]
    pub show: Option<PathBuf>,
}

/// `unpack`.
#[derive(Clone, Debug, Args)]
pub struct UnpackArgs {
    /// The file.
    pub file: PathBuf,
    /// Folder to make.
    #[arg(long, value_name = "FOLDER")]
    pub to: Option<PathBuf>,
}

fn status(word: &str) -> Result<Status, String> {
    match word {
        "draft" => Ok(Status::Draft),
        "reviewed" => Ok(Status::Reviewed),
        "approved" => Ok(Status::Approved),
        _ => Err("draft | reviewed | approved".to_owned()),
    }
}

/// Makes the file, or shows one.
///
/// # Errors
/// [`Failure`] if the scenario cannot be read, is to be approved and has errors, or the file cannot be written.
pub fn run(args: &PackArgs, out: &Output) -> Result<Exit, Failure> {
    if let Some(path) = &args.show {
        show(path, &open(path)?, out);
        return Ok(Exit::Fine);
    }
    let place = args.scenario.as_deref().unwrap_or_default();
    let shelf = library::scenario_shelf(place)?;
    let scenario = scenario_of(&shelf)?;
    let Gathered { mut files, stamp, left } = gather(place, &shelf, &scenario)?;
    let has_procedure = add_procedure(&mut files, &scenario)?;
    let content = pack::digest::of(&files);
    let stamp = match (&args.by, args.status.unwrap_or_default()) {
        (Some(by), status) => {
            let date = args.date.clone().unwrap_or_else(today);
            Stamp::new(status, by, &date, content).map_err(Failure::new)?
        }
        (None, Status::Reviewed | Status::Approved) => return Err(Failure::new(Msg::new("pack-no-name"))),
        // Without a word of anybody, what was said before stays said.
        (None, Status::Draft) if args.status.is_none() => {
            stamp.filter(|stamp| !stamp.says_nothing()).unwrap_or(Stamp::draft(content))
        }
        (None, Status::Draft) => Stamp::draft(content),
    };
    if args.status.is_some_and(|status| status != Status::Draft) {
        refuse_errors(place, &shelf)?;
    }
    let made = Pack {
        id: scenario.id.as_str().to_owned(),
        title: scenario.title.clone(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        stamp,
        files,
    };
    let path = args.to.clone().unwrap_or_else(|| PathBuf::from(format!("{}.{ENDING}", made.id)));
    if !library::is_pack_name(&path) {
        return Err(Failure::new(Msg::new("pack-ending").with("path", shown(&path))));
    }
    let bytes = pack::write(&made).map_err(Failure::new)?;
    write(&path, &bytes)?;
    let standing = made.standing();
    if out.is_json() {
        out.json(&json!({
            "made": shown(&path),
            "files": made.files.keys().collect::<Vec<_>>(),
            "left": left.iter().map(|(name, why)| json!({ "file": name, "why": out.word(why.key()) })).collect::<Vec<_>>(),
            "stamp": out.say(&standing.msg()),
            "changed": standing.is_changed,
        }));
        return Ok(Exit::Fine);
    }
    out.line(&out.word("mark"));
    let count = made.files.len();
    say(out, &Msg::new("pack-made").with("path", shown(&path)).with("count", count));
    say(out, &standing.msg());
    tell_left(&left, out);
    if !has_procedure {
        say(out, &Msg::new("pack-no-procedure").with("procedure", scenario.procedure.as_str()));
    }
    Ok(Exit::Fine)
}

fn say(out: &Output, msg: &Msg) {
    out.print(&indented("", 0, &out.say(msg), out.width));
}

/// Says what stays where it is, by reason, with the first names.
fn tell_left(left: &[(String, Left)], out: &Output) {
    let mut reasons: BTreeMap<Left, Vec<&str>> = BTreeMap::new();
    for (name, why) in left {
        reasons.entry(*why).or_default().push(name);
    }
    for (why, names) in reasons {
        let mut list = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
        if names.len() > NAMED {
            list.push_str(" …");
        }
        say(out, &Msg::new(why.key()).with("count", names.len()).with("list", list));
    }
}

/// Shows what a file is.
fn show(path: &Path, pack: &Pack, out: &Output) {
    let standing = pack.standing();
    let size: usize = pack.files.values().map(Vec::len).sum();
    if out.is_json() {
        let by = pack.stamp.by.as_ref();
        out.json(&json!({
            "file": shown(path),
            "id": pack.id,
            "title": out.text(&pack.title),
            "program": pack.program,
            "content": pack.content().to_hex().to_string(),
            "status": pack.stamp.status,
            "by": by.map(|(by, _)| by),
            "date": by.map(|(_, date)| date),
            "changed": standing.is_changed,
            "files": pack.files.iter().map(|(name, bytes)| json!({ "file": name, "bytes": bytes.len() })).collect::<Vec<_>>(),
        }));
        return;
    }
    out.line(&out.word("mark"));
    say(out, &Msg::new("pack-shown").with("title", &pack.title).with("id", pack.id.as_str()));
    say(out, &standing.msg());
    say(
        out,
        &Msg::new("pack-inside")
            .with("count", pack.files.len())
            .with("size", size.div_ceil(1024))
            .with("program", pack.program.as_str()),
    );
    for name in pack.files.keys() {
        out.line(&format!("  {name}"));
    }
}

/// Makes a folder of a file.
///
/// # Errors
/// [`Failure`] if the file is not a sound pack, or the folder is there or cannot be made.
pub fn unpack(args: &UnpackArgs, out: &Output) -> Result<Exit, Failure> {
    let pack = open(&args.file)?;
    let folder = args.to.clone().unwrap_or_else(|| PathBuf::from(&pack.id));
    if folder.exists() {
        return Err(Failure::new(Msg::new("unpack-exists").with("path", shown(&folder))));
    }
    if let Some(above) = folder.parent().filter(|above| !above.as_os_str().is_empty()) {
        fs::create_dir_all(above).map_err(|error| Failure::io_write(above, &error))?;
    }
    // From here on everything in the folder is what this run has made.
    fs::create_dir(&folder).map_err(|error| Failure::io_write(&folder, &error))?;
    if let Err(failure) = fill(&folder, &pack) {
        let _gone = fs::remove_dir_all(&folder);
        return Err(failure);
    }
    if out.is_json() {
        out.json(&json!({
            "made": shown(&folder),
            "id": pack.id,
            "files": pack.files.keys().collect::<Vec<_>>(),
            "stamp": out.say(&pack.standing().msg()),
        }));
        return Ok(Exit::Fine);
    }
    out.line(&out.word("mark"));
    say(
        out,
        &Msg::new("unpack-made")
            .with("path", shown(&folder))
            .with("title", &pack.title)
            .with("count", pack.files.len()),
    );
    say(out, &pack.standing().msg());
    Ok(Exit::Fine)
}

fn fill(folder: &Path, pack: &Pack) -> Result<(), Failure> {
    for (name, bytes) in &pack.files {
        let path = folder.join(name);
        if let Some(inside) = path.parent() {
            fs::create_dir_all(inside).map_err(|error| Failure::io_write(inside, &error))?;
        }
        write(&path, bytes)?;
    }
    if !pack.stamp.says_nothing() {
        write(&folder.join(STAMP), pack.stamp.text().as_bytes())?;
    }
    Ok(())
}

/// Reads a pack.
///
/// # Errors
/// [`Failure`] if it cannot be read, or is not a sound one.
pub(super) fn open(path: &Path) -> Result<Pack, Failure> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(limits::BYTES as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| Failure::io(path, &error))?;
    pack::read(&bytes).map_err(|why| Failure {
        help: Some(Msg::new("pack-ask-again")),
        ..Failure::new(Msg::new("pack-refused").with("path", shown(path)).with("why", why))
    })
}

/// The stamp of a folder that was unpacked once, in a sentence. None if it has none.
pub(super) fn stamp_of_folder(folder: &Path, shelf: &Shelf) -> Option<Msg> {
    let text = stamp_text(folder)?;
    let standing = || -> Result<Standing, Failure> {
        let stamp = Stamp::of_text(&text).map_err(Failure::new)?;
        let scenario = scenario_of(shelf)?;
        let mut files = of_folder(folder, &scenario)?.files;
        add_procedure(&mut files, &scenario)?;
        Ok(stamp.standing(pack::digest::of(&files)))
    };
    // Of what cannot be read, the command itself tells.
    Some(standing().map_or_else(|_unread| Msg::new("pack-stamp-broken"), |standing| standing.msg()))
}

fn stamp_text(folder: &Path) -> Option<Vec<u8>> {
    let path = folder.join(STAMP);
    if !path.is_file() {
        return None;
    }
    let mut text = Vec::new();
    // One that cannot be read is no stamp.
    let _read =
        File::open(&path).and_then(|file| file.take(limits::MANIFEST as u64 + 1).read_to_end(&mut text));
    Some(text)
}

/// What belongs to a scenario.
#[derive(Debug, Default)]
struct Gathered {
    files: Files,
    /// The stamp it had already.
    stamp: Option<Stamp>,
    left: Vec<(String, Left)>,
}

fn gather(place: &str, shelf: &Shelf, scenario: &Scenario) -> Result<Gathered, Failure> {
    let path = Path::new(place);
    if library::is_pack(path) {
        let Pack { files, stamp, .. } = open(path)?;
        return Ok(Gathered { files, stamp: Some(stamp), left: Vec::new() });
    }
    let root = Path::new(&shelf.root);
    if path.exists() && root.is_dir() {
        return of_folder(root, scenario);
    }
    let start = shelf.shown("");
    let inside = |name: &str| name.strip_prefix(&start).map(str::to_owned);
    let files = shelf.files().filter_map(|(name, bytes)| Some((inside(name)?, bytes.to_vec()))).collect();
    Ok(Gathered { files, ..Gathered::default() })
}

fn of_folder(folder: &Path, scenario: &Scenario) -> Result<Gathered, Failure> {
    let chosen = choose::choose(&names(folder)?, scenario);
    let mut gathered = Gathered { left: chosen.left, ..Gathered::default() };
    gathered.stamp = stamp_text(folder).and_then(|text| Stamp::of_text(&text).ok());
    let mut left = limits::UNPACKED + 1;
    for name in chosen.go {
        let path = folder.join(&name);
        let mut bytes = Vec::new();
        // One byte more than may be, so that what is too large is told.
        File::open(&path)
            .and_then(|file| file.take(left.min(limits::PICTURE as u64 + 1)).read_to_end(&mut bytes))
            .map_err(|error| Failure::io(&path, &error))?;
        left = left.saturating_sub(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        gathered.files.insert(name, bytes);
        if left == 0 || gathered.files.len() > limits::FILES {
            break;
        }
    }
    Ok(gathered)
}

/// The names of all files of a folder; hidden ones and links are passed over.
fn names(folder: &Path) -> Result<BTreeSet<String>, Failure> {
    let mut found = BTreeSet::new();
    let mut open = vec![(folder.to_path_buf(), String::new(), 1)];
    while let Some((next, before, depth)) = open.pop() {
        let entries = fs::read_dir(&next).map_err(|error| Failure::io(&next, &error))?;
        for entry in entries {
            let entry = entry.map_err(|error| Failure::io(&next, &error))?;
            let kind = entry.file_type().map_err(|error| Failure::io(&next, &error))?;
            let file = entry.file_name();
            let name = format!("{before}{}", file.to_string_lossy());
            if file.to_string_lossy().starts_with('.') {
                continue;
            }
            if kind.is_dir() && depth < limits::DEPTH {
                open.push((entry.path(), format!("{name}/"), depth + 1));
            } else if kind.is_file() && !found.insert(name) || found.len() > FILES {
                let msg = Msg::new("cli-too-many-files").with("path", shown(folder)).with("limit", FILES);
                return Err(Failure::new(msg));
            }
        }
    }
    Ok(found)
}

/// Adds the scenario's procedure if it is not one of the program's, and answers whether it will be there everywhere.
fn add_procedure(files: &mut Files, scenario: &Scenario) -> Result<bool, Failure> {
    let id = scenario.procedure.as_str();
    let inside = format!("{PROCEDURES}/{id}/");
    if library::procedures().iter().any(|there| there == id)
        || files.contains_key(&format!("{inside}procedure.ron"))
    {
        return Ok(true);
    }
    let shelf = match library::procedure_shelf(id) {
        Ok(shelf) => shelf,
        Err(failure) if failure.message.key == library::NO_PROCEDURE => return Ok(false),
        Err(failure) => return Err(failure),
    };
    let start = shelf.shown("");
    for (name, bytes) in shelf.files().filter(|(name, _)| name.ends_with(".ron")) {
        files.insert(format!("{inside}{}", name.strip_prefix(&start).unwrap_or(name)), bytes.to_vec());
    }
    Ok(true)
}

/// The scenario of a shelf.
///
/// # Errors
/// [`Failure`] with the findings if it cannot be read.
fn scenario_of(shelf: &Shelf) -> Result<Scenario, Failure> {
    let library::Loaded { value, diagnostics, sources } = library::read_scenario(shelf);
    value.ok_or_else(|| Failure::content(diagnostics, sources))
}

/// Refuses to stamp a scenario in which the check finds errors.
fn refuse_errors(place: &str, shelf: &Shelf) -> Result<(), Failure> {
    let (mut found, sources) = check::scenario(shelf, None)?;
    found.sort();
    if !found.has_errors() {
        return Ok(());
    }
    let mut failure = Failure::content(found, sources);
    failure.message = Msg::new("pack-has-errors").with("path", place);
    Err(failure)
}

/// Today in Tbilisi.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs());
    let days = i64::try_from((seconds + TBILISI_SECONDS) / 86_400).unwrap_or_default();
    let (year, month, day) = civil_from_days(days);
    format!("{year:04}-{month:02}-{day:02}")
}
