//! Kinds of values in cells: what may be written, and what is the same.

use crate::author::sheet::book::Cell;
use crate::author::sheet::csv::broken;
use crate::base::{Dur, Msg};
use crate::content::edit::Value;

/// A kind of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words people read, at most so many characters.
    Text(usize),
    /// A day: `2031-06-10`.
    Date,
    /// A time of day: `09:10`.
    Clock,
    /// A length of time, written as a text in the file.
    Time,
    /// A whole number from … to ….
    Whole(i64, i64),
}

/// The most characters of a text, of a name and of a line.
pub(super) const TEXT: Kind = Kind::Text(8_000);
pub(super) const NAME: Kind = Kind::Text(300);

/// What a cell says, if it can be said there.
pub(super) fn read(kind: Kind, cell: &Cell, old: &str) -> Result<String, Msg> {
    let seen = cell.shown();
    let text = broken(seen.trim());
    if text.is_empty() {
        return Ok(text);
    }
    match kind {
        Kind::Text(limit) => {
            let limit = limit.max(old.chars().count());
            let count = text.chars().count();
            if count > limit {
                return Err(Msg::new("sheet-ours-too-long").with("count", count).with("limit", limit));
            }
            match lost(old, &text) {
                Some(place) => Err(Msg::new("sheet-ours-lost").with("text", place)),
                None => Ok(text),
            }
        }
        Kind::Date if is_date(&text) => Ok(text),
        Kind::Date => Err(Msg::new("sheet-ours-no-date").with("text", short(&text))),
        Kind::Clock => match clock(&text) {
            Some(clock) => Ok(clock),
            None => Err(Msg::new("sheet-ours-no-clock").with("text", short(&text))),
        },
        Kind::Time => match time(&text) {
            Some(_) => Ok(written(&text)),
            None => Err(Msg::new("sheet-ours-no-time").with("text", short(&text))),
        },
        Kind::Whole(least, most) => match whole(cell, &text) {
            Some(number) if (least..=most).contains(&number) => Ok(number.to_string()),
            Some(_) => Err(Msg::new("sheet-ours-out-of-range")
                .with("text", short(&text))
                .with("least", least)
                .with("most", most)),
            None => Err(Msg::new("sheet-ours-no-number").with("text", short(&text))),
        },
    }
}

/// The way out of a refusal of [`read`].
pub(super) fn help(refusal: &Msg) -> Option<Msg> {
    let key = match refusal.key {
        "sheet-ours-too-long" => "sheet-ours-too-long-help",
        "sheet-ours-lost" => "sheet-ours-lost-help",
        "sheet-ours-no-time" => "sheet-ours-no-time-help",
        "sheet-ours-no-number" => "sheet-ours-no-number-help",
        "sheet-ours-out-of-range" => "sheet-ours-out-of-range-help",
        "sheet-ours-no-date" => "sheet-ours-no-date-help",
        "sheet-ours-no-clock" => "sheet-ours-no-clock-help",
        "sheet-ours-nothing-here" => "sheet-ours-nothing-here-help",
        _ => return None,
    };
    Some(Msg::new(key))
}

/// A value in the one form in which it is compared.
pub(super) fn same(kind: Kind, text: &str) -> String {
    let text = broken(text.trim());
    match kind {
        Kind::Time => time(&text).map_or(text, |dur| dur.0.to_string()),
        Kind::Whole(..) => text.parse::<i64>().map_or(text, |number| number.to_string()),
        Kind::Clock => clock(&text).unwrap_or(text),
        Kind::Text(_) | Kind::Date => text,
    }
}

/// A value as an edit writes it.
pub(super) fn edit(kind: Kind, text: &str) -> Value {
    match kind {
        Kind::Whole(..) => text.parse().map_or_else(|_no_number| Value::Text(text.to_owned()), Value::Whole),
        Kind::Text(_) | Kind::Date | Kind::Clock | Kind::Time => Value::Text(text.to_owned()),
    }
}

/// A length of time as a file holds it.
fn written(text: &str) -> String {
    match (Dur::parse(text), time(text)) {
        (Ok(_), _) => text.trim().to_owned(),
        (Err(_), Some(dur)) => dur.to_string(),
        (Err(_), None) => text.to_owned(),
    }
}

/// A length of time: `1h 30m`, or `1:30` as a spreadsheet makes it, hours and minutes.
fn time(text: &str) -> Option<Dur> {
    if let Ok(dur) = Dur::parse(text) {
        return Some(dur);
    }
    let (negative, body) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let mut parts = body.split(':');
    let number = |part: Option<&str>, digits: usize| -> Option<i64> {
        part.filter(|part| (1..=digits).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_digit()))?
            .parse()
            .ok()
    };
    let hours = number(parts.next(), 4)?;
    let minutes = number(parts.next(), 2).filter(|minutes| *minutes < 60)?;
    let seconds = match parts.next() {
        None => 0,
        part => number(part, 2).filter(|seconds| *seconds < 60)?,
    };
    if parts.next().is_some() {
        return None;
    }
    let total = hours * 3_600_000 + minutes * 60_000 + seconds * 1_000;
    Some(Dur(if negative { -total } else { total }))
}

