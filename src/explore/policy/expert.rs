//! The expert: does what it owes at once, in the order of due times, and asks first what an act would break.

use crate::base::{Dur, SimTime};
use crate::explore::policy::{Dice, Policy};

/// See the module.
#[derive(Clone, Copy, Debug)]
pub struct Expert;

/// How long an expert leaves it to whoever passed a message on to tell the others as well.
const PATIENCE: Dur = Dur::minutes(8);

impl Policy for Expert {
    fn name(&self) -> &'static str {
        "expert"
    }

    fn picks_up(&self, _dice: &Dice<'_>, rang: SimTime, _until: SimTime) -> Option<SimTime> {
        Some(rang)
    }

    fn opens(&self, _dice: &Dice<'_>, reached: SimTime) -> Option<SimTime> {
        Some(reached)
    }

    fn forwards(&self, _dice: &Dice<'_>, reached: SimTime, addressed: bool) -> Option<SimTime> {
        Some(if addressed { reached } else { reached.plus(PATIENCE) })
    }

    fn answers(&self, _dice: &Dice<'_>, asked: SimTime, _until: SimTime) -> Option<SimTime> {
        Some(asked)
    }

    fn acts(&self, _dice: &Dice<'_>, since: SimTime, due: Option<SimTime>, first: bool) -> Option<SimTime> {
        let spare = due.map_or(Dur::HOUR, |due| Dur(due.since(since).0.max(0)));
        Some(if first { since } else { since.plus(Dur(spare.0 / 2)) })
    }

    fn is_careful(&self) -> bool {
        true
    }

    fn picks(&self, _dice: &Dice<'_>, _options: u16) -> Option<u16> {
        None
    }

    fn fills(&self, _dice: &Dice<'_>, points: u32) -> u32 {
        points
    }
}
