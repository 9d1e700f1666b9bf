//! The tree of a source: a flat list of nodes in reading order over the text they stand in.

use std::borrow::Cow;
use std::sync::Arc;

use crate::base::Span;
use crate::content::syntax::text;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// `"…"` without escapes.
    PlainText,
    /// `"…"` with escapes.
    EscapedText,
    /// `r#"…"#`
    RawText,
    /// `'c'`
    Character,
    /// A whole number.
    Whole,
    /// A number with a fraction.
    Fraction,
    /// `true` or `false`.
    Bool,
    /// A bare word: a variant without values.
    Word,
    /// `Name(a: 1)` or `(a: 1)`; its children are [`Field`](Self::Field)s.
    Record,
    /// `Name(1, 2)`, `(1, 2)` or `()`.
    Tuple,
    /// `[1, 2]`
    List,
    /// `{ "k": 1 }`; its children are [`Entry`](Self::Entry)s.
    Map,
    /// `name: value`; one child.
    Field,
    /// `key: value`; two children.
    Entry,
    /// A place where a value should stand; reported.
    Hole,
}

/// One row of the tree: the nodes below it are the rows up to `next`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) kind: NodeKind,
    pub(super) span: Span,
    /// Bytes of the name at the front of a record, tuple or field; 0 if it has none.
    pub(super) name: u32,
    /// The first row after this node and all below it.
    pub(super) next: u32,
    /// Something of it may be missing because of a mistake that was reported.
    pub(super) cut: bool,
}

/// A parsed source.
#[derive(Clone, Debug)]
pub struct Tree<'s> {
    pub(super) file: Arc<str>,
    pub(super) source: &'s str,
    pub(super) rows: Vec<Row>,
}

impl<'s> Tree<'s> {
    /// The file's name as the caller gave it.
    #[must_use]
    pub const fn file(&self) -> &Arc<str> {
        &self.file
    }

    /// The whole source, comments and blanks included.
    #[must_use]
    pub const fn source(&self) -> &'s str {
        self.source
    }

    /// The value of the file, if it has one.
    #[must_use]
    pub fn root(&self) -> Option<Node<'_>> {
        (!self.rows.is_empty()).then_some(Node { tree: self, row: 0, nameless: false })
    }

    /// Puts the source together again from the nodes and what lies between them; equals [`source`](Self::source)
    /// because nodes are in order and do not overlap.
    #[must_use]
    pub fn print(&self) -> String {
        let mut out = String::with_capacity(self.source.len());
        let mut done = 0usize;
        for (index, row) in self.rows.iter().enumerate() {
            let is_leaf = row.next as usize == index + 1;
            if is_leaf {
                out.push_str(self.source.get(done..row.span.start as usize).unwrap_or_default());
                out.push_str(self.slice(row.span));
                done = row.span.end as usize;
            }
        }
        out.push_str(self.source.get(done..).unwrap_or_default());
        out
    }

    /// How many nodes the tree has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether the tree has no node.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn slice(&self, span: Span) -> &'s str {
        self.source.get(span.start as usize..span.end as usize).unwrap_or_default()
    }
}

/// A node of a tree, to be looked at.
#[derive(Clone, Copy, Debug)]
pub struct Node<'t> {
    tree: &'t Tree<'t>,
    row: u32,
    nameless: bool,
}

impl<'t> Node<'t> {
    /// What the node is.
    #[must_use]
    pub fn kind(self) -> NodeKind {
        self.row().kind
    }

    /// Where it stands, brackets and quotes included.
    #[must_use]
    pub fn span(self) -> Span {
        self.row().span
    }

    /// The source text of the node.
    #[must_use]
    pub fn source(self) -> &'t str {
        self.tree.slice(self.row().span)
    }

    /// The name of a record, tuple, field or word: `Is` of `Is("a", 1)`; `None` if it has none.
    #[must_use]
    pub fn name(self) -> Option<&'t str> {
        if self.nameless {
            return None;
        }
        match self.row().kind {
            NodeKind::Word => Some(bare(self.source())),
            _ if self.row().name > 0 => Some(bare(self.tree.slice(self.name_span()))),
            _ => None,
        }
    }

    /// Where the name stands; the whole node if it has none.
    #[must_use]
    pub fn name_span(self) -> Span {
        let Row { span, name, .. } = *self.row();
        if name > 0 { Span::new(span.start, span.start + name) } else { span }
    }

    /// The same node taken without its name: the record in `Response(when: …)`.
    #[must_use]
    pub const fn without_name(self) -> Self {
        Self { tree: self.tree, row: self.row, nameless: true }
    }

    /// Whether something of it may be missing because of a mistake that was reported: the file ends within it, or a
    /// text in it has no closing quote.
    #[must_use]
    pub fn is_cut(self) -> bool {
        self.row().cut
    }

    /// The nodes directly below, in order.
    #[must_use]
    pub fn children(self) -> Children<'t> {
        Children { tree: self.tree, at: self.row + 1, end: self.row().next }
    }

    /// The value of a field.
    #[must_use]
    pub fn value(self) -> Option<Self> {
        self.children().last()
    }

    /// The value of a text; `None` for other nodes.
    #[must_use]
    pub fn text(self) -> Option<Cow<'t, str>> {
        let source = self.source();
        let inner = || {
            source.strip_prefix('"').map(|rest| rest.strip_suffix('"').unwrap_or(rest)).unwrap_or_default()
        };
        match self.kind() {
            NodeKind::PlainText => Some(Cow::Borrowed(inner())),
            NodeKind::EscapedText => Some(text::unescape(inner())),
            NodeKind::RawText => {
                let body = source.strip_prefix('r').unwrap_or(source);
                let hashes = body.bytes().take_while(|b| *b == b'#').count();
                let body = body.get(hashes + 1..).unwrap_or_default();
                let closed = body
                    .len()
                    .checked_sub(hashes + 1)
                    .and_then(|end| body.get(..end))
                    .filter(|_| source.len() >= 2 * hashes + 3);
                Some(Cow::Borrowed(closed.unwrap_or_default()))
            }
            _ => None,
        }
    }

    fn row(self) -> &'t Row {
        // A node is only made for a row that exists.
        &self.tree.rows[self.row as usize]
    }
}

/// The nodes directly below one node.
#[derive(Clone, Debug)]
pub struct Children<'t> {
    tree: &'t Tree<'t>,
    at: u32,
    end: u32,
}

impl<'t> Iterator for Children<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        if self.at >= self.end {
            return None;
        }
        let node = Node { tree: self.tree, row: self.at, nameless: false };
        self.at = node.row().next;
        Some(node)
    }
}

/// A word without the mark of a raw word or the quotes of a field name in quotes.
fn bare(word: &str) -> &str {
    word.strip_prefix("r#").unwrap_or(word).trim_matches('"')
}
