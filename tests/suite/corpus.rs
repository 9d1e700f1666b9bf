//! The corpus: small scenarios with exactly one planted fault each, and sound ones in which nothing is found.
//!
//! A case is checked as an instructor would do it: the plain check of its procedure and its scenario, and where that finds
//! no error, the deep check of the whole and of each part. Whatever is said by either must stand in the case, and it is
//! one finding: of one fault the program speaks once, of the cause and not of what follows from it.
//!
//! A file is named for the code of the fault, or `sound_…`. What it does not write stands in
//! `sound_an_attack_in_ardel.ron`. Mistakes of reading (`P…`) and of edits (`E…`) have cases of their own.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use hotwash::base::{Arg, Diagnostics, Msg, PartId};
use hotwash::content::model::Model;
use hotwash::content::settle::settle;
use hotwash::content::{codes, load};
use hotwash::exercise::Exercise;
use hotwash::explore::proof::finding::{self, CODES};
use hotwash::explore::proof::{Explored, Ground, Limits};

use crate::deep::{ground_of, walk};
use crate::support::cases;
use crate::support::sound::{Rest, checked, compose, findings};

/// At least so many cases with a fault, and so many without.
const FAULTY: usize = 80;
const SOUND: usize = 20;

/// At least so many cases for each rule.
const EACH: usize = 2;

fn folder_of(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name)
}

fn folder() -> PathBuf {
    folder_of("corpus")
}

/// What a case does not write: the fields of the sound one that holds all of them, those of a section one after the other.
fn fields(section: &str) -> Vec<(&'static str, &'static str)> {
    static TEXT: OnceLock<String> = OnceLock::new();
    let text =
        TEXT.get_or_init(|| std::fs::read_to_string(folder().join("sound_an_attack_in_ardel.ron")).unwrap());
    let mut starts: Vec<(usize, bool)> = Vec::new();
    let (mut at, mut own) = (0, false);
    for line in text.split_inclusive('\n') {
        if ["// scenario\n", "// procedure\n"].contains(&line) {
            own = line.trim_end().ends_with(section);
            starts.push((at, false));
        } else if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            starts.push((at, own));
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let field = |((from, own), to): (&(usize, bool), usize)| {
        let (name, value) = text[*from..to].split_once(':').filter(|_| *own)?;
        Some((name, value.trim().trim_end_matches(',')))
    };
    starts.iter().zip(ends).filter_map(field).collect()
}

/// Everything that is said of a case.
fn everything(name: &str, source: &str) -> Diagnostics {
    let (procedure, scenario) = (fields("procedure"), fields("scenario"));
    let mut found = checked(source, &Rest { procedure: &procedure, scenario: &scenario });
    if found.has_errors() {
        return found;
    }
    let text = compose(source, "scenario", "Scenario(", &scenario);
    let law = compose(source, "procedure", "Procedure(", &procedure);
    let law = load::procedure("procedure.ron", law.as_bytes()).0.unwrap();
    let story = load::scenario("scenario.ron", text.as_bytes()).0.unwrap();
    let model = Arc::new(Model::compile(Arc::new(law), Arc::new(story)).0.unwrap());
    found.extend(deep(name, &model, &text));
    found
}

/// Everything the deep check finds, in the whole and in its parts; every witness is a run that can be opened.
fn deep(name: &str, model: &Arc<Model>, text: &str) -> Diagnostics {
    let parts = (0..model.scenario.parts.len()).map(|part| Some(PartId::from_index(part)));
    let grounds: Vec<Ground> =
        std::iter::once(None).chain(parts).map(|part| ground_of(model, part)).collect();
    let gone = |ground: &Ground| walk(ground, Limits { states: 5_000, deviations: 4 }, false);
    let explored: Vec<Explored> = grounds.iter().map(gone).collect();
    for explored in &explored {
        assert!(explored.certain(), "{name}: {:?}", explored.coverage);
    }
    let mut found = Diagnostics::default();
    for finding in finding::all(&explored, model) {
        assert!(!finding.help.is_empty(), "{name}: {finding:?}");
        if let Some(witness) = &finding.witness {
            let ground = grounds.iter().find(|ground| ground.part() == witness.trail.part).unwrap();
            let exercise = witness.exercise(ground).unwrap_or_else(|| panic!("{name}: {witness:?}"));
            assert_eq!(Exercise::verify(ground.plan(), exercise.journal()).unwrap().head(), exercise.head());
        }
        found.push(finding.diagnostic());
    }
    settle(&mut found, &|file| (file == "scenario.ron").then_some(text));
    found
}

/// Every case: the code its name begins with, its name, and what is said of it.
fn cases() -> Vec<(String, String, Diagnostics)> {
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let source = std::fs::read_to_string(&path).unwrap();
        let code = name.split('_').next().unwrap().to_uppercase();
        cases.push((code, name.clone(), everything(&name, &source)));
    }
    cases.sort_by(|one, other| one.1.cmp(&other.1));
    cases
}

#[test]
fn what_is_planted_is_found_where_the_cases_say() {
    cases::run("corpus", everything);
}

