//! Reads what people write for a time in a list of events: `0900`, `H+2`, `J+1 H+2 M-5`, `26/06/2024 09h05`.
//!
//! | written | what it says |
//! |---|---|
//! | `0900`, `09:00`, `9h05`, `9:05 pm`, `0900 hrs`, `09:00 სთ` | a time of day |
//! | `H+2`, `H+1:30`, `T+45` (minutes), `M+30`, `+1h 30m`, `J-60`, `D+1`, `J+1 H+2 M-5` | so long after (before) the start |
//! | `J 09h00`, `D+1 0900`, `Day 2, 09:00`, `დღე 2, 09:00` | a day counted from the first, and a time of day |
//! | `26/06/2024 09h05`, `2024-06-26T09:05`, `26 June 2024 0905`, a date of a spreadsheet | a date, and a time of day |
//! | `2031-03-01 04:40 (H+0:00)` | both |
//!
//! # Invariants
//! - Nothing is guessed: what can be read in two ways, such as `03/04/2024` or `9h`, is a [`Doubt`].

use crate::base::{Dur, Msg};
use crate::i18n::clock::{civil_from_days, days_from_civil};

/// What was said of a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// Time since the start.
    pub since_start: Option<Dur>,
    /// The day.
    pub day: Option<Day>,
    /// Time since midnight.
    pub clock: Option<Dur>,
}

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// Days after the first day of the exercise.
    Count(i64),
    /// Days since 1970-01-01.
    Date(i64),
}

/// A time as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Understood.
    Moment(Moment),
    /// Three or four digits alone: a time of day, if everything in its column says so.
    Digits(u32),
}

/// Why a time is not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Nothing known.
    Unknown,
    /// Day and month could be either way round.
    DayOrMonth,
    /// A day without a time of day.
    NoTimeOfDay,
    /// A date without a year.
    NoYear,
    /// A number that does not say what it counts.
    Number,
    /// A length of time, or a time of day: `9h`.
    LengthOrClock,
    /// There is no such day or time of day.
    NoSuch,
    /// A time zone, and whose time the exercise keeps is not known.
    Zone,
    /// Two statements that contradict each other.
    Disagree,
}

impl Doubt {
    /// In words.
    #[must_use]
    pub const fn message(self) -> Msg {
        Msg::new(match self {
            Self::Unknown => "msel-time-unknown",
            Self::DayOrMonth => "msel-time-day-or-month",
            Self::NoTimeOfDay => "msel-time-no-hour",
            Self::NoYear => "msel-time-no-year",
            Self::Number => "msel-time-number",
            Self::LengthOrClock => "msel-time-length-or-clock",
            Self::NoSuch => "msel-time-no-such",
            Self::Zone => "msel-time-zone",
            Self::Disagree => "msel-time-disagree",
        })
    }
}

/// The longest text that is read as a time, in bytes.
const LONGEST: usize = 120;
/// Days from 1899-12-30, from which spreadsheets count, to 1970-01-01.
const SERIAL_ZERO: i64 = 25_569;
/// The numbers of a spreadsheet that are read as dates: 2000 to 2099.
const SERIAL_DATES: std::ops::Range<i64> = 36_526..73_051;

/// Reads a text.
///
/// # Errors
/// Why it is not understood.
pub fn read(text: &str) -> Result<Said, Doubt> {
    let text = tidy(text).filter(|text| !text.is_empty()).ok_or(Doubt::Unknown)?;
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return digits(&text);
    }
    if let Some(number) = decimal(&text) {
        return number_of_sheet(number);
    }
    let mut whole = Moment::default();
    for piece in text.split(['(', ')', '·', ';']).map(str::trim).filter(|piece| !piece.is_empty()) {
        whole = both(whole, statement(piece)?)?;
    }
    match whole {
        Moment { since_start: None, day: Some(_), clock: None } => Err(Doubt::NoTimeOfDay),
        Moment { since_start: None, day: None, clock: None } => Err(Doubt::Unknown),
        moment => Ok(Said::Moment(moment)),
    }
}

