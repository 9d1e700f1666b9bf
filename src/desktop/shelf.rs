//! What home shows: the scenarios there are, the exercises that were interrupted.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::base::{Diagnostics, Lang, Msg, SeatId, Text};
use crate::cli::journals;
use crate::cli::kept::seat_of;
use crate::cli::library::{self, shown};
use crate::cli::output::{Format, Output};
use crate::content::scenario::Scenario;
use crate::exercise::Exercise;
use crate::i18n::Clock;
use crate::ui::home::{HomeView, Offer, SeatOffer, Unfinished, VariantOffer};

/// What home shows, and the files of the interrupted exercises in its order.
pub(super) fn read(folder: &Path, discarded: &[String], lang: Lang) -> (HomeView, Vec<PathBuf>) {
    let out = Output::new(lang, Format::Human);
    let mut view = HomeView { kept_in: shown(folder), ..HomeView::default() };
    for id in library::scenarios() {
        match library::scenario_shelf(&id).map(|shelf| library::read_scenario(&shelf)) {
            Ok(loaded) => match loaded.value {
                Some(scenario) => view.offers.push(offer(&scenario)),
                None => view.faults.push(fault(&id, &loaded.diagnostics, &out)),
            },
            Err(failure) => view.faults.push(out.say(&failure.message)),
        }
    }
    view.offers.sort_by_key(|offer| !offer.guided);
    let mut files = Vec::new();
    for path in journals_in(folder) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if discarded.contains(&name) {
            continue;
        }
        match interrupted(&path, &name) {
            Ok(Some(unfinished)) => {
                view.unfinished.push(unfinished);
                files.push(path);
            }
            Ok(None) => {}
            Err(failure) => view.faults.push(out.say(&failure.message)),
        }
    }
    (view, files)
}

/// That a scenario cannot be read, with what was found first.
fn fault(id: &str, found: &Diagnostics, out: &Output) -> String {
    let first = found.list.first().map(|first| out.say(&first.message)).unwrap_or_default();
    out.say(&Msg::new("ui-scenario-unreadable").with("id", id).with("first", first))
}

/// Journals of a folder, the latest first.
fn journals_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut found: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|ending| ending == "journal"))
        .map(|path| (std::fs::metadata(&path).and_then(|about| about.modified()).ok(), path))
        .collect();
    found.sort();
    found.into_iter().rev().map(|(_, path)| path).collect()
}

fn interrupted(path: &Path, name: &str) -> Result<Option<Unfinished>, crate::cli::failure::Failure> {
    let plan = journals::plan_for(&shown(path), journals::source(path)?, None, None)?;
    let out = Output::new(Lang::En, Format::Human);
    let exercise = Exercise::read(&plan, journals::source(path)?)
        .map_err(|error| journals::failure(&shown(path), &error, &out))?
        .exercise;
    if exercise.is_over() {
        return Ok(None);
    }
    let scenario = &plan.model.scenario;
    let Some(seat) = seat_of(exercise.header(), &plan.model) else { return Ok(None) };
    let clock = Clock::of(&scenario.start);
    let reached = |lang| clock.stamp(exercise.clock(), lang).into();
    let parts = scenario.parts.len();
    Ok(Some(Unfinished {
        title: scenario.title.clone(),
        part: exercise.situation().part().filter(|_| parts > 1).map(|part| (part.index() + 1, parts)),
        seat: scenario.seats.get(seat.index()).map(|row| row.title.clone()).unwrap_or_default(),
        file: name.to_owned(),
        reached: Text { ka: reached(Lang::Ka), en: reached(Lang::En) },
    }))
}

fn offer(scenario: &Scenario) -> Offer {
    let clauses: BTreeSet<&str> =
        scenario.objectives.iter().flat_map(|row| &row.clauses).map(|name| name.as_str()).collect();
    let seat = |name: &str| scenario.seats.iter().position(|row| row.id == *name).map(SeatId::from_index);
    let variants = scenario.variants.iter().map(|row| VariantOffer {
        id: row.id.as_str().into(),
        title: row.title.clone(),
        minutes: u32::from(row.minutes),
        seats: match row.played.as_slice() {
            [] => (0..scenario.seats.len()).map(SeatId::from_index).collect(),
            played => played.iter().filter_map(|name| seat(name.as_str())).collect(),
        },
    });
    Offer {
        id: scenario.id.as_str().into(),
        title: scenario.title.clone(),
        summary: scenario.summary.clone(),
        content_note: scenario.content_note.clone(),
        guided: !scenario.hints.is_empty(),
        parts: scenario.parts.len(),
        variants: variants.collect(),
        seats: (scenario.seats.iter())
            .map(|row| SeatOffer { title: row.title.clone(), briefing: row.briefing.clone() })
            .collect(),
        clauses: clauses.len(),
        sensitive: scenario.injects.iter().any(|inject| inject.sensitive),
    }
}
