//! A log: JSON lines, one trace a line, read into columns against a compiled model.
//!
//! # Invariants
//! - A line is refused with its number and column: not UTF-8, not JSON, a missing or repeated `id`, `events`, `t`, `a`,
//!   a value of another type, a time before 0 or before the event above, a trace name seen before.
//! - Fields this format does not know are skipped (but must be JSON). `null` stands for nothing given.
//! - Memory is bounded by the longest line allowed and the names of traces.
//!
//! # Not here
//! - Cutting a file into lines (`cli::score_trace`).

use std::collections::{BTreeMap, BTreeSet};

use crate::base::Msg;
use crate::score::declare::cell::Cell;
use crate::score::declare::compile::{Compiled, OTHER_ACTIVITY, to_index};
use crate::score::declare::json::{Flaw, Json, JsonFault};

/// The longest line in bytes.
pub const LINE_LIMIT: usize = 256 << 20;
/// The most attribute values of one trace that are kept.
const CELLS_LIMIT: usize = 32 << 20;
/// A text no condition names, in a column where such texts need not be told apart.
const OTHER_TEXT: u32 = u32::MAX;

/// One trace in columns.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// Its name.
    pub id: String,
    /// The activity of each event by the model's number.
    pub activity: Vec<u32>,
    /// The time of each event in milliseconds since the start.
    pub at: Vec<i64>,
    /// For each slot of the model, its value in each event.
    columns: Vec<Vec<Cell>>,
    /// Texts beyond the model's, by their number less the number of the model's.
    texts: Vec<Box<[u8]>>,
}

impl Trace {
    /// The value of an attribute in an event.
    #[inline]
    #[must_use]
    pub fn cell(&self, slot: u16, place: u32) -> Cell {
        self.columns
            .get(usize::from(slot))
            .and_then(|column| column.get(to_index(place)))
            .copied()
            .unwrap_or(Cell::Missing)
    }

    /// The text of a number in a cell.
    #[must_use]
    pub fn text<'t>(&'t self, model: &'t Compiled, number: u32) -> &'t [u8] {
        match to_index(number).checked_sub(model.texts.len()) {
            None => model.texts.name(number).unwrap_or_default(),
            Some(own) => self.texts.get(own).map_or(&[], AsRef::as_ref),
        }
    }

    fn clear(&mut self, slots: usize) {
        self.id.clear();
        self.activity.clear();
        self.at.clear();
        self.columns.resize_with(slots, Vec::new);
        self.columns.iter_mut().for_each(Vec::clear);
        self.texts.clear();
    }
}

/// Why a line is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {}", message.key)]
pub struct LogFault {
    /// The line, from 1.
    pub line: u64,
    /// The character in the line, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: Msg,
}

/// Reads the lines of one log.
#[derive(Clone, Debug)]
pub struct LogReader<'m> {
    model: &'m Compiled,
    line: u64,
    seen: BTreeSet<Box<str>>,
    texts: BTreeMap<Box<[u8]>, u32>,
    most_events: usize,
}

/// A mistake at a byte of the line.
struct Fault {
    at: usize,
    message: Msg,
}

impl From<JsonFault> for Fault {
    #[cold]
    fn from(fault: JsonFault) -> Self {
        Self { at: fault.at, message: fault.flaw.message() }
    }
}

#[cold]
fn fault(at: usize, key: &'static str) -> Fault {
    Fault { at, message: Msg::new(key) }
}

#[cold]
fn fault_of(at: usize, key: &'static str, name: &'static str) -> Fault {
    Fault { at, message: Msg::new(key).with("name", name) }
}

impl<'m> LogReader<'m> {
    /// A reader before the first line.
    #[must_use]
    pub fn new(model: &'m Compiled) -> Self {
        Self {
            model,
            line: 0,
            seen: BTreeSet::new(),
            texts: BTreeMap::new(),
            most_events: CELLS_LIMIT / model.slots.len().max(1),
        }
    }

    /// Reads the next line, without its newline, into `trace`. `false` if the line is blank.
    ///
    /// # Errors
    /// If the line is refused; `trace` then holds nothing of use.
    pub fn line(&mut self, line: &[u8], trace: &mut Trace) -> Result<bool, LogFault> {
        self.line += 1;
        let first = if self.line == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
        self.read(first, trace).map_err(|fault| {
            let before = first.get(..fault.at).unwrap_or(first);
            let column = before.iter().filter(|byte| **byte & 0xc0 != 0x80).count() + 1;
            LogFault { line: self.line, column, message: fault.message }
        })
    }

