//! Path by place and place by path.
//!
//! Findings of compiling know where a name stands, but not its path; rules of sense know the path of what is wrong, and
//! some name near it. The tree knows both.

use crate::base::{Diagnostic, Diagnostics, Span};
use crate::content::settle::Trees;
use crate::content::syntax::{Node, NodeKind};

/// Gives every finding the path and the narrowest place that are known.
pub(super) fn complete(found: &mut Diagnostics, trees: &Trees<'_>) {
    for finding in &mut found.list {
        if let Some(root) = trees.get(&finding.primary.file).and_then(|tree| tree.root()) {
            one(finding, root);
        }
    }
}

fn one(finding: &mut Diagnostic, root: Node<'_>) {
    let place = &mut finding.primary;
    let Some(span) = place.span else { return };
    if place.path.is_empty() {
        place.path = path_of(root, span);
        return;
    }
    if finding.code.0.starts_with('P') {
        return;
    }
    place.path = own_path(root, span, &place.path);
    if let Some(named) = find(root, &place.path)
        && !contains(named.node.span(), span)
    {
        place.span = Some(named.span());
    }
}

/// The path with the number its item has in this file: lists of a procedure are spread over files, and what could not be
/// read is missing from the lists of typed content.
fn own_path(root: Node<'_>, span: Span, path: &str) -> String {
    let (head, rest) = path.split_once('.').unwrap_or((path, ""));
    let Some((list, _)) = head.split_once('[') else { return path.to_owned() };
    let (items, head) = if root.kind() == NodeKind::List {
        (Some(root), "")
    } else {
        (find(root, list).map(|found| found.node), list)
    };
    let number = items.and_then(|items| items.children().position(|item| contains(item.span(), span)));
    match number {
        Some(number) if rest.is_empty() => format!("{head}[{number}]"),
        Some(number) => format!("{head}[{number}].{rest}"),
        None => path.to_owned(),
    }
}

const fn contains(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// The path of the innermost value around a place.
pub(super) fn path_of(root: Node<'_>, span: Span) -> String {
    let mut path = String::new();
    let mut node = root;
    loop {
        let Some((at, child)) = node.children().enumerate().find(|(_, child)| contains(child.span(), span))
        else {
            return path;
        };
        match (node.kind(), child.kind()) {
            (_, NodeKind::Field) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(child.name().unwrap_or_default());
            }
            (_, NodeKind::Entry) => {
                let key = child.children().next().and_then(Node::text).unwrap_or_default();
                path.push_str(&format!("[\"{key}\"]"));
            }
            (NodeKind::List, _) => path.push_str(&format!("[{at}]")),
            (NodeKind::Tuple, _) if node.children().nth(1).is_some() => path.push_str(&format!("[{at}]")),
            _ => {}
        }
        node = child;
    }
}

/// A value found by its path, with the field it is the value of.
struct Named<'t> {
    node: Node<'t>,
    field: Option<Node<'t>>,
}

impl Named<'_> {
    /// The value; of one that runs over several lines its field's name, or its beginning.
    fn span(&self) -> Span {
        let span = self.node.span();
        match self.field {
            _ if !self.node.source().contains('\n') => span,
            Some(field) => field.name_span(),
            None => Span::new(span.start, span.start + 1),
        }
    }
}

/// The value at a path like `injects[3].decision.options[0]`.
fn find<'t>(root: Node<'t>, path: &str) -> Option<Named<'t>> {
    if path.is_empty() {
        return None;
    }
    let mut named = Named { node: root, field: None };
    for step in path.split('.') {
        let (name, items) = step.split_once('[').map_or((step, ""), |(name, items)| (name, items));
        if !name.is_empty() {
            let field = named
                .node
                .children()
                .find(|child| child.kind() == NodeKind::Field && child.name() == Some(name))?;
            named = Named { node: field.value()?, field: Some(field) };
        }
        for item in items.split('[').filter(|item| !item.is_empty()) {
            let number: usize = item.strip_suffix(']')?.parse().ok()?;
            named = Named { node: named.node.children().nth(number)?, field: None };
        }
    }
    Some(named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::syntax::parse;

    const SOURCE: &str = r#"(
    start: (date: "x"), injects: [
        (id: "a", when: At("5m"), raises: [(signal: "s", slots: [("place", "port"), ("n", 3)])]),
        (id: "b", decision: (
            options: [(id: "o")],
        ), params: { "k": "v" }),
    ],
)"#;

    fn place(text: &str) -> Span {
        let start = SOURCE.find(text).unwrap();
        Span::new(start as u32, (start + text.len()) as u32)
    }

    #[test]
    fn paths_are_found_by_places_and_places_by_paths() {
        let (tree, _) = parse(&"x.ron".into(), SOURCE.as_bytes());
        let tree = tree.unwrap();
        let root = tree.root().unwrap();
        for (text, path) in [
            ("\"x\"", "start.date"),
            ("\"5m\"", "injects[0].when"),
            ("\"port\"", "injects[0].raises[0].slots[0][1]"),
            ("\"o\"", "injects[1].decision.options[0].id"),
            ("\"v\"", "injects[1].params[\"k\"]"),
        ] {
            assert_eq!(path_of(root, place(text)), path);
        }
        for (path, text) in [
            ("start.date", "\"x\""),
            ("injects[0].when", "At(\"5m\")"),
            ("injects[1].decision", "decision"),
            ("injects[1].decision.options[0]", "(id: \"o\")"),
        ] {
            assert_eq!(find(root, path).unwrap().span(), place(text), "{path}");
        }
        for path in ["seats", "injects[7]", "injects[x]", "start.date.day", "injects[0", ""] {
            assert!(find(root, path).is_none(), "{path}");
        }
    }

    #[test]
    fn items_are_counted_as_this_file_has_them() {
        let (tree, _) = parse(&"x.ron".into(), SOURCE.as_bytes());
        let tree = tree.unwrap();
        assert_eq!(own_path(tree.root().unwrap(), place("\"b\""), "injects[0].when"), "injects[1].when");
        assert_eq!(own_path(tree.root().unwrap(), place("\"x\""), "injects[9]"), "injects[9]");
        let (list, _) = parse(&"y.ron".into(), b"[(id: 1), (id: \"a\")]");
        let list = list.unwrap();
        assert_eq!(own_path(list.root().unwrap(), Span::new(15, 18), "clauses[57].rules"), "[1].rules");
    }
}
