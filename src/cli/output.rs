//! Where commands print: language, form, width, colour.

use std::cell::RefCell;
use std::io::{self, IsTerminal as _};

use serde::Serialize;
use serde_json::{Value, json};

use crate::base::unseen::{escaped, shown};
use crate::base::{Diagnostics, Lang, Msg, Severity, Text};
use crate::cli::failure::Failure;
use crate::cli::library::Sources;
use crate::cli::render::{self, Sheet};
use crate::i18n::Catalogue;

/// How results are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Human,
    /// For programs: one JSON value.
    Json,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Fine: 0.
    Fine,
    /// It ran and found problems: 1.
    Problems,
}

/// An answer for programs with the mark in front.
#[derive(Serialize)]
struct Marked<'a, T> {
    mark: String,
    #[serde(flatten)]
    fields: &'a T,
}

/// Columns used when the terminal does not say.
pub const WIDTH: usize = 80;

/// Text made ready for the screen: it may hold colours, and nothing else that commands a screen.
#[derive(Debug)]
pub struct Picture(String);

/// Where a command prints.
#[derive(Debug)]
pub struct Output {
    /// Words.
    pub words: Catalogue,
    /// Form.
    pub format: Format,
    /// Columns.
    pub width: usize,
    color: bool,
    /// What was printed since [`Output::keep`], to be shown by pages.
    kept: RefCell<Option<String>>,
}

impl Output {
    /// Standard output in a language and form.
    #[must_use]
    pub fn new(lang: Lang, format: Format) -> Self {
        let color = anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
            && io::stdout().is_terminal();
        Self { words: Catalogue::new(lang), format, width: WIDTH, color, kept: RefCell::new(None) }
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.words.lang()
    }

    /// Whether the output is for programs.
    #[must_use]
    pub fn is_json(&self) -> bool {
        self.format == Format::Json
    }

    /// An authored text in the language of the output.
    #[must_use]
    pub fn text<'a>(&self, text: &'a Text) -> &'a str {
        text.get(self.lang())
    }

    /// A sentence.
    #[must_use]
    pub fn say(&self, msg: &Msg) -> String {
        self.words.say(msg)
    }

    /// A sentence without arguments.
    #[must_use]
    pub fn word(&self, key: &str) -> String {
        self.words.word(key)
    }

    /// Prints text. What would command the screen or turn its lines is shown as a sign, wherever the text comes from. A
    /// reader that has gone away is no mistake.
    pub fn print(&self, text: &str) {
        if let Some(kept) = self.kept.borrow_mut().as_mut() {
            kept.push_str(text);
            return;
        }
        write(&mut anstream::stdout().lock(), &shown(text));
    }

    /// Prints what was made ready for the screen here, colours included.
    pub fn print_ready(&self, picture: &Picture) {
        write(&mut anstream::stdout().lock(), &picture.0);
    }

    /// From now on keeps what is printed instead of showing it.
    pub fn keep(&self) {
        *self.kept.borrow_mut() = Some(String::new());
    }

    /// What was kept; from now on it is shown again.
    #[must_use]
    pub fn kept(&self) -> String {
        self.kept.borrow_mut().take().unwrap_or_default()
    }

    /// Prints a line.
    pub fn line(&self, text: &str) {
        self.print(&format!("{text}\n"));
    }

    /// Prints a JSON object, marked as an exercise like every other export.
    pub fn json(&self, fields: &impl Serialize) {
        self.line(&escaped(&serde_json::to_string_pretty(&self.marked(fields)).unwrap_or_default()));
    }

    /// As [`Output::json`], in one line: the first of an answer of many lines.
    pub fn json_line(&self, fields: &impl Serialize) {
        self.line(&escaped(&serde_json::to_string(&self.marked(fields)).unwrap_or_default()));
    }

    fn marked<'a, T: Serialize>(&self, fields: &'a T) -> Marked<'a, T> {
        Marked { mark: self.word("mark"), fields }
    }

    /// Prints a line to the error output, as [`Output::print`].
    pub fn complain(&self, text: &str) {
        write(&mut anstream::stderr().lock(), &format!("{}\n", shown(text)));
    }

    /// Prints what was made ready for the screen here to the error output.
    pub fn complain_ready(&self, picture: &Picture) {
        write(&mut anstream::stderr().lock(), &format!("{}\n", picture.0));
    }

    /// Findings as pictures.
    #[must_use]
    pub fn findings(&self, diagnostics: &Diagnostics, sources: &Sources) -> Picture {
        let words = |msg: &Msg| shown(&self.words.say(msg)).into_owned();
        Picture(render::pictures(diagnostics, &self.sheet(&|name| sources.get(name), &words)))
    }

    /// Findings for programs.
    #[must_use]
    pub fn findings_json(&self, diagnostics: &Diagnostics, sources: &Sources) -> Value {
        render::json(diagnostics, &self.sheet(&|name| sources.get(name), &|msg| self.words.say(msg)))
    }

    fn sheet<'a>(
        &self,
        source: &'a dyn Fn(&str) -> Option<&'a str>,
        words: &'a dyn Fn(&Msg) -> String,
    ) -> Sheet<'a> {
        Sheet { source, words, color: self.color, width: self.width.max(WIDTH) }
    }

    /// The line that sums findings up.
    #[must_use]
    pub fn sum(&self, diagnostics: &Diagnostics) -> String {
        let count = |severity| diagnostics.list.iter().filter(|d| d.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        self.say(&Msg::new("cli-findings-sum").with("errors", errors).with("warnings", warnings))
    }

    /// Tells why a command could not run.
    pub fn fail(&self, failure: &Failure) {
        if self.is_json() {
            let mut value = json!({ "error": self.say(&failure.message) });
            if let Some(help) = &failure.help {
                value["help"] = self.say(help).into();
            }
            if let Some(found) = &failure.findings {
                value["findings"] = self.findings_json(&found.0, &found.1);
            }
            self.json(&value);
            return;
        }
        if let Some(found) = &failure.findings {
            self.complain_ready(&self.findings(&found.0, &found.1));
        }
        for msg in std::iter::once(&failure.message).chain(&failure.help) {
            self.complain(indented("", 0, &self.say(msg), self.width).trim_end());
        }
    }
}

