//! Thousands of runs counted: the earthquake and the evacuation with simulated colleagues in every seat and every clause
//! judged, on one core and on two.

#![expect(clippy::expect_used, reason = "a bench without its data has nothing to say")]
#![expect(clippy::print_stdout, reason = "a bench prints")]

mod measure;
mod shipped;

use std::sync::Arc;
use std::time::{Duration, Instant};

use hotwash::exercise::part::Stretch;
use hotwash::explore::census::mix::Base;
use hotwash::explore::census::{Mix, Series};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let procedure = shipped::procedure(&shipped::files(shipped::PROCEDURE));
    for scenario in ["earthquake", "evacuation"] {
        let model = Arc::new(shipped::compile(&procedure, &shipped::scenario(scenario)));
        println!("{scenario}");
        for name in Base::NAMES {
            let Some(base) = Base::named(name) else { continue };
            let whole = Stretch { part: None, last: None };
            let series = Series::new(Arc::clone(&model), whole, Mix::of(base));
            let mut census = series.census();
            let single = measure::best(|| series.count(7..8, &mut census));
            measure::say(&format!("one run counted, {name}"), single.as_secs_f64() * 1e3, "ms", ..=1.0);
            let one = pace(&series, 1);
            measure::say(&format!("runs counted, {name}"), one, "/s on one core", 1_000.0..);
            if name == "mixed" {
                let two = pace(&series, 2);
                measure::say(&format!("runs counted, {name}"), two, "/s on two threads", ..);
                measure::say("two threads against one", two / one, "times", 1.8..);
            }
        }
    }
}

/// Runs a second on so many threads, over two seconds.
fn pace(series: &Series, threads: u64) -> f64 {
    let began = Instant::now();
    let work = |thread: u64| {
        let mut census = series.census();
        let mut seed = thread << 32;
        while began.elapsed() < Duration::from_secs(2) {
            series.count(seed..seed + 8, &mut census);
            seed += 8;
        }
        census.runs
    };
    let runs: u64 = std::thread::scope(|scope| {
        let work = &work;
        let workers: Vec<_> = (0..threads).map(|thread| scope.spawn(move || work(thread))).collect();
        workers.into_iter().filter_map(|worker| worker.join().ok()).sum()
    });
    runs as f64 / began.elapsed().as_secs_f64()
}
