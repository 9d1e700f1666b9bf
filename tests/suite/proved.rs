//! The bundled scenarios are proved: gone through whole and part by part nothing is found but what is meant, everything
//! comes, every claimed clause comes up and is met by somebody, and simulated experts reach full marks and the good ending.

use std::collections::BTreeSet;
use std::path::Path;

use hotwash::base::{Arg, Msg, PartId};
use hotwash::cli::library::{self, Playable};
use hotwash::cli::pasts;
use hotwash::content::check::check;
use hotwash::content::model::Model;
use hotwash::content::model::script::When;
use hotwash::exercise::part::Stretch;
use hotwash::explore::census::mix::Base;
use hotwash::explore::census::{Census, Mix, Series};
use hotwash::explore::proof::{Explored, Ground, Limits, Walk, Way, finding, run_shard};

/// So many situations of the whole, and of each part.
const SITUATIONS: (u64, u64) = (1_500, 100);
/// Seeds of the runs that are counted.
const SEEDS: std::ops::Range<u64> = 1..41;

/// What comes only in a course so bad or so rare that none of the counted runs takes it. The walk or a recorded run shows it.
const RARE: [(&str, &[&str]); 1] = [
    // Nobody but a beginner lets the convoy leave without clearance or eight people behind, and beginners do not get it to
    // leave; a flight of one's own is one choice of five.
    ("evacuation", &["no-passage", "eight-missing", "no-slot"]),
];

/// What either check still says of a bundled scenario: code, of what, and why it is meant. Whatever else is said is a fault.
///
/// Wrong answers of one price: their marks differ for the debrief, which asks why one was chosen; the price is the same.
const MEANT: &[(&str, &str, &str, &str)] = &[
    (
        "earthquake",
        "T038",
        "DATA-02",
        "owed only after a list has been given away; nobody who does well owes it",
    ),
    (
        "evacuation",
        "T038",
        "DATA-02",
        "owed only after a list has been given away; nobody who does well owes it",
    ),
    ("earthquake", "D008", "exercise-question", "two excuses for not exercising: the generator stays broken"),
    ("earthquake", "D008", "list-owner", "two ways to have no owner of the list: two numbers go out"),
    ("earthquake", "D008", "giorgi-mother", "false comfort and silence: the mother's trust is lost"),
    ("evacuation", "D008", "pelantia-note", "three ways not to refer the case: the border parts the family"),
    ("seafarers", "D008", "broker-calls", "sent to the families, or hung up on: he turns to the families"),
];

fn playable(name: &str) -> Playable {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let place = |folder: &str| root.join(folder).to_string_lossy().into_owned();
    library::playable(&place(&format!("scenarios/{name}")), Some(&place("assets/procedures/reference")))
        .unwrap_or_else(|_| panic!("{name} cannot be read"))
}

/// The whole, then each part played alone.
fn stretches(playable: &Playable) -> Vec<Option<PartId>> {
    let parts = playable.model.scenario.parts.len();
    let parts = if parts > 1 { parts } else { 0 };
    std::iter::once(None).chain((0..parts).map(|at| Some(PartId::from_index(at)))).collect()
}

fn walked(playable: &Playable, part: Option<PartId>) -> Explored {
    let plan = pasts::plan(playable, part).unwrap_or_else(|_| panic!("no past"));
    let mut ways = Way::usual(&plan.model);
    for (name, run) in pasts::runs(playable, &plan) {
        let setup = run.situation().setup();
        if setup.part == part && setup.last.is_none() {
            ways.push(Way::recorded(&name, &run));
        }
    }
    let ground = Ground::new(plan, part, ways);
    let mut walk = Walk::new(
        &ground,
        Limits { states: if part.is_some() { SITUATIONS.1 } else { SITUATIONS.0 }, deviations: 1 },
    );
    loop {
        let shards = walk.round().to_vec();
        if shards.is_empty() {
            return walk.into_explored();
        }
        walk.take(shards.iter().map(|shard| run_shard(&ground, shard)).collect());
    }
}

fn counted(playable: &Playable, base: Base) -> Census {
    let whole = Stretch { part: None, last: None };
    let series = Series::new(std::sync::Arc::clone(&playable.model), whole, Mix::of(base));
    let mut census = series.census();
    series.count(SEEDS, &mut census);
    census
}

