//! What differs between two procedures and what rests on it.
//!
//! `tests/cases/drift/*.txt` are changes of the small procedure in `pair`, which a scenario is written against and an
//! exercise was played by: lines with `-` are taken out, those with `+` put in their place. What `procedure diff` and
//! `procedure drift` say of it stands below; `UPDATE_EXPECT=1` writes it anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock};

use expect_test::expect_file;
use hotwash::author::drift::told::Tongues;
use hotwash::author::drift::{Of, Weight, anew, compare, report};
use hotwash::base::{Dur, Lang, Name, Text};
use hotwash::content::load;
use hotwash::content::model::Model;
use hotwash::content::pattern::{Cond, Length};
use hotwash::content::print;
use hotwash::content::procedure::{
    Basis, By, Clause, Judged, Limit, Mark, Owner, Procedure, RuleKind, Severity, State,
};
use hotwash::exercise::manifest::manifest;
use hotwash::explore::record;
use hotwash::explore::script::Script;
use hotwash::i18n::Catalogue;
use hotwash::kernel::Plan;
use proptest::prelude::*;

use crate::support::program::{err, lines_fit, out, run};
use crate::support::shipped;

static TONGUES: LazyLock<Tongues> = LazyLock::new(Tongues::default);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/drift")
}

fn pair(name: &str) -> String {
    std::fs::read_to_string(folder().join("pair").join(name)).unwrap()
}

fn procedure(text: &str) -> Arc<Procedure> {
    let (procedure, found) = load::procedure("procedure.ron", text.as_bytes());
    assert!(!found.has_errors(), "{:?}", found.list.first());
    Arc::new(procedure.unwrap())
}

fn model() -> Arc<Model> {
    let (model, found) =
        Model::compile(procedure(&pair("procedure.ron")), shipped::read_scenario(&pair("scenario.ron")));
    assert!(!found.has_errors(), "{:?}", found.list.first());
    Arc::new(model.unwrap())
}

/// The journal of the exercise that was played by the old procedure.
fn journal() -> Vec<u8> {
    let plan = Arc::new(Plan::new(model()));
    let script = Script::read(&pair("played.run")).unwrap();
    record::play(&script, &plan).unwrap().journal().to_vec()
}

/// The old procedure with the changes of a case.
fn changed(case: &str) -> String {
    let mut text = pair("procedure.ron");
    let mut lines = case.lines();
    while let Some(line) = lines.next() {
        let Some(was) = line.strip_prefix("- ") else { continue };
        let becomes = lines.next().and_then(|line| line.strip_prefix("+ ")).unwrap();
        assert_eq!(text.matches(was).count(), 1, "{was}");
        text = text.replace(was, becomes);
    }
    text
}

/// A place with the old procedure, a new one, the scenario and the exercise.
fn desk(new: &str) -> tempfile::TempDir {
    let desk = tempfile::tempdir().unwrap();
    for (file, text) in [
        ("old/procedure.ron", pair("procedure.ron").into_bytes()),
        ("new/procedure.ron", new.as_bytes().to_vec()),
        ("fire/scenario.ron", pair("scenario.ron").into_bytes()),
        ("kept/fire-1.journal", journal()),
    ] {
        let path = desk.path().join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    desk
}

/// The program started at a desk: its exit code and what it prints.
fn at(desk: &Path, args: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_hotwash"))
        .args(args)
        .env("HOTWASH_LANG", "en")
        .env("HOTWASH_HOME", desk.join("home"))
        .env("NO_COLOR", "1")
        .current_dir(desk)
        .output()
        .unwrap();
    assert!(err(&output).is_empty(), "{}", err(&output));
    (output.status.code().unwrap(), out(&output))
}

const DRIFT: &[&str] = &["procedure", "drift", "old", "new", "--scenarios", "fire", "--journals", "kept"];

#[test]
fn cases_tell_what_differs_and_what_rests_on_it() {
    for path in std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()) {
        if path.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let case = text.split("\n==== ").next().unwrap().trim_end();
        let desk = desk(&changed(case));
        let mut told = format!("{case}\n");
        for args in [&["procedure", "diff", "old", "new"][..], DRIFT] {
            let (exit, said) = at(desk.path(), args);
            lines_fit(&said);
            write!(told, "\n==== {}, exit {exit}\n{said}", args[1]).unwrap();
        }
        expect_file![&path].assert_eq(&told);
    }
}

