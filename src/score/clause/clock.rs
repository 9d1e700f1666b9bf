//! The duty clock: exercise time without the interludes, in which duty clocks stand still.
//!
//! # Invariants
//! - All limits, leads, ages and waits are measured on the duty clock; records and due times are shown in exercise time.
//! - Never decreases with exercise time; every moment of an interlude is the same duty moment.

use crate::base::SimTime;

/// A moment of the duty clock in milliseconds; 0 is exercise time 0 as long as no interlude lies before it.
pub type DutyTime = i64;

/// Turns exercise time into duty time and back.
#[derive(Clone, Debug, Default)]
pub struct DutyClock {
    passed: Vec<(SimTime, SimTime)>,
}

impl DutyClock {
    /// An interlude from one exercise time to another; in order.
    pub fn pass(&mut self, from: SimTime, to: SimTime) {
        if to > from {
            self.passed.push((from, to));
        }
    }

    /// The duty moment of an exercise time.
    #[must_use]
    pub fn duty(&self, at: SimTime) -> DutyTime {
        let stood = self.passed.iter().map(|(from, to)| at.min(*to).since(*from).0.max(0));
        stood.fold(at.0, i64::saturating_sub)
    }

    /// The first exercise time at which the duty clock shows this.
    #[must_use]
    pub fn exercise(&self, duty: DutyTime) -> SimTime {
        let mut at = duty;
        for (from, to) in &self.passed {
            if at > from.0 {
                at = at.saturating_add(to.since(*from).0);
            }
        }
        SimTime(at)
    }

    /// The last exercise time at which the duty clock shows this: after an interlude that begins then.
    #[must_use]
    pub fn exercise_after(&self, duty: DutyTime) -> SimTime {
        let mut at = duty;
        for (from, to) in &self.passed {
            if at >= from.0 {
                at = at.saturating_add(to.since(*from).0);
            }
        }
        SimTime(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_duty_clock_stands_still_in_an_interlude() {
        let mut clock = DutyClock::default();
        clock.pass(SimTime(100), SimTime(400));
        let shown: Vec<i64> = [50, 100, 250, 400, 450].map(|at| clock.duty(SimTime(at))).to_vec();
        assert_eq!(shown, [50, 100, 100, 100, 150]);
        assert_eq!(clock.exercise(100), SimTime(100));
        assert_eq!(clock.exercise_after(100), SimTime(400));
        assert_eq!(clock.exercise(150), SimTime(450));
    }
}
