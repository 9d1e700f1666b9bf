//! Parts of a scenario: their start states taken from recorded runs, and the stretches a variant is played in.

use std::sync::Arc;

use crate::base::{PartId, SimTime};
use crate::content::model::Model;
use crate::content::model::script::Past;
use crate::exercise::run::Exercise;
use crate::journal::Header;
use crate::trace::{Names as _, StepNo, Table};

/// Why a recorded run cannot be the past of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPast {
    /// It is itself a run of a part, so its own past would have to be known first.
    NotWhole,
    /// It ends before the part begins.
    EndsBefore {
        /// When it ends.
        end: SimTime,
    },
}

/// Whether a run was played from the very beginning of the scenario.
#[must_use]
pub fn is_whole(run: &Exercise) -> bool {
    run.header().part.is_none() && run.header().folded.is_none()
}

/// Whether a recorded run can be the past of a part that begins at `from`; if so, its last step that counts.
///
/// # Errors
/// [`NoPast`] otherwise.
pub fn reach(run: &Exercise, from: SimTime) -> Result<StepNo, NoPast> {
    if !is_whole(run) {
        return Err(NoPast::NotWhole);
    }
    let end = run.clock();
    let last = run.steps().iter().rposition(|step| step.at < from);
    match last.and_then(|last| u32::try_from(last).ok()) {
        Some(last) if end >= from => Ok(StepNo(last)),
        Some(_) | None => Err(NoPast::EndsBefore { end }),
    }
}

/// The model in which the beginning of a recorded run, up to the start of a part, is the past of that part.
///
/// # Errors
/// [`NoPast`] if the run does not lead there.
pub fn folded(model: &Model, part: PartId, name: &str, run: &Exercise) -> Result<Model, NoPast> {
    let mut made = model.clone();
    if let Some(row) = made.script.parts.get_mut(part.index()) {
        let last = reach(run, row.from)?;
        let records = run.records().iter().take_while(|record| record.at < row.from).cloned().collect();
        row.past =
            Some(Arc::new(Past { run: name.into(), head: run.head_after(last).0, records, until: row.from }));
    }
    Ok(made)
}

/// Parts played without a gap, as one exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The part it starts with; none: the whole scenario is played.
    pub part: Option<PartId>,
    /// The part it ends with, if that is a later one.
    pub last: Option<PartId>,
}

/// The stretches of a variant; none if the scenario has no such variant.
#[must_use]
pub fn of_variant(model: &Model, variant: &str) -> Option<Vec<Stretch>> {
    let row = model.scenario.variants.iter().find(|row| row.id == *variant)?;
    let find = |part: &crate::base::Name| model.find(Table::Part, part.as_str()).map(PartId);
    Some(stretches(model, &row.parts.iter().filter_map(find).collect::<Vec<_>>()))
}

/// The stretch that comes after the one an exercise of this header plays, if its variant has one.
#[must_use]
pub fn next_stretch(model: &Model, header: &Header) -> Option<Stretch> {
    let all = of_variant(model, header.variant.as_ref()?)?;
    let part = header.part.as_ref().and_then(|part| model.find(Table::Part, part)).map(PartId);
    let at = all.iter().position(|stretch| stretch.part == part)?;
    all.get(at + 1).copied()
}

/// The stretches in which chosen parts are played, in order. Parts that follow each other run through, with the
/// interlude between them; after a gap the next part begins from its own start state, in an exercise of its own with a
/// hotwash of its own. All parts together are the whole scenario.
#[must_use]
pub fn stretches(model: &Model, chosen: &[PartId]) -> Vec<Stretch> {
    let parts = model.script.parts.len();
    if chosen.len() == parts && chosen.iter().enumerate().all(|(at, part)| part.index() == at) {
        return vec![Stretch { part: None, last: None }];
    }
    let mut found: Vec<Stretch> = Vec::new();
    for part in chosen {
        match found.last_mut() {
            Some(Stretch { part: Some(first), last })
                if last.unwrap_or(*first).index() + 1 == part.index() =>
            {
                *last = Some(*part);
            }
            _ => found.push(Stretch { part: Some(*part), last: None }),
        }
    }
    found
}
