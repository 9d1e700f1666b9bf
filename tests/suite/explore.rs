//! Simulated colleagues in every seat of the shipped scenarios and of the small crisis.

use std::collections::BTreeMap;
use std::sync::Arc;

use hotwash::base::{Dur, PartId, SimTime};
use hotwash::exercise::manifest::manifest;
use hotwash::exercise::{Exercise, Start};
use hotwash::explore::batch::{Batch, Outcome, Run};
use hotwash::explore::live::Live;
use hotwash::explore::policy::NAMES;
use hotwash::explore::script::Script;
use hotwash::kernel::Plan;
use hotwash::trace::{Command, Due, Envelope, Event, Holder, StepCause};
use proptest::prelude::*;

use crate::support::shipped;

const STAGES: [&str; 3] = ["mini", "first-hour", "evacuation"];

fn run(batch: &Batch, seed: u64, policy: &str) -> Outcome {
    batch.run(&Run { seed, part: None, policies: vec![policy.into()] })
}

fn plan(name: &str) -> Arc<Plan> {
    Arc::new(Plan::new(shipped::model(name)))
}

/// The parts of a scenario, each with the plan by which it is played alone.
fn parts(name: &str) -> Vec<(PartId, Arc<Plan>)> {
    let whole = plan(name);
    let alone = |(at, part): (usize, &hotwash::content::scenario::Part)| {
        let script = Script { part: Some(part.id.as_str().into()), ..Script::default() };
        let plan = if name == "mini" { Arc::clone(&whole) } else { shipped::plan(name, &script) };
        (PartId::from_index(at), plan)
    };
    whole.model.scenario.parts.iter().enumerate().map(alone).collect()
}

fn begin(plan: &Arc<Plan>, seed: u64, part: Option<PartId>, policy: &str) -> Exercise {
    let holders = vec![Holder::Bot(policy.into()); plan.model.seats.len()];
    Start { seed, part, holders, ..Start::default() }.begin(plan, &manifest(&plan.model))
}

/// An exercise with bots in every seat, run to its end.
fn live(plan: &Arc<Plan>, seed: u64, part: Option<PartId>, policy: &str) -> Live {
    let mut live = Live::new(begin(plan, seed, part, policy));
    live.run(SimTime::FAR);
    live
}

fn journal(live: &Live) -> &str {
    std::str::from_utf8(live.exercise().journal()).unwrap()
}

#[test]
fn the_expert_does_better_than_the_slow_the_slow_than_the_novice_and_nobody_earns_nothing() {
    for name in STAGES {
        let batch = Batch::new(shipped::model(name));
        let mean = |policy: &str| {
            let runs = (0..12).map(|seed| run(&batch, seed, policy).card().team.headline.quality);
            runs.map(|quality| u32::from(quality.unwrap_or(0))).sum::<u32>() / 12
        };
        let (expert, slow, novice, absent) = (mean("expert"), mean("slow"), mean("novice"), mean("absent"));
        assert!(expert >= 9_500, "{name}: expert {expert}");
        assert!(
            expert > slow && slow > novice && novice > absent,
            "{name}: {expert} {slow} {novice} {absent}"
        );
        assert_eq!(absent, 0, "{name}");
    }
}

#[test]
fn in_every_part_played_alone_the_expert_does_well() {
    for name in STAGES {
        for (part, plan) in parts(name) {
            let batch = Batch::new(Arc::clone(&plan.model));
            let quality = (0..6).map(|seed| {
                let run = Run { seed, part: Some(part), policies: vec!["expert".into()] };
                batch.run(&run).card().team.headline.quality
            });
            let quality: Vec<Option<u16>> = quality.collect();
            // The second part of the small crisis asks for nothing.
            assert!(name == "mini" || quality.iter().all(Option::is_some), "{name} {part:?}: nothing judged");
            let judged: Vec<u32> = quality.into_iter().flatten().map(u32::from).collect();
            let sum = judged.iter().sum::<u32>();
            assert!(sum >= 9_000 * judged.len() as u32, "{name} {part:?}: {judged:?}");
        }
    }
}

#[test]
fn experts_bring_everybody_home_together() {
    let batch = Batch::new(shipped::model("evacuation"));
    let model = &batch.plan().model;
    let together = |seed: u64| {
        let ending = run(&batch, seed, "expert").ending();
        ending.is_some_and(|ending| model.scenario.endings[ending.index()].id.as_str() == "together-home")
    };
    let home = (0..24).filter(|seed| together(*seed)).count();
    assert!(home >= 20, "together at home in {home} of 24 runs");
}

#[test]
fn an_expert_asks_early_and_again_until_the_answer_comes() {
    let batch = Batch::new(shipped::model("evacuation"));
    let model = &batch.plan().model;
    // In each of these a road stays unclear or the parties are silent several times in a row.
    for seed in [214, 446, 1_035, 1_052, 1_074, 1_421, 1_689, 1_761, 1_936] {
        let ending = run(&batch, seed, "expert").ending();
        let ending = ending.map(|ending| model.scenario.endings[ending.index()].id.as_str());
        assert!(matches!(ending, Some("together-home" | "home-with-wounds")), "{seed}: {ending:?}");
    }
}

#[test]
fn every_policy_plays_every_scenario_and_every_part_to_the_end_without_a_refusal() {
    for name in STAGES {
        let parts = parts(name).into_iter().map(|(part, plan)| (Some(part), plan));
        for (part, plan) in std::iter::once((None, plan(name))).chain(parts) {
            for policy in NAMES {
                for seed in 0..3 {
                    let live = live(&plan, seed, part, policy);
                    let exercise = &live.exercise();
                    assert!(exercise.is_over(), "{name} {part:?} {policy} {seed}");
                    let refused: Vec<_> = exercise
                        .records()
                        .iter()
                        .filter(|record| matches!(record.event, Event::CommandRefused { .. }))
                        .collect();
                    assert!(refused.is_empty(), "{name} {part:?} {policy} {seed}: {:?}", refused.first());
                }
            }
        }
    }
}

