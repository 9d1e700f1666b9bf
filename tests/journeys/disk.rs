//! What the program left on disk.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// A folder of exercises and settings.
pub(crate) struct Disk {
    folder: PathBuf,
}

impl Disk {
    pub(crate) fn of(folder: &Path) -> Self {
        Self { folder: folder.to_path_buf() }
    }

    /// A setting; null if there is none.
    pub(crate) fn setting(&self, name: &str) -> Value {
        let text = std::fs::read_to_string(self.folder.join("settings.json")).unwrap_or_default();
        serde_json::from_str::<Value>(&text).map_or(Value::Null, |settings| settings[name].clone())
    }

    /// Settings as they stood before the program was started.
    pub(crate) fn set(&self, settings: &Value) {
        std::fs::write(self.folder.join("settings.json"), settings.to_string()).unwrap();
    }

    /// Whether the exercise has ended.
    pub(crate) fn is_over(&self, name: &str) -> bool {
        let text =
            std::fs::read_to_string(self.journal(name).with_extension("journal.side")).unwrap_or_default();
        text.contains("\"what\":\"ended\"")
    }

    /// The exercise whose file begins with this name.
    pub(crate) fn journal(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}-1.journal"))
    }

    /// What the person did, in order: minute of the exercise, what it was, and of what.
    pub(crate) fn deeds(&self, name: &str) -> Vec<String> {
        let deed = |(minute, done): (i64, Value)| {
            let done = match &done {
                Value::Array(parts) => parts.iter().take(2).map(said).collect::<Vec<_>>().join(" "),
                other => said(other),
            };
            format!("{minute} {done}")
        };
        self.commands(name).into_iter().map(deed).collect()
    }

    /// What the person asked for, in order and whole: the minute of the exercise, and the command.
    pub(crate) fn commands(&self, name: &str) -> Vec<(i64, Value)> {
        let text = std::fs::read_to_string(self.journal(name)).unwrap_or_default();
        // The last line may still be being written.
        let whole = text.rfind('\n').map_or("", |end| &text[..end]);
        let steps = whole.lines().skip(1).map(|line| serde_json::from_str::<Value>(line).unwrap());
        steps.filter_map(|step| command(&step)).collect()
    }

    /// Whether the program finds that the journal is the one the exercise decides.
    pub(crate) fn is_verified(&self, name: &str) -> bool {
        let replay =
            Command::new(env!("CARGO_BIN_EXE_hotwash")).arg("replay").arg(self.journal(name)).output();
        replay.unwrap().status.success()
    }
}

/// What the person P1 asked for; none for what others did.
fn command(step: &Value) -> Option<(i64, Value)> {
    let why = step["why"].as_object()?;
    if why.get("by")? != "person:P1" {
        return None;
    }
    Some((step["t"].as_i64()? / 60_000, why.get("do")?.clone()))
}

fn said(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
