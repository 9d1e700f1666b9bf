//! What several suites share.

pub(crate) mod cases;
pub(crate) mod files;
pub(crate) mod words;
pub(crate) mod sound;
