//! How large a pack may be. A scenario with many pictures comes nowhere near.

/// The most bytes of a pack.
pub const BYTES: usize = 64 << 20;
/// The most bytes of what is inside.
pub const UNPACKED: u64 = 128 << 20;
/// The most files inside.
pub const FILES: usize = 2_000;
/// The most bytes of a text inside: what the reader of content accepts.
pub const TEXT: usize = crate::content::syntax::SIZE_LIMIT;
/// The most bytes of a picture, face or spreadsheet inside.
pub const PICTURE: usize = 32 << 20;
/// The most bytes of the list in front, and of a stamp.
pub const MANIFEST: usize = 1 << 20;
/// The most characters of a name of a person in a stamp.
pub const PERSON: usize = 100;
/// The most bytes of the name of a file with its folders, and of one part of it.
pub const NAME: usize = 200;
/// The most folders one in another.
pub const DEPTH: usize = 6;
