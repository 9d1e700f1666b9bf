//! A seat with a role twice, or with a role at a post that nobody speaks of.
//!
//! A role at a post (`HOM@transit`) answers for duties and messages of that post only: misspelt, it answers for none.

use std::collections::BTreeSet;

use crate::base::{Msg, Name, Severity};
use crate::content::check::case::{Case, Found, finding, label, roles_of};
use crate::content::codes::SEAT_ROLES as CODE;
use crate::content::suggest::{did_you_mean, nearest, possible};

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario else { return };
    let posts = posts(case);
    for (at, seat) in scenario.seats.iter().enumerate() {
        let mut seen: BTreeSet<&Name> = BTreeSet::new();
        for (field, list) in [("roles", &seat.roles), ("stands_in", &seat.stands_in)] {
            for (n, role) in list.iter().enumerate() {
                let path = format!("seats[{at}].{field}[{n}]");
                if let Some(first) = seen.get(role) {
                    let message = Msg::new("check-role-twice").with("name", &seat.id).with("role", role);
                    let finding = finding(CODE, Severity::Warning, role, path.clone(), message);
                    found.push(finding.related(label(first, String::new()), Msg::new("check-first-here")));
                }
                seen.insert(role);
                if let Some((base, post)) = role.as_str().split_once('@')
                    && !posts.contains(post)
                {
                    let message = Msg::new("check-unknown-post").with("name", role);
                    let mut finding = finding(CODE, Severity::Error, role, path, message);
                    if let Some(near) = nearest(post, posts.iter().copied()) {
                        finding = finding.help(did_you_mean(near)).replace(format!("\"{base}@{near}\""));
                    } else if let Some(help) = possible(posts.iter().copied()) {
                        finding = finding.help(help);
                    }
                    found.push(finding);
                }
            }
        }
    }
}

/// The posts the procedure speaks of, and the places of the scenario.
fn posts<'a>(case: &Case<'a>) -> BTreeSet<&'a str> {
    let actions = case.procedure.actions.iter().flat_map(|action| action.by.iter().chain(&action.tells));
    let owners = case.rules().flat_map(|(_, rule, _)| roles_of(&rule.owner));
    let places =
        case.scenario.into_iter().flat_map(|scenario| &scenario.places).map(|place| place.id.as_str());
    let named = actions.chain(owners).filter_map(|role| role.as_str().split_once('@')).map(|(_, post)| post);
    named.chain(places).collect()
}
