//! A role that owns a claimed clause and that no seat holds: its duties could never be charged to anybody.
//!
//! Let a seat hold the role, or name a stand-in (`stands_in`). Of owners of whom any may act, one is enough.

use crate::base::{Msg, Name, Severity};
use crate::content::check::case::{Case, Found, finding, roles_of};
use crate::content::codes;
use crate::content::procedure::Owner;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    // That there are no seats at all is said once.
    let Some(scenario) = case.scenario.filter(|scenario| !scenario.seats.is_empty()) else { return };
    for (n, objective) in scenario.objectives.iter().enumerate() {
        for (k, claim) in objective.clauses.iter().enumerate() {
            let Some((_, clause)) = case.clauses.get(claim.as_str()) else { continue };
            let mut missing: Vec<&Name> = Vec::new();
            for rule in &clause.rules {
                let roles = roles_of(&rule.owner);
                let declared = |role: &&Name| case.is_role(role);
                let any_is_enough = matches!(rule.owner, Owner::Either(_));
                if any_is_enough && roles.iter().any(|role| case.seated(role)) {
                    continue;
                }
                missing.extend(roles.iter().filter(declared).filter(|role| !case.seated(role)));
            }
            missing.sort();
            missing.dedup();
            for role in missing {
                let message = Msg::new("check-role-not-seated").with("role", role).with("name", claim);
                let path = format!("objectives[{n}].clauses[{k}]");
                let finding = finding(codes::ROLE_NOT_SEATED, Severity::Error, claim, path, message);
                found.push(finding.help(Msg::new("check-seat-or-stand-in").with("role", role)));
            }
        }
    }
}
