//! Paths of ids: `injects[first-call].decision.options[wait].text.ka`.
//!
//! | step | what it names |
//! |---|---|
//! | `.name` | a field of a record |
//! | `[first-call]` | the item of a list with that id; a text is its own, an item without a field `id` has its first value |
//! | `[3]` | the item with that number, counted from 0 as in the findings |
//! | `["3"]` | an id or key whatever it looks like |
//!
//! Brackets that hold nothing but one value, such as `All([…])` or `Response((…))`, are looked through.

use std::fmt;

use crate::base::Diagnostic;
use crate::content::edit::refuse::Refuse;
use crate::content::syntax::{Node, NodeKind};

/// The longest path that is read, in bytes.
const PATH_LIMIT: usize = 2_000;

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A field.
    Field(String),
    /// An item by its number.
    Number(usize),
    /// An item by its id, or a key.
    Id(String),
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(name) => f.write_str(name),
            Self::Number(number) => write!(f, "[{number}]"),
            Self::Id(id) if is_plain(id) => write!(f, "[{id}]"),
            Self::Id(id) => write!(f, "[\"{id}\"]"),
        }
    }
}

fn is_plain(id: &str) -> bool {
    let sound = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'@' | b'$');
    !id.is_empty() && id.bytes().all(sound) && !id.bytes().all(|b| b.is_ascii_digit())
}

/// Writes steps as a path.
#[must_use]
pub fn show(steps: &[Step]) -> String {
    let mut out = String::new();
    for step in steps {
        if matches!(step, Step::Field(_)) && !out.is_empty() {
            out.push('.');
        }
        out.push_str(&step.to_string());
    }
    out
}

/// Reads a path; `None` if it is none. The empty path names the whole of a file.
#[must_use]
pub fn read(path: &str) -> Option<Vec<Step>> {
    if path.len() > PATH_LIMIT {
        return None;
    }
    let mut steps = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        if let Some(inner) = rest.strip_prefix("[\"") {
            let (id, behind) = inner.split_once("\"]")?;
            steps.push(Step::Id(id.to_owned()));
            rest = behind;
        } else if let Some(inner) = rest.strip_prefix('[') {
            let (id, behind) = inner.split_once(']')?;
            steps.push(item(id)?);
            rest = behind;
        } else {
            let name = if steps.is_empty() { rest } else { rest.strip_prefix('.')? };
            let end = name.find(['.', '[']).unwrap_or(name.len());
            let (name, behind) = name.split_at_checked(end)?;
            steps.push(Step::Field(is_field(name).then(|| name.to_owned())?));
            rest = behind;
        }
    }
    Some(steps)
}

/// An id or a number, without brackets; a quoted one is an id.
pub(super) fn item(id: &str) -> Option<Step> {
    let quoted = id.strip_prefix('"').and_then(|id| id.strip_suffix('"'));
    if quoted.is_none() && !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit()) {
        return id.parse().ok().map(Step::Number);
    }
    let id = quoted.unwrap_or(id);
    (!id.is_empty()).then(|| Step::Id(id.to_owned()))
}

/// Whether a word can be the name of a field.
fn is_field(name: &str) -> bool {
    let first = name.bytes().next();
    first.is_some_and(|b| b.is_ascii_alphabetic() || b == b'_')
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// A value that was found.
#[derive(Clone, Copy)]
pub(super) struct Found<'t> {
    /// The value.
    pub(super) value: Node<'t>,
    /// The node that goes with it: the field, the entry, or the value itself.
    pub(super) whole: Node<'t>,
    /// The brackets it stands in, and its number there; none for the root.
    pub(super) within: Option<(Node<'t>, usize)>,
}

/// Looks for the value at a path.
///
/// # Errors
/// What is not there, and what is there instead.
pub(super) fn find<'t>(
    root: Node<'t>,
    steps: &[Step],
    refuse: &Refuse,
) -> Result<Found<'t>, Box<Diagnostic>> {
    let mut found = Found { value: root, whole: root, within: None };
    for (done, step) in steps.iter().enumerate() {
        let group = looked_through(found.value, step);
        let before = steps.get(..done).unwrap_or_default();
        let mut hits = group.children().enumerate().filter(|(number, child)| matches(*child, *number, step));
        let hit = hits.next();
        if hits.next().is_some() {
            return Err(refuse.several(group, before, step));
        }
        let Some((number, whole)) = hit else { return Err(refuse.not_there(group, before, step)) };
        let value = match whole.kind() {
            NodeKind::Field | NodeKind::Entry => whole.value().unwrap_or(whole),
            _ => whole,
        };
        found = Found { value, whole, within: Some((group, number)) };
    }
    Ok(found)
}

/// The brackets a step is looked for in: those of the value, or of the one value in it.
pub(super) fn looked_through<'t>(value: Node<'t>, step: &Step) -> Node<'t> {
    let wanted: &[NodeKind] = match step {
        Step::Field(_) => &[NodeKind::Record],
        Step::Number(_) | Step::Id(_) => &[NodeKind::List, NodeKind::Map],
    };
    let mut children = value.children();
    match (children.next(), children.next()) {
        (Some(only), None) if value.kind() == NodeKind::Tuple && wanted.contains(&only.kind()) => only,
        _ => value,
    }
}

fn matches(child: Node<'_>, number: usize, step: &Step) -> bool {
    match step {
        Step::Field(name) => child.kind() == NodeKind::Field && child.name() == Some(name),
        Step::Number(wanted) => child.kind() != NodeKind::Field && number == *wanted,
        Step::Id(id) => name_of(child).is_some_and(|name| name == *id),
    }
}

/// What an item of a list or map is known by.
#[must_use]
pub fn name_of(node: Node<'_>) -> Option<String> {
    let word = |node: Node<'_>| {
        let word = (node.kind() == NodeKind::Word).then(|| node.source().to_owned());
        node.text().map(std::borrow::Cow::into_owned).or(word)
    };
    match node.kind() {
        NodeKind::Record => {
            let id = node.children().find(|field| field.name() == Some("id"));
            let first = node.children().next().filter(|field| !matches!(field.name(), Some("ka" | "en")));
            id.or(first).and_then(Node::value).and_then(word)
        }
        NodeKind::Tuple | NodeKind::Entry => node.children().next().and_then(word),
        NodeKind::Field => node.name().map(str::to_owned),
        _ => word(node),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_and_written_alike() {
        for path in
            ["", "injects[i7].text.ka", "[0].rules[a]", "params[\"5\"]", "x[a-b.c][3].y", "s[\"a]b\"]"]
        {
            assert_eq!(show(&read(path).unwrap()), path);
        }
    }

    #[test]
    fn what_is_no_path_is_not_read() {
        for path in
            [".", "a..b", "a.", "a[", "a[]", "a]", "a b", "a[\"x]", "[0]a", "7", "[99999999999999999999999]"]
        {
            assert_eq!(read(path), None, "{path}");
        }
        assert_eq!(read(&"a.".repeat(PATH_LIMIT)), None);
    }
}
