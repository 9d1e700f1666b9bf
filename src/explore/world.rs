//! The facts the kernel keeps of people, transports, routes and movements, looked up once and read from what a seat
//! believes.

use crate::base::{EntityId, FactId};
use crate::content::kind::{CONDITIONS, Kind};
use crate::content::model::Model;

/// Where the facts stand.
#[derive(Clone, Debug, Default)]
pub struct World {
    person_at: Option<FactId>,
    group_at: Option<FactId>,
    person_aboard: Option<FactId>,
    group_aboard: Option<FactId>,
    condition: Option<FactId>,
    size: Option<FactId>,
    unlocated: Option<FactId>,
    dead: Option<FactId>,
    seats: Option<FactId>,
    planned: Option<FactId>,
    departed: Option<FactId>,
    open: Option<FactId>,
}

impl World {
    /// Looks the facts up.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        Self {
            person_at: model.built_in(Kind::Person, "at"),
            group_at: model.built_in(Kind::Group, "at"),
            person_aboard: model.built_in(Kind::Person, "aboard"),
            group_aboard: model.built_in(Kind::Group, "aboard"),
            condition: model.built_in(Kind::Person, "condition"),
            size: model.built_in(Kind::Group, "size"),
            unlocated: model.built_in(Kind::Group, "unlocated"),
            dead: model.built_in(Kind::Group, "dead"),
            seats: model.built_in(Kind::Transport, "seats"),
            planned: model.built_in(Kind::Movement, "planned"),
            departed: model.built_in(Kind::Movement, "departed"),
            open: model.built_in(Kind::Route, "open"),
        }
    }

    /// The cell of the place of a person or group.
    #[must_use]
    pub fn place_cell(&self, model: &Model, who: EntityId) -> Option<usize> {
        let fact = if is_group(model, who) { self.group_at } else { self.person_at };
        model.cell(fact?, Some(who))
    }

    /// The place of a person or group.
    #[must_use]
    pub fn place(&self, model: &Model, belief: &[i32], who: EntityId) -> Option<EntityId> {
        let value = *belief.get(self.place_cell(model, who)?)?;
        u16::try_from(value).ok().map(EntityId)
    }

    /// Whether a person or group has boarded.
    #[must_use]
    pub fn is_aboard(&self, model: &Model, belief: &[i32], who: EntityId) -> bool {
        let fact = if is_group(model, who) { self.group_aboard } else { self.person_aboard };
        read(model, belief, fact, who).is_some_and(|value| value != 0)
    }

    /// How many people a person or group is who can travel: nobody who is dead or detained, no group that is lost.
    #[must_use]
    pub fn heads(&self, model: &Model, belief: &[i32], who: EntityId) -> i32 {
        let count = |fact| read(model, belief, fact, who).unwrap_or(0);
        if is_group(model, who) {
            return count(self.size) - count(self.dead) - count(self.unlocated);
        }
        let condition = usize::try_from(count(self.condition)).ok().and_then(|at| CONDITIONS.get(at));
        i32::from(!matches!(condition, Some(&"dead" | &"detained")))
    }

    /// Seats of a transport.
    #[must_use]
    pub fn seats(&self, model: &Model, belief: &[i32], transport: EntityId) -> i32 {
        read(model, belief, self.seats, transport).unwrap_or(0)
    }

    /// Whether a movement is planned.
    #[must_use]
    pub fn is_planned(&self, model: &Model, belief: &[i32], movement: EntityId) -> bool {
        read(model, belief, self.planned, movement).is_some_and(|value| value != 0)
    }

    /// Whether a movement has left.
    #[must_use]
    pub fn has_left(&self, model: &Model, belief: &[i32], movement: EntityId) -> bool {
        read(model, belief, self.departed, movement).is_some_and(|value| value != 0)
    }

    /// Whether a route is open.
    #[must_use]
    pub fn is_open(&self, model: &Model, belief: &[i32], route: EntityId) -> bool {
        read(model, belief, self.open, route).is_none_or(|value| value != 0)
    }
}

fn read(model: &Model, belief: &[i32], fact: Option<FactId>, of: EntityId) -> Option<i32> {
    belief.get(model.cell(fact?, Some(of))?).copied()
}

/// Whether a thing is a group.
#[must_use]
pub fn is_group(model: &Model, thing: EntityId) -> bool {
    model.things.get(thing.index()).is_some_and(|row| row.kind == Kind::Group)
}
