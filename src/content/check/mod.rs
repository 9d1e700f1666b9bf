//! Mistakes of sense: content that reads and compiles but would make a bad or unfair exercise.
//!
//! One file per rule, named for the problem. Rules about single texts (`texts/`) look at each text where it is read,
//! since a text does not know its place; all others look at whole procedures and scenarios here.
//!
//! # Invariants
//! - A rule never panics, whatever the content says, and passes over names that are not declared: those are reported by
//!   [`Model::compile`](crate::content::model::Model).
//! - A rule takes time in proportion to the content (times a logarithm), not to its square.
//!
//! # Not here
//! - Whether names exist and values fit their places (`content::model`), reading (`content::syntax`, `content::lower`).
//! - Findings that need runs (`explore`).
//!
//! # Adding one
//! 1. Take the next free `T0…` code in `content/codes.rs`.
//! 2. Write `check/<problem>.rs` with `pub(super) fn look(case: &Case<'_>, found: &mut Found)`; its module doc says what
//!    is wrong, why it matters, and what to do instead.
//! 3. Add it to [`RULES`], its sentences to `assets/i18n/{ka,en}/check.ftl`, a broken example that shows all it finds,
//!    `tests/cases/check/<code>_<problem>.ron`, and two small scenarios with nothing but the fault in `tests/cases/corpus/`.

mod action_not_allowed;
mod at_start;
mod avoidable_by_inaction;
mod case;
mod claim_without_rules;
mod confirmed_but_untrue;
mod decision_without_answer;
mod duplicate_id;
mod ending_out_of_reach;
mod ending_pays;
mod ending_releases_life;
mod expectation_time;
mod impossible_deadline;
mod inject_never_fires;
mod late_before_due;
mod lead_beyond_fresh;
mod level_indicators;
mod map_out_of_frame;
mod message_without_receiver;
mod never_arises;
mod no_notes;
mod nothing_to_train;
mod numbers_of_people;
mod open_reference;
mod param_default;
mod party_sort;
mod peer_not_compared;
mod role_not_seated;
mod rules_and_state;
mod run_does_not_lead_here;
mod seat_roles;
mod start_clock;
mod stop_only_for_life;
pub(crate) mod texts;
mod time_out_of_frame;
mod too_often;
mod unclaimed;
mod unsupported_basis;
mod walk;
mod zero_delay_cycle;

use crate::base::Diagnostics;
use crate::content::map::Map;
use crate::content::procedure::Procedure;
use crate::content::scenario::Scenario;

use case::{Case, Found};
pub(crate) use open_reference::unknown_name;
pub use run_does_not_lead_here::{Recorded, Run};
pub(crate) use start_clock::is_date;
pub use texts::may_stand;

/// Every rule, in the order of the codes.
const RULES: &[fn(&Case<'_>, &mut Found)] = &[
    unsupported_basis::look,
    rules_and_state::look,
    avoidable_by_inaction::look,
    role_not_seated::look,
    impossible_deadline::look,
    late_before_due::look,
    param_default::look,
    zero_delay_cycle::look,
    message_without_receiver::look,
    decision_without_answer::look,
    action_not_allowed::look,
    time_out_of_frame::look,
    expectation_time::look,
    inject_never_fires::look,
    ending_releases_life::look,
    stop_only_for_life::look,
    claim_without_rules::look,
    never_arises::look,
    numbers_of_people::look,
    start_clock::look,
    duplicate_id::look,
    open_reference::look,
    nothing_to_train::look,
    level_indicators::look,
    too_often::look,
    ending_pays::look,
    ending_out_of_reach::look,
    seat_roles::look,
    confirmed_but_untrue::look,
    lead_beyond_fresh::look,
    no_notes::look,
    peer_not_compared::look,
    party_sort::look,
    unclaimed::look,
];

/// Checks a procedure, alone or with a scenario written against it. What compiling reports is not repeated.
///
/// Meant for content that was read without errors: what could not be read is left out, and would be missed here.
#[must_use]
pub fn check(procedure: &Procedure, scenario: Option<&Scenario>) -> Diagnostics {
    let case = Case::new(procedure, scenario);
    let mut found = Found::default();
    for rule in RULES {
        rule(&case, &mut found);
    }
    found.finish()
}

/// Checks the parts of a scenario that start from recorded runs against the runs there are.
#[must_use]
pub fn check_runs(scenario: &Scenario, runs: &Recorded) -> Diagnostics {
    let mut found = Found::default();
    run_does_not_lead_here::look(scenario, runs, &mut found);
    found.finish()
}

/// Checks a map against its scenario.
#[must_use]
pub fn check_map(map: &Map, scenario: &Scenario) -> Diagnostics {
    let mut found = Found::default();
    map_out_of_frame::look(map, scenario, &mut found);
    found.finish()
}
