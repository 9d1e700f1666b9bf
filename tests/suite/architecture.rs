//! Each layer imports only what its row of the table in the crate documentation allows.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Layer, and the layers it may import besides itself.
const ROWS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("trace", &["base"]),
    ("content", &["base", "trace"]),
    ("i18n", &["base", "content"]),
    ("kernel", &["base", "content", "trace"]),
    ("score", &["base", "content", "trace"]),
    ("journal", &["base", "trace"]),
    ("exercise", &["base", "content", "trace", "kernel", "score", "journal"]),
    ("explore", &["base", "content", "trace", "kernel", "score", "exercise"]),
    (
        "author",
        &["base", "content", "i18n", "trace", "kernel", "score", "journal", "exercise", "explore", "tell"],
    ),
    ("tell", &["base", "content", "trace", "i18n", "kernel", "score", "exercise"]),
    ("ui", &["base", "content", "trace", "i18n", "kernel", "score", "exercise", "explore", "tell"]),
    ("sim", &["base", "content", "trace", "exercise"]),
    (
        "cli",
        &[
            "base", "content", "trace", "i18n", "kernel", "score", "journal", "exercise", "explore",
            "author", "tell",
        ],
    ),
    (
        "desktop",
        &[
            "base", "content", "trace", "i18n", "kernel", "score", "journal", "exercise", "explore",
            "author", "tell", "cli", "ui", "sim",
        ],
    ),
];

/// Layers that answer the same bytes on any machine: no files, clock, environment, threads or hash order.
const PURE: &[&str] =
    &["base", "content", "trace", "kernel", "score", "journal", "exercise", "explore", "author"];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn layers() -> BTreeMap<String, Vec<(PathBuf, String)>> {
    let mut layers: BTreeMap<String, Vec<(PathBuf, String)>> = BTreeMap::new();
    let mut files = Vec::new();
    rust_files(&source(), &mut files);
    for file in files {
        let inner = file.strip_prefix(source()).unwrap();
        let mut parts = inner.components();
        let first = parts.next().unwrap().as_os_str().to_string_lossy().into_owned();
        if parts.next().is_some() {
            let text = std::fs::read_to_string(&file).unwrap();
            layers.entry(first).or_default().push((inner.to_path_buf(), text));
        }
    }
    layers
}

/// Every line without its comment, with its number.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines().map(|line| line.split("//").next().unwrap_or_default()))
}

/// The layers named by `crate::<layer>` outside comments; of a group `crate::{…}`, whose layers could not be told, nothing.
fn imports(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, code) in code(text) {
        for rest in code.split("crate::").skip(1) {
            let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            found.push((number, name));
        }
    }
    found
}

#[test]
fn every_folder_is_a_row_of_the_table() {
    let known: Vec<&str> = ROWS.iter().map(|(layer, _)| *layer).collect();
    for layer in layers().keys() {
        assert!(known.contains(&layer.as_str()), "src/{layer} has no row in the architecture test");
    }
}

#[test]
fn layers_import_only_what_their_row_allows() {
    let mut wrong = Vec::new();
    for (layer, files) in layers() {
        let Some((_, allowed)) = ROWS.iter().find(|(name, _)| *name == layer) else { continue };
        for (path, text) in files {
            for (line, import) in imports(&text) {
                let is_layer = ROWS.iter().any(|(name, _)| *name == import);
                if is_layer && import != layer && !allowed.contains(&import.as_str()) {
                    wrong.push(format!("{}:{line} imports {import}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_search_knows_nothing_of_scenarios() {
    let files = layers().remove("explore").unwrap();
    let room = Path::new("explore").join("search");
    let mut seen = 0;
    for (path, text) in files.iter().filter(|(path, _)| path.starts_with(&room)) {
        seen += 1;
        for (line, code) in code(text) {
            for rest in code.split("crate::").skip(1) {
                let own = rest.starts_with("explore::search") || rest.starts_with("base");
                assert!(own, "{}:{line} reaches out of its room", path.display());
            }
        }
    }
    assert!(seen > 3);
}

/// Lines that name layers in a way [`imports`] cannot read.
fn grouped(text: &str) -> Vec<usize> {
    let hidden = |line: &str| {
        let line: String = line.split_whitespace().collect();
        line.contains("crate::{") || line.contains("crate::*") || line.ends_with("crate::")
    };
    code(text).filter(|(_, line)| hidden(line)).map(|(number, _)| number).collect()
}

#[test]
fn layers_are_imported_one_by_one() {
    let mut wrong = Vec::new();
    for (path, text) in layers().into_values().flatten() {
        wrong.extend(grouped(&text).into_iter().map(|line| format!("{}:{line}", path.display())));
    }
    assert!(wrong.is_empty(), "write one `use crate::<layer>::…` for each layer:\n{}", wrong.join("\n"));
}

#[test]
fn the_reading_of_imports_sees_what_it_should() {
    let text = "use crate::kernel::{Plan, step};\nlet x = crate::score::f(crate::base::X); // crate::cli\n";
    let seen: Vec<(usize, String)> = imports(text);
    let expected = [(1, "kernel"), (2, "score"), (2, "base")].map(|(line, name)| (line, name.to_owned()));
    assert_eq!(seen, expected);
    for line in ["use crate::{kernel, score};", "use crate ::{kernel};", "use crate::", "use crate::*;"] {
        assert_eq!(grouped(line), [1], "{line}");
    }
    assert_eq!(grouped(text), [0; 0]);
}

#[test]
fn pure_layers_forbid_clocks_files_and_hash_order() {
    for layer in PURE {
        let path = source().join(layer).join("mod.rs");
        let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("src/{layer} has no mod.rs"));
        assert!(
            text.contains("#![deny(clippy::disallowed_methods, clippy::disallowed_types)]"),
            "src/{layer}/mod.rs does not forbid what pure layers must not use"
        );
    }
}

#[test]
fn nothing_below_a_pure_layer_lifts_the_ban() {
    let mut wrong = Vec::new();
    for (layer, files) in layers() {
        if !PURE.contains(&layer.as_str()) {
            continue;
        }
        for (path, text) in files {
            let lifts = |line: &str| {
                ["allow(", "expect("].iter().any(|lint| line.contains(lint)) && line.contains("disallowed_")
            };
            wrong.extend(
                code(&text).filter(|(_, line)| lifts(line)).map(|(n, _)| format!("{}:{n}", path.display())),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Lines that reach files, unit tests included: data a test needs is part of the program or of `tests/`.
fn reaches_files(text: &str) -> Vec<usize> {
    let words = ["std::fs", "fs::", "File::", "std::env::", "std::io::stdin"];
    let own = |line: &str, word: &str| {
        line.match_indices(word)
            .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
    };
    code(text)
        .filter(|(_, line)| words.iter().any(|word| own(line, word)))
        .map(|(number, _)| number)
        .collect()
}

#[test]
fn files_are_touched_only_at_the_edge() {
    let mut wrong = Vec::new();
    for (layer, files) in layers() {
        if layer == "cli" || layer == "desktop" {
            continue;
        }
        for (path, text) in files {
            wrong.extend(reaches_files(&text).into_iter().map(|line| format!("{}:{line}", path.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(reaches_files("#[cfg(test)]\nmod tests {\n    use std::fs;\n}\nlet a = fs::read(b);"), [3, 5]);
    assert_eq!(reaches_files("let a = offs::b; // std::fs"), [0; 0]);
}
