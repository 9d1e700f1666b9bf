//! What the program left on disk.

use std::path::{Path, PathBuf};

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
        let text = std::fs::read_to_string(self.journal(name)).unwrap_or_default();
        // The last line may still be being written.
        let whole = text.rfind('\n').map_or("", |end| &text[..end]);
        let steps = whole.lines().skip(1).map(|line| serde_json::from_str::<Value>(line).unwrap());
        steps.filter_map(|step| deed(&step)).collect()
    }
}

/// `9 Begin open-case` for what the person P1 did in the ninth minute; none for what others did.
fn deed(step: &Value) -> Option<String> {
    let why = step["why"].as_object()?;
    if why.get("by")? != "person:P1" {
        return None;
    }
    let minute = step["t"].as_i64()? / 60_000;
    let done = match &why["do"] {
        Value::Array(parts) => parts.iter().take(2).map(said).collect::<Vec<_>>().join(" "),
        other => said(other),
    };
    Some(format!("{minute} {done}"))
}

fn said(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
