//! `procedure drift`: what rests on the changes from one procedure to another: scenarios, objectives, exercises that were
//! played.
//!
//! - [`gather`]: scenarios and journals are found and read.
//! - [`print`](mod@print): the report in words and for programs.

mod gather;
mod print;

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use crate::author::drift::told::Tongues;
use crate::author::drift::{Report, compare, report};
use crate::cli::failure::Failure;
use crate::cli::output::{Exit, Output};
use crate::cli::procedure::readable;

/// `procedure drift`.
#[derive(Clone, Debug, Args)]
pub struct Drift {
    /// The procedure of which scenarios and exercises were made: id or folder.
    pub old: String,
    /// The procedure that is to take its place: id or folder.
    pub new: String,
    /// Scenarios, ids or folders with one or several, instead of the bundled ones.
    #[arg(long, value_name = "PLACE", num_args = 1..)]
    pub scenarios: Vec<String>,
    /// Folders of exercises, or journals, instead of where exercises are kept.
    #[arg(long, value_name = "PLACE", num_args = 1..)]
    pub journals: Vec<PathBuf>,
}

/// Compares two procedures and tells what rests on the changes. Problems if verdicts become doubtful or a scenario cannot
/// be read any more.
///
/// # Errors
/// [`Failure`] if a procedure, or a place that was named, cannot be read.
pub fn run(args: &Drift, out: &Output) -> Result<Exit, Failure> {
    let (old, new) = (Arc::new(readable(&args.old)?), Arc::new(readable(&args.new)?));
    let comparison = compare(&old, &new, &Tongues::default());
    let mut found = gather::Found::default();
    let mut made = Report::default();
    if !comparison.changes.is_empty() {
        found.scenarios(&args.scenarios, &old)?;
        let all = found.scenarios.iter().map(|row| report::scenario(&row.model, &new, &comparison));
        made.scenarios = all.filter(|row| !row.touched.is_empty() || row.mistakes > 0).collect();
        made.exercises = found.exercises(&args.journals, &new, &comparison)?;
        made.exercises.retain(|row| row.is_touched());
        made.comparison = comparison;
    }
    if out.is_json() {
        out.json(&print::json(&made, &found, [&old, &new], out));
    } else {
        print::print(&made, &found, [&old, &new], args, out);
    }
    Ok(if made.doubts() { Exit::Problems } else { Exit::Fine })
}
