//! The command line: one file per subcommand.

pub mod render;
pub mod score_trace;

/// Runs the program and answers its exit code: 0 fine, 1 problems found, 2 could not run.
#[must_use]
pub fn main() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
