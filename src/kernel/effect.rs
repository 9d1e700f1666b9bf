//! Changes of the world: injects, outcomes, effects, signals, standing facts, endings.

use crate::base::{EndingId, EntityId, FactId, InjectId, OutcomeId, Reliability, SeatId};
use crate::content::kind::Kind;
use crate::content::model::cond::Scene;
use crate::content::model::pattern::{Happening, Head, Test, ThingRanges};
use crate::content::model::script::{Effect, Raise, Thing};
use crate::content::model::tables::{FactRow, FactTy, SetRow, in_slot};
use crate::kernel::plan::Plan;
use crate::kernel::state::Act;
use crate::kernel::step::Turn;
use crate::kernel::{chance, decision, journey, message};
use crate::trace::{Args, Author, Event, MessageNo, Names as _, RecordNo, StoppedBy, Table, Val};

/// In whose name and after what effects happen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ctx<'a> {
    pub(super) author: Author,
    pub(super) cause: RecordNo,
    /// The act or signal they follow from.
    pub(super) act: Option<&'a Act>,
    /// What an inject has taken over from the act it was called after: names of slots and what they hold.
    pub(super) taken: Option<(&'a [Box<str>], &'a Args)>,
    /// The message that carries their signals.
    pub(super) message: Option<MessageNo>,
}

impl Ctx<'_> {
    /// The first thing the act names.
    fn subject(&self) -> Val {
        let args = self.act.map(|act| &act.args).or(self.taken.map(|(_, vals)| vals));
        args.map_or(Val::Nil, subject_of)
    }
}

/// An inject's time has come.
pub(super) fn inject_due(turn: &mut Turn<'_>, inject: InjectId, cause: Option<RecordNo>) {
    let model = &*turn.plan.model;
    let Some(row) = model.script.injects.get(inject.index()) else { return };
    if row.only_if.as_ref().is_some_and(|cond| !turn.situation.holds(model, cond, None)) {
        turn.put(Author::Script, cause, Event::InjectSkipped { inject, never: false });
        return;
    }
    fire(turn, inject, Author::Script, cause);
}

/// An inject fires.
pub(super) fn fire(turn: &mut Turn<'_>, inject: InjectId, author: Author, cause: Option<RecordNo>) {
    let model = &*turn.plan.model;
    let Some(row) = model.script.injects.get(inject.index()) else { return };
    let occurrence = turn.situation.inject(inject).fired;
    let retracted = row.retracts.and_then(|other| turn.situation.inject(other).message);
    let fired = turn.put_plain(author, cause, || Event::InjectFired { inject, occurrence });
    let sent = message::send(turn, inject, row, fired);
    let carrier = sent.map(|(message, _)| message);
    let raised_by = sent.map_or(fired, |(_, record)| record);
    let slots = cause.filter(|_| !row.of_act.is_empty()).and_then(|cause| {
        turn.situation
            .carried_over
            .iter()
            .find(|(record, _)| *record == cause)
            .map(|(_, slots)| slots.clone())
    });
    let taken = slots.as_ref().map(|slots| (&*row.of_act, slots));
    let ctx = Ctx { author: Author::Script, cause: raised_by, act: None, taken, message: carrier };
    for item in &row.raises {
        raise(turn, item, &ctx, row.reliability);
    }
    run(turn, &row.effects, &Ctx { cause: fired, message: None, ..ctx });
    if turn.over() {
        return;
    }
    if let (Some(message), Some((by, record))) = (retracted, sent) {
        turn.put(Author::Script, Some(record), Event::MessageRetracted { message, by });
    }
    if let Some((message, record)) = sent {
        message::deliver(turn, message, record);
    }
    if let Some(asked) = &row.decision {
        let sent = carrier.and_then(|message| turn.situation.message(message));
        let to = sent.map_or(row.to, |sent| sent.to);
        let waits = sent.is_some_and(|sent| decision::only_slips(sent, decision::seats(to, asked)));
        if !waits {
            decision::open(turn, inject, to, asked, fired);
        }
    }
}

/// An outcome happens.
pub(super) fn outcome(turn: &mut Turn<'_>, outcome: OutcomeId, because: Option<RecordNo>) {
    let model = &*turn.plan.model;
    let Some(row) = model.script.outcomes.get(outcome.index()) else { return };
    let act = because.and_then(|record| turn.situation.acts.iter().find(|act| act.record == record).cloned());
    let cause = turn.put_plain(Author::Script, because, || Event::OutcomeFired { outcome, because });
    let ctx = Ctx { author: Author::Script, cause, act: act.as_ref(), taken: None, message: None };
    run(turn, &row.effects, &ctx);
    for item in &row.raises {
        if turn.over() {
            return;
        }
        raise(turn, item, &ctx, Reliability::Confirmed);
    }
}

