//! Numbers as they are written: signs, underscores, other bases; the rest is reported with a way out.

use crate::base::{Diagnostic, Dur, Msg};

/// What kind of number a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// A whole number.
    Whole,
    /// A number with a fraction or an exponent.
    Fraction,
}

/// The end of what begins like a number at `start`.
#[must_use]
pub fn end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(&byte) = bytes.get(at) {
        let exponent_sign = matches!(byte, b'+' | b'-') && matches!(bytes[at - 1], b'e' | b'E');
        if !(byte == b'_' || byte == b'.' || byte.is_ascii_alphanumeric() || exponent_sign) {
            break;
        }
        at += 1;
    }
    at
}

/// Which kind of number `text` is, if it is one.
#[must_use]
pub fn kind(text: &str) -> Option<NumberKind> {
    if split(text).is_some() {
        return Some(NumberKind::Whole);
    }
    let body = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (mantissa, exponent) = match body.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (body, None),
    };
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit() || b == b'_');
    let some = |part: &str| part.bytes().any(|b| b.is_ascii_digit());
    let sound = digits(before)
        && digits(after)
        && (some(before) || some(after))
        && exponent.is_none_or(|e| {
            let e = e.strip_prefix(['+', '-']).unwrap_or(e);
            digits(e) && some(e)
        });
    sound.then_some(NumberKind::Fraction)
}

/// The value of a whole number; `None` if it is beyond 128 bits or no whole number.
#[must_use]
pub fn whole(text: &str) -> Option<i128> {
    let (negative, radix, digits) = split(text)?;
    let mut value: i128 = 0;
    for digit in digits.chars().filter(|c| *c != '_') {
        value = value.checked_mul(i128::from(radix))?.checked_add(i128::from(digit.to_digit(radix)?))?;
    }
    Some(if negative { -value } else { value })
}

/// Adds to `finding` what was probably meant by something that begins like a number.
#[must_use]
pub fn complaint(text: &str, finding: Diagnostic) -> Diagnostic {
    if Dur::parse(text).is_ok() {
        return finding
            .help(Msg::new("syntax-duration-needs-quotes").with("text", text))
            .mend(format!("\"{text}\""));
    }
    finding.help(Msg::new("syntax-number-or-quotes"))
}

/// Sign, base and digits of a whole number.
fn split(text: &str) -> Option<(bool, u32, &str)> {
    let (negative, body) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (radix, digits) = match body.get(..2) {
        Some("0x") => (16, &body[2..]),
        Some("0o") => (8, &body[2..]),
        Some("0b") => (2, &body[2..]),
        _ => (10, body),
    };
    let sound = digits.chars().all(|c| c == '_' || c.is_digit(radix))
        && digits.chars().any(|c| c != '_')
        && !digits.starts_with('_');
    sound.then_some((negative, radix, digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_read_in_every_writing() {
        for (text, value) in
            [("0", 0), ("-7", -7), ("+7", 7), ("1_000", 1000), ("0xff", 255), ("0b101", 5), ("-0o17", -15)]
        {
            assert_eq!(whole(text), Some(value), "{text}");
        }
        assert_eq!(whole("999999999999999999999999999999999999999999"), None);
    }

    #[test]
    fn fractions_are_numbers_and_rubbish_is_not() {
        for text in ["1.5", "-.5", "1e9", "1.5e-3", "3."] {
            assert_eq!(kind(text), Some(NumberKind::Fraction), "{text}");
        }
        for text in ["15m", "1.2.3", "0x", "1e", "0xZZ", "12abc"] {
            assert_eq!(kind(text), None, "{text}");
        }
    }
}
