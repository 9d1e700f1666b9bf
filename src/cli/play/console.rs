//! Lines in, lines out.

use std::io::{self, BufRead as _, IsTerminal as _};

use crate::cli::output::{Output, indented};

/// The longest line read, in bytes; the rest of a longer one is dropped.
const LINE_LIMIT: usize = 8_000;

/// The terminal of play.
#[derive(Debug)]
pub(super) struct Console {
    /// Where it prints, and the words.
    pub(super) out: Output,
    /// Plain lines for screen readers.
    pub(super) plain: bool,
    ended: bool,
    typed: bool,
}

impl Console {
    /// A terminal.
    #[must_use]
    pub(super) fn new(out: Output, plain: bool) -> Self {
        Self { out, plain, ended: false, typed: io::stdin().is_terminal() }
    }

    /// Asks for a line. None when the input has ended.
    pub(super) fn ask(&mut self, prompt: &str) -> Option<String> {
        if self.ended {
            return None;
        }
        let asked = indented("", 0, prompt, self.out.width);
        self.out.print(&format!("{} ", asked.trim_end()));
        let mut bytes = Vec::new();
        let read = io::stdin().lock().read_until(b'\n', &mut bytes);
        if !matches!(read, Ok(n) if n > 0) {
            self.ended = true;
            self.out.line("");
            return None;
        }
        bytes.truncate(LINE_LIMIT);
        let line = String::from_utf8_lossy(&bytes).trim().trim_matches('\u{feff}').to_owned();
        if !self.typed {
            // Read from a file or pipe: the screen keeps what was entered.
            self.out.line(&line);
        }
        Some(line)
    }

    /// Whether the input has ended.
    #[must_use]
    pub(super) fn has_ended(&self) -> bool {
        self.ended
    }

    /// A rule between two parts of the screen; nothing in plain mode.
    pub(super) fn rule(&self) {
        if !self.plain {
            self.out.line(&"─".repeat(self.out.width));
        }
    }

    /// A paragraph.
    pub(super) fn say(&self, text: &str) {
        self.out.print(&indented("", 0, text, self.out.width));
    }

    /// A paragraph behind a mark.
    pub(super) fn item(&self, mark: &str, indent: usize, text: &str) {
        self.out.print(&indented(mark, indent, text, self.out.width));
    }

    /// A heading.
    pub(super) fn heading(&self, key: &str) {
        self.out.line("");
        self.out.line(&self.out.word(key));
    }

    /// A sign with its word beside it; in plain mode the word alone.
    #[must_use]
    pub(super) fn signed(&self, sign: &str, word: &str) -> String {
        if self.plain { word.to_owned() } else { format!("{sign} {word}") }
    }
}
