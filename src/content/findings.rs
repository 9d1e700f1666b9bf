//! Collects the findings about one file, up to a limit.

use std::sync::Arc;

use crate::base::{Code, Diagnostic, Diagnostics, Label, Msg, Severity, Span};
use crate::content::codes;

/// How many errors about one file are kept, and how many other findings; the rest is only counted.
pub const FINDINGS_LIMIT: usize = 200;

/// The findings about one file while it is being read.
#[derive(Debug)]
pub struct Findings {
    file: Arc<str>,
    kept: Diagnostics,
    /// Kept and dropped errors, kept and dropped other findings: warnings never crowd out errors.
    errors: (usize, usize),
    others: (usize, usize),
}

impl Findings {
    /// No findings about `file` yet.
    #[must_use]
    pub fn about(file: &Arc<str>) -> Self {
        Self { file: Arc::clone(file), kept: Diagnostics::default(), errors: (0, 0), others: (0, 0) }
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
        let count = if diagnostic.severity == Severity::Error { &mut self.errors } else { &mut self.others };
        if count.0 < FINDINGS_LIMIT {
            count.0 += 1;
            self.kept.push(diagnostic);
        } else {
            count.1 += 1;
        }
    }

    /// Whether more findings of a severity would only be counted.
    #[must_use]
    pub fn is_full_of(&self, severity: Severity) -> bool {
        let count = if severity == Severity::Error { &self.errors } else { &self.others };
        count.0 >= FINDINGS_LIMIT
    }

    /// The findings in the order of their places, with "and N more" if some were dropped.
    #[must_use]
    pub fn finish(mut self) -> Diagnostics {
        self.kept.sort();
        let dropped = self.errors.1 + self.others.1;
        if dropped > 0 {
            let severity = if self.errors.1 > 0 { Severity::Error } else { Severity::Warning };
            let message = Msg::new("content-too-many").with("count", dropped);
            let label = Label { file: Arc::clone(&self.file), span: None, path: String::new(), note: None };
            self.kept.push(Diagnostic::new(codes::TOO_MANY, severity, message, label));
        }
        self.kept
    }
}
