//! The best run known stays below 100 %: which duties pull apart in it, and whether that is meant.
//!
//! Meant is what the scenario accepts (`accepts` in the facilitator's notes), and what the procedure itself lets yield to a
//! clause that was called for. An acceptance that is not needed any more is told of, too. What fails because its owner owes
//! more than anybody can do is told of there.

use std::collections::BTreeSet;

use crate::base::{ClauseId, Msg, Severity, SimTime};
use crate::content::model::Model;
use crate::explore::proof::explored::Explored;
use crate::explore::proof::explored::rows::{Fault, Graded};
use crate::explore::proof::finding::{
    BELOW_BEST, Finding, NEVER_MET, NEVER_RAISED, overload, place, runs, words,
};
use crate::score::clause::{FULL, Of, VerdictKind};

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
        let mut prices: BTreeSet<BTreeSet<ClauseId>> = BTreeSet::new();
        for fault in by_weight(best) {
            let Some(clause) = words::clause_of(model, fault.duty.of) else { continue };
            if let Some(at) = is_accepted(clause) {
                needed.insert(at);
                continue;
            }
            let expected = matches!(fault.duty.of, Of::Expect(_));
            let is_told = found.iter().any(|finding| {
                let code = finding.code == NEVER_MET || expected && finding.code == NEVER_RAISED;
                code && finding.clause == Some(clause)
            });
            let failing = one.duties.get(&fault.duty).and_then(|seen| seen.failing.as_ref());
            let pressed = failing.is_some_and(|failing| {
                let span = (failing.known, failing.due.unwrap_or(SimTime(i64::MAX)));
                overload::follows(one, failing.owners, span)
            });
            if is_told || pressed || yields(one, model, clause) || !told.insert((fault.duty.of, fault.relay))
            {
                continue;
            }
            let price = price(one, model, best, fault);
            if price.as_ref().is_some_and(|price| !price.is_empty() && !prices.insert(price.clone())) {
                continue;
            }
            let (name, path) = place::duty(model, fault.duty.cause, clause);
            let (why, mend) = why(one, model, fault, price);
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

/// What fails in the best run: first what was broken, then what was missed, then what came late.
///
/// Of what could be had for one and the same price only the first is told; somebody who is late beside it errs otherwise.
fn by_weight(best: &Graded) -> Vec<&Fault> {
    let rank = |fault: &&Fault| match fault.kind {
        VerdictKind::Breached => 0,
        VerdictKind::Missed => 1,
        _ => 2,
    };
    let mut faults: Vec<&Fault> = best.faults.iter().collect();
    faults.sort_by_key(rank);
    faults
}

/// What it costs to meet what fails in the best run: the clauses that fail where it is met and do not fail there.
fn price(explored: &Explored, model: &Model, best: &Graded, fault: &Fault) -> Option<BTreeSet<ClauseId>> {
    let clean = explored.duties.get(&fault.duty)?.clean.as_ref().filter(|_| !fault.relay)?;
    let also = |other: &&Fault| best.faults.iter().any(|fault| fault.duty.of == other.duty.of);
    let others = clean.faults.iter().filter(|other| !also(other));
    Some(others.filter_map(|other| words::clause_of(model, other.duty.of)).collect())
}

/// Why a duty fails in the best run.
fn why(
    explored: &Explored,
    model: &Model,
    fault: &Fault,
    price: Option<BTreeSet<ClauseId>>,
) -> (Msg, &'static str) {
    let seen = explored.duties.get(&fault.duty);
    let cut_by = seen.and_then(|seen| seen.failing.as_ref()?.cut_by).filter(|_| !fault.relay);
    if let Some((ending, at)) = cut_by
        && let Some(ending) = model.scenario.endings.get(ending.index())
    {
        let why = Msg::new("proof-why-cut-short").with("ending", &ending.id).with("at", at);
        return (why, "mend-d006-ending");
    }
    let why = match price {
        None => Msg::new("proof-why-in-no-run"),
        Some(others) if others.is_empty() => Msg::new("proof-why-never-together"),
        Some(others) => Msg::new("proof-why-at-the-price").with("others", &words::clauses(model, others)),
    };
    (why, "mend-d006")
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
