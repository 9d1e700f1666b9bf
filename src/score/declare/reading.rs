//! Reads a constraint file into typed constraints and tells every mistake at its place.
//!
//! # Invariants
//! - A constraint that could mean two things is refused, never guessed: unknown templates, operators and fields,
//!   repeated fields, `tgt` where no target exists, `b` where there is no second activity, a window upside down.
//! - `n` is accepted everywhere (files carry it as a matter of form) and read by the counting templates only; without it
//!   they count to 1.
//!
//! # Not here
//! - JSON itself (`json`, `tree`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::{Code, Diagnostic, Diagnostics, Label, Msg, Severity, Span};
use crate::content::suggest;
use crate::score::declare::cell::Cell;
use crate::score::declare::json::Json;
use crate::score::declare::model::{
    Condition, Constraint, Correlation, Model, OPS, Op, TEMPLATES, Template, Value,
};
use crate::score::declare::tree::{Node, Tree, read_tree, span};
use crate::score::kind::Window;

/// The largest constraint file in bytes.
pub const SIZE_LIMIT: usize = 16 << 20;
/// The most values a constraint file may hold.
pub const VALUES_LIMIT: usize = 2_000_000;
/// The most attributes the constraints of a file may name.
pub const ATTRIBUTES_LIMIT: usize = 256;
/// The most findings told about one file.
const FINDINGS_LIMIT: usize = 200;
/// The only format known.
const FORMAT: &str = "tx-declare/1";

/// X001: not UTF-8 or not JSON.
pub const NOT_JSON: Code = Code("X001");
/// X002: another format than `tx-declare/1`.
pub const WRONG_FORMAT: Code = Code("X002");
/// X003: an unknown or repeated field.
pub const WRONG_FIELD: Code = Code("X003");
/// X004: a value of another type, or outside what is allowed.
pub const WRONG_VALUE: Code = Code("X004");
/// X005: an unknown template or operator.
pub const UNKNOWN_WORD: Code = Code("X005");
/// X006: a field is missing.
pub const MISSING_FIELD: Code = Code("X006");
/// X007: a field that has no meaning for this template.
pub const NO_MEANING: Code = Code("X007");
/// X008: two constraints with one id.
pub const REPEATED_ID: Code = Code("X008");
/// X009: larger than the limits.
pub const TOO_LARGE: Code = Code("X009");

/// Reads a constraint file. No model if there is an error among the findings.
pub(super) fn read(file: &Arc<str>, bytes: &[u8]) -> (Option<Model>, Diagnostics) {
    let mut reading = Reading { file: Arc::clone(file), found: Diagnostics::default() };
    let model = reading.file(bytes);
    reading.found.sort();
    let model = if reading.found.has_errors() { None } else { model };
    (model, reading.found)
}

struct Reading {
    file: Arc<str>,
    found: Diagnostics,
}

/// The fields of one object, taken one by one; what is left over is unknown.
struct Fields<'a> {
    path: String,
    span: Span,
    left: Vec<&'a (String, Span, Node)>,
    known: &'static [&'static str],
}

impl Reading {
    fn add(&mut self, code: Code, span: Span, path: &str, message: Msg) -> Option<&mut Diagnostic> {
        self.put(code, Severity::Error, span, path, message)
    }

    fn put(
        &mut self,
        code: Code,
        severity: Severity,
        span: Span,
        path: &str,
        message: Msg,
    ) -> Option<&mut Diagnostic> {
        if self.found.list.len() >= FINDINGS_LIMIT {
            return None;
        }
        let label =
            Label { file: Arc::clone(&self.file), span: Some(span), path: path.to_owned(), note: None };
        self.found.push(Diagnostic::new(code, severity, message, label));
        self.found.list.last_mut()
    }

