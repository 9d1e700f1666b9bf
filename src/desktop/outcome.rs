//! What the result shows, made of an exercise.

use crate::base::Lang;
use crate::cli::card::headline;
use crate::cli::output::{Format, Output};
use crate::desktop::play::Play;
use crate::exercise::part::next_stretch;
use crate::score::card::Points;
use crate::score::clause::Verdict;
use crate::sim::Session as _;
use crate::tell::evidence::Proof;
use crate::tell::point::{Point, point};
use crate::tell::{Teller, Titles, basis, ending};
use crate::trace::{Names as _, Table};
use crate::ui::result::ResultView;

/// The result of the seat held; without numbers on a first practice.
pub(super) fn view(play: &Play, lang: Lang, first: bool) -> ResultView {
    let exercise = play.exercise();
    let model = &exercise.plan().model;
    let titles = Titles::new(model, lang);
    let out = Output::new(lang, Format::Human);
    let (card, judged) = (exercise.card(), exercise.judged());
    let verdicts = judged.verdicts();
    let seat = model.name(Table::Seat, play.seat.0);
    let proof = Proof {
        teller: Teller::new(&titles, exercise.records()),
        words: &out.words,
        card: &card,
        verdicts,
        seat: Some(seat),
    };
    let sheet = card.sheet(Some(seat));
    let points = Points::of_sheet(model, sheet, verdicts);
    let told = |list: &[&Verdict]| -> Vec<Point> {
        list.iter().filter_map(|verdict| point(&proof, verdict, Vec::new())).collect()
    };
    let left = card.seats.iter().any(|row| *row.seat == *seat && row.left);
    let remarks = [
        (card.assisted, "card-assisted"),
        (card.unfinished, "card-no-rating"),
        (left && !card.unfinished, "card-seat-left"),
    ];
    let next = next_stretch(model, exercise.header())
        .map(|stretch| stretch.part.map_or_else(String::new, |part| titles.part(part).to_owned()));
    ResultView {
        title: out.text(&model.scenario.title).to_owned(),
        seat: titles.seat(play.seat).to_owned(),
        ending: ending::ending(&titles, &exercise.end()),
        notice: basis::notice(&model.procedure, &out.words),
        critical: told(&points.critical),
        well: told(&points.well),
        look: told(&points.look),
        remarks: remarks.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| out.word(key)).collect(),
        numbers: (!first).then(|| headline(sheet.headline, &out)),
        next,
    }
}
