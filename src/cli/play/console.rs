//! Lines in, lines out.

use std::io::{self, BufRead, IsTerminal as _};

use crate::base::{Lang, Msg};
use crate::cli::output::{Output, indented};
use crate::i18n::Catalogue;

/// The longest line read, in bytes; the rest of a longer one is dropped, which is said.
const LINE_LIMIT: usize = 8_000;
/// So many lines stand on a page, with room for the question below them.
const PAGE: usize = 20;
/// So many empty lines push everything off a screen.
const COVER: usize = 60;

/// The terminal of play.
#[derive(Debug)]
pub(in crate::cli) struct Console {
    /// Where it prints, and the words.
    pub(in crate::cli) out: Output,
    /// Plain lines for screen readers.
    pub(in crate::cli) plain: bool,
    ended: bool,
    typed: bool,
    /// The words that stop everything, of both languages.
    emergency: Vec<String>,
    /// One of them was written.
    real: bool,
}

impl Console {
    /// A terminal.
    #[must_use]
    pub(in crate::cli) fn new(out: Output, plain: bool) -> Self {
        let emergency = Lang::ALL.iter().flat_map(|lang| {
            let words = Catalogue::new(*lang).word("play-emergency-words");
            words.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
        });
        let emergency = emergency.collect();
        Self { out, plain, ended: false, typed: io::stdin().is_terminal(), emergency, real: false }
    }

    /// Asks for a line. None when the input has ended, or when something real has happened.
    pub(in crate::cli) fn ask(&mut self, prompt: &str) -> Option<String> {
        if self.ended {
            return None;
        }
        let asked = indented("", 0, prompt, self.out.width);
        self.out.print(&format!("{} ", asked.trim_end()));
        let Some((bytes, whole)) = read_line(&mut io::stdin().lock(), LINE_LIMIT) else {
            self.ended = true;
            self.out.line("");
            return None;
        };
        let line = String::from_utf8_lossy(&bytes).trim().trim_matches('\u{feff}').to_owned();
        if !self.typed {
            // Read from a file or pipe: the screen keeps what was entered.
            self.out.line(&line);
        }
        if !whole {
            self.say(&self.out.word("play-line-cut"));
        }
        if self.emergency.contains(&line.to_lowercase()) {
            (self.ended, self.real) = (true, true);
            return None;
        }
        Some(line)
    }

    /// Shows what was kept, page by page at a terminal; as a whole where it is read from a file or aloud.
    pub(in crate::cli) fn pages(&mut self) {
        let text = self.out.kept();
        if !self.typed || self.plain {
            self.out.print(&text);
            return;
        }
        let pages = pages(&text);
        for (no, page) in (1..).zip(&pages) {
            self.out.print(page);
            let more = self.out.say(&Msg::new("play-more").with("no", no).with("of", pages.len()));
            if no < pages.len() && !self.ask(&more).is_some_and(|line| line.is_empty()) {
                return;
            }
        }
    }

    /// Whether a real emergency has stopped the exercise.
    #[must_use]
    pub(in crate::cli) fn is_real(&self) -> bool {
        self.real
    }

    /// Pushes everything off the screen; in plain mode nothing, for nobody looks at it.
    pub(in crate::cli) fn cover(&self) {
        if !self.plain {
            self.out.print(&"\n".repeat(COVER));
        }
    }

    /// Whether the input has ended.
    #[must_use]
    pub(in crate::cli) fn has_ended(&self) -> bool {
        self.ended
    }

    /// A rule between two parts of the screen; nothing in plain mode.
    pub(in crate::cli) fn rule(&self) {
        if !self.plain {
            self.out.line(&"─".repeat(self.out.width));
        }
    }

    /// A paragraph.
    pub(in crate::cli) fn say(&self, text: &str) {
        self.out.print(&indented("", 0, text, self.out.width));
    }

    /// A paragraph behind a mark.
    pub(in crate::cli) fn item(&self, mark: &str, indent: usize, text: &str) {
        self.out.print(&indented(mark, indent, text, self.out.width));
    }

    /// A heading.
    pub(in crate::cli) fn heading(&self, key: &str) {
        self.out.line("");
        self.out.line(&self.out.word(key));
    }

    /// A sign with its word beside it; in plain mode the word alone.
    #[must_use]
    pub(in crate::cli) fn signed(&self, sign: &str, word: &str) -> String {
        if self.plain { word.to_owned() } else { format!("{sign} {word}") }
    }
}

/// A text in pages.
fn pages(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    lines.chunks(PAGE).map(<[&str]>::concat).collect()
}

/// A line of at most `limit` bytes, cut between characters, and whether that is the whole of it. None at the end of the
/// input. What goes beyond the limit is read away without being kept.
fn read_line(input: &mut impl BufRead, limit: usize) -> Option<(Vec<u8>, bool)> {
    let mut line: Vec<u8> = Vec::new();
    let (mut some, mut whole) = (false, true);
    loop {
        let piece = match input.fill_buf() {
            Ok(piece) => piece,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => return some.then_some((line, whole)),
        };
        if piece.is_empty() {
            return some.then_some((line, whole));
        }
        some = true;
        let end = piece.iter().position(|byte| *byte == b'\n');
        let text = piece.get(..end.unwrap_or(piece.len())).unwrap_or_default();
        let room = limit.saturating_sub(line.len());
        if whole && text.len() > room {
            line.extend(text.iter().take(room));
            while line.last().is_some_and(|byte| *byte & 0xC0 == 0x80) {
                line.pop();
            }
            if line.last().is_some_and(|byte| *byte >= 0xC0) {
                line.pop();
            }
            whole = false;
        } else if whole {
            line.extend(text);
        }
        let used = end.map_or(piece.len(), |end| end + 1);
        input.consume(used);
        if end.is_some() {
            return Some((line, whole));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_hold_every_line_once() {
        let text: String = (0..=PAGE).map(|n| format!("{n}\n")).collect();
        let pages = pages(&text);
        assert_eq!((pages.len(), pages.concat()), (2, text));
        assert_eq!(super::pages("one\n"), ["one\n"]);
    }

    #[test]
    fn a_long_line_is_cut_between_characters_and_the_next_one_is_whole() {
        let mut input = io::BufReader::with_capacity(3, "გზა გზა\nnext\nend".as_bytes());
        let mut next = |limit| {
            let (line, whole) = read_line(&mut input, limit)?;
            Some((String::from_utf8(line).unwrap(), whole))
        };
        assert_eq!(next(8), Some(("გზ".to_owned(), false)));
        assert_eq!(next(8), Some(("next".to_owned(), true)));
        assert_eq!(next(8), Some(("end".to_owned(), true)));
        assert_eq!(next(8), None);
    }
}
