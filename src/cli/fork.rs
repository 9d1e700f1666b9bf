//! `fork`: a second exercise from any step of a first, which stays as it is.

use serde_json::json;

use crate::base::Msg;
use crate::cli::args::Fork;
use crate::cli::failure::Failure;
use crate::cli::journals;
use crate::cli::library::shown;
use crate::cli::output::{Exit, Output, indented};
use crate::cli::tell::Titles;
use crate::trace::StepNo;

/// Runs `fork`. An existing file is never overwritten.
///
/// # Errors
/// [`Failure`] if the journal cannot be read, has no such step, or the new file cannot be written.
pub fn run(args: &Fork, out: &Output) -> Result<Exit, Failure> {
    let exercise = journals::open(&args.journal, args.scenario.as_deref(), args.procedure.as_deref(), out)?;
    let steps = exercise.steps().len();
    let Some(fork) = exercise.fork(StepNo(args.step)) else {
        let last = i64::try_from(steps).unwrap_or(i64::MAX) - 1;
        return Err(Failure::new(
            Msg::new("fork-no-step").with("step", i64::from(args.step)).with("last", last),
        ));
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
        out.json(&json!({ "made": shown(&args.to), "step": args.step, "at": fork.clock().0 }));
        return Ok(Exit::Fine);
    }
    let made = Msg::new("fork-made").with("path", shown(&args.to)).with("time", fork.clock());
    let titles = Titles::new(&exercise.plan().model, out.lang());
    out.line(&out.word("mark"));
    out.print(&indented("", 0, &titles.say(&made), out.width));
    Ok(Exit::Fine)
}
