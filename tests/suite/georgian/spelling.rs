//! The spelling of every Georgian text, against a Hunspell dictionary that does not belong to the program.
//!
//! Which it is, and how to have it, stands in `.ci/run`; without it the check says so and does nothing, but where
//! `HOTWASH_DICTIONARY` names its folder it must be there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::forms::is_right;
use super::rules::is_georgian;
use super::texts::{Said, guide, own_words, shipped};

/// The kept list: words that are right and that the dictionary does not have.
const KEPT: &str = include_str!("../../../assets/spelling/ka.words");

/// Where `.ci/run` puts the dictionary.
const USUAL: &str = "target/dictionary-ka/node_modules/dictionary-ka";

fn dictionary() -> Option<spellbook::Dictionary> {
    let asked = std::env::var_os("HOTWASH_DICTIONARY").map(PathBuf::from);
    let must = asked.is_some();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(asked.unwrap_or_else(|| USUAL.into()));
    if !must && !folder.is_dir() {
        // Without the dictionary nothing is checked here; .ci/run installs it and says so by `HOTWASH_DICTIONARY`.
        return None;
    }
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    Some(spellbook::Dictionary::new(&read("index.aff"), &read("index.dic")).unwrap())
}

fn kept() -> impl Iterator<Item = &'static str> {
    KEPT.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Every Georgian text that somebody reads: what is shipped, what trainees say in the recorded runs, the author's guide.
fn every_text() -> impl Iterator<Item = Said> {
    shipped().into_iter().chain(own_words()).chain(guide())
}

/// The Georgian words of a text; parts of a word joined by a hyphen stand alone.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_georgian(c)).filter(|word| !word.is_empty())
}

#[test]
fn georgian_is_spelt_as_the_dictionary_or_the_kept_list_has_it() {
    let Some(dictionary) = dictionary() else { return };
    let kept: BTreeSet<&str> = kept().collect();
    let known = |word: &str| kept.contains(word) || dictionary.check(word);
    let mut unknown = Vec::new();
    let mut judged: BTreeSet<String> = BTreeSet::new();
    for text in every_text() {
        for word in words(&text.ka) {
            if judged.insert(word.to_owned()) && !is_right(word, &known) {
                unknown.push(format!("{}: {word}", text.place));
            }
        }
    }
    assert!(judged.len() > 5_000, "only {} words were found", judged.len());
    assert!(
        unknown.is_empty(),
        "{} unknown words; mend them, or put them on assets/spelling/ka.words if they are right\n{}",
        unknown.len(),
        unknown.join("\n")
    );
}

#[test]
fn misspelt_words_are_found() {
    let Some(dictionary) = dictionary() else { return };
    let known = |word: &str| dictionary.check(word);
    for (right, wrong) in [
        ("სამინისტრო", "სამინისტორ"),
        ("მოქალაქეები", "მოქალქეები"),
        ("ევაკუაცია", "ევაკუცია"),
        ("გადაწყვეტილება", "გადაწყვიტილება"),
        ("შეტყობინება", "შეტყობინებბა"),
        ("საელჩომ", "საელჩომა"),
    ] {
        assert!(is_right(right, &known) && !is_right(wrong, &known), "{right} / {wrong}");
    }
}

#[test]
fn every_kept_word_is_needed() {
    let Some(dictionary) = dictionary() else { return };
    let kept: Vec<&str> = kept().collect();
    let said: BTreeSet<String> =
        every_text().flat_map(|text| words(&text.ka).map(str::to_owned).collect::<Vec<_>>()).collect();
    let unknown: Vec<&String> =
        said.iter().filter(|word| !is_right(word, &|word| dictionary.check(word))).collect();
    let idle: Vec<&str> = kept
        .iter()
        .copied()
        .filter(|word| {
            let without = |other: &str| other != *word && kept.contains(&other) || dictionary.check(other);
            // A form begins as its word does.
            let begin: String = word.chars().take(3).collect();
            unknown.iter().filter(|text| text.starts_with(&begin)).all(|text| is_right(text, &without))
        })
        .collect();
    assert!(idle.is_empty(), "nothing needs {idle:?}");
}

#[test]
fn the_kept_words_are_in_order_and_stand_once() {
    let all: Vec<&str> = kept().collect();
    assert_eq!(all.len(), all.iter().collect::<BTreeSet<_>>().len(), "a word stands twice");
    for group in KEPT.split("\n\n") {
        let words: Vec<&str> =
            group.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
        assert!(words.is_sorted(), "{words:?}");
        assert!(words.iter().all(|word| word.chars().all(is_georgian)), "{words:?}");
    }
}
