//! Mistakes of syntax: what is said about them, and how the parser goes on.

use crate::base::{Msg, Span};
use crate::content::codes;
use crate::content::syntax::parse::Parser;
use crate::content::syntax::token::{Lexer, Token, TokenKind, closing_curly, is_curly, short};
use crate::content::syntax::tree::Row;

impl Parser<'_> {
    pub(super) fn comma_expected(&mut self, close: TokenKind) {
        let text = self.lexeme(self.before);
        let line = text.get(..text.find('\n').unwrap_or(text.len())).unwrap_or_default();
        if text.starts_with('"')
            && self.before.end == self.token.span.start
            && let Some(at) = closing_curly(line, is_curly)
        {
            self.ended_in_a_curly_quote(at);
            return;
        }
        if text.starts_with('"') && text.contains('\n') && self.before.end == self.token.span.start {
            self.text_swallowed_lines();
            return;
        }
        let after = Span::new(self.before.end, self.before.end);
        let message =
            Msg::new("syntax-comma-expected").with("closing", sign(close)).with("found", self.found());
        let mut finding = self.findings.error(codes::COMMA_EXPECTED, after, message);
        if self.starts_value() {
            finding = finding.mend(",");
        }
        self.findings.push(finding);
    }

    pub(super) fn stray(&mut self) {
        let message = Msg::new("syntax-stray-character").with("text", short(self.lexeme(self.token.span)));
        self.error(codes::STRAY_CHARACTER, self.token.span, message);
    }

    /// A text in straight quotes that ended in a curly one: the quotes are out of step from here on, so nothing more is
    /// read.
    fn ended_in_a_curly_quote(&mut self, at: usize) {
        let start = self.before.start + at as u32;
        let quote = self.lexeme(self.before).get(at..).and_then(|rest| rest.chars().next());
        let span = Span::new(start, start + quote.map_or(1, char::len_utf8) as u32);
        let finding = self.findings.error(codes::BAD_CHARACTER, span, Msg::new("syntax-curly-end"));
        self.findings.push(finding.mend("\""));
        self.read_no_more();
    }

    /// A text over several lines with something right behind its closing quote, which must be the opening quote of
    /// another text: the quotes are out of step from here on, so nothing more is read.
    pub(super) fn text_swallowed_lines(&mut self) {
        let line = self.lexeme(self.before).find('\n').unwrap_or_default() as u32;
        let span = Span::new(self.before.start, self.before.start + line);
        self.error(codes::UNTERMINATED_TEXT, span, Msg::new("syntax-text-over-lines"));
        self.read_no_more();
    }

    fn read_no_more(&mut self) {
        let end = self.source.len() as u32;
        let token = Token { kind: TokenKind::End, span: Span::new(end, end) };
        (self.token, self.ahead, self.cut_off) = (token, token, true);
        self.lexer = Lexer::new("");
    }

    /// `# …`, a comment in another style: skipped to the end of its line.
    pub(super) fn foreign_comment(&mut self) {
        let start = self.token.span.start as usize;
        let rest = self.source.get(start..).unwrap_or_default();
        let end = start + rest.find('\n').unwrap_or(rest.len());
        let message = Msg::new("syntax-stray-character").with("text", "#");
        let finding = self.findings.error(codes::STRAY_CHARACTER, self.token.span, message);
        self.findings.push(finding.help(Msg::new("syntax-comment-style")).mend("//"));
        while self.token.kind != TokenKind::End && (self.token.span.start as usize) < end {
            self.bump();
        }
    }

    pub(super) fn bump_with_comma(&mut self) {
        self.bump();
        if self.token.kind == TokenKind::Comma {
            self.bump();
        }
    }

    pub(super) fn unclosed(&mut self, row: usize) {
        let Row { span, name, .. } = self.rows[row];
        let bracket = Span::new(span.start, span.start + name.max(1));
        let closing = self.open.last().map_or("", |(close, _)| sign(*close));
        let message = Msg::new("syntax-unclosed").with("closing", closing);
        self.given_up = true;
        let here = self.findings.label(self.token.span);
        let finding = self.findings.error(codes::UNCLOSED, bracket, message);
        self.findings.push(finding.related(here, Msg::new("syntax-unclosed-here").with("closing", closing)));
    }

    pub(super) fn starts_value(&self) -> bool {
        !matches!(
            self.token.kind,
            TokenKind::Stray
                | TokenKind::Colon
                | TokenKind::Hash
                | TokenKind::Bang
                | TokenKind::Equals
                | TokenKind::Semicolon
        )
    }

    /// Goes on to the next comma or closing bracket of this level.
    pub(super) fn skip_to_separator(&mut self) {
        loop {
            match self.token.kind {
                TokenKind::Comma
                | TokenKind::ParenClose
                | TokenKind::BracketClose
                | TokenKind::BraceClose
                | TokenKind::End => return,
                TokenKind::ParenOpen | TokenKind::BracketOpen | TokenKind::BraceOpen => self.skip_group(),
                _ => self.bump(),
            }
        }
    }

    /// Skips a bracket with everything in it, whatever the kinds of brackets.
    pub(super) fn skip_group(&mut self) {
        let mut depth = 0usize;
        loop {
            match self.token.kind {
                TokenKind::ParenOpen | TokenKind::BracketOpen | TokenKind::BraceOpen => depth += 1,
                TokenKind::ParenClose | TokenKind::BracketClose | TokenKind::BraceClose => depth -= 1,
                TokenKind::End => return,
                _ => {}
            }
            self.bump();
            if depth == 0 {
                return;
            }
        }
    }

    /// The present token as a sentence shows it.
    pub(super) fn found(&self) -> Msg {
        match self.token.kind {
            TokenKind::End => Msg::new("syntax-end-of-file"),
            _ => Msg::new("syntax-quoted").with("text", short(self.lexeme(self.token.span))),
        }
    }
}

const fn sign(close: TokenKind) -> &'static str {
    match close {
        TokenKind::BracketClose => "]",
        TokenKind::BraceClose => "}",
        _ => ")",
    }
}
