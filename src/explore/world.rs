//! The facts the kernel keeps of people, transports, routes and movements, looked up once and read from what a seat
//! believes.

use crate::base::EntityId;
use crate::content::kind::{CONDITIONS, Kind};
use crate::content::model::Model;

/// Where the facts stand.
#[derive(Clone, Debug, Default)]
pub struct World {
    person_at: Column,
    group_at: Column,
    person_aboard: Column,
    group_aboard: Column,
    condition: Column,
    size: Column,
    unlocated: Column,
    dead: Column,
    seats: Column,
    planned: Column,
    departed: Column,
    open: Column,
}

/// The cells of one fact, a cell for each thing of a kind; no cell at all if the model does not have it.
#[derive(Clone, Copy, Debug, Default)]
struct Column {
    base: usize,
    first: u16,
    len: u16,
}

impl Column {
    fn new(model: &Model, kind: Kind, name: &str) -> Self {
        let row = model.built_in(kind, name).and_then(|fact| model.facts.get(fact.index()));
        let (first, len) = model.range(kind);
        row.map(|row| Self { base: row.base as usize, first, len }).unwrap_or_default()
    }

    fn cell(self, of: EntityId) -> Option<usize> {
        let position = of.0.checked_sub(self.first).filter(|position| *position < self.len)?;
        Some(self.base + usize::from(position))
    }

    fn read(self, belief: &[i32], of: EntityId) -> Option<i32> {
        belief.get(self.cell(of)?).copied()
    }
}

impl World {
    /// Looks the facts up.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let column = |kind, name| Column::new(model, kind, name);
        Self {
            person_at: column(Kind::Person, "at"),
            group_at: column(Kind::Group, "at"),
            person_aboard: column(Kind::Person, "aboard"),
            group_aboard: column(Kind::Group, "aboard"),
            condition: column(Kind::Person, "condition"),
            size: column(Kind::Group, "size"),
            unlocated: column(Kind::Group, "unlocated"),
            dead: column(Kind::Group, "dead"),
            seats: column(Kind::Transport, "seats"),
            planned: column(Kind::Movement, "planned"),
            departed: column(Kind::Movement, "departed"),
            open: column(Kind::Route, "open"),
        }
    }

    /// The cell of the place of a person or group.
    #[must_use]
    pub fn place_cell(&self, who: EntityId) -> Option<usize> {
        self.person_at.cell(who).or_else(|| self.group_at.cell(who))
    }

    /// The place of a person or group.
    #[must_use]
    pub fn place(&self, belief: &[i32], who: EntityId) -> Option<EntityId> {
        let value = *belief.get(self.place_cell(who)?)?;
        u16::try_from(value).ok().map(EntityId)
    }

    /// Whether a person or group has boarded.
    #[must_use]
    pub fn is_aboard(&self, belief: &[i32], who: EntityId) -> bool {
        let value = self.person_aboard.read(belief, who).or_else(|| self.group_aboard.read(belief, who));
        value.is_some_and(|value| value != 0)
    }

    /// How many people a person or group is who can travel: nobody who is dead or detained, no group that is lost.
    #[must_use]
    pub fn heads(&self, belief: &[i32], who: EntityId) -> i32 {
        let count = |column: Column| column.read(belief, who).unwrap_or(0);
        if self.size.cell(who).is_some() {
            return count(self.size) - count(self.dead) - count(self.unlocated);
        }
        let condition = usize::try_from(count(self.condition)).ok().and_then(|at| CONDITIONS.get(at));
        i32::from(!matches!(condition, Some(&"dead" | &"detained")))
    }

    /// Seats of a transport.
    #[must_use]
    pub fn seats(&self, belief: &[i32], transport: EntityId) -> i32 {
        self.seats.read(belief, transport).unwrap_or(0)
    }

    /// Whether a movement is planned.
    #[must_use]
    pub fn is_planned(&self, belief: &[i32], movement: EntityId) -> bool {
        self.planned.read(belief, movement).is_some_and(|value| value != 0)
    }

    /// Whether a movement has left.
    #[must_use]
    pub fn has_left(&self, belief: &[i32], movement: EntityId) -> bool {
        self.departed.read(belief, movement).is_some_and(|value| value != 0)
    }

    /// Whether a route is open.
    #[must_use]
    pub fn is_open(&self, belief: &[i32], route: EntityId) -> bool {
        self.open.read(belief, route).is_none_or(|value| value != 0)
    }
}

/// Whether a thing is a group.
#[must_use]
pub fn is_group(model: &Model, thing: EntityId) -> bool {
    model.things.get(thing.index()).is_some_and(|row| row.kind == Kind::Group)
}