fn write(out: &mut dyn io::Write, text: &str) {
    let _gone = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Breaks a text into lines of at most `width` characters at spaces; words longer than a line stand alone.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut taken = 0;
        for word in paragraph.split_whitespace() {
            let length = word.chars().count();
            if taken > 0 && taken + 1 + length > width {
                lines.push(std::mem::take(&mut line));
                taken = 0;
            }
            if taken > 0 {
                line.push(' ');
                taken += 1;
            }
            line.push_str(word);
            taken += length;
        }
        lines.push(line);
    }
    lines
}

/// A text in lines behind an indent; the first line begins with `mark` inside the indent.
#[must_use]
pub fn indented(mark: &str, indent: usize, text: &str, width: usize) -> String {
    let mut out = String::new();
    // A mark that fills the indent keeps a space behind it.
    let filled = mark.chars().count();
    let indent = if filled > 0 && filled >= indent { filled + 1 } else { indent };
    for (at, line) in wrap(text, width.saturating_sub(indent).max(20)).iter().enumerate() {
        let lead = if at == 0 { mark } else { "" };
        let gap = indent.saturating_sub(lead.chars().count());
        out.push_str(lead);
        if !line.is_empty() {
            out.extend(std::iter::repeat_n(' ', gap));
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_count_characters() {
        assert_eq!(wrap("ერთი ორი სამი", 8), ["ერთი ორი", "სამი"]);
        assert_eq!(wrap("a\n\nb", 10), ["a", "", "b"]);
        assert_eq!(wrap("unbreakableword x", 5), ["unbreakableword", "x"]);
        assert_eq!(indented("1", 3, "one two", 8), "1  one two\n");
        assert_eq!(indented("100", 3, "one two", 20), "100 one two\n");
        assert_eq!(
            indented("1", 3, "one two three four five six", 26),
            "1  one two three four five\n   six\n"
        );
    }
}
