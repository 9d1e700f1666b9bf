//! The list in front of a pack: what is inside, made with which version, under which stamp.

use serde::{Deserialize, Serialize};

use crate::author::pack::stamp::Wire;
use crate::author::pack::{Digest, FORMAT, Pack, Stamp, digest, limits};
use crate::base::{Msg, Text};

/// The list.
#[derive(Clone, Debug)]
pub(super) struct Manifest {
    pub(super) id: String,
    pub(super) title: Text,
    pub(super) program: String,
    pub(super) stamp: Stamp,
    /// Each file with its print, in the order of their names.
    pub(super) files: Vec<(String, Digest)>,
}

/// What every version writes alike.
#[derive(Deserialize)]
struct Version {
    #[serde(rename = "hotwash-pack")]
    format: u32,
    #[serde(default)]
    program: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    #[serde(rename = "hotwash-pack")]
    format: u32,
    id: String,
    title: Title,
    program: String,
    content: String,
    stamp: Wire,
    files: Vec<(String, String)>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Title {
    ka: String,
    en: String,
}

/// The list of a pack, as text.
pub(super) fn text(pack: &Pack) -> String {
    let form = Form {
        format: FORMAT,
        id: pack.id.clone(),
        title: Title { ka: pack.title.ka.to_string(), en: pack.title.en.to_string() },
        program: pack.program.clone(),
        content: pack.content().to_hex().to_string(),
        stamp: Wire::of(&pack.stamp),
        files: (pack.files.iter())
            .map(|(name, bytes)| (name.clone(), digest::of_bytes(bytes).to_hex().to_string()))
            .collect(),
    };
    serde_json::to_string_pretty(&form).unwrap_or_default() + "\n"
}

/// The list of a text.
///
/// # Errors
/// If it is none, or of a version that is not known.
pub(super) fn read(text: &[u8]) -> Result<Manifest, Msg> {
    let broken = || Msg::new("pack-list-broken");
    if text.len() > limits::MANIFEST {
        return Err(broken());
    }
    let version: Version = serde_json::from_slice(text).map_err(|_broken| broken())?;
    if version.format != FORMAT {
        let program: String = version.program.chars().take(20).collect();
        return Err(Msg::new("pack-format")
            .with("format", i64::from(version.format))
            .with("program", program));
    }
    let form: Form = serde_json::from_slice(text).map_err(|_broken| broken())?;
    let hash = |text: &str| Digest::from_hex(text).ok();
    let files = (form.files.into_iter())
        .map(|(name, print)| Some((name, hash(&print)?)))
        .collect::<Option<Vec<_>>>()
        .ok_or_else(broken)?;
    let all = digest::of_list(files.iter().map(|(name, print)| (name.as_str(), *print)));
    if hash(&form.content) != Some(all) {
        return Err(broken());
    }
    Ok(Manifest {
        id: form.id,
        title: Text::new(&form.title.ka, &form.title.en),
        program: form.program,
        stamp: form.stamp.stamp().ok_or_else(broken)?,
        files,
    })
}
