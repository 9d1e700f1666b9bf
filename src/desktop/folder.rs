//! Shows a folder with the system's own program, without a shell.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// The program that shows folders.
#[cfg(windows)]
const OPENER: &str = "explorer";
/// The program that shows folders.
#[cfg(target_os = "macos")]
const OPENER: &str = "open";
/// The program that shows folders.
#[cfg(not(any(windows, target_os = "macos")))]
const OPENER: &str = "xdg-open";

/// Shows a folder; it is made if it is not there yet.
pub(super) fn open(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut program = Command::new(OPENER)
        .arg(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    // It is waited for elsewhere, so that nothing is left behind of it.
    std::thread::spawn(move || program.wait());
    Ok(())
}
