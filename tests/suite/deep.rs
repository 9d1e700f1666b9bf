//! The deep check: small scenarios with one fault each, and what holds of every walk.

use std::sync::Arc;

use hotwash::base::{Diagnostics, PartId};
use hotwash::content::load;
use hotwash::content::model::Model;
use hotwash::content::settle::settle;
use hotwash::exercise::Exercise;
use hotwash::explore::batch::{Batch, Run};
use hotwash::explore::proof::finding::{self, CODES};
use hotwash::explore::proof::{Explored, Ground, Limits, Turn, Walk, Way, run_shard};
use hotwash::kernel::Plan;

use crate::support::cases;
use crate::support::program::{lines_fit, out, run};
use crate::support::shipped;
use crate::support::sound::{PROCEDURE, SCENARIO, compose, findings};

pub(crate) fn ground(model: &Arc<Model>) -> Ground {
    ground_of(model, None)
}

fn ground_of(model: &Arc<Model>, part: Option<PartId>) -> Ground {
    Ground::new(Arc::new(Plan::new(Arc::clone(model))), part, Way::usual(model))
}

/// Walks; `backwards`: the shards of a round are gone in the opposite order.
pub(crate) fn walk(ground: &Ground, limits: Limits, backwards: bool) -> Explored {
    let mut walk = Walk::new(ground, limits);
    loop {
        let shards = walk.round().to_vec();
        if shards.is_empty() {
            return walk.into_explored();
        }
        let mut hauls: Vec<_> = if backwards {
            shards.iter().rev().map(|shard| run_shard(ground, shard)).collect()
        } else {
            shards.iter().map(|shard| run_shard(ground, shard)).collect()
        };
        if backwards {
            hauls.reverse();
        }
        walk.take(hauls);
    }
}

fn compiled(source: &str) -> Arc<Model> {
    let procedure = compose(source, "procedure", "Procedure(", PROCEDURE);
    let scenario = compose(source, "scenario", "Scenario(", SCENARIO);
    let procedure = load::procedure("procedure.ron", procedure.as_bytes()).0.unwrap();
    let scenario = load::scenario("scenario.ron", scenario.as_bytes()).0.unwrap();
    Arc::new(Model::compile(Arc::new(procedure), Arc::new(scenario)).0.unwrap())
}

/// Everything the deep check finds in a case, in the whole and in its parts; every witness is a run that can be opened.
fn deep(name: &str, source: &str) -> Diagnostics {
    assert!(!findings(name, source).has_errors(), "{name} cannot be played");
    let model = compiled(source);
    let parts = (0..model.scenario.parts.len()).map(|part| Some(PartId::from_index(part)));
    let grounds: Vec<Ground> =
        std::iter::once(None).chain(parts).map(|part| ground_of(&model, part)).collect();
    let gone = |ground: &Ground| walk(ground, Limits { states: 5_000, deviations: 4 }, false);
    let explored: Vec<Explored> = grounds.iter().map(gone).collect();
    for explored in &explored {
        assert!(explored.certain(), "{name}: {:?}", explored.coverage);
    }
    let mut found = Diagnostics::default();
    for finding in finding::all(&explored, &model) {
        assert!(!finding.help.is_empty(), "{name}: {finding:?}");
        if let Some(witness) = &finding.witness {
            let ground = grounds.iter().find(|ground| ground.part() == witness.trail.part).unwrap();
            let exercise = witness.exercise(ground).unwrap_or_else(|| panic!("{name}: {witness:?}"));
            assert_eq!(Exercise::verify(ground.plan(), exercise.journal()).unwrap().head(), exercise.head());
        }
        found.push(finding.diagnostic());
    }
    let text = compose(source, "scenario", "Scenario(", SCENARIO);
    settle(&mut found, &|file| (file == "scenario.ron").then_some(text.as_str()));
    found
}

#[test]
fn faults_are_found_where_the_cases_say() {
    cases::run("deep", deep);
}

