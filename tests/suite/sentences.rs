//! Every sentence of the program with something put in, said once with real words, for reading: its key, Georgian, English.
//!
//! `tests/cases/sentences/arguments.txt` says what is put in; `UPDATE_EXPECT=1 cargo test sentences` writes the list anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use hotwash::base::{Arg, Dur, Lang, SimTime, Text};
use hotwash::content::model::Model;
use hotwash::i18n::{Case, Catalogue};

use crate::support::files::files_under;
use crate::support::shipped;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// What a sentence takes.
#[derive(Default)]
struct Takes {
    /// Names of its arguments.
    args: BTreeSet<String>,
    /// Arguments by which it chooses its words.
    chosen_by: BTreeSet<String>,
    /// Functions it calls, with the form they are asked for.
    functions: Vec<(String, Option<String>)>,
}

impl Takes {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            match expression {
                Expression::Inline(inline) => self.inline(inline),
                Expression::Select { selector, variants } => {
                    if let InlineExpression::VariableReference { id } = selector {
                        self.chosen_by.insert(id.name.to_owned());
                    }
                    self.inline(selector);
                    variants.iter().for_each(|variant| self.pattern(&variant.value));
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.args.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.functions.push((id.name.to_owned(), case(arguments)));
                arguments.positional.iter().for_each(|inner| self.inline(inner));
            }
            _ => {}
        }
    }
}

fn case(arguments: &CallArguments<&str>) -> Option<String> {
    let named = arguments.named.iter().find(|named| named.name.name == "case")?;
    match &named.value {
        InlineExpression::StringLiteral { value } => Some((*value).to_owned()),
        _ => None,
    }
}

/// Every sentence of a language in the order of its files: file, key, what it takes.
fn sentences(lang: Lang) -> Vec<(String, String, Takes)> {
    let mut found = Vec::new();
    for path in files_under(&root().join("assets/i18n").join(lang.code()), "ftl") {
        let text = std::fs::read_to_string(&path).unwrap();
        let resource = fluent_syntax::parser::parse(text.as_str()).unwrap();
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut takes = Takes::default();
            takes.pattern(message.value.as_ref().unwrap());
            let file = path.file_name().unwrap().to_str().unwrap().to_owned();
            found.push((file, message.id.name.to_owned(), takes));
        }
    }
    found
}

/// A name of a bundled scenario or of its procedure: „evacuation thing sandrel“.
fn named(model: &Model, kind: &str, id: &str) -> Option<Text> {
    macro_rules! of {
        ($list:expr, $field:ident) => {
            $list.iter().find(|row| row.id == *id).map(|row| row.$field.clone())
        };
    }
    let (scenario, procedure) = (&model.scenario, &model.procedure);
    match kind {
        "scenario" => Some(scenario.title.clone()),
        "procedure" => Some(procedure.title.clone()),
        "seat" => of!(scenario.seats, title),
        "part" => of!(scenario.parts, title),
        "ending" => of!(scenario.endings, title),
        "objective" => of!(scenario.objectives, title),
        "inject" => scenario
            .injects
            .iter()
            .find(|row| row.id == *id)
            .and_then(|row| row.subject.clone().or_else(|| row.sender.clone())),
        "action" => of!(procedure.actions, title),
        "signal" => of!(procedure.signals, title),
        "fact" => of!(procedure.facts, title),
        "clause" => of!(procedure.clauses, title),
        "channel" => of!(procedure.channels, title),
        "thing" => of!(scenario.places, name)
            .or_else(|| of!(scenario.people, name))
            .or_else(|| of!(scenario.groups, name))
            .or_else(|| of!(scenario.routes, name))
            .or_else(|| of!(scenario.transports, name))
            .or_else(|| of!(scenario.movements, name))
            .or_else(|| of!(scenario.resources, name))
            .or_else(|| of!(scenario.things, name)),
        _ => None,
    }
}

