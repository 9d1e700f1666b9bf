//! What lowering carries along: where it is in the document, and the findings so far.

use std::marker::PhantomData;
use std::sync::Arc;

use crate::base::{Code, Diagnostic, Diagnostics, Msg, Span};
use crate::content::codes;
use crate::content::findings::Findings;
use crate::content::lower::Lower;
use crate::content::suggest::{did_you_mean, is_certain, nearest, possible};
use crate::content::syntax::{Node, NodeKind};

/// One step of a document path.
#[derive(Clone, Debug)]
enum Step {
    Field(&'static str),
    Item(usize),
    Key(Box<str>),
}

/// The context of lowering one file.
#[derive(Debug)]
pub struct Cx<'a> {
    findings: Findings,
    path: Vec<Step>,
    lifetime: PhantomData<&'a ()>,
}

impl Cx<'_> {
    /// At the root of `file`.
    #[must_use]
    pub fn new(file: &Arc<str>) -> Self {
        Self { findings: Findings::about(file), path: Vec::new(), lifetime: PhantomData }
    }

    /// The file being read.
    #[must_use]
    pub const fn file(&self) -> &Arc<str> {
        self.findings.file()
    }

    /// All findings, in the order of their places.
    #[must_use]
    pub fn finish(self) -> Diagnostics {
        self.findings.finish()
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// An error at `span` and the present path, not yet added.
    #[must_use]
    pub fn error(&self, code: Code, span: Span, message: Msg) -> Diagnostic {
        let mut finding = self.findings.error(code, span, message);
        finding.primary.path = self.path();
        finding
    }

    /// Reports that `node` is not what was expected. A hole was reported when it was parsed.
    pub fn wrong_type(&mut self, node: Node<'_>, expected: Msg) {
        if let Some(finding) = self.wrong_type_finding(node, expected) {
            self.push(finding);
        }
    }

    /// Like [`wrong_type`](Self::wrong_type), but not yet added, so that help can be given.
    #[must_use]
    pub fn wrong_type_finding(&self, node: Node<'_>, expected: Msg) -> Option<Diagnostic> {
        if node.kind() == NodeKind::Hole {
            return None;
        }
        let message = Msg::new("content-wrong-type").with("expected", expected).with("found", describe(node));
        Some(self.error(codes::WRONG_TYPE, node.span(), message))
    }

    /// Reports a word that is none of `candidates`, and answers the nearest one if one is near.
    pub fn unknown_word(
        &mut self,
        code: Code,
        span: Span,
        message: Msg,
        written: &str,
        candidates: &[&'static str],
    ) -> Option<&'static str> {
        let mut finding = self.error(code, span, message);
        let candidates = candidates.iter().copied().filter(|c| !c.is_empty());
        let meant = nearest(written, candidates.clone());
        if let Some(meant) = meant {
            let certain = is_certain(written, meant, candidates.clone());
            finding = finding.help(did_you_mean(meant)).mend_if(certain, meant);
        }
        if let Some(help) = possible(candidates) {
            finding = finding.help(help);
        }
        self.push(finding);
        meant
    }

    /// Lowers what lies below the field `name`.
    pub fn field<T: Lower>(&mut self, name: &'static str, node: Node<'_>) -> Option<T> {
        self.below(Step::Field(name), node)
    }

    /// Lowers the item with number `index`, counted from 0.
    pub fn item<T: Lower>(&mut self, index: usize, node: Node<'_>) -> Option<T> {
        self.below(Step::Item(index), node)
    }

    /// Lowers the value under a map key.
    pub fn key<T: Lower>(&mut self, key: &str, node: Node<'_>) -> Option<T> {
        self.below(Step::Key(key.into()), node)
    }

    fn below<T: Lower>(&mut self, step: Step, node: Node<'_>) -> Option<T> {
        self.path.push(step);
        let value = T::lower(node, self);
        self.path.pop();
        value
    }

    /// Which of `variants` the node names; an unknown one is reported. Texts, numbers, lists and maps name none.
    pub fn variant(
        &mut self,
        node: Node<'_>,
        expected: Msg,
        variants: &[&'static str],
    ) -> Option<&'static str> {
        let named = matches!(node.kind(), NodeKind::Word | NodeKind::Record | NodeKind::Tuple);
        let Some(name) = node.name().filter(|_| named) else {
            if let Some(mut finding) = self.wrong_type_finding(node, expected) {
                let text = node.text();
                let meant =
                    text.as_deref().and_then(|text| variants.iter().find(|variant| **variant == text));
                if let Some(meant) = meant {
                    finding =
                        finding.help(Msg::new("content-without-quotes").with("name", *meant)).mend(*meant);
                }
                if let Some(help) = possible(variants.iter().copied()) {
                    finding = finding.help(help);
                }
                self.push(finding);
            }
            return None;
        };
        let found = variants.iter().find(|variant| **variant == name).copied();
        if found.is_none() {
            let message = Msg::new("content-unknown-variant").with("name", name).with("expected", expected);
            self.unknown_word(codes::UNKNOWN_VARIANT, node.name_span(), message, name, variants);
        }
        found
    }

    /// The place in the document: `injects[3].at`.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.path {
            match step {
                Step::Field(name) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(name);
                }
                Step::Item(index) => path.push_str(&format!("[{index}]")),
                Step::Key(key) => path.push_str(&format!("[\"{key}\"]")),
            }
        }
        path
    }
}

/// What a node is, for a sentence: "a list".
#[must_use]
pub fn describe(node: Node<'_>) -> Msg {
    let key = match node.kind() {
        NodeKind::PlainText | NodeKind::EscapedText | NodeKind::RawText => "content-found-text",
        NodeKind::Character => "content-found-character",
        NodeKind::Whole => "content-found-number",
        NodeKind::Fraction => "content-found-fraction",
        NodeKind::Bool => "content-found-bool",
        NodeKind::Word => "content-found-word",
        NodeKind::Record => "content-found-record",
        NodeKind::Tuple => "content-found-tuple",
        NodeKind::List => "content-found-list",
        NodeKind::Map => "content-found-map",
        NodeKind::Entry => "content-found-entry",
        NodeKind::Field | NodeKind::Hole => "content-found-nothing",
    };
    Msg::new(key).with("name", node.name().unwrap_or_default())
}