/// Reads a number of a spreadsheet: a part of a day is a time of day, a number of days a date.
///
/// # Errors
/// Why it is not understood.
pub fn number_of_sheet(number: f64) -> Result<Said, Doubt> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "looked at first; a spreadsheet counts in parts of a day"
    )]
    let seconds = if (0.0..1e6).contains(&number) { (number * 86_400.0).round() as i64 } else { -1 };
    let (day, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let clock = Some(Dur(rest * 1_000));
    if seconds >= 0 && day == 0 && rest > 0 {
        return Ok(Said::Moment(Moment { clock, ..Moment::default() }));
    }
    if SERIAL_DATES.contains(&day) {
        let day = Some(Day::Date(day - SERIAL_ZERO));
        if rest == 0 {
            return Err(Doubt::NoTimeOfDay);
        }
        return Ok(Said::Moment(Moment { day, clock, since_start: None }));
    }
    if rest == 0 && (100..2_400).contains(&day) {
        return u32::try_from(day).map(Said::Digits).map_err(|_too_large| Doubt::Number);
    }
    Err(Doubt::Number)
}

/// The two ways to read a text whose day and month could be either way round (`03/04/2024 09:00`), day first.
#[must_use]
pub fn either_way(text: &str) -> Vec<Moment> {
    let Some((date, rest)) = text.trim().split_once(' ') else { return Vec::new() };
    let [one, two, year] = date.split('/').collect::<Vec<_>>()[..] else { return Vec::new() };
    let ways = [format!("{one}.{two}.{year} {rest}"), format!("{two}.{one}.{year} {rest}")];
    let moment = |text: String| match read(&text) {
        Ok(Said::Moment(moment)) => Some(moment),
        _ => None,
    };
    ways.into_iter().filter_map(moment).collect()
}

/// The time of day that three or four digits alone can be: `900`, `1015`.
#[must_use]
pub const fn clock_of_digits(digits: u32) -> Option<Dur> {
    let (hour, minute) = (digits / 100, digits % 100);
    if digits >= 100 && hour < 24 && minute < 60 {
        Some(Dur::minutes((hour * 60 + minute) as i64))
    } else {
        None
    }
}

/// Two statements about one time.
///
/// # Errors
/// [`Doubt::Disagree`] if both say the same thing differently.
pub fn both(one: Moment, other: Moment) -> Result<Moment, Doubt> {
    fn either<T: PartialEq>(one: Option<T>, other: Option<T>) -> Result<Option<T>, Doubt> {
        match (one, other) {
            (Some(one), Some(other)) if one != other => Err(Doubt::Disagree),
            (one, other) => Ok(one.or(other)),
        }
    }
    Ok(Moment {
        since_start: either(one.since_start, other.since_start)?,
        day: either(one.day, other.day)?,
        clock: either(one.clock, other.clock)?,
    })
}

/// Lower case, one blank between words, one sign for each minus, nothing between a letter, its sign and its number.
fn tidy(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let text: String = text
        .to_lowercase()
        .chars()
        .map(|c| match c {
            '\u{2212}' | '\u{2010}'..='\u{2013}' => '-',
            ',' => ' ',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches('\'')).collect();
    let mut out = words.join(" ");
    // `2024-06-26T09:05`, as the standard for dates writes it.
    if let Some((date, time)) = out.split_once('t')
        && date.ends_with(|c: char| c.is_ascii_digit())
        && time.starts_with(|c: char| c.is_ascii_digit())
    {
        out = format!("{date} {time}");
    }
    for sign in ['+', '-'] {
        out = out
            .replace(&format!(" {sign} "), &sign.to_string())
            .replace(&format!("{sign} "), &sign.to_string());
    }
    Some(out)
}

fn digits(text: &str) -> Result<Said, Doubt> {
    let number: u32 = text.parse().map_err(|_too_large| Doubt::Number)?;
    if text.len() == 4 && text.starts_with('0') {
        let clock = Some(clock_of_digits(number).or_else(|| small_hour(number)).ok_or(Doubt::NoSuch)?);
        return Ok(Said::Moment(Moment { clock, ..Moment::default() }));
    }
    match text.len() {
        3 | 4 if !text.starts_with('0') => Ok(Said::Digits(number)),
        5 if SERIAL_DATES.contains(&i64::from(number)) => Err(Doubt::NoTimeOfDay),
        _ => Err(Doubt::Number),
    }
}

/// `0015`, the first hour of a day.
const fn small_hour(number: u32) -> Option<Dur> {
    if number < 60 { Some(Dur::minutes(number as i64)) } else { None }
}

/// `45468.378472`: a number of a spreadsheet written out.
fn decimal(text: &str) -> Option<f64> {
    let (whole, part) = text.split_once('.')?;
    let sound = |piece: &str| !piece.is_empty() && piece.bytes().all(|b| b.is_ascii_digit());
    // `09.30` may be half past nine, or a date.
    (sound(whole) && sound(part) && (whole == "0" && part.len() > 2 || whole.len() == 5))
        .then(|| text.parse().ok())
        .flatten()
}

fn statement(text: &str) -> Result<Moment, Doubt> {
    let words: Vec<&str> = text.split(' ').collect();
    let mut moment = Moment::default();
    // Parts of a time since the start, with the day they count from: `J+1 H+2 M-5`.
    let mut passed: Option<Dur> = None;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let rest = words.get(at + 1..).unwrap_or_default();
        let taken = if let Some(length) = since(word)? {
            // `T+1d 04:30`, `+1h 30m`
            let next = rest.first().copied().unwrap_or_default();
            let more = hours_and_minutes(next).filter(|_| word.ends_with('d'));
            let more = more.or_else(|| length_of(next).filter(|_| next.ends_with(char::is_alphabetic)));
            let signed = if length.0 < 0 { -1 } else { 1 } * more.unwrap_or_default().0;
            let sum = passed.unwrap_or_default().0.saturating_add(length.0).saturating_add(signed);
            passed = Some(Dur(sum));
            1 + usize::from(more.is_some())
        } else if let Some((day, taken)) = day(word, rest)? {
            moment = both(moment, Moment { day: Some(day), ..Moment::default() })?;
            taken
        } else if let Some((clock, taken)) = clock(word, rest)? {
            moment = both(moment, Moment { clock: Some(clock), ..Moment::default() })?;
            taken
        } else {
            return Err(length_alone(text).unwrap_or(Doubt::Unknown));
        };
        at += taken;
    }
    match (moment.day, passed) {
        // `J-60` without a time of day is so many days from the start.
        (Some(Day::Count(days)), passed) if moment.clock.is_none() && counts_from_start(&words) => {
            let days = Dur(days.saturating_mul(Dur::DAY.0));
            let since = days.0.saturating_add(passed.unwrap_or_default().0);
            Ok(Moment { since_start: Some(Dur(since)), ..Moment::default() })
        }
        (_, passed) => Ok(Moment { since_start: passed, ..moment }),
    }
}

