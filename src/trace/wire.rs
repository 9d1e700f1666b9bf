//! The form of commands, events and steps in a journal: JSON with names instead of numbers.
//!
//! A command, an event, a due item is a list: its kind in capitals, then its fields in the order of the lists
//! below. A field that is absent (no value, an empty list) is `null`, and left out at the end:
//! `["MessageSent",2,"call","phone",["consul"],"reported"]`.
//!
//! A step is `{"n":…,"t":…,"r":…,"why":…,"rec":[…]`: its number, its time, the number of its first record, the due item
//! or the command with its author, its records. A record is an event led by its author, if that is not the author of the
//! record before (at first: the script), and by the number of its cause, if it has one:
//! `["kernel",41,"MessageReached",5,"embassy","arrived"]`.
//!
//! Values in slots: `null`, `true`, `3`, `"@nino"` a thing, `"#4"` a message, `"%consul"` a seat, `"clear"` an option,
//! `{"many":[…]}` several things of a kind, `{"options":[0,2]}` several options by position, `{"text":"…"}` free text.
//!
//! # Invariants
//! - Reading what was written gives the same value; writing that again gives the same bytes.
//! - Reading anything else gives a [`WireError`], never a panic.

use serde_json::Value;

use crate::base::{
    ActionId, ChannelId, ClauseId, Dur, EndingId, EntityId, FactId, InjectId, KindId, OutcomeId, PartId,
    Reliability, RoleId, RuleId, SeatId, SeatMask, SignalId, SimTime,
};
use crate::trace::command::{Command, Envelope, Holder};
use crate::trace::event::{Event, Reach, StoppedBy};
use crate::trace::finding::{Found, Judgement, Rating};
use crate::trace::record::{Author, Due, Record, Step, StepCause};
use crate::trace::value::{Args, MessageNo, RecordNo, StepNo, TaskNo, Val, WordId};

/// A table of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Roles.
    Role,
    /// Seats.
    Seat,
    /// Actions.
    Action,
    /// Signals.
    Signal,
    /// Facts.
    Fact,
    /// Things.
    Entity,
    /// Injects.
    Inject,
    /// Outcomes.
    Outcome,
    /// Endings.
    Ending,
    /// Parts.
    Part,
    /// Clauses.
    Clause,
    /// Rules, as `ACT-04.a`.
    Rule,
    /// Channels.
    Channel,
    /// Kinds of things.
    Kind,
    /// Words: options of choices, results.
    Word,
}

/// The names behind the numbers. Implemented by the compiled content.
pub trait Names {
    /// The name of a row, `"?"` if there is none.
    fn name(&self, table: Table, index: u16) -> &str;
    /// The row of a name.
    fn find(&self, table: Table, name: &str) -> Option<u16>;
    /// The thing of a kind at a position within the kind.
    fn member(&self, kind: KindId, position: u32) -> Option<EntityId>;
    /// The kind of a thing and its position within the kind.
    fn kind_of(&self, thing: EntityId) -> (KindId, u32);
}

/// Why a piece of a journal cannot be read. Not fatal for the program; the journal is refused from here on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// A name the content does not have.
    #[error("the content has no {table:?} called \"{name}\"")]
    UnknownName {
        /// Where it was looked for.
        table: Table,
        /// The name.
        name: String,
    },
    /// A variant nobody knows.
    #[error("unknown {what} \"{name}\"")]
    UnknownVariant {
        /// Command, event, due item …
        what: &'static str,
        /// The word found.
        name: String,
    },
    /// A field is missing.
    #[error("the field \"{field}\" is missing")]
    Missing {
        /// The field.
        field: &'static str,
    },
    /// A field nobody knows.
    #[error("unknown field in {variant}")]
    ExtraField {
        /// Where.
        variant: String,
    },
    /// A value of the wrong shape.
    #[error("expected {expected}")]
    Shape {
        /// What was expected.
        expected: &'static str,
    },
}

/// A value that can be written to and read from a journal.
pub trait Wire: Sized {
    /// Appends the JSON form.
    fn put(&self, names: &dyn Names, out: &mut String);
    /// Reads the JSON form.
    ///
    /// # Errors
    /// [`WireError`] if the JSON is not a value of this type.
    fn get(value: &Value, names: &dyn Names) -> Result<Self, WireError>;
    /// Whether the field is left out.
    fn absent(&self) -> bool {
        false
    }
    /// What a field left out means, if it may be.
    fn missing() -> Option<Self> {
        None
    }
}

