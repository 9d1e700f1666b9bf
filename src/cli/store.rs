//! Keeps an exercise on disk: the journal, appended and synced line by line, and beside it a file for what must not be
//! in a journal (wall time, version of the program, head).

use std::fs::{File, OpenOptions};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::json;

use crate::base::{Msg, SimTime};
use crate::cli::failure::Failure;
use crate::cli::library::shown;
use crate::journal::Head;

/// The key of the sentence that a file cannot be written.
pub const CANNOT_WRITE: &str = "cli-cannot-write";

/// The folder in which exercises played in a terminal are kept, below where the program was started.
pub const FOLDER: &str = "hotwash-runs";

/// The folder in which the window keeps exercises and settings: the one named by `HOTWASH_HOME`, else one in the folder of
/// documents.
#[must_use]
pub fn home() -> PathBuf {
    let named = std::env::var_os("HOTWASH_HOME").filter(|name| !name.is_empty()).map(PathBuf::from);
    named.unwrap_or_else(|| {
        let home = std::env::home_dir().unwrap_or_else(|| PathBuf::from("."));
        let documents = home.join("Documents");
        if documents.is_dir() { documents.join("Hotwash") } else { home.join("Hotwash") }
    })
}

/// Where exercises are kept.
#[must_use]
pub fn kept_in() -> [PathBuf; 2] {
    [PathBuf::from(FOLDER), home()]
}

/// An open journal.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    file: File,
    written: u64,
    /// The last attempt to write failed.
    torn: bool,
}

impl Store {
    /// Makes a new file; one that exists is never overwritten.
    ///
    /// # Errors
    /// [`Failure`] if it exists or cannot be made.
    pub fn create(path: &Path) -> Result<Self, Failure> {
        let failed = |error: &std::io::Error| cannot_write(path, error);
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| failed(&error))?;
        }
        let file =
            OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| failed(&error))?;
        Ok(Self { path: path.to_path_buf(), file, written: 0, torn: false })
    }

    /// Makes a new file that begins with these lines; where they cannot be written, none is left.
    ///
    /// # Errors
    /// [`Failure`] if it exists or cannot be written.
    pub fn create_with(path: &Path, lines: &[u8]) -> Result<Self, Failure> {
        let mut store = Self::create(path)?;
        if let Err(failure) = store.append(lines) {
            drop(store);
            // What stays in the way after all is a file that says nothing.
            let _gone = std::fs::remove_file(path);
            return Err(failure);
        }
        Ok(store)
    }

    /// Goes on with a file whose first `end` bytes are whole lines; a torn end is cut off.
    ///
    /// # Errors
    /// [`Failure`] if it cannot be written.
    pub fn resume(path: &Path, end: u64) -> Result<Self, Failure> {
        let failed = |error: &std::io::Error| cannot_write(path, error);
        let mut file = OpenOptions::new().write(true).open(path).map_err(|error| failed(&error))?;
        file.set_len(end)
            .and_then(|()| file.seek(SeekFrom::Start(end)))
            .and_then(|_| file.sync_all())
            .map_err(|error| failed(&error))?;
        Ok(Self { path: path.to_path_buf(), file, written: end, torn: false })
    }

    /// Appends lines and waits until they are on disk.
    ///
    /// # Errors
    /// [`Failure`] if they cannot be written; what was written before stays.
    pub fn append(&mut self, lines: &[u8]) -> Result<(), Failure> {
        if lines.is_empty() {
            return Ok(());
        }
        // What an attempt before left half written is cut off.
        let ready = if self.torn {
            self.file
                .set_len(self.written)
                .and_then(|()| self.file.seek(SeekFrom::Start(self.written)))
                .map(drop)
        } else {
            Ok(())
        };
        self.torn = true;
        ready
            .and_then(|()| self.file.write_all(lines))
            .and_then(|()| self.file.sync_data())
            .map_err(|error| cannot_write(&self.path, &error))?;
        self.torn = false;
        self.written += lines.len() as u64;
        Ok(())
    }

    /// Where the journal is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Notes in the file beside the journal what happened to it and when. That it cannot be written stops nobody.
    pub fn note(&self, what: &str, head: Head, clock: SimTime) {
        self.note_with(what, head, clock, None);
    }

    /// The same; of an exercise that has ended, with the number of duties to look at.
    pub fn note_with(&self, what: &str, head: Head, clock: SimTime, to_look_at: Option<usize>) {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs());
        let mut line = json!({
            "what": what,
            "unix_seconds": seconds,
            "program": env!("CARGO_PKG_VERSION"),
            "bytes": self.written,
            "head": head.to_string(),
            "clock": clock.0,
        });
        if let Some(count) = to_look_at {
            line["to_look_at"] = count.into();
        }
        let _kept = OpenOptions::new()
            .append(true)
            .create(true)
            .open(beside(&self.path))
            .and_then(|mut file| file.write_all(format!("{line}\n").as_bytes()));
    }
}

/// Copies a journal with the file beside it; nothing that exists is overwritten.
///
/// # Errors
/// [`Failure`] if the copy exists or cannot be made.
pub fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    let failed = |error: &std::io::Error| cannot_write(to, error);
    if let Some(folder) = to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    }
    for (from, to) in [(from.to_path_buf(), to.to_path_buf()), (beside(from), beside(to))] {
        if from.exists() {
            let copied = OpenOptions::new()
                .write(true)
                .create_new(true)
                .open(&to)
                .and_then(|mut file| std::io::copy(&mut File::open(&from)?, &mut file));
            copied.map_err(|error| cannot_write(&to, &error))?;
        }
    }
    Ok(())
}

