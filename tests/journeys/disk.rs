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
        self.steps(name).iter().filter_map(command).collect()
    }

    /// The number of the message that an inject sent.
    pub(crate) fn message(&self, name: &str, inject: &str) -> u64 {
        let steps = self.steps(name);
        let records =
            steps.iter().filter_map(|step| step["rec"].as_array()).flatten().filter_map(Value::as_array);
        let sent = |record: &Vec<Value>| {
            let at = record.iter().position(|part| part == "MessageSent")?;
            record.get(at + 1)?.as_u64().filter(|_| record.get(at + 2).is_some_and(|from| from == inject))
        };
        records.into_iter().find_map(sent).unwrap_or_else(|| panic!("{inject} was sent"))
    }

    fn steps(&self, name: &str) -> Vec<Value> {
        let text = std::fs::read_to_string(self.journal(name)).unwrap_or_default();
        // The last line may still be being written.
        let whole = text.rfind('\n').map_or("", |end| &text[..end]);
        whole.lines().skip(1).map(|line| serde_json::from_str(line).unwrap()).collect()
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
