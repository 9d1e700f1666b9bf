//! The evacuation branches: every message can come, every outcome follow, every ending be reached, and mistakes cost.

use hotwash::explore::script::Script;

use crate::support::branches::{Branches, added};

fn evacuation() -> Branches {
    Branches::of("evacuation", "together-home")
}

/// Runs that differ from the careful one in a few things.
fn variations(branches: &Branches) -> Vec<(String, Script)> {
    let mut found = branches.other_answers();
    for forgotten in [
        "issue-return-certificate",
        "check-route",
        "request-clearance",
        "arrange-second-option",
        "advise-move",
        "depart",
        "stand-down",
        "answer",
        "request-facilitation",
    ] {
        found.push(branches.without(&[forgotten]));
    }
    let (name, papers) = branches.without(&["issue-return-certificate"]);
    let papers = added(papers, "64:03 embassy answer border-papers paper-at-border");
    found.push((format!("{name}, made at the border"), papers));
    for (option, seed) in [("check-first", 1), ("bridge-now", 2), ("bridge-now", 3), ("bridge-now", 5)] {
        let script = Script { seed, ..branches.answering("hotel-hit", option) };
        found.push((format!("hotel-hit {option}, seed {seed}"), script));
    }
    found.extend((100..112).map(|seed| branches.seeded(seed)));
    found
}

#[test]
fn every_message_can_come_every_outcome_follow_and_every_ending_be_reached() {
    let branches = evacuation();
    branches.cover_everything(variations(&branches));
}

#[test]
fn no_other_answer_is_better_and_the_mistaken_ones_cost_marks_or_the_good_ending() {
    evacuation().mistakes_cost(&[
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
    ]);
}

#[test]
fn who_is_forgotten_is_noticed() {
    let branches = evacuation();
    for forgotten in [
        &["depart", "m-second"][..],
        &["depart", "m-convoy"],
        &["board", "mari"],
        &["board", "giga"],
        &["advise-move", "crew"],
        &["advise-move", "contractors"],
        &["advise-move", "mari"],
    ] {
        let (name, script) = branches.without(forgotten);
        let (quality, good) = branches.worth(&script);
        assert!(quality < 10_000 && !good, "{name}: {quality}, {good}");
    }
}
