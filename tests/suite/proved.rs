//! The bundled scenarios are proved: gone through whole and part by part nothing is found, everything comes, every claimed
//! clause comes up and is met by somebody, and simulated experts reach full marks and the good ending.

use std::collections::BTreeSet;
use std::path::Path;

use hotwash::base::{PartId, Severity};
use hotwash::cli::library::{self, Playable};
use hotwash::cli::pasts;
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

#[test]
fn gone_through_whole_and_part_by_part_nothing_is_found_and_experts_reach_full_marks() {
    for name in library::scenarios() {
        let playable = playable(&name);
        let explored: Vec<Explored> =
            stretches(&playable).into_iter().map(|part| walked(&playable, part)).collect();
        let found = finding::all(&explored, &playable.model);
        let said: Vec<String> = found
            .iter()
            .filter(|one| one.severity != Severity::Note)
            .map(|one| format!("{} {} {:?}", one.code.0, one.place.path, one.message))
            .collect();
        assert_eq!(said, Vec::<String>::new(), "{name}");
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
