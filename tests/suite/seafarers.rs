//! The seafarers branch: every message can come, every outcome follow, every ending be reached, and mistakes cost.

use std::collections::BTreeMap;

use hotwash::explore::script::Script;
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
fn nobody_hears_the_same_words_twice() {
    let branches = seafarers();
    let injects = &branches.plan.model.scenario.injects;
    let careless = Script::read(include_str!("../../scenarios/seafarers/runs/careless.run")).unwrap();
    let other = [("idle".to_owned(), Script::default()), ("careless".to_owned(), careless)];
    let mut twice = Vec::new();
    for (name, script) in variations(&branches).into_iter().chain(other) {
        let mut fired = BTreeMap::new();
        for record in branches.played(&script).records() {
            if let Event::InjectFired { inject, .. } = &record.event {
                *fired.entry(inject.index()).or_insert(0) += 1;
            }
        }
        // The answer from inside comes for each of the men.
        let ids = fired.into_iter().filter(|(_, times)| *times > 1).map(|(at, _)| injects[at].id.as_str());
        twice.extend(ids.filter(|id| *id != "word-from-inside").map(|id| format!("{id}: {name}")));
    }
    assert_eq!(twice, Vec::<String>::new());
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
        "post-about-beka condole",
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

#[test]
fn who_only_forgets_the_certificate_is_not_told_that_nobody_cared() {
    let branches = Branches::of("seafarers", "without-papers");
    let (_, script) = branches.without(&["issue-return-certificate"]);
    assert!(branches.worth(&script).1);
}
