//! The scenarios to begin with: each is small and whole, nothing is found in it, experts bring it to a good end, an empty
//! room to a bad one, and everything it claims to train arises and is met by somebody.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use hotwash::content::model::Model;
use hotwash::content::scenario::{Scenario, Tone, When};
use hotwash::explore::batch::{Batch, Outcome, Run};
use hotwash::explore::proof::{Limits, finding};
use serde_json::Value;

use crate::deep::{ground, walk};
use crate::support::program::{err, out, run};
use crate::support::shipped;

const KINDS: [&str; 3] = ["evacuation", "disaster", "detention"];

fn scenario(kind: &str) -> (String, Arc<Scenario>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/templates").join(kind).join("scenario.ron");
    let text = std::fs::read_to_string(path).unwrap().replace("__ID__", kind);
    let scenario = shipped::read_scenario(&text);
    (text, scenario)
}

fn batch(kind: &str) -> Batch {
    let (model, found) = Model::compile(shipped::reference(), scenario(kind).1);
    assert!(!found.has_errors(), "{:?}", found.list.first());
    Batch::new(Arc::new(model.unwrap()))
}

fn played(batch: &Batch, seed: u64, policy: &str) -> Outcome {
    batch.run(&Run { seed, part: None, policies: vec![policy.into()] })
}

