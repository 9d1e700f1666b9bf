//! Simulated colleagues, and runs by the thousand.
//!
//! # Invariants
//! - A colleague is a pure function of the seed, what its seat sees, and the time; its commands are ordinary inputs.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod bare;
pub mod batch;
pub mod colleague;
pub mod colleagues;
pub mod eyes;
pub mod handbook;
pub mod means;
pub mod policy;
pub mod script;
pub mod work;
