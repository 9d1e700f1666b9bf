//! A precedence that asks for something earlier than it may be old: done in time for the lead, it is too old to count.
//!
//! Let `lead` be shorter than `fresh`.

use crate::base::Msg;
use crate::content::check::case::{Case, Found};
use crate::content::codes;
use crate::content::procedure::RuleKind;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    for (_, rule, path) in case.rules() {
        let RuleKind::Precedence { lead: Some(lead), fresh: Some(fresh), .. } = &rule.rule else { continue };
        let (Some(lead), Some(fresh)) = (case.length(&lead.time), case.length(&fresh.time)) else { continue };
        if lead > fresh {
            let message = Msg::new("check-lead-beyond-fresh")
                .with("name", &rule.id)
                .with("lead", lead)
                .with("fresh", fresh);
            found.error(codes::LEAD_BEYOND_FRESH, &rule.id, format!("{path}.rule.lead"), message);
        }
    }
}
