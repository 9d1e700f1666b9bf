//! Shipped scenarios and the small crisis, compiled once.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};

use hotwash::base::PartId;
use hotwash::content::load;
use hotwash::content::model::Model;
use hotwash::content::procedure::Procedure;
use hotwash::content::scenario::{PartStart, Scenario};
use hotwash::exercise::{Exercise, part};
use hotwash::explore::record;
use hotwash::explore::script::Script;
use hotwash::kernel::Plan;
use hotwash::trace::{Names as _, Table};

use crate::support::files::files_under;

/// A scenario of `scenarios/`, or `mini` or `move` of `tests/data`, with its procedure.
pub(crate) fn model(name: &str) -> Arc<Model> {
    static MODELS: OnceLock<Mutex<BTreeMap<String, Arc<Model>>>> = OnceLock::new();
    let models = MODELS.get_or_init(|| Mutex::new(BTreeMap::new()));
    let mut models = models.lock().unwrap();
    Arc::clone(models.entry(name.to_owned()).or_insert_with(|| Arc::new(read(name))))
}

/// The plan by which a script of a scenario in `scenarios/` is played. The past of a part comes from the recorded run;
/// while that is being recorded anew, from its script.
pub(crate) fn plan(name: &str, script: &Script) -> Arc<Plan> {
    let whole = Arc::new(Plan::new(model(name)));
    let part = script.part.as_ref().and_then(|part| whole.model.find(Table::Part, part)).map(PartId);
    let row = part.and_then(|part| whole.model.scenario.parts.get(part.index()));
    let (Some(part), Some(PartStart::Folded(run))) = (part, row.map(|row| &row.start)) else { return whole };
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(name).join("runs").join(run.as_str());
    let name_of_run = run.to_string();
    // Not recorded yet: nothing to read, so the script is played.
    let recorded = std::fs::read(path.with_extension("journal")).unwrap_or_default();
    let run = match Exercise::read(&whole, recorded.as_slice()) {
        Ok(recorded) => recorded.exercise,
        Err(_) => {
            let script = Script::read(&std::fs::read_to_string(path.with_extension("run")).unwrap()).unwrap();
            record::play(&script, &whole).unwrap()
        }
    };
    Arc::new(Plan::new(Arc::new(part::folded(&whole.model, part, &name_of_run, &run).unwrap())))
}

fn read(name: &str) -> Model {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (folder, scenario) = if ["mini", "move"].contains(&name) {
        let folder = root.join("tests/data").join(name);
        (folder.clone(), folder.join("scenario.ron"))
    } else {
        let folder = root.join("assets/procedures/reference");
        (folder, root.join("scenarios").join(name).join("scenario.ron"))
    };
    let scenario = std::fs::read_to_string(&scenario).unwrap();
    let (model, found) = Model::compile(procedure(&folder), read_scenario(&scenario));
    assert!(!found.has_errors(), "{:?}", found.list.first());
    model.unwrap()
}

/// The bundled procedure.
pub(crate) fn reference() -> Arc<Procedure> {
    static REFERENCE: OnceLock<Arc<Procedure>> = OnceLock::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/procedures/reference");
    Arc::clone(REFERENCE.get_or_init(|| procedure(&folder)))
}

/// A scenario's text.
pub(crate) fn read_scenario(text: &str) -> Arc<Scenario> {
    let (scenario, found) = load::scenario("scenario.ron", text.as_bytes());
    assert!(!found.has_errors(), "{:?}", found.list.first());
    Arc::new(scenario.unwrap())
}

/// The procedure of a folder.
fn procedure(folder: &Path) -> Arc<Procedure> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts: Vec<(String, Vec<u8>)> = files_under(folder, "ron")
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
    Arc::new(procedure.unwrap())
}
