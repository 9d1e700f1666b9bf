//! The words of the program in both languages at once: titles are recognised in either.

use crate::base::{Lang, Msg, Text};
use crate::i18n::Catalogue;

/// The words of both languages.
#[derive(Debug)]
pub struct Words {
    ka: Catalogue,
    en: Catalogue,
}

impl Default for Words {
    fn default() -> Self {
        Self { ka: Catalogue::new(Lang::Ka), en: Catalogue::new(Lang::En) }
    }
}

impl Words {
    fn of(&self, lang: Lang) -> &Catalogue {
        match lang {
            Lang::Ka => &self.ka,
            Lang::En => &self.en,
        }
    }

    /// A sentence in both languages.
    #[must_use]
    pub fn both(&self, msg: &Msg) -> Text {
        Text::new(&self.ka.say(msg), &self.en.say(msg))
    }

    /// A word in both languages.
    #[must_use]
    pub fn pair(&self, key: &str) -> Text {
        Text::new(&self.ka.word(key), &self.en.word(key))
    }

    /// A word in a language.
    #[must_use]
    pub fn word(&self, key: &str, lang: Lang) -> String {
        self.of(lang).word(key)
    }

    /// A sentence in a language.
    #[must_use]
    pub fn say(&self, msg: &Msg, lang: Lang) -> String {
        self.of(lang).say(msg)
    }

    /// Whether there is a word.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.en.has(key)
    }
}
