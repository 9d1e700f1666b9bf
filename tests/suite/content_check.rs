//! Rules of sense: each finds its broken example and nothing else; the small sound content has no finding.

use std::collections::BTreeSet;

use hotwash::content::codes;

use crate::support::cases;
use crate::support::sound::findings;

#[test]
fn the_sound_content_has_no_finding() {
    assert_eq!(findings("sound.ron", "// map\n").list, Vec::new());
}

#[test]
fn mistakes_of_sense_are_found_where_the_cases_say() {
    cases::run("check", findings);
}

#[test]
fn every_finding_of_sense_says_where_and_what_would_mend_it() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/check");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let source = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for finding in findings("x.ron", &source).list {
            assert!(finding.primary.span.is_some() && !finding.primary.path.is_empty(), "{finding:?}");
            assert!(!finding.help.is_empty() || finding.replacement.is_some(), "{finding:?}");
            seen += 1;
        }
    }
    assert!(seen > 80, "{seen}");
}

#[test]
fn every_rule_of_sense_has_a_broken_example() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/check");
    let mut shown: BTreeSet<String> = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let code = path.file_stem().unwrap().to_string_lossy().split('_').next().unwrap().to_uppercase();
        assert!(text.contains(&format!("[{code}]")), "{} does not show {code}", path.display());
        shown.insert(code);
    }
    let missing: Vec<&str> = codes::ALL
        .iter()
        .map(|(code, _)| code.0)
        .filter(|code| code.starts_with("T0") && !shown.contains(*code))
        .collect();
    assert_eq!(missing, [""; 0]);
}
