//! Work of the seats: hands, queue, beginning, completing, calling off, calls that interrupt.
//!
//! # Invariants
//! - A seat never works on more tasks and calls at once than it has hands.
//! - The tasks of one decision are worked on one after the other, however many hands are free.
//! - A called-off or failed task is no act: it sets nothing, spends nothing and gives back what it used.

use crate::base::{ActionId, Dur, EntityId, SeatId};
use crate::content::model::cond::Scene;
use crate::content::model::pattern::{Happening, Head, Test, ThingRanges};
use crate::content::model::script::ResultRule;
use crate::content::model::tables::{ActionRow, DoesRow};
use crate::kernel::effect;
use crate::kernel::plan::Plan;
use crate::kernel::refusal;
use crate::kernel::situation::Situation;
use crate::kernel::state::{Task, TaskState, Work};
use crate::kernel::step::Turn;
use crate::kernel::{decision, journey, message, travel};
use crate::trace::{
    Args, Author, Event, MessageNo, Names as _, RecordNo, Refusal, Table, TaskNo, Val, WordId,
};

/// Whether an action could begin right now, were a hand free.
pub(super) fn ready(
    plan: &Plan,
    situation: &Situation,
    seat: SeatId,
    action: ActionId,
    args: &Args,
) -> Result<(), Refusal> {
    let model = &plan.model;
    let Some(row) = model.actions.get(action.index()) else { return Err(Refusal::new(refusal::NO_SUCH)) };
    if let Some(cond) = &row.needs {
        let thing = match effect::subject_of(args) {
            Val::Entity(thing) => Some(thing),
            _ => None,
        };
        if !situation.holds(model, cond, thing) {
            return Err(Refusal::with(refusal::NOT_NOW, &[model.name(Table::Action, action.0)]));
        }
    }
    let here = model.seats.get(seat.index()).map(|row| row.thing);
    if let Some(slot) = row.at
        && let Val::Entity(thing) = args.get(slot.index())
    {
        let there = situation.place_of(plan, thing);
        if there.is_none() || here.and_then(|here| situation.place_of(plan, here)) != there {
            return Err(Refusal::with(refusal::NOT_THERE, &[model.name(Table::Entity, thing.0)]));
        }
    }
    for (resource, _) in row.uses.iter().chain(&row.spends) {
        let needed = |list: &[(EntityId, i32)]| -> i32 {
            list.iter()
                .filter(|(other, _)| other == resource)
                .fold(0i32, |sum, (_, n)| sum.saturating_add(*n))
        };
        let needed = needed(&row.uses).saturating_add(needed(&row.spends));
        if situation.value(model, plan.built_in.left, Some(*resource)) < needed {
            return Err(Refusal::with(refusal::USED_UP, &[model.name(Table::Entity, resource.0)]));
        }
    }
    match &row.does {
        Some(DoesRow::Travel(slot)) => {
            if let (Some(from), Val::Entity(to)) =
                (here.and_then(|here| situation.place_of(plan, here)), args.get(slot.index()))
                && travel::time(plan, situation, from, to).is_none()
            {
                return Err(Refusal::with(refusal::NO_WAY, &[model.name(Table::Entity, to.0)]));
            }
            Ok(())
        }
        Some(DoesRow::Plan(movement, route, transport)) => {
            let transport = transport.map_or(Val::Nil, |slot| args.get(slot.index()));
            journey::may_plan(plan, situation, args.get(movement.index()), args.get(route.index()), transport)
        }
        Some(DoesRow::Board(movement, who)) => {
            journey::may_board(plan, situation, args.get(movement.index()), args.get(who.index()), false)
        }
        Some(DoesRow::Depart(movement)) => match args.get(movement.index()) {
            Val::Entity(movement) => journey::may_depart(plan, situation, movement, true),
            _ => Ok(()),
        },
        None => Ok(()),
    }
}

/// What is only found out when the action would complete.
fn completes(plan: &Plan, situation: &Situation, row: &ActionRow, args: &Args) -> Result<(), Refusal> {
    for (resource, n) in &row.spends {
        if situation.value(&plan.model, plan.built_in.left, Some(*resource)) < *n {
            return Err(Refusal::new(refusal::USED_UP));
        }
    }
    match &row.does {
        Some(DoesRow::Plan(movement, route, transport)) => {
            let transport = transport.map_or(Val::Nil, |slot| args.get(slot.index()));
            journey::may_plan(plan, situation, args.get(movement.index()), args.get(route.index()), transport)
        }
        Some(DoesRow::Board(movement, who)) => {
            journey::may_board(plan, situation, args.get(movement.index()), args.get(who.index()), true)
        }
        Some(DoesRow::Depart(movement)) => match args.get(movement.index()) {
            Val::Entity(movement) => journey::may_depart(plan, situation, movement, true),
            _ => Ok(()),
        },
        Some(DoesRow::Travel(_)) | None => Ok(()),
    }
}

