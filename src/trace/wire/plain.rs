//! Names, numbers, yes or no, strings, and what is made of them: options, lists, pairs.

use serde_json::Value;

use crate::base::{
    ActionId, ChannelId, ClauseId, Dur, EndingId, EntityId, FactId, InjectId, OutcomeId, PartId, RoleId,
    RuleId, SeatId, SeatMask, SignalId, SimTime,
};
use crate::trace::value::{MessageNo, RecordNo, StepNo, TaskNo, WordId};
use crate::trace::wire::json::{put_int, put_str};
use crate::trace::wire::{Names, Table, Wire, WireError};

/// What a string says.
pub(super) fn text(value: &Value) -> Result<&str, WireError> {
    value.as_str().ok_or(WireError::Shape { expected: "a string" })
}

/// The number behind a name.
pub(super) fn named(names: &dyn Names, table: Table, name: &str) -> Result<u16, WireError> {
    names.find(table, name).ok_or_else(|| WireError::UnknownName { table, name: name.to_owned() })
}

macro_rules! wire_names {
    ($($ty:ty => $table:ident),* $(,)?) => {$(
        impl Wire for $ty {
            fn put(&self, names: &dyn Names, out: &mut String) {
                put_str(names.name(Table::$table, self.0), out);
            }
            fn get(value: &Value, names: &dyn Names) -> Result<Self, WireError> {
                Ok(Self(named(names, Table::$table, text(value)?)?))
            }
        }
    )*};
}

wire_names! {
    RoleId => Role, SeatId => Seat, ActionId => Action, SignalId => Signal, FactId => Fact, EntityId => Entity,
    InjectId => Inject, OutcomeId => Outcome, EndingId => Ending, PartId => Part, ClauseId => Clause, RuleId => Rule,
    ChannelId => Channel, WordId => Word,
}

macro_rules! wire_ints {
    ($($ty:ty, $inner:ty, $wrap:expr);* $(;)?) => {$(
        impl Wire for $ty {
            fn put(&self, _: &dyn Names, out: &mut String) {
                put_int(i64::from(self.0), out);
            }
            fn get(value: &Value, _: &dyn Names) -> Result<Self, WireError> {
                let n = value.as_i64().ok_or(WireError::Shape { expected: "a whole number" })?;
                <$inner>::try_from(n).map($wrap).ok().ok_or(WireError::Shape { expected: "a whole number in range" })
            }
        }
    )*};
}

wire_ints! {
    SimTime, i64, SimTime; Dur, i64, Dur; RecordNo, u32, RecordNo; StepNo, u32, StepNo; MessageNo, u32, MessageNo; TaskNo, u32, TaskNo;
}

macro_rules! wire_plain_ints {
    ($($ty:ty),*) => {$(
        impl Wire for $ty {
            fn put(&self, _: &dyn Names, out: &mut String) {
                put_int(i64::from(*self), out);
            }
            fn get(value: &Value, _: &dyn Names) -> Result<Self, WireError> {
                let n = value.as_i64().ok_or(WireError::Shape { expected: "a whole number" })?;
                Self::try_from(n).ok().ok_or(WireError::Shape { expected: "a whole number in range" })
            }
        }
    )*};
}

wire_plain_ints!(u8, u16, u32, i32);

impl Wire for bool {
    fn put(&self, _: &dyn Names, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
    fn get(value: &Value, _: &dyn Names) -> Result<Self, WireError> {
        value.as_bool().ok_or(WireError::Shape { expected: "true or false" })
    }
    fn absent(&self) -> bool {
        !*self
    }
    fn missing() -> Option<Self> {
        Some(false)
    }
}

impl Wire for Box<Box<str>> {
    fn put(&self, _: &dyn Names, out: &mut String) {
        put_str(self, out);
    }
    fn get(value: &Value, _: &dyn Names) -> Result<Self, WireError> {
        Ok(Self::new(text(value)?.into()))
    }
}

impl Wire for Box<str> {
    fn put(&self, _: &dyn Names, out: &mut String) {
        put_str(self, out);
    }
    fn get(value: &Value, _: &dyn Names) -> Result<Self, WireError> {
        Ok(text(value)?.into())
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, names: &dyn Names, out: &mut String) {
        match self {
            Some(inner) => inner.put(names, out),
            None => out.push_str("null"),
        }
    }
    fn get(value: &Value, names: &dyn Names) -> Result<Self, WireError> {
        if value.is_null() { Ok(None) } else { T::get(value, names).map(Some) }
    }
    fn absent(&self) -> bool {
        self.is_none()
    }
    fn missing() -> Option<Self> {
        Some(None)
    }
}

impl<T: Wire> Wire for Box<[T]> {
    fn put(&self, names: &dyn Names, out: &mut String) {
        put_list(self, names, out);
    }
    fn get(value: &Value, names: &dyn Names) -> Result<Self, WireError> {
        get_list(value, names).map(Vec::into_boxed_slice)
    }
    fn absent(&self) -> bool {
        self.is_empty()
    }
    fn missing() -> Option<Self> {
        Some(Self::default())
    }
}

fn put_list<T: Wire>(list: &[T], names: &dyn Names, out: &mut String) {
    out.push('[');
    for (i, item) in list.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        item.put(names, out);
    }
    out.push(']');
}

fn get_list<T: Wire>(value: &Value, names: &dyn Names) -> Result<Vec<T>, WireError> {
    value
        .as_array()
        .ok_or(WireError::Shape { expected: "a list" })?
        .iter()
        .map(|item| T::get(item, names))
        .collect()
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, names: &dyn Names, out: &mut String) {
        out.push('[');
        self.0.put(names, out);
        out.push(',');
        self.1.put(names, out);
        out.push(']');
    }
    fn get(value: &Value, names: &dyn Names) -> Result<Self, WireError> {
        match value.as_array().map(Vec::as_slice) {
            Some([a, b]) => Ok((A::get(a, names)?, B::get(b, names)?)),
            _ => Err(WireError::Shape { expected: "a pair" }),
        }
    }
}

impl Wire for SeatMask {
    fn put(&self, names: &dyn Names, out: &mut String) {
        out.push('[');
        for (i, seat) in self.iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            seat.put(names, out);
        }
        out.push(']');
    }
    fn get(value: &Value, names: &dyn Names) -> Result<Self, WireError> {
        let mut mask = Self::NONE;
        for seat in get_list::<SeatId>(value, names)? {
            mask.insert(seat);
        }
        Ok(mask)
    }
    fn absent(&self) -> bool {
        self.is_empty()
    }
    fn missing() -> Option<Self> {
        Some(Self::NONE)
    }
}
