//! Literate score cases: `tests/cases/clauses/*.md`; the notation is explained in the README there.

use std::fmt::Write as _;
use std::sync::Arc;

use hotwash::content::load;
use hotwash::content::model::Model;

use crate::support::literate::{Case, cases};
use crate::support::trace_text;

/// A text of fields, each beginning on a line of four spaces, with some of them replaced by those of a case.
fn replaced(base: &str, own: &str) -> String {
    let name = |line: &str| -> Option<String> {
        let (name, _) = line.split_once(':')?;
        name.chars().all(|c| c.is_ascii_lowercase() || c == '_').then(|| name.to_owned())
    };
    let given: Vec<String> = own.lines().filter_map(name).collect();
    let (mut out, mut skip) = (String::new(), false);
    for line in base.lines() {
        if let Some(field) = line.strip_prefix("    ").and_then(name) {
            skip = given.contains(&field);
        } else if line == ")" {
            skip = false;
            out += own;
        }
        if !skip {
            out += &format!("{line}\n");
        }
    }
    out
}

/// Whether a line of a `procedure` block begins a rule: `A.b S1 (…`. Answers clause, rule, severity, the rest.
fn rule(line: &str) -> Option<(&str, &str, &str, &str)> {
    let (name, rest) = line.split_once(' ')?;
    let (severity, rest) = rest.split_once(' ')?;
    let fits =
        ["S1", "S2", "S3", "S4"].contains(&severity) && name.starts_with(|c: char| c.is_ascii_uppercase());
    let (clause, rule) = name.split_once('.').unwrap_or((name, "a"));
    fits.then_some((clause, rule, severity, rest))
}

/// The clauses of a `procedure` block and the fields in front of them.
fn clauses(block: &str) -> (String, String) {
    let (mut fields, mut rules): (String, Vec<(&str, &str, &str, String)>) = (String::new(), Vec::new());
    for line in block.lines() {
        match (rule(line), rules.last_mut()) {
            (Some((clause, id, severity, rest)), _) => {
                rules.push((clause, id, severity, format!("{rest}\n")))
            }
            (None, Some(last)) => last.3 += &format!("{line}\n"),
            (None, None) => fields += &format!("{line}\n"),
        }
    }
    let mut out = String::from("clauses: [\n");
    for (at, (clause, id, severity, text)) in rules.iter().enumerate() {
        if at == 0 || rules[at - 1].0 != *clause {
            let title =
                r#"phase: "CASE", title: (ka: "ა", en: "Case"), tier: Core, basis: (basis: Indicative)"#;
            write!(out, r#"(id: "{clause}", severity: {severity}, {title}, rules: ["#).unwrap();
        }
        let Some(inner) = text.trim_start().strip_prefix('(') else {
            panic!("a rule begins with ( in {text}")
        };
        write!(out, r#"(id: "{id}", {},"#, inner.trim_end()).unwrap();
        if rules.get(at + 1).is_none_or(|next| next.0 != *clause) {
            out += "]),\n";
        }
    }
    (fields, out + "],\n")
}

/// The base procedure and scene with what a case changes.
pub(crate) fn model(case: &Case) -> Arc<Model> {
    let (fields, clauses) = clauses(case.block("procedure"));
    let procedure =
        replaced(include_str!("../cases/clauses/base_procedure.ron"), &format!("{fields}{clauses}"));
    let own = case.blocks.get("scenario").map_or("", |block| block);
    let scenario = replaced(include_str!("../cases/clauses/base_scenario.ron"), own);
    let (procedure, found) = load::procedure("procedure", procedure.as_bytes());
    assert_eq!(found.list, Vec::new(), "{}", case.place);
    let (scenario, found) = load::scenario("scenario", scenario.as_bytes());
    assert_eq!(found.list, Vec::new(), "{}", case.place);
    let (model, found) = Model::compile(Arc::new(procedure.unwrap()), Arc::new(scenario.unwrap()));
    assert_eq!(found.list, Vec::new(), "{}", case.place);
    Arc::new(model.unwrap())
}

fn cells(line: &str) -> Vec<&str> {
    line.trim().trim_matches('|').split('|').map(str::trim).collect()
}

/// The rows of a table by the names of its columns.
fn rows(table: &str) -> Vec<Vec<(&str, &str)>> {
    let mut lines = table.lines().filter(|line| !line.trim().is_empty());
    let head: Vec<&str> = lines.next().map(cells).unwrap_or_default();
    let known = ["rule", "subject", "verdict", "due", "opened", "settled", "seats", "notes"];
    assert!(head.iter().all(|name| known.contains(name)), "columns {head:?}");
    lines
        .filter(|line| !line.starts_with("|-"))
        .map(|line| head.iter().copied().zip(cells(line)).filter(|(_, cell)| !cell.is_empty()).collect())
        .collect()
}

#[test]
fn the_literate_score_cases_can_be_read() {
    for case in cases("cases/clauses") {
        let model = model(&case);
        let records = trace_text::records(&model, case.block("trace"));
        assert!(records.is_sorted_by_key(|record| record.no), "{}", case.title);
        assert!(!rows(case.block("verdicts")).is_empty(), "{}: {}", case.place, case.title);
    }
}
