//! Whether a command is accepted, and what it does.
//!
//! # Invariants
//! - [`check`] changes nothing; a command it accepts is carried out without a refusal at the same situation and time.
//! - A refused command leaves one record, the refusal.

mod act;
pub(super) mod slots;
mod tell;

use crate::base::{SeatId, SimTime};
use crate::content::model::When;
use crate::kernel::effect;
use crate::kernel::message;
use crate::kernel::plan::Plan;
use crate::kernel::refusal;
use crate::kernel::situation::{Phase, Situation};
use crate::kernel::step::Turn;
use crate::trace::{
    Author, Command, Envelope, Event, Holder, Names as _, Reach, RecordNo, Refusal, StoppedBy, Table,
};

pub use act::offered;

/// Longest text of a note, a reason or own words, in bytes.
pub const TEXT_LIMIT: usize = 8_000;

/// Whether the command would be accepted at this time.
///
/// # Errors
/// The refusal the trainee would read.
pub fn check(plan: &Plan, situation: &Situation, at: SimTime, envelope: &Envelope) -> Result<(), Refusal> {
    if situation.phase != Phase::Running {
        return Err(Refusal::new(refusal::OVER));
    }
    let model = &plan.model;
    let seat = envelope.seat;
    if seat.is_some_and(|seat| seat.index() >= model.seats.len()) {
        return Err(Refusal::new(refusal::NO_SUCH));
    }
    match &envelope.command {
        Command::ToldOrally { from, to, messages, things } => {
            trainer(envelope)?;
            tell::check(plan, situation, *from, *to, things, &[], messages)
        }
        Command::Release { inject } => {
            trainer(envelope)?;
            let Some(row) = model.script.injects.get(inject.index()) else { return Err(no_such()) };
            let name = model.name(Table::Inject, inject.0);
            let state = situation.inject(*inject);
            if let Some((message, seats)) = message::slips(plan, situation, *inject, seat) {
                let rings =
                    situation.message(message).is_some_and(|it| plan.channel(it.channel).rings.is_some());
                if rings && !seats.iter().all(|seat| message::can_answer(plan, situation, seat, at)) {
                    return Err(Refusal::new(refusal::ON_THE_PHONE));
                }
                return Ok(());
            }
            if !situation.setup.paper.is_empty() && state.fired > 0 {
                return Err(Refusal::with(refusal::NO_SLIP, &[name]));
            }
            // What takes something over from an act cannot come without one.
            if !matches!(row.when, When::ByHand | When::Called) || !row.of_act.is_empty() {
                Err(Refusal::with(refusal::NOT_BY_HAND, &[name]))
            } else if state.gone || state.fired > 0 {
                Err(Refusal::with(refusal::ALREADY_FIRED, &[name]))
            } else {
                Ok(())
            }
        }
        Command::LeaveOut { inject } => {
            trainer(envelope)?;
            if inject.index() >= model.script.injects.len() {
                return Err(no_such());
            }
            let state = situation.inject(*inject);
            if state.gone || state.fired > 0 {
                return Err(Refusal::with(refusal::ALREADY_FIRED, &[model.name(Table::Inject, inject.0)]));
            }
            Ok(())
        }
        Command::GiveSeat { .. } => {
            trainer(envelope)?;
            seated(seat).map(|_| ())
        }
        Command::Stop { reason } => {
            trainer(envelope)?;
            reason.as_deref().map_or(Ok(()), short)
        }
        Command::Note { text } => written(text),
        Command::Correct { record, text } => {
            if record.0 >= situation.next_record {
                return Err(Refusal::new(refusal::NO_RECORD));
            }
            written(text)
        }
        Command::Begin { .. }
        | Command::CallOff { .. }
        | Command::Reorder { .. }
        | Command::Answer { .. }
        | Command::OwnWords { .. } => act::check(plan, situation, at, seated(seat)?, &envelope.command),
        Command::Open { message } => reached(situation, seated(seat)?, *message),
        Command::PickUp { message } => {
            let seat = seated(seat)?;
            ringing(situation, seat, *message)?;
            if message::can_answer(plan, situation, seat, at) {
                Ok(())
            } else {
                Err(Refusal::new(refusal::ON_THE_PHONE))
            }
        }
        Command::Decline { message } => ringing(situation, seated(seat)?, *message),
        Command::Forward { message, to, note } => {
            let seat = seated(seat)?;
            note.as_deref().map_or(Ok(()), short)?;
            tell::check(plan, situation, seat, *to, &[], &[], &[*message])
        }
        Command::Brief { to, things, facts, messages } => {
            tell::check(plan, situation, seated(seat)?, *to, things, facts, messages)
        }
        Command::DepartFrom { clause, reason } => {
            seated(seat)?;
            if clause.index() >= model.procedure.clauses.len() {
                return Err(no_such());
            }
            written(reason)
        }
        Command::Merge { keep, alias } => {
            let seat = seated(seat)?;
            let kind = |thing: crate::base::EntityId| model.things.get(thing.index()).map(|row| row.kind);
            for thing in [*keep, *alias] {
                slots::known(plan, situation, seat, thing)?;
            }
            let same = situation.canonical(*keep) == situation.canonical(*alias);
            if same || kind(*keep) != kind(*alias) || situation.canonical(*alias) != *alias {
                let name = |thing: crate::base::EntityId| model.name(Table::Entity, thing.0);
                return Err(Refusal::with(refusal::NOT_MERGEABLE, &[name(*keep), name(*alias)]));
            }
            Ok(())
        }
        Command::TakeHint | Command::StepOut => seated(seat).map(|_| ()),
    }
}

