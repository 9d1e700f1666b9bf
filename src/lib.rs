//! Hotwash: a tabletop crisis-simulation training engine.
#![cfg_attr(test, expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test"))]

pub mod base;
pub mod cli;
pub mod content;
pub mod i18n;
pub mod score;
pub mod trace;