/// What a line of the file puts in.
fn arg(written: &str) -> Arg {
    if let Ok(n) = written.parse::<i64>() {
        return n.into();
    }
    if let Some(at) = written.strip_prefix('@') {
        return SimTime(Dur::parse(at).unwrap().0).into();
    }
    if let Ok(dur) = Dur::parse(written) {
        return dur.into();
    }
    if let Some((ka, en)) = written.split_once(" / ") {
        return (&Text { ka: ka.into(), en: en.into() }).into();
    }
    let words: Vec<&str> = written.split(' ').collect();
    let [scenario, kind, id] = words[..] else { return written.into() };
    if !root().join("scenarios").join(scenario).exists() {
        return written.into();
    }
    let text = named(&shipped::model(scenario), kind, id);
    (&text.unwrap_or_else(|| panic!("there is no such name: {written}"))).into()
}

/// The arguments of the file: by name, or by key and name.
fn arguments() -> BTreeMap<String, Arg> {
    let text = std::fs::read_to_string(root().join("tests/cases/sentences/arguments.txt")).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| {
            let (name, written) =
                line.split_once(" = ").unwrap_or_else(|| panic!("not name = value: {line}"));
            (name.to_owned(), arg(written))
        })
        .collect()
}

#[test]
fn every_sentence_with_something_put_in_is_listed_once() {
    let given = arguments();
    let model = shipped::model("evacuation");
    let [ka, en] = [Lang::Ka, Lang::En].map(|lang| Catalogue::of_scenario(lang, &model.scenario));
    let english: BTreeMap<String, Takes> =
        sentences(Lang::En).into_iter().map(|(_, key, takes)| (key, takes)).collect();
    let (mut told, mut heading, mut used) = (String::new(), String::new(), BTreeSet::new());
    for (file, key, takes) in sentences(Lang::Ka).into_iter().filter(|(.., takes)| !takes.args.is_empty()) {
        if heading != file {
            writeln!(told, "# {file}\n").unwrap();
            heading = file;
        }
        let mut said = BTreeSet::new();
        let chosen = |name: &str| {
            takes.chosen_by.contains(name)
                || english.get(&key).is_some_and(|takes| takes.chosen_by.contains(name))
        };
        for number in [0i64, 1, 5] {
            let args: Vec<(&'static str, Arg)> = (takes.args.iter())
                .map(|name| {
                    let own = format!("{key}.{name}");
                    let which = if given.contains_key(&own) { &own } else { name };
                    let value = given.get(which).unwrap_or_else(|| {
                        panic!("give an example of {own} in tests/cases/sentences/arguments.txt")
                    });
                    used.insert(which.clone());
                    let value = if chosen(name) { number.into() } else { value.clone() };
                    (&*Box::leak(name.clone().into_boxed_str()), value)
                })
                .collect();
            let both = [&ka, &en].map(|words| words.say_key(&key, &args));
            assert!(!both.iter().any(|text| text.contains(['⟦', '{'])), "{key}: {both:?}");
            if said.insert(both.clone()) {
                writeln!(told, "{key}\n    {}\n    {}\n", both[0], both[1]).unwrap();
            }
        }
    }
    let unused: Vec<&String> = given.keys().filter(|name| !used.contains(*name)).collect();
    assert!(unused.is_empty(), "nothing takes {unused:?}");
    expect_file![root().join("tests/golden/sentences.txt")].assert_eq(&told);
}

#[test]
fn a_form_that_a_sentence_asks_for_exists_and_english_asks_for_none() {
    let mut asked = 0;
    for lang in Lang::ALL {
        for (_, key, takes) in sentences(lang) {
            for (function, case) in takes.functions {
                match function.as_str() {
                    "GEN" | "SHORT" => {}
                    "NAME" => {
                        assert_eq!(lang, Lang::Ka, "{key}: English names have no forms");
                        let case = case.unwrap_or_default();
                        assert!(Case::of_word(&case).is_some(), "{key} asks for an unknown form: {case}");
                        asked += 1;
                    }
                    other => panic!("{key}: there is no function {other}"),
                }
            }
        }
    }
    assert!(asked > 10, "{asked} forms asked for");
}
