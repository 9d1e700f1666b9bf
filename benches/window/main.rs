//! The numbers of the window: `cargo bench --bench window`.
//!
//! First what the program does itself for a frame of a large exercise, without a renderer. Then the program is started
//! as a person starts it, under the display there is: how long until its first frame, how much memory, how much of a
//! core while nothing happens. Under software rendering on two cores the goals hold all the same.
#![expect(clippy::expect_used, reason = "a bench without its data has nothing to say")]
#![expect(clippy::print_stdout, reason = "a bench prints")]

mod large;
#[path = "../measure/mod.rs"]
mod measure;
mod panels;
mod program;
#[path = "../shipped/mod.rs"]
mod shipped;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    panels::numbers(large::Large::new());
    program::numbers();
}