/// An ending is reached.
pub(super) fn end(turn: &mut Turn<'_>, ending: EndingId, cause: Option<RecordNo>) {
    let by_seat = turn.actor(cause).is_some();
    let reached = turn.put(Author::Script, cause, Event::EndingReached { ending, by_seat });
    turn.put(Author::Kernel, Some(reached), Event::Stopped { by: StoppedBy::Ending, reason: None });
}

/// Effects happen, in order.
pub(super) fn run(turn: &mut Turn<'_>, effects: &[Effect], ctx: &Ctx<'_>) {
    for effect in effects {
        if turn.over() {
            return;
        }
        match effect {
            Effect::Set(fact, None, to) => set(turn, *fact, None, *to, ctx.author, ctx.cause),
            Effect::Add(fact, None, n) => add(turn, *fact, None, *n, ctx.author, ctx.cause),
            Effect::Fire(inject) => schedule(turn, *inject, crate::base::Dur::ZERO, ctx),
            rarer => one(turn, rarer, ctx),
        }
    }
}

/// Any effect. Apart from [`run`], so that the frequent ones there do not pay for the room the others need.
#[inline(never)]
fn one(turn: &mut Turn<'_>, effect: &Effect, ctx: &Ctx<'_>) {
    let cause = Some(ctx.cause);
    match effect {
        Effect::Set(fact, of, to) => {
            if let Some(of) = of_act(turn, ctx, of.as_ref()) {
                set(turn, *fact, of, *to, ctx.author, ctx.cause);
            }
        }
        Effect::SetOfAct(fact, of, slot) => {
            let value = slot_of_act(turn, ctx, slot).and_then(|val| fact_value(turn, *fact, val));
            if let (Some(of), Some(value)) = (of_act(turn, ctx, of.as_ref()), value) {
                set(turn, *fact, of, value, ctx.author, ctx.cause);
            }
        }
        Effect::Add(fact, of, n) => {
            if let Some(of) = of_act(turn, ctx, of.as_ref()) {
                add(turn, *fact, of, *n, ctx.author, ctx.cause);
            }
        }
        Effect::Move(who, place) => {
            if let (Some(who), Some(place)) = (resolve(turn, ctx, who), resolve(turn, ctx, place)) {
                journey::place(turn, who, Some(place), ctx.author, ctx.cause);
            }
        }
        Effect::Harm(who, from, to, n) => {
            if let Some(who) = resolve(turn, ctx, who) {
                let there = turn.situation.value(&turn.plan.model, Some(*from), Some(who));
                let n = (*n).clamp(0, there.max(0));
                add(turn, *from, Some(who), -n, ctx.author, ctx.cause);
                add(turn, *to, Some(who), n, ctx.author, ctx.cause);
            }
        }
        Effect::Route(route, open) => {
            if let (Some(route), Some(fact)) = (resolve(turn, ctx, route), turn.plan.built_in.open) {
                set(turn, fact, Some(route), i32::from(*open), ctx.author, ctx.cause);
            }
        }
        Effect::Fire(inject) => schedule(turn, *inject, crate::base::Dur::ZERO, ctx),
        Effect::Schedule(inject, dur) => schedule(turn, *inject, *dur, ctx),
        Effect::Cancel(inject) => {
            if !turn.situation.inject(*inject).gone {
                turn.put(ctx.author, cause, Event::InjectSkipped { inject: *inject, never: true });
            }
        }
        Effect::Raise(item) => {
            raise(turn, item, ctx, Reliability::Confirmed);
        }
        Effect::Learn(seat, what) => {
            if let Some(what) = resolve(turn, ctx, what) {
                message::learn(turn, *seat, what, ctx.author, ctx.cause);
            }
        }
        Effect::Depart(movement) => {
            if let Some(movement) = resolve(turn, ctx, movement)
                && journey::may_depart(turn.plan, turn.situation, movement, false).is_ok()
            {
                journey::depart(turn, movement, ctx.author, ctx.cause);
            }
        }
        Effect::Chance(draw, branches) => {
            let subject = ctx.subject();
            let branch =
                drawn(turn, draw, subject, branches.iter().map(|(weight, _)| *weight), ctx.author, cause);
            if let Some((_, list)) = branches.get(usize::from(branch.0)) {
                run(turn, list, &Ctx { cause: branch.1, ..*ctx });
            }
        }
        Effect::When(cond, list) => {
            let thing = if let Val::Entity(thing) = ctx.subject() { Some(thing) } else { None };
            if turn.situation.holds(&turn.plan.model, cond, thing) {
                run(turn, list, ctx);
            }
        }
        Effect::End(ending) => end(turn, *ending, cause),
    }
}

