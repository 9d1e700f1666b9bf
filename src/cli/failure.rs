//! Why a command could not run.

use std::io::ErrorKind;
use std::path::Path;

use crate::base::{Diagnostics, Msg};
use crate::cli::library::{Sources, shown};
use crate::content::suggest;

/// Why a command could not run: exit code 2.
#[derive(Clone, Debug)]
pub struct Failure {
    /// What is wrong and what to do.
    pub message: Msg,
    /// What may have been meant.
    pub help: Option<Msg>,
    /// Findings about content that cannot be played, with their sources.
    pub findings: Option<Box<(Diagnostics, Sources)>>,
}

impl Failure {
    /// A failure of one sentence.
    #[must_use]
    pub fn new(message: Msg) -> Self {
        Self { message, help: None, findings: None }
    }

    /// A name that is not among those there are; the nearest of them is offered. The message takes `name` and `list`.
    #[must_use]
    pub fn unknown(key: &'static str, name: &str, there: &[&str]) -> Self {
        let message = Msg::new(key).with("name", name).with("list", there.join(", "));
        let near = suggest::nearest(name, there.iter().copied());
        let help = near.map(|near| Msg::new("cli-did-you-mean").with("name", near));
        Self { message, help, findings: None }
    }

    /// A file or folder that cannot be read or written.
    #[must_use]
    pub fn io(path: &Path, error: &std::io::Error) -> Self {
        let key = match error.kind() {
            ErrorKind::NotFound => "cli-not-there",
            ErrorKind::IsADirectory => "cli-is-a-folder",
            ErrorKind::PermissionDenied => "cli-may-not-read",
            _ => "cli-cannot-read",
        };
        Self::new(Msg::new(key).with("path", shown(path)).with("reason", error.to_string()))
    }

    /// A file that cannot be written.
    #[must_use]
    pub fn io_write(path: &Path, error: &std::io::Error) -> Self {
        let key = match error.kind() {
            ErrorKind::NotFound => "cli-no-place",
            ErrorKind::IsADirectory => "cli-is-a-folder",
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "cli-may-not-write",
            _ => "cli-cannot-write",
        };
        Self::new(Msg::new(key).with("path", shown(path)).with("reason", error.to_string()))
    }

    /// Content that cannot be played.
    #[must_use]
    pub fn content(diagnostics: Diagnostics, sources: Sources) -> Self {
        Self {
            message: Msg::new("cli-content-unplayable"),
            help: None,
            findings: Some(Box::new((diagnostics, sources))),
        }
    }
}
