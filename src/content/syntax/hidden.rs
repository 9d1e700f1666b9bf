//! Finds characters a reader cannot see or that turn the direction of a line, in texts and comments alike.

use crate::base::{Diagnostic, Msg, Severity, Span};
use crate::content::codes;
use crate::content::findings::Findings;

/// Warns of every hidden character of `source`, up to the limit of findings. They are kept in the texts.
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
        if is_hidden(found) && !(found == '\u{feff}' && at == 0) {
            if findings.is_full_of_warnings() {
                return;
            }
            findings.push(warning(found, Span::new(at as u32, end as u32), findings));
        }
        at = end;
    }
}

/// The warning of a hidden character.
pub(super) fn warning(found: char, place: Span, findings: &Findings) -> Diagnostic {
    let message = Msg::new("syntax-hidden-character").with("code", format!("U+{:04X}", u32::from(found)));
    Diagnostic::new(codes::HIDDEN_CHARACTER, Severity::Warning, message, findings.label(place))
}

/// Whether a character is invisible or changes the direction of the text around it. Blanks, line ends, the joiners that
/// some scripts need and the soft hyphen's visible kin are not counted.
#[must_use]
pub const fn is_hidden(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
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
    table[0xe2] = true;
    table[0xef] = true;
    table
};
