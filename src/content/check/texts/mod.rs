//! Rules about single texts for people, asked wherever a text is read.

mod forbidden_glyph;
mod missing_translation;
mod real_contact;

pub use forbidden_glyph::may_stand;

use crate::base::{Span, Text};
use crate::content::lower::Cx;
use crate::content::syntax::{Node, NodeKind};

/// Looks at a text where it was read.
pub(crate) fn look(text: &Text, node: Node<'_>, cx: &mut Cx<'_>) {
    missing_translation::look(text, node, cx);
    for (language, words) in [("ka", &text.ka), ("en", &text.en)] {
        if words.is_empty() {
            continue;
        }
        let place = node
            .children()
            .find(|field| field.name() == Some(language))
            .and_then(Node::value)
            .unwrap_or(node);
        real_contact::look(words, place, cx);
        forbidden_glyph::look(words, place, cx);
    }
}

/// Where a piece of a text stands in its file; the whole text if it is written with escapes.
fn place(piece: &str, words: &str, node: Node<'_>) -> Span {
    let span = node.span();
    let at = (piece.as_ptr() as usize).checked_sub(words.as_ptr() as usize);
    match at.filter(|at| node.kind() == NodeKind::PlainText && at + piece.len() <= words.len()) {
        Some(at) => {
            let start = span.start + 1 + at as u32;
            Span::new(start, start + piece.len() as u32)
        }
        None => span,
    }
}
