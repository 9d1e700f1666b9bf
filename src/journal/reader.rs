//! Lines to steps.

use std::io::{BufRead, Read as _};

use serde_json::Value;

use crate::base::{Msg, SimTime};
use crate::journal::FORMAT;
use crate::journal::chain::{Head, SEAL, SEAL_LENGTH};
use crate::journal::error::JournalError;
use crate::journal::header::Header;
use crate::journal::upgrade::{self, UPGRADES, Upgrade};
use crate::trace::wire::{get_step, put_step_open};
use crate::trace::{Names, RecordNo, Step, StepNo};

/// The longest line a journal may have, in bytes. The first line grows with the content, 64 bytes a piece.
pub const LINE_LIMIT: usize = 8 << 20;

/// A torn end that was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Torn {
    /// Its line, from 1.
    pub line: usize,
    /// How many bytes were dropped.
    pub bytes: usize,
}

impl Torn {
    /// The sentence for people.
    #[must_use]
    pub fn msg(&self) -> Msg {
        Msg::new("journal-torn").with("line", self.line).with("bytes", self.bytes)
    }
}

/// Reads a journal line by line and checks every one.
#[derive(Debug)]
pub struct Reader<R> {
    source: R,
    header: Header,
    format: u32,
    present: bool,
    upgrades: &'static [Upgrade],
    buffer: Vec<u8>,
    again: String,
    line: usize,
    end: u64,
    head: Head,
    next_step: u32,
    next_record: u32,
    time: SimTime,
    torn: Option<Torn>,
}

impl<R: BufRead> Reader<R> {
    /// Reads the first line.
    ///
    /// # Errors
    /// [`JournalError`] if it is not the first line of a journal this program knows.
    pub fn open(source: R) -> Result<Self, JournalError> {
        Self::with_upgrades(source, FORMAT, UPGRADES)
    }

    fn with_upgrades(
        mut source: R,
        present: u32,
        upgrades: &'static [Upgrade],
    ) -> Result<Self, JournalError> {
        let mut buffer = Vec::new();
        if !read_line(&mut source, &mut buffer, 1, LINE_LIMIT)? {
            return Err(JournalError::NoHeader);
        }
        // Before the hash: a line of another format may be sealed in another way.
        let format = written_format(&buffer).ok_or(JournalError::NotAJournal)?;
        if format > present {
            return Err(JournalError::Newer { found: format, known: present });
        }
        let oldest = present - upgrades.len() as u32;
        if format < oldest {
            return Err(JournalError::Older { found: format, oldest });
        }
        let (mut value, head) = check(&buffer, Head::EMPTY, 1)?;
        upgrade::header(&mut value, format, upgrades);
        let header = Header::get(&value)
            .ok_or(JournalError::Damaged { line: 1, reason: "fields of the header".to_owned() })?;
        if format == present && header.body().as_bytes() != body(&buffer) {
            return Err(JournalError::Foreign { line: 1 });
        }
        let end = buffer.len() as u64 + 1;
        Ok(Self {
            source,
            header,
            format,
            present: format == present,
            upgrades,
            buffer,
            again: String::new(),
            line: 1,
            end,
            head,
            next_step: 0,
            next_record: 0,
            time: SimTime(i64::MIN),
            torn: None,
        })
    }

    /// The first line.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The next step; none at the end. After an error or the end nothing more is read.
    ///
    /// # Errors
    /// [`JournalError`] if a whole line does not check.
    pub fn next_step(&mut self, names: &dyn Names) -> Result<Option<Step>, JournalError> {
        let line = self.line + 1;
        if self.torn.is_some() {
            return Ok(None);
        }
        if !read_line(&mut self.source, &mut self.buffer, line, LINE_LIMIT)? {
            if !self.buffer.is_empty() {
                self.torn = Some(Torn { line, bytes: self.buffer.len() });
            }
            return Ok(None);
        }
        let (mut value, head) = check(&self.buffer, self.head, line)?;
        upgrade::step(&mut value, self.format, self.upgrades);
        let step = get_step(&value, names).map_err(|cause| JournalError::Meaning { line, cause })?;
        self.in_order(&step, line)?;
        if self.present {
            self.again.clear();
            put_step_open(&step, names, &mut self.again);
            if self.again.as_bytes() != body(&self.buffer) {
                return Err(JournalError::Foreign { line });
            }
        }
        self.head = head;
        self.line = line;
        self.end += self.buffer.len() as u64 + 1;
        Ok(Some(step))
    }

    /// Steps and records are numbered without gaps, time never goes back, causes lie before.
    fn in_order(&mut self, step: &Step, line: usize) -> Result<(), JournalError> {
        let wrong = || JournalError::Order { line };
        if step.no != StepNo(self.next_step) || step.at < self.time || step.records.is_empty() {
            return Err(wrong());
        }
        for record in &step.records {
            let cause_before = record.cause.is_none_or(|cause| cause < record.no);
            if record.no != RecordNo(self.next_record) || !cause_before {
                return Err(wrong());
            }
            self.next_record = self.next_record.checked_add(1).ok_or_else(wrong)?;
        }
        self.next_step = self.next_step.checked_add(1).ok_or_else(wrong)?;
        self.time = step.at;
        Ok(())
    }

    /// The head after the last line read.
    #[must_use]
    pub fn head(&self) -> Head {
        self.head
    }

    /// Bytes up to the end of the last whole line read: where a journal goes on after a torn end is cut off.
    #[must_use]
    pub fn end(&self) -> u64 {
        self.end
    }

    /// The torn end, once it has been reached.
    #[must_use]
    pub fn torn(&self) -> Option<Torn> {
        self.torn
    }
}

/// The number of the format in front of a first line, in whatever form the rest of it is.
fn written_format(line: &[u8]) -> Option<u32> {
    let rest = line.strip_prefix(b"{\"hotwash\":")?;
    let digits = rest.iter().position(|byte| !byte.is_ascii_digit())?;
    std::str::from_utf8(rest.get(..digits)?).ok()?.parse().ok()
}

/// Reads a line without its newline; answers whether there was a newline. What stands before the end of the file
/// without one is left in `buffer`.
pub(super) fn read_line<R: BufRead>(
    source: &mut R,
    buffer: &mut Vec<u8>,
    line: usize,
    limit: usize,
) -> Result<bool, JournalError> {
    buffer.clear();
    let mut limited = source.take(limit as u64 + 1);
    limited.read_until(b'\n', buffer).map_err(|cause| JournalError::Io { cause })?;
    if buffer.last() == Some(&b'\n') {
        buffer.pop();
        return Ok(true);
    }
    if buffer.len() > limit {
        return Err(JournalError::TooLong { line, limit });
    }
    Ok(false)
}

/// The line up to its seal.
pub(super) fn body(line: &[u8]) -> &[u8] {
    &line[..line.len().saturating_sub(SEAL_LENGTH)]
}

/// Checks the seal of a line and reads its object; answers the new head.
pub(super) fn check(line: &[u8], head: Head, no: usize) -> Result<(Value, Head), JournalError> {
    let body = body(line);
    let seal = line.get(body.len()..body.len() + SEAL.len());
    if seal != Some(SEAL.as_bytes()) || !line.ends_with(b"\"}") {
        return Err(JournalError::Damaged { line: no, reason: "no hash at its end".to_owned() });
    }
    let next = head.after(body);
    if line[body.len() + SEAL.len()..line.len() - 2] != next.digits() {
        return Err(JournalError::Chain { line: no });
    }
    let value = serde_json::from_slice(line)
        .map_err(|error| JournalError::Damaged { line: no, reason: error.to_string() })?;
    Ok((value, next))
}
