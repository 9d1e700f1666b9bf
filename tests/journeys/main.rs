//! Journeys: the program in a real window on a screen of its own, led by keys and mouse as a person would lead it, and
//! judged by what stands on disk afterwards and by the program still being there. What the screen showed is kept in
//! `target/journeys/*.png`, to be looked at.
//!
//! They need Linux with Xvfb, xdotool and a Vulkan driver in software, so `cargo test` leaves them out; this runs them:
//! `cargo test --test journeys -- --ignored --test-threads 1`.
//!
//! | file | what |
//! |---|---|
//! | `person` | somebody at a machine: starts the program, presses keys, clicks, waits, takes pictures |
//! | `screen` | the screen: its pixels, its buttons, pictures of it |
//! | `disk` | what the program left on disk |
//! | `reader` | a screen reader: what the program tells it |
//! | `keyboard` | keys by their place, in two layouts |
//! | `evacuation` | the evacuation by keyboard alone, as it is read aloud |
//! | `first_start` | from the first start to the first act |
//! | `power` | the power fails in the middle |
//! | `trouble` | the disk is full; nothing can draw; there is no screen |
//! | `mouse` | by mouse alone |
//! | `pictures` | every screen, for people to look at |

#![cfg_attr(
    target_os = "linux",
    expect(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::get_unwrap,
        reason = "a journey that cannot go on has failed, and says where"
    )
)]

#[cfg(target_os = "linux")]
mod disk;
#[cfg(target_os = "linux")]
mod evacuation;
#[cfg(target_os = "linux")]
mod first_start;
#[cfg(target_os = "linux")]
mod keyboard;
#[cfg(target_os = "linux")]
mod mouse;
#[cfg(target_os = "linux")]
mod person;
#[cfg(target_os = "linux")]
mod pictures;
#[cfg(target_os = "linux")]
mod power;
#[cfg(target_os = "linux")]
mod reader;
#[cfg(target_os = "linux")]
mod screen;
#[cfg(target_os = "linux")]
mod trouble;
