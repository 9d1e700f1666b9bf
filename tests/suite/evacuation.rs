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
        "reporter-on-hotline calm",
        "rumour-luka name-him",
        "dispatcher-luka dead",
        "giga-call settle-first",
        "giga-call tomorrow",
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

/// The verdicts of a clause after a run of these lines.
fn verdicts(script: &Script, clause: &str) -> Vec<hotwash::score::clause::VerdictKind> {
    let exercise = evacuation().played(script);
    let judged = exercise.judged();
    let of =
        exercise.plan().model.procedure.clauses.iter().position(|row| row.id.as_str() == clause).unwrap();
    judged
        .verdicts()
        .iter()
        .filter(|verdict| verdict.clause.index() == of)
        .map(|verdict| verdict.kind)
        .collect()
}

#[test]
fn a_missing_man_is_named_in_public_by_nobody_even_before_anybody_else_has_named_him() {
    use hotwash::score::clause::VerdictKind;
    // The captain has named him to the duty officer; no rumour and no dispatcher has yet.
    let script = Script::read(
        "0:01 duty pick-up first-call
        1:00 duty forward first-call to press
        1:05 press do publish-statement event=fighting content=all person=luka",
    )
    .unwrap();
    assert!(verdicts(&script, "MCI-02").contains(&VerdictKind::Breached));
}

#[test]
fn a_crew_told_to_stay_in_shelter_was_told_what_to_do() {
    use hotwash::score::clause::VerdictKind;
    let idle = Script::read("").unwrap();
    assert!(verdicts(&idle, "RESP-10").contains(&VerdictKind::Missed));
    let sheltered = Script::read("26:45 embassy answer hotel-hit check-first\n").unwrap();
    assert!(!verdicts(&sheltered, "RESP-10").contains(&VerdictKind::Missed));
}
