//! Rules of sense: each finds its broken example and nothing else; the small sound content has no finding.

use std::collections::BTreeSet;

use hotwash::base::{Diagnostic, Diagnostics, Label, Lang, Msg, Severity};
use hotwash::content::settle::settle;
use hotwash::content::{codes, load};
use hotwash::i18n::Catalogue;

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

/// Whatever rule finds it, a finding of `check` names a way out, in both languages.
#[test]
fn every_code_has_a_way_out_in_both_languages() {
    for (code, _) in codes::ALL {
        let place = Label { file: "x.ron".into(), span: None, path: String::new(), note: None };
        let mut found = Diagnostics::default();
        found.push(Diagnostic::new(*code, Severity::Error, Msg::new("check-duplicate"), place));
        settle(&mut found, &|_| None);
        for finding in &found.list {
            assert!(!finding.help.is_empty(), "{} has no way out", code.0);
            for help in &finding.help {
                for lang in Lang::ALL {
                    assert!(Catalogue::new(lang).has(help.key), "{} in {lang:?}", help.key);
                }
            }
        }
    }
}

#[test]
fn every_finding_of_reading_says_where_and_what_would_mend_it() {
    for folder in ["syntax", "malformed"] {
        let folder = format!("{}/tests/cases/{folder}", env!("CARGO_MANIFEST_DIR"));
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let source = std::fs::read_to_string(&path).unwrap();
            let (_, mut found) = load::scenario("x.ron", source.as_bytes());
            settle(&mut found, &|_| Some(source.as_str()));
            for finding in found.list.iter().filter(|finding| finding.code != codes::TOO_MANY) {
                assert!(finding.primary.span.is_some(), "{}: {finding:?}", path.display());
                assert!(!finding.help.is_empty() || finding.replacement.is_some(), "{finding:?}");
            }
        }
    }
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
