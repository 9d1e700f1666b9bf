//! Keeps a text from being run as a formula where a file has no other way to say that it is one (.csv).
//!
//! # Invariants
//! - `bare(guarded(text)) == text` for every text.
//! - No guarded text begins with what a spreadsheet runs.

use std::borrow::Cow;

/// What a spreadsheet may run, or skip to run what comes after.
const RUNS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
/// The mark of a text.
const MARK: char = '\'';

/// Whether a spreadsheet may take a text for a formula.
#[must_use]
pub fn runs(text: &str) -> bool {
    text.starts_with(RUNS)
}

/// Whether a text stands behind marks that something could run without.
fn looks_guarded(text: &str) -> bool {
    runs(text.trim_start_matches(MARK))
}

/// A text with the mark of a text in front, if it needs one or looks as if it had one.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if looks_guarded(text) { Cow::Owned(format!("{MARK}{text}")) } else { Cow::Borrowed(text) }
}

/// A text without the mark [`guarded`] has set.
#[must_use]
pub fn bare(text: &str) -> &str {
    text.strip_prefix(MARK).filter(|rest| looks_guarded(rest)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_marked_and_come_back() {
        for (text, marked) in [
            ("=1+1", "'=1+1"),
            ("-3h", "'-3h"),
            ("'=x", "''=x"),
            ("\t=x", "'\t=x"),
            ("'tis", "'tis"),
            ("'", "'"),
            ("a=b", "a=b"),
            ("", ""),
            ("＝x", "'＝x"),
        ] {
            assert_eq!(guarded(text), marked);
            assert_eq!(bare(marked), text);
            assert!(!runs(marked));
        }
    }
}
