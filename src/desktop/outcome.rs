//! What the result shows, made of an exercise: of a part that has ended, or of the whole.

use crate::base::{Lang, Msg};
use crate::cli::card::percent;
use crate::cli::output::{Format, Output};
use crate::cli::score::reference_run;
use crate::desktop::play::Play;
use crate::exercise::part::next_stretch;
use crate::exercise::{Chapter, Exercise};
use crate::score::card::Sheet;
use crate::score::clause::VerdictKind;
use crate::sim::Session as _;
use crate::tell::debrief::debrief;
use crate::tell::evidence::{Depth, Proof, lines};
use crate::tell::point::Point;
use crate::tell::texts::written;
use crate::tell::{Teller, Titles, basis, ending, verdict};
use crate::trace::{Event, Names as _, Table};
use crate::ui::result::{Numbers, ResultView};
use crate::ui::sign::Sign;

/// What is shown.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    /// The part that has ended; none: the exercise has.
    pub(super) chapter: Option<Chapter>,
    /// It was the first practice: no numbers.
    pub(super) first: bool,
    /// The reference run, if there is one that fits.
    reference: Option<Exercise>,
}

impl Outcome {
    /// Of a part, or of the whole exercise.
    pub(super) fn of(play: &Play, chapter: Option<Chapter>, first: bool) -> Self {
        Self { chapter, first, reference: reference_run(play.exercise(), None) }
    }

    /// The result of the seat held.
    pub(super) fn view(&self, play: &Play, lang: Lang) -> ResultView {
        let exercise = play.exercise();
        let model = &exercise.plan().model;
        let titles = Titles::on_the_wall(model, lang);
        let out = Output::new(lang, Format::Human);
        let judged =
            self.chapter.as_ref().map_or_else(|| exercise.judged(), |chapter| exercise.judged_to(chapter));
        let card = exercise.card_to(&judged);
        let seat = model.name(Table::Seat, play.seat.0);
        let proof = Proof {
            teller: Teller::new(&titles, exercise.records()),
            words: &out.words,
            card: &card,
            verdicts: judged.verdicts(),
            seat: Some(seat),
        };
        let since = self.chapter.and_then(|chapter| chapter.since);
        let told = debrief(&proof, since);
        let left = card.seats.iter().any(|row| *row.seat == *seat && row.left);
        let over = self.chapter.is_none();
        let remarks = [
            (card.assisted, "card-assisted"),
            (card.unfinished && over, "card-no-rating"),
            (left && !card.unfinished, "card-seat-left"),
        ];
        let of_part = self.chapter.and_then(|chapter| model.scenario.parts.get(chapter.part.index()));
        let (from, to) = span(exercise, self.chapter.as_ref());
        let next = next_stretch(model, exercise.header())
            .map(|stretch| stretch.part.map_or_else(String::new, |part| titles.part(part).to_owned()));
        ResultView {
            title: out.text(&model.scenario.title).to_owned(),
            part: of_part.map(|part| out.text(&part.title).to_owned()),
            seat: titles.seat(play.seat).to_owned(),
            ending: match self.chapter {
                Some(chapter) => titles.when(chapter.at),
                None => ending::ending(&titles, &exercise.end()),
            },
            story: story(exercise, to, &out),
            notice: basis::notice(&model.procedure, &out.words),
            others: self.others(play, &titles, &out, told.critical.iter().chain(&told.look)),
            numbers: (!self.first).then(|| numbers(&titles, &told.sheet, &out)),
            critical: told.critical,
            well: told.well,
            look: told.look,
            remarks: remarks.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| out.word(key)).collect(),
            questions: self.questions(exercise, &out),
            texts: written(&proof.teller, play.seat, from, to),
            next: next.filter(|_| over),
        }
    }

    /// The questions of the part that ended, or of the last one played.
    fn questions(&self, exercise: &Exercise, out: &Output) -> Vec<String> {
        let chapters = exercise.chapters();
        let part = self.chapter.as_ref().or(chapters.last()).map(|chapter| chapter.part);
        let part = part.or(exercise.situation().part());
        let parts = &exercise.plan().model.scenario.parts;
        let row = part.and_then(|part| parts.get(part.index()));
        row.map(|row| row.questions.iter().map(|text| out.text(text).to_owned()).collect())
            .unwrap_or_default()
    }

    /// What the reference run did about the duties of these points, in the same seat.
    fn others<'a>(
        &self,
        play: &Play,
        titles: &Titles,
        out: &Output,
        points: impl Iterator<Item = &'a Point>,
    ) -> Vec<(String, Vec<String>)> {
        let Some(reference) = &self.reference else { return Vec::new() };
        let model = &reference.plan().model;
        let (judged, seat) = (reference.judged(), model.name(Table::Seat, play.seat.0));
        let card = reference.card_to(&judged);
        let proof = Proof {
            teller: Teller::new(titles, reference.records()),
            words: &out.words,
            card: &card,
            verdicts: judged.verdicts(),
            seat: Some(seat),
        };
        let status = model.procedure.status;
        let told = points.map(|point| {
            let mine = proof.verdicts.iter().filter(|verdict| {
                verdict.clause == point.clause && verdict.seats.has(play.seat) && verdict.counts()
            });
            let mut blocks: Vec<Vec<String>> = mine
                .map(|verdict| {
                    let word = verdict::word(verdict, status, &out.words);
                    let about = proof.teller.subject(verdict.subject);
                    let word = if about.is_empty() { word } else { format!("{about}: {word}") };
                    std::iter::once(word).chain(lines(&proof, verdict, Depth::Short, Vec::new())).collect()
                })
                .collect();
            blocks.dedup();
            blocks.truncate(SAME);
            if blocks.is_empty() {
                blocks.push(vec![out.word("ui-reference-nothing")]);
            }
            (point.title.clone(), blocks.concat())
        });
        told.collect()
    }
}

