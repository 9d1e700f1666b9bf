//! Literate cases of the bundled procedure: `tests/cases/reference/*.md`, each named after the clause it is about.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hotwash::content::model::Model;
use hotwash::content::procedure::{State, Tier};
use hotwash::score::clause::{Verdict, VerdictKind};
use hotwash::trace::{Names as _, Table};

use crate::score_cases::{fault, in_batch, live, replaced};
use crate::support::literate::{Case, cases};
use crate::support::{shipped, trace_text};

const WORLD: &str = include_str!("../cases/reference/world.ron");

/// The cases, by the clause their heading begins with.
pub(crate) fn by_clause() -> BTreeMap<String, Vec<Case>> {
    let mut found: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    for case in cases("cases/reference") {
        let clause = case.title.split(' ').next().unwrap_or_default().to_owned();
        found.entry(clause).or_default().push(case);
    }
    found
}

/// The bundled procedure in the world of the cases, with what a case changes of it.
fn model(case: &Case) -> Arc<Model> {
    let own = case.blocks.get("scenario").map_or("", |block| block);
    let scenario = shipped::read_scenario(&replaced(WORLD, own));
    let (model, found) = Model::compile(shipped::reference(), scenario);
    assert_eq!(found.list, Vec::new(), "{}", case.place);
    Arc::new(model.unwrap())
}

/// What came of a clause; a rule that never arose is left out.
fn of_clause(model: &Model, verdicts: &[Verdict], clause: &str) -> Vec<Verdict> {
    let about = |verdict: &&Verdict| {
        model.name(Table::Clause, verdict.clause.0) == clause && verdict.kind != VerdictKind::NeverArose
    };
    verdicts.iter().filter(about).cloned().collect()
}

#[test]
fn the_cases_of_the_reference_procedure_hold() {
    let mut faults = Vec::new();
    for (clause, cases) in by_clause() {
        for case in cases {
            let model = model(&case);
            let trace = trace_text::written(&model, case.block("trace"));
            let batch = in_batch(&model, &trace.records);
            assert!(batch.is_closed(), "{}: the trace has no end", case.place);
            assert_eq!(
                batch.verdicts(),
                live(&model, &trace.records).verdicts(),
                "{}: live is not batch",
                case.place
            );
            let told = of_clause(&model, batch.verdicts(), &clause);
            let fault = fault(&model, &trace, &told, case.block("verdicts"));
            faults.extend(fault.map(|fault| format!("{}: {}\n{fault}", case.place, case.title)));
        }
    }
    assert!(faults.is_empty(), "{} cases:\n\n{}", faults.len(), faults.join("\n"));
}

/// A heading names a clause with rules, and every core clause has its cases.
#[test]
fn the_cases_name_clauses_of_the_procedure() {
    let procedure = shipped::reference();
    let named: BTreeSet<String> = by_clause().into_keys().collect();
    let executable: BTreeSet<String> = procedure
        .clauses
        .iter()
        .filter(|clause| clause.state == State::Executable)
        .map(|clause| clause.id.to_string())
        .collect();
    let unknown: Vec<&String> = named.difference(&executable).collect();
    assert_eq!(unknown, Vec::<&String>::new(), "no such clause");
    let wanted = procedure
        .clauses
        .iter()
        .filter(|clause| clause.tier == Tier::Core)
        .map(|clause| clause.id.to_string());
    let missing: Vec<String> = wanted.filter(|clause| !named.contains(clause)).collect();
    assert_eq!(missing, Vec::<String>::new(), "without a case");
}
