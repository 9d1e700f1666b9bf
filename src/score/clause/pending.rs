//! The one store of everything that waits: obligations with their owners, clocks and due times, and the alarms that ring
//! when the clock leaves a moment.
//!
//! # Invariants
//! - An alarm rings at most once; one whose charge is gone, or has been given another alarm since, rings for nobody.
//! - Alarms ring in the order of their moments, and of their setting within one moment.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::base::{Dur, SeatId, SeatMask, SimTime};
use crate::content::model::Head;
use crate::score::clause::clock::DutyTime;
use crate::score::clause::evidence::{Audience, Evidence};
use crate::score::clause::limit::Fixed;
use crate::score::clause::verdict::Of;
use crate::trace::{Args, MessageNo, RecordNo, Subject};

/// Something that waits: an obligation, a rhythm, an expectation.
#[derive(Clone, Debug)]
pub struct Charge {
    /// Its own number, never used again.
    pub id: u32,
    /// What it belongs to.
    pub of: Of,
    /// Key of the obligation.
    pub per: Subject,
    /// What an act must agree with.
    pub same: Subject,
    /// What opened it.
    pub trigger: Evidence,
    /// An act opened it; otherwise a signal, a condition, or time that lapsed.
    pub by_act: bool,
    /// The trigger's slots, where an act is compared with them.
    pub args: Option<Box<(Head, Args)>>,
    /// Seats that owe it.
    pub owners: SeatMask,
    /// Only their own acts settle it.
    pub own_act_only: bool,
    /// When it first reached one of our seats.
    pub noticed: Option<DutyTime>,
    /// When its owner's clock began.
    pub clock: Option<DutyTime>,
    /// The record that told the owner, if it did not know by itself.
    pub told_by: Option<RecordNo>,
    /// The duty to tell the owner.
    pub relay: Relay,
    /// It is looked at whenever somebody learns of what opened it.
    pub listens: bool,
    /// What exactly waits.
    pub body: Body,
}

/// The duty to tell the owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relay {
    /// Not called for so far.
    No,
    /// The owner has not been told in time.
    Arisen,
    /// Missed; the verdict's position, for the later act.
    Missed(usize),
    /// Settled or no longer needed.
    Done,
}

/// What exactly waits.
#[derive(Clone, Debug)]
pub enum Body {
    /// A duty to be done within a limit, or by the horizon.
    Duty(Duty),
    /// A duty that proved to be of one occasion with another that runs already; it has its verdict, and goes with it.
    Joined,
    /// A state looked at later.
    Snapshot,
    /// A rhythm.
    Rhythm(Rhythm),
    /// Something that ought to arise.
    Expectation,
}

/// A duty with a limit.
#[derive(Clone, Copy, Debug)]
pub struct Duty {
    /// The limit; none: due at the horizon.
    pub limit: Option<Fixed>,
    /// Where the clock is counted from, if not from the owner's knowing.
    pub from: Option<DutyTime>,
    /// Once missed: the verdict's position, for the later act.
    pub missed: Option<usize>,
}

/// A rhythm of periods.
#[derive(Clone, Debug)]
pub struct Rhythm {
    /// When the present scope opened, for the stages of the limit.
    pub scope: DutyTime,
    /// How it stands.
    pub pace: Pace,
    /// Its trigger still holds: no match of `until` has ended it.
    pub armed: bool,
    /// Missed periods without a later act, by verdict position.
    pub missed: Vec<usize>,
}

/// How a rhythm stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// The owner does not know, or the condition does not hold yet.
    Waiting,
    /// A period runs.
    Running(Period),
    /// The scope closed before the period was due; it goes on if the scope opens again in time.
    Resting(Period),
    /// The scope closed.
    Closed,
}

/// One period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Since when.
    pub start: DutyTime,
    /// Its length; none: due at the horizon.
    pub limit: Option<Fixed>,
    /// What opened it, if not the trigger.
    pub opened: Option<Opened>,
}

/// What opened a period after the first: the act that ended the one before, or the moment it had passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The act; none for a moment that passed.
    pub record: Option<RecordNo>,
    /// Exercise time.
    pub at: SimTime,
}

