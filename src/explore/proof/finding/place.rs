//! Where in a scenario a finding stands that is about a clause or a duty.

use crate::base::{ClauseId, Name};
use crate::content::model::Model;
use crate::explore::proof::cause::Cause;

/// Where the scenario claims a clause: in an objective, otherwise in what it expects.
pub(super) fn claim(model: &Model, clause: ClauseId) -> Option<(&Name, String)> {
    let named = model.procedure.clauses.get(clause.index()).map(|row| &row.id)?;
    let objectives = model.scenario.objectives.iter().enumerate();
    let mut claims = objectives.flat_map(|(n, objective)| {
        objective
            .clauses
            .iter()
            .enumerate()
            .map(move |(k, name)| (name, format!("objectives[{n}].clauses[{k}]")))
    });
    let expects = model.scenario.expects.iter().enumerate();
    let mut expected = expects.map(|(n, expect)| (&expect.clause, format!("expects[{n}].clause")));
    claims.find(|(name, _)| *name == named).or_else(|| expected.find(|(name, _)| *name == named))
}

/// Where what called for a duty stands; for what nothing in the script called for, the claim.
pub(super) fn duty(model: &Model, cause: Cause, clause: ClauseId) -> (&Name, String) {
    let scenario = &model.scenario;
    let called = match cause {
        Cause::Inject(inject) => scenario.injects.get(inject.index()).map(|row| {
            let field = if row.raises.is_empty() { "" } else { ".raises" };
            (&row.id, format!("injects[{}]{field}", inject.index()))
        }),
        Cause::Outcome(outcome) => scenario.outcomes.get(outcome.index()).map(|row| {
            let field = if row.raises.is_empty() { "" } else { ".raises" };
            (&row.id, format!("outcomes[{}]{field}", outcome.index()))
        }),
        Cause::Time | Cause::History | Cause::Act(_) => None,
    };
    called.or_else(|| claim(model, clause)).unwrap_or_else(|| (&scenario.id, "objectives".to_owned()))
}
