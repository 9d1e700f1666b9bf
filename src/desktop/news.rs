//! What is said on the screen of a seat of what has happened since it was looked at last: what came, what was done, or for
//! which duty time has stopped.

use crate::base::{Lang, Msg, SimTime, Text};
use crate::desktop::play::Play;
use crate::exercise::SeatView;
use crate::explore::moving::IN_TIME;
use crate::sim::Session as _;
use crate::tell::{Teller, Titles};
use crate::trace::{Event, Names as _, Reach, Record, Table};

/// At most so many sentences are said at once.
const MOST: usize = 5;

/// What the records from the `from`th on tell, in both languages; none if that is nothing.
pub(super) fn since(play: &Play, view: &SeatView, from: usize) -> Option<Text> {
    let records = play.exercise().records().get(from..).unwrap_or_default();
    both(play, |teller| records.iter().flat_map(|record| one(play, teller, view, record)).collect())
}

/// For what time has stopped where nothing has happened: an answer or a duty that falls due, in both languages.
pub(super) fn stopped_for(play: &Play, view: &SeatView) -> Option<Text> {
    let now = view.now;
    let soon = |due: SimTime| due.minus(IN_TIME) == now;
    both(play, |teller| {
        let answers = view.decisions.iter().filter(|open| soon(open.until)).map(|open| {
            let msg = Msg::new("ui-news-answer").with("question", teller.titles.question(open.inject));
            teller.titles.say(&msg.with("time", open.until))
        });
        let duties = view.duties.iter().filter(|_| play.learning);
        let duties = duties.filter(|open| open.due.is_some_and(|due| soon(due) || due == now)).map(|open| {
            let msg = Msg::new("ui-news-duty").with("duty", teller.duty(open));
            teller.titles.say(&msg.with("due", teller.due(open, now).words))
        });
        answers.chain(duties).collect()
    })
}

/// The hint that was taken: the script's, or what the first of the own duties asks for.
pub(super) fn hint(play: &Play, view: &SeatView) -> Option<Text> {
    let hints = &play.exercise().plan().model.scenario.hints;
    match view.hints.last().and_then(|hint| hints.get(usize::from(*hint))) {
        Some(hint) => Some(hint.text.clone()),
        None => both(play, |teller| teller.next_duty(view)),
    }
}

/// Sentences, one a line, in both languages.
fn both(play: &Play, lines: impl Fn(&Teller<'_>) -> Vec<String>) -> Option<Text> {
    let said = |lang| {
        let titles = Titles::on_the_wall(&play.exercise().plan().model, lang);
        let mut lines = lines(&Teller::new(&titles, play.exercise().records()));
        lines.dedup();
        let more = lines.len().saturating_sub(MOST);
        lines.truncate(MOST);
        if more > 0 {
            lines.push(titles.say(&Msg::new("ui-news-more").with("count", more)));
        }
        lines.join("\n")
    };
    let ka = said(Lang::Ka);
    (!ka.is_empty()).then(|| Text { ka: ka.into(), en: said(Lang::En).into() })
}

/// What a record tells: a message that came, what passes between two parts, or what [`Teller::news`] says, with the own
/// duties an act has not met yet.
fn one(play: &Play, teller: &Teller<'_>, view: &SeatView, record: &Record) -> Vec<String> {
    let titles = teller.titles;
    match &record.event {
        Event::MessageRang { message, seat, .. } | Event::MessageReached { message, seat, .. }
            if *seat == view.seat =>
        {
            let key = match &record.event {
                Event::MessageRang { .. } => "ui-rings",
                Event::MessageReached { how: Reach::Answered, .. } => return Vec::new(),
                Event::MessageReached { how: Reach::Missed, .. } => "ui-news-missed",
                _ => "ui-news-message",
            };
            let came = view.message(*message).filter(|view| view.inject.is_some());
            came.map(|came| titles.say(&Msg::new(key).with("who", titles.who(came.inject))))
                .into_iter()
                .collect()
        }
        Event::InterludePassed { from, .. } => {
            let interludes = &titles.model().scenario.interludes;
            let told = interludes.iter().find(|row| row.from.0 == from.0);
            told.map(|row| row.text.get(titles.lang()).to_owned()).into_iter().collect()
        }
        _ => {
            let mut lines: Vec<String> = teller.news(play.exercise(), view, record).into_iter().collect();
            if let Event::ActionCompleted { action, args, .. } = &record.event
                && play.learning
                && !lines.is_empty()
            {
                lines.extend(teller.still_open(view, *action, args).into_iter().map(|clause| {
                    let id = titles.model().name(Table::Clause, clause.0);
                    let msg = Msg::new("ui-news-still-open").with("id", id);
                    titles.say(&msg.with("title", titles.clause(clause)))
                }));
            }
            lines
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SeatId;
    use crate::cli::kept::CODE;
    use crate::desktop::desk::Desk;
    use crate::desktop::places::Places;
    use crate::desktop::{begin, play};
    use crate::exercise::{Fitting, Input, Pace};
    use crate::trace::{Command, Envelope, Holder};
    use crate::ui::Setup;

    fn begun(folder: &std::path::Path) -> Play {
        let places = Places { settings: folder.join("settings.json"), kept: folder.to_path_buf() };
        let desk = Desk::new(places, Some(Lang::Ka));
        let setup = Setup {
            scenario: "evacuation".into(),
            variant: Some("table-75".into()),
            part: None,
            seat: SeatId(3),
            learning: true,
            pace: Pace::Waiting,
            spare: false,
        };
        let mut play = play::Play::new(begin::chosen(&desk, &setup).unwrap(), setup.seat, true);
        play.settle().unwrap();
        play
    }

    fn own(play: &Play, command: Command) -> Input {
        let by = Holder::Person(CODE.into());
        let seat = Some(play.seat);
        Input::Command(Envelope { seat, by, decided_by: None, for_table: false, command })
    }

    #[test]
    fn whatever_stops_time_says_what_it_is_in_both_languages() {
        let folder = std::env::temp_dir().join(format!("hotwash-news-{}", std::process::id()));
        let mut play = begun(&folder);
        let fitting = Fitting::new(&play.exercise().plan().model);
        let words = Command::OwnWords { text: "call the crew".into(), minutes: 7 };
        play.take(own(&play, words)).unwrap();
        let (mut done, mut came, mut duties) = (false, false, false);
        for _ in 0..20 {
            let from = play.exercise().records().len();
            play.take(Input::AdvanceToNext).unwrap();
            let view = SeatView::of(play.exercise(), &fitting, play.seat);
            let news = since(&play, &view, from);
            let stopped = news.is_none().then(|| stopped_for(&play, &view)).flatten();
            duties |= stopped.is_some();
            let said = news.or(stopped).expect("time stops for something");
            assert!(said.ka.chars().any(|c| ('ა'..='ჰ').contains(&c)), "{said:?}");
            assert!(!said.en.contains("T+") && said.en.lines().count() <= MOST + 1, "{said:?}");
            done |= said.en.contains("call the crew");
            came |= said.en.contains("New message: ");
        }
        assert!(done && came && duties, "{done} {came} {duties}");
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_hint_names_the_duty_and_what_meets_it() {
        let folder = std::env::temp_dir().join(format!("hotwash-hint-{}", std::process::id()));
        let play = begun(&folder);
        let fitting = Fitting::new(&play.exercise().plan().model);
        let view = SeatView::of(play.exercise(), &fitting, play.seat);
        let said = hint(&play, &view).unwrap();
        assert!(said.en.starts_with("Think of this: ") && said.en.contains("\nAction: "), "{said:?}");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
