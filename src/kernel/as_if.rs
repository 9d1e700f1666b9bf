//! What an action would have brought about at once, had it been done in place of what was done in own words.
//!
//! # Invariants
//! - Decided on a copy: nothing becomes a fact.

use crate::base::{ActionId, SimTime};
use crate::kernel::decide::slots;
use crate::kernel::plan::Plan;
use crate::kernel::refusal;
use crate::kernel::situation::{Situation, Work};
use crate::kernel::step::step;
use crate::trace::{Args, Due, Event, Record, Refusal, StepCause, TaskNo};

/// The records of the moment at which `task`, own words under way in `situation`, is complete, as if it had been this
/// action. Later steps are not played again.
///
/// # Errors
/// Why the seat could not have done it then: not its action, slots that do not fit or name what it does not know of,
/// circumstances that do not hold.
pub fn as_if(
    plan: &Plan,
    situation: &Situation,
    at: SimTime,
    task: TaskNo,
    action: ActionId,
    args: &Args,
) -> Result<Vec<Record>, Refusal> {
    let seat = match situation.task(task) {
        Some(task) if matches!(task.work, Work::OwnWords { .. }) => task.seat,
        _ => return Err(Refusal::new(refusal::NO_TASK)),
    };
    let row = plan.model.actions.get(action.index()).ok_or_else(|| Refusal::new(refusal::NO_SUCH))?;
    if !row.by.has(seat) {
        return Err(Refusal::with(refusal::NOT_YOURS, &[row.name.as_str()]));
    }
    slots::check(plan, situation, seat, row, args)?;
    let args = slots::canonical(plan, situation, args);
    let mut copy = situation.clone();
    if let Some(task) = copy.tasks.iter_mut().find(|open| open.no == task) {
        task.work = Work::Action { action, args };
    }
    let mut records = Vec::new();
    step(plan, &mut copy, at, &StepCause::Due(Due::Completion(task)), &mut records);
    let failed = records.iter().find_map(|record| match &record.event {
        Event::ActionFailed { code, .. } => refusal::ALL.iter().find(|(known, _)| **known == **code),
        _ => None,
    });
    match failed {
        Some((code, _)) => Err(Refusal::with(code, &[row.name.as_str()])),
        None => Ok(records),
    }
}
