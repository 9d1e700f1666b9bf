//! A JSON text as a tree in which every value and field knows its place.

use crate::base::Span;
use crate::score::declare::cell::Cell;
use crate::score::declare::json::{DEPTH_LIMIT, Flaw, Json, JsonFault};

/// A value with its place.
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) value: Tree,
}

/// A value.
pub(super) enum Tree {
    Null,
    Plain(Cell),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Span, Node)>),
}

/// A range of bytes as a place.
pub(super) fn span(start: usize, end: usize) -> Span {
    let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Span::new(narrow(start), narrow(end))
}

/// Reads one value. `budget` is the number of values that may still be read; it is 0 if that was the reason to stop.
pub(super) fn read_tree(json: &mut Json<'_>, depth: u32, budget: &mut usize) -> Result<Node, JsonFault> {
    let first = json.peek();
    let start = json.at();
    *budget = budget.saturating_sub(1);
    if *budget == 0 || depth >= DEPTH_LIMIT {
        return Err(json.fault(Flaw::TooDeep));
    }
    let value = match first {
        Some(b'"') => Tree::Text(text(json)?),
        Some(b'-' | b'0'..=b'9') => Tree::Plain(json.number()?),
        Some(b't') => json.literal("true").map(|()| Tree::Plain(Cell::Bool(true)))?,
        Some(b'f') => json.literal("false").map(|()| Tree::Plain(Cell::Bool(false)))?,
        Some(b'n') => json.literal("null").map(|()| Tree::Null)?,
        Some(b'[') => {
            json.expect(b'[', "[")?;
            let mut list = Vec::new();
            if !json.is_empty(b']') {
                loop {
                    list.push(read_tree(json, depth + 1, budget)?);
                    if !json.more(b']')? {
                        break;
                    }
                }
            }
            Tree::List(list)
        }
        Some(b'{') => {
            json.expect(b'{', "{")?;
            let mut entries = Vec::new();
            if !json.is_empty(b'}') {
                loop {
                    json.peek();
                    let from = json.at();
                    let name = text(json)?;
                    let place = span(from, json.at());
                    json.expect(b':', ":")?;
                    entries.push((name, place, read_tree(json, depth + 1, budget)?));
                    if !json.more(b'}')? {
                        break;
                    }
                }
            }
            Tree::Object(entries)
        }
        Some(_) => return Err(json.fault(Flaw::Expected("[ { \" 0–9"))),
        None => return Err(json.fault(Flaw::CutOff)),
    };
    Ok(Node { span: span(start, json.at()), value })
}

/// The bytes are UTF-8 and escapes add whole letters, so nothing is ever replaced here.
fn text(json: &mut Json<'_>) -> Result<String, JsonFault> {
    json.string().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}
