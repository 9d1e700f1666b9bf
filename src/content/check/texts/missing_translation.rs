//! A text in one language only, or in none.
//!
//! One language is enough to run, so this is a warning; a text in no language is an error.

use crate::base::{Msg, Severity, Text};
use crate::content::codes;
use crate::content::lower::Cx;
use crate::content::syntax::Node;

pub(super) fn look(text: &Text, node: Node<'_>, cx: &mut Cx<'_>) {
    let key = match (text.ka.trim().is_empty(), text.en.trim().is_empty()) {
        (false, false) => return,
        (true, false) => "check-no-georgian",
        (false, true) => "check-no-english",
        (true, true) => "check-no-text",
    };
    // A field that is no text was reported as such.
    let unreadable = node.children().any(|field| field.value().is_some_and(|value| value.text().is_none()));
    if node.is_cut() || unreadable {
        return;
    }
    let mut finding = cx.error(codes::MISSING_TRANSLATION, node.span(), Msg::new(key));
    if key != "check-no-text" {
        finding.severity = Severity::Warning;
    }
    cx.push(finding);
}