impl Period {
    /// The last moment in time.
    #[must_use]
    pub fn due(&self) -> Option<DutyTime> {
        self.limit.map(|limit| limit.due(self.start))
    }

    /// Whether the period is a day or longer, so that an interlude passes over it.
    #[must_use]
    pub fn is_long(&self) -> bool {
        self.limit.is_none_or(|limit| limit.time >= Dur::DAY)
    }
}

/// A place in the store with the number of the charge that was put there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Handle {
    /// Place.
    pub place: u32,
    /// Number of the charge.
    pub id: u32,
}

/// What an alarm is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alarm {
    /// Time has lapsed: number of the wait, number of the match waited from.
    Lapse(u16, u32),
    /// A duty is missed.
    Missed(Handle),
    /// The owner ought to have been told.
    Relay(Handle),
    /// The relay is missed.
    RelayMissed(Handle),
    /// A period is missed.
    Period(Handle),
    /// A resting period would have been due.
    Rest(Handle),
    /// Something ought to have arisen.
    Expectation(Handle),
}

/// The store.
#[derive(Clone, Debug, Default)]
pub struct Pending {
    charges: Vec<Option<Charge>>,
    /// By place, the owners of the charge there: looked through far more often than what they owe.
    owners: Vec<SeatMask>,
    free: Vec<u32>,
    next_id: u32,
    alarms: BinaryHeap<Reverse<(DutyTime, u64, Alarm)>>,
    set: u64,
    on_message: Waiters<MessageNo>,
    on_record: Waiters<RecordNo>,
    on_cell: Waiters<u32>,
}

/// Who waits for what, by key. Keys come nearly in order; handles of charges that are gone, or wait no longer, stay
/// until they are looked up.
#[derive(Clone, Debug)]
struct Waiters<K>(Vec<(K, Handle)>);

impl<K> Default for Waiters<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Copy + Ord> Waiters<K> {
    fn add(&mut self, key: K, handle: Handle) {
        if self.0.last().is_none_or(|last| last.0 <= key) {
            self.0.push((key, handle));
        } else {
            let at = self.0.partition_point(|entry| entry.0 <= key);
            self.0.insert(at, (key, handle));
        }
    }

    fn of(&self, key: K, charges: &[Option<Charge>]) -> Vec<Handle> {
        let from = self.0.partition_point(|entry| entry.0 < key);
        let here = self.0.get(from..).unwrap_or_default().iter().take_while(|entry| entry.0 == key);
        let waits = |handle: &Handle| {
            let charge = charges.get(handle.place as usize).and_then(Option::as_ref);
            charge.is_some_and(|charge| charge.id == handle.id && charge.listens)
        };
        here.map(|entry| entry.1).filter(waits).collect()
    }
}

impl Pending {
    /// Puts a charge into the store and gives it its number.
    pub fn add(&mut self, mut charge: Charge) -> Handle {
        charge.id = self.next_id;
        self.next_id = self.next_id.wrapping_add(1);
        let id = charge.id;
        let place = match self.free.pop() {
            Some(place) => {
                self.owners[place as usize] = charge.owners;
                self.charges[place as usize] = Some(charge);
                place
            }
            None => {
                self.owners.push(charge.owners);
                self.charges.push(Some(charge));
                (self.charges.len() - 1) as u32
            }
        };
        Handle { place, id }
    }

    /// The charge at a place.
    #[must_use]
    pub fn at(&self, place: u32) -> Option<&Charge> {
        self.charges.get(place as usize).and_then(Option::as_ref)
    }

    /// The charge at a place, to change.
    pub fn at_mut(&mut self, place: u32) -> Option<&mut Charge> {
        self.charges.get_mut(place as usize).and_then(Option::as_mut)
    }

    /// The charge of a handle, if it is still there.
    #[must_use]
    pub fn get(&self, handle: Handle) -> Option<&Charge> {
        self.at(handle.place).filter(|charge| charge.id == handle.id)
    }

    /// The handle of the charge at a place.
    #[must_use]
    pub fn handle(&self, place: u32) -> Option<Handle> {
        self.at(place).map(|charge| Handle { place, id: charge.id })
    }

