//! The two ends of JSON that are written by hand: strings and whole numbers.

/// Appends a JSON string.
pub fn put_str(text: &str, out: &mut String) {
    out.push('"');
    put_inner(text, out);
    out.push('"');
}

const ONES: u64 = u64::from_ne_bytes([1; 8]);

/// Whether none of eight bytes has to be escaped: none is below a space, a quote or a backslash.
const fn plain(bytes: [u8; 8]) -> bool {
    const TOPS: u64 = ONES << 7;
    let word = u64::from_ne_bytes(bytes);
    let (quote, backslash) = (word ^ (ONES * b'"' as u64), word ^ (ONES * b'\\' as u64));
    const fn below(word: u64, least: u64) -> u64 {
        word.wrapping_sub(ONES * least) & !word
    }
    (below(word, 0x20) | below(quote, 1) | below(backslash, 1)) & TOPS == 0
}

/// Whether a text can stand in a JSON string as it is. Eight bytes are looked at together.
fn is_plain(text: &[u8]) -> bool {
    let (words, rest) = text.as_chunks::<8>();
    let mut last = [b' '; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    words.iter().all(|word| plain(*word)) && plain(last)
}

/// Appends what stands between the quotes of a JSON string.
pub(super) fn put_inner(text: &str, out: &mut String) {
    if is_plain(text.as_bytes()) {
        out.push_str(text);
        return;
    }
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(&text[from..at]);
        from = at + 1;
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            _ => {
                out.push_str("\\u00");
                for nibble in [byte >> 4, byte & 15] {
                    out.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
                }
            }
        }
    }
    out.push_str(&text[from..]);
}

/// Appends a whole number.
pub fn put_int(n: i64, out: &mut String) {
    let digit = |n: u32| char::from(b'0' + (n % 10) as u8);
    match u32::try_from(n) {
        Ok(n @ 0..10) => out.push(digit(n)),
        Ok(n @ 10..100) => {
            out.push(digit(n / 10));
            out.push(digit(n));
        }
        Ok(n @ 100..1_000) => {
            out.push(digit(n / 100));
            out.push(digit(n / 10));
            out.push(digit(n));
        }
        _ if n > 0 => {
            put_int(n / 1_000, out);
            let rest = (n % 1_000) as u32;
            out.push(digit(rest / 100));
            out.push(digit(rest / 10));
            out.push(digit(rest));
        }
        _ => out.push_str(&n.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_read_back_whatever_byte_stands_where() {
        for byte in (0..0x80u8).map(char::from).chain(['ა', 'é', '\u{10ffff}']) {
            for length in 0..20 {
                for at in 0..=length {
                    let text: String = (0..=length).map(|i| if i == at { byte } else { 'x' }).collect();
                    let mut out = String::new();
                    put_str(&text, &mut out);
                    assert_eq!(serde_json::from_str::<String>(&out).ok(), Some(text));
                }
            }
        }
    }

    #[test]
    fn numbers_are_written_as_they_are() {
        for n in [
            0,
            7,
            10,
            99,
            100,
            101,
            999,
            1_000,
            1_001,
            86_400_000,
            4_294_967_296_012,
            -1,
            -250,
            i64::MAX,
            i64::MIN,
        ] {
            let mut out = String::new();
            put_int(n, &mut out);
            assert_eq!(out, n.to_string());
        }
    }
}
