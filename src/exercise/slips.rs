//! The slips that wait for the trainer, for seats played on paper, and what the trainer holds in reserve. No seat sees
//! them.

use crate::base::{ChannelId, InjectId, SeatId, SimTime};
use crate::content::model::script::When;
use crate::exercise::run::Exercise;
use crate::kernel::slip_ready;
use crate::trace::MessageNo;

/// A slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The message on it.
    pub message: MessageNo,
    /// Inject whose text it carries.
    pub inject: InjectId,
    /// Seat it is for.
    pub seat: SeatId,
    /// Channel.
    pub channel: ChannelId,
    /// Since when it waits.
    pub since: SimTime,
    /// Whether it can be released now; otherwise its seat is away from a channel that needs the post.
    pub ready: bool,
}

/// The slips that wait, oldest first.
#[must_use]
pub fn slips(exercise: &Exercise) -> Vec<Slip> {
    let (plan, situation) = (exercise.plan(), exercise.situation());
    let mut slips = Vec::new();
    for (message, row) in (0u32..).map(MessageNo).zip(situation.messages()) {
        let Some(inject) = row.inject else { continue };
        slips.extend(row.slips.iter().map(|seat| Slip {
            message,
            inject,
            seat,
            channel: row.channel,
            since: row.sent,
            ready: slip_ready(plan, situation, message, seat),
        }));
    }
    slips
}

/// The messages in reserve: those that come by the trainer's hand alone and have not come, in the scenario's order.
#[must_use]
pub fn reserve(exercise: &Exercise) -> Vec<InjectId> {
    let waits = |inject: InjectId| {
        let state = exercise.situation().inject(inject);
        !state.gone && state.fired == 0
    };
    (0..)
        .map(InjectId::from_index)
        .zip(&exercise.plan().model.script.injects)
        .filter(|(inject, row)| matches!(row.when, When::ByHand) && row.of_act.is_empty() && waits(*inject))
        .map(|(inject, _)| inject)
        .collect()
}
