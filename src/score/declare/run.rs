//! Scores one trace: finds the parts that listen to its activities and walks each over the positions of its activations
//! and targets with its machine.
//!
//! # Invariants
//! - Work grows with the events of the activities a part speaks of, never with the constraints that do not listen.
//! - Nothing is allocated once the buffers have grown to the largest trace.

use std::cmp::Ordering;

use crate::score::declare::compile::{Compiled, OTHER_ACTIVITY, Part, Range, Relation, Test, to_index};
use crate::score::declare::log::Trace;
use crate::score::declare::verdicts::{Evidence, NO_DEADLINE, NO_EVENT, Verdicts};
use crate::score::kind::choice::Side;
use crate::score::kind::count::Bound;
use crate::score::kind::{
    AlternatePrecedence, AlternateResponse, Answers, Around, ChainPrecedence, ChainResponse, Choice, Closing,
    Count, Gap, Mark, Precedence, Response, Standing, Window,
};

/// What is wanted of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Counts only.
    Counts,
    /// Counts, and evidence for each activation.
    Evidence,
}

/// The scorer of one model; reused from trace to trace.
#[derive(Clone, Debug)]
pub struct Scorer<'m> {
    model: &'m Compiled,
    /// Positions of each activity in the trace.
    positions: Vec<Vec<u32>>,
    /// Activities of the trace.
    present: Vec<u32>,
    /// One bit for each part to be asked.
    asked: Vec<u64>,
    machines: Machines,
}

#[derive(Clone, Debug)]
struct Machines {
    response: Response,
    precedence: Precedence,
    around: Around,
    alternate_precedence: AlternatePrecedence,
}

impl<'m> Scorer<'m> {
    /// A scorer for traces read with the same compiled model.
    #[must_use]
    pub fn new(model: &'m Compiled) -> Self {
        Self {
            model,
            positions: vec![Vec::new(); model.activities.len()],
            present: Vec::new(),
            asked: vec![0; model.parts.len().div_ceil(64)],
            machines: Machines {
                response: Response::new(Window::ANY),
                precedence: Precedence::new(Window::ANY),
                around: Around::new(Window::ANY),
                alternate_precedence: AlternatePrecedence::new(Window::ANY),
            },
        }
    }

    /// Scores a trace; what `verdicts` held before is forgotten.
    pub fn score(&mut self, trace: &Trace, closing: Closing, depth: Depth, verdicts: &mut Verdicts) {
        match depth {
            Depth::Counts => self.run::<false>(trace, closing, verdicts),
            Depth::Evidence => self.run::<true>(trace, closing, verdicts),
        }
    }

    fn run<const EVIDENCE: bool>(&mut self, trace: &Trace, closing: Closing, verdicts: &mut Verdicts) {
        self.forget(verdicts);
        verdicts.origin = trace.at.first().copied();
        self.find(trace, closing);
        let Self { model, positions, asked, machines, .. } = self;
        let walk = Walk { model, trace, positions, closing };
        for (word, bits) in asked.iter_mut().enumerate() {
            let mut left = std::mem::take(bits);
            while left != 0 {
                let number = word * 64 + left.trailing_zeros() as usize;
                left &= left - 1;
                if let Some(part) = model.parts.get(number) {
                    walk.part::<EVIDENCE>(machines, part, number, verdicts);
                }
            }
        }
        for activity in self.present.drain(..) {
            if let Some(list) = self.positions.get_mut(to_index(activity)) {
                list.clear();
            }
        }
    }

    fn forget(&self, verdicts: &mut Verdicts) {
        for constraint in verdicts.touched.drain(..) {
            let place = to_index(constraint);
            if let (Some(counts), Some(resting)) =
                (verdicts.counts.get_mut(place), self.model.resting.get(place))
            {
                *counts = *resting;
            }
            for part in self.model.parts_of.get(place).into_iter().flatten().flatten() {
                if let Some(span) = verdicts.spans.get_mut(to_index(*part)) {
                    *span = (0, 0);
                }
            }
        }
        verdicts.evidence.clear();
    }

