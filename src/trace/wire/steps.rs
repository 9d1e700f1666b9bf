//! Records and steps: one step is one journal line.

use serde_json::Value;

use crate::base::SimTime;
use crate::trace::command::Envelope;
use crate::trace::event::Event;
use crate::trace::record::{Author, Due, Record, Step, StepCause};
use crate::trace::value::{RecordNo, StepNo};
use crate::trace::wire::fields::{field, list};
use crate::trace::wire::{Named, Names, Wire, WireError};

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
