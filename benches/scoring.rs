//! How fast constraints are scored, in microseconds of one core per event: `cargo bench --bench scoring`.
//!
//! Inputs: `tests/data/cross-check/`.
#![expect(clippy::unwrap_used, reason = "a bench without its data has nothing to say")]
#![expect(clippy::print_stdout, reason = "a bench prints")]

mod measure;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hotwash::cli::score_trace;
use hotwash::score::declare::run::Depth;
use hotwash::score::declare::{Answer, Compiled, LogReader, Model, Scorer, Trace, Verdicts};
use hotwash::score::kind::Closing;
use measure::say;

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cross-check").join(name)
}

fn compile(text: &str) -> Compiled {
    Compiled::new(&Model::read(&Arc::from("model"), text.as_bytes()).0.unwrap())
}

fn traces(model: &Compiled, log: &str) -> Vec<Trace> {
    let mut reader = LogReader::new(model);
    let read = |line: &str| {
        let mut trace = Trace::default();
        reader.line(line.as_bytes(), &mut trace).unwrap();
        trace
    };
    log.lines().map(read).collect()
}

/// The best time of one call, in microseconds per event.
fn best(events: usize, work: impl FnMut()) -> f64 {
    measure::best(work).as_secs_f64() * 1e6 / events as f64
}

/// Scores traces in memory.
fn score(model: &Compiled, traces: &[Trace], depth: Depth) -> f64 {
    let events = traces.iter().map(|trace| trace.at.len()).sum();
    let (mut scorer, mut verdicts) = (Scorer::new(model), Verdicts::new(model));
    best(events, || {
        for trace in traces {
            scorer.score(trace, Closing::Finished, depth, &mut verdicts);
            black_box(verdicts.counts());
            black_box(verdicts.all_evidence());
        }
    })
}

/// Reads lines, scores them and writes the answer, all in memory.
fn lines_to_answer(model: &Compiled, log: &str, depth: Depth, events: usize) -> f64 {
    let (mut out, mut trace) = (Vec::new(), Trace::default());
    best(events, || {
        out.clear();
        let (mut reader, mut scorer, mut verdicts) =
            (LogReader::new(model), Scorer::new(model), Verdicts::new(model));
        let mut answer = Answer::begin(model, depth == Depth::Evidence, &mut out);
        for line in log.lines() {
            reader.line(line.as_bytes(), &mut trace).unwrap();
            scorer.score(&trace, Closing::Finished, depth, &mut verdicts);
            answer.trace(&trace.id, &verdicts, &mut out);
        }
        answer.end(&mut out);
        black_box(&out);
    })
}

/// The activities of the log, in the order of their names.
fn activities(log: &str) -> Vec<String> {
    let mut found: Vec<String> =
        log.split("\"a\":\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn model_of(constraints: &[String]) -> String {
    format!(r#"{{"format":"tx-declare/1","constraints":[{}]}}"#, constraints.join(","))
}

fn response(id: usize, a: &str, b: &str, most: usize) -> String {
    format!(r#"{{"id":"c{id}","template":"response","a":"{a}","b":"{b}","time":[0,{most}]}}"#)
}

const UNIT: &str = "µs/event";

fn main() {
    let log = std::fs::read_to_string(data("synth500_edge.jsonl")).unwrap();
    let timed = compile(&std::fs::read_to_string(data("synth_timed30.json")).unwrap());
    let untimed = compile(&std::fs::read_to_string(data("synth_pm20.json")).unwrap());
    let names = activities(&log);
    let pair = |n: usize| (&names[n % names.len()], &names[(n * 7 + 3) % names.len()]);
    let twenty: Vec<String> = (0..20).map(|n| response(n, pair(n).0, pair(n).1, 60_000 * (n + 1))).collect();
    let responses = compile(&model_of(&twenty));
    let events: usize = traces(&timed, &log).iter().map(|trace| trace.at.len()).sum();

    println!("{events} events, {} activities; best of many", names.len());
    let timed_traces = traces(&timed, &log);
    say("30 timed, counts and evidence", score(&timed, &timed_traces, Depth::Evidence), UNIT, ..=0.075);
    say("30 timed, counts", score(&timed, &timed_traces, Depth::Counts), UNIT, ..);
    let response_traces = traces(&responses, &log);
    say("20 timed responses, counts", score(&responses, &response_traces, Depth::Counts), UNIT, ..=0.06);
    say(
        "20 timed responses, counts and evidence",
        score(&responses, &response_traces, Depth::Evidence),
        UNIT,
        ..,
    );
    say("20 untimed, counts", score(&untimed, &traces(&untimed, &log), Depth::Counts), UNIT, ..=0.03);

    say("lines → answer, 30 timed", lines_to_answer(&timed, &log, Depth::Counts, events), UNIT, ..);
    say(
        "lines → answer, 30 timed, evidence",
        lines_to_answer(&timed, &log, Depth::Evidence, events),
        UNIT,
        ..,
    );
    say("lines → answer, 20 untimed", lines_to_answer(&untimed, &log, Depth::Counts, events), UNIT, ..);
    let mut columns = Trace::default();
    let reading = best(events, || {
        let mut reader = LogReader::new(&timed);
        for text in log.lines() {
            reader.line(text.as_bytes(), &mut columns).unwrap();
        }
        black_box(&columns);
    });
    say("of this, reading the lines for 30 timed", reading, UNIT, ..);
    let (log_file, model_file) = (data("synth500_edge.jsonl"), data("synth_timed30.json"));
    let target = std::env::temp_dir().join(format!("hotwash-scoring-{}.json", std::process::id()));
    let file = best(events, || {
        let mut out = std::fs::File::create(&target).unwrap();
        score_trace::run(&log_file, &model_file, false, &mut |_| {}, &mut out).unwrap();
    });
    say("file → file, 30 timed", file, UNIT, ..=0.36);
    std::fs::remove_file(&target).unwrap();

    println!("constraints in the model, ten of them listening (counts and evidence)");
    for size in [10, 30, 100, 300, 1000] {
        let listening = (0..10).map(|n| response(n, pair(n).0, pair(n).1, 60_000 * (n + 1)));
        let silent = (10..size).map(|n| response(n, &format!("never {n}"), &format!("nor {n}"), 60_000));
        let model = compile(&model_of(&listening.chain(silent).collect::<Vec<_>>()));
        say(&format!("  {size}"), score(&model, &traces(&model, &log), Depth::Evidence), UNIT, ..);
    }
    println!("constraints in the model, all listening (counts and evidence)");
    for size in [10, 30, 100, 300, 1000] {
        let all: Vec<String> =
            (0..size).map(|n| response(n, pair(n).0, pair(n / 20 + n).1, 60_000)).collect();
        let model = compile(&model_of(&all));
        say(&format!("  {size}"), score(&model, &traces(&model, &log), Depth::Evidence), UNIT, ..);
    }
}
