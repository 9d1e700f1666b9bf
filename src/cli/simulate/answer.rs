//! What was counted, for programs.
//!
//! ```text
//! { "scenario": id, "mix": name, "fixed": { seat: profile }, "seeds": [first, last], "stretches": [
//!   { "part": id or null, "last": id or null, "runs": n,
//!     "quality": spread, "coverage": spread,            in basis points
//!     "weakest": { "quality", "seed" }, "best": …,      null with nothing judged
//!     "ended": spread,                                  in milliseconds of exercise time
//!     "endings": [{ "id", "title", "runs" }], "time_up": n,
//!     "injects": [{ "id", "title", "fired": runs, "first": spread, "decision": null or
//!        { "asked", "lapsed", "sound": option or null, "difficulty", "level", "flag",
//!          "options": [{ "title", "taken", "by": { profile: n } }], "lapsed_by": { profile: n } } }],
//!     "outcomes": [{ "id", "runs" }],
//!     "clauses": [{ "id", "title", "claimed", "arose": runs, "judged": runs, "all_met": runs, "credit",
//!        "met", "kept", "late", "missed", "breached", "not_due", "not_observed", "lifted", "never_arose",
//!        "by": { profile: { "met", "kept", "late", "missed", "breached", "share" } },
//!        "difficulty", "level", "flag" }],
//!     "objectives": [{ "id", "title", "quality": spread }],
//!     "seats": [{ "id", "title", "by": { profile: { "runs", "judged", "quality" } } }] }] }
//! ```
//!
//! A spread is `{ "count", "min", "q25", "median", "q75", "max", "mean" }`, null where nothing was counted. Options are
//! counted from 0. A share, credit or difficulty is in basis points, null where nothing was judged. `flag` is null or one
//! of `never-arises`, `never-met`, `always-met`, `one-answer`; `level` is `easy`, `medium` or `hard`.

use serde_json::{Map, Value, json};

use crate::base::{InjectId, PartId};
use crate::cli::output::Output;
use crate::cli::simulate::{Asked, Counted};
use crate::content::model::Model;
use crate::explore::census::difficulty::{Flag, Level};
use crate::explore::census::tally::{ClauseTally, DecisionTally};
use crate::explore::census::{Profile, Shares, Spread};
use crate::tell::Titles;
use crate::trace::{Names as _, Table};

/// The seed of a weakest or best run.
#[must_use]
pub fn seed_of(run: Option<(u16, u64)>) -> Option<u64> {
    run.map(|(_, seed)| seed)
}

/// Whether an objective of the scenario names a clause.
#[must_use]
pub fn is_claimed(model: &Model, clause: usize) -> bool {
    model.script.objectives.iter().any(|named| named.iter().any(|id| id.index() == clause))
}

/// Everything that was counted.
#[must_use]
pub fn answer(counted: &[Counted], asked: &Asked, out: &Output) -> Value {
    let model = counted.first().map(|one| one.series.model());
    let fixed: Map<String, Value> = (asked.mix.fixed.iter())
        .filter_map(|(seat, profile)| {
            Some((model?.name(Table::Seat, seat.0).to_owned(), json!(profile.name())))
        })
        .collect();
    json!({
        "scenario": model.map(|model| model.scenario.id.as_str()),
        "mix": asked.mix.base.name(),
        "fixed": fixed,
        "seeds": [asked.seeds.start, asked.seeds.end.saturating_sub(1)],
        "stretches": counted.iter().map(|one| stretch(one, out)).collect::<Vec<_>>(),
    })
}

