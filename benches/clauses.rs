//! Scoring an exercise: the cost of a record with 10 to 1,000 clauses of which the same two listen, the cost of the
//! listeners themselves, and the memory of a million records.

#![expect(clippy::expect_used, reason = "a bench without its data has nothing to say")]
#![expect(clippy::print_stdout, reason = "a bench prints")]

mod measure;

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use hotwash::base::{ChannelId, Reliability, SeatId, SeatMask, SimTime};
use hotwash::content::load;
use hotwash::content::model::Model;
use hotwash::score::clause::Monitors;
use hotwash::trace::{Args, Author, Event, MessageNo, Reach, Record, RecordNo, StoppedBy, TaskNo, Val};

/// The small world of the literate cases with clauses that listen to fires and reports, and idle ones that listen to
/// something else.
fn model(listening: usize, idle: usize) -> Arc<Model> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/score/world");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("the small world");
    let mut clauses = String::new();
    let mut add = |id: String, rule: &str| {
        write!(
            clauses,
            r#"(id: "{id}", phase: "ALERT", title: (ka: "ა", en: "{id}"), severity: S2, tier: Core, basis: (basis: Indicative),
               rules: [(id: "a", owner: "DUTY", per: ["event"], rule: {rule})]),"#
        )
        .expect("a string");
    };
    for at in 0..listening {
        add(
            format!("L-{at}"),
            r#"Response(when: Raised("fire"), then: Did("acknowledge"), within: ["15m"])"#,
        );
    }
    for at in 0..idle {
        add(format!("I-{at}"), r#"Response(when: Raised("alarm"), then: Did("report"), within: ["15m"])"#);
    }
    let procedure = read("procedure.ron").replace("/*CLAUSES*/", &clauses);
    let scenario = read("scenario.ron").replace("/*FIELDS*/", "horizon: \"5000d\",");
    let (procedure, found) = load::procedure("procedure.ron", procedure.as_bytes());
    assert!(!found.has_errors(), "the procedure can be read");
    let (scenario, found) = load::scenario("scenario.ron", scenario.as_bytes());
    assert!(!found.has_errors(), "the scenario can be read");
    let (procedure, scenario) = (procedure.expect("a procedure"), scenario.expect("a scenario"));
    Arc::new(Model::compile(Arc::new(procedure), Arc::new(scenario)).0.expect("a model"))
}

/// So many records: a fire every twelve seconds for one of two events, acknowledged nine times out of ten.
fn records(model: &Model, number: usize) -> Vec<Record> {
    let fire = model.signal("fire").expect("fire");
    let acknowledge = model.action("acknowledge").expect("acknowledge");
    let events = [model.thing("quake").expect("quake"), model.thing("flood").expect("flood")];
    let seat = model.seat("duty").expect("duty");
    let mut records: Vec<Record> = Vec::with_capacity(number + 8);
    let mut put = |at: i64, author: Author, actor: Option<SeatId>, event: Event| {
        let no = RecordNo(records.len() as u32);
        records.push(Record { no, at: SimTime(at), author, cause: None, actor, event });
        records.len()
    };
    put(0, Author::Kernel, None, Event::Started { part: None });
    let mut round = 0u32;
    loop {
        let at = i64::from(round) * 12_000;
        let event = Val::Entity(events[round as usize % 2]);
        let message = MessageNo(round);
        let (to, channel, reliability) = (SeatMask::one(seat), ChannelId(0), Reliability::Reported);
        put(at, Author::Script, None, Event::MessageSent { message, inject: None, channel, to, reliability });
        let args = Args::of(&[event, Val::Nil]);
        put(
            at,
            Author::Script,
            None,
            Event::SignalRaised { signal: fire, args, message: Some(message), reliability },
        );
        put(at, Author::Kernel, None, Event::MessageReached { message, seat, how: Reach::Arrived });
        if round % 10 != 9 {
            let (task, args, begun) = (TaskNo(round), Args::of(&[event]), SimTime(at));
            let done = Event::ActionCompleted { task, seat, action: acknowledge, args, result: None, begun };
            put(at + 6_000, Author::Seat(seat), Some(seat), done);
        }
        round += 1;
        let stop = Event::Stopped { by: StoppedBy::Trainer, reason: None };
        if put(at + 7_000, Author::Kernel, None, Event::Noted { seat: None, text: "…".into() }) + 1 >= number
        {
            put(at + 8_000, Author::Trainer, None, stop);
            return records;
        }
    }
}

fn score(model: &Arc<Model>, records: &[Record]) -> Monitors {
    let mut monitors = Monitors::new(Arc::clone(model));
    for record in records {
        monitors.observe(record);
    }
    monitors
}

/// Memory in use by this process in bytes, where the system tells it; else 0.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).map_or(0.0, |kb| kb * 1e3)
}

fn main() {
    let mut times = Vec::new();
    for (listening, idle) in [(2, 8), (2, 98), (2, 998), (20, 0)] {
        let model = model(listening, idle);
        let records = records(&model, 50_000);
        let fresh = measure::best(|| {
            std::hint::black_box(Monitors::new(Arc::clone(&model)));
        });
        let time = measure::best(|| {
            std::hint::black_box(score(&model, &records));
        });
        let each = (time.saturating_sub(fresh)).as_secs_f64() * 1e9 / records.len() as f64;
        let what = format!("score a record, {listening} clauses listen of {}", listening + idle);
        measure::say(&what, each, "ns", ..);
        measure::say("  make the monitors", fresh.as_secs_f64() * 1e6, "µs", ..);
        times.push(each);
    }
    measure::say("score a record, 1000 clauses against 10", times[2] / times[0], "times", ..=1.5);
    let model = model(2, 8);
    let records = records(&model, 1_000_000);
    let before = resident();
    let monitors = score(&model, &records);
    let after = resident();
    measure::say("memory of the monitors after a million records", (after - before) / 1e6, "MB", ..=300.0);
    measure::say("  verdicts given", monitors.verdicts().len() as f64, "", ..);
    measure::say("  size of a verdict", size_of::<hotwash::score::clause::Verdict>() as f64, "bytes", ..);
}
