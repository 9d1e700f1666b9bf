//! The named fields of a record node, each taken once.

use crate::base::{Msg, Span};
use crate::content::codes;
use crate::content::lower::{Cx, Lower};
use crate::content::syntax::{Node, NodeKind};

/// The fields of one record, in the order of its declaration.
#[derive(Debug)]
pub struct Fields<'t, const N: usize> {
    node: Node<'t>,
    record: &'static str,
    keys: &'static [&'static str; N],
    values: [Option<Node<'t>>; N],
    next: usize,
}

impl<'t, const N: usize> Fields<'t, N> {
    /// The fields of `node`, a record named `record` or without a name. Unknown and repeated fields are reported. An
    /// empty key stands for something that is not written.
    pub fn of_record(
        node: Node<'t>,
        record: &'static str,
        keys: &'static [&'static str; N],
        cx: &mut Cx<'_>,
    ) -> Option<Self> {
        if !Self::is_record(node, Msg::new("content-expected-record").with("name", record), cx) {
            return None;
        }
        if let Some(name) = node.name().filter(|name| *name != record) {
            let message = Msg::new("content-wrong-record").with("name", name).with("expected", record);
            cx.push(cx.error(codes::WRONG_RECORD, node.name_span(), message).mend(record));
        }
        Some(Self::collect(node, record, keys, cx))
    }

    /// The fields of `node`, whose name was looked at and is the variant `variant`.
    pub fn of_variant(
        node: Node<'t>,
        variant: &'static str,
        keys: &'static [&'static str; N],
        cx: &mut Cx<'_>,
    ) -> Option<Self> {
        let bare = node.kind() == NodeKind::Word;
        if !bare && !Self::is_record(node, Msg::new("content-expected-record").with("name", variant), cx) {
            return None;
        }
        Some(Self::collect(node, variant, keys, cx))
    }

    fn is_record(node: Node<'t>, expected: Msg, cx: &mut Cx<'_>) -> bool {
        let empty = node.kind() == NodeKind::Tuple && node.children().next().is_none();
        if node.kind() == NodeKind::Record || empty {
            return true;
        }
        cx.wrong_type(node, expected);
        false
    }

    fn collect(
        node: Node<'t>,
        record: &'static str,
        keys: &'static [&'static str; N],
        cx: &mut Cx<'_>,
    ) -> Self {
        let mut values = [None; N];
        let mut unknown = Vec::new();
        for field in node.children().filter(|child| child.kind() == NodeKind::Field) {
            let name = field.name().unwrap_or_default();
            match keys.iter().position(|key| *key == name && !key.is_empty()) {
                Some(index) if values[index].is_some() => {
                    let message = Msg::new("content-repeated-field").with("name", name);
                    cx.push(cx.error(codes::REPEATED_FIELD, field.name_span(), message));
                }
                Some(index) => values[index] = field.value(),
                None => unknown.push((name, field)),
            }
        }
        for (name, field) in unknown {
            let message = Msg::new("content-unknown-field").with("name", name).with("record", record);
            let meant = cx.unknown_word(codes::UNKNOWN_FIELD, field.name_span(), message, name, keys);
            // A misspelt field stands for the one that is meant, so that it is not reported as missing too.
            if let Some(value) =
                keys.iter().position(|key| Some(*key) == meant).and_then(|at| values.get_mut(at))
                && value.is_none()
            {
                *value = field.value();
            }
        }
        Self { node, record, keys, values, next: 0 }
    }

    /// The next field, which must be there.
    pub fn required<T: Lower>(&mut self, cx: &mut Cx<'_>) -> Option<T> {
        let (key, value) = self.take()?;
        if value.is_none() && !self.node.is_cut() {
            let message = Msg::new("content-missing-field")
                .with("name", key)
                .with("record", self.record)
                .with("expected", T::expected());
            cx.push(cx.error(codes::MISSING_FIELD, self.head(), message));
        }
        cx.field(key, value?)
    }

    /// The next field, or `default` if it is not written (or was reported as unreadable).
    pub fn or<T: Lower>(&mut self, cx: &mut Cx<'_>, default: impl FnOnce() -> T) -> Option<T> {
        let (key, value) = self.take()?;
        Some(value.and_then(|node| cx.field(key, node)).unwrap_or_else(default))
    }

    /// The place of the record itself, for a field that is not written.
    pub fn here(&mut self) -> Option<Span> {
        self.next += 1;
        Some(self.node.span())
    }

    /// The record's name, or its opening bracket.
    fn head(&self) -> Span {
        let span = self.node.name_span();
        if self.node.name().is_some() { span } else { Span::new(span.start, span.end.min(span.start + 1)) }
    }

    fn take(&mut self) -> Option<(&'static str, Option<Node<'t>>)> {
        let index = self.next;
        self.next += 1;
        Some((*self.keys.get(index)?, *self.values.get(index)?))
    }
}
