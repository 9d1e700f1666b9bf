//! Taking in a run that went to its end.

use std::sync::Arc;

use crate::base::{Dur, InjectId, RuleId, SimTime};
use crate::explore::proof::choice::Point;
use crate::explore::proof::course::Course;
use crate::explore::proof::explored::duty::{Duty, Failing, fails};
use crate::explore::proof::explored::load::loads;
use crate::explore::proof::explored::rows::{Came, Compared, Graded, faults};
use crate::explore::proof::explored::stall::Stall;
use crate::explore::proof::explored::{CONTEXTS, Explored};
use crate::explore::proof::seen::{Seen, Sighting};
use crate::explore::proof::witness::Trail;
use crate::score::clause::{Monitors, Of, Reason, Verdict, VerdictKind};

impl Explored {
    /// Takes in a run that went to its end. Answers what came of it.
    pub fn take(&mut self, course: &Course, monitors: &Monitors, trail: &Arc<Trail>, end: SimTime) -> Came {
        self.coverage.paths = self.coverage.paths.saturating_add(1);
        let times = |list: &mut Vec<Seen>, times: &[Option<SimTime>]| {
            for (seen, at) in list.iter_mut().zip(times) {
                if let Some(at) = at {
                    seen.see(*at, trail);
                }
            }
        };
        times(&mut self.injects, &course.injects);
        times(&mut self.skipped, &course.skipped);
        times(&mut self.outcomes, &course.outcomes);
        times(&mut self.signals, &course.signals);
        times(&mut self.actions, &course.actions);
        for (position, asked) in course.asked.iter().enumerate() {
            let row = self.decisions.entry(asked.inject).or_default();
            if course.asked.iter().take(position).any(|other| other.inject == asked.inject) {
                continue;
            }
            row.asked.see(asked.at, trail);
            for (option, seen) in row.offered.iter_mut().enumerate() {
                if asked.offered >> option.min(63) & 1 == 1 {
                    seen.see(asked.at, trail);
                }
            }
        }
        for answered in &course.answered {
            let row = self.decisions.entry(answered.inject).or_default();
            if answered.by.is_none() {
                row.lapsed.see(answered.at, trail);
            } else if let Some(seen) = row.taken.get_mut(usize::from(answered.option)) {
                seen.see(answered.at, trail);
            }
        }
        for (point, at, branch) in &course.drawn {
            if let Point::Draw { draw, .. } = point
                && let Some(seen) =
                    self.draws.get_mut(usize::from(*draw)).and_then(|row| row.get_mut(usize::from(*branch)))
            {
                seen.see(*at, trail);
            }
        }
        if let Some((ending, at, by_seat)) = course.ending {
            if let Some(seen) = self.endings.get_mut(ending.index()) {
                seen.see(at, trail);
            }
            if by_seat && let Some(seen) = self.ended_by_act.get_mut(ending.index()) {
                seen.see(at, trail);
            }
        } else {
            self.dead_ends.seen.see(end, trail);
            let quiet = Sighting { at: course.last, trail: Arc::clone(trail) };
            self.dead_ends.quiet(&quiet);
            if trail.way.is_expert() {
                self.dead_ends.stall(trail, || Stall::of(quiet, course, monitors));
            }
        }
        for (inject, seat, at) in &course.reached {
            self.reached.entry((*inject, *seat)).or_default().see(*at, trail);
        }
        for (seat, thing, at) in &course.learned {
            self.learned.entry((*seat, *thing)).or_default().see(*at, trail);
        }
        for (seat, fact, of, at) in &course.told {
            self.told.entry((*seat, *fact, *of)).or_default().see(*at, trail);
        }
        for leak in &course.leaks {
            self.leaks.entry((leak.secret, leak.seat, leak.by)).or_default().see(leak.at, trail);
        }
        // What came before a part played alone is not told again in it.
        for (inject, seat, at) in course.unsaid.iter().filter(|_| trail.part.is_none()) {
            self.unsaid.entry((*inject, *seat)).or_default().see(*at, trail);
        }
        self.judge(monitors.verdicts(), trail);
        let came = Came::of(course, monitors, trail);
        let run = Sighting { at: end, trail: Arc::clone(trail) };
        let mut whole = None;
        let quality = came.quality.unwrap_or_default();
        let mut graded = || {
            let made = || Arc::new(Graded { quality, run: run.clone(), faults: faults(course, monitors) });
            Arc::clone(whole.get_or_insert_with(made))
        };
        self.duties(course, monitors, trail, quality, &mut graded);
        if came.quality.is_some() {
            if self.best.as_ref().is_none_or(|best| best.quality < quality) {
                self.best = Some(graded());
            }
            if self.worst.as_ref().is_none_or(|worst| worst.quality > quality) {
                self.worst = Some(graded());
            }
            if self.expert.is_none() && trail.choices.is_empty() && trail.way.is_expert() {
                self.expert = Some(graded());
            }
        }
        if self.loads.is_empty() && trail.choices.is_empty() && trail.way.is_expert() {
            self.loads = loads(self.span, course, monitors);
        }
        came
    }

