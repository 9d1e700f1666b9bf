//! The evacuation branches: every message can come, every outcome follow, every ending be reached, and mistakes cost.
//!
//! The careful run is played again and again with one thing done otherwise: another answer, a line left out, other luck.

use std::collections::BTreeSet;
use std::sync::Arc;

use hotwash::base::SimTime;
use hotwash::exercise::Exercise;
use hotwash::exercise::manifest::manifest;
use hotwash::explore::record;
use hotwash::explore::script::{Line, Script};
use hotwash::kernel::Plan;
use hotwash::score::card::{Card, Circumstances};
use hotwash::score::clause::Monitors;
use hotwash::trace::Event;

use crate::support::shipped;

fn careful() -> Script {
    let path = format!("{}/scenarios/evacuation/runs/careful.run", env!("CARGO_MANIFEST_DIR"));
    Script::read(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Plays on whatever is refused or cannot be said any more.
fn played(plan: &Arc<Plan>, script: &Script) -> Exercise {
    let mut exercise = record::start(script, plan).unwrap().begin(plan, &manifest(&plan.model));
    for line in &script.lines {
        exercise.advance_to(line.at);
        if let Ok(envelope) = line.command(&plan.model, exercise.situation()) {
            exercise.submit(envelope);
        }
    }
    exercise.advance_to(SimTime::FAR);
    exercise
}

fn card(exercise: &Exercise) -> Card {
    let mut monitors = Monitors::new(Arc::clone(&exercise.plan().model));
    exercise.records().iter().for_each(|record| monitors.observe(record));
    Card::of(&monitors, &Circumstances::default())
}

fn says(line: &Line, words: &[&str]) -> bool {
    words.iter().all(|word| line.words.iter().any(|said| *said.value == **word))
}

/// The careful run with one answer changed, for every answer there is.
fn other_answers(plan: &Plan) -> Vec<(String, Script)> {
    let mut found = Vec::new();
    for inject in &plan.model.scenario.injects {
        let Some(decision) = &inject.decision else { continue };
        for option in &decision.options {
            let mut script = careful();
            for line in script.lines.iter_mut().filter(|line| says(line, &["answer", inject.id.as_str()])) {
                line.words[2].value = option.id.as_str().into();
            }
            found.push((format!("{} {}", inject.id, option.id), script));
        }
    }
    found
}

fn without(what: &[&str]) -> (String, Script) {
    let mut script = careful();
    let before = script.lines.len();
    script.lines.retain(|line| !says(line, what));
    assert!(script.lines.len() < before, "{what:?} is not in the careful run");
    (format!("without {}", what.join(" ")), script)
}

/// Runs that differ from the careful one in a few things.
fn variations(plan: &Plan) -> Vec<(String, Script)> {
    let mut found = other_answers(plan);
    found.extend([
        without(&["issue-return-certificate"]),
        without(&["check-route"]),
        without(&["request-clearance"]),
        without(&["arrange-second-option"]),
        without(&["advise-move"]),
        without(&["depart"]),
        without(&["stand-down"]),
        without(&["answer"]),
        without(&["request-facilitation"]),
    ]);
    let (name, mut papers) = without(&["issue-return-certificate"]);
    let late = Script::read("64:03 embassy answer border-papers paper-at-border").unwrap();
    papers.lines.extend(late.lines);
    papers.lines.sort_by_key(|line| line.at);
    found.push((format!("{name}, made at the border"), papers));
    for (option, seed) in [("check-first", 1), ("bridge-now", 2), ("bridge-now", 3), ("bridge-now", 5)] {
        let mut script = careful();
        script.seed = seed;
        for line in script.lines.iter_mut().filter(|line| says(line, &["answer", "hotel-hit"])) {
            line.words[2].value = option.into();
        }
        found.push((format!("hotel-hit {option}, seed {seed}"), script));
    }
    let mut by_hand = careful();
    let released =
        Script::read("2:30 trainer release spare-parliament\n3:00 trainer release spare-drone").unwrap();
    by_hand.lines.extend(released.lines);
    by_hand.lines.sort_by_key(|line| line.at);
    found.push(("careful, with what the trainer holds in reserve".to_owned(), by_hand));
    for seed in 100..112 {
        found.push((format!("careful, seed {seed}"), Script { seed, ..careful() }));
    }
    found
}

#[test]
fn every_message_can_come_every_outcome_follow_and_every_ending_be_reached() {
    let plan = Arc::new(Plan::new(shipped::model("evacuation")));
    let model = &plan.model;
    let (mut injects, mut outcomes, mut endings) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut taken = BTreeSet::new();
    let idle = ("idle".to_owned(), Script::default());
    for (_, script) in variations(&plan).into_iter().chain([idle]) {
        let exercise = played(&plan, &script);
        assert!(exercise.is_over());
        for record in exercise.records() {
            match &record.event {
                Event::InjectFired { inject, .. } => drop(injects.insert(inject.index())),
                Event::OutcomeFired { outcome, .. } => drop(outcomes.insert(outcome.index())),
                Event::EndingReached { ending, .. } => drop(endings.insert(ending.index())),
                Event::DecisionTookEffect { inject, option } => drop(taken.insert((inject.index(), *option))),
                _ => {}
            }
        }
    }
    for (at, inject) in model.script.injects.iter().enumerate() {
        let id = &model.scenario.injects[at].id;
        assert!(injects.contains(&at), "{id} never came");
        let options = inject.decision.as_ref().map_or(0, |decision| decision.options.len() as u8);
        for option in 0..options {
            assert!(taken.contains(&(at, option)), "option {option} of {id} was never taken");
        }
    }
    for (at, outcome) in model.scenario.outcomes.iter().enumerate() {
        assert!(outcomes.contains(&at), "{} never followed", outcome.id);
    }
    for (at, ending) in model.scenario.endings.iter().enumerate() {
        assert!(endings.contains(&at), "{} was never reached", ending.id);
    }
}

/// What a run is worth.
#[derive(Clone, Copy, Debug)]
struct Worth {
    /// In basis points.
    quality: u16,
    /// Σ weight × credit: a run with more duties done well has more, even at the same quality.
    points: u64,
    critical: usize,
    /// The ending everybody hopes for.
    good: bool,
}

impl Worth {
    /// Better in something and worse in nothing.
    fn beats(&self, other: &Self) -> bool {
        let worse = self.quality < other.quality
            || self.points < other.points
            || self.critical > other.critical
            || (!self.good && other.good);
        let better = self.quality > other.quality
            || self.points > other.points
            || self.critical < other.critical
            || (self.good && !other.good);
        better && !worse
    }
}

fn worth(plan: &Arc<Plan>, script: &Script) -> Worth {
    let exercise = played(plan, script);
    let good = exercise.records().iter().any(|record| match &record.event {
        Event::EndingReached { ending, .. } => {
            plan.model.scenario.endings[ending.index()].id.as_str() == "together-home"
        }
        _ => false,
    });
    let team = card(&exercise).team;
    let points = team.clauses.iter().map(|line| u64::from(line.weight) * u64::from(line.credit.unwrap_or(0)));
    Worth {
        quality: team.headline.quality.unwrap_or(0),
        points: points.sum(),
        critical: team.failures.len(),
        good,
    }
}

#[test]
fn no_other_answer_is_better_and_the_mistaken_ones_cost_marks_or_the_good_ending() {
    let mistakes = [
        "captain-lorry go",
        "captain-lorry yourselves",
        "captain-lorry silence",
        "tv-figures number",
        "tv-figures hotel",
        "list-request whole",
        "three-offers convoy-only",
        "three-offers airlift-first",
        "three-offers own-flight",
        "three-offers no-answer",
        "hotel-hit bridge-now",
        "hotel-hit ring-now",
        "leak-post confirm",
        "leak-post nothing",
        "pelantia-note father-stays",
        "pelantia-note smuggle",
        "pelantia-note nothing",
        "families-gather promise",
        "families-gather route-too",
        "bus-breakdown leave-eight",
        "tv-route route",
    ];
    let plan = Arc::new(Plan::new(shipped::model("evacuation")));
    let best = worth(&plan, &careful());
    assert!(best.quality == 10_000 && best.critical == 0 && best.good, "{best:?}");
    let mut left: BTreeSet<&str> = mistakes.into();
    for (name, script) in other_answers(&plan) {
        let other = worth(&plan, &script);
        assert!(!other.beats(&best), "{name}: {other:?} beats {best:?}");
        if left.remove(name.as_str()) {
            assert!(other.quality < best.quality || !other.good, "{name} costs nothing");
        }
    }
    assert_eq!(left, BTreeSet::new());
}

#[test]
fn who_is_forgotten_is_noticed() {
    let plan = Arc::new(Plan::new(shipped::model("evacuation")));
    for forgotten in [
        &["depart", "m-second"][..],
        &["depart", "m-convoy"],
        &["board", "mari"],
        &["board", "giga"],
        &["advise-move", "crew"],
        &["advise-move", "contractors"],
        &["advise-move", "mari"],
    ] {
        let (name, script) = without(forgotten);
        let forgetful = worth(&plan, &script);
        assert!(forgetful.quality < 10_000 && !forgetful.good, "{name}: {forgetful:?}");
    }
}
