//! A small harness for numbers that are read as they are: the best of several runs, one line each.

use std::time::{Duration, Instant};

/// Runs `work` until half a second has passed, at least five times, and answers the shortest run.
pub(crate) fn best(mut work: impl FnMut()) -> Duration {
    work();
    let mut shortest = Duration::MAX;
    let began = Instant::now();
    let mut runs = 0;
    while runs < 5 || began.elapsed() < Duration::from_millis(500) {
        let run = Instant::now();
        work();
        shortest = shortest.min(run.elapsed());
        runs += 1;
    }
    shortest
}

/// Prints one number with its goal.
pub(crate) fn say(what: &str, value: f64, unit: &str, goal: &str) {
    println!("{what:<62} {value:>12.3} {unit:<14} goal {goal}");
}
