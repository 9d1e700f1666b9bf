//! Commands, events, due items, findings with their fields, and the words and authors that stand in them.

use serde_json::Value;

use crate::base::{Reliability, SeatId};
use crate::trace::command::{Command, Holder};
use crate::trace::event::{Event, Reach, StoppedBy};
use crate::trace::finding::{Found, Judgement, Rating};
use crate::trace::record::{Author, Due};
use crate::trace::value::Val;
use crate::trace::wire::fields::{Fields, Items, list};
use crate::trace::wire::json::put_inner;
use crate::trace::wire::plain::{named, text};
use crate::trace::wire::slots::put_val;
use crate::trace::wire::{Named, Names, Table, Wire, WireError};

macro_rules! wire_words {
    ($($ty:ident { $($variant:ident = $word:literal),* $(,)? })*) => {$(
        impl Wire for $ty {
            fn put(&self, _: &dyn Names, out: &mut String) {
                out.push_str(match self { $(Self::$variant => concat!("\"", $word, "\"")),* });
            }
            fn get(value: &Value, _: &dyn Names) -> Result<Self, WireError> {
                match text(value)? {
                    $($word => Ok(Self::$variant),)*
                    other => Err(WireError::UnknownVariant { what: stringify!($ty), name: other.to_owned() }),
                }
            }
        }
    )*};
}

wire_words! {
    Reliability { Rumour = "rumour", Reported = "reported", Confirmed = "confirmed" }
    Reach { Arrived = "arrived", Answered = "answered", Missed = "missed", Forwarded = "forwarded", Told = "told" }
    Judgement { Missed = "missed", Late = "late", Met = "met" }
    Rating { P = "P", S = "S", M = "M", U = "U" }
    StoppedBy { Trainer = "trainer", Horizon = "horizon", PartEnd = "part-end", Ending = "ending" }
}

impl Wire for Holder {
    fn put(&self, _: &dyn Names, out: &mut String) {
        let (kind, code): (&str, &str) = match self {
            Self::Person(code) => ("person:", code),
            Self::Team(code) => ("team:", code),
            Self::Trainer => ("trainer", ""),
            Self::Bot(policy) => ("bot:", policy),
        };
        out.push('"');
        out.push_str(kind);
        put_inner(code, out);
        out.push('"');
    }
    fn get(value: &Value, _: &dyn Names) -> Result<Self, WireError> {
        let word = text(value)?;
        match word.split_once(':') {
            Some(("person", code)) => Ok(Self::Person(code.into())),
            Some(("team", code)) => Ok(Self::Team(code.into())),
            Some(("bot", policy)) => Ok(Self::Bot(policy.into())),
            None if word == "trainer" => Ok(Self::Trainer),
            _ => Err(WireError::UnknownVariant { what: "holder", name: word.to_owned() }),
        }
    }
}

impl Wire for Author {
    fn put(&self, names: &dyn Names, out: &mut String) {
        match self {
            Self::Seat(seat) => put_val(Val::Seat(*seat), &[], names, out),
            Self::Trainer => out.push_str("\"trainer\""),
            Self::Script => out.push_str("\"script\""),
            Self::Kernel => out.push_str("\"kernel\""),
            Self::History => out.push_str("\"history\""),
        }
    }
    fn get(value: &Value, names: &dyn Names) -> Result<Self, WireError> {
        match text(value)? {
            "trainer" => Ok(Self::Trainer),
            "script" => Ok(Self::Script),
            "kernel" => Ok(Self::Kernel),
            "history" => Ok(Self::History),
            other => match other.strip_prefix('%') {
                Some(seat) => Ok(Self::Seat(SeatId(named(names, Table::Seat, seat)?))),
                None => Err(WireError::UnknownVariant { what: "author", name: other.to_owned() }),
            },
        }
    }
}

macro_rules! wire_enum {
    ($ty:ident, $what:literal; $($variant:ident { $($field:ident),* })*) => {
        impl $ty {
            /// Appends kind and fields, without brackets.
            pub(super) fn put_items(&self, names: &dyn Names, out: &mut String) {
                match self {
                    $(Self::$variant { $($field),* } => {
                        Fields::of(concat!("\"", stringify!($variant), "\""), names, out)$(.put($field))*;
                    })*
                }
            }
            /// Reads kind and fields.
            pub(super) fn get_items(items: &[Value], names: &dyn Names) -> Result<Self, WireError> {
                let mut items = Items::of(items, names, $what)?;
                let made = match items.kind {
                    $(stringify!($variant) => Self::$variant { $($field: items.next(stringify!($field))?),* },)*
                    other => return Err(WireError::UnknownVariant { what: $what, name: other.to_owned() }),
                };
                items.end(made)
            }
        }
        impl Named for $ty {
            fn put_named(&self, names: &dyn Names, out: &mut String) {
                match self {
                    $(Self::$variant { $($field),* } => {
                        out.push_str(concat!("{\"e\":\"", stringify!($variant), "\""));
                        $(if !$field.absent() {
                            out.push_str(concat!(",\"", stringify!($field), "\":"));
                            $field.put(names, out);
                        })*
                        out.push('}');
                    })*
                }
            }
        }
        impl Wire for $ty {
            fn put(&self, names: &dyn Names, out: &mut String) {
                out.push('[');
                self.put_items(names, out);
                out.push(']');
            }
            fn get(value: &Value, names: &dyn Names) -> Result<Self, WireError> {
                Self::get_items(list(value, $what)?, names)
            }
        }
    };
}

