//! The absent colleague: the chair is empty.

use crate::base::SimTime;
use crate::explore::policy::{Dice, Policy};

/// See the module.
#[derive(Clone, Copy, Debug)]
pub struct Absent;

impl Policy for Absent {
    fn name(&self) -> &'static str {
        "absent"
    }

    fn picks_up(&self, _dice: &Dice<'_>, _rang: SimTime, _until: SimTime) -> Option<SimTime> {
        None
    }

    fn opens(&self, _dice: &Dice<'_>, _reached: SimTime) -> Option<SimTime> {
        None
    }

    fn forwards(&self, _dice: &Dice<'_>, _reached: SimTime, _addressed: bool) -> Option<SimTime> {
        None
    }

    fn answers(&self, _dice: &Dice<'_>, _asked: SimTime, _until: SimTime) -> Option<SimTime> {
        None
    }

    fn acts(
        &self,
        _dice: &Dice<'_>,
        _since: SimTime,
        _due: Option<SimTime>,
        _first: bool,
    ) -> Option<SimTime> {
        None
    }

    fn is_careful(&self) -> bool {
        false
    }

    fn picks(&self, _dice: &Dice<'_>, _options: u16) -> Option<u16> {
        None
    }

    fn fills(&self, _dice: &Dice<'_>, _points: u32) -> u32 {
        0
    }
}