    fn unknown<'w>(
        &mut self,
        code: Code,
        span: Span,
        path: &str,
        message: Msg,
        written: &str,
        words: impl Iterator<Item = &'w str> + Clone,
    ) {
        let near = suggest::nearest(written, words.clone());
        if let Some(finding) = self.add(code, span, path, message) {
            // What stands at the place is a JSON string, quotes included.
            finding.replacement = near.map(|near| format!("\"{near}\""));
            finding.help.extend(near.map(suggest::did_you_mean));
            finding.help.extend(suggest::possible(words));
        }
    }

    fn file(&mut self, bytes: &[u8]) -> Option<Model> {
        if bytes.len() > SIZE_LIMIT {
            self.add(
                TOO_LARGE,
                Span::default(),
                "",
                Msg::new("cross-check-file-too-large").with("limit", SIZE_LIMIT),
            );
            return None;
        }
        if let Err(error) = std::str::from_utf8(bytes) {
            let span = span(error.valid_up_to(), error.valid_up_to() + 1);
            self.add(NOT_JSON, span, "", Msg::new("cross-check-not-utf8"));
            return None;
        }
        let mut json = Json::after_mark(bytes);
        let mut budget = VALUES_LIMIT;
        let root = match read_tree(&mut json, 0, &mut budget).and_then(|root| json.end().map(|()| root)) {
            Ok(root) => root,
            Err(_) if budget == 0 => {
                self.add(
                    TOO_LARGE,
                    Span::default(),
                    "",
                    Msg::new("cross-check-too-many-values").with("limit", VALUES_LIMIT),
                );
                return None;
            }
            Err(fault) => {
                self.add(NOT_JSON, span(fault.at, fault.at + 1), "", fault.flaw.message());
                return None;
            }
        };
        let mut fields = self.fields(&root, "", &["format", "constraints", "name", "note"])?;
        self.format(&mut fields);
        let list = fields.take("constraints").and_then(|node| self.list(node, "constraints"));
        if list.is_none() && !fields.was_given(&root, "constraints") {
            self.missing(&fields, "constraints");
        }
        fields.take("name");
        fields.take("note");
        for (name, place, _) in &fields.left {
            let message = Msg::new("cross-check-field-ignored").with("name", name.as_str());
            self.put(WRONG_FIELD, Severity::Warning, *place, name, message);
        }
        let mut constraints: Vec<Constraint> = Vec::new();
        let mut ids = BTreeMap::new();
        for (place, node) in list.unwrap_or_default().iter().enumerate() {
            let path = format!("constraints[{place}]");
            if let Some((constraint, id_span)) = self.constraint(node, &path) {
                if let Some(first) = ids.insert(constraint.id.clone(), id_span) {
                    let message = Msg::new("cross-check-repeated-id").with("name", constraint.id.as_str());
                    let label = Label {
                        file: Arc::clone(&self.file),
                        span: Some(first),
                        path: String::new(),
                        note: None,
                    };
                    if let Some(finding) = self.add(REPEATED_ID, id_span, &path, message) {
                        finding.related.push(label);
                    }
                }
                constraints.push(constraint);
            }
        }
        self.attributes(&constraints, fields.span);
        Some(Model { constraints })
    }

    fn attributes(&mut self, constraints: &[Constraint], span: Span) {
        let mut names = BTreeSet::new();
        for constraint in constraints {
            names.extend(
                constraint.act.iter().chain(&constraint.tgt).map(|condition| condition.attr.as_str()),
            );
            names.extend(constraint.pairs.iter().map(|pair| pair.attr.as_str()));
        }
        if names.len() > ATTRIBUTES_LIMIT {
            let message = Msg::new("cross-check-too-many-attributes").with("limit", ATTRIBUTES_LIMIT);
            self.add(TOO_LARGE, span, "", message);
        }
    }

    fn format(&mut self, fields: &mut Fields<'_>) {
        let Some(node) = fields.take("format") else {
            self.missing(fields, "format");
            return;
        };
        if let Some(format) = self.text(node, "format")
            && format != FORMAT
        {
            let message = Msg::new("cross-check-wrong-format").with("name", format).with("expected", FORMAT);
            self.add(WRONG_FORMAT, node.span, "format", message);
        }
    }

    fn constraint(&mut self, node: &Node, path: &str) -> Option<(Constraint, Span)> {
        const KNOWN: &[&str] = &["id", "template", "a", "b", "n", "act", "tgt", "time", "every_ms", "note"];
        let before = self.found.list.len();
        let mut fields = self.fields(node, path, KNOWN)?;
        let id_node = self.required(&mut fields, "id");
        let id = id_node.and_then(|id| self.name(id, &fields.at("id")));
        let template = self
            .required(&mut fields, "template")
            .and_then(|node| self.template(node, &fields.at("template")));
        let a = self.required(&mut fields, "a").and_then(|a| self.name(a, &fields.at("a")));
        let b = self.second(&mut fields, template);
        let n = fields.take("n").map_or(Some(1), |n| self.count(n, &fields.at("n")));
        let act_span = fields.peek("act").map_or(node.span, |act| act.span);
        let (act, act_pairs) = self.conditions(&mut fields, "act");
        let tgt_span = fields.peek("tgt").map(|node| node.span);
        let (tgt, pairs) = self.conditions(&mut fields, "tgt");
        if let Some(pair) = act_pairs.first() {
            let message = Msg::new("cross-check-correlation-in-act").with("name", pair.attr.as_str());
            self.add(NO_MEANING, act_span, &fields.at("act"), message);
        }
        if let (Some(template), Some(place)) = (template, tgt_span)
            && template.judges_the_trace()
            && !(tgt.is_empty() && pairs.is_empty())
        {
            self.no_meaning(place, &fields.at("tgt"), "tgt", template);
        }
        let window = self.window(&mut fields);
        let every = self.every(&mut fields, template);
        fields.take("note");
        self.left_over(&fields);
        if self.found.list.len() > before {
            return None;
        }
        let constraint = Constraint {
            id: id?,
            template: template?,
            a: a?,
            b: b?,
            n: n?,
            act,
            tgt,
            pairs,
            window: window?,
            every: every?,
        };
        Some((constraint, id_node?.span))
    }

    fn template(&mut self, node: &Node, path: &str) -> Option<Template> {
        let word = self.text(node, path)?;
        let template = TEMPLATES.iter().find(|(name, _)| *name == word).map(|(_, template)| *template);
        if template.is_none() {
            let message = Msg::new("cross-check-unknown-template").with("name", word.as_str());
            self.unknown(
                UNKNOWN_WORD,
                node.span,
                path,
                message,
                &word,
                TEMPLATES.iter().map(|(name, _)| *name),
            );
        }
        template
    }

    fn second(&mut self, fields: &mut Fields<'_>, template: Option<Template>) -> Option<String> {
        let node = fields.take("b");
        match (template, node) {
            (Some(template), Some(node)) if template.is_unary() => {
                self.no_meaning(node.span, &fields.at("b"), "b", template);
                None
            }
            (Some(template), None) if template.is_unary() => Some(String::new()),
            (_, Some(node)) => self.name(node, &fields.at("b")),
            (Some(_), None) => {
                self.missing(fields, "b");
                None
            }
            (None, None) => None,
        }
    }

    fn window(&mut self, fields: &mut Fields<'_>) -> Option<Window> {
        let Some(node) = fields.take("time") else { return Some(Window::ANY) };
        let path = fields.at("time");
        let list = self.list(node, &path)?;
        let [least, most] = list else {
            self.add(WRONG_VALUE, node.span, &path, Msg::new("cross-check-window-of-two"));
            return None;
        };
        let least = self.whole(least, &path)?;
        let most = self.whole(most, &path)?;
        if least > most {
            self.add(WRONG_VALUE, node.span, &path, Msg::new("cross-check-window-upside-down"));
            return None;
        }
        Some(Window { least, most })
    }

    fn every(&mut self, fields: &mut Fields<'_>, template: Option<Template>) -> Option<i64> {
        let node = fields.take("every_ms");
        match (template?, node) {
            (Template::Periodic, Some(node)) => self.whole(node, &fields.at("every_ms")),
            (Template::Periodic, None) => {
                self.missing(fields, "every_ms");
                None
            }
            (other, Some(node)) => {
                self.no_meaning(node.span, &fields.at("every_ms"), "every_ms", other);
                None
            }
            (_, None) => Some(0),
        }
    }

    fn conditions(
        &mut self,
        fields: &mut Fields<'_>,
        name: &'static str,
    ) -> (Vec<Condition>, Vec<Correlation>) {
        let (mut conditions, mut pairs) = (Vec::new(), Vec::new());
        let path = fields.at(name);
        let list = fields.take(name).and_then(|node| self.list(node, &path)).unwrap_or_default();
        for (place, node) in list.iter().enumerate() {
            let Some(mut entry) =
                self.fields(node, &format!("{path}[{place}]"), &["attr", "op", "val", "same", "diff"])
            else {
                continue;
            };
            let tied =
                ["same", "diff"].into_iter().find_map(|word| entry.take(word).map(|node| (word, node)));
            if let Some((word, attr)) = tied {
                if let Some(attr) = self.name(attr, &entry.at(word)) {
                    pairs.push(Correlation { attr, same: word == "same" });
                }
            } else {
                let attr =
                    self.required(&mut entry, "attr").and_then(|node| self.name(node, &entry.at("attr")));
                let op = self.required(&mut entry, "op").and_then(|node| self.op(node, &entry.at("op")));
                let value =
                    self.required(&mut entry, "val").and_then(|node| self.value(node, &entry.at("val")));
                if let (Some(attr), Some(op), Some(value)) = (attr, op, value) {
                    conditions.push(Condition { attr, op, value });
                }
            }
            self.left_over(&entry);
        }
        (conditions, pairs)
    }

    fn op(&mut self, node: &Node, path: &str) -> Option<Op> {
        let word = self.text(node, path)?;
        let op = OPS.iter().find(|(sign, _)| *sign == word).map(|(_, op)| *op);
        if op.is_none() {
            let message = Msg::new("cross-check-unknown-operator").with("name", word.as_str());
            self.unknown(UNKNOWN_WORD, node.span, path, message, &word, OPS.iter().map(|(sign, _)| *sign));
        }
        op
    }

    fn value(&mut self, node: &Node, path: &str) -> Option<Value> {
        match &node.value {
            Tree::Plain(cell) => Some(Value::Plain(*cell)),
            Tree::Text(text) => Some(Value::Text(text.clone())),
            Tree::Null | Tree::List(_) | Tree::Object(_) => {
                self.wrong_type(node, path, "cross-check-type-value");
                None
            }
        }
    }

    fn text(&mut self, node: &Node, path: &str) -> Option<String> {
        let Tree::Text(text) = &node.value else {
            self.wrong_type(node, path, "cross-check-type-text");
            return None;
        };
        Some(text.clone())
    }

    fn name(&mut self, node: &Node, path: &str) -> Option<String> {
        let text = self.text(node, path)?;
        if text.is_empty() {
            self.add(WRONG_VALUE, node.span, path, Msg::new("cross-check-empty-text"));
            return None;
        }
        Some(text)
    }

    fn whole(&mut self, node: &Node, path: &str) -> Option<i64> {
        match node.value {
            Tree::Plain(Cell::Int(number)) if number >= 0 => Some(number),
            _ => {
                self.wrong_type(node, path, "cross-check-type-whole");
                None
            }
        }
    }

    fn count(&mut self, node: &Node, path: &str) -> Option<u32> {
        let number = self.whole(node, path)?;
        let count = u32::try_from(number).ok();
        if count.is_none() {
            self.wrong_type(node, path, "cross-check-type-whole");
        }
        count
    }

    fn list<'n>(&mut self, node: &'n Node, path: &str) -> Option<&'n [Node]> {
        let Tree::List(list) = &node.value else {
            self.wrong_type(node, path, "cross-check-type-list");
            return None;
        };
        Some(list)
    }

    fn wrong_type(&mut self, node: &Node, path: &str, wanted: &'static str) {
        let message = Msg::new("cross-check-wrong-type").with("wanted", Msg::new(wanted));
        self.add(WRONG_VALUE, node.span, path, message);
    }

    fn no_meaning(&mut self, span: Span, path: &str, field: &'static str, template: Template) {
        let word = TEMPLATES.iter().find(|(_, known)| *known == template).map_or("", |(word, _)| word);
        let message = Msg::new("cross-check-no-meaning").with("field", field).with("template", word);
        self.add(NO_MEANING, span, path, message);
    }

    fn missing(&mut self, fields: &Fields<'_>, name: &'static str) {
        let message = Msg::new("cross-check-missing-field").with("name", name);
        self.add(MISSING_FIELD, fields.span, &fields.path, message);
    }

    fn required<'n>(&mut self, fields: &mut Fields<'n>, name: &'static str) -> Option<&'n Node> {
        let node = fields.take(name);
        if node.is_none() {
            self.missing(fields, name);
        }
        node
    }

    fn fields<'n>(
        &mut self,
        node: &'n Node,
        path: &str,
        known: &'static [&'static str],
    ) -> Option<Fields<'n>> {
        let Tree::Object(entries) = &node.value else {
            self.wrong_type(node, path, "cross-check-type-object");
            return None;
        };
        let mut left: Vec<&(String, Span, Node)> = Vec::new();
        for entry in entries {
            if known.contains(&entry.0.as_str()) && left.iter().any(|other| other.0 == entry.0) {
                let message = Msg::new("cross-check-repeated-field").with("name", entry.0.as_str());
                self.add(WRONG_FIELD, entry.1, path, message);
            } else {
                left.push(entry);
            }
        }
        Some(Fields { path: path.to_owned(), span: node.span, left, known })
    }

    fn left_over(&mut self, fields: &Fields<'_>) {
        for (name, place, _) in &fields.left {
            let message = Msg::new("cross-check-unknown-field").with("name", name.as_str());
            self.unknown(WRONG_FIELD, *place, &fields.path, message, name, fields.known.iter().copied());
        }
    }
}

impl<'n> Fields<'n> {
    fn at(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// The field, unless it is not given; `null` is the same as not given.
    fn take(&mut self, name: &str) -> Option<&'n Node> {
        let place = self.left.iter().position(|entry| entry.0 == name)?;
        let (_, _, node) = self.left.remove(place);
        if matches!(node.value, Tree::Null) { None } else { Some(node) }
    }

    fn peek(&self, name: &str) -> Option<&'n Node> {
        self.left.iter().find(|entry| entry.0 == name).map(|(_, _, node)| node)
    }

    fn was_given(&self, root: &Node, name: &str) -> bool {
        matches!(&root.value, Tree::Object(entries) if entries.iter().any(|entry| entry.0 == name))
    }
}
