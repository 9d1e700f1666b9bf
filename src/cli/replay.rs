//! `replay`: the course of an exercise, and whether everything would be decided the same again.

use std::path::Path;

use serde_json::json;

use crate::base::Msg;
use crate::cli::args::Replay;
use crate::cli::failure::Failure;
use crate::cli::journals;
use crate::cli::library::shown;
use crate::cli::output::{Exit, Output, indented};
use crate::exercise::Exercise;
use crate::i18n::Clock;
use crate::tell::basis::{self, Noticed};
use crate::tell::begins::begins;
use crate::tell::{Teller, Titles};
use crate::trace::wire::Named as _;
use crate::trace::{Author, Event, Record};

/// Runs `replay`.
///
/// # Errors
/// [`Failure`] if the journal cannot be read.
pub fn run(args: &Replay, out: &Output) -> Result<Exit, Failure> {
    let name = shown(&args.journal);
    let exercise = journals::open(&args.journal, args.scenario.as_deref(), args.procedure.as_deref(), out)?;
    if let Some(name) = &args.seat {
        journals::seat(&exercise.plan().model, name)?;
    }
    let mut exit = Exit::Fine;
    if args.verify {
        match Exercise::verify(exercise.plan(), journals::source(&args.journal)?) {
            Ok(_) if is_torn(&args.journal, &exercise) => {
                let last = i64::from(exercise.about().step);
                out.complain(&out.say(&Msg::new("replay-same-up-to").with("step", last)));
                exit = Exit::Problems;
            }
            Ok(_) => out.complain(&out.word("replay-same")),
            Err(error) => {
                let failure = journals::failure(&name, &error);
                out.complain(&out.say(&failure.message));
                exit = Exit::Problems;
            }
        }
    }
    if let Some(head) = &args.head {
        let found = exercise.head().to_string();
        if found != *head {
            let message =
                Msg::new("replay-end-missing").with("noted", head.as_str()).with("found", found.as_str());
            out.complain(&out.say(&message));
            exit = Exit::Problems;
        }
    }
    course(&exercise, args.seat.as_deref(), out);
    Ok(exit)
}

/// Whether the file holds more than the exercise read from it: its end was dropped.
fn is_torn(path: &Path, exercise: &Exercise) -> bool {
    std::fs::metadata(path).is_ok_and(|file| file.len() > exercise.journal().len() as u64)
}

/// Prints the course of an exercise, from the start of play on; of what one seat saw and did, if one is named.
pub fn course(exercise: &Exercise, seat: Option<&str>, out: &Output) {
    let model = &exercise.plan().model;
    let seat = seat.and_then(|name| model.seat(name));
    let of_seat = |record: &Record| {
        seat.is_none_or(|seat| {
            record.author == Author::Seat(seat)
                || matches!(&record.event, Event::MessageReached { seat: to, .. } | Event::MessageForwarded { to, .. } if *to == seat)
                || matches!(record.event, Event::PartBegun { .. } | Event::EndingReached { .. } | Event::Stopped { .. })
        })
    };
    if out.is_json() {
        let fields = json!({ "scenario": model.scenario.id.as_str() });
        out.json_line(&Noticed::new(&fields, &model.procedure, &out.words));
        for record in exercise.records().iter().filter(|record| of_seat(record)) {
            let mut line = format!("{{\"at\":{},\"record\":", record.at.0);
            record.put_named(&**model, &mut line);
            out.line(&format!("{line}}}"));
        }
        return;
    }
    out.line(&out.word("mark"));
    out.print(&indented("", 0, &basis::notice(&model.procedure, &out.words), out.width));
    out.line(out.text(&model.scenario.title));
    let titles = Titles::new(model, out.lang());
    let teller = Teller::new(&titles, exercise.records());
    let clock = Clock::of(&model.scenario.start);
    let mut day = String::new();
    if let Some(beginning) = exercise.beginning() {
        out.print(&indented("", 0, &titles.say(&begins(&beginning)), out.width));
    } else if let Some((run, _)) = &exercise.header().folded {
        let msg = Msg::new("replay-past").with("run", &**run);
        out.print(&indented("", 0, &out.say(&msg), out.width));
    }
    let played = exercise.records().iter().skip(exercise.play_from());
    for record in played.filter(|record| of_seat(record) && teller.is_course(record)) {
        let Some(told) = teller.tell(record) else { continue };
        let date = clock.at(record.at).date(out.lang());
        if date != day {
            out.line("");
            out.line(&date);
            day = date;
        }
        let told = format!("{} {told}", titles.when(record.at));
        out.print(&indented(&format!("#{}", record.no.0), 7, &told, out.width));
    }
}