/// The form for other programs and for tests: an object whose fields have names. Nothing reads it back.
pub trait Named {
    /// Appends the JSON object; absent fields are left out.
    fn put_named(&self, names: &dyn Names, out: &mut String);
}

/// Appends a JSON string.
pub fn put_str(text: &str, out: &mut String) {
    out.push('"');
    put_inner(text, out);
    out.push('"');
}

const ONES: u64 = u64::from_ne_bytes([1; 8]);

/// Whether none of eight bytes has to be escaped: none is below a space, a quote or a backslash.
const fn plain(bytes: [u8; 8]) -> bool {
    const TOPS: u64 = ONES << 7;
    let word = u64::from_ne_bytes(bytes);
    let (quote, backslash) = (word ^ (ONES * b'"' as u64), word ^ (ONES * b'\\' as u64));
    const fn below(word: u64, least: u64) -> u64 {
        word.wrapping_sub(ONES * least) & !word
    }
    (below(word, 0x20) | below(quote, 1) | below(backslash, 1)) & TOPS == 0
}

/// Whether a text can stand in a JSON string as it is. Eight bytes are looked at together.
fn is_plain(text: &[u8]) -> bool {
    let (words, rest) = text.as_chunks::<8>();
    let mut last = [b' '; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    words.iter().all(|word| plain(*word)) && plain(last)
}

/// Appends what stands between the quotes of a JSON string.
fn put_inner(text: &str, out: &mut String) {
    if is_plain(text.as_bytes()) {
        out.push_str(text);
        return;
    }
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(&text[from..at]);
        from = at + 1;
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            _ => {
                out.push_str("\\u00");
                for nibble in [byte >> 4, byte & 15] {
                    out.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
                }
            }
        }
    }
    out.push_str(&text[from..]);
}

/// Appends a whole number.
pub fn put_int(n: i64, out: &mut String) {
    let digit = |n: u32| char::from(b'0' + (n % 10) as u8);
    match u32::try_from(n) {
        Ok(n @ 0..10) => out.push(digit(n)),
        Ok(n @ 10..100) => {
            out.push(digit(n / 10));
            out.push(digit(n));
        }
        Ok(n @ 100..1_000) => {
            out.push(digit(n / 100));
            out.push(digit(n / 10));
            out.push(digit(n));
        }
        _ if n > 0 => {
            put_int(n / 1_000, out);
            let rest = (n % 1_000) as u32;
            out.push(digit(rest / 100));
            out.push(digit(rest / 10));
            out.push(digit(rest));
        }
        _ => out.push_str(&n.to_string()),
    }
}

fn text(value: &Value) -> Result<&str, WireError> {
    value.as_str().ok_or(WireError::Shape { expected: "a string" })
}

fn named(names: &dyn Names, table: Table, name: &str) -> Result<u16, WireError> {
    names.find(table, name).ok_or_else(|| WireError::UnknownName { table, name: name.to_owned() })
}

