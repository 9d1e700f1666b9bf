//! Playing a run written down: a script in, an exercise and its journal out.

use std::sync::Arc;

use crate::base::{PartId, SimTime};
use crate::exercise::manifest::manifest;
use crate::exercise::{Exercise, Start};
use crate::explore::script::{Script, ScriptError};
use crate::kernel::Plan;
use crate::trace::{Holder, Names as _, Table};

/// What an exercise of this script is started with: a person of an invented code in each seat.
///
/// # Errors
/// A [`ScriptError`] of line 0 if the scenario has no such part.
pub fn start(script: &Script, plan: &Plan) -> Result<Start, ScriptError> {
    let part = script.part.as_ref().map(|name| {
        let found = plan.model.find(Table::Part, name).map(PartId);
        found.ok_or_else(|| ScriptError { line: 0, reason: format!("there is no part \"{name}\"") })
    });
    let holders = (1..=plan.model.seats.len()).map(|n| Holder::Person(format!("P{n}").into())).collect();
    let reference = script.reference.clone();
    Ok(Start { seed: script.seed, part: part.transpose()?, holders, reference, ..Start::default() })
}

/// Plays a script from the opening to the end of the exercise.
///
/// # Errors
/// A [`ScriptError`] as in [`play_on`].
pub fn play(script: &Script, plan: &Arc<Plan>) -> Result<Exercise, ScriptError> {
    play_on(script, start(script, plan)?.begin(plan, &manifest(&plan.model)))
}

/// Plays a script on from where an exercise is to its end. A line is handed in after everything due at its time has
/// happened.
///
/// # Errors
/// A [`ScriptError`] with the line that cannot be read in the situation it comes in, is refused, or is not refused as
/// it should be.
pub fn play_on(script: &Script, mut exercise: Exercise) -> Result<Exercise, ScriptError> {
    let plan = Arc::clone(exercise.plan());
    for line in &script.lines {
        exercise.advance_to(line.at);
        let envelope = line.command(&plan.model, exercise.situation())?;
        let refused = exercise.submit(envelope).refused;
        if refused.as_ref().map(|why| why.code) != line.refused.as_deref() {
            let reason = match refused {
                Some(why) => format!("refused {} ({})", why.code, why.args.join(", ")),
                None => "accepted, though a refusal was expected".to_owned(),
            };
            return Err(ScriptError { line: line.number, reason });
        }
    }
    exercise.advance_to(SimTime::FAR);
    Ok(exercise)
}
