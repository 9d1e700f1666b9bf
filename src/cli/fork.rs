//! `fork`: a second exercise from any step of a first, which stays as it is.

use serde_json::json;

use crate::base::Msg;
use crate::cli::args::Fork;
use crate::cli::failure::Failure;
use crate::cli::journals;
use crate::cli::library::shown;
use crate::cli::output::{Exit, Output, indented};
use crate::exercise::Exercise;
use crate::tell::Titles;
use crate::trace::StepNo;

/// Runs `fork`. An existing file is never overwritten.
///
/// # Errors
/// [`Failure`] if the journal cannot be read, has no such step, or the new file cannot be written.
pub fn run(args: &Fork, out: &Output) -> Result<Exit, Failure> {
    let exercise = journals::open(&args.journal, args.scenario.as_deref(), args.procedure.as_deref(), out)?;
    let steps = exercise.steps().len();
    let (asked, key, last) = match (&args.at, args.step) {
        (Some(record), _) => (record.clone(), "fork-no-record", exercise.records().len()),
        (None, step) => (step.unwrap_or_default().to_string(), "fork-no-step", steps),
    };
    let step = if args.at.is_some() { step_of(&exercise, &asked) } else { args.step.map(StepNo) };
    let Some((step, fork)) = step.and_then(|step| Some((step, exercise.fork(step)?))) else {
        let last = i64::try_from(last).unwrap_or(i64::MAX) - 1;
        return Err(Failure::new(Msg::new(key).with("step", asked).with("last", last)));
    };
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(&args.to).map_err(
        |error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => {
                Failure::new(Msg::new("new-exists").with("path", shown(&args.to)))
            }
            _ => Failure::io_write(&args.to, &error),
        },
    )?;
    std::io::Write::write_all(&mut file, fork.journal())
        .and_then(|()| file.sync_all())
        .map_err(|error| Failure::io_write(&args.to, &error))?;
    if out.is_json() {
        out.json(&json!({ "made": shown(&args.to), "step": step.0, "at": fork.clock().0 }));
        return Ok(Exit::Fine);
    }
    let made = Msg::new("fork-made").with("path", shown(&args.to)).with("time", fork.clock());
    let titles = Titles::new(&exercise.plan().model, out.lang());
    out.line(&out.word("mark"));
    out.print(&indented("", 0, &titles.say(&made), out.width));
    Ok(Exit::Fine)
}

/// The step that holds a record, by the number replay shows: `31` or `#31`.
fn step_of(exercise: &Exercise, record: &str) -> Option<StepNo> {
    let record = record.trim_start_matches('#').parse::<usize>().ok()?;
    exercise.records().get(record)?;
    let after = exercise.steps().partition_point(|step| step.first <= record);
    Some(StepNo(u32::try_from(after.checked_sub(1)?).ok()?))
}
