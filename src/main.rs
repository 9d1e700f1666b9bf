//! The `hotwash` program: everything it does is in the library.

/// Colleagues and cards make many small lists; this allocator is measurably quicker with them (`benches/explore.rs`).
/// Without its huge pages (`no_thp`): they would keep 60 MB more of the window resident (`benches/window`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[cfg(feature = "desktop")]
fn main() -> std::process::ExitCode {
    match hotwash::cli::only_a_window_is_asked_for().map(hotwash::desktop::main) {
        Some(Ok(code)) => code,
        Some(Err(why)) => hotwash::cli::main(why),
        None => hotwash::cli::main(hotwash::cli::NO_DESKTOP),
    }
}

#[cfg(not(feature = "desktop"))]
fn main() -> std::process::ExitCode {
    hotwash::cli::main(hotwash::cli::NO_DESKTOP)
}