    /// The line could not be handed over because it is longer than [`LINE_LIMIT`].
    #[must_use]
    pub fn too_long(&self) -> LogFault {
        let message = Msg::new("cross-check-line-too-long").with("limit", LINE_LIMIT);
        LogFault { line: self.line + 1, column: 1, message }
    }

    fn read(&mut self, line: &[u8], trace: &mut Trace) -> Result<bool, Fault> {
        if line.len() > LINE_LIMIT {
            return Err(Fault { at: 0, message: self.too_long().message });
        }
        if let Err(error) = std::str::from_utf8(line) {
            return Err(fault(error.valid_up_to(), "cross-check-not-utf8"));
        }
        let mut json = Json::new(line);
        if json.peek().is_none() {
            return Ok(false);
        }
        trace.clear(self.model.slots.len());
        self.texts.clear();
        let (mut named, mut listed) = (false, false);
        json.expect(b'{', "{")?;
        if !json.is_empty(b'}') {
            loop {
                let at = json.at();
                let key = json.key()?;
                match &*key {
                    b"id" if named => return Err(fault_of(at, "cross-check-repeated-field", "id")),
                    b"events" if listed => return Err(fault_of(at, "cross-check-repeated-field", "events")),
                    b"id" => {
                        named = true;
                        self.name(&mut json, trace)?;
                    }
                    b"events" => {
                        listed = true;
                        self.events(&mut json, trace)?;
                    }
                    _ => json.skip(1)?,
                }
                if !json.more(b'}')? {
                    break;
                }
            }
        }
        json.end()?;
        if !named {
            return Err(fault_of(0, "cross-check-missing-field", "id"));
        }
        if !listed {
            return Err(fault_of(0, "cross-check-missing-field", "events"));
        }
        Ok(true)
    }

    fn name(&mut self, json: &mut Json<'_>, trace: &mut Trace) -> Result<(), Fault> {
        if json.peek() != Some(b'"') {
            return Err(wrong_type(json, "cross-check-type-text"));
        }
        let at = json.at();
        let name = json.string()?;
        trace.id.push_str(&String::from_utf8_lossy(&name));
        if !self.seen.insert(trace.id.as_str().into()) {
            let message = Msg::new("cross-check-repeated-trace").with("name", trace.id.as_str());
            return Err(Fault { at, message });
        }
        Ok(())
    }

    fn events(&mut self, json: &mut Json<'_>, trace: &mut Trace) -> Result<(), Fault> {
        if json.peek() != Some(b'[') {
            return Err(wrong_type(json, "cross-check-type-list"));
        }
        json.expect(b'[', "[")?;
        if json.is_empty(b']') {
            return Ok(());
        }
        let mut last = 0;
        loop {
            if trace.at.len() >= self.most_events {
                let message = Msg::new("cross-check-trace-too-long").with("limit", self.most_events);
                return Err(Fault { at: json.at(), message });
            }
            last = self.event(json, trace, last)?;
            if !json.more(b']')? {
                return Ok(());
            }
        }
    }

    /// Reads one event and answers its time, which must not lie before `last`.
    #[inline]
    fn event(&mut self, json: &mut Json<'_>, trace: &mut Trace, last: i64) -> Result<i64, Fault> {
        if json.peek() != Some(b'{') {
            return Err(wrong_type(json, "cross-check-type-object"));
        }
        let opening = json.at();
        json.expect(b'{', "{")?;
        for column in &mut trace.columns {
            column.push(Cell::Missing);
        }
        let (mut time, mut activity, mut role, mut data) = (None, None, false, false);
        if !json.is_empty(b'}') {
            loop {
                let at = json.at();
                let key = json.key()?;
                match &*key {
                    b"t" if time.is_some() => return Err(fault_of(at, "cross-check-repeated-field", "t")),
                    b"a" if activity.is_some() => {
                        return Err(fault_of(at, "cross-check-repeated-field", "a"));
                    }
                    b"r" if role => return Err(fault_of(at, "cross-check-repeated-field", "r")),
                    b"d" if data => return Err(fault_of(at, "cross-check-repeated-field", "d")),
                    b"t" => time = Some(moment(json, last)?),
                    b"a" => {
                        if json.peek() != Some(b'"') {
                            return Err(wrong_type(json, "cross-check-type-text"));
                        }
                        activity =
                            Some(self.model.activities.find(&json.string()?).unwrap_or(OTHER_ACTIVITY));
                    }
                    b"r" => {
                        role = true;
                        self.role(json, trace)?;
                    }
                    b"d" => {
                        data = true;
                        self.data(json, trace)?;
                    }
                    _ => json.skip(3)?,
                }
                if !json.more(b'}')? {
                    break;
                }
            }
        }
        let time = time.ok_or_else(|| fault_of(opening, "cross-check-missing-field", "t"))?;
        trace.at.push(time);
        trace.activity.push(activity.ok_or_else(|| fault_of(opening, "cross-check-missing-field", "a"))?);
        Ok(time)
    }

