//! A duty or number that claims a law or treaty without a verified source.
//!
//! Shown as `National` or `Treaty`, it would be taken for the law in force. Name the source, or mark it `Indicative`
//! (or `Foreign`) until somebody has read it.

use crate::base::{Msg, Name};
use crate::content::check::case::{Case, Found};
use crate::content::codes;
use crate::content::procedure::{Basis, By, Limit, Mark, RuleKind};

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    for (at, clause) in case.procedure.clauses.iter().enumerate() {
        mark(case, &clause.basis, &clause.id, format!("clauses[{at}].basis"), found);
        for limit in &clause.numbers {
            mark(case, &limit.mark, &clause.id, format!("clauses[{at}].numbers"), found);
        }
    }
    for (at, param) in case.procedure.params.iter().enumerate() {
        mark(case, &param.mark, &param.id, format!("params[{at}].mark"), found);
    }
    for (_, rule, path) in case.rules() {
        if let Some(basis) = &rule.basis {
            mark(case, basis, &rule.id, format!("{path}.basis"), found);
        }
        for limit in limits(&rule.rule) {
            mark(case, &limit.mark, &rule.id, format!("{path}.rule"), found);
        }
    }
}

fn mark(case: &Case<'_>, mark: &Mark, at: &Name, path: String, found: &mut Found) {
    let claims = matches!(mark.basis, Basis::National | Basis::Treaty);
    let of = |name: &&Name| case.procedure.source(name);
    let unread = mark.sources.iter().find(|name| of(name).is_some_and(|source| source.unverified));
    if claims && (mark.sources.is_empty() || mark.unverified || unread.is_some()) {
        let place = unread.or(mark.sources.first()).unwrap_or(at);
        let key =
            if mark.sources.is_empty() { "check-basis-without-source" } else { "check-basis-unverified" };
        found.error(codes::UNSUPPORTED_BASIS, place, path.clone(), Msg::new(key).with("name", at));
    }
    let foreign = |name: &&Name| of(name).is_some_and(|source| source.who != HOME);
    if mark.basis == Basis::National
        && !mark.sources.is_empty()
        && mark.sources.iter().all(|name| foreign(&name))
    {
        let message = Msg::new("check-national-by-foreign").with("name", at);
        found.error(codes::UNSUPPORTED_BASIS, &mark.sources[0], path, message);
    }
}

/// Whose law is national.
const HOME: &str = "GE";

/// Every limit of a rule.
pub(super) fn limits(kind: &RuleKind) -> Vec<&Limit> {
    match kind {
        RuleKind::Response { within, .. } => within.iter().collect(),
        RuleKind::Precedence { lead, fresh, .. } => lead.iter().chain(fresh).collect(),
        RuleKind::Existence { by: By::Within(limits), .. } => limits.iter().collect(),
        RuleKind::Periodic { every, .. } => every.iter().collect(),
        RuleKind::Prohibition { .. } | RuleKind::Existence { .. } => Vec::new(),
    }
}
