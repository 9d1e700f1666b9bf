//! What several suites share.

pub(crate) mod branches;
pub(crate) mod cases;
pub(crate) mod crisis;
pub(crate) mod decisions;
pub(crate) mod files;
pub(crate) mod literate;
pub(crate) mod program;
pub(crate) mod shipped;
pub(crate) mod sound;
pub(crate) mod story;
pub(crate) mod trace;
pub(crate) mod trace_text;
pub(crate) mod words;