/// Copies a journal with the file beside it over one that is there: whole beside it first, then in its place.
///
/// # Errors
/// [`Failure`] if the copy cannot be made; what was there stays then.
pub fn replace(from: &Path, to: &Path) -> Result<(), Failure> {
    for (from, to) in [(from.to_path_buf(), to.to_path_buf()), (beside(from), beside(to))] {
        if from.exists() {
            let mut made = to.as_os_str().to_owned();
            made.push(".new");
            let copied = std::fs::copy(&from, &made).and_then(|_| std::fs::rename(&made, &to));
            copied.map_err(|error| cannot_write(&to, &error))?;
        }
    }
    Ok(())
}

/// The file beside a journal.
#[must_use]
pub fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".side");
    PathBuf::from(name)
}

/// The exercise time noted last beside a journal, if the journal still ends where it did then: time in which nothing
/// happened stands in no journal.
#[must_use]
pub fn noted_clock(path: &Path, head: Head) -> Option<SimTime> {
    let text = std::fs::read_to_string(beside(path)).ok()?;
    let last: serde_json::Value = serde_json::from_str(text.lines().last()?).ok()?;
    let same = Head::parse(last.get("head")?.as_str()?)? == head;
    last.get("clock")?.as_i64().filter(|_| same).map(SimTime)
}

/// The head and length noted last beside a journal, if there is one.
#[must_use]
pub fn noted(path: &Path) -> Option<(Head, u64)> {
    let text = std::fs::read_to_string(beside(path)).ok()?;
    let last: serde_json::Value = serde_json::from_str(text.lines().last()?).ok()?;
    let head = Head::parse(last.get("head")?.as_str()?)?;
    Some((head, last.get("bytes")?.as_u64()?))
}

/// What was noted last beside a journal, with the length of the journal then.
#[must_use]
pub fn last_note(path: &Path) -> Option<(String, u64)> {
    let text = std::fs::read_to_string(beside(path)).ok()?;
    let last: serde_json::Value = serde_json::from_str(text.lines().last()?).ok()?;
    Some((last.get("what")?.as_str()?.to_owned(), last.get("bytes")?.as_u64()?))
}

/// The number of duties to look at that was noted when it ended, if it was.
#[must_use]
pub fn noted_to_look_at(path: &Path) -> Option<usize> {
    let text = std::fs::read_to_string(beside(path)).ok()?;
    let last: serde_json::Value = serde_json::from_str(text.lines().last()?).ok()?;
    usize::try_from(last.get("to_look_at")?.as_u64()?).ok()
}

/// Whether this was ever noted beside a journal.
#[must_use]
pub fn was_noted(path: &Path, what: &str) -> bool {
    let text = std::fs::read_to_string(beside(path)).unwrap_or_default();
    let lines = text.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    lines.into_iter().any(|line| line.get("what").and_then(|what| what.as_str()) == Some(what))
}

/// The first free name of a journal of a scenario, or the last one kept if it is to be gone on with.
#[must_use]
pub fn names(folder: &Path, scenario: &str) -> (Option<PathBuf>, PathBuf) {
    let name = |n: u32| folder.join(format!("{scenario}-{n}.journal"));
    let free = (1..10_000).find(|n| !name(*n).exists()).unwrap_or(10_000);
    ((free > 1).then(|| name(free - 1)), name(free))
}

fn cannot_write(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(Msg::new(CANNOT_WRITE).with("path", shown(path)).with("reason", error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_takes_the_file_beside_along_and_overwrites_nothing() {
        let folder = std::env::temp_dir().join(format!("hotwash-copy-{}", std::process::id()));
        let (from, to) = (folder.join("a-1.journal"), folder.join("there/a-1.journal"));
        let mut store = Store::create(&from).unwrap();
        store.append(b"one\n").unwrap();
        std::fs::write(beside(&from), "beside\n").unwrap();
        copy(&from, &to).unwrap();
        assert_eq!(std::fs::read_to_string(&to).unwrap(), "one\n");
        assert_eq!(std::fs::read_to_string(beside(&to)).unwrap(), "beside\n");
        store.append(b"two\n").unwrap();
        assert_eq!(copy(&from, &to).unwrap_err().message.key, "cli-cannot-write");
        assert_eq!(std::fs::read_to_string(&to).unwrap(), "one\n");
        replace(&from, &to).unwrap();
        assert_eq!(std::fs::read_to_string(&to).unwrap(), "one\ntwo\n");
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn what_was_half_written_is_cut_off_before_it_is_tried_again() {
        let path = std::env::temp_dir().join(format!("hotwash-torn-{}.journal", std::process::id()));
        let mut store = Store::create(&path).unwrap();
        store.append(b"one\n").unwrap();
        // As an attempt that failed in the middle leaves it.
        store.file.write_all(b"tw").unwrap();
        store.torn = true;
        store.append(b"two\n").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "one\ntwo\n");
        std::fs::remove_file(&path).unwrap();
    }

    #[test]
    fn time_that_passed_without_an_event_is_gone_on_from_while_the_journal_is_the_same() {
        let path = std::env::temp_dir().join(format!("hotwash-clock-{}.journal", std::process::id()));
        let store = Store::create(&path).unwrap();
        let (head, other) = (Head::parse(&"0".repeat(64)).unwrap(), Head::parse(&"1".repeat(64)).unwrap());
        assert_eq!(noted_clock(&path, head), None);
        store.note("closed", head, SimTime(900_000));
        assert_eq!(noted_clock(&path, head), Some(SimTime(900_000)));
        assert_eq!(noted_clock(&path, other), None);
        std::fs::remove_file(beside(&path)).unwrap();
        std::fs::remove_file(&path).unwrap();
    }
}
