//! `simulate`: thousands of runs with simulated colleagues in every seat, and what came of them.
//!
//! - [`runs`]: shared out over threads; [`table`]: for people; [`answer`]: for programs; [`csv`]: for a spreadsheet.
//!
//! # Invariants
//! - The same scenario, mix, seeds and number of runs give the same answer, whatever the number of threads.

pub mod answer;
pub mod csv;
pub mod runs;
pub mod table;

use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::base::{Msg, PartId, SeatId};
use crate::cli::args::Simulate;
use crate::cli::failure::Failure;
use crate::cli::journals;
use crate::cli::library::{self, Playable};
use crate::cli::output::{Exit, Output};
use crate::cli::pasts;
use crate::content::model::Model;
use crate::exercise::part::{self, Stretch};
use crate::explore::census::mix::Base;
use crate::explore::census::{Census, Mix, Profile, Series};
use crate::explore::policy;
use crate::tell::basis::Noticed;
use crate::trace::{Names as _, Table};

/// One stretch with what was counted of it.
#[derive(Debug)]
pub struct Counted {
    /// The runs.
    pub series: Series,
    /// What was counted.
    pub census: Census,
}

/// What was asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The seeds.
    pub seeds: Range<u64>,
    /// Who sits where.
    pub mix: Mix,
}

/// Runs `simulate`.
///
/// # Errors
/// [`Failure`] if the scenario cannot be played, something named is not there, or the file cannot be written.
pub fn run(args: &Simulate, out: &Output) -> Result<Exit, Failure> {
    let playable = library::playable(&args.scenario, args.procedure.as_deref())?;
    let model = &playable.model;
    let (stretches, played) = stretches(args, model)?;
    let mut mix = mix(args, model)?;
    played.into_iter().for_each(|seat| mix.played.insert(seat));
    let asked = Asked { seeds: args.seed..args.seed.saturating_add(u64::from(args.runs)), mix };
    // Before the long work: a place that cannot be written to is told at once.
    let place = args.csv.as_deref().map(Place::reserve).transpose()?;
    let counted = count(args, &playable, &stretches, &asked, out)?;
    if let Some(place) = &place {
        place.write(&csv::csv(&counted, &asked, out))?;
    }
    if out.is_json() {
        let answer = answer::answer(&counted, &asked, out);
        out.json(&Noticed::new(&answer, &model.procedure, &out.words));
    } else {
        table::print(&counted, &asked, args.full, out);
        if let Some(place) = &place {
            out.line("");
            out.line(&out.say(&Msg::new("simulate-written").with("path", library::shown(&place.path))));
        }
    }
    Ok(Exit::Fine)
}

fn count(
    args: &Simulate,
    playable: &Playable,
    stretches: &[Stretch],
    asked: &Asked,
    out: &Output,
) -> Result<Vec<Counted>, Failure> {
    let threads = args.threads.map_or_else(runs::cores, usize::from);
    let mut counted = Vec::new();
    for stretch in stretches {
        let plan = pasts::plan(playable, stretch.part)?;
        let series = Series::new(plan.model.clone(), *stretch, asked.mix.clone());
        let census = runs::count(&series, asked.seeds.clone(), threads, out);
        counted.push(Counted { series, census });
    }
    Ok(counted)
}

/// What is played, and by which seats if the variant names them.
fn stretches(args: &Simulate, model: &Model) -> Result<(Vec<Stretch>, Vec<SeatId>), Failure> {
    let scenario = &model.scenario;
    if let Some(name) = &args.part {
        let ids: Vec<&str> = scenario.parts.iter().map(|part| part.id.as_str()).collect();
        let part = model.find(Table::Part, name).map(PartId);
        let part = part.ok_or_else(|| Failure::unknown("play-no-part", name, &ids))?;
        return Ok((vec![Stretch { part: Some(part), last: None }], Vec::new()));
    }
    let Some(name) = &args.variant else {
        return Ok((vec![Stretch { part: None, last: None }], Vec::new()));
    };
    let ids: Vec<&str> = scenario.variants.iter().map(|variant| variant.id.as_str()).collect();
    let unknown = || Failure::unknown("play-no-variant", name, &ids);
    let stretches = part::of_variant(model, name).ok_or_else(unknown)?;
    let row = scenario.variants.iter().find(|row| row.id == **name);
    let played = row.into_iter().flat_map(|row| &row.played);
    Ok((stretches, played.filter_map(|name| model.seat(name.as_str())).collect()))
}

/// Who sits where.
fn mix(args: &Simulate, model: &Model) -> Result<Mix, Failure> {
    let base = Base::named(&args.mix);
    let base = base.ok_or_else(|| Failure::unknown("play-no-policy", &args.mix, &Base::NAMES))?;
    let mut mix = Mix::of(base);
    for fixed in &args.seat {
        let Some((seat, profile)) = fixed.split_once('=') else {
            return Err(Failure::new(Msg::new("simulate-seat-form").with("text", fixed.as_str())));
        };
        let (seat, profile) = (seat.trim(), profile.trim());
        let seat = journals::seat(model, seat)?;
        let found = Profile::named(profile);
        let found = found.ok_or_else(|| Failure::unknown("play-no-policy", profile, &policy::NAMES))?;
        mix.fixed.retain(|(other, _)| *other != seat);
        mix.fixed.push((seat, found));
    }
    Ok(mix)
}

/// Where a file is written: beside its place first, then into it.
#[derive(Debug)]
struct Place {
    path: PathBuf,
    beside: PathBuf,
}

impl Place {
    fn reserve(path: &Path) -> Result<Self, Failure> {
        if path.is_dir() {
            return Err(Failure::new(Msg::new("cli-is-a-folder").with("path", library::shown(path))));
        }
        let mut beside = path.as_os_str().to_owned();
        beside.push(".part");
        let place = Self { path: path.to_path_buf(), beside: beside.into() };
        std::fs::write(&place.beside, "").map_err(|error| Failure::io_write(path, &error))?;
        Ok(place)
    }

    fn write(&self, text: &str) -> Result<(), Failure> {
        std::fs::write(&self.beside, text)
            .and_then(|()| std::fs::rename(&self.beside, &self.path))
            .map_err(|error| Failure::io_write(&self.path, &error))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // Gone into its place, or not needed any more.
        let _gone = std::fs::remove_file(&self.beside);
    }
}
