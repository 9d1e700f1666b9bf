//! Shipped scenarios and the small crisis, compiled once.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};

use hotwash::content::load;
use hotwash::content::model::Model;

use crate::support::files::files_under;

/// A scenario of `scenarios/`, or `mini` of `tests/data`, with its procedure.
pub(crate) fn model(name: &str) -> Arc<Model> {
    static MODELS: OnceLock<Mutex<BTreeMap<String, Arc<Model>>>> = OnceLock::new();
    let models = MODELS.get_or_init(|| Mutex::new(BTreeMap::new()));
    let mut models = models.lock().unwrap();
    Arc::clone(models.entry(name.to_owned()).or_insert_with(|| Arc::new(read(name))))
}

fn read(name: &str) -> Model {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (folder, scenario) = if name == "mini" {
        let folder = root.join("tests/data/mini");
        (folder.clone(), folder.join("scenario.ron"))
    } else {
        let folder = root.join("assets/procedures/reference");
        (folder, root.join("scenarios").join(name).join("scenario.ron"))
    };
    let scenario = std::fs::read_to_string(&scenario).unwrap();
    let texts: Vec<(String, Vec<u8>)> = files_under(&folder, "ron")
        .into_iter()
        .filter(|path| !path.ends_with("scenario.ron"))
        .map(|path| {
            (
                path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"),
                std::fs::read(&path).unwrap(),
            )
        })
        .collect();
    let parts: Vec<(&str, &[u8])> =
        texts.iter().map(|(name, text)| (name.as_str(), text.as_slice())).collect();
    let main = *parts.iter().find(|(name, _)| name.ends_with("/procedure.ron")).unwrap();
    let (procedure, found) = load::procedure_with_parts(main, &parts);
    assert!(!found.has_errors(), "{:?}", found.list.first());
    let (scenario, found) = load::scenario("scenario.ron", scenario.as_bytes());
    assert!(!found.has_errors(), "{:?}", found.list.first());
    let (model, found) = Model::compile(Arc::new(procedure.unwrap()), Arc::new(scenario.unwrap()));
    assert!(!found.has_errors(), "{:?}", found.list.first());
    model.unwrap()
}
