//! `procedure diff`: what differs between two procedures, everything by its id.

use serde_json::{Value, json};

use crate::author::drift::told::Tongues;
use crate::author::drift::{Change, Comparison, Detail, Of, Weight, compare};
use crate::base::Msg;
use crate::cli::output::{Exit, Output, indented};
use crate::content::procedure::Procedure;
use crate::tell::basis;

/// Where the text of a change begins.
const INDENT: usize = 10;
/// A text longer than this stands below the one before it, not behind.
const SHORT: usize = 60;

/// Compares two procedures; problems if they differ.
#[must_use]
pub fn run(old: &Procedure, new: &Procedure, out: &Output) -> Exit {
    let comparison = compare(old, new, &Tongues::default());
    if out.is_json() {
        out.json(&json!({
            "old": version(old, out),
            "new": version(new, out),
            "changes": changes(&comparison, out),
        }));
    } else if comparison.changes.is_empty() {
        out.line(&out.word("procedure-same"));
    } else {
        heads([old, new], out);
        for of in Of::ALL {
            let rows: Vec<&Change> = comparison.changes.iter().filter(|change| change.of == of).collect();
            if rows.is_empty() {
                continue;
            }
            out.line("");
            out.line(&out.word(&format!("drift-of-{}", of.word())));
            rows.into_iter().for_each(|change| tell(change, out));
        }
        out.line("");
        sum(&comparison, out);
    }
    if comparison.changes.is_empty() { Exit::Fine } else { Exit::Problems }
}

/// The mark and the two procedures.
pub(super) fn heads([old, new]: [&Procedure; 2], out: &Output) {
    out.line(&out.word("mark"));
    out.print(&indented("–", 2, &basis::notice(old, &out.words), out.width));
    out.print(&indented("+", 2, &basis::notice(new, &out.words), out.width));
}

/// A procedure for programs.
pub(super) fn version(procedure: &Procedure, out: &Output) -> Value {
    json!({
        "id": procedure.id.as_str(),
        "version": &*procedure.version,
        "title": out.text(&procedure.title),
    })
}

/// One change with its details.
pub(super) fn tell(change: &Change, out: &Output) {
    let id = if change.of == Of::Procedure { String::new() } else { change.id.to_string() };
    let mut text = String::new();
    if !change.title.is_empty() {
        text = format!("{}: ", out.text(&change.title));
    }
    let renamed = change.renamed.iter().map(|id| out.say(&Msg::new("drift-renamed").with("id", id)));
    let mut told: Vec<String> = renamed.collect();
    if change.renamed.is_none() || !change.details.is_empty() {
        told.push(out.word(&format!("drift-weight-{}", change.weight.word())));
    }
    text.push_str(&told.join("; "));
    out.print(&indented(&id, INDENT, &text, out.width));
    change.details.iter().for_each(|detail| tell_detail(detail, out));
}

/// What differs in one part: short on one line, long on two.
fn tell_detail(detail: &Detail, out: &Output) {
    let (from, to, only) = detail.said(out.lang());
    let mut name = name(detail, out);
    if let Some(lang) = only {
        name = format!("{name} ({})", out.word(&format!("drift-only-{}", lang.code())));
    }
    let print = |mark: &str, indent: usize, text: &str| {
        out.print(&indented(&format!("{:INDENT$}{mark}", ""), INDENT + indent, text, out.width));
    };
    match (from, to) {
        (Some(from), Some(to)) if from == to => {
            let msg = Msg::new("drift-detail").with("what", name).with("text", from);
            print("–", 2, &out.say(&msg));
        }
        (Some(from), Some(to)) if from.chars().count() + to.chars().count() <= SHORT => {
            print(
                "–",
                2,
                &out.say(&Msg::new("procedure-change").with("what", name).with("from", from).with("to", to)),
            );
        }
        (None, None) => print("–", 2, &name),
        _ => {
            print("–", 2, &format!("{name}:"));
            let lines = [("drift-was", from), ("drift-is", to)];
            for (key, text) in lines.into_iter().filter_map(|(key, text)| Some((key, text?))) {
                print("", 4, &out.say(&Msg::new(key).with("text", text)));
            }
        }
    }
}

/// The name of a part, behind the letter of its rule.
fn name(detail: &Detail, out: &Output) -> String {
    let what = out.word(&format!("drift-what-{}", detail.what));
    match &detail.rule {
        Some(rule) => out.say(&Msg::new("drift-in-rule").with("rule", rule).with("what", what)),
        None => what,
    }
}

/// How many changes of each weight.
fn sum(comparison: &Comparison, out: &Output) {
    let count = |weight: Weight| comparison.changes.iter().filter(|change| change.weight == weight).count();
    let told: Vec<String> = Weight::ALL
        .into_iter()
        .rev()
        .filter(|weight| count(*weight) > 0)
        .map(|weight| format!("{}: {}", out.word(&format!("drift-sum-{}", weight.word())), count(weight)))
        .collect();
    out.print(&indented("", 0, &told.join("; "), out.width));
}

/// Everything that differs, for programs.
pub(super) fn changes(comparison: &Comparison, out: &Output) -> Value {
    let row = |change: &Change| {
        let details: Vec<Value> = change.details.iter().map(|detail| detail_json(detail, out)).collect();
        json!({
            "kind": change.of.word(),
            "id": change.id.as_str(),
            "title": out.text(&change.title),
            "change": change.weight.word(),
            "renamed": change.renamed.as_ref().map(crate::base::Name::as_str),
            "details": details,
        })
    };
    comparison.changes.iter().map(row).collect()
}

fn detail_json(detail: &Detail, out: &Output) -> Value {
    let (from, to, _) = detail.said(out.lang());
    json!({
        "what": detail.what,
        "name": out.word(&format!("drift-what-{}", detail.what)),
        "rule": detail.rule.as_ref().map(crate::base::Name::as_str),
        "change": detail.weight.word(),
        "from": from,
        "to": to,
    })
}
