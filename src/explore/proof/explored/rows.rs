//! Rows of what was seen: decisions, rules, endings missed, runs with their quality.

use std::sync::Arc;

use crate::base::{EndingId, SeatMask, SimTime};
use crate::explore::proof::choice::Turn;
use crate::explore::proof::course::Course;
use crate::explore::proof::explored::duty::{Duty, fails};
use crate::explore::proof::explored::stall::Stall;
use crate::explore::proof::seen::{Seen, Sighting};
use crate::explore::proof::witness::Trail;
use crate::score::card::Sheet;
use crate::score::clause::{Monitors, Reason, Verdict, VerdictKind};

/// A decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionSeen {
    /// It was asked.
    pub asked: Seen,
    /// Each option was offered when it was asked.
    pub offered: Vec<Seen>,
    /// Each option was taken by somebody.
    pub taken: Vec<Seen>,
    /// Nobody answered.
    pub lapsed: Seen,
    /// What came of each option where everything else was the same, one row for each such context; a row has at least
    /// two options.
    pub compared: Vec<Compared>,
}

/// One decision in one context: what came of each of its options, everything else left to run as it would.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// When it was asked, and the run up to then.
    pub context: Sighting,
    /// How it was answered, and what came of it.
    pub results: Vec<(Turn, Came)>,
}

/// What came of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    /// Quality of the team in basis points; none with nothing judged.
    pub quality: Option<u16>,
    /// The ending.
    pub ending: Option<EndingId>,
    /// Fingerprint of all that was seen and judged: equal where the option made no difference.
    pub print: u128,
    /// The run.
    pub trail: Arc<Trail>,
}

/// A rule of a clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleSeen {
    /// A duty of it arose, or a prohibition or order of steps came to be judged.
    pub raised: Seen,
    /// Met by an act.
    pub met: Seen,
    /// Late.
    pub late: Seen,
    /// Missed or breached.
    pub failed: Seen,
    /// Kept, or met without anybody's act.
    pub kept: Seen,
    /// It arose for a person to judge.
    pub for_person: Seen,
    /// It arose and its owner never learned of it, or nobody did.
    pub unknown: Seen,
    /// The reasons with which it failed, in the order first seen.
    pub reasons: Vec<(Reason, Sighting)>,
}

/// Runs that ended without an ending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeadEnds {
    /// Runs, and the first of them.
    pub seen: Seen,
    /// The run in which nothing happened any more from the earliest time on; `at` is that time.
    pub quietest: Option<Sighting>,
    /// Runs of the experts among them, one for each last choice, those with the fewest choices first.
    pub stalls: Vec<Stall>,
}

/// A duty that failed in a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub duty: Duty,
    /// The duty to tell the owner, not the duty itself.
    pub relay: bool,
    /// How.
    pub kind: VerdictKind,
    /// Why.
    pub reason: Reason,
    /// When it arose.
    pub opened_at: SimTime,
    /// When it was due.
    pub due: Option<SimTime>,
    /// When it was settled.
    pub settled_at: SimTime,
    /// Seats that owed it.
    pub owners: SeatMask,
}

/// A run with its quality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graded {
    /// Quality in basis points.
    pub quality: u16,
    /// The run; `at` is its end.
    pub run: Sighting,
    /// Duties that failed or were late in it.
    pub faults: Vec<Fault>,
}

impl Came {
    /// What came of a run that went to its end.
    #[must_use]
    pub fn of(course: &Course, monitors: &Monitors, trail: &Arc<Trail>) -> Self {
        let verdicts = monitors.verdicts();
        let among: Vec<usize> = (0..verdicts.len()).collect();
        let quality = Sheet::of(monitors.model(), verdicts, &among, &[]).headline.quality;
        let ending = course.ending.map(|(ending, ..)| ending);
        Self { quality, ending, print: course.print.number(), trail: Arc::clone(trail) }
    }
}

impl RuleSeen {
    pub(super) fn merge(&mut self, later: &Self) {
        self.raised.merge(&later.raised);
        self.met.merge(&later.met);
        self.late.merge(&later.late);
        self.failed.merge(&later.failed);
        self.kept.merge(&later.kept);
        self.for_person.merge(&later.for_person);
        self.unknown.merge(&later.unknown);
        for (reason, sighting) in &later.reasons {
            if !self.reasons.iter().any(|(mine, _)| mine == reason) {
                self.reasons.push((*reason, sighting.clone()));
            }
        }
    }
}

impl DeadEnds {
    /// A run in which nothing happened from this time on.
    pub(super) fn quiet(&mut self, sighting: &Sighting) {
        if self.quietest.as_ref().is_none_or(|mine| sighting.at < mine.at) {
            self.quietest = Some(sighting.clone());
        }
    }

    pub(super) fn merge(&mut self, later: Self) {
        self.seen.merge(&later.seen);
        if let Some(quietest) = &later.quietest {
            self.quiet(quietest);
        }
        for stall in later.stalls {
            self.stall(&Arc::clone(stall.trail()), || stall);
        }
    }

    /// A run of the experts came to a standstill; one in which the same was chosen last may be known.
    pub(super) fn stall(&mut self, trail: &Trail, stall: impl FnOnce() -> Stall) {
        let same = |known: &Stall| known.trail().choices.last() == trail.choices.last();
        if !self.stalls.iter().any(same) {
            self.stalls.push(stall());
        }
    }
}

/// The duties that failed or were late.
pub(super) fn faults(course: &Course, monitors: &Monitors) -> Vec<Fault> {
    let fault = |verdict: &Verdict| Fault {
        duty: Duty::of(verdict, monitors.model(), &course.causes),
        relay: verdict.relay,
        kind: verdict.kind,
        reason: verdict.reason,
        opened_at: verdict.opened_at,
        due: verdict.due,
        settled_at: verdict.settled_at,
        owners: verdict.owners,
    };
    monitors.verdicts().iter().filter(|verdict| fails(verdict)).map(fault).collect()
}
