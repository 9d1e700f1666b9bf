//! Unpacks a packed file (.zip, .xlsx, .hotwash) within limits, piece by piece.
//!
//! # Invariants
//! - Never more than [`Limits::unpacked`] bytes are unpacked, whatever the file says of itself.
//! - Nothing panics, whatever the bytes.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::base::Msg;

/// How much is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// The most pieces.
    pub(super) pieces: usize,
    /// The most bytes of all pieces together, unpacked.
    pub(super) unpacked: u64,
}

/// Why a packed file is not read on.
#[derive(Clone, Debug)]
pub(super) enum Trouble {
    /// It is damaged, or no packed file.
    Broken,
    /// A piece is locked with a password.
    Locked,
    /// There are more pieces than are read.
    Pieces,
    /// Unpacked, it is larger than what is read.
    Unpacked,
    /// Two pieces have one name.
    Twice,
    /// Whoever reads it does not want it.
    Refused(Msg),
}

impl From<Msg> for Trouble {
    fn from(msg: Msg) -> Self {
        Self::Refused(msg)
    }
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Bytes.
    File,
    /// A folder.
    Folder,
    /// Something else: a link, a device.
    Other,
}

/// What a file system calls an ordinary file, a folder, and the bits that say so.
const FILE: u32 = 0o100_000;
const FOLDER: u32 = 0o040_000;
const SORTS: u32 = 0o170_000;

/// Unpacks the pieces that are wanted, one after the other, and gives them with their names.
///
/// # Errors
/// The first [`Trouble`].
pub(super) fn each(
    bytes: &[u8],
    limits: Limits,
    wanted: &mut dyn FnMut(&str, Sort) -> Result<bool, Msg>,
    take: &mut dyn FnMut(String, Vec<u8>) -> Result<(), Msg>,
) -> Result<(), Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_broken| Trouble::Broken)?;
    if archive.len() > limits.pieces {
        return Err(Trouble::Pieces);
    }
    if archive.has_duplicate_names() {
        return Err(Trouble::Twice);
    }
    let mut left = limits.unpacked;
    for number in 0..archive.len() {
        let mut piece = archive.by_index(number).map_err(|_broken| Trouble::Broken)?;
        if piece.encrypted() {
            return Err(Trouble::Locked);
        }
        let name = piece.name().map_err(|_broken| Trouble::Broken)?.into_owned();
        let sort = match piece.unix_mode().map(|mode| mode & SORTS) {
            _ if piece.is_symlink() => Sort::Other,
            _ if piece.is_dir() => Sort::Folder,
            None | Some(0 | FILE) => Sort::File,
            Some(FOLDER) => Sort::Folder,
            Some(_) => Sort::Other,
        };
        if !wanted(&name, sort)? {
            continue;
        }
        // What says itself that it is too large is not even begun.
        if piece.size() > left {
            return Err(Trouble::Unpacked);
        }
        let mut text = Vec::new();
        piece.by_ref().take(left + 1).read_to_end(&mut text).map_err(|_broken| Trouble::Broken)?;
        let taken = u64::try_from(text.len()).unwrap_or(u64::MAX);
        left = left.checked_sub(taken).ok_or(Trouble::Unpacked)?;
        take(name, text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(pieces: &[(&str, Vec<u8>)]) -> Vec<u8> {
        let mut file = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in pieces {
            file.start_file(*name, SimpleFileOptions::default()).unwrap();
            file.write_all(bytes).unwrap();
        }
        file.finish().unwrap().into_inner()
    }

    fn read(bytes: &[u8], limits: Limits) -> Result<usize, Trouble> {
        let mut sum = 0;
        let mut take = |_: String, bytes: Vec<u8>| {
            sum += bytes.len();
            Ok(())
        };
        each(bytes, limits, &mut |_, _| Ok(true), &mut take).map(|()| sum)
    }

    #[test]
    fn no_more_is_unpacked_than_may_be_whatever_the_file_says_of_itself() {
        let limits = Limits { pieces: 2, unpacked: 1_000 };
        let sound = packed(&[("a", vec![0; 400]), ("b", vec![0; 600])]);
        assert!(matches!(read(&sound, limits), Ok(1_000)));
        let large = packed(&[("a", vec![0; 500]), ("b", vec![0; 501])]);
        assert!(matches!(read(&large, limits), Err(Trouble::Unpacked)));
        // The sizes it names, in front of each piece and in the list at the end, made small.
        let mut lies = packed(&[("a", vec![0; 50_000])]);
        let size = 50_000_u32.to_le_bytes();
        for at in (0..lies.len() - 4).filter(|at| lies[*at..*at + 4] == size).collect::<Vec<_>>() {
            lies[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
        }
        let found = read(&lies, limits);
        assert!(matches!(found, Err(Trouble::Unpacked | Trouble::Broken)), "{found:?}");
        let many = packed(&[("a", Vec::new()), ("b", Vec::new()), ("c", Vec::new())]);
        assert!(matches!(read(&many, limits), Err(Trouble::Pieces)));
    }
}
