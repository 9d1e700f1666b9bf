//! Old names for new ones in a text: the same form for the same form, whole words only, all names at once.
//!
//! # Invariants
//! - Only an exactly known form is replaced; one that can be several forms of the name is replaced only if the new name is
//!   written the same way in all of them.
//! - What is not replaced and may be the old name is told.

use std::collections::BTreeMap;

use crate::author::adapt::form::Form;
use crate::author::adapt::word::Word;
use crate::base::{Lang, Text};
use crate::content::scenario::Forms;
use crate::i18n::names::CaseForms;

/// A name with the one that takes its place.
pub(super) struct Renamed<'w> {
    pub(super) word: &'w Word,
    pub(super) name: &'w Text,
    pub(super) forms: Option<&'w Forms>,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// Stays.
    Same(&'t str),
    /// Is replaced.
    Sure { was: &'t str, becomes: String },
    /// Can be replaced by one of several, the likeliest first.
    Doubtful { was: &'t str, options: Vec<String> },
    /// Begins like an old name and is no known form of it.
    Left { was: &'t str },
}

/// A way in which an old name is written, and what it can become.
struct Written {
    old: String,
    new: Vec<(Option<Form>, String)>,
}

/// Ways of writing by their first word, longest first.
type Index = BTreeMap<String, Vec<Written>>;

/// Replaces names.
pub(super) struct Rewriter {
    ka: Index,
    en: Index,
    stems: Vec<(Lang, String)>,
}

impl Rewriter {
    /// One that replaces names, and words made from names.
    pub(super) fn of(renamed: &[Renamed<'_>], made: &[(&str, &str)]) -> Self {
        let mut made_here = Self { ka: Index::new(), en: Index::new(), stems: Vec::new() };
        for Renamed { word, name, forms } in renamed {
            let (old, new) = (word.case_forms(), CaseForms::of(&name.ka, word.sort.declined(), *forms));
            let changed = [(Lang::Ka, word.name.ka != name.ka), (Lang::En, word.name.en != name.en)];
            // A longer name that stays follows the names in it.
            let follows = |text: &str| text.contains(|c: char| !c.is_alphanumeric());
            if changed[0].1 || old != new || !follows(&word.name.ka) {
                for form in Form::all() {
                    add(&mut made_here.ka, form.of(&old), (Some(form), form.of(&new)));
                }
            }
            if !word.name.en.is_empty() && (changed[1].1 || !follows(&word.name.en)) {
                add(&mut made_here.en, word.name.en.to_string(), (None, name.en.to_string()));
            }
            let stems = changed.iter().filter(|(_, changed)| *changed);
            made_here.stems.extend(stems.filter_map(|(lang, _)| Some((*lang, word.stem(*lang)?))));
        }
        for (was, becomes) in made {
            let index = if was.is_ascii() { &mut made_here.en } else { &mut made_here.ka };
            // What an author says of a word holds against what is known of forms.
            if let Some(list) = index.get_mut(first_word(was)) {
                list.retain(|written| written.old != *was);
            }
            add(index, (*was).to_owned(), (None, (*becomes).to_owned()));
        }
        for list in made_here.ka.values_mut().chain(made_here.en.values_mut()) {
            list.sort_by_key(|written| std::cmp::Reverse(written.old.len()));
        }
        made_here
    }

    /// A text in pieces.
    pub(super) fn pieces<'t>(&self, lang: Lang, text: &'t str) -> Vec<Piece<'t>> {
        let index = match lang {
            Lang::Ka => &self.ka,
            Lang::En => &self.en,
        };
        let mut pieces = Vec::new();
        let (mut kept, mut at) = (0, 0);
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            // Names in quotes stand under the empty word.
            let word = first_word(rest);
            let known = index.get(word).into_iter().flatten().find(|written| {
                let behind = rest.strip_prefix(written.old.as_str());
                behind.is_some_and(|behind| {
                    !(behind.starts_with(char::is_alphanumeric)
                        && written.old.ends_with(char::is_alphanumeric))
                })
            });
            if word.is_empty() && known.is_none() {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            }
            let (was, piece) = match known {
                Some(written) => {
                    let (was, behind) = rest.split_at(written.old.len());
                    (was, replaced(was, written, behind))
                }
                None => (word, self.is_like_a_name(lang, word).then_some(Piece::Left { was: word })),
            };
            if let Some(piece) = piece {
                pieces.extend(text.get(kept..at).filter(|same| !same.is_empty()).map(Piece::Same));
                pieces.push(piece);
                kept = at + was.len();
            }
            at += was.len();
        }
        pieces.extend(text.get(kept..).filter(|same| !same.is_empty()).map(Piece::Same));
        pieces
    }

    /// A text with every sure replacement made; what is doubtful stays.
    pub(super) fn sure(&self, lang: Lang, text: &str) -> String {
        put(self.pieces(lang, text).into_iter().map(|piece| match piece {
            Piece::Same(same) => (same, same.to_owned()),
            Piece::Sure { was, becomes } => (was, becomes),
            Piece::Doubtful { was, .. } | Piece::Left { was } => (was, was.to_owned()),
        }))
    }

    fn is_like_a_name(&self, lang: Lang, word: &str) -> bool {
        let like = |(of, stem): &(Lang, String)| *of == lang && word.starts_with(stem.as_str());
        self.stems.iter().any(like)
    }
}

/// Pieces, each with what it was, as one text: in English „a“ becomes „an“ where the next word asks for it.
pub(super) fn put<'t>(pieces: impl Iterator<Item = (&'t str, String)>) -> String {
    let vowel = |word: &str| word.starts_with(['A', 'E', 'I', 'O', 'U', 'a', 'e', 'i', 'o', 'u']);
    let mut out = String::new();
    for (was, becomes) in pieces {
        if was != becomes && vowel(was) != vowel(&becomes) {
            let (from, to) = if vowel(&becomes) { ("a ", "an ") } else { ("an ", "a ") };
            for capital in [false, true] {
                let raise = |word: &str| if capital { word.replace('a', "A") } else { word.to_owned() };
                let (from, to) = (raise(from), raise(to));
                let Some(before) = out.strip_suffix(from.as_str()) else { continue };
                if !before.ends_with(char::is_alphanumeric) {
                    out.truncate(before.len());
                    out.push_str(&to);
                    break;
                }
            }
        }
        out.push_str(&becomes);
    }
    out
}

