//! Our own copy of the facts, and which conditions hold since when.
//!
//! Facts are folded from the records alone. A condition of a rule is looked at only when a fact it reads has changed; a
//! condition about the subject is kept for each thing of the kind it asks about.
//!
//! # Invariants
//! - `since` is the record that last made the condition true; true at the start is true by record 0.

use crate::base::{EntityId, FactId};
use crate::content::model::cond::Scene;
use crate::content::model::{Cond, Model, Num};
use crate::score::clause::evidence::Evidence;

/// A range of things: first, number.
type Range = (u16, u16);

/// A condition watched for one or several rules.
#[derive(Clone, Debug)]
struct Watched {
    cond: Cond,
    over: Over,
    states: Vec<Truth>,
}

/// For whom a condition is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Over {
    /// It asks about nothing that must be bound.
    Once,
    /// For each thing of a kind.
    Each(Range),
    /// It asks about things of several kinds at once: looked at when needed; `since` is the last change of a fact it
    /// reads.
    AsNeeded,
}

/// Whether a condition holds, since when, and when it last ceased to.
#[derive(Clone, Copy, Debug)]
pub struct Truth {
    /// Holds now.
    pub holds: bool,
    /// What last made it true.
    pub since: Evidence,
    /// What last made it false after it had been true.
    pub until: Option<Evidence>,
}

/// A condition became true or false.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The condition.
    pub cond: u16,
    /// The thing it is about; none if it is about none, or has to be looked at for each obligation.
    pub thing: Option<EntityId>,
    /// What it became. Always true for conditions that have to be looked at for each obligation.
    pub holds: bool,
}

/// The facts and the watched conditions.
#[derive(Clone, Debug)]
pub struct Conditions {
    cells: Vec<i32>,
    watched: Vec<Watched>,
    /// For each fact the conditions that read it, and whether only the thing whose fact changed must be looked at.
    readers: Vec<Vec<(u16, bool)>>,
    /// While the act or signal that sets facts is looked at: the facts once it has set them.
    after: Option<Vec<i32>>,
}

impl Conditions {
    /// The facts as the model has them before the first record.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let readers = vec![Vec::new(); model.facts.len()];
        Self { cells: model.cells.clone(), watched: Vec::new(), readers, after: None }
    }

    /// The value of every cell.
    #[must_use]
    pub fn cells(&self) -> &[i32] {
        &self.cells
    }

    /// Watches a condition; the same condition is watched once.
    pub fn watch(&mut self, cond: &Cond) -> u16 {
        if let Some(at) = self.watched.iter().position(|watched| watched.cond == *cond) {
            return at as u16;
        }
        let mut free = Vec::new();
        free_ranges(cond, &mut Vec::new(), &mut free);
        let over = match free.as_slice() {
            [] => Over::Once,
            [range] => Over::Each(*range),
            _ => Over::AsNeeded,
        };
        let mut facts = Vec::new();
        cond.watch(&mut facts);
        facts.sort_unstable();
        facts.dedup();
        let at = self.watched.len() as u16;
        for fact in facts {
            let narrow = matches!(over, Over::Each(_)) && !read_widely(cond, fact, &mut Vec::new());
            if let Some(readers) = self.readers.get_mut(fact.index()) {
                readers.push((at, narrow));
            }
        }
        self.watched.push(Watched { cond: cond.clone(), over, states: Vec::new() });
        at
    }

    /// The kind of thing a condition is kept for, as a range of things.
    #[must_use]
    pub fn range(&self, cond: u16) -> Option<(u16, u16)> {
        match self.watched[usize::from(cond)].over {
            Over::Each(range) => Some(range),
            Over::Once | Over::AsNeeded => None,
        }
    }

    /// Looks at every condition at the start, by record 0.
    pub fn start(&mut self, by: Evidence, turns: &mut Vec<Turn>) {
        for at in 0..self.watched.len() {
            let watched = &mut self.watched[at];
            let number = if let Over::Each((_, len)) = watched.over { usize::from(len) } else { 1 };
            watched.states = vec![Truth { holds: false, since: by, until: None }; number];
            self.look(at as u16, None, by, turns);
        }
    }

    /// A fact changed: sets the cell and answers what turned.
    pub fn change(
        &mut self,
        fact: FactId,
        cell: usize,
        of: Option<EntityId>,
        to: i32,
        by: Evidence,
        turns: &mut Vec<Turn>,
    ) {
        if let Some(value) = self.cells.get_mut(cell) {
            *value = to;
        }
        for at in 0..self.readers.get(fact.index()).map_or(0, Vec::len) {
            let (cond, narrow) = self.readers[fact.index()][at];
            self.look(cond, of.filter(|_| narrow), by, turns);
        }
    }

    fn look(&mut self, cond: u16, only: Option<EntityId>, by: Evidence, turns: &mut Vec<Turn>) {
        let watched = &mut self.watched[usize::from(cond)];
        let cells = &self.cells;
        match watched.over {
            Over::Once => {
                let holds = watched.cond.holds(&Scene::of(cells));
                turn(watched.states.first_mut(), holds, by, Turn { cond, thing: None, holds }, turns);
            }
            Over::Each((first, len)) => {
                let range = match only {
                    Some(thing) => thing.0..thing.0.saturating_add(1),
                    None => first..first + len,
                };
                for thing in range {
                    let holds =
                        watched.cond.holds(&Scene { subject: &[EntityId(thing)], ..Scene::of(cells) });
                    let state =
                        thing.checked_sub(first).and_then(|at| watched.states.get_mut(usize::from(at)));
                    turn(state, holds, by, Turn { cond, thing: Some(EntityId(thing)), holds }, turns);
                }
            }
            Over::AsNeeded => {
                if let Some(state) = watched.states.first_mut() {
                    state.since = by;
                }
                turns.push(Turn { cond, thing: None, holds: true });
            }
        }
    }

    /// How a condition stands for a subject; none if it asks about a thing the subject does not name.
    #[must_use]
    pub fn truth(&self, cond: u16, subject: &[EntityId]) -> Option<Truth> {
        let watched = &self.watched[usize::from(cond)];
        match watched.over {
            Over::Once => watched.states.first().copied(),
            Over::Each((first, len)) => subject
                .iter()
                .find_map(|thing| thing.0.checked_sub(first).filter(|at| *at < len))
                .and_then(|at| watched.states.get(usize::from(at)).copied()),
            Over::AsNeeded => {
                let holds = watched.cond.holds(&Scene { subject, ..Scene::of(&self.cells) });
                watched.states.first().map(|state| Truth { holds, ..*state })
            }
        }
    }

    /// An act or signal is looked at that will set facts; then no longer.
    pub fn foresee(&mut self, after: Option<Vec<i32>>) {
        self.after = after;
    }

    /// Whether a condition that holds goes on holding once what is looked at has set its facts.
    #[must_use]
    pub fn stays(&self, cond: u16, subject: &[EntityId]) -> bool {
        let cond = &self.watched[usize::from(cond)].cond;
        self.after.as_ref().is_none_or(|cells| cond.holds(&Scene { subject, ..Scene::of(cells) }))
    }

    /// Whether a condition that is not watched holds for these things.
    #[must_use]
    pub fn holds(&self, cond: &Cond, subject: &[EntityId]) -> bool {
        cond.holds(&Scene { subject, ..Scene::of(&self.cells) })
    }
}

