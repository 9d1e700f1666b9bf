//! What one seat sees, as plain data.
//!
//! # Invariants
//! - Made of what reached the seat; no type here can hold the script, the truth of a message, other seats' inboxes, or
//!   the true state of the world.
//! - Times are exercise time; texts are looked up by the screen in the content, by inject, action and thing.

use crate::base::{ActionId, ChannelId, Dur, InjectId, PartId, Reliability, SeatId, SimTime};
use crate::content::model::cond::Scene;
use crate::content::model::pattern::{Happening, Head, ThingRanges};
use crate::content::model::{Cond, Pattern};
use crate::exercise::fitting::Fitting;
use crate::exercise::knowledge::{Known, KnownFact, knowledge};
use crate::exercise::run::Exercise;
use crate::exercise::sight::{Sights, sights};
use crate::kernel::situation::{TaskState, Work};
use crate::score::clause::Open;
use crate::trace::{Command, Event, MessageNo, Reach, TaskNo, WordId};

/// What one seat sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatView {
    /// The seat.
    pub seat: SeatId,
    /// Exercise time.
    pub now: SimTime,
    /// The part that runs.
    pub part: Option<PartId>,
    /// Whether the exercise is over.
    pub over: bool,
    /// Messages, in the order they came.
    pub messages: Vec<MessageView>,
    /// Questions open to the seat.
    pub decisions: Vec<DecisionView>,
    /// What is under way, then what waits, in order.
    pub work: Vec<TaskView>,
    /// What the seat did that is over, latest last.
    pub done: Vec<DoneView>,
    /// Calls and visits that keep a hand busy.
    pub calls: Vec<CallView>,
    /// Actions it can do at once, and how many are free.
    pub hands: (u8, u8),
    /// Things it can name, by number.
    pub things: Vec<Known>,
    /// Facts as it knows them.
    pub facts: Vec<KnownFact>,
    /// Where things are and how they are, as far as it has heard.
    pub sights: Sights,
    /// Actions it may do now, best fitting first.
    pub actions: Vec<ActionId>,
    /// Its own open duties it knows of, soonest first; a screen in assessment mode leaves them out.
    pub duties: Vec<Open>,
    /// Hints of a guided exercise that fit now, by position in the scenario.
    pub hints: Vec<u16>,
}

/// A message as a seat sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageView {
    /// Number.
    pub no: MessageNo,
    /// Inject whose text it carries; none for what was known from before.
    pub inject: Option<InjectId>,
    /// Channel.
    pub channel: ChannelId,
    /// When it reached the seat, or began to ring.
    pub at: SimTime,
    /// How sure it is.
    pub reliability: Reliability,
    /// Where it stands.
    pub state: MessageState,
    /// The seat that passed it on.
    pub from: Option<SeatId>,
    /// A later message took it back.
    pub retracted: bool,
}

/// Where a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageState {
    /// It rings until then.
    Ringing(SimTime),
    /// A missed call: that somebody called is known, and what was left.
    Missed,
    /// It has reached the seat and was not opened.
    New,
    /// It was opened, or the call was answered.
    Opened,
}

/// An open question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionView {
    /// Inject that asks.
    pub inject: InjectId,
    /// Until when.
    pub until: SimTime,
    /// Positions of the options offered.
    pub options: Vec<u8>,
    /// Asks for clause and confidence.
    pub key: bool,
}

/// A call or visit under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallView {
    /// Message.
    pub message: MessageNo,
    /// Until when it keeps a hand busy.
    pub until: SimTime,
    /// The task it interrupted.
    pub interrupted: Option<TaskNo>,
}

/// Work of the seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskView {
    /// Number.
    pub no: TaskNo,
    /// What.
    pub work: Work,
    /// How far.
    pub state: TaskState,
}

/// Work that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoneView {
    /// When.
    pub at: SimTime,
    /// Action; none for own words.
    pub action: Option<ActionId>,
    /// Result, if the action has results.
    pub result: Option<WordId>,
    /// Own words, or the code of a failure.
    pub words: Option<Box<str>>,
    /// Whether it was done.
    pub done: bool,
}

