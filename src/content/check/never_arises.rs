//! A claimed clause that nothing in the scenario can bring about: no message raises its signals and no seat may do the
//! acts it listens to; and an expectation whose cause can never come.
//!
//! Take the claim or the expectation out, or write the message that calls for the duty.

use std::collections::BTreeSet;

use crate::base::{Msg, Severity};
use crate::content::check::case::{Case, Found, finding};
use crate::content::check::walk::{self, Leaf};
use crate::content::codes;
use crate::content::pattern::Pattern;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario else { return };
    let declared: BTreeSet<&str> = case.procedure.signals.iter().map(|signal| signal.id.as_str()).collect();
    let doable: BTreeSet<&str> = case
        .actions
        .values()
        .filter(|action| scenario.seats.iter().any(|seat| case.may(seat, action)))
        .map(|action| action.id.as_str())
        .collect();
    let can = |pattern: &Pattern| {
        let mut can = false;
        walk::leaves(pattern, &mut |leaf| {
            can |= match leaf {
                // Names that are not declared are reported when content is compiled.
                Leaf::Did(name) => {
                    doable.contains(name.as_str()) || !case.actions.contains_key(name.as_str())
                }
                Leaf::Raised(name) => {
                    case.raised.contains(name.as_str()) || !declared.contains(name.as_str())
                }
                Leaf::State(cond) => !case.never_holds(cond),
            };
        });
        can
    };
    let mut never = BTreeSet::new();
    for (n, objective) in scenario.objectives.iter().enumerate() {
        for (k, claim) in objective.clauses.iter().enumerate() {
            let Some((_, clause)) = case.clauses.get(claim.as_str()) else { continue };
            let arises = clause.rules.iter().any(|rule| rule.rule.trigger().is_none_or(can));
            if !arises && !clause.rules.is_empty() {
                never.insert(claim.as_str());
                let message = Msg::new("check-never-arises").with("name", claim);
                found.warning(codes::NEVER_ARISES, claim, format!("objectives[{n}].clauses[{k}]"), message);
            }
        }
    }
    if scenario.injects.is_empty() {
        return;
    }
    // Of a clause that nothing brings about that much is said already.
    let open =
        scenario.expects.iter().enumerate().filter(|(_, expect)| !never.contains(expect.clause.as_str()));
    for (n, expect) in open.filter(|(_, expect)| !can(&expect.cause)) {
        let message = Msg::new("check-cause-never-comes").with("name", &expect.clause);
        let path = format!("expects[{n}].cause");
        let finding = finding(codes::NEVER_ARISES, Severity::Warning, &expect.clause, path, message);
        found.push(finding.help(Msg::new("check-write-the-cause")));
    }
}
