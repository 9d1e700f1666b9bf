//! Layer content.