#[test]
fn both_forms_and_languages_say_the_same_things() {
    let case = std::fs::read_to_string(folder().join("number.txt")).unwrap();
    let desk = desk(&changed(case.split("\n==== ").next().unwrap()));
    let (exit, said) = at(desk.path(), &[DRIFT, &["--format", "json"]].concat());
    let value: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(exit, 1);
    assert_eq!(value["clauses"][0]["clause"], "A-1");
    assert_eq!(value["clauses"][0]["change"], "numbers");
    let touched = &value["scenarios"][0]["touched"][0];
    assert_eq!((&touched["clause"], &value["scenarios"][0]["scenario"]), (&"A-1".into(), &"fire".into()));
    assert!(
        touched["places"].as_array().unwrap().iter().any(|place| place["id"] == "first-cable"),
        "{touched}"
    );
    let other = &value["exercises"][0]["others"][0];
    assert_eq!((&other["before"]["verdict"], &other["now"]["verdict"]), (&"met".into(), &"late".into()));
    let (_, ka) = at(desk.path(), &[DRIFT, &["--lang", "ka"]].concat());
    assert!(ka.contains("A-1") && ka.contains("first-cable") && !ka.contains('⟦'), "{ka}");
}

#[test]
fn an_exercise_can_be_scored_by_another_procedure_and_says_so() {
    let shorter = changed("- within: [\"15m\"]\n+ within: [\"10m\"]");
    let desk = desk(&shorter);
    let args = ["score", "kept/fire-1.journal", "--scenario", "fire", "--procedure"];
    let (_, before) = at(desk.path(), &[&args[..], &["old"]].concat());
    assert!(!before.contains("judged here by"), "{before}");
    // The journal names the procedure „house“; a folder of this name is where it is looked for.
    std::fs::rename(desk.path().join("old"), desk.path().join("house")).unwrap();
    let (exit, now) = at(desk.path(), &[&args[..], &["new"]].concat());
    assert_eq!(exit, 0);
    assert!(now.contains("judged here by") && now.contains("Late"), "{now}");
    // What decided how it went is otherwise: it is refused, with the way out.
    std::fs::write(
        desk.path().join("new/procedure.ron"),
        changed("- (id: \"open-line\", title: (ka: \"ცხელი ხაზის გახსნა\", en: \"Open the hotline\"), by: [\"CONSUL\"]\n+ (id: \"open-line\", title: (ka: \"ცხელი ხაზის გახსნა\", en: \"Open the hotline\"), by: [\"DUTY\"]"),
    )
    .unwrap();
    let refused = Command::new(env!("CARGO_BIN_EXE_hotwash"))
        .args([&args[..], &["new", "--lang", "en"]].concat())
        .current_dir(desk.path())
        .output()
        .unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        err(&refused).contains("open-line") && err(&refused).contains("procedure drift"),
        "{}",
        err(&refused)
    );
}

