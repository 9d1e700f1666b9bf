//! Fields: of a list that begins with its kind, and of an object.

use serde_json::Value;

use crate::trace::wire::{Names, Wire, WireError};

/// Reads one field of an object and counts it.
pub(in crate::trace) fn field<T: Wire>(
    value: &Value,
    key: &'static str,
    names: &dyn Names,
    seen: &mut usize,
) -> Result<T, WireError> {
    match value.get(key) {
        Some(inner) => {
            *seen += 1;
            T::get(inner, names)
        }
        None => T::missing().ok_or(WireError::Missing { field: key }),
    }
}

/// Writes the fields of a list after its kind.
pub(super) struct Fields<'a> {
    names: &'a dyn Names,
    pub(super) out: &'a mut String,
    /// Absent fields not written yet.
    absent: usize,
}

impl<'a> Fields<'a> {
    pub(super) fn of(kind: &str, names: &'a dyn Names, out: &'a mut String) -> Self {
        out.push_str(kind);
        Self { names, out, absent: 0 }
    }

    #[inline]
    pub(super) fn put<T: Wire>(mut self, field: &T) -> Self {
        if field.absent() {
            self.absent += 1;
            return self;
        }
        for _ in 0..std::mem::take(&mut self.absent) {
            self.out.push_str(",null");
        }
        self.out.push(',');
        field.put(self.names, self.out);
        self
    }
}

/// Reads the fields of a list after its kind.
pub(super) struct Items<'a> {
    pub(super) kind: &'a str,
    rest: &'a [Value],
    names: &'a dyn Names,
}

impl<'a> Items<'a> {
    pub(super) fn of(
        list: &'a [Value],
        names: &'a dyn Names,
        expected: &'static str,
    ) -> Result<Self, WireError> {
        match list {
            [Value::String(kind), rest @ ..] => Ok(Self { kind, rest, names }),
            _ => Err(WireError::Shape { expected }),
        }
    }

    pub(super) fn next<T: Wire>(&mut self, field: &'static str) -> Result<T, WireError> {
        let missing = || T::missing().ok_or(WireError::Missing { field });
        let Some((first, rest)) = self.rest.split_first() else { return missing() };
        self.rest = rest;
        if first.is_null() { missing() } else { T::get(first, self.names) }
    }

    pub(super) fn end<T>(self, made: T) -> Result<T, WireError> {
        if self.rest.is_empty() {
            Ok(made)
        } else {
            Err(WireError::ExtraField { variant: self.kind.to_owned() })
        }
    }
}

/// Reads a list that begins with its kind.
pub(super) fn list<'a>(value: &'a Value, expected: &'static str) -> Result<&'a [Value], WireError> {
    value.as_array().map(Vec::as_slice).ok_or(WireError::Shape { expected })
}
