//! What is wrong with a file, where, and the way out.

use std::sync::Arc;

use crate::base::msg::Msg;
use crate::base::name::Span;

/// A stable code: `E…` edits, `P…` parsing and types, `T…` authoring rules, `J…` journals, `X…` cross-check files. Never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The content cannot be played.
    Error,
    /// It can be played, but something is probably not meant.
    Warning,
    /// Worth knowing.
    Note,
}

/// A place in a file with an optional remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The file as the caller named it, `/`-separated.
    pub file: Arc<str>,
    /// The place, if it is known.
    pub span: Option<Span>,
    /// Path in the document, `injects[3].decision.options[0]`; empty if unknown.
    pub path: String,
    /// A remark shown at the place.
    pub note: Option<Msg>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: Msg,
    /// Where.
    pub primary: Label,
    /// Other places that belong to it.
    pub related: Vec<Label>,
    /// The way out: candidates, did-you-mean.
    pub help: Vec<Msg>,
    /// Text that would mend the primary span, if there is one clear mending.
    pub replacement: Option<String>,
    /// Whether the mending is surely what was meant, so that it can be written without asking.
    pub certain: bool,
}

impl Diagnostic {
    /// A finding at a place, without related places or help.
    #[must_use]
    pub fn new(code: Code, severity: Severity, message: Msg, primary: Label) -> Self {
        Self {
            code,
            severity,
            message,
            primary,
            related: Vec::new(),
            help: Vec::new(),
            replacement: None,
            certain: false,
        }
    }

    /// Adds a way out.
    #[must_use]
    pub fn help(mut self, help: Msg) -> Self {
        self.help.push(help);
        self
    }

    /// Adds a place that belongs to the finding, with a remark.
    #[must_use]
    pub fn related(mut self, mut label: Label, note: Msg) -> Self {
        label.note = Some(note);
        self.related.push(label);
        self
    }

    /// Names the text that would mend the primary span.
    #[must_use]
    pub fn replace(mut self, text: impl Into<String>) -> Self {
        self.replacement = Some(text.into());
        self
    }

    /// As [`replace`](Self::replace), where nothing else can have been meant.
    #[must_use]
    pub fn mend(self, text: impl Into<String>) -> Self {
        Self { certain: true, ..self.replace(text) }
    }

    /// As [`mend`](Self::mend) if that is `certain`, else as [`replace`](Self::replace).
    #[must_use]
    pub fn mend_if(self, certain: bool, text: impl Into<String>) -> Self {
        if certain { self.mend(text) } else { self.replace(text) }
    }
}

/// All findings of a run, in the order of their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    /// The findings.
    pub list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Whether anything makes the content unplayable.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// Adds all findings of `other`.
    pub fn extend(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    /// Sorts by file, kind of code (what could not be read comes first), place and code, and drops exact doubles.
    pub fn sort(&mut self) {
        let kind = |diagnostic: &Diagnostic| diagnostic.code.0.bytes().next();
        self.list.sort_by(|a, b| {
            (&a.primary.file, kind(a), a.primary.span, a.code, a.message.key).cmp(&(
                &b.primary.file,
                kind(b),
                b.primary.span,
                b.code,
                b.message.key,
            ))
        });
        self.list.dedup();
    }
}