/// Whether a hand of the seat is free now.
pub(super) fn hand_free(plan: &Plan, situation: &Situation, seat: SeatId, at: crate::base::SimTime) -> bool {
    let hands = plan.model.seats.get(seat.index()).map_or(0, |row| usize::from(row.hands.max(1)));
    situation.hands_used(seat, at) < hands
}

/// The waiting task that comes next; none if all that wait are held up by an earlier task of the same decision.
pub(super) fn next_task(situation: &Situation, seat: SeatId) -> Option<&Task> {
    let held = |task: &Task| {
        let earlier = |other: &&Task| other.decision == task.decision && other.state != TaskState::Waiting;
        task.decision.is_some() && situation.tasks.iter().any(|other| earlier(&other))
    };
    let waiting = situation.seat(seat).into_iter().flat_map(|state| &state.waiting);
    waiting.filter_map(|no| situation.task(*no)).find(|task| !held(task))
}

/// Begins waiting tasks while hands are free.
pub(super) fn begin_next(turn: &mut Turn<'_>, seat: SeatId, cause: RecordNo) {
    while !turn.over() && hand_free(turn.plan, turn.situation, seat, turn.at) {
        let Some(task) = next_task(turn.situation, seat) else { return };
        let no = task.no;
        let ready = match &task.work {
            Work::Action { action, args } => ready(turn.plan, turn.situation, seat, *action, args),
            Work::OwnWords { .. } => Ok(()),
        };
        match ready {
            Ok(()) => begin(turn, no, cause),
            Err(why) => {
                let event = Event::ActionFailed { task: no, seat, code: why.code.into() };
                turn.put(Author::Kernel, Some(cause), event);
            }
        }
    }
}

fn begin(turn: &mut Turn<'_>, no: TaskNo, cause: RecordNo) {
    let plan = turn.plan;
    let Some(task) = turn.situation.task(no) else { return };
    let seat = task.seat;
    let author = Author::Seat(seat);
    let (takes, row, travels) = match &task.work {
        Work::OwnWords { takes, .. } => (*takes, None, false),
        Work::Action { action, args } => {
            let Some(row) = plan.model.actions.get(action.index()) else { return };
            let way = match &row.does {
                Some(DoesRow::Travel(slot)) => {
                    let here = plan.model.seats.get(seat.index()).map(|row| row.thing);
                    let from = here.and_then(|here| turn.situation.place_of(plan, here));
                    match (from, args.get(slot.index())) {
                        (Some(from), Val::Entity(to)) => travel::time(plan, turn.situation, from, to),
                        _ => None,
                    }
                }
                _ => None,
            };
            let takes = Dur(row.takes.0.saturating_add(way.unwrap_or(Dur::ZERO).0));
            (takes, Some(row), matches!(row.does, Some(DoesRow::Travel(_))))
        }
    };
    let until = turn.at.plus(takes.max(Dur::ZERO));
    let begun = turn.put_plain(author, Some(cause), || Event::ActionBegun { task: no, seat, until });
    let Some(row) = row else { return };
    if let Some(left) = plan.built_in.left {
        for (resource, n) in &row.uses {
            effect::add(turn, left, Some(*resource), n.saturating_neg(), Author::Kernel, begun);
        }
    }
    if let Some(thing) = effect::seat_thing(turn, seat) {
        if travels {
            journey::place(turn, thing, None, author, begun);
        }
        if let (true, Some(fact)) = (row.away || travels, plan.built_in.away) {
            effect::set(turn, fact, Some(thing), 1, author, begun);
        }
    }
}

