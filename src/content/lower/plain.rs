//! The types every content type is made of: numbers, texts, names, durations, lists, maps.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Dur, Msg, Name, Reliability, SimTime, Span, Text};
use crate::content::check::texts;
use crate::content::codes;
use crate::content::lower::{Cx, Fields, Lower};
use crate::content::syntax::number;
use crate::content::syntax::token::short;
use crate::content::syntax::{Node, NodeKind};

/// The longest id, in bytes. Ids are letters, digits, `-`, `_`, `.`; `HOM@transit` is a role at a post, `$person` the slot
/// of an act.
const NAME_LIMIT: usize = 64;

impl Lower for bool {
    fn expected() -> Msg {
        Msg::new("content-expected-bool")
    }

    fn lower(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        if node.kind() == NodeKind::Bool {
            return Some(node.source() == "true");
        }
        cx.wrong_type(node, Self::expected());
        None
    }
}

macro_rules! whole {
    ($($kind:ty),*) => {$(
        impl Lower for $kind {
            fn expected() -> Msg {
                Msg::new("content-expected-whole")
            }

            fn lower(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
                if node.kind() != NodeKind::Whole {
                    cx.wrong_type(node, Self::expected());
                    return None;
                }
                let value = number::whole(node.source()).and_then(|n| Self::try_from(n).ok());
                if value.is_none() {
                    let message = Msg::new("content-out-of-range")
                        .with("text", short(node.source()))
                        .with("least", Self::MIN.to_string())
                        .with("most", Self::MAX.to_string());
                    cx.push(cx.error(codes::OUT_OF_RANGE, node.span(), message));
                }
                value
            }
        }
    )*};
}

whole!(u8, u16, u32, u64, usize, i8, i16, i32, i64);

impl Lower for String {
    fn expected() -> Msg {
        Msg::new("content-expected-text")
    }

    fn lower(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let text = node.text();
        if text.is_none() {
            cx.wrong_type(node, Self::expected());
        }
        Some(text?.into_owned())
    }
}

impl Lower for Box<str> {
    fn expected() -> Msg {
        String::expected()
    }

    fn lower(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        String::lower(node, cx).map(Into::into)
    }
}

impl Lower for Name {
    fn expected() -> Msg {
        Msg::new("content-expected-name")
    }

    fn lower(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let Some(text) = node.text() else {
            if let Some(mut finding) = cx.wrong_type_finding(node, Self::expected()) {
                if matches!(node.kind(), NodeKind::Word | NodeKind::Whole) {
                    finding = finding.mend(format!("\"{}\"", node.source()));
                }
                cx.push(finding);
            }
            return None;
        };
        let sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '@');
        let body = text.strip_prefix('$').unwrap_or(&text);
        if body.is_empty() || text.len() > NAME_LIMIT || !body.chars().all(sound) {
            let message = Msg::new("content-not-a-name").with("text", short(&text)).with("limit", NAME_LIMIT);
            let mut finding = cx.error(codes::NOT_A_NAME, node.span(), message);
            let mended: String = text.trim().chars().map(|c| if c == ' ' { '-' } else { c }).collect();
            if !mended.is_empty() && mended.len() <= NAME_LIMIT && mended.chars().all(sound) {
                finding = finding.mend_if(mended == text.trim(), format!("\"{mended}\""));
            }
            cx.push(finding);
            return None;
        }
        Some(Self::at(&text, node.span(), cx.file()))
    }
}

impl Lower for Dur {
    fn expected() -> Msg {
        Msg::new("content-expected-duration")
    }

    fn lower(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let Some(text) = node.text() else {
            if let Some(finding) = cx.wrong_type_finding(node, Self::expected()) {
                let finding = match node.kind() {
                    NodeKind::Whole => {
                        finding.help(Msg::new("content-duration-unit").with("text", short(node.source())))
                    }
                    _ => finding,
                };
                cx.push(finding);
            }
            return None;
        };
        match Self::parse(&text) {
            Ok(dur) => Some(dur),
            Err(why) => {
                let message = if why == Self::TOO_LONG {
                    Msg::new("content-duration-too-long").with("longest", Self::LIMIT)
                } else {
                    Msg::new("content-not-a-duration")
                };
                let message = message.with("text", short(&text));
                cx.push(
                    cx.error(codes::NOT_A_DURATION, node.span(), message)
                        .help(Msg::new("content-duration-form")),
                );
                None
            }
        }
    }
}

impl Lower for SimTime {
    fn expected() -> Msg {
        Dur::expected()
    }

    fn lower(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        Dur::lower(node, cx).map(|dur| Self::ZERO.plus(dur))
    }
}

impl Lower for Text {
    fn expected() -> Msg {
        Msg::new("content-expected-localised")
    }

    fn lower(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        if let Some(text) = node.text() {
            let source = node.source();
            let georgian = text.chars().any(|c| ('\u{10d0}'..='\u{10ff}').contains(&c));
            let mended = if georgian {
                format!("(ka: {source}, en: \"\")")
            } else {
                format!("(ka: \"\", en: {source})")
            };
            if let Some(finding) = cx.wrong_type_finding(node, Self::expected()) {
                cx.push(finding.mend(mended));
            }
            return None;
        }
        let mut fields = Fields::of_record(node, "Text", &["ka", "en"], cx)?;
        let ka: Option<Box<str>> = fields.or(cx, Default::default);
        let en: Option<Box<str>> = fields.or(cx, Default::default);
        let text = Self { ka: ka?, en: en? };
        texts::look(&text, node, cx);
        Some(text)
    }
}

