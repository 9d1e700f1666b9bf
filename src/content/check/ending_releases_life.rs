//! An ending that a seat's act can bring and that releases duties about life, liberty or other major matters (S1, S2).
//!
//! Whoever ends the exercise early would be rid of them. Release only what the ending makes pointless.

use crate::base::Msg;
use crate::content::check::case::{Case, Found};
use crate::content::check::walk;
use crate::content::codes;
use crate::content::procedure::Severity;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario else { return };
    let by_act = walk::endings_by_act(scenario);
    for (at, ending) in scenario.endings.iter().enumerate() {
        if !by_act.contains(ending.id.as_str()) {
            continue;
        }
        for (n, name) in ending.releases.iter().enumerate() {
            let Some((_, clause)) = case.clauses.get(name.as_str()) else { continue };
            if clause.severity <= Severity::S2 {
                let message = Msg::new("check-ending-releases").with("name", &ending.id).with("clause", name);
                found.warning(
                    codes::ENDING_RELEASES_LIFE,
                    name,
                    format!("endings[{at}].releases[{n}]"),
                    message,
                );
            }
        }
    }
}
