//! Whole exercises of the evacuation and of the earthquake with simulated colleagues in every seat, scored, with and
//! without the whole card; what an exercise is made of; a million records; many clauses of which few listen.

#![expect(clippy::expect_used, reason = "a bench without its data has nothing to say")]
#![expect(clippy::print_stdout, reason = "a bench prints")]

mod measure;
mod shipped;

use std::sync::Arc;

use hotwash::base::{ClauseId, Dur, SignalId, SimTime};
use hotwash::content::model::{Head, Model, Pattern, RuleKind};
use hotwash::exercise::Start;
use hotwash::exercise::manifest::manifest;
use hotwash::explore::batch::{Batch, Run};
use hotwash::explore::live::Live;
use hotwash::kernel::{Situation, step};
use hotwash::score::clause::Monitors;
use hotwash::trace::{Event, Holder, MessageNo, Record, RecordNo, StepCause, TaskNo};

fn run_of(seed: u64, policy: &str) -> Run {
    Run { seed, part: None, policies: vec![policy.into()] }
}

/// Largest memory of this process so far, in MB.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes =
        line.and_then(|line| line.split_whitespace().next()).and_then(|word| word.parse::<f64>().ok());
    kilobytes.unwrap_or(f64::NAN) / 1024.0
}

const POLICIES: [&str; 4] = ["expert", "slow", "novice", "absent"];

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let procedure = shipped::procedure(&shipped::files(shipped::PROCEDURE));
    let model = |scenario| Arc::new(shipped::compile(&procedure, &shipped::scenario(scenario)));
    let evacuation = model("evacuation");
    for (scenario, model) in [("evacuation", Arc::clone(&evacuation)), ("earthquake", model("earthquake"))] {
        let batch = Batch::new(model);
        println!("{scenario}");
        for policy in POLICIES {
            whole(&batch, policy);
        }
        for policy in POLICIES {
            pace(&batch, policy);
        }
    }
    println!("evacuation, what it is made of");
    floor(&Batch::new(Arc::clone(&evacuation)), &evacuation);
    clauses(&evacuation);
    million(&evacuation);
}

/// One whole exercise with a simulated colleague in every seat: the kernel, everybody asked, every clause judged; then the
/// same with the whole card of the team and of every seat built (and dropped). The mean over four seeds, of each the
/// shortest of several runs.
fn whole(batch: &Batch, policy: &str) {
    let made = batch.run(&run_of(1, policy)).made;
    println!("{policy}: {} commands, {} steps, {} records", made.commands, made.steps, made.records);
    let mean = |work: &dyn Fn(u64)| {
        let seeds = 0..4u64;
        seeds.map(|seed| measure::best(|| work(seed)).as_secs_f64() * 1e3).sum::<f64>() / 4.0
    };
    let judged = mean(&|seed| {
        std::hint::black_box(batch.run(&run_of(seed, policy)));
    });
    measure::say(&format!("one whole exercise, {policy} in every seat, judged"), judged, "ms", ..=1.0);
    let carded = mean(&|seed| {
        std::hint::black_box(batch.run(&run_of(seed, policy)).card());
    });
    measure::say(&format!("  the same with the whole card, {policy}"), carded, "ms", ..=1.0);
}

/// How many whole exercises one core plays in a second, each with its card.
fn pace(batch: &Batch, policy: &str) {
    let began = std::time::Instant::now();
    let mut runs = 0u32;
    while began.elapsed() < std::time::Duration::from_secs(1) {
        std::hint::black_box(batch.run(&run_of(u64::from(runs), policy)).card());
        runs += 1;
    }
    let each_second = f64::from(runs) / began.elapsed().as_secs_f64();
    measure::say(&format!("whole runs with the whole card, {policy}"), each_second, "/s a core", 1_000.0..);
}

/// What the whole exercise is made of: the same steps without anybody being asked, without anything being judged.
fn floor(batch: &Batch, model: &Arc<Model>) {
    let plan = batch.plan();
    let holders = vec![Holder::Bot("expert".into()); model.seats.len()];
    let start = Start { seed: 1, holders, ..Start::default() };
    let mut live = Live::new(start.begin(plan, &manifest(model)));
    live.run(SimTime::FAR);
    let exercise = live.exercise().clone();
    let steps: Vec<(SimTime, StepCause)> =
        exercise.steps().iter().map(|step| (step.at, step.cause.clone())).collect();
    let mut records: Vec<Record> = Vec::new();
    let deciding = measure::best(|| {
        let mut situation = Situation::new(plan, exercise.situation().setup().clone());
        for (at, cause) in &steps {
            records.clear();
            step(plan, &mut situation, *at, cause, &mut records);
        }
        std::hint::black_box(&situation);
    });
    measure::say("  of it the kernel", deciding.as_secs_f64() * 1e3, "ms", ..);
    let empty = Monitors::new(Arc::clone(model));
    let judging = measure::best(|| {
        let mut monitors = empty.clone();
        for record in exercise.records() {
            monitors.observe(record);
        }
        std::hint::black_box(monitors.verdicts().len());
    });
    measure::say("  of it the monitors", judging.as_secs_f64() * 1e3, "ms", ..);
    let per_record = judging.as_secs_f64() * 1e9 / exercise.records().len() as f64;
    measure::say("  a record judged", per_record, "ns", ..);
}

