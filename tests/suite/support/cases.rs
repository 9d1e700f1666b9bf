//! Cases whose findings stand in the file itself, below the line they belong to:
//!
//! ```text
//! (titel: (en: "Map"))
//! // error[P030]: Map has no field “titel”
//! ```
//!
//! Where a comment cannot stand there, a block at the top lists them as `//! 3: error[P006]: …`, the line counted from
//! the first after the block. `UPDATE_EXPECT=1` writes what was found into the files; read the change before keeping it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use hotwash::base::{Diagnostics, Severity};
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
    let line = line.trim_start();
    ["// error[", "// warning[", "// note["].iter().any(|mark| line.starts_with(mark))
}

fn without_expectations(text: &str) -> String {
    text.split_inclusive('\n').filter(|line| !is_expectation(line) && !line.starts_with("//!")).collect()
}

fn with_expectations(text: &str, source: &str, found: &Diagnostics) -> String {
    let mut by_line: Vec<(usize, String)> = Vec::new();
    for finding in &found.list {
        let line = finding.primary.span.map_or(1, |span| line_and_column(source, span.start as usize).0);
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        by_line.push((line, format!("{severity}[{}]: {}", finding.code.0, english(&finding.message))));
    }
    let mut out = String::new();
    if text.starts_with("//!") {
        for (line, finding) in &by_line {
            writeln!(out, "//! {line}: {finding}").unwrap();
        }
        out.push_str(source);
        return out;
    }
    for (index, line) in source.split_inclusive('\n').enumerate() {
        out.push_str(line);
        let indent: String = line.chars().take_while(|c| *c == ' ').collect();
        for (_, finding) in by_line.iter().filter(|(at, _)| *at == index + 1) {
            if !out.ends_with('\n') {
                out.push('\n');
            }
            writeln!(out, "{indent}// {finding}").unwrap();
        }
    }
    let lines = source.split_inclusive('\n').count();
    for (_, finding) in by_line.iter().filter(|(at, _)| *at > lines) {
        writeln!(out, "// {finding}").unwrap();
    }
    out
}