fn stretch(one: &Counted, out: &Output) -> Value {
    let (model, census) = (one.series.model(), &one.census);
    let titles = Titles::new(model, out.lang());
    let (scenario, stretch) = (&model.scenario, one.series.stretch());
    let part = |part: Option<PartId>| part.map(|part| model.name(Table::Part, part.0));
    let run =
        |run: Option<(u16, u64)>| run.map(|(quality, seed)| json!({ "quality": quality, "seed": seed }));
    let endings = scenario.endings.iter().zip(&census.endings);
    let outcomes = scenario.outcomes.iter().zip(&census.outcomes);
    let objectives = scenario.objectives.iter().zip(&census.objectives);
    let clauses = model.procedure.clauses.iter().zip(&census.clauses).enumerate();
    let injects = scenario.injects.iter().zip(&census.injects).enumerate();
    json!({
        "part": part(stretch.part),
        "last": part(stretch.last),
        "runs": census.runs,
        "quality": spread(&census.quality),
        "coverage": spread(&census.coverage),
        "weakest": run(census.weakest),
        "best": run(census.best),
        "ended": spread(&census.ended),
        "endings": endings.map(|(row, runs)| json!({
            "id": row.id.as_str(), "title": out.text(&row.title), "runs": runs,
        })).collect::<Vec<_>>(),
        "time_up": census.time_up,
        "injects": injects.map(|(at, (row, tally))| json!({
            "id": row.id.as_str(),
            "title": titles.inject(InjectId::from_index(at)),
            "fired": tally.first.count(),
            "first": spread(&tally.first),
            "decision": tally.decision.as_ref().map(|tally| decision(&titles, at, tally)),
        })).collect::<Vec<_>>(),
        "outcomes": outcomes.map(|(row, runs)| json!({ "id": row.id.as_str(), "runs": runs })).collect::<Vec<_>>(),
        "clauses": clauses.map(|(at, (row, tally))| {
            let mut value = clause(tally, is_claimed(model, at));
            value["id"] = row.id.as_str().into();
            value["title"] = out.text(&row.title).into();
            value
        }).collect::<Vec<_>>(),
        "objectives": objectives.map(|(row, quality)| json!({
            "id": row.id.as_str(), "title": out.text(&row.title), "quality": spread(quality),
        })).collect::<Vec<_>>(),
        "seats": scenario.seats.iter().zip(&census.seats).map(|(row, tallies)| json!({
            "id": row.id.as_str(),
            "title": out.text(&row.title),
            "by": by(|at| json!({
                "runs": tallies[at].runs, "judged": tallies[at].judged, "quality": tallies[at].mean(),
            })),
        })).collect::<Vec<_>>(),
    })
}

/// An object with a value for each profile.
fn by(value: impl Fn(usize) -> Value) -> Value {
    Profile::ALL.into_iter().map(|profile| (profile.name().to_owned(), value(profile as usize))).collect()
}

fn spread(spread: &Spread) -> Value {
    json!({
        "count": spread.count(),
        "min": spread.least(),
        "q25": spread.quantile(250),
        "median": spread.quantile(500),
        "q75": spread.quantile(750),
        "max": spread.most(),
        "mean": spread.mean(),
    })
}

fn decision(titles: &Titles, inject: usize, tally: &DecisionTally) -> Value {
    let options = tally.taken.iter().enumerate().map(|(option, taken)| {
        json!({
            "title": titles.option(InjectId::from_index(inject), u8::try_from(option).unwrap_or(u8::MAX)),
            "taken": taken,
            "by": by(|at| tally.by[at].taken.get(option).copied().unwrap_or(0).into()),
        })
    });
    json!({
        "asked": tally.asked,
        "lapsed": tally.lapsed,
        "sound": tally.sound(),
        "difficulty": tally.difficulty(),
        "level": tally.difficulty().map(|difficulty| Level::of(difficulty).word()),
        "flag": tally.flag().map(Flag::word),
        "options": options.collect::<Vec<_>>(),
        "lapsed_by": by(|at| tally.by[at].lapsed.into()),
    })
}

fn clause(tally: &ClauseTally, claimed: bool) -> Value {
    let mut value = shares(&tally.verdicts);
    value["by"] = by(|at| shares(&tally.by[at]));
    value["claimed"] = claimed.into();
    for (name, count) in tally.counts() {
        value[name] = count.into();
    }
    value["credit"] = tally.mean_credit().into();
    value["difficulty"] = tally.difficulty().into();
    value["level"] = tally.difficulty().map(|difficulty| Level::of(difficulty).word()).into();
    value["flag"] = tally.flag(claimed).map(Flag::word).into();
    value
}

fn shares(shares: &Shares) -> Value {
    json!({
        "met": shares.met,
        "kept": shares.kept,
        "late": shares.late,
        "missed": shares.missed,
        "breached": shares.breached,
        "share": shares.share(),
    })
}
