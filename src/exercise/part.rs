//! Parts started from a recorded run: the start state is what the run had become by then.

use crate::base::{EntityId, FactId, PartId, SeatId};
use crate::content::kind::Kind;
use crate::content::model::Model;
use crate::content::model::script::{Effect, Thing};
use crate::exercise::run::Exercise;
use crate::trace::StepNo;

/// The model with the start state of a part taken from a run: every fact as it was when the part began, and what each
/// seat knew of. Messages and work in hand are not taken over. Answers the last step that counted too.
#[must_use]
pub fn folded(model: &Model, part: PartId, run: &Exercise) -> Option<(Model, StepNo)> {
    let from = model.script.parts.get(part.index())?.from;
    let last = run.steps().iter().rposition(|step| step.at < from)?;
    let last = StepNo(u32::try_from(last).ok()?);
    let then = run.fork(last)?;
    let situation = then.situation();
    let mut given: Vec<Effect> = Vec::new();
    for (at, row) in model.facts.iter().enumerate() {
        let fact = FactId::from_index(at);
        let things: Vec<Option<EntityId>> = match row.of {
            Some(kind) => model.things_of(kind).map(Some).collect(),
            None => vec![None],
        };
        for of in things {
            let Some(cell) = model.cell(fact, of) else { continue };
            let (now, before) = (situation.cells().get(cell), model.cells.get(cell));
            if let (Some(now), true) = (now, now != before) {
                given.push(Effect::Set(fact, of.map(Thing::Fixed), *now));
            }
        }
    }
    for seat in (0..model.seats.len()).map(SeatId::from_index) {
        for thing in (0..model.things.len()).map(EntityId::from_index) {
            let official = model.things.get(thing.index()).is_some_and(|row| row.kind == Kind::Seat);
            if !official && situation.knows(model, seat, thing) {
                given.push(Effect::Learn(seat, Thing::Fixed(thing)));
            }
        }
    }
    let mut made = model.clone();
    if let Some(row) = made.script.parts.get_mut(part.index()) {
        row.given = given.into();
    }
    Some((made, last))
}
