//! Where settings and exercises are kept: the folder of documents, or the one named by `HOTWASH_HOME`.

use std::path::PathBuf;

use crate::cli::store;

/// Folders of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Places {
    /// Exercises.
    pub(super) kept: PathBuf,
    /// The file of settings.
    pub(super) settings: PathBuf,
}

impl Places {
    /// The folders on this machine.
    pub(super) fn find() -> Self {
        let folder = store::home();
        Self { settings: folder.join("settings.json"), kept: folder }
    }
}
