//! Every sign of every text that is shipped is in the faces that are shipped: regular and bold, by the faces' own tables.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use hotwash::base::unseen::is_hidden;
use hotwash::content::check::may_stand;
use hotwash::ui::fonts::{BOLD_FACES, REGULAR_FACES};
use skrifa::{FontRef, MetadataProvider as _};

/// Signs egui writes by itself: what is cut off, what is hidden, what has no glyph.
const EGUI: &str = "…•◻?";

/// A text and where it stands.
struct Source {
    name: String,
    text: String,
}

/// The files below a folder with an ending, by name.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut found = Vec::new();
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn source(path: &Path) -> Source {
    let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_string_lossy().replace('\\', "/");
    Source { name, text: std::fs::read_to_string(path).unwrap() }
}

/// What the program writes: its lines without remarks and tests.
fn program(path: &Path) -> Source {
    let Source { name, text } = source(path);
    let written = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = written.lines().filter(|line| !line.trim_start().starts_with("//"));
    Source { name, text: lines.collect::<Vec<_>>().join("\n") }
}

/// The characters of a text, those written by their number too.
fn signs(text: &str) -> BTreeSet<char> {
    let numbered = text.split("\\u{").skip(1).filter_map(|rest| {
        let number = u32::from_str_radix(rest.split('}').next()?, 16).ok()?;
        char::from_u32(number)
    });
    text.chars().chain(numbered).filter(|sign| !sign.is_control() && !is_hidden(*sign)).collect()
}

/// The characters of these that no face of these has.
fn missing(signs: &BTreeSet<char>, faces: [(&str, &[u8]); 4]) -> Vec<char> {
    let tables = faces.map(|(name, bytes)| {
        FontRef::new(bytes).unwrap_or_else(|error| unreachable!("{name} cannot be read: {error}"))
    });
    signs
        .iter()
        .copied()
        .filter(|sign| tables.iter().all(|face| face.charmap().map(*sign).is_none()))
        .collect()
}

#[test]
fn every_sign_of_every_text_is_in_a_shipped_face() {
    let mut sources: Vec<Source> = Vec::new();
    for (folder, ending) in [("assets", "ftl"), ("assets", "ron"), ("scenarios", "ron")] {
        sources.extend(files(folder, ending).iter().map(|path| source(path)));
    }
    assert!(sources.len() > 60, "only {} files were found", sources.len());
    for folder in ["src/base", "src/content", "src/desktop", "src/exercise", "src/i18n", "src/tell", "src/ui"]
    {
        sources.extend(files(folder, "rs").iter().map(|path| program(path)));
    }
    // It names the ends of ranges, and what no text may hold.
    sources.retain(|source| !source.name.ends_with("forbidden_glyph.rs"));
    sources.push(Source { name: "egui".to_owned(), text: EGUI.to_owned() });
    let written = ('\0'..=char::MAX).filter(|sign| may_stand(*sign)).collect();
    sources.push(Source { name: "what an author may write".to_owned(), text: written });
    let mut faults = Vec::new();
    for Source { name, text } in &sources {
        let signs = signs(text);
        for (weight, faces) in [("regular", REGULAR_FACES), ("bold", BOLD_FACES)] {
            for sign in missing(&signs, faces) {
                faults.push(format!("{name}: {sign:?} (U+{:04X}) is in no {weight} face", u32::from(sign)));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_sign_no_face_has_is_found() {
    let found = missing(&signs("ა \\u{26A0} ✔ ₾ \u{202d}\n"), REGULAR_FACES);
    assert_eq!(found, ['⚠', '✔']);
}