    /// Takes a charge out.
    pub fn remove(&mut self, place: u32) -> Option<Charge> {
        let charge = self.charges.get_mut(place as usize).and_then(Option::take)?;
        self.owners[place as usize] = SeatMask::NONE;
        self.free.push(place);
        Some(charge)
    }

    /// A charge falls to other seats.
    pub fn give(&mut self, place: u32, owners: SeatMask) {
        if let Some(charge) = self.charges.get_mut(place as usize).and_then(Option::as_mut) {
            charge.owners = owners;
            self.owners[place as usize] = owners;
        }
    }

    /// Every charge a seat owes, with its place.
    pub fn of_seat(&self, seat: SeatId) -> impl Iterator<Item = (u32, &Charge)> {
        let places = (0u32..).zip(&self.owners).filter(move |(_, owners)| owners.has(seat));
        places.filter_map(|(place, _)| self.at(place).map(|charge| (place, charge)))
    }

    /// Every charge, in the order they were put in.
    #[must_use]
    pub fn handles(&self) -> Vec<Handle> {
        let mut handles: Vec<Handle> = (0u32..)
            .zip(&self.charges)
            .filter_map(|(place, charge)| charge.as_ref().map(|charge| Handle { place, id: charge.id }))
            .collect();
        handles.sort_by_key(|handle| handle.id);
        handles
    }

    /// Every charge with its place.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &Charge)> {
        (0u32..)
            .zip(&self.charges)
            .filter_map(|(place, charge)| charge.as_ref().map(|charge| (place, charge)))
    }

    /// Every charge, to change.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Charge> {
        self.charges.iter_mut().flatten()
    }

    /// Sets an alarm for when the clock leaves a moment.
    pub fn set(&mut self, at: DutyTime, alarm: Alarm) {
        self.set += 1;
        self.alarms.push(Reverse((at, self.set, alarm)));
    }

    /// The moment of the next alarm that somebody still waits for; alarms that ring for nobody are dropped.
    pub fn next_alarm(&mut self) -> Option<DutyTime> {
        while let Some(Reverse((at, _, alarm))) = self.alarms.peek() {
            let for_somebody = match alarm {
                Alarm::Lapse(..) => true,
                Alarm::Missed(handle)
                | Alarm::Relay(handle)
                | Alarm::RelayMissed(handle)
                | Alarm::Period(handle)
                | Alarm::Rest(handle)
                | Alarm::Expectation(handle) => self.get(*handle).is_some(),
            };
            if for_somebody {
                return Some(*at);
            }
            self.alarms.pop();
        }
        None
    }

    /// The next alarm whose moment the clock has left, or reached if `reached`.
    pub fn ring(&mut self, now: DutyTime, reached: bool) -> Option<(DutyTime, Alarm)> {
        let Reverse((at, _, alarm)) = *self.alarms.peek()?;
        if at > now || (at == now && !reached) {
            return None;
        }
        self.alarms.pop();
        Some((at, alarm))
    }

    /// Remembers whom to look at when somebody learns of what opened this charge.
    pub fn listen(&mut self, handle: Handle, evidence: &Evidence) {
        if let Audience::Message(message) = evidence.audience {
            self.on_message.add(message, handle);
        }
        if let Some(record) = evidence.record {
            self.on_record.add(record, handle);
        }
        if let Some(cell) = evidence.cell {
            self.on_cell.add(cell, handle);
        }
    }

    /// Charges opened by what a message carried, whose owner does not know yet.
    #[must_use]
    pub fn of_message(&self, message: MessageNo) -> Vec<Handle> {
        self.on_message.of(message, &self.charges)
    }

    /// Charges opened by a record, whose owner does not know yet.
    #[must_use]
    pub fn of_record(&self, record: RecordNo) -> Vec<Handle> {
        self.on_record.of(record, &self.charges)
    }

    /// Charges opened by a change of a cell, whose owner does not know yet.
    #[must_use]
    pub fn of_cell(&self, cell: u32) -> Vec<Handle> {
        self.on_cell.of(cell, &self.charges)
    }
}

impl Charge {
    /// Whether it has its verdict: Missed, so that it only waits for the later act, or joined to another duty.
    #[must_use]
    pub const fn is_judged(&self) -> bool {
        matches!(self.body, Body::Joined | Body::Duty(Duty { missed: Some(_), .. }))
    }
}
