//! Every procedure, scenario and map that is shipped reads without a finding.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hotwash::base::{Diagnostics, Lang, Severity};
use hotwash::cli::render::{Sheet, pictures};
use hotwash::content::check::{check, check_map};
use hotwash::content::load;
use hotwash::content::model::Model;
use hotwash::content::model::tables::SlotTy;
use hotwash::content::procedure::Procedure;
use hotwash::tell::titles::Titles;

use crate::support::shipped;
use crate::support::words::english;

fn files(folder: &str, name: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.unwrap().path().join(name)).filter(|path| path.is_file()).collect();
    files.sort();
    files
}

fn reads(folder: &str, name: &str, read: impl Fn(&str, &[u8]) -> Diagnostics) {
    for path in files(folder, name) {
        let text = std::fs::read_to_string(&path).unwrap();
        let shown = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display().to_string();
        let diagnostics = read(&shown, text.as_bytes());
        let source = |_: &str| Some(text.as_str());
        let sheet = Sheet { source: &source, words: &english, color: false, width: 120 };
        assert!(diagnostics.list.is_empty(), "\n{}", pictures(&diagnostics, &sheet));
    }
}

/// The files of a procedure's folder by their names from the root, and the procedure.
fn procedure_of(folder: &Path) -> Option<(BTreeMap<String, String>, Option<Procedure>, Diagnostics)> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for path in walk(folder) {
        let shown =
            path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_string_lossy().replace('\\', "/");
        texts.insert(shown, std::fs::read_to_string(&path).unwrap());
    }
    let main = texts.keys().find(|name| name.ends_with("/procedure.ron")).cloned()?;
    let text = texts[&main].clone();
    let parts: Vec<(&str, &[u8])> =
        texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let (procedure, diagnostics) = load::procedure_with_parts((&main, text.as_bytes()), &parts);
    Some((texts, procedure, diagnostics))
}

fn clean(texts: &BTreeMap<String, String>, diagnostics: &Diagnostics) {
    let source = |name: &str| texts.get(name).map(String::as_str);
    let sheet = Sheet { source: &source, words: &english, color: false, width: 120 };
    assert!(diagnostics.list.is_empty(), "\n{}", pictures(diagnostics, &sheet));
}

#[test]
fn shipped_procedures_are_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/procedures");
    for folder in std::fs::read_dir(root).unwrap() {
        let Some((texts, procedure, diagnostics)) = procedure_of(&folder.unwrap().path()) else { continue };
        clean(&texts, &diagnostics);
        clean(&texts, &Model::compile_procedure(Arc::new(procedure.unwrap())));
    }
}

#[test]
fn shipped_scenarios_compile_against_their_procedure() {
    for path in files("scenarios", "scenario.ron") {
        let shown =
            path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_string_lossy().replace('\\', "/");
        let text = std::fs::read_to_string(&path).unwrap();
        let scenario = load::scenario(&shown, text.as_bytes()).0.unwrap();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/procedures");
        let (mut texts, procedure, _) = procedure_of(&root.join(scenario.procedure.as_str())).unwrap();
        texts.insert(shown, text);
        clean(&texts, &Model::compile(Arc::new(procedure.unwrap()), Arc::new(scenario)).1);
    }
}

#[test]
fn shipped_procedures_make_sense() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/procedures");
    for folder in std::fs::read_dir(root).unwrap() {
        let Some((texts, procedure, _)) = procedure_of(&folder.unwrap().path()) else { continue };
        without_errors(&texts, check(&procedure.unwrap(), None));
    }
}

#[test]
fn shipped_scenarios_make_sense() {
    for path in files("scenarios", "scenario.ron") {
        let shown =
            path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_string_lossy().replace('\\', "/");
        let text = std::fs::read_to_string(&path).unwrap();
        let scenario = load::scenario(&shown, text.as_bytes()).0.unwrap();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/procedures");
        let (mut texts, procedure, _) = procedure_of(&root.join(scenario.procedure.as_str())).unwrap();
        texts.insert(shown, text);
        let mut diagnostics = check(&procedure.unwrap(), Some(&scenario));
        let map = path.with_file_name("map.ron");
        if let Ok(text) = std::fs::read_to_string(&map) {
            let shown =
                map.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_string_lossy().replace('\\', "/");
            diagnostics.extend(check_map(&load::map(&shown, text.as_bytes()).0.unwrap(), &scenario));
            texts.insert(shown, text);
        }
        without_errors(&texts, diagnostics);
    }
}

/// Errors fail; warnings are shown with `--nocapture`.
#[expect(clippy::print_stderr, reason = "warnings are for people who look")]
fn without_errors(texts: &BTreeMap<String, String>, diagnostics: Diagnostics) {
    let source = |name: &str| texts.get(name).map(String::as_str);
    let sheet = Sheet { source: &source, words: &english, color: false, width: 120 };
    let (errors, others) =
        diagnostics.list.into_iter().partition(|finding| finding.severity == Severity::Error);
    eprintln!("{}", pictures(&Diagnostics { list: others }, &sheet));
    clean(texts, &Diagnostics { list: errors });
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(walk(&path));
        } else if path.extension().is_some_and(|extension| extension == "ron") {
            files.push(path);
        }
    }
    files
}

#[test]
fn shipped_scenarios_are_read() {
    reads("scenarios", "scenario.ron", |file, bytes| load::scenario(file, bytes).1);
}

#[test]
fn shipped_maps_are_read() {
    reads("scenarios", "map.ron", |file, bytes| load::map(file, bytes).1);
}

#[test]
fn whatever_a_trainee_chooses_has_a_title() {
    let model = shipped::model("seafarers");
    let titles = Titles::new(&model, Lang::Ka);
    let mut bare = Vec::new();
    for slot in model.actions.iter().flat_map(|action| &action.slots) {
        let (SlotTy::Word(words) | SlotTy::Words(words)) = &slot.ty else { continue };
        bare.extend(words.iter().map(|word| titles.word(*word)).filter(|title| title.is_ascii()));
    }
    assert_eq!(bare, Vec::<&str>::new());
}
