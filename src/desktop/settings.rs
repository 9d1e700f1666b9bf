//! Settings of a person, read at the start and written when one changes. A file that cannot be read counts as none, which is
//! said; what it held is kept beside it.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::base::{Lang, Msg};
use crate::cli::library::shown;
use crate::i18n::language;
use crate::ui::{Look, Prefs, Scale};

/// The file.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    language: String,
    text_percent: u16,
    light: bool,
    still: bool,
    /// Exercises taken off the list; their files stay.
    discarded: Vec<String>,
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub(super) struct Settings {
    /// Settings; none before the first start is done.
    pub(super) prefs: Option<Prefs>,
    /// Exercises taken off the list, by file name.
    pub(super) discarded: Vec<String>,
    /// That the file could not be read.
    pub(super) fault: Option<Msg>,
}

/// Reads the file; one that says nothing is put aside.
pub(super) fn read(path: &Path) -> Settings {
    let read = match std::fs::read(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Settings::default(),
        Err(error) => Err(error.to_string()),
        Ok(bytes) => serde_json::from_slice::<Kept>(&bytes).map_err(|error| error.to_string()),
    };
    let kept = match read {
        Ok(kept) => kept,
        Err(reason) => {
            let aside = path.with_extension("broken");
            let there = std::fs::rename(path, &aside).map_or(path, |()| aside.as_path());
            let fault = Msg::new("ui-settings-unreadable").with("path", shown(there)).with("reason", reason);
            return Settings { fault: Some(fault), ..Settings::default() };
        }
    };
    let prefs = language::of_code(&kept.language).map(|lang| Prefs {
        scale: Scale::near(kept.text_percent),
        look: if kept.light { Look::Light } else { Look::Dark },
        motion: !kept.still,
        ..Prefs::new(lang)
    });
    Settings { prefs, discarded: kept.discarded, fault: None }
}

/// Writes the file: first beside it, then in its place. That it cannot be written stops nobody, and is said.
pub(super) fn write(path: &Path, prefs: Prefs, discarded: &[String]) -> Option<Msg> {
    let kept = Kept {
        language: match prefs.lang {
            Lang::Ka => "ka".to_owned(),
            Lang::En => "en".to_owned(),
        },
        text_percent: prefs.scale.percent(),
        light: prefs.look == Look::Light,
        still: !prefs.motion,
        discarded: discarded.to_vec(),
    };
    let beside = path.with_extension("new");
    let written = path
        .parent()
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| std::fs::write(&beside, serde_json::to_string_pretty(&kept).unwrap_or_default()))
        .and_then(|()| std::fs::rename(&beside, path));
    let said = |error: std::io::Error| {
        Msg::new("ui-settings-not-kept").with("path", shown(path)).with("reason", error.to_string())
    };
    written.err().map(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_settings_are_said_and_put_aside_and_what_cannot_be_kept_is_said() {
        let folder = std::env::temp_dir().join(format!("hotwash-settings-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("settings.json");
        assert_eq!(read(&path).fault, None);
        let prefs = Prefs { scale: Scale::near(150), ..Prefs::new(Lang::En) };
        assert_eq!(write(&path, prefs, &["a-1.journal".to_owned()]), None);
        let kept = read(&path);
        assert_eq!((kept.prefs, kept.fault), (Some(prefs), None));
        assert_eq!(kept.discarded, ["a-1.journal"]);
        std::fs::write(&path, b"{ \"language\": \xff").unwrap();
        let broken = read(&path);
        assert_eq!(broken.prefs, None);
        assert_eq!(broken.fault.map(|fault| fault.key), Some("ui-settings-unreadable"));
        assert!(folder.join("settings.broken").exists() && !path.exists());
        // A file stands where the folder should be.
        let nowhere = folder.join("settings.broken").join("settings.json");
        assert_eq!(write(&nowhere, prefs, &[]).map(|fault| fault.key), Some("ui-settings-not-kept"));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
