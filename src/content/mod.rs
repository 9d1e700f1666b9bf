//! What authors write: procedures, scenarios, maps, and their compiled form.
//!
//! Data flow: bytes → [`syntax`] (lossless tree) → [`lower`] (typed author content: [`procedure`], [`scenario`], [`map`])
//! → [`check`] (authoring rules) → `model` (dense numbers, arrays) → kernel and score. Back into the files go [`edit`]s.
//!
//! # Invariants
//! - Reading never fails and never panics: it answers what could be read and all mistakes with their places.
//! - Pure: bytes come from the caller.
//!
//! # Not here
//! - Reading files and pictures of findings (`cli`).
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod chart;
pub mod check;
pub mod codes;
pub mod edit;
pub mod findings;
#[cfg(test)]
pub(crate) mod fixture;
pub mod kind;
pub mod load;
pub mod lower;
pub mod map;
pub mod model;
pub mod pattern;
pub mod print;
pub mod procedure;
pub mod review;
pub mod scenario;
pub mod settle;
pub mod short;
mod sourced;
pub mod suggest;
pub mod syntax;
