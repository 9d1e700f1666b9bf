//! `check --fix`: writes the mendings that are certain into the files, keeps each file as it was beside it, and `check
//! --undo`, which changes the two for each other.
//!
//! # Invariants
//! - Nothing is lost: before a file is written, what stood in it is kept beside it under another name.
//! - A file is written whole under another name and renamed, and only if it still is what was read.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::base::{Diagnostic, Msg};
use crate::cli::failure::Failure;
use crate::cli::library::{self, Sources, shown};
use crate::cli::output::{Exit, Output};
use crate::content::edit::fix;

/// How often a mended file is read again for what its mistakes have hidden.
pub(super) const ROUNDS: usize = 8;
/// How many copies of a file are kept beside it.
const COPIES: usize = 99;
/// What the name of a copy ends with. Files with it are no content.
const COPY: &str = "before";

/// Files that were mended: by the name findings use, the bytes that were read and the new ones.
#[derive(Default)]
pub(super) struct Mended(BTreeMap<String, (Vec<u8>, Vec<u8>)>);

/// One line that differs.
#[derive(Debug, PartialEq, Eq)]
struct Line<'t> {
    number: usize,
    was: Vec<&'t str>,
    becomes: Vec<&'t str>,
}

impl Mended {
    /// Mends what is certain in the files that are given by name with their bytes, and answers the new bytes.
    pub(super) fn round(
        &mut self,
        files: &[(String, Vec<u8>)],
        found: &[Diagnostic],
        sources: &Sources,
    ) -> Vec<(String, Vec<u8>)> {
        let mut new = Vec::new();
        for (name, bytes) in files {
            let Some(text) = sources.get(name).filter(|text| text.as_bytes() == bytes) else { continue };
            let Some(edited) = fix::all_certain(name, text, found) else { continue };
            let entry = self.0.entry(name.clone()).or_insert_with(|| (bytes.clone(), Vec::new()));
            entry.1 = edited.text.clone().into_bytes();
            new.push((name.clone(), edited.text.into_bytes()));
        }
        new
    }

    /// Writes the files, if asked to, and says what is different.
    ///
    /// # Errors
    /// [`Failure`] if a file cannot be written; those before it are, and their copies are there.
    pub(super) fn finish(&self, write: bool, out: &Output) -> Result<Vec<Value>, Failure> {
        let mut told = Vec::new();
        for (name, (before, after)) in &self.0 {
            let (old, new) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
            let lines = difference(&old, &new);
            let copy = if write { Some(keep_and_write(Path::new(name), before, after)?) } else { None };
            if !out.is_json() {
                let key = if write { "fix-file" } else { "fix-file-would" };
                out.line(&out.say(&Msg::new(key).with("path", name.as_str()).with("count", lines.len())));
                for line in &lines {
                    line.was.iter().for_each(|text| out.line(&format!("{:>5} - {text}", line.number)));
                    line.becomes.iter().for_each(|text| out.line(&format!("{:>5} + {text}", line.number)));
                }
                if let Some(copy) = &copy {
                    out.line(
                        &out.say(&Msg::new("fix-kept").with("copy", shown(copy)).with("path", name.as_str())),
                    );
                }
                out.line("");
            }
            let lines: Vec<Value> = lines
                .iter()
                .map(|line| json!({ "line": line.number, "was": line.was, "becomes": line.becomes }))
                .collect();
            told.push(json!({ "file": name, "lines": lines, "copy": copy.as_deref().map(shown) }));
        }
        if self.0.is_empty() && !out.is_json() {
            out.line(&out.word("fix-nothing"));
            out.line("");
        }
        Ok(told)
    }
}

/// Changes every file that has a copy beside it for its newest copy.
///
/// # Errors
/// [`Failure`] if there is no copy, or it cannot be put back.
pub(super) fn undo(paths: &[String], out: &Output) -> Result<Exit, Failure> {
    let mut files: Vec<PathBuf> = Vec::new();
    for place in paths {
        let path = Path::new(place);
        if path.is_dir() {
            let shelf = library::read_folder(path)?;
            files.extend(shelf.files().map(|(name, _)| PathBuf::from(name)));
        } else {
            files.push(path.to_path_buf());
        }
    }
    let mut done = Vec::new();
    for path in files {
        let newest = (1..=COPIES).map(|number| copy_name(&path, number)).rfind(|copy| copy.is_file());
        let Some(copy) = newest else { continue };
        exchange(&path, &copy).map_err(|error| cannot_write(&path, &error))?;
        if !out.is_json() {
            let msg = Msg::new("fix-undone").with("path", shown(&path)).with("copy", shown(&copy));
            out.line(&out.say(&msg));
        }
        done.push(json!({ "file": shown(&path), "copy": shown(&copy) }));
    }
    if done.is_empty() {
        return Err(Failure::new(Msg::new("fix-no-copy").with("path", paths.join(" "))));
    }
    if out.is_json() {
        out.json(&json!({ "undone": done }));
    }
    Ok(Exit::Fine)
}

