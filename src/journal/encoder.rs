//! Steps to lines.

use crate::base::SimTime;
use crate::journal::chain::{Head, SEAL};
use crate::journal::header::Header;
use crate::trace::wire::put_step_parts;
use crate::trace::{Names, Record, Step, StepCause, StepNo};

/// Writes the lines of a journal one after the other. The caller puts the bytes on disk.
#[derive(Clone, Debug)]
pub struct Encoder {
    head: Head,
    line: String,
}

impl Encoder {
    /// Begins a journal: appends the first line.
    #[must_use]
    pub fn begin(header: &Header, out: &mut Vec<u8>) -> Self {
        let mut encoder = Self { head: Head::EMPTY, line: header.body() };
        encoder.seal(out);
        encoder
    }

    /// Goes on after a line whose head is known, to continue a journal that was read.
    #[must_use]
    pub fn after(head: Head) -> Self {
        Self { head, line: String::new() }
    }

    /// Appends the line of a step, newline included.
    pub fn step(&mut self, step: &Step, names: &dyn Names, out: &mut Vec<u8>) {
        self.parts(step.no, step.at, &step.cause, &step.records, names, out);
    }

    /// Appends the line of a step whose records lie elsewhere, newline included.
    pub fn parts(
        &mut self,
        no: StepNo,
        at: SimTime,
        cause: &StepCause,
        records: &[Record],
        names: &dyn Names,
        out: &mut Vec<u8>,
    ) {
        put_step_parts(no, at, cause, records, names, &mut self.line);
        self.seal(out);
    }

    /// The head after the last line.
    #[must_use]
    pub fn head(&self) -> Head {
        self.head
    }

    /// Appends the line with its hash and newline, and empties it.
    fn seal(&mut self, out: &mut Vec<u8>) {
        self.head = seal(self.head, &self.line, out);
        self.line.clear();
    }
}

/// Appends a line, written up to its seal, with its hash and newline; answers the head after it.
pub(super) fn seal(before: Head, line: &str, out: &mut Vec<u8>) -> Head {
    let head = before.after(line.as_bytes());
    out.reserve(line.len() + SEAL.len() + 35);
    out.extend_from_slice(line.as_bytes());
    out.extend_from_slice(SEAL.as_bytes());
    out.extend_from_slice(&head.digits());
    out.extend_from_slice(b"\"}\n");
    head
}
