//! The best run known stays below 100 %: which duties pull apart in it, and whether that is meant.
//!
//! Meant is what the scenario accepts (`accepts` in the facilitator's notes), and what the procedure itself lets yield to a
//! clause that was called for. An acceptance that is not needed any more is told of, too.

use std::collections::BTreeSet;

use crate::base::{ClauseId, Msg, Severity};
use crate::content::model::Model;
use crate::explore::proof::explored::Explored;
use crate::explore::proof::explored::rows::{Fault, Graded};
use crate::explore::proof::finding::{BELOW_BEST, Finding, NEVER_MET, place, runs, words};
use crate::score::clause::{FULL, Of};

pub(super) fn look(explored: &[Explored], model: &Model, found: &mut Vec<Finding>) {
    let accepts = &model.scenario.facilitator.accepts;
    let is_accepted = |clause: ClauseId| {
        let name = model.procedure.clauses.get(clause.index()).map(|row| &row.id);
        accepts.iter().position(|accepted| Some(&accepted.clause) == name)
    };
    let mut needed: BTreeSet<usize> = BTreeSet::new();
    found.retain(|finding| {
        let accepted = finding.clause.filter(|_| finding.code == NEVER_MET).and_then(is_accepted);
        needed.extend(accepted);
        accepted.is_none()
    });
    let mut told: BTreeSet<(Of, bool)> = BTreeSet::new();
    for one in explored {
        let Some(best) = one.best.as_ref().filter(|best| best.quality < FULL) else { continue };
        for fault in &best.faults {
            let Some(clause) = words::clause_of(model, fault.duty.of) else { continue };
            if let Some(at) = is_accepted(clause) {
                needed.insert(at);
                continue;
            }
            let is_told =
                found.iter().any(|finding| finding.code == NEVER_MET && finding.clause == Some(clause));
            if is_told || yields(one, model, clause) || !told.insert((fault.duty.of, fault.relay)) {
                continue;
            }
            let (name, path) = place::duty(model, fault.duty.cause, clause);
            let (why, mend) = why(one, model, best, fault);
            let message = runs(one, "proof-best-below")
                .with("quality", percent(best.quality))
                .with("duty", &words::duty(model, &fault.duty))
                .with("verdict", Msg::new(fault.kind.key()))
                .with("why", why);
            let mut finding = Finding::at(BELOW_BEST, Severity::Warning, name, path, message)
                .help(Msg::new(mend))
                .witness(Some(Explored::witness(&best.run)))
                .of_part(one, model);
            finding.clause = Some(clause);
            found.push(finding);
        }
    }
    for (at, accepted) in accepts.iter().enumerate().filter(|(at, _)| !needed.contains(at)) {
        let message = Msg::new("proof-accepted-in-vain").with("name", &accepted.clause);
        let path = format!("facilitator.accepts[{at}].clause");
        found.push(
            Finding::at(BELOW_BEST, Severity::Warning, &accepted.clause, path, message)
                .help(Msg::new("mend-d006-accepted")),
        );
    }
}

/// Why a duty fails in the best run: what it costs to meet it.
fn why(explored: &Explored, model: &Model, best: &Graded, fault: &Fault) -> (Msg, &'static str) {
    let seen = explored.duties.get(&fault.duty);
    let cut_by = seen.and_then(|seen| seen.failing.as_ref()?.cut_by).filter(|_| !fault.relay);
    if let Some((ending, at)) = cut_by
        && let Some(ending) = model.scenario.endings.get(ending.index())
    {
        let why = Msg::new("proof-why-cut-short").with("ending", &ending.id).with("at", at);
        return (why, "mend-d006-ending");
    }
    let clean = seen.and_then(|seen| seen.clean.as_ref());
    let Some(clean) = clean.filter(|_| !fault.relay) else {
        return (Msg::new("proof-why-in-no-run"), "mend-d006");
    };
    let also = |other: &&Fault| best.faults.iter().any(|fault| fault.duty.of == other.duty.of);
    let others: BTreeSet<ClauseId> = (clean.faults.iter())
        .filter(|other| !also(other))
        .filter_map(|other| words::clause_of(model, other.duty.of))
        .collect();
    if others.is_empty() {
        return (Msg::new("proof-why-never-together"), "mend-d006");
    }
    (Msg::new("proof-why-at-the-price").with("others", &words::clauses(model, others)), "mend-d006")
}

/// Whether the procedure lets a clause yield to one that was called for.
fn yields(explored: &Explored, model: &Model, clause: ClauseId) -> bool {
    let name = model.procedure.clauses.get(clause.index()).map(|row| &row.id);
    let holding = model.procedure.conflicts.iter().filter(|row| Some(&row.yields) == name);
    let arose = |holds: &crate::base::Name| {
        let mut rules = model.rules.iter().zip(&explored.rules);
        rules.any(|(rule, seen)| {
            let named = model.procedure.clauses.get(rule.clause.index()).map(|row| &row.id);
            named == Some(holds) && (seen.raised.is() || seen.kept.is())
        })
    };
    holding.into_iter().any(|row| arose(&row.holds))
}

fn percent(quality: u16) -> String {
    format!("{} %", quality / 100)
}
