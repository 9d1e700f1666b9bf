//! Promises of the scores that hold for all cases.