fn add(index: &mut Index, old: String, new: (Option<Form>, String)) {
    // What is nothing would be found everywhere.
    if old.is_empty() {
        return;
    }
    let list = index.entry(first_word(&old).to_owned()).or_default();
    let known = list.iter().position(|written| written.old == old);
    let written = match known.and_then(|at| list.get_mut(at)) {
        Some(written) => written,
        None => {
            list.push(Written { old, new: Vec::new() });
            let Some(last) = list.last_mut() else { return };
            last
        }
    };
    written.new.push(new);
}

/// What becomes of one way of writing before what stands behind it; nothing if it stays the same.
fn replaced<'t>(was: &'t str, written: &Written, behind: &str) -> Option<Piece<'t>> {
    // „ორდანტას“ მუშა: a noun behind it, so it says whose; otherwise to whom.
    let noun_follows = behind.trim_start_matches('“').strip_prefix(' ').is_some_and(|next| {
        let word = first_word(next);
        !word.is_empty() && !["და", "ან", "რომ", "არ"].contains(&word)
    });
    let mut ways: Vec<&(Option<Form>, String)> = written.new.iter().collect();
    ways.sort_by_key(|(form, _)| form.is_some_and(Form::belongs) != noun_follows);
    let mut options: Vec<String> = Vec::new();
    for (_, new) in ways {
        if !options.contains(new) {
            options.push(new.clone());
        }
    }
    match options.len() {
        0 => None,
        1 => options.pop().filter(|new| new != was).map(|becomes| Piece::Sure { was, becomes }),
        _ => Some(Piece::Doubtful { was, options }),
    }
}

/// The word a text begins with.
pub(super) fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::adapt::word::Sort;

    fn word(sort: Sort, ka: &str, en: &str) -> Word {
        Word { at: String::new(), sort, name: Text::new(ka, en), forms: None, made: Vec::new() }
    }

    fn rewriter(old: &Word, new: &Text) -> Rewriter {
        Rewriter::of(&[Renamed { word: old, name: new, forms: None }], &[("Kestravan", "Orbenian")])
    }

    #[test]
    fn the_same_form_takes_the_place_of_a_form() {
        let (old, new) = (word(Sort::Place, "კესტრავა", "Kestrava"), Text::new("ორბენი", "Orben"));
        let made = rewriter(&old, &new);
        for (was, becomes) in [
            ("კესტრავაში", "ორბენში"),
            ("კესტრავიდან", "ორბენიდან"),
            ("კესტრავისთვის, კესტრავაშია", "ორბენისთვის, ორბენშია"),
            ("მეკესტრავე", "მეკესტრავე"),
        ] {
            assert_eq!(made.sure(Lang::Ka, was), becomes);
        }
        assert_eq!(made.sure(Lang::En, "a Kestrava, Kestrava's"), "an Orben, Orben's");
        assert_eq!(made.sure(Lang::En, "A Kestravan; Kestravas"), "An Orbenian; Kestravas");
        assert_eq!(
            made.pieces(Lang::En, "Kestravas!"),
            [Piece::Left { was: "Kestravas" }, Piece::Same("!")],
            "what is no known form is told"
        );
    }

    #[test]
    fn a_word_that_is_nothing_changes_nothing() {
        let made = Rewriter::of(&[], &[("", "Orben")]);
        for lang in [Lang::Ka, Lang::En] {
            assert_eq!(made.sure(lang, "ორი, two."), "ორი, two.");
        }
    }

    #[test]
    fn a_form_that_can_be_two_is_not_guessed() {
        let (old, new) = (word(Sort::Firm, "ორდანტა", "Ordanta"), Text::new("ზენიტი", "Zenit"));
        let made = rewriter(&old, &new);
        let text = "„ორდანტას“ მუშა";
        assert_eq!(made.sure(Lang::Ka, text), text);
        let options = |text| {
            let doubtful = |piece| match piece {
                Piece::Doubtful { options, .. } => Some(options),
                _ => None,
            };
            made.pieces(Lang::Ka, text).into_iter().find_map(doubtful)
        };
        assert_eq!(options(text), Some(vec!["ზენიტის".to_owned(), "ზენიტს".to_owned()]));
        assert_eq!(options("„ორდანტას“."), Some(vec!["ზენიტს".to_owned(), "ზენიტის".to_owned()]));
        let kept = Text::new("ორიგა", "Origa");
        assert_eq!(rewriter(&old, &kept).sure(Lang::Ka, text), "„ორიგას“ მუშა", "both forms are alike");
    }
}
