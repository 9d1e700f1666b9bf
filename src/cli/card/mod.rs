//! Prints a scorecard, in the order it is spoken about: critical failures with their cause, two things that went well,
//! up to three to look at, quality with coverage, objectives, seats, then clause by clause with the records that prove
//! each verdict. A training record, not an appraisal.
//!
//! | file | what |
//! |---|---|
//! | [`points`] | what a debrief speaks about |
//! | [`evidence`] | the records behind a verdict |
//! | [`numbers`] | quality, coverage, counts, objectives, seats |
//! | [`beside`] | the numbers of another run beside these |
//! | [`clauses`] | clause by clause |
//! | [`found`] | what assessors added |

mod beside;
mod clauses;
mod evidence;
mod found;
mod numbers;
mod points;

use std::borrow::Cow;

use crate::base::{Msg, SimTime};
use crate::cli::output::{Output, indented};
use crate::exercise::{Beginning, End};
use crate::score::card::{Card, Points, Sheet};
use crate::score::clause::Verdict;
use crate::tell::begins::begins;
use crate::tell::evidence::Proof;
use crate::tell::{Teller, Titles, basis, debrief, ending};
use crate::trace::Record;

pub use beside::Beside;
pub use numbers::{headline, percent};

/// What a card is printed from.
pub struct Print<'a> {
    /// Names and the clock, in the language of the output.
    pub titles: &'a Titles,
    /// With what it began, if not at the beginning.
    pub begins: Option<Beginning>,
    /// How the run ended.
    pub end: End,
    /// Records of the run.
    pub records: &'a [Record],
    /// The card.
    pub card: &'a Card,
    /// The verdicts behind it, in the same order.
    pub verdicts: &'a [Verdict],
    /// Only this seat.
    pub seat: Option<&'a str>,
    /// Only what was settled after this moment.
    pub since: Option<SimTime>,
    /// Kept and never arisen ones too.
    pub all: bool,
    /// The run it is compared with.
    pub beside: Option<&'a Beside>,
}

/// Prints the card.
pub fn print(print: &Print<'_>, out: &Output) {
    let teller = Teller::new(print.titles, print.records);
    let sheet = sheet(print, out);
    head(print, out);
    points::points(print, &points_of(print, &sheet), out);
    numbers::numbers(print, &sheet, out);
    clauses::clauses(print, &sheet, &teller, out);
    found::own_words(print, &teller, out);
    found::findings(print, out);
    out.line("");
    out.print(&indented("", 0, &out.word("card-not-an-appraisal"), out.width));
}

/// Only what a debrief speaks about, in words: no number.
pub fn print_points(print: &Print<'_>, out: &Output) {
    points::points(print, &points_of(print, &sheet(print, out)), out);
}

impl<'a> Print<'a> {
    /// What evidence is told from.
    fn proof(&self, out: &'a Output) -> Proof<'a> {
        Proof {
            teller: Teller::new(self.titles, self.records),
            words: &out.words,
            card: self.card,
            verdicts: self.verdicts,
            seat: self.seat,
        }
    }
}

fn sheet<'a>(print: &Print<'a>, out: &'a Output) -> Cow<'a, Sheet> {
    debrief::sheet(&print.proof(out), print.since)
}

fn points_of<'a>(print: &Print<'a>, sheet: &Sheet) -> Points<'a> {
    Points::of_sheet(print.titles.model(), sheet, print.verdicts)
}

fn head(print: &Print<'_>, out: &Output) {
    let model = print.titles.model();
    out.line(&out.word("mark"));
    out.print(&indented("", 0, &basis::notice(&model.procedure, &out.words), out.width));
    out.line("");
    let title = Msg::new("card-title").with("scenario", &model.scenario.title);
    out.print(&indented("", 0, &out.say(&title), out.width));
    if let Some(seat) = print.seat {
        out.print(&indented("", 0, print.titles.seat_named(seat), out.width));
    }
    if let Some(beginning) = &print.begins {
        out.print(&indented("", 0, &print.titles.say(&begins(beginning)), out.width));
    }
    ending(print, out);
    if print.card.assisted {
        out.print(&indented("", 0, &out.word("card-assisted"), out.width));
    }
    let bots = print.card.seats.iter().filter(|seat| seat.bot).count();
    if bots > 0 {
        out.line(&out.say(&Msg::new("card-bots").with("count", bots)));
    }
}

/// How the run ended; whether a rating can be proposed by it.
fn ending(print: &Print<'_>, out: &Output) {
    out.print(&indented("", 0, &ending::ending(print.titles, &print.end), out.width));
    let left = |seat: &str| print.card.seats.iter().any(|row| *row.seat == *seat && row.left);
    if print.card.unfinished {
        out.print(&indented("", 0, &out.word("card-no-rating"), out.width));
    } else if print.seat.is_some_and(left) {
        out.print(&indented("", 0, &out.word("card-seat-left"), out.width));
    }
}
