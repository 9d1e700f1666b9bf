//! Brackets and the items in them, each with the comments, the comma and the lines that are its own.

use std::sync::Arc;

use crate::content::edit::splice::Splice;
use crate::content::findings::Findings;
use crate::content::syntax::token::{Lexer, TokenKind};
use crate::content::syntax::{Node, NodeKind};

/// A bracket with its items.
pub(super) struct Group<'t> {
    text: &'t str,
    node: Node<'t>,
    /// The place behind the opening bracket, and that of the closing one.
    inner: (usize, usize),
    pub(super) items: Vec<Item<'t>>,
}

/// An item of a bracket.
pub(super) struct Item<'t> {
    pub(super) node: Node<'t>,
    /// Where the comments begin that belong to it.
    start: usize,
    /// Where its comma and the comment beside it end.
    end: usize,
    comma: Option<usize>,
}

/// An item to be put among others: with the comments above it, and the comment beside it.
pub(super) struct Piece {
    pub(super) head: String,
    pub(super) tail: String,
}

/// The side of an item something is put at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// What lies between two items.
struct Gap {
    comma: Option<usize>,
    /// The end of what belongs to the item on the left.
    left: usize,
    /// The start of what belongs to the item on the right.
    right: usize,
}

impl<'t> Group<'t> {
    /// The bracket `node`, with every comma where it belongs; `None` if it is no bracket or has mistakes between its items.
    pub(super) fn of(node: Node<'t>, text: &'t str) -> Option<Self> {
        let brackets =
            matches!(node.kind(), NodeKind::Record | NodeKind::Tuple | NodeKind::List | NodeKind::Map);
        let (start, end) = (node.span().start as usize, node.span().end as usize);
        if !brackets || node.is_cut() || !text.get(start..end)?.ends_with([')', ']', '}']) {
            return None;
        }
        let named = if node.name().is_some() { node.name_span().end as usize } else { start };
        let open = named + text.get(named..end)?.find(['(', '[', '{'])?;
        let inner = (open + 1, end - 1);
        let children: Vec<Node<'t>> = node.children().collect();
        let mut items: Vec<Item<'t>> = Vec::with_capacity(children.len());
        let mut from = inner.0;
        for (number, child) in children.iter().enumerate() {
            let gap = Gap::of(text, from, child.span().start as usize, number == 0, false)?;
            if let Some(last) = items.last_mut() {
                (last.end, last.comma) = (gap.left, Some(gap.comma?));
            }
            from = child.span().end as usize;
            items.push(Item { node: *child, start: gap.right, end: from, comma: None });
        }
        let gap = Gap::of(text, from, inner.1, items.is_empty(), true)?;
        if let Some(last) = items.last_mut() {
            (last.end, last.comma) = (gap.left, gap.comma);
        }
        Some(Self { text, node, inner, items })
    }

    /// What takes an item out, with its comments.
    pub(super) fn cut(&self, number: usize) -> Vec<Splice> {
        let Some(item) = self.items.get(number) else { return Vec::new() };
        let (start, end) = self.extent(number, item);
        let mut splices = vec![Splice::new(start, end, "")];
        let last = number + 1 == self.items.len();
        if last
            && item.comma.is_none()
            && let Some(comma) = number.checked_sub(1).and_then(|before| self.items.get(before)?.comma)
            && comma < start
        {
            splices.push(Splice::new(comma, comma + 1, ""));
        }
        splices
    }

    fn extent(&self, number: usize, item: &Item<'_>) -> (usize, usize) {
        let is_blank = |from: usize, to: usize| self.slice(from, to).trim().is_empty();
        if self.items.len() == 1 && is_blank(self.inner.0, item.start) && is_blank(item.end, self.inner.1) {
            return self.inner;
        }
        let line = self.line_start(item.start);
        let line_end = self.line_end(item.end);
        if line >= self.inner.0
            && is_blank(line, item.start)
            && is_blank(item.end, line_end)
            && line_end < self.inner.1
        {
            return (self.without_double_blank(line, line_end + 1), line_end + 1);
        }
        if let Some(next) = self.items.get(number + 1)
            && !self.slice(item.end, next.start).contains('\n')
        {
            return (item.start, next.start);
        }
        if let Some(before) = number.checked_sub(1).and_then(|before| self.items.get(before))
            && is_blank(before.end, item.start)
            && !ends_in_line_comment(self.slice(before.node.span().end as usize, before.end))
        {
            return (before.end, item.end);
        }
        (item.start, item.end)
    }

    /// The start of lines that go, moved up over a blank line if another blank line or the end follows.
    fn without_double_blank(&self, start: usize, end: usize) -> usize {
        let above = self.line_start(start.saturating_sub(1));
        let blank_above = above >= self.inner.0 && self.slice(above, start).trim().is_empty();
        let below = self.slice(end, self.line_end(end).min(self.inner.1));
        if blank_above && below.trim().is_empty() { above } else { start }
    }

