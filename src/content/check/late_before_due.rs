//! A lateness that ends before it begins (`late_until` not beyond the limit), or a limit of no time.
//!
//! `late_until` must lie beyond every limit of the rule; without it lateness ends at twice the limit.

use crate::base::{Dur, Msg};
use crate::content::check::case::{Case, Found};
use crate::content::check::unsupported_basis::limits;
use crate::content::codes;
use crate::content::procedure::RuleKind;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    for (_, rule, path) in case.rules() {
        let times: Vec<Dur> =
            limits(&rule.rule).iter().filter_map(|limit| case.length(&limit.time)).collect();
        if times.iter().any(|time| *time <= Dur::ZERO) {
            let message = Msg::new("check-limit-is-zero").with("name", &rule.id);
            found.error(codes::LATE_BEFORE_DUE, &rule.id, format!("{path}.rule"), message);
        }
        let RuleKind::Response { late_until: Some(end), .. } = &rule.rule else { continue };
        let (Some(end), Some(longest)) = (case.length(end), times.iter().max()) else { continue };
        if end <= *longest {
            let message = Msg::new("check-late-before-due").with("end", end).with("limit", *longest);
            found.error(codes::LATE_BEFORE_DUE, &rule.id, format!("{path}.rule.late_until"), message);
        }
    }
}
