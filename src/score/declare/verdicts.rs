//! What the constraints of a model say about one trace.
//!
//! # Invariants
//! - Counts are activations, fulfilments, violations; what is left of the activations is open.
//! - Evidence of a constraint is told in the order of its activations.

use crate::score::declare::compile::{Compiled, to_index};

/// No event.
pub const NO_EVENT: u32 = u32::MAX;
/// No deadline.
pub const NO_DEADLINE: i64 = i64::MAX;

/// One activation, what answered it, and until when it could be answered.
///
/// For a constraint on the whole trace the activation is the first event, the target the event that decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Position of the activating event, [`NO_EVENT`] in a trace without events.
    pub activation: u32,
    /// Position of the target that fulfilled it (or violated it, if the constraint is a negation), or [`NO_EVENT`].
    /// The nearest one that fits; where both sides count, an earlier one before a later one.
    pub target: u32,
    /// The last moment at which a target counts, in milliseconds since the start, or [`NO_DEADLINE`].
    pub deadline: i64,
}

/// The verdict of one constraint on one trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing is violated and nothing open.
    Satisfied,
    /// Something is violated.
    Violated,
    /// Nothing activated it.
    Vacuous,
    /// Something was still open at the stop.
    Pending,
}

impl State {
    /// The word in an answer.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Satisfied => "satisfied",
            Self::Violated => "violated",
            Self::Vacuous => "vacuous",
            Self::Pending => "pending",
        }
    }
}

/// The verdicts on one trace; reused from trace to trace.
#[derive(Clone, Debug)]
pub struct Verdicts {
    pub(super) counts: Vec<[u32; 3]>,
    /// Constraints whose counts are not the resting ones, possibly repeated.
    pub(super) touched: Vec<u32>,
    pub(super) evidence: Vec<Evidence>,
    /// Where the evidence of each part stands.
    pub(super) spans: Vec<(u32, u32)>,
    /// The evidence of a constraint on the whole trace that nothing touched, but for its deadline.
    pub(super) origin: Option<i64>,
}

impl Verdicts {
    /// Verdicts on a trace without events.
    #[must_use]
    pub fn new(model: &Compiled) -> Self {
        Self {
            counts: model.resting.clone(),
            touched: Vec::new(),
            evidence: Vec::new(),
            spans: vec![(0, 0); model.parts.len()],
            origin: None,
        }
    }

    /// Activations, fulfilments and violations of each constraint.
    #[must_use]
    pub fn counts(&self) -> &[[u32; 3]] {
        &self.counts
    }

    /// The state of a constraint.
    #[must_use]
    pub fn state(&self, constraint: usize) -> State {
        match self.counts.get(constraint) {
            None | Some([0, _, _]) => State::Vacuous,
            Some([_, _, violations]) if *violations > 0 => State::Violated,
            Some([activations, fulfilments, _]) if activations > fulfilments => State::Pending,
            Some(_) => State::Satisfied,
        }
    }

    /// All evidence gathered for the trace, in no particular order.
    #[must_use]
    pub fn all_evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// Puts the evidence of a constraint into `out`, in the order of activations.
    pub fn evidence_of(&self, model: &Compiled, constraint: usize, out: &mut Vec<Evidence>) {
        out.clear();
        let parts = model.parts_of.get(constraint).copied().unwrap_or_default();
        for part in parts.into_iter().flatten() {
            let (from, to) = self.spans.get(to_index(part)).copied().unwrap_or_default();
            out.extend_from_slice(self.evidence.get(to_index(from)..to_index(to)).unwrap_or_default());
        }
        if parts[1].is_some() {
            out.sort_by_key(|evidence| evidence.activation);
        }
        let silent =
            out.is_empty() && self.counts.get(constraint).is_some_and(|[activations, _, _]| *activations > 0);
        if silent && let Some(part) = parts[0].and_then(|part| model.parts.get(to_index(part))) {
            out.push(Evidence {
                activation: if self.origin.is_some() { 0 } else { NO_EVENT },
                target: NO_EVENT,
                deadline: self.origin.and_then(|at| part.window.due(at)).unwrap_or(NO_DEADLINE),
            });
        }
    }
}
