//! Every core clause has a literate case, a scenario and a recorded run that raise it.
//!
//! Cases are the headings of `tests/cases/reference`; runs are the golden cards of `tests/golden`, which `runs` holds to
//! the recorded journals. The list stands in `tests/golden/coverage.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use hotwash::content::procedure::{State, Tier};

use crate::support::files::files_under;
use crate::support::shipped;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn core() -> Vec<String> {
    let model = shipped::model("first-hour");
    let clauses = model.procedure.clauses.iter().filter(|clause| clause.tier == Tier::Core);
    clauses.map(|clause| clause.id.to_string()).collect()
}

/// How many cases a clause has.
fn cases() -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    let folder = root().join("tests/cases/reference");
    if !folder.is_dir() {
        return found;
    }
    for file in files_under(&folder, "md") {
        for line in std::fs::read_to_string(file).unwrap().lines() {
            if let Some(id) = line.strip_prefix("## ").and_then(|heading| heading.split_whitespace().next()) {
                *found.entry(id.to_owned()).or_default() += 1;
            }
        }
    }
    found
}

/// Scenario and run by clause, for everything the golden cards judge; a prohibition that was only kept is not among it.
fn raised() -> BTreeMap<String, BTreeSet<(String, String)>> {
    let mut found: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
    for file in files_under(&root().join("tests/golden"), "txt") {
        let Some(run) = file.file_name().and_then(|name| name.to_str()?.strip_suffix(".card.txt")) else {
            continue;
        };
        let scenario = file.parent().and_then(Path::file_name).unwrap().to_string_lossy().into_owned();
        for line in std::fs::read_to_string(&file).unwrap().lines() {
            // `ALRT-01 S2 10000`: something of the clause was judged.
            let mut words = line.split(' ');
            let (Some(clause), Some("S1" | "S2" | "S3" | "S4")) = (words.next(), words.next()) else {
                continue;
            };
            found.entry(clause.to_owned()).or_default().insert((scenario.clone(), run.to_owned()));
        }
    }
    found
}

/// Scenarios that name a clause among their objectives.
fn named() -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for scenario in hotwash::cli::library::scenarios() {
        for objective in &shipped::model(&scenario).scenario.objectives {
            for clause in &objective.clauses {
                found.entry(clause.to_string()).or_default().insert(scenario.clone());
            }
        }
    }
    found
}

/// A line of the list: the clause, its cases, the scenarios and runs that raise it.
fn line(clause: &str, cases: usize, raised: Option<&BTreeSet<(String, String)>>) -> String {
    let mut text = format!("{clause}: {cases} cases");
    let mut runs: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (scenario, run) in raised.into_iter().flatten() {
        runs.entry(scenario).or_default().push(run);
    }
    for (scenario, runs) in runs {
        text.push_str(&format!("; {scenario}: {}", runs.join(" ")));
    }
    text
}

#[test]
fn no_core_clause_is_without_rules_a_case_a_scenario_and_a_run() {
    let (cases, raised) = (cases(), raised());
    let core = core();
    assert_eq!(core.len(), 89);
    let list: Vec<String> = core
        .iter()
        .map(|clause| line(clause, cases.get(clause).copied().unwrap_or(0), raised.get(clause)))
        .collect();
    expect_test::expect_file!["../golden/coverage.txt"].assert_eq(&format!("{}\n", list.join("\n")));
    let model = shipped::model("first-hour");
    let executable = |clause: &String| {
        let row = model.procedure.clauses.iter().find(|row| row.id == **clause);
        row.is_some_and(|row| row.state == State::Executable && !row.rules.is_empty())
    };
    let without = |has: &dyn Fn(&String) -> bool| -> Vec<String> {
        core.iter().filter(|clause| !has(clause)).cloned().collect()
    };
    assert_eq!(without(&executable), Vec::<String>::new(), "without rules");
    assert_eq!(without(&|clause| cases.contains_key(clause)), Vec::<String>::new(), "without a case");
    assert_eq!(
        without(&|clause| raised.contains_key(clause)),
        Vec::<String>::new(),
        "without a scenario and run"
    );
}

#[test]
fn the_table_of_the_command_says_the_same_as_the_golden_cards() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_hotwash"))
        .args(["procedure", "trains", "--format", "json", "--lang", "en"])
        .current_dir(root())
        .output()
        .unwrap();
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let (raised, named) = (raised(), named());
    for row in json["clauses"].as_array().unwrap() {
        let clause = row["id"].as_str().unwrap();
        let mut told = BTreeSet::new();
        for scenario in row["scenarios"].as_array().unwrap() {
            let id = scenario["scenario"].as_str().unwrap().to_owned();
            let objective = named.get(clause).is_some_and(|names| names.contains(&id));
            assert_eq!(scenario["objective"], objective, "{clause} {id}");
            for run in scenario["runs"].as_array().unwrap() {
                told.insert((id.clone(), run.as_str().unwrap().to_owned()));
            }
        }
        assert_eq!(told, raised.get(clause).cloned().unwrap_or_default(), "{clause}");
    }
    assert_eq!(json["clauses"].as_array().unwrap().len(), 89);
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    assert!(readme.contains("procedure trains"), "the README names the table");
    for lang in ["en", "ka"] {
        let human = std::process::Command::new(env!("CARGO_BIN_EXE_hotwash"))
            .args(["procedure", "trains", "--lang", lang])
            .output()
            .unwrap();
        let text = String::from_utf8(human.stdout).unwrap();
        assert!(human.stderr.is_empty() && !text.contains('⟦'), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        let rows =
            text.lines().filter(|line| line.contains(['●', '○', '–']) && line.starts_with("  ")).count();
        assert_eq!(rows, 89, "{text}");
    }
}
