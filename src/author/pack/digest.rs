//! The print of everything inside a pack: each file's name and bytes.

use crate::author::pack::Files;

/// A print. Equal only of equal content.
pub type Digest = blake3::Hash;

/// The print of one file's bytes.
#[must_use]
pub fn of_bytes(bytes: &[u8]) -> Digest {
    blake3::hash(bytes)
}

/// The print of all files.
#[must_use]
pub fn of(files: &Files) -> Digest {
    of_list(files.iter().map(|(name, bytes)| (name.as_str(), of_bytes(bytes))))
}

/// The print of files, each by its name and print, in the order of their names.
pub(super) fn of_list<'a>(list: impl Iterator<Item = (&'a str, Digest)>) -> Digest {
    let mut hash = blake3::Hasher::new();
    for (name, digest) in list {
        hash.update(&u64::try_from(name.len()).unwrap_or_default().to_le_bytes());
        hash.update(name.as_bytes());
        hash.update(digest.as_bytes());
    }
    hash.finalize()
}
