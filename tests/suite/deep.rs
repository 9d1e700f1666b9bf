//! The deep check: what holds of every walk. What it finds is shown by the corpus.

use std::sync::Arc;

use hotwash::base::PartId;
use hotwash::content::model::Model;
use hotwash::exercise::Exercise;
use hotwash::explore::batch::{Batch, Run};
use hotwash::explore::proof::{Explored, Ground, Limits, Turn, Walk, Way, run_shard};
use hotwash::kernel::Plan;

use crate::support::program::{lines_fit, out, run};
use crate::support::shipped;

pub(crate) fn ground(model: &Arc<Model>) -> Ground {
    ground_of(model, None)
}

pub(crate) fn ground_of(model: &Arc<Model>, part: Option<PartId>) -> Ground {
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
