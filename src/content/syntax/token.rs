//! Splits a source into tokens, none of it left out: blanks and comments are tokens too.

use crate::base::{Msg, Span};
use crate::content::codes;
use crate::content::findings::Findings;
use crate::content::syntax::number::{self, NumberKind};
use crate::content::syntax::text;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// `(`
    ParenOpen,
    /// `)`
    ParenClose,
    /// `[`
    BracketOpen,
    /// `]`
    BracketClose,
    /// `{`
    BraceOpen,
    /// `}`
    BraceClose,
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `#`
    Hash,
    /// `!`
    Bang,
    /// `=`, written by mistake for `:`.
    Equals,
    /// `;`, written by mistake for `,`.
    Semicolon,
    /// A bare word, also `r#word`.
    Word,
    /// A bare word with letters or signs that need quotes.
    Unquoted,
    /// `"…"` without a backslash.
    PlainText,
    /// `"…"` with escapes.
    EscapedText,
    /// `r"…"`, `r#"…"#`
    RawText,
    /// `'c'`
    Character,
    /// A whole number.
    Whole,
    /// A number with a fraction or exponent.
    Fraction,
    /// Something that began like a number or a character; reported.
    Broken,
    /// A text without its closing quote, taken to the end of its line; reported.
    BrokenText,
    /// Blanks and line ends, also the byte order mark.
    Blank,
    /// `// …` or `/* … */`
    Comment,
    /// Any other character.
    Stray,
    /// The end of the source, of no length.
    End,
}

/// A token and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands.
    pub span: Span,
}

/// Cuts tokens off the front of a source of at most [`u32::MAX`] bytes.
#[derive(Debug)]
pub struct Lexer<'s> {
    source: &'s str,
    at: usize,
    /// No later text has a closing quote: each ends with its line, so that looking for quotes stays linear.
    texts_end_with_line: bool,
}

impl<'s> Lexer<'s> {
    /// Starts at the front of `source`.
    #[must_use]
    pub const fn new(source: &'s str) -> Self {
        Self { source, at: 0, texts_end_with_line: false }
    }

    /// The next token, blanks and comments included. Mistakes within a token go to `findings`.
    pub fn next(&mut self, findings: &mut Findings) -> Token {
        let start = self.at;
        let bytes = self.source.as_bytes();
        let Some(&first) = bytes.get(start) else {
            return Token { kind: TokenKind::End, span: span(start, start) };
        };
        let single = |kind| (kind, start + 1);
        let (kind, end) = match first {
            b'(' => single(TokenKind::ParenOpen),
            b')' => single(TokenKind::ParenClose),
            b'[' => single(TokenKind::BracketOpen),
            b']' => single(TokenKind::BracketClose),
            b'{' => single(TokenKind::BraceOpen),
            b'}' => single(TokenKind::BraceClose),
            b',' => single(TokenKind::Comma),
            b':' => single(TokenKind::Colon),
            b'#' => single(TokenKind::Hash),
            b'!' => single(TokenKind::Bang),
            b'=' => single(TokenKind::Equals),
            b';' => single(TokenKind::Semicolon),
            b' ' | b'\t' | b'\n' | b'\r' => {
                (TokenKind::Blank, run(bytes, start, |b| matches!(b, b' ' | b'\t' | b'\n' | b'\r')))
            }
            b'"' => self.text(start, findings),
            b'\'' => self.character(start, findings),
            b'/' if bytes.get(start + 1) == Some(&b'/') => {
                (TokenKind::Comment, run(bytes, start, |b| b != b'\n'))
            }
            b'/' if bytes.get(start + 1) == Some(&b'*') => self.block_comment(start, findings),
            b'r' if matches!(bytes.get(start + 1), Some(b'"' | b'#')) => self.raw(start, findings),
            b'0'..=b'9' => self.number(start, findings),
            b'+' | b'-' | b'.' if self.number_follows(start + 1) => self.number(start, findings),
            _ if first == b'_' || first.is_ascii_alphabetic() => self.word(start),
            _ if first.is_ascii() => single(TokenKind::Stray),
            _ => self.wide(start, findings),
        };
        self.at = end;
        Token { kind, span: span(start, end) }
    }

