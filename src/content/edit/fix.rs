//! What `check` proposes, as edits.

use std::sync::Arc;

use crate::base::{Diagnostic, Severity, Span};
use crate::content::codes;
use crate::content::edit::group::Group;
use crate::content::edit::splice::Splice;
use crate::content::edit::{Edit, Edited, apply};
use crate::content::syntax::{Node, NodeKind, Tree, parse};

/// How a finding can be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The edits of the file the finding is about.
    pub edits: Vec<Edit>,
    /// Whether this is surely what was meant, so that it can be done without asking.
    pub certain: bool,
}

/// The mending of a finding about a file with that text, if there is one.
#[must_use]
pub fn of(finding: &Diagnostic, text: &str) -> Option<Fix> {
    let span = finding.primary.span?;
    let (splices, certain) = match &finding.replacement {
        Some(new) => (vec![Splice::new(span.start as usize, span.end as usize, new)], finding.certain),
        None if finding.code == codes::REPEATED_FIELD => (repeated(text, span)?, true),
        None => return None,
    };
    let mut edits = Vec::with_capacity(splices.len());
    for splice in splices {
        let was = text.get(splice.start..splice.end)?.to_owned();
        edits.push(Edit::Write { at: u32::try_from(splice.start).ok()?, was, becomes: splice.text });
    }
    // Written from the end, so that each stands where it stood.
    edits.sort_by_key(|edit| std::cmp::Reverse(place(edit)));
    Some(Fix { edits, certain })
}

/// Does everything that is certain about one file at once; `None` if there is nothing. What falls on another mending, or
/// would make a new mistake of writing, is left for the next time.
#[must_use]
pub fn all_certain<'d>(
    file: &str,
    text: &str,
    findings: impl IntoIterator<Item = &'d Diagnostic>,
) -> Option<Edited> {
    let own = findings.into_iter().filter(|finding| *finding.primary.file == *file);
    let mut fixes: Vec<Vec<Edit>> =
        own.filter_map(|finding| of(finding, text)).filter(|fix| fix.certain).map(|fix| fix.edits).collect();
    fixes.sort_by_key(|edits| std::cmp::Reverse(edits.first().map(place)));
    fixes.dedup();
    let mut done = Edited { text: text.to_owned(), undo: Vec::new() };
    let mut free = u32::MAX;
    let mut mistakes = errors(file, text);
    for edits in fixes {
        let (Some(first), Some(last)) = (edits.first().map(end), edits.last().map(place)) else { continue };
        if first > free {
            continue;
        }
        let Ok(next) = apply(file, done.text.as_bytes(), &edits) else { continue };
        let left = errors(file, &next.text);
        if left > mistakes {
            continue;
        }
        (mistakes, free) = (left, last);
        let undo = next.undo.into_iter().chain(done.undo).collect();
        done = Edited { text: next.text, undo };
    }
    (!done.undo.is_empty()).then_some(done)
}

const fn place(edit: &Edit) -> u32 {
    match edit {
        Edit::Write { at, .. } => *at,
        _ => 0,
    }
}

fn end(edit: &Edit) -> u32 {
    match edit {
        Edit::Write { at, was, .. } => at.saturating_add(u32::try_from(was.len()).unwrap_or(u32::MAX)),
        _ => 0,
    }
}

fn errors(file: &str, text: &str) -> usize {
    let found = parse(&Arc::from(file), text.as_bytes()).1;
    found.list.iter().filter(|found| found.severity == Severity::Error).count()
}

/// What takes out a field that stands there a second time with the same value.
fn repeated(text: &str, name: Span) -> Option<Vec<Splice>> {
    let tree: Tree<'_> = parse(&Arc::from(""), text.as_bytes()).0?;
    let mut record = tree.root()?;
    loop {
        let around = |node: &Node<'_>| node.span().start <= name.start && name.end <= node.span().end;
        let at =
            record.children().position(|child| child.kind() == NodeKind::Field && child.name_span() == name);
        if let Some(at) = at {
            let field = record.children().nth(at)?;
            let first = record.children().take(at).find(|other| other.name() == field.name())?;
            let same = first.value()?.source() == field.value()?.source();
            return same.then(|| Group::of(record, text).map(|group| group.cut(at)))?;
        }
        record = record.children().find(around)?;
    }
}
