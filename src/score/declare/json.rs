//! A strict JSON reader over bytes that are known to be UTF-8: pulls values one by one, borrows what it can, tells the
//! byte of the first mistake. Used for constraint files and for the lines of a log.
//!
//! # Invariants
//! - Accepts RFC 8259 and nothing else: no NaN, no comments, no trailing commas, no bare control characters.
//! - Nesting is limited to [`DEPTH_LIMIT`]; nothing here recurses deeper.
//!
//! # Not here
//! - What fields mean (`model`, `log`).

use std::borrow::Cow;

use crate::base::Msg;
use crate::score::declare::cell::Cell;

/// How deep arrays and objects may be nested.
pub const DEPTH_LIMIT: u32 = 64;

/// What is wrong with the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The text ends inside a value.
    CutOff,
    /// Another character was needed here.
    Expected(&'static str),
    /// A backslash is followed by something that is no escape, or half a surrogate pair.
    BadEscape,
    /// A bare control character inside a text.
    ControlCharacter,
    /// Something begins like a number but is none.
    BadNumber,
    /// A number beyond what a double can hold.
    HugeNumber,
    /// Nested deeper than [`DEPTH_LIMIT`].
    TooDeep,
    /// Something follows after the end of the value.
    AfterTheEnd,
}

impl Flaw {
    /// What is wrong, as a sentence.
    #[must_use]
    pub fn message(self) -> Msg {
        match self {
            Self::CutOff => Msg::new("cross-check-json-cut-off"),
            Self::Expected(what) => Msg::new("cross-check-json-expected").with("what", what),
            Self::BadEscape => Msg::new("cross-check-json-bad-escape"),
            Self::ControlCharacter => Msg::new("cross-check-json-control-character"),
            Self::BadNumber => Msg::new("cross-check-json-bad-number"),
            Self::HugeNumber => Msg::new("cross-check-json-huge-number"),
            Self::TooDeep => Msg::new("cross-check-json-too-deep"),
            Self::AfterTheEnd => Msg::new("cross-check-json-after-the-end"),
        }
    }
}

/// A mistake and its byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonFault {
    /// Offset of the byte in the text.
    pub at: usize,
    /// What is wrong there.
    pub flaw: Flaw,
}

