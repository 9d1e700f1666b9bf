//! The `hotwash` program: everything it does is in the library.

/// Colleagues and cards make many small lists; this allocator is measurably quicker with them (`benches/explore.rs`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    #[cfg(feature = "desktop")]
    if let Some(lang) = hotwash::cli::only_a_window_is_asked_for()
        && let Some(code) = hotwash::desktop::main(lang)
    {
        return code;
    }
    hotwash::cli::main()
}
