//! Lists of events on the command line: `export --form hseep`, `import FILE SCENARIO` of one that came back, and
//! `import FILE --new FOLDER` of a foreign one.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::author::msel::moment::{self, Day, Said};
use crate::author::msel::remark::shown as place_shown;
use crate::author::msel::{Column, Imported, Options, Remark, Sort, Start};
use crate::author::sheet::ours::Merged;
use crate::author::sheet::{Book, Look, Shade, to_csv, to_xlsx};
use crate::base::{Lang, Msg, Name};
use crate::cli::export::{Files, Kind, write};
use crate::cli::failure::Failure;
use crate::cli::import::Import;
use crate::cli::library::{self, Shelf, shown};
use crate::cli::new;
use crate::cli::output::{Exit, Output, indented};
use crate::i18n::Catalogue;

pub(super) use crate::author::msel::Form;

/// The catalogues of both languages, that of the reader first.
fn words(out: &Output) -> Vec<Catalogue> {
    let other = if out.lang() == Lang::Ka { Lang::En } else { Lang::Ka };
    vec![Catalogue::new(out.lang()), Catalogue::new(other)]
}

/// A scenario as a list of events.
///
/// # Errors
/// [`Failure`] if the scenario cannot be played, or the list cannot be written.
pub(super) fn export(
    shelf: &Shelf,
    procedure: Option<&str>,
    form: Form,
    kind: Kind,
    out: &Output,
) -> Result<Files, Failure> {
    let model = library::playable_of(shelf.clone(), procedure)?.model;
    let mut book = crate::author::msel::export(&model.scenario, &model.procedure, form, &out.words);
    let mark = out.word("mark");
    if kind != Kind::Xlsx {
        // No tab says it in such a file: a column of its own does, behind all others.
        book.sheets.iter_mut().for_each(|sheet| sheet.columns.push(mark.clone()));
    }
    let shade = |_: usize, column: usize| match form.columns().get(column) {
        Some(column) if !form.is_carried(*column) => Shade::Read,
        Some(_) => Shade::Open,
        None => Shade::Hidden,
    };
    let bytes = match (kind, book.sheets.first()) {
        (Kind::Xlsx, _) | (_, None) => to_xlsx(&book, &Look { mark: &mark, shade: &shade, frozen: 1 }),
        (Kind::Csv | Kind::Folder, Some(sheet)) => to_csv(sheet),
    };
    Ok(vec![(format!("{}.csv", form.name()), bytes.map_err(Failure::new)?)])
}

/// The form of the list of events in a book, if it was exported.
pub(super) fn form_of(book: &Book, out: &Output) -> Option<Form> {
    crate::author::msel::form_of(book, &words(out))
}

/// What a list of events that came back changes.
///
/// # Errors
/// [`Failure`] if the scenario cannot be played.
pub(super) fn merge(shelf: &Shelf, book: &Book, out: &Output) -> Result<Merged, Failure> {
    let model = library::playable_of(shelf.clone(), None)?.model;
    let file = shelf.shown("scenario.ron");
    let text = String::from_utf8_lossy(shelf.get("scenario.ron").unwrap_or_default()).into_owned();
    crate::author::msel::update(book, (&file, &text), &model.scenario, &model.procedure, &words(out))
        .map_err(Failure::new)
}

