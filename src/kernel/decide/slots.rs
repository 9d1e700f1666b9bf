//! Whether the slots of an action are filled as it asks for.

use crate::base::{EntityId, SeatId};
use crate::content::model::{ActionRow, SlotTy};
use crate::kernel::plan::Plan;
use crate::kernel::refusal;
use crate::kernel::situation::Situation;
use crate::trace::{Args, Names as _, Refusal, Table, Val};

/// Checks every slot: filled, of its type, and naming only what the seat has learned of.
pub(in crate::kernel) fn check(
    plan: &Plan,
    situation: &Situation,
    seat: SeatId,
    row: &ActionRow,
    args: &Args,
) -> Result<(), Refusal> {
    if args.vals.len() > row.slots.len() {
        return Err(Refusal::with(refusal::SLOT_WRONG, &[row.name.as_str()]));
    }
    for (at, slot) in row.slots.iter().enumerate() {
        let val = args.get(at);
        let empty = val.is_nil() || args.text(at).is_some_and(|text| text.trim().is_empty());
        if empty {
            if slot.optional {
                continue;
            }
            return Err(Refusal::with(refusal::SLOT_EMPTY, &[slot.name.as_str()]));
        }
        if !fits(plan, &slot.ty, val, args, at) {
            return Err(Refusal::with(refusal::SLOT_WRONG, &[slot.name.as_str()]));
        }
        match val {
            Val::Entity(thing) => known(plan, situation, seat, thing)?,
            Val::Many(..) => {
                for thing in plan.model.listed(val) {
                    known(plan, situation, seat, thing)?;
                }
            }
            Val::Message(message) => super::reached(situation, seat, message)?,
            Val::Text(_) => super::short(args.text(at).unwrap_or(""))?,
            Val::Nil | Val::Flag(_) | Val::Num(_) | Val::Word(_) | Val::Seat(_) | Val::Options(_) => {}
        }
    }
    Ok(())
}

/// Whether the seat can name this thing.
pub(super) fn known(
    plan: &Plan,
    situation: &Situation,
    seat: SeatId,
    thing: EntityId,
) -> Result<(), Refusal> {
    if situation.knows(&plan.model, seat, thing) {
        Ok(())
    } else {
        Err(Refusal::with(refusal::UNKNOWN_THING, &[plan.model.name(Table::Entity, thing.0)]))
    }
}

fn fits(plan: &Plan, ty: &SlotTy, val: Val, args: &Args, at: usize) -> bool {
    match (ty, val) {
        (SlotTy::Thing(kinds), Val::Entity(thing)) => {
            plan.model.things.get(thing.index()).is_some_and(|row| kinds.contains(&row.kind))
        }
        (SlotTy::Many(kind), Val::Many(of, bits)) => {
            let (_, len) = plan.model.range(*kind);
            of.index() == *kind as usize && (len >= 64 || bits >> len == 0)
        }
        (SlotTy::Word(words), Val::Word(word)) => words.contains(&word),
        (SlotTy::Words(words), Val::Options(bits)) => words.len() >= 64 || bits >> words.len() == 0,
        (SlotTy::Message, Val::Message(_)) | (SlotTy::Number, Val::Num(_)) | (SlotTy::Flag, Val::Flag(_)) => {
            true
        }
        (SlotTy::Seat, Val::Seat(seat)) => seat.index() < plan.model.seats.len(),
        (SlotTy::Time, Val::Num(ms)) => (0..=crate::base::Dur::LIMIT.0).contains(&ms),
        (SlotTy::Text, Val::Text(_)) => args.text(at).is_some(),
        _ => false,
    }
}

/// The slots with merged things replaced by the ones that stay.
pub(in crate::kernel) fn canonical(plan: &Plan, situation: &Situation, args: &Args) -> Args {
    let mut args = args.clone();
    if situation.aliases.is_empty() {
        return args;
    }
    for val in args.vals_mut() {
        match *val {
            Val::Entity(thing) => *val = Val::Entity(situation.canonical(thing)),
            Val::Many(kind, bits) => {
                let mut merged = 0u64;
                for thing in plan.model.listed(Val::Many(kind, bits)) {
                    let (_, position) = plan.model.kind_of(situation.canonical(thing));
                    merged |= 1 << (position & 63);
                }
                *val = Val::Many(kind, merged);
            }
            Val::Nil
            | Val::Flag(_)
            | Val::Num(_)
            | Val::Word(_)
            | Val::Message(_)
            | Val::Seat(_)
            | Val::Options(_)
            | Val::Text(_) => {}
        }
    }
    args
}
