//! A small harness for numbers that are read as they are: the best of several runs, one line each, with its goal and
//! whether it is met. Times move from machine to machine and with what else runs: compare lines of one run only.

use std::ops::{Bound, RangeBounds};
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

/// Prints one number with its goal: `..=0.25` at most, `0.5..` at least, `..` none.
pub(crate) fn say(what: &str, value: f64, unit: &str, goal: impl RangeBounds<f64>) {
    let limit = match (goal.start_bound(), goal.end_bound()) {
        (Bound::Included(least), _) => format!("goal at least {least:<6}"),
        (_, Bound::Included(most)) => format!("goal at most {most:<7}"),
        _ => String::new(),
    };
    let answer = match (limit.is_empty(), goal.contains(&value)) {
        (true, _) => "",
        (false, true) => "met",
        (false, false) => "NOT MET",
    };
    println!("{}", format!("{what:<62} {value:>10.3} {unit:<12} {limit} {answer}").trim_end());
}
