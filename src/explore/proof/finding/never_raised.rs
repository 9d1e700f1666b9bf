//! A clause the scenario claims to train and that trains nothing: it never arises, is never judged, or is always fulfilled
//! already. What `check` finds by itself (nothing can call for it), what fell on nobody (D004) and what waits for a message
//! that never comes (D001) is left out.

use std::collections::BTreeSet;

use crate::base::{ActionId, ClauseId, Code, Msg, Name, Severity, SignalId};
use crate::content::check;
use crate::content::codes::{AVOIDABLE_BY_INACTION, NEVER_ARISES};
use crate::content::model::pattern::Head;
use crate::content::model::script::{Effect, Inject, When};
use crate::content::model::{Cond, Model, Pattern, RuleKind};
use crate::explore::proof::explored::{Explored, RuleSeen};
use crate::explore::proof::finding::{Finding, NEVER_RAISED, runs, unseen, words};
use crate::explore::proof::free::{Reach, doable};
use crate::score::clause::listen::heads;

pub(super) fn look(explored: &Explored, model: &Model, found: &mut Vec<Finding>) {
    let mut told = BTreeSet::new();
    let mut known = None;
    let script = &model.script;
    for (n, (clauses, written)) in script.objectives.iter().zip(&model.scenario.objectives).enumerate() {
        for (k, (clause, name)) in clauses.iter().zip(&written.clauses).enumerate() {
            let path = format!("objectives[{n}].clauses[{k}]");
            if told.insert(*clause) {
                claim(explored, model, *clause, name, path, &mut known, found);
            }
        }
    }
    for row in &script.expects {
        let at = usize::from(row.position);
        let Some(written) = model.scenario.expects.get(at) else { continue };
        if !can_come(explored, model, &row.cause) {
            let message = unseen(explored, "proof-cause-never-comes", "proof-cause-not-come-so-far");
            let message = message.with("clause", &words::clauses(model, [row.clause]));
            let path = format!("expects[{at}].cause");
            if !is_known(&mut known, model, &path) {
                found.push(
                    Finding::at(NEVER_RAISED, Severity::Warning, &written.clause, path, message)
                        .help(Msg::new("mend-d003-cause")),
                );
            }
        } else if told.insert(row.clause) {
            claim(
                explored,
                model,
                row.clause,
                &written.clause,
                format!("expects[{at}].clause"),
                &mut known,
                found,
            );
        }
    }
}

/// What became of a claimed clause.
enum Claim {
    Trains,
    NeverArises,
    NeverJudged,
    OnlyKept,
}

fn claim(
    explored: &Explored,
    model: &Model,
    clause: ClauseId,
    name: &Name,
    path: String,
    known: &mut Option<BTreeSet<String>>,
    found: &mut Vec<Finding>,
) {
    let (never, not_seen, mend) = match state(explored, model, clause) {
        Claim::Trains => return,
        Claim::NeverArises => {
            ("proof-clause-never-arises", "proof-clause-not-arisen-so-far", "mend-d003-arise")
        }
        Claim::NeverJudged => {
            ("proof-clause-never-judged", "proof-clause-not-judged-so-far", "mend-d003-judged")
        }
        Claim::OnlyKept => ("proof-clause-only-kept", "proof-clause-only-kept-so-far", "mend-d003-kept"),
    };
    if never == "proof-clause-never-arises" && is_known(known, model, &path) {
        return;
    }
    if never == "proof-clause-never-arises"
        && waits_for_a_message(explored, model, &listened(explored, model, clause))
    {
        return;
    }
    let (why, free) = match never {
        "proof-clause-never-arises" => why(explored, model, clause),
        _ => (None, false),
    };
    let message =
        if free { runs(explored, "proof-clause-hangs-on-acts") } else { unseen(explored, never, not_seen) };
    let mut message = message.with("clause", &words::clauses(model, [clause]));
    if let Some(why) = why {
        message = message.with("why", why);
    }
    let first = |seen: &RuleSeen| seen.raised.first.clone().or_else(|| seen.kept.first.clone());
    let witness = rules_of(explored, model, clause).find_map(|(_, seen)| first(seen));
    let mut finding = Finding::at(NEVER_RAISED, Severity::Warning, name, path, message)
        .help(Msg::new(if free { "mend-d003-acts" } else { mend }))
        .witness(witness.as_ref().map(Explored::witness));
    finding.clause = Some(clause);
    found.push(finding);
}

fn rules_of<'a>(
    explored: &'a Explored,
    model: &'a Model,
    clause: ClauseId,
) -> impl Iterator<Item = (&'a RuleKind, &'a RuleSeen)> {
    let rules = model.rules.iter().zip(&explored.rules).filter(move |(rule, _)| rule.clause == clause);
    rules.map(|(rule, seen)| (&rule.kind, seen))
}

fn state(explored: &Explored, model: &Model, clause: ClauseId) -> Claim {
    let rules = || rules_of(explored, model, clause);
    let lost = explored
        .duties
        .iter()
        .any(|(duty, seen)| words::clause_of(model, duty.of) == Some(clause) && !seen.lost.is_empty());
    let judged =
        |seen: &RuleSeen| seen.met.is() || seen.late.is() || seen.failed.is() || seen.for_person.is();
    let restrains = |kind: &RuleKind| matches!(kind, RuleKind::Prohibition { .. });
    if lost
        || rules().next().is_none()
        || rules().any(|(kind, seen)| judged(seen) || restrains(kind) && seen.kept.is())
    {
        Claim::Trains
    } else if rules().any(|(_, seen)| seen.kept.is()) {
        Claim::OnlyKept
    } else if rules().any(|(_, seen)| seen.raised.is()) {
        Claim::NeverJudged
    } else {
        Claim::NeverArises
    }
}