pub(super) fn field<T: Wire>(
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

fn put_val(val: Val, texts: &[Box<str>], names: &dyn Names, out: &mut String) {
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

macro_rules! wire_words {
    ($($ty:ident { $($variant:ident = $word:literal),* $(,)? })*) => {$(
        impl Wire for $ty {
            fn put(&self, _: &dyn Names, out: &mut String) {
                out.push_str(match self { $(Self::$variant => concat!("\"", $word, "\"")),* });
            }
            fn get(value: &Value, _: &dyn Names) -> Result<Self, WireError> {
                match text(value)? {
                    $($word => Ok(Self::$variant),)*
                    other => Err(WireError::UnknownVariant { what: stringify!($ty), name: other.to_owned() }),
                }
            }
        }
    )*};
}

wire_words! {
    Reliability { Rumour = "rumour", Reported = "reported", Confirmed = "confirmed" }
    Reach { Arrived = "arrived", Answered = "answered", Missed = "missed", Forwarded = "forwarded", Told = "told" }
    Judgement { Missed = "missed", Late = "late", Met = "met" }
    Rating { P = "P", S = "S", M = "M", U = "U" }
    StoppedBy { Trainer = "trainer", Horizon = "horizon", PartEnd = "part-end", Ending = "ending" }
}

impl Wire for Holder {
    fn put(&self, _: &dyn Names, out: &mut String) {
        let (kind, code): (&str, &str) = match self {
            Self::Person(code) => ("person:", code),
            Self::Team(code) => ("team:", code),
            Self::Trainer => ("trainer", ""),
            Self::Bot(policy) => ("bot:", policy),
        };
        out.push('"');
        out.push_str(kind);
        put_inner(code, out);
        out.push('"');
    }
    fn get(value: &Value, _: &dyn Names) -> Result<Self, WireError> {
        let word = text(value)?;
        match word.split_once(':') {
            Some(("person", code)) => Ok(Self::Person(code.into())),
            Some(("team", code)) => Ok(Self::Team(code.into())),
            Some(("bot", policy)) => Ok(Self::Bot(policy.into())),
            None if word == "trainer" => Ok(Self::Trainer),
            _ => Err(WireError::UnknownVariant { what: "holder", name: word.to_owned() }),
        }
    }
}

impl Wire for Author {
    fn put(&self, names: &dyn Names, out: &mut String) {
        match self {
            Self::Seat(seat) => put_val(Val::Seat(*seat), &[], names, out),
            Self::Trainer => out.push_str("\"trainer\""),
            Self::Script => out.push_str("\"script\""),
            Self::Kernel => out.push_str("\"kernel\""),
            Self::History => out.push_str("\"history\""),
        }
    }
    fn get(value: &Value, names: &dyn Names) -> Result<Self, WireError> {
        match text(value)? {
            "trainer" => Ok(Self::Trainer),
            "script" => Ok(Self::Script),
            "kernel" => Ok(Self::Kernel),
            "history" => Ok(Self::History),
            other => match other.strip_prefix('%') {
                Some(seat) => Ok(Self::Seat(SeatId(named(names, Table::Seat, seat)?))),
                None => Err(WireError::UnknownVariant { what: "author", name: other.to_owned() }),
            },
        }
    }
}

/// Writes the fields of a list after its kind.
struct Fields<'a> {
    names: &'a dyn Names,
    out: &'a mut String,
    /// Absent fields not written yet.
    absent: usize,
}

impl<'a> Fields<'a> {
    fn of(kind: &str, names: &'a dyn Names, out: &'a mut String) -> Self {
        out.push_str(kind);
        Self { names, out, absent: 0 }
    }

    #[inline]
    fn put<T: Wire>(mut self, field: &T) -> Self {
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
struct Items<'a> {
    kind: &'a str,
    rest: &'a [Value],
    names: &'a dyn Names,
}

impl<'a> Items<'a> {
    fn of(list: &'a [Value], names: &'a dyn Names, expected: &'static str) -> Result<Self, WireError> {
        match list {
            [Value::String(kind), rest @ ..] => Ok(Self { kind, rest, names }),
            _ => Err(WireError::Shape { expected }),
        }
    }

    fn next<T: Wire>(&mut self, field: &'static str) -> Result<T, WireError> {
        let missing = || T::missing().ok_or(WireError::Missing { field });
        let Some((first, rest)) = self.rest.split_first() else { return missing() };
        self.rest = rest;
        if first.is_null() { missing() } else { T::get(first, self.names) }
    }

    fn end<T>(self, made: T) -> Result<T, WireError> {
        if self.rest.is_empty() {
            Ok(made)
        } else {
            Err(WireError::ExtraField { variant: self.kind.to_owned() })
        }
    }
}

/// Reads a list that begins with its kind.
fn list<'a>(value: &'a Value, expected: &'static str) -> Result<&'a [Value], WireError> {
    value.as_array().map(Vec::as_slice).ok_or(WireError::Shape { expected })
}

macro_rules! wire_enum {
    ($ty:ident, $what:literal; $($variant:ident { $($field:ident),* })*) => {
        impl $ty {
            /// Appends kind and fields, without brackets.
            fn put_items(&self, names: &dyn Names, out: &mut String) {
                match self {
                    $(Self::$variant { $($field),* } => {
                        Fields::of(concat!("\"", stringify!($variant), "\""), names, out)$(.put($field))*;
                    })*
                }
            }
            /// Reads kind and fields.
            fn get_items(items: &[Value], names: &dyn Names) -> Result<Self, WireError> {
                let mut items = Items::of(items, names, $what)?;
                let made = match items.kind {
                    $(stringify!($variant) => Self::$variant { $($field: items.next(stringify!($field))?),* },)*
                    other => return Err(WireError::UnknownVariant { what: $what, name: other.to_owned() }),
                };
                items.end(made)
            }
        }
        impl Named for $ty {
            fn put_named(&self, names: &dyn Names, out: &mut String) {
                match self {
                    $(Self::$variant { $($field),* } => {
                        out.push_str(concat!("{\"e\":\"", stringify!($variant), "\""));
                        $(if !$field.absent() {
                            out.push_str(concat!(",\"", stringify!($field), "\":"));
                            $field.put(names, out);
                        })*
                        out.push('}');
                    })*
                }
            }
        }
        impl Wire for $ty {
            fn put(&self, names: &dyn Names, out: &mut String) {
                out.push('[');
                self.put_items(names, out);
                out.push(']');
            }
            fn get(value: &Value, names: &dyn Names) -> Result<Self, WireError> {
                Self::get_items(list(value, $what)?, names)
            }
        }
    };
}

wire_enum! { Found, "finding";
    Justified { verdict, reason }
    Upheld { verdict, reason }
    Judged { verdict, how, reason, records }
    Mapped { record, action, args, reason }
    Rated { objective, rating, reason }
    Observed { at, text, seat }
    Withdrawn { finding, reason }
}

// What is often absent stands last.
wire_enum! { Command, "a command";
    Begin { action, args, front }
    CallOff { task }
    Reorder { task, to }
    Open { message }
    PickUp { message }
    Decline { message }
    Answer { inject, option, clause, confidence, reason }
    Forward { message, to, note }
    Brief { to, things, facts, messages }
    ToldOrally { from, to, messages, things }
    OwnWords { text, minutes }
    DepartFrom { clause, reason }
    Merge { keep, alias }
    TakeHint { }
    StepOut { }
    Release { inject }
    LeaveOut { inject }
    GiveSeat { holder }
    Note { text }
    Correct { record, text }
    Stop { reason }
}

wire_enum! { Event, "an event";
    Started { part }
    SeatGiven { seat, holder }
    ActionQueued { task, seat, action, args, front, decision }
    ActionBegun { task, seat, until }
    ActionSuspended { task, seat }
    ActionResumed { task, seat, until }
    TravelDiverted { task, seat, route, place, until }
    ActionCompleted { task, seat, action, args, begun, result }
    ActionCalledOff { task, seat }
    ActionFailed { task, seat, code }
    QueueReordered { seat, task, to }
    CommandRefused { seat, code, args }
    InjectFired { inject, occurrence }
    InjectSkipped { inject, never }
    InjectScheduled { inject, at, slots }
    MessageSent { message, inject, channel, to, reliability }
    MessageRang { message, seat, until }
    MessageReached { message, seat, how }
    MessageOpened { message, seat }
    MessageForwarded { message, from, to }
    MessageRetracted { message, by }
    FactTold { from, to, fact, of }
    ThingLearned { seat, thing }
    SignalRaised { signal, args, message, reliability }
    FactChanged { fact, to, of }
    DecisionOpened { inject, seats, until }
    DecisionAnswered { inject, option, seat, clause, confidence, reason }
    DecisionLapsed { inject, option }
    DecisionTookEffect { inject, option }
    OutcomeFired { outcome, because }
    ChanceDrawn { draw, occurrence, branch, subject }
    JourneyBegun { movement, route, arrives }
    JourneyEnded { movement, place, arrived }
    AliasesMerged { keep, alias }
    OwnWordsDone { task, seat, text }
    OwnWordsQueued { task, seat, text, takes }
    ClauseDeparted { seat, clause, reason }
    HintTaken { seat }
    Noted { text, seat }
    Corrected { record, text }
    PartBegun { part }
    PartEnded { part }
    InterludePassed { from, to }
    EndingReached { ending, by_seat }
    Stopped { by, reason }
}

impl Wire for Due {
    fn put(&self, names: &dyn Names, out: &mut String) {
        match self {
            Self::Start => Fields::of("[\"Start\"", names, out),
            Self::Interlude(no) => Fields::of("[\"Interlude\"", names, out).put(no),
            Self::Completion(task) => Fields::of("[\"Completion\"", names, out).put(task),
            Self::Arrival(movement) => Fields::of("[\"Arrival\"", names, out).put(movement),
            Self::RingOut(message, seat) => Fields::of("[\"RingOut\"", names, out).put(message).put(seat),
            Self::CallOver(message, seat) => Fields::of("[\"CallOver\"", names, out).put(message).put(seat),
            Self::Lapse(inject) => Fields::of("[\"Lapse\"", names, out).put(inject),
            Self::Outcome(outcome, because) => {
                Fields::of("[\"Outcome\"", names, out).put(outcome).put(because)
            }
            Self::Inject(inject) => Fields::of("[\"Inject\"", names, out).put(inject),
            Self::Ending(ending) => Fields::of("[\"Ending\"", names, out).put(ending),
            Self::Part(part) => Fields::of("[\"Part\"", names, out).put(part),
            Self::End => Fields::of("[\"End\"", names, out),
        };
        out.push(']');
    }
    fn get(value: &Value, names: &dyn Names) -> Result<Self, WireError> {
        const WHAT: &str = "a due item";
        let mut items = Items::of(list(value, WHAT)?, names, WHAT)?;
        let made = match items.kind {
            "Start" => Self::Start,
            "Interlude" => Self::Interlude(items.next("number")?),
            "Completion" => Self::Completion(items.next("task")?),
            "Arrival" => Self::Arrival(items.next("movement")?),
            "RingOut" => Self::RingOut(items.next("message")?, items.next("seat")?),
            "CallOver" => Self::CallOver(items.next("message")?, items.next("seat")?),
            "Lapse" => Self::Lapse(items.next("inject")?),
            "Outcome" => Self::Outcome(items.next("outcome")?, items.next("because")?),
            "Inject" => Self::Inject(items.next("inject")?),
            "Ending" => Self::Ending(items.next("ending")?),
            "Part" => Self::Part(items.next("part")?),
            "End" => Self::End,
            other => return Err(WireError::UnknownVariant { what: WHAT, name: other.to_owned() }),
        };
        items.end(made)
    }
}

impl Wire for Envelope {
    fn put(&self, names: &dyn Names, out: &mut String) {
        out.push_str("{\"seat\":");
        self.seat.put(names, out);
        out.push_str(",\"by\":");
        self.by.put(names, out);
        if let Some(code) = &self.decided_by {
            out.push_str(",\"decided_by\":");
            code.put(names, out);
        }
        if self.for_table {
            out.push_str(",\"for_table\":true");
        }
        out.push_str(",\"do\":");
        self.command.put(names, out);
        out.push('}');
    }
    fn get(value: &Value, names: &dyn Names) -> Result<Self, WireError> {
        let object = value.as_object().ok_or(WireError::Shape { expected: "a command with its author" })?;
        let mut seen = 0;
        let made = Self {
            seat: field(value, "seat", names, &mut seen)?,
            by: field(value, "by", names, &mut seen)?,
            decided_by: field(value, "decided_by", names, &mut seen)?,
            for_table: field(value, "for_table", names, &mut seen)?,
            command: field(value, "do", names, &mut seen)?,
        };
        if seen == object.len() {
            Ok(made)
        } else {
            Err(WireError::ExtraField { variant: "input".to_owned() })
        }
    }
}

impl Named for Record {
    fn put_named(&self, names: &dyn Names, out: &mut String) {
        out.push_str("{\"no\":");
        self.no.put(names, out);
        out.push_str(",\"by\":");
        self.author.put(names, out);
        if let Some(cause) = self.cause {
            out.push_str(",\"cause\":");
            cause.put(names, out);
        }
        out.push_str(",\"ev\":");
        self.event.put_named(names, out);
        out.push('}');
    }
}

/// Appends a record; `before` wrote the record before it in its step.
fn put_record(record: &Record, before: Author, names: &dyn Names, out: &mut String) {
    out.push('[');
    if record.author != before {
        record.author.put(names, out);
        out.push(',');
    }
    if let Some(cause) = record.cause {
        cause.put(names, out);
        out.push(',');
    }
    record.event.put_items(names, out);
    out.push(']');
}

/// Reads author, cause and event of a record.
fn get_record(
    value: &Value,
    before: Author,
    names: &dyn Names,
) -> Result<(Author, Option<RecordNo>, Event), WireError> {
    let mut items = list(value, "a record")?;
    let (mut author, mut cause) = (before, None);
    if let [Value::String(word), rest @ ..] = items
        && !word.starts_with(|first: char| first.is_ascii_uppercase())
    {
        (author, items) = (Author::get(&items[0], names)?, rest);
    }
    if let [first @ Value::Number(_), rest @ ..] = items {
        (cause, items) = (Some(RecordNo::get(first, names)?), rest);
    }
    Ok((author, cause, Event::get_items(items, names)?))
}

/// Appends a step without its braces closed, so that the journal can add its hash: `{"n":…,"t":…,"r":…,"why":…,"rec":[…]`.
pub fn put_step_open(step: &Step, names: &dyn Names, out: &mut String) {
    put_step_parts(step.no, step.at, &step.cause, &step.records, names, out);
}

/// As [`put_step_open`], for a step whose records lie elsewhere.
pub fn put_step_parts(
    no: StepNo,
    at: SimTime,
    cause: &StepCause,
    records: &[Record],
    names: &dyn Names,
    out: &mut String,
) {
    out.push_str("{\"n\":");
    no.put(names, out);
    out.push_str(",\"t\":");
    at.put(names, out);
    out.push_str(",\"r\":");
    records.first().map(|record| record.no).unwrap_or_default().put(names, out);
    out.push_str(",\"why\":");
    match cause {
        StepCause::Command(envelope) => envelope.put(names, out),
        StepCause::Due(due) => due.put(names, out),
    }
    out.push_str(",\"rec\":[");
    let mut before = Author::Script;
    for (at, record) in records.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        put_record(record, before, names, out);
        before = record.author;
    }
    out.push(']');
}

/// Reads a step from its journal object (with or without further keys such as the hash). Numbers and times of records
/// are filled in; `actor` is not, because it needs the earlier records.
///
/// # Errors
/// [`WireError`] if the object is not a step.
pub fn get_step(value: &Value, names: &dyn Names) -> Result<Step, WireError> {
    let mut seen = 0;
    let no = field(value, "n", names, &mut seen)?;
    let at: SimTime = field(value, "t", names, &mut seen)?;
    let first: RecordNo = field(value, "r", names, &mut seen)?;
    let why = value.get("why").ok_or(WireError::Missing { field: "why" })?;
    let cause = if why.is_array() {
        StepCause::Due(Due::get(why, names)?)
    } else {
        StepCause::Command(Envelope::get(why, names)?)
    };
    let lines = list(value.get("rec").ok_or(WireError::Missing { field: "rec" })?, "a list")?;
    let mut records = Vec::with_capacity(lines.len());
    let mut before = Author::Script;
    for (no, line) in (first.0..u32::MAX).zip(lines) {
        let (author, cause, event) = get_record(line, before, names)?;
        records.push(Record { no: RecordNo(no), at, author, cause, actor: None, event });
        before = author;
    }
    Ok(Step { no, at, cause, records })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_read_back_whatever_byte_stands_where() {
        for byte in (0..0x80u8).map(char::from).chain(['ა', 'é', '\u{10ffff}']) {
            for length in 0..20 {
                for at in 0..=length {
                    let text: String = (0..=length).map(|i| if i == at { byte } else { 'x' }).collect();
                    let mut out = String::new();
                    put_str(&text, &mut out);
                    assert_eq!(serde_json::from_str::<String>(&out).ok(), Some(text));
                }
            }
        }
    }

    #[test]
    fn numbers_are_written_as_they_are() {
        for n in [
            0,
            7,
            10,
            99,
            100,
            101,
            999,
            1_000,
            1_001,
            86_400_000,
            4_294_967_296_012,
            -1,
            -250,
            i64::MAX,
            i64::MIN,
        ] {
            let mut out = String::new();
            put_int(n, &mut out);
            assert_eq!(out, n.to_string());
        }
    }
}