/// Whether a text is a day as files hold it.
fn is_date(text: &str) -> bool {
    let digits = text
        .bytes()
        .enumerate()
        .all(|(at, c)| if at == 4 || at == 7 { c == b'-' } else { c.is_ascii_digit() });
    let part =
        |from: usize| text.get(from..from + 2).and_then(|part| part.parse::<u8>().ok()).unwrap_or_default();
    digits && text.len() == 10 && (1..=12).contains(&part(5)) && (1..=31).contains(&part(8))
}

/// A time of day as files hold it: `9:10` and `09:10:00` are `09:10`.
fn clock(text: &str) -> Option<String> {
    let ms = time(text).filter(|_| text.contains(':'))?.0;
    let minutes =
        (ms >= 0 && ms % 60_000 == 0).then_some(ms / 60_000).filter(|minutes| *minutes < 24 * 60)?;
    Some(format!("{:02}:{:02}", minutes / 60, minutes % 60))
}

fn whole(cell: &Cell, text: &str) -> Option<i64> {
    if let Cell::Number(number) = cell {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a whole number within the range of exact ones"
        )]
        return (number.fract() == 0.0 && number.abs() < 9e15).then_some(*number as i64);
    }
    // Digits may stand in groups.
    let bare: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    bare.parse().ok()
}

/// A word that stands for something (`$person`, `{ $name }`) and is in the old text but not in the new one.
fn lost(old: &str, new: &str) -> Option<String> {
    places(old).into_iter().find(|place| !new.contains(place.as_str()))
}

fn places(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['$', '{']) {
        let here = rest.get(at..).unwrap_or_default();
        let end = if here.starts_with('{') {
            here.find('}').map(|end| end + 1)
        } else {
            let body = here.get(1..).unwrap_or_default();
            let end = body.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
            let name = body.get(..end.unwrap_or(body.len())).unwrap_or_default();
            name.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(name.len() + 1)
        };
        if let Some(place) = end.and_then(|end| here.get(..end)) {
            found.push(place.to_owned());
        }
        rest = here.get(end.unwrap_or(1)..).unwrap_or_default();
    }
    found
}

/// The beginning of a text, to be quoted.
pub(super) fn short(text: &str) -> String {
    const LIMIT: usize = 60;
    let line = text.replace('\n', " ");
    if line.chars().count() <= LIMIT {
        return line;
    }
    line.chars().take(LIMIT).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_are_read_as_files_and_spreadsheets_write_them() {
        for (text, minutes) in [
            ("90m", 90),
            ("1h 30m", 90),
            ("1:30", 90),
            ("01:30", 90),
            ("-0:15", -15),
            ("26:00", 1560),
            ("0", 0),
        ] {
            assert_eq!(time(text), Some(Dur::minutes(minutes)), "{text}");
        }
        for text in ["90", "1.5h", "1:60", "1:2:3:4", ":30", "soon", "1h30", "99999:00"] {
            assert_eq!(time(text), None, "{text}");
        }
        assert_eq!(written("01:30"), "1h 30m");
        assert_eq!(written("90m"), "90m");
    }

    #[test]
    fn days_and_times_of_day_are_such_as_there_are() {
        for text in ["2031-06-10", "2031-12-31"] {
            assert!(is_date(text), "{text}");
        }
        for text in
            ["2031-13-01", "2031-06-00", "10.06.2031", "2031-6-1", "2031-06-10 ", "ორშაბათი", "2031-06-1ა"]
        {
            assert!(!is_date(text), "{text}");
        }
        assert_eq!(clock("9:10").as_deref(), Some("09:10"));
        assert_eq!(clock("09:10:00").as_deref(), Some("09:10"));
        for text in ["24:00", "9h", "-1:00", "09:10:30", "noon"] {
            assert_eq!(clock(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_whole_and_within_their_range() {
        let read = |cell: Cell| read(Kind::Whole(0, 100), &cell, "").map_err(|msg| msg.key);
        assert_eq!(read(Cell::Number(12.0)), Ok("12".to_owned()));
        assert_eq!(read(Cell::text("1 2")), Ok("12".to_owned()));
        assert_eq!(read(Cell::Number(1.5)), Err("sheet-ours-no-number"));
        assert_eq!(read(Cell::text("twelve")), Err("sheet-ours-no-number"));
        assert_eq!(read(Cell::Number(101.0)), Err("sheet-ours-out-of-range"));
    }

    #[test]
    fn what_stands_for_something_may_not_be_lost() {
        assert_eq!(places("a $person, { $x } for 5$ and $"), ["$person", "{ $x }"]);
        assert_eq!(lost("to $person", "to him"), Some("$person".to_owned()));
        assert_eq!(lost("to $person", "for $person"), None);
    }
}
