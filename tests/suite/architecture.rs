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
    ("cli", &["base", "content", "trace", "i18n", "kernel", "score", "journal", "exercise", "explore"]),
];

/// Layers that answer the same bytes on any machine: no files, clock, environment, threads or hash order.
const PURE: &[&str] = &["base", "content", "trace", "kernel", "score", "journal", "exercise", "explore"];

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

/// The layers named by `crate::<layer>` outside comments.
fn imports(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        for rest in code.split("crate::").skip(1) {
            let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            found.push((number + 1, name));
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
fn pure_layers_forbid_clocks_files_and_hash_order() {
    for layer in PURE {
        let path = source().join(layer).join("mod.rs");
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        assert!(
            text.contains("#![deny(clippy::disallowed_methods, clippy::disallowed_types)]"),
            "src/{layer}/mod.rs does not forbid what pure layers must not use"
        );
    }
}

#[test]
fn files_are_touched_only_at_the_edge() {
    let mut wrong = Vec::new();
    for (layer, files) in layers() {
        if layer == "cli" {
            continue;
        }
        for (path, text) in files {
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for (number, line) in code.lines().enumerate() {
                if line.split("//").next().unwrap_or_default().contains("std::fs") {
                    wrong.push(format!("{}:{}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
