//! Numbers in words of a language: thousands apart, decimal comma in Georgian.

use crate::base::Lang;

/// A whole number. Georgian parts thousands by a narrow space, English by a comma; four digits stay together.
#[must_use]
pub fn whole(n: i64, lang: Lang) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::new();
    if n < 0 {
        out.push('−');
    }
    let apart = match lang {
        Lang::Ka => '\u{202f}',
        Lang::En => ',',
    };
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && digits.len() > 4 && (digits.len() - at).is_multiple_of(3) {
            out.push(apart);
        }
        out.push(digit);
    }
    out
}

/// Basis points as a percentage with one decimal, rounded down: 8 437 is „84,3 %“ and "84.3 %"; nothing and everything
/// without it.
#[must_use]
pub fn percent(basis_points: u32, lang: Lang) -> String {
    let (point, tenths) = (if lang == Lang::Ka { ',' } else { '.' }, basis_points / 10);
    match basis_points {
        0 | 10_000 => format!("{} %", basis_points / 100),
        _ => format!("{}{point}{} %", tenths / 10, tenths % 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart_from_five_digits_on() {
        assert_eq!(whole(2031, Lang::Ka), "2031");
        assert_eq!(whole(1_234_567, Lang::En), "1,234,567");
        assert_eq!(whole(-12_000, Lang::Ka), "−12\u{202f}000");
    }

    #[test]
    fn percentages_never_round_up_to_full_marks() {
        assert_eq!(percent(9_999, Lang::Ka), "99,9 %");
        assert_eq!(percent(10_000, Lang::En), "100 %");
        assert_eq!(percent(0, Lang::Ka), "0 %");
        assert_eq!(percent(5, Lang::En), "0.0 %");
    }
}