/// Powers of ten that a double holds exactly.
const TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// The reader.
#[derive(Clone, Debug)]
pub struct Json<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Json<'a> {
    /// A reader at the start of the text. The bytes must be UTF-8.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// A reader after a byte order mark, if there is one.
    #[must_use]
    pub fn after_mark(bytes: &'a [u8]) -> Self {
        Self { bytes, at: if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 } }
    }

    /// The byte the reader stands at.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }

    /// A mistake at this place.
    #[must_use]
    pub const fn fault(&self, flaw: Flaw) -> JsonFault {
        JsonFault { at: self.at, flaw }
    }

    /// The next byte that is no white space, without taking it.
    #[inline]
    pub fn peek(&mut self) -> Option<u8> {
        loop {
            match self.bytes.get(self.at) {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    /// Takes this byte after white space.
    ///
    /// # Errors
    /// If another byte stands there.
    #[inline]
    pub fn expect(&mut self, byte: u8, name: &'static str) -> Result<(), JsonFault> {
        match self.peek() {
            Some(found) if found == byte => {
                self.at += 1;
                Ok(())
            }
            Some(_) => Err(self.fault(Flaw::Expected(name))),
            None => Err(self.fault(Flaw::CutOff)),
        }
    }

    /// After an element: takes a comma (`true`) or the closing byte (`false`).
    ///
    /// # Errors
    /// If neither stands there.
    #[inline]
    pub fn more(&mut self, closing: u8) -> Result<bool, JsonFault> {
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            Some(found) if found == closing => {
                self.at += 1;
                Ok(false)
            }
            Some(_) => Err(self.fault(Flaw::Expected(if closing == b']' { ", ]" } else { ", }" }))),
            None => Err(self.fault(Flaw::CutOff)),
        }
    }

    /// After an opening bracket: takes the closing byte if the list or object is empty.
    #[inline]
    pub fn is_empty(&mut self, closing: u8) -> bool {
        let empty = self.peek() == Some(closing);
        if empty {
            self.at += 1;
        }
        empty
    }

    /// Takes the name of a field and its colon.
    ///
    /// # Errors
    /// If there is no text or no colon.
    #[inline]
    pub fn key(&mut self) -> Result<Cow<'a, [u8]>, JsonFault> {
        let key = self.string()?;
        self.expect(b':', ":")?;
        Ok(key)
    }

    /// Takes a text.
    ///
    /// # Errors
    /// If there is none, or it is not well formed.
    #[inline]
    pub fn string(&mut self) -> Result<Cow<'a, [u8]>, JsonFault> {
        self.expect(b'"', "\"")?;
        let start = self.at;
        let mut end = start;
        loop {
            match self.bytes.get(end) {
                Some(b'"') => {
                    self.at = end + 1;
                    return Ok(Cow::Borrowed(self.bytes.get(start..end).unwrap_or_default()));
                }
                Some(b'\\') => return self.string_with_escapes(start, end).map(Cow::Owned),
                Some(0..=0x1f) => return Err(JsonFault { at: end, flaw: Flaw::ControlCharacter }),
                Some(_) => end += 1,
                None => return Err(JsonFault { at: end, flaw: Flaw::CutOff }),
            }
        }
    }

    #[cold]
    fn string_with_escapes(&mut self, start: usize, first: usize) -> Result<Vec<u8>, JsonFault> {
        let mut text = self.bytes.get(start..first).unwrap_or_default().to_vec();
        self.at = first;
        loop {
            match self.bytes.get(self.at).copied() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => self.escape(&mut text)?,
                Some(0..=0x1f) => return Err(self.fault(Flaw::ControlCharacter)),
                Some(byte) => {
                    text.push(byte);
                    self.at += 1;
                }
                None => return Err(self.fault(Flaw::CutOff)),
            }
        }
    }

    fn escape(&mut self, text: &mut Vec<u8>) -> Result<(), JsonFault> {
        let fault = self.fault(Flaw::BadEscape);
        let plain = match self.bytes.get(self.at + 1).copied() {
            Some(byte @ (b'"' | b'\\' | b'/')) => byte,
            Some(b'b') => 8,
            Some(b'f') => 12,
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(b'u') => {
                let mut code = self.hex(self.at + 2).ok_or(fault)?;
                self.at += 6;
                if (0xd800..0xdc00).contains(&code) {
                    if self.bytes.get(self.at..self.at + 2) != Some(b"\\u") {
                        return Err(fault);
                    }
                    let low =
                        self.hex(self.at + 2).filter(|low| (0xdc00..0xe000).contains(low)).ok_or(fault)?;
                    self.at += 6;
                    code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                }
                let letter = char::from_u32(code).ok_or(fault)?;
                text.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
                return Ok(());
            }
            Some(_) => return Err(fault),
            None => return Err(self.fault(Flaw::CutOff)),
        };
        text.push(plain);
        self.at += 2;
        Ok(())
    }

    fn hex(&self, from: usize) -> Option<u32> {
        let digits = self.bytes.get(from..from + 4)?;
        digits.iter().try_fold(0, |code, digit| Some(code * 16 + char::from(*digit).to_digit(16)?))
    }

    /// Takes a number.
    ///
    /// # Errors
    /// If it is not well formed or too large for a double.
    #[inline]
    pub fn number(&mut self) -> Result<Cell, JsonFault> {
        let start = self.at;
        let mut at = start;
        let negative = self.bytes.get(at) == Some(&b'-');
        at += usize::from(negative);
        let mut mantissa: u64 = 0;
        let digits_from = at;
        at = self.digits(at, &mut mantissa);
        let whole_digits = at - digits_from;
        if whole_digits == 0 || (whole_digits > 1 && self.bytes.get(digits_from) == Some(&b'0')) {
            return Err(self.fault(Flaw::BadNumber));
        }
        let mut fraction_digits = 0;
        if self.bytes.get(at) == Some(&b'.') {
            let from = at + 1;
            at = self.digits(from, &mut mantissa);
            fraction_digits = at - from;
            if fraction_digits == 0 {
                return Err(self.fault(Flaw::BadNumber));
            }
        }
        if matches!(self.bytes.get(at), Some(b'e' | b'E')) || whole_digits + fraction_digits > 15 {
            return self.long_number(start, at);
        }
        self.at = at;
        // at most 15 digits: the mantissa is exact in i64 and in a double, and one division rounds correctly
        let mantissa = if negative { -(mantissa as i64) } else { mantissa as i64 };
        if fraction_digits == 0 {
            return Ok(Cell::Int(mantissa));
        }
        let value = TENS.get(fraction_digits).map_or(0.0, |tens| mantissa as f64 / tens);
        Cell::number(value).ok_or_else(|| self.fault(Flaw::HugeNumber))
    }

    #[inline]
    fn digits(&self, mut at: usize, mantissa: &mut u64) -> usize {
        while let Some(digit @ b'0'..=b'9') = self.bytes.get(at) {
            *mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
            at += 1;
        }
        at
    }

    #[cold]
    fn long_number(&mut self, start: usize, mut at: usize) -> Result<Cell, JsonFault> {
        let mut whole = !self.bytes.get(start..at).unwrap_or_default().contains(&b'.');
        if matches!(self.bytes.get(at), Some(b'e' | b'E')) {
            whole = false;
            at += 1;
            at += usize::from(matches!(self.bytes.get(at), Some(b'+' | b'-')));
            let from = at;
            at = self.digits(at, &mut 0);
            if at == from {
                return Err(self.fault(Flaw::BadNumber));
            }
        }
        let text =
            self.bytes.get(start..at).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
        if whole && let Ok(value) = text.parse() {
            self.at = at;
            return Ok(Cell::Int(value));
        }
        let value = text.parse().ok().and_then(Cell::number).ok_or_else(|| self.fault(Flaw::HugeNumber))?;
        self.at = at;
        Ok(value)
    }

    /// Takes `true`, `false` or `null`, whichever is asked for.
    ///
    /// # Errors
    /// If something else stands there.
    #[inline]
    pub fn literal(&mut self, word: &'static str) -> Result<(), JsonFault> {
        if self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes())) {
            self.at += word.len();
            Ok(())
        } else {
            Err(self.fault(Flaw::Expected(word)))
        }
    }

    /// Takes any value and drops it. `depth` counts the brackets already open.
    ///
    /// # Errors
    /// If it is not well formed or nested too deep.
    pub fn skip(&mut self, depth: u32) -> Result<(), JsonFault> {
        match self.peek() {
            Some(b'"') => self.string().map(drop),
            Some(b'-' | b'0'..=b'9') => self.number().map(drop),
            Some(b't') => self.literal("true"),
            Some(b'f') => self.literal("false"),
            Some(b'n') => self.literal("null"),
            Some(open @ (b'[' | b'{')) => {
                if depth >= DEPTH_LIMIT {
                    return Err(self.fault(Flaw::TooDeep));
                }
                self.at += 1;
                let closing = if open == b'[' { b']' } else { b'}' };
                if self.is_empty(closing) {
                    return Ok(());
                }
                loop {
                    if open == b'{' {
                        self.key()?;
                    }
                    self.skip(depth + 1)?;
                    if !self.more(closing)? {
                        return Ok(());
                    }
                }
            }
            Some(_) => Err(self.fault(Flaw::Expected("[ { \" 0–9"))),
            None => Err(self.fault(Flaw::CutOff)),
        }
    }

    /// Nothing but white space may follow.
    ///
    /// # Errors
    /// If something does.
    pub fn end(&mut self) -> Result<(), JsonFault> {
        if self.peek().is_some() { Err(self.fault(Flaw::AfterTheEnd)) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Result<Cell, Flaw> {
        let mut json = Json::new(text.as_bytes());
        let cell = json.number().map_err(|fault| fault.flaw)?;
        json.end().map_err(|fault| fault.flaw)?;
        Ok(cell)
    }

    #[test]
    fn numbers_are_read_to_the_last_bit() {
        for text in [
            "0.1",
            "12.5",
            "-56.0",
            "0.30000000000000004",
            "1e22",
            "123456789012345.6",
            "2.2250738585072014e-308",
        ] {
            assert_eq!(number(text), Ok(Cell::number(text.parse().unwrap()).unwrap()), "{text}");
        }
        assert_eq!(number("9223372036854775807"), Ok(Cell::Int(i64::MAX)));
        assert_eq!(number("9007199254740993"), Ok(Cell::Int(9_007_199_254_740_993)));
        assert_eq!(number("9223372036854775808"), Ok(Cell::Float(9_223_372_036_854_775_808.0)));
        assert_eq!(number("56.0"), Ok(Cell::Int(56)));
    }

    #[test]
    fn what_json_does_not_know_is_refused() {
        for text in ["", "-", "01", "1.", ".5", "+1", "1e", "1e+", "NaN", "Infinity", "0x10", "--1", "1_000"]
        {
            assert!(number(text).is_err(), "{text}");
        }
        assert_eq!(number("1e400"), Err(Flaw::HugeNumber));
    }

    #[test]
    fn escapes_become_the_letters_they_stand_for() {
        let mut json = Json::new(br#""a\"\\\/\b\f\n\r\t\u10d0\ud83d\ude00""#);
        assert_eq!(json.string().unwrap(), "a\"\\/\u{8}\u{c}\n\r\tა😀".as_bytes());
        for text in [
            r#""\x""#,
            r#""\ud83d""#,
            r#""\ude00""#,
            r#""\u12g4""#,
            r#""\ud83dA""#,
            "\"a\nb\"",
            "\"abc",
            r#""\"#,
        ] {
            assert!(Json::new(text.as_bytes()).string().is_err(), "{text}");
        }
    }

    #[test]
    fn nesting_ends_at_the_limit() {
        let deep = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        assert_eq!(Json::new(deep(64).as_bytes()).skip(0), Ok(()));
        assert_eq!(Json::new(deep(65).as_bytes()).skip(0).unwrap_err().flaw, Flaw::TooDeep);
        assert!(Json::new("[".repeat(1_000_000).as_bytes()).skip(0).is_err());
    }
}
