//! Conditions and counts over the array of fact values.

use crate::base::{EntityId, FactId};
use crate::content::model::pattern::Test;

/// A condition, compiled. Evaluated whole; reads nothing but the fact values, the bound things and the done log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cond {
    /// Always so or never.
    Const(bool),
    /// All hold.
    All(Box<[Self]>),
    /// Any holds.
    Any(Box<[Self]>),
    /// Does not hold.
    Not(Box<Self>),
    /// The number is not zero.
    Set(Num),
    /// The number is exactly this.
    Is(Num, i32),
    /// The first number is at least the second.
    AtLeast(Num, Num),
    /// The first number is greater than the second.
    Exceeds(Num, Num),
    /// Holds for every thing of the range (first, number).
    Every(u16, u16, Box<Self>),
    /// Holds for some thing of the range.
    Some(u16, u16, Box<Self>),
    /// An action has been done: action, tests; answered by the done log.
    Done(crate::base::ActionId, Box<[Test]>),
}

/// A number read from facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Num {
    /// Fixed.
    Const(i32),
    /// A cell.
    Cell(FactId, u32),
    /// The cell of the bound thing or of the subject's thing of this kind: base, first thing, number of things.
    Of(FactId, u32, u16, u16),
    /// How many things of the range satisfy the condition.
    Number(u16, u16, Box<Cond>),
    /// The sum of a fact over all things of its kind: base, number.
    Sum(FactId, u32, u16),
}

/// Things bound while a condition is evaluated: the innermost quantifier first, then the subject's things.
#[derive(Clone, Copy, Debug)]
pub struct Bound<'a> {
    /// The thing bound here.
    pub thing: EntityId,
    /// What was bound outside.
    pub outer: Option<&'a Self>,
}

/// What a condition is evaluated on.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// Value of every cell.
    pub cells: &'a [i32],
    /// Bound things.
    pub bound: Option<&'a Bound<'a>>,
    /// Things of the subject, for clause conditions.
    pub subject: &'a [EntityId],
    /// Answers whether an action has been done with these tests passed.
    pub done: Option<&'a dyn Fn(crate::base::ActionId, &[Test]) -> bool>,
}

impl<'a> Scene<'a> {
    /// A scene with nothing bound.
    #[must_use]
    pub fn of(cells: &'a [i32]) -> Self {
        Self { cells, bound: None, subject: &[], done: None }
    }

    fn cell(&self, cell: usize) -> Option<i32> {
        self.cells.get(cell).copied()
    }

    /// The thing bound for a range of things.
    fn thing(&self, first: u16, len: u16) -> Option<u16> {
        let fits = |thing: EntityId| thing.0.checked_sub(first).filter(|position| *position < len);
        let mut at = self.bound;
        while let Some(bound) = at {
            if let Some(position) = fits(bound.thing) {
                return Some(position);
            }
            at = bound.outer;
        }
        self.subject.iter().find_map(|thing| fits(*thing))
    }
}

impl Num {
    /// The number, or none if it is asked of a thing and none is bound.
    #[must_use]
    #[inline]
    pub fn value(&self, scene: &Scene<'_>) -> Option<i32> {
        match self {
            Self::Const(n) => Some(*n),
            Self::Cell(_, cell) => scene.cell(*cell as usize),
            Self::Of(..) | Self::Number(..) | Self::Sum(..) => self.value_over_things(scene),
        }
    }

    fn value_over_things(&self, scene: &Scene<'_>) -> Option<i32> {
        match self {
            Self::Const(n) => Some(*n),
            Self::Cell(_, cell) => scene.cell(*cell as usize),
            Self::Of(_, base, first, len) => scene
                .thing(*first, *len)
                .and_then(|position| scene.cell(*base as usize + usize::from(position))),
            Self::Number(first, len, cond) => {
                let mut n = 0;
                for thing in *first..*first + *len {
                    n += i32::from(cond.holds_for(scene, thing));
                }
                Some(n)
            }
            Self::Sum(_, base, len) => {
                let cells = scene.cells.get(*base as usize..*base as usize + usize::from(*len))?;
                Some(cells.iter().fold(0i32, |sum, n| sum.saturating_add(*n)))
            }
        }
    }

