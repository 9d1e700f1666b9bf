//! Writes values the way their neighbours are written.

use crate::base::Diagnostic;
use crate::content::edit::Value;
use crate::content::edit::group::{self, Group};
use crate::content::edit::refuse::Refuse;
use crate::content::syntax::token::TokenKind;
use crate::content::syntax::{Node, NodeKind, parse};

/// One step further in, where no neighbour shows another.
const INDENT: &str = "    ";

/// A value in RON that can be put at any place.
///
/// # Errors
/// What is wrong with RON that was given.
pub(super) fn ron(value: &Value, refuse: &Refuse) -> Result<String, Box<Diagnostic>> {
    match value {
        Value::Text(text) => Ok(quoted(text)),
        Value::Whole(number) => Ok(number.to_string()),
        Value::Flag(flag) => Ok(flag.to_string()),
        Value::Ron(text) => {
            let (tree, mistakes) = parse(refuse.file(), text.as_bytes());
            if mistakes.has_errors() {
                return Err(refuse.bad_value(text, mistakes.list.into_iter().next()));
            }
            let end = tree.as_ref().and_then(|tree| tree.root()).map(|root| root.span().end as usize);
            let sound = end.and_then(|end| text.split_at_checked(end)).filter(|(value, behind)| {
                behind.trim().is_empty()
                    && !value.trim_start_matches('\u{feff}').trim_start().starts_with("#!")
            });
            let Some((value, _)) = sound else { return Err(refuse.bad_value(text, None)) };
            Ok(value.trim_start_matches('\u{feff}').trim_start().to_owned())
        }
    }
}

/// A text in quotes.
#[must_use]
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_ascii_control() => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A value laid out like `model`, at a place whose line begins with `indent`; `text` is what the model stands in.
pub(super) fn like(ron: &str, model: Option<Node<'_>>, text: &str, indent: &str, refuse: &Refuse) -> String {
    let (tree, _) = parse(refuse.file(), ron.as_bytes());
    let root = tree.as_ref().and_then(|tree| tree.root());
    // A value that has lines or comments of its own keeps them.
    let plain = !group::bits(ron)
        .iter()
        .any(|bit| bit.kind == TokenKind::Comment || (bit.kind == TokenKind::Blank && bit.lines > 0));
    match root {
        Some(root) if plain => laid(root, ron, model, text, indent),
        _ => shifted(ron, indent, group::new_line(text)),
    }
}

/// A value of one line, broken into lines where the model is.
fn laid(node: Node<'_>, ron: &str, model: Option<Node<'_>>, text: &str, indent: &str) -> String {
    let model =
        model.filter(|model| model.kind() == node.kind() && model.name().is_some() == node.name().is_some());
    let groups = model.and_then(|model| Some((Group::of(model, text)?, Group::of(node, ron)?)));
    let Some((model, own)) = groups.filter(|(model, own)| model.is_stacked() && !own.items.is_empty()) else {
        return node.source().to_owned();
    };
    let first = model.items.first().map_or(0, |item| item.node.span().start as usize);
    let outer = model.indent(model.open());
    let deeper = model.indent(first).strip_prefix(outer).filter(|more| !more.is_empty()).unwrap_or(INDENT);
    let inner = format!("{indent}{deeper}");
    let new_line = group::new_line(text);
    let mut out = own.opening().to_owned();
    for (number, item) in own.items.iter().enumerate() {
        out.push_str(new_line);
        out.push_str(&inner);
        let alike = model
            .items
            .iter()
            .find(|other| item.node.kind() != NodeKind::Field || other.node.name() == item.node.name());
        let value = item.node.value().filter(|_| item.node.kind() == NodeKind::Field);
        match (item.node.name(), value) {
            (Some(name), Some(value)) => {
                let model = alike.and_then(|field| field.node.value());
                out.push_str(&format!("{name}: {}", laid(value, ron, model, text, &inner)));
            }
            _ => out.push_str(&laid(item.node, ron, alike.map(|item| item.node), text, &inner)),
        }
        if number + 1 < own.items.len() || model.ends_with_comma() {
            out.push(',');
        }
    }
    out.push_str(new_line);
    out.push_str(indent);
    out.push_str(own.closing());
    out
}

/// A value of several lines, moved in or out as a whole; texts over several lines stay as they are.
fn shifted(ron: &str, indent: &str, new_line: &str) -> String {
    let bits = group::bits(ron);
    let source = |bit: &group::Bit| ron.get(bit.start..bit.end).unwrap_or_default();
    let breaks = |bit: &&group::Bit| bit.kind == TokenKind::Blank && bit.lines > 0;
    let own = |blank: &str| blank.rsplit('\n').next().map_or(0, str::len);
    let least = bits.iter().filter(breaks).map(|bit| own(source(bit))).min().unwrap_or_default();
    let mut out = String::with_capacity(ron.len());
    let mut done = 0;
    for bit in &bits {
        out.push_str(ron.get(done..bit.start).unwrap_or_default().trim_matches('\r'));
        done = bit.end;
        if breaks(&bit) {
            let blank = source(bit);
            let further = blank.rsplit('\n').next().and_then(|own| own.get(least..)).unwrap_or_default();
            (0..bit.lines).for_each(|_| out.push_str(new_line));
            out.push_str(indent);
            out.push_str(further);
        } else {
            out.push_str(source(bit));
        }
    }
    out
}
