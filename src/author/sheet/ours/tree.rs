//! Nodes of the syntax tree with the path an edit would find them by.

use crate::base::Dur;
use crate::content::edit::path::{Step, name_of, show};
use crate::content::syntax::{Node, NodeKind};

/// A value and its path.
#[derive(Clone)]
pub(in crate::author) struct At<'t> {
    pub(in crate::author) node: Node<'t>,
    pub(in crate::author) path: String,
    /// Whether the path counts, so that it names something else once the file was changed.
    pub(in crate::author) counted: bool,
}

impl<'t> At<'t> {
    pub(in crate::author) const fn root(node: Node<'t>) -> Self {
        Self { node, path: String::new(), counted: false }
    }

    /// The value of a field.
    pub(in crate::author) fn field(&self, name: &str) -> Option<Self> {
        let field = self
            .node
            .children()
            .find(|child| child.kind() == NodeKind::Field && child.name() == Some(name))?;
        Some(Self { node: field.value()?, path: self.path_of(name), counted: self.counted })
    }

    /// The path a field has, or would have.
    pub(in crate::author) fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// A value of a tuple, by its number.
    pub(in crate::author) fn value(&self, number: usize) -> Option<Self> {
        let node = self.node.children().nth(number).filter(|child| child.kind() != NodeKind::Field)?;
        Some(Self { node, path: format!("{}[{number}]", self.path), counted: self.counted })
    }

    /// The items of a list, by id where they have one of their own.
    pub(in crate::author) fn items(&self) -> Vec<Self> {
        let names: Vec<Option<String>> = self.node.children().map(known_by).collect();
        let own = |name: &String| names.iter().flatten().filter(|other| *other == name).count() == 1;
        self.node
            .children()
            .enumerate()
            .zip(&names)
            .map(|((number, child), name)| {
                let name = name.as_ref().filter(|name| own(name));
                let step = name.map_or(Step::Number(number), |name| Step::Id(name.clone()));
                let node = match child.kind() {
                    NodeKind::Entry => child.value().unwrap_or(child),
                    _ => child,
                };
                Self {
                    node,
                    path: format!("{}{}", self.path, show(&[step])),
                    counted: self.counted || name.is_none(),
                }
            })
            .collect()
    }

    /// Everything directly below.
    pub(in crate::author) fn below(&self) -> Vec<Self> {
        match self.node.kind() {
            NodeKind::Record => self.node.children().filter_map(|field| self.field(field.name()?)).collect(),
            NodeKind::List | NodeKind::Map => self.items(),
            NodeKind::Tuple => {
                let mut children = self.node.children();
                match (children.next(), children.next()) {
                    // Paths look through brackets that hold nothing but one list.
                    (Some(only), None) if matches!(only.kind(), NodeKind::List | NodeKind::Map) => {
                        Self { node: only, ..self.clone() }.items()
                    }
                    _ => (0..self.node.children().count()).filter_map(|number| self.value(number)).collect(),
                }
            }
            _ => Vec::new(),
        }
    }

    /// The text of a string or word.
    pub(in crate::author) fn text(&self) -> Option<String> {
        let word = || (self.node.kind() == NodeKind::Word).then(|| self.node.source().to_owned());
        self.node.text().map(std::borrow::Cow::into_owned).or_else(word)
    }

    /// Its source in one line, not longer than so many characters.
    pub(in crate::author) fn short(&self, limit: usize) -> String {
        let line = self.node.source().split_whitespace().collect::<Vec<_>>().join(" ");
        if line.chars().count() <= limit {
            return line;
        }
        line.chars().take(limit).chain(['…']).collect()
    }
}

/// What an item is known by. A length of time or a text is nothing to be known by: it may be changed.
fn known_by(node: Node<'_>) -> Option<String> {
    let name = name_of(node)?;
    let changes = node.text().is_some() || Dur::parse(&name).is_ok();
    (!changes).then_some(name)
}
