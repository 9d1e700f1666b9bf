//! Cases whose findings stand in the file itself, below the line they belong to, under carets that point at the place:
//!
//! ```text
//! shapes: [(kind: Lnd)],
//! //              ^^^
//! // error[P034] shapes[0].kind: there is no Lnd here
//! //   help: did you mean Land
//! //   write: Land
//! ```
//!
//! A finding is its place, severity, code, path, sentence, help, what it offers to write, and other places that belong to
//! it (`also 3:7: first here`); all of it is compared. Where carets cannot stand under the place, its columns are told.
//! Where a comment cannot stand, a block at the top lists the findings as `//! 3:5-9 error[P006]: …`, the line counted
//! from the first after the block. `UPDATE_EXPECT=1` writes what was found into the files; read the change before keeping
//! it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use hotwash::base::{Diagnostic, Diagnostics, Severity};
use hotwash::cli::render::line_and_column;

use super::words::english;

/// Runs every `.ron` file of `tests/cases/<folder>` (not of folders below) through `find`, which gets the file's name and
/// its source without expectations, and answers the findings about that source.
pub(crate) fn run(folder: &str, find: impl Fn(&str, &str) -> Diagnostics) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "ron"));
    files.sort();
    assert!(!files.is_empty(), "no case in {}", folder.display());
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = String::new();
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let source = without_expectations(&text);
        let found = find(&name, &source);
        let rewritten = with_expectations(&text, &source, &found);
        if rewritten != text {
            if update {
                std::fs::write(&path, &rewritten).unwrap();
            } else {
                writeln!(wrong, "\n==== {name}, found:\n{rewritten}").unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "findings differ from what the cases expect:{wrong}");
}

fn is_expectation(line: &str) -> bool {
    let Some(comment) = line.trim().strip_prefix("//") else { return false };
    let carets = comment.trim_start().trim_end_matches('…');
    let marks = [" error[", " warning[", " note[", "   help: ", "   write: ", "   also ", "   columns "];
    (!carets.is_empty() && carets.bytes().all(|b| b == b'^'))
        || marks.iter().any(|mark| comment.starts_with(mark))
}

fn without_expectations(text: &str) -> String {
    text.split_inclusive('\n').filter(|line| !is_expectation(line) && !line.starts_with("//!")).collect()
}

/// A finding as a case shows it.
struct Shown {
    line: usize,
    /// First column and the one after the last, from 1, and whether the place goes on below.
    columns: (usize, usize),
    goes_on: bool,
    lines: Vec<String>,
}

impl Shown {
    fn of(finding: &Diagnostic, source: &str) -> Self {
        let span = finding.primary.span.unwrap_or_default();
        let (line, start) = line_and_column(source, span.start as usize);
        let (end_line, end) = line_and_column(source, span.end as usize);
        let goes_on = end_line > line;
        let length = source.lines().nth(line - 1).map_or(0, |text| text.chars().count());
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let path = &finding.primary.path;
        let gap = if path.is_empty() { "" } else { " " };
        let mut lines =
            vec![format!("{severity}[{}]{gap}{path}: {}", finding.code.0, english(&finding.message))];
        lines.extend(finding.help.iter().map(|help| format!("  help: {}", english(help))));
        lines
            .extend(finding.replacement.iter().map(|text| format!("  write: {}", text.replace('\n', "\\n"))));
        lines.extend(finding.related.iter().map(|label| {
            let (line, column) = line_and_column(source, label.span.unwrap_or_default().start as usize);
            format!("  also {line}:{column}: {}", label.note.as_ref().map(english).unwrap_or_default())
        }));
        Self { line, columns: (start, if goes_on { length + 1 } else { end }), goes_on, lines }
    }

    /// The lines below the place, behind an indent of so many blanks.
    fn below(&self, indent: usize) -> String {
        let lead = " ".repeat(indent);
        let (start, end) = self.columns;
        let carets = "^".repeat(end.saturating_sub(start).max(1));
        let more = if self.goes_on { "…" } else { "" };
        let mut out = match (start - 1).checked_sub(indent + 2) {
            Some(gap) => format!("{lead}//{}{carets}{more}\n", " ".repeat(gap)),
            None => format!("{lead}//   columns {start}-{end}{more}\n"),
        };
        for line in &self.lines {
            writeln!(out, "{lead}// {line}").unwrap();
        }
        out
    }
}

fn with_expectations(text: &str, source: &str, found: &Diagnostics) -> String {
    let shown: Vec<Shown> = found.list.iter().map(|finding| Shown::of(finding, source)).collect();
    let mut out = String::new();
    if text.starts_with("//!") {
        for Shown { line, columns: (start, end), lines, .. } in &shown {
            for (at, text) in lines.iter().enumerate() {
                let place = if at == 0 { format!("{line}:{start}-{end} ") } else { String::new() };
                writeln!(out, "//! {place}{text}").unwrap();
            }
        }
        out.push_str(source);
        return out;
    }
    for (index, line) in source.split_inclusive('\n').enumerate() {
        out.push_str(line);
        let indent = line.chars().take_while(|c| *c == ' ').count();
        for finding in shown.iter().filter(|finding| finding.line == index + 1) {
            if !out.ends_with('\n') {
                out.push('\n');
            }
            out.push_str(&finding.below(indent));
        }
    }
    let lines = source.split_inclusive('\n').count();
    for finding in shown.iter().filter(|finding| finding.line > lines) {
        out.push_str(&finding.below(0));
    }
    out
}
