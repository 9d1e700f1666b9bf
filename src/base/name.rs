//! Names written by authors, with the place they were written at.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A range of bytes in a source file, start inclusive, end exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }
}

/// An identifier in content: letters, digits, `-`, `_` and `.`. Compared by its text; the span only tells where this
/// mention stands, so that a diagnostic can point at it.
#[derive(Clone, Debug, Default)]
pub struct Name {
    text: Arc<str>,
    /// Where this mention stands in its file.
    pub span: Span,
    /// The file it stands in; none for names made by the program.
    pub file: Option<Arc<str>>,
}

impl Name {
    /// A name without a place, for names made by the program.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { text: text.into(), span: Span::default(), file: None }
    }

    /// A name read from a file.
    #[must_use]
    pub fn at(text: &str, span: Span, file: &Arc<str>) -> Self {
        Self { text: text.into(), span, file: Some(Arc::clone(file)) }
    }

    /// Another text at the same place, for names made from what an author wrote.
    #[must_use]
    pub fn renamed(&self, text: &str) -> Self {
        Self { text: text.into(), span: self.span, file: self.file.clone() }
    }

    /// The text of the name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text of the name, to share it.
    #[must_use]
    pub const fn shared(&self) -> &Arc<str> {
        &self.text
    }

    /// Whether the name is empty (an omitted optional name).
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Name {}

impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        &*self.text == other
    }
}

impl PartialEq<&str> for Name {
    fn eq(&self, other: &&str) -> bool {
        &*self.text == *other
    }
}

impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Name {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl std::borrow::Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}
