//! Layer score.
