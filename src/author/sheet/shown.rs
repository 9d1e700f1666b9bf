//! Values of a cell as a reader of the sheet sees them.

use calamine::{DataRef, ExcelDateTime};

use crate::author::sheet::book::Cell;
use crate::author::sheet::csv::broken;

/// A value with the format its cell has.
pub(super) fn cell(value: &DataRef<'_>, format: Option<&str>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => Cell::text(broken(text)),
        DataRef::SharedString(text) => Cell::text(broken(text)),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::text(text.as_str()),
        DataRef::Bool(flag) => Cell::text(if *flag { "TRUE" } else { "FALSE" }),
        DataRef::Error(error) => Cell::text(error.to_string()),
        DataRef::DateTime(moment) => Cell::text(self::moment(moment, format)),
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet knows no whole numbers beyond this")]
        DataRef::Int(number) => self::number(*number as f64, format),
        DataRef::Float(number) => self::number(*number, format),
    }
}

/// A number; one whose format fills it up with zeros (0900) is the text that is seen.
fn number(number: f64, format: Option<&str>) -> Cell {
    if !number.is_finite() {
        return Cell::Empty;
    }
    let zeros = format.map(|format| format.trim_end_matches(";@"));
    if let Some(zeros) = zeros.filter(|zeros| zeros.len() > 1 && zeros.bytes().all(|c| c == b'0'))
        && (0.0..1e15).contains(&number)
        && zeros.len() <= 15
    {
        return Cell::text(format!("{number:0width$.0}", width = zeros.len()));
    }
    Cell::Number(number)
}

/// A date as `2031-06-10`, a time as `09:05`, a length of time as `26:30`; both as `2031-06-10 09:05`.
fn moment(moment: &ExcelDateTime, format: Option<&str>) -> String {
    let value = moment.as_f64();
    if moment.is_duration() || !value.is_finite() {
        let seconds = if value.is_finite() { (value.abs().min(1e9) * 86_400.0).round() } else { 0.0 };
        #[expect(clippy::cast_possible_truncation, reason = "bounded above")]
        let seconds = seconds as i64;
        let sign = if value < 0.0 { "-" } else { "" };
        return format!("{sign}{}", clock(seconds / 3_600, seconds / 60 % 60, seconds % 60));
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    // To the nearest minute, if that is meant: 09:05 may be stored as 09:04:59.999.
    let seconds =
        i64::from(hour) * 3_600 + i64::from(minute) * 60 + i64::from(second) + i64::from(milli >= 500);
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let time = clock(hour, minute, second);
    let date = format!("{year:04}-{month:02}-{day:02}");
    let format = format.unwrap_or_default().to_lowercase();
    let has_clock = format.contains('h') || format.contains("ss");
    let has_date = format.contains('d') || format.contains('y');
    match (has_date, has_clock) {
        (_, true) if value.abs() < 1.0 => time,
        (false, true) => time,
        (true, true) => format!("{date} {time}"),
        (_, false) => date,
    }
}

/// Hours, minutes, and seconds if there are any.
fn clock(hours: i64, minutes: i64, seconds: i64) -> String {
    if seconds == 0 {
        format!("{hours:02}:{minutes:02}")
    } else {
        format!("{hours:02}:{minutes:02}:{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use calamine::{CellErrorType, ExcelDateTimeType};

    use super::*;

    #[test]
    fn dates_times_and_numbers_are_told_as_they_are_seen() {
        let at = |value, kind| DataRef::DateTime(ExcelDateTime::new(value, kind, false));
        let day = ExcelDateTimeType::DateTime;
        for (value, format, seen) in [
            (at(48_009.0, day), "dd/mm/yyyy", "2031-06-10"),
            (at(48_009.378_472_222_2, day), "d/m/yy h:mm", "2031-06-10 09:05"),
            (at(0.378_472_222_2, day), "h:mm", "09:05"),
            (at(0.375, day), "h:mm AM/PM", "09:00"),
            (at(1.104_166_666_7, ExcelDateTimeType::TimeDelta), "[h]:mm", "26:30"),
            (at(f64::NAN, day), "h:mm", "00:00"),
            (DataRef::Float(900.0), "0000", "0900"),
            (DataRef::Float(900.0), "General", "900"),
            (DataRef::Float(0.5), "0%", "0.5"),
            (DataRef::Bool(true), "", "TRUE"),
            (DataRef::Error(CellErrorType::Ref), "", "#REF!"),
        ] {
            assert_eq!(cell(&value, Some(format)).shown(), seen, "{value:?}");
        }
    }
}