fn schedule(turn: &mut Turn<'_>, inject: InjectId, dur: crate::base::Dur, ctx: &Ctx<'_>) {
    if turn.situation.inject(inject).gone {
        return;
    }
    let at = turn.at.plus(dur.max(crate::base::Dur::ZERO));
    let of_act = turn.plan.model.script.injects.get(inject.index()).map_or(&[][..], |row| &row.of_act);
    if of_act.is_empty() {
        let plain = || Event::InjectScheduled { inject, at, slots: Args::default() };
        turn.put_plain(ctx.author, Some(ctx.cause), plain);
        return;
    }
    // Texts of the act are not carried over.
    let held = |slot: &str| {
        slot_of_act(turn, ctx, slot).filter(|val| !matches!(val, Val::Text(_))).unwrap_or(Val::Nil)
    };
    let slots = Args::of(&of_act.iter().map(|slot| held(slot)).collect::<Vec<_>>());
    turn.put_with(ctx.author, Some(ctx.cause), || Event::InjectScheduled { inject, at, slots });
}

/// Draws and records; the branch and the record.
pub(super) fn drawn(
    turn: &mut Turn<'_>,
    draw: &str,
    subject: Val,
    weights: impl Iterator<Item = u32> + Clone,
    author: Author,
    cause: Option<RecordNo>,
) -> (u16, RecordNo) {
    let key = turn.plan.draws.binary_search_by(|known| (**known).cmp(draw)).ok();
    let key = key.and_then(|at| u16::try_from(at).ok()).unwrap_or(u16::MAX);
    let drawn = &turn.situation.drawn;
    let occurrence = drawn
        .binary_search_by_key(&(key, subject), |(draw, subject, _)| (*draw, *subject))
        .map_or(0, |at| drawn[at].2);
    let name = match subject {
        Val::Entity(thing) => turn.plan.model.name(Table::Entity, thing.0),
        Val::Seat(seat) => turn.plan.model.name(Table::Seat, seat.0),
        _ => "",
    };
    let foretold = turn.situation.fates.of((key, subject, occurrence), weights.clone());
    let drawn = || chance::draw(turn.situation.setup.seed, draw, occurrence, name, weights);
    let branch = foretold.unwrap_or_else(drawn);
    let record = turn.put(
        author,
        cause,
        Event::ChanceDrawn { draw: Box::new(draw.into()), occurrence, subject, branch },
    );
    (branch, record)
}

/// The first thing an act or signal names.
pub(super) fn subject_of(args: &Args) -> Val {
    args.vals.iter().copied().find(|val| matches!(val, Val::Entity(_))).unwrap_or(Val::Nil)
}

/// Raises a signal and lets it set standing facts.
pub(super) fn raise(turn: &mut Turn<'_>, raise: &Raise, ctx: &Ctx<'_>, reliability: Reliability) -> RecordNo {
    let mut args = raise.args.clone();
    for (slot, name) in &raise.from_act {
        let val = slot_of_act(turn, ctx, name).unwrap_or(Val::Nil);
        // Texts of the act are not carried over: a signal holds things, options and numbers.
        let val = if matches!(val, Val::Text(_)) { Val::Nil } else { val };
        if let Some(slot) = args.vals_mut().get_mut(usize::from(*slot)) {
            *slot = val;
        }
    }
    for slot in &raise.own_message {
        if let Some(slot) = args.vals_mut().get_mut(usize::from(*slot)) {
            *slot = ctx.message.map_or(Val::Nil, Val::Message);
        }
    }
    signal(turn, raise.signal, args, ctx, reliability)
}

/// Raises a signal with its slots filled.
pub(super) fn signal(
    turn: &mut Turn<'_>,
    signal: crate::base::SignalId,
    args: Args,
    ctx: &Ctx<'_>,
    reliability: Reliability,
) -> RecordNo {
    let row = turn.plan.model.signals.get(signal.index()).filter(|row| !row.sets.is_empty());
    let told = row.map(|row| (row, args.clone()));
    let message = ctx.message;
    let raised = || Event::SignalRaised { signal, args, message, reliability };
    let cause = turn.put_with(ctx.author, Some(ctx.cause), raised);
    if let Some((row, args)) = told {
        let actor = turn.actor(Some(cause));
        let happening = Happening {
            head: Head::Signal(signal),
            args: &args,
            result: None,
            seat: actor,
            reliability,
            trigger: None,
        };
        set_standing(turn, &row.sets, &happening, ctx.author, cause, &mut |_, _| {});
    }
    cause
}