    fn find(&mut self, trace: &Trace, closing: Closing) {
        for (position, activity) in (0u32..).zip(&trace.activity) {
            if *activity != OTHER_ACTIVITY
                && let Some(list) = self.positions.get_mut(to_index(*activity))
            {
                if list.is_empty() {
                    self.present.push(*activity);
                }
                list.push(position);
            }
        }
        let judging: &[u32] = match closing {
            Closing::Finished => &[],
            Closing::Stopped { .. } => &self.model.judging,
        };
        let listening = self.present.iter().flat_map(|activity| self.model.listeners(*activity));
        for part in listening.chain(&self.model.always).chain(judging) {
            if let Some(word) = self.asked.get_mut(to_index(part / 64)) {
                *word |= 1 << (part % 64);
            }
        }
    }
}

/// Counts what a machine says, and writes it down if evidence is wanted.
struct Tally<'v, const EVIDENCE: bool> {
    found: u32,
    lacking: u32,
    open: u32,
    evidence: &'v mut Vec<Evidence>,
    looks_back: bool,
    window: Window,
}

impl<const EVIDENCE: bool> Tally<'_, EVIDENCE> {
    #[inline]
    fn note(&mut self, activation: Mark, target: u32) {
        if EVIDENCE {
            let deadline = if self.looks_back {
                activation.at.saturating_sub(self.window.least)
            } else {
                self.window.due(activation.at).unwrap_or(NO_DEADLINE)
            };
            self.evidence.push(Evidence { activation: activation.index, target, deadline });
        }
    }
}

impl<const EVIDENCE: bool> Answers for Tally<'_, EVIDENCE> {
    #[inline]
    fn answered(&mut self, activation: Mark, target: Mark) {
        self.found += 1;
        self.note(activation, target.index);
    }

    #[inline]
    fn unanswered(&mut self, activation: Mark) {
        self.lacking += 1;
        self.note(activation, NO_EVENT);
    }

    #[inline]
    fn open(&mut self, activation: Mark) {
        self.open += 1;
        self.note(activation, NO_EVENT);
    }
}

/// One trace with the places of its activities.
struct Walk<'t> {
    model: &'t Compiled,
    trace: &'t Trace,
    positions: &'t [Vec<u32>],
    closing: Closing,
}