    /// An item with its comments, to be put elsewhere.
    pub(super) fn piece(&self, number: usize) -> Option<Piece> {
        let item = self.items.get(number)?;
        let (head, tail) = match item.comma {
            Some(comma) => (self.slice(item.start, comma), self.slice(comma + 1, item.end)),
            None => {
                let end = item.node.span().end as usize;
                (self.slice(item.start, end), self.slice(end, item.end))
            }
        };
        Some(Piece { head: head.trim_end().to_owned(), tail: tail.trim().to_owned() })
    }

    /// What puts a piece beside an item, on a line of its own if the items stand so.
    pub(super) fn insert(&self, number: usize, side: Side, piece: &Piece) -> Vec<Splice> {
        let Some(item) = self.items.get(number) else { return self.fill(piece) };
        let new_line = self.new_line();
        let at = item.start;
        let first_on_line =
            self.line_start(at) >= self.inner.0 && self.slice(self.line_start(at), at).trim().is_empty();
        let indent = self.indent(item.node.span().start as usize);
        let blank = if self.is_spaced(number) { new_line } else { "" };
        if side == Side::Before {
            if first_on_line {
                let line = format!("{indent}{}{new_line}{blank}", piece.written(true));
                return vec![Splice::insert(self.line_start(at), line)];
            }
            let behind =
                if piece.has_line_comment() { format!("{new_line}{indent}") } else { " ".to_owned() };
            return vec![Splice::insert(at, format!("{}{behind}", piece.written(true)))];
        }
        let mut splices = Vec::new();
        let last = number + 1 == self.items.len();
        if item.comma.is_none() {
            splices.push(Splice::insert(item.node.span().end as usize, ","));
        }
        let written = piece.written(item.comma.is_some() || !last);
        let line_end = self.line_end(item.end);
        let alone = line_end < self.inner.1 && self.slice(item.end, line_end).trim().is_empty();
        let text = if alone || (last && first_on_line) {
            let behind = if !alone && piece.has_line_comment() { new_line } else { "" };
            format!("{new_line}{blank}{indent}{written}{behind}")
        } else if piece.has_line_comment() {
            format!(" {written}{new_line}{indent}")
        } else {
            format!(" {written}")
        };
        let end = if alone { before_return(self.slice(item.end, line_end), item.end) } else { item.end };
        splices.push(Splice::insert(end, text));
        splices
    }

    /// What puts a piece into a bracket that holds none.
    fn fill(&self, piece: &Piece) -> Vec<Splice> {
        let (open, close) = self.inner;
        let inside = self.slice(open, close);
        let new_line = self.new_line();
        let outer = self.indent(open);
        let indent = format!("{outer}    ");
        if inside.trim().is_empty() {
            let lines = piece.head.contains('\n') || piece.has_line_comment();
            let text = if lines {
                format!("{new_line}{indent}{}{new_line}{outer}", piece.written(true))
            } else {
                piece.written(false)
            };
            return vec![Splice::new(open, close, text)];
        }
        let line = self.line_start(close);
        if line > open && self.slice(line, close).trim().is_empty() {
            return vec![Splice::insert(line, format!("{indent}{}{new_line}", piece.written(true)))];
        }
        vec![Splice::insert(close, piece.written(false))]
    }

    /// Whether the items around stand apart by blank lines.
    fn is_spaced(&self, number: usize) -> bool {
        let between = |left: usize| {
            let (left, right) = (self.items.get(left)?, self.items.get(left + 1)?);
            Some(self.slice(left.end, right.start).matches('\n').count() > 1)
        };
        let gaps = [number.checked_sub(1).and_then(between), between(number)];
        gaps.iter().any(Option::is_some) && gaps.into_iter().flatten().all(|blank| blank)
    }

    /// Whether every item begins on a line of its own.
    pub(super) fn is_stacked(&self) -> bool {
        let mut from = self.inner.0;
        !self.items.is_empty()
            && self.items.iter().all(|item| {
                let apart = self.slice(from, item.node.span().start as usize).contains('\n');
                from = item.node.span().end as usize;
                apart
            })
    }

    /// Whether the last item has a comma.
    pub(super) fn ends_with_comma(&self) -> bool {
        self.items.last().is_some_and(|item| item.comma.is_some())
    }

    /// Its name and opening bracket.
    pub(super) fn opening(&self) -> &'t str {
        self.slice(self.node.span().start as usize, self.inner.0)
    }

    /// Its closing bracket.
    pub(super) fn closing(&self) -> &'t str {
        self.slice(self.inner.1, self.inner.1 + 1)
    }

    /// The place of its name or opening bracket.
    pub(super) fn open(&self) -> usize {
        self.node.span().start as usize
    }

    /// The blanks at the front of the line of a place.
    pub(super) fn indent(&self, at: usize) -> &'t str {
        indent(self.text, at)
    }

    pub(super) fn new_line(&self) -> &'static str {
        new_line(self.text)
    }

    fn slice(&self, from: usize, to: usize) -> &'t str {
        self.text.get(from..to).unwrap_or_default()
    }

    fn line_start(&self, at: usize) -> usize {
        line_start(self.text, at)
    }

    fn line_end(&self, at: usize) -> usize {
        self.text.get(at..).and_then(|rest| rest.find('\n')).map_or(self.text.len(), |n| at + n)
    }
}

