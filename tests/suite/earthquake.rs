//! The earthquake branches: every gap of the plan takes its price, every message can come, every ending be reached.

use hotwash::explore::script::Script;

use crate::support::branches::{Branches, added, says};

fn earthquake() -> Branches {
    Branches::of("earthquake", "everybody-counted")
}

/// What repairs a gap of the plan, and the message that comes if it stays open.
const GAPS: [(&[&str], &str); 8] = [
    (&["name-alternates"], "roster-hole"),
    (&["stadium-letter", "see-it"], "stand-falls"),
    (&["check-exit-route", "r-ridge"], "no-road"),
    (&["record-estimate"], "number-unknown"),
    (&["appoint-coordinator", "marenta"], "students-silent"),
    (&["arrange-night-line", "mission"], "first-call-late"),
    (&["list-support-team"], "no-team-list"),
    (&["exercise-question"], "generator"),
];

/// Runs that differ from the careful one in a few things.
fn variations(branches: &Branches) -> Vec<(String, Script)> {
    let mut found = branches.other_answers();
    for forgotten in [
        &["answer"][..],
        &["ask-receiving-place"],
        &["road-order"],
        &["send-team"],
        &["triage-message"],
        &["send-warning"],
        &["group-check-in"],
        &["publish-statement"],
        &["scale-up-hotline"],
    ] {
        found.push(branches.without(forgotten));
    }
    // Nobody asks the hospitals, and no team is there to find anybody.
    let (name, mut nobody_asks) = branches.without(&["ask-receiving-place"]);
    nobody_asks.lines.retain(|line| !says(line, &["send-team"]));
    for (seat, at, inject, answers) in [
        ("consular", "532:01", "tamuna-asks", &["ask", "soon"][..]),
        ("post-duty", "533:01", "hospital-calls", &["compare"]),
    ] {
        for answer in answers {
            let more = format!("{at} {seat} pick-up {inject}\n{at} {seat} answer {inject} {answer}");
            found.push((format!("{name}, {inject} {answer}"), added(nobody_asks.clone(), &more)));
        }
    }
    found.extend(GAPS.iter().map(|(repair, _)| branches.without(repair)));
    found.extend((0..12).map(|seed| branches.seeded(seed)));
    found.push(branches.with("528:03 press do publish-statement event=quake content=known person=nana"));
    found
}

#[test]
fn every_message_can_come_every_outcome_follow_and_every_ending_be_reached() {
    let branches = earthquake();
    branches.cover_everything(variations(&branches));
}

#[test]
fn no_other_answer_is_better_and_the_mistaken_ones_cost_marks_or_the_good_ending() {
    earthquake().mistakes_cost(&[
        "stadium-letter on-the-map",
        "stadium-letter spring",
        "list-wanted send-now",
        "exercise-question put-off",
        "exercise-question guest-list",
        "tv-victims none",
        "tv-victims register",
        "families-question quietly",
        "list-owner each-own",
        "list-owner largest",
        "crew-at-gate two-words",
        "chlorine-note laxer",
        "chlorine-note nothing",
        "giorgi-mother dead",
        "giorgi-mother alive",
        "giorgi-mother nothing",
        "team-question marenta",
        "tv-two-numbers nearly-all",
        "tv-two-numbers nine",
        "road-order light",
        "road-order tomorrow",
        "tv-name confirm",
        "ordanta-claim call-family",
        "ordanta-claim nothing",
        "insurer-list whole",
        "service-question quake-only",
        "service-question all-closed",
        "body-questions friday",
        "blame date",
    ]);
}
