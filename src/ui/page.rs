//! What every panel needs to draw itself: words, colours, settings.

use crate::base::{Msg, Text};
use crate::i18n::Catalogue;
use crate::ui::prefs::Prefs;
use crate::ui::theme::Tokens;

/// Words, colours and settings of the screen that is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The program's words, in the language of the screen; with the scenario's clock while one is played.
    pub words: &'a Catalogue,
    /// Settings.
    pub prefs: Prefs,
}

impl Page<'_> {
    /// The colours.
    #[must_use]
    pub const fn tokens(&self) -> &'static Tokens {
        self.prefs.look.tokens()
    }

    /// What the height of every text depends on beside its width.
    #[must_use]
    pub fn context(&self) -> (&'static str, u16) {
        (self.prefs.lang.code(), self.prefs.scale.percent())
    }

    /// A sentence without arguments.
    #[must_use]
    pub fn word(&self, key: &str) -> String {
        self.words.word(key)
    }

    /// A sentence.
    #[must_use]
    pub fn say(&self, msg: &Msg) -> String {
        self.words.say(msg)
    }

    /// An authored text.
    #[must_use]
    pub fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.prefs.lang)
    }
}
