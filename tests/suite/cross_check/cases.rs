//! Literate cases: `tests/cases/declare/*.md`. In each fenced block marked `case`:
//!
//! ```text
//! constraint: {"template": …}          the constraint without its id
//! trace: 0 a @lead sev=3; 10 b         events: time, activity, role, attributes
//! counts: 1 1 0                        activations, fulfilments, violations
//! evidence: 0<-1 @60, 2<-? @never      optional: activation, target, deadline
//! stop: 50                             optional: the trace is stopped then instead of finished
//! ```

use std::path::Path;

use hotwash::score::declare::run::Depth;
use hotwash::score::kind::Closing;
use serde_json::{Value, json};

use super::{answer, compiled};
use crate::support::files::files_under;

fn event(text: &str) -> Value {
    let mut words = text.split_whitespace();
    let time: i64 = words.next().unwrap().parse().unwrap();
    let mut event = json!({"t": time, "a": words.next().unwrap(), "d": {}});
    for word in words {
        if let Some(role) = word.strip_prefix('@') {
            event["r"] = role.into();
        } else {
            let (name, value) = word.split_once('=').unwrap();
            event["d"][name] = serde_json::from_str(value).unwrap_or_else(|_| value.into());
        }
    }
    event
}

fn told_evidence(cell: &Value) -> String {
    let one = |told: &Value| {
        let place = |value: &Value| value.as_u64().map_or("?".to_owned(), |n| n.to_string());
        let deadline = told[2].as_i64().map_or("never".to_owned(), |n| n.to_string());
        format!("{}<-{} @{deadline}", place(&told[0]), place(&told[1]))
    };
    cell[4].as_array().unwrap().iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Runs one block; answers what is wrong with it.
fn case(block: &str) -> Option<String> {
    let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    let mut constraint: Value = serde_json::from_str(field("constraint:").unwrap()).unwrap();
    constraint["id"] = "c".into();
    let model = compiled(&json!({"format": "tx-declare/1", "constraints": [constraint]}).to_string());
    let events: Vec<Value> =
        field("trace:").unwrap().split(';').filter(|text| !text.trim().is_empty()).map(event).collect();
    let closing = field("stop:").map_or(Closing::Finished, |at| Closing::Stopped { at: at.parse().unwrap() });
    let log = json!({"id": "t", "events": events}).to_string();
    let told = answer(&model, &log, closing, Depth::Evidence);
    let cell = &told["traces"]["t"][0];
    let counts = format!("{} {} {}", cell[0], cell[1], cell[2]);
    let expected = field("counts:").unwrap();
    if counts != expected {
        return Some(format!("{block}counted {counts}"));
    }
    let state = field("state:");
    if state.is_some_and(|state| cell[3] != state) {
        return Some(format!("{block}state {}", cell[3]));
    }
    let evidence = told_evidence(cell);
    field("evidence:").filter(|expected| *expected != evidence).map(|_| format!("{block}evidence {evidence}"))
}

#[test]
fn the_literate_cases_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/declare");
    let (mut cases, mut faults) = (0, Vec::new());
    for file in files_under(&folder, "md") {
        let text = std::fs::read_to_string(&file).unwrap();
        let mut title = String::new();
        let mut block: Option<String> = None;
        for line in text.lines() {
            match &mut block {
                None if line.starts_with("## ") => title = line.to_owned(),
                None if line == "```case" => block = Some(String::new()),
                None => {}
                Some(lines) if line == "```" => {
                    cases += 1;
                    let fault = case(lines);
                    faults.extend(fault.map(|fault| format!("{}: {title}\n{fault}", file.display())));
                    block = None;
                }
                Some(lines) => *lines += &format!("{line}\n"),
            }
        }
        assert!(block.is_none(), "{}: a block is not closed", file.display());
    }
    assert!(cases >= 60, "only {cases} cases found");
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}
