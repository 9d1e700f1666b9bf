//! Who knows of which record since when: messages reached, acts told, facts told.
//!
//! # Invariants
//! - A signal in a message is known to whom the message has reached; a signal without one to nobody, except that whoever
//!   sets a journey going, or decides, knows what follows at once.
//! - An act is known to the seat that acted and to those told of it. A changed fact is known to whoever knows the act or
//!   signal that changed it; a standing fact without such an audience to all our seats.
//! - Nobody knows anything before the start: what the history told a seat is known at the start.

use crate::base::{EntityId, FactId, SeatId, SeatMask, SimTime};
use crate::content::model::Model;
use crate::content::procedure::Side;
use crate::score::clause::evidence::{Audience, Evidence};
use crate::score::clause::told::Told;
use crate::trace::{Author, Event, MessageNo, Record, RecordNo};

/// A seat came to know of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Learned {
    /// Who.
    pub seat: SeatId,
    /// When.
    pub at: SimTime,
    /// The record that told it.
    pub record: RecordNo,
    /// The seat that in fact told it, if one did.
    pub teller: Option<SeatId>,
}

/// What each seat knows.
#[derive(Clone, Debug)]
pub struct Knowledge {
    ours: SeatMask,
    start: SimTime,
    /// By message: whom it reached.
    reached: Vec<Vec<Learned>>,
    /// By record: who was told of it by a fact.
    told: Told,
    /// Acts, signals, messages and journeys with their audiences, in order of records; true for an act that tells somebody.
    audiences: Vec<(RecordNo, Audience, bool)>,
    /// By cell: the record that last changed it, and what caused that.
    changed: Vec<(RecordNo, Option<RecordNo>)>,
}