    fn text(&mut self, start: usize, findings: &mut Findings) -> (TokenKind, usize) {
        let bytes = self.source.as_bytes();
        let mut kind = TokenKind::PlainText;
        let mut at = start + 1;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'"' => {
                    let end = at + 1;
                    if kind == TokenKind::EscapedText {
                        text::check_escapes(self.source, span(start, end), findings);
                    }
                    return (kind, end);
                }
                b'\\' => {
                    kind = TokenKind::EscapedText;
                    at += 2;
                }
                b'\n' if self.texts_end_with_line => break,
                _ => at += 1,
            }
        }
        // No closing quote: the text is taken to end with its line, without the comma and bracket that may follow it.
        self.texts_end_with_line = true;
        let line_end = run(bytes, start, |b| b != b'\n');
        let line = self.source.get(start..line_end).unwrap_or_default();
        if let Some(at) = closing_curly(line, is_curly) {
            let quote = start + at;
            let end = quote + line.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            let message = Msg::new("syntax-curly-end");
            findings.push(findings.error(codes::BAD_CHARACTER, span(quote, end), message).replace("\""));
            return (TokenKind::Broken, end);
        }
        let end = start + line.trim_end_matches([',', ')', ']', '}', ' ', '\t', '\r']).len().max(1);
        findings.push(findings.error(
            codes::UNTERMINATED_TEXT,
            span(start, end),
            Msg::new("syntax-unterminated-text"),
        ));
        (TokenKind::BrokenText, end)
    }

    fn character(&self, start: usize, findings: &mut Findings) -> (TokenKind, usize) {
        let bytes = self.source.as_bytes();
        let mut at = start + 1;
        while let Some(&byte) = bytes.get(at).filter(|_| at - start < SINGLE_QUOTED_LIMIT) {
            match byte {
                b'\'' | b'\n' => break,
                b'\\' => at += 2,
                _ => at += 1,
            }
        }
        if bytes.get(at) != Some(&b'\'') {
            let end = start + 1;
            findings.push(findings.error(
                codes::BAD_CHARACTER,
                span(start, end),
                Msg::new("syntax-single-quote"),
            ));
            return (TokenKind::Broken, end);
        }
        let end = at + 1;
        let inner = self.source.get(start + 1..at).unwrap_or_default();
        let one = if inner.starts_with('\\') {
            text::first_escape(inner).is_ok_and(|(_, length)| length == inner.len())
        } else {
            inner.chars().count() == 1
        };
        if !one {
            let finding =
                findings.error(codes::BAD_CHARACTER, span(start, end), Msg::new("syntax-single-quoted-text"));
            findings.push(finding.mend(format!("\"{}\"", inner.replace('"', "\\\""))));
            return (TokenKind::Broken, end);
        }
        (TokenKind::Character, end)
    }

    fn block_comment(&self, start: usize, findings: &mut Findings) -> (TokenKind, usize) {
        let bytes = self.source.as_bytes();
        let mut depth = 1usize;
        let mut at = start + 2;
        while at < bytes.len() {
            match (bytes[at], bytes.get(at + 1)) {
                (b'/', Some(b'*')) => {
                    depth += 1;
                    at += 2;
                }
                (b'*', Some(b'/')) => {
                    depth -= 1;
                    at += 2;
                    if depth == 0 {
                        return (TokenKind::Comment, at);
                    }
                }
                _ => at += 1,
            }
        }
        findings.push(findings.error(
            codes::UNTERMINATED_COMMENT,
            span(start, start + 2),
            Msg::new("syntax-unterminated-comment"),
        ));
        (TokenKind::Comment, bytes.len())
    }

    /// `r"…"`, `r##"…"##` or `r#word`.
    fn raw(&self, start: usize, findings: &mut Findings) -> (TokenKind, usize) {
        let bytes = self.source.as_bytes();
        let quote = run(bytes, start + 1, |b| b == b'#');
        let hashes = quote - start - 1;
        if bytes.get(quote) != Some(&b'"') {
            let named =
                hashes == 1 && bytes.get(quote).is_some_and(|b| *b == b'_' || b.is_ascii_alphabetic());
            return if named { (TokenKind::Word, run(bytes, quote, is_word)) } else { self.word(start) };
        }
        let mut at = quote + 1;
        while let Some(&byte) = bytes.get(at) {
            at += 1;
            if byte == b'"' {
                let closing = run(bytes, at, |b| b == b'#').min(at + hashes);
                if closing - at == hashes {
                    return (TokenKind::RawText, closing);
                }
            }
        }
        let message = Msg::new("syntax-unterminated-raw-text")
            .with("closing", format!("\"{}", "#".repeat(hashes.min(8))));
        findings.push(findings.error(codes::UNTERMINATED_TEXT, span(start, quote + 1), message));
        (TokenKind::RawText, bytes.len())
    }

    fn number_follows(&self, at: usize) -> bool {
        let bytes = self.source.as_bytes();
        match bytes.get(at) {
            Some(b'.') => bytes.get(at + 1).is_some_and(u8::is_ascii_digit),
            Some(byte) => byte.is_ascii_digit(),
            None => false,
        }
    }

    fn number(&self, start: usize, findings: &mut Findings) -> (TokenKind, usize) {
        let end = number::end(self.source.as_bytes(), start);
        let text = self.source.get(start..end).unwrap_or_default();
        let kind = match number::kind(text) {
            Some(NumberKind::Whole) => TokenKind::Whole,
            Some(NumberKind::Fraction) => TokenKind::Fraction,
            None => {
                findings.push(number::complaint(
                    text,
                    findings.error(
                        codes::BAD_NUMBER,
                        span(start, end),
                        Msg::new("syntax-bad-number").with("text", short(text)),
                    ),
                ));
                TokenKind::Broken
            }
        };
        (kind, end)
    }

    /// A bare word; `hom-1`, which only lacks its quotes, is taken whole.
    fn word(&self, start: usize) -> (TokenKind, usize) {
        let bytes = self.source.as_bytes();
        let mut end = run(bytes, start, is_word);
        let mut kind = TokenKind::Word;
        loop {
            match bytes.get(end) {
                Some(b'-' | b'.') if bytes.get(end + 1).is_some_and(|b| is_word(*b)) => {
                    kind = TokenKind::Unquoted;
                    end = run(bytes, end + 1, is_word);
                }
                Some(byte) if !byte.is_ascii() => {
                    let letters = self.letters(end);
                    if letters == end {
                        return (kind, end);
                    }
                    kind = TokenKind::Unquoted;
                    end = letters;
                }
                _ => return (kind, end),
            }
        }
    }

    /// A character outside ASCII: a word without quotes, a text in curly quotes, a byte order mark, an odd blank, or
    /// nothing known.
    fn wide(&self, start: usize, findings: &mut Findings) -> (TokenKind, usize) {
        let end = self.letters(start);
        if end > start {
            return (TokenKind::Unquoted, end);
        }
        let Some(found) = self.source.get(start..).and_then(|rest| rest.chars().next()) else {
            return (TokenKind::Stray, start + 1);
        };
        let end = start + found.len_utf8();
        if is_curly(found)
            && let Some((inner, close)) = self.in_curly_quotes(end)
        {
            let message = Msg::new("syntax-curly-quotes");
            let finding = findings.error(codes::BAD_CHARACTER, span(start, close), message);
            findings.push(finding.mend(format!("\"{}\"", inner.replace('"', "\\\""))));
            return (TokenKind::Broken, close);
        }
        let blank = found.is_whitespace() || (found == '\u{feff}' && start == 0);
        (if blank { TokenKind::Blank } else { TokenKind::Stray }, end)
    }

    /// The text behind a curly quote up to the quote of whatever kind that ends it on the same line, and where it ends.
    fn in_curly_quotes(&self, start: usize) -> Option<(&str, usize)> {
        let rest = self.source.get(start..)?;
        let line = rest.get(..rest.find('\n').unwrap_or(rest.len()).min(CURLY_LIMIT)).unwrap_or_default();
        let close = closing_curly(line, |c| c == '"' || is_curly(c))?;
        let end = close + line.get(close..)?.chars().next()?.len_utf8();
        Some((line.get(..close)?, start + end))
    }

    /// The end of the run of letters and digits of any script from `start`.
    fn letters(&self, start: usize) -> usize {
        let rest = self.source.get(start..).unwrap_or_default();
        start + rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-')).unwrap_or(rest.len())
    }
}

