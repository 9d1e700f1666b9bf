//! Why a command could not run.

use std::path::Path;

use crate::base::{Diagnostics, Msg};
use crate::cli::library::{Sources, shown};

/// Why a command could not run: exit code 2.
#[derive(Clone, Debug)]
pub struct Failure {
    /// What is wrong and what to do.
    pub message: Msg,
    /// Findings about content that cannot be played, with their sources.
    pub findings: Option<Box<(Diagnostics, Sources)>>,
}

impl Failure {
    /// A failure of one sentence.
    #[must_use]
    pub fn new(message: Msg) -> Self {
        Self { message, findings: None }
    }

    /// A file or folder that cannot be read or written.
    #[must_use]
    pub fn io(path: &Path, error: &std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::NotFound {
            return Self::new(Msg::new("cli-not-there").with("path", shown(path)));
        }
        Self::new(Msg::new("cli-cannot-read").with("path", shown(path)).with("reason", error.to_string()))
    }

    /// A file that cannot be written.
    #[must_use]
    pub fn io_write(path: &Path, error: &std::io::Error) -> Self {
        Self::new(Msg::new("cli-cannot-write").with("path", shown(path)).with("reason", error.to_string()))
    }

    /// Content that cannot be played.
    #[must_use]
    pub fn content(diagnostics: Diagnostics, sources: Sources) -> Self {
        Self { message: Msg::new("cli-content-unplayable"), findings: Some(Box::new((diagnostics, sources))) }
    }
}
