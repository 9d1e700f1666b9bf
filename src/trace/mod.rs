//! Layer trace.