/// Whether a day is written as the number of days from a start (`J+1`), not as the first, second day.
fn counts_from_start(words: &[&str]) -> bool {
    words.iter().any(|word| word.starts_with("j") || (word.starts_with('d') && !word.starts_with("day")))
}

/// `H+2`, `H+1:30`, `T+45`, `M-5`, `+1h 30m`.
fn since(word: &str) -> Result<Option<Dur>, Doubt> {
    let sign = word.find(['+', '-']);
    let (Some(at), true) = (sign, sign.is_some_and(|at| at <= 1)) else { return Ok(None) };
    let (anchor, rest) = word.split_at(at);
    let (sign, length) = rest.split_at(1);
    let length = match (anchor, whole(length)) {
        ("h", Some(hours)) => hours.checked_mul(Dur::HOUR.0),
        ("t" | "m", Some(minutes)) => minutes.checked_mul(Dur::MINUTE.0),
        ("h" | "t" | "", None) => match hours_and_minutes(length).or_else(|| length_of(length)) {
            Some(dur) => Some(dur.0),
            None => return Ok(None),
        },
        ("", Some(_)) => return Err(Doubt::Number),
        _ => return Ok(None),
    };
    let length = length.filter(|ms| *ms <= Dur::LIMIT.0).ok_or(Doubt::NoSuch)?;
    Ok(Some(Dur(if sign == "-" { -length } else { length })))
}

/// `26:10`: hours and minutes of a length of time.
fn hours_and_minutes(text: &str) -> Option<Dur> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes) = (whole(hours)?, whole(minutes).filter(|m| *m < 60 && minutes.len() == 2)?);
    Some(Dur(hours.checked_mul(Dur::HOUR.0)?.checked_add(minutes * Dur::MINUTE.0)?))
}

/// `1h30`, `45min`, `2d`: a length with its units.
fn length_of(text: &str) -> Option<Dur> {
    let (mut total, mut rest) = (0i64, text);
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (number, behind) = rest.split_at(digits);
        let number = whole(number)?;
        let end = behind.find(|c: char| c.is_ascii_digit()).unwrap_or(behind.len());
        let (unit, behind) = behind.split_at(end);
        let scale = match unit {
            "d" => Dur::DAY.0,
            "h" => Dur::HOUR.0,
            "m" | "min" => Dur::MINUTE.0,
            "s" => Dur::SECOND.0,
            // The minutes of `1h30`.
            "" if total > 0 && behind.is_empty() => Dur::MINUTE.0,
            _ => return None,
        };
        total = total.checked_add(number.checked_mul(scale)?)?;
        rest = behind;
    }
    (!text.is_empty()).then_some(Dur(total))
}

