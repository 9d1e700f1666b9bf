//! A limit shorter than the action that fulfils the duty: nobody who acts at once can be in time.
//!
//! Shorten the action, lengthen the limit, or ask for something that can be done in time.

use crate::base::{Dur, Msg};
use crate::content::check::case::{Case, Found};
use crate::content::check::unsupported_basis::limits;
use crate::content::codes;
use crate::content::procedure::{RuleKind, State};

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    for (clause, rule, path) in case.rules() {
        let then = match &rule.rule {
            RuleKind::Response { then, .. }
            | RuleKind::Existence { then, .. }
            | RuleKind::Periodic { then, .. } => then,
            RuleKind::Precedence { .. } | RuleKind::Prohibition { .. } => continue,
        };
        if clause.state == State::Listed {
            continue;
        }
        let least = case.least_time(then);
        let field = match &rule.rule {
            RuleKind::Response { .. } => "within",
            RuleKind::Periodic { .. } => "every",
            _ => "by",
        };
        for (n, limit) in limits(&rule.rule).into_iter().enumerate() {
            let Some(time) = case.length(&limit.time) else { continue };
            let place = |n: usize| match field {
                "by" => format!("{path}.rule.by"),
                field => format!("{path}.rule.{field}[{n}]"),
            };
            if least > time && time > Dur::ZERO {
                let message = Msg::new("check-impossible-deadline")
                    .with("name", &clause.id)
                    .with("limit", time)
                    .with("least", least);
                found.error(codes::IMPOSSIBLE_DEADLINE, &rule.id, place(n), message);
            }
        }
    }
}