/// The same exercise judged with more and more clauses that listen to something else. The first record, with which
/// every clause begins, is not counted.
fn clauses(model: &Arc<Model>) {
    let batch = Batch::new(Arc::clone(model));
    let records = records_of(&batch);
    let unused = SignalId::from_index(model.signals.len() - 1);
    let pattern = |rule: &hotwash::content::model::Rule| match &rule.kind {
        RuleKind::Response { when: Pattern::On(leaf), .. } if leaf.tests.is_empty() => Some(leaf.clone()),
        _ => None,
    };
    let (sample, leaf) = model
        .rules
        .iter()
        .find_map(|rule| pattern(rule).map(|leaf| (rule.clone(), leaf)))
        .expect("a plain response");
    let mut times = Vec::new();
    for number in [10usize, 100, 300, 1_000] {
        let mut larger = Model::clone(model);
        let few: Vec<_> =
            larger.rules.iter().filter(|rule| pattern(rule).is_some()).take(10).cloned().collect();
        larger.rules = few;
        while larger.rules.len() < number {
            let mut rule = sample.clone();
            let mut leaf = leaf.clone();
            leaf.head = Head::Signal(unused);
            if let RuleKind::Response { when, .. } = &mut rule.kind {
                *when = Pattern::On(leaf);
            }
            rule.clause = ClauseId(0);
            larger.rules.push(rule);
        }
        let empty = Monitors::new(Arc::new(larger));
        let mut shortest = std::time::Duration::MAX;
        for _ in 0..400 {
            let mut monitors = empty.clone();
            let (first, others) = records.split_first().expect("records");
            monitors.observe(first);
            let began = std::time::Instant::now();
            for record in others {
                monitors.observe(record);
            }
            shortest = shortest.min(began.elapsed());
            std::hint::black_box(monitors);
        }
        let what = format!("a record judged, {number} clauses of which 10 listen");
        let each = shortest.as_secs_f64() * 1e9 / records.len() as f64;
        measure::say(&what, each, "ns", ..);
        times.push(each);
    }
    let (few, many) = (times[0], times[times.len() - 1]);
    measure::say("a record judged, 1000 clauses against 10", many / few, "times", ..=1.5);
}

fn records_of(batch: &Batch) -> Vec<Record> {
    let model = &batch.plan().model;
    let holders = vec![Holder::Bot("expert".into()); model.seats.len()];
    let start = Start { seed: 1, holders, ..Start::default() };
    let mut live = Live::new(start.begin(batch.plan(), &manifest(model)));
    live.run(SimTime::FAR);
    live.exercise().records().iter().filter(|record| !is_bound(&record.event)).cloned().collect()
}

/// Records that stand once in an exercise.
fn is_bound(event: &Event) -> bool {
    matches!(event, Event::Stopped { .. } | Event::EndingReached { .. } | Event::InterludePassed { .. })
}

/// A million records of one exercise, made by playing the evacuation again and again without an end.
fn million(model: &Arc<Model>) {
    let batch = Batch::new(Arc::clone(model));
    let once = records_of(&batch);
    let before = peak();
    let mut monitors = Monitors::new(Arc::clone(model));
    let length = model.script.horizon.since(SimTime::ZERO);
    let (mut fed, mut round) = (0u32, 0u32);
    let began = std::time::Instant::now();
    while fed < 1_000_000 {
        for record in &once {
            let shifted =
                shift(record, round, fed, Dur(length.0.saturating_mul(i64::from(round))), once.len() as u32);
            if round > 0 && matches!(shifted.event, Event::Started { .. } | Event::SeatGiven { .. }) {
                continue;
            }
            monitors.observe(&shifted);
            fed += 1;
        }
        round += 1;
    }
    let took = began.elapsed();
    println!("one exercise of {fed} records gave {} verdicts", monitors.verdicts().len());
    measure::say("records judged in one long exercise", f64::from(fed) / took.as_secs_f64() / 1e6, "M/s", ..);
    measure::say("peak memory of it (whole process)", peak(), "MB", ..=300.0);
    measure::say("  before it", before, "MB", ..);
}

fn shift(record: &Record, round: u32, no: u32, by: Dur, length: u32) -> Record {
    let mut record = record.clone();
    let first = round.saturating_mul(length);
    record.no = RecordNo(no);
    record.at = record.at.plus(by);
    record.cause =
        record.cause.map(|cause| RecordNo(cause.0.saturating_add(first).min(no.saturating_sub(1))));
    let message = |message: &mut MessageNo| message.0 += round * 1_000;
    let task = |task: &mut TaskNo| task.0 += round * 10_000;
    match &mut record.event {
        Event::MessageReached { message: number, .. }
        | Event::MessageSent { message: number, .. }
        | Event::SignalRaised { message: Some(number), .. } => message(number),
        Event::ActionBegun { task: number, .. } => task(number),
        Event::ActionCompleted { task: number, begun, .. } => {
            task(number);
            *begun = begun.plus(by);
        }
        _ => {}
    }
    record
}
