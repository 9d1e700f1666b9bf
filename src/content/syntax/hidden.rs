//! Finds characters a reader cannot see or that turn the direction of a line, in texts and comments alike.

use crate::base::unseen::{is_hidden, is_hostile};
use crate::base::{Diagnostic, Msg, Severity, Span};
use crate::content::codes;
use crate::content::findings::Findings;

/// Tells every hidden character of `source`, up to the limit of findings. They are kept in the texts.
pub fn report(source: &str, findings: &mut Findings) {
    let bytes = source.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if !SUSPECT[byte as usize] {
            at += 1;
            continue;
        }
        let Some(found) = source.get(at..).and_then(|rest| rest.chars().next()) else {
            at += 1;
            continue;
        };
        let end = at + found.len_utf8();
        if is_hidden(found) && !(found == '\u{feff}' && at == 0) && !findings.is_full_of(severity(found)) {
            findings.push(finding(found, Span::new(at as u32, end as u32), findings));
        }
        at = end;
    }
}

/// An error if a character commands a screen or turns the text around it, for such a text shows something else than it
/// holds; a warning if it is merely invisible.
const fn severity(found: char) -> Severity {
    if is_hostile(found) { Severity::Error } else { Severity::Warning }
}

/// What is said of a hidden character.
pub(super) fn finding(found: char, place: Span, findings: &Findings) -> Diagnostic {
    let message = Msg::new("syntax-hidden-character").with("code", format!("U+{:04X}", u32::from(found)));
    Diagnostic::new(codes::HIDDEN_CHARACTER, severity(found), message, findings.label(place))
}

/// Bytes a hidden character can begin with.
const SUSPECT: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = !matches!(byte as u8, b'\t' | b'\n' | b'\r');
        byte += 1;
    }
    table[0x7f] = true;
    table[0xc2] = true;
    table[0xd8] = true;
    table[0xe2] = true;
    table[0xef] = true;
    table
};
