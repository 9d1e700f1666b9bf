//! Simulated colleagues, and runs by the thousand.
//!
//! - [`policy`]: how a colleague behaves: expert, novice, slow, absent.
//! - [`colleague`]: a colleague at one seat; [`work`]: how it goes about what it owes; [`means`]: acts that would do it;
//!   [`handbook`]: what it knows by heart; [`eyes`]: the only door through which it looks.
//! - [`colleagues`]: all of one exercise, asked in order; [`live`]: with a journal; [`bare`]: without.
//! - [`batch`]: whole runs by the thousand; [`census`]: counted; [`script`]: runs written down; [`record`]: played.
//! - [`history`]: what came before some moment, made up.
//! - [`proof`]: the deep check: a scenario gone through over decisions, chance and ways of playing, and what is found.
//! - [`search`]: bounded search over small packed states.
//!
//! # Invariants
//! - A colleague is a pure function of the seed, what its seat sees, and the time; its commands are ordinary inputs.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod bare;
pub mod batch;
pub mod census;
pub mod colleague;
pub mod colleagues;
pub mod craft;
mod deeds;
mod errands;
pub mod eyes;
mod fill;
pub mod handbook;
mod handover;
pub mod history;
mod intents;
mod journeys;
pub mod live;
pub mod means;
mod mind;
mod moment;
pub mod moving;
pub mod policy;
pub mod proof;
pub mod record;
pub mod script;
pub mod search;
mod ways;
mod whereabouts;
pub mod work;
pub mod world;
