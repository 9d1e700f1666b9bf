//! Rules about single texts for people, asked wherever a text is read.

mod forbidden_glyph;
mod missing_translation;
mod real_contact;

use crate::base::Text;
use crate::content::lower::Cx;
use crate::content::syntax::Node;

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
