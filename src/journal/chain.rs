//! The hash chain through the lines of a journal.

use std::fmt;

/// What stands between the body of a line and its hash.
pub(super) const SEAL: &str = ",\"h\":\"";
/// Bytes after the body of a line: seal, 32 hexadecimal digits, quote, brace.
pub(super) const SEAL_LENGTH: usize = SEAL.len() + 32 + 2;

/// The hash after a line, over everything up to it. Half of it stands in the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Head(pub [u8; 32]);

impl Head {
    /// Before the first line.
    pub const EMPTY: Self = Self([0; 32]);

    /// The head after a line whose bytes up to the seal are `body`: their hash under the head before as key.
    #[must_use]
    pub fn after(self, body: &[u8]) -> Self {
        Self(*blake3::keyed_hash(&self.0, body).as_bytes())
    }

    /// The 32 digits that stand in the line.
    #[must_use]
    pub fn digits(self) -> [u8; 32] {
        let mut digits = [0; 32];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(self.0) {
            pair[0] = HEX[usize::from(byte >> 4)];
            pair[1] = HEX[usize::from(byte & 15)];
        }
        digits
    }

    /// The head written by `Display`: 64 hexadecimal digits in lower case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        if text.len() != 64 {
            return None;
        }
        for (pair, byte) in text.as_bytes().chunks_exact(2).zip(&mut bytes) {
            let high = HEX.iter().position(|digit| *digit == pair[0])?;
            let low = HEX.iter().position(|digit| *digit == pair[1])?;
            *byte = (high * 16 + low) as u8;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

const HEX: &[u8; 16] = b"0123456789abcdef";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_reads_back_and_begins_with_its_digits() {
        let head = Head::EMPTY.after(b"{\"a\":1");
        let text = head.to_string();
        assert_eq!(Head::parse(&text), Some(head));
        assert_eq!(&text.as_bytes()[..32], head.digits());
        assert_eq!(Head::parse(&text.to_ascii_uppercase()), None);
        assert_eq!(Head::parse("é".repeat(32).as_str()), None);
        assert_ne!(head, Head::EMPTY.after(b"{\"a\":2"));
    }
}
