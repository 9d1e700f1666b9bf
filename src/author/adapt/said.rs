//! Everything a file says to people, with the path an edit finds it by.

use crate::author::sheet::ours::tree::At;
use crate::base::{Lang, Span};
use crate::content::syntax::{Node, NodeKind};

/// A text in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) path: String,
    pub(super) lang: Lang,
    pub(super) text: String,
    pub(super) span: Span,
}

/// All texts of a file, in its order: both languages of every text, and Georgian case forms.
pub(super) fn all(root: Node<'_>) -> Vec<Said> {
    let mut found = Vec::new();
    gather(&At::root(root), "", &mut found);
    found
}

fn gather(at: &At<'_>, field: &str, found: &mut Vec<Said>) {
    if at.node.kind() == NodeKind::Record {
        for child in at.node.children() {
            let Some(name) = child.name() else { continue };
            let Some(inner) = at.field(name) else { continue };
            let lang = match name {
                "ka" => Some(Lang::Ka),
                "en" => Some(Lang::En),
                _ if field == "forms" => Some(Lang::Ka),
                _ => None,
            };
            match (lang, inner.node.text()) {
                (Some(lang), Some(text)) => found.push(Said {
                    path: inner.path,
                    lang,
                    text: text.into_owned(),
                    span: inner.node.span(),
                }),
                _ => gather(&inner, name, found),
            }
        }
        return;
    }
    at.below().iter().for_each(|inner| gather(inner, field, found));
}