/// What a finding is about: the inject at its place, otherwise the list it gives, otherwise its place.
fn of_what(model: &Model, path: &str, message: &Msg) -> String {
    let inject = path.strip_prefix("injects[").and_then(|rest| rest.split_once(']')?.0.parse::<usize>().ok());
    if let Some(row) = inject.and_then(|at| model.scenario.injects.get(at)) {
        return row.id.to_string();
    }
    let list = message.args.iter().find_map(|(name, arg)| match arg {
        Arg::Str(list) if *name == "list" => Some(list.clone()),
        _ => None,
    });
    list.unwrap_or_else(|| path.to_owned())
}

#[test]
fn gone_through_whole_and_part_by_part_only_what_is_meant_is_found_and_experts_reach_full_marks() {
    for name in library::scenarios() {
        let playable = playable(&name);
        let explored: Vec<Explored> =
            stretches(&playable).into_iter().map(|part| walked(&playable, part)).collect();
        let model = &playable.model;
        let plain = check(&model.procedure, Some(&model.scenario));
        let own = plain.list.iter().filter(|one| one.primary.file.ends_with("scenario.ron"));
        let deep = finding::all(&explored, model);
        let said = own.map(|one| (one.code, of_what(model, &one.primary.path, &one.message)));
        let said =
            said.chain(deep.iter().map(|one| (one.code, of_what(model, &one.place.path, &one.message))));
        let said: BTreeSet<(&str, String)> = said.map(|(code, what)| (code.0, what)).collect();
        let meant = MEANT.iter().filter(|(of, ..)| *of == name);
        let meant: BTreeSet<(&str, String)> =
            meant.map(|(_, code, what, _)| (*code, (*what).to_owned())).collect();
        let more: Vec<_> = said.difference(&meant).collect();
        assert!(more.is_empty(), "{name}: {more:?}");
        // Answers are compared only in a longer walk than this one; that these are asked and have several is sure.
        for (code, what) in meant.difference(&said) {
            let row = model.scenario.injects.iter().find(|row| row.id == **what);
            let options = row.and_then(|row| row.decision.as_ref()).map_or(0, |one| one.options.len());
            assert!(*code == "D008" && options > 2, "{name}: nobody says {code} of {what} any more");
        }
        for one in &explored {
            let of = one.part.map(|part| playable.model.scenario.parts[part.index()].id.to_string());
            assert_eq!(one.best.as_ref().map(|best| best.quality), Some(10_000), "{name} {of:?}");
            let expert = one.expert.as_ref().map(|run| (run.quality, &run.faults));
            assert_eq!(expert, Some((10_000, &Vec::new())), "{name} {of:?}");
        }
    }
}

#[test]
fn with_all_sorts_of_colleagues_every_message_comes_every_claimed_clause_is_met_and_every_ending_reached() {
    for name in library::scenarios() {
        let playable = playable(&name);
        let census = counted(&playable, Base::Mixed);
        let model = &playable.model;
        let injects = model.script.injects.iter().zip(&model.scenario.injects).zip(&census.injects);
        let missing: BTreeSet<&str> = injects
            .filter(|((row, _), tally)| tally.first.count() == 0 && !matches!(row.when, When::ByHand))
            .map(|((_, written), _)| written.id.as_str())
            .collect();
        let rare = RARE.iter().find(|(of, _)| *of == name).map_or(&[][..], |(_, list)| list);
        assert_eq!(missing, rare.iter().copied().collect(), "{name}");
        let clauses = model.procedure.clauses.iter().zip(&census.clauses);
        let unfair: Vec<String> = clauses
            .filter_map(|(clause, tally)| {
                let claimed = model.scenario.objectives.iter().any(|row| row.clauses.contains(&clause.id));
                // Met by somebody, unless its time lies after the end of every run.
                let met = tally.verdicts.met + tally.verdicts.kept + tally.not_due;
                assert!(!claimed || met > 0, "{name}: {}", clause.id);
                tally.flag(claimed).map(|flag| format!("{}: {}", clause.id, flag.word()))
            })
            .collect();
        assert_eq!(unfair, Vec::<String>::new(), "{name}");
        let never: Vec<&str> = (model.scenario.endings.iter().zip(&census.endings))
            .filter(|(_, runs)| **runs == 0)
            .map(|(ending, _)| ending.id.as_str())
            .collect();
        assert_eq!(never, [""; 0], "{name}");
    }
}