    /// Adds what came of the options of a decision in one context, unless there are many already or nothing to compare.
    pub fn compare(&mut self, inject: InjectId, row: Compared) {
        let rows = &mut self.decisions.entry(inject).or_default().compared;
        if rows.len() < CONTEXTS && row.results.len() > 1 {
            rows.push(row);
        }
    }

    /// What became of each duty.
    fn duties(
        &mut self,
        course: &Course,
        monitors: &Monitors,
        trail: &Arc<Trail>,
        quality: u16,
        graded: &mut dyn FnMut() -> Arc<Graded>,
    ) {
        let (model, verdicts) = (monitors.model(), monitors.verdicts());
        let relay = monitors.relay_within();
        let mut settled: Vec<(Duty, &Verdict)> = Vec::with_capacity(verdicts.len());
        settled.extend(
            verdicts
                .iter()
                .filter(|verdict| !verdict.relay)
                .map(|verdict| (Duty::of(verdict, model, &course.causes), verdict)),
        );
        settled.sort_by_key(|(duty, _)| *duty);
        for list in settled.chunk_by(|one, other| one.0 == other.0) {
            let Some((duty, _)) = list.first() else { continue };
            let these = || list.iter().map(|(_, verdict)| *verdict);
            let met = these().find(|verdict| verdict.kind == VerdictKind::Met);
            let failed = these().find(|verdict| fails(verdict));
            // Where nobody does anything it is lost, too; and just before the end nobody has time to tell of it.
            let had_time = |verdict: &Verdict| {
                verdict.opened_at.plus(Dur(relay.0.saturating_mul(2))) <= verdict.settled_at
            };
            let lost = these().filter(|verdict| {
                let lost = verdict.kind == VerdictKind::NeverArose && is_lost(verdict.reason);
                lost && trail.way.is_expert() && had_time(verdict)
            });
            let mut lost = lost.peekable();
            let known = these().find(|verdict| !matches!(verdict.kind, VerdictKind::NeverArose));
            if known.is_none() && lost.peek().is_none() {
                continue;
            }
            let row = self.duties.entry(*duty).or_default();
            if let Some(known) = known {
                row.known.see(known.opened_at, trail);
            }
            if let Some(met) = met {
                row.met.see(met.settled_at, trail);
                if failed.is_none() && row.clean.as_ref().is_none_or(|clean| clean.quality < quality) {
                    row.meet(&graded());
                }
            }
            if let Some(failed) = failed.filter(|_| trail.way.is_expert()) {
                row.failed.see(failed.settled_at, trail);
                if row.failing.is_none() {
                    let run = Sighting { at: failed.settled_at, trail: Arc::clone(trail) };
                    row.failing = Some(Failing::of(failed, verdicts, course, run));
                }
            }
            for verdict in lost {
                row.lose(verdict.reason, Sighting { at: verdict.opened_at, trail: Arc::clone(trail) });
            }
        }
    }

    fn judge(&mut self, verdicts: &[Verdict], trail: &Arc<Trail>) {
        // Of several verdicts of one rule in a run, the first of its kind counts.
        let mut told: Vec<(Of, u8)> = Vec::new();
        for verdict in verdicts.iter().filter(|verdict| !verdict.relay) {
            let row = match verdict.of {
                Of::Rule(RuleId(rule)) => self.rules.get_mut(usize::from(rule)),
                Of::Expect(position) => self.expected.get_mut(usize::from(position)),
            };
            let Some(row) = row else { continue };
            let mut see = |what: u8, seen: &mut Seen, at: SimTime| {
                if !told.contains(&(verdict.of, what)) {
                    told.push((verdict.of, what));
                    seen.see(at, trail);
                }
            };
            let at = verdict.settled_at;
            if !matches!(verdict.kind, VerdictKind::NeverArose | VerdictKind::NotObserved) && !verdict.kept {
                see(0, &mut row.raised, verdict.opened_at);
            }
            match verdict.kind {
                VerdictKind::Met if verdict.kept => see(5, &mut row.kept, at),
                VerdictKind::NotObserved => see(6, &mut row.for_person, verdict.opened_at),
                VerdictKind::Met => see(1, &mut row.met, at),
                VerdictKind::Late(_) => see(2, &mut row.late, at),
                VerdictKind::Missed | VerdictKind::Breached => {
                    see(3, &mut row.failed, at);
                    if !row.reasons.iter().any(|(reason, _)| *reason == verdict.reason) {
                        row.reasons.push((verdict.reason, Sighting { at, trail: Arc::clone(trail) }));
                    }
                }
                _ => {}
            }
            if matches!(verdict.reason, Reason::OwnerNeverKnew | Reason::NobodyNoticed) {
                see(4, &mut row.unknown, at);
            }
        }
    }
}

/// Whether a duty that arose fell on nobody for this reason.
const fn is_lost(reason: Reason) -> bool {
    matches!(reason, Reason::NotSeated | Reason::NotNamed | Reason::OwnerNeverKnew | Reason::NobodyNoticed)
}