impl SeatView {
    /// What a seat sees now.
    #[must_use]
    pub fn of(exercise: &Exercise, fitting: &Fitting, seat: SeatId) -> Self {
        let (plan, situation) = (exercise.plan(), exercise.situation());
        let model = &plan.model;
        let known = knowledge(model, exercise.records(), seat);
        let now = exercise.clock();
        let hands = model.seats.get(seat.index()).map_or(1, |row| row.hands);
        let used = u8::try_from(situation.hands_used(seat, now)).unwrap_or(u8::MAX);
        Self {
            seat,
            now,
            part: situation.part(),
            over: exercise.is_over(),
            messages: messages(exercise, seat),
            decisions: decisions(exercise, seat),
            work: work(exercise, seat),
            done: done(exercise, seat),
            calls: calls(exercise, seat),
            hands: (hands, hands.saturating_sub(used)),
            actions: fitting.rank(plan, situation, exercise.records(), seat, &known.things),
            sights: sights(model, situation, exercise.records(), &known, seat),
            things: known.things,
            facts: known.facts,
            duties: exercise.duties(seat),
            hints: hints(exercise, seat),
        }
    }

    /// A message that reached the seat.
    #[must_use]
    pub fn message(&self, no: MessageNo) -> Option<&MessageView> {
        self.messages.iter().find(|message| message.no == no)
    }

    /// The command that tells a colleague everything the seat knows, with these messages.
    #[must_use]
    pub fn brief(&self, to: SeatId, messages: Box<[MessageNo]>) -> Command {
        let facts = self.facts.iter().map(|fact| (fact.fact, fact.of)).collect();
        let things = self.things.iter().map(|known| known.thing).collect();
        Command::Brief { to, things, facts, messages }
    }
}

fn messages(exercise: &Exercise, seat: SeatId) -> Vec<MessageView> {
    let situation = exercise.situation();
    let mut views: Vec<MessageView> = Vec::new();
    for record in exercise.records() {
        let (no, from, until) = match &record.event {
            Event::MessageRang { message, seat: to, until } if *to == seat => (*message, None, Some(*until)),
            Event::MessageReached { message, seat: to, .. } if *to == seat => (*message, None, None),
            Event::MessageForwarded { message, from, to } if *to == seat => (*message, Some(*from), None),
            _ => continue,
        };
        // A call that was answered has been heard whole.
        let answered = matches!(&record.event, Event::MessageReached { how: Reach::Answered, .. });
        let Some(message) = situation.message(no) else { continue };
        let state = if message.ringing.has(seat) {
            MessageState::Ringing(until.unwrap_or(record.at))
        } else if message.opened.has(seat) || answered {
            MessageState::Opened
        } else if message.missed.has(seat) {
            MessageState::Missed
        } else {
            MessageState::New
        };
        match views.iter_mut().find(|view| view.no == no) {
            Some(view) => {
                view.from = view.from.or(from);
                if until.is_none() && view.state != MessageState::Opened {
                    view.state = state;
                }
            }
            None => views.push(MessageView {
                no,
                inject: message.inject,
                channel: message.channel,
                at: record.at,
                reliability: message.reliability,
                state,
                from,
                retracted: false,
            }),
        }
    }
    // A retraction is known once the message that says so has reached the seat.
    for view in &mut views {
        view.retracted = situation
            .message(view.no)
            .and_then(|message| message.retracted)
            .and_then(|by| situation.message(by))
            .is_some_and(|by| by.reached.has(seat));
    }
    views
}

fn decisions(exercise: &Exercise, seat: SeatId) -> Vec<DecisionView> {
    let (plan, situation) = (exercise.plan(), exercise.situation());
    let model = &plan.model;
    situation
        .decisions_of(seat)
        .filter_map(|open| {
            let decision = model.script.injects.get(open.inject.index())?.decision.as_ref()?;
            let message = situation.inject(open.inject).message.and_then(|no| situation.message(no));
            if message.is_some_and(|message| message.to.has(seat) && !message.reached.has(seat)) {
                return None;
            }
            let offered =
                |cond: &Option<Cond>| cond.as_ref().is_none_or(|cond| situation.holds(model, cond, None));
            let options = (0u8..)
                .zip(&decision.options)
                .filter_map(|(at, option)| offered(&option.only_if).then_some(at))
                .collect();
            Some(DecisionView { inject: open.inject, until: open.until, options, key: decision.key })
        })
        .collect()
}

