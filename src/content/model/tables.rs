//! The tables of a model and the names behind their numbers.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{
    ActionId, ChannelId, ClauseId, Dur, EntityId, FactId, KindId, Name, RoleId, SeatId, SeatMask, SignalId,
    SlotId,
};
use crate::content::kind::Kind;
use crate::content::model::cond::Cond;
use crate::content::model::rules::Rule;
use crate::content::model::script::Script;
use crate::content::procedure::{Basis, PartySort, Procedure};
use crate::content::scenario::{LinkKind, Scenario};
use crate::trace::{Args, Names, Table, Val, WordId};

/// A procedure and a scenario, compiled.
#[derive(Clone, Debug)]
pub struct Model {
    /// The procedure as written: texts, sources.
    pub procedure: Arc<Procedure>,
    /// The scenario as written: texts.
    pub scenario: Arc<Scenario>,
    /// Role rows in the procedure's order, then roles at a post (`HOM@transit`).
    pub roles: Vec<RoleRow>,
    /// Seat rows in the scenario's order.
    pub seats: Vec<SeatRow>,
    /// Action rows in the procedure's order.
    pub actions: Vec<ActionRow>,
    /// Signal rows in the procedure's order.
    pub signals: Vec<SignalRow>,
    /// Things, kind by kind.
    pub things: Vec<EntityRow>,
    /// First thing and number of things of each kind, in the order of [`Kind::ALL`].
    pub kinds: [(u16, u16); Kind::ALL.len()],
    /// Facts: standing facts, then built-in ones, then the scenario's own.
    pub facts: Vec<FactRow>,
    /// Value of every cell at the start, before the `given` effects.
    pub cells: Vec<i32>,
    /// Fact of every cell.
    pub cell_fact: Vec<FactId>,
    /// Relations: kind, from, to; sorted.
    pub links: Vec<(LinkKind, EntityId, EntityId)>,
    /// Words: options and results.
    pub words: Vec<Arc<str>>,
    /// Rules of all clauses, in the procedure's order.
    pub rules: Vec<Rule>,
    /// The script.
    pub script: Script,
    /// Names of every table, for look-up.
    pub index: BTreeMap<(Table, Box<str>), u16>,
}

/// A role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleRow {
    /// Name, with the post if it is at one.
    pub name: Name,
    /// Seats that hold it.
    pub held: SeatMask,
    /// Seats that hold it or stand in for it.
    pub covered: SeatMask,
}

/// A seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatRow {
    /// Name.
    pub name: Name,
    /// The seat as a thing (its place is a fact of it).
    pub thing: EntityId,
    /// Roles it holds.
    pub roles: Vec<RoleId>,
    /// Actions at once.
    pub hands: u8,
    /// Channels it listens to, a bit for each.
    pub channels: u64,
    /// Where it is at the start.
    pub at: Option<EntityId>,
    /// Things it knows of at the start.
    pub knows: Vec<EntityId>,
}

/// A slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotRow {
    /// Name.
    pub name: Name,
    /// What it holds.
    pub ty: SlotTy,
    /// May be left empty.
    pub optional: bool,
    /// The sorts of parties a form offers; none: every party.
    pub parties: Vec<PartySort>,
}

impl SlotRow {
    /// Whether a thing makes sense here: a party only if it is of a sort the slot names.
    #[must_use]
    pub fn suits(&self, model: &Model, thing: EntityId) -> bool {
        let sort = || {
            let name = &model.things.get(thing.index())?.name;
            model.scenario.things.iter().find(|row| row.id == *name)?.sort
        };
        self.parties.is_empty() || sort().is_none_or(|sort| self.parties.contains(&sort))
    }
}

/// What a slot holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlotTy {
    /// A thing of one of these kinds.
    Thing(Vec<Kind>),
    /// Several things of a kind: [`Val::Many`].
    Many(Kind),
    /// One of these words, in ascending order: [`Val::Word`].
    Word(Vec<WordId>),
    /// Several of these words: [`Val::Options`].
    Words(Vec<WordId>),
    /// A message.
    Message,
    /// A seat.
    Seat,
    /// A whole number.
    Number,
    /// Yes or no.
    Flag,
    /// A length of time, as [`Val::Num`] in milliseconds.
    Time,
    /// Free text.
    Text,
}

