//! From what a column says of times to exercise times.
//!
//! The times of one sheet are taken together, in the order of its rows:
//!
//! - Three or four digits alone (`900`, `1015`) are times of day, if all such in the column can be and one has four.
//! - The start is what the caller says; else what most rows say that name a time of day and a time since the start; else it
//!   is the earliest moment. With nothing but times since the start there is no clock.
//! - A time of day alone stays on the day of the row above. It goes over to another day only where the next row that names
//!   its day leaves exactly one; otherwise it is a doubt, and so are those below it up to that row.
//!
//! # Invariants
//! - What is answered is never before the start; a time that would be is a doubt, or all are counted from the earliest.

use crate::author::msel::moment::{Day, Doubt, Moment, Said, clock_of_digits};
use crate::base::{Dur, Msg, SimTime};

/// What is known of the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// Its date, in days since 1970-01-01.
    pub day: Option<i64>,
    /// Its time of day.
    pub clock: Option<Dur>,
}

/// Why a time that was understood gives no exercise time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unplaced {
    /// It was not understood.
    Doubt(Doubt),
    /// It counts from a start, or from a first day, that is not known.
    NoStart,
    /// The day is not certain.
    WhichDay,
    /// It lies before the start.
    BeforeStart,
}

impl Unplaced {
    /// In words.
    #[must_use]
    pub const fn message(self) -> Msg {
        match self {
            Self::Doubt(doubt) => doubt.message(),
            Self::NoStart => Msg::new("msel-time-no-start"),
            Self::WhichDay => Msg::new("msel-time-which-day"),
            Self::BeforeStart => Msg::new("msel-time-before-start"),
        }
    }
}

/// The times of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    /// One for each row; none where nothing is written.
    pub times: Vec<Option<Result<SimTime, Unplaced>>>,
    /// The start they are counted from.
    pub start: Start,
    /// How long after exercise time 0 the moment lies that the sheet counts from (`J`, `H`).
    pub shift: Dur,
}

/// What a row says.
pub type Row = Option<Result<Said, Doubt>>;

/// Places the times of a sheet. `given` is a start that is known already.
#[must_use]
pub fn place(rows: &[Row], given: Option<Start>) -> Placed {
    let mut moments = settle_digits(rows);
    let start = given.or_else(|| fixed(&moments));
    if start.is_none() {
        // Nothing says which of the starts is meant.
        for moment in &mut moments {
            if moment.is_some_and(|row| row.is_ok_and(|moment| start_said(moment).is_some())) {
                *moment = Some(Err(Doubt::Disagree));
            }
        }
    }
    let axis = Axis::of(&moments, start);
    let mut walls: Vec<Option<Result<i64, Unplaced>>> = moments
        .iter()
        .map(|row| match (*row)? {
            Ok(moment) => axis.explicit(moment),
            Err(doubt) => Some(Err(Unplaced::Doubt(doubt))),
        })
        .collect();
    clocks_alone(&moments, &mut walls, &axis);
    let earliest = walls.iter().filter_map(|wall| wall.and_then(Result::ok)).min();
    let zero = axis.start.or(earliest.filter(|_| !axis.is_bare)).unwrap_or(0);
    let shift = if axis.is_bare { earliest.filter(|first| *first < 0).map_or(0, |first| -first) } else { 0 };
    let exercise = |wall: i64| match wall.checked_sub(zero).and_then(|at| at.checked_add(shift)) {
        Some(at) if at < 0 => Err(Unplaced::BeforeStart),
        Some(at) if at <= Dur::LIMIT.0 => Ok(SimTime(at)),
        _ => Err(Unplaced::Doubt(Doubt::NoSuch)),
    };
    let times = walls.into_iter().map(|wall| wall.map(|wall| wall.and_then(exercise))).collect();
    Placed { times, start: axis.start_of(zero), shift: Dur(shift) }
}

/// The digits of a column as times of day, or as a doubt.
fn settle_digits(rows: &[Row]) -> Vec<Option<Result<Moment, Doubt>>> {
    let digits = || {
        rows.iter().filter_map(|row| match row {
            Some(Ok(Said::Digits(digits))) => Some(*digits),
            _ => None,
        })
    };
    let numbers = rows.iter().any(|row| matches!(row, Some(Err(Doubt::Number))));
    let clocks = !numbers && digits().all(|n| clock_of_digits(n).is_some()) && digits().any(|n| n >= 1_000);
    rows.iter()
        .map(|row| {
            Some(match (*row)? {
                Ok(Said::Moment(moment)) => Ok(moment),
                Ok(Said::Digits(n)) if clocks => {
                    Ok(Moment { clock: clock_of_digits(n), ..Moment::default() })
                }
                Ok(Said::Digits(_)) => Err(Doubt::Number),
                Err(doubt) => Err(doubt),
            })
        })
        .collect()
}

/// The start that most rows with a time of day and a time since the start agree on.
fn fixed(moments: &[Option<Result<Moment, Doubt>>]) -> Option<Start> {
    let mut votes: Vec<(Start, usize)> = Vec::new();
    for moment in moments.iter().filter_map(|row| row.and_then(Result::ok)) {
        let Some(start) = start_said(moment) else { continue };
        match votes.iter_mut().find(|(known, _)| *known == start) {
            Some((_, count)) => *count += 1,
            None => votes.push((start, 1)),
        }
    }
    let all: usize = votes.iter().map(|(_, count)| count).sum();
    votes.into_iter().find(|(_, count)| count * 2 > all).map(|(start, _)| start)
}

