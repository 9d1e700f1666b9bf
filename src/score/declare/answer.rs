//! The answer as JSON: `{"constraints":[ids],"traces":{"s000001":[[activations,fulfilments,violations],…]}}`, one triple
//! for each constraint in order; with evidence `[a,f,v,"state",[[activation,target or null,deadline or null],…]]`.
//! If a line of the log is refused, `"refused":{"line":…,"column":…}` follows the traces scored before it.
//!
//! # Invariants
//! - Written piece by piece into a buffer the caller empties: memory does not grow with the log.

use crate::base::unseen::is_hostile;
use crate::score::declare::compile::Compiled;
use crate::score::declare::log::LogFault;
use crate::score::declare::verdicts::{Evidence, NO_DEADLINE, NO_EVENT, Verdicts};

/// Writes an answer.
#[derive(Clone, Debug)]
pub struct Answer<'m> {
    model: &'m Compiled,
    evidence: bool,
    first: bool,
    told: Vec<Evidence>,
}

impl<'m> Answer<'m> {
    /// Begins an answer: writes everything before the first trace.
    pub fn begin(model: &'m Compiled, evidence: bool, out: &mut Vec<u8>) -> Self {
        out.extend_from_slice(b"{\"constraints\":[");
        for (number, id) in model.ids.iter().enumerate() {
            if number > 0 {
                out.push(b',');
            }
            text(id, out);
        }
        out.extend_from_slice(b"],\"traces\":{");
        Self { model, evidence, first: true, told: Vec::new() }
    }

    /// Writes the verdicts on one trace.
    pub fn trace(&mut self, id: &str, verdicts: &Verdicts, out: &mut Vec<u8>) {
        if !self.first {
            out.push(b',');
        }
        self.first = false;
        out.push(b'\n');
        text(id, out);
        out.extend_from_slice(b":[");
        for (number, &counts) in verdicts.counts().iter().enumerate() {
            if number > 0 {
                out.push(b',');
            }
            triple(counts, out);
            if self.evidence {
                self.evidence(number, verdicts, out);
            }
            out.push(b']');
        }
        out.push(b']');
    }

    /// Ends the answer.
    pub fn end(self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"}}\n");
    }

    /// Ends an answer whose log was refused: what was scored before stays, with the place of the refusal.
    pub fn refused(self, fault: &LogFault, out: &mut Vec<u8>) {
        out.extend_from_slice(b"},\"refused\":{\"line\":");
        number(fault.line, out);
        out.extend_from_slice(b",\"column\":");
        number(fault.column as u64, out);
        out.extend_from_slice(b"}}\n");
    }

    fn evidence(&mut self, constraint: usize, verdicts: &Verdicts, out: &mut Vec<u8>) {
        out.extend_from_slice(b",\"");
        out.extend_from_slice(verdicts.state(constraint).word().as_bytes());
        out.extend_from_slice(b"\",[");
        verdicts.evidence_of(self.model, constraint, &mut self.told);
        for (place, told) in self.told.iter().enumerate() {
            if place > 0 {
                out.push(b',');
            }
            out.push(b'[');
            event(told.activation, out);
            out.push(b',');
            event(told.target, out);
            out.push(b',');
            if told.deadline == NO_DEADLINE {
                out.extend_from_slice(b"null");
            } else {
                if told.deadline < 0 {
                    out.push(b'-');
                }
                number(told.deadline.unsigned_abs(), out);
            }
            out.push(b']');
        }
        out.push(b']');
    }
}

/// `[a,f,v` without the closing bracket; nearly always of single digits.
#[inline]
fn triple(counts: [u32; 3], out: &mut Vec<u8>) {
    let [a, f, v] = counts;
    if let (0..10, 0..10, 0..10) = (a, f, v) {
        let digit = |n: u32| b'0' + n.to_le_bytes()[0];
        out.extend_from_slice(&[b'[', digit(a), b',', digit(f), b',', digit(v)]);
    } else {
        for (opening, n) in [(b'[', a), (b',', f), (b',', v)] {
            out.push(opening);
            number(u64::from(n), out);
        }
    }
}

fn event(place: u32, out: &mut Vec<u8>) {
    if place == NO_EVENT {
        out.extend_from_slice(b"null");
    } else {
        number(u64::from(place), out);
    }
}

fn number(mut n: u64, out: &mut Vec<u8>) {
    let from = out.len();
    loop {
        out.push(b'0' + (n % 10).to_le_bytes()[0]);
        n /= 10;
        if n == 0 {
            break;
        }
    }
    if let Some(digits) = out.get_mut(from..) {
        digits.reverse();
    }
}

/// A text as JSON. What would command the screen it is shown on is written as an escape.
fn text(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend_from_slice(&[b'\\', c as u8]),
            c if c < ' ' || is_hostile(c) => {
                out.extend_from_slice(format!("\\u{:04x}", u32::from(c)).as_bytes());
            }
            c => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_texts_are_written_as_json() {
        let mut out = Vec::new();
        triple([12, 3, 9], &mut out);
        out.push(b' ');
        triple([1, 0, 1], &mut out);
        out.push(b' ');
        text("a\"\\\n\u{1f}ა\u{202e}\u{7f}", &mut out);
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "[12,3,9 [1,0,1 \"a\\\"\\\\\\u000a\\u001fა\\u202e\\u007f\""
        );
    }
}
