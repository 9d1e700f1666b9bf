//! What falls due next.
//!
//! Within one instant: the opening, completions, arrivals, calls that end, decisions that lapse, outcomes, injects
//! (priority, then number), endings, parts, the end, and last an interlude that begins there. What depends on something *not* happening by a time is
//! decided when the clock leaves that time, so that a command given at the very time still counts.

use crate::base::SimTime;
use crate::content::model::When;
use crate::kernel::agenda::Entry;
use crate::kernel::plan::Plan;
use crate::kernel::queue;
use crate::kernel::situation::{Phase, Situation};
use crate::trace::Due;

/// So many injects and outcomes can happen in one instant; further ones are dropped, so that a circle of them that
/// slipped through the check of the scenario cannot hold up the clock.
const AT_ONCE: u16 = 2_000;

/// What falls due next, however far away; none when the exercise is over.
#[must_use]
pub fn next_due(plan: &Plan, situation: &Situation) -> Option<(SimTime, Due)> {
    due_by(plan, situation, SimTime::FAR)
}

/// What must happen next before the clock can show `clock`; none when everything has happened and commands given at
/// `clock` come next. A clock that an interlude has put forward cannot show less than the time of the last record.
#[must_use]
pub fn due_by(plan: &Plan, situation: &Situation, clock: SimTime) -> Option<(SimTime, Due)> {
    entry_by(plan, situation, clock).map(|entry| (entry.at, entry.due))
}

pub(super) fn entry_by<'a>(plan: &Plan, situation: &'a Situation, clock: SimTime) -> Option<&'a Entry> {
    if situation.phase == Phase::Over {
        return None;
    }
    if situation.phase == Phase::Past {
        return situation.agenda.coming().find(|entry| entry.due == Due::Start && entry.at <= clock);
    }
    let clock = clock.max(situation.now);
    for entry in situation.agenda.coming() {
        if entry.at > clock || entry.at == clock && entry.leaving {
            return None;
        }
        if alive(plan, situation, entry) {
            return Some(entry);
        }
    }
    None
}

/// Whether an entry does anything when its turn comes.
fn alive(plan: &Plan, situation: &Situation, entry: &Entry) -> bool {
    let script = &plan.model.script;
    let holds = |cond| situation.holds(&plan.model, cond, None);
    match &entry.due {
        Due::Inject(inject) => {
            let crowded = situation.at_once >= AT_ONCE && entry.at <= situation.now;
            !crowded
                && script.injects.get(inject.index()).is_some_and(|row| match &row.when {
                    When::If(cond, _) | When::Every(_, _, cond) if entry.needs => holds(cond),
                    _ => true,
                })
        }
        Due::Outcome(outcome, _) => script.outcomes.get(outcome.index()).is_some_and(|row| {
            let crowded = situation.at_once >= AT_ONCE && entry.at <= situation.now;
            let again = row.each || situation.outcomes.get(outcome.index()) == Some(&0);
            !crowded && again && row.only_if.as_ref().is_none_or(holds)
        }),
        Due::Ending(ending) => {
            script.endings.get(ending.index()).and_then(|row| row.when.as_ref()).is_some_and(holds)
        }
        Due::CallOver(message, seat) => situation.seat(*seat).is_some_and(|state| {
            queue::next_task(situation, *seat).is_some() && queue::hand_free(plan, situation, *seat, entry.at)
                || state.calls.iter().any(|call| call.message == *message && call.suspended.is_some())
        }),
        Due::Start
        | Due::Interlude(_)
        | Due::Completion(_)
        | Due::Arrival(_)
        | Due::RingOut(..)
        | Due::Lapse(_)
        | Due::Part(_)
        | Due::End => true,
    }
}
