//! The content that comes with the program, read from its files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use hotwash::content::load;
use hotwash::content::model::Model;
use hotwash::content::procedure::Procedure;

/// Where the procedure stands.
pub(crate) const PROCEDURE: &str = "assets/procedures/reference";

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "ron") {
            found.push(path);
        }
    }
}

/// The content files under a folder of the package, with their paths in it.
pub(crate) fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    walk(&root.join(folder), &mut paths);
    let shown = |path: &Path| path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    paths.iter().map(|path| (shown(path), std::fs::read(path).expect("a file"))).collect()
}

/// The procedure of these files.
pub(crate) fn procedure(files: &[(String, Vec<u8>)]) -> Arc<Procedure> {
    let parts: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
    let main = *parts.iter().find(|(name, _)| name.ends_with("/procedure.ron")).expect("the procedure");
    Arc::new(load::procedure_with_parts(main, &parts).0.expect("a procedure"))
}

/// The scenario of a folder of `scenarios/`, as it stands.
pub(crate) fn scenario(id: &str) -> Vec<u8> {
    let files = files(&format!("scenarios/{id}"));
    files.into_iter().find(|(name, _)| name.ends_with("/scenario.ron")).expect("the scenario").1
}

/// A scenario, compiled against a procedure.
pub(crate) fn compile(procedure: &Arc<Procedure>, scenario: &[u8]) -> Model {
    let scenario = load::scenario("scenario.ron", scenario).0.expect("a scenario");
    Model::compile(Arc::clone(procedure), Arc::new(scenario)).0.expect("a model")
}