/// An action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionRow {
    /// Name.
    pub name: Name,
    /// Seats that may do it.
    pub by: SeatMask,
    /// How long it takes.
    pub takes: Dur,
    /// Slots.
    pub slots: Vec<SlotRow>,
    /// Slot of the place it must be done at.
    pub at: Option<SlotId>,
    /// Resources in use while it runs.
    pub uses: Vec<(EntityId, i32)>,
    /// Resources spent at completion.
    pub spends: Vec<(EntityId, i32)>,
    /// Seats that learn of it.
    pub tells: SeatMask,
    /// Results; empty if it has none.
    pub results: Vec<WordId>,
    /// What the kernel does at completion.
    pub does: Option<DoesRow>,
    /// Out of reach while it runs.
    pub away: bool,
    /// Condition under which it is accepted.
    pub needs: Option<Cond>,
    /// Standing facts it sets at completion.
    pub sets: Vec<SetRow>,
}

/// What the kernel does at completion, slots resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DoesRow {
    /// The seat travels.
    Travel(SlotId),
    /// Plans a journey: movement, route, transport.
    Plan(SlotId, SlotId, Option<SlotId>),
    /// Puts somebody on a planned journey: movement, who.
    Board(SlotId, SlotId),
    /// The journey leaves.
    Depart(SlotId),
}

/// A signal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignalRow {
    /// Name.
    pub name: Name,
    /// Slots.
    pub slots: Vec<SlotRow>,
    /// Standing facts it sets.
    pub sets: Vec<SetRow>,
}

/// One way an action or signal sets a standing fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetRow {
    /// Fact set.
    pub fact: FactId,
    /// Slot that names the thing, for facts kept per kind.
    pub of: Option<SlotId>,
    /// Tests the act or signal must pass.
    pub tests: Vec<crate::content::model::pattern::Test>,
    /// What it becomes.
    pub to: SetValue,
}

/// What a standing fact becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetValue {
    /// This value.
    Const(i32),
    /// What the slot holds: number, flag, or position of the word in the fact's own options (second field).
    Slot(SlotId, Vec<WordId>),
    /// More or less, never below zero.
    Add(i32),
}

impl SetValue {
    /// What a fact that is `now` becomes by an act or signal with these slots; none if the slot holds nothing of its kind.
    #[must_use]
    pub fn becomes(&self, args: &Args, now: i32) -> Option<i32> {
        match self {
            Self::Const(to) => Some(*to),
            Self::Add(n) => Some(now.saturating_add(*n).max(0)),
            Self::Slot(slot, words) => in_slot(args.get(slot.index()), words),
        }
    }
}

/// The value of a fact that a slot holds; a word is its place among the options.
#[must_use]
pub fn in_slot(val: Val, words: &[WordId]) -> Option<i32> {
    match val {
        Val::Flag(flag) => Some(i32::from(flag)),
        Val::Num(n) => Some(i32::try_from(n.max(0)).unwrap_or(i32::MAX)),
        Val::Word(word) => {
            words.iter().position(|known| *known == word).and_then(|at| i32::try_from(at).ok())
        }
        Val::Entity(thing) => Some(i32::from(thing.0)),
        Val::Nil | Val::Message(_) | Val::Seat(_) | Val::Many(..) | Val::Options(_) | Val::Text(_) => None,
    }
}

/// A thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityRow {
    /// Name.
    pub name: Name,
    /// Kind.
    pub kind: Kind,
    /// Position in the author's list of its kind.
    pub position: u16,
}

/// A fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRow {
    /// Name in conditions. The same built-in name may exist for several kinds (`at`), told apart by `of`.
    pub name: Name,
    /// Name in journals: with its kind for built-in facts (`person.at`).
    pub journal_name: Arc<str>,
    /// Type.
    pub ty: FactTy,
    /// Kept for each thing of this kind.
    pub of: Option<Kind>,
    /// First cell.
    pub base: u32,
    /// Number of cells: 1, or the number of things of the kind.
    pub len: u16,
    /// A standing fact of the procedure.
    pub standing: bool,
    /// Kept by the kernel itself.
    pub built_in: bool,
}

