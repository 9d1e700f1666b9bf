//! Builds the tree of a source, going on after every mistake.

use std::sync::Arc;

use crate::base::{Code, Diagnostic, Diagnostics, Msg, Severity, Span};
use crate::content::codes;
use crate::content::findings::Findings;
use crate::content::syntax::hidden;
use crate::content::syntax::token::{Lexer, Token, TokenKind, short};
use crate::content::syntax::tree::{NodeKind, Row, Tree};

/// The largest source that is read, in bytes.
pub const SIZE_LIMIT: usize = 8 * 1024 * 1024;
/// How deep brackets may be nested.
pub const DEPTH_LIMIT: usize = 64;

/// Parses a file. There is a tree unless the bytes are not UTF-8 or more than [`SIZE_LIMIT`]; it has a root unless the
/// file holds nothing.
#[must_use]
pub fn parse<'s>(file: &Arc<str>, bytes: &'s [u8]) -> (Option<Tree<'s>>, Diagnostics) {
    let mut findings = Findings::about(file);
    if bytes.len() > SIZE_LIMIT {
        let message = Msg::new("syntax-too-large").with("bytes", bytes.len()).with("limit", SIZE_LIMIT);
        findings.push(findings.error(codes::TOO_LARGE, Span::default(), message));
        return (None, findings.finish());
    }
    let source = match std::str::from_utf8(bytes) {
        Ok(source) => source,
        Err(error) => {
            let at = error.valid_up_to();
            let message = Msg::new("syntax-not-utf8").with("byte", at);
            findings.push(findings.error(codes::NOT_UTF8, Span::new(at as u32, at as u32 + 1), message));
            return (None, findings.finish());
        }
    };
    let mut lexer = Lexer::new(source);
    let token = next_solid(&mut lexer, &mut findings);
    let ahead = next_solid(&mut lexer, &mut findings);
    let rows = Vec::with_capacity(bytes.len() / 16);
    let mut parser = Parser {
        source,
        lexer,
        findings,
        token,
        ahead,
        before: Span::default(),
        rows,
        open: Vec::new(),
        cut_off: false,
        given_up: false,
    };
    parser.file();
    let Parser { mut findings, rows, .. } = parser;
    hidden::report(source, &mut findings);
    (Some(Tree { file: Arc::clone(file), source, rows }), findings.finish())
}

pub(super) struct Parser<'s> {
    pub(super) source: &'s str,
    pub(super) lexer: Lexer<'s>,
    pub(super) findings: Findings,
    pub(super) token: Token,
    pub(super) ahead: Token,
    /// The token last taken.
    pub(super) before: Span,
    pub(super) rows: Vec<Row>,
    /// The closing brackets that are awaited and the rows of their nodes, outermost first.
    pub(super) open: Vec<(TokenKind, usize)>,
    /// The end of the file inside a bracket was reported.
    pub(super) cut_off: bool,
    /// A bracket was given up as unclosed before the present token.
    pub(super) given_up: bool,
}

