//! Lines in, lines out.

use std::io::{self, BufRead as _};

use crate::cli::output::{Output, indented};

/// The longest line read, in bytes; the rest of a longer one is dropped.
const LINE_LIMIT: usize = 8_000;

/// The terminal of play.
#[derive(Debug)]
pub struct Console {
    /// Where it prints, and the words.
    pub out: Output,
    /// Plain lines for screen readers.
    pub plain: bool,
    ended: bool,
}

impl Console {
    /// A terminal.
    #[must_use]
    pub fn new(out: Output, plain: bool) -> Self {
        Self { out, plain, ended: false }
    }

    /// Asks for a line. None when the input has ended.
    pub fn ask(&mut self, prompt: &str) -> Option<String> {
        if self.ended {
            return None;
        }
        self.out.print(&format!("{prompt} "));
        let mut bytes = Vec::new();
        let read = io::stdin().lock().read_until(b'\n', &mut bytes);
        if !matches!(read, Ok(n) if n > 0) {
            self.ended = true;
            self.out.line("");
            return None;
        }
        bytes.truncate(LINE_LIMIT);
        Some(String::from_utf8_lossy(&bytes).trim().trim_matches('\u{feff}').to_owned())
    }

    /// Whether the input has ended.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.ended
    }

    /// A rule between two parts of the screen; nothing in plain mode.
    pub fn rule(&self) {
        if !self.plain {
            self.out.line(&"─".repeat(self.out.width));
        }
    }

    /// A paragraph.
    pub fn say(&self, text: &str) {
        self.out.print(&indented("", 0, text, self.out.width));
    }

    /// A paragraph behind a mark.
    pub fn item(&self, mark: &str, indent: usize, text: &str) {
        self.out.print(&indented(mark, indent, text, self.out.width));
    }

    /// A heading.
    pub fn heading(&self, key: &str) {
        self.out.line("");
        self.out.line(&self.out.word(key));
    }

    /// A sign with its word beside it; in plain mode the word alone.
    #[must_use]
    pub fn signed(&self, sign: &str, word: &str) -> String {
        if self.plain { word.to_owned() } else { format!("{sign} {word}") }
    }
}
