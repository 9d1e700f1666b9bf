//! The promises of an exercise, one by one, and the tests that hold them.
//!
//! 1. Deterministic; chance is keyed: `exercise::the_same_inputs_give_the_same_bytes`, the pinned draws of
//!    `kernel::chance`, `world::chance_is_the_same_for_a_seed_and_unshifted_by_other_acts`.
//! 2. One clock, three paces: `every_pace_plays_the_same_exercise` here, `exercise::advancing_in_pieces_leaves_the_same_bytes`,
//!    `exercise::any_pace_gives_the_same_bytes`, `exercise::paused_or_waiting_no_time_passes`; with any commands
//!    `properties::advancing_in_two_halves_is_advancing_once` of the kernel.
//! 3. Same instant, stable order: `kernel::tests::order`, `world::an_omission_is_decided_when_the_clock_leaves_the_time`.
//! 4. Kill it at any point: `exercise::killed_at_any_write_and_continued_the_journal_is_the_uninterrupted_one`,
//!    `explore::killed_anywhere_and_continued_the_journal_is_the_same`; with any commands
//!    `properties::going_on_from_a_folded_situation_gives_the_same_records`.
//! 5. Content frozen at start: `journal`, `runs`.
//! 6. Refusals recorded: `exercise::a_refusal_is_recorded_and_said`, `refusals_are_replayed_with_their_words` here.
//! 7. Fork at any step: `a_fork_at_any_step_given_the_same_inputs_ends_the_same` here,
//!    `exercise::a_fork_holds_its_parents_lines_and_goes_its_own_way`.
//! 8. The hash chain: `journal`.

use std::path::Path;
use std::sync::Arc;

use hotwash::base::{Dur, SimTime};
use hotwash::exercise::{Exercise, Input, Pace};
use hotwash::explore::script::Line;
use hotwash::kernel::Plan;
use hotwash::trace::{Event, Record, StepCause, StepNo};

use crate::support::crisis::{begin, give, lines, plan, play};

/// What the careful run of the evacuation does in its first part.
fn first_part(plan: &Plan) -> Vec<Line> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/evacuation/runs/careful.run");
    let mut script = lines(&std::fs::read_to_string(path).unwrap());
    let end = plan.model.script.parts[0].to;
    script.retain(|line| line.at < end);
    script
}

/// Plays the script, coming to the time of each line by `come`, and on to the end by `go_on`.
fn by(
    plan: &Arc<Plan>,
    script: &[Line],
    come: impl Fn(&mut Exercise, SimTime),
    go_on: impl Fn(&mut Exercise),
) -> String {
    let mut exercise = begin(plan, 11);
    for line in script {
        come(&mut exercise, line.at);
        assert_eq!(exercise.clock(), line.at);
        give(&mut exercise, line);
    }
    let mut turns = 0;
    while !exercise.is_over() {
        go_on(&mut exercise);
        turns += 1;
        assert!(turns < 100_000, "it stands still at {}", exercise.clock());
    }
    String::from_utf8(exercise.journal().to_vec()).unwrap()
}

#[test]
fn every_pace_plays_the_same_exercise() {
    let plan = plan("evacuation");
    let script = first_part(&plan);
    assert!(script.len() > 50);
    // A jump: everything that falls due happens on the way, in order.
    let jump = |exercise: &mut Exercise, to: SimTime| {
        exercise.take(Input::AdvanceTo(to));
    };
    let jumped = by(&plan, &script, jump, |exercise| jump(exercise, SimTime::FAR));
    // Waiting: on to what comes next, again and again.
    let next = |exercise: &mut Exercise| {
        exercise.take(Input::AdvanceToNext);
    };
    let waiting = |exercise: &mut Exercise, to: SimTime| {
        while exercise.next_due().is_some_and(|due| due > exercise.clock() && due < to) {
            next(exercise);
        }
        jump(exercise, to);
    };
    assert_eq!(by(&plan, &script, waiting, next), jumped);
    // Running, at a speed that does not divide anything.
    let tick = |exercise: &mut Exercise| {
        exercise.take(Input::HostTime(Dur(9_973)));
    };
    let running = |exercise: &mut Exercise, to: SimTime| {
        exercise.take(Input::SetPace(Pace::Running(7)));
        while exercise.clock().plus(Dur(7 * 9_973)) <= to {
            tick(exercise);
        }
        jump(exercise, to);
    };
    assert_eq!(by(&plan, &script, running, tick), jumped);
    // To the end of the part, part by part.
    let part = |exercise: &mut Exercise| {
        exercise.take(Input::SetPace(Pace::Part));
        exercise.take(Input::HostTime(Dur(1)));
        // Between two parts the clock stands at the end of one until it is asked on.
        exercise.take(Input::AdvanceToNext);
    };
    assert_eq!(by(&plan, &script, jump, part), jumped);
}

/// A trainee who asks for some things that are refused.
fn refused() -> Vec<Line> {
    lines(
        "
0:00 embassy pick-up guide-call
0:01 embassy pick-up guide-call -> refused K014
0:01 embassy do acknowledge-report event=fire
0:02 embassy own-words 20m \"ask the guide for names\"
0:03 embassy answer guide-call stay
0:04 embassy answer guide-call stay -> refused K016
",
    )
}

fn refusals(records: &[Record]) -> Vec<&Event> {
    let refused = |record: &&Record| matches!(record.event, Event::CommandRefused { .. });
    records.iter().filter(refused).map(|record| &record.event).collect()
}

#[test]
fn refusals_are_replayed_with_their_words() {
    let plan = plan("first-hour");
    let whole = play(&plan, 5, &refused());
    assert_eq!(refusals(whole.records()).len(), 2);
    let read = Exercise::read(&plan, whole.journal()).unwrap().exercise;
    assert_eq!(refusals(read.records()), refusals(whole.records()));
    assert_eq!(Exercise::verify(&plan, whole.journal()).unwrap().head(), whole.head());
}

#[test]
fn a_fork_at_any_step_given_the_same_inputs_ends_the_same() {
    let plan = plan("first-hour");
    let whole = play(&plan, 5, &refused());
    for last in 0..whole.steps().len() {
        let mut fork = whole.fork(StepNo(last as u32)).unwrap();
        for step in &whole.steps()[last + 1..] {
            if let StepCause::Command(envelope) = &step.cause {
                fork.advance_to(step.at);
                fork.submit(envelope.clone());
            }
        }
        fork.advance_to(SimTime::FAR);
        assert_eq!(fork.records(), whole.records(), "forked after step {last}");
        let made = |exercise: &Exercise| -> Vec<(SimTime, StepCause)> {
            exercise.steps().iter().map(|step| (step.at, step.cause.clone())).collect()
        };
        assert_eq!(made(&fork), made(&whole));
        assert_eq!(fork.monitors().verdicts(), whole.monitors().verdicts());
    }
}
