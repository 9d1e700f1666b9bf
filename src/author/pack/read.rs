//! Bytes, by whoever sent them, as a pack.
//!
//! # Invariants
//! - Whatever the bytes, nothing panics, and no more than [`limits`] allow is unpacked.
//! - What is answered is sound: every name stays in its folder, every file is of a known kind, listed, and as it was packed.

use std::collections::BTreeSet;

use crate::author::archive::{self, Limits, Sort, Trouble};
use crate::author::pack::manifest::{self, Manifest};
use crate::author::pack::name::{fault, folded};
use crate::author::pack::write::{sound, too_large};
use crate::author::pack::{Files, MANIFEST, Pack, digest, kind, limits};
use crate::base::Msg;
use crate::content::load;

/// The pack of these bytes.
///
/// # Errors
/// What is wrong with them, with the name of the file inside.
pub fn read(bytes: &[u8]) -> Result<Pack, Msg> {
    if bytes.len() > limits::BYTES {
        return Err(Msg::new("pack-too-many-bytes").with("limit", limits::BYTES >> 20));
    }
    let mut files = unpacked(bytes)?;
    let list = files.remove(MANIFEST).ok_or_else(|| Msg::new("pack-no-list"))?;
    let Manifest { id, title, program, stamp, files: listed } = manifest::read(&list)?;
    sound(&files)?;
    let names: BTreeSet<&str> = listed.iter().map(|(name, _)| name.as_str()).collect();
    if let Some(name) = files.keys().find(|name| !names.contains(name.as_str())) {
        return Err(Msg::new("pack-not-listed").with("name", name.as_str()));
    }
    for (name, print) in &listed {
        let key = match files.get(name) {
            None => "pack-missing",
            Some(bytes) if digest::of_bytes(bytes) != *print => "pack-not-as-packed",
            Some(_) => continue,
        };
        return Err(Msg::new(key).with("name", name.as_str()));
    }
    let pack = Pack { id, title, program, stamp, files };
    if pack.program.len() > 40 || listed.len() != pack.files.len() || !names_its_scenario(&pack) {
        return Err(Msg::new("pack-list-broken"));
    }
    Ok(pack)
}

/// Whether id and title of the list are those of the scenario, as far as it can be read.
fn names_its_scenario(pack: &Pack) -> bool {
    let bytes = pack.files.get("scenario.ron").map(Vec::as_slice).unwrap_or_default();
    let sound = !pack.id.is_empty() && pack.id.len() <= 64 && fault(&pack.id).is_none();
    match load::scenario("scenario.ron", bytes).0 {
        Some(scenario) => sound && scenario.id == *pack.id.as_str() && scenario.title == pack.title,
        None => sound,
    }
}

fn unpacked(bytes: &[u8]) -> Result<Files, Msg> {
    let bounds = Limits { pieces: limits::FILES + 1, unpacked: limits::UNPACKED };
    let mut files = Files::new();
    let mut names: BTreeSet<String> = BTreeSet::new();
    let mut wanted = |name: &str, sort: Sort| {
        let said = |key| Err(Msg::new(key).with("name", name));
        if let Some(msg) = fault(name.strip_suffix('/').unwrap_or(name)) {
            return Err(msg);
        }
        match sort {
            // Folders are made with what is in them.
            Sort::Folder => Ok(false),
            Sort::Other => said("pack-link"),
            Sort::File if !names.insert(folded(name)) => said("pack-twice"),
            Sort::File if name != MANIFEST && kind::limit(name).is_none() => said("pack-kind"),
            Sort::File => Ok(true),
        }
    };
    let mut take = |name: String, bytes| {
        files.insert(name, bytes);
        Ok(())
    };
    archive::each(bytes, bounds, &mut wanted, &mut take).map_err(|trouble| match trouble {
        Trouble::Broken => Msg::new("pack-broken"),
        Trouble::Locked => Msg::new("pack-locked"),
        Trouble::Pieces => Msg::new("pack-too-many-files").with("limit", limits::FILES),
        Trouble::Unpacked => too_large(),
        Trouble::Twice => Msg::new("pack-two-of-one-name"),
        Trouble::Refused(msg) => msg,
    })?;
    Ok(files)
}