/// Type of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactTy {
    /// 0 or 1.
    Flag,
    /// A number, never below zero.
    Count,
    /// Position of an option in this list.
    Choice(Vec<WordId>),
    /// Number of a place, or -1.
    Place,
}

impl Model {
    /// The cell of a fact, for a thing if it is kept per kind; `None` if the thing is of another kind or missing.
    #[must_use]
    pub fn cell(&self, fact: FactId, of: Option<EntityId>) -> Option<usize> {
        self.cell_of(self.facts.get(fact.index())?, of)
    }

    /// The cell of a fact whose row is at hand.
    #[must_use]
    pub fn cell_of(&self, row: &FactRow, of: Option<EntityId>) -> Option<usize> {
        match (row.of, of) {
            (None, _) => Some(row.base as usize),
            (Some(kind), Some(thing)) => {
                let (first, len) = self.range(kind);
                let position = thing.0.checked_sub(first).filter(|position| *position < len)?;
                Some(row.base as usize + usize::from(position))
            }
            (Some(_), None) => None,
        }
    }

    /// First thing and number of things of a kind.
    #[must_use]
    pub fn range(&self, kind: Kind) -> (u16, u16) {
        self.kinds[kind as usize]
    }

    /// The things of a kind.
    pub fn things_of(&self, kind: Kind) -> impl Iterator<Item = EntityId> + use<> {
        let (first, len) = self.range(kind);
        (first..first + len).map(EntityId)
    }

    /// The built-in fact `name` of a kind.
    #[must_use]
    pub fn built_in(&self, kind: Kind, name: &str) -> Option<FactId> {
        self.facts
            .iter()
            .position(|row| row.built_in && row.of == Some(kind) && row.name == *name)
            .map(FactId::from_index)
    }

    /// The slot called `name` of an action or signal.
    #[must_use]
    pub fn slot(&self, head: crate::content::model::pattern::Head, name: &str) -> Option<SlotId> {
        self.slots(head).iter().position(|slot| slot.name == *name).map(SlotId::from_index)
    }

    /// The slots of an action or signal.
    #[must_use]
    pub fn slots(&self, head: crate::content::model::pattern::Head) -> &[SlotRow] {
        use crate::content::model::pattern::Head;
        match head {
            Head::Action(action) => &self.actions[action.index()].slots,
            Head::Signal(signal) => &self.signals[signal.index()].slots,
        }
    }

    /// The row called `name` of a table.
    #[must_use]
    pub fn id(&self, table: Table, name: &str) -> Option<u16> {
        self.find(table, name)
    }

    /// The action called `name`.
    #[must_use]
    pub fn action(&self, name: &str) -> Option<ActionId> {
        self.find(Table::Action, name).map(ActionId)
    }

    /// The signal called `name`.
    #[must_use]
    pub fn signal(&self, name: &str) -> Option<SignalId> {
        self.find(Table::Signal, name).map(SignalId)
    }

    /// The thing called `name`.
    #[must_use]
    pub fn thing(&self, name: &str) -> Option<EntityId> {
        self.find(Table::Entity, name).map(EntityId)
    }

    /// The seat called `name`.
    #[must_use]
    pub fn seat(&self, name: &str) -> Option<SeatId> {
        self.find(Table::Seat, name).map(SeatId)
    }

    /// The channel called `name`.
    #[must_use]
    pub fn channel(&self, name: &str) -> Option<ChannelId> {
        self.find(Table::Channel, name).map(ChannelId)
    }

    /// The clause called `name`.
    #[must_use]
    pub fn clause(&self, name: &str) -> Option<ClauseId> {
        self.find(Table::Clause, name).map(ClauseId)
    }

