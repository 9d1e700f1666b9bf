//! Why an edit cannot be done: the place, the path, and what is there instead.

use std::sync::Arc;

use crate::base::{Code, Diagnostic, Label, Msg, Severity, Span};
use crate::content::codes;
use crate::content::edit::path::{Step, name_of, show};
use crate::content::edit::{Edit, File};
use crate::content::suggest::{did_you_mean, nearest, possible};
use crate::content::syntax::token::short;
use crate::content::syntax::{Node, parse};

/// Makes refusals of one edit.
pub(super) struct Refuse {
    file: File,
    path: String,
}

type Refusal = Box<Diagnostic>;

impl Refuse {
    pub(super) fn about(file: &str) -> Self {
        Self { file: file.into(), path: String::new() }
    }

    /// The same about the edit at a path.
    pub(super) fn at(&self, path: &str) -> Self {
        Self { file: Arc::clone(&self.file), path: path.to_owned() }
    }

    pub(super) const fn file(&self) -> &File {
        &self.file
    }

    fn error(&self, code: Code, span: Option<Span>, message: Msg) -> Diagnostic {
        let primary = Label { file: Arc::clone(&self.file), span, path: self.path.clone(), note: None };
        Diagnostic::new(code, Severity::Error, message, primary)
    }

    /// The bytes of the file are no text, or too many.
    pub(super) fn unreadable(&self, bytes: &[u8]) -> Refusal {
        let found = parse(&self.file, bytes).1.list.into_iter().next();
        Box::new(found.unwrap_or_else(|| self.error(codes::NOT_UTF8, None, Msg::new("syntax-empty-file"))))
    }

    pub(super) fn nothing_there(&self) -> Refusal {
        Box::new(self.error(codes::EDIT_NOT_THERE, None, Msg::new("syntax-empty-file")))
    }

    pub(super) fn no_path(&self) -> Refusal {
        let message = Msg::new("edit-no-path").with("path", short(&self.path));
        Box::new(self.error(codes::EDIT_NO_PATH, None, message))
    }

    pub(super) fn whole_file(&self) -> Refusal {
        Box::new(self.error(codes::EDIT_NO_PATH, None, Msg::new("edit-whole-file")))
    }

    /// `before` leads to `group`, in which `step` is not.
    pub(super) fn not_there(&self, group: Node<'_>, before: &[Step], step: &Step) -> Refusal {
        let (key, written) = match step {
            Step::Field(name) => ("edit-no-field", name.clone()),
            Step::Number(number) => ("edit-no-number", number.to_string()),
            Step::Id(id) => ("edit-no-item", id.clone()),
        };
        let place = show(before);
        let message = Msg::new(key).with("name", short(&written)).with("count", group.children().count());
        let mut finding = self.error(codes::EDIT_NOT_THERE, Some(head(group)), message);
        if self.path.is_empty() {
            finding.primary.path = place;
        }
        let names: Vec<String> = if matches!(step, Step::Number(_)) {
            Vec::new()
        } else {
            group.children().filter_map(name_of).collect()
        };
        if let Some(near) = nearest(&written, names.iter().map(String::as_str)) {
            finding = finding.help(did_you_mean(near));
        }
        if let Some(help) = possible(names.iter().map(String::as_str)) {
            finding = finding.help(help);
        }
        Box::new(finding)
    }

    /// Several things answer to `step`.
    pub(super) fn several(&self, group: Node<'_>, before: &[Step], step: &Step) -> Refusal {
        let message = Msg::new("edit-several").with("name", step.to_string());
        let mut finding = self.error(codes::EDIT_SEVERAL, Some(head(group)), message);
        if self.path.is_empty() {
            finding.primary.path = show(before);
        }
        Box::new(finding)
    }

    /// There is a mistake of syntax in or around a thing.
    pub(super) fn mistaken(&self, node: Node<'_>) -> Refusal {
        Box::new(self.error(codes::EDIT_IN_A_MISTAKE, Some(head(node)), Msg::new("edit-in-a-mistake")))
    }

    pub(super) fn no_room(&self, node: Node<'_>) -> Refusal {
        Box::new(self.error(codes::EDIT_NO_ROOM, Some(head(node)), Msg::new("edit-no-room")))
    }

    pub(super) fn exists(&self, node: Node<'_>) -> Refusal {
        Box::new(self.error(codes::EDIT_EXISTS, Some(head(node)), Msg::new("edit-exists")))
    }

    pub(super) fn bad_value(&self, value: &str, mistake: Option<Diagnostic>) -> Refusal {
        let message = Msg::new("edit-bad-value").with("text", short(value.trim()));
        let mut finding = self.error(codes::EDIT_BAD_VALUE, None, message);
        finding.help.extend(mistake.map(|mistake| mistake.message));
        Box::new(finding)
    }

    pub(super) fn would_break(&self, mistake: &Diagnostic) -> Refusal {
        let finding = self.error(codes::EDIT_WOULD_BREAK, None, Msg::new("edit-would-break"));
        Box::new(finding.help(mistake.message.clone()))
    }

    /// Two pieces of one edit fall on each other.
    pub(super) fn entangled(&self, edit: &Edit) -> Refusal {
        let path = match edit {
            Edit::Add { path, .. }
            | Edit::Change { path, .. }
            | Edit::Remove { path }
            | Edit::Move { path, .. } => path.as_str(),
            Edit::Write { .. } => "",
        };
        Box::new(self.at(path).error(codes::EDIT_WOULD_BREAK, None, Msg::new("edit-would-break")))
    }

    pub(super) fn changed_meanwhile(&self, text: &str, at: usize, was: &str) -> Refusal {
        let start = text.floor_char_boundary(at);
        let end = text.floor_char_boundary(at.saturating_add(was.len())).max(start);
        let message = Msg::new("edit-changed-meanwhile").with("text", short(was));
        Box::new(self.error(codes::EDIT_CHANGED, Some(Span::new(start as u32, end as u32)), message))
    }

    pub(super) fn too_much(&self, found: usize, limit: usize) -> Refusal {
        let message = Msg::new("edit-too-much").with("count", found).with("limit", limit);
        Box::new(self.error(codes::EDIT_TOO_MUCH, None, message))
    }
}

/// The name of a node, or its opening bracket.
fn head(node: Node<'_>) -> Span {
    let span = node.name_span();
    if node.name().is_some() || !node.source().contains('\n') {
        span
    } else {
        Span::new(span.start, span.end.min(span.start + 1))
    }
}