fn cannot_write(path: &Path, error: &io::Error) -> Failure {
    Failure::new(Msg::new("cli-cannot-write").with("path", shown(path)).with("reason", error.to_string()))
}

/// Keeps what stands in a file beside it, writes the new bytes, and answers the name of the copy.
///
/// # Errors
/// [`Failure`] if the file is another one than was read, or cannot be written.
pub(super) fn keep_and_write(path: &Path, before: &[u8], after: &[u8]) -> Result<PathBuf, Failure> {
    if library::read_file(path)? != before {
        return Err(Failure::new(Msg::new("fix-changed").with("path", shown(path))));
    }
    let failed = |error: &io::Error| cannot_write(path, error);
    let mut number = 1;
    let copy = loop {
        let copy = copy_name(path, number);
        match write_new(&copy, before) {
            Ok(()) => break copy,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < COPIES => number += 1,
            Err(error) => return Err(cannot_write(&copy, &error)),
        }
    };
    let fresh = beside(path, "new");
    let written = write_new(&fresh, after).and_then(|()| {
        fs::set_permissions(&fresh, fs::metadata(path)?.permissions())?;
        fs::rename(&fresh, path)
    });
    if let Err(error) = written {
        // The copy says what is in the file itself: there is nothing to keep.
        let _gone = (fs::remove_file(&fresh), fs::remove_file(&copy));
        return Err(failed(&error));
    }
    Ok(copy)
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes).and_then(|()| file.sync_all())
}

fn exchange(path: &Path, copy: &Path) -> io::Result<()> {
    let between = beside(path, "between");
    fs::hard_link(path, &between).or_else(|_| fs::copy(path, &between).map(drop))?;
    fs::rename(copy, path)?;
    fs::rename(&between, copy)
}

/// `scenario.ron.before`, `scenario.ron.before-2`
fn copy_name(path: &Path, number: usize) -> PathBuf {
    if number == 1 { beside(path, COPY) } else { beside(path, &format!("{COPY}-{number}")) }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// The lines in which two texts differ, with the number of the first of them in the old one.
fn difference<'t>(old: &'t str, new: &'t str) -> Vec<Line<'t>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let (mut at, mut to) = (0, 0);
    let mut found = Vec::new();
    while at < old.len() || to < new.len() {
        if at < old.len() && old.get(at) == new.get(to) {
            (at, to) = (at + 1, to + 1);
            continue;
        }
        let (gone, come) = apart(old.get(at..).unwrap_or_default(), new.get(to..).unwrap_or_default());
        found.push(Line {
            number: at + 1,
            was: old.get(at..at + gone).unwrap_or_default().to_vec(),
            becomes: new.get(to..to + come).unwrap_or_default().to_vec(),
        });
        (at, to) = (at + gone, to + come);
    }
    found
}

/// How many lines of each text differ before they agree again.
fn apart(old: &[&str], new: &[&str]) -> (usize, usize) {
    const FURTHEST: usize = 40;
    for sum in 1..=2 * FURTHEST {
        // As many lines that go as come, if possible.
        let mut splits: Vec<usize> = (0..=sum).collect();
        splits.sort_by_key(|gone| gone.abs_diff(sum - gone));
        for gone in splits {
            let come = sum - gone;
            let again = match (old.get(gone), new.get(come)) {
                (Some(old), Some(new)) => old == new,
                (None, None) => gone == old.len() && come == new.len(),
                _ => false,
            };
            if again {
                return (gone, come);
            }
        }
    }
    (old.len(), new.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_told_in_lines() {
        let line = |number, was: &[&'static str], becomes: &[&'static str]| Line {
            number,
            was: was.to_vec(),
            becomes: becomes.to_vec(),
        };
        assert_eq!(difference("a\nb\nc", "a\nx\nc"), [line(2, &["b"], &["x"])]);
        assert_eq!(difference("a\nb\nc", "a\nc"), [line(2, &["b"], &[])]);
        assert_eq!(difference("a", "a\nb"), [line(2, &[], &["b"])]);
        assert_eq!(
            difference("a\nb\nc\nd", "x\nb\nc\ny"),
            [line(1, &["a"], &["x"]), line(4, &["d"], &["y"])]
        );
        assert!(difference("", "").is_empty());
    }
}