impl Knowledge {
    /// Nobody knows anything.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let mut ours = SeatMask::NONE;
        for (seat, row) in model.seats.iter().enumerate() {
            let side = |name: &str| {
                let bare = name.split('@').next().unwrap_or(name);
                model.procedure.roles.iter().find(|role| role.id == *bare).map(|role| role.side)
            };
            let partner = |role: &crate::base::RoleId| {
                model.roles.get(role.index()).and_then(|row| side(row.name.as_str())) == Some(Side::Partner)
            };
            if row.roles.is_empty() || !row.roles.iter().all(partner) {
                ours.insert(SeatId::from_index(seat));
            }
        }
        Self {
            ours,
            start: SimTime::ZERO,
            reached: Vec::new(),
            told: Told::default(),
            audiences: Vec::new(),
            changed: vec![(RecordNo(0), None); model.cells.len()],
        }
    }

    /// The seats of our side.
    #[must_use]
    pub const fn ours(&self) -> SeatMask {
        self.ours
    }

    /// The moment before which nobody knows anything.
    #[must_use]
    pub const fn start(&self) -> SimTime {
        self.start
    }

    /// The exercise, or a part played alone, starts here.
    pub fn begin(&mut self, at: SimTime) {
        self.start = at;
    }

    /// A message reached a seat.
    pub fn reach(&mut self, message: MessageNo, learned: Learned) {
        let at = message.0 as usize;
        if self.reached.len() <= at {
            self.reached.resize_with(at + 1, Vec::new);
        }
        if !self.reached[at].iter().any(|old| old.seat == learned.seat) {
            self.reached[at].push(learned);
        }
    }

    /// A seat was told of the present value of a cell: it knows the record that set it, and what caused that. Answers
    /// these records.
    pub fn tell(&mut self, cell: usize, learned: Learned) -> [Option<RecordNo>; 2] {
        let Some((record, cause)) = self.changed.get(cell).copied() else { return [None; 2] };
        for record in [Some(record), cause].into_iter().flatten() {
            self.tell_record(record, learned);
        }
        [Some(record), cause]
    }

    /// A seat was told of a record.
    pub fn tell_record(&mut self, record: RecordNo, learned: Learned) {
        self.told.add(record, learned);
    }

    /// Takes in a record: remembers its audience where later records may rest on it, and answers it.
    pub fn audience(&mut self, model: &Model, record: &Record) -> Audience {
        let caused = record.cause.and_then(|cause| self.of(cause));
        let (audience, tells) = match &record.event {
            Event::ActionCompleted { seat, action, .. } => {
                let tells = model.actions.get(action.index()).map_or(SeatMask::NONE, |row| row.tells);
                (Audience::Seats(tells.union(SeatMask::one(*seat))), !tells.is_empty())
            }
            Event::SignalRaised { message: Some(message), .. } => (Audience::Message(*message), false),
            Event::SignalRaised { message: None, .. } => match record.author {
                Author::Seat(seat) => (Audience::Seats(SeatMask::one(seat)), false),
                Author::Kernel => caused.unwrap_or((Audience::Nobody, false)),
                Author::History | Author::Script | Author::Trainer => (Audience::Nobody, false),
            },
            Event::MessageSent { message, .. } => (Audience::Message(*message), false),
            Event::JourneyBegun { .. } | Event::JourneyEnded { .. } => {
                caused.unwrap_or((Audience::Nobody, false))
            }
            Event::FactChanged { fact, of, .. } => return self.changed(model, record, *fact, *of, caused),
            _ => return Audience::Nobody,
        };
        self.audiences.push((record.no, audience, tells));
        audience
    }

    fn changed(
        &mut self,
        model: &Model,
        record: &Record,
        fact: FactId,
        of: Option<EntityId>,
        caused: Option<(Audience, bool)>,
    ) -> Audience {
        if let Some(changed) = model.cell(fact, of).and_then(|cell| self.changed.get_mut(cell)) {
            *changed = (record.no, record.cause);
        }
        let standing = model.facts.get(fact.index()).is_some_and(|row| row.standing);
        match caused {
            Some((Audience::Message(message), _)) => Audience::Message(message),
            Some((Audience::Seats(seats), tells)) if tells || !standing => Audience::Seats(seats),
            _ if standing => Audience::Everyone,
            _ => Audience::Nobody,
        }
    }

    fn of(&self, record: RecordNo) -> Option<(Audience, bool)> {
        let at = self.audiences.binary_search_by_key(&record, |entry| entry.0).ok()?;
        self.audiences.get(at).map(|entry| (entry.1, entry.2))
    }

    /// Since when a seat knows of a record, and what told it; none if it does not.
    #[must_use]
    pub fn since(&self, evidence: &Evidence, seat: SeatId) -> Option<(SimTime, Option<Learned>)> {
        let from = self.start.max(evidence.at);
        let by_itself = match evidence.audience {
            Audience::Everyone => Some((from, None)),
            Audience::Seats(seats) => seats.has(seat).then_some((from, None)),
            Audience::Nobody => None,
            Audience::Message(message) => self
                .reached
                .get(message.0 as usize)
                .and_then(|list| list.iter().find(|learned| learned.seat == seat))
                .map(|learned| (from.max(learned.at), Some(*learned))),
        };
        let told = evidence
            .record
            .and_then(|record| self.told.of(record, seat))
            .map(|learned| (from.max(learned.at), Some(*learned)));
        match (by_itself, told) {
            (Some(one), Some(other)) => Some(if other.0 < one.0 { other } else { one }),
            (one, other) => one.or(other),
        }
    }

    /// Whether a seat knows of a record, by itself or because it was told: as [`Knowledge::since`], without the moment.
    #[must_use]
    pub fn knows(&self, evidence: &Evidence, seat: SeatId) -> bool {
        let among = |list: &[Learned]| list.iter().any(|learned| learned.seat == seat);
        let by_itself = match evidence.audience {
            Audience::Everyone => true,
            Audience::Seats(seats) => seats.has(seat),
            Audience::Nobody => false,
            Audience::Message(message) => {
                self.reached.get(message.0 as usize).is_some_and(|list| among(list))
            }
        };
        by_itself || evidence.record.is_some_and(|record| self.told.of(record, seat).is_some())
    }

    /// The first moment any of these seats knows of a record, and what told it.
    #[must_use]
    pub fn first(&self, evidence: &Evidence, seats: SeatMask) -> Option<(SimTime, Option<Learned>)> {
        seats.iter().filter_map(|seat| self.since(evidence, seat)).min_by_key(|known| known.0)
    }

    /// Of these seats, those that know of a record by a moment, that moment included.
    #[must_use]
    pub fn knowing(&self, evidence: &Evidence, seats: SeatMask, by: SimTime) -> SeatMask {
        let mut knowing = SeatMask::NONE;
        for seat in seats.iter() {
            if self.since(evidence, seat).is_some_and(|(at, _)| at <= by) {
                knowing.insert(seat);
            }
        }
        knowing
    }
}