    fn watch(&self, facts: &mut Vec<FactId>) {
        match self {
            Self::Const(_) => {}
            Self::Cell(fact, _) | Self::Of(fact, ..) | Self::Sum(fact, ..) => facts.push(*fact),
            Self::Number(_, _, cond) => cond.watch(facts),
        }
    }
}

impl Cond {
    /// The answer to the plainest conditions: a fact of the exercise is set or is not, has this value, or at least this.
    #[must_use]
    #[inline]
    pub fn plain(&self, cells: &[i32]) -> Option<bool> {
        let now = |cell: &u32| cells.get(*cell as usize).copied();
        match self {
            Self::Set(Num::Cell(_, cell)) => now(cell).map(|now| now != 0),
            Self::Not(inner) => match &**inner {
                Self::Set(Num::Cell(_, cell)) => now(cell).map(|now| now == 0),
                _ => None,
            },
            Self::Is(Num::Cell(_, cell), value) => now(cell).map(|now| now == *value),
            Self::AtLeast(Num::Cell(_, cell), Num::Const(least)) => now(cell).map(|now| now >= *least),
            _ => None,
        }
    }

    /// Whether the condition holds. A number asked of a thing that is not bound makes its comparison false.
    #[must_use]
    #[inline]
    pub fn holds(&self, scene: &Scene<'_>) -> bool {
        match self {
            Self::Set(num) => num.value(scene).is_some_and(|n| n != 0),
            Self::AtLeast(a, b) => matches!((a.value(scene), b.value(scene)), (Some(a), Some(b)) if a >= b),
            rarer => rarer.holds_whole(scene),
        }
    }

    /// Any condition.
    fn holds_whole(&self, scene: &Scene<'_>) -> bool {
        match self {
            Self::Const(answer) => *answer,
            Self::All(list) => list.iter().all(|cond| cond.holds(scene)),
            Self::Any(list) => list.iter().any(|cond| cond.holds(scene)),
            Self::Not(cond) => !cond.holds(scene),
            Self::Set(num) => num.value(scene).is_some_and(|n| n != 0),
            Self::Is(num, value) => num.value(scene) == Some(*value),
            Self::AtLeast(a, b) => matches!((a.value(scene), b.value(scene)), (Some(a), Some(b)) if a >= b),
            Self::Exceeds(a, b) => matches!((a.value(scene), b.value(scene)), (Some(a), Some(b)) if a > b),
            Self::Every(first, len, cond) => {
                (*first..*first + *len).all(|thing| cond.holds_for(scene, thing))
            }
            Self::Some(first, len, cond) => (*first..*first + *len).any(|thing| cond.holds_for(scene, thing)),
            Self::Done(action, tests) => scene.done.is_some_and(|done| done(*action, tests)),
        }
    }

    fn holds_for(&self, scene: &Scene<'_>, thing: u16) -> bool {
        let bound = Bound { thing: EntityId(thing), outer: scene.bound };
        self.holds(&Scene { bound: Some(&bound), ..*scene })
    }

    /// Adds the facts the condition reads: it can change only when one of them does.
    pub fn watch(&self, facts: &mut Vec<FactId>) {
        match self {
            Self::Const(_) | Self::Done(..) => {}
            Self::All(list) | Self::Any(list) => list.iter().for_each(|cond| cond.watch(facts)),
            Self::Not(cond) | Self::Every(_, _, cond) | Self::Some(_, _, cond) => cond.watch(facts),
            Self::Set(num) | Self::Is(num, _) => num.watch(facts),
            Self::AtLeast(a, b) | Self::Exceeds(a, b) => {
                a.watch(facts);
                b.watch(facts);
            }
        }
    }

    /// Adds the actions whose completion the condition asks for.
    pub fn watch_done(&self, actions: &mut Vec<crate::base::ActionId>) {
        match self {
            Self::Const(_) | Self::Set(_) | Self::Is(..) | Self::AtLeast(..) | Self::Exceeds(..) => {}
            Self::All(list) | Self::Any(list) => list.iter().for_each(|cond| cond.watch_done(actions)),
            Self::Not(cond) | Self::Every(_, _, cond) | Self::Some(_, _, cond) => cond.watch_done(actions),
            Self::Done(action, _) => actions.push(*action),
        }
    }
}
