//! Where settings and exercises are kept: the folder of documents, or the one named by `HOTWASH_HOME`.

use std::path::PathBuf;

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
        let named = std::env::var_os("HOTWASH_HOME").filter(|name| !name.is_empty()).map(PathBuf::from);
        let home = || std::env::home_dir().unwrap_or_else(|| PathBuf::from("."));
        let folder = named.unwrap_or_else(|| {
            let documents = home().join("Documents");
            if documents.is_dir() { documents.join("Hotwash") } else { home().join("Hotwash") }
        });
        Self { settings: folder.join("settings.json"), kept: folder }
    }
}
