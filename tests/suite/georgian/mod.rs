//! The rules of Georgian in the program, as far as a machine can see them, over every Georgian text that is shipped:
//! procedures, scenarios, maps, templates, the program's own words.
//!
//! # Not here
//!
//! Style and sense are for people; spelling is in `spelling`. Keys and arguments of the catalogues are compared in `i18n`.
//!
//! # Adding one
//!
//! A rule is one more row of `rules::RULES`, with a text it must find and one it must leave alone.

mod forms;
mod real_world;
mod rules;
mod spelling;
mod texts;

use std::collections::BTreeSet;

use rules::RULES;
use texts::{Said, guide, own_words, shipped};

/// What a rule finds and may stay: rule, part of the text, reason.
const PERMITTED: &[(&str, &str, &str)] = &[
    ("dashes", "GAO-08-23", "the number of a published report"),
    ("dashes", "GAO-17-714", "the number of a published report"),
    ("dashes", "2031-04-15", "a date as authors write it"),
    ("dashes", "და - _ .", "the signs an id may hold"),
    ("dashes", "ნიშნებს - _ .", "the signs an id may hold"),
    ("spaces", "და - _ . ,", "the signs an id may hold"),
    ("spaces", "ნიშნებს - _ .", "the signs an id may hold"),
    ("spaces", "დაბოლოებით .example", "the end of an address"),
    ("placeholders hold the whole phrase", "{}-ის ჩათვლით", "the placeholder is a number"),
    (
        "titles of clauses are nouns",
        "რომელთა ადგილსამყოფელი დაუდგენელია",
        "the glossary's own words, as a relative clause",
    ),
];

#[test]
fn shipped_georgian_keeps_the_rules_of_the_glossary() {
    let said = shipped();
    let own = own_words();
    assert!(said.len() > 1500, "only {} texts were found", said.len());
    assert!(own.len() > 50, "only {} own words were found", own.len());
    let guide = guide();
    assert!(guide.len() > 100, "only {} lines of the guide were found", guide.len());
    let mut faults = Vec::new();
    for rule in RULES {
        for text in said.iter().chain(&own).chain(&guide) {
            if PERMITTED.iter().any(|(name, part, _)| *name == rule.name && text.ka.contains(part)) {
                continue;
            }
            faults.extend(
                (rule.find)(text).iter().map(|found| format!("{}: {}: {found}", text.place, rule.name)),
            );
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_rule_of_georgian_finds_its_bad_example_and_leaves_the_good_one() {
    for rule in RULES {
        let bad = Said::example(rule.place, rule.field, rule.bad);
        assert!(!(rule.find)(&bad).is_empty(), "{} does not see “{}”", rule.name, rule.bad);
        let good = Said::example(rule.place, rule.field, rule.good);
        assert_eq!((rule.find)(&good), Vec::<String>::new(), "{}", rule.name);
    }
}

#[test]
fn every_exception_from_the_rules_of_georgian_is_needed() {
    let said = shipped();
    let mut needed = BTreeSet::new();
    for (name, part, _) in PERMITTED {
        let rule = RULES.iter().find(|rule| rule.name == *name).unwrap();
        if said.iter().any(|text| text.ka.contains(part) && !(rule.find)(text).is_empty()) {
            needed.insert((*name, *part));
        }
    }
    let idle: Vec<_> = PERMITTED.iter().filter(|(name, part, _)| !needed.contains(&(*name, *part))).collect();
    assert!(idle.is_empty(), "nothing needs {idle:?}");
}

#[test]
fn every_text_stands_in_both_languages() {
    let faults: Vec<String> = shipped()
        .iter()
        .filter(|text| text.ka.trim().is_empty() != text.en.trim().is_empty() || text.ka.is_empty())
        .map(|text| format!("{}: “{}” / “{}”", text.place, text.ka, text.en))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_text_without_georgian_letters_is_the_same_in_both_languages() {
    let faults: Vec<String> = shipped()
        .iter()
        // Words of the program may be nothing but placeables and examples.
        .filter(|text| text.field != "word")
        .filter(|text| !text.ka.chars().any(rules::is_georgian) && text.ka != text.en)
        .map(|text| format!("{}: “{}” / “{}”", text.place, text.ka, text.en))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Texts that are the same in both languages: the mark, and a language called by its own name.
const OWN_SCRIPT: [&str; 3] = ["mark", "ui-to-georgian", "ui-key-language"];

#[test]
fn english_texts_hold_no_georgian_letters() {
    let faults: Vec<String> = shipped()
        .iter()
        .filter(|text| text.en.chars().any(rules::is_georgian) && !OWN_SCRIPT.contains(&text.key()))
        .map(|text| format!("{}: “{}”", text.place, text.en))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_trainees_of_the_recorded_runs_speak_georgian() {
    let faults: Vec<String> = own_words()
        .iter()
        .filter(|text| {
            !text.ka.chars().any(rules::is_georgian) || text.ka.chars().any(|c| c.is_ascii_alphabetic())
        })
        .map(|text| format!("{}: “{}”", text.place, text.ka))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
