//! How fast states are gone through: `cargo bench --bench proof`.
#![expect(clippy::unwrap_used, reason = "a bench without its data has nothing to say")]
#![expect(clippy::print_stdout, reason = "a bench prints")]

#[path = "../tests/suite/support/decisions.rs"]
mod decisions;
mod measure;

use std::hint::black_box;

use decisions::{Table, expected};
use hotwash::explore::search::{Limits, search, search_counting_ways};

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
}