impl Parser<'_> {
    fn file(&mut self) {
        while self.token.kind == TokenKind::Hash {
            self.header();
        }
        if self.token.kind == TokenKind::End {
            self.error(codes::EMPTY_FILE, self.token.span, Msg::new("syntax-empty-file"));
            return;
        }
        if !self.value() {
            self.skip_to_separator();
        }
        if self.token.kind != TokenKind::End {
            let message = Msg::new("syntax-after-the-end").with("found", self.found());
            self.error(codes::AFTER_THE_END, self.token.span, message);
        }
    }

    /// `#![enable(…)]`
    fn header(&mut self) {
        let start = self.token.span;
        self.bump();
        let sound = self.token.kind == TokenKind::Bang && self.ahead.kind == TokenKind::BracketOpen;
        if !sound {
            let message = Msg::new("syntax-stray-character").with("text", "#");
            self.error(codes::STRAY_CHARACTER, start, message);
            return;
        }
        self.bump();
        self.skip_group();
        let span = Span::new(start.start, self.before.end);
        let label = self.findings.label(span);
        self.findings.push(Diagnostic::new(
            codes::HEADER_IGNORED,
            Severity::Note,
            Msg::new("syntax-header-ignored"),
            label,
        ));
    }

    /// Takes one value; `false` if there is none, which is reported and leaves a hole. Nothing is taken then but a
    /// character that has no meaning.
    fn value(&mut self) -> bool {
        let kind = match self.token.kind {
            TokenKind::PlainText => NodeKind::PlainText,
            TokenKind::EscapedText => NodeKind::EscapedText,
            TokenKind::RawText => NodeKind::RawText,
            TokenKind::Character => NodeKind::Character,
            TokenKind::Whole => NodeKind::Whole,
            TokenKind::Fraction => NodeKind::Fraction,
            TokenKind::Broken => NodeKind::Hole,
            TokenKind::BrokenText => {
                if let Some((_, row)) = self.open.last() {
                    self.rows[*row].cut = true;
                }
                NodeKind::Hole
            }
            TokenKind::Unquoted => {
                self.unquoted();
                NodeKind::Hole
            }
            TokenKind::Word => match self.ahead.kind {
                TokenKind::ParenOpen => {
                    let name = self.token.span;
                    self.bump();
                    self.group(name.start, name.end - name.start);
                    return true;
                }
                _ if matches!(self.lexeme(self.token.span), "true" | "false") => NodeKind::Bool,
                _ => NodeKind::Word,
            },
            TokenKind::ParenOpen => {
                self.group(self.token.span.start, 0);
                return true;
            }
            TokenKind::BracketOpen => {
                self.sequence(NodeKind::List, TokenKind::BracketClose);
                return true;
            }
            TokenKind::BraceOpen => {
                self.sequence(NodeKind::Map, TokenKind::BraceClose);
                return true;
            }
            TokenKind::Stray | TokenKind::Equals | TokenKind::Hash | TokenKind::Bang => {
                self.stray();
                self.leaf(NodeKind::Hole, self.token.span);
                self.bump();
                return false;
            }
            _ => {
                let message = Msg::new("syntax-value-expected").with("found", self.found());
                self.error(codes::VALUE_EXPECTED, self.token.span, message);
                self.leaf(NodeKind::Hole, Span::new(self.token.span.start, self.token.span.start));
                return false;
            }
        };
        self.leaf(kind, self.token.span);
        self.bump();
        true
    }

    fn unquoted(&mut self) {
        let text = self.lexeme(self.token.span).to_owned();
        let finding = self.findings.error(
            codes::UNQUOTED_TEXT,
            self.token.span,
            Msg::new("syntax-unquoted-text").with("text", short(&text)),
        );
        self.findings.push(finding.mend(format!("\"{text}\"")));
    }

    /// `(…)`: a record or a tuple, decided by its first item with a name.
    fn group(&mut self, start: u32, name: u32) {
        let Some(row) = self.enter(NodeKind::Tuple, start, name, TokenKind::ParenClose) else { return };
        let mut fields = false;
        let mut plain = false;
        while self.item(TokenKind::ParenClose, row) {
            let named =
                matches!(self.token.kind, TokenKind::Word | TokenKind::Unquoted | TokenKind::PlainText)
                    && matches!(self.ahead.kind, TokenKind::Colon | TokenKind::Equals);
            let mixed = if named { plain } else { fields };
            if mixed {
                let key = if named { "syntax-mixed-field" } else { "syntax-mixed-value" };
                self.error(codes::MIXED_FIELDS, self.token.span, Msg::new(key));
            } else if named && self.token.kind == TokenKind::PlainText {
                let word = self.lexeme(self.token.span).trim_matches('"').to_owned();
                let finding = self.findings.error(
                    codes::MIXED_FIELDS,
                    self.token.span,
                    Msg::new("syntax-quoted-field").with("name", short(&word)),
                );
                self.findings.push(finding.mend(word));
            }
            fields |= named;
            plain |= !named;
            let whole = if named { self.field() } else { self.value() };
            self.after_item(whole, TokenKind::ParenClose);
        }
        if fields {
            self.rows[row].kind = NodeKind::Record;
        }
        self.leave(row);
    }

    fn field(&mut self) -> bool {
        let name = self.token.span;
        let row = self.rows.len();
        self.rows.push(Row {
            kind: NodeKind::Field,
            span: name,
            name: name.end - name.start,
            next: 0,
            cut: false,
        });
        self.bump();
        self.colon();
        let whole = self.value();
        self.close_row(row);
        whole
    }

    fn sequence(&mut self, kind: NodeKind, close: TokenKind) {
        let Some(row) = self.enter(kind, self.token.span.start, 0, close) else { return };
        while self.item(close, row) {
            let whole = if kind == NodeKind::Map { self.entry() } else { self.value() };
            self.after_item(whole, close);
        }
        self.leave(row);
    }

    fn entry(&mut self) -> bool {
        let row = self.rows.len();
        self.rows.push(Row { kind: NodeKind::Entry, span: self.token.span, name: 0, next: 0, cut: false });
        let mut whole = self.value();
        if whole {
            if matches!(self.token.kind, TokenKind::Colon | TokenKind::Equals) {
                self.colon();
                whole = self.value();
            } else {
                let message = Msg::new("syntax-colon-expected").with("found", self.found());
                self.error(codes::COLON_EXPECTED, self.token.span, message);
                whole = false;
            }
        }
        self.close_row(row);
        whole
    }

    fn colon(&mut self) {
        if self.token.kind == TokenKind::Equals {
            let finding = self.findings.error(
                codes::COLON_EXPECTED,
                self.token.span,
                Msg::new("syntax-equals-for-colon"),
            );
            self.findings.push(finding.mend(":"));
        }
        self.bump();
    }

    /// Opens a bracket; `None` if it lies too deep, in which case all of it is skipped.
    fn enter(&mut self, kind: NodeKind, start: u32, name: u32, close: TokenKind) -> Option<usize> {
        if self.open.len() >= DEPTH_LIMIT {
            let message = Msg::new("syntax-too-deep").with("limit", DEPTH_LIMIT);
            self.error(codes::TOO_DEEP, self.token.span, message);
            self.skip_group();
            self.leaf(NodeKind::Hole, Span::new(start, self.before.end));
            return None;
        }
        self.rows.push(Row { kind, span: Span::new(start, self.token.span.end), name, next: 0, cut: false });
        self.open.push((close, self.rows.len() - 1));
        self.bump();
        Some(self.rows.len() - 1)
    }

    /// Whether another item follows in the bracket that began at `row`; takes the closing bracket.
    fn item(&mut self, close: TokenKind, row: usize) -> bool {
        loop {
            match self.token.kind {
                kind if kind == close => {
                    self.bump();
                    return false;
                }
                TokenKind::End => {
                    if !self.cut_off {
                        self.cut_off = true;
                        self.unclosed(row);
                    }
                    return false;
                }
                kind @ (TokenKind::ParenClose | TokenKind::BracketClose | TokenKind::BraceClose) => {
                    let awaited = self.open.iter().rev().skip(1).any(|(awaited, _)| *awaited == kind);
                    if awaited && self.ahead.kind != close {
                        self.unclosed(row);
                        return false;
                    }
                    let message = Msg::new("syntax-stray-bracket").with("found", self.found());
                    self.error(codes::STRAY_BRACKET, self.token.span, message);
                    self.bump_with_comma();
                }
                TokenKind::Hash if self.ahead.kind == TokenKind::Word => self.foreign_comment(),
                TokenKind::Stray | TokenKind::Equals | TokenKind::Hash | TokenKind::Bang => {
                    self.stray();
                    self.bump_with_comma();
                }
                // `name: …` in a list: its closing bracket is missing and the record goes on.
                TokenKind::Word
                    if close == TokenKind::BracketClose
                        && self.ahead.kind == TokenKind::Colon
                        && self.open.iter().any(|(awaited, _)| *awaited == TokenKind::ParenClose) =>
                {
                    self.unclosed(row);
                    return false;
                }
                TokenKind::Comma => {
                    let message = Msg::new("syntax-value-expected").with("found", self.found());
                    self.error(codes::VALUE_EXPECTED, self.token.span, message);
                    self.bump();
                }
                _ => return true,
            }
        }
    }

    fn after_item(&mut self, whole: bool, close: TokenKind) {
        if !whole {
            self.skip_to_separator();
        }
        match self.token.kind {
            TokenKind::Comma => self.bump(),
            TokenKind::ParenClose | TokenKind::BracketClose | TokenKind::BraceClose | TokenKind::End => {}
            TokenKind::Semicolon => {
                let finding =
                    self.findings.error(codes::COMMA_EXPECTED, self.token.span, Msg::new("syntax-semicolon"));
                self.findings.push(finding.mend(","));
                self.bump();
            }
            _ => {
                if !self.given_up {
                    self.comma_expected(close);
                }
                if !self.starts_value() {
                    self.skip_to_separator();
                    if self.token.kind == TokenKind::Comma {
                        self.bump();
                    }
                }
            }
        }
    }

    fn leave(&mut self, row: usize) {
        self.open.pop();
        self.rows[row].cut |= self.cut_off;
        self.close_row(row);
    }

    fn close_row(&mut self, row: usize) {
        let next = self.rows.len() as u32;
        let last = self.rows.last().map_or(0, |row| row.span.end);
        let row = &mut self.rows[row];
        row.next = next;
        row.span.end = row.span.end.max(self.before.end).max(last);
    }

    fn leaf(&mut self, kind: NodeKind, span: Span) {
        let next = self.rows.len() as u32 + 1;
        self.rows.push(Row { kind, span, name: 0, next, cut: false });
    }

    pub(super) fn bump(&mut self) {
        self.given_up = false;
        self.before = self.token.span;
        self.token = self.ahead;
        self.ahead = next_solid(&mut self.lexer, &mut self.findings);
    }

    pub(super) fn lexeme(&self, span: Span) -> &str {
        self.source.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    pub(super) fn error(&mut self, code: Code, span: Span, message: Msg) {
        self.findings.push(self.findings.error(code, span, message));
    }
}

fn next_solid(lexer: &mut Lexer<'_>, findings: &mut Findings) -> Token {
    loop {
        let token = lexer.next(findings);
        if !matches!(token.kind, TokenKind::Blank | TokenKind::Comment) {
            return token;
        }
    }
}
