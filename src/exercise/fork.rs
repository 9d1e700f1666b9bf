//! A second exercise from any step of a first: a self-contained journal with the parent's lines; the first stays as it is.

use std::sync::Arc;

use crate::exercise::run::Exercise;
use crate::journal::{Encoder, Head, Header, Parent};
use crate::kernel::apply;
use crate::trace::StepNo;

impl Exercise {
    /// A fork after the step `last`: running actions, queues and due items continue. None if there is no such step.
    #[must_use]
    pub fn fork(&self, last: StepNo) -> Option<Self> {
        self.steps.get(last.0 as usize)?;
        let parent = Parent { id: self.header.id(), step: last.0, head: self.head_after(last) };
        let header = Header { parent: Some(parent), ..self.header.clone() };
        let mut fork = Self::new(Arc::clone(&self.plan), header);
        for (at, head) in self.steps.iter().enumerate().take(last.0 as usize + 1) {
            let first = fork.records.len();
            for record in self.records_of(StepNo(at as u32)) {
                apply(&fork.plan, &mut fork.situation, record);
                fork.records.push(record.clone());
            }
            fork.write(head.at, head.cause.clone(), first);
        }
        fork.wind();
        Some(fork)
    }

    /// The head of the journal after a step.
    #[must_use]
    pub fn head_after(&self, last: StepNo) -> Head {
        let mut lines = Vec::new();
        let mut encoder = Encoder::begin(&self.header, &mut lines);
        for (at, head) in self.steps.iter().enumerate().take(last.0 as usize + 1) {
            let no = StepNo(at as u32);
            lines.clear();
            encoder.parts(no, head.at, &head.cause, self.records_of(no), &*self.plan.model, &mut lines);
        }
        encoder.head()
    }
}
