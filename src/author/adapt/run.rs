//! Recorded runs of the old content, played again in the new one: the same commands at the same times.

use std::sync::Arc;

use crate::base::Msg;
use crate::exercise::manifest::manifest;
use crate::exercise::{Exercise, Start};
use crate::journal::Reader;
use crate::kernel::Plan;
use crate::trace::{Event, StepCause};

/// A run played again.
#[derive(Clone, Debug)]
pub struct Again {
    /// Its journal.
    pub journal: Vec<u8>,
    /// So many commands were refused that were not refused before.
    pub refused: usize,
}

/// Plays the commands of a journal again in other content.
///
/// # Errors
/// Why it cannot be: the journal does not read, or names something the content has no more.
pub fn again(journal: &[u8], plan: &Arc<Plan>) -> Result<Again, Msg> {
    let mut reader = Reader::open(journal).map_err(|error| error.msg())?;
    let old = reader.header().clone();
    if old.part.is_some() {
        return Err(Msg::new("check-run-not-whole"));
    }
    let holders = plan.model.seats.iter().map(|seat| {
        let named = old.seats.iter().find(|(name, _)| **name == *seat.name.as_str());
        named.map(|(_, holder)| holder.clone()).unwrap_or_default()
    });
    let start = Start {
        seed: old.seed,
        holders: holders.collect(),
        variant: old.variant.clone(),
        reference: old.reference.clone(),
        ..Start::default()
    };
    let mut exercise: Exercise = start.begin(plan, &manifest(&plan.model));
    let (mut before, mut end) = (0, exercise.clock());
    while let Some(step) = reader.next_step(&*plan.model).map_err(|error| error.msg())? {
        let refusal = |event: &Event| matches!(event, Event::CommandRefused { .. });
        before += step.records.iter().filter(|record| refusal(&record.event)).count();
        end = end.max(step.at);
        if let StepCause::Command(envelope) = step.cause {
            exercise.advance_to(step.at);
            exercise.submit(envelope);
        }
    }
    exercise.advance_to(end);
    let now = exercise.records().iter().filter(|record| matches!(record.event, Event::CommandRefused { .. }));
    let refused = now.count().saturating_sub(before);
    Ok(Again { journal: exercise.journal().to_vec(), refused })
}
