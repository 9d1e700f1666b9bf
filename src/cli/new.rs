//! `new scenario` and `new procedure`: a folder with content that can be checked and played at once.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;

use serde_json::json;

use crate::base::Msg;
use crate::cli::args::{self, NewCommand};
use crate::cli::failure::Failure;
use crate::cli::library::shown;
use crate::cli::output::{Exit, Output};

/// The longest id content may have, in bytes.
const NAME_LIMIT: usize = 64;

const SCENARIO: &str = include_str!("../../assets/templates/scenario.ron");
const PROCEDURE: &str = include_str!("../../assets/templates/procedure.ron");

/// Makes the folder and its file; nothing that exists is overwritten.
///
/// # Errors
/// [`Failure`] if the name cannot be an id, the file is there already, or it cannot be written.
pub fn run(args: &args::New, out: &Output) -> Result<Exit, Failure> {
    let (folder, file, template, key) = match &args.command {
        NewCommand::Scenario { folder } => (folder, "scenario.ron", SCENARIO, "new-scenario-made"),
        NewCommand::Procedure { folder } => (folder, "procedure.ron", PROCEDURE, "new-procedure-made"),
    };
    let id = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let sound = !id.is_empty()
        && id.len() <= NAME_LIMIT
        && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    if !sound {
        return Err(Failure::new(Msg::new("new-not-an-id").with("name", shown(folder))));
    }
    let path = folder.join(file);
    write(folder, &path, &template.replace("__ID__", id))?;
    if out.is_json() {
        out.json(&json!({ "made": shown(&path) }));
    } else {
        out.line(&out.say(&Msg::new(key).with("path", shown(&path)).with("folder", shown(folder))));
    }
    Ok(Exit::Fine)
}

fn write(folder: &Path, path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error: &std::io::Error| {
        let key =
            if error.kind() == std::io::ErrorKind::AlreadyExists { "new-exists" } else { "cli-cannot-write" };
        Failure::new(Msg::new(key).with("path", shown(path)).with("reason", error.to_string()))
    };
    std::fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    let mut file =
        OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| failed(&error))?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(|error| failed(&error))
}
