//! A scenario as its author would first mend it for another procedure: new numbers of clauses written, those that are gone
//! taken out where they are named. So it can be read with the new procedure, and what was played of it be judged anew.

use crate::author::drift::Comparison;
use crate::base::Name;
use crate::content::scenario::Scenario;

/// The scenario for the new procedure.
#[must_use]
pub fn adapted(scenario: &Scenario, comparison: &Comparison) -> Scenario {
    let mut made = scenario.clone();
    let now = |clause: &Name| comparison.now(clause).cloned();
    let list = |clauses: &mut Vec<Name>| *clauses = clauses.iter().filter_map(now).collect();
    made.objectives.iter_mut().for_each(|row| list(&mut row.clauses));
    made.endings.iter_mut().for_each(|row| list(&mut row.releases));
    for mistake in made.facilitator.parts.iter_mut().flat_map(|part| &mut part.mistakes) {
        list(&mut mistake.clauses);
    }
    let keep = |clause: &mut Name| match now(clause) {
        Some(id) => {
            *clause = id;
            true
        }
        None => false,
    };
    made.expects.retain_mut(|row| keep(&mut row.clause));
    made.facilitator.accepts.retain_mut(|row| keep(&mut row.clause));
    made
}
