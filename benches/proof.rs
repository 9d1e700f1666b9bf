//! How fast states are gone through: `cargo bench --bench proof`. Packed states of a table first, then situations of the
//! bundled scenarios, on one core; a situation of those is everything a whole exercise with its colleagues is.
#![expect(clippy::expect_used, reason = "a bench without its data has nothing to say")]
#![expect(clippy::unwrap_used, reason = "a bench without its data has nothing to say")]
#![expect(clippy::print_stdout, reason = "a bench prints")]

#[path = "../tests/suite/support/decisions.rs"]
mod decisions;
mod measure;
mod shipped;

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use decisions::{Table, expected};
use hotwash::explore::proof::{self, Ground, Walk, Way, run_shard};
use hotwash::explore::search::{Limits, search, search_counting_ways};
use hotwash::kernel::Plan;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let table = Table::new(200);
    let found = search_counting_ways(&table, Limits::default());
    let expected = expected();
    assert_eq!(Some(found.states), expected["reachable_states"].as_u64());
    assert_eq!(Some(found.transitions), expected["transitions"].as_u64());
    assert_eq!(Some(found.ends), expected["end_states"].as_u64());
    assert_eq!(Some(found.dead_ends), expected["dead_ends_before_horizon"].as_u64());
    assert_eq!(Some(u64::from(found.best)), expected["best_score"].as_u64());
    let ways: u128 = found.ways.unwrap().values().sum();
    assert_eq!(Some(ways.to_string().as_str()), expected["maximal_decision_sequences"].as_str());
    println!("table of decisions: {} states, {} transitions, {ways} ways", found.states, found.transitions);
    let pace = |work: &dyn Fn()| found.states as f64 / measure::best(work).as_secs_f64() / 1e6;
    let alone = search(&table, Limits::default());
    let each_second = pace(&|| {
        black_box(search(black_box(&table), Limits::default()));
    });
    measure::say("states gone through", each_second, "M/s a core", 5.0..);
    measure::say("  memory", alone.bytes as f64 / alone.states as f64, "B a state", ..=24.0);
    let counted = pace(&|| {
        black_box(search_counting_ways(black_box(&table), Limits::default()));
    });
    measure::say("  the same with the ways to them counted", counted, "M/s a core", ..);
    let procedure = shipped::procedure(&shipped::files(shipped::PROCEDURE));
    for scenario in ["first-hour", "evacuation", "earthquake", "seafarers"] {
        let model = Arc::new(shipped::compile(&procedure, &shipped::scenario(scenario)));
        let ways = Way::usual(&model);
        bundled(scenario, &Ground::new(Arc::new(Plan::new(model)), None, ways));
    }
}

/// A bundled scenario, gone through as far as a few seconds allow.
fn bundled(name: &str, ground: &Ground) {
    let mut walk = Walk::new(ground, proof::Limits { states: 3_000, ..proof::Limits::default() });
    let began = Instant::now();
    loop {
        let shards = walk.round().to_vec();
        if shards.is_empty() {
            break;
        }
        walk.take(shards.iter().map(|shard| run_shard(ground, shard)).collect());
    }
    let took = began.elapsed().as_secs_f64();
    let explored = walk.into_explored();
    let coverage = explored.coverage;
    let share = |share: proof::explored::Share| format!("{} of {}", share.of, share.all);
    println!(
        "{name}: {} runs to the end, {} merged, up to {} deviations whole, complete: {}; injects {}, options {}, branches {}, \
         endings {}, clauses {}",
        coverage.paths,
        coverage.merged,
        coverage.deviations,
        coverage.complete,
        share(explored.fired()),
        share(explored.options_taken()),
        share(explored.branches_seen(ground)),
        share(explored.endings_reached()),
        share(explored.clauses_raised(ground.model())),
    );
    measure::say("  situations gone through", coverage.states as f64 / took, "/s a core", ..);
    measure::say("  steps made", coverage.steps as f64 / took / 1e3, "k/s a core", ..);
    let (bytes, prints) = coverage.prints;
    // Of a handful the size says nothing.
    if prints >= 16 {
        let each = bytes as f64 / prints as f64;
        measure::say("  memory of the situations known", each, "B a state", ..=24.0);
    }
}
