//! Bevy as simulator host, headless: it owns the loop, the fixed step and the messages; the exercise owns every fact.
//!
//! | file | what |
//! |---|---|
//! | [`host`] | one exclusive system of the fixed schedule advances the exercise; messages in and out |
//! | [`mirror`] | places, routes, groups, people and vehicles as entities, read-only |
//!
//! # Invariants
//! - Facts change only inside the exercise. Nothing written to an entity of the mirror ever reaches it.
//! - The same inputs through the plain exercise and through the host leave the same journal bytes.
//! - Runs without a window, a renderer or a display.

pub mod host;
pub mod mirror;

pub use host::{Ask, Host, HostPlugin, Session, Told};
pub use mirror::{MirrorPlugin, Standing, Thing};
