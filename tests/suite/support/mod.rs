//! What several suites share.

pub(crate) mod cases;
pub(crate) mod words;
