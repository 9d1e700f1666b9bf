//! A duty that only an official's own act can open, where nothing asks for the act: whoever never acts is never judged.
//!
//! Give it a second trigger, a signal raised when the declared indicators hold, or let the scenario name it in `expects`.
//! With a scenario, only what the scenario raises or sets counts as coming from outside, and an `expects` counts only if
//! its cause can come. An act that another duty asks for cannot be avoided unpunished, and neither can what follows from
//! it. Prohibitions and precedences restrain acts and are left alone.

use std::collections::BTreeSet;

use crate::base::{Msg, Name, Severity};
use crate::content::check::case::{Case, Cause, Found, finding};
use crate::content::codes::AVOIDABLE_BY_INACTION as CODE;
use crate::content::pattern::Pattern;
use crate::content::procedure::{Judged, RuleKind};

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let duties = avoidable(case);
    let Some(scenario) = case.scenario else {
        for duty in duties {
            let message = Msg::new("check-avoidable-by-inaction").with("name", duty.clause);
            let finding =
                finding(CODE, Severity::Warning, duty.rule, format!("{}.rule.when", duty.path), message);
            found.push(finding.help(Msg::new("check-second-trigger")));
        }
        return;
    };
    let clauses: BTreeSet<&str> = duties.iter().map(|duty| duty.clause.as_str()).collect();
    for (n, objective) in scenario.objectives.iter().enumerate() {
        for (k, claim) in objective.clauses.iter().enumerate() {
            let expected = || {
                scenario.expects.iter().filter(|expect| expect.clause == *claim).any(|expect| {
                    let cause = case.cause(&expect.cause);
                    cause.outside || !cause.acts.is_empty()
                })
            };
            if clauses.contains(claim.as_str()) && !expected() {
                let message = Msg::new("check-avoidable-by-inaction").with("name", claim);
                let path = format!("objectives[{n}].clauses[{k}]");
                let finding = finding(CODE, Severity::Warning, claim, path, message);
                found.push(finding.help(Msg::new("check-expects-it")));
            }
        }
    }
}

/// A rule that opens a duty.
struct Duty<'a> {
    clause: &'a Name,
    rule: &'a Name,
    path: String,
    trigger: Cause<'a>,
    then: &'a Pattern,
}

/// The duties nothing but an act opens that no other duty asks for.
fn avoidable<'a>(case: &Case<'a>) -> Vec<Duty<'a>> {
    let mut sure: Vec<Duty<'a>> = Vec::new();
    let mut open: Vec<Duty<'a>> = Vec::new();
    for (clause, rule, path) in case.rules().filter(|(_, rule, _)| rule.judged == Judged::Engine) {
        let (when, then) = match &rule.rule {
            RuleKind::Response { when, then, .. } | RuleKind::Periodic { when, then, .. } => {
                (Some(when), then)
            }
            RuleKind::Existence { when, then, .. } => (when.as_ref(), then),
            RuleKind::Precedence { .. } | RuleKind::Prohibition { .. } => continue,
        };
        // A state as a trigger is reported when content is compiled.
        if matches!(when, Some(Pattern::Holds(_))) {
            continue;
        }
        let at_start = Cause { outside: true, ..Cause::default() };
        let trigger = when.map_or(at_start, |when| case.cause(when));
        let duty = Duty { clause: &clause.id, rule: &rule.id, path, trigger, then };
        // What nothing at all can open is another matter.
        if duty.trigger.outside {
            sure.push(duty);
        } else if !duty.trigger.acts.is_empty() {
            open.push(duty);
        }
    }
    let mut asked_for: BTreeSet<&str> = BTreeSet::new();
    while let Some(duty) = sure.pop() {
        let new: BTreeSet<&str> = &case.cause(duty.then).acts - &asked_for;
        if new.is_empty() {
            continue;
        }
        asked_for.extend(&new);
        let (follows, still): (Vec<Duty<'a>>, Vec<Duty<'a>>) =
            open.into_iter().partition(|duty| !duty.trigger.acts.is_disjoint(&new));
        sure.extend(follows);
        open = still;
    }
    open
}
