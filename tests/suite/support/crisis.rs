//! A bundled scenario, played by a script.

use std::sync::Arc;

use hotwash::base::SimTime;
use hotwash::cli::library::playable;
use hotwash::exercise::manifest::manifest;
use hotwash::exercise::{Exercise, Start};
use hotwash::explore::script::{Line, Script};
use hotwash::kernel::Plan;
use hotwash::trace::Holder;

/// The plan of a bundled scenario.
pub(crate) fn plan(scenario: &str) -> Arc<Plan> {
    let folder = format!("{}/scenarios/{scenario}", env!("CARGO_MANIFEST_DIR"));
    let playable = playable(&folder, None).unwrap_or_else(|failure| panic!("{:?}", failure.message));
    Arc::new(Plan::new(playable.model))
}

/// The lines of a script.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    Script::read(text).unwrap().lines
}

/// An exercise with a person in every seat.
pub(crate) fn begin(plan: &Arc<Plan>, seed: u64) -> Exercise {
    let holders = vec![Holder::Person("P1".into()); plan.model.seats.len()];
    let start = Start { seed, holders, ..Start::default() };
    start.begin(plan, &manifest(&plan.model))
}

/// Goes to the time of a line and hands its command in.
pub(crate) fn give(exercise: &mut Exercise, line: &Line) {
    exercise.advance_to(line.at);
    let model = Arc::clone(&exercise.plan().model);
    let envelope = line.command(&model, exercise.situation()).unwrap_or_else(|why| panic!("{why}"));
    let answer = exercise.submit(envelope);
    let code = answer.refused.map(|refusal| Box::from(refusal.code));
    assert_eq!(code, line.refused, "line {} of the script", line.number);
}

/// Plays a script to the end of the exercise.
pub(crate) fn play(plan: &Arc<Plan>, seed: u64, script: &[Line]) -> Exercise {
    let mut exercise = begin(plan, seed);
    script.iter().for_each(|line| give(&mut exercise, line));
    exercise.advance_to(SimTime::FAR);
    exercise
}
