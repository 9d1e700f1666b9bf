//! `package`: a folder that starts without cargo, to be handed out: this executable, what to read first, the author's guide,
//! the licences of everything inside. For who builds the program; cargo must be there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;
use serde_json::json;

use crate::base::{Lang, Msg};
use crate::cli::args;
use crate::cli::failure::Failure;
use crate::cli::guide;
use crate::cli::library::shown;
use crate::cli::output::{Exit, Output};
use crate::i18n::Catalogue;

/// The licence of the faces.
const FACES: &str = include_str!("../../assets/fonts/LICENSE.txt");
/// Where the program was built.
const SOURCE: &str = env!("CARGO_MANIFEST_DIR");

/// What cargo knows of the packages inside.
#[derive(Debug, Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Debug, Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
    repository: Option<String>,
    manifest_path: PathBuf,
}

#[derive(Debug, Deserialize)]
struct Resolve {
    root: String,
    nodes: Vec<Node>,
}

#[derive(Debug, Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Debug, Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Debug, Deserialize)]
struct Kind {
    kind: Option<String>,
}

/// Makes the folder; one that exists is left alone.
///
/// # Errors
/// [`Failure`] if it exists or cannot be made, or cargo cannot say what is inside.
pub fn run(args: &args::Package, out: &Output) -> Result<Exit, Failure> {
    let (version, system) = (env!("CARGO_PKG_VERSION"), std::env::consts::OS);
    let folder = args.folder.join(format!("Hotwash-{version}-{system}"));
    let third_party = third_party()?;
    if folder.exists() {
        return Err(Failure::new(Msg::new("package-exists").with("path", shown(&folder))));
    }
    let licences = folder.join("licences");
    for inside in [&licences, &folder.join("guide")] {
        std::fs::create_dir_all(inside).map_err(|error| Failure::io_write(inside, &error))?;
    }
    let this = std::env::current_exe().map_err(|error| Failure::io(Path::new("hotwash"), &error))?;
    let program = folder.join(format!("hotwash{}", std::env::consts::EXE_SUFFIX));
    // With it goes its right to be started.
    std::fs::copy(&this, &program).map_err(|error| Failure::io_write(&program, &error))?;
    write(&folder.join("READ ME.txt"), &read_me())?;
    for lang in Lang::ALL {
        write(&folder.join("guide").join(format!("author.{}.md", lang.code())), guide::text(lang))?;
    }
    write(&licences.join("fonts.txt"), FACES)?;
    write(&licences.join("third-party.txt"), &third_party)?;
    if cfg!(debug_assertions) {
        out.complain(&out.word("package-debug"));
    }
    if out.is_json() {
        out.json(&json!({ "made": shown(&folder) }));
    } else {
        out.line(&out.say(&Msg::new("package-made").with("path", shown(&folder))));
    }
    Ok(Exit::Fine)
}

/// What to read first, Georgian before English. The command is what the system calls it.
fn read_me() -> String {
    let key = if cfg!(windows) { "package-start-windows" } else { "package-start" };
    let said = |lang| {
        let words = Catalogue::new(lang);
        let text = Msg::new("package-read-me")
            .with("version", env!("CARGO_PKG_VERSION"))
            .with("start", words.word(key))
            .with("command", if cfg!(windows) { ".\\hotwash.exe" } else { "./hotwash" });
        words.say(&text)
    };
    format!("{}\n\n{}\n{}\n", said(Lang::Ka), "-".repeat(60), said(Lang::En))
}

/// Writes a text as the system's simplest editor reads it.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let text =
        if cfg!(windows) { format!("\u{feff}{}", text.replace('\n', "\r\n")) } else { text.to_owned() };
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|error| Failure::io_write(path, &error))
}

/// The packages inside the executable with their licences: a list, then every text once with whose it is.
fn third_party() -> Result<String, Failure> {
    let metadata = metadata()?;
    let inside = inside(&metadata);
    let mut list = String::new();
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in &inside {
        let name = format!("{} {}", package.name, package.version);
        let licence = package.license.as_deref().unwrap_or("–");
        list.push_str(&format!("{name}: {licence} {}\n", package.repository.as_deref().unwrap_or_default()));
        for text in licence_texts(package.manifest_path.parent().unwrap_or(Path::new(SOURCE))) {
            texts.entry(text).or_default().insert(name.clone());
        }
    }
    for (text, whose) in texts {
        let whose: Vec<String> = whose.into_iter().collect();
        list.push_str(&format!("\n{}\n{}\n\n{text}\n", "=".repeat(60), whose.join(", ")));
    }
    Ok(list)
}

fn metadata() -> Result<Metadata, Failure> {
    let failed = |reason: String| {
        Failure::new(Msg::new("package-no-cargo").with("path", SOURCE).with("reason", reason))
    };
    let cargo = |args: &[&str]| {
        let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let answer = Command::new(program).args(args).current_dir(SOURCE).output();
        match answer.map_err(|error| failed(error.to_string()))? {
            answer if answer.status.success() => Ok(answer.stdout),
            answer => Err(failed(String::from_utf8_lossy(&answer.stderr).trim().to_owned())),
        }
    };
    let about = cargo(&["-vV"])?;
    let about = String::from_utf8_lossy(&about);
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    let target = format!("--filter-platform={host}");
    let answer = cargo(&["metadata", "--format-version=1", "--locked", "--offline", &target])?;
    serde_json::from_slice(&answer).map_err(|error| failed(error.to_string()))
}

/// The packages of others that are in the executable: what is needed to test or to build it is not.
fn inside(metadata: &Metadata) -> Vec<&Package> {
    let mut found: BTreeSet<&str> = BTreeSet::new();
    let mut open = vec![metadata.resolve.root.as_str()];
    while let Some(next) = open.pop() {
        if !found.insert(next) {
            continue;
        }
        let node = metadata.resolve.nodes.iter().find(|node| node.id == next);
        let needed = node.into_iter().flat_map(|node| &node.deps);
        open.extend(
            needed
                .filter(|dependency| dependency.dep_kinds.iter().any(|kind| kind.kind.is_none()))
                .map(|dependency| dependency.pkg.as_str()),
        );
    }
    let mut inside: Vec<&Package> = metadata
        .packages
        .iter()
        .filter(|package| found.contains(package.id.as_str()) && package.source.is_some())
        .collect();
    inside.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    inside
}

/// The licences in the folder of a package.
fn licence_texts(folder: &Path) -> Vec<String> {
    let wanted = |name: &str| {
        let name = name.to_ascii_lowercase();
        ["licen", "copying", "notice", "unlicense"].iter().any(|start| name.starts_with(start))
    };
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file() && path.file_name().is_some_and(|name| wanted(&name.to_string_lossy())))
        .collect();
    paths.sort();
    let read = |path: &PathBuf| std::fs::read_to_string(path).ok();
    paths.iter().filter_map(read).map(|text| text.replace("\r\n", "\n").trim().to_owned()).collect()
}