/// Makes a scenario of a foreign list of events.
///
/// # Errors
/// [`Failure`] if there is no list in the book, an option cannot be understood, or the folder cannot be made.
pub(super) fn import_new(args: &Import, folder: &Path, book: &Book, out: &Output) -> Result<Exit, Failure> {
    let id = new::id_of(folder)?.to_owned();
    let place = args.procedure.as_deref().unwrap_or("reference");
    let read = library::procedure(place)?;
    let procedure = match read.value {
        Some(procedure) if !read.diagnostics.has_errors() => Arc::new(procedure),
        _ => return Err(Failure::content(read.diagnostics, read.sources)),
    };
    let channels: Vec<&str> = procedure.channels.iter().map(|row| row.id.as_str()).collect();
    if let Some(name) = args.channel.as_deref().filter(|name| !channels.contains(name)) {
        return Err(Failure::unknown("msel-no-channel", name, &channels));
    }
    let title = args.file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let options = Options {
        id,
        title,
        start: args.start.as_deref().map(start).transpose()?,
        columns: args.columns.iter().map(|pair| column(pair)).collect::<Result<_, _>>()?,
        channel: args.channel.as_deref().map(Name::new),
    };
    let imported =
        crate::author::msel::import(book, &procedure, &options, &words(out)).map_err(Failure::new)?;
    let path = folder.join("scenario.ron");
    if !args.dry_run {
        fs::create_dir_all(folder).map_err(|error| Failure::io_write(folder, &error))?;
        write(&path, imported.scenario.as_bytes())?;
    }
    let form = form_of(book, out).map_or("foreign", Form::name);
    if out.is_json() {
        out.json(&json!({
            "form": form,
            "made": (!args.dry_run).then(|| shown(&path)),
            "events": imported.events,
            "timed": imported.timed,
            "remarks": imported.remarks.iter().map(|remark| remark_json(remark, out)).collect::<Vec<_>>(),
        }));
    } else {
        let form = Msg::new("import-form").with("form", out.word(&format!("import-form-{form}")));
        out.line(&out.say(&form));
        tell(&imported, out);
        let said = if args.dry_run {
            Msg::new("msel-only-shown").with("path", shown(&path))
        } else {
            Msg::new("msel-made").with("path", shown(&path)).with("folder", shown(folder))
        };
        out.line(&out.say(&said));
    }
    let open = |remark: &Remark| remark.sort == Sort::Open && remark.place.row.is_some();
    Ok(if imported.remarks.iter().any(open) { Exit::Problems } else { Exit::Fine })
}

fn tell(imported: &Imported, out: &Output) {
    out.line(&out.word("mark"));
    let count = Msg::new("msel-taken").with("count", imported.events).with("timed", imported.timed);
    out.line(&out.say(&count));
    for sort in Sort::ALL {
        let list: Vec<&Remark> = imported.remarks.iter().filter(|remark| remark.sort == sort).collect();
        if list.is_empty() {
            continue;
        }
        out.line("");
        out.line(&out.word(match sort {
            Sort::Open => "msel-remarks-open",
            Sort::Assumed => "msel-remarks-assumed",
            Sort::Kept => "msel-remarks-kept",
        }));
        for remark in list {
            out.print(&indented("  ·", 4, &line(remark, out), out.width));
        }
    }
    out.line("");
}

/// The beginning of a long cell is enough to find it.
const SHOWN: usize = 60;

fn line(remark: &Remark, out: &Output) -> String {
    let mut text: String = remark.text.replace('\n', " ").chars().take(SHOWN).collect();
    if remark.text.chars().count() > SHOWN {
        text.push('…');
    }
    let (place, why) = (place_shown(&remark.place), out.say(&remark.why));
    if text.is_empty() {
        return format!("{place}: {why}");
    }
    let msg = Msg::new("msel-remark").with("place", place).with("text", text).with("why", why);
    out.say(&msg)
}

fn remark_json(remark: &Remark, out: &Output) -> Value {
    let column = remark.place.column.as_ref();
    json!({
        "sort": remark.sort.name(),
        "sheet": remark.place.sheet,
        "row": remark.place.row,
        "column": column.map(|(letters, _)| letters),
        "head": column.map(|(_, head)| head),
        "text": remark.text,
        "reason": remark.why.key,
        "why": out.say(&remark.why),
    })
}

/// `2031-04-15 09:00`
fn start(text: &str) -> Result<Start, Failure> {
    match moment::read(text) {
        Ok(Said::Moment(moment)) => match (moment.day, moment.clock) {
            (Some(Day::Date(day)), Some(clock)) => Ok(Start { day: Some(day), clock: Some(clock) }),
            _ => Err(Failure::new(Msg::new("msel-no-start").with("text", text))),
        },
        _ => Err(Failure::new(Msg::new("msel-no-start").with("text", text))),
    }
}

/// `B=mode`
fn column(pair: &str) -> Result<(usize, Column), Failure> {
    let named = pair.split_once('=').and_then(|(letters, word)| {
        let at = crate::author::msel::column::place_of(letters.trim())?;
        Some((at, Column::of_word(word.trim())?))
    });
    named.ok_or_else(|| {
        let words: Vec<&str> = Column::words().collect();
        Failure::new(Msg::new("msel-no-column").with("text", pair).with("list", words.join(", ")))
    })
}