/// How far a closing curly quote is looked for, in bytes; keeps lexing linear.
const CURLY_LIMIT: usize = 2_000;

/// Quotation marks of printed text, which a word processor puts in the place of straight ones.
pub(super) const fn is_curly(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '″')
}

/// The first such quotation mark behind which a value can end.
pub(super) fn closing_curly(line: &str, quote: impl Fn(char) -> bool) -> Option<usize> {
    line.char_indices().filter(|(_, c)| quote(*c)).map(|(at, c)| (at, at + c.len_utf8())).find_map(
        |(at, end)| {
            let next = line.get(end..)?.trim_start().chars().next();
            next.is_none_or(|c| matches!(c, ',' | ')' | ']' | '}' | ':')).then_some(at)
        },
    )
}

/// How far a closing single quote is looked for, in bytes; keeps lexing linear.
const SINGLE_QUOTED_LIMIT: usize = 200;

/// At most 40 characters of `text`, for showing it in a sentence.
#[must_use]
pub fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((cut, _)) => format!("{}…", text.get(..cut).unwrap_or_default()),
        None => text.to_owned(),
    }
}

const fn is_word(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphanumeric()
}

fn run(bytes: &[u8], start: usize, belongs: impl Fn(u8) -> bool) -> usize {
    bytes
        .get(start..)
        .unwrap_or_default()
        .iter()
        .position(|b| !belongs(*b))
        .map_or(bytes.len().max(start), |n| start + n)
}

/// Offsets of a source within the size limit always fit.
const fn span(start: usize, end: usize) -> Span {
    Span::new(start as u32, end as u32)
}
