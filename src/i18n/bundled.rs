//! The catalogue files inside the executable.

use std::borrow::Cow;

use rust_embed::Embed;

use crate::base::Lang;

#[derive(Embed)]
#[folder = "assets/i18n"]
#[include = "*.ftl"]
struct Files;

/// The catalogue files of a language, by name in alphabetical order, with their text.
pub(super) fn files(lang: Lang) -> Vec<(String, String)> {
    let folder = format!("{}/", lang.code());
    let mut files: Vec<(String, String)> = Files::iter()
        .map(Cow::into_owned)
        .filter(|path| path.starts_with(&folder))
        .filter_map(|path| {
            let file = Files::get(&path)?;
            let text = String::from_utf8_lossy(&file.data).into_owned();
            Some((path, text))
        })
        .collect();
    files.sort();
    files
}
