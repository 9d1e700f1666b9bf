//! Settings of a person, read at the start and written when one changes. A file that cannot be read counts as none.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::base::Lang;
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
}

/// Reads the file.
pub(super) fn read(path: &Path) -> Settings {
    let Some(kept) =
        std::fs::read_to_string(path).ok().and_then(|text| serde_json::from_str::<Kept>(&text).ok())
    else {
        return Settings::default();
    };
    let prefs = language::of_code(&kept.language).map(|lang| Prefs {
        scale: Scale::near(kept.text_percent),
        look: if kept.light { Look::Light } else { Look::Dark },
        motion: !kept.still,
        ..Prefs::new(lang)
    });
    Settings { prefs, discarded: kept.discarded }
}

/// Writes the file: first beside it, then in its place. That it cannot be written stops nobody.
pub(super) fn write(path: &Path, prefs: Prefs, discarded: &[String]) {
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
    let _kept = path
        .parent()
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| std::fs::write(&beside, serde_json::to_string_pretty(&kept).unwrap_or_default()))
        .and_then(|()| std::fs::rename(&beside, path));
}
