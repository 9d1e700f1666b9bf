//! A start that is no date, no time of day, no offset or no working week.

use crate::base::Msg;
use crate::content::check::case::{Case, Found};
use crate::content::codes::START_CLOCK as CODE;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario else { return };
    let start = &scenario.start;
    if !is_date(&start.date) {
        found.error(
            CODE,
            &scenario.id,
            "start.date",
            Msg::new("check-start-date").with("text", &*start.date),
        );
    }
    if !is_time(&start.time) {
        found.error(
            CODE,
            &scenario.id,
            "start.time",
            Msg::new("check-start-time").with("text", &*start.time),
        );
    }
    if !(-12 * 60..=14 * 60).contains(&start.offset) {
        found.error(
            CODE,
            &scenario.id,
            "start.offset",
            Msg::new("check-start-offset").with("n", i64::from(start.offset)),
        );
    }
    if start.week.is_empty() || start.week.iter().any(|day| !(1..=7).contains(day)) {
        found.error(CODE, &scenario.id, "start.week", Msg::new("check-start-week"));
    }
}

fn digits(text: &str, length: usize) -> Option<u32> {
    (text.len() == length && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// Whether a text is a day there is: `2031-04-15`.
pub(crate) fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let (year, month, day, rest) = (parts.next(), parts.next(), parts.next(), parts.next());
    let number = |part: Option<&str>, length| part.and_then(|part| digits(part, length));
    let (Some(year), Some(month), Some(day), None) =
        (number(year, 4), number(month, 2), number(day, 2), rest)
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

fn is_time(text: &str) -> bool {
    let Some((hour, minute)) = text.split_once(':') else { return false };
    digits(hour, 2).is_some_and(|h| h < 24) && digits(minute, 2).is_some_and(|m| m < 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_are_real_ones() {
        assert!(is_date("2032-02-29") && is_date("2031-12-31") && is_time("00:00") && is_time("23:59"));
        for text in ["2031-02-29", "2031-13-01", "2031-4-15", "31-04-15", "2031-04-15-1", "", "2031-00-10"] {
            assert!(!is_date(text), "{text}");
        }
        for text in ["24:00", "7:30", "07:60", "0730", "+7:30"] {
            assert!(!is_time(text), "{text}");
        }
    }
}
