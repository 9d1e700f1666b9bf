//! Loading and checking content: all that is bundled, and a scenario of 200 injects.

#![expect(clippy::expect_used, reason = "a bench without its data has nothing to say")]
#![expect(clippy::print_stdout, reason = "a bench prints")]

mod measure;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hotwash::content::check::check;
use hotwash::content::load;
use hotwash::content::model::Model;
use hotwash::content::syntax::parse;

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "ron") {
            found.push(path);
        }
    }
}

fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    walk(&root.join(folder), &mut paths);
    let shown = |path: &Path| path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    paths.iter().filter_map(|path| Some((shown(path), std::fs::read(path).ok()?))).collect()
}

fn main() {
    let procedure_files = files("assets/procedures/reference");
    let scenario_files = files("scenarios");
    let main =
        procedure_files.iter().find(|(name, _)| name.ends_with("/procedure.ron")).expect("the procedure");
    let parts: Vec<(&str, &[u8])> =
        procedure_files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let procedure = || load::procedure_with_parts((&main.0, &main.1), &parts).0.expect("a procedure");
    let bytes: usize = procedure_files.iter().chain(&scenario_files).map(|(_, bytes)| bytes.len()).sum();

    let parsing = measure::best(|| {
        for (name, bytes) in procedure_files.iter().chain(&scenario_files) {
            std::hint::black_box(parse(&Arc::from(name.as_str()), bytes));
        }
    });
    measure::say("parse all bundled content", bytes as f64 / 1e6 / parsing.as_secs_f64(), "MB/s", "50");

    let loading = measure::best(|| {
        let procedure = Arc::new(procedure());
        for (name, bytes) in &scenario_files {
            if name.ends_with("/scenario.ron") {
                let scenario = load::scenario(name, bytes).0.expect("a scenario");
                std::hint::black_box(Model::compile(Arc::clone(&procedure), Arc::new(scenario)).0);
            } else if name.ends_with("/map.ron") {
                std::hint::black_box(load::map(name, bytes));
            }
        }
    });
    measure::say(
        &format!("load and compile all bundled content ({} KB)", bytes / 1024),
        loading.as_secs_f64() * 1e3,
        "ms",
        "50",
    );

    let (name, bytes) = scenario_files
        .iter()
        .find(|(name, _)| name == "scenarios/evacuation/scenario.ron")
        .expect("evacuation");
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut more = String::from("injects: [");
    let present = load::scenario(name, text.as_bytes()).0.expect("a scenario").injects.len();
    for n in present..200 {
        writeln!(
            more,
            "(id: \"extra-{n}\", when: At(\"{}m\"), to: [\"CONSUL\"], channel: \"e-mail\", sender: (ka: \"საელჩო\", en: \"Embassy\"), \
             subject: (ka: \"ცნობა\", en: \"Report\"), text: (ka: \"ახალი ცნობა არ არის.\", en: \"Nothing new to report.\")),",
            n + 1
        )
        .expect("a string grows");
    }
    let large = text.replacen("injects: [", &more, 1);
    let checking = measure::best(|| {
        let procedure = procedure();
        let scenario = load::scenario(name, large.as_bytes()).0.expect("a scenario");
        assert_eq!(scenario.injects.len(), 200);
        std::hint::black_box(check(&procedure, Some(&scenario)));
    });
    measure::say(
        "check a scenario of 200 injects, loading included",
        checking.as_secs_f64() * 1e3,
        "ms",
        "200",
    );
}