/// Sets the standing facts an act or signal sets. `told` hears of every fact set, changed or not.
pub(super) fn set_standing(
    turn: &mut Turn<'_>,
    rows: &[SetRow],
    happening: &Happening<'_>,
    author: Author,
    cause: RecordNo,
    told: &mut dyn FnMut(FactId, Option<EntityId>),
) {
    for row in rows {
        let situation = &*turn.situation;
        let done = |action, tests: &[Test]| situation.has_done(&turn.plan.model, action, tests);
        let scene = Scene { done: Some(&done), ..Scene::of(&situation.cells) };
        let passes =
            row.tests.iter().all(|test| test.passes(happening, &ThingRanges(&turn.plan.model.kinds), &scene));
        if !passes {
            continue;
        }
        let things: Vec<Option<EntityId>> = match row.of {
            None => vec![None],
            Some(slot) => {
                turn.plan.model.listed(happening.args.get(slot.index())).into_iter().map(Some).collect()
            }
        };
        for of in things {
            if let Some((fact, cell)) = fact_cell(turn.plan, row.fact, of) {
                let now = turn.situation.cells.get(cell).copied().unwrap_or(0);
                if let Some(to) = row.to.becomes(happening.args, now) {
                    write(turn, (fact, cell), (row.fact, of), to, author, cause);
                }
            }
            told(row.fact, of);
        }
    }
}

fn fact_value(turn: &Turn<'_>, fact: FactId, val: Val) -> Option<i32> {
    match turn.plan.model.facts.get(fact.index()).map(|row| &row.ty) {
        Some(FactTy::Choice(words)) => in_slot(val, words),
        Some(FactTy::Flag | FactTy::Count | FactTy::Place) => in_slot(val, &[]),
        None => None,
    }
}

/// A fact becomes a value; nothing is recorded if it has it.
pub(super) fn set(
    turn: &mut Turn<'_>,
    fact: FactId,
    of: Option<EntityId>,
    to: i32,
    author: Author,
    cause: RecordNo,
) {
    if let Some((row, cell)) = fact_cell(turn.plan, fact, of) {
        write(turn, (row, cell), (fact, of), to, author, cause);
    }
}

/// The row of a fact and its cell.
fn fact_cell(plan: &Plan, fact: FactId, of: Option<EntityId>) -> Option<(&FactRow, usize)> {
    let row = plan.model.facts.get(fact.index())?;
    Some((row, plan.model.cell_of(row, of)?))
}

/// A cell becomes a value within the bounds of its fact; nothing is recorded if it has it.
fn write(
    turn: &mut Turn<'_>,
    (row, cell): (&FactRow, usize),
    (fact, of): (FactId, Option<EntityId>),
    to: i32,
    author: Author,
    cause: RecordNo,
) {
    let to = match row.ty {
        FactTy::Flag => i32::from(to != 0),
        FactTy::Count | FactTy::Choice(_) => to.max(0),
        FactTy::Place => to.max(-1),
    };
    if turn.situation.cells.get(cell) != Some(&to) {
        turn.put_plain(author, Some(cause), || Event::FactChanged { fact, of, to });
    }
}

/// A count rises or falls, never below zero.
pub(super) fn add(
    turn: &mut Turn<'_>,
    fact: FactId,
    of: Option<EntityId>,
    n: i32,
    author: Author,
    cause: RecordNo,
) {
    if let Some((row, cell)) = fact_cell(turn.plan, fact, of) {
        let now = turn.situation.cells.get(cell).copied().unwrap_or(0);
        write(turn, (row, cell), (fact, of), now.saturating_add(n).max(0), author, cause);
    }
}

fn resolve(turn: &Turn<'_>, ctx: &Ctx<'_>, thing: &Thing) -> Option<EntityId> {
    match thing {
        Thing::Fixed(thing) => Some(*thing),
        Thing::OfAct(slot) => match slot_of_act(turn, ctx, slot) {
            Some(Val::Entity(thing)) => Some(thing),
            _ => None,
        },
    }
}

/// The thing a fact is about: none needed, found, or (outer none) asked for and not there.
fn of_act(turn: &Turn<'_>, ctx: &Ctx<'_>, thing: Option<&Thing>) -> Option<Option<EntityId>> {
    thing.map_or(Some(None), |thing| resolve(turn, ctx, thing).map(Some))
}

fn slot_of_act(turn: &Turn<'_>, ctx: &Ctx<'_>, slot: &str) -> Option<Val> {
    if let Some((names, vals)) = ctx.taken {
        return names.iter().position(|name| **name == *slot).map(|at| vals.get(at));
    }
    let act = ctx.act?;
    turn.plan.model.slot(act.head, slot).map(|slot| act.args.get(slot.index()))
}

/// What a seat's own unlocated place is asked for by journeys.
pub(super) fn seat_thing(turn: &Turn<'_>, seat: SeatId) -> Option<EntityId> {
    turn.plan
        .model
        .seats
        .get(seat.index())
        .map(|row| row.thing)
        .filter(|thing| turn.plan.model.things.get(thing.index()).is_some_and(|row| row.kind == Kind::Seat))
}