/// Gives back what a task used; the seat is at its post again unless another task keeps it away.
fn release(turn: &mut Turn<'_>, task: &Task, place: Option<EntityId>, cause: RecordNo) {
    let plan = turn.plan;
    let Work::Action { action, .. } = &task.work else { return };
    let Some(row) = plan.model.actions.get(action.index()) else { return };
    if let Some(left) = plan.built_in.left {
        for (resource, n) in &row.uses {
            effect::add(turn, left, Some(*resource), *n, Author::Kernel, cause);
        }
    }
    let Some(thing) = effect::seat_thing(turn, task.seat) else { return };
    let author = Author::Seat(task.seat);
    let keeps_away = |row: &ActionRow| row.away || matches!(row.does, Some(DoesRow::Travel(_)));
    if matches!(row.does, Some(DoesRow::Travel(_))) {
        journey::place(turn, thing, place, author, cause);
    }
    if let (true, Some(fact)) = (keeps_away(row), plan.built_in.away) {
        let still = turn.situation.tasks.iter().any(|other| {
            other.seat == task.seat
                && other.no != task.no
                && other.state != TaskState::Waiting
                && matches!(&other.work, Work::Action { action, .. }
                    if plan.model.actions.get(action.index()).is_some_and(keeps_away))
        });
        if !still {
            effect::set(turn, fact, Some(thing), 0, author, cause);
        }
    }
}

/// A task is complete: the act, and what follows from it.
pub(super) fn complete(turn: &mut Turn<'_>, no: TaskNo) {
    let Some(task) = turn.situation.task(no).cloned() else { return };
    let seat = task.seat;
    turn.root = (Some(task.cause), Some(seat));
    let cause = match &task.work {
        Work::OwnWords { text, .. } => turn.put(
            Author::Seat(seat),
            Some(task.cause),
            Event::OwnWordsDone { task: no, seat, text: text.clone() },
        ),
        Work::Action { action, args } => {
            let model = &*turn.plan.model;
            let Some(row) = model.actions.get(action.index()) else { return };
            let short = travel::arrival(turn.plan, &task).filter(|(_, there)| !there).map(|(place, _)| place);
            let done = match short {
                Some(_) => Err(Refusal::new(refusal::NO_WAY)),
                None => completes(turn.plan, turn.situation, row, args),
            };
            match done {
                Ok(()) => act(turn, &task, *action, row, args),
                Err(why) => {
                    let event = Event::ActionFailed { task: no, seat, code: why.code.into() };
                    let failed = turn.put(Author::Kernel, Some(task.cause), event);
                    release(turn, &task, short.or_else(|| origin(&task)), failed);
                    failed
                }
            }
        }
    };
    decision::task_over(turn, task.decision, cause);
    begin_next(turn, seat, cause);
}

fn origin(task: &Task) -> Option<EntityId> {
    u16::try_from(task.origin).ok().map(EntityId)
}

fn act(turn: &mut Turn<'_>, task: &Task, action: ActionId, row: &ActionRow, args: &Args) -> RecordNo {
    let (seat, author) = (task.seat, Author::Seat(task.seat));
    let rule = result_rule(turn, seat, action, args);
    let (result, decided) = result(turn, rule, row, args, task.cause);
    let begun = match task.state {
        TaskState::Running { begun, .. } | TaskState::Suspended { begun, .. } => begun,
        TaskState::Waiting => turn.at,
    };
    let event = Event::ActionCompleted { task: task.no, seat, action, args: args.clone(), result, begun };
    let done = turn.put(author, Some(decided), event);
    if let Some(left) = turn.plan.built_in.left {
        for (resource, n) in &row.spends {
            effect::add(turn, left, Some(*resource), n.saturating_neg(), author, done);
        }
    }
    let to = match &row.does {
        Some(DoesRow::Travel(slot)) => match args.get(slot.index()) {
            Val::Entity(place) => Some(place),
            _ => None,
        },
        _ => None,
    };
    release(turn, task, to, done);
    let happening = Happening {
        head: Head::Action(action),
        args,
        result,
        seat: Some(seat),
        reliability: crate::base::Reliability::Confirmed,
        trigger: None,
    };
    let mut told = Vec::new();
    effect::set_standing(turn, &row.sets, &happening, author, done, &mut |fact, of| told.push((fact, of)));
    for thing in rule.map_or(&[][..], |rule| &rule.names) {
        message::learn(turn, seat, *thing, author, done);
    }
    tell(turn, seat, row, args, &told, done);
    match &row.does {
        Some(DoesRow::Plan(movement, ..)) => journey::planned(turn, args.get(movement.index()), author, done),
        Some(DoesRow::Board(movement, who)) => {
            journey::board(turn, args.get(movement.index()), args.get(who.index()), author, done);
        }
        Some(DoesRow::Depart(movement)) => {
            if let Val::Entity(movement) = args.get(movement.index()) {
                journey::depart(turn, movement, author, done);
            }
        }
        Some(DoesRow::Travel(_)) | None => {}
    }
    done
}

