//! Tests of the kernel on the small crisis.

mod opening;
mod play;
