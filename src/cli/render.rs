//! Findings as people and programs read them: caret pictures in plain text or colour, and JSON.
//!
//! # Invariants
//! - Columns count characters, from 1; a byte offset is never shown.
//! - Of the source only the lines of a finding are copied, so that a picture costs the same in a large file.
//!
//! # Not here
//! - Words: sentences come ready from the function `words` that is passed in.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Patch, Renderer, Snippet};
use serde_json::{Value, json};

use crate::base::unseen::shown;
use crate::base::{Diagnostic, Diagnostics, Label, Msg, Severity, Span};
use crate::content::edit::fix;

/// The longest line of which a picture is drawn, in bytes.
const LINE_LIMIT: usize = 2_000;

/// What rendering needs from its surroundings.
pub struct Sheet<'a> {
    /// The source of a file by the name the findings use, if it is known. Invalid UTF-8 is replaced by the caller.
    pub source: &'a dyn Fn(&str) -> Option<&'a str>,
    /// A sentence in the reader's language.
    pub words: &'a dyn Fn(&Msg) -> String,
    /// Whether the output understands colours.
    pub color: bool,
    /// Columns of the output.
    pub width: usize,
}

/// All findings with their pictures, one blank line between two.
#[must_use]
pub fn pictures(diagnostics: &Diagnostics, sheet: &Sheet<'_>) -> String {
    let mut out = String::new();
    for diagnostic in &diagnostics.list {
        out.push_str(&picture(diagnostic, sheet));
        out.push_str("\n\n");
    }
    out
}

/// One finding: title, picture, related places, help, and what would mend it.
#[must_use]
pub fn picture(diagnostic: &Diagnostic, sheet: &Sheet<'_>) -> String {
    let renderer = if sheet.color { Renderer::styled() } else { Renderer::plain() }.term_width(sheet.width);
    let level_name = (sheet.words)(&Msg::new(level_key(diagnostic.severity)));
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title =
        level.with_name(level_name).primary_title((sheet.words)(&diagnostic.message)).id(diagnostic.code.0);
    let mut group =
        Group::with_title(title).elements(place(&diagnostic.primary, AnnotationKind::Primary, sheet));
    for label in &diagnostic.related {
        group = group.elements(place(label, AnnotationKind::Context, sheet));
    }
    if !diagnostic.primary.path.is_empty() {
        let msg = Msg::new("finding-path").with("path", diagnostic.primary.path.as_str());
        group = group.element(
            Level::NOTE.with_name((sheet.words)(&Msg::new("finding-place"))).message((sheet.words)(&msg)),
        );
    }
    let help_name = (sheet.words)(&Msg::new("finding-help"));
    for help in &diagnostic.help {
        group = group.element(Level::HELP.with_name(help_name.clone()).message((sheet.words)(help)));
    }
    let mut groups = vec![group];
    groups.extend(mending(diagnostic, &help_name, sheet));
    renderer.render(&groups)
}

/// The findings for programs: a list of objects with `code severity file line column end_line end_column path message
/// help replacement fix certain`; places that are not known are null. `fix` is a list of edits; a certain one can be
/// written without asking.
#[must_use]
pub fn json(diagnostics: &Diagnostics, sheet: &Sheet<'_>) -> Value {
    Value::Array(diagnostics.list.iter().map(|diagnostic| json_one(diagnostic, sheet)).collect())
}

