//! Collects the findings about one file, up to a limit.

use std::sync::Arc;

use crate::base::{Code, Diagnostic, Diagnostics, Label, Msg, Severity, Span};
use crate::content::codes;

/// How many findings about one file are kept; the rest is only counted.
pub const FINDINGS_LIMIT: usize = 200;

/// The findings about one file while it is being read.
#[derive(Debug)]
pub struct Findings {
    file: Arc<str>,
    kept: Diagnostics,
    dropped: usize,
}

impl Findings {
    /// No findings about `file` yet.
    #[must_use]
    pub fn about(file: &Arc<str>) -> Self {
        Self { file: Arc::clone(file), kept: Diagnostics::default(), dropped: 0 }
    }

    /// The file.
    #[must_use]
    pub const fn file(&self) -> &Arc<str> {
        &self.file
    }

    /// A place in the file.
    #[must_use]
    pub fn label(&self, span: Span) -> Label {
        Label { file: Arc::clone(&self.file), span: Some(span), path: String::new(), note: None }
    }

    /// An error at `span`, not yet added.
    #[must_use]
    pub fn error(&self, code: Code, span: Span, message: Msg) -> Diagnostic {
        Diagnostic::new(code, Severity::Error, message, self.label(span))
    }

    /// Adds a finding, or only counts it once the limit is reached.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if self.kept.list.len() < FINDINGS_LIMIT {
            self.kept.push(diagnostic);
        } else {
            self.dropped += 1;
        }
    }

    /// Whether more findings would only be counted.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.kept.list.len() >= FINDINGS_LIMIT
    }

    /// Whether there is an error among the findings.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.dropped > 0 || self.kept.has_errors()
    }

    /// The findings in the order of their places, with "and N more" if some were dropped.
    #[must_use]
    pub fn finish(mut self) -> Diagnostics {
        self.kept.sort();
        if self.dropped > 0 {
            let message = Msg::new("content-too-many").with("count", self.dropped);
            let label = Label { file: Arc::clone(&self.file), span: None, path: String::new(), note: None };
            self.kept.push(Diagnostic::new(codes::TOO_MANY, Severity::Error, message, label));
        }
        self.kept
    }
}
