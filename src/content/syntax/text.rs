//! Texts in quotes: their escapes and their value.

use std::borrow::Cow;

use crate::base::unseen::is_hidden;
use crate::base::{Msg, Span};
use crate::content::codes;
use crate::content::findings::Findings;
use crate::content::syntax::hidden;

/// The character an escape at the front of `text` stands for, and its length in bytes; the length alone if it is none.
///
/// # Errors
/// How many bytes to skip as the bad escape.
pub fn first_escape(text: &str) -> Result<(char, usize), usize> {
    let mut chars = text.chars();
    if chars.next() != Some('\\') {
        return Err(0);
    }
    let Some(letter) = chars.next() else { return Err(1) };
    let simple = match letter {
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        '0' => Some('\0'),
        '\\' | '"' | '\'' => Some(letter),
        _ => None,
    };
    if let Some(found) = simple {
        return Ok((found, 2));
    }
    match letter {
        'x' => hex(text.get(2..4)).filter(char::is_ascii).map(|c| (c, 4)).ok_or(2),
        'u' => {
            let body = text.get(2..).and_then(|rest| rest.strip_prefix('{')).and_then(|rest| {
                let close = rest.bytes().take(9).position(|b| b == b'}')?;
                rest.get(..close)
            });
            hex(body).map(|c| (c, body.map_or(0, str::len) + 4)).ok_or(2)
        }
        _ => Err(1 + letter.len_utf8()),
    }
}

/// Reports every bad escape of the text in quotes at `span`.
pub fn check_escapes(source: &str, span: Span, findings: &mut Findings) {
    let whole = source.get(span.start as usize..span.end as usize).unwrap_or_default();
    let mut at = 0;
    while let Some(found) = whole.get(at..).and_then(|rest| rest.find('\\')) {
        at += found;
        match first_escape(whole.get(at..).unwrap_or_default()) {
            Ok((found, length)) => {
                if is_hidden(found) {
                    let place = Span::new(span.start + at as u32, span.start + (at + length) as u32);
                    findings.push(hidden::finding(found, place, findings));
                }
                at += length;
            }
            Err(length) => {
                let end = (at + length.max(1)).min(whole.len());
                let place = Span::new(span.start + at as u32, span.start + end as u32);
                let written = whole.get(at..end).unwrap_or_default();
                let message = Msg::new("syntax-bad-escape").with("text", written);
                findings
                    .push(findings.error(codes::BAD_ESCAPE, place, message).help(Msg::new("syntax-escapes")));
                at = end;
            }
        }
    }
}

/// The value of an escaped text without its quotes; bad escapes, which are reported, stay as written.
#[must_use]
pub fn unescape(inner: &str) -> Cow<'_, str> {
    let mut value = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = rest.find('\\') {
        value.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        let length = match first_escape(rest) {
            Ok((found, length)) => {
                value.push(found);
                length
            }
            Err(length) => {
                let length = length.max(1);
                value.push_str(rest.get(..length).unwrap_or_default());
                length
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    value.push_str(rest);
    Cow::Owned(value)
}

fn hex(digits: Option<&str>) -> Option<char> {
    let digits = digits.filter(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_stand_for_their_characters() {
        assert_eq!(unescape(r#"a\n\t\"\\\'\x41\u{10d0}\0"#), "a\n\t\"\\'A\u{10d0}\0");
    }

    #[test]
    fn bad_escapes_stay_as_written() {
        assert_eq!(unescape(r"a\qb\u{d800}\x9"), r"a\qb\u{d800}\x9");
        assert_eq!(unescape("\\"), "\\");
        assert_eq!(unescape("\\ა"), "\\ა");
    }
}
