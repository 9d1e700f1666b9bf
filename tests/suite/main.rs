//! The one integration-test binary.
#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
#![expect(clippy::panic, reason = "a panic is a failed test")]

mod adapt;
mod adversaries;
mod adversaries_on_the_road;
mod architecture;
mod beginnings;
mod census;
mod cli;
mod comparison;
mod content_check;
mod content_malformed;
mod content_shipped;
mod content_syntax;
mod corpus;
mod coverage;
mod cross_check;
mod deep;
mod drift;
mod earthquake;
mod edits;
mod evacuation;
mod exercise;
mod explore;
mod findings;
mod georgian;
mod guide;
mod i18n;
mod journal;
mod msel;
mod mutations;
mod names;
mod pack;
mod promises;
mod proved;
mod reference_cases;
mod runs;
mod score;
mod score_cases;
mod score_properties;
mod seafarers;
mod search;
mod sentences;
mod sheets;
mod sheets_ours;
mod sights;
mod story;
mod support;
mod templates;
mod transcripts;

use std::path::Path;

/// A test file that is not declared above would silently never run.
#[test]
fn no_test_file_is_forgotten() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let main = std::fs::read_to_string(folder.join("main.rs")).unwrap();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let module = name.trim_end_matches(".rs");
        assert!(module == "main" || main.contains(&format!("mod {module};")), "{name} is not declared");
    }
}
