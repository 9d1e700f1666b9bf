//! The values of a variant that stand without names: `Is("risk", true)`.

use crate::base::Msg;
use crate::content::codes;
use crate::content::lower::{Cx, Lower};
use crate::content::syntax::{Children, Node, NodeKind};

/// The values of one variant, taken in order.
#[derive(Debug)]
pub struct Args<'t> {
    node: Node<'t>,
    variant: &'static str,
    /// `Response(when: …)` for a variant of one value that is a record.
    record: Option<Node<'t>>,
    values: Option<Children<'t>>,
    taken: usize,
    missing: bool,
    total: usize,
}

impl<'t> Args<'t> {
    /// The values of `node`, whose name was looked at and is `variant`; it has up to `total` values.
    pub fn of(node: Node<'t>, variant: &'static str, total: usize, cx: &mut Cx<'_>) -> Option<Self> {
        let base = Self { node, variant, record: None, values: None, taken: 0, missing: false, total };
        match node.kind() {
            NodeKind::Record if total == 1 => Some(Self { record: Some(node.without_name()), ..base }),
            NodeKind::Tuple => Some(Self { values: Some(node.children()), ..base }),
            NodeKind::Word => Some(base),
            _ => {
                cx.wrong_type(
                    node,
                    Msg::new("content-expected-values").with("name", variant).with("count", total),
                );
                None
            }
        }
    }

    /// The next value, which must be there; reported at the end if it is not.
    pub fn required<T: Lower>(&mut self, cx: &mut Cx<'_>) -> Option<T> {
        let value = self.take();
        self.missing |= value.is_none();
        self.lower(value?, cx)
    }

    /// The next value, or `default` if there is none (or it was reported as unreadable).
    pub fn or<T: Lower>(&mut self, cx: &mut Cx<'_>, default: impl FnOnce() -> T) -> Option<T> {
        let value = self.take();
        Some(value.and_then(|node| self.lower(node, cx)).unwrap_or_else(default))
    }

    /// Reports too few or too many values.
    pub fn finish(mut self, cx: &mut Cx<'_>) {
        let surplus = self.values.as_mut().and_then(Iterator::next);
        if surplus.is_some() || (self.missing && !self.node.is_cut()) {
            let found = self.values.map_or(0, |rest| self.node.children().count().max(rest.count()));
            let message = Msg::new("content-wrong-count")
                .with("name", self.variant)
                .with("count", self.total)
                .with("found", found);
            let place = surplus.map_or_else(|| self.node.name_span(), Node::span);
            cx.push(cx.error(codes::WRONG_COUNT, place, message));
        }
    }

    fn lower<T: Lower>(&self, node: Node<'_>, cx: &mut Cx<'_>) -> Option<T> {
        if self.total == 1 { T::lower(node, cx) } else { cx.item(self.taken - 1, node) }
    }

    fn take(&mut self) -> Option<Node<'t>> {
        self.taken += 1;
        self.record.take().or_else(|| self.values.as_mut()?.next())
    }
}

/// Calls a constructor with values that are all there.
pub trait Build<Constructor, Made> {
    /// The made value, or `None` if one is missing.
    fn build(self, constructor: Constructor) -> Option<Made>;
}

macro_rules! build {
    ($($kind:ident $value:ident),+) => {
        impl<Made, Constructor: FnOnce($($kind),+) -> Made, $($kind),+> Build<Constructor, Made> for ($(Option<$kind>,)+) {
            fn build(self, constructor: Constructor) -> Option<Made> {
                let ($($value,)+) = self;
                Some(constructor($($value?),+))
            }
        }
    };
}

build!(A a);
build!(A a, B b);
build!(A a, B b, C c);
build!(A a, B b, C c, D d);
build!(A a, B b, C c, D d, E e);
build!(A a, B b, C c, D d, E e, F f);
