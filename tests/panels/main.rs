//! Tests of the panels: found by their accessible names, pressed, and asked what they wanted done.
#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod act;
mod after;
mod fit;
mod glyphs;
mod home;
mod map;
mod rest;
mod roll;
mod seat;
mod seat_left;
mod support;
mod turn;