/// The start a moment says by itself.
fn start_said(moment: Moment) -> Option<Start> {
    let wall = moment.clock?.0 - moment.since_start?.0;
    let day = match moment.day {
        Some(Day::Date(day)) => Some(day + wall.div_euclid(Dur::DAY.0)),
        Some(Day::Count(_)) | None => None,
    };
    Some(Start { day, clock: Some(Dur(wall.rem_euclid(Dur::DAY.0))) })
}

/// The line the moments of a sheet stand on, in milliseconds of local time.
struct Axis {
    /// Whether it is the calendar; else days are counted from the first.
    dated: bool,
    /// Nothing but times since the start, which is at 0.
    is_bare: bool,
    /// The first day, on a calendar if it is known.
    first_day: Option<i64>,
    /// The start.
    start: Option<i64>,
}

impl Axis {
    fn of(moments: &[Option<Result<Moment, Doubt>>], start: Option<Start>) -> Self {
        let known = |with: &dyn Fn(Moment) -> bool| {
            moments.iter().filter_map(|row| row.and_then(Result::ok)).any(with)
        };
        let start = start.unwrap_or_default();
        let dated = start.day.is_some() || known(&|moment| matches!(moment.day, Some(Day::Date(_))));
        let is_bare = start == Start::default() && !known(&|moment| moment.clock.is_some());
        let first_day = if dated { start.day } else { Some(0) };
        let at = match (first_day, start.clock) {
            (Some(day), Some(clock)) => Some(day * Dur::DAY.0 + clock.0),
            _ => None,
        };
        Self { dated, is_bare, first_day, start: at }
    }

    /// Where a moment that names its day stands; none for a time of day alone.
    fn explicit(&self, moment: Moment) -> Option<Result<i64, Unplaced>> {
        let on_day = |day: i64, clock: Dur| day * Dur::DAY.0 + clock.0;
        let clock = moment.clock.unwrap_or_default();
        let named = match moment.day {
            Some(Day::Date(day)) if self.dated => Some(Ok(on_day(day, clock))),
            Some(Day::Date(_)) => Some(Err(Unplaced::NoStart)),
            Some(Day::Count(days)) => {
                Some(self.first_day.map(|day| on_day(day + days, clock)).ok_or(Unplaced::NoStart))
            }
            None => None,
        };
        let Some(since) = moment.since_start else { return named };
        let zero = if self.is_bare { Some(0) } else { self.start };
        let counted = zero.map(|zero| zero + since.0);
        match (named, counted) {
            (Some(Ok(named)), Some(counted)) if named != counted => {
                Some(Err(Unplaced::Doubt(Doubt::Disagree)))
            }
            (Some(Ok(named)), _) => Some(Ok(named)),
            (_, Some(counted))
                if moment.clock.is_some_and(|clock| counted.rem_euclid(Dur::DAY.0) != clock.0) =>
            {
                Some(Err(Unplaced::Doubt(Doubt::Disagree)))
            }
            (_, Some(counted)) => Some(Ok(counted)),
            (named, None) => named.or(Some(Err(Unplaced::NoStart))),
        }
    }

    fn start_of(&self, zero: i64) -> Start {
        if self.is_bare {
            return Start::default();
        }
        let day = zero.div_euclid(Dur::DAY.0);
        Start { day: self.dated.then_some(day), clock: Some(Dur(zero.rem_euclid(Dur::DAY.0))) }
    }
}

/// Gives the times of day alone their day.
fn clocks_alone(
    moments: &[Option<Result<Moment, Doubt>>],
    walls: &mut [Option<Result<i64, Unplaced>>],
    axis: &Axis,
) {
    let mut above = axis.start.or(if axis.dated { None } else { Some(0) });
    let mut lost = false;
    for at in 0..walls.len() {
        if let Some(Some(Ok(wall))) = walls.get(at) {
            (above, lost) = (Some(*wall), false);
            continue;
        }
        let clock = moments.get(at).copied().flatten().and_then(Result::ok).and_then(|moment| moment.clock);
        let (Some(clock), Some(None)) = (clock, walls.get(at)) else { continue };
        let below = walls.iter().skip(at + 1).find_map(|wall| wall.and_then(Result::ok));
        let wall = above.and_then(|above| on_the_day(clock, above, below, lost));
        (above, lost) = (wall.or(above), wall.is_none());
        if let Some(place) = walls.get_mut(at) {
            *place = Some(wall.ok_or(Unplaced::WhichDay));
        }
    }
}

/// The moment of a time of day after `above` and not after `below`: on the day of the row above, unless that was not
/// certain itself, or on the only day that is left.
fn on_the_day(clock: Dur, above: i64, below: Option<i64>, lost: bool) -> Option<i64> {
    let day = above.div_euclid(Dur::DAY.0);
    let fits = |wall: i64| wall >= above && below.is_none_or(|below| wall <= below);
    let same = day * Dur::DAY.0 + clock.0;
    if !lost && fits(same) {
        return Some(same);
    }
    let first = if same >= above { same } else { same + Dur::DAY.0 };
    (below.is_some() && fits(first) && !fits(first + Dur::DAY.0)).then_some(first)
}