    /// The things linked to `thing`: `thing` is `kind` of the answers.
    pub fn linked(&self, kind: LinkKind, thing: EntityId) -> impl Iterator<Item = EntityId> + '_ {
        self.links.iter().filter(move |link| link.0 == kind && link.1 == thing).map(|link| link.2)
    }

    /// Whether one step over a link of this kind, in either direction, leads from one thing to the other.
    #[must_use]
    pub fn one_step(&self, kind: LinkKind, one: EntityId, other: EntityId) -> bool {
        self.links.binary_search(&(kind, one, other)).is_ok()
            || self.links.binary_search(&(kind, other, one)).is_ok()
    }

    /// The things in a list value.
    #[must_use]
    pub fn listed(&self, val: Val) -> Vec<EntityId> {
        match val {
            Val::Entity(thing) => vec![thing],
            Val::Many(kind, bits) => (0..64u32)
                .filter(|bit| bits >> bit & 1 == 1)
                .filter_map(|bit| self.member(kind, bit))
                .collect(),
            Val::Nil
            | Val::Flag(_)
            | Val::Num(_)
            | Val::Word(_)
            | Val::Message(_)
            | Val::Seat(_)
            | Val::Options(_)
            | Val::Text(_) => Vec::new(),
        }
    }

    /// The name of a row, to share it; none of a kind, whose names are the program's.
    #[must_use]
    pub fn shared_name(&self, table: Table, index: u16) -> Option<&Arc<str>> {
        let at = usize::from(index);
        match table {
            Table::Role => self.roles.get(at).map(|row| row.name.shared()),
            Table::Seat => self.seats.get(at).map(|row| row.name.shared()),
            Table::Action => self.actions.get(at).map(|row| row.name.shared()),
            Table::Signal => self.signals.get(at).map(|row| row.name.shared()),
            Table::Fact => self.facts.get(at).map(|row| &row.journal_name),
            Table::Entity => self.things.get(at).map(|row| row.name.shared()),
            Table::Inject => self.scenario.injects.get(at).map(|row| row.id.shared()),
            Table::Outcome => self.scenario.outcomes.get(at).map(|row| row.id.shared()),
            Table::Ending => self.scenario.endings.get(at).map(|row| row.id.shared()),
            Table::Part => self.scenario.parts.get(at).map(|row| row.id.shared()),
            Table::Clause => self.procedure.clauses.get(at).map(|row| row.id.shared()),
            Table::Rule => self.rules.get(at).map(|row| &row.name),
            Table::Channel => self.procedure.channels.get(at).map(|row| row.id.shared()),
            Table::Kind => None,
            Table::Word => self.words.get(at),
        }
    }
}

impl Names for Model {
    fn name(&self, table: Table, index: u16) -> &str {
        let name = match table {
            Table::Kind => Kind::ALL.get(usize::from(index)).map(|kind| kind.name()),
            _ => self.shared_name(table, index).map(|name| &**name),
        };
        name.unwrap_or("?")
    }

    fn find(&self, table: Table, name: &str) -> Option<u16> {
        self.index.get(&(table, name) as &dyn Key).copied()
    }

    fn member(&self, kind: KindId, position: u32) -> Option<EntityId> {
        let (first, len) = *self.kinds.get(kind.index())?;
        (position < u32::from(len)).then(|| EntityId(first + position as u16))
    }

    fn kind_of(&self, thing: EntityId) -> (KindId, u32) {
        let kind = self.things.get(thing.index()).map_or(0, |row| row.kind as usize);
        (KindId::from_index(kind), u32::from(thing.0.saturating_sub(self.kinds[kind].0)))
    }
}

/// Look-up by borrowed parts in a map keyed by `(Table, Box<str>)`.
trait Key {
    fn parts(&self) -> (Table, &str);
}

impl Key for (Table, Box<str>) {
    fn parts(&self) -> (Table, &str) {
        (self.0, &self.1)
    }
}

impl Key for (Table, &str) {
    fn parts(&self) -> (Table, &str) {
        (self.0, self.1)
    }
}

impl<'a> std::borrow::Borrow<dyn Key + 'a> for (Table, Box<str>) {
    fn borrow(&self) -> &(dyn Key + 'a) {
        self
    }
}

impl PartialEq for dyn Key + '_ {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

impl Eq for dyn Key + '_ {}

impl PartialOrd for dyn Key + '_ {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for dyn Key + '_ {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.parts().cmp(&other.parts())
    }
}

/// Where the duty of a rule comes from, for quick reading.
#[must_use]
pub fn is_law(basis: Basis) -> bool {
    matches!(basis, Basis::National | Basis::Treaty)
}
