//! A phase or source that is not declared: references that nothing is compiled from.

use std::collections::BTreeSet;

use crate::base::{Diagnostic, Msg, Name, Severity};
use crate::content::check::case::{Case, Found, finding};
use crate::content::check::unsupported_basis::limits;
use crate::content::codes;
use crate::content::suggest::{did_you_mean, is_certain, nearest, possible};

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let law = case.procedure;
    let phases: Vec<&str> = law.phases.iter().map(|phase| phase.id.as_str()).collect();
    let sources: Vec<&str> = law.sources.iter().map(|source| source.id.as_str()).collect();
    for (at, clause) in law.clauses.iter().enumerate() {
        one("check-table-phase", &clause.phase, &phases, format!("clauses[{at}].phase"), found);
        for source in &clause.basis.sources {
            one("check-table-source", source, &sources, format!("clauses[{at}].basis.sources"), found);
        }
        for source in clause.numbers.iter().flat_map(|limit| &limit.mark.sources) {
            one("check-table-source", source, &sources, format!("clauses[{at}].numbers"), found);
        }
        for peer in &clause.compare {
            one("check-table-source", &peer.source, &sources, format!("clauses[{at}].compare"), found);
        }
    }
    for (_, rule, path) in case.rules() {
        let marks = rule.basis.iter().chain(limits(&rule.rule).into_iter().map(|limit| &limit.mark));
        for source in marks.flat_map(|mark| &mark.sources) {
            one("check-table-source", source, &sources, path.clone(), found);
        }
    }
    if let Some(scenario) = case.scenario
        && scenario.procedure != law.id
    {
        one("check-table-procedure", &scenario.procedure, &[law.id.as_str()], "procedure".to_owned(), found);
    }
}

/// Reports `name` if it is none of `candidates`, with the nearest one.
pub(super) fn one(table: &'static str, name: &Name, candidates: &[&str], path: String, found: &mut Found) {
    if !candidates.contains(&name.as_str()) {
        let mut finding = unknown_name(table, name, candidates);
        finding.primary.path = path;
        found.push(finding);
    }
}

/// The finding that a name is none of the candidates, with the nearest one.
pub(crate) fn unknown_name(table: &'static str, name: &Name, candidates: &[impl AsRef<str>]) -> Diagnostic {
    let message = Msg::new("content-unknown-name").with("table", Msg::new(table)).with("name", name);
    let finding = finding(codes::UNKNOWN_NAME, Severity::Error, name, String::new(), message);
    let candidates: BTreeSet<&str> = candidates.iter().map(AsRef::as_ref).collect();
    if let Some(near) = nearest(name.as_str(), candidates.iter().copied()) {
        let certain = is_certain(name.as_str(), near, candidates.iter().copied());
        finding.help(did_you_mean(near)).mend_if(certain, format!("\"{near}\""))
    } else if let Some(help) = possible(candidates.iter().copied()) {
        finding.help(help)
    } else {
        finding
    }
}
