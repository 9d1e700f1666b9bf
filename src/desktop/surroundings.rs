//! Surroundings that would disturb a person, put right by a second start of the program.
//!
//! - Windows gives a program of the terminal a console even where it was started from the desktop. The window needs none:
//!   it is opened by a second start that has none, and the first one ends, its console with it. Commands keep theirs.
//! - Libraries that look for a display complain to the terminal where no folder is named for what lasts as long as a
//!   session. One is named.

use std::process::Command;

/// The program as it was started.
fn again() -> Option<Command> {
    let mut command = Command::new(std::env::current_exe().ok()?);
    command.args(std::env::args_os().skip(1));
    Some(command)
}

/// Names a folder of the session where there is none. Before anything looks for a display.
#[cfg(all(unix, not(target_os = "macos")))]
pub(super) fn name_session_folder() {
    use std::os::unix::process::CommandExt as _;

    const NAME: &str = "XDG_RUNTIME_DIR";
    let named = std::env::var_os(NAME).is_some_and(|folder| !folder.is_empty());
    if !named && let Some(mut command) = again() {
        // The program goes on here only if it could not be started again.
        let _failed = command.env(NAME, std::env::temp_dir()).exec();
    }
}

/// Other systems have no such folder.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub(super) const fn name_session_folder() {}

/// Whether the window was left to a start of the program without a console.
#[cfg(windows)]
pub(super) fn left_with_console() -> bool {
    use std::os::windows::process::CommandExt as _;
    use std::process::Stdio;

    /// Set for the second start.
    const MARK: &str = "HOTWASH_WITHOUT_CONSOLE";
    /// Without a console.
    const DETACHED_PROCESS: u32 = 8;
    if std::env::var_os(MARK).is_some() {
        return false;
    }
    let Some(mut command) = again() else { return false };
    command.env(MARK, "1").creation_flags(DETACHED_PROCESS);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().is_ok()
}

/// Elsewhere there is no such console.
#[cfg(not(windows))]
pub(super) const fn left_with_console() -> bool {
    false
}