#[test]
fn every_finding_has_a_case_and_sound_scenarios_have_none() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/deep");
    let mut shown = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let code = path.file_stem().unwrap().to_string_lossy().split('_').next().unwrap().to_uppercase();
        let told: Vec<&str> =
            ["error[", "warning[", "note["].iter().flat_map(|mark| text.split(mark).skip(1)).collect();
        if code == "SOUND" {
            assert_eq!(told.len(), 0, "{}", path.display());
        } else {
            assert!(
                told.iter().any(|rest| rest.starts_with(&code)),
                "{} does not show {code}",
                path.display()
            );
        }
        shown.push(code);
    }
    let missing: Vec<&str> = CODES
        .iter()
        .map(|(code, _)| code.0)
        .filter(|code| !shown.iter().any(|other| other == code))
        .collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn the_way_gone_as_it_is_is_an_ordinary_run() {
    for name in ["mini", "first-hour"] {
        let model = shipped::model(name);
        let ground =
            Ground::new(Arc::new(Plan::new(Arc::clone(&model))), None, vec![Way::all(&model, "expert", 1)]);
        let explored = walk(&ground, Limits { states: 0, deviations: 0 }, false);
        let batch = Batch::new(Arc::clone(&model));
        let run = batch.run(&Run { seed: 1, part: None, policies: vec!["expert".into()] });
        assert_eq!(explored.expert.unwrap().quality, run.card().team.headline.quality.unwrap(), "{name}");
        assert_eq!(explored.coverage.paths, 1);
    }
}

#[test]
fn who_goes_which_piece_when_changes_nothing() {
    for name in ["mini", "first-hour"] {
        let model = shipped::model(name);
        let ground = ground(&model);
        let limits = Limits { states: 300, deviations: 3 };
        assert_eq!(walk(&ground, limits, false), walk(&ground, limits, true), "{name}");
    }
}

#[test]
fn what_is_chosen_happens_and_can_be_opened() {
    let model = shipped::model("first-hour");
    let ground = ground(&model);
    let explored = walk(&ground, Limits { states: 500, deviations: 1 }, false);
    let mut opened = 0;
    for (inject, decision) in &explored.decisions {
        assert!(decision.asked.is(), "{inject:?}");
        for seen in decision.taken.iter().filter_map(|seen| seen.first.as_ref()) {
            let exercise = Explored::witness(seen).exercise(&ground).unwrap();
            assert_eq!(Exercise::verify(ground.plan(), exercise.journal()).unwrap().head(), exercise.head());
            opened += 1;
        }
        for row in &decision.compared {
            let mut turns: Vec<Turn> = row.results.iter().map(|(turn, _)| *turn).collect();
            turns.sort_unstable();
            turns.dedup();
            assert_eq!(turns.len(), row.results.len(), "each option once: {row:?}");
        }
    }
    assert!(opened >= 3, "{opened}");
    let branches = explored.branches_seen(&ground);
    assert_eq!(branches.of, branches.all, "all that chance can bring");
    assert_eq!(explored.options_taken().of, explored.options_taken().all);
}

#[test]
fn the_program_goes_through_a_scenario_and_keeps_what_shows_its_faults() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let scenario = path("mine");
    assert_eq!(run(&["new", "scenario", &scenario]).status.code(), Some(0));
    // An ending nobody can bring about.
    let file = folder.path().join("mine/scenario.ron");
    let text = std::fs::read_to_string(&file).unwrap();
    let more = "facts: [(id: \"on-the-moon\", type: Flag)],
    endings: [
        (id: \"moon\", title: (ka: \"მთვარე\", en: \"Moon\"), text: (ka: \"ბოლო.\", en: \"Over.\"), when: Flag(\"on-the-moon\")),";
    assert!(text.contains("endings: [") && !text.contains("facts: ["));
    let text = text.replacen("endings: [", more, 1);
    std::fs::write(&file, text).unwrap();
    let kept = path("kept");
    let first = run(&["check", &scenario, "--deep", "--keep", &kept, "--limit", "200"]);
    let told = out(&first);
    assert!(told.contains("D002") && told.contains("Gone through: the whole scenario"), "{told}");
    assert_eq!(first.status.code(), Some(0), "a warning is no error");
    lines_fit(told.split("Gone through").nth(1).unwrap());
    let journals: Vec<String> = std::fs::read_dir(&kept)
        .unwrap()
        .map(|entry| entry.unwrap().path().to_string_lossy().into_owned())
        .collect();
    assert_eq!(journals.len(), 1, "{told}");
    let replayed = run(&["replay", &journals[0], "--scenario", &scenario, "--verify"]);
    assert_eq!(replayed.status.code(), Some(0), "{}", out(&replayed));
    let answer = |threads: &str| {
        let args = ["check", &scenario, "--deep", "--limit", "200", "--threads", threads, "--format", "json"];
        let mut value: serde_json::Value = serde_json::from_str(&out(&run(&args))).unwrap();
        for gone in value["deep"][0]["explored"].as_array_mut().unwrap() {
            gone.as_object_mut().unwrap().remove("milliseconds");
        }
        value
    };
    let one = answer("1");
    assert_eq!(one, answer("3"), "whoever goes which piece");
    assert_eq!(one["findings"][0]["code"], "D002", "{one}");
    assert!(one["deep"][0]["explored"][0]["paths"].as_u64().unwrap() > 5, "{one}");
}