/// Seats the action tells learn of the facts it set and of the things it names.
fn tell(
    turn: &mut Turn<'_>,
    from: SeatId,
    row: &ActionRow,
    args: &Args,
    facts: &[(crate::base::FactId, Option<EntityId>)],
    cause: RecordNo,
) {
    for to in row.tells.iter().filter(|to| *to != from) {
        for val in &args.vals {
            for thing in turn.plan.model.listed(*val) {
                message::learn(turn, to, thing, Author::Kernel, cause);
            }
        }
        for (fact, of) in facts {
            let event = Event::FactTold { from: None, to, fact: *fact, of: *of };
            turn.put(Author::Kernel, Some(cause), event);
        }
    }
}

fn result_rule<'a>(turn: &Turn<'a>, seat: SeatId, action: ActionId, args: &Args) -> Option<&'a ResultRule> {
    let plan: &'a Plan = turn.plan;
    let situation = &*turn.situation;
    let thing = match effect::subject_of(args) {
        Val::Entity(thing) => Some(thing),
        _ => None,
    };
    let rules = plan.results.get(action.index())?;
    rules.iter().filter_map(|at| plan.model.script.results.get(usize::from(*at))).find(|rule| {
        let happening = Happening {
            head: Head::Action(action),
            args,
            result: None,
            seat: Some(seat),
            reliability: crate::base::Reliability::Confirmed,
            trigger: None,
        };
        let done = |action, tests: &[Test]| situation.has_done(&plan.model, action, tests);
        let scene = Scene { done: Some(&done), ..Scene::of(&situation.cells) };
        rule.tests.iter().all(|test| test.passes(&happening, &ThingRanges(&plan.model.kinds), &scene))
            && rule.only_if.as_ref().is_none_or(|cond| situation.holds(&plan.model, cond, thing))
    })
}

/// The result of an act and the record its completion follows from.
fn result(
    turn: &mut Turn<'_>,
    rule: Option<&ResultRule>,
    row: &ActionRow,
    args: &Args,
    cause: RecordNo,
) -> (Option<WordId>, RecordNo) {
    let Some(rule) = rule else { return (row.results.first().copied(), cause) };
    if rule.draw.is_empty() || rule.results.len() < 2 {
        return (rule.results.first().map(|(_, word)| *word).or(row.results.first().copied()), cause);
    }
    let weights = rule.results.iter().map(|(weight, _)| *weight);
    let (branch, record) =
        effect::drawn(turn, &rule.draw, effect::subject_of(args), weights, Author::Script, Some(cause));
    (rule.results.get(usize::from(branch)).map(|(_, word)| *word), record)
}

/// Takes a task out of the queue or stops it.
pub(super) fn call_off(turn: &mut Turn<'_>, no: TaskNo) {
    let Some(task) = turn.situation.task(no).cloned() else { return };
    let event = Event::ActionCalledOff { task: no, seat: task.seat };
    let cause = turn.put(Author::Seat(task.seat), None, event);
    if task.state != TaskState::Waiting {
        release(turn, &task, origin(&task), cause);
    }
    begin_next(turn, task.seat, cause);
}

/// A call or visit begins: a free hand takes it, or the task begun last is suspended.
pub(super) fn interrupt(turn: &mut Turn<'_>, seat: SeatId, cause: RecordNo) {
    let hands = turn.plan.model.seats.get(seat.index()).map_or(1, |row| usize::from(row.hands.max(1)));
    if turn.situation.hands_used(seat, turn.at) <= hands {
        return;
    }
    if let Some(task) = turn.situation.seat(seat).and_then(|state| state.running.last().copied()) {
        turn.put(Author::Seat(seat), Some(cause), Event::ActionSuspended { task, seat });
    }
}

/// A call or visit is over: the suspended task goes on, or the next one begins.
pub(super) fn call_over(turn: &mut Turn<'_>, message: MessageNo, seat: SeatId) {
    let cause = turn.root.0.unwrap_or_default();
    let suspended = turn.situation.seat(seat).and_then(|state| {
        state.calls.iter().find(|call| call.message == message).and_then(|call| call.suspended)
    });
    if let Some(task) = suspended
        && let Some(TaskState::Suspended { left, .. }) = turn.situation.task(task).map(|task| task.state)
    {
        let event = Event::ActionResumed { task, seat, until: turn.at.plus(left) };
        turn.put(Author::Seat(seat), Some(cause), event);
    }
    begin_next(turn, seat, cause);
}
