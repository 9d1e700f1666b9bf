//! A scenario taken to another country: everything that is answered arrives, nothing of the old country is said any more,
//! and what was sound stays sound.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hotwash::author::adapt::{
    Adapted, Answers, Asked, DoubtAnswer, Fate, Group, Loss, NameAnswer, Original, Pair, Reply, Source, Word,
};
use hotwash::base::{Lang, Text};
use hotwash::content::load;
use hotwash::content::map::Map;
use hotwash::content::model::Model;
use hotwash::content::scenario::{Forms, Part, PartStart, Scenario};
use hotwash::content::syntax::{Node, NodeKind, parse};
use hotwash::explore::proof::{Limits, finding};
use hotwash::i18n::Catalogue;
use proptest::prelude::*;

use crate::deep::{ground, walk};
use crate::support::program::{err, lines_fit, out, run, run_with};
use crate::support::shipped;

const BUNDLED: [&str; 4] = ["first-hour", "evacuation", "earthquake", "seafarers"];
const TEMPLATES: [&str; 3] = ["evacuation", "disaster", "detention"];

/// Invented names of every way of declining.
const NAMES: [(&str, &str); 24] = [
    ("ზავორია", "Zavoria"),
    ("ორბენი", "Orben"),
    ("ტელმონე", "Telmone"),
    ("ვირანო", "Virano"),
    ("ლასკარა", "Laskara"),
    ("ბრევინი", "Brevin"),
    ("ედორუ", "Edoru"),
    ("ხალვეტა", "Khalveta"),
    ("იმრონია", "Imronia"),
    ("სუდრესა", "Sudresa"),
    ("ფენტორი", "Fentor"),
    ("გალვესე", "Galvese"),
    ("აკრომია", "Acromia"),
    ("უტრენა", "Utrena"),
    ("დასკენი", "Dasken"),
    ("მირკოლა", "Mircola"),
    ("პოსტივა", "Postiva"),
    ("რუნდელა", "Rundela"),
    ("ნიმფორა", "Nimfora"),
    ("ჟერვინი", "Zhervin"),
    ("ჩირველა", "Chirvela"),
    ("ცეტრანა", "Tsetrana"),
    ("ყავრესი", "Qavresi"),
    ("წონკარა", "Tsonkara"),
];

/// The texts of a scenario: of a bundled one, or of a template with its id.
struct Texts {
    scenario: String,
    map: Option<String>,
}

impl Texts {
    fn of(folder: &Path, id: &str) -> Self {
        let read = |name: &str| std::fs::read_to_string(folder.join(name)).ok();
        Self { scenario: read("scenario.ron").unwrap().replace("__ID__", id), map: read("map.ron") }
    }

    fn bundled(id: &str) -> Self {
        Self::of(&root().join("scenarios").join(id), id)
    }

    fn all() -> Vec<(String, Self)> {
        let bundled = BUNDLED.map(|id| (id.to_owned(), Self::bundled(id)));
        let made = |kind: &str| Self::of(&root().join("assets/templates").join(kind), kind);
        bundled.into_iter().chain(TEMPLATES.map(|kind| (format!("template {kind}"), made(kind)))).collect()
    }

    fn after(adapted: &Adapted) -> Self {
        Self { scenario: adapted.scenario.clone(), map: adapted.map.clone() }
    }

    fn original(&self) -> Original<'_> {
        let source = |file, text| Source { file, text };
        let map = self.map.as_deref().map(|text| source("map.ron", text));
        static PROCEDURE: std::sync::OnceLock<Arc<hotwash::content::procedure::Procedure>> =
            std::sync::OnceLock::new();
        let procedure = PROCEDURE.get_or_init(shipped::reference);
        Original::read(source("scenario.ron", &self.scenario), map, Some(procedure)).unwrap()
    }

    fn read(&self) -> (Scenario, Option<Map>) {
        let (scenario, found) = load::scenario("scenario.ron", self.scenario.as_bytes());
        assert!(!found.has_errors(), "{:?}", found.list.first());
        (scenario.unwrap(), self.map.as_ref().map(|text| load::map("map.ron", text.as_bytes()).0.unwrap()))
    }

    /// Everything that is said, with its path and language.
    fn said(&self) -> Vec<(Lang, String)> {
        let mut found = Vec::new();
        for text in std::iter::once(&self.scenario).chain(&self.map) {
            let (tree, _) = parse(&Arc::from("x"), text.as_bytes());
            gather(tree.unwrap().root().unwrap(), &mut found);
        }
        found
    }
}

