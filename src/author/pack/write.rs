//! A pack as bytes: a packed file (zip) that begins with its list.

use std::collections::BTreeSet;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::author::pack::name::{fault, folded};
use crate::author::pack::{Files, MANIFEST, Pack, kind, limits, manifest};
use crate::base::Msg;

/// The bytes of a pack; the same of the same pack on every system.
///
/// # Errors
/// If there are too many or too large files, or one may not be called as it is.
pub fn write(pack: &Pack) -> Result<Vec<u8>, Msg> {
    sound(&pack.files)?;
    let list = manifest::text(pack);
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix);
    let front = std::iter::once((MANIFEST, list.as_bytes()));
    for (name, bytes) in front.chain(pack.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
    {
        let added = file.start_file(name, options).and_then(|()| Ok(file.write_all(bytes)?));
        added.map_err(|error| Msg::new("pack-cannot").with("reason", error.to_string()))?;
    }
    let bytes = file.finish().map_err(|error| Msg::new("pack-cannot").with("reason", error.to_string()))?;
    let bytes = bytes.into_inner();
    if bytes.len() > limits::BYTES {
        return Err(Msg::new("pack-too-many-bytes").with("limit", limits::BYTES >> 20));
    }
    Ok(bytes)
}

/// Whether files can be in a pack.
///
/// # Errors
/// The first that cannot, or that there are too many.
pub(super) fn sound(files: &Files) -> Result<(), Msg> {
    if files.len() > limits::FILES {
        return Err(Msg::new("pack-too-many-files").with("limit", limits::FILES));
    }
    let mut sum = 0_u64;
    let mut names: BTreeSet<String> = BTreeSet::new();
    for (name, bytes) in files {
        if let Some(msg) = fault(name) {
            return Err(msg);
        }
        let Some(limit) = kind::limit(name) else {
            return Err(Msg::new("pack-kind").with("name", name.as_str()));
        };
        if bytes.len() > limit {
            return Err(Msg::new("pack-file-too-large")
                .with("name", name.as_str())
                .with("limit", limit >> 20));
        }
        sum += u64::try_from(bytes.len()).unwrap_or(u64::MAX >> 16);
        if !names.insert(folded(name)) {
            return Err(Msg::new("pack-twice").with("name", name.as_str()));
        }
    }
    // A file that is a folder of another file cannot be made either.
    for name in files.keys() {
        let whole = folded(name);
        if whole.match_indices('/').any(|(at, _)| whole.get(..at).is_some_and(|start| names.contains(start)))
        {
            return Err(Msg::new("pack-twice").with("name", name.as_str()));
        }
    }
    if sum > limits::UNPACKED {
        return Err(too_large());
    }
    if !files.contains_key("scenario.ron") {
        return Err(Msg::new("pack-no-scenario"));
    }
    Ok(())
}

/// That what is inside is too large together.
pub(super) fn too_large() -> Msg {
    Msg::new("pack-too-large").with("limit", usize::try_from(limits::UNPACKED >> 20).unwrap_or_default())
}