/// `9h`, `45 min`, `1h 30m`: a length that does not say from when.
fn length_alone(text: &str) -> Option<Doubt> {
    let joined = text.replace(' ', "");
    length_of(&joined).map(|_| Doubt::LengthOrClock).or_else(|| whole(&joined).map(|_| Doubt::Number))
}

/// A day, and how many words it takes: `J`, `D+1`, `Day 2`, `2024-06-26`, `26 June 2024`.
fn day(word: &str, rest: &[&str]) -> Result<Option<(Day, usize)>, Doubt> {
    for anchor in ["j", "d"] {
        let Some(count) = word.strip_prefix(anchor) else { continue };
        if count.is_empty() {
            return Ok(Some((Day::Count(0), 1)));
        }
        if let Some(days) = signed(count) {
            return if days.abs() <= 36_500 { Ok(Some((Day::Count(days), 1))) } else { Err(Doubt::NoSuch) };
        }
    }
    if matches!(word, "day" | "დღე") {
        let number = rest.first().and_then(|next| whole(next)).ok_or(Doubt::Unknown)?;
        return if (1..=36_500).contains(&number) {
            Ok(Some((Day::Count(number - 1), 2)))
        } else {
            Err(Doubt::NoSuch)
        };
    }
    if let Some(days) = date(word)? {
        return Ok(Some((Day::Date(days), 1)));
    }
    named_date(word, rest)
}

/// `26/06/2024`, `26.06.2024`, `2024-06-26`. Days and months that could be either are a doubt; with points between them
/// the day stands first everywhere.
fn date(word: &str) -> Result<Option<i64>, Doubt> {
    let Some(sign) = word.chars().find(|c| matches!(c, '/' | '.' | '-')) else { return Ok(None) };
    let pieces: Vec<&str> = word.trim_end_matches('.').split(sign).collect();
    let [first, second, third] = pieces.as_slice() else { return Ok(None) };
    let (Some(one), Some(two), Some(three)) = (whole(first), whole(second), whole(third)) else {
        return Ok(None);
    };
    if first.len() == 4 && second.len() <= 2 && third.len() <= 2 {
        return civil(one, two, three).map(Some);
    }
    if third.len() != 4 || first.len() > 2 || second.len() > 2 {
        return Err(Doubt::NoYear);
    }
    match (one, two) {
        (day, month) if sign == '.' || day > 12 || day == month => civil(three, month, day).map(Some),
        (month, day) if day > 12 => civil(three, month, day).map(Some),
        _ => Err(Doubt::DayOrMonth),
    }
}

/// `26 June 2024`, `June 26 2024`, „2024 წლის 26 ივნისი“.
fn named_date(word: &str, rest: &[&str]) -> Result<Option<(Day, usize)>, Doubt> {
    let second = rest.first().copied().unwrap_or_default();
    let third = rest.get(1).copied().unwrap_or_default();
    let year = |text: &str| whole(text).filter(|_| text.len() == 4);
    let day_of = |text: &str| whole(text).filter(|_| text.len() <= 2);
    if let (Some(year), "წლის", Some(day), Some(month)) =
        (year(word), second, day_of(third), rest.get(2).and_then(|text| month(text)))
    {
        return civil(year, month, day).map(|days| Some((Day::Date(days), 4)));
    }
    let ((Some(day), Some(month), ..) | (_, _, Some(month), Some(day))) =
        (day_of(word), month(second), month(word), day_of(second))
    else {
        return Ok(None);
    };
    match year(third) {
        // `26 June 0905` has no year: a year begins with a digit that no early hour has.
        Some(year) if year >= 1_900 => civil(year, month, day).map(|days| Some((Day::Date(days), 3))),
        _ => Err(Doubt::NoYear),
    }
}

fn month(text: &str) -> Option<i64> {
    const ENGLISH: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    const GEORGIAN: [&[&str]; 12] = [
        &["იანვარ", "იანვრ"],
        &["თებერვალ", "თებერვლ"],
        &["მარტ"],
        &["აპრილ"],
        &["მაის"],
        &["ივნის"],
        &["ივლის"],
        &["აგვისტო"],
        &["სექტემბერ", "სექტემბრ"],
        &["ოქტომბერ", "ოქტომბრ"],
        &["ნოემბერ", "ნოემბრ"],
        &["დეკემბერ", "დეკემბრ"],
    ];
    const ENDINGS: [&str; 4] = ["", "ი", "ს", "ის"];
    let word = text.trim_end_matches('.');
    let english =
        ENGLISH.iter().position(|name| *name == word || (word.len() == 3 && name.starts_with(word)));
    let georgian = || {
        GEORGIAN.iter().position(|stems| {
            stems.iter().any(|stem| word.strip_prefix(stem).is_some_and(|ending| ENDINGS.contains(&ending)))
        })
    };
    english.or_else(georgian).and_then(|at| i64::try_from(at + 1).ok())
}

