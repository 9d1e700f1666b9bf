//! Values in slots.

use serde_json::Value;

use crate::base::{EntityId, KindId, SeatId};
use crate::trace::value::{Args, MessageNo, Val, WordId};
use crate::trace::wire::json::{put_int, put_str};
use crate::trace::wire::plain::{named, text};
use crate::trace::wire::{Names, Table, Wire, WireError};

pub(super) fn put_val(val: Val, texts: &[Box<str>], names: &dyn Names, out: &mut String) {
    let prefixed = |prefix: char, name: &str, out: &mut String| {
        out.push('"');
        out.push(prefix);
        out.push_str(name);
        out.push('"');
    };
    match val {
        Val::Nil => out.push_str("null"),
        Val::Flag(flag) => out.push_str(if flag { "true" } else { "false" }),
        Val::Num(n) => put_int(n, out),
        Val::Entity(thing) => prefixed('@', names.name(Table::Entity, thing.0), out),
        Val::Word(word) => put_str(names.name(Table::Word, word.0), out),
        Val::Message(message) => {
            out.push_str("\"#");
            put_int(i64::from(message.0), out);
            out.push('"');
        }
        Val::Seat(seat) => prefixed('%', names.name(Table::Seat, seat.0), out),
        Val::Many(kind, bits) => {
            out.push_str("{\"many\":[");
            let mut first = true;
            for position in (0..64u32).filter(|position| bits >> position & 1 == 1) {
                if let Some(thing) = names.member(kind, position) {
                    if !first {
                        out.push(',');
                    }
                    first = false;
                    put_val(Val::Entity(thing), texts, names, out);
                }
            }
            out.push_str("]}");
        }
        Val::Options(bits) => {
            out.push_str("{\"options\":[");
            for (i, position) in (0..64u32).filter(|position| bits >> position & 1 == 1).enumerate() {
                if i > 0 {
                    out.push(',');
                }
                put_int(i64::from(position), out);
            }
            out.push_str("]}");
        }
        Val::Text(at) => {
            out.push_str("{\"text\":");
            put_str(texts.get(usize::from(at)).map_or("", |text| text), out);
            out.push('}');
        }
    }
}

fn get_val(value: &Value, texts: &mut Vec<Box<str>>, names: &dyn Names) -> Result<Val, WireError> {
    const EXPECTED: WireError = WireError::Shape { expected: "a slot value" };
    match value {
        Value::Null => Ok(Val::Nil),
        Value::Bool(flag) => Ok(Val::Flag(*flag)),
        Value::Number(n) => n.as_i64().map(Val::Num).ok_or(EXPECTED),
        Value::String(word) => match word.as_bytes().first() {
            Some(b'@') => Ok(Val::Entity(EntityId(named(names, Table::Entity, &word[1..])?))),
            Some(b'%') => Ok(Val::Seat(SeatId(named(names, Table::Seat, &word[1..])?))),
            Some(b'#') => word[1..].parse().map(|no| Val::Message(MessageNo(no))).ok().ok_or(EXPECTED),
            _ => Ok(Val::Word(WordId(named(names, Table::Word, word)?))),
        },
        Value::Object(object) if object.len() == 1 => {
            if let Some(many) = object.get("many") {
                let (mut kind, mut bits) = (KindId(0), 0u64);
                for item in many.as_array().ok_or(EXPECTED)? {
                    let Val::Entity(thing) = get_val(item, texts, names)? else { return Err(EXPECTED) };
                    let (of, position) = names.kind_of(thing);
                    kind = of;
                    bits |= 1u64.checked_shl(position).ok_or(EXPECTED)?;
                }
                Ok(Val::Many(kind, bits))
            } else if let Some(options) = object.get("options") {
                let mut bits = 0u64;
                for item in options.as_array().ok_or(EXPECTED)? {
                    let position = item.as_u64().and_then(|n| u32::try_from(n).ok()).ok_or(EXPECTED)?;
                    bits |= 1u64.checked_shl(position).ok_or(EXPECTED)?;
                }
                Ok(Val::Options(bits))
            } else if let Some(inner) = object.get("text") {
                let at = u16::try_from(texts.len()).ok().ok_or(EXPECTED)?;
                texts.push(text(inner)?.into());
                Ok(Val::Text(at))
            } else {
                Err(EXPECTED)
            }
        }
        Value::Array(_) | Value::Object(_) => Err(EXPECTED),
    }
}

impl Wire for Val {
    fn put(&self, names: &dyn Names, out: &mut String) {
        put_val(*self, &[], names, out);
    }
    fn get(value: &Value, names: &dyn Names) -> Result<Self, WireError> {
        get_val(value, &mut Vec::new(), names)
    }
    fn absent(&self) -> bool {
        *self == Self::Nil
    }
    fn missing() -> Option<Self> {
        Some(Self::Nil)
    }
}

impl Wire for Args {
    fn put(&self, names: &dyn Names, out: &mut String) {
        out.push('[');
        for (i, val) in self.vals.iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            put_val(*val, &self.texts, names, out);
        }
        out.push(']');
    }
    fn get(value: &Value, names: &dyn Names) -> Result<Self, WireError> {
        let list = value.as_array().ok_or(WireError::Shape { expected: "a list of slot values" })?;
        let mut texts = Vec::new();
        let vals: Vec<Val> =
            list.iter().map(|item| get_val(item, &mut texts, names)).collect::<Result<_, _>>()?;
        Ok(Self::new(vals, texts))
    }
    fn absent(&self) -> bool {
        self.vals.is_empty()
    }
    fn missing() -> Option<Self> {
        Some(Self::default())
    }
}