/// Decides on a command and carries it out, or records the refusal.
pub(super) fn decide(turn: &mut Turn<'_>, envelope: &Envelope) {
    if let Err(why) = check(turn.plan, turn.situation, turn.at, envelope) {
        let event =
            Event::CommandRefused { seat: envelope.seat, code: Box::new(why.code.into()), args: why.args };
        turn.put(author(envelope), None, event);
        return;
    }
    carry_out(turn, envelope);
}

fn author(envelope: &Envelope) -> Author {
    let of_trainer = matches!(
        envelope.command,
        Command::ToldOrally { .. }
            | Command::Release { .. }
            | Command::LeaveOut { .. }
            | Command::GiveSeat { .. }
            | Command::Stop { .. }
    );
    envelope.seat.filter(|_| !of_trainer).map_or(Author::Trainer, Author::Seat)
}

fn carry_out(turn: &mut Turn<'_>, envelope: &Envelope) {
    let author = author(envelope);
    let seat = envelope.seat.unwrap_or_default();
    match &envelope.command {
        Command::Begin { .. }
        | Command::CallOff { .. }
        | Command::Reorder { .. }
        | Command::Answer { .. }
        | Command::OwnWords { .. } => act::carry_out(turn, seat, &envelope.command),
        Command::Open { message } => {
            turn.put(author, None, Event::MessageOpened { message: *message, seat });
        }
        Command::PickUp { message } => message::answer(turn, *message, seat, author),
        Command::Decline { message } => {
            message::reach(turn, *message, seat, Reach::Missed, author, rang(turn, *message));
        }
        Command::Forward { message, to, note: _ } => {
            tell::pass_on(turn, seat, *to, &[], &[], &[*message], Reach::Forwarded, author);
        }
        Command::Brief { to, things, facts, messages } => {
            tell::pass_on(turn, seat, *to, things, facts, messages, Reach::Told, author);
        }
        Command::ToldOrally { from, to, messages, things } => {
            tell::pass_on(turn, *from, *to, things, &[], messages, Reach::Told, author);
        }
        Command::DepartFrom { clause, reason } => {
            turn.put(author, None, Event::ClauseDeparted { seat, clause: *clause, reason: reason.clone() });
        }
        Command::Merge { keep, alias } => {
            let keep = turn.situation.canonical(*keep);
            turn.put(author, None, Event::AliasesMerged { keep, alias: *alias });
        }
        Command::TakeHint => {
            turn.put(author, None, Event::HintTaken { seat });
        }
        Command::StepOut => {
            turn.put(author, None, Event::SeatGiven { seat, holder: Holder::Bot("expert".into()) });
        }
        Command::Release { inject } => {
            match message::slips(turn.plan, turn.situation, *inject, envelope.seat) {
                Some((no, seats)) => seats.iter().for_each(|seat| message::release(turn, no, seat)),
                None => effect::fire(turn, *inject, author, None),
            }
        }
        Command::LeaveOut { inject } => {
            turn.put(author, None, Event::InjectSkipped { inject: *inject, never: true });
        }
        Command::GiveSeat { holder } => {
            turn.put(author, None, Event::SeatGiven { seat, holder: holder.clone() });
        }
        Command::Note { text } => {
            turn.put(author, None, Event::Noted { seat: envelope.seat, text: text.clone() });
        }
        Command::Correct { record, text } => {
            turn.put(author, None, Event::Corrected { record: *record, text: text.clone() });
        }
        Command::Stop { reason } => {
            let event = Event::Stopped { by: StoppedBy::Trainer, reason: reason.clone() };
            turn.put(author, None, event);
        }
    }
}

/// The record that sent the message.
fn rang(turn: &Turn<'_>, message: crate::trace::MessageNo) -> RecordNo {
    turn.situation.message(message).map(|message| message.record).unwrap_or_default()
}

fn trainer(envelope: &Envelope) -> Result<(), Refusal> {
    if envelope.by == Holder::Trainer { Ok(()) } else { Err(Refusal::new(refusal::TRAINER_ONLY)) }
}

fn seated(seat: Option<SeatId>) -> Result<SeatId, Refusal> {
    seat.ok_or_else(|| Refusal::new(refusal::NO_SEAT))
}

fn no_such() -> Refusal {
    Refusal::new(refusal::NO_SUCH)
}

fn short(text: &str) -> Result<(), Refusal> {
    if text.len() > TEXT_LIMIT {
        return Err(Refusal::with(refusal::LONG_TEXT, &[&TEXT_LIMIT.to_string()]));
    }
    Ok(())
}

fn written(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::new(refusal::EMPTY_TEXT));
    }
    short(text)
}

fn reached(situation: &Situation, seat: SeatId, message: crate::trace::MessageNo) -> Result<(), Refusal> {
    match situation.message(message) {
        Some(message) if message.reached.has(seat) => Ok(()),
        _ => Err(Refusal::new(refusal::NO_MESSAGE)),
    }
}

fn ringing(situation: &Situation, seat: SeatId, message: crate::trace::MessageNo) -> Result<(), Refusal> {
    match situation.message(message) {
        Some(message) if message.ringing.has(seat) => Ok(()),
        _ => Err(Refusal::new(refusal::NOT_RINGING)),
    }
}