/// Whether what could be the cause happened, or can by the trainer's hand or by an act of anybody, or would if a message
/// came that never does.
fn can_come(explored: &Explored, model: &Model, cause: &Pattern) -> bool {
    let mut listened = Vec::new();
    heads(cause, &mut listened);
    listened.is_empty()
        || listened.iter().any(|head| happened(explored, *head))
        || waits_for_a_message(explored, model, &listened)
        || !by_hand(model, &listened).is_empty()
        || Reach::of(model, doable(model)).matches(cause)
}

fn happened(explored: &Explored, head: Head) -> bool {
    let (list, at) = match head {
        Head::Action(action) => (&explored.actions, action.index()),
        Head::Signal(signal) => (&explored.signals, signal.index()),
    };
    list.get(at).is_some_and(|seen| seen.is())
}

/// What the rules of a clause listen to.
fn listened(explored: &Explored, model: &Model, clause: ClauseId) -> Vec<Head> {
    let mut listened = Vec::new();
    for (kind, _) in rules_of(explored, model, clause) {
        for pattern in triggers(kind) {
            heads(pattern, &mut listened);
        }
    }
    listened
}

/// Whether nothing of this happens, and an inject would bring it that never fires: that is told of the inject.
fn waits_for_a_message(explored: &Explored, model: &Model, listened: &[Head]) -> bool {
    let mut injects = model.script.injects.iter().zip(&explored.injects);
    !listened.iter().any(|head| happened(explored, *head))
        && injects.any(|(row, seen)| row.when != When::ByHand && !seen.is() && calls(row, listened))
}

/// Whether an inject raises one of these.
fn calls(row: &Inject, listened: &[Head]) -> bool {
    let mut raised = row.raises.iter().map(|raise| raise.signal).chain(raised_by(&row.effects));
    raised.any(|signal| listened.contains(&Head::Signal(signal)))
}

/// Why a clause never arises, and whether an act would bring it about that somebody is free to do.
fn why(explored: &Explored, model: &Model, clause: ClauseId) -> (Option<Msg>, bool) {
    let listened = listened(explored, model, clause);
    let guards: Vec<&Cond> = model
        .rules
        .iter()
        .filter(|rule| rule.clause == clause)
        .filter_map(|rule| rule.guard.as_ref())
        .collect();
    let happens = listened.iter().any(|head| happened(explored, *head));
    let acts: Vec<ActionId> = free(model, explored, |reach| {
        let mut rules = rules_of(explored, model, clause);
        guards.iter().any(|guard| reach.moves(guard))
            || !happens && rules.any(|(kind, _)| triggers(kind).iter().any(|pattern| reach.matches(pattern)))
    });
    if !acts.is_empty() {
        return (Some(Msg::new("proof-why-acts").with("acts", &words::actions(model, &acts))), true);
    }
    if happens {
        return (Some(Msg::new("proof-why-not-then")), false);
    }
    let hands = by_hand(model, &listened);
    if !hands.is_empty() {
        return (Some(Msg::new("proof-why-by-hand").with("list", hands.join(", "))), false);
    }
    (Some(Msg::new("proof-why-not-brought")), false)
}

/// Injects only the trainer sends that raise one of these.
fn by_hand<'m>(model: &'m Model, listened: &[Head]) -> Vec<&'m str> {
    let script = model.script.injects.iter().zip(&model.scenario.injects);
    script
        .filter(|(row, _)| row.when == When::ByHand && calls(row, listened))
        .map(|(_, written)| written.id.as_str())
        .collect()
}

/// Acts a seat may do and nobody did in any run, by which `brings` is so.
pub(super) fn free(model: &Model, explored: &Explored, brings: impl Fn(&Reach<'_>) -> bool) -> Vec<ActionId> {
    let untried = |action: &ActionId| explored.actions.get(action.index()).is_some_and(|seen| !seen.is());
    let acts = doable(model).filter(untried);
    acts.filter(|action| brings(&Reach::of(model, [*action]))).collect()
}

fn raised_by(effects: &[Effect]) -> Vec<SignalId> {
    effects
        .iter()
        .flat_map(|effect| match effect {
            Effect::Raise(raise) => vec![raise.signal],
            Effect::Chance(_, branches) => branches.iter().flat_map(|(_, list)| raised_by(list)).collect(),
            Effect::When(_, list) => raised_by(list),
            _ => Vec::new(),
        })
        .collect()
}

/// What makes a rule arise.
fn triggers(kind: &RuleKind) -> Vec<&Pattern> {
    match kind {
        RuleKind::Response { when, .. } | RuleKind::Periodic { when, .. } => vec![when],
        RuleKind::Precedence { then, .. } => vec![then],
        RuleKind::Prohibition { from, .. } => from.iter().collect(),
        RuleKind::Existence { when, .. } => when.iter().collect(),
    }
}

/// Whether `check` says by itself that nothing can bring it about, or nothing but an act nobody needs to do.
fn is_known(known: &mut Option<BTreeSet<String>>, model: &Model, path: &str) -> bool {
    let paths =
        known.get_or_insert_with(|| already_said(model, &[NEVER_ARISES, AVOIDABLE_BY_INACTION]).collect());
    paths.contains(path)
}

/// The places at which `check` says one of these by itself.
pub(super) fn already_said(model: &Model, codes: &[Code]) -> impl Iterator<Item = String> {
    let said = check::check(&model.procedure, Some(&model.scenario)).list;
    said.into_iter().filter(|said| codes.contains(&said.code)).map(|said| said.primary.path)
}
