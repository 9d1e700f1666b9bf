//! Tests of the panels: found by their accessible names, pressed, and asked what they wanted done.

mod home;
mod support;
