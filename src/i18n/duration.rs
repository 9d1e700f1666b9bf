//! Lengths of time in words.

use crate::base::{Dur, Lang};

/// How a length of time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// „4 საათი 30 წუთი“, "4 hours 30 minutes".
    Nominative,
    /// „4 საათის და 30 წუთის“ before „ვადაში“; in English as the nominative.
    Genitive,
    /// „4 სთ 30 წთ“, "4 h 30 min".
    Short,
}

/// Unit: length in milliseconds, Georgian nominative, genitive, short; English one, many, short.
const UNITS: [(u64, [&str; 3], [&str; 3]); 5] = [
    (86_400_000, ["დღე", "დღის", "დღე"], ["day", "days", "d"]),
    (3_600_000, ["საათი", "საათის", "სთ"], ["hour", "hours", "h"]),
    (60_000, ["წუთი", "წუთის", "წთ"], ["minute", "minutes", "min"]),
    (1_000, ["წამი", "წამის", "წმ"], ["second", "seconds", "s"]),
    (1, ["მილიწამი", "მილიწამის", "მწმ"], ["millisecond", "milliseconds", "ms"]),
];

/// Up to so long, whole days are said in hours, as rules say them: 72 hours.
const IN_HOURS: u64 = 3 * 86_400_000;

/// A length of time in words, largest unit first; nothing is rounded away.
#[must_use]
pub fn show(dur: Dur, lang: Lang, form: Form) -> String {
    let mut rest = dur.0.unsigned_abs();
    let mut parts: Vec<String> = Vec::new();
    let in_hours = form != Form::Short && (1..=IN_HOURS).contains(&rest) && rest.is_multiple_of(UNITS[0].0);
    for (scale, ka, en) in UNITS.into_iter().skip(usize::from(in_hours)) {
        let n = rest / scale;
        rest %= scale;
        if n > 0 || (parts.is_empty() && rest == 0 && scale == 60_000) {
            parts.push(format!("{n} {}", word(n, lang, form, ka, en)));
            if rest == 0 {
                break;
            }
        }
    }
    let between = match (lang, form) {
        (Lang::Ka, Form::Genitive) => " და ",
        (Lang::Ka | Lang::En, _) => " ",
    };
    let sign = if dur.0 < 0 { "−" } else { "" };
    format!("{sign}{}", parts.join(between))
}

fn word(n: u64, lang: Lang, form: Form, ka: [&'static str; 3], en: [&'static str; 3]) -> &'static str {
    match (lang, form) {
        (Lang::Ka, Form::Nominative) => ka[0],
        (Lang::Ka, Form::Genitive) => ka[1],
        (Lang::Ka, Form::Short) => ka[2],
        (Lang::En, Form::Short) => en[2],
        (Lang::En, Form::Nominative | Form::Genitive) => en[usize::from(n != 1)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_written_out_in_both_languages() {
        let table = [
            ("4h 30m", "4 საათი 30 წუთი", "4 hours 30 minutes", "4 სთ 30 წთ"),
            ("1h", "1 საათი", "1 hour", "1 სთ"),
            ("72h", "72 საათი", "72 hours", "3 დღე"),
            ("4d", "4 დღე", "4 days", "4 დღე"),
            ("0", "0 წუთი", "0 minutes", "0 წთ"),
            ("90s", "1 წუთი 30 წამი", "1 minute 30 seconds", "1 წთ 30 წმ"),
            ("-15m", "−15 წუთი", "−15 minutes", "−15 წთ"),
        ];
        for (written, ka, en, short) in table {
            let dur = Dur::parse(written).unwrap();
            assert_eq!(show(dur, Lang::Ka, Form::Nominative), ka);
            assert_eq!(show(dur, Lang::En, Form::Nominative), en);
            assert_eq!(show(dur, Lang::Ka, Form::Short), short);
        }
    }
}
