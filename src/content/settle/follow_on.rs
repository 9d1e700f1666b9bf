//! Findings that only follow from what could not be read: names that are declared in an unread item, things that seem to
//! be missing.

use std::collections::BTreeSet;

use crate::base::{Arg, Code, Diagnostics, Span};
use crate::content::codes;
use crate::content::settle::{Trees, is_unread};
use crate::content::syntax::{Node, NodeKind};

/// Rules that say that something is missing in the whole content. They wait until everything is read and every name that
/// is only misspelt is mended.
const ABSENCE: &[Code] = &[
    codes::AVOIDABLE_BY_INACTION,
    codes::ROLE_NOT_SEATED,
    codes::MESSAGE_WITHOUT_RECEIVER,
    codes::INJECT_NEVER_FIRES,
    codes::CLAIM_WITHOUT_RULES,
    codes::NEVER_ARISES,
    codes::NOTHING_TO_TRAIN,
    codes::ENDING_PAYS,
    codes::ENDING_OUT_OF_REACH,
];

/// Mistakes after which it is not known what the rest of the file was meant to be.
const CUT: &[Code] = &[
    codes::NOT_UTF8,
    codes::TOO_LARGE,
    codes::EMPTY_FILE,
    codes::UNTERMINATED_TEXT,
    codes::UNTERMINATED_COMMENT,
    codes::UNCLOSED,
    codes::STRAY_BRACKET,
    codes::AFTER_THE_END,
    codes::TOO_DEEP,
    codes::TOO_MANY,
];

/// Leaves out what only follows from other mistakes.
pub(super) fn leave_out(found: &mut Diagnostics, trees: &Trees<'_>) {
    let mut damage = Damage::default();
    for finding in found.list.iter().filter(|finding| is_unread(finding)) {
        damage.any = true;
        let piece = finding.primary.span.and_then(|span| {
            let root = trees.get(&finding.primary.file)?.root()?;
            Some((root, piece_around(root, span)?))
        });
        match piece {
            Some((_, piece)) if !CUT.contains(&finding.code) => {
                let place = (finding.primary.file.to_string(), piece.span());
                if damage.pieces.insert(place) {
                    ids_in(piece, &mut damage.ids);
                }
            }
            _ => damage.cut = true,
        }
    }
    damage.misspelt = found.list.iter().any(|finding| {
        finding.code == codes::UNKNOWN_NAME && finding.replacement.is_some() && !damage.explains(finding)
    });
    if damage.any || damage.misspelt {
        found.list.retain(|finding| !damage.explains(finding));
    }
}

/// What could not be read.
#[derive(Default)]
struct Damage {
    any: bool,
    /// A name is misspelt.
    misspelt: bool,
    /// Something may be missing of which nothing is known.
    cut: bool,
    /// Items and fields with a mistake: file, place.
    pieces: BTreeSet<(String, Span)>,
    /// The ids that stand in them.
    ids: BTreeSet<String>,
}

impl Damage {
    fn explains(&self, finding: &crate::base::Diagnostic) -> bool {
        if ABSENCE.contains(&finding.code) {
            return true;
        }
        if finding.code == codes::UNKNOWN_NAME {
            let name = finding.message.args.iter().find(|(name, _)| *name == "name").map(|(_, arg)| arg);
            return self.cut || matches!(name, Some(Arg::Str(name)) if self.ids.contains(name));
        }
        // Of an item with a mistake of reading, only the names in it are looked at.
        let sense = finding.code.0.starts_with("T0") || finding.code == codes::SLOT_MISSING;
        let texts = [codes::MISSING_TRANSLATION, codes::REAL_CONTACT, codes::FORBIDDEN_GLYPH];
        let Some(span) = finding.primary.span.filter(|_| sense && !texts.contains(&finding.code)) else {
            return false;
        };
        self.cut
            || self.pieces.iter().any(|(file, piece)| {
                **file == *finding.primary.file && piece.start <= span.start && span.end <= piece.end
            })
    }
}

/// The item of a list of the file around a place, or the field if it is no list.
fn piece_around(root: Node<'_>, span: Span) -> Option<Node<'_>> {
    let around = |node: Node<'_>| node.span().start <= span.start && span.end <= node.span().end;
    let list =
        if root.kind() == NodeKind::List { root } else { root.children().find(|field| around(*field))? };
    let items = list.value().filter(|value| value.kind() == NodeKind::List && list.kind() == NodeKind::Field);
    let items = items.unwrap_or(list);
    if items.kind() == NodeKind::List
        && let Some(item) = items.children().find(|item| around(*item))
    {
        return Some(item);
    }
    (list.kind() == NodeKind::Field).then_some(list)
}

fn ids_in(node: Node<'_>, ids: &mut BTreeSet<String>) {
    for child in node.children() {
        if child.kind() == NodeKind::Field && child.name() == Some("id") {
            ids.extend(child.value().and_then(Node::text).map(|id| id.trim().to_owned()));
        }
        ids_in(child, ids);
    }
}
