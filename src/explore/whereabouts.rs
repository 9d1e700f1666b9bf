//! Where people are, as far as a seat can tell: at the start, as messages say, and where they were told to go.
//!
//! Somebody who was told to go is on the way for as long as the way takes and is then believed to be there; if it shows
//! on the spot that they are not, they are where they were.

use crate::base::{Dur, EntityId, SimTime};
use crate::content::model::Model;
use crate::content::scenario::LinkKind;
use crate::explore::world::{World, is_group};

/// How much longer a way may take than the map says.
const MARGIN: Dur = Dur::minutes(15);

/// Who is on the way, and where those came from who were last believed to have arrived.
#[derive(Clone, Debug, Default)]
pub(super) struct Whereabouts {
    sent: Vec<Sent>,
    arrived: Vec<Sent>,
    /// How often somebody was not where they were believed to be.
    missed: Vec<(EntityId, u8)>,
}

#[derive(Clone, Copy, Debug)]
struct Sent {
    who: EntityId,
    from: EntityId,
    to: EntityId,
    arrives: SimTime,
}

/// Belief about places, to read and to change.
pub(super) struct Places<'a> {
    pub(super) model: &'a Model,
    pub(super) world: &'a World,
    pub(super) belief: &'a mut [i32],
}

impl Places<'_> {
    pub(super) fn of(&self, who: EntityId) -> Option<EntityId> {
        self.world.place(self.belief, who)
    }

    fn put(&mut self, who: EntityId, place: EntityId) {
        let cell = self.world.place_cell(who);
        if let Some(value) = cell.and_then(|cell| self.belief.get_mut(cell)) {
            *value = i32::from(place.0);
        }
    }

    /// Somebody, and the members of the group who are where it is.
    fn with_members(&self, who: EntityId, from: EntityId) -> Vec<EntityId> {
        let links = self.model.links.iter();
        let members = links.filter(|link| link.0 == LinkKind::MemberOf && link.2 == who).map(|link| link.1);
        std::iter::once(who).chain(members.filter(|member| self.of(*member) == Some(from))).collect()
    }
}

impl Whereabouts {
    /// Somebody was told to go somewhere.
    pub(super) fn sends(
        &mut self,
        places: &Places<'_>,
        who: EntityId,
        to: EntityId,
        now: SimTime,
        travel: Dur,
    ) {
        let Some(from) = places.of(who) else { return };
        self.sent.retain(|sent| sent.who != who);
        self.sent.push(Sent { who, from, to, arrives: now.plus(travel).plus(MARGIN) });
    }

    /// A message says where somebody is.
    pub(super) fn says(&mut self, places: &mut Places<'_>, who: EntityId, to: EntityId) {
        self.sent.retain(|sent| sent.who != who);
        self.arrived.retain(|sent| sent.who != who);
        places.put(who, to);
    }

    /// Those who must have arrived by now have; members of a group have come with it. Answers when the next will have.
    pub(super) fn settle(&mut self, places: &mut Places<'_>, now: SimTime) -> Option<SimTime> {
        let mut at = 0;
        while let Some(sent) = self.sent.get(at).copied() {
            if sent.arrives > now {
                at += 1;
                continue;
            }
            self.sent.remove(at);
            for who in places.with_members(sent.who, sent.from) {
                places.put(who, sent.to);
                self.arrived.retain(|other| other.who != who);
                self.arrived.push(Sent { who, ..sent });
            }
        }
        self.sent.iter().map(|sent| sent.arrives).min()
    }

    /// It showed on the spot that somebody is not there.
    pub(super) fn is_missing(&mut self, places: &mut Places<'_>, who: EntityId) {
        match self.missed.iter_mut().find(|(of, _)| *of == who) {
            Some((_, times)) => *times = times.saturating_add(1),
            None => self.missed.push((who, 1)),
        }
        if let Some(at) = self.arrived.iter().position(|sent| sent.who == who) {
            let sent = self.arrived.remove(at);
            places.put(who, sent.from);
        }
    }

    /// How often somebody was not where they were believed to be.
    pub(super) fn times_missing(&self, who: EntityId) -> u8 {
        self.missed.iter().find(|(of, _)| *of == who).map_or(0, |(_, times)| *times)
    }

    /// Whether somebody is on the way.
    pub(super) fn is_on_the_way(&self, who: EntityId) -> bool {
        self.sent.iter().any(|sent| sent.who == who)
    }

    /// Whether a group is on the way from a place: others who are there may be coming with it.
    pub(super) fn leads_away(&self, model: &Model, place: EntityId) -> bool {
        self.sent.iter().any(|sent| sent.from == place && is_group(model, sent.who))
    }
}