#[test]
fn each_case_has_one_fault_each_rule_two_cases_and_sound_ones_have_none() {
    let mut wrong: Vec<String> = Vec::new();
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for (code, name, found) in cases() {
        let said: Vec<&str> = found.list.iter().map(|finding| finding.code.0).collect();
        let wanted = if code == "SOUND" { Vec::new() } else { vec![code.as_str()] };
        if said != wanted {
            wrong.push(format!("{name}: {said:?} is said, {wanted:?} is planted"));
        }
        *count.entry(code).or_default() += 1;
    }
    let sound = count.remove("SOUND").unwrap_or_default();
    let rules = codes::ALL.iter().chain(CODES).filter(|(code, _)| code.0.starts_with(['T', 'D']));
    let rules: Vec<(&str, &str)> = rules.map(|(code, what)| (code.0, *what)).collect();
    for (code, what) in &rules {
        let has = count.get(*code).copied().unwrap_or_default();
        if has < EACH {
            wrong.push(format!("{code} has {has} of {EACH} cases: {what}"));
        }
    }
    wrong.extend(
        count
            .keys()
            .filter(|code| !rules.iter().any(|(rule, _)| rule == code))
            .map(|code| format!("{code} is no rule")),
    );
    let faulty: usize = count.values().sum();
    if faulty < FAULTY || sound < SOUND {
        wrong.push(format!("{faulty} of {FAULTY} faulty cases, {sound} of {SOUND} sound ones"));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The keys of the sentences of a message, with those it holds.
fn keys(message: &Msg, into: &mut BTreeSet<&'static str>) {
    into.insert(message.key);
    for (_, arg) in &message.args {
        if let Arg::Msg(inner) = arg {
            keys(inner, into);
        }
    }
}

/// Every key that stands in the source files of a folder and begins so.
fn written(folder: &Path, begins: &str, into: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            written(&path, begins, into);
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        into.extend(text.split('"').filter(|word| word.starts_with(begins)).map(str::to_owned));
    }
}

/// What is no finding by itself, but help or a note within one.
const HELP: &[&str] = &[
    "check-expect-counts-from-notice",
    "check-expects-it",
    "check-fictional-contact",
    "check-first-here",
    "check-in-the-circle",
    "check-record-a-run",
    "check-seat-or-stand-in",
    "check-second-trigger",
    "check-write-the-cause",
];

/// Words within a sentence: the name of a list, or of what a place asks for. The cases of reading show most of them.
const WORDS: &[&str] = &["check-table-", "content-table-", "content-expected-"];

/// What is said only where not everything was gone through; the walks of the corpus are complete.
const UNFINISHED: &[&str] = &[
    "proof-cause-not-come-so-far",
    "proof-clause-not-arisen-so-far",
    "proof-clause-not-judged-so-far",
    "proof-clause-only-kept-so-far",
    "proof-duty-not-met-so-far",
    "proof-ending-not-reached-so-far",
    "proof-inject-not-fired-so-far",
    "proof-inject-skipped-so-far",
];

/// What no small scenario shows, and why.
const RARE: &[(&str, &str)] = &[
    ("proof-why-no-seat", "the plain check finds it first (T007), and then nobody goes deep"),
    ("proof-why-not-passed", "whoever plays along passes on what concerns others"),
    ("proof-why-in-no-run", "only of what was not passed on in time, in a run that is the best all the same"),
];

/// What is shown in one way: two at once and hands for one.
const ONCE: &[&str] = &["proof-why-never-together"];

#[test]
fn whatever_a_rule_can_say_is_said_of_a_case() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wanted = BTreeSet::new();
    written(&source.join("content/check"), "check-", &mut wanted);
    written(&source.join("content/model/compile"), "content-", &mut wanted);
    written(&source.join("explore/proof/finding"), "proof-", &mut wanted);
    let mut said = BTreeSet::new();
    let mut deep: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, _, found) in cases() {
        let mut own = BTreeSet::new();
        found.list.iter().for_each(|finding| keys(&finding.message, &mut own));
        own.iter().filter(|key| key.starts_with("proof-")).for_each(|key| *deep.entry(key).or_default() += 1);
        said.extend(own);
    }
    // Each kind and each reason of the deep check is shown in two ways.
    let once: Vec<&str> = deep
        .iter()
        .filter(|(key, count)| **count < EACH && !ONCE.contains(key))
        .map(|(key, _)| *key)
        .collect();
    assert!(once.is_empty(), "one case only shows these: {once:#?}");
    for folder in ["check", "malformed"] {
        for entry in std::fs::read_dir(folder_of(folder)).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            findings("", &text).list.iter().for_each(|finding| keys(&finding.message, &mut said));
        }
    }
    let rare: BTreeSet<&str> = RARE.iter().map(|(key, _)| *key).collect();
    let known = |key: &str| {
        HELP.contains(&key)
            || UNFINISHED.contains(&key)
            || rare.contains(key)
            || WORDS.iter().any(|word| key.starts_with(word))
    };
    let missing: Vec<&String> =
        wanted.iter().filter(|key| !said.contains(key.as_str()) && !known(key)).collect();
    assert!(missing.is_empty(), "no case shows these: {missing:#?}");
    let needless: Vec<&&str> =
        HELP.iter().chain(UNFINISHED).chain(&rare).filter(|key| said.contains(**key)).collect();
    assert!(needless.is_empty(), "cases show these all the same: {needless:#?}");
}
