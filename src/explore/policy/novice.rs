//! The novice: means well, and slips by keyed chance.

use crate::base::{Dur, SimTime};
use crate::explore::policy::{Dice, Policy};

/// See the module.
#[derive(Clone, Copy, Debug)]
pub struct Novice;

impl Novice {
    /// A moment after `from`: at once, or up to so many tenths of `of` later.
    fn later(dice: &Dice<'_>, question: &str, from: SimTime, of: Dur, tenths: u16) -> SimTime {
        let part = i64::from(dice.below(question, tenths.saturating_add(1)));
        from.plus(Dur(of.0.max(0) / 10 * part))
    }
}

impl Policy for Novice {
    fn name(&self) -> &'static str {
        "novice"
    }

    fn picks_up(&self, dice: &Dice<'_>, rang: SimTime, until: SimTime) -> Option<SimTime> {
        let hears = dice.happens("novice-picks-up", 850);
        hears.then(|| Self::later(dice, "novice-rings", rang, until.since(rang), 8))
    }

    fn opens(&self, dice: &Dice<'_>, reached: SimTime) -> Option<SimTime> {
        let reads = dice.happens("novice-opens", 900);
        reads.then(|| Self::later(dice, "novice-reads", reached, Dur::HOUR, 10))
    }

    fn forwards(&self, dice: &Dice<'_>, reached: SimTime, addressed: bool) -> Option<SimTime> {
        let thinks = addressed && dice.happens("novice-forwards", 600);
        thinks.then(|| Self::later(dice, "novice-tells", reached, Dur::HOUR, 10))
    }

    fn answers(&self, dice: &Dice<'_>, asked: SimTime, until: SimTime) -> Option<SimTime> {
        let dares = dice.happens("novice-answers", 900);
        dares.then(|| Self::later(dice, "novice-ponders", asked, until.since(asked), 9))
    }

    fn acts(&self, dice: &Dice<'_>, since: SimTime, due: Option<SimTime>, first: bool) -> Option<SimTime> {
        let knows = dice.happens("novice-acts", if first { 750 } else { 300 });
        let time = due.map_or(Dur::hours(4), |due| due.since(since));
        knows.then(|| Self::later(dice, "novice-begins", since, time, 14))
    }

    fn is_careful(&self) -> bool {
        false
    }

    fn picks(&self, dice: &Dice<'_>, options: u16) -> Option<u16> {
        (options > 0).then(|| dice.below("novice-picks", options))
    }

    fn fills(&self, dice: &Dice<'_>, points: u32) -> u32 {
        let missing = u32::from(dice.below("novice-fills", 4));
        points.saturating_sub(missing).max(points.min(1))
    }
}
