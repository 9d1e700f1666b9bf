//! Characters the shipped fonts do not have, or that Georgian does not use: capital Georgian letters, emoji, other scripts.

use crate::base::Msg;
use crate::base::unseen::is_hidden;
use crate::content::check::texts::place;
use crate::content::codes;
use crate::content::lower::Cx;
use crate::content::syntax::Node;

pub(super) fn look(words: &str, node: Node<'_>, cx: &mut Cx<'_>) {
    // Hidden characters are reported where the file is read.
    let Some((at, found)) = words.char_indices().find(|(_, c)| !may_stand(*c) && !is_hidden(*c)) else {
        return;
    };
    let key = if matches!(found, '\u{10a0}'..='\u{10cf}' | '\u{1c90}'..='\u{1cbf}') {
        "check-georgian-capital"
    } else {
        "check-forbidden-glyph"
    };
    let message =
        Msg::new(key).with("text", found.to_string()).with("code", format!("U+{:04X}", u32::from(found)));
    let piece = words.get(at..at + found.len_utf8()).unwrap_or(words);
    cx.push(cx.error(codes::FORBIDDEN_GLYPH, place(piece, words, node), message));
}

/// Whether a text for people may hold a character: Latin, Greek and Cyrillic letters, modern Georgian letters, and the
/// signs of ordinary typesetting. The faces of the window have all of them.
#[must_use]
pub const fn may_stand(c: char) -> bool {
    matches!(c,
        '\n' | ' '..='~' | '\u{a0}'..='\u{17f}' | '\u{218}'..='\u{21b}' | '\u{384}'..='\u{38a}' | '\u{38c}'
        | '\u{38e}'..='\u{3a1}' | '\u{3a3}'..='\u{3ce}' | '\u{400}'..='\u{45f}'
        | '\u{10d0}'..='\u{10ff}' | '\u{2009}'..='\u{2027}' | '\u{202f}'..='\u{203a}' | '\u{20ac}' | '\u{20be}'
        | '\u{2116}' | '\u{2190}'..='\u{2193}' | '\u{2212}' | '\u{2248}' | '\u{2260}' | '\u{2264}' | '\u{2265}')
}
