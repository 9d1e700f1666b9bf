//! Exercise time on the wall clocks of a scenario: local time and Tbilisi time.

use crate::base::{Dur, Lang, SimTime};
use crate::content::scenario::Start;

/// Tbilisi is four hours ahead of UTC all year.
const TBILISI: Dur = Dur::hours(4);

/// Date, local time and offset of exercise time 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Milliseconds of UTC since 1970-01-01 at exercise time 0.
    origin: i64,
    /// How far local time is ahead of UTC.
    offset: Dur,
    /// Working days of the country, Monday 1 … Sunday 7.
    week: Vec<u8>,
}

/// A moment on a wall clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Year.
    pub year: i64,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
    /// Day of the week, Monday 1 … Sunday 7.
    pub weekday: u8,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
}

impl Clock {
    /// The clock of a scenario's start. A date or time that cannot be read counts as 1 January 2030, 00:00 (`check`
    /// reports it).
    #[must_use]
    pub fn of(start: &Start) -> Self {
        let date = read_date(&start.date).unwrap_or((2030, 1, 1));
        let (hour, minute) = read_time(&start.time).unwrap_or((0, 0));
        let offset = Dur::minutes(i64::from(start.offset));
        let local = days_from_civil(date) * Dur::DAY.0 + hour * Dur::HOUR.0 + minute * Dur::MINUTE.0;
        Self { origin: local.saturating_sub(offset.0), offset, week: start.week.clone() }
    }

    /// The exercise time of a local time, `10:30` on a date (`2031-04-15`); without one, the first after the start. None if
    /// one of them cannot be read.
    #[must_use]
    pub fn when(&self, date: Option<&str>, time: &str) -> Option<SimTime> {
        let (hour, minute) = read_time(time)?;
        let start = self.origin.saturating_add(self.offset.0);
        let day = match date {
            Some(date) => days_from_civil(read_date(date)?),
            None => start.div_euclid(Dur::DAY.0),
        };
        let local = day * Dur::DAY.0 + hour * Dur::HOUR.0 + minute * Dur::MINUTE.0;
        let at = local.saturating_sub(start);
        Some(SimTime(if at < 0 && date.is_none() { at + Dur::DAY.0 } else { at }))
    }

    /// Local time.
    #[must_use]
    pub fn at(&self, at: SimTime) -> Moment {
        moment(self.origin.saturating_add(at.0).saturating_add(self.offset.0))
    }

    /// Tbilisi time.
    #[must_use]
    pub fn tbilisi(&self, at: SimTime) -> Moment {
        moment(self.origin.saturating_add(at.0).saturating_add(TBILISI.0))
    }

    /// Day and local time, in the first seven days of the exercise by the day of the week alone: `Tue 06:40`. At any other
    /// time the date stands with it, `Tue 22 April 06:40`: no two days look alike.
    #[must_use]
    pub fn day_and_time(&self, at: SimTime, lang: Lang) -> String {
        let day = |at: SimTime| {
            self.origin.saturating_add(at.0).saturating_add(self.offset.0).div_euclid(Dur::DAY.0)
        };
        let here = self.at(at);
        if (0..7).contains(&(day(at) - day(SimTime::ZERO))) { here.short(lang) } else { here.dated(lang) }
    }

    /// Day and local time, exercise time beside it: `Tue 06:40 (T+00:15)`. Thousandths, which only order what happens in
    /// one instant, are left out.
    #[must_use]
    pub fn stamp(&self, at: SimTime, lang: Lang) -> String {
        let whole = SimTime(at.0 - at.0.rem_euclid(Dur::SECOND.0));
        let passed = match lang {
            Lang::Ka => whole.to_string().replace("d ", " დღე "),
            Lang::En => whole.to_string(),
        };
        format!("{} ({passed})", self.day_and_time(at, lang))
    }

    /// Whether offices of the country of the crisis work: a working day between 09:00 and 18:00 local time.
    #[must_use]
    pub fn offices_open(&self, at: SimTime) -> bool {
        let here = self.at(at);
        self.week.contains(&here.weekday) && (9..18).contains(&here.hour)
    }
}

impl Moment {
    /// „სამშ. 06:40“, "Tue 06:40".
    #[must_use]
    pub fn short(&self, lang: Lang) -> String {
        format!("{} {:02}:{:02}", self.weekday(lang), self.hour, self.minute)
    }

    /// „სამშ., 15 აპრილი, 06:40“, "Tue 15 April 06:40".
    #[must_use]
    pub fn dated(&self, lang: Lang) -> String {
        let (weekday, day, month, time) = (self.weekday(lang), self.day, self.month_name(lang), self.time());
        match lang {
            Lang::Ka => format!("{weekday}, {day} {month}, {time}"),
            Lang::En => format!("{weekday} {day} {month} {time}"),
        }
    }

    /// `06:40`.
    #[must_use]
    pub fn time(&self) -> String {
        format!("{:02}:{:02}", self.hour, self.minute)
    }

    /// „2031 წლის 15 აპრილი, 06:40“, "15 April 2031, 06:40".
    #[must_use]
    pub fn long(&self, lang: Lang) -> String {
        format!("{}, {}", self.date(lang), self.time())
    }

    /// „2031 წლის 15 აპრილი“, "15 April 2031".
    #[must_use]
    pub fn date(&self, lang: Lang) -> String {
        let (year, day, month) = (self.year, self.day, self.month_name(lang));
        match lang {
            Lang::Ka => format!("{year} წლის {day} {month}"),
            Lang::En => format!("{day} {month} {year}"),
        }
    }