#[test]
fn no_instant_is_crowded_with_commands() {
    for name in STAGES {
        let plan = plan(name);
        for policy in NAMES {
            let live = live(&plan, 5, None, policy);
            let mut at_once: BTreeMap<_, u32> = BTreeMap::new();
            for step in live.exercise().steps() {
                if let StepCause::Command(envelope) = &step.cause {
                    *at_once.entry((step.at, envelope.seat)).or_default() += 1;
                }
            }
            let most = at_once.values().max().copied().unwrap_or(0);
            assert!(most <= 24, "{name} {policy}: {most} commands of one seat in one instant");
        }
    }
}

#[test]
fn the_absent_colleague_gives_no_command() {
    for name in STAGES {
        assert_eq!(run(&Batch::new(shipped::model(name)), 1, "absent").made.commands, 0, "{name}");
    }
}

#[test]
fn the_same_seed_leaves_the_same_journal_and_another_seed_another() {
    for name in STAGES {
        let plan = plan(name);
        for policy in ["expert", "novice"] {
            let one = live(&plan, 4, None, policy);
            assert_eq!(journal(&one), journal(&live(&plan, 4, None, policy)), "{name} {policy}");
        }
        assert_ne!(
            journal(&live(&plan, 4, None, "novice")),
            journal(&live(&plan, 5, None, "novice")),
            "{name}"
        );
    }
}

#[test]
fn without_a_journal_the_same_happens_and_is_judged_the_same() {
    for name in STAGES {
        let batch = Batch::new(shipped::model(name));
        for policy in NAMES {
            let bare = run(&batch, 9, policy);
            let live = live(batch.plan(), 9, None, policy);
            assert_eq!(bare.made.records as usize, live.exercise().records().len(), "{name} {policy}");
            assert_eq!(bare.monitors.verdicts(), live.exercise().monitors().verdicts(), "{name} {policy}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn at_any_pace_the_journal_is_the_same(
        cuts in proptest::collection::vec(0i64..84 * 3_600_000, 0..40),
        stage in 0usize..3,
        policy in 0usize..3,
        seed in 0u64..1_000,
    ) {
        let plan = plan(STAGES[stage]);
        let whole = live(&plan, seed, None, NAMES[policy]);
        let mut pieces = Live::new(begin(&plan, seed, None, NAMES[policy]));
        let mut cuts = cuts;
        cuts.sort_unstable();
        for cut in cuts {
            pieces.run(SimTime(cut));
        }
        pieces.run(SimTime::FAR);
        prop_assert_eq!(journal(&whole), journal(&pieces));
    }

    #[test]
    fn killed_anywhere_and_continued_the_journal_is_the_same(
        stage in 0usize..3,
        policy in 0usize..3,
        seed in 0u64..1_000,
        share in 0u32..1_000,
    ) {
        let plan = plan(STAGES[stage]);
        let whole = live(&plan, seed, None, NAMES[policy]);
        let steps = whole.exercise().steps().len();
        let last = opening(&whole).max(steps * share as usize / 1_000).min(steps - 1);
        let again = continued(&plan, &whole, last);
        prop_assert_eq!(journal(&whole), journal(&again));
    }
}

/// The last step of the opening, which is written before anybody plays.
fn opening(live: &Live) -> usize {
    let steps = live.exercise().steps();
    steps.iter().rposition(|step| matches!(step.cause, StepCause::Due(Due::Start))).unwrap()
}

/// The exercise killed after a step, read back and run to its end.
fn continued(plan: &Arc<Plan>, whole: &Live, last: usize) -> Live {
    let exercise = &whole.exercise();
    let bytes = &exercise.journal()[..exercise.steps()[last].end];
    let mut live = Live::new(Exercise::read(plan, bytes).unwrap().exercise);
    live.run(SimTime::FAR);
    live
}

#[test]
fn killed_after_each_step_of_the_small_crisis_the_journal_is_the_same() {
    let plan = plan("mini");
    for policy in ["expert", "novice"] {
        let whole = live(&plan, 138, None, policy);
        for last in opening(&whole)..whole.exercise().steps().len() {
            assert_eq!(journal(&whole), journal(&continued(&plan, &whole, last)), "{policy}: step {last}");
        }
    }
}

#[test]
fn colleagues_play_beside_a_person() {
    let plan = plan("evacuation");
    let embassy = plan.model.seat("embassy").unwrap();
    let mut holders = vec![Holder::Bot("expert".into()); plan.model.seats.len()];
    holders[embassy.index()] = Holder::Person("P1".into());
    let start = Start { seed: 3, holders, ..Start::default() };
    let mut live = Live::new(start.begin(&plan, &manifest(&plan.model)));
    live.run(SimTime::ZERO.plus(Dur::minutes(5)));
    let envelope = Envelope {
        seat: Some(embassy),
        by: Holder::Person("P1".into()),
        decided_by: None,
        for_table: false,
        command: Command::StepOut,
    };
    assert_eq!(live.submit(envelope), None);
    live.run(SimTime::FAR);
    let exercise = live.exercise().clone();
    let by_embassy = exercise.steps().iter().filter(|step| {
        matches!(&step.cause, StepCause::Command(envelope)
            if envelope.seat == Some(embassy) && matches!(envelope.by, Holder::Bot(_)))
    });
    assert!(by_embassy.count() > 20, "a simulated colleague takes over from a participant who steps out");
    // Killed in the middle, with a person's command in the past.
    assert_eq!(journal(&live), journal(&continued(&plan, &live, 150)));
}
