//! One trace under one model: walks each part over the places of its activations and targets with its machine.
//!
//! # Invariants
//! - A machine is fed in the order of the trace; an event that is activation and target is fed as its file demands.
//!
//! # Not here
//! - Which parts are asked (`run`), relations that judge the trace as a whole (`judge`).

use std::cmp::Ordering;

use crate::score::declare::compile::{Compiled, Part, Range, Relation, Test, to_index};
use crate::score::declare::log::Trace;
use crate::score::declare::verdicts::{Evidence, NO_DEADLINE, NO_EVENT, Verdicts};
use crate::score::kind::{
    AlternatePrecedence, AlternateResponse, Answers, Around, ChainPrecedence, ChainResponse, Closing, Mark,
    Precedence, Response, Window,
};

/// The machines that keep memory from trace to trace.
#[derive(Clone, Debug)]
pub(super) struct Machines {
    response: Response,
    precedence: Precedence,
    around: Around,
    alternate_precedence: AlternatePrecedence,
}

impl Machines {
    /// Machines that have seen nothing.
    pub(super) const fn new() -> Self {
        Self {
            response: Response::new(Window::ANY),
            precedence: Precedence::new(Window::ANY),
            around: Around::new(Window::ANY),
            alternate_precedence: AlternatePrecedence::new(Window::ANY),
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
pub(super) struct Walk<'t> {
    pub(super) model: &'t Compiled,
    pub(super) trace: &'t Trace,
    pub(super) positions: &'t [Vec<u32>],
    pub(super) closing: Closing,
}

impl Walk<'_> {
    /// Walks a part over the trace and adds what it says to the verdicts.
    #[inline]
    pub(super) fn part<const EVIDENCE: bool>(
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

    #[inline]
    fn is_plain(&self, pairs: Range) -> bool {
        pairs.of(&self.model.ties).is_empty()
    }

    #[inline]
    pub(super) fn of(&self, activity: u32) -> &[u32] {
        self.positions.get(to_index(activity)).map_or(&[], Vec::as_slice)
    }

    #[inline]
    pub(super) fn mark(&self, place: u32) -> Mark {
        Mark { at: self.trace.at.get(to_index(place)).copied().unwrap_or_default(), index: place }
    }

    /// Whether an occurrence lies inside the window measured from the first event.
    #[inline]
    pub(super) fn is_in_time(&self, part: &Part, place: u32) -> bool {
        part.window.holds(self.mark(0).at, self.mark(place).at)
    }

    #[inline]
    fn is_target(&self, part: &Part, activation: u32, place: u32) -> bool {
        self.trace.activity.get(to_index(place)) == Some(&part.target)
            && self.passes(part.tgt, place)
            && self.agree(part.pairs, activation, place)
    }

    #[inline]
    pub(super) fn passes(&self, tests: Range, place: u32) -> bool {
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
