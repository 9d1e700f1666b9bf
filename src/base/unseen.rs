//! Characters a reader cannot see, and those that do something to a screen instead of standing on it.

use std::borrow::Cow;

/// Whether a character commands the screen or turns the direction of the text around it: control characters other than
/// tab and line ends, and the marks, embeddings, overrides and isolates of direction.
#[must_use]
pub const fn is_hostile(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}')
}

/// Whether a character is hostile or merely invisible. Blanks, line ends, the joiners that some scripts need and the soft
/// hyphen's visible kin are not counted.
#[must_use]
pub const fn is_hidden(c: char) -> bool {
    is_hostile(c) || matches!(c, '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{feff}')
}

/// The text as it may be shown on a screen: every hostile character, and a carriage return that would overwrite the line,
/// stands as `\u{fffd}`.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(commands) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let ends_line = c == '\r' && rest.peek() == Some(&'\n');
        out.push(if commands(c) && !ends_line { char::REPLACEMENT_CHARACTER } else { c });
    }
    Cow::Owned(out)
}

/// The JSON text with every hostile character as an escape. Such characters stand only inside its strings.
#[must_use]
pub fn escaped(json: &str) -> Cow<'_, str> {
    if !json.contains(is_hostile) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if is_hostile(c) {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

const fn commands(c: char) -> bool {
    c == '\r' || is_hostile(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_commands_a_screen_is_shown_as_a_sign() {
        assert_eq!(
            shown("red \u{1b}[31m, back\u{202e}wards\0"),
            "red \u{fffd}[31m, back\u{fffd}wards\u{fffd}"
        );
        assert_eq!(shown("ნამდვილი\ryes\r\nend\u{9b}2J"), "ნამდვილი\u{fffd}yes\r\nend\u{fffd}2J");
    }

    #[test]
    fn ordinary_text_is_shown_as_it_stands() {
        let text = "სტრიქონი\tერთი\nline two – “quoted”, 5\u{a0}€, a\u{200d}b";
        assert!(matches!(shown(text), Cow::Borrowed(same) if same == text));
    }

    #[test]
    fn json_keeps_the_characters_as_escapes() {
        assert_eq!(escaped("{\"a\": \"x\u{202e}y\u{7f}\"}"), "{\"a\": \"x\\u202ey\\u007f\"}");
        assert_eq!(escaped("[\n\t\"ა\"\n]"), "[\n\t\"ა\"\n]");
    }
}
