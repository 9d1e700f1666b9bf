//! `score`: judges a journal clause by clause, or a foreign log by constraints.

use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::base::{Diagnostics, Msg};
use crate::cli::args::Score;
use crate::cli::card::{Print, print};
use crate::cli::failure::Failure;
use crate::cli::journals;
use crate::cli::library::{Sources, shown};
use crate::cli::output::{Exit, Output};
use crate::cli::score_trace::{self, ScoreTraceError};
use crate::cli::tell::Titles;
use crate::exercise::Exercise;
use crate::score::card::{Card, Circumstances};
use crate::score::clause::{Closing, How, Monitors};

/// Runs `score`.
///
/// # Errors
/// [`Failure`] if the journal or its content cannot be read.
pub fn run(args: &Score, out: &Output) -> Result<Exit, Failure> {
    if let (Some(trace), Some(constraints)) = (&args.trace, &args.constraints) {
        return cross_check(trace, constraints, args.evidence, out);
    }
    let Some(path) = &args.journal else { return Err(Failure::new(Msg::new("cli-usage-missing-command"))) };
    let exercise = journals::open(path, args.scenario.as_deref(), args.procedure.as_deref(), out)?;
    show(&exercise, args.seat.as_deref(), args.all, out)?;
    Ok(Exit::Fine)
}

/// Scores an exercise and prints its card.
///
/// # Errors
/// [`Failure`] if there is no such seat.
pub fn show(exercise: &Exercise, seat: Option<&str>, all: bool, out: &Output) -> Result<(), Failure> {
    let model = &exercise.plan().model;
    if let Some(name) = seat
        && model.seat(name).is_none()
    {
        let seats: Vec<&str> = model.seats.iter().map(|row| row.name.as_str()).collect();
        return Err(Failure::new(Msg::new("cli-no-seat").with("name", name).with("list", seats.join(", "))));
    }
    let monitors = judge(exercise);
    let assisted = exercise.header().parent.is_some();
    let card = Card::of(&monitors, &Circumstances { assisted, justified: Vec::new() });
    if out.is_json() {
        out.line(&card.json().unwrap_or_default());
        return Ok(());
    }
    let verdicts = monitors.verdicts();
    let titles = Titles::new(model, out.lang());
    print(&Print { titles: &titles, records: exercise.records(), card: &card, verdicts, seat, all }, out);
    Ok(())
}

/// Watches the records of an exercise from the first to the last. One that was not stopped is judged as if it were
/// stopped at its clock.
#[must_use]
pub fn judge(exercise: &Exercise) -> Monitors {
    let mut monitors = Monitors::new(Arc::clone(&exercise.plan().model));
    for record in exercise.records() {
        monitors.observe(record);
    }
    let at = exercise.clock();
    monitors.close(Closing::Stopped { at, how: How::Stop { ending: None } });
    monitors
}

fn cross_check(trace: &Path, constraints: &Path, evidence: bool, out: &Output) -> Result<Exit, Failure> {
    let mut answer = io::BufWriter::new(io::stdout().lock());
    let constraints_text = || std::fs::read_to_string(constraints).unwrap_or_default();
    let sources = |text: &str| {
        let mut sources = Sources::default();
        sources.add_one(&shown(constraints), text.as_bytes());
        sources
    };
    let mut warn = |found: &Diagnostics| out.complain(&out.findings(found, &sources(&constraints_text())));
    let result = score_trace::run(trace, constraints, evidence, &mut warn, &mut answer);
    match result {
        Ok(_) => Ok(Exit::Fine),
        Err(ScoreTraceError::Model { text, found, .. }) => {
            out.complain(&out.findings(&found, &sources(&text)));
            Ok(Exit::Problems)
        }
        Err(ScoreTraceError::Log { path, fault }) => {
            out.complain(&out.say(&ScoreTraceError::log_message(&path, &fault)));
            Ok(Exit::Problems)
        }
        Err(ScoreTraceError::Unreadable { path, source }) => Err(Failure::io(&path, &source)),
        Err(ScoreTraceError::Unwritable { source }) if source.kind() == io::ErrorKind::BrokenPipe => {
            Ok(Exit::Fine)
        }
        Err(ScoreTraceError::Unwritable { source }) => Err(Failure::new(
            Msg::new("cli-cannot-write").with("path", "-").with("reason", source.to_string()),
        )),
    }
}
