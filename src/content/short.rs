//! Short writings of author types: `"30m"` for a limit, `"open-requests"` for a count, `"HOM"` for an owner.

use crate::base::{Dur, Msg, Name};
use crate::content::lower::{Cx, Lower};
use crate::content::pattern::{Count, Length, Value};
use crate::content::procedure::{Basis, Limit, Mark, Owner, Same, Year};
use crate::content::scenario::ParamSetting;
use crate::content::syntax::{Node, NodeKind};

fn is_text(node: Node<'_>) -> bool {
    matches!(node.kind(), NodeKind::PlainText | NodeKind::EscapedText | NodeKind::RawText)
}

/// `"open-requests"` is a fact, `3` a number.
pub(super) fn count(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Option<Count>> {
    if is_text(node) {
        return Some(Name::lower(node, cx).map(Count::Fact));
    }
    (node.kind() == NodeKind::Whole).then(|| i64::lower(node, cx).map(Count::Num))
}

/// `"30m"` is a fixed length.
pub(super) fn length(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Option<Length>> {
    is_text(node).then(|| Dur::lower(node, cx).map(Length::Fixed))
}

/// `"30m"`, `Fixed("30m")` or `Param("n")` is an indicative limit.
pub(super) fn limit(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Option<Limit>> {
    if !is_text(node) && !matches!(node.name(), Some("Param" | "Fixed")) {
        return None;
    }
    let time = Length::lower(node, cx);
    Some(time.map(|time| Limit { time, mark: Mark::indicative(), guard: None, until: None }))
}

/// `"person"` must agree; `("person", "carer-of")` allows one step over that link.
pub(super) fn same(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Option<Same>> {
    if is_text(node) {
        return Some(Name::lower(node, cx).map(|slot| Same { slot, there: None, link: None }));
    }
    if node.kind() != NodeKind::Tuple || node.name().is_some() {
        return None;
    }
    let pair = <(Name, Name)>::lower(node, cx);
    Some(pair.map(|(slot, link)| Same { slot, there: None, link: Some(link) }))
}

/// `Untimed` is a basis without source, year or remark.
pub(super) fn mark(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Option<Mark>> {
    if node.kind() != NodeKind::Word {
        return None;
    }
    Some(Basis::lower(node, cx).map(|basis| Mark { basis, ..Mark::indicative() }))
}

/// `2007` is a year as the source states it.
pub(super) fn year(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Option<Year>> {
    (node.kind() == NodeKind::Whole).then(|| u16::lower(node, cx).map(Year::Stated))
}

/// `"HOM"` is the one owner.
pub(super) fn owner(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Option<Owner>> {
    is_text(node).then(|| Name::lower(node, cx).map(Owner::One))
}

impl Mark {
    /// Our default, without a source.
    #[must_use]
    pub const fn indicative() -> Self {
        Self {
            basis: Basis::Indicative,
            sources: Vec::new(),
            year: None,
            by_analogy: false,
            unverified: false,
            note: None,
        }
    }
}

impl Lower for Value {
    fn expected() -> Msg {
        Msg::new("content-expected-value")
    }

    fn lower(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        match node.kind() {
            NodeKind::Bool => bool::lower(node, cx).map(Self::Flag),
            NodeKind::Whole => i64::lower(node, cx).map(Self::Num),
            NodeKind::List => Vec::lower(node, cx).map(Self::List),
            // A duration text such as "1h 30m" is no id, but a value all the same.
            NodeKind::PlainText if node.text().is_some_and(|text| Dur::parse(&text).is_ok()) => {
                node.text().map(|text| Self::Word(Name::at(&text, node.span(), cx.file())))
            }
            NodeKind::PlainText | NodeKind::EscapedText | NodeKind::RawText => {
                Name::lower(node, cx).map(Self::Word)
            }
            NodeKind::Word => {
                Name::lower(node, cx);
                None
            }
            _ => {
                cx.wrong_type(node, Self::expected());
                None
            }
        }
    }
}

impl Lower for ParamSetting {
    fn expected() -> Msg {
        Msg::new("content-expected-setting")
    }

    fn lower(node: Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        match node.kind() {
            NodeKind::Whole => i64::lower(node, cx).map(Self::Number),
            _ if is_text(node) => Dur::lower(node, cx).map(Self::Time),
            NodeKind::Tuple if node.name() == Some("Time") => {
                node.children().next().and_then(|n| Self::lower(n, cx))
            }
            NodeKind::Tuple if node.name() == Some("Number") => {
                node.children().next().and_then(|n| Self::lower(n, cx))
            }
            _ => {
                cx.wrong_type(node, Self::expected());
                None
            }
        }
    }
}