fn turn(state: Option<&mut Truth>, holds: bool, by: Evidence, turn: Turn, turns: &mut Vec<Turn>) {
    let Some(state) = state else { return };
    if state.holds == holds {
        return;
    }
    state.holds = holds;
    if holds {
        state.since = by;
    } else {
        state.until = Some(by);
    }
    turns.push(turn);
}

/// Ranges of things a condition asks about without binding them itself.
fn free_ranges(cond: &Cond, bound: &mut Vec<Range>, free: &mut Vec<Range>) {
    match cond {
        Cond::Const(_) | Cond::Done(..) => {}
        Cond::All(list) | Cond::Any(list) => list.iter().for_each(|cond| free_ranges(cond, bound, free)),
        Cond::Not(cond) => free_ranges(cond, bound, free),
        Cond::Every(first, len, cond) | Cond::Some(first, len, cond) => {
            bound.push((*first, *len));
            free_ranges(cond, bound, free);
            bound.pop();
        }
        Cond::Set(num) | Cond::Is(num, _) => free_of_num(num, bound, free),
        Cond::AtLeast(a, b) | Cond::Exceeds(a, b) => {
            free_of_num(a, bound, free);
            free_of_num(b, bound, free);
        }
    }
}

fn free_of_num(num: &Num, bound: &mut Vec<Range>, free: &mut Vec<Range>) {
    match num {
        Num::Const(_) | Num::Cell(..) | Num::Sum(..) => {}
        Num::Of(_, _, first, len) => {
            let range = (*first, *len);
            if !bound.contains(&range) && !free.contains(&range) {
                free.push(range);
            }
        }
        Num::Number(first, len, cond) => {
            bound.push((*first, *len));
            free_ranges(cond, bound, free);
            bound.pop();
        }
    }
}

/// Whether a condition reads the fact for things it binds itself, or for all at once.
fn read_widely(cond: &Cond, fact: FactId, bound: &mut Vec<Range>) -> bool {
    match cond {
        Cond::Const(_) | Cond::Done(..) => false,
        Cond::All(list) | Cond::Any(list) => list.iter().any(|cond| read_widely(cond, fact, bound)),
        Cond::Not(cond) => read_widely(cond, fact, bound),
        Cond::Every(first, len, cond) | Cond::Some(first, len, cond) => {
            bound.push((*first, *len));
            let wide = read_widely(cond, fact, bound);
            bound.pop();
            wide
        }
        Cond::Set(num) | Cond::Is(num, _) => num_read_widely(num, fact, bound),
        Cond::AtLeast(a, b) | Cond::Exceeds(a, b) => {
            num_read_widely(a, fact, bound) || num_read_widely(b, fact, bound)
        }
    }
}

fn num_read_widely(num: &Num, fact: FactId, bound: &mut Vec<Range>) -> bool {
    match num {
        Num::Const(_) => false,
        Num::Cell(of, _) | Num::Sum(of, ..) => *of == fact,
        Num::Of(of, _, first, len) => *of == fact && bound.contains(&(*first, *len)),
        Num::Number(first, len, cond) => {
            bound.push((*first, *len));
            let wide = read_widely(cond, fact, bound);
            bound.pop();
            wide
        }
    }
}
