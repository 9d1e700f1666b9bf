//! Sorts of parties where no party stands: on a slot that takes none, or on a thing that is none. Nothing would be offered
//! by them.

use crate::base::Msg;
use crate::content::check::case::{Case, Found};
use crate::content::codes;
use crate::content::kind::Kind;
use crate::content::procedure::SlotType;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let party = Kind::Party.name();
    let heads = [
        ("actions", case.procedure.actions.iter().map(|row| &row.slots).collect::<Vec<_>>()),
        ("signals", case.procedure.signals.iter().map(|row| &row.slots).collect()),
    ];
    for (list, rows) in heads {
        for (at, slots) in rows.into_iter().enumerate() {
            for (no, slot) in slots.iter().enumerate().filter(|(_, slot)| !slot.parties.is_empty()) {
                let takes = match &slot.ty {
                    SlotType::Of(kind) | SlotType::Many(kind) => *kind == *party,
                    SlotType::OneOf(kinds) => kinds.iter().any(|kind| *kind == *party),
                    _ => false,
                };
                if !takes {
                    let message = Msg::new("check-no-party-slot").with("name", &slot.id);
                    let path = format!("{list}[{at}].slots[{no}].parties");
                    found.error(codes::PARTY_SORT, &slot.id, path, message);
                }
            }
        }
    }
    let things = case.scenario.into_iter().flat_map(|scenario| scenario.things.iter().enumerate());
    for (at, thing) in things.filter(|(_, thing)| thing.sort.is_some() && thing.kind != *party) {
        let message = Msg::new("check-no-party").with("name", &thing.id);
        found.error(codes::PARTY_SORT, &thing.id, format!("things[{at}].sort"), message);
    }
}