/// At most so many verdicts of the reference run are told under one clause.
const SAME: usize = 2;

/// The records of the part, or of all that was played.
fn span(exercise: &Exercise, chapter: Option<&Chapter>) -> (usize, usize) {
    let Some(chapter) = chapter else { return (exercise.play_from(), exercise.records().len()) };
    let before = exercise.chapters().into_iter().rev().find(|other| other.record < chapter.record);
    (before.map_or_else(|| exercise.play_from(), |before| before.record + 1), chapter.record + 1)
}

/// What the script tells after this record: an ending, what passes, how the next part begins.
fn story(exercise: &Exercise, to: usize, out: &Output) -> Vec<String> {
    let scenario = &exercise.plan().model.scenario;
    let over = exercise.is_over() && to == exercise.records().len();
    let mut told = Vec::new();
    let endings = exercise.records().iter().filter(|_| over);
    for record in endings.chain(exercise.records().iter().skip(to)) {
        match record.event {
            Event::EndingReached { ending, .. } => {
                if let Some(row) = scenario.endings.get(ending.index()) {
                    told.push(out.text(&row.text).to_owned());
                }
            }
            Event::InterludePassed { from, .. } => {
                if let Some(row) =
                    scenario.interludes.iter().find(|row| row.from.0 == from.0).filter(|_| !over)
                {
                    told.push(out.text(&row.text).to_owned());
                }
            }
            Event::PartBegun { part } => {
                if let Some(row) = scenario.parts.get(part.index()).filter(|_| !over) {
                    told.push(format!("{}. {}", out.text(&row.title), out.text(&row.opening)));
                }
            }
            _ => {}
        }
    }
    told
}

/// Coverage, quality, counts, objectives with what limits them.
fn numbers(titles: &Titles, sheet: &Sheet, out: &Output) -> Numbers {
    let (headline, counts) = (sheet.headline, sheet.counts);
    let judged = Msg::new("card-judged")
        .with("judged", i64::from(headline.judged))
        .with("duties", i64::from(headline.duties));
    let status = titles.model().procedure.status;
    let kinds = [
        (VerdictKind::Met, counts.met),
        (VerdictKind::Late(0), counts.late),
        (VerdictKind::Missed, counts.missed),
        (VerdictKind::Breached, counts.breached),
        (VerdictKind::NotObserved, counts.not_observed),
        (VerdictKind::NotDue, counts.not_due),
    ];
    let counted = kinds.into_iter().filter(|(_, count)| *count > 0).map(|(kind, count)| {
        let key = if kind == VerdictKind::Missed { "verdict-missed-all" } else { verdict::key(kind, status) };
        (Sign::verdict(kind), format!("{}: {count}", out.word(key)))
    });
    let rows = sheet.objectives.iter().zip(&titles.model().scenario.objectives);
    let objectives = rows.filter_map(|(line, objective)| {
        let rating = out.word(line.proposed?.key());
        let mut said = format!("{} · {rating}", out.text(&objective.title));
        if line.limited {
            let causes = line.failures.iter().filter_map(|at| sheet.failures.get(*at));
            let mut clauses: Vec<&str> = causes.map(|failure| &*failure.clause).collect();
            clauses.dedup();
            let limit = Msg::new("ui-limited-by").with("clauses", clauses.join(", "));
            said.push_str(&format!(" ({})", out.say(&limit)));
        }
        Some(said)
    });
    Numbers {
        coverage: if headline.duties == 0 { out.word("card-judged-none") } else { out.say(&judged) },
        quality: headline.quality.map(|quality| {
            out.say(&Msg::new("card-quality").with("quality", percent(Some(quality), out.lang())))
        }),
        counts: counted.collect(),
        objectives: objectives.collect(),
    }
}
