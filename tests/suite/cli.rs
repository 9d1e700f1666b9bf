//! The program as it is run: arguments in, output and exit code out.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use expect_test::{Expect, expect};
use hotwash::base::Lang;
use hotwash::i18n::Catalogue;

use crate::support::program::{err, lines_fit, out, run, run_with};

/// Exit code, then what was printed, then what was complained.
fn check(args: &[&str], expected: &Expect) {
    let output = run(args);
    let said = format!("exit {}\n{}{}", output.status.code().unwrap_or(-1), out(&output), err(&output));
    expected.assert_eq(&said);
}

/// A folder of its own, taken away at the end.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn path(folder: &Path, name: &str) -> String {
    PathBuf::from(folder).join(name).to_string_lossy().into_owned()
}

#[test]
fn a_wrong_word_is_told_in_the_readers_language() {
    check(
        &["procedure", "show", "ACT-4"],
        &expect![[r#"
        exit 2
        The procedure has nothing called "ACT-4". Did you mean ACT-04?
    "#]],
    );
    check(
        &["bogus", "--lang", "ka"],
        &expect![[r#"
        exit 2
        უცნობი ბრძანება bogus
        განმარტება: hotwash --help
    "#]],
    );
    check(
        &["play", "--lang=ka", "--seed", "many"],
        &expect![[r#"
        exit 2
        „many“ დაუშვებელი მნიშვნელობაა: --seed <SEED>
        განმარტება: hotwash --help
    "#]],
    );
    check(
        &["score", "nowhere.journal"],
        &expect![[r#"
            exit 2
            nowhere.journal: there is no such file or folder
        "#]],
    );
}

#[test]
fn help_is_there_in_both_languages_with_examples() {
    for (lang, word) in [("en", "Examples"), ("ka", "მაგალითები")] {
        for command in ["play", "demo", "score", "replay", "fork", "check"] {
            let output = run(&[command, "--help", "--lang", lang]);
            assert_eq!(output.status.code(), Some(0));
            let text = out(&output);
            assert!(text.contains(word) && text.contains(&format!("hotwash {command}")), "{text}");
        }
    }
}

#[test]
fn new_content_is_sound_and_nothing_is_overwritten() {
    let folder = folder();
    let (scenario, procedure) = (path(folder.path(), "my-scenario"), path(folder.path(), "my-procedure"));
    assert_eq!(run(&["new", "scenario", &scenario]).status.code(), Some(0));
    assert_eq!(run(&["new", "procedure", &procedure]).status.code(), Some(0));
    let checked = run(&["check", &scenario, &procedure]);
    assert_eq!(out(&checked), "No errors, no warnings\n", "{}", out(&checked));
    assert_eq!(checked.status.code(), Some(0));
    let again = run(&["new", "scenario", &scenario]);
    assert_eq!(again.status.code(), Some(2));
    assert!(err(&again).contains("nothing was changed"));
    let named = run(&["new", "scenario", &path(folder.path(), "ჩემი")]);
    assert_eq!(named.status.code(), Some(2));
    let diff = run(&["procedure", "diff", "reference", &procedure, "--format", "json"]);
    assert_eq!(diff.status.code(), Some(1));
    let value: serde_json::Value = serde_json::from_str(&out(&diff)).unwrap();
    let changes = value["changes"].as_array().unwrap();
    assert!(changes.iter().any(|change| change["id"] == "ALRT-01" && change["change"] == "meaning"));
    assert!(changes.iter().any(|change| change["change"] == "gone"));
    assert_eq!(out(&run(&["procedure", "diff", "reference", "reference"])), "The procedures are the same\n");
}

#[test]
fn whoever_begins_a_scenario_is_told_of_the_guide() {
    let folder = folder();
    for (name, kind) in [("a", &[][..]), ("b", &["--kind", "evacuation"]), ("c", &["--kind", "small"])] {
        let place = path(folder.path(), name);
        let made = run(&[&["new", "scenario", &place][..], kind].concat());
        assert!(out(&made).trim_end().ends_with("hotwash guide"), "{}", out(&made));
    }
}

#[test]
fn sheets_of_a_bundled_scenario_go_into_a_copy() {
    let folder = folder();
    let (sheets, copy) = (path(folder.path(), "sheets"), path(folder.path(), "my-first-hour"));
    let made = run(&["export", "first-hour", "--to", &sheets]);
    assert!(out(&made).contains("new scenario my-first-hour --from first-hour"), "{}", out(&made));
    let messages = folder.path().join("sheets/messages.csv");
    let text = std::fs::read_to_string(&messages).unwrap();
    std::fs::write(&messages, text.replace("Hello, is this the embassy?", "Is this the embassy?")).unwrap();
    let refused = run(&["import", &sheets, "first-hour", "--yes"]);
    assert_eq!(refused.status.code(), Some(2), "{}", out(&refused));
    assert!(err(&refused).contains("new scenario FOLDER --from SCENARIO"), "{}", err(&refused));
    let copied = run(&["new", "scenario", &copy, "--from", "first-hour"]);
    assert_eq!(copied.status.code(), Some(0), "{}", err(&copied));
    assert_eq!(out(&run(&["check", &copy])), out(&run(&["check", "first-hour"])));
    let taken = run(&["import", &sheets, &copy, "--yes"]);
    assert!(taken.status.success() && out(&taken).contains("One cell changes"), "{}", out(&taken));
    assert_eq!(run(&["new", "scenario", &copy, "--from", "first-hour"]).status.code(), Some(2));
    let own = run(&["new", "scenario", &path(folder.path(), "b"), "--from", &copy]);
    assert!(err(&own).contains("is a folder already"), "{}", err(&own));
    // A folder of one's own is changed where it is.
    let made = run(&["export", &copy, "--to", &path(folder.path(), "again.xlsx")]);
    assert!(out(&made).contains("hotwash import") && !out(&made).contains("--from"), "{}", out(&made));
}

#[test]
fn mistakes_in_content_are_exit_code_one_with_their_place() {
    let folder = folder();
    let scenario = path(folder.path(), "broken");
    run(&["new", "scenario", &scenario]);
    let file = PathBuf::from(&scenario).join("scenario.ron");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("(\"event\", \"storm\")", "(\"event\", \"strom\")")).unwrap();
    let checked = run(&["check", &scenario]);
    assert_eq!(checked.status.code(), Some(1));
    assert!(out(&checked).contains("storm") && out(&checked).contains("scenario.ron:"), "{}", out(&checked));
    let played = run(&["play", &scenario]);
    assert_eq!(played.status.code(), Some(2), "what is broken is not played");
    let json = run(&["check", &scenario, "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&out(&json)).unwrap();
    assert!(value["findings"][0]["line"].as_u64().is_some());
}

#[test]
fn what_is_certain_is_mended_kept_and_put_back() {
    let folder = folder();
    let scenario = path(folder.path(), "broken");
    run(&["new", "scenario", &scenario]);
    let file = PathBuf::from(&scenario).join("scenario.ron");
    let sound = std::fs::read_to_string(&file).unwrap();
    let broken = sound
        .replace(
            "(\"event\", \"storm\"), (\"place\", \"harbour\"), (\"risk",
            "(\"event\", \"strom\"), (\"place\", \"harbour\"), (\"risk",
        )
        .replace("clauses: [\"ALRT-01\"]", "clauses: [\"ALRT-1\"]")
        .replace("horizon: \"4h\",", "horizon: 4h");
    assert_ne!(broken, sound);
    std::fs::write(&file, &broken).unwrap();
    let read = || std::fs::read_to_string(&file).unwrap();
    let copy = PathBuf::from(format!("{}.before", file.display()));

    let shown = run(&["check", &scenario, "--fix", "--dry-run"]);
    assert!(out(&shown).contains("+             ") && out(&shown).contains("strom"), "{}", out(&shown));
    assert!(read() == broken && !copy.exists(), "a dry run writes nothing");

    let mended = run(&["check", &scenario, "--fix", "--format", "json"]);
    assert_eq!(mended.status.code(), Some(1), "another number is only a guess: {}", out(&mended));
    let value: serde_json::Value = serde_json::from_str(&out(&mended)).unwrap();
    assert_eq!(value["findings"].as_array().unwrap().len(), 1, "{value}");
    assert_eq!(value["findings"][0]["certain"], false);
    assert_eq!(value["fixed"][0]["copy"].as_str(), Some(shown_path(&copy).as_str()));
    assert_eq!(read(), sound.replace("[\"ALRT-01\"]", "[\"ALRT-1\"]"));
    assert_eq!(std::fs::read_to_string(&copy).unwrap(), broken);

    let undone = run(&["check", &scenario, "--undo"]);
    assert_eq!(undone.status.code(), Some(0), "{}", err(&undone));
    assert_eq!(read(), broken);
    let again = run(&["check", &shown_path(&file), "--fix"]);
    assert!(out(&again).contains("before-2"), "{}", out(&again));
    assert_eq!(run(&["check", &path(folder.path(), "other"), "--undo"]).status.code(), Some(2));
}

fn shown_path(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[test]
fn one_wrong_name_does_not_hide_the_other_mistakes() {
    let folder = folder();
    let all = folder.path().to_string_lossy().into_owned();
    for name in ["first", "second"] {
        run(&["new", "scenario", &path(folder.path(), name)]);
    }
    let change = |name: &str, from: &str, to: &str| {
        let file = folder.path().join(name).join("scenario.ron");
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{from}");
        std::fs::write(&file, text.replacen(from, to, 1)).unwrap();
    };
    change("first", "procedure: \"reference\"", "procedure: \"referense\"");
    change("second", "(\"event\", \"storm\")", "(\"event\", \"strom\")");
    let found = |args: &[&str]| -> Vec<(String, String, u64)> {
        let output = run(&[args, &["--format", "json"]].concat());
        assert_eq!(output.status.code(), Some(1), "{}", err(&output));
        let value: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
        let text = |finding: &serde_json::Value, field: &str| finding[field].as_str().unwrap().to_owned();
        let of = |finding: &serde_json::Value| {
            (text(finding, "code"), text(finding, "path"), finding["line"].as_u64().unwrap_or(0))
        };
        value["findings"].as_array().unwrap().iter().map(of).collect()
    };
    let two = found(&["check", &all]);
    assert_eq!(two.len(), 2, "{two:?}");
    assert_eq!((two[0].0.as_str(), two[0].1.as_str()), ("T101", "procedure"));
    assert_eq!((two[1].0.as_str(), two[1].1.contains("slots")), ("T101", true), "{two:?}");
    assert!(two.iter().all(|(_, _, line)| *line > 0));
    // A path that is not there is one finding more; alone, there is nothing to check.
    let three = found(&["check", &all, &path(folder.path(), "nowhere")]);
    assert_eq!(three.iter().filter(|(code, _, _)| code == "P041").count(), 1);
    assert_eq!(three.len(), 3);
    assert_eq!(run(&["check", &path(folder.path(), "nowhere")]).status.code(), Some(2));
    let shown = out(&run(&["check", &all]));
    assert!(shown.contains("did you mean “reference”?") && shown.contains("^^^^^^^^^^^"), "{shown}");
    let played = run(&["play", &path(folder.path(), "first")]);
    assert_eq!(played.status.code(), Some(2));
    assert!(err(&played).contains("did you mean “reference”?"), "{}", err(&played));
}

#[test]
fn a_clause_is_shown_with_the_basis_of_its_numbers() {
    for lang in ["en", "ka"] {
        let output = run(&["procedure", "show", "act-04", "--lang", lang]);
        assert_eq!(output.status.code(), Some(0));
        lines_fit(&out(&output));
        assert!(out(&output).starts_with("სწავლება · EXERCISE\n"));
    }
    let said = |id: &str| out(&run(&["procedure", "show", id])).replace("\n    ", "");
    assert!(
        said("RESP-10").contains("no older than 6 hours – indicative, not fixed by law"),
        "{}",
        said("RESP-10")
    );
    assert!(said("MCI-12").contains("Numbers (shown, not scored)"), "{}", said("MCI-12"));
    assert!(said("COM-04").contains("Yields to COM-05"), "{}", said("COM-04"));
    assert!(said("COM-05").contains("Holds against COM-04"), "{}", said("COM-05"));
    let json = run(&["procedure", "show", "ACT-04", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&out(&json)).unwrap();
    assert!(value["rules"][0]["limits"][0]["basis"].is_string());
}

#[test]
fn a_comparison_tells_its_source_its_year_and_who_has_no_published_rule() {
    let of = |clause: &str, lang: &str| {
        let shown = out(&run(&["procedure", "show", clause, "--lang", lang]));
        let from = shown.find("In other countries").or_else(|| shown.find("სხვა ქვეყნებში")).unwrap();
        shown[from..].split("\n\n").next().unwrap().to_owned()
    };
    expect![[r#"
        In other countries, as published
          United States
            After a rail accident a family line opens within four hours.
            S-US-24316 (2008, year not yet verified), source verified
          France
            A special number is opened with the help of Red Cross volunteers.
            S-FR1 (year not stated by the source), source verified
          United Kingdom, Sweden, Philippines
            No published rule found in the sources read"#]]
    .assert_eq(&of("ACT-04", "en"));
    expect![[r#"
        სხვა ქვეყნებში, გამოქვეყნებულის მიხედვით
          ამერიკის შეერთებული შტატები
            სარკინიგზო უბედური შემთხვევისას ოჯახების ხაზი ოთხი საათის ვადაში იხსნება.
            S-US-24316 (2008, წელი გადასამოწმებელია), წყარო გადამოწმებულია
          საფრანგეთი
            იხსნება სპეციალური ნომერი, რომლის მუშაობაშიც წითელი ჯვრის მოხალისეები
            მონაწილეობენ.
            S-FR1 (წელი წყაროში მითითებული არ არის), წყარო გადამოწმებულია
          გაერთიანებული სამეფო, შვედეთი, ფილიპინები
            გაცნობილ წყაროებში გამოქვეყნებული წესი ვერ მოიძებნა"#]]
    .assert_eq(&of("ACT-04", "ka"));
    expect![[r#"
        In other countries, as published
          United Kingdom, France, Sweden, Philippines
            By practice the family is told first.
            S-TO-FIND (year not stated by the source), source not yet verified
          United States
            The law forbids naming before the family is told.
            S-US-24316 (2008, year not yet verified), source verified"#]]
    .assert_eq(&of("MCI-02", "en"));
}

/// The guided exercise, played by words and numbers.
const GAME: &str = "
answer
1
do acknowledge-report event=fire
do open-case who=tourists source=self

m
d

c
shemocm
note „first hour“
quit
";

#[test]
fn play_is_kept_and_goes_on_after_leaving() {
    let folder = folder();
    let journal = path(folder.path(), "a.journal");
    for (lang, plain) in [("en", false), ("ka", true)] {
        let journal = path(folder.path(), &format!("{lang}.journal"));
        let mut args = vec!["play", "first-hour", "--journal", &journal, "--lang", lang];
        if plain {
            args.push("--plain");
        }
        let first = run_with(&args, GAME);
        assert_eq!(first.status.code(), Some(0), "{}", err(&first));
        let text = out(&first);
        lines_fit(&text);
        assert!(text.contains("სწავლება · EXERCISE"));
        assert!(!text.contains('⟦'), "{text}");
        assert!(!plain || !text.contains('─'), "plain lines have no drawing");
        let second = run_with(&args, "\n\nend\ny\n");
        assert_eq!(second.status.code(), Some(0), "{}", err(&second));
        assert!(!out(&second).contains('⟦'));
        let verified = run(&["replay", &journal, "--verify"]);
        assert_eq!(verified.status.code(), Some(0), "{}", err(&verified));
        let scored = run(&["score", &journal]);
        assert_eq!(scored.status.code(), Some(0), "{}", err(&scored));
        assert!(out(&scored).contains("not an appraisal"));
    }
    let stopped = run_with(&["play", "first-hour", "--journal", &journal], "\nanswer\n");
    assert_eq!(stopped.status.code(), Some(0), "the end of the input keeps the exercise");
}

#[test]
fn a_part_is_played_alone_from_where_the_reference_run_was() {
    let folder = folder();
    let journal = path(folder.path(), "part.journal");
    let args = ["play", "evacuation", "--part", "way-out", "--seat", "embassy", "--journal", &journal];
    let first = run_with(&args, "\n\n\nquit\n");
    assert_eq!(first.status.code(), Some(0), "{}", err(&first));
    let text = out(&first);
    assert!(text.contains("Finding a way out") && text.contains("06:40"), "{text}");
    assert!(!text.contains("05:40"), "the past is not news: {text}");
    let second = run_with(&args, "end\ny\n");
    assert_eq!(second.status.code(), Some(0), "{}", err(&second));
    assert_eq!(run(&["replay", &journal, "--verify"]).status.code(), Some(0));
    let course = out(&run(&["replay", &journal]));
    assert!(course.contains("recorded run careful") && !course.contains("\n05:40  #"), "{course}");
}

/// The evacuation in a folder of its own, without its recorded runs.
fn evacuation_without_runs() -> tempfile::TempDir {
    let folder = folder();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/evacuation");
    for name in ["scenario.ron", "map.ron"] {
        std::fs::copy(from.join(name), folder.path().join(name)).unwrap();
    }
    folder
}

#[test]
fn a_part_whose_run_is_missing_is_refused_with_a_way_out_and_the_whole_can_be_played() {
    let folder = evacuation_without_runs();
    let place = path(folder.path(), "");
    let checked = run(&["check", &place]);
    assert_eq!(checked.status.code(), Some(1));
    let found = out(&checked);
    assert_eq!(found.matches("T027").count(), 2, "{found}");
    assert!(
        found.contains("Folded(\"careful\")") && found.contains("--journal runs/careful.journal"),
        "{found}"
    );
    let journal = path(folder.path(), "part.journal");
    let part =
        run_with(&["play", &place, "--part", "road", "--seat", "embassy", "--journal", &journal], "\n");
    assert_eq!(part.status.code(), Some(2));
    assert!(err(&part).contains("no recorded run"), "{}", err(&part));
    let args = ["play", &place, "--variant", "table-75", "--seat", "embassy", "--journal", &journal];
    let whole = run_with(&args, "\n\nquit\n");
    assert_eq!(whole.status.code(), Some(0), "{}", err(&whole));
}

#[test]
fn a_variant_with_a_gap_is_played_stretch_by_stretch_each_with_a_journal_and_a_hotwash() {
    let folder = evacuation_without_runs();
    let scenario = folder.path().join("scenario.ron");
    let text = std::fs::read_to_string(&scenario).unwrap();
    let changed = text.replacen(r#"parts: ["way-out"]"#, r#"parts: ["first-hours", "road"]"#, 1);
    assert_ne!(text, changed);
    std::fs::write(&scenario, changed).unwrap();
    std::fs::create_dir(folder.path().join("runs")).unwrap();
    let run_file = "runs/careful.journal";
    std::fs::copy(Path::new("scenarios/evacuation").join(run_file), folder.path().join(run_file)).unwrap();
    let place = path(folder.path(), "");
    let journal = path(folder.path(), "gap.journal");
    let args = ["play", &place, "--variant", "solo-25", "--seat", "embassy", "--journal", &journal];
    // To the end of the first part, on to the second, some way into it, and away.
    let first = run_with(&args, "\n\npart\n\n\nquit\n");
    assert_eq!(first.status.code(), Some(0), "{}", err(&first));
    let text = out(&first);
    assert_eq!(text.matches("The exercise is over").count(), 1, "{text}");
    assert!(text.contains("Next: Convoy, border, home"), "{text}");
    let second = path(folder.path(), "gap.road.journal");
    for journal in [&journal, &second] {
        let verified = run(&["replay", journal, "--verify", "--scenario", &place]);
        assert_eq!(verified.status.code(), Some(0), "{}", err(&verified));
    }
    // The same command goes on with the second part and ends it.
    let again = run_with(&args, "\npart\n");
    assert_eq!(again.status.code(), Some(0), "{}", err(&again));
    assert_eq!(out(&again).matches("The exercise is over").count(), 2, "{}", out(&again));
    let course = out(&run(&["replay", &second, "--scenario", &place]));
    assert!(
        course.contains("Part: Convoy, border, home") && !course.contains("Part: Finding a way out"),
        "{course}"
    );
}

#[test]
fn a_journal_of_a_part_is_told_without_its_run_and_says_so() {
    let folder = evacuation_without_runs();
    let place = path(folder.path(), "");
    let recorded = "scenarios/evacuation/runs/way-out.journal";
    let told = run(&["score", recorded, "--scenario", &place]);
    assert_eq!(told.status.code(), Some(0), "{}", err(&told));
    assert!(err(&told).contains("run/careful"), "{}", err(&told));
    assert_eq!(out(&told), out(&run(&["score", recorded])));
    let again = run(&["replay", recorded, "--scenario", &place, "--verify"]);
    assert_eq!(again.status.code(), Some(1), "only deciding again needs the run");
}

#[test]
fn a_torn_exercise_goes_on_from_its_last_whole_line() {
    let folder = folder();
    let journal = path(folder.path(), "torn.journal");
    run_with(&["play", "first-hour", "--journal", &journal], GAME);
    let whole = std::fs::read(&journal).unwrap();
    std::fs::write(&journal, &whole[..whole.len() - 9]).unwrap();
    let args = ["play", "first-hour", "--journal", &journal];
    let output = run_with(&args, "note again\nquit\n");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("middle of a line"), "{}", out(&output));
    assert_eq!(run(&["replay", &journal, "--verify"]).status.code(), Some(0));
    let kept = std::fs::read(&journal).unwrap();
    let lines = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count();
    assert_eq!(lines(&kept), lines(&whole), "the torn line is gone, a new one stands there");
}

#[test]
fn a_damaged_exercise_is_refused_and_left_as_it_is() {
    let folder = folder();
    let journal = path(folder.path(), "damaged.journal");
    run_with(&["play", "first-hour", "--journal", &journal], GAME);
    let mut bytes = std::fs::read(&journal).unwrap();
    let end = bytes.len() - 40;
    bytes[end] ^= 1;
    std::fs::write(&journal, &bytes).unwrap();
    for args in [&["play", "first-hour", "--journal"][..], &["score"], &["replay"]] {
        let mut args = args.to_vec();
        args.push(&journal);
        let output = run_with(&args, "quit\n");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(!err(&output).is_empty());
    }
    assert_eq!(std::fs::read(&journal).unwrap(), bytes);
}

#[test]
fn assessment_mode_shows_no_duties() {
    let folder = folder();
    let journal = path(folder.path(), "assessment.journal");
    let output = run_with(&["play", "first-hour", "--journal", &journal, "--assessment"], "\n\nd\nh\nquit\n");
    let text = out(&output);
    assert!(!text.contains("ALRT-01") && !text.contains('→'), "{text}");
    assert!(text.contains("In assessment mode"));
}

#[test]
fn without_command_and_terminal_the_demonstration_is_scored() {
    for lang in ["en", "ka"] {
        let output = run(&["--lang", lang]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let text = out(&output);
        assert_eq!(text, out(&run(&["demo", "--lang", lang])));
        assert!(text.starts_with("სწავლება · EXERCISE\n"));
        assert!(!text.contains('⟦'), "{text}");
        lines_fit(&text);
        for sign in ["✓", "◑", "✕", "⊗", "?", "◔", "–"] {
            assert!(text.contains(sign), "no {sign} in the card");
        }
    }
    let json: serde_json::Value = serde_json::from_str(&out(&run(&["demo", "--format", "json"]))).unwrap();
    assert!(json["verdicts"].as_array().is_some_and(|verdicts| !verdicts.is_empty()), "{json}");
}

#[test]
fn a_fork_goes_on_from_its_step_and_leaves_the_first_as_it_is() {
    let folder = folder();
    let (journal, fork) = (path(folder.path(), "a.journal"), path(folder.path(), "b.journal"));
    run_with(&["play", "first-hour", "--journal", &journal], GAME);
    let before = std::fs::read(&journal).unwrap();
    assert_eq!(run(&["fork", &journal, "--step", "3", "--to", &fork]).status.code(), Some(0));
    assert_eq!(
        run(&["fork", &journal, "--step", "3", "--to", &fork]).status.code(),
        Some(2),
        "never overwritten"
    );
    assert_eq!(
        run(&["fork", &journal, "--step", "9999", "--to", &path(folder.path(), "c")]).status.code(),
        Some(2)
    );
    // By the number of a record, as replay shows it; a number that is not there is answered with the last one.
    let at = |number: &str, name: &str| {
        run(&["fork", &journal, "--at", number, "--to", &path(folder.path(), name)])
    };
    let shown = out(&run(&["replay", &journal]));
    let record =
        shown.lines().filter_map(|line| line.split(' ').next()).rfind(|word| word.starts_with('#')).unwrap();
    assert_eq!(at(record, "d.journal").status.code(), Some(0));
    assert!(out(&run(&["replay", &path(folder.path(), "d.journal")])).contains(record));
    assert!(err(&at("#9999", "e.journal")).contains("replay shows their numbers"));
    assert_eq!(std::fs::read(&journal).unwrap(), before);
    let played = run_with(&["play", "first-hour", "--journal", &fork], "\nend\ny\n");
    assert_eq!(played.status.code(), Some(0), "{}", err(&played));
    assert_eq!(run(&["replay", &fork, "--verify"]).status.code(), Some(0));
    assert!(out(&run(&["score", &fork])).contains("Assisted"));
}

#[test]
fn what_was_done_is_said_and_an_answered_call_is_read() {
    let folder = folder();
    let journal = path(folder.path(), "said.journal");
    let input = "\nა\nმ\nf 1\nnote short\nდ\ngadaxveva\nგადახვევა აცტ-04 ველოდებით\nტ 1 წთ\nquit\n";
    let output = run_with(&["play", "first-hour", "--journal", &journal], input);
    let said = out(&output);
    lines_fit(&said);
    assert!(said.contains("opened\n") || said.contains(" read\n"), "{said}");
    assert!(!said.contains("not yet read"), "{said}");
    assert!(said.contains("There is no other seat"), "{said}");
    assert_eq!(said.matches("Noted\n").count(), 2, "a note and a departure: {said}");
    assert!(said.contains("09:11"), "one minute passed: {said}");
}

#[test]
fn another_seat_is_another_exercise() {
    let folder = folder();
    let play = |seat: &str| {
        let child = Command::new(env!("CARGO_BIN_EXE_hotwash"))
            .args(["play", "evacuation", "--part", "first-hours", "--seat", seat])
            .env("HOTWASH_LANG", "en")
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        out(&child)
    };
    let begun = Command::new(env!("CARGO_BIN_EXE_hotwash"))
        .args(["play", "evacuation", "--part", "first-hours", "--seat", "embassy"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .and_then(|mut child| {
            let _written = child.stdin.take().unwrap().write_all(b"\n\n\nquit\n");
            child.wait()
        });
    assert!(begun.unwrap().success());
    let offer = "An interrupted exercise is there";
    assert!(play("embassy").contains(offer));
    assert!(!play("duty").contains(offer));
}

#[test]
fn every_interrupted_exercise_is_listed_and_can_be_gone_on_with() {
    let folder = folder();
    let play = |args: &[&str], input: &[u8]| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_hotwash"))
            .arg("play")
            .args(args)
            .env("HOTWASH_LANG", "en")
            .env("NO_COLOR", "1")
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        flat(&out(&child.wait_with_output().unwrap()))
    };
    assert!(!play(&[], b"0\n").contains("Interrupted exercises"));
    play(&["first-hour"], b"\n\n\nquit\n");
    play(&["evacuation", "--part", "first-hours", "--seat", "embassy"], b"\n\n\nquit\n");
    let said = play(&[], b"9\n1\nquit\n");
    let list = said.find("Interrupted exercises").unwrap();
    for row in [" 1 ", " 2 ", "part 1 of", "exercise time", "That is not among the choices"] {
        assert!(said[list..].contains(row), "{row}: {said}");
    }
    assert!(said.contains("evacuation-1.journal") && !said.contains("Which scenario?"), "{said}");
    // Nothing chosen: another begins, and nothing is asked twice.
    let said = play(&[], b"\n\n\n\nquit\n");
    assert!(said.contains("Which scenario?") && !said.contains("An interrupted exercise is there"), "{said}");
}

/// A text in one line, however it was broken.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Plays the guided exercise with this input and answers what was said.
fn first_hour(journal: &str, args: &[&str], input: &str) -> String {
    let mut all = vec!["play", "first-hour", "--journal", journal];
    all.extend(args);
    let output = run_with(&all, input);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let said = out(&output);
    lines_fit(&said);
    said
}

#[test]
fn what_is_numbered_begins_with_one() {
    let folder = folder();
    let said = first_hour(&path(folder.path(), "a.journal"), &[], "\nanswer 1\nm\nm 1\nm 0\n1\nq\nquit\n");
    let whole = flat(&said);
    assert!(whole.contains("(answer 1 · let it ring: later 1)") && said.contains("\nMessage 1 · "), "{said}");
    assert!(said.contains("\n  [1]  "), "the first task: {said}");
    for zero in ["answer 0", "m 0)", "#0 Tue", "[0]", "message 0"] {
        assert!(!said.contains(zero), "{zero}: {said}");
    }
}

#[test]
fn a_moment_is_shown_the_same_way_in_play_replay_card_and_fork() {
    let folder = folder();
    let (journal, fork) = (path(folder.path(), "a.journal"), path(folder.path(), "b.journal"));
    let said = first_hour(&journal, &[], "\nanswer\ndo acknowledge-report event=fire\n\n\nend\ny\n");
    let replayed = out(&run(&["replay", &journal]));
    let scored = out(&run(&["score", &journal, "--all"]));
    let forked = out(&run(&["fork", &journal, "--step", "5", "--to", &fork]));
    for (what, text) in [("play", &said), ("replay", &replayed), ("card", &scored), ("fork", &forked)] {
        lines_fit(text);
        for at in text.match_indices("T+").map(|(at, _)| at) {
            assert!(text[..at].ends_with('('), "{what}: exercise time stands beside local time: {text}");
        }
        assert!(text.contains("Tue 09:"), "{what}: {text}");
    }
    // A record is found again by its number.
    let done = said.lines().find(|line| line.contains("Done: ")).unwrap();
    let stamp = done.trim_start_matches("✓ ").split(" Done").next().unwrap().trim();
    let number = stamp.split(' ').next().unwrap();
    assert!(number.starts_with('#'), "{done}");
    assert!(replayed.lines().any(|line| line.starts_with(&format!("{number} "))), "{number}: {replayed}");
    let moment = stamp.split_once(' ').unwrap().1.trim_end_matches(':');
    assert!(scored.contains(moment), "{moment}: {scored}");
}

#[test]
fn a_card_begins_with_what_a_debrief_speaks_about() {
    for lang in ["en", "ka"] {
        let text = out(&run(&["demo", "--lang", lang]));
        let words = hotwash::i18n::Catalogue::new(if lang == "en" {
            hotwash::base::Lang::En
        } else {
            hotwash::base::Lang::Ka
        });
        let place = |key: &str| text.find(&format!("\n{}\n", words.word(key))).unwrap();
        let order = ["card-failures", "card-went-well", "card-to-look-at", "card-clauses"].map(place);
        assert!(order.is_sorted(), "{text}");
        let points = |from: usize, to: usize| {
            text[from..to].lines().filter(|line| line.starts_with("  ") && !line.starts_with("   ")).count()
        };
        assert_eq!(points(order[1], order[2]), 2, "two things that went well");
        let quality = text[order[2]..].find("\n\n").unwrap() + order[2];
        assert!((1..=3).contains(&points(order[2], quality)), "up to three to look at");
        let first = &text[..quality];
        assert!(first.matches('#').count() >= 7, "each point has its record: {first}");
    }
    let text = out(&run(&["demo"]));
    for line in text.lines().filter(|line| line.contains("(indicative")) {
        assert!(line.contains("not fixed by law") || line.trim_end().ends_with("not fixed by"), "{line}");
    }
}

#[test]
fn a_journal_larger_than_any_content_is_verified_whole() {
    let folder = folder();
    let journal = path(folder.path(), "long.journal");
    let notes = format!("note {}\n", "დიდი ".repeat(1_200)).repeat(600);
    run_with(&["play", "first-hour", "--journal", &journal], &format!("\n{notes}quit\n"));
    let length = std::fs::metadata(&journal).unwrap().len();
    assert!(length > 8 * 1024 * 1024, "{length} bytes");
    let verified = run(&["replay", &journal, "--verify"]);
    assert_eq!(verified.status.code(), Some(0));
    assert!(!err(&verified).contains("middle of a line"), "{}", err(&verified));
    assert_eq!(out(&verified).matches("Note: ").count(), 600);
}

#[test]
fn every_answer_for_programs_carries_the_mark() {
    let folder = folder();
    let (journal, fork) = (path(folder.path(), "a.journal"), path(folder.path(), "b.journal"));
    run_with(&["play", "first-hour", "--journal", &journal], GAME);
    let new = path(folder.path(), "new-one");
    let commands: [&[&str]; 12] = [
        &["demo"],
        &["score", &journal],
        &["replay", &journal],
        &["fork", &journal, "--step", "3", "--to", &fork],
        &["check", "first-hour"],
        &["procedure", "show"],
        &["procedure", "show", "ACT-04"],
        &["procedure", "diff", "reference", "reference"],
        &["notes", "first-hour"],
        &["names", "first-hour"],
        &["procedure", "trains"],
        &["new", "scenario", &new],
    ];
    for lang in ["en", "ka"] {
        for command in commands {
            let output = run(&[command, &["--format", "json", "--lang", lang]].concat());
            let text = out(&output);
            let first: serde_json::Value =
                serde_json::Deserializer::from_str(&text).into_iter().next().unwrap().unwrap();
            assert_eq!(first["mark"], "სწავლება · EXERCISE", "{command:?}: {text}");
            if matches!(command[0], "demo" | "score" | "replay") {
                assert!(first["notice"].as_str().is_some_and(|notice| !notice.is_empty()), "{text}");
                assert!(first["record"].as_str().is_some_and(|record| !record.is_empty()), "{text}");
            }
            let _made_by_fork = std::fs::remove_file(&fork);
            let _made_by_new = std::fs::remove_dir_all(&new);
        }
    }
}

#[test]
fn a_card_stands_beside_the_reference_run_or_another_run() {
    let folder = folder();
    let fork = path(folder.path(), "fork.journal");
    let careful = "scenarios/first-hour/runs/careful.journal";
    let careless = "scenarios/first-hour/runs/careless.journal";
    assert!(!out(&run(&["score", careful])).contains("Reference run"), "it is the reference itself");
    assert!(out(&run(&["score", careless])).contains("Reference run: 100 %"));
    assert!(out(&run(&["demo"])).contains("Reference run: 100 %"));
    let other = out(&run(&["score", careless, "--against", careful]));
    lines_fit(&other);
    assert!(other.contains("Beside scenarios/first-hour/runs/careful.journal: 100 %"), "{other}");
    assert!(other.contains("there 100 %"), "{other}");
    assert_eq!(run(&["fork", careful, "--step", "12", "--to", &fork]).status.code(), Some(0));
    run_with(&["play", "first-hour", "--journal", &fork], "\nend\ny\n");
    let compared = out(&run(&["score", careful, "--against", &fork, "--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&compared).unwrap();
    assert!(json["beside"]["difference"].is_i64(), "{compared}");
}

#[test]
fn a_card_says_how_its_exercise_ended_and_proposes_a_rating_only_for_a_whole_one() {
    let folder = folder();
    let [left, ended] = ["left.journal", "ended.journal"].map(|name| path(folder.path(), name));
    for to in [&left, &ended] {
        run(&["fork", "scenarios/first-hour/runs/careful.journal", "--step", "20", "--to", to]);
    }
    run_with(&["play", "first-hour", "--journal", &ended], "\nend\ny\n");
    let json = |journal: &str| -> serde_json::Value {
        serde_json::from_str(&out(&run(&["score", journal, "--format", "json"]))).unwrap()
    };
    let proposed = |card: &serde_json::Value| card["team"]["objectives"][0]["proposed"].clone();

    let text = out(&run(&["score", &left]));
    assert!(flat(&text).contains("Not over: as it stood at Tue "), "{text}");
    assert!(flat(&text).contains("No rating is proposed"), "{text}");
    let card = json(&left);
    assert_eq!(card["end"]["how"], "not-over", "{card}");
    assert_ne!(card["team"]["objectives"][0]["headline"]["judged"], 0, "{card}");
    assert_eq!(proposed(&card), serde_json::Value::Null, "{card}");

    let text = out(&run(&["score", &ended]));
    assert!(flat(&text).contains("Ended early: Tue "), "{text}");
    assert!(flat(&text).contains("No rating is proposed"), "{text}");
    assert_eq!(json(&ended)["end"]["how"], "trainer");
    assert_eq!(proposed(&json(&ended)), serde_json::Value::Null);

    let text = out(&run(&["demo"]));
    assert!(flat(&text).contains("Home, at a price"), "{text}");
    assert!(!text.contains("No rating is proposed"), "{text}");
    let card = json("scenarios/first-hour/runs/careful.journal");
    assert_eq!((&card["end"]["how"], &card["end"]["ending"]), (&"ending".into(), &"calm".into()), "{card}");
    assert_eq!(card["end"]["at"], 4_500_000, "{card}");
    assert_eq!(proposed(&card), "P", "{card}");
    let part = json("scenarios/evacuation/runs/way-out.journal");
    assert_eq!(part["end"]["how"], "part-end", "{part}");
    let seat = out(&run(&["score", &left, "--seat", "embassy"]));
    assert!(seat.contains("Not over"), "{seat}");
}

#[test]
fn a_reason_given_for_a_departure_stands_beside_the_verdict() {
    let text = out(&run(&["demo"]));
    let first = text.split("Went well").next().unwrap();
    let said = "the reason given at the time: #";
    assert!(flat(first).contains(said), "{first}");
    assert_eq!(text.matches("the reason given at the time").count(), flat(&text).matches(said).count());
    assert!(
        !out(&run(&["score", "scenarios/evacuation/runs/careful.journal", "--all"]))
            .contains("given at the time")
    );
}

#[test]
fn only_runs_of_one_scenario_are_compared_and_any_variant_of_the_whole_has_a_reference() {
    let [first_hour, idle] =
        ["first-hour", "evacuation"].map(|name| format!("scenarios/{name}/runs/idle.journal"));
    let refused = run(&["score", &idle, "--against", &first_hour]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(flat(&err(&refused)).contains("is a run of another scenario (First hour)"), "{}", err(&refused));
    assert_eq!(out(&refused), "");

    let folder = folder();
    let journal = path(folder.path(), "table.journal");
    let args = ["play", "evacuation", "--variant", "table-75", "--paper", "all", "--journal", &journal];
    let played = run_with(&args, "\n\nend\ny\n");
    assert_eq!(played.status.code(), Some(0), "{}", err(&played));
    assert!(std::fs::read_to_string(&journal).unwrap().contains("table-75"));
    assert!(out(&run(&["score", &journal])).contains("Reference run: 100 %"));
}

#[test]
fn a_torn_file_is_not_verified_as_whole() {
    let folder = folder();
    let torn = path(folder.path(), "torn.journal");
    let whole = std::fs::read("scenarios/first-hour/runs/careful.journal").unwrap();
    std::fs::write(&torn, &whole[..whole.len() - 9]).unwrap();
    let verified = run(&["replay", &torn, "--verify"]);
    assert_eq!(verified.status.code(), Some(1), "{}", err(&verified));
    assert!(flat(&err(&verified)).contains("every line up to step 24 is the same"), "{}", err(&verified));
}

#[test]
fn the_check_number_on_a_card_is_the_one_replay_asks_for() {
    let careful = "scenarios/first-hour/runs/careful.journal";
    let json: serde_json::Value =
        serde_json::from_str(&out(&run(&["score", careful, "--format", "json"]))).unwrap();
    let head = json["end"]["head"].as_str().unwrap();
    let step = json["end"]["step"].as_u64().unwrap();
    let text = out(&run(&["score", careful]));
    assert!(flat(&text).contains(&format!("step {step}, check number {head}")), "{text}");
    assert_eq!(run(&["replay", careful, "--head", head]).status.code(), Some(0));
    let folder = folder();
    let fork = path(folder.path(), "shorter.journal");
    run(&["fork", careful, "--step", "12", "--to", &fork]);
    assert_eq!(run(&["replay", &fork, "--head", head]).status.code(), Some(1));
}

#[test]
fn enter_answers_what_rings_and_the_call_keeps_a_hand_busy_visibly() {
    let folder = folder();
    let said = first_hour(&path(folder.path(), "a.journal"), &[], "\n\nq\nquit\n");
    assert!(said.contains("Enter: answer the call"), "{said}");
    assert!(!said.contains("Missed call"), "{said}");
    let holds = "You are on the line or with the visitor until Tue 09:13 (T+00:03). Of 2 things you can do at once, 1 can";
    assert!(flat(&said).contains(holds), "{said}");
    assert_eq!(
        said.matches("On the telephone or with a visitor: Nana").count(),
        2,
        "screen and queue: {said}"
    );
    let left = first_hour(&path(folder.path(), "b.journal"), &[], "\nlater\n\nquit\n");
    assert!(left.contains("Missed call"), "{left}");
}

#[test]
fn the_same_task_twice_is_asked_about() {
    let folder = folder();
    let journal = path(folder.path(), "a.journal");
    let line = "do acknowledge-report event=fire\n";
    let said = first_hour(&journal, &[], &format!("\n\n{line}{line}n\n{line}y\n\n\n{line}quit\n"));
    assert_eq!(said.matches("The same is under way or waits already: [1]").count(), 2, "{said}");
    assert!(said.contains("Nothing was changed"), "{said}");
    assert!(said.contains("You did the same before: #"), "{said}");
    let replayed = out(&run(&["replay", &journal]));
    assert_eq!(flat(&replayed).matches("Logging and acknowledging a report").count(), 2, "{replayed}");
}

#[test]
fn what_can_be_corrected_is_shown_with_its_numbers() {
    let folder = folder();
    let journal = path(folder.path(), "a.journal");
    let input = "\n\ndo acknowledge-report event=fire\n\n\ncorrect\ncorrect 0 no\nquit\n";
    let said = first_hour(&journal, &[], input);
    let asked = flat(said.split("> correct\n").nth(1).unwrap());
    let before = asked.split(" Embassy duty officer, Talenda · Logging and acknowledging").next().unwrap();
    let number = before.rsplit(' ').find(|word| word.starts_with('#')).unwrap();
    assert!(said.contains("You can correct what you did yourself"), "{said}");
    let said = first_hour(&journal, &[], &format!("correct {number} it was 09:40\nquit\n"));
    assert!(said.contains("Noted\n"), "{said}");
}

#[test]
fn what_was_known_before_the_start_is_no_unread_message() {
    let folder = folder();
    let journal = path(folder.path(), "a.journal");
    let args = ["play", "evacuation", "--part", "first-hours", "--seat", "duty", "--journal", &journal];
    let said = out(&run_with(&args, "\n\nm\nquit\n"));
    assert!(!said.contains("not yet read"), "{said}");
    assert!(!said.contains("· – ·"), "{said}");
}

#[test]
fn wrong_files_and_names_are_told_in_words_with_a_way_on() {
    let folder = folder();
    let (empty, binary) = (path(folder.path(), "empty"), path(folder.path(), "binary"));
    std::fs::write(&empty, "").unwrap();
    std::fs::write(&binary, [0u8, 159, 146, 150, 10, 255]).unwrap();
    let inside = folder.path().to_string_lossy().into_owned();
    let careful = "scenarios/first-hour/runs/careful.journal";
    let fork = path(folder.path(), "fork");
    for wrong in [&empty, &binary, &inside, &"nowhere".to_owned()] {
        let commands: [&[&str]; 7] = [
            &["score", wrong],
            &["replay", wrong],
            &["fork", wrong, "--step", "1", "--to", &fork],
            &["check", wrong],
            &["procedure", "show", "--procedure", wrong],
            &["procedure", "diff", "reference", wrong],
            &["play", wrong],
        ];
        for lang in ["en", "ka"] {
            for command in commands {
                let output = run(&[command, &["--lang", lang]].concat());
                let said = err(&output);
                assert_eq!(output.status.code(), Some(2), "{command:?}: {said}");
                assert!(!said.is_empty() && !said.contains("os error") && !said.contains('⟦'), "{said}");
                let json = run(&[command, &["--lang", lang, "--format", "json"]].concat());
                if command[0] != "play" {
                    let value: serde_json::Value = serde_json::from_str(&out(&json)).unwrap();
                    assert!(value["error"].is_string(), "{command:?}");
                }
            }
        }
    }
    let missing = path(folder.path(), "missing/fork");
    for (args, words) in [
        (&["play", "evacuaton"][..], "Did you mean \"evacuation\"?"),
        (&["play", "evacuation", "--part", "frist-hours"], "Did you mean \"first-hours\"?"),
        (&["play", "evacuation", "--variant", "solo-52"], "Did you mean \"solo-25\"?"),
        (&["play", "evacuation", "--part", "first-hours", "--seat", "dutty"], "Did you mean \"duty\"?"),
        (&["replay", careful, "--seat", "embasy"], "Did you mean \"embassy\"?"),
        (&["score", careful, "--seat", "embasy"], "Did you mean \"embassy\"?"),
        (&["fork", careful, "--step", "1", "--to", &missing], "cannot be made: its folder is not there"),
    ] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        lines_fit(&err(&output).replace(&inside, ""));
        assert!(flat(&err(&output)).contains(words), "{args:?}: {}", err(&output));
    }
    let usage = run(&["bogus", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&out(&usage)).unwrap();
    assert_eq!((usage.status.code(), value["error"].is_string()), (Some(2), true), "{value}");
}

#[test]
fn what_was_shown_as_done_is_there_after_the_program_was_killed() {
    use std::io::{BufRead as _, BufReader};
    let folder = folder();
    let journal = path(folder.path(), "a.journal");
    let mut child = Command::new(env!("CARGO_BIN_EXE_hotwash"))
        .args(["play", "first-hour", "--journal", &journal])
        .env("HOTWASH_LANG", "en")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all("\n\ndo acknowledge-report event=fire\nnote kept\n".as_bytes()).unwrap();
    let mut shown = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(shown.any(|line| line.unwrap().ends_with("Noted")));
    child.kill().unwrap();
    child.wait().unwrap();
    drop(stdin);
    let said = first_hour(&journal, &[], "q\nquit\n");
    assert!(said.contains("  [1]  Logging and acknowledging a report"), "{said}");
    let replayed = run(&["replay", &journal, "--verify"]);
    assert_eq!(replayed.status.code(), Some(0), "{}", err(&replayed));
    assert!(out(&replayed).contains("Note: kept"), "{}", out(&replayed));
}

/// A journal of the careless first hour in a folder of its own.
fn kept_run(folder: &Path) -> String {
    let journal = path(folder, "my.journal");
    std::fs::copy("scenarios/first-hour/runs/careless.journal", &journal).unwrap();
    journal
}

#[test]
fn what_a_person_finds_is_kept_beside_the_journal_and_enters_the_card() {
    let folder = folder();
    let journal = kept_run(folder.path());
    let before = std::fs::read(&journal).unwrap();
    let assess = |args: &[&str]| run(&[&["assess", journal.as_str()], args].concat());
    let listed = assess(&["--lang", "en"]);
    lines_fit(&out(&listed));
    assert!(out(&listed).contains("Objectives to rate\n  • first-hour"));
    assert!(!out(&listed).contains('%') && !out(&listed).contains("Unable"), "no proposal before the rating");
    assert!(!Path::new(&path(folder.path(), "my.findings")).exists(), "looking writes nothing");

    let reason = ["--reason", "the line was down until four"];
    let justify = [&["--by", "A1", "--justify", "RESP-02"], &reason[..]].concat();
    let said = out(&assess(&justify));
    assert!(
        said.contains("Finding 1 was added to") && said.contains("Without what was found justified: – →"),
        "{said}"
    );
    assert_eq!(
        assess(&["--by", "A1", "--rate", "first-hour", "M"]).status.code(),
        Some(2),
        "M needs a reason"
    );
    assert_eq!(
        assess(&["--by", "A1", "--rate", "first-hour", "M", "--reason", "late"]).status.code(),
        Some(0)
    );
    assert_eq!(assess(&["--by", "B2", "--rate", "first-hour", "S"]).status.code(), Some(0));
    assert_eq!(assess(&["--by", "A1", "--note", "calm voices", "--at", "0:40"]).status.code(), Some(0));
    assert_eq!(assess(&["--by", "B2", "--withdraw", "2", "--reason", "no"]).status.code(), Some(2));

    let card = out(&run(&["score", &journal]));
    lines_fit(&card);
    for part in [
        "With what the assessor found justified:",
        "A1: rated “The first hour: acknowledge, ask, tell, correct, report”: Performed with major challenges – late",
        "B2: rated “The first hour: acknowledge, ask, tell, correct, report”: Performed with some challenges",
        "A1: found justified – the line was down until four",
        "A1: observed at Tue 09:50 (T+00:40) – calm voices",
        "Findings of assessors",
    ] {
        assert!(flat(&card).contains(part), "{part} is not in\n{card}");
    }
    let alone = out(&run(&["score", &journal, "--without-findings"]));
    assert!(!alone.contains("A1") && !alone.contains("justified"));
    let json: serde_json::Value =
        serde_json::from_str(&out(&run(&["score", &journal, "--format", "json"]))).unwrap();
    assert_eq!(json["assessed"]["findings"][0]["by"], "A1");
    assert_eq!(json["assessed"]["engine"]["team"], json["team"]["headline"]);
    assert_eq!(std::fs::read(&journal).unwrap(), before, "the journal is never touched");
    let georgian = out(&run(&["score", &journal, "--lang", "ka"]));
    assert!(georgian.contains("შემფასებელთა დასკვნები"));
    lines_fit(&georgian);
}

#[test]
fn findings_of_another_run_are_refused_and_a_torn_line_is_dropped() {
    let folder = folder();
    let journal = kept_run(folder.path());
    assert_eq!(run(&["assess", &journal, "--by", "A1", "--note", "one"]).status.code(), Some(0));
    assert_eq!(run(&["assess", &journal, "--by", "A1", "--note", "two"]).status.code(), Some(0));
    let findings = path(folder.path(), "my.findings");
    let other = run(&["score", "scenarios/first-hour/runs/careful.journal", "--findings", &findings]);
    assert_eq!(other.status.code(), Some(2));
    assert!(err(&other).contains("These findings are about another exercise"), "{}", err(&other));
    let far = run(&["score", "scenarios/evacuation/runs/idle.journal", "--findings", &findings]);
    assert!(err(&far).contains("These findings are about another exercise"), "{}", err(&far));
    let bytes = std::fs::read(&findings).unwrap();
    std::fs::write(&findings, &bytes[..bytes.len() - 9]).unwrap();
    let scored = run(&["score", &journal]);
    assert_eq!(scored.status.code(), Some(0));
    assert!(err(&scored).contains("The findings end in the middle of a line"));
    assert!(out(&scored).contains("one") && !out(&scored).contains("– two"));
    assert_eq!(run(&["assess", &journal, "--by", "B2", "--note", "three"]).status.code(), Some(0));
    let mended = out(&run(&["score", &journal]));
    assert!(mended.contains("A1: observed") && mended.contains("– three"));
    let both = run(&["score", &journal, "--findings", &path(folder.path(), "none.findings")]);
    assert_eq!(both.status.code(), Some(2));
}

#[test]
fn guided_ratings_come_before_the_proposal() {
    let folder = folder();
    let journal = kept_run(folder.path());
    let input = "Nino\nA1\nX\nM\nslow to answer\ncalm\n0:30\n\n";
    let output = run_with(&["assess", &journal, "--guided"], input);
    let said = out(&output);
    assert_eq!(output.status.code(), Some(0), "{said}{}", err(&output));
    lines_fit(&said);
    let (asked, proposed) =
        (said.find("1, 2, 3, 4:").unwrap(), said.find("What the program proposes").unwrap());
    assert!(asked < proposed && !said[..proposed].contains('%'));
    assert!(said.contains("never by a name"));
    let json = out(&run(&["assess", &journal, "--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["findings"][0]["rating"], "M");
    assert_eq!(json["findings"][1]["at"], 30 * 60_000);
}

#[test]
fn no_line_of_evidence_is_without_words() {
    for run_of in ["careful", "careless", "demo", "idle", "road", "way-out", "first-hours"] {
        let journal = format!("scenarios/evacuation/runs/{run_of}.journal");
        for lang in ["en", "ka"] {
            let text = out(&run(&["score", &journal, "--all", "--lang", lang]));
            let lines: Vec<&str> = text.lines().collect();
            for pair in lines.windows(2) {
                let (line, next) = (pair[0], pair[1]);
                let stamp = line.rsplit_once("(T").map_or("", |(_, stamp)| stamp);
                let ends_so = line.contains('#') && line.ends_with(')') && !stamp.is_empty();
                if ends_so && stamp.chars().all(|c| c.is_ascii_digit() || "+-d:) ".contains(c)) {
                    // A stamp may stand at the end of a line when the words go on in the next.
                    let begins = [": #", "due ", "ვადა: ", "looked at", "შემოწმების დრო"];
                    let is_own = begins.iter().any(|words| next.contains(words));
                    assert!(!is_own && next.starts_with("      "), "{run_of} {lang}: {line}");
                }
            }
            lines_fit(&text);
        }
    }
}

#[test]
fn a_card_says_why_a_step_was_out_of_order_and_who_learned_when() {
    let text = out(&run(&["demo"]));
    let flat = text.replace("\n      ", " ");
    assert!(flat.contains("EVAC-09 Manifest complete before departure"), "{text}");
    assert!(flat.contains("came before, but not as it had to be: #"), "the head-count of 24: {text}");
    assert!(flat.contains("what must come before came too late"), "the short notice: {text}");
    assert!(flat.contains("asked for: at least 6 hours before – indicative, not fixed by law"), "{text}");
    assert!(flat.contains("the owner learned of it: #"), "{text}");
    assert!(!text.contains("(untimed)"), "a time and no limit in one line: {text}");
    assert!(flat.contains("looked at Mon "), "{text}");
    let answered =
        flat.split("\nMCI-05").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap_or_default();
    assert!(
        answered.contains("due ") && !answered.contains("stood still"),
        "lifted before the night: {answered}"
    );
    assert!(flat.contains("Answers to decisions (in no number)"), "{text}");
    assert!(flat.contains("how sure: "), "{text}");
}

#[test]
fn the_fields_of_an_action_are_shown_in_words() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/procedures/reference/actions/alert.ron");
    let text = std::fs::read_to_string(path).unwrap();
    let actions = text.lines().filter_map(|line| line.strip_prefix("        id: \"")?.strip_suffix("\","));
    let mut seen = 0;
    for action in actions {
        let shown = out(&run(&["procedure", "show", action, "--lang", "ka"]));
        let fields = shown.split("\n\n").last().unwrap();
        // A line of plain Latin letters would be an id; but for the one an author copies.
        let words = fields.lines().skip(1).filter(|line| !line.starts_with("  (action: \""));
        let ids: Vec<&str> = words.filter(|line| line.bytes().all(|b| b.is_ascii())).collect();
        assert_eq!(ids, [""; 0], "{action}");
        seen += 1;
    }
    assert!(seen > 2, "{seen}");
}

#[test]
fn what_differs_between_two_procedures_is_told_by_rule_and_number() {
    let folder = folder();
    let copy = folder.path().join("own");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/procedures/reference");
    for file in crate::support::files::files_under(&root, "ron") {
        let to = copy.join(file.strip_prefix(&root).unwrap());
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(&file, to).unwrap();
    }
    let file = copy.join("clauses/ACT.ron");
    let text = std::fs::read_to_string(&file).unwrap();
    let changed = text.replacen("time: \"1h\"", "time: \"90m\"", 1).replacen(
        "owner: \"CC_HEAD\"",
        "owner: \"CONS_DEP\"",
        1,
    );
    assert_ne!(text, changed);
    std::fs::write(&file, changed).unwrap();
    let told = out(&run(&["procedure", "diff", "reference", &copy.to_string_lossy()]));
    assert!(
        told.contains("1 hour") && told.contains("→") && told.contains("90 minutes")
            || told.contains("1 hour 30 minutes"),
        "{told}"
    );
    lines_fit(&told);
    let json = run(&["procedure", "diff", "reference", &copy.to_string_lossy(), "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&out(&json)).unwrap();
    let details = |change: &serde_json::Value| change["details"].as_array().map_or(0, Vec::len);
    let changes = value["changes"].as_array().unwrap();
    assert!(!changes.is_empty() && changes.iter().all(|change| details(change) > 0), "{value}");
}

#[test]
fn tables_play_on_paper_and_the_trainer_hands_out_the_slips() {
    let folder = folder();
    for (lang, table, slips, next) in [
        ("en", "Table: Embassy", "Slips to hand out", "next"),
        ("ka", "მაგიდა: საელჩო", "გასაცემი ფურცლები", "შემდეგ"),
    ] {
        let journal = path(folder.path(), &format!("{lang}.journal"));
        let args = ["play", "first-hour", "--paper", "all", "--journal", &journal, "--lang", lang];
        let first = run_with(&args, &format!("\n{next}\n\ndo acknowledge-report event=fire\n{next}\nquit\n"));
        assert_eq!(first.status.code(), Some(0), "{}", err(&first));
        let text = out(&first);
        lines_fit(&text);
        assert!(text.contains(table) && text.contains(slips) && !text.contains('⟦'), "{text}");
        let second = run_with(&args[..6], "1\nend\ny\n");
        assert_eq!(second.status.code(), Some(0), "{}", err(&second));
        let verified = run(&["replay", &journal, "--verify"]);
        assert_eq!(verified.status.code(), Some(0), "{}", err(&verified));
        let kept = std::fs::read_to_string(&journal).unwrap();
        assert!(kept.contains("\"paper\":[\"embassy\"]") && kept.contains("\"for_table\":true"), "{kept}");
        assert!(kept.contains("Release") && !kept.contains("MessageRang"), "a call on paper does not ring");
        let fork = path(folder.path(), &format!("{lang}-fork.journal"));
        let forked = run(&["fork", &journal, "--step", "3", "--to", &fork]);
        assert_eq!(forked.status.code(), Some(0), "{}", err(&forked));
        let played = run_with(&["play", "--journal", &fork], "\nend\ny\n");
        assert!(out(&played).contains("Table: Embassy"), "{}{}", out(&played), err(&played));
        assert_eq!(run(&["replay", &fork, "--verify"]).status.code(), Some(0));
    }
    let unknown = run(&["play", "evacuation", "--paper", "embasy", "--variant", "table-75", "--lang", "en"]);
    assert!(err(&unknown).contains("Did you mean \"embassy\"?"), "{}", err(&unknown));
}

#[test]
fn the_trainer_leads_several_tables_beside_simulated_colleagues() {
    let folder = folder();
    let journal = path(folder.path(), "a.journal");
    let args =
        ["play", "evacuation", "--part", "first-hours", "--paper", "duty,embassy", "--journal", &journal];
    let enters = "\n".repeat(12);
    let output =
        run_with(&[&args[..], &["--lang", "en"]].concat(), &format!("\n\n{enters}table\ntable 1\nquit\n"));
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = out(&output);
    lines_fit(&text);
    for words in
        ["Table: HQ duty officer and hotline", "Table: Embassy in Talenda", "Write the number of the table"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert_eq!(run(&["replay", &journal, "--verify"]).status.code(), Some(0));
    let kept = std::fs::read_to_string(&journal).unwrap();
    assert!(kept.contains("\"paper\":[\"duty\",\"embassy\"]") && kept.contains("bot:expert"));
}

#[test]
fn the_trainer_sends_what_is_in_reserve_and_a_slip_handed_out_is_read() {
    let folder = folder();
    for (lang, reserve, heading, unread, next) in [
        ("en", "reserve", "In reserve", "2 messages not yet read", "next"),
        ("ka", "რეზერვი", "სარეზერვო შეტყობინებები", "2 წაუკითხავი", "შემდეგ"),
    ] {
        let journal = path(folder.path(), &format!("{lang}.journal"));
        let args = ["play", "evacuation", "--part", "first-hours", "--paper", "embassy", "--journal"];
        let input = format!("\n\n{reserve}\n{reserve} 1\n\n{reserve} 9\n{next}\nquit\n");
        let output = run_with(&[&args[..], &[&journal, "--lang", lang]].concat(), &input);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let text = out(&output);
        lines_fit(&text);
        assert!(text.contains(heading) && !text.contains('⟦'), "{text}");
        let kept = std::fs::read_to_string(&journal).unwrap();
        assert!(kept.contains("[\"Release\",\"spare-drone\"]"), "{kept}");
        assert!(kept.contains("\"Open\"") && !text.contains(unread), "{text}");
        assert_eq!(run(&["replay", &journal, "--verify"]).status.code(), Some(0));
    }
    let held = first_hour(&path(folder.path(), "held.journal"), &[], "\nreserve\nquit\n");
    assert!(flat(&held).contains("Only the trainer who leads tables on paper has a reserve"), "{held}");
}

#[test]
fn the_head_of_the_screen_is_three_lines() {
    let folder = folder();
    for (at, (seat, lang)) in ["duty", "cell", "consular", "embassy", "press"]
        .into_iter()
        .flat_map(|seat| [(seat, "en"), (seat, "ka")])
        .enumerate()
    {
        let journal = path(folder.path(), &format!("{at}.journal"));
        let args = ["play", "evacuation", "--part", "way-out", "--seat", seat, "--journal", &journal];
        let output = run_with(&[&args[..], &["--lang", lang]].concat(), "\n\npace 60\nlang\nlang\nquit\n");
        let text = out(&output);
        let lines: Vec<&str> = text.lines().collect();
        let heads: Vec<usize> = (0..lines.len())
            .filter(|at| lines[*at].contains("EXERCISE · ") && lines[*at].contains('─'))
            .collect();
        assert!(heads.len() >= 3, "{text}");
        for at in heads {
            assert!(lines[at + 1].contains("| "), "the clocks: {text}");
            assert!(
                ["You: ", "თქვენ: "].iter().any(|word| lines[at + 2].starts_with(word)),
                "the seat: {text}"
            );
            assert!(!lines[at + 1].contains('…') && !lines[at + 2].contains('…'), "{text}");
            assert!(lines.get(at + 3).is_none_or(|line| line.is_empty() || !line.contains('─')), "{text}");
        }
    }
}

#[test]
fn the_hint_to_answer_the_call_goes_when_it_was_answered_or_missed() {
    let folder = folder();
    for (at, does) in ["answer", "later"].into_iter().enumerate() {
        let journal = path(folder.path(), &format!("{at}.journal"));
        let output = run_with(&["play", "first-hour", "--journal", &journal], &format!("\n{does}\nquit\n"));
        let text = out(&output);
        let (before, after) = text.split_once(&format!("\n> {does}\n")).unwrap_or_else(|| panic!("{text}"));
        let (answer, record) = ("answer the call.", "→ Choose “Logging and acknowledging");
        assert!(before.contains(answer) && !before.contains(record), "{before}");
        assert!(!after.contains(answer) && after.contains(record), "{after}");
    }
}

#[test]
fn the_card_within_play_holds_what_was_found_beside_the_journal() {
    let folder = folder();
    let journal = path(folder.path(), "my.journal");
    run_with(&["play", "first-hour", "--journal", &journal], GAME);
    let noted = run(&["assess", &journal, "--by", "A1", "--note", "calm voices", "--at", "0:01"]);
    assert_eq!(noted.status.code(), Some(0), "{}", err(&noted));
    let inside = run_with(&["play", "first-hour", "--journal", &journal], "card\nquit\n");
    assert!(out(&inside).contains("A1: observed at Tue 09:11 (T+00:01) – calm voices"), "{}", out(&inside));
    std::fs::write(path(folder.path(), "my.findings"), "rubbish\n").unwrap();
    let inside = run_with(&["play", "first-hour", "--journal", &journal], "card\nquit\n");
    assert_eq!(inside.status.code(), Some(0), "findings that cannot be read do not stop play");
    assert!(out(&inside).contains("COM-01") && !err(&inside).is_empty(), "{}", err(&inside));
}

#[test]
fn the_facilitators_notes_tell_every_message_and_every_part_to_the_trainer() {
    for lang in ["en", "ka"] {
        for scenario in ["first-hour", "evacuation"] {
            let text = out(&run(&["notes", scenario, "--lang", lang]));
            lines_fit(&text);
            assert!(text.starts_with("სწავლება · EXERCISE\n"), "{text}");
            assert!(!text.contains('⟦'), "{text}");
            let json: serde_json::Value =
                serde_json::from_str(&out(&run(&["notes", scenario, "--lang", lang, "--format", "json"])))
                    .unwrap();
            let heard = |list: &serde_json::Value| list.as_array().unwrap().clone();
            for part in heard(&json["parts"]) {
                for list in ["watch", "mistakes", "questions", "messages"] {
                    assert!(!heard(&part[list]).is_empty(), "{scenario}, {}: no {list}", part["id"]);
                }
            }
            assert!(!heard(&json["prepare"]).is_empty() && !heard(&json["distress"]).is_empty());
            let told = heard(&json["parts"]).iter().map(|part| heard(&part["messages"]).len()).sum::<usize>()
                + heard(&json["contingencies"]).len();
            let file = std::fs::read_to_string(format!("scenarios/{scenario}/scenario.ron")).unwrap();
            let sent = file.lines().filter(|line| line.starts_with("            channel: ")).count();
            assert_eq!(told, sent, "every message that reaches somebody is told once");
        }
    }
    let one = out(&run(&["notes", "evacuation", "--part", "road"]));
    assert!(one.contains("Part 3 of 3: Convoy, border, home") && !one.contains("Part 1 of 3"), "{one}");
    check(
        &["notes", "evacuation", "--part", "rood"],
        &expect![[r#"
            exit 2
            There is no part "rood" in this scenario. Parts: first-hours, way-out, road
            Did you mean "road"?
        "#]],
    );
}

#[test]
fn a_note_may_stand_on_the_next_line_and_only_a_language_switches_the_language() {
    let folder = folder();
    let journal = path(folder.path(), "a.journal");
    let said = out(&run_with(
        &["play", "first-hour", "--journal", &journal],
        "\nnote\nask about the road\nlanguage xx\nlanguage Georgian\nquit\n",
    ));
    assert!(said.contains("Write: language Georgian"), "{said}");
    assert!(said.contains("თქვენ:"), "{said}");
    assert!(out(&run(&["replay", &journal])).contains("ask about the road"));
}

#[test]
fn a_beginner_is_offered_the_exercise_with_hints_first() {
    let said = out(&run_with(&["play"], ""));
    let line =
        |no: &str| said.lines().find(|line| line.trim_start().starts_with(no)).unwrap_or_default().to_owned();
    assert!(line("1").contains("First hour (20 minutes, with hints)"), "{said}");
}

#[test]
fn the_case_forms_of_names_can_be_read() {
    for lang in ["en", "ka"] {
        let text = out(&run(&["names", "evacuation", "--lang", lang]));
        lines_fit(&text);
        assert!(text.contains("kalmeda: კალმედა\n  კალმედამ, კალმედას, კალმედის, კალმედით"), "{text}");
        assert!(text.contains("vano: ვანო, ბორტინჟინერი\n  ვანომ, ვანოს"), "{text}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&out(&run(&["names", "evacuation", "--format", "json"]))).unwrap();
    let names = json["names"].as_array().unwrap();
    let tesmera = names.iter().find(|row| row["id"] == "tesmera").unwrap();
    assert_eq!(tesmera["forms"]["from"], "თესმერიდან");
}

/// Characters that would command the screen or turn its lines.
fn hostile(text: &str) -> Option<char> {
    text.chars().find(
        |c| matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}'),
    )
}

#[test]
fn nothing_from_outside_commands_the_screen() {
    let folder = folder();
    let journal = path(folder.path(), "a.journal");
    let own = "w 5 gone \u{1b}[2J\u{202e}back\u{9b}31m\n";
    let said = first_hour(&journal, &[], &format!("\n{own}\n\nquit\n"));
    assert_eq!(hostile(&said), None, "{said:?}");
    // Kept as it was typed, and told with a sign in its place.
    let kept = std::fs::read_to_string(&journal).unwrap();
    assert!(kept.contains('\u{202e}') && kept.contains("\\u001b"), "{kept}");
    for args in [&["replay", &journal][..], &["replay", &journal, "--format", "json"], &["score", &journal]] {
        let output = run(args);
        let told = out(&output);
        assert!(told.contains("gone"), "{args:?}: {told}");
        assert_eq!(hostile(&told), None, "{args:?}: {told:?}");
    }
    // Names of a foreign log.
    let log = path(folder.path(), "log.jsonl");
    std::fs::write(&log, "{\"id\":\"s\u{202e}1\u{7f}\",\"events\":[{\"t\":0,\"a\":\"x\"}]}\n").unwrap();
    let model = path(folder.path(), "model.json");
    std::fs::write(&model, "{\"format\":\"tx-declare/1\",\"constraints\":[{\"id\":\"c\u{202e}\",\"template\":\"existence\",\"a\":\"x\",\"n\":1}]}").unwrap();
    let scored = run(&["score", "--trace", &log, "--constraints", &model]);
    assert_eq!(hostile(&(out(&scored) + &err(&scored))), None, "{scored:?}");
    // A mistake in a file, in its name and its words.
    let file = path(folder.path(), "scenario.ron");
    std::fs::write(&file, "Scenario(id: \"a\u{1b}[31m\", titel\u{202e}: 1, summary: (en: \"x\u{202e}y\"))")
        .unwrap();
    for format in ["human", "json"] {
        let checked = run(&["check", &file, "--format", format]);
        assert_eq!(checked.status.code(), Some(1));
        assert_eq!(hostile(&(out(&checked) + &err(&checked))), None, "{:?}", out(&checked));
    }
}

#[test]
fn where_no_window_can_be_opened_one_sentence_says_so() {
    let output = Command::new(env!("CARGO_BIN_EXE_hotwash"))
        .env("HOTWASH_LANG", "en")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success());
    let said = err(&output);
    lines_fit(&said);
    let key = if cfg!(feature = "desktop") { "cli-no-display" } else { "cli-no-desktop" };
    let sentence = Catalogue::new(Lang::En).word(key);
    assert_eq!(said.split_whitespace().collect::<Vec<_>>().join(" "), sentence);
    assert!(out(&output).contains("EXERCISE"));
    for lang in Lang::ALL {
        let words = Catalogue::new(lang);
        assert!(
            ["cli-no-desktop", "cli-no-display", "cli-nothing-draws", "cli-window-not-opened"]
                .iter()
                .all(|key| words.has(key))
        );
    }
}

#[test]
fn what_is_handed_out_starts_from_anywhere_without_cargo() {
    let (made, elsewhere) = (folder(), folder());
    let place = path(made.path(), "out");
    let output = run(&["package", &place]);
    assert!(output.status.success(), "{}", err(&output));
    let release = std::fs::read_dir(&place).unwrap().next().unwrap().unwrap().path();
    let name = release.file_name().unwrap().to_string_lossy().into_owned();
    assert!(name.starts_with("Hotwash-0.") && name.ends_with(std::env::consts::OS), "{name}");
    let read = |name: &str| std::fs::read_to_string(release.join(name)).unwrap();
    let first = read("READ ME.txt");
    assert!(first.contains("გაშვება") && first.contains("HOTWASH_HOME") && !first.contains('⟦'), "{first}");
    assert!(read("licences/fonts.txt").contains("SIL OPEN FONT LICENSE"));
    for lang in Lang::ALL {
        let (there, guide) =
            (read(&format!("guide/author.{}.md", lang.code())), hotwash::cli::guide::text(lang));
        assert_eq!(there.trim_start_matches('\u{feff}').replace("\r\n", "\n"), guide);
    }
    let inside = read("licences/third-party.txt");
    for package in ["serde ", "fluent-bundle ", "clap "] {
        assert!(inside.lines().any(|line| line.starts_with(package)), "{package} is missing");
    }
    assert!(!inside.contains("\nproptest "), "what is only tested with is not inside");
    assert!(inside.contains("Permission is hereby granted"), "no licence is told whole");
    let program = release.join(format!("hotwash{}", std::env::consts::EXE_SUFFIX));
    let started = Command::new(program)
        .args(["demo", "--lang", "en"])
        .env_clear()
        .current_dir(elsewhere.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(started.status.success() && out(&started).contains("EXERCISE"), "{}", err(&started));
    let again = run(&["package", &place]);
    assert_eq!(again.status.code(), Some(2));
    assert!(err(&again).contains("exists already"));
    assert!(!out(&run(&["--help"])).contains("package"), "it is for who builds the program");
}
