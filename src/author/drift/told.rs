//! What changed, in the words of both languages.

use crate::author::drift::change::{Detail, WHATS, Weight};
use crate::author::words::Words;
use crate::base::{Lang, Name, Text};
use crate::content::procedure::Procedure;
use crate::content::scenario::Scenario;
use crate::i18n::Catalogue;

/// The program's words in both languages.
#[derive(Debug)]
pub struct Tongues([Catalogue; 2]);

impl Default for Tongues {
    fn default() -> Self {
        Self(Lang::ALL.map(Catalogue::new))
    }
}

/// A procedure that can be told of in both languages.
pub(super) struct Told<'a> {
    pub(super) procedure: &'a Procedure,
    tongues: &'a Tongues,
    /// A procedure names no thing of a scenario.
    blank: Scenario,
}

impl<'a> Told<'a> {
    pub(super) fn new(procedure: &'a Procedure, tongues: &'a Tongues) -> Self {
        Self { procedure, tongues, blank: Scenario::blank(&procedure.id) }
    }

    /// Something in the words of both languages.
    pub(super) fn both(&self, say: impl Fn(&Words<'_>) -> String) -> Text {
        let [ka, en] = &self.tongues.0;
        let of = |words| say(&Words::of(&self.blank, self.procedure, words));
        Text::new(&of(ka), &of(en))
    }

    /// The same, as [`crate::tell`] says it.
    pub(super) fn say(&self, say: impl Fn(&Procedure, &Catalogue) -> String) -> Text {
        let [ka, en] = &self.tongues.0;
        Text::new(&say(self.procedure, ka), &say(self.procedure, en))
    }

    /// A word of the catalogues.
    pub(super) fn word(&self, key: &str) -> Text {
        self.say(|_, words| words.word(key))
    }

    /// Yes or no.
    pub(super) fn flag(&self, flag: bool) -> Text {
        self.word(if flag { "msel-yes" } else { "msel-no" })
    }

    /// Roles by their titles.
    pub(super) fn role(&self, id: &Name) -> Text {
        self.both(|words| words.thing(id.as_str()))
    }
}

/// A word that is the same in both languages: an id, a number.
pub(super) fn plain(word: &str) -> Text {
    Text::new(word, word)
}

/// The details of one thing, gathered in order.
#[derive(Default)]
pub(super) struct Details {
    pub(super) list: Vec<Detail>,
    /// The rule they are in.
    pub(super) rule: Option<Name>,
}

impl Details {
    /// Something is otherwise.
    pub(super) fn otherwise(
        &mut self,
        what: &'static str,
        weight: Weight,
        from: Option<Text>,
        to: Option<Text>,
    ) {
        debug_assert!(WHATS.contains(&what), "{what}");
        let filled = |text: Option<Text>| text.filter(|text| !text.is_empty());
        self.list.push(Detail { what, rule: self.rule.clone(), weight, from: filled(from), to: filled(to) });
    }

    /// A value that may be otherwise, told by `say` on either side.
    pub(super) fn value<T: PartialEq>(
        &mut self,
        what: &'static str,
        weight: Weight,
        [from, to]: [&T; 2],
        say: impl Fn(&T, usize) -> Text,
    ) {
        if from != to {
            self.otherwise(what, weight, Some(say(from, 0)), Some(say(to, 1)));
        }
    }

    /// A text people read.
    pub(super) fn text(&mut self, what: &'static str, both: [&Text; 2]) {
        self.value(what, Weight::Texts, both, |text, _| text.clone());
    }

    /// A text that may be missing.
    pub(super) fn text_or_none(&mut self, what: &'static str, [from, to]: [&Option<Text>; 2]) {
        if from != to {
            self.otherwise(what, Weight::Texts, from.clone(), to.clone());
        }
    }

    /// A list: what is gone from it and what has come; only in another order, both whole.
    pub(super) fn list<T: PartialEq>(
        &mut self,
        what: &'static str,
        weight: Weight,
        [from, to]: [&[T]; 2],
        say: impl Fn(&T, usize) -> Text,
    ) {
        if from == to {
            return;
        }
        let without = |list: &[T], other: &[T], side: usize| -> Vec<Text> {
            list.iter().filter(|item| !other.contains(item)).map(|item| say(item, side)).collect()
        };
        let whole = |list: &[T], side: usize| list.iter().map(|item| say(item, side)).collect::<Vec<_>>();
        let (mut gone, mut come) = (without(from, to, 0), without(to, from, 1));
        if gone.is_empty() && come.is_empty() {
            (gone, come) = (whole(from, 0), whole(to, 1));
        }
        self.otherwise(what, weight, Some(joined(&gone)), Some(joined(&come)));
    }
}

/// Several texts in a row.
pub(super) fn joined(texts: &[Text]) -> Text {
    let list = |lang| texts.iter().map(|text| text.get(lang)).collect::<Vec<_>>().join("; ");
    Text::new(&list(Lang::Ka), &list(Lang::En))
}