impl Walk<'_> {
    #[inline]
    fn part<const EVIDENCE: bool>(
        &self,
        machines: &mut Machines,
        part: &Part,
        number: usize,
        verdicts: &mut Verdicts,
    ) {
        verdicts.touched.push(part.constraint);
        let from = verdicts.evidence.len();
        let counts = if part.relation.judges_the_trace() {
            self.judged::<EVIDENCE>(part, &mut verdicts.evidence)
        } else {
            let mut tally = Tally::<EVIDENCE> {
                found: 0,
                lacking: 0,
                open: 0,
                evidence: &mut verdicts.evidence,
                looks_back: part.relation.looks_back(),
                window: part.window,
            };
            self.walk(machines, part, &mut tally);
            let (fulfilled, violated) =
                if part.negated { (tally.lacking, tally.found) } else { (tally.found, tally.lacking) };
            [fulfilled + violated + tally.open, fulfilled, violated]
        };
        if let Some(sum) = verdicts.counts.get_mut(to_index(part.constraint)) {
            if part.relation.judges_the_trace() {
                *sum = counts;
            } else {
                for (total, count) in sum.iter_mut().zip(counts) {
                    *total += count;
                }
            }
        }
        if EVIDENCE {
            let unordered = part.relation == Relation::Around || !self.is_plain(part.pairs);
            if unordered && let Some(told) = verdicts.evidence.get_mut(from..) {
                told.sort_unstable_by_key(|evidence| evidence.activation);
            }
            if let Some(span) = verdicts.spans.get_mut(number) {
                let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
                *span = (narrow(from), narrow(verdicts.evidence.len()));
            }
        }
    }

    #[inline]
    fn walk(&self, machines: &mut Machines, part: &Part, out: &mut impl Answers) {
        let plain = self.is_plain(part.pairs);
        let activations =
            self.of(part.activation).iter().copied().filter(|place| self.passes(part.act, *place));
        match part.relation {
            Relation::Response if plain => {
                let machine = &mut machines.response;
                machine.reset(part.window);
                let mut targets = Targets { places: self.of(part.target), at: 0 };
                for place in activations {
                    while let Some(target) = targets.up_to(place) {
                        if !machine.waiting().is_empty() && self.passes(part.tgt, target) {
                            machine.target(self.mark(target), out);
                        }
                    }
                    machine.activate(self.mark(place));
                }
                while !machine.waiting().is_empty()
                    && let Some(target) = targets.next()
                {
                    if self.passes(part.tgt, target) {
                        machine.target(self.mark(target), out);
                    }
                }
                machine.close(self.closing, out);
            }
            Relation::Response => {
                let machine = &mut machines.response;
                machine.reset(part.window);
                let mut targets = Targets { places: self.of(part.target), at: 0 };
                let target = |machine: &mut Response, place: u32, out: &mut _| {
                    if self.passes(part.tgt, place) {
                        machine.target_where(
                            self.mark(place),
                            |one, two| self.agree(part.pairs, one, two),
                            out,
                        );
                    }
                };
                for place in activations {
                    while let Some(found) = targets.up_to(place) {
                        target(machine, found, out);
                    }
                    machine.activate(self.mark(place));
                }
                while !machine.waiting().is_empty()
                    && let Some(found) = targets.next()
                {
                    target(machine, found, out);
                }
                machine.close(self.closing, out);
            }
            Relation::Precedence => {
                let machine = &mut machines.precedence;
                machine.reset(part.window, !plain);
                let mut targets = Targets { places: self.of(part.target), at: 0 };
                for place in activations {
                    while let Some(target) = targets.before(place) {
                        if self.passes(part.tgt, target) {
                            machine.target(self.mark(target));
                        }
                    }
                    if plain {
                        machine.activate(self.mark(place), out);
                    } else {
                        machine.activate_where(
                            self.mark(place),
                            |one, two| self.agree(part.pairs, one, two),
                            out,
                        );
                    }
                }
            }
            Relation::AlternatePrecedence => {
                let machine = &mut machines.alternate_precedence;
                machine.reset(part.window, !plain);
                let mut targets = Targets { places: self.of(part.target), at: 0 };
                for place in activations {
                    while let Some(target) = targets.before(place) {
                        if self.passes(part.tgt, target) {
                            machine.target(self.mark(target));
                        }
                    }
                    if plain {
                        machine.activate(self.mark(place), out);
                    } else {
                        machine.activate_where(
                            self.mark(place),
                            |one, two| self.agree(part.pairs, one, two),
                            out,
                        );
                    }
                    // an activation that is itself a target was before itself, not since
                    targets.up_to(place);
                }
            }
            Relation::Around => self.around(&mut machines.around, part, plain, out),
            Relation::AlternateResponse => {
                let mut machine = AlternateResponse::new(part.window);
                let mut targets = Targets { places: self.of(part.target), at: 0 };
                for place in activations {
                    while let Some(target) = targets.up_to(place) {
                        if target < place && machine.waiting().is_some() && self.passes(part.tgt, target) {
                            machine.target_where(
                                self.mark(target),
                                |one, two| self.agree(part.pairs, one, two),
                                out,
                            );
                        }
                    }
                    machine.activate(self.mark(place), out);
                }
                while machine.waiting().is_some()
                    && let Some(target) = targets.next()
                {
                    if self.passes(part.tgt, target) {
                        machine.target_where(
                            self.mark(target),
                            |one, two| self.agree(part.pairs, one, two),
                            out,
                        );
                    }
                }
                machine.close(self.closing, out);
            }
            Relation::ChainResponse => {
                let mut machine = ChainResponse::new(part.window);
                for place in activations {
                    machine.activate(self.mark(place));
                    if to_index(place) + 1 < self.trace.at.len() {
                        machine.event(self.mark(place + 1), |one, two| self.is_target(part, one, two), out);
                    }
                }
                machine.close(self.closing, out);
            }
            Relation::ChainPrecedence => {
                for place in activations {
                    let mut machine = ChainPrecedence::new(part.window);
                    if let Some(before) = place.checked_sub(1) {
                        machine.event(self.mark(before));
                    }
                    machine.activate(self.mark(place), |one, two| self.is_target(part, one, two), out);
                }
            }
            Relation::AtLeast
            | Relation::FewerThan
            | Relation::Exactly
            | Relation::First
            | Relation::Last
            | Relation::Choice
            | Relation::ExclusiveChoice
            | Relation::Periodic => {}
        }
    }

    fn around(&self, machine: &mut Around, part: &Part, plain: bool, out: &mut impl Answers) {
        machine.reset(part.window, !plain);
        let agree = |one, two| self.agree(part.pairs, one, two);
        let settle = |machine: &mut Around, target: u32, out: &mut _| {
            if plain {
                machine.settle(self.mark(target), out);
            } else {
                machine.settle_where(self.mark(target), agree, out);
            }
        };
        let mut targets = Targets { places: self.of(part.target), at: 0 };
        for &place in self.of(part.activation) {
            if !self.passes(part.act, place) {
                continue;
            }
            let mut both = None;
            while let Some(target) = targets.up_to(place) {
                if self.passes(part.tgt, target) {
                    settle(machine, target, out);
                    if target == place {
                        both = Some(target);
                    } else {
                        machine.remember(self.mark(target));
                    }
                }
            }
            if plain {
                machine.activate(self.mark(place), out);
            } else {
                machine.activate_where(self.mark(place), agree, out);
            }
            if let Some(target) = both {
                machine.remember(self.mark(target));
            }
        }
        while let Some(target) = targets.next() {
            if self.passes(part.tgt, target) {
                settle(machine, target, out);
            }
        }
        machine.close(self.closing, out);
    }

    /// A relation that judges the trace as a whole.
    fn judged<const EVIDENCE: bool>(&self, part: &Part, evidence: &mut Vec<Evidence>) -> [u32; 3] {
        let origin = self.trace.at.first().copied();
        let until = origin.and_then(|at| part.window.due(at));
        let (standing, deciding, deadline) = match part.relation {
            Relation::AtLeast => self.counted(part, Bound::AtLeast(part.n), until),
            Relation::FewerThan => self.counted(part, Bound::FewerThan(part.n), until),
            Relation::Exactly => self.counted(part, Bound::Exactly(part.n), until),
            Relation::Choice => self.chosen(part, Choice::any(), until),
            Relation::ExclusiveChoice => self.chosen(part, Choice::exclusive(), until),
            Relation::First => {
                let place = (!self.trace.at.is_empty()).then_some(0);
                (self.stands_at(part, place, false), place, None)
            }
            Relation::Last => {
                let place = self.trace.at.len().checked_sub(1).and_then(|last| u32::try_from(last).ok());
                (self.stands_at(part, place, true), place, None)
            }
            Relation::Periodic => match self.periodic(part) {
                Some(periodic) => periodic,
                None => return [0, 0, 0],
            },
            Relation::Response
            | Relation::Precedence
            | Relation::Around
            | Relation::AlternateResponse
            | Relation::AlternatePrecedence
            | Relation::ChainResponse
            | Relation::ChainPrecedence => return [0, 0, 0],
        };
        if EVIDENCE {
            let place_decides = matches!(part.relation, Relation::First | Relation::Last);
            let target = deciding.filter(|_| !place_decides || standing == Standing::Holds);
            evidence.push(Evidence {
                activation: if origin.is_some() { 0 } else { NO_EVENT },
                target: target.unwrap_or(NO_EVENT),
                deadline: deadline.unwrap_or(NO_DEADLINE),
            });
        }
        match standing {
            Standing::Holds => [1, 1, 0],
            Standing::Broken => [1, 0, 1],
            Standing::Open => [1, 0, 0],
        }
    }

    fn counted(&self, part: &Part, bound: Bound, until: Option<i64>) -> (Standing, Option<u32>, Option<i64>) {
        let mut machine = Count::new(bound);
        for &place in self.of(part.activation) {
            if self.is_in_time(part, place) && self.passes(part.act, place) {
                machine.occurs(self.mark(place));
                if machine.is_decided() {
                    break;
                }
            }
        }
        (machine.close(self.closing, until), machine.deciding().map(|mark| mark.index), until)
    }

    fn chosen(
        &self,
        part: &Part,
        mut machine: Choice,
        until: Option<i64>,
    ) -> (Standing, Option<u32>, Option<i64>) {
        let first = |activity| {
            let fits = |place: &&u32| self.is_in_time(part, **place) && self.passes(part.act, **place);
            self.of(activity).iter().find(fits).copied()
        };
        let mut found = [(first(part.activation), Side::One), (first(part.target), Side::Other)];
        found.sort_unstable_by_key(|(place, _)| *place);
        for (place, side) in found {
            if let Some(place) = place {
                machine.occurs(self.mark(place), side);
            }
        }
        (machine.close(self.closing, until), machine.deciding().map(|mark| mark.index), until)
    }

    fn stands_at(&self, part: &Part, place: Option<u32>, may_change: bool) -> Standing {
        let open = matches!(self.closing, Closing::Stopped { .. }) && (may_change || place.is_none());
        let holds = place.is_some_and(|place| {
            self.trace.activity.get(to_index(place)) == Some(&part.activation) && self.passes(part.act, place)
        });
        if open {
            Standing::Open
        } else if holds {
            Standing::Holds
        } else {
            Standing::Broken
        }
    }

    /// `None` if the trace is too short for a period.
    fn periodic(&self, part: &Part) -> Option<(Standing, Option<u32>, Option<i64>)> {
        let last = self.trace.at.len().checked_sub(1).and_then(|last| u32::try_from(last).ok());
        let end = match self.closing {
            Closing::Finished => self.mark(last?),
            Closing::Stopped { at } => Mark { at, index: NO_EVENT },
        };
        if end.at <= part.every {
            return None;
        }
        let mut machine = Gap::new(part.every, 0);
        for &place in self.of(part.activation) {
            if self.is_in_time(part, place) && self.passes(part.act, place) {
                machine.occurs(self.mark(place));
            }
        }
        machine.close(end);
        let standing = match (machine.broken(), self.closing) {
            (Some(_), _) => Standing::Broken,
            (None, Closing::Finished) => Standing::Holds,
            (None, Closing::Stopped { .. }) => Standing::Open,
        };
        let breaker = machine.broken().map(|mark| mark.index).filter(|place| *place != NO_EVENT);
        Some((standing, breaker, Some(machine.due())))
    }

    #[inline]
    fn is_plain(&self, pairs: Range) -> bool {
        pairs.of(&self.model.ties).is_empty()
    }

    #[inline]
    fn of(&self, activity: u32) -> &[u32] {
        self.positions.get(to_index(activity)).map_or(&[], Vec::as_slice)
    }

    #[inline]
    fn mark(&self, place: u32) -> Mark {
        Mark { at: self.trace.at.get(to_index(place)).copied().unwrap_or_default(), index: place }
    }

    /// Whether an occurrence lies inside the window measured from the first event.
    #[inline]
    fn is_in_time(&self, part: &Part, place: u32) -> bool {
        part.window.holds(self.mark(0).at, self.mark(place).at)
    }

    #[inline]
    fn is_target(&self, part: &Part, activation: u32, place: u32) -> bool {
        self.trace.activity.get(to_index(place)) == Some(&part.target)
            && self.passes(part.tgt, place)
            && self.agree(part.pairs, activation, place)
    }

    #[inline]
    fn passes(&self, tests: Range, place: u32) -> bool {
        tests.of(&self.model.tests).iter().all(|test| self.test(test, place))
    }

    #[inline]
    fn test(&self, test: &Test, place: u32) -> bool {
        let texts = |one, two| match test.accepts {
            // equal or not equal: any order of unequal texts will do
            0b010 | 0b101 => Ordering::Less,
            _ => self.trace.text(self.model, one).cmp(self.trace.text(self.model, two)),
        };
        self.trace.cell(test.slot, place).compare(test.value, texts).is_some_and(|order| {
            let bit = match order {
                Ordering::Less => 0b001,
                Ordering::Equal => 0b010,
                Ordering::Greater => 0b100,
            };
            test.accepts & bit != 0
        })
    }

    #[inline]
    fn agree(&self, pairs: Range, one: u32, two: u32) -> bool {
        pairs.of(&self.model.ties).iter().all(|tie| {
            self.trace.cell(tie.slot, one).agrees(self.trace.cell(tie.slot, two)) == Some(tie.same)
        })
    }
}

/// The places of targets, taken in their order.
struct Targets<'p> {
    places: &'p [u32],
    at: usize,
}

impl Targets<'_> {
    #[inline]
    fn next(&mut self) -> Option<u32> {
        let place = self.places.get(self.at).copied();
        self.at += usize::from(place.is_some());
        place
    }

    /// The next one, if it is not after `place`.
    #[inline]
    fn up_to(&mut self, place: u32) -> Option<u32> {
        let found = self.places.get(self.at).copied().filter(|found| *found <= place);
        self.at += usize::from(found.is_some());
        found
    }

    /// The next one, if it is before `place`.
    #[inline]
    fn before(&mut self, place: u32) -> Option<u32> {
        let found = self.places.get(self.at).copied().filter(|found| *found < place);
        self.at += usize::from(found.is_some());
        found
    }
}