wire_enum! { Found, "finding";
    Justified { verdict, reason }
    Upheld { verdict, reason }
    Judged { verdict, how, reason, records }
    Mapped { record, action, args, reason }
    Rated { objective, rating, reason }
    Observed { at, text, seat }
    Withdrawn { finding, reason }
}

// What is often absent stands last.
wire_enum! { Command, "a command";
    Begin { action, args, front }
    CallOff { task }
    Reorder { task, to }
    Open { message }
    PickUp { message }
    Decline { message }
    Answer { inject, option, clause, confidence, reason }
    Forward { message, to, note }
    Brief { to, things, facts, messages }
    ToldOrally { from, to, messages, things }
    OwnWords { text, minutes }
    DepartFrom { clause, reason }
    Merge { keep, alias }
    TakeHint { }
    StepOut { }
    Release { inject }
    LeaveOut { inject }
    GiveSeat { holder }
    Note { text }
    Correct { record, text }
    Stop { reason }
}

wire_enum! { Event, "an event";
    Started { part }
    SeatGiven { seat, holder }
    ActionQueued { task, seat, action, args, front, decision }
    ActionBegun { task, seat, until }
    ActionSuspended { task, seat }
    ActionResumed { task, seat, until }
    TravelDiverted { task, seat, route, place, until }
    ActionCompleted { task, seat, action, args, begun, result }
    ActionCalledOff { task, seat }
    ActionFailed { task, seat, code }
    QueueReordered { seat, task, to }
    CommandRefused { seat, code, args }
    InjectFired { inject, occurrence }
    InjectSkipped { inject, never }
    InjectScheduled { inject, at, slots }
    MessageSent { message, inject, channel, to, reliability }
    MessageRang { message, seat, until }
    MessageReached { message, seat, how }
    MessageOpened { message, seat }
    MessageForwarded { message, from, to }
    MessageRetracted { message, by }
    FactTold { from, to, fact, of }
    ThingLearned { seat, thing }
    SignalRaised { signal, args, message, reliability }
    FactChanged { fact, to, of }
    DecisionOpened { inject, seats, until }
    DecisionAnswered { inject, option, seat, clause, confidence, reason }
    DecisionLapsed { inject, option }
    DecisionTookEffect { inject, option }
    OutcomeFired { outcome, because }
    ChanceDrawn { draw, occurrence, branch, subject }
    JourneyBegun { movement, route, arrives }
    JourneyEnded { movement, place, arrived }
    AliasesMerged { keep, alias }
    OwnWordsDone { task, seat, text }
    OwnWordsQueued { task, seat, text, takes }
    ClauseDeparted { seat, clause, reason }
    HintTaken { seat }
    Noted { text, seat }
    Corrected { record, text }
    PartBegun { part }
    PartEnded { part }
    InterludePassed { from, to }
    EndingReached { ending, by_seat }
    Stopped { by, reason }
}

impl Wire for Due {
    fn put(&self, names: &dyn Names, out: &mut String) {
        match self {
            Self::Start => Fields::of("[\"Start\"", names, out),
            Self::Interlude(no) => Fields::of("[\"Interlude\"", names, out).put(no),
            Self::Completion(task) => Fields::of("[\"Completion\"", names, out).put(task),
            Self::Arrival(movement) => Fields::of("[\"Arrival\"", names, out).put(movement),
            Self::RingOut(message, seat) => Fields::of("[\"RingOut\"", names, out).put(message).put(seat),
            Self::CallOver(message, seat) => Fields::of("[\"CallOver\"", names, out).put(message).put(seat),
            Self::Lapse(inject) => Fields::of("[\"Lapse\"", names, out).put(inject),
            Self::Outcome(outcome, because) => {
                Fields::of("[\"Outcome\"", names, out).put(outcome).put(because)
            }
            Self::Inject(inject) => Fields::of("[\"Inject\"", names, out).put(inject),
            Self::Ending(ending) => Fields::of("[\"Ending\"", names, out).put(ending),
            Self::Part(part) => Fields::of("[\"Part\"", names, out).put(part),
            Self::End => Fields::of("[\"End\"", names, out),
        };
        out.push(']');
    }
    fn get(value: &Value, names: &dyn Names) -> Result<Self, WireError> {
        const WHAT: &str = "a due item";
        let mut items = Items::of(list(value, WHAT)?, names, WHAT)?;
        let made = match items.kind {
            "Start" => Self::Start,
            "Interlude" => Self::Interlude(items.next("number")?),
            "Completion" => Self::Completion(items.next("task")?),
            "Arrival" => Self::Arrival(items.next("movement")?),
            "RingOut" => Self::RingOut(items.next("message")?, items.next("seat")?),
            "CallOver" => Self::CallOver(items.next("message")?, items.next("seat")?),
            "Lapse" => Self::Lapse(items.next("inject")?),
            "Outcome" => Self::Outcome(items.next("outcome")?, items.next("because")?),
            "Inject" => Self::Inject(items.next("inject")?),
            "Ending" => Self::Ending(items.next("ending")?),
            "Part" => Self::Part(items.next("part")?),
            "End" => Self::End,
            other => return Err(WireError::UnknownVariant { what: WHAT, name: other.to_owned() }),
        };
        items.end(made)
    }
}