#[test]
fn a_procedure_can_be_begun_from_another() {
    let desk = tempfile::tempdir().unwrap();
    let folder = desk.path().join("mfa");
    let made = run(&["new", "procedure", folder.to_str().unwrap(), "--from", "reference"]);
    assert_eq!(made.status.code(), Some(0), "{}", err(&made));
    let place = folder.to_str().unwrap();
    assert_eq!(out(&run(&["procedure", "diff", "reference", place])), "The procedures are the same\n");
    let checked = run(&["check", place]);
    assert_eq!(out(&checked), "No errors, no warnings\n");
    let trains = run(&["procedure", "trains", "--procedure", place]);
    assert!(out(&trains).contains("procedure drift reference mfa"), "{}", out(&trains));
    let again = run(&["new", "procedure", place, "--from", "reference"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(err(&again).contains("nothing was changed"), "{}", err(&again));
    let nowhere = run(&["new", "procedure", desk.path().join("b").to_str().unwrap(), "--from", "refrence"]);
    assert!(err(&nowhere).contains("reference"), "{}", err(&nowhere));
}

#[test]
fn every_part_of_a_difference_has_a_name_in_both_languages() {
    for lang in Lang::ALL {
        let words = Catalogue::new(lang);
        let mut keys: Vec<String> =
            hotwash::author::drift::change::WHATS.iter().map(|what| format!("drift-what-{what}")).collect();
        for weight in Weight::ALL {
            keys.extend(["weight", "sum", "do"].map(|part| format!("drift-{part}-{}", weight.word())));
        }
        for of in Of::ALL {
            keys.extend(["of", "one"].map(|part| format!("drift-{part}-{}", of.word())));
        }
        let missing: Vec<String> = keys.into_iter().filter(|key| !words.has(key)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}

#[test]
fn nothing_differs_between_a_procedure_and_itself() {
    let reference = shipped::reference();
    assert!(compare(&reference, &reference, &TONGUES).changes.is_empty());
    for id in ["evacuation", "seafarers"] {
        let model = shipped::model(id);
        let comparison = compare(&reference, &reference, &TONGUES);
        let row = report::scenario(&model, &reference, &comparison);
        assert!(row.touched.is_empty() && row.mistakes == 0, "{row:?}");
    }
}

/// One change of a clause, as a number chooses it; false if the clause has nothing of the kind.
fn mutate(clause: &mut Clause, which: u8) -> bool {
    let limits = |rule: &mut RuleKind| -> bool {
        let list: Vec<&mut Limit> = match rule {
            RuleKind::Response { within, .. } => within.iter_mut().collect(),
            RuleKind::Existence { by: By::Within(within), .. } => within.iter_mut().collect(),
            RuleKind::Periodic { every, .. } => every.iter_mut().collect(),
            RuleKind::Precedence { lead, fresh, .. } => lead.iter_mut().chain(fresh).collect(),
            _ => Vec::new(),
        };
        let mut any = false;
        for limit in list {
            limit.time = Length::Fixed(Dur::minutes(7_777));
            any = true;
        }
        any
    };
    match which {
        0 => clause.title = Text::new("სხვა", "Other"),
        1 => clause.severity = if clause.severity == Severity::S4 { Severity::S1 } else { Severity::S4 },
        2 => {
            clause.basis = Mark {
                basis: Basis::Untimed,
                year: Some(hotwash::content::procedure::Year::Stated(1999)),
                ..Mark::indicative()
            }
        }
        3 => return clause.rules.first_mut().is_some_and(|rule| limits(&mut rule.rule)),
        4 => match clause.rules.first_mut() {
            Some(rule) => rule.owner = Owner::One(Name::new("NOBODY")),
            None => return false,
        },
        5 => match clause.rules.first_mut() {
            Some(rule) => rule.guard = Some(Cond::Flag(Name::new("nowhere"), None)),
            None => return false,
        },
        6 => match clause.rules.first_mut() {
            Some(rule) => {
                rule.judged = if rule.judged == Judged::Engine { Judged::Person } else { Judged::Engine }
            }
            None => return false,
        },
        7 => return clause.rules.pop().is_some(),
        8 => clause.state = if clause.state == State::Listed { State::Executable } else { State::Listed },
        9 => clause.no_rule_found.push(Name::new("XX")),
        _ => match clause.rules.first_mut().map(|rule| &mut rule.rule) {
            Some(
                RuleKind::Response { then, .. }
                | RuleKind::Existence { then, .. }
                | RuleKind::Periodic { then, .. }
                | RuleKind::Precedence { then, .. },
            ) => {
                *then = hotwash::content::pattern::Pattern::Did(Name::new("nothing"), Vec::new());
            }
            Some(RuleKind::Prohibition { never, .. }) => {
                *never = hotwash::content::pattern::Pattern::Did(Name::new("nothing"), Vec::new());
            }
            None => return false,
        },
    }
    true
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever is changed in a clause is told; what an objective names of it is in the report; and what changes no
    /// meaning weighs as texts.
    #[test]
    fn a_changed_clause_that_a_scenario_names_is_in_the_report(
        picks in prop::collection::vec((any::<prop::sample::Index>(), 0u8..11), 1..4),
        scenario in prop::sample::select(vec!["evacuation", "earthquake", "seafarers", "first-hour"]),
    ) {
        let old = shipped::reference();
        let mut new = (*old).clone();
        let mut touched = BTreeSet::new();
        for (pick, which) in picks {
            let clause = pick.get(&new.clauses).id.clone();
            let row = new.clauses.iter_mut().find(|row| row.id == clause).unwrap();
            if mutate(row, which) {
                touched.insert(clause);
            }
        }
        let new = Arc::new(new);
        let comparison = compare(&old, &new, &TONGUES);
        let found: BTreeSet<Name> = comparison.clauses().into_iter().map(|(id, _)| id.clone()).collect();
        let differs: BTreeSet<Name> = old.clauses.iter().zip(&new.clauses)
            .filter(|(one, other)| print::of(*one) != print::of(*other)).map(|(one, _)| one.id.clone()).collect();
        prop_assert!(differs.is_subset(&touched));
        prop_assert_eq!(&found, &differs);
        let row = report::scenario(&shipped::model(scenario), &new, &comparison);
        let model = shipped::model(scenario);
        for (id, weight) in comparison.clauses() {
            let [was, is] = [&old, &new].map(|one| one.clauses.iter().find(|row| row.id == *id).unwrap());
            prop_assert_eq!(weight == Weight::Texts, print::of(was).0 == print::of(is).0, "{} {:?}", id, weight);
            if model.scenario.objectives.iter().any(|objective| objective.clauses.contains(id)) {
                prop_assert!(row.touched.iter().any(|touched| touched.clause == *id), "{} is missing", id);
            }
        }
    }
}

#[test]
fn what_a_print_of_the_content_tells_apart_is_told() {
    // Each list of the old procedure without its first item, and without anything.
    let old = procedure(&pair("procedure.ron"));
    let blank = |procedure: &Procedure| {
        Model::compile(Arc::new(procedure.clone()), shipped::read_scenario(&pair("scenario.ron"))).0
    };
    let mut tried = 0;
    macro_rules! without {
        ($($list:ident),*) => {$({
            let mut new = (*old).clone();
            if !new.$list.is_empty() {
                new.$list.remove(0);
                tried += 1;
                let comparison = compare(&old, &new, &TONGUES);
                assert!(!comparison.changes.is_empty(), stringify!($list));
                let back = compare(&new, &old, &TONGUES);
                assert_eq!(comparison.changes.len(), back.changes.len(), stringify!($list));
            }
        })*};
    }
    without!(roles, levels, phases, channels, params, facts, actions, signals, clauses, conflicts, sources);
    assert!(tried > 9);
    let (a, b) = (blank(&old).unwrap(), model());
    assert!(manifest(&a).differences(&manifest(&b)).is_empty());
}

#[test]
fn an_exercise_judged_by_its_own_procedure_keeps_every_verdict() {
    for id in ["first-hour", "evacuation"] {
        let model = shipped::model(id);
        let mut new = (*shipped::reference()).clone();
        new.title = Text::new("სხვა", "Other");
        let new = Arc::new(new);
        let comparison = compare(&model.procedure, &new, &TONGUES);
        let again = anew::plan(&model, &new, &comparison).unwrap();
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(id).join("runs/careless.journal");
        let bytes = std::fs::read(path).unwrap();
        let plan = Arc::new(Plan::new(model));
        let exercise = hotwash::exercise::Exercise::read(&plan, bytes.as_slice()).unwrap().exercise;
        let played = anew::played(&exercise, Some(&again), &comparison, bytes.as_slice());
        let anew::Anew::Judged(judged) = played.anew else { panic!("{:?}", played.anew) };
        assert_eq!(judged.headline[0], exercise.card().team.headline);
        assert_eq!(judged.headline[0], judged.headline[1]);
        assert!(judged.others.is_empty() && judged.left_out.is_empty());
    }
}

#[test]
fn what_is_no_journal_and_what_is_of_something_else_is_said() {
    let desk = desk(&changed("- within: [\"15m\"]\n+ within: [\"10m\"]"));
    std::fs::write(desk.path().join("kept/broken.journal"), "not a journal\n").unwrap();
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/first-hour/runs/idle.journal");
    std::fs::copy(demo, desk.path().join("kept/other.journal")).unwrap();
    let (exit, said) = at(desk.path(), DRIFT);
    assert_eq!(exit, 1);
    assert!(said.contains("kept/other.journal") && said.contains("kept/broken.journal"), "{said}");
}
