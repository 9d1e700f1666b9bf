//! Exercise time: whole milliseconds, signed, checked.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A point of exercise time in milliseconds; 0 is the start of the exercise, the scenario's history lies before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SimTime(pub i64);

/// A length of exercise time in milliseconds. Written `"15m"`, `"4h 30m"`, `"2d"`; a month (`mo`) is 30 d, a year
/// (`y`) 365 d.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Dur(pub i64);

impl SimTime {
    /// The start of the exercise.
    pub const ZERO: Self = Self(0);
    /// Later than everything.
    pub const FAR: Self = Self(i64::MAX);

    /// `self + dur`, or [`SimTime::FAR`] on overflow.
    #[must_use]
    pub const fn plus(self, dur: Dur) -> Self {
        Self(self.0.saturating_add(dur.0))
    }

    /// `self - dur`, saturating.
    #[must_use]
    pub const fn minus(self, dur: Dur) -> Self {
        Self(self.0.saturating_sub(dur.0))
    }

    /// The whole minutes from the start, those of before it counted downwards.
    #[must_use]
    pub const fn minute(self) -> i64 {
        self.0.div_euclid(Dur::MINUTE.0)
    }

    /// The time from `earlier` to `self`, negative if it lies after.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Dur {
        Dur(self.0.saturating_sub(earlier.0))
    }
}

impl Dur {
    /// No time.
    pub const ZERO: Self = Self(0);
    /// One second.
    pub const SECOND: Self = Self(1_000);
    /// One minute.
    pub const MINUTE: Self = Self(60_000);
    /// One hour.
    pub const HOUR: Self = Self(3_600_000);
    /// One day of 24 hours.
    pub const DAY: Self = Self(86_400_000);
    /// The longest duration content may name: 100 years.
    pub const LIMIT: Self = Self(100 * 365 * 86_400_000);
    /// Why [`Dur::parse`] refuses what lies beyond [`Dur::LIMIT`].
    pub const TOO_LONG: &'static str = "a duration is longer than 100 years";

    /// Whole minutes.
    #[must_use]
    pub const fn minutes(n: i64) -> Self {
        Self(n.saturating_mul(60_000))
    }

    /// Whole hours.
    #[must_use]
    pub const fn hours(n: i64) -> Self {
        Self(n.saturating_mul(3_600_000))
    }

    /// Reads `"4h 30m"`. Units: `ms s m h d w mo y`; parts are separated by spaces and add up; a leading `-` makes the
    /// whole negative; `"0"` is allowed without a unit.
    ///
    /// # Errors
    /// A short English reason if the text is not a duration or lies beyond [`Dur::LIMIT`].
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        let (negative, body) = match text.strip_prefix('-') {
            Some(rest) => (true, rest.trim_start()),
            None => (false, text),
        };
        if body.is_empty() {
            return Err("a duration is empty");
        }
        if body == "0" {
            return Ok(Self::ZERO);
        }
        let mut total: i64 = 0;
        for part in body.split_whitespace() {
            let split =
                part.find(|c: char| !c.is_ascii_digit()).ok_or("a number in a duration has no unit")?;
            let (digits, unit) = part.split_at(split);
            if digits.is_empty() {
                return Err("a duration needs a number before its unit");
            }
            let number: i64 = digits.parse().map_err(|_too_long| Self::TOO_LONG)?;
            let scale: i64 = match unit {
                "ms" => 1,
                "s" => 1_000,
                "m" | "min" => 60_000,
                "h" => 3_600_000,
                "d" => 86_400_000,
                "w" => 7 * 86_400_000,
                "mo" => 30 * 86_400_000,
                "y" => 365 * 86_400_000,
                _ => return Err("a duration has an unknown unit"),
            };
            total = number
                .checked_mul(scale)
                .and_then(|ms| total.checked_add(ms))
                .filter(|ms| *ms <= Self::LIMIT.0)
                .ok_or(Self::TOO_LONG)?;
        }
        Ok(Self(if negative { -total } else { total }))
    }
}

impl fmt::Display for Dur {
    /// The shortest text that [`Dur::parse`] reads back to the same duration: `1d 4h 30m`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 {
            return f.write_str("0");
        }
        if self.0 < 0 {
            f.write_str("-")?;
        }
        let mut rest = self.0.unsigned_abs();
        let mut first = true;
        for (unit, scale) in [("d", 86_400_000u64), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)]
        {
            let n = rest / scale;
            if n > 0 {
                if !first {
                    f.write_str(" ")?;
                }
                write!(f, "{n}{unit}")?;
                first = false;
                rest %= scale;
            }
        }
        Ok(())
    }
}

impl fmt::Display for SimTime {
    /// `T+1d 04:30`, seconds only when there are some: `T+00:15`, `T-02:00:10`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { '-' } else { '+' };
        let ms = self.0.unsigned_abs();
        let (days, h, m, s) = (ms / 86_400_000, ms / 3_600_000 % 24, ms / 60_000 % 60, ms / 1_000 % 60);
        write!(f, "T{sign}")?;
        if days > 0 {
            write!(f, "{days}d ")?;
        }
        write!(f, "{h:02}:{m:02}")?;
        if s > 0 || !ms.is_multiple_of(1_000) {
            write!(f, ":{s:02}")?;
        }
        if !ms.is_multiple_of(1_000) {
            write!(f, ".{:03}", ms % 1_000)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_back_as_written() {
        for text in ["15m", "4h 30m", "2d", "1d 4h 30m", "-3h", "0", "90s"] {
            let dur = Dur::parse(text).unwrap();
            assert_eq!(Dur::parse(&dur.to_string()), Ok(dur), "{text}");
        }
        assert_eq!(Dur::parse("1mo"), Dur::parse("30d"));
        assert_eq!(Dur::parse("1y"), Dur::parse("365d"));
    }

    #[test]
    fn rubbish_durations_are_refused() {
        for text in ["", "-", "5", "h", "5 h", "99999999999999999999h", "101y", "4h30", "1.5h", "٣h"] {
            assert!(Dur::parse(text).is_err(), "{text}");
        }
    }
}
