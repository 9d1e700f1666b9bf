//! The file of findings beside a journal: read, begun, appended and synced.

use std::fs::{File, OpenOptions};
use std::io::{BufReader, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::base::Msg;
use crate::cli::failure::Failure;
use crate::cli::library::shown;
use crate::cli::output::Output;
use crate::exercise::Exercise;
use crate::journal::Findings;
use crate::trace::{Finding, Found};

/// Where the findings of a journal are: `RUN.findings` beside `RUN.journal`.
#[must_use]
pub fn beside(journal: &Path) -> PathBuf {
    journal.with_extension("findings")
}

/// Reads findings about an exercise. Says on the error output what was dropped.
///
/// # Errors
/// [`Failure`] if the file cannot be read, a line does not check, or it is about another exercise.
pub fn read(path: &Path, exercise: &Exercise, out: &Output) -> Result<Findings, Failure> {
    let refused = |why: Msg| Failure::new(Msg::new("cli-journal").with("path", shown(path)).with("why", why));
    let file = File::open(path).map_err(|error| Failure::io(path, &error))?;
    let names = &*exercise.plan().model;
    let findings = Findings::read(BufReader::new(file), names).map_err(|error| {
        // Names of other content cannot be read; what matters then is that it is about another exercise.
        let other = first_about(path).and_then(|about| exercise.answers_to(&about).err());
        refused(other.unwrap_or(error).msg())
    })?;
    exercise.answers_to(&findings.about).map_err(|error| refused(error.msg()))?;
    if let Some(torn) = findings.torn {
        let msg = Msg::new("findings-torn").with("line", torn.line).with("bytes", torn.bytes);
        out.complain(&out.say(&msg));
    }
    Ok(findings)
}

/// What the first line of a file says it is about.
fn first_about(path: &Path) -> Option<crate::journal::About> {
    Findings::about_of(BufReader::new(File::open(path).ok()?))
}

/// The findings of a card: those beside the journal if there are any, or those of the files named.
///
/// # Errors
/// As [`read`].
pub fn read_all(
    journal: &Path,
    named: &[PathBuf],
    exercise: &Exercise,
    out: &Output,
) -> Result<Vec<Findings>, Failure> {
    let mut paths = named.to_vec();
    let here = beside(journal);
    if paths.is_empty() && here.exists() {
        paths.push(here);
    }
    paths.iter().map(|path| read(path, exercise, out)).collect()
}

/// A file of findings that is being added to.
pub(super) struct Book {
    path: PathBuf,
    pub(super) findings: Findings,
    /// Bytes on disk; none while there is no file.
    on_disk: Option<u64>,
    /// What is not on disk yet.
    fresh: Vec<u8>,
}

impl Book {
    /// Opens the file, or begins one that is written with its first finding.
    ///
    /// # Errors
    /// As [`read`].
    pub(super) fn open(path: PathBuf, exercise: &Exercise, out: &Output) -> Result<Self, Failure> {
        if path.exists() {
            let findings = read(&path, exercise, out)?;
            let torn = findings.torn.map_or(0, |torn| torn.bytes as u64);
            let on_disk = Some(findings.end + torn);
            return Ok(Self { path, findings, on_disk, fresh: Vec::new() });
        }
        let mut fresh = Vec::new();
        let findings = Findings::begin(exercise.about(), &mut fresh);
        Ok(Self { path, findings, on_disk: None, fresh })
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Adds a finding and waits until it is on disk.
    ///
    /// # Errors
    /// The sentence why it cannot stand, or a [`Failure`] if it cannot be written.
    pub(super) fn add(
        &mut self,
        by: &str,
        found: Found,
        exercise: &Exercise,
    ) -> Result<Result<Finding, Msg>, Failure> {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs());
        let wall = i64::try_from(seconds).unwrap_or_default();
        let mut with = self.findings.clone();
        let mut lines = self.fresh.clone();
        let added = match with.add(by, wall, found, &*exercise.plan().model, &mut lines) {
            Ok(added) => added.clone(),
            Err(fault) => return Ok(Err(fault.msg())),
        };
        let unfit = exercise.assess(std::slice::from_ref(&with)).unfit;
        if let Some((_, why)) = unfit.into_iter().find(|(at, _)| at + 1 == added.no as usize) {
            return Ok(Err(why));
        }
        self.write(&lines)?;
        with.torn = None;
        self.on_disk = Some(with.end);
        self.findings = with;
        self.fresh.clear();
        Ok(Ok(added))
    }

    /// Appends lines. A torn end is cut off; a file somebody else has added to meanwhile is left alone.
    fn write(&self, lines: &[u8]) -> Result<(), Failure> {
        let failed = |error: &std::io::Error| Failure::io_write(&self.path, error);
        let mut options = OpenOptions::new();
        let mut file = match self.on_disk {
            None => options.write(true).create_new(true).open(&self.path),
            Some(_) => options.write(true).open(&self.path),
        }
        .map_err(|error| failed(&error))?;
        if let Some(length) = self.on_disk {
            let now = file.metadata().map_err(|error| failed(&error))?.len();
            if now != length {
                return Err(Failure::new(Msg::new("findings-changed").with("path", shown(&self.path))));
            }
            file.set_len(self.findings.end)
                .and_then(|()| file.seek(SeekFrom::Start(self.findings.end)))
                .map_err(|error| failed(&error))?;
        }
        file.write_all(lines).and_then(|()| file.sync_all()).map_err(|error| failed(&error))
    }
}
