//! Loading and checking content: all that is bundled, a part that starts from a recorded run, a scenario of 200 injects.

#![expect(clippy::expect_used, reason = "a bench without its data has nothing to say")]
#![expect(clippy::print_stdout, reason = "a bench prints")]

mod measure;
mod shipped;

use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::Arc;

use hotwash::base::PartId;
use hotwash::content::check::check;
use hotwash::content::load;
use hotwash::content::syntax::parse;
use hotwash::exercise::{Exercise, part};
use hotwash::kernel::Plan;

fn main() {
    let procedure_files = shipped::files(shipped::PROCEDURE);
    let scenario_files = shipped::files("scenarios");
    let bytes: usize = procedure_files.iter().chain(&scenario_files).map(|(_, bytes)| bytes.len()).sum();

    let parsing = measure::best(|| {
        for (name, bytes) in procedure_files.iter().chain(&scenario_files) {
            black_box(parse(&Arc::from(name.as_str()), bytes));
        }
    });
    measure::say("parse all bundled content", bytes as f64 / 1e6 / parsing.as_secs_f64(), "MB/s", 50.0..);

    let loading = measure::best(|| {
        let procedure = shipped::procedure(&procedure_files);
        for (name, bytes) in &scenario_files {
            if name.ends_with("/scenario.ron") {
                black_box(shipped::compile(&procedure, bytes));
            } else if name.ends_with("/map.ron") {
                black_box(load::map(name, bytes));
            }
        }
    });
    measure::say(
        &format!("load and compile all bundled content ({} KB)", bytes / 1024),
        loading.as_secs_f64() * 1e3,
        "ms",
        ..=50.0,
    );

    let whole = Arc::new(Plan::new(Arc::new(shipped::compile(
        &shipped::procedure(&procedure_files),
        &shipped::scenario("evacuation"),
    ))));
    let run =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/evacuation/runs/careful.journal"));
    let run = run.expect("the careful run");
    let last = PartId::from_index(whole.model.script.parts.len() - 1);
    let folding = measure::best(|| {
        let run = Exercise::read(&whole, run.as_slice()).expect("the run is of this content").exercise;
        black_box(part::folded(&whole.model, last, "careful", &run).expect("it leads there"));
    });
    let what = "fold the start of the last part from its run";
    measure::say(what, folding.as_secs_f64() * 1e3, "ms", ..=50.0);

    let text = String::from_utf8(shipped::scenario("evacuation")).expect("a text");
    let mut more = String::from("injects: [");
    let present = load::scenario("scenario.ron", text.as_bytes()).0.expect("a scenario").injects.len();
    for n in present..200 {
        writeln!(
            more,
            "(id: \"extra-{n}\", when: At(\"{}m\"), to: [\"CONSUL\"], channel: \"e-mail\", sender: (ka: \"საელჩო\", en: \"Embassy\"), \
             subject: (ka: \"ცნობა\", en: \"Report\"), text: (ka: \"ახალი ცნობა არ არის.\", en: \"Nothing new to report.\")),",
            n + 1
        )
        .expect("a string grows");
    }
    let large = text.replacen("injects: [", &more, 1);
    let checking = measure::best(|| {
        let procedure = shipped::procedure(&procedure_files);
        let scenario = load::scenario("scenario.ron", large.as_bytes()).0.expect("a scenario");
        assert_eq!(scenario.injects.len(), 200);
        black_box(check(&procedure, Some(&scenario)));
    });
    measure::say(
        "check a scenario of 200 injects, loading included",
        checking.as_secs_f64() * 1e3,
        "ms",
        ..=200.0,
    );
}
