//! A bundled scenario, played by orders at times.

use std::sync::Arc;

use hotwash::base::{Dur, SimTime};
use hotwash::cli::library::playable;
use hotwash::cli::order;
use hotwash::exercise::manifest::manifest;
use hotwash::exercise::{Exercise, Start};
use hotwash::kernel::Plan;
use hotwash::trace::{Envelope, Holder};

/// The plan of a bundled scenario.
pub(crate) fn plan(scenario: &str) -> Arc<Plan> {
    let folder = format!("{}/scenarios/{scenario}", env!("CARGO_MANIFEST_DIR"));
    let playable = playable(&folder, None).unwrap_or_else(|failure| panic!("{:?}", failure.message));
    Arc::new(Plan::new(playable.model))
}

/// An order of a seat at a time: `"12m embassy do acknowledge-report event=fire"`.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    pub(crate) at: SimTime,
    pub(crate) envelope: Envelope,
}

/// Reads one order a line; empty lines and lines that begin with `#` count for nothing. Times are one word (`1h30m`
/// is written `90m`).
pub(crate) fn orders(plan: &Plan, text: &str) -> Vec<Order> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let mut words = line.splitn(3, ' ');
            let at = SimTime::ZERO.plus(Dur::parse(words.next().unwrap()).unwrap());
            let seat = plan.model.seat(words.next().unwrap()).unwrap_or_else(|| panic!("seat in {line}"));
            let command = order::parse(&plan.model, words.next().unwrap_or_default())
                .unwrap_or_else(|why| panic!("{line}: {why:?}"));
            let by = Holder::Person("P1".into());
            let envelope = Envelope { seat: Some(seat), by, decided_by: None, for_table: false, command };
            Order { at, envelope }
        })
        .collect()
}

/// An exercise with a person in every seat.
pub(crate) fn begin(plan: &Arc<Plan>, seed: u64) -> Exercise {
    let holders = vec![Holder::Person("P1".into()); plan.model.seats.len()];
    let start = Start { seed, holders, ..Start::default() };
    start.begin(plan, &manifest(&plan.model))
}

/// Plays orders to the end of the exercise.
pub(crate) fn play(plan: &Arc<Plan>, seed: u64, orders: &[Order]) -> Exercise {
    let mut exercise = begin(plan, seed);
    for order in orders {
        exercise.advance_to(order.at);
        exercise.submit(order.envelope.clone());
    }
    exercise.advance_to(SimTime::FAR);
    exercise
}
