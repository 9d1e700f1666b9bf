//! The program itself, started as a person starts it, with a folder of its own. What it says while it is measured stands
//! in `src/desktop/measure.rs`.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::measure::say;

/// Starts that are timed.
const STARTS: usize = 5;
/// As long is waited for a word of the program.
const PATIENCE: Duration = Duration::from_secs(60);
/// As long it may settle before the processor is looked at.
const SETTLE: Duration = Duration::from_secs(4);
/// As long the processor is looked at.
const LOOK: Duration = Duration::from_secs(10);

/// Prints the numbers.
pub(crate) fn numbers() {
    let shown = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !shown("DISPLAY") && !shown("WAYLAND_DISPLAY") {
        println!(
            "there is no display: start, memory and rest of the program are not measured (xvfb-run makes one)"
        );
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("settings.json"), "{\"language\": \"ka\"}").expect("settings");
    let mut starts: Vec<f64> = Vec::new();
    for _ in 0..STARTS {
        match Program::start(folder.path(), "home") {
            Some(program) => starts.push(program.first_frame.as_secs_f64()),
            None => return println!("the program showed no first frame here: nothing of it is measured"),
        }
    }
    starts.sort_by(f64::total_cmp);
    say("from start to first frame with panels, middle of five starts", starts[STARTS / 2], "s", ..=1.2);
    say("from start to first frame with panels, slowest", starts[STARTS - 1], "s", ..);
    for (state, what, goal) in [
        ("home", "home", 3.0),
        ("seat", "a seat, paused", 3.0),
        ("field", "a seat, paused, focus in a field", 3.0),
        ("running", "a seat, time running", f64::INFINITY),
    ] {
        let Some(mut program) = Program::start(folder.path(), state) else { continue };
        if !program.waits_for("there") {
            println!("the program did not get to {what}");
            continue;
        }
        thread::sleep(SETTLE);
        let Some(before) = program.ticks() else {
            return println!("memory and processor are measured on Linux only");
        };
        thread::sleep(LOOK);
        let ticks = program.ticks().unwrap_or(before) - before;
        // A tick is a hundredth of a second.
        let share = ticks / LOOK.as_secs_f64();
        if goal.is_finite() {
            say(&format!("processor, {what}"), share, "% of a core", ..=goal);
        } else {
            say(&format!("processor, {what}"), share, "% of a core", ..);
        }
        for (field, which) in [("VmRSS", "resident"), ("RssAnon", "of it its own"), ("VmHWM", "at most")] {
            let memory = program.memory(field).unwrap_or(f64::NAN);
            if field == "VmRSS" {
                say(&format!("memory, {what}, {which}"), memory, "MB", ..=320.0);
            } else {
                say(&format!("memory, {what}, {which}"), memory, "MB", ..);
            }
        }
    }
}

/// The program while it runs.
struct Program {
    child: Child,
    said: Receiver<String>,
    /// What it has said so far.
    heard: Vec<String>,
    first_frame: Duration,
}

impl Program {
    /// Starts it and waits for its first frame.
    fn start(folder: &Path, state: &str) -> Option<Self> {
        let began = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_hotwash"))
            .args(["--lang", "ka"])
            .env("HOTWASH_HOME", folder)
            .env("HOTWASH_MEASURE", state)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let lines = BufReader::new(child.stderr.take().expect("its words"));
        let (tell, said) = channel();
        thread::spawn(move || {
            for line in lines.lines().map_while(Result::ok) {
                if tell.send(line).is_err() {
                    return;
                }
            }
        });
        let mut program = Self { child, said, heard: Vec::new(), first_frame: Duration::ZERO };
        let there = program.waits_for("first frame");
        program.first_frame = began.elapsed();
        there.then_some(program)
    }

    /// Waits until it has said this; answers whether it did.
    fn waits_for(&mut self, word: &str) -> bool {
        let began = Instant::now();
        while !self.heard.iter().any(|line| line == word) {
            let left = PATIENCE.saturating_sub(began.elapsed());
            let Ok(line) = self.said.recv_timeout(left) else { return false };
            self.heard.push(line);
        }
        true
    }

    /// Hundredths of a second of the processor it has used.
    fn ticks(&self) -> Option<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).ok()?;
        let rest = stat.rsplit(") ").next()?;
        let mut fields = rest.split(' ').skip(11).map(|field| field.parse::<f64>().unwrap_or_default());
        Some(fields.next()? + fields.next()?)
    }

    /// Memory by a field of its status, in MB.
    fn memory(&self, field: &str) -> Option<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'))?;
        let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse().ok()?;
        Some(kilobytes * 1024.0 / 1e6)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _over = self.child.kill().and_then(|()| self.child.wait());
    }
}