/// A time of day, and how many words it takes: `09:00`, `0900 hrs`, `9:05 pm`.
fn clock(word: &str, rest: &[&str]) -> Result<Option<(Dur, usize)>, Doubt> {
    // `2024-06-26t09:05` of the standard for dates is taken apart before.
    let (time, suffix) = split_suffix(word);
    let Some((hour, minute, second)) = hour_and_minute(time, suffix, rest) else { return Ok(None) };
    let (suffix, taken) = if suffix.is_empty() {
        match rest.first().copied().unwrap_or_default() {
            next if CLOCK_WORDS.contains(&next) || HALVES.contains(&next) || ZONES.contains(&next) => {
                (next, 2)
            }
            next if next.starts_with('+')
                && hours_and_minutes(next.get(1..).unwrap_or_default()).is_some() =>
            {
                ("z", 2)
            }
            _ => ("", 1),
        }
    } else {
        (suffix, 1)
    };
    if ZONES.contains(&suffix) || suffix.starts_with('+') {
        return Err(Doubt::Zone);
    }
    let hour = match suffix {
        "am" | "pm" if !(1..=12).contains(&hour) => return Err(Doubt::NoSuch),
        "am" => hour % 12,
        "pm" => hour % 12 + 12,
        _ => hour,
    };
    if hour > 23 || minute > 59 || second > 59 {
        return Err(Doubt::NoSuch);
    }
    Ok(Some((Dur((hour * 3_600 + minute * 60 + second) * 1_000), taken)))
}

/// Words that may stand behind a time of day.
const CLOCK_WORDS: [&str; 9] = ["hrs", "hours", "h", "l", "lt", "local", "სთ", "სთ.", "საათი"];
const HALVES: [&str; 2] = ["am", "pm"];
const ZONES: [&str; 3] = ["z", "utc", "gmt"];

/// The digits in front, and what stands behind them without a blank.
fn split_suffix(word: &str) -> (&str, &str) {
    let known = CLOCK_WORDS.iter().chain(&HALVES).chain(&ZONES).filter(|known| word.ends_with(**known));
    let longest = known.map(|known| known.len()).max().unwrap_or(0);
    let (time, suffix) = word.split_at(word.len() - longest);
    // `09:05+04:00`
    match time.find('+').filter(|at| *at > 0) {
        Some(at) => time.split_at(at),
        None => (time, suffix),
    }
}

fn hour_and_minute(time: &str, suffix: &str, rest: &[&str]) -> Option<(i64, i64, i64)> {
    let pieces: Vec<&str> = time.split(['h', ':']).collect();
    let two = |text: &str| whole(text).filter(|_| text.len() == 2);
    let first = |text: &str| whole(text).filter(|_| text.len() <= 2);
    match pieces.as_slice() {
        [hour, minute] => Some((first(hour)?, two(minute)?, 0)),
        [hour, minute, second] if !time.contains('h') => Some((first(hour)?, two(minute)?, two(second)?)),
        [all] if all.len() == 4 => {
            let number = whole(all)?;
            Some((number / 100, number % 100, 0))
        }
        // `9 am`
        [hour] if HALVES.contains(&suffix) || rest.first().is_some_and(|next| HALVES.contains(next)) => {
            Some((first(hour)?, 0, 0))
        }
        _ => None,
    }
}

fn civil(year: i64, month: i64, day: i64) -> Result<i64, Doubt> {
    let sound = (1900..=2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let days = if sound { days_from_civil((year, month, day)) } else { return Err(Doubt::NoSuch) };
    if civil_from_days(days) == (year, month, day) { Ok(days) } else { Err(Doubt::NoSuch) }
}

fn whole(text: &str) -> Option<i64> {
    (!text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// `+1`, `-60`.
fn signed(text: &str) -> Option<i64> {
    match text.split_at_checked(1)? {
        ("+", number) => whole(number),
        ("-", number) => whole(number).map(|n| -n),
        _ => None,
    }
}
