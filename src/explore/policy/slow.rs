//! The slow colleague: as careful as the expert, long after.

use crate::base::{Dur, SimTime};
use crate::explore::policy::{Dice, Expert, Policy};

/// See the module.
#[derive(Clone, Copy, Debug)]
pub struct Slow;

const READS: Dur = Dur::minutes(30);
const TELLS: Dur = Dur::minutes(45);
const BEGINS: Dur = Dur::minutes(60);

impl Policy for Slow {
    fn name(&self) -> &'static str {
        "slow"
    }

    fn picks_up(&self, _dice: &Dice<'_>, rang: SimTime, until: SimTime) -> Option<SimTime> {
        Some(rang.plus(Dur(until.since(rang).0.max(0) / 2)))
    }

    fn opens(&self, _dice: &Dice<'_>, reached: SimTime) -> Option<SimTime> {
        Some(reached.plus(READS))
    }

    fn forwards(&self, dice: &Dice<'_>, reached: SimTime, addressed: bool) -> Option<SimTime> {
        Expert.forwards(dice, reached.plus(TELLS), addressed)
    }

    fn answers(&self, _dice: &Dice<'_>, asked: SimTime, until: SimTime) -> Option<SimTime> {
        Some(asked.plus(Dur(until.since(asked).0.max(0) / 4 * 3)))
    }

    fn acts(&self, dice: &Dice<'_>, since: SimTime, due: Option<SimTime>, first: bool) -> Option<SimTime> {
        Expert.acts(dice, since.plus(BEGINS), due.map(|due| due.plus(BEGINS)), first)
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
