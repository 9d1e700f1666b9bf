//! Clauses and cards: literate cases in `tests/cases/score/*.md`.
//!
//! Each heading begins a case; below its prose stand blocks:
//!
//! - `clauses`: a line `A-1 S2` and the rules of that clause in RON, up to the next such line or the end; a case without
//!   this block goes on with the clauses and the scenario of the case before;
//! - `scenario` (optional): fields of the scenario, and `releases: [...]` for its ending;
//! - `trace`: records in the notation of `support::trace`;
//! - `verdicts`: a table; its first line chooses the columns. `verdicts: …` may name the rules shown;
//! - `findings` (optional): what assessors found, one a line; the card is then the one with them;
//! - `card` (optional): the numbers of the team and of the seats;
//! - `open at T+…` and `own duties of SEAT at T+…` (optional): what is open then;
//! - `what if SEAT did … at T+…` (optional): what an act would break.
//!
//! `UPDATE_EXPECT=1` writes what was found into the files; read the change before keeping it.
//!
//! Every case runs four times: record by record, with the clock told of every minute in between, as a copy taken in the
//! middle, and with a look at every verdict after every record.

mod card;
mod literate;
mod properties;

use std::sync::Arc;

use hotwash::base::SimTime;
use hotwash::content::load;
use hotwash::content::model::Model;
use hotwash::score::clause::{Monitors, Verdict};
use hotwash::trace::Record;

/// The model of a small world with these clauses and scenario fields.
pub(crate) fn model(clauses: &str, scenario: &str) -> Arc<Model> {
    let world = |name: &str| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/score/world");
        std::fs::read_to_string(folder.join(name)).unwrap()
    };
    let procedure = world("procedure.ron").replace("/*CLAUSES*/", &ron_of_clauses(clauses));
    let (releases, fields): (Vec<&str>, Vec<&str>) =
        scenario.lines().partition(|line| line.trim_start().starts_with("releases:"));
    let names = releases.first().map_or("", |line| line.trim().trim_start_matches("releases:").trim());
    let mut fields = fields.join("\n");
    if !fields.contains("horizon:") {
        fields.push_str("\nhorizon: \"24h\",");
    }
    let scenario = world("scenario.ron")
        .replace("/*FIELDS*/", &fields)
        .replace("/*RELEASES*/", names.trim_end_matches(',').trim_start_matches('[').trim_end_matches(']'));
    let (read_procedure, mut findings) = load::procedure("procedure.ron", procedure.as_bytes());
    let (read_scenario, more) = load::scenario("scenario.ron", scenario.as_bytes());
    findings.extend(more);
    let said = |findings: &hotwash::base::Diagnostics| {
        let one = |finding: &hotwash::base::Diagnostic| {
            let source = if &*finding.primary.file == "procedure.ron" { &procedure } else { &scenario };
            let line = finding.primary.span.map_or("", |span| {
                let start = source[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
                source[start..].lines().next().unwrap_or("")
            });
            format!("{}: {}\n", crate::support::words::english(&finding.message), line.trim())
        };
        findings.list.iter().map(one).collect::<String>()
    };
    assert!(!findings.has_errors(), "{}", said(&findings));
    let (model, findings) =
        Model::compile(Arc::new(read_procedure.unwrap()), Arc::new(read_scenario.unwrap()));
    Arc::new(model.unwrap_or_else(|| panic!("{}", said(&findings))))
}

fn ron_of_clauses(text: &str) -> String {
    let mut ron = String::new();
    let mut open = false;
    for line in text.lines() {
        let head = line.split_once(' ').filter(|(id, severity)| {
            id.chars().next().is_some_and(|first| first.is_ascii_uppercase())
                && id.contains('-')
                && ["S1", "S2", "S3", "S4"].contains(&severity.trim())
        });
        match head {
            Some((id, severity)) => {
                if open {
                    ron.push_str("]),\n");
                }
                open = true;
                let phase = if id.starts_with('R') { "RESPONSE" } else { "ALERT" };
                ron.push_str(&format!(
                    "(id: \"{id}\", phase: \"{phase}\", title: (ka: \"ა\", en: \"{id}\"), severity: {}, tier: Core, \
                     state: Executable, basis: (basis: Indicative), rules: [",
                    severity.trim()
                ));
            }
            None => {
                ron.push_str(line);
                ron.push('\n');
            }
        }
    }
    if open {
        ron.push_str("]),");
    }
    ron
}

/// Scores records as a finished journal.
pub(crate) fn batch(model: &Arc<Model>, records: &[Record]) -> Monitors {
    let mut monitors = Monitors::new(Arc::clone(model));
    for record in records {
        monitors.observe(record);
    }
    monitors
}

/// Scores records as they happen: the clock is told of every minute between them, and no verdict may change.
pub(crate) fn live(model: &Arc<Model>, records: &[Record]) -> Monitors {
    let mut monitors = Monitors::new(Arc::clone(model));
    let mut seen: Vec<Verdict> = Vec::new();
    let mut now = records.first().map_or(SimTime::ZERO, |record| record.at);
    for record in records {
        let mut steps = 0;
        while now < record.at && steps < 2_000 {
            now = SimTime(now.0 + 60_000).min(record.at);
            steps += 1;
            monitors.advance(now);
            unchanged(&mut seen, monitors.verdicts());
        }
        now = now.max(record.at);
        if let hotwash::trace::Event::InterludePassed { to, .. } = record.event {
            now = now.max(to);
        }
        monitors.observe(record);
        unchanged(&mut seen, monitors.verdicts());
    }
    monitors
}

/// A verdict once given stays: only a later act and further breaches are added to its witness.
fn unchanged(seen: &mut Vec<Verdict>, now: &[Verdict]) {
    assert!(now.len() >= seen.len(), "a verdict was taken back");
    for (old, new) in seen.iter().zip(now) {
        let mut allowed = new.clone();
        allowed.later_act = old.later_act;
        allowed.breaches.truncate(old.breaches.len());
        assert_eq!(*old, allowed, "a verdict changed");
    }
    *seen = now.to_vec();
}
