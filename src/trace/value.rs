//! Values in slots and the numbers that count things within one exercise.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use crate::base::{EntityId, KindId, SeatId};

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);
    )*};
}

numbers! {
    /// Number of a record in its exercise, from 0.
    RecordNo,
    /// Number of a step in its exercise, from 0.
    StepNo,
    /// Number of a message in its exercise, from 0, in the order they were sent.
    MessageNo,
    /// Number of a task (an action in a seat's queue), from 0, in the order they were queued.
    TaskNo,
}

/// A word of the model's word table: options of choices, results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u16);

/// A value in a slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Val {
    /// Left empty.
    #[default]
    Nil,
    /// Yes or no.
    Flag(bool),
    /// A whole number; durations in milliseconds.
    Num(i64),
    /// A thing.
    Entity(EntityId),
    /// An option.
    Word(WordId),
    /// A message.
    Message(MessageNo),
    /// A seat.
    Seat(SeatId),
    /// Several things of one kind, a bit for each by its position in the kind (at most 64 of a kind can be listed).
    Many(KindId, u64),
    /// Several options, a bit for each by its position in the slot's list.
    Options(u64),
    /// Free text; the text itself is in [`Slots::texts`](Slots) at this position.
    Text(u16),
}

impl Val {
    /// Whether the slot is empty: nothing, no item, an empty list.
    #[must_use]
    pub const fn is_nil(self) -> bool {
        matches!(self, Self::Nil | Self::Many(_, 0) | Self::Options(0))
    }
}

/// Values of the slots of one act or signal, in the declared order.
///
/// One word wide and shared by its copies: an act is told of in several records and kept in several places, and most
/// records that can have slots have none.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Args(
    /// None exactly if there is neither a value nor a text.
    Option<Arc<Slots>>,
);

/// What stands in slots.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slots {
    /// One value for each declared slot.
    pub vals: Vec<Val>,
    /// Free texts, pointed at by [`Val::Text`].
    pub texts: Vec<Box<str>>,
}

impl Deref for Args {
    type Target = Slots;

    fn deref(&self) -> &Slots {
        static NONE: Slots = Slots { vals: Vec::new(), texts: Vec::new() };
        match &self.0 {
            Some(slots) => slots,
            None => &NONE,
        }
    }
}

impl fmt::Debug for Args {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl Args {
    /// Values with the free texts they point at.
    #[must_use]
    pub fn new(vals: Vec<Val>, texts: Vec<Box<str>>) -> Self {
        if vals.is_empty() && texts.is_empty() {
            Self(None)
        } else {
            Self(Some(Arc::new(Slots { vals, texts })))
        }
    }

    /// Values without free texts.
    #[must_use]
    pub fn of(vals: &[Val]) -> Self {
        Self::new(vals.to_vec(), Vec::new())
    }

    /// The values, to be changed in this copy alone.
    pub fn vals_mut(&mut self) -> &mut [Val] {
        self.0.as_mut().map_or(&mut [], |slots| &mut Arc::make_mut(slots).vals)
    }

    /// The value of a slot; `Nil` beyond the end.
    #[must_use]
    pub fn get(&self, slot: usize) -> Val {
        self.vals.get(slot).copied().unwrap_or(Val::Nil)
    }

    /// The free text of a slot.
    #[must_use]
    pub fn text(&self, slot: usize) -> Option<&str> {
        match self.get(slot) {
            Val::Text(at) => self.texts.get(usize::from(at)).map(|text| &**text),
            Val::Nil
            | Val::Flag(_)
            | Val::Num(_)
            | Val::Entity(_)
            | Val::Word(_)
            | Val::Message(_)
            | Val::Seat(_)
            | Val::Many(..)
            | Val::Options(_) => None,
        }
    }
}

/// What an obligation is about: the values of its `per` slots in order, at most three; unused places are `Nil`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject(pub [Val; 3]);

impl Subject {
    /// The empty subject.
    pub const NONE: Self = Self([Val::Nil; 3]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_without_anything_are_one_value_however_they_were_made() {
        let mut none = Args::default();
        assert_eq!(none.vals_mut(), &mut []);
        assert_eq!(none, Args::default());
        assert_eq!(none, Args::of(&[]));
        assert_eq!((none.get(0), none.text(0)), (Val::Nil, None));
    }

    #[test]
    fn a_copy_is_changed_alone() {
        let one = Args::new(vec![Val::Text(0), Val::Num(1)], vec!["said".into()]);
        let mut other = one.clone();
        other.vals_mut()[1] = Val::Num(2);
        assert_eq!((one.get(1), other.get(1)), (Val::Num(1), Val::Num(2)));
        assert_eq!((one.text(0), other.text(0)), (Some("said"), Some("said")));
    }
}
