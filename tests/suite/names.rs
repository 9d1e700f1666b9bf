//! Georgian forms of names: the rules by example, every name of the shipped content for reading, and the sentences that
//! ask for a form.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use expect_test::expect_file;
use hotwash::i18n::names::{self, Case, CaseForms, NameKind};

use crate::support::shipped;

fn file(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn kind(word: &str) -> NameKind {
    match word {
        "place" => NameKind::Place,
        "person" => NameKind::Person,
        other => panic!("a name is a place or a person, not: {other}"),
    }
}

/// The cells of the lines of a table.
fn rows(text: &str) -> Vec<Vec<&str>> {
    text.lines()
        .filter(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect()
}

#[test]
fn names_take_the_forms_of_the_table() {
    let text = std::fs::read_to_string(file("tests/cases/names/forms.md")).unwrap();
    let rows = rows(&text);
    let (head, rows) = rows.split_first().unwrap();
    let cases: Vec<Case> = head[1..].iter().filter_map(|word| Case::of_word(word)).collect();
    assert_eq!(cases, Case::ALL, "the columns are the forms, in their order");
    let mut faults = Vec::new();
    let mut read = 0;
    for row in rows.iter().filter(|row| !row[0].starts_with('-')) {
        read += 1;
        let forms = CaseForms::of(row[1], kind(row[0]), None);
        for (case, expected) in cases.iter().zip(&row[1..]) {
            let made = forms.get(*case);
            if made != *expected {
                faults.push(format!("{} {}: {made}, not {expected}", row[1], case.word()));
            }
        }
        assert_eq!(row.len(), cases.len() + 1, "{}", row[1]);
    }
    assert!(read > 20, "{read} names");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// All names of the shipped scenarios and the roles of the procedure, each once, with all forms.
#[test]
fn every_name_stands_with_its_forms() {
    let mut told = String::new();
    let mut seen = BTreeSet::new();
    let mut tell = |heading: &str, all: Vec<(String, CaseForms)>| {
        writeln!(told, "## {heading}\n").unwrap();
        for (name, forms) in all.into_iter().filter(|(name, _)| seen.insert(name.clone())) {
            writeln!(told, "{name}").unwrap();
            let forms: Vec<&str> = Case::ALL[1..].iter().map(|case| forms.get(*case)).collect();
            writeln!(told, "    {}\n", forms.join(" | ")).unwrap();
        }
    };
    for scenario in ["earthquake", "evacuation", "seafarers", "first-hour"] {
        let all = names::of_scenario(&shipped::model(scenario).scenario);
        tell(scenario, all.into_iter().map(|(_, name, forms)| (name.to_string(), forms)).collect());
    }
    let roles = shipped::reference();
    let of = |name: &str| (name.to_owned(), CaseForms::of(name, NameKind::Place, None));
    tell("roles of the procedure", roles.roles.iter().map(|role| of(&role.title.ka)).collect());
    expect_file![file("tests/golden/names.txt")].assert_eq(&told);
}
