//! The seafarers branch: every message can come, every outcome follow, every ending be reached, and mistakes cost.

use std::collections::BTreeSet;
use std::sync::Arc;

use hotwash::exercise::Exercise;
use hotwash::explore::script::Script;
use hotwash::score::card::{Card, Circumstances};
use hotwash::score::clause::Monitors;
use hotwash::trace::Event;

use crate::support::branches::{Branches, added};

fn seafarers() -> Branches {
    Branches::of("seafarers", "home")
}

/// Runs that differ from the careful one in a few things.
fn variations(branches: &Branches) -> Vec<(String, Script)> {
    let mut found = branches.other_answers();
    for forgotten in [
        &["answer"][..],
        &["ask-access"],
        &["visit-detainee"],
        &["send-warning"],
        &["name-talks-channel"],
        &["issue-return-certificate"],
    ] {
        found.push(branches.without(forgotten));
    }
    let told = branches.answering("eka-call", "everything");
    let again = added(told, "4:00 consul do contact-detainee person=davit means=partner");
    found.push(("Davit hears what Eka was told".to_owned(), again));
    let (name, unasked) = branches.without(&["ask-access"]);
    found.push((format!("{name} for ten days"), added(unasked, "230:00 consul do ask-access person=zurab")));
    found.push(branches.with("962:00 press do talk-with-captors event=release-offer"));
    found.extend((0..12).map(|seed| branches.seeded(seed)));
    found
}

#[test]
fn every_message_can_come_every_outcome_follow_and_every_ending_be_reached() {
    let branches = seafarers();
    branches.cover_everything(variations(&branches));
}

#[test]
fn no_other_answer_is_better_and_the_mistaken_ones_cost_marks_or_the_good_ending() {
    seafarers().mistakes_cost(&[
        "wife-call wait-for-notice",
        "wife-call promised",
        "wife-call nothing",
        "captain-phone case-details",
        "captain-phone comfort",
        "eka-call everything",
        "eka-call denied",
        "owner-mail owners",
        "owner-mail court",
        "tv-asks name",
        "tv-asks prison",
        "tv-asks silence",
        "agent-wants-list whole",
        "no-notice nothing",
        "week-note nobody",
        "davit-talks tell-her",
        "davit-talks promise-out",
        "temur-collapses through-lawyer",
        "temur-collapses wait-court",
        "reporter-has-names confirm-beating",
        "levan-calls tell-dead",
        "levan-calls let-him-call",
        "boy-answers boy",
        "boy-answers text",
        "witness-note as-free",
        "witness-note nothing",
        "broker-calls bargain",
        "broker-calls to-the-families",
        "broker-calls hang-up",
        "tv-ransom we-do-not-pay",
        "tv-ransom name-the-contact",
        "tv-ransom off-air",
        "families-before-the-door date",
        "families-before-the-door closed-door",
        "way-home-for-beka family-first",
        "way-home-for-beka unpaid",
    ]);
}

#[test]
fn protest_quiet_work_and_a_reasoned_wait_are_worth_the_same() {
    let branches = seafarers();
    for answer in ["protest", "quiet", "wait"] {
        assert_eq!(branches.worth(&branches.answering("no-notice", answer)), (10_000, true), "{answer}");
    }
}

#[test]
fn without_a_permit_the_consul_is_turned_away() {
    let branches = seafarers();
    let (name, early) = branches.with("216:06 consul do visit-detainee person=zurab");
    assert_eq!(branches.worth(&early), (10_000, true), "{name}: trying costs nothing");
    let (_, mut only) = branches.without(&["visit-detainee", "zurab"]);
    only = added(only, "216:06 consul do visit-detainee person=zurab");
    assert!(branches.worth(&only).0 < 10_000, "and counts for nothing");
}

#[test]
fn who_is_forgotten_is_noticed() {
    let branches = seafarers();
    for forgotten in [
        &["visit-detainee", "temur"][..],
        &["contact-person", "merab"],
        &["open-detention-file", "davit"],
        &["hire-lawyer", "levan"],
        &["raise-ill-treatment"],
        &["contact-maritime-party", "flag-state"],
        &["contact-maritime-party", "union"],
        &["name-liaison"],
        &["group-check-in"],
    ] {
        let (name, script) = branches.without(forgotten);
        let (quality, _) = branches.worth(&script);
        assert!(quality < 10_000, "{name}: {quality}");
    }
}

