//! The last hand on findings, with the sources at hand: each gets its place, its path and a way out, and what only follows from a
//! mistake of reading is left out.
//!
//! # Invariants
//! - A finding keeps its meaning: only its place becomes narrower, or it goes.
//! - While something could not be read, nothing is said about what is missing elsewhere: it may only be unread.

mod follow_on;
mod mend;
mod places;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{Diagnostics, Severity};
use crate::content::codes;
use crate::content::syntax::{Tree, parse};

/// The trees of the files findings are about, by the names the findings use.
type Trees<'s> = BTreeMap<Arc<str>, Tree<'s>>;

/// Completes the places of findings, drops what only follows from unread content, and sorts. `source` answers the text
/// of a file.
pub fn settle<'s>(found: &mut Diagnostics, source: &dyn Fn(&str) -> Option<&'s str>) {
    let mut trees: Trees<'s> = BTreeMap::new();
    for finding in &found.list {
        let file = &finding.primary.file;
        // Of what is no text, or too large, there is one finding, and no tree.
        if [codes::NOT_UTF8, codes::TOO_LARGE].contains(&finding.code) || trees.contains_key(file) {
            continue;
        }
        let tree = source(file).and_then(|text| parse(file, text.as_bytes()).0);
        trees.extend(tree.map(|tree| (Arc::clone(file), tree)));
    }
    follow_on::leave_out(found, &trees);
    places::complete(found, &trees);
    mend::advise(found);
    found.sort();
}

/// Whether something could not be read. A text with a hostile character in it was.
fn is_unread(finding: &crate::base::Diagnostic) -> bool {
    finding.severity == Severity::Error
        && finding.code.0.starts_with('P')
        && finding.code != codes::HIDDEN_CHARACTER
}