fn json_one(diagnostic: &Diagnostic, sheet: &Sheet<'_>) -> Value {
    let help: Vec<String> = diagnostic.help.iter().map(|help| (sheet.words)(help)).collect();
    let related: Vec<Value> = diagnostic
        .related
        .iter()
        .map(|label| {
            let (start, _) = range(label, sheet);
            let note = label.note.as_ref().map(|note| (sheet.words)(note));
            json!({ "file": &*label.file, "line": start.map(|p| p.0), "column": start.map(|p| p.1), "note": note })
        })
        .collect();
    let (start, end) = range(&diagnostic.primary, sheet);
    let fix = (sheet.source)(&diagnostic.primary.file).and_then(|source| fix::of(diagnostic, source));
    json!({
        "code": diagnostic.code.0,
        "severity": match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        "file": &*diagnostic.primary.file,
        "line": start.map(|p| p.0),
        "column": start.map(|p| p.1),
        "end_line": end.map(|p| p.0),
        "end_column": end.map(|p| p.1),
        "path": diagnostic.primary.path,
        "message": (sheet.words)(&diagnostic.message),
        "help": help,
        "related": related,
        "replacement": diagnostic.replacement,
        "fix": fix.as_ref().map(|fix| &fix.edits),
        "certain": fix.as_ref().is_some_and(|fix| fix.certain),
    })
}

/// Line and column of a byte, both from 1; the column counts characters.
#[must_use]
pub fn line_and_column(source: &str, byte: usize) -> (usize, usize) {
    let before = source.get(..floor(source, byte)).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    (line, before.get(line_start..).unwrap_or_default().chars().count() + 1)
}

type Position = Option<(usize, usize)>;

fn range(label: &Label, sheet: &Sheet<'_>) -> (Position, Position) {
    let (Some(span), Some(source)) = (label.span, (sheet.source)(&label.file)) else { return (None, None) };
    let at = |byte: u32| Some(line_and_column(source, byte as usize));
    (at(span.start), at(span.end))
}

/// The picture of a place, or its file alone if nothing of it can be shown.
fn place<'a>(label: &Label, kind: AnnotationKind, sheet: &Sheet<'a>) -> Vec<Element<'a>> {
    let note = label.note.as_ref().map(|note| (sheet.words)(note));
    let source = (sheet.source)(&label.file);
    let Some((span, source)) = label.span.zip(source) else {
        return vec![annotate_snippets::Origin::path(shown(&label.file).into_owned()).into()];
    };
    let Some(window) = Window::around(source, span) else {
        let (line, column) = line_and_column(source, span.start as usize);
        return vec![
            annotate_snippets::Origin::path(shown(&label.file).into_owned())
                .line(line)
                .char_column(column)
                .into(),
        ];
    };
    let annotation = kind.span(window.start..window.end).label(note);
    let snippet = Snippet::source(window.lines)
        .line_start(window.first_line)
        .path(shown(&label.file).into_owned())
        .annotation(annotation);
    vec![snippet.into()]
}

/// What the source would look like mended.
fn mending<'a>(diagnostic: &Diagnostic, help_name: &str, sheet: &Sheet<'a>) -> Option<Group<'a>> {
    let replacement =
        diagnostic.replacement.as_deref().filter(|text| text.len() < LINE_LIMIT && !text.contains('\n'))?;
    let source = (sheet.source)(&diagnostic.primary.file)?;
    let window = Window::around(source, diagnostic.primary.span?)?;
    if window.lines.contains('\n') {
        return None;
    }
    let title = (sheet.words)(&Msg::new("finding-write").with("text", replacement));
    let patch = Patch::new(window.start..window.end, shown(replacement).into_owned());
    let snippet = Snippet::source(window.lines).line_start(window.first_line).patch(patch);
    Some(Level::HELP.with_name(help_name.to_owned()).secondary_title(title).element(snippet))
}

/// The lines a span touches; of a long span only the first line.
struct Window<'a> {
    lines: &'a str,
    first_line: usize,
    start: usize,
    end: usize,
}

impl<'a> Window<'a> {
    fn around(source: &'a str, span: Span) -> Option<Self> {
        let start = floor(source, span.start as usize);
        let end = floor(source, span.end as usize).max(start);
        let line_start = source.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
        let line_end = |from: usize| {
            source.get(from..).and_then(|rest| rest.find('\n')).map_or(source.len(), |at| from + at)
        };
        let first_end = line_end(start);
        let last_end = line_end(end);
        let few = source.get(start..end)?.bytes().filter(|b| *b == b'\n').count() <= 2;
        let (window_end, end) = if few { (last_end, end) } else { (first_end, end.min(first_end)) };
        let lines = source.get(line_start..window_end)?;
        if lines.len() > LINE_LIMIT {
            return None;
        }
        let first_line = line_and_column(source, start).0;
        Some(Self { lines, first_line, start: start - line_start, end: end - line_start })
    }
}