fn card(exercise: &Exercise) -> Card {
    let mut monitors = Monitors::new(Arc::clone(&exercise.plan().model));
    exercise.records().iter().for_each(|record| monitors.observe(record));
    Card::of(&monitors, &Circumstances::default())
}

/// Clauses that only forbid: who does nothing wrong keeps them, and they stand outside the numbers.
const KEPT: [&str; 4] = ["DATA-03", "DET-06", "MCI-02", "MCI-04"];

#[test]
fn in_the_careful_run_every_claimed_clause_is_judged_or_kept() {
    let branches = seafarers();
    let card = card(&branches.played(&branches.careful()));
    let objectives = &branches.plan.model.scenario.objectives;
    let claimed: BTreeSet<&str> =
        objectives.iter().flat_map(|objective| &objective.clauses).map(|clause| clause.as_str()).collect();
    assert!(claimed.len() >= 36);
    for clause in claimed {
        let line = card.team.clauses.iter().find(|line| *line.clause == *clause).unwrap();
        assert_eq!(line.credit.is_some(), !KEPT.contains(&clause), "{clause}");
        let held = |at: &usize| card.verdicts.get(*at).is_some_and(|line| line.kept || line.verdict == "met");
        assert!(line.verdicts.iter().any(held), "{clause} never arose");
    }
}

#[test]
fn every_mistake_of_the_careless_run_is_caught_and_has_its_consequence() {
    let branches = seafarers();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/seafarers/runs/careless.run");
    let exercise = branches.played(&Script::read(&std::fs::read_to_string(path).unwrap()).unwrap());
    let card = card(&exercise);
    for (mistake, rule, verdict) in [
        ("no file until a notice comes", "DET-01.a", "missed"),
        ("the call is not acknowledged", "ALRT-01.a", "missed"),
        ("nobody gets word through", "DET-02.a", "missed"),
        ("nobody asks for access", "DET-03.b", "missed"),
        ("the notice is late and nobody reacts", "DET-04.a", "missed"),
        ("a wife told what she was not to be told", "DET-06.a", "breached"),
        ("the prison named to television", "DET-06.b", "breached"),
        ("a complaint without consent", "DET-10.b", "breached"),
        ("half a complaint", "DET-10.a", "missed"),
        ("no embassy, partner, lawyer", "DET-12.a", "missed"),
        ("no one channel", "DET-14.a", "missed"),
        ("three people talk to the broker", "DET-14.b", "breached"),
        ("the sum named", "DET-14.c", "breached"),
        ("flag, insurer, union forgotten", "DET-15.a", "missed"),
        ("a number nobody logged", "COM-03.a", "breached"),
        ("a date promised", "COM-03.b", "breached"),
        ("no warning of the storm", "COM-05.a", "missed"),
        ("a list without a note", "DATA-01.a", "breached"),
        ("the list given without consent", "DATA-03.a", "breached"),
        ("the whole list given", "DATA-03.b", "breached"),
        ("a name before the family knows", "MCI-02.a", "breached"),
        ("two officers never came", "MCI-03.a", "missed"),
        ("a death told too early", "MCI-04.a", "breached"),
        ("nobody named for the family", "MCI-05.a", "missed"),
        ("nobody asks about health", "RESP-03.a", "missed"),
    ] {
        let caught =
            card.verdicts.iter().any(|line| line.rule.as_deref() == Some(rule) && line.verdict == verdict);
        assert!(caught, "{mistake}: {rule} is not {verdict}");
    }
    let injects = &branches.plan.model.scenario.injects;
    let fired: BTreeSet<&str> = exercise
        .records()
        .iter()
        .filter_map(|record| match &record.event {
            Event::InjectFired { inject, .. } => injects.get(inject.index()).map(|row| row.id.as_str()),
            _ => None,
        })
        .collect();
    for consequence in [
        "wife-on-air",
        "phone-heard",
        "eka-in-hospital",
        "blame-on-master",
        "cameras-at-gate",
        "families-pressed",
        "nobody-came",
        "gocha-hurt",
        "temur-worse",
        "mother-alone",
        "mother-from-the-boy",
        "witnesses-forgotten",
        "second-broker",
        "price-doubled",
        "promise-recalled-again",
        "beka-in-debt",
        "hearing-without-us",
    ] {
        assert!(fired.contains(consequence), "{consequence} did not follow");
    }
    assert!(card.team.headline.quality < Some(500));
}
