//! The words of play. Words of both languages are always understood; they stand in the catalogues as `play-verb-<verb>`.

use crate::base::Lang;
use crate::i18n::Catalogue;

/// What can be asked for in play.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verb {
    /// Move on to the next message, completion or due time.
    Next,
    /// Let so much time pass.
    Wait,
    /// Messages, or one message.
    Messages,
    /// Answer a call.
    Answer,
    /// Let it ring.
    Later,
    /// Known people, groups, places.
    Citizens,
    /// Work under way and waiting.
    Queue,
    /// Stop or take out a task.
    Stop,
    /// A waiting task comes next.
    First,
    /// Search for an action.
    Search,
    /// Own duties.
    Duties,
    /// A hint.
    Hint,
    /// Depart from a clause.
    Depart,
    /// Something else, in own words.
    Words,
    /// Forward a message.
    Forward,
    /// Tell a colleague what one knows.
    Brief,
    /// Another table, where seats are played on paper.
    Table,
    /// What the trainer holds in reserve; one of it.
    Reserve,
    /// A note.
    Note,
    /// Correct a record in words.
    Correct,
    /// Pace.
    Pace,
    /// Run to the end of the part.
    Part,
    /// Read a clause.
    Procedure,
    /// Switch the language.
    Language,
    /// The present scorecard.
    Card,
    /// A break: a simulated colleague takes over.
    Break,
    /// Sensitive messages are left out from now on.
    Spare,
    /// End the exercise.
    End,
    /// Leave; the exercise is kept.
    Quit,
    /// Help.
    Help,
}

impl Verb {
    /// All verbs, in the order help lists them.
    pub(super) const ALL: [Self; 30] = [
        Self::Next,
        Self::Messages,
        Self::Answer,
        Self::Later,
        Self::Search,
        Self::Words,
        Self::Queue,
        Self::Stop,
        Self::First,
        Self::Citizens,
        Self::Forward,
        Self::Brief,
        Self::Table,
        Self::Reserve,
        Self::Duties,
        Self::Procedure,
        Self::Depart,
        Self::Hint,
        Self::Note,
        Self::Correct,
        Self::Wait,
        Self::Pace,
        Self::Part,
        Self::Card,
        Self::Language,
        Self::Break,
        Self::Spare,
        Self::End,
        Self::Quit,
        Self::Help,
    ];

    /// The English word, which is its name in the catalogues too.
    #[must_use]
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::Wait => "wait",
            Self::Messages => "messages",
            Self::Answer => "answer",
            Self::Later => "later",
            Self::Citizens => "citizens",
            Self::Queue => "queue",
            Self::Stop => "stop",
            Self::First => "first",
            Self::Search => "search",
            Self::Duties => "duties",
            Self::Hint => "hint",
            Self::Depart => "depart",
            Self::Words => "words",
            Self::Forward => "forward",
            Self::Brief => "brief",
            Self::Table => "table",
            Self::Reserve => "reserve",
            Self::Note => "note",
            Self::Correct => "correct",
            Self::Pace => "pace",
            Self::Part => "part",
            Self::Procedure => "procedure",
            Self::Language => "language",
            Self::Card => "card",
            Self::Break => "break",
            Self::Spare => "spare",
            Self::End => "end",
            Self::Quit => "quit",
            Self::Help => "help",
        }
    }
}

/// The words of all verbs, in both languages.
#[derive(Clone, Debug)]
pub(super) struct Words {
    list: Vec<(String, Verb)>,
}

impl Words {
    /// The words of the catalogues.
    #[must_use]
    pub(super) fn new() -> Self {
        let mut list = Vec::new();
        for lang in Lang::ALL {
            let words = Catalogue::new(lang);
            for verb in Verb::ALL {
                let line = words.word(&format!("play-verb-{}", verb.name()));
                list.extend(line.split_whitespace().map(|word| (word.to_owned(), verb)));
            }
        }
        Self { list }
    }

    /// The verb a line begins with, and the rest of the line.
    #[must_use]
    pub(super) fn read<'a>(&self, line: &'a str) -> Option<(Verb, &'a str)> {
        let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let first = first.to_lowercase();
        let verb = self.list.iter().find(|(word, _)| *word == first)?.1;
        Some((verb, rest.trim()))
    }
}

/// What was typed with the Georgian layout on, as the same keys give it in Latin letters: `აცტ-04` is `act-04`.
#[must_use]
pub(super) fn latin_keys(text: &str) -> String {
    const GEORGIAN: &str = "აბცდეფგჰიჯკლმნოპქრსტუვწხყზთჭღშჩძჟ";
    const LATIN: &str = "abcdefghijklmnopqrstuvwxyztwrsczj";
    let latin = |typed: char| GEORGIAN.chars().zip(LATIN.chars()).find(|(key, _)| *key == typed);
    text.chars().map(|typed| latin(typed).map_or(typed, |(_, letter)| letter)).collect()
}

impl Default for Words {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_means_two_things_and_every_verb_has_words_in_both_languages() {
        let words = Words::new();
        let mut seen: Vec<(&str, Verb)> =
            words.list.iter().map(|(word, verb)| (word.as_str(), *verb)).collect();
        seen.sort_unstable();
        for pair in seen.windows(2) {
            assert!(pair[0].0 != pair[1].0 || pair[0].1 == pair[1].1, "{pair:?}");
        }
        assert!(seen.iter().all(|(word, _)| !word.contains('⟦')));
    }

    #[test]
    fn a_line_is_read_in_either_language() {
        let words = Words::new();
        assert_eq!(words.read("m 3"), Some((Verb::Messages, "3")));
        assert_eq!(words.read("შეტყობინებები  3"), Some((Verb::Messages, "3")));
        assert_eq!(words.read("Help"), Some((Verb::Help, "")));
        assert_eq!(words.read("checkpoint"), None);
    }

    #[test]
    fn a_letter_is_the_same_key_in_both_layouts() {
        let words = Words::new();
        for (verb, _) in words.list.iter().filter(|(word, _)| word.is_ascii() && word.len() == 1) {
            let Some((georgian, _)) =
                words.list.iter().find(|(word, _)| latin_keys(word) == *verb && word != verb)
            else {
                assert_eq!(verb, "?");
                continue;
            };
            assert_eq!(words.read(georgian), words.read(verb), "{georgian}");
        }
        assert_eq!(latin_keys("აცტ-04"), "act-04");
    }
}