impl Lower for Span {
    fn expected() -> Msg {
        Msg::new("content-expected-anything")
    }

    /// The place of whatever stands there.
    fn lower(node: Node<'_>, _: &mut Cx<'_>) -> Option<Self> {
        Some(node.span())
    }
}

impl Lower for Reliability {
    fn expected() -> Msg {
        Msg::new("content-expected-choice").with("name", "Reliability")
    }

    fn lower(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        match cx.variant(node, Self::expected(), &["Rumour", "Reported", "Confirmed"])? {
            "Rumour" => Some(Self::Rumour),
            "Reported" => Some(Self::Reported),
            _ => Some(Self::Confirmed),
        }
    }
}

impl<T: Lower> Lower for Option<T> {
    fn expected() -> Msg {
        T::expected()
    }

    fn lower(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        match (node.kind(), node.name()) {
            (NodeKind::Word, Some("None")) => Some(None),
            (NodeKind::Tuple, Some("Some")) if node.children().count() == 1 => {
                T::lower(node.children().next()?, cx).map(Some)
            }
            _ => T::lower(node, cx).map(Some),
        }
    }
}

impl<T: Lower> Lower for Box<T> {
    fn expected() -> Msg {
        T::expected()
    }

    fn lower(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        T::lower(node, cx).map(Self::new)
    }
}

/// A list; of pairs also written as a map `{ "a": 1 }`.
impl<T: Lower> Lower for Vec<T> {
    fn expected() -> Msg {
        Msg::new("content-expected-list").with("item", T::expected())
    }

    fn lower(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        if node.kind() == NodeKind::Map {
            report_repeated_keys(node, cx);
        }
        if matches!(node.kind(), NodeKind::List | NodeKind::Map) {
            return Some(
                node.children().enumerate().filter_map(|(index, child)| cx.item(index, child)).collect(),
            );
        }
        if let Some(mut finding) = cx.wrong_type_finding(node, Self::expected()) {
            if node.source().len() <= 80 {
                finding = finding.mend(format!("[{}]", node.source()));
            }
            cx.push(finding);
        }
        None
    }
}

impl<K: Lower + Ord, V: Lower> Lower for BTreeMap<K, V> {
    fn expected() -> Msg {
        Msg::new("content-expected-map")
    }

    fn lower(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        if node.kind() != NodeKind::Map {
            cx.wrong_type(node, Self::expected());
            return None;
        }
        let mut map = Self::new();
        for entry in node.children() {
            let mut parts = entry.children();
            let (Some(first), Some(second)) = (parts.next(), parts.next()) else { continue };
            let written = first.text().map_or_else(|| short(first.source()), |text| short(&text));
            let (key, value) = (cx.key::<K>(&written, first), cx.key::<V>(&written, second));
            let Some(key) = key else { continue };
            match (map.entry(key), value) {
                (Entry::Occupied(_), _) => {
                    let message = Msg::new("content-duplicate-key").with("name", written);
                    cx.push(cx.error(codes::DUPLICATE_KEY, first.span(), message));
                }
                (Entry::Vacant(place), Some(value)) => {
                    place.insert(value);
                }
                (Entry::Vacant(_), None) => {}
            }
        }
        Some(map)
    }
}

/// Reports keys that stand twice in a map node.
fn report_repeated_keys(node: Node<'_>, cx: &mut Cx<'_>) {
    let mut seen = BTreeSet::new();
    for key in node.children().filter_map(|entry| entry.children().next()) {
        if key.kind() != NodeKind::Hole && !seen.insert(key.source()) {
            let message = Msg::new("content-duplicate-key").with("name", short(key.source()));
            cx.push(cx.error(codes::DUPLICATE_KEY, key.span(), message));
        }
    }
}

impl<A: Lower, B: Lower> Lower for (A, B) {
    fn expected() -> Msg {
        Msg::new("content-expected-pair")
    }

    fn lower(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let mut parts = node.children();
        let (first, second, rest) = (parts.next(), parts.next(), parts.next());
        match (node.kind(), node.name(), first, second, rest) {
            (NodeKind::Tuple | NodeKind::Entry, None, Some(first), Some(second), None) => {
                let (a, b) = (cx.item(0, first), cx.item(1, second));
                Some((a?, b?))
            }
            _ => {
                cx.wrong_type(node, Self::expected());
                None
            }
        }
    }
}

impl<A: Lower, B: Lower, C: Lower, D: Lower> Lower for (A, B, C, D) {
    fn expected() -> Msg {
        Msg::new("content-expected-four")
    }

    fn lower(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let parts: Vec<Node<'_>> = node.children().take(5).collect();
        match (node.kind(), node.name(), parts.as_slice()) {
            (NodeKind::Tuple, None, [a, b, c, d]) => {
                let (a, b, c, d) = (cx.item(0, *a), cx.item(1, *b), cx.item(2, *c), cx.item(3, *d));
                Some((a?, b?, c?, d?))
            }
            _ => {
                cx.wrong_type(node, Self::expected());
                None
            }
        }
    }
}
