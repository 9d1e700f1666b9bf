//! A duty that arises and that nobody can ever meet, with the reason: nobody sits there to owe it, its owner never hears of
//! it, nobody may do what would meet it, there is too little time, another clause forbids it or fills the time.
//!
//! What any run meets is left out; so is what forbids (nobody has to do anything to keep it) and what only puts an order
//! (nobody has to take the second step). A duty that falls on nobody is told of only where the scenario claims the clause.

use std::collections::BTreeSet;

use crate::base::{ActionId, ClauseId, Dur, Msg, SeatMask, Severity};
use crate::content::model::pattern::{Head, Pattern};
use crate::content::model::{Model, Owner, Rule, RuleKind};
use crate::exercise::fitting::fulfilling;
use crate::explore::proof::cause::Cause;
use crate::explore::proof::explored::{Duty, DutySeen, Explored, Failing};
use crate::explore::proof::finding::{Finding, NEVER_MET, overload, place, runs, unseen, words};
use crate::score::clause::listen::heads;
use crate::score::clause::{Of, Reason};

pub(super) fn look(explored: &[Explored], model: &Model, found: &mut Vec<Finding>) {
    let mut told: BTreeSet<(Of, Cause, &'static str)> = BTreeSet::new();
    for one in explored {
        for (duty, seen) in &one.duties {
            let Some(unmet) = unmet(one, model, duty, seen) else { continue };
            let Some(clause) = words::clause_of(model, duty.of) else { continue };
            if !told.insert((duty.of, duty.cause, unmet.mend)) {
                continue;
            }
            let message = if unmet.certain {
                unseen(one, "proof-duty-never-met", "proof-duty-not-met-so-far")
            } else {
                runs(one, "proof-duty-not-met")
            };
            let message = message.with("duty", &words::duty(model, duty)).with("why", unmet.why);
            let (name, path) = place::duty(model, duty.cause, clause);
            let run = seen.failing.as_ref().map(|failing| &failing.run);
            let run = run.or_else(|| seen.lost.first().map(|(_, run)| run));
            let mut finding = Finding::at(NEVER_MET, Severity::Warning, name, path, message)
                .help(Msg::new(unmet.mend))
                .witness(run.map(Explored::witness))
                .of_part(one, model);
            finding.clause = Some(clause);
            found.push(finding);
        }
    }
}

/// Why a duty is never met.
struct Unmet {
    why: Msg,
    mend: &'static str,
    /// The reason alone says that it cannot be, if everything was gone through.
    certain: bool,
}

/// Whether a duty is never met, and why.
fn unmet(explored: &Explored, model: &Model, duty: &Duty, seen: &DutySeen) -> Option<Unmet> {
    let rule = words::rule(model, duty.of)?;
    if seen.met.is() || matches!(rule.kind, RuleKind::Prohibition { .. } | RuleKind::Precedence { .. }) {
        return None;
    }
    if let Some(failing) = &seen.failing {
        // Whoever did it before the ending would meet it: the best run tells of it.
        if failing.cut_by.is_some() {
            return None;
        }
        return failed(explored, model, rule, failing);
    }
    let (reason, _) = seen.lost.first().filter(|_| !seen.known.is())?;
    place::claim(model, rule.clause)?;
    lost(explored, model, rule, duty, *reason)
}

/// Whether the same rule was met for another duty.
fn is_met_elsewhere(explored: &Explored, model: &Model, clause: ClauseId) -> bool {
    explored
        .duties
        .iter()
        .any(|(duty, seen)| words::clause_of(model, duty.of) == Some(clause) && seen.met.is())
}

/// It fell on nobody.
fn lost(explored: &Explored, model: &Model, rule: &Rule, duty: &Duty, reason: Reason) -> Option<Unmet> {
    let unmet = |why: Msg, mend: &'static str| Some(Unmet { why, mend, certain: true });
    match reason {
        // That there are no seats at all is found by `check`.
        Reason::NotSeated if model.seats.is_empty() => None,
        Reason::NotSeated => unmet(Msg::new("proof-why-no-seat"), "mend-d004-seat"),
        Reason::NotNamed => unmet(Msg::new("proof-why-not-named"), "mend-d004-named"),
        _ => {
            let owners = words::seats(model, owners(model, rule));
            match duty.cause {
                Cause::Inject(inject) => {
                    let row = model.script.injects.get(inject.index())?;
                    let name = &model.scenario.injects.get(inject.index())?.id;
                    let reached = explored.reached.keys().filter(|(of, _)| *of == inject);
                    let reached =
                        reached.fold(SeatMask::NONE, |all, (_, seat)| all.union(SeatMask::one(*seat)));
                    if row.channel.is_none() {
                        // What the world does beside what people are told is no fault where the clause is trained otherwise.
                        if is_met_elsewhere(explored, model, rule.clause) {
                            return None;
                        }
                        let why = Msg::new("proof-why-no-message").with("name", name).with("seats", &owners);
                        return unmet(why, "mend-d004-message");
                    }
                    let key =
                        if reached.is_empty() { "proof-why-nobody-hears" } else { "proof-why-not-passed" };
                    let why = Msg::new(key).with("name", name).with("seats", &owners);
                    let why = if reached.is_empty() {
                        why
                    } else {
                        why.with("heard", &words::seats(model, reached))
                    };
                    unmet(why, "mend-d004-receiver")
                }
                Cause::Outcome(outcome) => {
                    if is_met_elsewhere(explored, model, rule.clause) {
                        return None;
                    }
                    let name = &model.scenario.outcomes.get(outcome.index())?.id;
                    let why = Msg::new("proof-why-no-message").with("name", name).with("seats", &owners);
                    unmet(why, "mend-d004-message")
                }
                Cause::Act(action) => {
                    let why = Msg::new("proof-why-act-untold")
                        .with("act", &words::actions(model, &[action]))
                        .with("seats", &owners);
                    unmet(why, "mend-d004-receiver")
                }
                Cause::Time | Cause::History => {
                    unmet(Msg::new("proof-why-untold").with("seats", &owners), "mend-d004-receiver")
                }
            }
        }
    }
}

fn owners(model: &Model, rule: &Rule) -> SeatMask {
    crate::score::clause::owner::possible_seats(model, &rule.owner, SeatMask::NONE)
}

/// It failed in every run of those who know the procedure by heart.
fn failed(explored: &Explored, model: &Model, rule: &Rule, failing: &Failing) -> Option<Unmet> {
    let acts = fulfilling(model, rule);
    let own = matches!(rule.owner, Owner::Each(_));
    let may = |action: &&ActionId| {
        let by = model.actions.get(action.index()).map_or(SeatMask::NONE, |row| row.by);
        by.iter().any(|seat| !own || failing.owners.has(seat))
    };
    let doable: Vec<ActionId> = acts.iter().filter(may).copied().collect();
    let seats = words::seats(model, failing.owners);
    if doable.is_empty() && !acts.is_empty() && by_acts_alone(rule) {
        let why = Msg::new("proof-why-nobody-may").with("acts", &words::actions(model, &acts));
        return Some(Unmet { why, mend: "mend-d004-may", certain: true });
    }
    let takes = |action: &ActionId| model.actions.get(action.index()).map_or(Dur::ZERO, |row| row.takes);
    let quickest = doable.iter().min_by_key(|action| takes(action)).copied();
    let left = failing.due.map(|due| Dur(due.since(failing.known).0.max(0)));
    if let (Some(action), Some(left)) = (quickest, left) {
        let said = |key| {
            Msg::new(key)
                .with("act", &words::actions(model, &[action]))
                .with("seats", &seats)
                .with("left", left)
                .with("takes", takes(&action))
        };
        if takes(&action) > left {
            let why = said("proof-why-too-short").with("at", failing.known);
            return Some(Unmet { why, mend: "mend-d004-time", certain: true });
        }
        if let Some(other) = forbidding(explored, model, &doable) {
            let why = Msg::new("proof-why-forbidden")
                .with("acts", &words::actions(model, &doable))
                .with("other", &words::clauses(model, [other]));
            return Some(Unmet { why, mend: "mend-d004-apart", certain: false });
        }
        // Of more work than anybody can do it is told as such.
        if failing.due.is_some_and(|due| overload::follows(explored, failing.owners, (failing.known, due))) {
            return None;
        }
        let busy = failing.meanwhile.iter().fold(0i64, |sum, (_, time)| sum.saturating_add(time.0));
        let hands: i64 = failing
            .owners
            .iter()
            .filter_map(|seat| model.seats.get(seat.index()))
            .map(|row| i64::from(row.hands))
            .sum();
        if busy > 0 && busy.saturating_add(takes(&action).0) > left.0.saturating_mul(hands.max(1)) {
            let others = failing.meanwhile.iter().filter_map(|(of, _)| words::clause_of(model, *of));
            let why =
                said("proof-why-busy").with("others", &words::clauses(model, others)).with("busy", Dur(busy));
            return Some(Unmet { why, mend: "mend-d004-apart", certain: false });
        }
    }
    Some(Unmet { why: Msg::new("proof-why-unknown"), mend: "mend-d004", certain: false })
}

/// Whether only acts meet a rule: no state, no signal.
fn by_acts_alone(rule: &Rule) -> bool {
    let (RuleKind::Response { then, .. }
    | RuleKind::Existence { then, .. }
    | RuleKind::Periodic { then, .. }) = &rule.kind
    else {
        return false;
    };
    fn acts(pattern: &Pattern) -> bool {
        match pattern {
            Pattern::On(leaf) => matches!(leaf.head, Head::Action(_)),
            Pattern::Any(list) => list.iter().all(acts),
            Pattern::Became(..) | Pattern::Holds(_) | Pattern::Lapsed(..) => false,
        }
    }
    acts(then)
}

/// A clause in force that forbids everything that would meet it.
fn forbidding(explored: &Explored, model: &Model, acts: &[ActionId]) -> Option<ClauseId> {
    let mut rules = model.rules.iter().zip(&explored.rules);
    let forbids = |rule: &Rule| {
        let RuleKind::Prohibition { never, .. } = &rule.kind else { return false };
        let mut listened = Vec::new();
        heads(never, &mut listened);
        !acts.is_empty() && acts.iter().all(|action| listened.contains(&Head::Action(*action)))
    };
    rules
        .find(|(rule, seen)| (seen.kept.is() || seen.raised.is()) && forbids(rule))
        .map(|(rule, _)| rule.clause)
}