    #[inline]
    fn role(&mut self, json: &mut Json<'_>, trace: &mut Trace) -> Result<(), Fault> {
        match json.peek() {
            Some(b'"') => {
                let role = json.string()?;
                if let Some(slot) = self.model.role {
                    let cell = self.text(slot, &role, trace);
                    put(trace, slot, cell);
                }
                Ok(())
            }
            Some(b'n') => Ok(json.literal("null")?),
            _ => Err(wrong_type(json, "cross-check-type-text")),
        }
    }

    #[inline]
    fn data(&mut self, json: &mut Json<'_>, trace: &mut Trace) -> Result<(), Fault> {
        match json.peek() {
            Some(b'{') => json.expect(b'{', "{")?,
            Some(b'n') => return Ok(json.literal("null")?),
            _ => return Err(wrong_type(json, "cross-check-type-object")),
        }
        if json.is_empty(b'}') {
            return Ok(());
        }
        loop {
            let key = json.key()?;
            let slot = self.slot(&key);
            let cell = match json.peek() {
                Some(b'"') => {
                    let text = json.string()?;
                    slot.map_or(Cell::Missing, |slot| self.text(slot, &text, trace))
                }
                Some(b'-' | b'0'..=b'9') => json.number()?,
                Some(b't') => json.literal("true").map(|()| Cell::Bool(true))?,
                Some(b'f') => json.literal("false").map(|()| Cell::Bool(false))?,
                Some(b'n') => json.literal("null").map(|()| Cell::Missing)?,
                _ => return Err(wrong_type(json, "cross-check-type-value")),
            };
            if let Some(slot) = slot {
                put(trace, slot, cell);
            }
            if !json.more(b'}')? {
                return Ok(());
            }
        }
    }

    /// The column of a data attribute. `role` is the event's own field, whatever its data say.
    #[inline]
    fn slot(&self, name: &[u8]) -> Option<u16> {
        let found = (0u16..).zip(&self.model.slots).find(|(_, slot)| slot.name.as_bytes() == name);
        found.map(|(number, _)| number).filter(|number| self.model.role != Some(*number))
    }

    #[inline]
    fn text(&mut self, slot: u16, text: &[u8], trace: &mut Trace) -> Cell {
        let known = self.model.texts.find(text);
        Cell::Text(match known {
            Some(number) => number,
            None if self.model.slots.get(usize::from(slot)).is_some_and(|slot| slot.keeps_texts) => {
                self.own(text, trace)
            }
            None => OTHER_TEXT,
        })
    }

    fn own(&mut self, text: &[u8], trace: &mut Trace) -> u32 {
        if let Some(number) = self.texts.get(text) {
            return *number;
        }
        let number = u32::try_from(self.model.texts.len() + trace.texts.len()).unwrap_or(OTHER_TEXT);
        trace.texts.push(text.into());
        self.texts.insert(text.into(), number);
        number
    }
}

#[inline]
fn put(trace: &mut Trace, slot: u16, cell: Cell) {
    if let Some(last) = trace.columns.get_mut(usize::from(slot)).and_then(|column| column.last_mut()) {
        *last = cell;
    }
}

/// A time: a whole number, not before `last`.
#[inline]
fn moment(json: &mut Json<'_>, last: i64) -> Result<i64, Fault> {
    let at = match json.peek() {
        Some(b'-' | b'0'..=b'9') => json.at(),
        _ => return Err(wrong_type(json, "cross-check-type-whole")),
    };
    match json.number()? {
        Cell::Int(time) if time >= last => Ok(time),
        Cell::Int(0..) => Err(fault(at, "cross-check-time-decreases")),
        Cell::Int(_) => Err(fault(at, "cross-check-time-before-start")),
        Cell::Missing | Cell::Bool(_) | Cell::Float(_) | Cell::Text(_) => Err(Fault {
            at,
            message: Msg::new("cross-check-wrong-type").with("wanted", Msg::new("cross-check-type-whole")),
        }),
    }
}

#[cold]
fn wrong_type(json: &mut Json<'_>, wanted: &'static str) -> Fault {
    match json.peek() {
        None => json.fault(Flaw::CutOff).into(),
        Some(_) => Fault {
            at: json.at(),
            message: Msg::new("cross-check-wrong-type").with("wanted", Msg::new(wanted)),
        },
    }
}
