//! The `hotwash` program: everything it does is in the library.

fn main() -> std::process::ExitCode {
    hotwash::cli::main()
}