/// The character boundary at or before `byte`.
fn floor(source: &str, byte: usize) -> usize {
    source.floor_char_boundary(byte)
}

const fn level_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "finding-error",
        Severity::Warning => "finding-warning",
        Severity::Note => "finding-note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Arg;
    use crate::content::load;
    use expect_test::expect;

    /// A stand-in for the catalogues: the key and its arguments.
    fn plain(msg: &Msg) -> String {
        let mut out = msg.key.to_owned();
        for (name, arg) in &msg.args {
            let value = match arg {
                Arg::Str(text) => text.clone(),
                Arg::Int(n) => n.to_string(),
                Arg::Msg(inner) => plain(inner),
                other => format!("{other:?}"),
            };
            out.push_str(&format!(" {name}={value}"));
        }
        out
    }

    fn rendered(source: &str) -> String {
        let (_, diagnostics) = load::map("map.ron", source.as_bytes());
        let of = |_: &str| Some(source);
        pictures(&diagnostics, &Sheet { source: &of, words: &plain, color: false, width: 100 })
    }

    #[test]
    fn the_caret_points_right_after_georgian_letters() {
        let source = "(\n  title: (ka: \"რუკა\", en: \"Map\", eng: 1),\n)";
        let picture = rendered(source);
        let lines: Vec<&str> = picture.lines().collect();
        let code = lines.iter().position(|line| line.contains("eng: 1")).unwrap();
        let column = |line: &str, wanted: &str| line.find(wanted).map(|at| line[..at].chars().count());
        assert_eq!(column(lines[code], "eng"), column(lines[code + 1], "^^^"), "{picture}");
        assert!(picture.contains("map.ron:2:34"), "{picture}");
    }

    #[test]
    fn a_picture_shows_place_help_and_mending() {
        let picture = rendered("(title: (en: \"Map\"), shpes: [])");
        expect![[r#"
            finding-error[P030]: content-unknown-field name=shpes record=Map
             --> map.ron:1:22
              |
            1 | (title: (en: "Map"), shpes: [])
              |                      ^^^^^
              |
              = finding-help: content-did-you-mean name=shapes
              = finding-help: content-possible list=title, places, shapes
            finding-help: finding-write text=shapes
              |
            1 | (title: (en: "Map"), shapes: [])
              |                        +

            finding-warning[T001]: check-no-georgian
             --> map.ron:1:9
              |
            1 | (title: (en: "Map"), shpes: [])
              |         ^^^^^^^^^^^
              |
              = finding-place: finding-path path=title

        "#]]
        .assert_eq(&picture);
    }

    #[test]
    fn programs_get_lines_and_columns_in_characters() {
        let source = "(title: (ka: \"რუკა\", en: \"Map\", eng: \"x\"))";
        let (_, diagnostics) = load::map("map.ron", source.as_bytes());
        let of = |_: &str| Some(source);
        let value = json(&diagnostics, &Sheet { source: &of, words: &plain, color: false, width: 100 });
        assert_eq!(value[0]["code"], "P030");
        assert_eq!((&value[0]["line"], &value[0]["column"]), (&json!(1), &json!(33)));
        assert_eq!(value[0]["replacement"], "en");
    }

    #[test]
    fn huge_lines_and_places_beyond_the_end_are_no_trouble() {
        let long = format!("(titel: \"{}\")", "ა".repeat(100_000));
        assert!(rendered(&long).len() < 20_000);
        let span = Span::new(5_000, 9_000);
        assert!(Window::around("short", span).is_some());
        assert_eq!(line_and_column("a\nბ", 99), (2, 2));
    }
}