fn gather(node: Node<'_>, found: &mut Vec<(Lang, String)>) {
    let lang = match node.name().filter(|_| node.kind() == NodeKind::Field) {
        Some("ka") => Some(Lang::Ka),
        Some("en") => Some(Lang::En),
        _ => None,
    };
    if let (Some(lang), Some(text)) = (lang, node.value().and_then(Node::text)) {
        found.push((lang, text.into_owned()));
    }
    node.children().for_each(|child| gather(child, found));
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn is_single(word: &Word) -> bool {
    word.name.ka.chars().all(char::is_alphabetic)
}

/// A new name for every name of one word, taken from the list from a place on.
fn names(original: &Original<'_>, from: usize) -> Answers {
    let mut answers = Answers::default();
    let words = original.words();
    for (at, word) in words.iter().filter(|word| is_single(word)).enumerate() {
        let (ka, en) = NAMES[(from + at) % NAMES.len()];
        answers.put_name(NameAnswer {
            at: word.at.as_str().into(),
            ka: ka.into(),
            en: en.into(),
            forms: None,
        });
    }
    answers
}

/// Answers to everything that is asked, each another than what holds. What a later question asks goes by earlier answers.
fn full(original: &Original<'_>) -> Answers {
    let mut answers = names(original, 0);
    let before = original.questions(&Answers::default());
    for question in original.questions(&answers) {
        let reply = match &question.asked {
            Asked::Name(_, name, _) => {
                let was = before.iter().find(|other| other.id == question.id).unwrap();
                // Longer names follow the names in them; those without one are answered.
                let Asked::Name(_, old, _) = &was.asked else { unreachable!() };
                if name != old {
                    continue;
                }
                let number = answers.names.len();
                Reply::Name(
                    Text::new(&format!("ახალი ადგილი {number}"), &format!("New place {number}")),
                    None,
                )
            }
            Asked::Pair(_) => Reply::Pair(Text::new(&format!("უცხო {}", question.id), &question.id)),
            Asked::Word { proposed, .. } => Reply::Word(proposed.clone().unwrap_or("Nowherian".to_owned())),
            Asked::Week(_) => Reply::Week(vec![7, 1, 2, 3, 4]),
            Asked::Offset(offset) => Reply::Offset(offset + 45),
            // Seats and mission have tests of their own.
            Asked::Flag(_) | Asked::Fate(..) | Asked::Form(..) => continue,
            Asked::Whole(number) => {
                let grows = ["count", "seats", "capacity"].iter().any(|end| question.id.ends_with(end));
                if !grows && question.group == Group::Figures && !question.id.starts_with("given") {
                    continue;
                }
                Reply::Whole(number + 1)
            }
        };
        answers.take(&question, reply);
    }
    settle(original, &mut answers, |_, options| options[0].clone());
    answers
}

/// Chooses at every doubtful place.
fn settle(
    original: &Original<'_>,
    answers: &mut Answers,
    mut choose: impl FnMut(&hotwash::author::adapt::Doubt, &[String]) -> String,
) {
    let adapted = original.adapt(answers, "x", "").unwrap();
    for doubt in &adapted.doubts {
        let becomes = choose(doubt, &doubt.options);
        answers.put_doubt(&doubt.at, doubt.number, &becomes);
    }
}

#[test]
fn without_answers_nothing_changes_but_the_id() {
    for (name, texts) in Texts::all() {
        let original = texts.original();
        let id = format!("id: \"{}\"", original.scenario().id);
        let expected = texts.scenario.replacen(&id, "id: \"elsewhere\"", 1);
        let adapted = original.adapt(&Answers::default(), "elsewhere", "").unwrap();
        assert_eq!((&adapted.scenario, &adapted.map), (&expected, &texts.map), "{name}");
        // The same from the file the questions are written into.
        for lang in Lang::ALL {
            let sheet = original.sheet(&Answers::default(), &Catalogue::new(lang));
            let (answers, found) = Answers::read("answers.ron", sheet.as_bytes());
            assert_eq!(found.list, Vec::new(), "{name}: {sheet}");
            let adapted = original.adapt(&answers.unwrap(), "elsewhere", "").unwrap();
            assert_eq!(adapted.scenario, expected, "{name}: {:?}", adapted.changes);
            assert!(adapted.left.is_empty() && adapted.looks.is_empty() && adapted.consequences.is_empty());
        }
    }
}

#[test]
fn every_answer_arrives_and_nothing_of_the_old_country_is_said() {
    for (name, texts) in Texts::all() {
        let original = texts.original();
        let answers = full(&original);
        let adapted = original.adapt(&answers, "elsewhere", "A head").unwrap();
        assert_eq!(adapted.left, Vec::new(), "{name}");
        let after = Texts::after(&adapted);
        let (scenario, map) = after.read();
        assert!(after.scenario.starts_with("// A head\n") && scenario.id == *"elsewhere", "{name}");
        for word in original.words() {
            let (stem, said) = (stems(&word), after.said());
            for (lang, text) in &said {
                let stem = if *lang == Lang::Ka { &stem.0 } else { &stem.1 };
                assert!(!text.contains(stem.as_str()), "{name}: {stem} in {text}");
            }
        }
        let names: BTreeSet<String> =
            after.original().words().iter().map(|word| word.name.en.to_string()).collect();
        for answer in &answers.names {
            assert!(names.contains(&*answer.en), "{name}: {} did not arrive", answer.en);
        }
        let text = Texts::said(&after).into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n");
        for answer in &answers.words {
            let declared = scenario.setting.names.iter().any(|row| row.made.contains(&answer.becomes));
            assert!(declared || text.contains(&*answer.becomes), "{name}: {answer:?}");
        }
        let pair = |pair: &Option<Pair>| pair.as_ref().map(|pair| Text::new(&pair.ka, &pair.en));
        assert_eq!(scenario.setting.language, pair(&answers.language), "{name}");
        assert_eq!(scenario.setting.currency, pair(&answers.currency), "{name}");
        assert_eq!(Some(&scenario.start.week), answers.week.as_ref(), "{name}");
        assert_eq!(Some(scenario.start.offset), answers.offset, "{name}");
        let figures = after.original().figures();
        for answer in &answers.figures {
            let now = figures.iter().find(|figure| *figure.at == *answer.at).unwrap();
            assert_eq!(now.is, answer.is, "{name}: {}", answer.at);
        }
        assert_eq!(map.is_some(), texts.map.is_some(), "{name}");
    }
}

/// What no text may hold any more: the name up to its last vowel.
fn stems(word: &Word) -> (String, String) {
    let cut = |name: &str| {
        name.strip_suffix(['ა', 'ე', 'ი', 'ო', 'უ', 'a', 'e', 'i', 'o', 'u']).unwrap_or(name).to_owned()
    };
    if is_single(word) {
        (cut(&word.name.ka), cut(&word.name.en))
    } else {
        (word.name.ka.to_string(), word.name.en.to_string())
    }
}

#[test]
fn what_was_sound_stays_sound() {
    let codes = |texts: &Texts| {
        let (model, found) = Model::compile(shipped::reference(), Arc::new(texts.read().0));
        assert!(!found.has_errors(), "{:?}", found.list.first());
        let model = Arc::new(model.unwrap());
        let explored = walk(&ground(&model), Limits { states: 40, deviations: 1 }, false);
        let found = finding::all(&[explored], &model);
        let mut codes: Vec<String> = found
            .into_iter()
            .map(|finding| {
                let found = finding.diagnostic();
                format!("{:?} {}", found.code, found.primary.path)
            })
            .collect();
        codes.sort();
        codes
    };
    for (name, texts) in Texts::all() {
        let original = texts.original();
        // Figures are the author's: they may make another story. Names, clock and words may not.
        let mut answers = full(&original);
        answers.figures.clear();
        let adapted = original.adapt(&answers, "elsewhere", "").unwrap();
        assert_eq!(codes(&Texts::after(&adapted)), codes(&texts), "{name}");
    }
}

#[test]
fn check_finds_nothing_new_and_the_parts_start_from_runs_played_again() {
    let folder = tempfile::tempdir().unwrap();
    for id in BUNDLED {
        let texts = Texts::bundled(id);
        let original = texts.original();
        let answers = folder.path().join(format!("{id}.ron")).to_string_lossy().into_owned();
        std::fs::write(&answers, original.sheet(&full(&original), &Catalogue::new(Lang::En))).unwrap();
        let made = folder.path().join(format!("new-{id}")).to_string_lossy().into_owned();
        let output = run(&["adapt", id, &made, "--answers", &answers, "--format", "json"]);
        let value: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
        assert_eq!(output.status.code(), Some(0), "{id}: {value:#}");
        assert_eq!(value["findings"].as_array().unwrap().len(), 0, "{id}: {:#}", value["findings"]);
        for again in value["runs"].as_array().unwrap() {
            assert_eq!((&again["again"], &again["refused"]), (&true.into(), &0.into()), "{id}: {again}");
        }
        let checked = run(&["check", &made, "--format", "json"]);
        let found: serde_json::Value = serde_json::from_str(&out(&checked)).unwrap();
        let before = run(&["check", id, "--format", "json"]);
        let before: serde_json::Value = serde_json::from_str(&out(&before)).unwrap();
        let count = |value: &serde_json::Value| value["findings"].as_array().unwrap().len();
        assert_eq!(count(&found), count(&before), "{id}: {:#}", found["findings"]);
        let folded = |part: &&Part| matches!(part.start, PartStart::Folded(_));
        if let Some(part) = original.scenario().parts.iter().find(folded) {
            let args = ["simulate", made.as_str(), "--runs", "1", "--part", part.id.as_str()];
            assert_eq!(run(&args).status.code(), Some(0), "{id} {}", part.id);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    /// There and back gives the same scenario, whatever the names.
    #[test]
    fn there_and_back_is_the_same(which in 0usize..7, from in 0usize..NAMES.len()) {
        let (name, texts) = Texts::all().swap_remove(which);
        let original = texts.original();
        let mut there = names(&original, from);
        for question in original.questions(&there) {
            if let Asked::Word { proposed, .. } = &question.asked {
                let word = proposed.clone().unwrap_or_else(|| format!("Madeof{}", question.id));
                there.take(&question, Reply::Word(word));
            }
        }
        settle(&original, &mut there, |doubt, options| options[usize::from(doubt.number) % options.len()].clone());
        let moved = Texts::after(&original.adapt(&there, "elsewhere", "").unwrap());
        let elsewhere = moved.original();
        let mut back = Answers::default();
        for word in original.words().iter().filter(|word| is_single(word)) {
            back.put_name(NameAnswer {
                at: word.at.as_str().into(),
                ka: word.name.ka.clone(),
                en: word.name.en.clone(),
                forms: word.forms.clone(),
            });
        }
        for answer in &there.words {
            back.put_word(&answer.becomes, &answer.was);
        }
        // At a doubtful place the author knows what stood there.
        let doubtful = elsewhere.adapt(&back, "x", "").unwrap();
        for at in doubtful.doubts.iter().map(|doubt| &doubt.at).collect::<BTreeSet<_>>() {
            let of: Vec<_> = doubtful.doubts.iter().filter(|doubt| doubt.at == *at).collect();
            let change = doubtful.changes.iter().find(|change| change.at == *at);
            let first = of[0];
            let whole = || format!("{}{}{}", first.beside.0, first.was, first.beside.1);
            let now = change.map_or_else(whole, |change| change.becomes.clone());
            let wanted = original_text(&texts, at);
            let (mut rest, mut target) = (now.as_str(), wanted.as_str());
            for doubt in of {
                let before = rest.find(doubt.was.as_str()).unwrap();
                rest = &rest[before + doubt.was.len()..];
                target = &target[before..];
                let mut options = doubt.options.clone();
                options.sort_by_key(|option| std::cmp::Reverse(option.len()));
                let chosen = options.iter().find(|option| target.starts_with(option.as_str())).unwrap();
                target = &target[chosen.len()..];
                back.doubtful.push(DoubtAnswer {
                    at: at.as_str().into(),
                    number: doubt.number,
                    becomes: chosen.as_str().into(),
                });
            }
        }
        let again = elsewhere.adapt(&back, original.scenario().id.as_str(), "").unwrap();
        prop_assert_eq!(&again.left, &Vec::new(), "{}", name);
        let (first, second) = (texts.said(), Texts::after(&again).said());
        for (first, second) in first.iter().zip(&second) {
            prop_assert_eq!(first, second, "{}", &name);
        }
        prop_assert_eq!(Texts::after(&again).read(), texts.read(), "{}", name);
    }

    /// Whatever stands in a file of answers: no panic, and no text that cannot be read.
    #[test]
    fn no_answers_break_anything(bytes in prop::collection::vec(any::<u8>(), 0..200), pieces in prop::collection::vec(prop::sample::select(PIECES), 0..12)) {
        let _read = Answers::read("answers.ron", &bytes);
        let text = format!("({})", pieces.concat());
        if let (Some(answers), _) = Answers::read("answers.ron", text.as_bytes()) {
            let texts = Texts::bundled("first-hour");
            let original = texts.original();
            if let Ok(adapted) = original.adapt(&answers, "elsewhere", "") {
                prop_assert!(Texts::after(&adapted).read().0.id == *"elsewhere");
            }
        }
    }
}

const PIECES: &[&str] = &[
    "scenario: \"first-hour\",",
    "scenario: \"other\",",
    "names: [(at: \"places[merisol].name\", ka: \"ორბენი\", en: \"Orben\")],",
    "names: [(at: \"places[nowhere].name\", ka: \"ორბენი\", en: \"Orben\")],",
    "names: [(at: \"\", ka: \"\", en: \"\")],",
    "names: [(at: \"places[merisol].name\", ka: \"\\\"„ი\", en: \"\\\\\")],",
    "words: [(was: \"\", becomes: \"\")],",
    "words: [(was: \"the\", becomes: \"\\n\")],",
    "language: (ka: \"\", en: \"\"),",
    "currency: (ka: \"კრონა\", en: \"crown\"),",
    "mission: false,",
    "mission: true,",
    "week: [],",
    "week: [9],",
    "offset: 32000,",
    "offset: -90,",
    "seats: [(id: \"embassy\", is: Goes)],",
    "seats: [(id: \"embassy\", is: To(\"embassy\"))],",
    "figures: [(at: \"groups[tourists].count\", is: 4294967295)],",
    "figures: [(at: \"groups[tourists]\", is: 1)],",
    "doubtful: [(at: \"title.ka\", number: 1, becomes: \"x\")],",
    "unknown: 1,",
    "((((",
];

/// What a text at a path is in the original.
fn original_text(texts: &Texts, at: &str) -> String {
    let (text, path) = match at.strip_prefix("map:") {
        Some(path) => (texts.map.as_deref().unwrap(), path),
        None => (texts.scenario.as_str(), at),
    };
    // An edit that changes the text says what it was.
    use hotwash::content::edit::{Edit, Value, apply};
    let edit = Edit::Change { path: path.to_owned(), value: Value::Text("other".to_owned()) };
    let edited = apply("x.ron", text.as_bytes(), &[edit]).unwrap();
    let Some(Edit::Write { becomes, .. }) = edited.undo.first() else { unreachable!() };
    let (tree, _) = parse(&Arc::from("x"), becomes.as_bytes());
    tree.unwrap().root().unwrap().text().unwrap().into_owned()
}

#[test]
fn a_seat_goes_with_what_is_told_or_another_takes_over() {
    for id in ["evacuation", "earthquake", "seafarers"] {
        let texts = Texts::bundled(id);
        let original = texts.original();
        let seats: Vec<String> = original.scenario().seats.iter().map(|seat| seat.id.to_string()).collect();
        for (at, seat) in seats.iter().enumerate() {
            let mut answers = Answers::default();
            answers.put_seat(seat, Fate::Goes);
            let adapted = original.adapt(&answers, "elsewhere", "").unwrap();
            let lost = |loss| adapted.consequences.iter().filter(|row| row.what == loss).count();
            assert!(lost(Loss::Message) + lost(Loss::Clause) > 0, "{id} {seat}: something is lost");
            let (scenario, _) = Texts::after(&adapted).read();
            assert!(scenario.seats.iter().all(|other| other.id != seat.as_str()), "{id} {seat}");
            for row in adapted.consequences.iter().filter(|row| row.what == Loss::Message) {
                let inject = scenario.injects.iter().find(|inject| inject.id == *row.id).unwrap();
                assert!(
                    inject.channel.is_none() && inject.to.is_empty() && inject.decision.is_none(),
                    "{id} {}",
                    row.id
                );
            }
            for row in adapted.consequences.iter().filter(|row| row.what == Loss::Clause) {
                let mut claimed = scenario.objectives.iter().flat_map(|objective| &objective.clauses);
                assert!(claimed.all(|clause| *clause != *row.id), "{id} {seat} {}", row.id);
            }
            let heir = &seats[(at + 1) % seats.len()];
            answers.put_seat(seat, Fate::To(heir.as_str().into()));
            let adapted = original.adapt(&answers, "elsewhere", "").unwrap();
            let handed = |loss| adapted.consequences.iter().all(|row| row.what != loss);
            assert!(handed(Loss::Message) && handed(Loss::Clause) && handed(Loss::Decision), "{id} {seat}");
            let (scenario, _) = Texts::after(&adapted).read();
            let (_, found) = Model::compile(shipped::reference(), Arc::new(scenario));
            let errors: Vec<_> =
                found.list.iter().filter(|found| found.severity == hotwash::base::Severity::Error).collect();
            assert!(errors.is_empty(), "{id} {seat} to {heir}: {errors:#?}");
        }
    }
}

#[test]
fn a_mission_is_closed_or_opened() {
    let texts = Texts::bundled("earthquake");
    let original = texts.original();
    let answers = Answers { mission: Some(false), ..Answers::default() };
    let adapted = original.adapt(&answers, "elsewhere", "").unwrap();
    assert!(!adapted.consequences.is_empty(), "what comes of it is told");
    let after = Texts::after(&adapted);
    assert!(!after.original().has_mission());
    assert!(after.scenario.contains("Set(\"no-resident-mission\", true)"));
    assert!(after.read().0.seats.len() < original.scenario().seats.len());
    let texts = Texts::bundled("seafarers");
    let original = texts.original();
    assert!(!original.has_mission());
    let answers = Answers { mission: Some(true), ..Answers::default() };
    let adapted = original.adapt(&answers, "elsewhere", "").unwrap();
    let after = Texts::after(&adapted);
    assert!(after.original().has_mission() && !after.scenario.contains("no-resident-mission"));
    assert!(!adapted.warnings.is_empty() && !adapted.looks.is_empty());
}

#[test]
fn what_is_answered_about_nothing_is_refused() {
    let texts = Texts::bundled("seafarers");
    let original = texts.original();
    let refused = |answers: Answers| original.adapt(&answers, "x", "").unwrap_err()[0].key;
    let name = |at: &str, ka: &str| NameAnswer { at: at.into(), ka: ka.into(), en: "X".into(), forms: None };
    let with = |answer| Answers { names: vec![answer], ..Answers::default() };
    assert_eq!(refused(with(name("places[x].name", "ორბენი"))), "adapt-no-such");
    assert_eq!(refused(with(name("places[kestrava].name", "Orben"))), "adapt-no-name");
    assert_eq!(
        refused(Answers { scenario: "evacuation".into(), ..Answers::default() }),
        "adapt-other-scenario"
    );
    assert_eq!(refused(Answers { week: Some(vec![8]), ..Answers::default() }), "adapt-no-week");
    let mut seats = Answers::default();
    seats.put_seat("press", Fate::To("nobody".into()));
    assert_eq!(refused(seats), "adapt-no-heir");
    let mut everybody = Answers::default();
    original.scenario().seats.iter().for_each(|seat| everybody.put_seat(seat.id.as_str(), Fate::Goes));
    assert_eq!(refused(everybody), "adapt-nobody-left");
}

#[test]
fn corrected_forms_are_written_and_used() {
    let texts = Texts::bundled("seafarers");
    let original = texts.original();
    let forms = Forms { genitive: Some("ზღვრის".into()), ..Forms::default() };
    let answer = |forms| NameAnswer {
        at: "places[kestrava].name".into(),
        ka: "ზღვარი".into(),
        en: "Zghvari".into(),
        forms: Some(forms),
    };
    let answers = Answers { names: vec![answer(forms.clone())], ..Answers::default() };
    let after = Texts::after(&original.adapt(&answers, "elsewhere", "").unwrap());
    let (scenario, _) = after.read();
    let place = |id: &str| scenario.places.iter().find(|place| place.id == *id).unwrap();
    assert_eq!(place("kestrava").forms, Some(forms));
    assert_eq!(&*place("port-hospital").name.ka, "ზღვრის საპორტო საავადმყოფო");
    let back = Answers {
        names: vec![NameAnswer {
            ka: "კესტრავა".into(), en: "Kestrava".into(), ..answer(Forms::default())
        }],
        ..Answers::default()
    };
    let again = after.original().adapt(&back, "seafarers", "").unwrap();
    assert_eq!(Texts::after(&again).read(), texts.read());
}

#[test]
fn a_real_country_is_warned_of() {
    let texts = Texts::bundled("first-hour");
    let original = texts.original();
    let word = original.words().into_iter().find(|word| word.name.en == "Sefrania".into()).unwrap();
    let real =
        NameAnswer {
            at: word.at.as_str().into(), ka: "ესპანეთი".into(), en: "Spain".into(), forms: None
        };
    let adapted = original.adapt(&Answers { names: vec![real], ..Answers::default() }, "x", "").unwrap();
    assert!(adapted.warnings.iter().any(|msg| msg.key == "adapt-real-name"));
}

/// The dialogue of the first hour: what is written line by line.
fn dialogue(folder: &Path, lines: &[&str], more: &[&str]) -> (String, Option<i32>, PathBuf) {
    let made = folder.join("my-first");
    let path = made.to_string_lossy().into_owned();
    let args: Vec<&str> = ["adapt", "first-hour", path.as_str()].iter().chain(more).copied().collect();
    let output = run_with(&args, &format!("{}\n", lines.join("\n")));
    (format!("{}{}", out(&output), err(&output)), output.status.code(), made)
}

#[test]
fn the_dialogue_asks_explains_goes_back_and_writes_only_at_the_end() {
    let folder = tempfile::tempdir().unwrap();
    // Country: explained, in the wrong letters, right, forms kept; capital: back to the country, which is kept.
    let names = ["?", "Zavoria", "ზავორია", "Zavoria", "", "<", "", "", "ტელმონე", "Telmone", "", "", ""];
    // Language, money; places not; partners not; mission; week; clock; seats not; figures: one.
    let rest = ["ზავორიული", "Zavorian", "", "", "", "", "", "7 1 2 3 4", "+5:30", "", "y", "14", ""];
    let lines: Vec<&str> = names.into_iter().chain(rest).collect();
    let (said, code, made) = dialogue(folder.path(), &lines, &[]);
    assert!(!made.exists(), "the input ended before it was agreed to: {said}");
    assert!(said.contains("Nothing was written"), "{said}");
    assert_eq!(code, Some(0));
    lines_fit(&said);
    let agreed: Vec<&str> = lines.iter().copied().chain(["", "", "", "y"]).collect();
    let (said, code, made) = dialogue(folder.path(), &agreed, &[]);
    assert!(made.join("scenario.ron").is_file() && made.join("map.ron").is_file(), "{code:?} {said}");
    let text = std::fs::read_to_string(made.join("scenario.ron")).unwrap();
    for part in
        ["ზავორიის", "Zavoria", "Telmone", "offset: 330", "week: [7, 1, 2, 3, 4]", "count: 14", "ზავორიული"]
    {
        assert!(text.contains(part), "{part}: {said}");
    }
    assert!(!text.contains("სეფრანი"), "{said}");
    assert!(
        said.contains("12") && said.contains("These texts may tell of it"),
        "texts with the old figure: {said}"
    );
    let notes = out(&run(&["notes", &made.to_string_lossy(), "--lang", "en"]));
    assert!(notes.contains("Language: Zavorian"), "{notes}");
    let (said, code, _) = dialogue(folder.path(), &agreed, &[]);
    assert_eq!(code, Some(2), "nothing that is there is overwritten: {said}");
}

#[test]
fn answers_go_to_a_file_and_come_back_and_a_dry_run_only_shows() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (questions, made) = (at("answers.ron"), at("elsewhere"));
    assert_eq!(
        run(&["adapt", "evacuation", "--questions", &questions, "--lang", "ka"]).status.code(),
        Some(0)
    );
    let text = std::fs::read_to_string(&questions).unwrap();
    assert!(text.contains("// ქვეყანა") && text.contains("თოლმერია"), "{text}");
    std::fs::write(
        &questions,
        text.replace("ka: \"კალმედა\", en: \"Kalmeda\"", "ka: \"ორბენი\", en: \"Orben\""),
    )
    .unwrap();
    let shown = run(&["adapt", "evacuation", &made, "--answers", &questions, "--dry-run"]);
    let said = out(&shown);
    assert!(said.contains("ორბენ") && said.contains("nothing was written"), "{said}");
    assert!(!Path::new(&made).exists());
    assert_eq!(run(&["adapt", "evacuation", &made, "--answers", &questions]).status.code(), Some(0));
    assert!(std::fs::read_to_string(Path::new(&made).join("scenario.ron")).unwrap().contains("ორბენში"));
    let gone = at("gone.ron");
    std::fs::write(&gone, "(seats: [(id: \"press\", is: Goes)])").unwrap();
    let refused = run(&["adapt", "evacuation", &at("less"), "--answers", &gone]);
    assert_eq!(refused.status.code(), Some(1), "{}", out(&refused));
    assert!(out(&refused).contains("nobody") && !Path::new(&at("less")).exists());
    run(&["adapt", "evacuation", &at("less"), "--answers", &gone, "--yes"]);
    assert!(Path::new(&at("less")).join("scenario.ron").is_file());
    std::fs::write(&gone, "(sets: [])").unwrap();
    let broken = run(&["adapt", "evacuation", &at("none"), "--answers", &gone]);
    assert_eq!(broken.status.code(), Some(2));
    assert!(err(&broken).contains("seats"), "the nearest word is named: {}", err(&broken));
}
