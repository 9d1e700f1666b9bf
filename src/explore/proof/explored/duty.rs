//! Single duties, told apart by what is the same in every run: their rule, whom they are about, what called for them.

use std::sync::Arc;

use crate::base::{Dur, EndingId, SeatMask, SimTime};
use crate::content::model::{Model, RuleKind};
use crate::explore::proof::cause::{Cause, Causes};
use crate::explore::proof::course::{Act, Course};
use crate::explore::proof::explored::rows::Graded;
use crate::explore::proof::seen::{Seen, Sighting};
use crate::score::clause::{FULL, Of, Reason, Verdict, VerdictKind};
use crate::trace::{Subject, Val};

/// See the module. The periods of a rhythm are one duty, and so is all that a prohibition forbids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duty {
    /// The rule, or what was expected.
    pub of: Of,
    /// Whom or what it is about; messages are left out, they are numbered anew in every run.
    pub subject: Subject,
    /// What called for it.
    pub cause: Cause,
}

/// What became of a duty in all runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DutySeen {
    /// It arose and fell on somebody, whatever became of it.
    pub known: Seen,
    /// It was met, or kept.
    pub met: Seen,
    /// It was late, missed or breached in a run of the experts, something chosen otherwise or not.
    pub failed: Seen,
    /// How it failed there first.
    pub failing: Option<Failing>,
    /// It arose and fell on nobody: with these reasons, in the order first seen.
    pub lost: Vec<(Reason, Sighting)>,
    /// The best run in which it was met and never failed.
    pub clean: Option<Arc<Graded>>,
}

/// How a duty failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failing {
    /// Late, missed or breached.
    pub kind: VerdictKind,
    /// When its owner could begin: it had arisen and the owner knew.
    pub known: SimTime,
    /// When it was due.
    pub due: Option<SimTime>,
    /// The ending that a seat's act brought before that.
    pub cut_by: Option<(EndingId, SimTime)>,
    /// Seats that owed it.
    pub owners: SeatMask,
    /// What its owners met by their acts between then and its due time, and the time it took then.
    pub meanwhile: Vec<(Of, Dur)>,
    /// The run.
    pub run: Sighting,
}

impl Duty {
    /// The duty a verdict is about.
    #[must_use]
    pub fn of(verdict: &Verdict, model: &Model, causes: &Causes) -> Self {
        let kind = verdict.rule().and_then(|rule| model.rules.get(rule.index())).map(|rule| &rule.kind);
        let mut subject = verdict.subject;
        for val in &mut subject.0 {
            if matches!(val, Val::Message(_) | Val::Text(_)) {
                *val = Val::Nil;
            }
        }
        let (subject, cause) = match kind {
            Some(RuleKind::Prohibition { .. }) => (Subject::NONE, Cause::Time),
            Some(RuleKind::Periodic { .. }) => (subject, Cause::Time),
            _ => (subject, causes.of(verdict.opened)),
        };
        Self { of: verdict.of, subject, cause }
    }
}

impl DutySeen {
    pub(super) fn merge(&mut self, later: Self) {
        self.known.merge(&later.known);
        self.met.merge(&later.met);
        self.failed.merge(&later.failed);
        self.failing = self.failing.take().or(later.failing);
        for (reason, sighting) in later.lost {
            self.lose(reason, sighting);
        }
        if let Some(clean) = later.clean {
            self.meet(&clean);
        }
    }

    pub(super) fn lose(&mut self, reason: Reason, sighting: Sighting) {
        if !self.lost.iter().any(|(mine, _)| *mine == reason) {
            self.lost.push((reason, sighting));
        }
    }

    /// It was met and did not fail in a run of this quality.
    pub(super) fn meet(&mut self, run: &Arc<Graded>) {
        if self.clean.as_ref().is_none_or(|mine| mine.quality < run.quality) {
            self.clean = Some(Arc::clone(run));
        }
    }
}

impl Failing {
    /// How a verdict failed in a run.
    pub(super) fn of(verdict: &Verdict, all: &[Verdict], course: &Course, run: Sighting) -> Self {
        let told = course.causes.at(verdict.told_by);
        let known = told.map_or(verdict.opened_at, |at| at.max(verdict.opened_at));
        let to = verdict.due.unwrap_or(verdict.settled_at);
        let ending =
            course.ending.filter(|(_, at, by_seat)| *by_seat && verdict.due.is_none_or(|due| *at < due));
        let mut meanwhile: Vec<(Of, Dur)> = Vec::new();
        let within = |act: &&Act| verdict.owners.has(act.seat) && act.at > known && act.begun < to;
        for act in course.acts.iter().filter(within) {
            let took = act.at.min(to).since(act.begun.max(known));
            let met = |other: &&Verdict| {
                other.settled == Some(act.record) && other.of != verdict.of && other.kind == VerdictKind::Met
            };
            let Some(other) = all.iter().find(met) else { continue };
            match meanwhile.iter_mut().find(|(of, _)| *of == other.of) {
                Some((_, time)) => *time = Dur(time.0.saturating_add(took.0)),
                None => meanwhile.push((other.of, took)),
            }
        }
        Self {
            kind: verdict.kind,
            known,
            due: verdict.due,
            cut_by: ending.map(|(ending, at, _)| (ending, at)),
            owners: verdict.owners,
            meanwhile,
            run,
        }
    }
}

/// Whether a verdict is a failure.
pub(super) fn fails(verdict: &Verdict) -> bool {
    verdict.kind.credit().is_some_and(|credit| credit < FULL)
}