impl Piece {
    /// The piece with its comma and the comment beside it.
    fn written(&self, comma: bool) -> String {
        let comma = if comma { "," } else { "" };
        // A comma behind a comment to the end of the line would be part of it.
        let head = if !comma.is_empty() && ends_in_line_comment(&self.head) {
            format!("{}\n", self.head)
        } else {
            self.head.clone()
        };
        let beside = if self.tail.is_empty() { "" } else { " " };
        format!("{head}{comma}{beside}{}", self.tail)
    }

    fn has_line_comment(&self) -> bool {
        ends_in_line_comment(&self.tail) || ends_in_line_comment(&self.head)
    }
}

impl Gap {
    /// `None` if anything but blanks, comments and one comma stands between.
    fn of(text: &str, from: usize, to: usize, first: bool, last: bool) -> Option<Self> {
        let tokens = tokens(text.get(from..to)?)?;
        let comma = tokens.iter().position(|token| token.kind == TokenKind::Comma);
        if comma.is_some() && first || tokens.iter().filter(|t| t.kind == TokenKind::Comma).count() > 1 {
            return None;
        }
        let behind = comma.map_or(0, |at| at + 1);
        let mut gap = Self { comma: None, left: from, right: to };
        if let Some(token) = comma.and_then(|at| tokens.get(at)) {
            gap.comma = Some(from + token.start);
            gap.left = from + token.end;
        }
        let rest = tokens.get(behind..)?;
        let line = rest.iter().position(|token| token.lines > 0 && token.kind == TokenKind::Blank);
        // Comments beside what stands on the left, unless something on the right stands on the same line.
        let beside = line.unwrap_or(if last { rest.len() } else { 0 });
        if let Some(comment) = rest.get(..beside)?.iter().rev().find(|t| t.kind == TokenKind::Comment)
            && !first
        {
            gap.left = from + comment.end;
        }
        for token in rest.get(beside..)?.iter().rev() {
            match token.kind {
                TokenKind::Comment => gap.right = from + token.start,
                _ if token.lines > 1 => break,
                _ => {}
            }
        }
        Some(gap)
    }
}

/// A token within a gap.
pub(super) struct Bit {
    pub(super) kind: TokenKind,
    pub(super) start: usize,
    pub(super) end: usize,
    /// How many lines end in it.
    pub(super) lines: usize,
}

/// The blanks, comments and commas of a text; `None` if anything else is there.
fn tokens(text: &str) -> Option<Vec<Bit>> {
    let bits = bits(text);
    let known = |kind| matches!(kind, TokenKind::Blank | TokenKind::Comment | TokenKind::Comma);
    bits.iter().all(|bit| known(bit.kind)).then_some(bits)
}

/// The tokens of a text. A carriage return at the end of a comment is not part of it.
pub(super) fn bits(text: &str) -> Vec<Bit> {
    let mut findings = Findings::about(&Arc::from(""));
    let mut lexer = Lexer::new(text);
    let mut bits = Vec::new();
    loop {
        let token = lexer.next(&mut findings);
        if token.kind == TokenKind::End {
            return bits;
        }
        let (start, mut end) = (token.span.start as usize, token.span.end as usize);
        let source = text.get(start..end).unwrap_or_default();
        if token.kind == TokenKind::Comment && source.ends_with('\r') {
            end -= 1;
        }
        bits.push(Bit { kind: token.kind, start, end, lines: source.matches('\n').count() });
    }
}

/// Whether a text ends in a comment that goes on to the end of its line.
fn ends_in_line_comment(text: &str) -> bool {
    bits(text.trim_end()).last().is_some_and(|bit| {
        bit.kind == TokenKind::Comment && text.get(bit.start..).is_some_and(|rest| rest.starts_with("//"))
    })
}

/// The end of the rest of a line, before its carriage return.
fn before_return(rest: &str, from: usize) -> usize {
    from + rest.trim_end_matches('\r').len()
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |n| n + 1)
}

/// The blanks at the front of the line of a place.
pub(super) fn indent(text: &str, at: usize) -> &str {
    let line = text.get(line_start(text, at)..).unwrap_or_default();
    let end = line.find(|c| !matches!(c, ' ' | '\t')).unwrap_or(line.len());
    line.get(..end).unwrap_or_default()
}

/// How lines end in a text.
pub(super) fn new_line(text: &str) -> &'static str {
    let first = text.find('\n');
    if first.is_some_and(|at| text.get(..at).is_some_and(|line| line.ends_with('\r'))) {
        "\r\n"
    } else {
        "\n"
    }
}
