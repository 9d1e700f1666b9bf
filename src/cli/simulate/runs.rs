//! Runs shared out over threads, with a progress bar on the error output when that is a terminal.

use std::io::{self, IsTerminal as _, Write as _};
use std::num::NonZero;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use crate::base::Msg;
use crate::cli::output::Output;
use crate::explore::census::{Census, Series};

/// So many runs a thread takes at a time.
const CHUNK: u64 = 8;
/// How often progress is looked at.
const LOOK: Duration = Duration::from_millis(20);
/// The width of the bar.
const BAR: u64 = 30;

/// How many threads there are for.
#[must_use]
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Counts the runs of these seeds on so many threads. The answer does not depend on how many.
#[must_use]
pub fn count(series: &Series, seeds: Range<u64>, threads: usize, out: &Output) -> Census {
    let all = seeds.end.saturating_sub(seeds.start);
    let (next, done) = (AtomicU64::new(0), AtomicU64::new(0));
    let work = || {
        let mut census = series.census();
        loop {
            let first = next.fetch_add(CHUNK, Ordering::Relaxed);
            if first >= all {
                return census;
            }
            let last = first.saturating_add(CHUNK).min(all);
            series.count(seeds.start + first..seeds.start + last, &mut census);
            done.fetch_add(last - first, Ordering::Relaxed);
        }
    };
    let mut bar = Bar::new();
    let mut census = series.census();
    thread::scope(|scope| {
        let useful = usize::try_from(all.div_ceil(CHUNK)).unwrap_or(usize::MAX);
        let workers: Vec<_> = (0..threads.clamp(1, useful.max(1))).map(|_| scope.spawn(work)).collect();
        while !workers.iter().all(thread::ScopedJoinHandle::is_finished) {
            bar.tell(done.load(Ordering::Relaxed), all, out);
            thread::sleep(LOOK);
        }
        for worker in workers {
            match worker.join() {
                Ok(counted) => census.merge(&counted),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
    census
}

/// A bar in one line of the error output; gone when it is dropped.
struct Bar {
    shown: Option<String>,
    is_seen: bool,
}

impl Bar {
    fn new() -> Self {
        Self { shown: None, is_seen: io::stderr().is_terminal() }
    }

    fn tell(&mut self, done: u64, all: u64, out: &Output) {
        if !self.is_seen {
            return;
        }
        let filled = (BAR * done).checked_div(all).unwrap_or(BAR).min(BAR) as usize;
        let bar = format!("{}{}", "█".repeat(filled), "░".repeat(BAR as usize - filled));
        let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        let msg = Msg::new("simulate-progress").with("done", count(done)).with("of", count(all));
        let line = format!("\r{bar} {}", out.say(&msg));
        if self.shown.as_ref() != Some(&line) {
            let _gone = io::stderr().write_all(line.as_bytes());
            self.shown = Some(line);
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(line) = &self.shown {
            let blank = format!("\r{}\r", " ".repeat(line.chars().count()));
            let _gone = io::stderr().write_all(blank.as_bytes());
        }
    }
}