/// Makes a folder with a scenario to begin with; its path.
fn made(folder: &Path, kind: &str) -> String {
    let path = folder.join(kind).to_string_lossy().into_owned();
    let output = run(&["new", "scenario", &path, "--kind", kind]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    path
}

#[test]
fn experts_bring_each_to_a_good_end_and_an_empty_room_to_a_bad_one() {
    for kind in KINDS {
        let batch = batch(kind);
        let model = &batch.plan().model;
        let tone = |policy: &str, seed| {
            let ending = played(&batch, seed, policy).ending();
            ending.map(|ending| model.scenario.endings[ending.index()].tone)
        };
        for seed in 1..=5 {
            assert_eq!(tone("expert", seed), Some(Tone::Good), "{kind} {seed}");
            assert_eq!(tone("absent", seed), Some(Tone::Bad), "{kind} {seed}");
        }
        let quality = |policy: &str| played(&batch, 1, policy).card().team.headline.quality.unwrap_or(0);
        assert_eq!(quality("expert"), 10_000, "{kind}");
        assert!(quality("absent") < 1_000, "{kind}");
        assert_eq!(played(&batch, 1, "expert").card().team.failures, Vec::new(), "{kind}");
    }
}

#[test]
fn everything_each_claims_to_train_arises_and_is_met_by_somebody() {
    let folder = tempfile::tempdir().unwrap();
    for kind in KINDS {
        let path = made(folder.path(), kind);
        let output = run(&["simulate", &path, "--runs", "100", "--format", "json"]);
        let value: Value = serde_json::from_str(&out(&output)).unwrap();
        let rows = value["stretches"][0]["clauses"].as_array().unwrap();
        let claimed: Vec<&Value> = rows.iter().filter(|row| row["claimed"] == true).collect();
        let named: BTreeSet<&str> = claimed.iter().map(|row| row["id"].as_str().unwrap()).collect();
        let (_, scenario) = scenario(kind);
        let objectives = scenario.objectives.iter().flat_map(|row| &row.clauses);
        assert_eq!(named, objectives.map(|name| name.as_str()).collect(), "{kind}");
        for row in claimed {
            let count = |field: &str| row[field].as_u64().unwrap();
            assert!(count("arose") > 0, "{kind}: never arose: {row}");
            assert!(count("met") + count("kept") > 0, "{kind}: nobody met it: {row}");
        }
    }
}

#[test]
fn nothing_is_found_in_any_however_deep_one_looks() {
    let folder = tempfile::tempdir().unwrap();
    for kind in KINDS {
        let checked = run(&["check", &made(folder.path(), kind), "--format", "json"]);
        let value: Value = serde_json::from_str(&out(&checked)).unwrap();
        assert_eq!(value["findings"].as_array().unwrap().len(), 0, "{kind}: {:#}", value["findings"]);
        // Not by the program, which stops when time is up: how fast a machine is must not decide.
        let model = Arc::clone(&batch(kind).plan().model);
        let explored = walk(&ground(&model), Limits { states: 2_000, deviations: 2 }, false);
        assert_eq!(explored.endings_reached().of, explored.endings_reached().all, "{kind}");
        assert_eq!(explored.options_taken().of, explored.options_taken().all, "{kind}");
        assert_eq!(finding::all(&[explored], &model), Vec::new(), "{kind}");
    }
}

#[test]
fn each_is_small_whole_and_says_what_it_does() {
    for kind in KINDS {
        let (text, scenario) = scenario(kind);
        let seen = scenario.injects.iter().filter(|inject| inject.channel.is_some()).count();
        assert!((8..=15).contains(&seen), "{kind}: {seen} messages");
        assert!((2..=3).contains(&scenario.seats.len()), "{kind}");
        assert!(scenario.variants.iter().all(|row| (20..=40).contains(&row.minutes)), "{kind}");
        let decisions = scenario.injects.iter().filter_map(|inject| inject.decision.as_ref());
        assert_eq!(decisions.filter(|decision| decision.key).count(), 1, "{kind}: one key decision");
        let by_hand = scenario.injects.iter().filter(|inject| inject.when == When::ByHand);
        assert!(
            by_hand.clone().count() == 1 && by_hand.clone().all(|inject| inject.notes.is_some()),
            "{kind}"
        );
        let tones: BTreeSet<String> =
            scenario.endings.iter().map(|ending| format!("{:?}", ending.tone)).collect();
        assert_eq!(tones.len(), 3, "{kind}: {tones:?}");
        assert!(
            !scenario.facilitator.parts.is_empty() && !scenario.facilitator.distress.is_empty(),
            "{kind}"
        );
        let comments = text.lines().filter(|line| line.trim_start().starts_with("//")).count();
        assert!(comments > 50, "{kind}: {comments} lines say what to change");
        // The table at the top is about the messages below it.
        let table: Vec<&str> = text
            .lines()
            .skip_while(|line| !line.contains("STORY IN A TABLE"))
            .take_while(|line| line.starts_with("//"))
            .collect();
        for inject in scenario.injects.iter().filter(|inject| inject.channel.is_some()) {
            let named = table.iter().any(|line| {
                line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
                    .any(|word| *word == *inject.id.as_str())
            });
            assert!(named, "{kind}: {} is missing in the table", inject.id);
        }
    }
}

#[test]
fn what_a_new_scenario_can_begin_with_is_said_and_chosen() {
    let folder = tempfile::tempdir().unwrap();
    for kind in KINDS {
        let path = made(folder.path(), kind);
        assert!(Path::new(&path).join("map.ron").exists());
        assert_eq!(out(&run(&["check", &path])), "No errors, no warnings\n");
    }
    let small = folder.path().join("bones").to_string_lossy().into_owned();
    let output = run(&["new", "scenario", &small]);
    assert!(KINDS.iter().all(|kind| out(&output).contains(kind)), "{}", out(&output));
    assert!(!Path::new(&small).join("map.ron").exists());
    let wrong = run(&["new", "scenario", &small, "--kind", "earthquake"]);
    assert_eq!(wrong.status.code(), Some(2));
    // A map that is there already is no more overwritten than a scenario.
    let mine = folder.path().join("mine");
    std::fs::create_dir(&mine).unwrap();
    std::fs::write(mine.join("map.ron"), "mine").unwrap();
    let output = run(&["new", "scenario", &mine.to_string_lossy(), "--kind", "disaster"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!mine.join("scenario.ron").exists() && std::fs::read(mine.join("map.ron")).unwrap() == b"mine");
}