fn work(exercise: &Exercise, seat: SeatId) -> Vec<TaskView> {
    let situation = exercise.situation();
    let Some(state) = situation.seat(seat) else { return Vec::new() };
    let suspended = situation
        .tasks()
        .iter()
        .filter(|task| task.seat == seat && matches!(task.state, TaskState::Suspended { .. }))
        .map(|task| task.no);
    let order: Vec<TaskNo> =
        state.running.iter().copied().chain(suspended).chain(state.waiting.iter().copied()).collect();
    order
        .into_iter()
        .filter_map(|no| situation.task(no))
        .map(|task| TaskView { no: task.no, work: task.work.clone(), state: task.state })
        .collect()
}

fn calls(exercise: &Exercise, seat: SeatId) -> Vec<CallView> {
    let Some(state) = exercise.situation().seat(seat) else { return Vec::new() };
    let now = exercise.clock();
    let open = state.calls.iter().filter(|call| call.until > now || call.suspended.is_some());
    open.map(|call| CallView { message: call.message, until: call.until, interrupted: call.suspended })
        .collect()
}

fn done(exercise: &Exercise, seat: SeatId) -> Vec<DoneView> {
    exercise
        .records()
        .iter()
        .filter_map(|record| {
            let view =
                |action, result, words, done| Some(DoneView { at: record.at, action, result, words, done });
            match &record.event {
                Event::ActionCompleted { seat: by, action, result, .. } if *by == seat => {
                    view(Some(*action), *result, None, true)
                }
                Event::OwnWordsDone { seat: by, text, .. } if *by == seat => {
                    view(None, None, Some(text.clone()), true)
                }
                Event::ActionFailed { seat: by, code, task } if *by == seat => {
                    let action = exercise.records().iter().find_map(|other| match &other.event {
                        Event::ActionQueued { task: queued, action, .. } if queued == task => Some(*action),
                        _ => None,
                    });
                    view(action, None, Some(code.clone()), false)
                }
                _ => None,
            }
        })
        .collect()
}

fn hints(exercise: &Exercise, seat: SeatId) -> Vec<u16> {
    let (plan, situation) = (exercise.plan(), exercise.situation());
    let model = &plan.model;
    (0u16..)
        .zip(&model.script.hints)
        .filter(|(_, hint)| hint.seat == seat && situation.holds(model, &hint.when, None))
        .filter(|(_, hint)| {
            let message = |inject| situation.message(situation.inject(inject).message?);
            hint.rings.is_none_or(|inject| message(inject).is_some_and(|it| it.ringing.has(seat)))
                && hint.told.is_none_or(|inject| message(inject).is_some_and(|it| it.reached.has(seat)))
        })
        .filter(|(_, hint)| !hint.until.as_ref().is_some_and(|until| has_done(exercise, seat, until)))
        .map(|(at, _)| at)
        .collect()
}

/// Whether a seat has done what a pattern names; slots and fields are tested as they stand now.
fn has_done(exercise: &Exercise, seat: SeatId, pattern: &Pattern) -> bool {
    let model = &exercise.plan().model;
    match pattern {
        Pattern::On(leaf) => exercise.records().iter().any(|record| {
            let Event::ActionCompleted { seat: by, action, args, result, .. } = &record.event else {
                return false;
            };
            let happening = Happening {
                head: Head::Action(*action),
                args,
                result: *result,
                seat: Some(*by),
                reliability: Reliability::Confirmed,
                trigger: None,
            };
            let scene = Scene::of(exercise.situation().cells());
            *by == seat && leaf.matches(&happening, &ThingRanges(&model.kinds), &scene)
        }),
        Pattern::Became(cond, _) | Pattern::Holds(cond) => exercise.situation().holds(model, cond, None),
        Pattern::Any(list) => list.iter().any(|inner| has_done(exercise, seat, inner)),
        Pattern::Lapsed(..) => false,
    }
}

/// How long something has been known.
#[must_use]
pub fn age(now: SimTime, since: SimTime) -> Dur {
    now.since(since)
}
