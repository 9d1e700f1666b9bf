//! `score --trace`: the cross-check files cell by cell, literate cases, an independent evaluator, hostile input.

mod cases;
mod hostile;
mod reference;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use hotwash::cli::score_trace;
use hotwash::score::declare::run::Depth;
use hotwash::score::declare::{Answer, Compiled, LogReader, Model, Scorer, Trace, Verdicts};
use hotwash::score::kind::Closing;
use serde_json::Value;

/// A file of the cross-check set.
fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cross-check").join(name)
}

/// A model without findings.
fn compiled(text: &str) -> Compiled {
    let (model, found) = Model::read(&Arc::from("model.json"), text.as_bytes());
    assert!(found.list.is_empty(), "{found:?}\n{text}");
    Compiled::new(&model.unwrap())
}

/// The whole answer to a log, as JSON.
fn answer(model: &Compiled, log: &str, closing: Closing, depth: Depth) -> Value {
    let mut out = Vec::new();
    let mut reader = LogReader::new(model);
    let mut scorer = Scorer::new(model);
    let (mut verdicts, mut trace) = (Verdicts::new(model), Trace::default());
    let mut answer = Answer::begin(model, depth == Depth::Evidence, &mut out);
    for line in log.lines() {
        if reader.line(line.as_bytes(), &mut trace).unwrap() {
            scorer.score(&trace, closing, depth, &mut verdicts);
            answer.trace(&trace.id, &verdicts, &mut out);
        }
    }
    answer.end(&mut out);
    serde_json::from_slice(&out).unwrap()
}

/// Scores a model over the cross-check log through the command and compares every cell.
fn every_cell_agrees(name: &str) {
    let expected: Value =
        serde_json::from_slice(&std::fs::read(data(&format!("{name}.ref_counts.json"))).unwrap()).unwrap();
    let (log, model) = (data("synth500_edge.jsonl"), data(&format!("{name}.json")));
    for evidence in [false, true] {
        let mut out = Vec::new();
        score_trace::run(&log, &model, evidence, &mut |found| panic!("{found:?}"), &mut out).unwrap();
        let answer: Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(answer["constraints"], expected["constraints"]);
        let (ours, theirs) = (answer["traces"].as_object().unwrap(), expected["traces"].as_object().unwrap());
        assert_eq!(ours.len(), theirs.len());
        let mut cells = 0;
        for (id, row) in theirs {
            for (place, cell) in row.as_array().unwrap().iter().enumerate() {
                let triple = &ours[id][place].as_array().unwrap()[..3];
                assert_eq!(triple, cell.as_array().unwrap(), "{id}, constraint {place}");
                cells += 1;
            }
        }
        assert_eq!(cells, 521 * expected["constraints"].as_array().unwrap().len());
    }
}

#[test]
fn every_untimed_cell_equals_the_expected_one() {
    every_cell_agrees("synth_pm20");
}

#[test]
fn every_timed_cell_equals_the_expected_one() {
    every_cell_agrees("synth_timed30");
}

#[test]
fn the_evidence_of_a_cell_accounts_for_its_counts() {
    let model = compiled(&std::fs::read_to_string(data("synth_timed30.json")).unwrap());
    let log = std::fs::read_to_string(data("synth500_edge.jsonl")).unwrap();
    let told = answer(&model, &log, Closing::Finished, Depth::Evidence);
    for (id, row) in told["traces"].as_object().unwrap() {
        for cell in row.as_array().unwrap() {
            let [activations, _, violations] = [0, 1, 2].map(|place| cell[place].as_u64().unwrap());
            let evidence = cell[4].as_array().unwrap();
            assert_eq!(evidence.len() as u64, activations, "{id}: {cell}");
            let state = match (activations, violations) {
                (0, _) => "vacuous",
                (_, 0) => "satisfied",
                _ => "violated",
            };
            assert_eq!(cell[3], state, "{id}: {cell}");
            let order: Vec<u64> = evidence.iter().map(|one| one[0].as_u64().unwrap()).collect();
            assert!(order.is_sorted(), "{id}: {cell}");
        }
    }
}

#[test]
fn a_file_that_is_not_there_is_no_answer() {
    let mut out = Vec::new();
    let (log, model) = (data("synth500_edge.jsonl"), data("synth_pm20.json"));
    for (log, model) in [(&data("nowhere.jsonl"), &model), (&log, &data("nowhere.json"))] {
        let error = score_trace::run(log, model, false, &mut |_| {}, &mut out).unwrap_err();
        assert!(matches!(error, score_trace::ScoreTraceError::Unreadable { .. }), "{error}");
        assert!(error.to_string().contains("nowhere"), "{error}");
    }
}

#[test]
fn a_refused_line_leaves_a_whole_answer_that_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let (model, log) = (folder.path().join("m.json"), folder.path().join("l.jsonl"));
    let constraint = r#"{"id":"c","template":"existence","a":"x"}"#;
    std::fs::write(&model, format!(r#"{{"format":"tx-declare/1","constraints":[{constraint}]}}"#)).unwrap();
    let sound = r#"{"id":"one","events":[{"t":0,"a":"x","r":"lead","d":{}}]}"#;
    for (text, scored, place) in [
        (format!("{sound}\n{{\"id\":7}}\n"), 1, 2),
        (String::from("nothing\n"), 0, 1),
        (format!("{sound}\n{}", "a".repeat(hotwash::score::declare::log::LINE_LIMIT + 1)), 1, 2),
    ] {
        std::fs::write(&log, text).unwrap();
        let mut out = Vec::new();
        let error = score_trace::run(&log, &model, false, &mut |found| panic!("{found:?}"), &mut out);
        assert!(matches!(error, Err(score_trace::ScoreTraceError::Log { .. })), "{error:?}");
        let answer: Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(answer["traces"].as_object().unwrap().len(), scored);
        assert_eq!(answer["refused"]["line"], place);
    }
}
