//! What follows at once from a change of a fact the kernel itself looks after: a route closes, a seat leaves its post or is
//! back.

use crate::base::{EntityId, FactId, SeatId};
use crate::content::kind::Kind;
use crate::kernel::step::Turn;
use crate::kernel::{journey, message, travel};
use crate::trace::RecordNo;

/// Lets follow what follows from the change of a fact of a thing, in the record just put.
pub(super) fn react(turn: &mut Turn<'_>, fact: FactId, thing: EntityId, value: i32, no: RecordNo) {
    let built_in = &turn.plan.built_in;
    if value == 0 && Some(fact) == built_in.open {
        journey::route_closed(turn, thing, no);
        travel::route_closed(turn, thing, no);
    } else if Some(fact) == built_in.away {
        let (first, _) = turn.plan.model.range(Kind::Seat);
        let seat = turn.plan.model.seats.iter().position(|row| row.thing == thing && thing.0 >= first);
        match seat.map(SeatId::from_index) {
            Some(seat) if value == 0 => message::back_at_post(turn, seat, no),
            Some(seat) => message::leave_post(turn, seat, no),
            None => {}
        }
    }
}
