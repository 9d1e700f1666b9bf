//! A clause that only an official's own act can open: whoever never acts is never judged.
//!
//! Give it a second trigger, a signal raised when the declared indicators hold, or let the scenario name it in `expects`.
//! Clauses of nothing but prohibitions and precedences restrain acts and are left alone.

use crate::base::{Msg, Severity};
use crate::content::check::case::{Case, Found, finding};
use crate::content::codes;
use crate::content::pattern::Pattern;
use crate::content::procedure::{Judged, RuleKind};

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    for (at, clause) in case.procedure.clauses.iter().enumerate() {
        let mut duties = 0usize;
        let mut avoidable = 0usize;
        for rule in clause.rules.iter().filter(|rule| rule.judged == Judged::Engine) {
            let trigger: Option<&Pattern> = match &rule.rule {
                RuleKind::Response { when, .. } | RuleKind::Periodic { when, .. } => Some(when),
                RuleKind::Existence { when, .. } => when.as_ref(),
                RuleKind::Precedence { .. } | RuleKind::Prohibition { .. } => continue,
            };
            duties += 1;
            avoidable += usize::from(trigger.is_some_and(|pattern| case.only_by_act(pattern)));
        }
        if duties == 0 || avoidable < duties {
            continue;
        }
        let message = Msg::new("check-avoidable-by-inaction").with("name", &clause.id);
        match case.scenario {
            None => {
                let path = format!("clauses[{at}].rules");
                let finding =
                    finding(codes::AVOIDABLE_BY_INACTION, Severity::Warning, &clause.id, path, message);
                found.push(finding.help(Msg::new("check-second-trigger")));
            }
            Some(scenario) if case.claimed.contains(clause.id.as_str()) => {
                if scenario.expects.iter().any(|expect| expect.clause == clause.id) {
                    continue;
                }
                let claims = scenario.objectives.iter().enumerate().find_map(|(n, objective)| {
                    objective.clauses.iter().find(|name| **name == clause.id).map(|name| (n, name))
                });
                if let Some((n, name)) = claims {
                    let path = format!("objectives[{n}].clauses");
                    let finding =
                        finding(codes::AVOIDABLE_BY_INACTION, Severity::Warning, name, path, message);
                    found.push(finding.help(Msg::new("check-expects-it")));
                }
            }
            Some(_) => {}
        }
    }
}