    fn month_name(&self, lang: Lang) -> &'static str {
        let month = usize::from(self.month.clamp(1, 12)) - 1;
        match lang {
            Lang::Ka => MONTHS_KA[month],
            Lang::En => MONTHS_EN[month],
        }
    }

    /// The short name of the weekday.
    #[must_use]
    pub fn weekday(&self, lang: Lang) -> &'static str {
        let day = usize::from(self.weekday.clamp(1, 7)) - 1;
        match lang {
            Lang::Ka => ["ორშ.", "სამშ.", "ოთხშ.", "ხუთშ.", "პარ.", "შაბ.", "კვ."][day],
            Lang::En => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day],
        }
    }
}

const MONTHS_KA: [&str; 12] = [
    "იანვარი",
    "თებერვალი",
    "მარტი",
    "აპრილი",
    "მაისი",
    "ივნისი",
    "ივლისი",
    "აგვისტო",
    "სექტემბერი",
    "ოქტომბერი",
    "ნოემბერი",
    "დეკემბერი",
];

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn moment(ms: i64) -> Moment {
    let days = ms.div_euclid(Dur::DAY.0);
    let rest = ms.rem_euclid(Dur::DAY.0);
    let (year, month, day) = civil_from_days(days);
    Moment {
        year,
        month: month as u8,
        day: day as u8,
        // 1970-01-01 was a Thursday.
        weekday: ((days + 3).rem_euclid(7) + 1) as u8,
        hour: (rest / Dur::HOUR.0) as u8,
        minute: (rest / Dur::MINUTE.0 % 60) as u8,
    }
}

fn read_date(text: &str) -> Option<(i64, i64, i64)> {
    let mut parts = text.split('-').map(|part| part.parse::<i64>().ok());
    let date = (parts.next()??, parts.next()??, parts.next()??);
    ((1900..=2200).contains(&date.0) && (1..=12).contains(&date.1) && (1..=31).contains(&date.2))
        .then_some(date)
}

fn read_time(text: &str) -> Option<(i64, i64)> {
    let (hour, minute) = text.split_once(':')?;
    let time = (hour.parse::<i64>().ok()?, minute.parse::<i64>().ok()?);
    ((0..24).contains(&time.0) && (0..60).contains(&time.1)).then_some(time)
}

/// Universal time of a second since 1970, as on any screen: `2031-04-15 06:40`.
#[must_use]
pub fn utc(seconds: i64) -> String {
    let moment = moment(seconds.saturating_mul(1_000));
    format!("{:04}-{:02}-{:02} {}", moment.year, moment.month, moment.day, moment.time())
}

/// Days since 1970-01-01 of a date of the Gregorian calendar: years are counted from March, so that the day of leap
/// years is the last of its year; 400 years have 146 097 days.
#[must_use]
pub const fn days_from_civil((year, month, day): (i64, i64, i64)) -> i64 {
    let march_year = if month > 2 { year } else { year - 1 };
    let (era, of_era) = (march_year.div_euclid(400), march_year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + day_of_year - 719_468
}

/// The date of a number of days since 1970-01-01: year, month, day.
#[must_use]
pub const fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year + year / 4 - year / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let month = (march_month + 2) % 12 + 1;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    (year + era * 400 + (month <= 2) as i64, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock() -> Clock {
        Clock::of(&Start {
            date: "2031-04-15".into(),
            time: "06:40".into(),
            offset: 120,
            week: vec![1, 2, 3, 4, 5],
        })
    }

    #[test]
    fn exercise_time_stands_on_both_clocks() {
        let clock = clock();
        assert_eq!(clock.at(SimTime::ZERO).long(Lang::En), "15 April 2031, 06:40");
        assert_eq!(clock.at(SimTime::ZERO).long(Lang::Ka), "2031 წლის 15 აპრილი, 06:40");
        assert_eq!(clock.tbilisi(SimTime::ZERO).short(Lang::En), "Tue 08:40");
        assert_eq!(clock.at(SimTime::ZERO.minus(Dur::hours(7))).short(Lang::Ka), "ორშ. 23:40");
        assert!(!clock.offices_open(SimTime::ZERO));
        assert!(clock.offices_open(SimTime::ZERO.plus(Dur::hours(3))));
    }

    #[test]
    fn days_a_week_apart_do_not_look_alike() {
        let clock = clock();
        let day = |days| clock.day_and_time(SimTime::ZERO.plus(Dur(Dur::DAY.0 * days)), Lang::En);
        assert_eq!((day(0), day(6)), ("Tue 06:40".into(), "Mon 06:40".into()));
        assert_eq!((day(7), day(-1)), ("Tue 22 April 06:40".into(), "Mon 14 April 06:40".into()));
        let shown: std::collections::BTreeSet<String> = (-30..60).map(day).collect();
        assert_eq!(shown.len(), 90);
        let later = SimTime::ZERO.plus(Dur::hours(24 * 7));
        assert_eq!(clock.stamp(later, Lang::Ka), "სამშ., 22 აპრილი, 06:40 (T+7 დღე 00:00)");
        // The first moments of the eighth day, by local time.
        assert_eq!(clock.day_and_time(later.minus(Dur::hours(6)), Lang::En), "Tue 22 April 00:40");
        assert_eq!(clock.day_and_time(later.minus(Dur::hours(7)), Lang::En), "Mon 23:40");
    }

    #[test]
    fn dates_read_back_over_four_centuries() {
        for days in (-30_000..120_000).step_by(13) {
            assert_eq!(days_from_civil(civil_from_days(days)), days);
        }
        assert_eq!(civil_from_days(0), (1970, 1, 1));
        assert_eq!(civil_from_days(days_from_civil((2032, 2, 29)) + 1), (2032, 3, 1));
    }
}
