//! Scores one trace: finds the parts that listen to its activities and walks each over the positions of its activations
//! and targets with its machine.
//!
//! # Invariants
//! - Work grows with the events of the activities a part speaks of, never with the constraints that do not listen.
//! - Nothing is allocated once the buffers have grown to the largest trace.

use crate::score::declare::compile::{Compiled, OTHER_ACTIVITY, to_index};
use crate::score::declare::log::Trace;
use crate::score::declare::verdicts::Verdicts;
use crate::score::declare::walk::{Machines, Walk};
use crate::score::kind::Closing;

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

impl<'m> Scorer<'m> {
    /// A scorer for traces read with the same compiled model.
    #[must_use]
    pub fn new(model: &'m Compiled) -> Self {
        Self {
            model,
            positions: vec![Vec::new(); model.activities.len()],
            present: Vec::new(),
            asked: vec![0; model.parts.len().div_ceil(64)],
            machines: Machines::new(),
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
