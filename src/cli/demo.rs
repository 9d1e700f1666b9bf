//! `demo`: replays the bundled run of a flawed trainee and prints its scorecard.

use crate::base::Msg;
use crate::cli::args::Demo;
use crate::cli::failure::Failure;
use crate::cli::journals;
use crate::cli::library;
use crate::cli::output::{Exit, Output};
use crate::cli::replay::course;
use crate::cli::score::{self, Wanted};

/// The scenario of the demonstration and the run beside it.
const DEMONSTRATION: (&str, &str) = ("evacuation", "runs/demo.journal");

/// Runs `demo`.
///
/// # Errors
/// [`Failure`] if the demonstration is not bundled or cannot be read.
pub fn run(args: &Demo, out: &Output) -> Result<Exit, Failure> {
    let (scenario, run) = DEMONSTRATION;
    let shelf = library::scenario_shelf(scenario)?;
    let missing = || Failure::new(Msg::new("demo-missing"));
    let bytes = shelf.get(run).ok_or_else(missing)?;
    let exercise = journals::open_bytes(&shelf.shown(run), bytes, None, None, out)?;
    if args.course && !out.is_json() {
        course(&exercise, None, out);
        out.line("");
    }
    score::show(&exercise, &Wanted::default(), out)?;
    Ok(Exit::Fine)
}
