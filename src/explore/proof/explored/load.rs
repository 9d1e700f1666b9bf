//! What each seat has to do, by the quarter of an hour.

use crate::base::{Dur, SimTime};
use crate::explore::proof::course::Course;
use crate::score::clause::{Monitors, VerdictKind};

/// What a seat has to do in a quarter of an hour, in the run of the experts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Time spent on acts that were completed, within the quarter.
    pub busy: Dur,
    /// Work of the acts by which duties due in the quarter were settled, whenever it was done.
    pub owed: Dur,
    /// Duties due in the quarter.
    pub due: u16,
    /// Of them late, missed or breached.
    pub failed: u16,
    /// Messages that reached the seat.
    pub messages: u16,
}

/// How long a row of `Explored::loads` is.
pub const QUARTER: Dur = Dur::minutes(15);

/// One row for each seat, one column for each quarter from the start.
pub(super) fn loads((from, to): (SimTime, SimTime), course: &Course, monitors: &Monitors) -> Vec<Vec<Load>> {
    let quarters = usize::try_from(to.since(from).0 / QUARTER.0 + 1).unwrap_or(0);
    let mut loads = vec![vec![Load::default(); quarters]; monitors.model().seats.len()];
    let quarter = |at: SimTime| usize::try_from(at.since(from).0.checked_div(QUARTER.0).unwrap_or(0)).ok();
    let start = |quarter: usize| from.plus(Dur(QUARTER.0.saturating_mul(quarter as i64)));
    for act in &course.acts {
        let Some(row) = loads.get_mut(act.seat.index()) else { continue };
        let (Some(first), Some(last)) = (quarter(act.begun.max(from)), quarter(act.at.max(from))) else {
            continue;
        };
        for at in first..=last {
            let (begin, end) = (start(at).max(act.begun), start(at + 1).min(act.at));
            if let Some(load) = row.get_mut(at) {
                load.busy = Dur(load.busy.0.saturating_add(end.since(begin).0.max(0)));
            }
        }
    }
    for (_, seat, at) in &course.reached {
        if let Some(load) = quarter(*at).and_then(|at| loads.get_mut(seat.index())?.get_mut(at)) {
            load.messages = load.messages.saturating_add(1);
        }
    }
    for verdict in monitors.verdicts().iter().filter(|verdict| verdict.kind.credit().is_some()) {
        let Some(at) = verdict.due.and_then(quarter) else { continue };
        let act = course.acts.iter().find(|act| Some(act.record) == verdict.settled);
        for seat in verdict.owners.iter() {
            let Some(load) = loads.get_mut(seat.index()).and_then(|row| row.get_mut(at)) else { continue };
            load.due = load.due.saturating_add(1);
            load.failed = load.failed.saturating_add(u16::from(verdict.kind != VerdictKind::Met));
            if let Some(act) = act.filter(|act| act.seat == seat) {
                load.owed = Dur(load.owed.0.saturating_add(act.at.since(act.begun).0.max(0)));
            }
        }
    }
    loads
}
